"""The two databases behind one interface."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from sqlalchemy import ColumnElement, Connection, Engine

from writethru.core.errors import StoreError
from writethru.store.address import Address


class Backend(Protocol):
    """What differs between the databases; all else is SQLAlchemy Core."""

    name: str

    def prepare(self, address: Address, *, create: bool) -> None:
        """Make what must be there before a connection can be made. Raises StoreError."""

    def engine(self, address: Address) -> Engine:
        """Connections set up for our use. Raises StoreError where the driver is missing."""

    def lock(self, connection: Connection, scope: str) -> None:
        """Let one writer at a time into ``scope`` until the transaction ends."""

    def foreign(self, connection: Connection) -> bool:
        """Whether a database without our version table holds another program's tables."""

    def match(self, phrases: Sequence[str]) -> tuple[ColumnElement[bool], ColumnElement[float]]:
        """The condition that an article holds all phrases, and its rank: the lower, the better."""

    def integrity(self, connection: Connection) -> list[str]:
        """What the database itself finds wrong, a line each."""

    def size(self, connection: Connection) -> int:
        """Bytes the store takes on disk."""

    def explain(self, error: BaseException) -> tuple[str, str]:
        """Why an operation failed and what to try, in words."""


def backend_for(address: Address) -> Backend:
    if address.backend == "sqlite":
        from writethru.store.backends.sqlite import Sqlite

        return Sqlite()
    if address.backend == "postgresql":
        from writethru.store.backends.postgresql import Postgresql

        return Postgresql()
    raise StoreError(f"no backend is called {address.backend!r}")
