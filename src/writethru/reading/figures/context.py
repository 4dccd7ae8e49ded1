"""Whose, where and when: population, place and as-of of a figure, in the article's own words."""

from __future__ import annotations

from collections.abc import Sequence

from writethru.core.tree import Tree
from writethru.core.types import Article, Entity, Sentence, Statement, TimeMention
from writethru.reading.figures.measures import Draft
from writethru.reading.figures.units import family

_PLACE_TYPES = ("GPE", "LOC", "FAC")
_IN = ("in", "at", "across", "near", "from", "to", "inside", "around", "on", "of")


def population_of(tree: Tree, draft: Draft) -> str | None:
    """The words between number and noun with the noun, and its "of" phrase: "Tarvian soldiers", "members of the guard"."""
    counted = draft.counted
    if counted.implicit or family(draft.unit) or counted.noun <= counted.number:
        return None
    first = counted.number + 1
    while first < counted.noun and tree.lower(first) in ("more", "other", "of", "the", "or", "so", "-", "%"):
        first += 1
    last = counted.noun
    following = last + 1
    if following < len(tree) and tree.lower(following) == "of" and tree.tokens[following].head == last:
        last = min(max(tree.subtree(following)), last + 8)
    return tree.text[tree.tokens[first].start : tree.tokens[last].end] or None


def place_of(tree: Tree, sentence: Sentence, draft: Draft, entities: Sequence[Entity]) -> str | None:
    """The place named nearest after the figure in its sentence, else nearest before it."""
    inside = [
        entity for entity in _within(entities, sentence) if entity.type in _PLACE_TYPES
    ]
    at = draft.quantity.start
    after = [entity for entity in inside if entity.start > at]
    chosen = after[0] if after else inside[-1] if inside else None
    return (chosen.canonical or chosen.text) if chosen else None


def as_of(
    article: Article, sentence: Sentence, draft: Draft, times: Sequence[TimeMention], statement: Statement | None
) -> str | None:
    """YYYY-MM-DD (or a month or year) that the count stands at."""
    del draft
    for time in _within(times, sentence):
        if time.date:
            return time.date_end or time.date
    if statement and statement.said_at:
        return statement.said_at
    return article.published[:10] if article.published else None


def _within(items: Sequence[Entity] | Sequence[TimeMention], sentence: Sentence) -> list:  # type: ignore[type-arg]
    return [item for item in items if sentence.start <= item.start < sentence.end]
