"""FIG010: unit, currency or scale changed."""

from __future__ import annotations

import re
from collections.abc import Iterable

from writethru.check.align import Place
from writethru.check.amounts import MEASURED, checked, is_currency, kind, known_numbers, twins, values
from writethru.check.context import Context
from writethru.check.edits import SURE, cover, decides, figure_span, replaced
from writethru.check.rule import Rule
from writethru.check.rules.fig001_unknown_figure import counterpart, scaled, unknown
from writethru.core.types import Edit, Figure, Finding, Span

_SCALE = re.compile(r" ?(?:million|billion|trillion|thousand|m|bn|tn|k)\b", re.I)
_UNIT = re.compile(
    r"(?: (?:million|billion|trillion|thousand))?[ -]?(?:kilomet(?:er|re)s?|miles?|met(?:er|re)s?|feet|foot|yards?|km|"
    r"cm|centimet(?:er|re)s?|inch(?:es)?|hectares?|acres?|tons?|tonnes?|pounds?|kilograms?|kg|lit(?:er|re)s?|gallons?|"
    r"barrels?|megawatts?|gigawatts?|kilowatts?|per ?cent|%|degrees? (?:Celsius|Fahrenheit)|dollars?|euros?|crowns?|"
    r"francs?|yen|yuan|roubles?|rubles?|pesos?|rupees?|lira|dinars?|shillings?)(?!\w)",
    re.I,
)
_POINT = re.compile(r"[ -](?:percentage[ -])?points?\b", re.I)


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
    The source's amount is offered; ``--fix`` writes it where the sources agree on its unit.
    """

    code = "FIG010"
    name = "unit"
    severity = "error"
    needs = "src"

    def check(self, ctx: Context) -> Iterable[Finding]:
        known = known_numbers(ctx)
        for i, figure in checked(ctx):
            if figure.unit == "point" and not _POINT.match(ctx.draft.text, figure.end):
                continue  # "by two points, from 7 to 9 percent": the reader has taken the unit of the number before
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
                edit=_edit(ctx, i, figure, place, other, agreed=len({mate.unit for _, mate in same}) <= 1),
                deciding=[decides(ctx, place, *figure_span(other))],
            )


def _edit(ctx: Context, i: int, figure: Figure, place: Place, other: Figure, *, agreed: bool) -> Edit | None:
    """The source's amount in place of the draft's, where both are a number and its unit with nothing between."""
    mine, theirs = _amount(ctx.draft.text, figure), _amount(ctx.sources[place.source].article.text, other)
    if mine is None or theirs is None or len(values(figure)) != 1:
        return None
    new = theirs.of(ctx.sources[place.source].article.text)
    return replaced(ctx, mine, new, certain=agreed and cover(ctx, i, place) >= SURE)


def _amount(text: str, figure: Figure) -> Span | None:
    """The number with its sign, scale and unit: "$5bn", "40 kilometres"; None where words stand between them."""
    start = figure.start - 1 if figure.start and text[figure.start - 1] in "$€£¥" else figure.start
    after = _UNIT.match(text, figure.end)
    if start < figure.start or text[figure.start] in "$€£¥":
        scale = _SCALE.match(text, figure.end)
        return Span(start, scale.end() if scale else figure.end)
    return Span(figure.start, after.end()) if after and figure.unit else None


def _other_unit(a: Figure, b: Figure) -> bool:
    """Both in currencies, in measured units or in units of time, and not the same."""
    mine, theirs = kind(a), kind(b)
    if a.unit == b.unit or mine is None or theirs is None:
        return False
    if mine == theirs == "time":
        return True
    if is_currency(mine) or is_currency(theirs):
        return is_currency(mine) and is_currency(theirs)
    return mine in MEASURED and theirs in MEASURED


PLUGIN = Unit()
