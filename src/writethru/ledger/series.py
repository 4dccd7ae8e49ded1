"""Figures of one counted thing, in order of time, and whether the story agrees on it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence

from writethru.core.types import Article, Figure, Relation, Series, SeriesPoint, SeriesState
from writethru.ledger.count import Count
from writethru.ledger.left_out import GAP
from writethru.ledger.measures import HUMAN
from writethru.ledger.points import points_of, time_of

# how the reason begins where two figures would be in conflict if they count the same
UNSURE = "it is not said whether"
_JOINS = ("same", "update", "conflict")


def find_series(
    ids: Sequence[str],
    figures: Mapping[str, Figure],
    counts: Mapping[str, Count],
    relations: Sequence[Relation],
    articles: Mapping[str, Article],
) -> tuple[Series, ...]:
    """Each figure of ``ids`` stands in one series: with those it is the same as, updates or is in conflict with.

    Two counts of one measure, of which the text says what the lower leaves out, are two readings of one series.
    """
    parent = {key: key for key in ids}

    def root(key: str) -> str:
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    inside = [r for r in relations if joins(r, counts) and r.a in parent and r.b in parent]
    for relation in inside:
        parent[root(relation.b)] = root(relation.a)
    groups: dict[str, list[str]] = defaultdict(list)
    for key in ids:
        groups[root(key)].append(key)
    links: dict[str, list[Relation]] = defaultdict(list)
    for relation in inside:
        links[root(relation.a)].append(relation)
    unsure = {key for r in relations if r.reason.startswith(UNSURE) for key in (r.a, r.b)}
    open_ = _left_open(relations, root, parent)
    place = {key: n for n, key in enumerate(ids)}
    out = []
    for key, members in groups.items():
        ordered = tuple(sorted(members, key=lambda m: (time_of(counts[m]), place[m])))
        state = _state(links[key], unsure & set(members), left_open=not open_.isdisjoint(members))
        updates = [relation for relation in links[key] if relation.relation == "update"]
        out.append(series_of(ordered, figures, points_of(ordered, figures, counts, updates, articles), state))
    return tuple(out)


def _left_open(relations: Sequence[Relation], root: Callable[[str], str], ids: Collection[str]) -> set[str]:
    """Figures of which an editor is not sure, or which are in one series though an editor judged them different."""
    out: set[str] = set()
    for one in relations:
        if one.judged is not None and one.relation == "not_comparable" and one.a in ids and one.b in ids:
            if one.judged.verdict == "unsure" or root(one.a) == root(one.b):
                out |= {one.a, one.b}
    return out


def joins(relation: Relation, counts: Mapping[str, Count]) -> bool:
    """Do the two figures of a relation stand in one series?

    A count of bodies that contradicts one of the dead does not join it: human measures are never merged.
    """
    measures = {counts[relation.a].measure, counts[relation.b].measure}
    if relation.relation == "conflict" and relation.judged is None and len(measures) > 1 and measures <= HUMAN:
        return False
    if relation.relation in _JOINS:
        return True
    return relation.reason.startswith(GAP) and counts[relation.a].measure == counts[relation.b].measure


def series_of(
    ordered: Sequence[str],
    figures: Mapping[str, Figure],
    points: Sequence[SeriesPoint],
    state: SeriesState,
) -> Series:
    """The series of figures that are in order of time, under what most of them say is counted."""
    return Series(
        _commonest([figures[key].unit for key in ordered]),
        figures[ordered[0]].measure,
        _commonest([figures[key].population for key in ordered]),
        _commonest([figures[key].place for key in ordered]),
        tuple(ordered),
        state,
        tuple(points),
    )


def _state(links: Sequence[Relation], unsure: set[str], *, left_open: bool) -> SeriesState:
    """A conflict counts unless one side replaced its number itself, or both numbers were replaced by somebody.

    Two counts that are apart by what one leaves out do not conflict, and nobody agrees on one of them either.
    """
    updates = [relation for relation in links if relation.relation == "update"]
    replaced = {relation.a for relation in updates}
    by_itself = {relation.a for relation in updates if _by_itself(relation)}
    conflicts = [{relation.a, relation.b} for relation in links if relation.relation == "conflict"]
    if any(not sides & by_itself and not sides <= replaced for sides in conflicts):
        return "conflicting"
    if left_open:
        return "unresolved"
    if any(relation.relation == "subset" and not {relation.a, relation.b} <= replaced for relation in links):
        return "unresolved"
    if updates:
        return "updated"
    return "unresolved" if unsure and not links else "agreed"


def _by_itself(update: Relation) -> bool:
    return update.reason.startswith("the text ") or update.reason.endswith("by the same speaker")


def _commonest(values: Sequence[str | None]) -> str | None:
    """The value most often given, the first of equals; None only where no one gives any."""
    given = Counter(value for value in values if value)
    return max(given, key=lambda value: given[value]) if given else None
