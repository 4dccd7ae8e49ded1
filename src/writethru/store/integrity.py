"""What ``writethru doctor`` asks of a store: is everything there, and is it what was written."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, select

from writethru.core.editions import ArticleWithdrawal
from writethru.core.ids import sha256
from writethru.core.judgements import Judgement, Withdrawal
from writethru.core.signoffs import SignOff
from writethru.core.types import Article, Brief, Reading, Report, Story
from writethru.store.backends import Backend
from writethru.store.blobs import plain_text, unpack
from writethru.store.tables import (
    article_withdrawals,
    articles,
    briefs,
    extractions,
    judgements,
    model_work,
    readings,
    sign_offs,
    stories,
    story_articles,
    withdrawals,
)


def problems(connection: Connection, backend: Backend) -> Iterator[str]:
    """A line for everything found wrong; the database's own findings come first."""
    found = backend.integrity(connection)
    yield from found
    if found:
        return
    yield from _articles(connection)
    for row in connection.execute(select(extractions).execution_options(yield_per=200)):
        yield from _readable(Article, row.record, f"what was extracted from entry {row.entry[:12]}")
    for row in connection.execute(select(readings).execution_options(yield_per=50)):
        yield from _readable(Reading, row.record, f"the reading of article {row.article} revision {row.revision}")
    for row in connection.execute(select(model_work).execution_options(yield_per=200)):
        yield from _readable(dict, row.record, f"a language model's work {row.request[:12]}")
    for row in connection.execute(select(stories)):
        yield from _readable(Story, row.record, f"story {row.id}")
    missing = (
        select(story_articles)
        .outerjoin(
            articles,
            (articles.c.id == story_articles.c.article) & (articles.c.revision == story_articles.c.revision),
        )
        .where(articles.c.id.is_(None))
    )
    for row in connection.execute(missing):
        yield f"story {row.story} names article {row.article} revision {row.revision}, which is not kept"
    for row in connection.execute(select(judgements)):
        yield from _readable(Judgement, row.record, f"judgement {row.id}")
    for row in connection.execute(select(withdrawals)):
        yield from _readable(Withdrawal, row.record, f"the withdrawal of judgement {row.judgement}")
    for row in connection.execute(select(article_withdrawals)):
        yield from _readable(ArticleWithdrawal, row.record, f"the withdrawal of article {row.article}")
    for row in connection.execute(select(sign_offs)):
        yield from _readable(SignOff, row.record, f"sign-off {row.number} of edition {row.edition} of {row.story}")
    yield from _briefs(connection)


def _readable(record: type[object], blob: bytes, what: str) -> Iterator[str]:
    try:
        unpack(record, blob)
    except ValueError as error:
        yield f"{what} cannot be read: {error}"


def _articles(connection: Connection) -> Iterator[str]:
    for row in connection.execute(select(articles).execution_options(yield_per=200)):
        what = f"article {row.id} revision {row.revision}"
        try:
            article = unpack(Article, row.record)
        except ValueError as error:
            yield f"{what} cannot be read: {error}"
            continue
        if (article.id, article.revision) != (row.id, row.revision):
            yield f"{what} holds the record of article {article.id} revision {article.revision}"
        elif not sha256(article.text) == article.sha256 == row.sha256:
            yield f"{what} has a text whose hash is not the one it was kept under"
        elif plain_text(article.text) != row.text:
            yield f"{what} has another text in its search column than in its record"


def _briefs(connection: Connection) -> Iterator[str]:
    for row in connection.execute(select(briefs).execution_options(yield_per=50)):
        what = f"edition {row.edition} of the brief of story {row.story}"
        try:
            brief = unpack(Brief, row.record)
            unpack(Report, row.report)
        except ValueError as error:
            yield f"{what} cannot be read: {error}"
            continue
        citations = [
            *brief.headline_citations,
            *brief.standfirst_citations,
            *(cite for section in brief.sections for line in section.lines for cite in line.citations),
            *(cite for figure in brief.figures_table for cite in figure.citations),
        ]
        if any(sha256(cite.quote) != cite.sha256 for cite in citations):
            yield f"{what} has a citation whose words do not match their hash"
