"""ATT005: an unnamed speaker without rank, side or reason."""

from __future__ import annotations

from collections.abc import Iterable

from writethru.check.context import Context
from writethru.check.rule import Rule
from writethru.check.unnamed import KNOWING, OFFICIALS, SOURCES, Unnamed, has_reason, unnamed_speakers
from writethru.core.types import Finding

# sentences after "experts say" in which one of them may be named
FOLLOW = 2


class NamelessSpeaker(Rule):
    """## What it does
    Reports "a source", "sources", "insiders" and the like as speakers where nothing says what rank they have, which
    side they are on, or why they are not named; "officials" where no body is named near them; and "experts" or
    "observers" where nobody is named in the next sentences. "The source" of a later mention is let pass, and so is
    "analysts", the common voice of market reports.

    ## Why it matters
    A reader cannot weigh a voice of which nothing is known, and such a voice has often never been asked.

    ## Example
        A source said the dam had been inspected in a hurry.

    ## Instead
        An engineer at the dam authority, who asked not to be named because he may lose his post, said the dam had been
        inspected in a hurry.

    ## Fix
    Say what the speaker does, for whom, and why no name is given; or leave the words out.
    """

    code = "ATT005"
    name = "nameless-speaker"
    severity = "warning"
    needs = "draft"

    def check(self, ctx: Context) -> Iterable[Finding]:
        for who in unnamed_speakers(ctx):
            if not who.bare or who.definite or has_reason(ctx.text(who.sentence)):
                continue
            if who.noun in SOURCES or (who.noun in OFFICIALS | KNOWING and not _placed(ctx, who)):
                words = ctx.words(who.span)
                yield self.finding(f'"{words}" speaks here without rank, side or reason', who.span)


def _placed(ctx: Context, who: Unnamed) -> bool:
    """Officials: is a body or a place named near them? Experts: is one of them named here or soon after?"""
    i = who.sentence
    if who.noun in OFFICIALS:
        near = range(max(0, i - 1), i + 1)
        places: tuple[str, ...] = ("ORG", "GPE", "NORP", "LOC", "FAC")
    else:
        near = range(max(0, i - 1), min(len(ctx.sentences), i + 1 + FOLLOW))
        places = ("PERSON",)
    spans = [ctx.span(k) for k in near]
    if any(e.type in places and any(s.start <= e.start < s.end for s in spans) for e in ctx.reading.entities):
        return True
    words = " ".join(ctx.text(k).lower() for k in near)
    return who.noun in OFFICIALS and any(word in words for word in _BODIES)


_BODIES = (
    "government", "ministry", "council", "police", "authorit", "department", "agency", "court", "embassy", "union",
    "company", "bank", "army", "hospital", "commission", "parliament", "office", "party", "firm",
)  # fmt: skip

PLUGIN = NamelessSpeaker()
