"""TIM001: a weekday, "today" or "yesterday" without a date on the page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from writethru.check.context import Context
from writethru.check.house import house_of
from writethru.check.rule import Rule
from writethru.core.types import Finding, Span

_WEEKDAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\b(?!['’]s\b)|\b(?:today|yesterday|tomorrow|tonight)\b(?!['’]s\b)",
    re.I,
)
_DATE = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}\b|\b{_MONTH} \d{{1,2}}\b|\b\d{{4}}-\d\d-\d\d\b|"
    rf"\b\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}\b"
)
_NAMES = re.compile(
    r"\b(?:Good|Black|Bloody|Easter|Palm|Super|Ash|Shrove|Cyber) (?:Mon|Tues|Wednes|Fri|Satur|Sun)day\b|"
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day (?:Times|Mirror|Herald|Mail|Telegraph|Post|Express)\b|"
    r"\bUSA Today\b"
)


class DayWithoutDate(Rule):
    """## What it does
    Reports weekdays, "today", "yesterday", "tonight" and "tomorrow" outside quotation marks where neither the sentence
    nor the page gives a date.

    ## Why it matters
    A page is read days later, and is quoted without its date line: "on Thursday" then means another Thursday.

    ## Example
        The council votes on Thursday.

    ## Instead
        The council votes on Thursday, May 8.

    ## Fix
    Give the date in the sentence, or put ``date: YYYY-MM-DD`` in the page's front matter. Where the sources have the
    day, it is offered as the house style writes it: AP "Thursday, May 8", the BBC and the Guardian "Thursday 8 May".
    """

    code = "TIM001"
    name = "day-without-date"
    severity = "warning"
    needs = "draft"

    def check(self, ctx: Context) -> Iterable[Finding]:
        if ctx.draft.published:
            return
        copy, style = set(ctx.copy), house_of(ctx)
        for i, sentence in enumerate(ctx.sentences):
            text = ctx.text(i)
            if i not in copy or _DATE.search(text):
                continue
            names = [Span(*match.span()) for match in _NAMES.finditer(text)]
            for match in _DAY.finditer(text):
                span = Span(*match.span())
                if any(span.overlaps(name) for name in names):
                    continue
                start, end = sentence.start + span.start, sentence.start + span.end
                if not ctx.in_quotes(start, end):
                    day = _day_in_sources(ctx, i, match[0])
                    fix = style.day(day) if day else None
                    if day and match[0] in _WEEKDAYS:
                        fix = style.weekday(match[0], day)
                    yield self.finding(f'"{match[0]}" stands without a date', Span(start, end), fix=fix)


def _day_in_sources(ctx: Context, i: int, word: str) -> date | None:
    """The date of the same word in the source sentences this one rests on, where they agree."""
    if not ctx.sources:
        return None
    days = set()
    for hit in ctx.hits(i):
        sentence = ctx.source_sentence(hit.place)
        for time in ctx.sources[hit.place.source].times:
            if sentence.start <= time.start < sentence.end and word.lower() in time.text.lower() and time.date:
                days.add(time.date)
    day = days.pop() if len(days) == 1 else ""
    return date.fromisoformat(day) if len(day) == 10 else None


PLUGIN = DayWithoutDate()
