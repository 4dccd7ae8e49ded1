"""IGN001: a suppression that does nothing."""

from __future__ import annotations

from collections.abc import Iterable

from writethru.check.context import Context
from writethru.check.rule import Rule
from writethru.core.types import Finding


class UnusedSuppression(Rule):
    """## What it does
    Reports a `wt:ignore` comment that names no rule, one whose rule found nothing in its sentence, and one that was
    refused: an error on figures, quotations, attribution or sources is overridden only by a named person with a reason.
    Reports too an override of the settings file whose words stand in the draft while its rule found nothing on them.

    ## Why it matters
    A suppression left behind hides the next fault in that sentence.

    ## Example
        The dam held. <!-- wt:ignore FIG006 two counts --> (The sentence has no figure any more)

    ## Instead
        The dam held.

    ## Fix
    Delete the comment or the override, or sign the comment:
    `<!-- wt:ignore FIG004 Ada Morrow: counted by our own reporter -->`.
    """

    code = "IGN001"
    name = "unused-suppression"
    severity = "info"
    needs = "draft"

    def check(self, ctx: Context) -> Iterable[Finding]:
        """Nothing: the engine makes these findings with :meth:`report` once the other rules are done."""
        return ()

    def report(self, message: str, start: int, end: int) -> Finding:
        """A finding on the comment at ``start``..``end``."""
        return Finding(self.code, self.severity, message, start, end)


PLUGIN = UnusedSuppression()
