"""The relations of a story's figures: stated in the text, or found by comparing what is counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from writethru.core.types import Relation, RelationName
from writethru.ledger.count import Count
from writethru.ledger.instory import one_day, published_order, relate_in_story, time_order
from writethru.ledger.measures import HUMAN, PARTS, loose_measure
from writethru.ledger.names import same_speaker
from writethru.ledger.relate import LATER
from writethru.ledger.series import UNSURE
from writethru.ledger.values import below, compatible, equal_value, show, step

# pairs compared in one story; above, each figure meets only its nearest neighbours in the order of the story
MOST = 50_000
# relations kept that say no more than that two figures are not comparable
KEPT = 5_000
# figures given as parts, and figures among which their whole is looked for in other measures
_PARTS, _WHOLES = 200, 2_000


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
        out.append(relation_of(a, b, counts))
    out = _third_voices(_spread(out, counts), counts)
    done = {(relation.a, relation.b) for relation in out}
    out += [said for pair, said in stated.items() if pair not in done and pair[::-1] not in done]
    if len(out) > KEPT:
        out = [one for one in out if one.relation != "not_comparable" or one.reason.startswith(UNSURE)]
        notes = (*notes, "figures that are not comparable are left out of the relations: there are too many")
    return tuple(out), notes


def relation_of(a: str, b: str, counts: Mapping[str, Count]) -> Relation:
    """The relation of two figures by what they count alone, whatever the texts say of them elsewhere."""
    relation, reason = relate_in_story(counts[a], counts[b])
    return _oriented(a, b, relation, reason, counts)


def _oriented(a: str, b: str, relation: RelationName, reason: str, counts: Mapping[str, Count]) -> Relation:
    """The older figure before the newer in an update, the part before the whole in a subset."""
    later = relation == "update" and time_order(counts[a], counts[b]) == 1
    whole = relation == "subset" and below(counts[b], counts[a])
    return Relation(b, a, relation, reason) if later or whole else Relation(a, b, relation, reason)


def _spread(relations: list[Relation], counts: Mapping[str, Count]) -> list[Relation]:
    """What the text says of two figures holds for the same figures in other articles.

    "To 52 from 58" in one article makes 58 and 52 an update wherever they stand as figures of the same count; two
    numbers that one article sets side by side as two speakers' are in conflict in the others too.
    """
    stated: dict[_Pair, Relation] = {}
    clashes: dict[_Pair, Relation] = {}
    for relation in relations:
        pair = _key(counts[relation.a]), _key(counts[relation.b])
        if relation.reason.startswith("the text ") and relation.relation in ("update", "subset"):
            stated.setdefault(pair, relation)
        elif relation.relation == "conflict":
            clashes.setdefault(pair, relation)
    alike = {(r.a, r.b) for r in relations if r.relation == "same"}
    alike |= {(b, a) for a, b in alike}

    def holds(end: str, told: str) -> bool:
        return end == told or (end, told) in alike or _telling(counts[end])

    out = []
    for relation in relations:
        for a, b in ((relation.a, relation.b), (relation.b, relation.a)):
            pair = _key(counts[a]), _key(counts[b])
            found = stated.get(pair) or clashes.get(pair)
            if found and _may_replace(found, relation, counts, b) and holds(a, found.a) and holds(b, found.b):
                relation = Relation(a, b, found.relation, found.reason)
                break
        out.append(relation)
    return out


def _third_voices(relations: list[Relation], counts: Mapping[str, Count]) -> list[Relation]:
    """A third speaker's later number that lies between two in conflict updates neither: it is a third count.

    The higher of the two was given before on the same day, so the count did not grow to the number in between.
    """
    rivals: dict[str, list[str]] = defaultdict(list)
    for relation in relations:
        if relation.relation == "conflict":
            rivals[relation.a].append(relation.b)
            rivals[relation.b].append(relation.a)
    out = []
    for relation in relations:
        if relation.relation == "update" and relation.reason.endswith(LATER):
            higher = next((key for key in rivals[relation.a] if _overtakes(counts[key], counts[relation.b])), None)
            if higher is not None:
                said = f"{show(counts[relation.b])} is a third count beside {show(counts[relation.a])}"
                relation = Relation(relation.a, relation.b, "conflict", f"{said} and {show(counts[higher])}")
        out.append(relation)
    return out


def _overtakes(held: Count, later: Count) -> bool:
    """Is ``held`` a higher number of another named speaker that was there before ``later``, on the same day?"""
    if not (held.reporter and later.reporter) or same_speaker(held.reporter, later.reporter):
        return False
    if not one_day(held, later) or published_order(held, later) != -1:
        return False
    return below(later, held) and not compatible(later, held)


def _may_replace(found: Relation, relation: Relation, counts: Mapping[str, Count], later: str) -> bool:
    """Does what was found elsewhere tell more than what the two figures tell by themselves?"""
    revised = found.relation == "update" and not equal_value(counts[relation.a], counts[relation.b])
    if (relation.relation == "same" and not revised) or relation.reason.startswith("the text "):
        return False
    if found.relation == "conflict":
        beside = counts[found.a].article == counts[found.b].article
        rivals = not same_speaker(counts[relation.a].reporter, counts[relation.b].reporter)
        unsure = relation.reason.startswith(("it is not said", "two speakers at two times"))
        return unsure or (relation.relation == "update" and beside and rivals)
    # a new number that stood elsewhere before the text revised the old one to it is another speaker's
    return relation.relation != "conflict" or published_order(counts[later], counts[found.b]) != -1


_Key = tuple[str, str, float | None, str]
_Pair = tuple[_Key, _Key]


def _telling(count: Count) -> bool:
    """Is the number with its measure enough to know a count again? "2 percent" is not."""
    if count.measure in HUMAN:
        return True
    value = count.nominal or 0.0
    return not count.unit.kind.startswith("percent") and value != 0 and abs(value) / step(value, count.written) >= 10


def _key(count: Count) -> _Key:
    return loose_measure(count.measure, count.unit.kind), count.unit.kind, count.nominal, count.rate


def _pairs(ids: Sequence[str], counts: Mapping[str, Count]) -> tuple[list[tuple[str, str]], tuple[str, ...]]:
    families: dict[tuple[str, str], list[str]] = defaultdict(list)
    for key in ids:
        kind = counts[key].unit.kind
        families[kind, loose_measure(counts[key].measure, kind)].append(key)
    total = sum(len(members) * (len(members) - 1) // 2 for members in families.values())
    reach = len(ids) if total <= MOST else max(1, MOST // len(ids))
    pairs = [pair for members in families.values() for pair in _near(members, reach)]
    for (kind, measure), members in families.items():
        for whole in PARTS.get(measure, ()):
            others = families.get((kind, whole), [])[: min(reach, _PARTS)]
            pairs += [(a, b) for a in members[: min(reach, _PARTS)] for b in others]
    human = [key for key in ids if counts[key].measure in HUMAN][:_WHOLES]
    parts = [key for key in human if counts[key].part][:_PARTS]
    pairs += [(part, key) for part in parts for key in human if _may_hold(counts[part], counts[key])]
    if total <= MOST:
        return pairs, ()
    note = f"{len(ids):,} figures make {total:,} pairs; each was compared with the {reach} next to it only"
    return pairs, (f"{note}, so some relations are not shown",)


def _may_hold(part: Count, whole: Count) -> bool:
    """May a figure of another human measure by the same speaker be the whole that a part is of?"""
    if part.measure == whole.measure or whole.measure not in HUMAN or whole.measure in PARTS.get(part.measure, ()):
        return False
    return same_speaker(part.reporter, whole.reporter) and below(part, whole)


def _near(members: Sequence[str], reach: int) -> Iterator[tuple[str, str]]:
    for n, a in enumerate(members):
        for b in members[n + 1 : n + 1 + reach]:
            yield a, b
