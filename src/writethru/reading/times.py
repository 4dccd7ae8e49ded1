"""Times as they are written, with the dates they mean on the day of publication.

"On Monday" is the last Monday, or the day of publication itself when that is one, unless the tense looks ahead. Nothing
is resolved without a date of publication, except dates that carry their year.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from writethru.core.tree import Tree
from writethru.core.types import Article, Sentence, TimeMention
from writethru.reading.tense import looks_ahead, planned

WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ("monday mon", "tuesday tue tues", "wednesday wed", "thursday thu thur thurs", "friday fri", "saturday sat",
         "sunday sun")
    )
    for name in names.split()
}  # fmt: skip
_ABBREVIATED_DAYS = {name for name in WEEKDAYS if len(name) < 6}
MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sep sept", "october oct", "november nov", "december dec"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_SMALL = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen".split()
    )
} | {"a": 1, "an": 1}
_UNITS = {"day": 1, "days": 1, "week": 7, "weeks": 7, "fortnight": 14, "month": 30, "months": 30, "year": 365,
          "years": 365}  # fmt: skip
_DAY_PARTS = {"morning", "afternoon", "evening", "night"}
_PERIODS = {"week", "month", "year", "weekend"}
_YEAR_BEFORE = {"in", "since", "until", "till", "by", "from", "of", "during", "between", "and", "to", "before", "after",
                "for", "early", "late", "mid", "through", "the", "(", ",", "than", "back"}  # fmt: skip
_MONTH_BEFORE = _YEAR_BEFORE | {"last", "next", "this", "around", "throughout"}
_NUMBER = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?$")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_ISO = re.compile(r"((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class _Found:
    first: int
    last: int  # exclusive
    date: str | None
    date_end: str | None = None
    relative: bool = False


def published_date(article: Article) -> date | None:
    """The calendar day of publication as the page has it, without change of time zone; None where unknown."""
    try:
        return date.fromisoformat((article.published or "")[:10])
    except ValueError:
        return None


def find_times(article: Article, tree: Tree, sentences: Sequence[Sentence]) -> tuple[TimeMention, ...]:
    """All times of an article in text order."""
    scanner = _Scanner(tree, published_date(article))
    out: list[TimeMention] = []
    paragraph = -1
    for sentence in sentences:
        if sentence.paragraph != paragraph:
            scanner.anchor = None
            paragraph = sentence.paragraph
        for found in scanner.scan(sentence):
            start, end = tree.tokens[found.first].start, tree.tokens[found.last - 1].end
            out.append(TimeMention(start, end, tree.text[start:end], found.date, found.date_end, found.relative))
    return tuple(out)


class _Scanner:
    """Goes over the words once. ``anchor`` is the last day named in the paragraph, for "a day earlier"."""

    def __init__(self, tree: Tree, today: date | None) -> None:
        self.tree = tree
        self.today = today
        self.anchor: date | None = None

    def scan(self, sentence: Sentence) -> list[_Found]:
        out: list[_Found] = []
        floor = sentence.first
        for i in range(sentence.first, sentence.last):
            if i < floor:
                continue
            found = self._at(i, sentence, floor)
            if found is not None:
                out.append(found)
                floor = found.last
                if found.date and len(found.date) == 10 and found.date_end is None:
                    self.anchor = date.fromisoformat(found.date)
        return out

    def _at(self, i: int, sentence: Sentence, floor: int) -> _Found | None:
        word = self.tree.lower(i).rstrip(".")
        if word in WEEKDAYS:
            return self._weekday(i, word, floor)
        if word in MONTHS:
            return self._month(i, word, sentence, floor)
        if word in _NAMED:
            return self._named(i, word, sentence)
        if word in _UNITS:
            return self._distance(i, word, sentence, floor)
        if _YEAR.match(word):
            return self._year(i, word, sentence)
        return None

    def _weekday(self, i: int, word: str, floor: int) -> _Found | None:
        if not self.tree.word(i)[0].isupper() or (word in _ABBREVIATED_DAYS and not self._is_day(i)):
            return None
        before = self.tree.lower(i - 1) if i > floor else ""
        first = i - 1 if before in {"last", "next", "this", "past", "coming"} else i
        if self.today is None:
            return _Found(first, i + 1, None, relative=True)
        back = (self.today.weekday() - WEEKDAYS[word]) % 7
        ahead = before in {"next", "coming"} or (
            before not in {"last", "past"} and (looks_ahead(self.tree, i) or planned(self.tree, i))
        )
        if back == 0:
            shift = {"last": -7, "past": -7, "next": 7}.get(before, 0)
        else:
            shift = 7 - back if ahead else -back
        return _Found(first, i + 1, (self.today + timedelta(days=shift)).isoformat(), relative=True)

    def _is_day(self, i: int) -> bool:
        """An abbreviation is a weekday only where the parser agrees: "Sun" and "Sat" are words."""
        return self.tree.tokens[i].ent.endswith("DATE")

    def _month(self, i: int, word: str, sentence: Sentence, floor: int) -> _Found | None:
        tree = self.tree
        token = tree.tokens[i]
        if not tree.word(i)[0].isupper() or token.pos in ("AUX", "VERB") or token.ent.endswith("PERSON"):
            return None
        month = MONTHS[word]
        first, last, day = i, i + 1, None
        if last < sentence.last and (match := _NUMBER.match(tree.lower(last))) and 1 <= int(match[1]) <= 31:
            day, last = int(match[1]), last + 1
        elif i > floor and (match := _NUMBER.match(tree.lower(i - 1))) and 1 <= int(match[1]) <= 31:
            day, first = int(match[1]), i - 1
        elif i > floor + 1 and tree.lower(i - 1) == "of" and (match := _NUMBER.match(tree.lower(i - 2))):
            day, first = int(match[1]), i - 2
        elif word in ("mar", "may", "dec", "jan", "jun") and token.pos != "PROPN":
            return None
        year = None
        comma = last < sentence.last and tree.lower(last) == ","
        place = last + 1 if comma and day is not None else last
        if place < sentence.last and _YEAR.match(tree.lower(place)):
            year, last = int(tree.lower(place)), place + 1
        before = tree.lower(first - 1) if first > floor else ""
        if day is None and year is None and word in ("may", "march") and before not in _MONTH_BEFORE:
            return None
        if before in ("last", "next", "this"):
            first -= 1
        return self._dated(first, last, i, year, month, day, before)

    def _dated(
        self, first: int, last: int, i: int, year: int | None, month: int, day: int | None, before: str
    ) -> _Found | None:
        given = year is not None
        if year is None:
            if self.today is None:
                return _Found(first, last, None, relative=True)
            year = self._nearest_year(i, month, day, before)
        if day is None:
            return _Found(first, last, f"{year:04d}-{month:02d}", relative=not given)
        try:
            return _Found(first, last, date(year, month, day).isoformat(), relative=not given)
        except ValueError:
            return _Found(first, last, None)

    def _nearest_year(self, i: int, month: int, day: int | None, before: str) -> int:
        if self.today is None:
            raise ValueError("the nearest year needs a date of publication")
        here = (self.today.month, self.today.day)
        there = (month, day or (self.today.day if before != "last" else self.today.day + 1))
        if before == "next":
            return self.today.year + (there <= here)
        # a month that lies just ahead is meant ahead where the tense says so, else it is the last one
        if there > here and before != "this" and not looks_ahead(self.tree, i):
            return self.today.year - 1
        if there < here and (here[0] - month) >= 6 and before != "last" and looks_ahead(self.tree, i):
            return self.today.year + 1
        return self.today.year

    def _named(self, i: int, word: str, sentence: Sentence) -> _Found | None:
        tree = self.tree
        follow = tree.lower(i + 1) if i + 1 < sentence.last else ""
        if word in _DAYS:
            # "today's leaders" and the name of a paper are not days, but that is for the reader of the date to see
            return self._day(i, i + 1, _DAYS[word])
        if word in ("this", "last", "past", "next", "coming") and follow in _PERIODS:
            return self._period(i, word, follow)
        if word == "this" and follow in _DAY_PARTS:
            return self._day(i, i + 2, 0)
        if word == "last" and follow == "night":
            return self._day(i, i + 2, -1)
        if word in ("previous", "next", "following", "same") and follow in {"day"} | _DAY_PARTS:
            base = self.anchor
            shift = {"previous": -1, "same": 0}.get(word, 1)
            when = (base + timedelta(days=shift)).isoformat() if base else None
            return _Found(i, i + 2, when, relative=True)
        return None

    def _day(self, first: int, last: int, shift: int) -> _Found:
        when = (self.today + timedelta(days=shift)).isoformat() if self.today else None
        return _Found(first, last, when, relative=True)

    def _period(self, i: int, word: str, unit: str) -> _Found:
        today = self.today
        if today is None:
            return _Found(i, i + 2, None, relative=True)
        step = {"this": 0, "last": -1, "past": -1}.get(word, 1)
        if unit == "year":
            return _Found(i, i + 2, f"{today.year + step:04d}", relative=True)
        if unit == "month":
            months = today.year * 12 + today.month - 1 + step
            return _Found(i, i + 2, f"{months // 12:04d}-{months % 12 + 1:02d}", relative=True)
        monday = today - timedelta(days=today.weekday()) + timedelta(days=7 * step)
        first = monday + timedelta(days=5) if unit == "weekend" else monday
        return _Found(i, i + 2, first.isoformat(), (monday + timedelta(days=6)).isoformat(), relative=True)

    def _distance(self, i: int, word: str, sentence: Sentence, floor: int) -> _Found | None:
        """ "two days ago", "a week earlier", "the day before"."""
        tree = self.tree
        if i + 1 >= sentence.last or i <= floor:
            return None
        after = tree.lower(i + 1)
        if after not in {"ago", "earlier", "later", "before"}:
            return None
        number = _small_number(tree.lower(i - 1))
        if number is None:
            if tree.lower(i - 1) != "the" or after != "before":
                return None
            number = 1
        if after == "before" and i + 2 < sentence.last and tree.lower(i + 2) not in {".", ",", ";", "”", '"'}:
            return None  # "a day before the vote": counted from something we do not know
        base = self.today if after == "ago" else self.anchor or self.today
        if base is None:
            return _Found(i - 1, i + 2, None, relative=True)
        sign = 1 if after == "later" else -1
        return _Found(i - 1, i + 2, _away(base, sign * number, word.rstrip("s")), relative=True)

    def _year(self, i: int, word: str, sentence: Sentence) -> _Found | None:
        tree = self.tree
        iso = _ISO.match(tree.text, tree.tokens[i].start)
        if iso:
            last = i + 1
            while last < sentence.last and tree.tokens[last - 1].end < iso.end():
                last += 1
            if tree.tokens[last - 1].end == iso.end():
                try:
                    return _Found(i, last, date(*map(int, iso.groups())).isoformat())
                except ValueError:
                    return None
        before = tree.lower(i - 1) if i > sentence.first else ""
        if tree.tokens[i].ent.endswith("DATE") and before in _YEAR_BEFORE:
            return _Found(i, i + 1, word)
        return None


_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "overnight": 0}
_NAMED = frozenset(_DAYS) | {"this", "last", "past", "next", "coming", "previous", "following", "same"}


def _small_number(word: str) -> int | None:
    if word in _SMALL:
        return _SMALL[word]
    return int(word) if word.isdecimal() and len(word) <= 3 else None


def _away(base: date, number: int, unit: str) -> str | None:
    """The day, month or year that lies ``number`` units away; as exact as the unit is. None outside the calendar."""
    if unit == "year":
        year = base.year + number
        return f"{year:04d}" if 1 <= year <= 9999 else None
    if unit == "month":
        months = base.year * 12 + base.month - 1 + number
        return f"{months // 12:04d}-{months % 12 + 1:02d}" if 12 <= months < 120_000 else None
    try:
        return (base + timedelta(days=number * _UNITS[unit])).isoformat()
    except OverflowError:
        return None
