"""A negation added or taken away, denials and refusals among them."""

from __future__ import annotations

import re
from random import Random

from edits.base import Document, Edit, capital, like
from writethru.core.types import Sentence

_TAKEN = (
    (
        re.compile(r"\b(is|are|was|were|has|have|had|will|would|could|can|may|should|must|do|does|did) not (?=\w)"),
        r"\1 ",
    ),
    (re.compile(r"\b(is|are|was|were|has|have|had|would|could|do|does|did)n['’]t\b"), r"\1"),
    (re.compile(r"\bdeclined to\b"), "agreed to"),
    (re.compile(r"\brefused to\b"), "agreed to"),
    (re.compile(r"\bfailed to\b"), "managed to"),
    (re.compile(r"\bdenied that\b"), "confirmed that"),
    (re.compile(r"\bdenied (?=\w+ing\b)"), "admitted "),
    (re.compile(r"\bNeither (.{3,40}?) nor (.{3,40}?) (?=has|have|was|is)"), r"Both \1 and \2 "),
    (re.compile(r"\bhas yet to (?=\w)"), "has agreed to "),
    (re.compile(r"\bno (?=(?:plans?|intention|evidence|proof|reason|sign|doubt|need|power|right|money)\b)"), "every "),
    (re.compile(r"\bno (?=\w+s\b)"), "some "),
    (re.compile(r"\bnever (?=\w)"), "often "),
    (re.compile(r"\bwithout (?=\w)"), "with "),
    (re.compile(r"\bnobody\b"), "everybody"),
)
_SAYING = frozenset(
    "say tell add note report announce state explain declare think believe argue claim warn put".split()
)


def edits(sentence: Sentence, doc: Document, rng: Random) -> list[Edit]:
    """Negations taken away, and one put on each verb that is not a verb of saying."""
    out = []
    for pattern, new in _TAKEN:
        for match in doc.matches(pattern, sentence):
            text = match.expand(new) if "\\" in new else like(new, match[0])
            out.append(doc.edit("negation", True, match.start(), match.end(), text))
    return out + _added(sentence, doc)


def _added(sentence: Sentence, doc: Document) -> list[Edit]:
    tree = doc.tree
    out = []
    for i in doc.words(sentence):
        token = tree.tokens[i]
        lemma = token.lemma.lower()
        negated = tree.children(i, "neg") or any(tree.lower(j) in ("no", "never", "nor") for j in tree.subtree(i)[:60])
        if token.pos not in ("VERB", "AUX") or token.dep in ("aux", "auxpass") or negated or lemma in _SAYING:
            continue
        if token.dep not in ("ROOT", "ccomp", "relcl", "conj", "advcl", "parataxis"):
            continue
        helpers = tree.children(i, "aux", "auxpass")
        if helpers and tree.lower(helpers[0]) not in ("to", "having", "being"):
            first = tree.tokens[helpers[0]]
            if tree.word(helpers[0])[0] not in "'’":
                out.append(doc.edit("negation", True, first.end, first.end, " not"))
        elif lemma == "be" and tree.lower(i) in ("is", "are", "was", "were"):
            out.append(doc.edit("negation", True, token.end, token.end, " not"))
        elif not helpers and token.tag in ("VBD", "VBZ", "VBP") and token.pos == "VERB":
            does = {"VBD": "did not", "VBZ": "does not", "VBP": "do not"}[token.tag]
            text = f"{does} {lemma}"
            out.append(
                doc.edit("negation", True, token.start, token.end, capital(text) if i == sentence.first else text)
            )
    return out
