"""How editors' judgements change the relations of a story's figures. What the machine found stays beside them.

``same`` joins two figures in one series and ``different`` keeps them in two, whatever other links would bring them
together; after ``unsure`` they are not comparable. A judgement holds for the same two numbers of other articles too,
as far as the machine took those for the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from writethru.core.judgements import Found, Judged, Judgement
from writethru.core.showing import plain
from writethru.core.types import Figure, Relation, RelationName
from writethru.ledger.count import Count
from writethru.ledger.judgements import VERDICTS, Standing
from writethru.ledger.pairs import relation_of
from writethru.ledger.series import joins
from writethru.ledger.values import compatible, equal_value, show

_RELATION: dict[str, RelationName] = {"same": "same", "different": "not_comparable", "unsure": "not_comparable"}
# links that join two figures in one series, the surest first
_STRENGTH = ("same", "update", "conflict", "subset")

_Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Applied:
    """The relations as the judgements make them, and what a reader should know of it."""

    relations: tuple[Relation, ...]
    notes: tuple[str, ...]
    # the figures that were judged
    figures: frozenset[str]


def apply_judgements(
    standings: Sequence[Standing],
    relations: Sequence[Relation],
    copied: Sequence[Relation],
    figures: Mapping[str, Figure],
    counts: Mapping[str, Count],
    outlets: Mapping[str, str],
) -> Applied:
    """Apply the judgements that are in force to the machine's ``relations``, those of copies (``copied``) among them.

    ``outlets`` names the outlet of each article. A judgement of a figure that stands in a copied text holds for the
    figure it was copied from. Nothing in force gives the relations as they are.
    """
    if not standings:
        return Applied(tuple(relations), (), frozenset())
    names = {
        key: f"{show(counts[key])} ({plain(outlets.get(one.article, one.article))})" for key, one in figures.items()
    }
    direct, notes = _direct(standings, relations, copied)
    known = {_pair(one.a, one.b): one for one in relations}
    inferred = _inferred(direct, relations, known, counts)
    out = []
    for relation in relations:
        pair = _pair(relation.a, relation.b)
        if pair in direct:
            relation = _judged(relation, direct[pair], inferred=False)
        elif pair in inferred:
            relation = _judged(relation, inferred[pair], inferred=True)
        out.append(relation)
    out += [
        _judged(relation_of(*pair, counts), one, inferred=False) for pair, one in direct.items() if pair not in known
    ]
    notes += [note for pair, one in direct.items() if (note := _cannot_hold(pair, one, counts, names))]
    out, told = _kept_apart(out, direct, counts, names)
    return Applied(tuple(out), (*notes, *told, *_stale(standings)), frozenset(key for pair in direct for key in pair))


def _pair(a: str, b: str) -> _Pair:
    return (a, b) if a <= b else (b, a)


def _direct(
    standings: Sequence[Standing], relations: Sequence[Relation], copied: Sequence[Relation]
) -> tuple[dict[_Pair, Judgement], list[str]]:
    """The judgement in force of each pair, by the figures that speak for it; and where editors differ.

    Of two judgements, one of a copy's figure and one of the figure it was copied from, the later is in force as well.
    """
    original = {one.b: one.a for one in copied if one.relation == "same"}
    known = {_pair(one.a, one.b) for one in relations}
    rows: dict[_Pair, list[Judgement]] = {}
    for standing in standings:
        if standing.state not in ("in_force", "overruled") or standing.a is None or standing.b is None:
            continue
        pair = _pair(standing.a, standing.b)
        speaking = _pair(*(original.get(key, key) for key in pair))
        if pair not in known and speaking[0] != speaking[1]:
            pair = speaking
        rows.setdefault(pair, []).append(standing.judgement)
    notes = [note for held in rows.values() for older in held[:-1] for note in _disagreement(older, held[-1])]
    return {pair: held[-1] for pair, held in rows.items()}, notes


def _disagreement(older: Judgement, later: Judgement) -> Iterator[str]:
    if older.verdict != later.verdict and older.by != later.by:
        yield (
            f"editors differ: {older.by} judged {_both(older)} {VERDICTS[older.verdict]} on {_day(older)}, {later.by}"
            f" judged them {VERDICTS[later.verdict]} on {_day(later)}; the later judgement is in force"
        )


def _inferred(
    direct: Mapping[_Pair, Judgement],
    relations: Sequence[Relation],
    known: Mapping[_Pair, Relation],
    counts: Mapping[str, Count],
) -> dict[_Pair, Judgement]:
    """What follows for pairs of the same two numbers elsewhere that the machine related; the later judgement wins."""
    if not direct:
        return {}
    near: dict[str, list[str]] = {key: [key] for pair in direct for key in pair}
    links: dict[str, list[str]] = {}
    for one in relations:
        links.setdefault(one.a, []).append(one.b)
        links.setdefault(one.b, []).append(one.a)
        if one.relation == "same" and equal_value(counts[one.a], counts[one.b]):
            for key, other in ((one.a, one.b), (one.b, one.a)):
                if key in near:
                    near[key].append(other)
    out: dict[_Pair, Judgement] = {}
    for (a, b), judgement in sorted(direct.items(), key=lambda item: (item[1].at, item[1].id)):
        left, right = set(near[a]), set(near[b])
        for key in near[a]:
            for other in links.get(key, ()):
                pair = _pair(key, other)
                # a figure that is the same as both tells nothing of either
                apart = other in right and key not in right and other not in left
                if apart and pair not in direct and known[pair].relation != _RELATION[judgement.verdict]:
                    out[pair] = judgement
    return {pair: one for pair, one in out.items() if known[pair].relation != "not_comparable"}


def _judged(machine: Relation, judgement: Judgement, *, inferred: bool) -> Relation:
    """The relation as the judgement has it, with the machine's beside it."""
    by = judgement.by
    said = f"{by} is not sure" if judgement.verdict == "unsure" else f"judged {VERDICTS[judgement.verdict]} by {by}"
    if inferred:
        said = f"follows from what {by} judged of the same numbers elsewhere"
    return replace(
        machine,
        relation=_RELATION[judgement.verdict],
        reason=f"{said}: {judgement.reason}",
        backward=False,
        judged=Judged(judgement.id, judgement.verdict, by, judgement.reason, judgement.at, inferred),
        machine=machine.machine or Found(machine.relation, machine.reason, machine.backward),
    )


def _cannot_hold(pair: _Pair, one: Judgement, counts: Mapping[str, Count], names: Mapping[str, str]) -> str:
    if one.verdict != "same" or compatible(counts[pair[0]], counts[pair[1]]):
        return ""
    both = _told(pair, names)
    return f"{one.by} judged {both} the same on {_day(one)}, though the two numbers cannot both hold of one count"


def _told(pair: _Pair, names: Mapping[str, str]) -> str:
    """Both figures in words, in order of the story."""
    return " and ".join(name for key, name in names.items() if key in pair)


class _Groups:
    """Figures joined in groups, some pairs of which must stay apart."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}
        self._apart: dict[str, list[_Pair]] = {}

    def root(self, key: str) -> str:
        self._parent.setdefault(key, key)
        while self._parent[key] != key:
            self._parent[key] = self._parent[self._parent[key]]
            key = self._parent[key]
        return key

    def keep_apart(self, pair: _Pair) -> None:
        for key in pair:
            self._apart.setdefault(self.root(key), []).append(pair)

    def join(self, a: str, b: str) -> _Pair | None:
        """Join the groups of two figures; or, where they hold a pair that must stay apart, that pair."""
        x, y = self.root(a), self.root(b)
        if x == y:
            return None
        for pair in self._apart.get(x, ()):
            if {self.root(pair[0]), self.root(pair[1])} == {x, y}:
                return pair
        self._parent[y] = x
        self._apart[x] = [*self._apart.get(x, ()), *self._apart.pop(y, ())]
        return None


def _kept_apart(
    relations: list[Relation], direct: Mapping[_Pair, Judgement], counts: Mapping[str, Count], names: Mapping[str, str]
) -> tuple[list[Relation], list[str]]:
    """Without the links that would bring two figures together that an editor judged different.

    What editors judged the same is joined first, then the machine's links, the surest kind first and in the order of
    the story. A link that cannot be followed is not comparable; where it was one number for both sides, a note says so.
    """
    apart = [pair for pair, one in direct.items() if one.verdict == "different"]
    if not apart:
        return relations, []
    groups = _Groups()
    for pair, one in direct.items():
        if one.verdict == "same":
            groups.join(*pair)
    notes = []
    for pair in apart:
        if groups.root(pair[0]) == groups.root(pair[1]):
            notes.append(_contradiction(pair, direct, names))
        else:
            groups.keep_apart(pair)
    out = list(relations)
    cut: dict[_Pair, list[str]] = {}
    linked = [n for n, one in enumerate(relations) if joins(one, counts)]
    for n in sorted(linked, key=lambda n: _STRENGTH.index(relations[n].relation)):
        relation = relations[n]
        against = groups.join(relation.a, relation.b)
        if against is None:
            continue
        out[n] = _judged(relation, direct[against], inferred=True)
        if relation.relation == "same" and relation.judged is None:
            cut.setdefault(against, []).append(_told((relation.a, relation.b), names))
    return out, notes + [_cut_note(direct[pair], links) for pair, links in cut.items()]


def _cut_note(judgement: Judgement, links: Sequence[str]) -> str:
    more = f" (and {len(links) - 1} more pairs)" if len(links) > 1 else ""
    return (
        f"since {judgement.by} judged {_both(judgement)} different, {links[0]}{more} are not joined, though they are"
        " taken for the same: judge them too if they stand in the wrong series"
    )


def _contradiction(pair: _Pair, direct: Mapping[_Pair, Judgement], names: Mapping[str, str]) -> str:
    """That two figures are judged different, and the judgements by which they are the same all the same."""
    one = direct[pair]
    chain = "; ".join(
        f"{' and '.join(names[key] for key in link)} are the same by {direct[link].by} ({_day(direct[link])})"
        for link in _way(pair, [link for link, other in direct.items() if other.verdict == "same"])
    )
    return (
        f"judgements contradict each other: {_told(pair, names)} are different by {one.by} ({_day(one)}), yet {chain};"
        " they stay in one series, unresolved, until one of these is withdrawn"
    )


def _way(pair: _Pair, links: Sequence[_Pair]) -> list[_Pair]:
    """The shortest way from one figure of the pair to the other along the links."""
    ways: dict[str, list[_Pair]] = {pair[0]: []}
    reached = [pair[0]]
    for key in reached:
        for link in links:
            if key in link:
                other = link[1] if link[0] == key else link[0]
                if other not in ways:
                    ways[other] = [*ways[key], link]
                    reached.append(other)
    return ways.get(pair[1], [])


def _stale(standings: Sequence[Standing]) -> Iterator[str]:
    for one in standings:
        if one.state == "stale":
            judgement = one.judgement
            yield (
                f"the judgement of {judgement.by} of {_day(judgement)} that {_both(judgement)} are"
                f" {VERDICTS[judgement.verdict]} is stale and not applied: {one.why}"
            )


def _both(judgement: Judgement) -> str:
    return " and ".join(f"“{one.text}” ({one.outlet})" for one in (judgement.a, judgement.b))


def _day(judgement: Judgement) -> str:
    return judgement.at[:10]
