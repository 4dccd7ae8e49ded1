"""Weekdays and days with names."""

from __future__ import annotations

import re
from datetime import date

from writethru.reading.times.calendar import HOLIDAYS, Pair, moved
from writethru.reading.times.here import Found, Here
from writethru.reading.times.months import date_at
from writethru.reading.times.words import ABBREVIATED_DAYS, INDEFINITE, WEEKDAYS

_HOLIDAY = re.compile(
    r"(?:New Year[’']s (?:Day|Eve)|Valentine[’']s Day|(?:Christmas|Boxing|May) (?:Day|Eve)|Halloween|Shrove Tuesday"
    r"|Ash Wednesday|(?:Palm|Easter) Sunday|Maundy Thursday|Good Friday|Easter Monday)\b"
)
HOLIDAY_WORDS = frozenset("new valentine christmas boxing may halloween shrove ash palm easter maundy good".split())
# "Black Friday", "Bloody Sunday": days of history or trade, or of a year that is not told
_NAMED = frozenset("black bloody cyber super orthodox whit holy".split())
_NAMES = ("ORG", "PERSON", "EVENT", "WORK_OF_ART", "FAC", "GPE")


def weekday(here: Here, i: int, word: str) -> Found | None:
    """ "Monday", "next Tuesday", "Thursday of last week", "Friday, 6 March"; None where the word is no day."""
    if not _is_day(here, i, word):
        return None
    before = here.word(i - 1)
    first = i - 1 if before in ("last", "next", "this", "past", "coming", "previous", "following") else i
    dated = _with_date(here, i, WEEKDAYS[word])
    if dated is not None:
        return dated
    if here.today is None:
        return Found(first, i + 1, None, relative=True)
    in_week = _of_week(here, i, WEEKDAYS[word])
    if in_week is not None:
        return in_week
    if before in ("previous", "following"):
        base = here.anchors.day
        when = _beside(base, WEEKDAYS[word], before == "following") if base else None
    else:
        when = _nearest(here, i, WEEKDAYS[word], before, here.today)
    return Found(first, i + 1, when.isoformat() if when else None, relative=True)


def _is_day(here: Here, i: int, word: str) -> bool:
    tree, before = here.tree, here.before(i - 1)
    if not here.is_capital(i) or tree.tokens[i].ent[2:] in _NAMES or before in INDEFINITE or before in _NAMED:
        return False
    if tree.tokens[i].dep == "nsubj" and before and tree.tokens[i - 1].dep == "compound":
        return False  # a club or firm of that name: "Sheffield Wednesday lost"
    # an abbreviation is a weekday only where the parser agrees: "Sun" and "Sat" are words
    return word not in ABBREVIATED_DAYS or tree.tokens[i].ent.endswith("DATE")


def _with_date(here: Here, i: int, weekday: int) -> Found | None:
    """ "Monday, 13 April", "Friday (March 6)": one day, in the year in which both go together."""
    place = i + 1
    if here.word(place) in (",", "(", "the"):
        place += 1
    here_date = date_at(here, place, weekday)
    return (
        None if here_date is None else Found(i, here_date.last, here_date.date, here_date.date_end, here_date.relative)
    )


def _of_week(here: Here, i: int, weekday: int) -> Found | None:
    """ "Thursday last week", "Thursday of next week", "Monday week"."""
    if here.today is None:
        return None
    monday = moved(here.today, -here.today.weekday())
    place = i + 2 if here.word(i + 1) == "of" else i + 1
    step = {"last": -7, "this": 0, "next": 7}.get(here.word(place))
    if step is not None and here.word(place + 1) == "week":
        when = moved(monday, step + weekday) if monday else None
        return Found(i, place + 2, when.isoformat() if when else None, relative=True)
    if here.word(i + 1) == "week" and here.before(i - 1) in ("on", "until", "by", "from"):
        when = moved(here.today, (weekday - here.today.weekday()) % 7 + 7)
        return Found(i, i + 2, when.isoformat() if when else None, relative=True)
    return None


def _beside(base: date, weekday: int, after: bool) -> date | None:
    """The last such weekday before a day, or the first after it."""
    shift = (weekday - base.weekday() - 1) % 7 + 1 if after else -((base.weekday() - weekday - 1) % 7 + 1)
    return moved(base, shift)


def _nearest(here: Here, i: int, weekday: int, before: str, today: date) -> date | None:
    start = here.range_start(i)
    if start is not None and start.day is not None:
        return _beside(start.day, weekday, True)
    back = (today.weekday() - weekday) % 7
    if back == 0:
        return moved(today, {"last": -7, "past": -7, "next": 7}.get(before, 0))
    if before == "next":
        # "next Friday" on a Wednesday is this week's to some and next week's to others
        return None if weekday > today.weekday() else moved(today, 7 - back)
    if before == "this":
        return moved(today, weekday - today.weekday())
    ahead = before == "coming" or (before not in ("last", "past") and here.ahead(i))
    return moved(today, 7 - back if ahead else -back)


def holiday(here: Here, i: int) -> Found | None:
    """ "New Year's Eve", "Good Friday": the last one, or the next where the tense looks ahead or a year is given."""
    match = _HOLIDAY.match(here.tree.text, here.tree.tokens[i].start)
    last = here.tokens_to(i, match.end()) if match else None
    if match is None or last is None or here.before(i - 1) in INDEFINITE | _NAMED:
        return None
    name = re.sub("’", "'", match[0].lower())
    if name not in HOLIDAYS:
        return None
    day = HOLIDAYS[name]
    year = here.word(last)
    if re.fullmatch(r"(?:19|20)\d\d", year):
        return Found(i, last + 1, day(int(year)).isoformat())
    if here.today is None:
        return Found(i, last, None, relative=True)
    date_, _ = _year_of(here, i, [day(here.today.year + k) for k in (-1, 0, 1)])
    return Found(i, last, date_, relative=True)


def _year_of(here: Here, i: int, days: list[date]) -> Pair:
    if here.today is None:
        return None, None
    if here.ahead(i):
        return min(day for day in days if day >= here.today).isoformat(), None
    return max(day for day in days if day <= here.today).isoformat(), None
