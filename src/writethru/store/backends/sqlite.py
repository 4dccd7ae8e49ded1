"""SQLite: one file, write-ahead log, one writer at a time."""

from __future__ import annotations

import errno
import sqlite3
import time
from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Float,
    Integer,
    StaticPool,
    column,
    create_engine,
    event,
    func,
    literal_column,
    select,
    table,
    text,
)

from writethru.core.errors import StoreError
from writethru.store.address import Address
from writethru.store.tables import articles

BUSY_MS = 30_000
_MARK = b"SQLite format 3\0"
# the full-text index: as a table, and as the column of its own name that MATCH and bm25() take
_SEARCH = table("articles_search", column("rowid", Integer))
_INDEX: ColumnElement[str] = literal_column("articles_search")


class Sqlite:
    """See :class:`writethru.store.backends.Backend`."""

    name = "sqlite"

    def prepare(self, address: Address, *, create: bool) -> None:
        path = address.path
        if path is None:
            return
        try:
            if path.is_dir():
                raise StoreError(f"the store {path} is a folder", hint="name a file in it, such as writethru.db")
            if not path.exists():
                if not create:
                    raise StoreError(f"there is no store at {path}", hint="check the path, or create it with a brief")
                path.parent.mkdir(parents=True, exist_ok=True)
                return
            with path.open("rb") as file:
                head = file.read(len(_MARK))
        except OSError as error:
            why, hint = self.explain(error)
            raise StoreError(f"the store {path} cannot be opened: {why}", hint=hint) from error
        if head and head != _MARK:
            raise StoreError(
                f"the store {path} is not an SQLite database, or its first bytes are damaged",
                hint="name another file with --store, or restore this one from a backup",
            )

    def engine(self, address: Address) -> Engine:
        if address.path is None:
            engine = create_engine(address.url, poolclass=StaticPool, connect_args={"check_same_thread": False})
        else:
            engine = create_engine(address.url, connect_args={"timeout": BUSY_MS / 1000})
        event.listen(engine, "connect", _set_up)
        event.listen(engine, "begin", _begin)
        return engine

    def lock(self, connection: Connection, scope: str) -> None:
        """Nothing to do: BEGIN IMMEDIATE holds the only write lock there is."""

    def foreign(self, connection: Connection) -> bool:
        return bool(connection.scalar(text("SELECT count(*) FROM sqlite_master")))

    def match(self, phrases: Sequence[str]) -> tuple[ColumnElement[bool], ColumnElement[float]]:
        quoted = " AND ".join('"' + phrase.replace('"', " ") + '"' for phrase in phrases)
        matches = _INDEX.bool_op("MATCH")(quoted)
        found = articles.c.number.in_(select(_SEARCH.c.rowid).where(matches))
        rank = (
            # a word in the title counts as much as four in the text
            select(func.bm25(_INDEX, 4.0, 1.0, type_=Float))
            .where(matches, _SEARCH.c.rowid == articles.c.number)
            .select_from(_SEARCH)
            .correlate(articles)
            .scalar_subquery()
        )
        return found, rank

    def integrity(self, connection: Connection) -> list[str]:
        lines = [str(row[0]) for row in connection.execute(text("PRAGMA integrity_check(20)"))]
        problems = [f"SQLite finds the file damaged: {line}" for line in lines if line != "ok"]
        for holder, row, other, _ in connection.execute(text("PRAGMA foreign_key_check")):
            problems.append(f"row {row} of {holder} refers to a row of {other} that is not there")
        if not problems:
            try:
                connection.execute(
                    text("INSERT INTO articles_search (articles_search, rank) VALUES ('integrity-check', 1)")
                )
            except Exception as error:  # the driver's class depends on what is damaged
                problems.append(f"the full-text index does not match the articles: {self.explain(error)[0]}")
        return problems

    def size(self, connection: Connection) -> int:
        pages = connection.scalar(text("PRAGMA page_count")) or 0
        return int(pages) * int(connection.scalar(text("PRAGMA page_size")) or 0)

    def explain(self, error: BaseException) -> tuple[str, str]:
        cause = getattr(error, "orig", None) or error
        if isinstance(cause, OSError):
            return _explain_os(cause)
        name = str(getattr(cause, "sqlite_errorname", "")) if isinstance(cause, sqlite3.Error) else ""
        for prefix, why, hint in _REASONS:
            if name.startswith(prefix):
                return why, hint
        return " ".join(str(cause).split()), "run writethru doctor"


_REASONS = (
    ("SQLITE_NOTADB", "it is not an SQLite database", "name another file with --store"),
    ("SQLITE_CORRUPT", "the file is damaged", "run writethru doctor, then restore it from a backup or name a new file"),
    ("SQLITE_FULL", "the disk is full", "free some space, or name a file on another disk with --store"),
    ("SQLITE_READONLY", "it may be read but not written", "check the rights of the file and its folder"),
    ("SQLITE_CANTOPEN", "the file cannot be opened", "check that its folder exists and that you may write there"),
    ("SQLITE_PERM", "you have no right to it", "check the rights of the file and its folder"),
    ("SQLITE_BUSY", f"another program has held it for {BUSY_MS // 1000} seconds", "wait for that one to end"),
    ("SQLITE_LOCKED", "another connection holds it", "wait for that one to end"),
    ("SQLITE_IOERR", "the disk reports an error", "check the disk and its free space"),
)


def _explain_os(error: OSError) -> tuple[str, str]:
    if error.errno in (errno.EACCES, errno.EPERM):
        return "you have no right to it", "check the rights of the file and its folders, or name another with --store"
    if error.errno == errno.EROFS:
        return "the disk may be read but not written", "name a file on another disk with --store"
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "the disk is full", "free some space, or name a file on another disk with --store"
    if error.errno in (errno.ENOTDIR, errno.EEXIST):
        return "a part of its path is a file, not a folder", "check the path"
    return (error.strerror or str(error)).lower(), "check the path, or name another with --store"


def _set_up(connection: Any, _record: object) -> None:
    # we write BEGIN ourselves: the driver's own would start writing as a reader and could then not be upgraded
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")
    _write_ahead(connection)


def _write_ahead(connection: Any) -> None:
    """Switch to the write-ahead log once; the switch itself does not wait for a busy file, so we do."""
    for attempt in range(100):
        try:
            if connection.execute("PRAGMA journal_mode").fetchone()[0] in ("wal", "memory"):
                return
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if not error.sqlite_errorname.startswith("SQLITE_BUSY") or attempt == 99:
                raise
            time.sleep(0.02)


def _begin(connection: Connection) -> None:
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
