"""How the values of one series stand to each other, each pair told once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from writethru.core.judgements import Judged
from writethru.core.types import Relation, RelationName
from writethru.publish.figures.values import Held


@dataclass(frozen=True, slots=True)
class Link:
    """Value ``a`` and value ``b`` of a series, by number; in an update ``b`` is the newer."""

    a: int
    b: int
    relation: RelationName
    reason: str
    # an update to a lower number
    backward: bool = False
    # ``b`` is a copy of the text that has ``a``, with another number in its place
    altered: bool = False
    # the editor's judgement that says so; the reason tells it in words
    judged: Judged | None = None


def links_of(groups: Sequence[Held], relations: Sequence[Relation]) -> tuple[Link, ...]:
    """The conflicts of a series, the update that led to each value, and what editors judged.

    Of several updates the one that the text itself tells goes first, then one by the same speaker, then the nearest.
    """
    place = _places(groups)
    conflicts: dict[frozenset[int], Link] = {}
    updates: dict[int, list[tuple[tuple[bool, bool, int], Link]]] = {}
    judged: dict[tuple[int, int], Link] = {}
    for one in relations:
        a, b = place.get(one.a), place.get(one.b)
        if a is None or b is None or (a == b and one.judged is None):
            continue
        altered = one.relation == "conflict" and _one_text(one, groups[a - 1], groups[b - 1])
        link = Link(a, b, one.relation, one.reason, one.backward, altered, one.judged)
        if one.relation == "conflict":
            pair = frozenset((a, b))
            conflicts[pair] = _better(conflicts.get(pair), link)
        elif one.relation == "update":
            told = one.reason.startswith("the text ")
            own = groups[a - 1].voice == groups[b - 1].voice or one.reason.endswith("by the same speaker")
            rank = (not told, not own, -a if a < b else len(groups) + a)
            updates.setdefault(b, []).append((rank, link))
        elif one.judged is not None:
            judged.setdefault((a, b), link)
    # two voices that cannot both be right then: that one of them came to the other's number is told at its own
    updates = {
        b: kept
        for b, found in updates.items()
        if (kept := [item for item in found if not _disputed(item[1], conflicts, groups)])
    }
    nearest = [min(found, key=lambda item: item[0])[1] for _, found in sorted(updates.items())]
    ordered = sorted(conflicts.values(), key=lambda link: (not link.altered, link.a, link.b))
    return (*ordered, *nearest, *(link for _, link in sorted(judged.items())))


def overtaken(groups: Sequence[Held], relations: Sequence[Relation], *, disputed: bool) -> frozenset[int]:
    """The values whose place a later value took; of a series in dispute only where its own voice or a text says so."""
    place = _places(groups)
    updates = (one for one in relations if one.relation == "update" and (not disputed or _by_itself(one)))
    pairs = ((place.get(one.a), place.get(one.b)) for one in updates)
    return frozenset(a for a, b in pairs if a is not None and b is not None and a != b)


def _disputed(update: Link, conflicts: Mapping[frozenset[int], Link], groups: Sequence[Held]) -> bool:
    voices = {groups[update.a - 1].voice, groups[update.b - 1].voice}
    return len(voices) > 1 and frozenset((update.a, update.b)) in conflicts


def _by_itself(update: Relation) -> bool:
    return update.reason.startswith("the text ") or update.reason.endswith("by the same speaker")


def _better(known: Link | None, link: Link) -> Link:
    """Of two links of one pair the one an editor judged, else the first."""
    if known is None or (link.judged and not known.judged):
        return link
    return known


def _places(groups: Sequence[Held]) -> dict[str, int]:
    return {key: number for number, held in enumerate(groups, 1) for key in held.members}


def _one_text(relation: Relation, a: Held, b: Held) -> bool:
    """Do both figures stand in articles of one origin, one of which copied the other?"""
    one_origin = a.origins[relation.a] == b.origins[relation.b]
    return one_origin and a.articles[relation.a] != b.articles[relation.b]
