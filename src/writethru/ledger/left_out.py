"""What lies between two counts, where a text says it: "its count left out five bodies that had not been identified".

A reader who meets 36 dead and 41 dead sees a conflict. Where a text of the story says that the first leaves out five,
and five is what they differ by, the lower number is a part of the higher one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from writethru.core.types import Figure, Reading, Relation
from writethru.ledger.count import Count
from writethru.ledger.measures import HUMAN
from writethru.ledger.names import same_speaker
from writethru.ledger.values import below, show

_LEAVES = (
    r"(?:l(?:eft|eaves?|eaving) out|omit(?:s|ted|ting)?|exclud(?:es?|ed|ing)"
    r"|(?:do|does|did|had|has|have|was|were)(?: not|n['’]t)(?: yet)? (?:includ|count|cover|contain|add)(?:ed?|s)?"
    r"|not(?: yet)? (?:including|counting|covering)|without(?: counting| including)?|on top of|over and above"
    r"|in addition to)"
)
_AHEAD = re.compile(rf"\b{_LEAVES}(?: (?!and\b|but\b|while\b)[^\s,.;:\d]+){{0,4}} ?$", re.IGNORECASE)
_AFTER = re.compile(
    r"^[^,.;:\d]{0,60}?(?:\b(?:who|which|that)\b[^,.;:\d]{0,40}?)?"
    r"\b(?:left out|omitted|excluded|uncounted|(?:not|never)(?: yet)?(?: been)? (?:included|counted|added)"
    r"|(?:yet|still) to be (?:included|counted|added))\b",
    re.IGNORECASE,
)
# how the reason begins where the text explains the gap between two counts
GAP = "the text says what lies between"
# numbers left out that are looked at in one story: no coverage explains more
_MOST = 50


def find_left_out(readings: Mapping[str, Reading], counts: Mapping[str, Count]) -> dict[tuple[str, str], Relation]:
    """The subsets that such a sentence makes of two counts, and of what is left out and the higher count.

    Only counts of people and of what happened to them are weighed, only where two speakers differ by just the number
    that is left out, and only where one of the two counts stands in the article that says so.
    """
    out: dict[tuple[str, str], Relation] = {}
    gaps = [
        (reading, figure) for reading in readings.values() for figure in reading.figures if _is_gap(reading, figure)
    ]
    if not gaps:
        return out
    by_value: dict[tuple[str, str, float | None], list[str]] = defaultdict(list)
    for key, count in counts.items():
        if _weighed(count):
            by_value[count.measure, count.unit.kind, count.nominal].append(key)
    for reading, gap in gaps[:_MOST]:
        for relation in _explained(reading, gap, by_value, counts):
            out.setdefault((relation.a, relation.b), relation)
    return out


def _weighed(count: Count) -> bool:
    """Does it count people hurt, dead or gone in this event, by now, and in full?"""
    set_aside = count.former or count.planned or count.event or count.part or count.delta
    return count.measure in HUMAN and count.nominal is not None and not set_aside


def _is_gap(reading: Reading, figure: Figure) -> bool:
    """Do the words beside the number say that a count leaves it out?"""
    sentence = reading.sentences[figure.sentence]
    text = reading.article.text
    before, after = text[sentence.start : figure.start], text[figure.end : sentence.end]
    return bool(_AHEAD.search(before) or _AFTER.match(after))


def _explained(
    reading: Reading,
    gap: Figure,
    by_value: Mapping[tuple[str, str, float | None], list[str]],
    counts: Mapping[str, Count],
) -> Iterator[Relation]:
    """The pairs of one measure that are as far apart as the number that is left out."""
    missing = counts[gap.id]
    if not missing.nominal or missing.approx != "exact":
        return
    for figure in reading.figures:
        one = counts[figure.id]
        if figure.id == gap.id or not _weighed(one) or missing.unit.kind not in ("", "person", one.unit.kind):
            continue
        for value in ((one.nominal or 0.0) - missing.nominal, (one.nominal or 0.0) + missing.nominal):
            for key in by_value.get((one.measure, one.unit.kind, value), ()):
                if key == gap.id or same_speaker(one.reporter, counts[key].reporter):
                    continue
                low, high = (key, figure.id) if below(counts[key], one) else (figure.id, key)
                said = f"{show(counts[low])} leaves out the {show(missing)} that make it {show(counts[high])}"
                yield Relation(low, high, "subset", f"{GAP}: {said}")
                yield Relation(gap.id, high, "subset", f"{GAP}: {said}")
