"""FIG006: two figures for one thing, and no word on who counts what."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from writethru.check.amounts import BOUND, checked, kind, measure_in, values
from writethru.check.attribution import attributed, names_speaker
from writethru.check.context import Context
from writethru.check.rule import Rule
from writethru.check.words import name_key
from writethru.core.types import Figure, Finding, Span

# figures of more sentences apart than this belong to different parts of the copy
MOST = 200


class TwoFigures(Rule):
    """## What it does
    Reports a second number for the same thing (the dead, the injured, the missing ...) where one of the two sentences
    does not say who counts.

    ## Why it matters
    The reader sees a contradiction and cannot tell a mistake from a dispute.

    ## Example
        The blast killed 53 people. Officials met in the evening. In all 61 people died.

    ## Instead
        The interior ministry counts 53 dead; the mayor, who includes the missing crew, says 61.

    ## Fix
    Say who counts what, and as of when.
    """

    code = "FIG006"
    name = "two-figures"
    severity = "warning"
    needs = "draft"

    def check(self, ctx: Context) -> Iterable[Finding]:
        held: dict[str, list[tuple[int, Figure]]] = {}
        for i, figure in checked(ctx):
            measure = measure_in(ctx.text(i), figure, ctx.sentences[i].start)
            if (
                measure
                and not ctx.is_heading(i)
                and kind(figure) in ("person", None)
                and len(held.setdefault(measure, [])) < MOST
            ):
                held[measure].append((i, figure))
        told: set[str] = set()
        who = {figure.id: _who(ctx, i, figure) for pairs in held.values() for i, figure in pairs}
        for measure in sorted(held):
            for (i, a), (j, b) in combinations(held[measure], 2):
                # the finding stands at the number that nobody is named for, the later of the two if both are so
                bare, other = (a, b) if who[b.id] else (b, a)
                if bare.id in told or not _rivals(ctx, i, a, j, b) or (who[a.id] and who[b.id]):
                    continue
                told.add(bare.id)
                yield self.finding(
                    f'"{bare.text}" here and "{other.text}" elsewhere count the same; who counts which?',
                    Span(bare.start, bare.end),
                )


def _who(ctx: Context, i: int, figure: Figure) -> bool:
    return attributed(ctx, i, figure) or names_speaker(ctx, i, figure)


def _rivals(ctx: Context, i: int, a: Figure, j: int, b: Figure) -> bool:
    """Different exact numbers of one measure, of no part and no other place or population or time."""
    if values(a) == values(b) or (i == j and BOUND[a.approx] != BOUND[b.approx]):
        return False
    for one, two in ((a.place, b.place), (a.population, b.population), (a.as_of, b.as_of)):
        if one and two and not _alike(one, two):
            return False
    text = ctx.text(j)
    before = ctx.draft.text[ctx.sentences[j].start : b.start].lower()
    part = (" of them", " of whom", "including", "among", " of those", "another", "other")
    return not any(word in text.lower() for word in part[:5]) and not before.rstrip().endswith(part[5:])


def _alike(a: str, b: str) -> bool:
    return bool({name_key(word) for word in a.split()} & {name_key(word) for word in b.split()})


PLUGIN = TwoFigures()
