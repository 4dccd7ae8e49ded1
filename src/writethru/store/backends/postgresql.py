"""PostgreSQL through psycopg 3: a store that several machines share."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, Engine, Float, and_, create_engine, func, literal_column, text
from sqlalchemy.exc import OperationalError

from writethru.core.errors import StoreError
from writethru.store.address import Address

CONNECT_SECONDS = 10


class Postgresql:
    """See :class:`writethru.store.backends.Backend`."""

    name = "postgresql"

    def prepare(self, address: Address, *, create: bool) -> None:
        """Nothing to do: the database itself is its owner's to create."""

    def engine(self, address: Address) -> Engine:
        try:
            return create_engine(
                address.url,
                connect_args={"connect_timeout": CONNECT_SECONDS, "application_name": "writethru"},
                pool_pre_ping=True,
                # a reader sees one state of the store for as long as it reads
                isolation_level="READ COMMITTED",
            )
        except ImportError as error:
            raise StoreError(
                f"the store {address.shown} needs psycopg, which is not installed",
                hint="pip install 'writethru[postgres]'",
            ) from error

    def lock(self, connection: Connection, scope: str) -> None:
        digest = hashlib.sha256(f"writethru:{scope}".encode()).digest()
        connection.execute(
            text("SELECT pg_advisory_xact_lock(:key)"), {"key": int.from_bytes(digest[:8], "big", signed=True)}
        )

    def foreign(self, connection: Connection) -> bool:
        query = text("SELECT count(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename = 'articles'")
        return bool(connection.scalar(query))

    def match(self, phrases: Sequence[str]) -> tuple[ColumnElement[bool], ColumnElement[float]]:
        column: ColumnElement[object] = literal_column("articles.search")
        queries = [func.phraseto_tsquery("english", phrase) for phrase in phrases]
        joined: ColumnElement[object] = queries[0]
        for query in queries[1:]:
            joined = joined.op("&&")(query)
        found = and_(*[column.bool_op("@@")(query) for query in queries])
        return found, -func.ts_rank(column, joined, type_=Float)

    def integrity(self, connection: Connection) -> list[str]:
        query = text(
            "SELECT conrelid::regclass::text, conname FROM pg_constraint"
            " WHERE NOT convalidated AND connamespace = current_schema()::regnamespace ORDER BY 1, 2"
        )
        return [f"constraint {name} of {table} does not hold" for table, name in connection.execute(query)]

    def size(self, connection: Connection) -> int:
        return int(connection.scalar(text("SELECT pg_database_size(current_database())")) or 0)

    def explain(self, error: BaseException) -> tuple[str, str]:
        cause = getattr(error, "orig", None) or error
        state = str(getattr(cause, "sqlstate", None) or "")
        for prefix, why, hint in _REASONS:
            if state.startswith(prefix):
                return why, hint
        said = " ".join(str(cause).split())
        # a refused connection carries no code, only the server's words
        for words, why, hint in _REFUSALS:
            if words in said:
                return why, hint
        if not state and isinstance(error, OperationalError):
            return f"the server cannot be reached: {said}", "check that it runs, and the host, port and database name"
        return said, "run writethru doctor"


_USER = ("the server refuses the user or the password", "check the user name and the password")
_DATABASE = ("the server has no database of that name", "create it with createdb")
_REFUSALS = (
    ("password authentication failed", *_USER),
    ("no password supplied", *_USER),
    ('FATAL: role "', *_USER),
    ('FATAL: database "', *_DATABASE),
)
_REASONS = (
    ("28", *_USER),
    ("3D000", *_DATABASE),
    ("42501", "the user has no right to do this", "grant the user the rights on the database and its schema"),
    ("53100", "the server's disk is full", "free some space on the server"),
    ("53300", "the server has no connection free", "close some, or raise max_connections"),
    ("25006", "the server is read-only", "name the primary server, not a replica"),
    ("57", "the server is shutting down or starting up", "try again in a minute"),
)
