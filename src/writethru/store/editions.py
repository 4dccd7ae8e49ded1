"""Stories that are followed: editions one after the other, and the articles that outlets took back."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, insert, select, update

from writethru.core.editions import ArticleWithdrawal, Kept, Next
from writethru.core.errors import UsageError
from writethru.core.types import Brief, Report
from writethru.store import articles, briefs
from writethru.store.blobs import pack, plain_text, unpack
from writethru.store.tables import article_withdrawals
from writethru.store.tables import briefs as table

# ids that a message lists
_SHOWN = 5


def named(connection: Connection, name: str) -> str:
    """The id of the one story that is called so: by its id, or by the beginning of it, with or without ``story-``.

    Raises UsageError where there is none, or more than one.
    """
    wanted = name.strip()
    prefix = wanted if wanted.startswith("story-") else f"story-{wanted}"
    found = briefs.story_ids(connection, prefix)
    if wanted in ("", "story-") or not found:
        known = briefs.story_ids(connection, "story-")[:_SHOWN]
        hint = f"it holds {', '.join(known)}" if known else "it holds no story yet; `writethru brief` keeps one"
        raise UsageError(f"the store has no story {wanted!r}", hint=hint)
    if len(found) > 1 and prefix not in found:
        raise UsageError(
            f"{len(found)} stories begin with {wanted!r}", hint=f"write more of one: {', '.join(found[:_SHOWN])}"
        )
    return prefix if prefix in found else found[0]


def newest(connection: Connection, story: str) -> Kept | None:
    return next(iter(every(connection, story, last=1)), None)


def every(connection: Connection, story: str, last: int | None = None) -> tuple[Kept, ...]:
    """The editions of a story, newest first; ``last`` of them, or all."""
    query = select(table.c.record, table.c.report, table.c.coverage, table.c.written_at).where(table.c.story == story)
    rows = connection.execute(query.order_by(table.c.edition.desc()).limit(last))
    return tuple(
        Kept(unpack(Brief, row.record), unpack(Report, row.report), row.coverage, row.written_at) for row in rows
    )


def keep(connection: Connection, brief: Brief, report: Report, key: str, following: Next) -> Brief | None:
    """The brief with its edition, its story and what was withdrawn kept with it; or the one kept under ``key`` before.

    None, and nothing is kept, where another edition has become the newest since this one was written.
    """
    held = briefs.by_key(connection, brief.story, key)
    if held is not None:
        return held[0]
    last = briefs.by_edition(connection, brief.story, None)
    if (last.edition if last else 0) != following.after:
        return None
    kept = briefs.keep(connection, brief, report, key)
    connection.execute(
        update(table)
        .where(table.c.story == brief.story, table.c.edition == kept.edition)
        .values(coverage=following.coverage, written_at=following.at)
    )
    articles.keep_story(connection, following.story, following.at)
    _keep_withdrawn(connection, brief.story, following.withdrawn)
    return kept


def _keep_withdrawn(connection: Connection, story: str, withdrawn: Sequence[ArticleWithdrawal]) -> None:
    for one in withdrawn:
        connection.execute(
            insert(article_withdrawals).values(
                story=story,
                article=one.article,
                withdrawn_at=one.at,
                revision=one.revision,
                reason=plain_text(one.reason),
                record=pack(one),
            )
        )


def withdrawals(connection: Connection, story: str) -> tuple[ArticleWithdrawal, ...]:
    """What was withdrawn of a story, oldest first."""
    query = select(article_withdrawals.c.record).where(article_withdrawals.c.story == story)
    ordered = query.order_by(article_withdrawals.c.withdrawn_at, article_withdrawals.c.article)
    return tuple(unpack(ArticleWithdrawal, blob) for blob in connection.scalars(ordered))
