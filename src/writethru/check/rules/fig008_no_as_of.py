"""FIG008: a moving count without an as-of."""

from __future__ import annotations

import re
from collections.abc import Iterable

from writethru.check.amounts import HUMAN, checked, measure_in
from writethru.check.context import Context
from writethru.check.rule import Rule
from writethru.core.types import Figure, Finding, Span

_MOVING = frozenset({"killed", "injured", "killed_or_injured", "missing"})
_AS_OF = re.compile(
    r"\b(?:so far|by|as of|until|up to|on|at|since|to date|early|late|earlier|later|then|now|morning|"
    r"afternoon|evening|night|"
    r"midday|noon|midnight|hours?|day|week|month|year|yesterday|today|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|"
    r"February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Sept|Oct|Nov|Dec|(?:19|20)\d\d)\b"
)
_PART = re.compile(r"\s+of (?:the|those|them|these|whom|his|her|its|their)\b", re.I)


class NoAsOf(Rule):
    """## What it does
    Reports the first figure of each moving count (dead, injured, missing) that the sources give with different
    numbers over time, where the draft's sentence has no time at all.

    ## Why it matters
    A toll is true for an hour. Without the time nobody can tell which of two counts is the newer.

    ## Example
        Civil protection counts 53 dead.

    ## Instead
        Civil protection counted 53 dead by early afternoon on 10 March.

    ## Fix
    Give the time of the count.
    """

    code = "FIG008"
    name = "no-as-of"
    severity = "warning"
    needs = "draft"

    def check(self, ctx: Context) -> Iterable[Finding]:
        moving = _moving(ctx)
        told: set[str] = set()
        for i, figure in checked(ctx):
            text = ctx.text(i)
            measure = measure_in(text, figure, ctx.sentences[i].start)
            if measure not in moving or measure in told or ctx.is_heading(i):
                continue
            if _PART.match(ctx.draft.text, figure.end):
                continue  # "29 of the dead were from the town" is no count of the dead
            told.add(measure)
            if not ctx.times(i) and not figure.as_of and not _AS_OF.search(text):
                yield self.finding(f'"{figure.text}": as of when?', Span(figure.start, figure.end))


def _moving(ctx: Context) -> frozenset[str]:
    """Measures whose count moved in the sources; in the draft itself where there are none."""
    ledger = ctx.ledger
    if ledger is not None:
        series = [HUMAN.get(series.measure, "") for series in ledger.series if series.state == "updated"]
        return frozenset(series) & _MOVING
    seen: dict[str, set[tuple[float | None, float | None]]] = {}
    figures: tuple[Figure, ...] = ctx.reading.figures
    for figure in figures:
        seen.setdefault(HUMAN.get(figure.measure, ""), set()).add((figure.value_low, figure.value_high))
    return frozenset(measure for measure, held in seen.items() if len(held) > 1) & _MOVING


PLUGIN = NoAsOf()
