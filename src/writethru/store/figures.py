"""Which article a figure stands in, so that it can be called by its id or the beginning of it."""

from __future__ import annotations

import re
from collections.abc import Collection

from sqlalchemy import Connection, RowMapping, insert, select

from writethru.core.errors import UsageError
from writethru.core.showing import plain
from writethru.core.types import Figure, Reading, Span
from writethru.store.blobs import unpack
from writethru.store.tables import figures, readings

_NAME = re.compile(r"(?:fg-)?([0-9a-f]{4,12})", re.IGNORECASE)
# figures named in a message where an id fits several
_SHOWN = 5
_LIST = "`writethru ledger SOURCE...` lists figures with their ids, and keeps them in the store"


def keep(connection: Connection, record: Reading) -> None:
    """Note the figures of a reading. An id tells the article, its revision and the place, whoever reads it there."""
    article = record.article
    query = select(figures.c.figure).where(figures.c.article == article.id, figures.c.revision == article.revision)
    held = set(connection.scalars(query))
    new = dict.fromkeys(figure.id for figure in record.figures if figure.id not in held)
    if new:
        rows = [{"figure": key, "article": article.id, "revision": article.revision} for key in new]
        connection.execute(insert(figures), rows)


def find(connection: Connection, name: str, engine: str, articles: Collection[str] | None) -> tuple[Figure, Reading]:
    """The figure of that id, or the only one whose id begins so, with a reading that holds it.

    Of the given articles only, where some are given. Raises UsageError where there is none, or more than one.
    """
    match = _NAME.fullmatch(name.strip())
    if match is None:
        raise UsageError(
            f"{plain(name)!r} names no figure: give its id, such as fg-3fa91c0d2b7e, or at least its first four digits",
            hint=_LIST,
        )
    digits = match[1].lower()
    found = _called(connection, f"fg-{digits}", articles)
    held = [one for row in found[:_SHOWN] if (one := _held(connection, row, engine)) is not None]
    if len(held) == 1 and len(found) <= _SHOWN:
        return held[0]
    if not held:
        where = "in the store" if articles is None else "in these sources"
        raise UsageError(f"no figure {where} has an id that begins with {digits!r}", hint=_LIST)
    words = "; ".join(f"{figure.id} is {_shown(figure, reading)}" for figure, reading in held)
    more = f"; and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    raise UsageError(
        f"more than one figure has an id that begins with {digits!r}: {words}{more}", hint="give more of it"
    )


def _called(connection: Connection, prefix: str, articles: Collection[str] | None) -> list[RowMapping]:
    """The figures whose ids begin with ``prefix``, in order."""
    query = select(figures).where(figures.c.figure.startswith(prefix)).order_by(figures.c.figure)
    rows = connection.execute(query).mappings()
    held = None if articles is None else set(articles)
    return [row for row in rows if held is None or row["article"] in held]


def _held(connection: Connection, row: RowMapping, engine: str) -> tuple[Figure, Reading] | None:
    """The figure in a reading that holds it; None where what is kept now was read without it."""
    query = (
        select(readings.c.record)
        .where(readings.c.article == row["article"], readings.c.revision == row["revision"])
        .order_by(readings.c.engine != engine, readings.c.engine, readings.c.article_key)
    )
    for blob in connection.scalars(query):
        reading = unpack(Reading, blob)
        for figure in reading.figures:
            if figure.id == row["figure"]:
                return figure, reading
    return None


def _shown(figure: Figure, reading: Reading) -> str:
    article = reading.article
    words = (figure.phrase or Span(figure.start, figure.end)).of(article.text)
    return f"“{plain(words)}” in {plain(article.outlet or article.domain or article.file or article.title)}"
