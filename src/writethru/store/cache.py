"""Work done once: what extraction and the reader made of an input, by the hash of that input."""

from __future__ import annotations

from typing import TypeVar

from sqlalchemy import Connection, delete, insert, select

from writethru.core.codec import dumps
from writethru.core.ids import sha256
from writethru.core.types import Article, Reading
from writethru.store import figures
from writethru.store.blobs import pack, unpack
from writethru.store.tables import extractions, model_work, readings

T = TypeVar("T")


def article_key(article: Article) -> str:
    """The hash of everything the reader works on: the same text under another date reads differently."""
    return sha256(dumps(article))


def extracted(connection: Connection, key: str) -> Article | None:
    blob = connection.scalar(select(extractions.c.record).where(extractions.c.entry == key))
    return None if blob is None else unpack(Article, blob)


def keep_extracted(connection: Connection, key: str, article: Article) -> None:
    connection.execute(delete(extractions).where(extractions.c.entry == key))
    connection.execute(insert(extractions).values(entry=key, record=pack(article)))


def reading(connection: Connection, article: Article, engine: str) -> Reading | None:
    query = select(readings.c.record).where(readings.c.article_key == article_key(article), readings.c.engine == engine)
    blob = connection.scalar(query)
    return None if blob is None else unpack(Reading, blob)


def any_reading(connection: Connection, article: Article, engine: str) -> Reading | None:
    """What was read in this text of the article: by ``engine`` where it has read it, else by another."""
    query = (
        select(readings.c.record)
        .where(readings.c.article == article.id, readings.c.revision == article.revision)
        .order_by(readings.c.engine != engine, readings.c.engine, readings.c.article_key != article_key(article))
        .limit(1)
    )
    blob = connection.scalar(query)
    return None if blob is None else unpack(Reading, blob)


def keep_reading(connection: Connection, record: Reading) -> None:
    key = article_key(record.article)
    connection.execute(delete(readings).where(readings.c.article_key == key, readings.c.engine == record.engine))
    connection.execute(
        insert(readings).values(
            article_key=key,
            engine=record.engine,
            article=record.article.id,
            revision=record.article.revision,
            record=pack(record),
        )
    )
    figures.keep(connection, record)


def model_work_of(connection: Connection, kind: type[T], request: str) -> T | None:
    blob = connection.scalar(select(model_work.c.record).where(model_work.c.request == request))
    return None if blob is None else unpack(kind, blob)


def keep_model_work(connection: Connection, request: str, record: object) -> None:
    connection.execute(delete(model_work).where(model_work.c.request == request))
    connection.execute(insert(model_work).values(request=request, record=pack(record)))
