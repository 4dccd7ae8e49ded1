"""The relations of a story's figures: stated in the text, or found by comparing what is counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from writethru.core.types import Relation
from writethru.ledger.count import Count
from writethru.ledger.instory import relate_in_story
from writethru.ledger.measures import HUMAN, PARTS
from writethru.ledger.names import same_speaker
from writethru.ledger.values import below, step

# pairs compared in one story; above, each figure meets only its nearest neighbours in time
MOST = 20_000
_NEIGHBOURS = 12
# figures given as parts whose whole is looked for among other measures
_PARTS = 200


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
    out = _spread(out, counts)
    done = {(relation.a, relation.b) for relation in out}
    out += [said for pair, said in stated.items() if pair not in done and pair[::-1] not in done]
    return tuple(out), notes


def _spread(relations: list[Relation], counts: Mapping[str, Count]) -> list[Relation]:
    """What the text states of two figures holds for the same figures in other articles.

    "To 52 from 58" in one article makes 58 and 52 an update wherever they stand as figures of the same count.
    """
    stated: dict[tuple[_Key, _Key], Relation] = {}
    clashes: dict[tuple[_Key, _Key], Relation] = {}
    for relation in relations:
        pair = _key(counts[relation.a]), _key(counts[relation.b])
        if relation.reason.startswith("the text ") and relation.relation in ("update", "subset"):
            stated.setdefault(pair, relation)
        elif relation.relation == "conflict":
            clashes.setdefault(pair, relation)
    alike = {(r.a, r.b) for r in relations if r.relation == "same"}
    alike |= {(b, a) for a, b in alike}
    out = []
    for relation in relations:
        a, b = _key(counts[relation.a]), _key(counts[relation.b])
        unsure = relation.reason.startswith("it is not said")
        for pair, ends in (((a, b), (relation.a, relation.b)), ((b, a), (relation.b, relation.a))):
            found = stated.get(pair) or (clashes.get(pair) if unsure else None)
            if found and relation.relation == "conflict" and counts[ends[1]].stamp < counts[found.b].stamp:
                # the new number stood elsewhere before the text revised the old one to it
                continue
            known = found and all(
                end == told or (end, told) in alike or _telling(counts[end])
                for end, told in zip(ends, (found.a, found.b), strict=True)
            )
            if found and known and relation.relation != "same":
                relation = Relation(*ends, found.relation, found.reason)
                break
        out.append(relation)
    return out


def _telling(count: Count) -> bool:
    """Is the number with its measure enough to know a count again? "2 percent" is not."""
    if count.measure in HUMAN:
        return True
    value = count.nominal or 0.0
    return not count.unit.kind.startswith("percent") and value != 0 and abs(value) / step(value, count.written) >= 10


_Key = tuple[str, str, float | None, str]


def _key(count: Count) -> _Key:
    return count.measure, count.unit.kind, count.nominal, count.rate


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
    parts = [key for key in ids if counts[key].part and counts[key].measure in HUMAN][:_PARTS]
    for part in parts:
        pairs += [(part, key) for key in ids[:MOST] if _may_hold(counts[part], counts[key])]
    if total <= MOST:
        return pairs, ()
    return pairs, (
        f"{len(ids):,} figures make {total:,} pairs; each was compared with the {_NEIGHBOURS} next to it only, "
        "so some relations are not shown",
    )


def _may_hold(part: Count, whole: Count) -> bool:
    """May a figure of another human measure by the same speaker be the whole that a part is of?"""
    if part.measure == whole.measure or whole.measure not in HUMAN or whole.measure in PARTS.get(part.measure, ()):
        return False
    return same_speaker(part.reporter, whole.reporter) and below(part, whole)


def _near(members: Sequence[str], reach: int) -> Iterator[tuple[str, str]]:
    for n, a in enumerate(members):
        for b in members[n + 1 : n + 1 + reach]:
            yield a, b
