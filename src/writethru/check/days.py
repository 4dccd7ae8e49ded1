"""Days, weekdays, months and years of a draft sentence that none of the source sentences it rests on has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from writethru.check.align import Place
from writethru.check.context import Context
from writethru.core.types import Span

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(Jan(?:uary|\.)?|Feb(?:ruary|\.)?|March|Mar\.|April|Apr\.|May|June|July|Aug(?:ust|\.)?|Sept?(?:ember|"
    r"\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
DAY_MONTH = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {MONTH}(?!\w)|\b{MONTH} (\d{{1,2}})(?:st|nd|rd|th)?(?![\d:])\b"
)
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(_WEEKDAYS)})\b")
_YEAR = re.compile(r"(?<![\d,.$£€])\b(?:1[6-9]|20)\d\d\b(?![,.]?\d)(?! \w+s\b)")
_MONTH_ALONE = re.compile(rf"(?<!\d )\b{MONTH}(?! \d)(?!\w)")
# share of the draft sentence that a source sentence must hold to be what it rests on, and to have the right day
COVER = 0.3
RIGHT = 0.4


@dataclass(frozen=True, slots=True)
class _Near:
    """What the sentences that a draft sentence rests on, and those beside them, may mean by their times."""

    days: set[tuple[int, int]] = field(default_factory=set)
    months: set[int] = field(default_factory=set)
    years: set[int] = field(default_factory=set)
    weekdays: set[int] = field(default_factory=set)

    def add(self, day: date) -> None:
        self.days.add((day.month, day.day))
        self.months.add(day.month)
        self.years.add(day.year)
        self.weekdays.add(day.weekday())


def number(month: str) -> int:
    return MONTHS.index(month[:3].lower()) + 1


def day_of(match: re.Match[str]) -> tuple[int, int]:
    """Month and day of a match of ``DAY_MONTH``."""
    return number(match[2] or match[3]), int(match[1] or match[4])


def wrong_times(ctx: Context, i: int) -> Iterator[tuple[Span, Place, str]]:
    """Spans of such times, the source sentence that has another one of their kind, and its words."""
    text, start = ctx.text(i), ctx.sentences[i].start
    kinds = [pattern for pattern in (DAY_MONTH, _WEEKDAY, _YEAR, _MONTH_ALONE) if pattern.search(text)]
    if not kinds or ctx.is_heading(i) or not ctx.hits(i, floor=RIGHT):
        return
    near = _near(ctx, i)
    for pattern in kinds:
        for match in pattern.finditer(text):
            span = Span(start + match.start(), start + match.end())
            if ctx.in_quotes(span.start, span.end) or _held(near, pattern, match):
                continue
            right = _right(ctx, i, pattern)
            if right is not None:
                yield span, *right


def _held(near: _Near, pattern: re.Pattern[str], match: re.Match[str]) -> bool:
    if pattern is DAY_MONTH:
        return day_of(match) in near.days
    if pattern is _WEEKDAY:
        return _WEEKDAYS.index(match[0]) in near.weekdays
    if pattern is _YEAR:
        return int(match[0]) in near.years
    return number(match[1]) in near.months


def _near(ctx: Context, i: int) -> _Near:
    out = _Near()
    for hit in ctx.hits(i, floor=COVER, most=10):
        reading = ctx.sources[hit.place.source]
        published = _date(reading.article.published)
        if published is not None:
            out.add(published)
            out.add(published - timedelta(days=1))
        last = len(reading.sentences)
        around = range(max(0, hit.place.sentence - 1), min(last, hit.place.sentence + 2))
        first, end = reading.sentences[around[0]].start, reading.sentences[around[-1]].end
        _words(out, reading.article.text[first:end])
        if published is not None:
            _weekdays(out, reading.article.text[first:end], published)
        for time in reading.times:
            if first <= time.start < end:
                for day in (time.date, time.date_end):
                    _resolved(out, day)
    return out


def _words(out: _Near, text: str) -> None:
    for match in DAY_MONTH.finditer(text):
        out.days.add(day_of(match))
        out.months.add(day_of(match)[0])
    out.months.update(number(match[1]) for match in _MONTH_ALONE.finditer(text))
    out.years.update(int(match[0]) for match in _YEAR.finditer(text))
    out.weekdays.update(_WEEKDAYS.index(match[0]) for match in _WEEKDAY.finditer(text))


def _weekdays(out: _Near, text: str, published: date) -> None:
    """A weekday may be the one before or after publication."""
    for match in _WEEKDAY.finditer(text):
        for shift in range(-7, 8):
            day = published + timedelta(days=shift)
            if day.weekday() == _WEEKDAYS.index(match[0]):
                out.days.add((day.month, day.day))
                out.months.add(day.month)


def _resolved(out: _Near, day: str | None) -> None:
    found = _date(day)
    if found is not None:
        out.add(found)
    elif day:
        out.years.add(int(day[:4]))
        if len(day) >= 7:
            out.months.add(int(day[5:7]))


def _date(day: str | None) -> date | None:
    try:
        return date.fromisoformat((day or "")[:10])
    except ValueError:
        return None


def _right(ctx: Context, i: int, pattern: re.Pattern[str]) -> tuple[Place, str] | None:
    """Place and words of a time of the same kind in a sentence that the draft's rests on, as written or as meant."""
    for hit in ctx.hits(i, floor=RIGHT):
        text = ctx.source_text(hit.place)
        match = pattern.search(text)
        if match:
            return hit.place, match[0]
        if pattern is _YEAR:
            continue
        sentence = ctx.source_sentence(hit.place)
        for time in ctx.sources[hit.place.source].times:
            if (
                sentence.start <= time.start < sentence.end
                and _date(time.date) is not None
                and len(time.date or "") == 10
            ):
                return hit.place, time.text
    return None
