"""Weeks, months and years that are told from now or from another time: "last week", "two days later"."""

from __future__ import annotations

from datetime import date, timedelta

from writethru.reading.times.calendar import Pair, away, iso, last_day, month_away, moved, stretch, week_of, weekend_of
from writethru.reading.times.here import Found, Here
from writethru.reading.times.words import DAY_PARTS, DAYS, PERIODS, SEASONS, UNITS, small_number

_STEPS = {"this": 0, "last": -1, "next": 1, "coming": 1}
_ANCHORED = {"previous": -1, "next": 1, "following": 1, "same": 0, "that": 0}
_DEADLINES = frozenset("by until till before".split())
_STANDING_ALONE = frozenset((".", ",", ";", ":", "”", '"', "''", ")", "—", "–", "and", "but", "when"))
# of the days of a week from Monday, those on which "this weekend" of a verb of the past is the one before
_SOON_AFTER = 3


def named(here: Here, i: int, word: str) -> Found | None:
    """What begins with "this", "last", "the previous" and such, and "today" and its like."""
    follow = here.word(i + 1)
    if word in DAYS:
        # "today's leaders" and the name of a paper are not days, but that is for the reader of the date to see
        return _day(here, i, i + 1, DAYS[word])
    rolling = _rolling(here, i, word)
    if rolling is not None:
        return rolling
    if word in _ANCHORED and (word != "next" or here.before(i - 1) == "the"):
        anchored = _anchored(here, i, word, follow)
        if anchored is not None or word != "next":
            return anchored
    if word in _STEPS and follow in PERIODS:
        return _period(here, i, _STEPS[word], follow, here.today)
    if word in _STEPS and follow in SEASONS:
        # seasons differ by hemisphere, and the article does not say in which it is
        return Found(i, i + 2, None, relative=True)
    if word == "this" and follow in DAY_PARTS:
        return _day(here, i, i + 2, 0)
    if word == "last" and follow == "night":
        return _day(here, i, i + 2, -1)
    return None


def _day(here: Here, first: int, last: int, shift: int) -> Found:
    when = moved(here.today, shift) if here.today else None
    return Found(first, last, when.isoformat() if when else None, relative=True)


def _rolling(here: Here, i: int, word: str) -> Found | None:
    """ "the past week", "the last three days", "the next two days": counted from the day of publication."""
    if word not in ("past", "last", "next", "coming"):
        return None
    number, place = small_number(here.word(i + 1)), i + 2
    if number is None or here.word(place) not in UNITS:
        number, place = 1, i + 1
        if here.word(place) not in UNITS or here.word(place) == "day":
            return None
        if not (word == "past" or (word == "last" and here.before(i - 1) == "the")):
            return None
    first = i - 1 if here.word(i - 1) == "the" else i
    if here.today is None:
        return Found(first, place + 1, None, relative=True)
    sign = -1 if word in ("past", "last") else 1
    return Found(first, place + 1, *stretch(here.today, sign * number, UNITS[here.word(place)]), relative=True)


def _anchored(here: Here, i: int, word: str, follow: str) -> Found | None:
    """ "the following day", "that evening", "the previous year": counted from the time named before."""
    unit = "day" if follow in DAY_PARTS else follow
    if unit not in PERIODS | {"day"} or (word == "that" and here.anchors.of(unit) is None):
        return None
    base = here.anchors.of(unit)
    if base is None and unit == "year":
        base = here.today
    first = i - 1 if here.word(i - 1) == "the" else i
    if base is None:
        return Found(first, i + 2, None, relative=True)
    if unit == "day":
        return Found(first, i + 2, *away(base, _ANCHORED[word], "day"), relative=True)
    found = _period(here, i, _ANCHORED[word], unit, base)
    return Found(first, i + 2, found.date, found.date_end, relative=True)


def _period(here: Here, i: int, step: int, unit: str, base: date | None) -> Found:
    if base is None:
        return Found(i, i + 2, None, relative=True)
    if unit == "year":
        return Found(i, i + 2, iso(base.year + step), relative=True)
    if unit == "month":
        return Found(i, i + 2, month_away(base, step), relative=True)
    if unit == "weekend" and here.word(i) == "this" and base.weekday() < _SOON_AFTER and not here.ahead(i + 1):
        step = -1
    day = moved(base, 7 * step)
    return Found(i, i + 2, *(weekend_of(day) if unit == "weekend" else week_of(day)), relative=True)


def weekend(here: Here, i: int) -> Found | None:
    """ "the weekend": the last one, the one that is, or the coming one where the tense looks ahead."""
    if here.word(i - 1) != "the":
        return None
    if here.today is None:
        return Found(i - 1, i + 1, None, relative=True)
    saturday = 5
    base = here.today if here.today.weekday() >= saturday or here.ahead(i) else moved(here.today, -7)
    return Found(i - 1, i + 1, *weekend_of(base), relative=True)


def distance(here: Here, i: int, word: str) -> Found | None:
    """ "two days ago", "a week earlier", "the day before", "in two days' time"."""
    after = here.word(i + 1)
    if word == "day" and after in ("before", "after") and here.word(i + 2) in ("yesterday", "tomorrow"):
        first = i - 1 if here.word(i - 1) == "the" else i
        return _day(here, first, i + 3, -2 if after == "before" else 2)
    if word == "day" and here.word(i - 1) == "the" and here.word(i - 2) == "in" and here.word(i - 3) in _PARTS_OF_DAY:
        base = here.anchors.day or here.today
        return Found(i - 1, i + 1, base.isoformat() if base else None, relative=True)
    number = small_number(here.word(i - 1))
    unit = UNITS[word]
    if number is not None and _is_ahead(here, i):
        last = i + 3 if here.word(i + 1) in ("'", "’") or after in ("'s", "’s", "from") else i + 2
        return Found(i - 1, last, *(away(here.today, number, unit) if here.today else (None, None)), relative=True)
    if after not in ("ago", "earlier", "later", "before"):
        return None
    if number is None:
        if here.word(i - 1) != "the" or after != "before":
            return None
        number = 1
    if after == "before" and here.word(i + 2) and here.word(i + 2) not in _STANDING_ALONE:
        return None  # "a day before the vote": counted from something we do not know
    return Found(i - 1, i + 2, *_counted(here, i, number, unit, after), relative=True)


_PARTS_OF_DAY = frozenset("earlier later late early".split())


def _is_ahead(here: Here, i: int) -> bool:
    """ "two days from now", "in two days' time"."""
    after = [here.word(k) for k in (i + 1, i + 2)]
    return after == ["from", "now"] or (after[0] in ("'", "’", "'s", "’s") and after[1] == "time")


def _counted(here: Here, i: int, number: int, unit: str, after: str) -> Pair:
    if after == "ago":
        base = here.today
        if unit == "hour":
            then = here.moment - timedelta(hours=number) if here.moment else None
            return (then.date().isoformat() if then else None), None
    else:
        base = here.anchors.of(unit)
        if base is None and after != "later" and (unit == "year" or not _is_told_back(here)):
            base = here.today
        if unit == "hour":
            base = None
    if base is None:
        return None, None
    return away(base, number if after == "later" else -number, unit)


def _is_told_back(here: Here) -> bool:
    """Whether the sentence goes back behind something that is not dated: "He had met the king a day earlier"."""
    return any(here.before(k) in ("had", "’d", "'d") for k in range(here.sentence.first, here.sentence.last))


def end_of(here: Here, i: int) -> Found | None:
    """ "the end of the year", "the start of the month", read at the word for the period."""
    words = [here.word(k) for k in range(i - 4, i)]
    if here.today is None or words[0] != "the" or words[1] not in _ENDS or words[2:] != ["of", "the"]:
        return None
    whole = _period(here, i - 1, 0, here.word(i), here.today)
    found = Found(i - 4, i + 1, whole.date, whole.date_end, relative=True)
    return closed(here, found, i - 4) if words[1] == "end" else found


_ENDS = frozenset("end start beginning middle".split())


def closed(here: Here, found: Found, first: int) -> Found:
    """The last day, of a period that something is to be done by the end of."""
    if here.before(first - 1) not in _DEADLINES or found.date is None:
        return found
    when = found.date_end or last_day(found.date)
    return Found(found.first, found.last, when, None, found.relative)
