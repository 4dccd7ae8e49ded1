"""HED001: a hedge dropped."""

from __future__ import annotations

from collections.abc import Iterable

from writethru.check.compare import pairs
from writethru.check.context import Context
from writethru.check.predicates import hedge_words
from writethru.check.rule import Rule
from writethru.core.types import Finding


class HedgeDropped(Rule):
    """## What it does
    Reports a verb that the draft states plainly while every source sentence it rests on has it under "may", "might",
    "could", "probably", "reportedly", "is believed to" or the like.

    ## Why it matters
    A guess becomes a fact, and the source is made to say more than it knows.

    ## Example
        The second convoy will be smaller. (The source: could be smaller)

    ## Instead
        The second convoy could be smaller.

    ## Fix
    Put the source's hedge back. Who says so is no hedge.
    """

    code = "HED001"
    name = "hedge-dropped"
    severity = "error"
    needs = "src"

    def check(self, ctx: Context) -> Iterable[Finding]:
        for pair in pairs(ctx):
            if ctx.is_heading(pair.sentence):
                continue  # HDL001's
            theirs = [other for _, other in pair.theirs]
            if pair.mine.hedged or pair.mine.doubted or pair.mine.conditional or not theirs[0].hedged:
                continue
            if not all(other.hedged or other.doubted for other in theirs):
                continue
            if hedge_words(ctx.text(pair.sentence)):
                continue
            place, _ = pair.theirs[0]
            yield self.finding(
                "The source hedges this, the draft states it as fact",
                ctx.span(pair.sentence),
                citations=[ctx.cite(place)],
            )


PLUGIN = HedgeDropped()
