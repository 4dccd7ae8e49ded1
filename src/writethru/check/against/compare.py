"""Pairs each predicate of a draft sentence with those of its sources that speak of the same thing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from writethru.check.against.predicates import Predicate, predicates
from writethru.check.align import Place
from writethru.check.context import Context

# share of the draft predicate's words of weight that the source sentence must hold, and the least weight shared
SHARE = 0.5
WEIGHT = 2.0
# share of the whole draft sentence that the source sentence must hold
COVER = 0.3
# and above which it is surely what the draft sentence rests on
SURE = 0.6
# share of the best match's common weight that another match must reach
ALIKE = 0.75


@dataclass(frozen=True, slots=True)
class Pair:
    """A predicate of the draft and the source predicates that match it, the best first."""

    sentence: int
    mine: Predicate
    theirs: tuple[tuple[Place, Predicate], ...]


def pairs(ctx: Context) -> tuple[Pair, ...]:
    """Each draft predicate of the copy that has at least one match; worked out once a draft."""
    memory = "pairs", 0
    if memory not in ctx.memory:
        ctx.memory[memory] = tuple(_pairs(ctx))
    found: tuple[Pair, ...] = ctx.memory[memory]
    return found


def _pairs(ctx: Context) -> Iterator[Pair]:
    for i in ctx.copy:
        mine = predicates(ctx.tree, ctx.sentences[i])
        if not mine:
            continue
        hits = ctx.hits(i, floor=COVER, most=10)
        theirs = [
            (hit.place, predicate)
            for hit in hits
            for predicate in predicates(ctx.trees[hit.place.source], ctx.source_sentence(hit.place))
        ]
        covers = {hit.place: hit.cover for hit in hits}
        for predicate in mine:
            found = _matches(ctx, predicate, theirs, covers)
            if found:
                yield Pair(i, predicate, found)


def _matches(
    ctx: Context, mine: Predicate, theirs: list[tuple[Place, Predicate]], covers: dict[Place, float]
) -> tuple[tuple[Place, Predicate], ...]:
    total = sum(ctx.index.rarity(term) for term in sorted(mine.around))
    out: list[tuple[float, int, tuple[Place, Predicate]]] = []
    for n, (place, other) in enumerate(theirs):
        if other.key != mine.key or other.copular != mine.copular:
            continue
        held = ctx.index.nearby(place)
        near = sum(ctx.index.rarity(term) for term in sorted(mine.around & other.around))
        wide = sum(ctx.index.rarity(term) for term in sorted(mine.around & held))
        if covers.get(place, 0.0) >= SURE:
            near = max(near, wide)  # so much is shared that the parse of the source need not be right
        if total and wide >= SHARE * total and near >= WEIGHT:
            out.append((-near, n, (place, other)))
    out.sort(key=lambda item: item[:2])
    # what shares much less than the best speaks of something else
    return tuple(pair for shared, _, pair in out if shared <= ALIKE * out[0][0])
