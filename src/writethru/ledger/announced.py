"""Counts that a text announces as others than the one before: "The Red Cross gave a higher toll. Its head said ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from writethru.core.types import Figure, Reading, Relation
from writethru.ledger.count import Count
from writethru.ledger.measures import HUMAN
from writethru.ledger.names import same_speaker
from writethru.ledger.values import below, equal_value, show

_ANNOUNCES = re.compile(
    r"\b(?:gives?|gave|given|ha[sd]|puts?|cite[sd]?|report(?:s|ed)?|offer(?:s|ed)?|publish(?:es|ed)?|releas(?:es|ed)"
    r"|(?:came?|comes) (?:up with|to))\b[^.;:]{0,30}?\b(higher|lower|different|larger|smaller|bigger)\b[^.;:]{0,20}?"
    r"\b(toll|count|figure|number|tally|total|estimate)s?\b",
    re.IGNORECASE,
)
# measures that are counts of the dead
_DEAD = frozenset(("killed", "bodies_found"))
# sentences back in which the count stands that the announcement is set against
_BACK = 12


def find_announced(reading: Reading, counts: Mapping[str, Count]) -> Iterator[Relation]:
    """The conflicts that such sentences state: the count right behind one, and the last count of people before it.

    Both have speakers, who differ; the second is higher or lower as the words say. A toll is a count of the dead,
    whether they are called dead or bodies; other words are of counts of one measure.
    """
    by_sentence: dict[int, list[Figure]] = {}
    for figure in reading.figures:
        by_sentence.setdefault(figure.sentence, []).append(figure)
    for number, sentence in enumerate(reading.sentences):
        found = _ANNOUNCES.search(reading.article.text[sentence.start : sentence.end])
        if found is None:
            continue
        here = [figure for figure in by_sentence.get(number, ()) if _is_count(figure, counts)]
        behind = here or [figure for figure in by_sentence.get(number + 1, ()) if _is_count(figure, counts)]
        if not behind:
            continue
        new = behind[0]
        for back in range(number - 1, max(-1, number - _BACK - 1), -1):
            old = next((f for f in by_sentence.get(back, ()) if _is_rival(f, new, found, counts)), None)
            if old is not None:
                said = f"the text gives {show(counts[new.id])} as a {found[1].lower()} {found[2].lower()}"
                yield Relation(old.id, new.id, "conflict", f"{said} than {show(counts[old.id])}")
                break


def _is_count(figure: Figure, counts: Mapping[str, Count]) -> bool:
    count = counts[figure.id]
    return count.measure in HUMAN and count.nominal is not None and not count.part and bool(count.reporter)


def _is_rival(old: Figure, new: Figure, found: re.Match[str], counts: Mapping[str, Count]) -> bool:
    if not _is_count(old, counts):
        return False
    a, b = counts[old.id], counts[new.id]
    dead = found[2].lower() == "toll" and {a.measure, b.measure} <= _DEAD
    if not dead and (a.measure != b.measure or found[2].lower() == "toll"):
        return False
    if same_speaker(a.reporter, b.reporter) or equal_value(a, b):
        return False
    way = found[1].lower()
    return way == "different" or below(*((b, a) if way in ("lower", "smaller") else (a, b)))
