"""TIM003: an old event told as new."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from writethru.check.against.compare import pairs
from writethru.check.align import Place
from writethru.check.context import Context
from writethru.check.rule import Rule
from writethru.core.types import Finding

_NOW = re.compile(
    r"\b(?:this (?:week|morning|afternoon|evening|month)|today|tonight|yesterday|just now)\b|"
    r"\b(?:[Oo]n|[Ss]ince|[Bb]y) (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\d{1,2} [A-Z][a-z]+|"
    r"[A-Z][a-z]+\.? \d{1,2})\b"
)
_OLD = re.compile(
    r"\b(?:in|of|since|until|after|before) (?:1\d{3}|20\d\d)\b|\blast (?:January|February|March|April|May|"
    r"June|July|August|"
    r"September|October|November|December|year|spring|summer|autumn|fall|winter)\b|\b(?:years?|months|decades?) ago\b|"
    r"\bof that year\b|\b(?:1\d{3}|20\d\d)\b"
)
# an event more days before publication than this is old
DAYS = 40
# share of the draft sentence that a source sentence must hold, and that another must reach beside the best
COVER = 0.6
BESIDE = 0.8


class OldAsNew(Rule):
    """## What it does
    Reports an event that the draft dates to now (a day of this month, "this week") while every source sentence behind
    it dates it to an earlier year or season.

    ## Why it matters
    An old disaster becomes today's; the article's date is printed as the event's.

    ## Example
        A crane fell on 9 June. (The source: a crane fell in October 2024)

    ## Instead
        A crane fell in October 2024.

    ## Fix
    Give the source's date.
    """

    code = "TIM003"
    name = "old-as-new"
    severity = "error"
    needs = "src"

    def check(self, ctx: Context) -> Iterable[Finding]:
        told: set[int] = set()
        for i in ctx.copy:
            text = ctx.text(i)
            hits = ctx.hits(i, floor=COVER)
            best = [hit for hit in hits if hit.cover >= BESIDE * hits[0].cover]
            if best and _NOW.search(text) and not _OLD.search(text) and all(_old(ctx, hit.place) for hit in best):
                told.add(i)
                yield self._report(ctx, i, best[0].place)
        for pair in pairs(ctx):
            text = ctx.text(pair.sentence)
            if pair.sentence in told or not _NOW.search(text) or _OLD.search(text):
                continue
            if all(_old(ctx, place) for place, _ in pair.theirs):
                told.add(pair.sentence)
                yield self._report(ctx, pair.sentence, pair.theirs[0][0])

    def _report(self, ctx: Context, i: int, place: Place) -> Finding:
        return self.finding(
            "The source dates this to an earlier time, the draft to now", ctx.span(i), citations=[ctx.cite(place)]
        )


def _old(ctx: Context, place: Place) -> bool:
    """Does the source sentence name an earlier year or season, and no day near publication?"""
    text = ctx.source_text(place)
    reading = ctx.sources[place.source]
    published = (reading.article.published or "")[:10]
    sentence = ctx.source_sentence(place)
    dates = [time.date for time in reading.times if sentence.start <= time.start < sentence.end and time.date]
    if published and any(len(day) == 10 and _days(day, published) <= DAYS for day in dates):
        return False
    named = {match[0] for match in re.finditer(r"\b(?:1\d{3}|20\d\d)\b", text)}
    if named and published[:4] in named:
        return False
    return bool(_OLD.search(text)) and not _NOW.search(re.sub(r"\b[Oo]n [A-Z][a-z]+\.? \d{1,2}\b", "", text))


def _days(day: str, published: str) -> int:
    try:
        return abs((date.fromisoformat(published) - date.fromisoformat(day)).days)
    except ValueError:
        return 0


PLUGIN = OldAsNew()
