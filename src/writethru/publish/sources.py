"""The sources of a brief as a reader sees them: numbered, and grouped by origin."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from writethru.core.types import Article, Brief, Completeness, Ledger, SourceRow
from writethru.publish.words import COMPLETENESS, listed, place_of, plain, web_address, when


@dataclass(frozen=True, slots=True)
class Source:
    """One article. ``address`` is set only where it may be a link; ``place`` is what is shown in any case."""

    number: int
    article: str
    outlet: str
    title: str
    published: str
    # the same in ISO 8601, for machines
    stamp: str | None
    address: str | None
    place: str
    byline: str
    # the agency that the page credits
    credit: str
    completeness: Completeness
    completeness_words: str
    origin: str
    # other outlets that carry the same text
    also: str

    @staticmethod
    def unknown(article: str) -> Source:
        """What is said of an article that the brief does not list."""
        return Source(0, article, "an article that is not listed", "", "", None, None, plain(article), "", "", "full",
                      COMPLETENESS["full"], "", "")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Group:
    """The articles of one independent origin."""

    id: str
    lead: str
    why: str
    sources: tuple[Source, ...]


def sources_of(brief: Brief, ledger: Ledger) -> tuple[Group, ...]:
    """All sources by origin, in the order the brief lists them, numbered through in the order they are shown."""
    articles = {article.id: article for article in ledger.story.articles}
    reasons = {origin.id: plain(origin.why) for origin in ledger.story.origins}
    by_origin: dict[str, list[SourceRow]] = {}
    for row in brief.sources:
        by_origin.setdefault(row.origin, []).append(row)
    groups, number = [], 0
    for origin, rows in by_origin.items():
        sources = []
        for row in rows:
            number += 1
            others = list(dict.fromkeys(_outlet(other) for other in rows if other is not row))
            sources.append(_source(number, row, articles, [name for name in others if name != _outlet(row)]))
        groups.append(Group(origin, sources[0].outlet, reasons.get(origin, ""), tuple(sources)))
    return tuple(groups)


def _outlet(row: SourceRow) -> str:
    return plain(row.outlet) or place_of(row.url, row.file) or "unnamed outlet"


def _source(number: int, row: SourceRow, articles: Mapping[str, Article], also: list[str]) -> Source:
    article = articles.get(row.article)
    return Source(
        number=number,
        article=row.article,
        outlet=_outlet(row),
        title=plain(row.title) or "Untitled",
        published=when(row.published) or "undated",
        stamp=row.published,
        address=web_address(row.url),
        place=place_of(row.url, row.file),
        byline=listed([plain(name) for name in article.byline]) if article else "",
        credit=plain(article.credit) if article else "",
        completeness=row.completeness,
        completeness_words=COMPLETENESS[row.completeness],
        origin=row.origin,
        also=listed(also, most=6),
    )
