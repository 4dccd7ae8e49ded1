"""Full-text search: the same words and phrases in both databases."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from writethru.store.backends import Backend
from writethru.store.tables import articles

_PHRASE = re.compile(r'"([^"]*)"|(\S+)')
_EXCERPT = 160


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that holds the words searched for, and some text around the first of them."""

    article: str
    revision: int
    outlet: str | None
    title: str
    published: str | None
    url: str | None
    excerpt: str


def phrases(query: str) -> list[str]:
    """Words, and phrases in double quotes, that an article must all hold. Other signs have no meaning."""
    out = []
    for match in _PHRASE.finditer(query):
        words = re.findall(r"\w+", match.group(1) if match.group(1) is not None else match.group(2))
        if words:
            out.append(" ".join(words))
    return out


def search(connection: Connection, backend: Backend, query: str, limit: int) -> tuple[Hit, ...]:
    wanted = phrases(query)
    if not wanted:
        return ()
    found, rank = backend.match(wanted)
    rows = connection.execute(
        select(
            articles.c.id,
            articles.c.revision,
            articles.c.outlet,
            articles.c.title,
            articles.c.published,
            articles.c.url,
            articles.c.text,
        )
        .where(found)
        .order_by(rank, articles.c.id, articles.c.revision.desc())
        .limit(limit)
    )
    return tuple(Hit(*row[:6], _excerpt(row.text, wanted)) for row in rows)


def _excerpt(text: str, wanted: Sequence[str]) -> str:
    """One line of text around the first phrase found as it is written, else the beginning."""
    lower = text.lower()
    at = min((i for i in (lower.find(phrase.lower()) for phrase in wanted) if i >= 0), default=0)
    start = text.rfind(" ", 0, max(0, at - _EXCERPT // 2)) + 1 if at > _EXCERPT // 2 else 0
    end = start + _EXCERPT
    if end < len(text):
        cut = text.rfind(" ", start, end)
        end = cut if cut > start else end
    words = " ".join(text[start:end].split())
    return ("… " if start else "") + words + (" …" if end < len(text) else "")
