"""The store: one object that keeps articles, readings, stories and briefs, in SQLite or PostgreSQL.

Reads see one state of the database; writes are one transaction each, so a killed process leaves all of a write or
nothing. Every failure is a StoreError that says what failed, on what, why and what to try.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self, TypeVar

from sqlalchemy import Connection, Engine, func, select
from sqlalchemy.exc import SQLAlchemyError

from writethru.core.editions import ArticleWithdrawal, Kept, Next
from writethru.core.errors import StoreError
from writethru.core.judgements import Judgement, Withdrawal
from writethru.core.signoffs import SignOff
from writethru.core.types import Article, Brief, Figure, Reading, Report, Story
from writethru.store import articles, briefs, cache, editions, figures, integrity, judgements, migrate, signoffs, tables
from writethru.store.address import Address, parse_address
from writethru.store.backends import Backend, backend_for
from writethru.store.search import Hit, search

__all__ = ["Hit", "Store"]
T = TypeVar("T")


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

    def model_work(self, kind: type[T], request: str) -> T | None:
        """What came of asking a language model, as a record of ``kind``; None where it was not asked this yet.

        ``request`` is the caller's hash of all that was asked.
        """
        with self._reading("read a model's work from") as connection:
            return cache.model_work_of(connection, kind, request)

    def keep_model_work(self, request: str, record: object) -> None:
        """Keep what came of asking a language model, in place of what was kept there."""
        with self._writing("keep a model's work in", f"model work {request}") as connection:
            cache.keep_model_work(connection, request, record)

    # ---- figures and what editors judge of them

    def figure(self, name: str, engine: str, articles: Collection[str] | None = None) -> tuple[Figure, Reading]:
        """The figure of that id, or the only one whose id begins so (four digits at least), and a reading that holds
        it, that of ``engine`` where there is one. Of the given articles only, where some are given.

        Raises UsageError where there is no such figure, or more than one.
        """
        with self._reading("look up a figure in") as connection:
            return figures.find(connection, name, engine, articles)

    def newest_reading(self, article_id: str, engine: str) -> Reading | None:
        """What was read in the text of the article that was seen last: by ``engine``, else by another; or None."""
        with self._reading("read a reading from") as connection:
            article = articles.get(connection, article_id, None)
            return None if article is None else cache.any_reading(connection, article, engine)

    def keep_judgement(self, judgement: Judgement) -> None:
        """Add a judgement to those that are kept; nothing where it is among them."""
        with self._writing("keep a judgement in", "judgements") as connection:
            judgements.keep(connection, judgement)

    def keep_withdrawal(self, withdrawal: Withdrawal) -> None:
        """Take a judgement back by a row of its own. Raises StoreError where it is not kept or was taken back."""
        with self._writing("withdraw a judgement in", "judgements") as connection:
            judgements.keep_withdrawal(connection, withdrawal)

    def judgements(self) -> tuple[tuple[Judgement, ...], tuple[Withdrawal, ...]]:
        """All judgements ever made and all that were taken back, oldest first."""
        with self._reading("read judgements from") as connection:
            return judgements.every(connection), judgements.every_withdrawal(connection)

    # ---- briefs

    def brief(self, story: str, key: str) -> tuple[Brief, Report] | None:
        """The brief of the story that was written from the inputs with hash ``key``, and its report; or None."""
        with self._reading("read a brief from") as connection:
            return briefs.by_key(connection, story, key)

    def edition(self, story: str, edition: int | None = None) -> Brief | None:
        """That edition of the story's brief, or the newest; None where there is none."""
        with self._reading("read a brief from") as connection:
            return briefs.by_edition(connection, story, edition)

    def story_ids(self, prefix: str) -> tuple[str, ...]:
        """Ids of the stories kept, and of those that briefs were written of, which begin so; sorted."""
        with self._reading("read stories from") as connection:
            return briefs.story_ids(connection, prefix)

    def keep_brief(self, brief: Brief, report: Report, key: str) -> Brief:
        """The brief with its edition: the next one, or the one kept before for the same inputs."""
        with self._writing("keep a brief in", f"brief {brief.story}") as connection:
            return briefs.keep(connection, brief, report, key)

    # ---- stories that are followed

    def story_named(self, name: str) -> str:
        """The id of the one story whose id is ``name`` or begins so. Raises UsageError where there is no such one."""
        with self._reading("look up a story in") as connection:
            return editions.named(connection, name)

    def newest(self, story: str) -> Kept | None:
        """The newest edition of the story's brief, with what it rests on."""
        with self._reading("read a brief from") as connection:
            return editions.newest(connection, story)

    def editions(self, story: str, last: int | None = None) -> tuple[Kept, ...]:
        """The editions of the story's brief, newest first: ``last`` of them, or all."""
        with self._reading("read briefs from") as connection:
            return editions.every(connection, story, last)

    def keep_edition(self, brief: Brief, report: Report, key: str, following: Next) -> Brief | None:
        """The brief with its edition, kept in one write with its story and what was withdrawn of it.

        The one kept before where ``key`` is known. None, and nothing kept, where ``following.after`` is not the
        newest edition any more: another worker was first, and the brief is to be written anew on top of that.
        """
        with self._writing("keep a brief in", f"brief {brief.story}") as connection:
            return editions.keep(connection, brief, report, key, following)

    def withdrawn(self, story: str) -> tuple[ArticleWithdrawal, ...]:
        """Articles that were withdrawn after the story had used them, oldest first."""
        with self._reading("read withdrawals from") as connection:
            return editions.withdrawals(connection, story)

    # ---- sign-off

    def keep_sign_off(self, signed: SignOff) -> bool:
        """Add a decision on an edition; False, and nothing kept, where another one came first."""
        with self._writing("keep a sign-off in", f"brief {signed.story}") as connection:
            return signoffs.keep(connection, signed)

    def sign_offs(self, story: str, edition: int) -> tuple[SignOff, ...]:
        """All decisions on an edition, in the order they were made."""
        with self._reading("read sign-offs from") as connection:
            return signoffs.of(connection, story, edition)

    def begin_mailing(self, story: str, edition: int, reader: str, at: str) -> str | None:
        """Note that a reader is about to be sent an edition. "sending" or "sent" where that was noted before."""
        with self._writing("keep a mailing in", f"brief {story}") as connection:
            return signoffs.begin_mailing(connection, story, edition, reader, at)

    def end_mailing(self, story: str, edition: int, reader: str, *, sent: bool) -> None:
        """Note that a mail was taken by the server; one that was not is noted no more."""
        with self._writing("keep a mailing in", f"brief {story}") as connection:
            signoffs.end_mailing(connection, story, edition, reader, sent=sent)

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
            "judgements": tables.judgements.c.id,
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
