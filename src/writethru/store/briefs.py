"""Briefs by story and edition. The same inputs give the same edition, however often and by whomever they are kept."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection, func, insert, select

from writethru.core.types import Brief, Report
from writethru.store.blobs import pack, plain_or_none, plain_text, unpack
from writethru.store.tables import briefs, stories


def by_key(connection: Connection, story: str, key: str) -> tuple[Brief, Report] | None:
    query = select(briefs.c.record, briefs.c.report).where(briefs.c.story == story, briefs.c.input_key == key)
    row = connection.execute(query).first()
    return None if row is None else (unpack(Brief, row.record), unpack(Report, row.report))


def by_edition(connection: Connection, story: str, edition: int | None) -> Brief | None:
    """That edition, or the newest."""
    query = select(briefs.c.record).where(briefs.c.story == story)
    if edition is not None:
        query = query.where(briefs.c.edition == edition)
    blob = connection.scalar(query.order_by(briefs.c.edition.desc()).limit(1))
    return None if blob is None else unpack(Brief, blob)


def story_ids(connection: Connection, prefix: str) -> tuple[str, ...]:
    held = [
        select(column).distinct().where(column.startswith(prefix, autoescape=True))
        for column in (briefs.c.story, stories.c.id)
    ]
    return tuple(sorted({str(row) for query in held for row in connection.scalars(query)}))


def keep(connection: Connection, brief: Brief, report: Report, key: str) -> Brief:
    """The brief with its edition: the one kept under ``key`` before, or the next."""
    held = by_key(connection, brief.story, key)
    if held is not None:
        return held[0]
    last = connection.scalar(select(func.max(briefs.c.edition)).where(briefs.c.story == brief.story))
    kept = replace(brief, edition=(last or 0) + 1)
    connection.execute(
        insert(briefs).values(
            story=brief.story,
            edition=kept.edition,
            input_key=key,
            headline=plain_text(brief.headline),
            as_of=plain_or_none(brief.as_of),
            record=pack(kept),
            report=pack(report),
        )
    )
    return kept
