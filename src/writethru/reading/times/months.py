"""Months, days of months and years."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from writethru.reading.times.calendar import iso
from writethru.reading.times.here import Found, Here
from writethru.reading.times.words import MONTH_BEFORE, MONTHS, NUMBERS, YEAR, YEAR_BEFORE, day_number

_ISO = re.compile(r"((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)")
_SLASHED = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.]((?:19|20)\d\d)(?!\d)")
# a day so near ahead, and its last year's so far behind, is the near one, unless a verb of the past governs it
_NEAR_AHEAD = 60
_HALF_A_YEAR = 6


@dataclass(frozen=True, slots=True)
class _Day:
    """Day or days of a month as they are written."""

    first: int
    last: int
    month_at: int
    month: int
    day: int | None
    day_end: int | None
    year: int | None


def month(here: Here, i: int, word: str) -> Found | None:
    """ "June", "13 April", "May 3-5", "Jan. 6, 2025"; None where the word is no month."""
    tree = here.tree
    token = tree.tokens[i]
    if not here.is_capital(i) or token.pos in ("AUX", "VERB") or token.ent.endswith("PERSON"):
        return None
    written = _written(here, i, word)
    if written.day is None and word in ("mar", "may", "dec", "jan", "jun") and token.pos != "PROPN":
        return None
    before = here.word(written.first - 1)
    if written.day is None and written.year is None and word in ("may", "march") and before not in MONTH_BEFORE:
        return None
    return _dated(here, written, before, None)


def date_at(here: Here, i: int, weekday: int) -> Found | None:
    """The day of a month that is written from token ``i`` on, after the name of its weekday."""
    for place in (i, i + 1):
        word = here.word(place).rstrip(".")
        if word in MONTHS and here.is_capital(place):
            written = _written(here, place, word)
            if written.day is not None and written.first == i:
                return _dated(here, written, "", weekday)
    return None


def _written(here: Here, i: int, word: str) -> _Day:
    first, last, day, day_end = i, i + 1, None, None
    after = NUMBERS.match(here.word(last))
    before = NUMBERS.match(here.word(i - 1))
    if after:
        day, day_end, last = int(after[1]), int(after[2]), last + 1
    elif day := day_number(here.word(last)):
        last += 1
        if here.word(last) in ("-", "–", "to", "and") and (other := day_number(here.word(last + 1))):
            if here.word(last) != "and" or here.before(i - 1) == "between":
                day_end, last = (other, last + 2) if here.word(last + 2).rstrip(".") not in MONTHS else (None, last)
    elif before:
        day, day_end, first = int(before[1]), int(before[2]), i - 1
    else:
        place = i - 2 if here.word(i - 1) == "of" else i - 1
        if day := day_number(here.word(place)):
            first = place
            joint, other = here.word(place - 1), day_number(here.word(place - 2))
            if other and other < day and (joint in ("-", "–", "to") or _is_between(here, place)):
                day, day_end, first = other, day, place - 2
    year = None
    place = last + 1 if here.word(last) == "," and day is not None else last
    if YEAR.match(here.word(place)):
        year, last = int(here.word(place)), place + 1
    return _Day(first, last, i, MONTHS[word], day, day_end if day_end != day else None, year)


def _is_between(here: Here, place: int) -> bool:
    """Whether "and" before the day at ``place`` ends a range: "between 3 and 5 May"."""
    return here.word(place - 1) == "and" and here.before(place - 3) == "between"


def _dated(here: Here, written: _Day, before: str, weekday: int | None) -> Found:
    first = written.first - (before in ("last", "next", "this"))
    given = written.year is not None
    year = written.year
    if year is None and here.today is not None:
        year = _year_with(here.today, written, weekday) or _nearest_year(here, written, before, here.today)
    if year is None:
        return Found(first, written.last, None, relative=True)
    when = iso(year, written.month, written.day)
    end = iso(year, written.month, written.day_end) if written.day_end and when else None
    return Found(first, written.last, when, end, relative=not given or (weekday is not None and not given))


def _year_with(today: date, written: _Day, weekday: int | None) -> int | None:
    """The nearest year in which the day of the month falls on the weekday."""
    if weekday is None:
        return None
    for year in (today.year, today.year - 1, today.year + 1):
        when = iso(year, written.month, written.day)
        if when and date.fromisoformat(when).weekday() == weekday:
            return year
    return None


def _nearest_year(here: Here, written: _Day, before: str, today: date) -> int:
    start = here.range_start(written.first)
    if start is not None and start.day is not None:
        return start.day.year + ((written.month, written.day or 31) < (start.day.month, start.day.day))
    now = (today.month, today.day)
    then = (written.month, written.day or (today.day if before != "last" else today.day + 1))
    if before == "next":
        return today.year + (then <= now)
    if before in ("last", "this") or then == now:
        return today.year - (before == "last" and then > now)
    ahead = here.ahead(written.month_at)
    if then > now:
        if (written.month - today.month) > _HALF_A_YEAR and not here.ahead(written.month_at, by_verb=True):
            ahead = False  # "closed from 28 December", read in January
        return today.year if ahead or _is_near(here, written, today, today.year) else today.year - 1
    if ahead and (today.month - written.month) >= _HALF_A_YEAR:
        return today.year + 1
    return today.year + (_is_near(here, written, today, today.year + 1))


def _is_near(here: Here, written: _Day, today: date, year: int) -> bool:
    """Whether a day hangs on a noun ("the vote on 12 January") and lies just ahead."""
    when = iso(year, written.month, written.day) if written.day else None
    if when is None or not 0 <= (date.fromisoformat(when) - today).days <= _NEAR_AHEAD:
        return False
    tokens = here.tree.tokens
    head = tokens[written.month_at].head
    while tokens[head].pos in ("NUM", "PROPN") and tokens[head].head != head and tokens[head].ent.endswith("DATE"):
        head = tokens[head].head
    return tokens[head].pos == "ADP" and tokens[tokens[head].head].pos == "NOUN"


def year(here: Here, i: int, word: str) -> Found | None:
    """A year, or a whole date in numbers."""
    token = here.tree.tokens[i]
    for pattern, order in ((_ISO, (1, 2, 3)), (_SLASHED, (3, 2, 1))):
        match = pattern.match(here.tree.text, token.start)
        last = here.tokens_to(i, match.end()) if match else None
        if match and last:
            when = iso(*(int(match[k]) for k in order))
            if pattern is _SLASHED and int(match[1]) <= 12 and match[1] != match[2]:
                when = None  # 3/4/2026 is a day of March to some and of April to others
            return Found(i, last, when) if when or pattern is _SLASHED else None
    if YEAR.match(word) and token.ent.endswith("DATE") and here.before(i - 1) in YEAR_BEFORE:
        return Found(i, i + 1, word)
    return None
