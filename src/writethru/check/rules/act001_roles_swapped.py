"""ACT001: who did what to whom swapped."""

from __future__ import annotations

from collections.abc import Iterable

from writethru.check.compare import pairs
from writethru.check.context import Context
from writethru.check.predicates import Predicate
from writethru.check.rule import Rule
from writethru.core.types import Finding


class RolesSwapped(Rule):
    """## What it does
    Reports a verb whose subject in the draft is the object in every source sentence it rests on, and the other way
    about.

    ## Why it matters
    The victim becomes the culprit.

    ## Example
        The drivers stopped the pickets. (The source: the pickets stopped the drivers)

    ## Instead
        The pickets stopped the drivers.

    ## Fix
    Follow the source.
    """

    code = "ACT001"
    name = "roles-swapped"
    severity = "error"
    needs = "src"

    def check(self, ctx: Context) -> Iterable[Finding]:
        for pair in pairs(ctx):
            if all(_swapped(pair.mine, other) for _, other in pair.theirs):
                yield self.finding(
                    "The draft swaps who did it and to whom",
                    ctx.span(pair.sentence),
                    citations=[ctx.cite(pair.theirs[0][0])],
                )


def _swapped(mine: Predicate, theirs: Predicate) -> bool:
    """One side's subject is the other's object, and neither subject nor object is the same in both."""
    if not (mine.subject and mine.object and theirs.subject and theirs.object):
        return False
    if _names_swapped(mine, theirs):
        return True
    if mine.subject & theirs.subject or mine.object & theirs.object:
        return False
    return bool(mine.subject & theirs.object or mine.object & theirs.subject)


def _names_swapped(mine: Predicate, theirs: Predicate) -> bool:
    """ "The minister of A summoned the envoy of B" where the source has the envoy of A."""
    doer, done_to = _names(mine.subject), _names(mine.object)
    their_doer, their_done_to = _names(theirs.subject), _names(theirs.object)
    return bool(doer & their_done_to and done_to) and not doer & their_doer and not done_to & their_done_to


def _names(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in words if word.startswith("@"))


PLUGIN = RolesSwapped()
