"""Articles and their revisions; stories as lists of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, RowMapping, insert, select, update

from writethru.core.errors import StoreError
from writethru.core.types import Article, Story
from writethru.store.blobs import pack, plain_or_none, plain_text, unpack
from writethru.store.tables import articles, stories, story_articles


def _columns(article: Article) -> dict[str, Any]:
    return {
        "sha256": article.sha256,
        "url": plain_or_none(article.url),
        "outlet": plain_or_none(article.outlet),
        "domain": plain_or_none(article.domain),
        "title": plain_text(article.title),
        "published": plain_or_none(article.published),
        "modified": plain_or_none(article.modified),
        "language": article.language,
        "completeness": article.completeness,
        "text": plain_text(article.text),
        "record": pack(article),
    }


def held(connection: Connection, article: Article, seen: str) -> Article | None:
    """The article as it is kept, where keeping it again would change nothing; else None."""
    row = _row_of_text(connection, article)
    if row is None or row["last_seen"] < seen:
        return None
    kept = unpack(Article, row["record"])
    return kept if kept == replace(article, revision=kept.revision) else None


def keep(connection: Connection, article: Article, seen: str) -> Article:
    """Write the article, as the next revision where its text is new; the article with its revision."""
    row = _row_of_text(connection, article)
    if row is not None:
        kept = replace(article, revision=row["revision"])
        connection.execute(
            update(articles)
            .where(articles.c.number == row["number"])
            .values(last_seen=max(seen, row["last_seen"]), **_columns(kept))
        )
        return kept
    last = connection.scalar(
        select(articles.c.revision).where(articles.c.id == article.id).order_by(articles.c.revision.desc()).limit(1)
    )
    kept = replace(article, revision=(last or 0) + 1)
    connection.execute(
        insert(articles).values(
            id=article.id, revision=kept.revision, first_seen=seen, last_seen=seen, **_columns(kept)
        )
    )
    return kept


def _row_of_text(connection: Connection, article: Article) -> RowMapping | None:
    query = select(articles.c.number, articles.c.revision, articles.c.last_seen, articles.c.record).where(
        articles.c.id == article.id, articles.c.sha256 == article.sha256
    )
    return connection.execute(query).mappings().first()


def get(connection: Connection, article_id: str, revision: int | None) -> Article | None:
    """One revision, or the one seen last: an outlet may go back to an earlier text."""
    query = select(articles.c.record).where(articles.c.id == article_id)
    if revision is not None:
        query = query.where(articles.c.revision == revision)
    query = query.order_by(articles.c.last_seen.desc(), articles.c.revision.desc()).limit(1)
    blob = connection.scalar(query)
    return None if blob is None else unpack(Article, blob)


def revisions(connection: Connection, article_id: str) -> tuple[Article, ...]:
    query = select(articles.c.record).where(articles.c.id == article_id).order_by(articles.c.revision)
    return tuple(unpack(Article, blob) for blob in connection.scalars(query))


def keep_story(connection: Connection, story: Story, seen: str) -> None:
    """Write the story in place of what was kept of it. Raises StoreError where one of its articles is not kept."""
    rows = [
        {"story": story.id, "position": position, "article": article.id, "revision": article.revision}
        for position, article in enumerate(story.articles)
    ]
    for article in story.articles:
        if get(connection, article.id, article.revision) is None:
            raise StoreError(
                f"cannot keep story {story.id}: the store has no revision {article.revision} of article {article.id}",
                hint="keep its articles first",
            )
    values = {"title": plain_text(story.title), "record": pack(replace(story, articles=()))}
    query = select(stories.c.last_seen).where(stories.c.id == story.id)
    last_seen = connection.scalar(query)
    if last_seen is None:
        connection.execute(insert(stories).values(id=story.id, first_seen=seen, last_seen=seen, **values))
    else:
        values["last_seen"] = max(seen, last_seen)
        connection.execute(update(stories).where(stories.c.id == story.id).values(**values))
        connection.execute(story_articles.delete().where(story_articles.c.story == story.id))
    if rows:
        connection.execute(insert(story_articles), rows)


def get_story(connection: Connection, story_id: str) -> Story | None:
    blob = connection.scalar(select(stories.c.record).where(stories.c.id == story_id))
    if blob is None:
        return None
    query = (
        select(articles.c.record)
        .join(
            story_articles,
            (story_articles.c.article == articles.c.id) & (story_articles.c.revision == articles.c.revision),
        )
        .where(story_articles.c.story == story_id)
        .order_by(story_articles.c.position)
    )
    kept = tuple(unpack(Article, record) for record in connection.scalars(query))
    return replace(unpack(Story, blob), articles=kept)
