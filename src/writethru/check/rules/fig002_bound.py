"""FIG002: a bound lost or added."""

from __future__ import annotations

import re
from collections.abc import Iterable

from writethru.check.against.changed import bound_changed
from writethru.check.against.listed import bound_misplaced
from writethru.check.against.uncounted import bounds_lost
from writethru.check.align import Place
from writethru.check.amounts import BOUND, bound, bound_start, checked, same_kind, twins
from writethru.check.context import Context
from writethru.check.edits import bound_edit, decides
from writethru.check.rule import Rule
from writethru.core.types import Citation, Figure, Finding, Span

_SAID = {
    "exact": "an exact number",
    "about": "about that many",
    "lower": "at least that many",
    "upper": "at most that many",
}


_WORDS = {
    "lower": re.compile(r"\b(?:at least|more than|over|minimum|or more|exceed\w*|above)\b", re.I),
    "upper": re.compile(
        r"\b(?:up to|at most|no more than|fewer than|less than|under|below|maximum|almost|nearly)\b", re.I
    ),
}


class Bound(Rule):
    """## What it does
    Reports a number that has a bound ("at least", "more than", "up to", "fewer than") in the draft and none, or the
    opposite one, in every source; and one that has a bound in every source and none in the draft.

    ## Why it matters
    "At least 40" and "40" are different claims: the first is still true at 60.

    ## Example
        At least 33 trucks were waiting. (The source: 33 trucks were waiting)

    ## Instead
        33 trucks were waiting.

    ## Fix
    Take the bound of the source; ``--fix`` does where all sources have one and the same.
    """

    code = "FIG002"
    name = "bound"
    severity = "error"
    needs = "src"

    def check(self, ctx: Context) -> Iterable[Finding]:
        told: set[int] = set()
        for finding in self._single(ctx):
            told.add(finding.start)
            yield finding
        for i in ctx.copy:
            for figure, place, here, there in bound_misplaced(ctx, i):
                if figure.start not in told:
                    said = f"the draft says {_SAID[here or 'exact']}, the source {_SAID[there or 'exact']}"
                    span = Span(figure.start, figure.end)
                    yield self.finding(f'"{figure.text}": {said}', span, citations=[ctx.cite(place)])
            for bare in bounds_lost(ctx, i) if not ctx.is_heading(i) else ():
                said = f"the draft says {_SAID[bare.mine or 'exact']}, the source {_SAID[bare.theirs or 'exact']}"
                yield self.finding(f'"{ctx.words(bare.span)}": {said}', bare.span, citations=[ctx.cite(bare.place)])

    def _single(self, ctx: Context) -> Iterable[Finding]:
        for i, figure in checked(ctx):
            mine = _class(ctx.draft.text, figure)
            if mine == "lower" and ctx.is_heading(i) and _least(ctx, figure):
                continue
            near = {hit.place for hit in ctx.hits(i, floor=0.3)}
            same = [(place, other) for place, other in twins(ctx, figure) if same_kind(figure, other)]
            moved = bound_changed(ctx, i, figure)
            if moved is not None:
                place, here, there = moved
                held = {_class(_text(ctx, where), twin) for where, twin in same}
                twin = next((twin for where, twin in same if where == place), None)
                yield self.finding(
                    f'"{figure.text}": the draft says {_SAID[here or "exact"]}, the source {_SAID[there or "exact"]}',
                    Span(figure.start, figure.end),
                    citations=[ctx.cite(place)],
                    fix=_phrase(ctx, place, twin) if twin else None,
                    edit=bound_edit(ctx, i, figure, place, twin, sure=len(held) == 1) if twin else None,
                    deciding=[_deciding(ctx, place, twin)] if twin else (),
                )
                continue
            if mine not in _SAID or not any(place in near for place, _ in same):
                continue
            theirs = {_class(ctx.sources[place.source].article.text, other) for place, other in same}
            if mine in _WORDS and any(_bounded(ctx, mine, place, other) for place, other in same):
                continue  # the source has such a bound in the sentence, so it may hold for this number too
            if not _differs(mine, theirs) or (mine == "exact" and theirs == {"about"} and _shared(ctx, i, figure)):
                continue
            place, other = next(pair for pair in same if pair[0] in near)
            yield self.finding(
                f'"{figure.text}": the draft says {_SAID[mine]}, the source {_SAID[_class(_text(ctx, place), other)]}',
                Span(figure.start, figure.end),
                citations=[ctx.cite(place)],
                fix=_phrase(ctx, place, other),
                edit=bound_edit(ctx, i, figure, place, other, sure=len(theirs) == 1),
                deciding=[_deciding(ctx, place, other)],
            )


def _least(ctx: Context, figure: Figure) -> bool:
    """Do other sources count more of the same? Then a headline's "at least" with the lowest count is true of all."""
    mine = figure.value_low
    return mine is not None and any(
        same_kind(figure, other) and other.value_low is not None and other.value_low > mine
        for _, other in ctx.source_figures
    )


def _deciding(ctx: Context, place: Place, other: Figure) -> Citation | None:
    """The source's number with the bound before it."""
    start = bound_start(_text(ctx, place), other.start)
    return decides(ctx, place, other.start if start is None else start, other.end)


def _bounded(ctx: Context, mine: str, place: Place, other: Figure) -> bool:
    """Does a bound of this class stand in the figure's sentence, with no other number between the two?"""
    text, start = ctx.source_text(place), ctx.source_sentence(place).start
    left, right = other.start - start, other.end - start
    for match in _WORDS[mine].finditer(text):
        between = text[match.end() : left] if match.end() <= left else text[right : match.start()]
        if not re.search(r"\d", between):
            return True
    return False


def _text(ctx: Context, place: Place) -> str:
    return ctx.sources[place.source].article.text


def _class(text: str, figure: Figure) -> str:
    """The class of the bound: what the reader found, where the words beside the number bear it out."""
    found = BOUND[figure.approx]
    beside = bound(text, figure.start, figure.end)
    if found in ("lower", "upper"):
        # "no offer below 30" is a least one
        return "unclear" if beside is None else beside if beside in ("lower", "upper") else found
    if found == "exact" and beside is not None:
        return beside if beside == "about" else "unclear"
    return found


def _differs(mine: str, theirs: set[str]) -> bool:
    """A bound that no source has, or none where every source has one. What was unclear anywhere is let pass."""
    if mine in theirs or "unclear" in theirs or not theirs <= set(_SAID):
        return False
    if mine in ("lower", "upper"):
        return True
    return mine == "exact" or not theirs <= {"exact", "about"}


def _shared(ctx: Context, i: int, figure: Figure) -> bool:
    """Does an "about" earlier in the sentence hold for this number too ("about 30 dead and 200 hurt")?"""
    return any(other.start < figure.start and BOUND[other.approx] == "about" for other in ctx.figures(i))


def _phrase(ctx: Context, place: Place, figure: Figure) -> str:
    text = _text(ctx, place)
    return figure.phrase.of(text) if figure.phrase else figure.text


PLUGIN = Bound()
