"""A bound dropped, added or turned: "at least 40" becomes "40", "33" becomes "up to 33"."""

from __future__ import annotations

import re
from random import Random

from edits.base import Document, Edit, capital
from writethru.core.types import Sentence

LOWER = ["at least", "more than", "over", "no fewer than", "upwards of"]
UPPER = ["up to", "no more than", "fewer than", "less than", "under", "nearly", "almost", "as many as", "at most"]
_BOUND = re.compile(rf"\b(?:{'|'.join([*LOWER, *UPPER, 'about', 'around', 'some'])}) (?=[^\w\s]?$)", re.I)


def edits(sentence: Sentence, doc: Document, rng: Random) -> list[Edit]:
    """One edit a figure: the bound before it dropped or turned, or one put before a bare number."""
    out = []
    for figure in doc.figures(sentence):
        unit = figure.unit or ""
        if figure.approx == "range" or figure.approx == "vague" or unit in ("year", "magnitude"):
            continue
        start = figure.start - (doc.text[figure.start - 1 : figure.start] in ("$", "£", "€"))
        before = doc.text[max(sentence.start, start - 16) : start]
        found = _BOUND.search(before)
        first = start == sentence.start or (found is not None and start - len(found[0]) == sentence.start)
        if found is not None:
            old = found[0].strip().lower()
            turned = rng.choice([*(UPPER[:3] if old in LOWER else LOWER[:2] if old in UPPER else [""]), "", ""])
            new = turned + " " if turned else ""
            rest = doc.text[start : figure.end]
            text = new + rest
            edit = doc.edit("bound", True, start - len(found[0]), figure.end, capital(text) if first else text)
            out.append(edit)
        elif figure.approx == "exact" and (figure.value_low or 0) >= 5 and not first:
            if before.rstrip().lower().endswith(("by", "the", "of", "from", "a", "than", "-", "another", "those")):
                continue
            new = rng.choice(["at least", "more than", "up to", "no more than"])
            out.append(doc.edit("bound", True, start, start, new + " "))
    return out
