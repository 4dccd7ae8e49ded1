"""Are the articles about one thing?"""
from __future__ import annotations
from collections.abc import Sequence
from writethru.core.types import Article, Reading

def matters(readings: Sequence[Reading]) -> list[tuple[str, ...]]:
    return [tuple(r.article.id for r in readings)]

def different_matters(articles: Sequence[Article]) -> tuple[str, ...]:
    return ()
