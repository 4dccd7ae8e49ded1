"""Where a store lies: a path, ``sqlite:///...`` or ``postgresql://...``, and how it is named in messages."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from writethru.core.errors import StoreError

_SCHEME = re.compile(r"^([A-Za-z][A-Za-z0-9+.-]+)://")
_POSTGRESQL = ("postgresql", "postgres", "postgresql+psycopg")
_SECRET = re.compile(r"pass|secret|token|key", re.I)
FORMS = "give a file path, sqlite:///PATH or postgresql://USER@HOST/DATABASE"


@dataclass(frozen=True, slots=True)
class Address:
    """A store's place. ``shown`` never holds a password; ``url`` may, and is kept out of ``repr``."""

    backend: str
    url: URL = field(repr=False)
    shown: str
    # the SQLite file; None for PostgreSQL and for a store in memory
    path: Path | None = None
    # strings that must not appear in any message
    secrets: tuple[str, ...] = field(default=(), repr=False)

    def redact(self, text: str) -> str:
        """The text with every secret of this address masked."""
        for secret in self.secrets:
            text = text.replace(secret, "***")
        return text


def parse_address(text: str) -> Address:
    """The address that ``text`` names. Raises StoreError for a form or database we do not know."""
    match = _SCHEME.match(text)
    scheme = match.group(1).lower() if match else ""
    if not text.strip() or "\0" in text:
        raise StoreError("the store's address is empty or holds a NUL", hint=FORMS)
    if not scheme:
        return _file(text)
    if scheme == "sqlite":
        rest = text[len("sqlite://") :]
        if rest in ("", "/", "/:memory:"):
            return _file(":memory:")
        if not rest.startswith("/"):
            raise StoreError(f"the store's address {text!r} has two slashes where it needs three", hint=FORMS)
        return _file(rest[1:])
    if scheme in _POSTGRESQL:
        return _server(text)
    raise StoreError(f"the store's address begins with {scheme}://, which is no database we use", hint=FORMS)


def _file(name: str) -> Address:
    if name == ":memory:":
        return Address("sqlite", URL.create("sqlite"), "the store in memory")
    path = Path(name).expanduser()
    return Address("sqlite", URL.create("sqlite", database=str(path)), str(path), path)


def _server(text: str) -> Address:
    try:
        url = make_url(text).set(drivername="postgresql+psycopg")
    except (ArgumentError, ValueError):
        # the parser's own message would repeat the address, and with it the password
        raise StoreError("the store's postgresql:// address cannot be read", hint=FORMS) from None
    shown = url.set(drivername="postgresql")
    secrets = [url.password] if url.password else []
    for name, value in url.query.items():
        if _SECRET.search(name):
            secrets.extend([value] if isinstance(value, str) else value)
            shown = shown.update_query_dict({name: "***"})
    return Address(
        "postgresql", url, shown.render_as_string(hide_password=True), None, tuple(sorted(filter(None, secrets)))
    )
