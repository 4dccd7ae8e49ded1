"""Who counts what, as it is laid out: what the terminal, HTML and Markdown have in common, ready to be shown.

Pure: the same table gives the same page. All text here is safe to show but not yet escaped for any format.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from writethru.core.types import SeriesState
from writethru.ledger.who import outlet_of
from writethru.publish.figures.labels import is_bare, is_nameless
from writethru.publish.figures.links import Link
from writethru.publish.figures.table import Counts, Quote, Section, Table, Value
from writethru.publish.voice import shortened
from writethru.publish.words import count, listed, plain, web_address, when

TITLES: dict[Section, str] = {
    "conflicting": "Sources conflict",
    "tolls": "Human toll",
    "counts": "Other counts",
    "once": "Mentioned once",
}
# characters of a name, and of a sentence around a number, that are shown
_NAME, _AROUND = 90, 60
_STAMP = re.compile(r"\b\d{4}-\d\d(?:-\d\d(?:T\d\d:\d\d)?)?\b")


@dataclass(frozen=True, slots=True)
class ShownQuote:
    """The sentence of an article, and where it stands."""

    outlet: str
    address: str | None
    published: str
    words: str
    # "article a-1, revision 1, characters 10–48"
    place: str


@dataclass(frozen=True, slots=True)
class ShownValue:
    number: int
    value: str
    as_of: str
    stamp: str
    # the date is that of the article, for the text gives none
    by_article: bool
    who: str
    named: bool
    # "Northline Wire and Morning Ledger: 2 outlets, 1 origin"
    carried: str
    # "hedged", "since updated"
    marks: tuple[str, ...]
    # a later value took its place
    overtaken: bool
    # steps back, and numbers that a copy changed
    flags: tuple[str, ...]
    quotes: tuple[ShownQuote, ...]
    # ids of the figures that give it, the one whose words are shown first
    figures: tuple[str, ...]
    # the words around the number, where nothing else tells what it counts
    around: str


@dataclass(frozen=True, slots=True)
class ShownLink:
    """How values stand to each other: "conflict", "update", "update downwards", "editor"; and why."""

    kind: str
    numbers: tuple[int, ...]
    # the newer values of an update; of other relations none
    to: tuple[int, ...]
    reason: str

    @property
    def pair(self) -> str:
        """``[3] and [5]``; of an update ``[3] to [5]``."""
        return " to ".join(numbers_words(given) for given in (self.numbers, self.to) if given)


@dataclass(frozen=True, slots=True)
class ShownSeries:
    number: int
    what: str
    nameless: bool
    state: SeriesState
    # "sources conflict", "one report"
    words: str
    values: tuple[ShownValue, ...]
    links: tuple[ShownLink, ...]
    # "a part of 4, people killed"
    beside: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    section: Section
    title: str
    series: tuple[ShownSeries, ...]


@dataclass(frozen=True, slots=True)
class FiguresPage:
    title: str
    scope: str
    # what to say where nothing is shown
    nothing: str
    parts: tuple[Part, ...]
    # a date is shown that only the article gives
    by_article: bool


def page_of(table: Table) -> FiguresPage:
    """The page of a table."""
    parts = tuple(
        Part(section, TITLES[section], tuple(_series(one) for one in series))
        for section, series in groupby(table.series, key=lambda one: one.section)
    )
    shown = [value for part in parts for one in part.series for value in one.values]
    nothing = "no series in which sources disagree" if table.conflicts_only else "no figure was read"
    return FiguresPage(
        title=plain(table.story.title) or "(no title)",
        scope=_scope(table),
        nothing="" if parts else nothing,
        parts=parts,
        by_article=any(value.by_article for value in shown),
    )


def _scope(table: Table) -> str:
    values = [value for one in table.series for value in one.values]
    voices = {value.who for value in values if value.named}
    disputed = sum(one.state == "conflicting" for one in table.series)
    told = [
        f"{count(len(values), 'value')} of {count(len(table.series), 'counted thing')} by {count(len(voices), 'voice')}"
        f", in {count(len(table.story.articles), 'article')} of {count(len(table.story.origins), 'independent origin')}"
    ]
    told += [f"on {disputed} of them sources conflict"] if disputed else []
    return "; ".join(told)


def _series(one: Counts) -> ShownSeries:
    nameless = is_nameless(one.what) or (one.section == "once" and is_bare(one.series.measure))
    return ShownSeries(
        number=one.number,
        what=one.what,
        nameless=nameless,
        state=one.state,
        words=one.words,
        values=tuple(_value(value) for value in one.values),
        links=tuple(_links(one.links)),
        beside=tuple(
            f"a part of {other.series}, {_lowered(other.what)}"
            if other.kind == "part"
            else f"kept apart from {other.series}, {_lowered(other.what)}: {_dated(other.reason)}"
            for other in one.beside
        ),
    )


def _lowered(what: str) -> str:
    """The label inside a sentence; a name keeps its capital."""
    return what[:1].lower() + what[1:] if what.startswith(("People ", "Bodies ")) else what


def _value(value: Value) -> ShownValue:
    flags = ["a copy: the text it was copied from has another number"] if value.altered else []
    flags += [value.step] if value.step else []
    return ShownValue(
        number=value.number,
        value=f"{value.words} ({value.aside})" if value.aside else value.words,
        as_of=when(value.as_of),
        stamp=value.as_of or "",
        by_article=value.dated == "article" and bool(value.as_of),
        who=shortened(value.who, _NAME),
        named=value.named,
        carried=_carried(value),
        marks=tuple(word for word, holds in (("hedged", value.hedged), ("since updated", value.overtaken)) if holds),
        overtaken=value.overtaken,
        flags=tuple(_dated(flag) for flag in flags),
        quotes=tuple(_quote(quote) for quote in value.quotes),
        figures=value.figures,
        around=_around(value),
    )


def _carried(value: Value) -> str:
    outlets = [plain(outlet) for outlet in value.outlets]
    if len(outlets) == 1:
        return outlets[0]
    return f"{listed(outlets, most=5)}: {count(len(outlets), 'outlet')}, {count(value.origins, 'origin')}"


def _quote(quote: Quote) -> ShownQuote:
    cited = quote.citation
    return ShownQuote(
        outlet=plain(outlet_of(quote.article)),
        address=web_address(quote.article.url),
        published=when((quote.article.published or "")[:10]),
        words=plain(cited.quote),
        place=f"article {cited.article}, revision {cited.revision}, characters {cited.start}–{cited.end}",
    )


def _around(value: Value) -> str:
    """The words of the sentence around the value, cut at words."""
    sentence = plain(value.quotes[0].citation.quote)
    at = max(0, sentence.lower().find(value.words.lower()))
    start, end = max(0, at - _AROUND), at + len(value.words) + _AROUND
    cut = sentence[start:end]
    if start:
        cut = "… " + cut.partition(" ")[2]
    return cut if end >= len(sentence) else cut.rpartition(" ")[0].rstrip(",;:") + " …"


def _links(links: Sequence[Link]) -> Iterator[ShownLink]:
    """Links with one reason are told once."""
    grouped: dict[tuple[str, str], list[Link]] = {}
    for link in links:
        kind = "editor" if link.judged else link.relation + (" downwards" if link.backward else "")
        grouped.setdefault((kind, _dated(link.reason)), []).append(link)
    for (kind, reason), alike in grouped.items():
        older, newer = tuple(sorted({link.a for link in alike})), tuple(sorted({link.b for link in alike}))
        if not kind.startswith("update"):
            older, newer = tuple(sorted({*older, *newer})), ()
        yield ShownLink(kind, older, newer, reason)


def _dated(reason: str) -> str:
    """A reason with its dates as a reader writes them."""
    return _STAMP.sub(lambda stamp: when(stamp[0]), plain(reason))


def numbers_words(numbers: Sequence[int]) -> str:
    """``[3], [5] and [6]``."""
    return listed([f"[{number}]" for number in numbers], most=9)
