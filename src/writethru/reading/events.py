"""Events."""

from __future__ import annotations

from collections.abc import Sequence

from writethru.core.tree import Tree
from writethru.core.types import Article, Event, Sentence, Statement, TimeMention


def find_events(
    article: Article,
    tree: Tree,
    sentences: Sequence[Sentence],
    statements: Sequence[Statement],
    times: Sequence[TimeMention],
) -> tuple[Event, ...]:
    return ()
