"""SRC001: a sentence that no source supports."""

from __future__ import annotations

from collections.abc import Iterable

from writethru.check.align import Alignment
from writethru.check.chatbot import chatbot_talk
from writethru.check.context import Context
from writethru.check.rule import Rule
from writethru.core.types import Finding

# Thresholds on the share of weight that any three source sentences hold together, chosen on the development drafts so
# that a hard paraphrase passes: a false error is worse than a miss.
LEAST_WEIGHT = 8.0
FAR = 0.48
# with a word of weight that stands in no source, and enough to go by
FAIR_WEIGHT = 12.0
FAIR = 0.56
# with a number that stands in no source, and another such word
NUMBERED = 0.61


class Unsupported(Rule):
    """## What it does
    Reports a sentence of which no source sentence, nor any three together, hold enough of the names, numbers and words
    of weight.

    ## Why it matters
    It may be true, but nobody reported it: it was guessed, remembered or made up.

    ## Example
        The company has also hired 40 engineers in a neighbouring country. (No source speaks of it.)

    ## Instead
        (nothing, or a sentence with its source)

    ## Fix
    Delete it, or give the source that has it.
    """

    code = "SRC001"
    name = "unsupported"
    severity = "error"
    needs = "src"

    def check(self, ctx: Context) -> Iterable[Finding]:
        for i in ctx.copy:
            if not ctx.is_heading(i) and unsupported(ctx.alignments[i]) and not any(chatbot_talk(ctx.text(i))):
                yield self.finding("No source supports this sentence", ctx.span(i), citations=ctx.cite_hits(i, most=1))


def unsupported(alignment: Alignment) -> bool:
    """Is so little of it in the sources that it must come from elsewhere?"""
    if alignment.weight < LEAST_WEIGHT:
        return False
    if alignment.union < FAR:
        return True
    if alignment.weight < FAIR_WEIGHT or not alignment.unknown:
        return False
    numbers = [term for term in alignment.unknown if term.startswith("#")]
    return alignment.union < (NUMBERED if numbers and len(alignment.unknown) > len(numbers) else FAIR)


PLUGIN = Unsupported()
