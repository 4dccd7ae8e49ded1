"""Days, weekdays, months and years of a draft sentence that none of the source sentences it rests on has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from writethru.check.against.changed import NEAR_COPY, copied
from writethru.check.against.strangers import closest
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
# words after which one time alone can be meant
_BOUNDARY = re.compile(
    r"\b(since|until|till|before|after|by|from)(?: (?:the )?(?:early|late|mid|end of|middle of))? ?-?$", re.I
)
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
            if ctx.in_quotes(span.start, span.end):
                continue
            if _held(near, pattern, match):
                right = _after_the_same(ctx, i, text, pattern, match)
            else:
                right = _right(ctx, i, pattern)
            if right is not None and right[1] != match[0]:
                yield span, *right


def _after_the_same(
    ctx: Context, i: int, text: str, pattern: re.Pattern[str], match: re.Match[str]
) -> tuple[Place, str] | None:
    """The time that a near copy's sources have after the word before the draft's ("since", "until"), where none of them
    has the draft's after it."""
    before = _BOUNDARY.search(text[: match.start()])
    if before is None or copied(ctx, i) < NEAR_COPY:
        return None
    out = None
    for hit in closest(ctx, i):
        sentence, reading = ctx.source_sentence(hit.place), ctx.sources[hit.place.source]
        for time in reading.times:
            lead = reading.article.text[sentence.start : time.start] if sentence.start <= time.start else ""
            found = _BOUNDARY.search(lead) if time.start < sentence.end else None
            if found is None or found[1].lower() != before[1].lower():
                continue
            theirs = _Near()
            _words(theirs, time.text)
            for day in (time.date, time.date_end):
                _resolved(theirs, day)
            if _held(theirs, pattern, match):
                return None
            if out is None and (theirs.months if pattern is _MONTH_ALONE else _kind(theirs, pattern)):
                out = hit.place, time.text
    return out


def _kind(near: _Near, pattern: re.Pattern[str]) -> bool:
    """Is any time of a kind known?"""
    return bool(near.days if pattern is DAY_MONTH else near.weekdays if pattern is _WEEKDAY else near.years)


def _held(near: _Near, pattern: re.Pattern[str], match: re.Match[str]) -> bool:
    if pattern is DAY_MONTH:
        return day_of(match) in near.days
    if pattern is _WEEKDAY:
        return _WEEKDAYS.index(match[0]) in near.weekdays
    if pattern is _YEAR:
        return int(match[0]) in near.years
    return number(match[1]) in near.months


def _near(ctx: Context, i: int) -> _Near:
    """Where the draft copies its sources nearly word by word the times of the closest ones, else those of all that
    it may rest on and of the sentences beside them."""
    out = _Near()
    if copied(ctx, i) < NEAR_COPY:
        for hit in ctx.hits(i, floor=COVER, most=10):
            _add(out, ctx, hit.place, 1)
            _add_published(out, ctx, hit.place)
        return out
    told = {day_of(match) for match in DAY_MONTH.finditer(ctx.text(i))}
    for hit in closest(ctx, i):
        own = _Near()
        _add(own, ctx, hit.place, 0)
        if not (own.days or own.months or own.years):
            _add(own, ctx, hit.place, 1)
        if own.days <= told:
            _add_published(own, ctx, hit.place)  # the day of saying, which the source leaves out
        out.days.update(own.days)
        out.months.update(own.months)
        out.years.update(own.years)
        out.weekdays.update(own.weekdays)
    return out


def _add_published(out: _Near, ctx: Context, place: Place) -> None:
    published = _date(ctx.sources[place.source].article.published)
    if published is not None:
        out.add(published)
        out.add(published - timedelta(days=1))


def _add(out: _Near, ctx: Context, place: Place, beside: int) -> None:
    """The times of a source sentence, and of so many on either side."""
    reading = ctx.sources[place.source]
    published = _date(reading.article.published)
    last = len(reading.sentences)
    around = range(max(0, place.sentence - beside), min(last, place.sentence + beside + 1))
    first, end = reading.sentences[around[0]].start, reading.sentences[around[-1]].end
    _words(out, reading.article.text[first:end])
    if published is not None:
        _weekdays(out, reading.article.text[first:end], published)
    for time in reading.times:
        if first <= time.start < end:
            for day in (time.date, time.date_end):
                _resolved(out, day)


def _words(out: _Near, text: str) -> None:
    for match in DAY_MONTH.finditer(text):
        out.days.add(day_of(match))
        out.months.add(day_of(match)[0])
    out.months.update(number(match[1]) for match in _MONTH_ALONE.finditer(text))
    out.years.update(int(match[0]) for match in _YEAR.finditer(text))
    out.weekdays.update(_WEEKDAYS.index(match[0]) for match in _WEEKDAY.finditer(text))


def _weekdays(out: _Near, text: str, published: date) -> None:
    """A weekday may be the one before or after publication; that of publication is the day itself."""
    for match in _WEEKDAY.finditer(text):
        for shift in range(-6, 7):
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
        sentence = ctx.source_sentence(hit.place)
        for time in ctx.sources[hit.place.source].times:
            if sentence.start <= time.start < sentence.end and (
                (pattern is _YEAR and time.date) or _date(time.date) is not None
            ):
                return hit.place, time.text
    return None
