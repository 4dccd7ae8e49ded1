"""SRC002: a cited source that does not hold the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from writethru.check.align import Alignment, terms
from writethru.check.context import Context, same_address
from writethru.check.rule import Rule
from writethru.core.types import Finding, Span

# the cited source holds less than this share of the sentence, and the others together so much more
HELD = 0.62
MORE = 0.2
_REPORTS = r"(?:reports?|reported|writes?|wrote|says|said|has (?:reported|learn(?:ed|t))|reveal(?:s|ed)|published)"


class WrongSource(Rule):
    """## What it does
    Reports a link to a source, or "OUTLET reports", on a sentence that this source does not hold and another one does.

    ## Why it matters
    The reader who follows the link finds nothing, and trusts none of the other links.

    ## Example
        The quorum is one half ([The Tidewater Gazette](https://tidewater.example/a)). (Only another paper has the
        quorum.)

    ## Instead
        The quorum is one half ([Port Bulletin](https://portbulletin.example/b)).

    ## Fix
    Cite the source that is offered.
    """

    code = "SRC002"
    name = "wrong-source"
    severity = "error"
    needs = "src"

    def check(self, ctx: Context) -> Iterable[Finding]:
        for i in ctx.copy:
            for named, span, skip in _cited(ctx, i):
                wanted = terms(ctx.tree, ctx.sentences[i], skip)
                here = ctx.index.align(wanted, named)
                others = frozenset(range(len(ctx.sources))) - named
                there = ctx.index.align(wanted, others)
                if not _better(here, there) or _passed_on(ctx, named, there):
                    continue
                place = there.hits[0].place
                outlet = ctx.sources[place.source].article.outlet
                yield self.finding(
                    "The cited source does not hold this; another does" + (f": {outlet}" if outlet else ""),
                    span,
                    citations=[ctx.cite(place)],
                    fix=outlet,
                )


def _better(here: Alignment, there: Alignment) -> bool:
    return here.union < HELD and there.union - here.union >= MORE and there.pair - here.pair >= MORE / 2


def _passed_on(ctx: Context, named: frozenset[int], there: Alignment) -> bool:
    """Does the better source itself credit the cited outlet?"""
    outlets = [ctx.sources[n].article.outlet for n in sorted(named)]
    text = ctx.source_text(there.hits[0].place)
    return any(outlet and outlet in text for outlet in outlets)


def _cited(ctx: Context, i: int) -> Iterator[tuple[frozenset[int], Span, list[Span]]]:
    """Sources that sentence ``i`` cites: the numbers, what a finding points at, and the words that are the citation."""
    sentence = ctx.sentences[i]
    links = [(link, n) for link, n in ctx.cited if sentence.start <= link.start < sentence.end]
    spans = [Span(link.start, link.end) for link, _ in links]
    for _link, n in links:
        same = same_address(ctx.sources[n].article.url)
        named = {k for k, reading in enumerate(ctx.sources) if same_address(reading.article.url) == same}
        named |= {k for _, k in links}
        yield frozenset(named), ctx.span(i), spans
    text = ctx.text(i)
    outlets = {reading.article.outlet for reading in ctx.sources if reading.article.outlet}
    for outlet in sorted(outlets):
        name = re.escape(outlet)
        match = re.search(rf"(?<!\w){name},? {_REPORTS}\b|\baccording to {name}(?!\w)|\b{_REPORTS} {name}(?!\w)", text)
        if match:
            at = text.index(outlet)
            named = {n for n, reading in enumerate(ctx.sources) if reading.article.outlet == outlet}
            words = Span(sentence.start + match.start(), sentence.start + match.end())
            span = Span(sentence.start + at, sentence.start + at + len(outlet))
            yield frozenset(named), span, [*spans, words]


PLUGIN = WrongSource()
