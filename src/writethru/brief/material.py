"""What the writer works on: readings with their trees, quotations and lookups, in one fixed order."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from writethru.brief.rewrite.quotes import Quotations
from writethru.brief.titles import released
from writethru.core.tree import Tree
from writethru.core.types import Article, Figure, Ledger, Reading, Sentence, Statement, TimeMention


class View:
    """A reading with what the writer asks of it again and again."""

    def __init__(self, reading: Reading, origin: str, place: int) -> None:
        self.reading = reading
        self.origin = origin
        # place of the article in the order of the brief: fullest first, then by time
        self.place = place
        self.tree = Tree(reading.article.text, reading.tokens)
        self.quotations = Quotations(reading.article.text)
        self._starts = [sentence.start for sentence in reading.sentences]
        self.statements: dict[int, list[Statement]] = {}
        for statement in reading.statements:
            self.statements.setdefault(statement.sentence, []).append(statement)
        self.figures: dict[int, list[Figure]] = {}
        for figure in reading.figures:
            self.figures.setdefault(figure.sentence, []).append(figure)

    @property
    def article(self) -> Article:
        return self.reading.article

    def sentence_at(self, offset: int) -> int:
        """Index of the sentence that holds the character, or of the last one before it."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def tokens_in(self, start: int, end: int, within: Sentence) -> list[int]:
        """Tokens of the sentence that lie in the characters ``[start, end)``."""
        tokens = self.reading.tokens
        return [i for i in range(within.first, within.last) if start <= tokens[i].start and tokens[i].end <= end]

    def times_in(self, sentence: Sentence) -> list[TimeMention]:
        return [item for item in self.reading.times if sentence.start <= item.start and item.end <= sentence.end]

    def text(self, sentence: Sentence) -> str:
        return self.article.text[sentence.start : sentence.end]


@dataclass(frozen=True, slots=True)
class Material:
    """All views of a story in the order of the brief, and the day the coverage reaches."""

    views: tuple[View, ...]
    # latest day of publication, YYYY-MM-DD, or None
    day: str | None
    as_of: str | None
    by_article: dict[str, View]

    def view(self, article: str) -> View:
        """The view of an article id. Raises KeyError for an article that was not read."""
        return self.by_article[article]


def gather(ledger: Ledger) -> Material:
    """The material of a ledger. The order of readings in the ledger makes no difference.

    Leads of origins stand before their copies, full texts before stubs, reports before releases, the origin that most
    articles carry before the others, and then the earlier before the later.
    """
    carried = {origin.id: len(origin.articles) for origin in ledger.story.origins}
    origins = {article: origin for origin in ledger.story.origins for article in origin.articles}

    def rank(reading: Reading) -> tuple[bool, bool, bool, int, str, str]:
        article = reading.article
        origin = origins.get(article.id)
        return (
            article.completeness not in ("full", "liveblog"),
            origin is not None and origin.lead != article.id,
            # what a party to the story issues is its word, and no report of it
            released(article),
            -carried[origin.id] if origin is not None else 0,
            article.published or "9999",
            article.id,
        )

    ordered = sorted(ledger.readings, key=rank)
    views = tuple(
        View(reading, origins[reading.article.id].id if reading.article.id in origins else reading.article.id, i)
        for i, reading in enumerate(ordered)
    )
    latest = _latest(view.article.published for view in views)
    return Material(views, latest[:10] if latest else None, latest, {view.article.id: view for view in views})


def reports_of(material: Material, fresh: Collection[str]) -> list[int]:
    """The place of the report of a new day: the first of the new articles that is told whole and issued by no party."""
    new = [view for view in material.views if view.article.id in fresh and not released(view.article)]
    return [view.place for view in new if view.article.completeness == "full"][:1] or [view.place for view in new][:1]


def head_of_page(view: View) -> int:
    """How many sentences a live page has before its first entry; 0 for other articles and without entries."""
    if view.article.completeness != "liveblog":
        return 0
    entries = (n for n, sentence in enumerate(view.reading.sentences) if _ENTRY.match(view.text(sentence)))
    return next(entries, 0)


# the hour with which an entry of a live page opens
_ENTRY = re.compile(r"\d{1,2}[:.]\d\d(?![\d%])")


def _latest(times: Iterable[str | None]) -> str | None:
    from datetime import UTC, datetime

    def instant(text: str) -> tuple[float, str]:
        try:
            found = datetime.fromisoformat(text)
        except ValueError:
            return (float("-inf"), text)
        return ((found if found.tzinfo else found.replace(tzinfo=UTC)).timestamp(), text)

    known = [text for text in times if text]
    return max(known, key=instant) if known else None
