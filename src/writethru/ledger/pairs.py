"""The relations of a story's figures: stated in the text, or found by comparing what is counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from writethru.core.types import Relation
from writethru.ledger.count import Count
from writethru.ledger.measures import PARTS
from writethru.ledger.instory import relate_in_story

# pairs compared in one story; above, each figure meets only its nearest neighbours in time
MOST = 20_000
_NEIGHBOURS = 12


def find_relations(
    ids: Sequence[str], counts: Mapping[str, Count], stated: Mapping[tuple[str, str], Relation]
) -> tuple[tuple[Relation, ...], tuple[str, ...]]:
    """Relations of the figures in ``ids``, and a note where not every pair was compared."""
    out: list[Relation] = []
    pairs, notes = _pairs(ids, counts)
    for a, b in pairs:
        said = stated.get((a, b)) or stated.get((b, a))
        if said is not None:
            out.append(said)
            continue
        relation, reason = relate_in_story(counts[a], counts[b])
        out.append(Relation(a, b, relation, reason))
    done = {(relation.a, relation.b) for relation in out}
    out += [said for pair, said in stated.items() if pair not in done and pair[::-1] not in done]
    return tuple(out), notes


def _pairs(ids: Sequence[str], counts: Mapping[str, Count]) -> tuple[list[tuple[str, str]], tuple[str, ...]]:
    families: dict[tuple[str, str], list[str]] = defaultdict(list)
    for key in ids:
        families[counts[key].unit.kind, counts[key].measure].append(key)
    total = sum(len(members) * (len(members) - 1) // 2 for members in families.values())
    reach = len(ids) if total <= MOST else _NEIGHBOURS
    pairs = [pair for members in families.values() for pair in _near(members, reach)]
    for (kind, measure), members in families.items():
        for whole in PARTS.get(measure, ()):
            others = families.get((kind, whole), [])[:reach]
            pairs += [(a, b) for a in members[:reach] for b in others]
    if total <= MOST:
        return pairs, ()
    return pairs, (
        f"{len(ids):,} figures make {total:,} pairs; each was compared with the {_NEIGHBOURS} next to it only, "
        "so some relations are not shown",
    )


def _near(members: Sequence[str], reach: int) -> Iterator[tuple[str, str]]:
    for n, a in enumerate(members):
        for b in members[n + 1 : n + 1 + reach]:
            yield a, b
