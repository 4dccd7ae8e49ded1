"""ATT003: "experts", "officials", "sources" where the source names them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from writethru.check.context import Context
from writethru.check.edits import decides
from writethru.check.rule import Rule
from writethru.check.voices import echoes, surname
from writethru.core.types import Finding, Span

_VAGUE = re.compile(
    r"^(?:(?:some|many|several|most|other|the|a|an|one|unnamed|anonymous|independent|leading|top|senior|local|"
    r"military|security|economic|political|industry|government|legal|medical|health) )*"
    r"(?:experts?|analysts?|officials?|sources?|observers?|specialists?|scientists?|researchers?|economists?|critics?|"
    r"commentators?|insiders?|scholars?|academics?|authorities|engineers?|doctors?|lawyers?|seismologists?)$",
    re.I,
)
# "the engineer Ada Morrow": the name stands after what was taken for the speaker
_NAMED = re.compile(r",?\s+[A-ZÀ-Þ]")


class UnnamedExperts(Rule):
    """## What it does
    Reports "experts", "officials", "analysts" or "sources" as speakers where every source sentence behind it names
    the one person who said it.

    ## Why it matters
    A name can be checked; "experts" cannot, and makes a chorus of one voice.

    ## Example
        Experts say the bridge was overloaded. (The source: the engineer Ada Morrow said)

    ## Instead
        The engineer Ada Morrow said the bridge was overloaded.

    ## Fix
    The source's name is offered.
    """

    code = "ATT003"
    name = "unnamed-experts"
    severity = "error"
    needs = "src"

    def check(self, ctx: Context) -> Iterable[Finding]:
        for echo in echoes(ctx):
            speaker = echo.mine.speaker
            if speaker is None or not _VAGUE.match(speaker.text.strip()) or _NAMED.match(ctx.draft.text[speaker.end :]):
                continue
            named = [
                (place, theirs.speaker)
                for place, theirs in echo.theirs
                if theirs.speaker is not None and surname(theirs.speaker) is not None
            ]
            if named and len(named) == len(echo.theirs) and len({surname(other) for _, other in named}) == 1:
                place, other = named[0]
                yield self.finding(
                    f'"{speaker.text}": the source names {other.canonical}',
                    Span(speaker.start, speaker.end),
                    citations=[ctx.cite(place)],
                    fix=other.canonical,
                    deciding=[decides(ctx, place, other.start, other.end)],
                )


PLUGIN = UnnamedExperts()
