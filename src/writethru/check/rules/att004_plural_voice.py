"""ATT004: a plural voice made from one speaker."""

from __future__ import annotations

from collections.abc import Iterable

from writethru.check.align import Place
from writethru.check.context import Context
from writethru.check.quotes import fold
from writethru.check.rule import Rule
from writethru.check.rules.att003_unnamed_experts import _VAGUE
from writethru.check.voices import echoes
from writethru.core.types import Finding, Span, Speaker

_MANY = frozenset("and both all several many some residents people officials critics members".split())


class PluralVoice(Rule):
    """## What it does
    Reports a plural speaker ("shop owners", "retired generals") where every source sentence behind it has one person.

    ## Why it matters
    One man's opinion becomes a trend.

    ## Example
        Shop owners say trade has halved. (The source: the owner of one shop says so)

    ## Instead
        Trade has halved at one shop, its owner says.

    ## Fix
    Write that it is one, and who.
    """

    code = "ATT004"
    name = "plural-voice"
    severity = "error"
    needs = "src"

    def check(self, ctx: Context) -> Iterable[Finding]:
        for echo in echoes(ctx):
            speaker = echo.mine.speaker
            if speaker is None or _VAGUE.match(speaker.text.strip()) or not _plural(ctx, echo.sentence, speaker):
                continue
            words = {word for word in fold(speaker.text).split() if word.endswith("s")}
            if all(_one(ctx, place, theirs.speaker, words) for place, theirs in echo.theirs):
                place, theirs = echo.theirs[0]
                name = theirs.speaker.canonical if theirs.speaker else ""
                yield self.finding(
                    f'"{speaker.text}": the source has one speaker' + (f", {name}" if name else ""),
                    Span(speaker.start, speaker.end),
                    citations=[ctx.cite(place)],
                    fix=name or None,
                )


def _plural(ctx: Context, i: int, speaker: Speaker) -> bool:
    """Is the head of the speaker's phrase a common noun in the plural?"""
    sentence = ctx.sentences[i]
    tokens = [
        k for k in range(sentence.first, sentence.last) if speaker.start <= ctx.tree.tokens[k].start < speaker.end
    ]
    inside = set(tokens)
    heads = [k for k in tokens if ctx.tree.tokens[k].head not in inside or ctx.tree.tokens[k].head == k]
    return bool(heads) and ctx.tree.tokens[heads[0]].tag == "NNS" and speaker.kind in ("group", "anonymous", "person")


def _one(ctx: Context, place: Place, speaker: Speaker | None, words: set[str]) -> bool:
    """Is the source's speaker one person, and does its sentence not hold the draft's plural?"""
    if speaker is None or speaker.kind not in ("person", "anonymous") or _MANY & set(fold(speaker.text).split()):
        return False
    return not words & set(fold(ctx.source_text(place)).split())


PLUGIN = PluralVoice()
