"""SRC003: one origin only, and the draft does not say so."""

from __future__ import annotations

from collections.abc import Iterable

from writethru.check.context import Context
from writethru.check.rule import Rule
from writethru.core.ids import cite
from writethru.core.types import Finding

FEWEST_SENTENCES = 4


class OneOrigin(Rule):
    """## What it does
    Reports a draft of four sentences or more whose sources all go back to one report and which names neither its outlet
    nor its agency.

    ## Why it matters
    Three papers that print one agency's text are one voice. The reader who is not told takes them for three.

    ## Example
        A fire broke out at the depot. ... (All three sources carry one agency's text.)

    ## Instead
        A fire broke out at the depot, the agency Norden Wire reported. ...

    ## Fix
    Name the outlet or agency once.
    """

    code = "SRC003"
    name = "one-origin"
    severity = "warning"
    needs = "src"

    def check(self, ctx: Context) -> Iterable[Finding]:
        ledger = ctx.ledger
        copy = [i for i in ctx.copy if not ctx.is_heading(i)]
        if ledger is None or len(ledger.story.origins) != 1 or len(copy) < FEWEST_SENTENCES:
            return
        names = {
            name
            for reading in ctx.sources
            for name in (reading.article.outlet, reading.article.credit, reading.article.domain)
            if name
        }
        if not names or any(name.lower() in ctx.draft.raw.lower() for name in names):
            return
        first = ctx.sources[0]
        sentence = first.sentences[0] if first.sentences else None
        yield self.finding(
            "All sources go back to one report, and the draft names neither outlet nor agency",
            ctx.span(copy[0]),
            citations=[cite(first.article, sentence.start, sentence.end)] if sentence else (),
            fix=f"{sorted(names)[0]} reported",
        )


PLUGIN = OneOrigin()
