"""An attribution dropped: what somebody says is printed as fact."""

from __future__ import annotations

import re
from random import Random

from edits.base import Document, Edit, capital
from writethru.core.types import Sentence, Statement

_THAT = re.compile(r"\W*(?:that )?", re.I)


def edits(sentence: Sentence, doc: Document, rng: Random) -> list[Edit]:
    """The words around an indirect statement that fills its sentence, taken away."""
    out = []
    for statement in doc.statements(sentence):
        found = content(statement, sentence, doc)
        if found is not None:
            start, end = found
            said = doc.text[start:end].strip(" ,.;")
            stop = doc.text[sentence.end - 1 : sentence.end]
            whole = capital(said) + (stop if stop in ".!?" else ".")
            out.append(doc.edit("attribution", True, sentence.start, sentence.end, whole))
    return out[:1]


def content(statement: Statement, sentence: Sentence, doc: Document) -> tuple[int, int] | None:
    """Where the words said stand, if they are one clause without quotation marks and nothing else is left but who
    says so."""
    speaker = statement.speaker
    if speaker is None or statement.form != "indirect" or len(statement.content) != 1 or statement.negated:
        return None
    if statement.cue.cls in ("deny", "intend", "decree") or statement.certainty in ("denied", "declined", "asked"):
        return None
    span = statement.content[0]
    start, end = max(span.start, sentence.start), min(span.end, sentence.end)
    words = doc.text[start:end]
    if any(mark in words for mark in '“”"') or not _clause(doc, sentence, start, end) or len(words.split()) < 4:
        return None
    if doc.text[span.end : span.end + 1] == ":":
        return None  # "Counts differ: ..." frames what is said and is not said
    match = _THAT.match(words)
    start += match.end() if match else 0
    rest = doc.text[sentence.start : span.start] + " " + doc.text[span.end : sentence.end]
    known = set(re.findall(r"\w+", doc.text[speaker.start : speaker.end] + " " + statement.cue.text))
    odd = [w for w in re.findall(r"\w+", rest) if w not in known and w.lower() not in ("that", "the", "a", "in", "to")]
    return (start, end) if len(odd) <= 14 else None


def _clause(doc: Document, sentence: Sentence, start: int, end: int) -> bool:
    """Does a finite verb with a subject of its own stand in a span?"""
    tree = doc.tree
    for i in range(sentence.first, sentence.last):
        token = tree.tokens[i]
        finite = token.tag in ("VBD", "VBZ", "VBP", "MD") or tree.child(i, "aux", "auxpass") is not None
        if start <= token.start < end and token.pos in ("VERB", "AUX") and finite:
            subject = tree.child(i, "nsubj", "nsubjpass", "expl")
            if subject is not None and start <= tree.tokens[subject].start < end:
                return True
    return False
