"""HED001: a hedge dropped."""

from __future__ import annotations

import re
from collections.abc import Iterable

from writethru.check.against.changed import hedge_dropped
from writethru.check.against.compare import pairs
from writethru.check.against.predicates import hedge_words, predicates
from writethru.check.align import Place
from writethru.check.context import Context
from writethru.check.edits import decides_any
from writethru.check.rule import Rule
from writethru.core.types import Finding

# share of the draft sentence that a source sentence of "it may have been" must hold
COVER = 0.4
_WAS_IT = re.compile(r"\W*(?:It|That|This|They)\b")


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
                deciding=decides_any(ctx, place, hedge_words),
            )
        for i in ctx.copy:
            if ctx.is_heading(i):
                continue
            guess = (None if hedge_words(ctx.text(i)) else _guessed(ctx, i)) or hedge_dropped(ctx, i)
            if guess:
                yield self.finding(
                    "The source hedges this, the draft states it as fact",
                    ctx.span(i),
                    citations=[ctx.cite(guess)],
                    deciding=decides_any(ctx, guess, hedge_words),
                )


def _guessed(ctx: Context, i: int) -> Place | None:
    """The source sentence that has "it may have been A" after one about B, where the draft says that A was B."""
    hits = ctx.hits(i, floor=COVER)
    for mine in predicates(ctx.tree, ctx.sentences[i]):
        if not mine.copular or mine.hedged or mine.doubted or mine.negated or mine.conditional or not mine.subject:
            continue
        for hit in hits:
            before = Place(hit.place.source, hit.place.sentence - 1)
            if before.sentence < 0 or not _WAS_IT.match(ctx.source_text(hit.place)):
                continue
            if mine.key not in ctx.index.terms[ctx.index.number(before)]:
                continue
            found = predicates(ctx.trees[hit.place.source], ctx.source_sentence(hit.place))
            if any(other.copular and other.hedged and other.key in mine.subject for other in found):
                return hit.place
    return None


PLUGIN = HedgeDropped()
