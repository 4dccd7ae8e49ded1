"""FIG001: a figure that differs from every source."""

from __future__ import annotations

import re
from collections.abc import Iterable

from writethru.check.against.changed import NEAR_COPY, copied, number_swapped
from writethru.check.against.uncounted import stretch_changed
from writethru.check.align import Place
from writethru.check.amounts import (
    HUMAN,
    checked,
    is_known,
    kind,
    known_numbers,
    near_figures,
    same_kind,
    values,
)
from writethru.check.attribution import keys_of
from writethru.check.context import Context
from writethru.check.edits import SURE, cover, decides, decides_in, fitted, replaced
from writethru.check.rule import Rule
from writethru.check.voices import distinctive
from writethru.core.types import Edit, Figure, Finding, Span

# Words by which a sentence says that its number was worked out from others.
DERIVED = re.compile(
    r"\b(?:fewer|more than|less than|exceeds?|exceeded|difference|gap|double|twice|half|total(?:s|led)?|"
    r"combined|together|"
    r"altogether|in all|add(?:s|ed)? up|sum|average|later|earlier|before|after|apart|ahead|behind|higher|"
    r"lower|up from|down from|of the \w+ (?:\w+ )?"
    r"(?:sources|articles|outlets))\b",
    re.I,
)
# a bound and no difference: "no fewer than 140"
_BOUND = re.compile(r"\b(?:fewer|more|less) than (?=[^\w\s]?\d)", re.I)
# share of the draft sentence that a source sentence must hold for its figure to be the one meant
COVER = 0.35
# share of the draft sentence that its sources hold together for a number that no source has to be reported
RESTS = 0.6
# points of agreement of two figures that count one thing
ALIKE = 3
SCALES = (1e-9, 1e-6, 1e-3, 1e3, 1e6, 1e9)


class UnknownFigure(Rule):
    """## What it does
    Reports a figure whose number stands in no source, where a source sentence that the draft rests on counts the same
    thing and has another number.

    ## Why it matters
    A wrong figure is copied from brief to brief, and nobody can trace where it came from.

    ## Example
        Civil protection said 92 people were missing. (The source: 53 people were missing)

    ## Instead
        Civil protection said 53 people were missing.

    ## Fix
    The source's number is offered; ``--fix`` writes it where one figure of one source sentence alone can be meant.
    Numbers that the sentence says were worked out ("seven fewer") are not reported.
    """

    code = "FIG001"
    name = "unknown-figure"
    severity = "error"
    needs = "src"

    def check(self, ctx: Context) -> Iterable[Finding]:
        known = known_numbers(ctx)
        for i, figure in checked(ctx):
            if not unknown(ctx, i, figure, known):
                yield from self._of_another(ctx, i, figure)
                continue
            rival = counterpart(ctx, i, figure) or of_speaker(ctx, i, figure)
            if rival is not None and scaled(figure, rival[1]):
                continue
            if rival is None:
                if ctx.alignments[i].union >= RESTS and not ctx.is_heading(i):
                    yield self.finding(
                        f'"{figure.text}" stands in no source',
                        Span(figure.start, figure.end),
                        citations=ctx.cite_hits(i, most=1),
                    )
                continue
            place, other = rival
            yield self.finding(
                f'"{figure.text}" stands in no source; the source has "{other.text}"',
                Span(figure.start, figure.end),
                citations=[ctx.cite(place)],
                fix=other.text,
                edit=_edit(ctx, i, figure, place, other),
                deciding=[decides(ctx, place, other.start, other.end)],
            )

        for i in ctx.copy:
            stretch = None if derived(ctx, i) else stretch_changed(ctx, i)
            if stretch is not None:
                span, place, theirs = stretch
                yield self.finding(
                    f'"{ctx.words(span)}" stands in no source; the source has "{theirs}"',
                    span,
                    citations=[ctx.cite(place)],
                    fix=theirs,
                    deciding=[decides_in(ctx, place, theirs)],
                )

    def _of_another(self, ctx: Context, i: int, figure: Figure) -> Iterable[Finding]:
        """A number that the sources have for something else only."""
        if not values(figure) or ctx.is_heading(i):
            return
        if copied(ctx, i) < NEAR_COPY and derived(ctx, i):
            return
        swapped = number_swapped(ctx, i, figure)
        if swapped is not None:
            place, words = swapped
            yield self.finding(
                f'"{figure.text}" stands in no source for this; the source has "{words}"',
                Span(figure.start, figure.end),
                citations=[ctx.cite(place)],
                fix=words,
                edit=replaced(ctx, Span(figure.start, figure.end), fitted(ctx, figure.start, words)),
                deciding=[decides_in(ctx, place, words)],
            )


def unknown(ctx: Context, i: int, figure: Figure, known: Iterable[float]) -> bool:
    """Does no source hold any end of the figure, and does the sentence not say that it was worked out?"""
    ends = values(figure)
    if not ends or figure.approx == "vague" or kind(figure) == "time":
        return False
    shares = [end / 100 for end in ends] if figure.unit == "percent" else []
    if any(is_known(end, known) for end in (*ends, *shares)) and not _half_known(ctx, i, figure, known):
        return False
    return not derived(ctx, i)


def _half_known(ctx: Context, i: int, figure: Figure, known: Iterable[float]) -> bool:
    """Is one end of a range in no source, and the other the end of a range that a source has in such a sentence?"""
    ends = values(figure)
    lost = [end for end in ends if not is_known(end, known)]
    if len(ends) != 2 or len(lost) != 1:
        return False
    ranges = [values(other) for _, other in near_figures(ctx, i, floor=COVER) if len(values(other)) == 2]
    return any(is_known(end, other) for other in ranges for end in ends if end not in lost)


def derived(ctx: Context, i: int) -> bool:
    """Does draft sentence ``i`` say that its number was worked out, in words that no sentence it rests on has?"""
    text = _BOUND.sub("", ctx.text(i))
    found = {match[0].lower() for match in DERIVED.finditer(text)}
    if not found:
        return False
    theirs = [_BOUND.sub("", ctx.source_text(hit.place)).lower() for hit in ctx.hits(i, floor=COVER)]
    return any(not any(re.search(rf"\b{word}\b", other) for other in theirs) for word in found)


def counterpart(ctx: Context, i: int, figure: Figure) -> tuple[Place, Figure] | None:
    """The figure of a source sentence that counts what the draft's figure counts, the best aligned first.

    A figure that stands in the same draft sentence is spoken for, and so is not the one meant.
    """
    taken = [other for other in ctx.figures(i) if other is not figure]
    ranked: list[tuple[int, int, tuple[Place, Figure]]] = []
    for n, (place, other) in enumerate(near_figures(ctx, i, floor=COVER)):
        if any(values(other) == values(mine) for mine in taken) or not values(other) or not same_kind(figure, other):
            continue
        agree = agreement(figure, other)
        if agree:
            ranked.append((-agree, n, (place, other)))
    return min(ranked, key=lambda item: item[:2])[2] if ranked else None


def of_speaker(ctx: Context, i: int, figure: Figure) -> tuple[Place, Figure] | None:
    """A source figure of the same thing by the speaker to whom the draft gives its figure."""
    for statement in ctx.statements(i):
        if statement.id != figure.statement or statement.speaker is None:
            continue
        mine = distinctive(statement.speaker)
        for place, other in ctx.source_figures:
            if other.reporter_name and keys_of(other.reporter_name) & mine and agreement(figure, other) >= ALIKE:
                return place, other
    return None


def agreement(a: Figure, b: Figure) -> int:
    """How far two figures count the same: 0 not at all, more is better."""
    if HUMAN.get(a.measure) != HUMAN.get(b.measure) and a.measure in HUMAN and b.measure in HUMAN:
        return 0
    points = 2 * (a.measure == b.measure and a.measure != "other")
    if a.unit is not None and a.unit == b.unit:
        points += 2
    elif kind(a) is not None and kind(a) == kind(b):
        points += 1
    if a.unit is None and len(values(a)) == len(values(b)) == 2 and 1 / 3 < values(a)[0] / (values(b)[0] or 1) < 3:
        points += 2  # a range whose unit is left out, of the same size
    if (a.value_low == a.value_high) == (b.value_low == b.value_high) and points:
        points += 1
    return points if points >= 2 else 0


def _edit(ctx: Context, i: int, figure: Figure, place: Place, other: Figure) -> Edit | None:
    """The source's number in place of the draft's.

    It is certain where one source figure alone can be meant: of all in the sentences around, those that count most
    nearly the same have one value, unit or measure agree, and its sentence holds the draft's.
    """
    agree = agreement(figure, other)
    ranked = [(agreement(figure, rival), values(rival)) for _, rival in near_figures(ctx, i, floor=COVER)]
    best = {ends for points, ends in ranked if points >= agree}
    unknown_too = [mine for mine in ctx.figures(i) if mine is not figure and same_kind(mine, figure)]
    plain = len(values(figure)) == len(values(other)) == 1 and 1.0 not in (*values(figure), *values(other))
    same = (figure.unit is not None and figure.unit == other.unit) or figure.measure == other.measure != "other"
    sure = plain and same and best == {values(other)} and not unknown_too and cover(ctx, i, place) >= SURE
    new = fitted(ctx, figure.start, other.text)
    opens = any(sentence.start == figure.start for sentence in ctx.sentences)
    return replaced(ctx, Span(figure.start, figure.end), new, certain=sure and not (opens and new[:1].isdigit()))


def scaled(a: Figure, b: Figure) -> bool:
    """The same digits a thousand or a million times larger: a changed scale, which is FIG010's."""
    mine, theirs = values(a), values(b)
    return len(mine) == len(theirs) and any(
        all(abs(x - y * scale) <= 1e-3 * abs(x) for x, y in zip(mine, theirs, strict=True)) for scale in SCALES
    )


PLUGIN = UnknownFigure()
