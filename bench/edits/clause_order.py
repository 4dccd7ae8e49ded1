"""Clauses put in another order: "X said that A" and "A, X said"; a phrase of time or condition moved to the front."""

from __future__ import annotations

import re
from random import Random

from edits.attribution import content
from edits.base import Document, Edit, capital, small
from writethru.core.types import Sentence

_TIME = re.compile(r"(?:on|in|by|since|after|before|until) ", re.I)


def edits(sentence: Sentence, doc: Document, rng: Random) -> list[Edit]:
    """The attribution moved to the other end, and a clause or date moved to the front."""
    return [*_attribution(sentence, doc), *_fronted(sentence, doc)]


def _attribution(sentence: Sentence, doc: Document) -> list[Edit]:
    for statement in doc.statements(sentence):
        found = content(statement, sentence, doc)
        if found is None:
            continue
        start, end = found
        said = doc.text[start:end].strip(" ,.;")
        before = doc.text[sentence.start : start].strip()
        after = doc.text[end : sentence.end].strip(" .")
        tail = before.removesuffix(" that").removesuffix(":").strip(" ,")
        if before and not after and tail:
            head = capital(said)
            who = small(doc, sentence.first, tail)
            return [doc.edit("clause_order", False, sentence.start, sentence.end, f"{head}, {who}.")]
        if after.startswith(",") and not before:
            who = after.strip(" ,")
            subject = statement.speaker
            if subject is None or subject.start < statement.cue.start:
                text = f"{capital(who)} that {small(doc, sentence.first, said)}."
                if not who.lower().startswith("according"):
                    return [doc.edit("clause_order", False, sentence.start, sentence.end, text)]
    return []


def _fronted(sentence: Sentence, doc: Document) -> list[Edit]:
    """An adverbial clause or a dated phrase at the end of a sentence, hanging on its main verb, put first."""
    tree = doc.tree
    roots = tree.roots(sentence)
    if not roots:
        return []
    for j in tree.children(roots[0], "advcl", "prep"):
        span = tree.subtree_span(j)
        text = doc.text[span.start : span.end]
        clause = tree.tokens[j].dep == "advcl" and re.match(r"(?:when|if|because|although|after|before|while) ", text)
        dated = (
            tree.tokens[j].dep == "prep"
            and _TIME.match(text)
            and any(tree.tokens[k].ent == "B-DATE" for k in tree.subtree(j))
        )
        ends = doc.text[span.end : sentence.end].strip() in (".", "")
        if (clause or dated) and ends and len(text.split()) <= 14 and not doc.in_quotes(span.start):
            rest = doc.text[sentence.start : span.start].strip(" ,")
            whole = f"{capital(text)}, {small(doc, sentence.first, rest)}."
            return [doc.edit("clause_order", False, sentence.start, sentence.end, whole)]
    return []
