"""A hedge dropped: "may have been" becomes "has been", "reportedly" goes."""

from __future__ import annotations

import re
from random import Random

from edits.base import Document, Edit, capital
from writethru.core.types import Sentence

_KNOWN = "believed|thought|said|understood|suspected|reported|feared|alleged"
_DROPPED = (
    (re.compile(r"\b(?:may|might|could) have been\b"), "was"),
    (re.compile(r"\b(?:may|might|could) be\b"), "is"),
    (re.compile(r"\b(?:may|might|could) (?=have \w)"), "must "),
    (re.compile(r"\b(?:may|might|could) (?=[a-z]+\b)(?!not\b|only\b)"), "will "),
    (re.compile(rf"\b(is|are|was|were) (?:{_KNOWN}) to be\b"), r"\1"),
    (re.compile(rf"\b(?:is|are) (?:{_KNOWN}) to have\b"), "have"),
    (re.compile(r"\b(is|are) (?:expected|likely) to\b"), "will"),
    (re.compile(r"\b(?:reportedly|allegedly|apparently|probably|possibly|perhaps) (?=\w)", re.I), ""),
    (re.compile(r"\b(?:presumably|supposedly|likely) (?=\w)", re.I), ""),
    (re.compile(r"\b(?:suspected|alleged|possible|probable|apparent|likely|unconfirmed|purported) (?=[a-z]+)"), ""),
    (re.compile(r"\b(?:seems|appears) to be\b"), "is"),
    (re.compile(r"\b(?:seemed|appeared) to be\b"), "was"),
    (re.compile(r"\b(?:seems|appears|seemed|appeared) to have\b"), "has"),
)  # fmt: skip


def edits(sentence: Sentence, doc: Document, rng: Random) -> list[Edit]:
    """One edit a hedge that is written in one of the usual ways."""
    out = []
    taken: list[tuple[int, int]] = []
    for pattern, new in _DROPPED:
        for match in doc.matches(pattern, sentence):
            if any(a < match.end() and match.start() < b for a, b in taken):
                continue
            taken.append(match.span())
            text, end = match.expand(new) if "\\" in new else new, match.end()
            before = doc.text[max(0, match.start() - 3) : match.start()].lower()
            if not text and before.endswith(("a ", "an ")):
                continue  # the article would have to change with it
            if not text and match.start() == sentence.start:
                text, end = capital(doc.text[end]), end + 1
            out.append(doc.edit("hedge", True, match.start(), end, text))
    return out
