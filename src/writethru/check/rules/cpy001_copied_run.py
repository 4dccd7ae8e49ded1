"""CPY001: more than N words in a row copied from a source without quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from writethru.check.context import Context
from writethru.check.rule import Rule
from writethru.core.ids import cite
from writethru.core.types import Finding, Span

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


class CopiedRun(Rule):
    """## What it does
    Reports runs of more than ``copy_limit`` words (default 12) that stand in a source in the same order and are not in
    quotation marks.

    ## Why it matters
    Somebody else wrote them. A brief reports facts in its own words and quotes what it takes over.

    ## Example
        Rescue teams searched through the night for survivors beneath the rubble of the old market hall in the town.

    ## Instead
        Teams searched all night for survivors under the old market hall.

    ## Fix
    Rewrite the run, or put it in quotation marks and say whose words they are.
    """

    code = "CPY001"
    name = "copied-run"
    severity = "warning"
    needs = "src"

    def check(self, ctx: Context) -> Iterable[Finding]:
        size = ctx.settings.copy_limit + 1
        known = _grams(ctx, size)
        for block in _blocks(ctx):
            words = [match[0].lower().replace("’", "'") for match in block]
            i = 0
            while i + size <= len(words):
                place = known.get(tuple(words[i : i + size]))
                if place is None:
                    i += 1
                    continue
                end = i + size
                while end < len(words) and tuple(words[end - size + 1 : end + 1]) in known:
                    end += 1
                span = Span(block[i].start(), block[end - 1].end())
                article = ctx.sources[place[0]].article
                yield self.finding(
                    f"{end - i} words in a row are copied from a source without quotation marks",
                    span,
                    citations=[cite(article, place[1], place[2])],
                )
                i = end


def _grams(ctx: Context, size: int) -> dict[tuple[str, ...], tuple[int, int, int]]:
    """Each run of ``size`` words of the sources, with source number, start and end."""
    out: dict[tuple[str, ...], tuple[int, int, int]] = {}
    for number, reading in enumerate(ctx.sources):
        found = list(_WORD.finditer(reading.article.text))
        words = [match[0].lower().replace("’", "'") for match in found]
        for i in range(len(words) - size + 1):
            out.setdefault(tuple(words[i : i + size]), (number, found[i].start(), found[i + size - 1].end()))
    return out


def _blocks(ctx: Context) -> Iterator[list[re.Match[str]]]:
    """Words of the copy, paragraph by paragraph and cut at quotations."""
    quotes = list(ctx.quotes)
    block: list[re.Match[str]] = []
    paragraph = -1
    at = 0
    for i in ctx.copy:
        sentence = ctx.sentences[i]
        if sentence.paragraph != paragraph and block:
            yield block
            block = []
        paragraph = sentence.paragraph
        for match in _WORD.finditer(ctx.draft.text, sentence.start, sentence.end):
            while at < len(quotes) and quotes[at].end <= match.start():
                at += 1
            if at < len(quotes) and quotes[at].start <= match.start():
                if block:
                    yield block
                    block = []
                continue
            block.append(match)
    if block:
        yield block


PLUGIN = CopiedRun()
