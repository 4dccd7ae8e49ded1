"""FIG010: unit, currency or scale changed."""

from __future__ import annotations

from collections.abc import Iterable

from writethru.check.amounts import MEASURED, checked, is_currency, kind, known_numbers, twins
from writethru.check.context import Context
from writethru.check.rule import Rule
from writethru.check.rules.fig001_unknown_figure import counterpart, scaled, unknown
from writethru.core.types import Figure, Finding, Span


class Unit(Rule):
    """## What it does
    Reports a number that the sources have in another currency or unit (dollars for euros, miles for kilometres), and
    one that is the source's a thousand or a million times over (billion for million).

    ## Why it matters
    The digits agree, so the eye passes over it; the amount is wrong.

    ## Example
        The fund promised $5bn. (The source: $5m)

    ## Instead
        The fund promised $5m.

    ## Fix
    The source's amount is offered.
    """

    code = "FIG010"
    name = "unit"
    severity = "error"
    needs = "src"

    def check(self, ctx: Context) -> Iterable[Finding]:
        known = known_numbers(ctx)
        for i, figure in checked(ctx):
            near = {hit.place for hit in ctx.hits(i, floor=0.3)}
            same = twins(ctx, figure)
            here = [(place, other) for place, other in same if place in near]
            if here and all(_other_unit(figure, other) for _, other in same):
                place, other = here[0]
                why = f"the draft has {figure.unit}, the source {other.unit}"
            elif not same and unknown(ctx, i, figure, known):
                rival = counterpart(ctx, i, figure)
                if rival is None or not scaled(figure, rival[1]):
                    continue
                place, other = rival
                why = f'the source has "{other.text}"'
            else:
                continue
            text = ctx.sources[place.source].article.text
            yield self.finding(
                f'"{figure.text}": {why}',
                Span(figure.start, figure.end),
                citations=[ctx.cite(place)],
                fix=other.phrase.of(text) if other.phrase else other.text,
            )


def _other_unit(a: Figure, b: Figure) -> bool:
    """Both in currencies and not the same, or both in measured units and not the same."""
    mine, theirs = kind(a), kind(b)
    if a.unit == b.unit or mine is None or theirs is None:
        return False
    if is_currency(mine) or is_currency(theirs):
        return is_currency(mine) and is_currency(theirs)
    return mine in MEASURED and theirs in MEASURED


PLUGIN = Unit()
