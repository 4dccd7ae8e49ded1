"""A number changed: "41 people" becomes "47 people"."""

from __future__ import annotations

import re
from random import Random

from edits.base import Document, Edit
from writethru.core.types import Figure, Sentence

WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen "
    "nineteen twenty"
).split()
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")


def edits(sentence: Sentence, doc: Document, rng: Random) -> list[Edit]:
    """One edit a figure, to a number that its sentence does not hold."""
    return [edit for figure in doc.figures(sentence) if (edit := _changed(figure, doc, rng))]


def _changed(figure: Figure, doc: Document, rng: Random) -> Edit | None:
    digits = list(_DIGITS.finditer(doc.text, figure.start, figure.end))
    if digits:
        match = rng.choice(digits)
        new = other_number(match[0], rng)
        return doc.edit("number", True, match.start(), match.end(), new) if new else None
    word = doc.text[figure.start : figure.end]
    if word.lower() not in WORDS[1:]:
        return None
    at = WORDS.index(word.lower())
    new = rng.choice([w for n, w in enumerate(WORDS[1:], 1) if n != at and abs(n - at) <= 6])
    return doc.edit("number", True, figure.start, figure.end, new.capitalize() if word[:1].isupper() else new)


def other_number(written: str, rng: Random) -> str | None:
    """Another number of the same size and form, at least a twentieth away."""
    plain = written.replace(",", "")
    places = len(plain.partition(".")[2])
    value = float(plain)
    year = len(plain) == 4 and 1500 <= value <= 2100 and "," not in written
    for _ in range(20):
        new = value + rng.choice((-1, 1)) * rng.randint(1, 9) if year else value * rng.uniform(0.55, 1.8)
        if not year and value < 10 and not places:
            new = value + rng.choice((-3, -2, -1, 1, 2, 3))
        if value >= 1000 and value % 100 == 0 and not year:
            new = round(new, -2)
        elif value >= 100 and value % 10 == 0 and not year:
            new = round(new, -1)
        text = f"{new:,.{places}f}" if "," in written or (value >= 10_000 and not year) else f"{new:.{places}f}"
        if new > 0 and abs(float(text.replace(",", "")) - value) >= (1 if year else 0.05 * value):
            return text
    return None
