"""A number written in another form: 12 and twelve, 1,200 and 1.2 thousand, "per cent" and "%"."""

from __future__ import annotations

import re
from random import Random

from edits.base import Document, Edit, like
from edits.number import WORDS
from writethru.core.types import Sentence

_PER_CENT = re.compile(r"(?<=\d) (?:per cent|percent)\b")
_SIGN = re.compile(r"(?<=\d)%")
_SHORT = re.compile(r"(?<=\d)(m|bn)\b(?! ?\w*metre)")
_MONEY = re.compile(r"(?<=\d) (million|billion) (euros|dollars|pounds)\b")
_FRACTIONS = {"a third": "one third", "a quarter": "25 per cent", "half": "50 per cent", "a fifth": "20 per cent"}
_FRACTION = re.compile(r"\b(?:a third|a quarter|a fifth)(?= of)")


def edits(sentence: Sentence, doc: Document, rng: Random) -> list[Edit]:
    """One edit a number that has another usual form."""
    out = []
    for figure in doc.figures(sentence):
        word = doc.text[figure.start : figure.end]
        beside = doc.text[max(0, figure.start - 1) : figure.start], doc.text[figure.end : figure.end + 9]
        if beside[0] in "$£€-–." or re.match(
            r"[-–%]|\.\d|,\d| (?:million|billion|m\b|per cent|percent|[ap]\.?m)", beside[1]
        ):
            continue
        new = other_form(word)
        if new:
            out.append(doc.edit("number_form", False, figure.start, figure.end, like(new, word)))
    for pattern, text in ((_PER_CENT, "%"), (_SIGN, " percent")):
        out += [doc.edit("number_form", False, *m.span(), text) for m in doc.matches(pattern, sentence)]
    for match in doc.matches(_SHORT, sentence):
        if doc.text[: match.start()][-9:].lstrip("0123456789.,")[-1:] != "":
            out.append(doc.edit("number_form", False, *match.span(), " million" if match[1] == "m" else " billion"))
    for match in doc.matches(_FRACTION, sentence):
        out.append(doc.edit("number_form", False, *match.span(), _FRACTIONS[match[0].lower()]))
    return out


def other_form(word: str) -> str | None:
    """The other usual form of a whole number, None where there is none."""
    if word.lower() in WORDS:
        return str(WORDS.index(word.lower()) + 1)
    if not re.fullmatch(r"\d{1,3}(?:,\d{3})*|\d+", word):
        return None
    value = int(word.replace(",", ""))
    if 2 <= value <= 20:
        return WORDS[value - 1]
    if value >= 1_000_000 and value % 10_000 == 0:
        return f"{value / 1e6:g} million"
    if value >= 1000 and value % 100 == 0 and "," in word:
        return f"{value / 1e3:g} thousand" if value % 1000 else f"{value // 1000} thousand"
    return word.replace(",", "") if "," in word else None
