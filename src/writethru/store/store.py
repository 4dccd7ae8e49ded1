"""The store: one object that keeps articles, readings, stories and briefs, in SQLite or PostgreSQL.

Reads see one state of the database; writes are one transaction each, so a killed process leaves all of a write or
nothing. Every failure is a StoreError that says what failed, on what, why and what to try.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, func, select
from sqlalchemy.exc import SQLAlchemyError

from writethru.core.errors import StoreError
from writethru.core.types import Article, Brief, Reading, Report, Story
from writethru.store import articles, briefs, cache, integrity, migrate, tables
from writethru.store.address import Address, parse_address
from writethru.store.backends import Backend, backend_for
from writethru.store.search import Hit, search

__all__ = ["Hit", "Store"]


class Store:
    """Open one with :meth:`open`; it is a context manager. Safe to share between threads and processes."""

    def __init__(self, address: Address, backend: Backend, engine: Engine) -> None:
        self._address = address
        self._backend = backend
        self._engine = engine

    @classmethod
    def open(cls, url_or_path: str, *, create: bool = True) -> Store:
        """The store at a file path, ``sqlite:///`` or ``postgresql://`` address, made and migrated on first use.

        ``create=False`` raises where there is no store yet. Raises StoreError in all cases where it cannot be used.
        """
        address = parse_address(url_or_path)
        backend = backend_for(address)
        backend.prepare(address, create=create)
        store = cls(address, backend, backend.engine(address))
        try:
            store._bring_up_to_date(create)
        except BaseException:
            store.close()
            raise
        return store

    @property
    def address(self) -> str:
        """Where the store lies, without any password."""
        return self._address.shown

    @property
    def schema(self) -> str:
        """Number of the newest migration the store has."""
        with self._reading("open") as connection:
            return migrate.schema_version(connection) or ""

    def close(self) -> None:
        """Give back every connection. The store cannot be used afterwards."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # ---- articles and stories

    def keep_article(self, article: Article, seen: str) -> Article:
        """Keep an article seen at ``seen`` (ISO 8601 in UTC); the article with the revision it has in the store.

        A text that is kept already keeps its revision, and nothing is written where nothing else changed. A new text
        under a known id becomes the next revision, and the old text stays.
        """
        with self._reading("keep an article in") as connection:
            kept = articles.held(connection, article, seen)
        if kept is not None:
            return kept
        with self._writing("keep an article in", f"article {article.id}") as connection:
            return articles.keep(connection, article, seen)

    def article(self, article_id: str, revision: int | None = None) -> Article | None:
        """That revision, or the one seen last; None where it is not kept."""
        with self._reading("read an article from") as connection:
            return articles.get(connection, article_id, revision)

    def revisions(self, article_id: str) -> tuple[Article, ...]:
        """All texts kept under the id, oldest first."""
        with self._reading("read articles from") as connection:
            return articles.revisions(connection, article_id)

    def keep_story(self, story: Story, seen: str) -> None:
        """Keep a story whose articles are kept already, in place of what was kept of it before."""
        with self._writing("keep a story in", f"story {story.id}") as connection:
            articles.keep_story(connection, story, seen)

    def story(self, story_id: str) -> Story | None:
        """The story with its articles in the revisions it was kept with, or None."""
        with self._reading("read a story from") as connection:
            return articles.get_story(connection, story_id)

    def search(self, query: str, limit: int = 20) -> tuple[Hit, ...]:
        """Articles that hold all words, and phrases in double quotes, of the query; best first."""
        with self._reading("search") as connection:
            return search(connection, self._backend, query, limit)

    # ---- work that is not done twice

    def extracted(self, key: str) -> Article | None:
        """The article, with its revision, that was extracted from an entry; None where it was not yet.

        ``key`` is the caller's hash of all that extraction depends on, the version of the extractor among it.
        """
        with self._reading("read an extraction from") as connection:
            return cache.extracted(connection, key)

    def keep_extracted(self, key: str, article: Article) -> None:
        """Keep what was extracted under ``key``, in place of what was kept there."""
        with self._writing("keep an extraction in", f"entry {key}") as connection:
            cache.keep_extracted(connection, key, article)

    def reading(self, article: Article, engine: str) -> Reading | None:
        """What ``engine`` read in exactly this article (its text, revision, date and all), or None."""
        with self._reading("read a reading from") as connection:
            return cache.reading(connection, article, engine)

    def keep_reading(self, reading: Reading) -> None:
        """Keep a reading under its article and ``reading.engine``, in place of what was kept there."""
        with self._writing("keep a reading in", f"reading {reading.article.id}") as connection:
            cache.keep_reading(connection, reading)

    # ---- briefs

    def brief(self, story: str, key: str) -> tuple[Brief, Report] | None:
        """The brief of the story that was written from the inputs with hash ``key``, and its report; or None."""
        with self._reading("read a brief from") as connection:
            return briefs.by_key(connection, story, key)

    def edition(self, story: str, edition: int | None = None) -> Brief | None:
        """That edition of the story's brief, or the newest; None where there is none."""
        with self._reading("read a brief from") as connection:
            return briefs.by_edition(connection, story, edition)

    def keep_brief(self, brief: Brief, report: Report, key: str) -> Brief:
        """The brief with its edition: the next one, or the one kept before for the same inputs."""
        with self._writing("keep a brief in", f"brief {brief.story}") as connection:
            return briefs.keep(connection, brief, report, key)

    # ---- care

    def check(self) -> list[str]:
        """A line for everything in the store that is damaged, missing or not what was written; empty when sound."""
        out: list[str] = []
        try:
            with self._writing("check", "check") as connection:
                out.extend(integrity.problems(connection, self._backend))
        except StoreError as error:
            out.append(str(error))
        return out

    def stats(self) -> dict[str, int]:
        """How many articles, revisions and so on the store holds, and how many bytes it takes."""
        counted = {
            "articles": tables.articles.c.id.distinct(),
            "revisions": tables.articles.c.id,
            "readings": tables.readings.c.engine,
            "stories": tables.stories.c.id,
            "briefs": tables.briefs.c.story,
        }
        with self._reading("count what is in") as connection:
            counts = {name: int(connection.scalar(select(func.count(column))) or 0) for name, column in counted.items()}
            return {**counts, "bytes": self._backend.size(connection)}

    # ---- inside

    def _bring_up_to_date(self, create: bool) -> None:
        with self._reading("open") as connection:
            if not migrate.needs_migration(connection, self._backend, self._address):
                return
            if not create and migrate.schema_version(connection) is None:
                raise StoreError(
                    f"there is no store in {self._address.shown}", hint="check the address, or create it with a brief"
                )
        with self._writing("create or migrate", "schema") as connection:
            # another process may have been first
            if migrate.needs_migration(connection, self._backend, self._address):
                migrate.migrate(connection)

    @contextmanager
    def _reading(self, doing: str) -> Iterator[Connection]:
        with self._failing(doing), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self, doing: str, scope: str) -> Iterator[Connection]:
        with self._failing(doing), self._engine.connect() as connection:
            connection = connection.execution_options(writing=True)
            with connection.begin():
                self._backend.lock(connection, scope)
                yield connection

    @contextmanager
    def _failing(self, doing: str) -> Iterator[None]:
        try:
            yield
        except ValueError as error:
            # a kept record that cannot be unpacked
            raise StoreError(
                f"cannot {doing} the store {self._address.shown}: {error}", hint="run writethru doctor"
            ) from error
        except (SQLAlchemyError, OSError) as error:
            why, hint = self._backend.explain(error)
            message = self._address.redact(f"cannot {doing} the store {self._address.shown}: {why}")
            # the cause would show the address with its password in a traceback
            raise StoreError(message, hint=hint) from None
