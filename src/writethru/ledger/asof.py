"""When a count was true, in a form that can be ordered: dates, times of a day, weekdays, periods."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from writethru.ledger.wordset import words

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_HOURS = {
    "midnight": 0.0, "dawn": 5.0, "early": 6.0, "morning": 9.0, "midday": 12.0, "noon": 12.0, "afternoon": 15.0,
    "evening": 19.0, "night": 22.0, "late": 21.0,
}  # fmt: skip

_ISO = re.compile(r"\b(\d{4})-(\d{2})(?:-(\d{2}))?\b")
_SPAN = re.compile(
    r"\b(?:since|from|between|over|during|in the|that|per|each|every|to|until|through|q[1-4]|quarter|half|season)\b"
    r"|\b(?:this|last|past) (?:week|month|year|night)\b|\d\s*[-–]\s*\d{1,2}\b(?!-)|\b\d{4}\s*[-–]\s*\d{4}\b|\bweek \d+"
)
_SINCE = re.compile(r"\b(?:since|from|between|over|during|until|through)\b")
_CLOCK = re.compile(r"\b(\d{1,2})[:.](\d{2})\b")
_AMPM = re.compile(r"\b(\d{1,2})(?:[:.](\d{2}))?\s*([ap])\.?m\b")
_AFTER = re.compile(r"^\s*(?:first\s+)?(\d+)\s*h(?:ours?)?\b|\bfirst (hour|minutes|reports?)\b")
_DAY_MONTH = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th)?(?: of)? ([a-z]{3})[a-z]*\b|\b([a-z]{3})[a-z]*\.? (\d{1,2})(?:st|nd|rd|th)?\b"
)
_WORD = re.compile(r"[a-z]+")
_YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b")


@dataclass(frozen=True, slots=True)
class AsOf:
    """A moment or period of a count, as far as it is known."""

    text: str = ""
    year: int | None = None
    month: int | None = None
    day: int | None = None
    # Monday is 0
    weekday: int | None = None
    # hour of the day, or hours since the event where ``after`` is set
    hour: float | None = None
    after: bool = False
    # the words name a stretch of time ("since 1984", "week 10"): it is compared as it is written
    period: str = ""


def parse_as_of(text: str | None) -> AsOf:
    """What the words say. Nothing is guessed: what is not said stays None."""
    raw = re.sub(r"(?<=\d)t(?=\d)", " ", " ".join((text or "").lower().split()))
    if not raw:
        return AsOf()
    # "2031-03-11 in the morning" is a moment, "in the week" is none
    period = raw if (_SINCE if _ISO.search(raw) else _SPAN).search(_ISO.sub(" ", raw)) else ""
    year = month = day = weekday = None
    if iso := _ISO.search(raw):
        year, month = int(iso[1]), int(iso[2])
        day = int(iso[3]) if iso[3] else None
    else:
        for found in _DAY_MONTH.finditer(raw):
            name, number = found[2] or found[3], found[1] or found[4]
            if name in _MONTHS and 1 <= int(number) <= 31:
                month, day = _MONTHS.index(name) + 1, int(number)
                break
        words = _WORD.findall(raw)
        for word in words:
            if month is None and word[:3] in _MONTHS and (len(word) == 3 or word in _LONG_MONTHS):
                month = _MONTHS.index(word[:3]) + 1
            if word[:3] in _DAYS and (len(word) <= 4 or word.endswith("day")):
                weekday = _DAYS.index(word[:3])
        if match := _YEAR.search(raw):
            year = int(match[1])
    if weekday is None and year and month and day:
        weekday = _weekday(year, month, day)
    hour, after = _hour(_ISO.sub(" ", raw))
    return AsOf(raw, year, month, day, weekday, hour, after, period)


_LONG_MONTHS = words("january february march april june july august september sept october november december")


def _weekday(year: int, month: int, day: int) -> int | None:
    try:
        return date(year, month, day).weekday()
    except ValueError:
        return None


def _hour(raw: str) -> tuple[float | None, bool]:
    if match := _AFTER.search(raw):
        return float(match[1] or 0), True
    if match := _AMPM.search(raw):
        return int(match[1]) % 12 + int(match[2] or 0) / 60 + (12 if match[3] == "p" else 0), False
    if match := _CLOCK.search(raw):
        return int(match[1]) + int(match[2]) / 60, False
    for word in _WORD.findall(raw):
        if word in _HOURS:
            return _HOURS[word], False
    return None, False


def order(a: AsOf, b: AsOf) -> int | None:
    """-1 where ``a`` is earlier, 1 where it is later, 0 for one time as far as both say; None if it cannot be told.

    Two weekdays are taken to be at most three days apart. A month is one time with any day of it, and a day with any
    hour of it.
    """
    if not a.text or not b.text:
        return None
    if a.text == b.text:
        return 0
    for x, y in ((a.year, b.year), (a.month, b.month), (a.day, b.day)):
        if x is not None and y is not None and x != y:
            return -1 if x < y else 1
    met = (a.year and b.year) or (a.month and b.month)
    if not met and a.weekday is not None and b.weekday is not None and a.weekday != b.weekday:
        return -1 if (b.weekday - a.weekday) % 7 <= 3 else 1
    if a.hour is not None and b.hour is not None and a.hour != b.hour:
        if a.after == b.after:
            return -1 if a.hour < b.hour else 1
        return -1 if a.after else 1
    if a.period or b.period:
        return 0 if a.period == b.period else None
    met = met or (a.weekday is not None and b.weekday is not None) or (a.hour is not None and b.hour is not None)
    return 0 if met else None
