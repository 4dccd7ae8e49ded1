"""A date, weekday, month, year or clock time changed."""

from __future__ import annotations

import re
from random import Random

from edits.base import Document, Edit
from writethru.core.types import Sentence

DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April May June July August September October November December".split()
_MONTH = "|".join(MONTHS)
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(DAYS)})\b")
_DAY = re.compile(rf"\b(\d{{1,2}}) (?:{_MONTH})\b|\b(?:{_MONTH}) (\d{{1,2}})\b(?!\d)")
_MONTHS = re.compile(rf"\b(?:{_MONTH})\b")
_YEAR = re.compile(r"(?<![\d,.$£€])\b(?:1[6-9]|20)\d\d\b(?![,.]\d)")
_CLOCK = re.compile(r"\b(\d{1,2})([:.]\d\d)(?= ?[ap]\.?m|\b)")


def edits(sentence: Sentence, doc: Document, rng: Random) -> list[Edit]:
    """One edit a time that is written with a weekday, day, month, year or hour."""
    out = []
    for match in doc.matches(_WEEKDAY, sentence):
        out.append(_edit(doc, match.start(), match.end(), rng.choice([d for d in DAYS if d != match[0]])))
    for match in doc.matches(_DAY, sentence):
        group = 1 if match[1] else 2
        day = int(match[group])
        new = rng.choice([n for n in range(max(1, day - 9), min(28, day + 9) + 1) if n != day])
        out.append(_edit(doc, match.start(group), match.end(group), str(new)))
    for match in doc.matches(_MONTHS, sentence):
        if doc.text[match.start() - 1 : match.start()] != "-" and (match[0] != "May" or _dated(doc, match)):
            out.append(_edit(doc, match.start(), match.end(), rng.choice([m for m in MONTHS if m != match[0]])))
    for match in doc.matches(_YEAR, sentence):
        if re.search(r"\b(?:in|of|since|until|by|before|after|from|early|late|\w+) $", doc.text[: match.start()][-8:]):
            new = int(match[0]) + rng.choice([-9, -4, -3, -2, -1, 1, 2])
            out.append(_edit(doc, match.start(), match.end(), str(new)))
    for match in doc.matches(_CLOCK, sentence):
        after = doc.text[match.end() : match.end() + 6]
        if re.match(r"\s?[ap]\.?m", after) or (match[2][0] == ":" and int(match[1]) < 24):
            new = rng.choice([n for n in range(1, 13) if n != int(match[1])])
            out.append(_edit(doc, match.start(1), match.end(1), str(new)))
    return out


def _edit(doc: Document, start: int, end: int, new: str) -> Edit:
    return doc.edit("date", True, start, end, new)


def _dated(doc: Document, match: re.Match[str]) -> bool:
    """Does a day stand beside "May"?"""
    return bool(re.search(r"\d $", doc.text[: match.start()][-3:]) or re.match(r" \d", doc.text[match.end() :][:2]))
