"""TIM002: a date or time that differs from the source."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta

from writethru.check.against.days import DAY_MONTH, MONTH, day_of, number, wrong_times
from writethru.check.align import Place
from writethru.check.context import Context
from writethru.check.edits import SURE, decides_in, replaced
from writethru.check.rule import Rule
from writethru.check.words import concept
from writethru.core.tree import Tree
from writethru.core.types import Finding, Sentence, Span

_MONTH_ALONE = re.compile(
    rf"\b(?:in|since|until|last|next|early|late|mid|of|by|during|before|after)[ -](?:early |late |"
    rf"mid-)?{MONTH}(?! \d{{1,2}}\b)(?!\w)"
)
_MONTH_YEAR = re.compile(rf"(?<!\d )(?<!\d)\b{MONTH},? (\d{{4}})\b")
_CLOCK = re.compile(
    r"\b(\d{1,2})(?:[:.](\d\d))?\s?(a\.?m\.?|p\.?m\.?)(?!\w)|\b([01]?\d|2[0-3])[:.](\d\d)(?!\d|\s?(?:per|%|m\b|bn\b|million|[ap]\.?m))",
    re.I,
)
# days around publication that weekdays and "yesterday" of the sources may mean
WINDOW = 10
COVER = 0.4
COVER_MOVED = 0.3


class TimeDiffers(Rule):
    """## What it does
    Reports a clock time, a day or a month that no source gives, in a sentence that rests on a source sentence with
    another one, and a day that the source sentence has for another deed. Days
    near publication are let pass, for the sources may name them by weekday.

    ## Why it matters
    A wrong hour or month breaks the order of events, and with it who could have known what.

    ## Example
        The aftershock came at 8:50 a.m. (The source: at 6:20 a.m.)

    ## Instead
        The aftershock came at 6:20 a.m.

    ## Fix
    The source's time is offered; ``--fix`` writes it where the source sentences near have no other.
    """

    code = "TIM002"
    name = "time-differs"
    severity = "error"
    needs = "src"

    def check(self, ctx: Context) -> Iterable[Finding]:
        texts = " \n ".join(ctx.source_texts())
        clocks = {_clock(match) for match in _CLOCK.finditer(texts)}
        days = {day_of(match) for match in DAY_MONTH.finditer(texts)}
        months = {number(match[1]) for match in re.finditer(rf"\b{MONTH}(?!\w)", texts)}
        nearby = _near_publication(ctx)
        months |= {month for month, _ in nearby}
        years = {_year(match) for match in _MONTH_YEAR.finditer(texts)}
        for reading in ctx.sources:
            years |= {(int(day[5:7]), int(day[:4])) for day in [reading.article.published or ""] if len(day) >= 7}
            for time in reading.times:
                if time.date and len(time.date) >= 7:
                    months.add(int(time.date[5:7]))
                    years.add((int(time.date[5:7]), int(time.date[:4])))
                if time.date and len(time.date) == 10:
                    days.add((int(time.date[5:7]), int(time.date[8:10])))
        for i in ctx.copy:
            start = ctx.sentences[i].start
            text = ctx.text(i)
            told_of: list[Span] = []
            for pattern, told, known in (
                (_CLOCK, _clock, clocks),
                (DAY_MONTH, day_of, days | nearby),
                (_MONTH_YEAR, _year, years),
                (_MONTH_ALONE, lambda match: number(match[1]), months),
            ):
                for match in pattern.finditer(text):
                    span = Span(start + match.start(), start + match.end())
                    if told(match) in known or not known or ctx.in_quotes(span.start, span.end):
                        continue
                    other = _rival(ctx, i, pattern)
                    if other is not None:
                        place, words = other
                        told_of.append(span)
                        yield self.finding(
                            f'"{match[0]}" stands in no source; the source has "{words}"',
                            span,
                            citations=[ctx.cite(place)],
                            fix=words,
                            edit=replaced(ctx, span, words, certain=_only(ctx, i, pattern, words, told)),
                            deciding=[decides_in(ctx, place, words)],
                        )
            yield from self._moved(ctx, i)
            for span, place, words in wrong_times(ctx, i):
                if any(other.start < span.end and span.start < other.end for other in told_of):
                    continue
                yield self.finding(
                    f'"{ctx.words(span)}" stands in no source for this; the source has "{words}"',
                    span,
                    citations=[ctx.cite(place)],
                    fix=words,
                )

    def _moved(self, ctx: Context, i: int) -> Iterable[Finding]:
        """Days that the source sentence has for another deed: it opens on the one and closes on the other."""
        for verb, span, day in _dated(ctx.tree, ctx.sentences[i]):
            rival: tuple[Place, str] | None = None
            for hit in ctx.hits(i, floor=COVER_MOVED, most=10):
                tree = ctx.trees[hit.place.source]
                theirs = _dated(tree, ctx.source_sentence(hit.place))
                same = [(other, told) for key, other, told in theirs if key == verb]
                if any(told == day for _, told in same):
                    rival = None
                    break
                if rival is None and same and any(told == day for _, _, told in theirs):
                    rival = hit.place, same[0][0].of(tree.text)
            if rival and not ctx.in_quotes(span.start, span.end):
                place, words = rival
                said = f'"{ctx.words(span)}" is the day of something else; the source has "{words}" for this'
                yield self.finding(
                    said,
                    span,
                    citations=[ctx.cite(place)],
                    fix=words,
                    edit=replaced(ctx, span, words),
                    deciding=[decides_in(ctx, place, words)],
                )


def _only(
    ctx: Context, i: int, pattern: re.Pattern[str], words: str, told: Callable[[re.Match[str]], tuple[int, int] | int]
) -> bool:
    """Is it the one time of its kind in the draft sentence, and do all source sentences near have no other?"""
    if len(pattern.findall(ctx.text(i))) != 1 or not ctx.hits(i, floor=SURE):
        return False
    theirs = {told(match) for hit in ctx.hits(i, floor=COVER) for match in pattern.finditer(ctx.source_text(hit.place))}
    first = pattern.search(words)
    return first is not None and theirs == {told(first)}


def _dated(tree: Tree, sentence: Sentence) -> list[tuple[str, Span, tuple[int, int]]]:
    """Days with a month in a sentence: the concept of the verb they hang on, their span, month and day."""
    out = []
    for match in DAY_MONTH.finditer(tree.text, sentence.start, sentence.end):
        at = next((k for k in range(sentence.first, sentence.last) if tree.tokens[k].end > match.start()), None)
        for _ in range(6):
            if at is None or tree.tokens[at].head == at or tree.tokens[at].pos == "VERB":
                break
            at = tree.tokens[at].head
        if at is not None and tree.tokens[at].pos == "VERB":
            out.append((concept(tree.tokens[at].lemma), Span(*match.span()), day_of(match)))
    return out


def _year(match: re.Match[str]) -> tuple[int, int]:
    """Month and year of a month without a day."""
    return number(match[1]), int(match[2])


def _clock(match: re.Match[str]) -> tuple[int, int]:
    """Hour and minute on a clock face of twelve hours, so that 16:47 and 4:47 p.m. are one."""
    hour, minute = int(match[1] or match[4]), int(match[2] or match[5] or 0)
    return hour % 12, minute


def _near_publication(ctx: Context) -> set[tuple[int, int]]:
    out = set()
    for reading in ctx.sources:
        try:
            published = date.fromisoformat((reading.article.published or "")[:10])
        except ValueError:
            continue
        for shift in range(-WINDOW, WINDOW + 1):
            day = published + timedelta(days=shift)
            out.add((day.month, day.day))
    return out


def _rival(ctx: Context, i: int, pattern: re.Pattern[str]) -> tuple[Place, str] | None:
    """Place and words of a time of the same kind in a source sentence that the draft's rests on."""
    for hit in ctx.hits(i, floor=COVER):
        match = pattern.search(ctx.source_text(hit.place))
        if match:
            return hit.place, match[0]
    return None


PLUGIN = TimeDiffers()
