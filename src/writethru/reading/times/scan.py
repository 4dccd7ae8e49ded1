"""The walk over the words of an article."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from writethru.core.tree import Tree
from writethru.core.types import Article, Sentence, TimeMention
from writethru.reading.times.clocks import clock, dated_clock, noon
from writethru.reading.times.days import HOLIDAY_WORDS, holiday, weekday
from writethru.reading.times.here import Anchors, Found, Here
from writethru.reading.times.months import month, year
from writethru.reading.times.periods import closed, distance, end_of, named, weekend
from writethru.reading.times.words import DAYS, MONTHS, PERIODS, UNITS, WEEKDAYS

_NAMED = frozenset(DAYS) | {"this", "last", "past", "next", "coming", "previous", "following", "same", "that"}


def published_date(article: Article) -> date | None:
    """The calendar day of publication as the page has it, without change of time zone; None where unknown."""
    try:
        return date.fromisoformat((article.published or "")[:10])
    except ValueError:
        return None


def _published_moment(article: Article) -> datetime | None:
    """The moment of publication where the page gives a time of day."""
    try:
        return datetime.fromisoformat(article.published or "") if len(article.published or "") > 10 else None
    except ValueError:
        return None


def find_times(article: Article, tree: Tree, sentences: Sequence[Sentence]) -> tuple[TimeMention, ...]:
    """All times of an article in text order."""
    today, moment = published_date(article), _published_moment(article)
    anchors = Anchors()
    out: list[TimeMention] = []
    paragraph = -1
    for sentence in sentences:
        if sentence.paragraph != paragraph:
            anchors.next_paragraph()
            paragraph = sentence.paragraph
        for found in _scan(Here(tree, sentence, today, moment, anchors, floor=sentence.first)):
            start, end = tree.tokens[found.first].start, tree.tokens[found.last - 1].end
            out.append(TimeMention(start, end, tree.text[start:end], found.date, found.date_end, found.relative))
    return tuple(out)


def _scan(here: Here) -> list[Found]:
    for i in range(here.sentence.first, here.sentence.last):
        if i < here.floor:
            continue
        found = _at(here, i)
        if found is None:
            continue
        if here.before(found.first - 1) == "of" and here.before(found.first - 2) == "end":
            article = here.before(found.first - 3) in ("the", "its", "their")
            found = closed(here, found, found.first - (3 if article else 2))
        here.found.append(found)
        here.floor = found.last
        here.anchors.take(found)
    return [dated_clock(here, found) if found.clock else found for found in here.found]


def _at(here: Here, i: int) -> Found | None:
    word = here.word(i).rstrip(".")
    if not word:
        return None
    if word[0].isdecimal():
        return clock(here, i) or year(here, i, word)
    if word in ("noon", "midday"):
        return noon(here, i)
    if word in HOLIDAY_WORDS and (found := holiday(here, i)):
        return found
    if word in WEEKDAYS:
        return weekday(here, i, word)
    if word in MONTHS:
        return month(here, i, word)
    if word in _NAMED:
        return named(here, i, word)
    if word == "weekend":
        return end_of(here, i) or weekend(here, i)
    if word in UNITS:
        return (end_of(here, i) if word in PERIODS else None) or distance(here, i, word)
    return None
