"""Sources of a check that are no pages: a story in the store (``story:ID``) and a brief's JSON.

A story gives the articles it is kept with, or those its newest brief rests on. A brief's JSON gives the articles that
it cites and lists, as the store holds them; where the store lacks one, or holds other words at the place cited, the
words that the brief cites are all there is of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from writethru.core.errors import FormatError, SourceError
from writethru.core.ids import sha256
from writethru.core.types import Article, Failure, Reading
from writethru.reading.extract.language import find_language
from writethru.store import Store

STORY = "story:"
SCHEMA = "writethru/brief/1"
_MARK = b'"writethru/brief/'
# ids that a message lists
_SHOWN = 5


class Reads(Protocol):
    """What reads the articles."""

    @property
    def engine(self) -> str: ...

    def read(self, article: Article) -> Reading: ...


@dataclass(slots=True)
class Given:
    """What stands behind the sources that are no pages, and the sources that are."""

    readings: list[Reading] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Cited:
    """The words of one revision of an article that a brief cites, by their place in it."""

    article: str
    revision: int
    quotes: Mapping[int, str]

    def held_by(self, article: Article) -> bool:
        """Whether the article has these words at these places."""
        return all(article.text.startswith(quote, start) for start, quote in self.quotes.items())

    def text(self) -> str:
        """The words in their order; what stands inside a longer quote is told once."""
        out: list[str] = []
        end = -1
        for start, quote in sorted(self.quotes.items(), key=lambda item: (item[0], -len(item[1]))):
            if start + len(quote) > end:
                out.append(quote.strip())
                end = start + len(quote)
        return "\n\n".join(out)


def is_given(source: str) -> bool:
    """Whether a source may be a story in the store or a brief's JSON; nothing is opened to tell."""
    return source.startswith(STORY) or source.lower().endswith(".json")


def read_given(sources: Sequence[str], store: Store, reader: Reads, *, most: int) -> Given:
    """The readings of stories and briefs among the sources; one that fails is listed and the others go on.

    ``most`` is the size in bytes above which a brief's JSON is refused.
    """
    given = Given()
    for source in sources:
        try:
            if source.startswith(STORY):
                articles = _story(source, store)
            else:
                document = _document(source, most) if is_given(source) else None
                if document is None:
                    given.rest.append(source)
                    continue
                articles = _brief(source, document, store, given.notes)
            given.readings += [_reading(article, store, reader) for article in articles]
        except SourceError as error:
            given.failures.append(Failure(error.source, str(error)))
    return given


def _reading(article: Article, store: Store, reader: Reads) -> Reading:
    held = store.reading(article, reader.engine)
    if held is None:
        held = reader.read(article)
        if store.article(article.id, article.revision) == article:
            store.keep_reading(held)
    return held


def _story(source: str, store: Store) -> list[Article]:
    """The articles of the one story whose id begins so. Raises SourceError where there is none, or more than one."""
    wanted = source.removeprefix(STORY).strip()
    prefix = wanted if wanted.startswith("story-") else f"story-{wanted}"
    found = store.story_ids(prefix)
    if wanted in ("", "story-") or not found:
        known = store.story_ids("story-")[:_SHOWN]
        hint = f"it holds {', '.join(known)}" if known else "it holds no story yet; `writethru brief` keeps one"
        raise SourceError(source, f"the store {store.address} has no story {wanted!r}", hint=hint)
    if len(found) > 1 and prefix not in found:
        listed = ", ".join(found[:_SHOWN])
        raise SourceError(source, f"{len(found)} stories begin with {wanted!r}", hint=f"write more of one: {listed}")
    story = prefix if prefix in found else found[0]
    kept = store.story(story)
    if kept is not None and kept.articles:
        return list(kept.articles)
    brief = store.edition(story)
    # in the texts that the brief rests on; briefs of before revisions were kept have 0, and take the newest
    rows = brief.sources if brief else ()
    held = (store.article(row.article, row.revision or None) for row in rows)
    articles = [article for article in held if article is not None]
    if not articles:
        raise SourceError(source, f"the store holds no article of {story}", hint="give the sources themselves")
    return articles


def _document(source: str, most: int) -> Mapping[str, Any] | None:
    """The brief in a file, None where the file is something else. Raises FormatError for a brief that is broken."""
    path = Path(source)
    try:
        if not path.is_file():
            return None
        with path.open("rb") as file:
            data = file.read(most + 1)
    except (OSError, ValueError):
        return None  # what is wrong with a file, intake says for all of them
    if len(data) > most or _MARK not in data:
        return None
    try:
        document = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise FormatError(source, f"it is a brief in broken JSON: {error}", hint="write it anew") from None
    if not isinstance(document, dict) or document.get("schema") != SCHEMA:
        raise FormatError(source, f"it is no document of schema {SCHEMA}", hint="give what brief --format json prints")
    return document


def _brief(source: str, document: Mapping[str, Any], store: Store, notes: list[str]) -> list[Article]:
    rows = {str(row.get("article")): row for row in document.get("sources", ()) if isinstance(row, dict)}
    cited = _cited(source, document)
    out: list[Article] = []
    bare = 0
    for item in cited:
        held = store.article(item.article, item.revision)
        if held is None or not item.held_by(held):
            held = _quotes(item, rows.get(item.article, {}))
            bare += 1
        out.append(held)
    known = {item.article for item in cited}
    listed = (store.article(article) for article in rows if article not in known)
    out += [article for article in listed if article is not None]
    if bare:
        notes.append(
            f"{source}: {bare} of {len(cited)} cited articles are not in the store {store.address}: of these, only the "
            "words that the brief cites are compared"
        )
    if not out:
        raise FormatError(source, "the brief cites nothing", hint="give the sources themselves")
    return out


def _cited(source: str, document: Mapping[str, Any]) -> list[Cited]:
    """The cited words by article and revision, in the order in which articles are first cited."""
    found: dict[tuple[str, int], dict[int, str]] = {}
    for citation in _citations(document):
        article, revision, start, quote = (citation.get(key) for key in ("article", "revision", "start", "quote"))
        if not (isinstance(article, str) and isinstance(revision, int) and isinstance(start, int)):
            raise FormatError(source, "a citation of the brief lacks article, revision or start", hint="write it anew")
        if not isinstance(quote, str) or not quote.strip() or citation.get("sha256") != sha256(quote):
            raise FormatError(source, f"a quote from {article} is not what its hash says", hint="write the brief anew")
        quotes = found.setdefault((article, revision), {})
        quotes[start] = max(quotes.get(start, ""), quote, key=len)
    return [Cited(article, revision, quotes) for (article, revision), quotes in found.items()]


def _citations(document: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """All citations of a brief, wherever they stand in it."""
    waiting: list[Any] = [document]
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict):
            for key, value in reversed(item.items()):
                if key == "citations" or key.endswith("_citations"):
                    yield from (entry for entry in value if isinstance(entry, dict)) if isinstance(value, list) else ()
                else:
                    waiting.append(value)
        elif isinstance(item, list):
            waiting.extend(reversed(item))


def _quotes(cited: Cited, row: Mapping[str, Any]) -> Article:
    """An article that holds nothing but the words a brief cites from it."""
    text = cited.text()

    def said(key: str) -> str | None:
        value = row.get(key)
        return value if isinstance(value, str) and value.strip() else None

    return Article(
        id=cited.article,
        revision=max(1, cited.revision),
        url=said("url"),
        file=None,
        outlet=said("outlet"),
        domain=None,
        title="",
        byline=(),
        published=said("published"),
        modified=None,
        language=find_language((), text),
        completeness="teaser",
        credit=None,
        sha256=sha256(text),
        text=text,
        notes=("only the words that a brief cites are at hand",),
    )
