"""ATT002: wrong speaker."""

from __future__ import annotations

from collections.abc import Iterable

from writethru.check.align import Place
from writethru.check.context import Context
from writethru.check.quotes import fold
from writethru.check.rule import Rule
from writethru.check.voices import Echo, echoes, named_in, surname
from writethru.core.types import Finding, Span


class WrongSpeaker(Rule):
    """## What it does
    Reports a statement that the draft gives to one named person and every source that has it to another.

    ## Why it matters
    People answer for what they said, and for nothing else.

    ## Example
        The carriers use it as an excuse, said Ilse Brandt. (The source: Tom Okafor said so)

    ## Instead
        The carriers use it as an excuse, said Tom Okafor.

    ## Fix
    The source's speaker is offered.
    """

    code = "ATT002"
    name = "wrong-speaker"
    severity = "error"
    needs = "src"

    def check(self, ctx: Context) -> Iterable[Finding]:
        known = {fold(word) for text in ctx.source_texts() for word in text.replace("’s", "").replace("'s", "").split()}
        for echo in echoes(ctx):
            speaker = echo.mine.speaker
            if speaker is None or speaker.resolved_by == "unresolved":
                continue
            mine = surname(speaker)
            # a person whom no source knows is NAM001's or SRC001's
            if mine is None or mine not in known:
                continue
            right = _other(ctx, echo, mine)
            if right:
                place, name = right
                yield self.finding(
                    f"The source gives this to {name}, not to {speaker.canonical}",
                    Span(speaker.start, speaker.end) if speaker.text else ctx.span(echo.sentence),
                    citations=[ctx.cite(place)],
                    fix=name,
                )


def _other(ctx: Context, echo: Echo, mine: str) -> tuple[Place, str] | None:
    """Place and name of the one to whom all matching source statements go, where that is another named person."""
    names: dict[str, tuple[Place, str]] = {}
    for place, statement in echo.theirs:
        speaker = statement.speaker
        theirs = surname(speaker) if speaker else None
        if speaker is None or theirs is None:
            return None
        if theirs == mine or named_in(ctx, place, mine):
            return None
        names.setdefault(theirs, (place, speaker.canonical))
    return next(iter(names.values())) if len(names) == 1 else None


PLUGIN = WrongSpeaker()
