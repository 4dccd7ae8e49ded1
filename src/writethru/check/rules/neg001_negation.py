"""NEG001: a negation lost or added."""

from __future__ import annotations

from collections.abc import Iterable

from writethru.check.compare import pairs
from writethru.check.context import Context
from writethru.check.predicates import negative_words
from writethru.check.rule import Rule
from writethru.core.types import Finding


class Negation(Rule):
    """## What it does
    Reports a verb that is negated in the draft and in no source sentence it rests on, or the other way about.

    ## Why it matters
    One small word turns the report into its opposite.

    ## Example
        The regulator has published its findings. (The source: has not published)

    ## Instead
        The regulator has not published its findings.

    ## Fix
    Follow the source.
    """

    code = "NEG001"
    name = "negation"
    severity = "error"
    needs = "src"

    def check(self, ctx: Context) -> Iterable[Finding]:
        for pair in pairs(ctx):
            mine, sides = pair.mine, {other.negated for _, other in pair.theirs}
            if sides != {not mine.negated} or ctx.is_heading(pair.sentence):
                continue  # a headline is HDL001's
            if mine.conditional or any(other.conditional for _, other in pair.theirs):
                continue  # "unless work resumes" and "if work has not resumed" are the same
            place, _ = pair.theirs[0]
            # a draft that negates in other words ("unpublished", "yet to") is not caught by the parse alone
            if not mine.negated and negative_words(ctx.text(pair.sentence)):
                continue
            if mine.negated and negative_words(ctx.source_text(place)):
                continue
            said = "denies what the source says" if mine.negated else "says what the source denies"
            yield self.finding(f"The draft {said}", ctx.span(pair.sentence), citations=[ctx.cite(place)])


PLUGIN = Negation()
