"""Bringing a database to the newest schema. Alembic is imported only where there is something to do."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from writethru.core.errors import StoreError
from writethru.store.address import Address
from writethru.store.backends import Backend
from writethru.store.tables import HEAD

MIGRATIONS = Path(__file__).parent / "migrations"


def known_versions() -> tuple[str, ...]:
    """Numbers of the migrations that ship with this version, oldest first."""
    return tuple(sorted(path.stem.split("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*.py")))


def schema_version(connection: Connection) -> str | None:
    """The schema the database is at, or None where it has none of ours."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    version: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return version


def needs_migration(connection: Connection, backend: Backend, address: Address) -> bool:
    """Whether the schema is older than ours. Raises StoreError where it is newer, or another program's."""
    version = schema_version(connection)
    if version == HEAD:
        return False
    if version is None:
        if backend.foreign(connection):
            raise StoreError(
                f"the store {address.shown} holds the tables of another program",
                hint="name another file or database with --store",
            )
        return True
    if version not in known_versions():
        raise StoreError(
            f"the store {address.shown} has schema {version}, and this version of writethru knows none after {HEAD}",
            hint="install the newer version of writethru that wrote it",
        )
    return True


def migrate(connection: Connection) -> None:
    """Run the missing migrations inside the transaction of ``connection``."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    # a percent sign would be read as an interpolation
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
