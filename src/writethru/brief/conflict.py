"""Conflicts of figures, told in a sentence of ours that names both sides and both values."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from writethru.brief.counted import HUMAN
from writethru.brief.copying import CopyIndex
from writethru.brief.material import Material
from writethru.brief.rewrite.dates import spoken
from writethru.brief.table import Count, evidence
from writethru.core.types import Citation, Ledger


@dataclass(frozen=True, slots=True)
class Clash:
    text: str
    citations: tuple[Citation, ...]
    figures: tuple[str, ...]


def clashes(
    ledger: Ledger, groups: Sequence[Sequence[Count]], material: Material, index: CopyIndex
) -> list[Clash]:
    """One sentence for each conflicting series whose two sides can be named, the most carried first.

    The pair told is the one that the ledger holds to conflict and that most origins carry; two reporters must be
    named, since "38 by an outlet, 33 by its copy" is a matter for the table.
    """
    pairs = {frozenset((item.a, item.b)) for item in ledger.relations if item.relation == "conflict"}
    found = []
    for rows in groups:
        best = _best_pair(rows, pairs)
        if best is None:
            continue
        worth, first, second = best
        text = _sentence(first, second, material)
        if not index.excess(text):
            cites = tuple(dict.fromkeys(evidence(side.figure, material) for side in (first, second)))
            ids = tuple(figure.id for side in (first, second) for figure in side.figures)
            found.append((-worth, len(found), Clash(text, cites, ids)))
    return [clash for _, _, clash in sorted(found, key=lambda item: item[:2])]


def _best_pair(rows: Sequence[Count], pairs: set[frozenset[str]]) -> tuple[float, Count, Count] | None:
    best: tuple[float, Count, Count] | None = None
    for i, a in enumerate(rows):
        for b in rows[i + 1 :]:
            if a.reporter == b.reporter or not (a.named and b.named) or a.value == b.value:
                continue
            if not any(frozenset((x.id, y.id)) in pairs for x in a.figures for y in b.figures):
                continue
            worth = a.origins + b.origins + (1.0 if a.figure.measure in HUMAN[:5] else 0.0) - _distance(a, b)
            if best is None or worth > best[0]:
                best = (worth, a, b)
    return best


def _distance(a: Count, b: Count) -> float:
    """How far two values lie apart, in tenfolds: a count far off its series is more likely misread than disputed."""
    x = a.figure.value_low or a.figure.value_high or 1.0
    y = b.figure.value_low or b.figure.value_high or 1.0
    return abs(math.log10(max(x, 0.01) / max(y, 0.01)))


def _sentence(a: Count, b: Count, material: Material) -> str:
    subject = min((a.what, b.what), key=lambda what: (len(what), what))
    human = a.figure.measure in HUMAN or a.figure.measure == "count"
    kind = "Counts of" if human else "Figures for the"
    return f"{kind} {subject} differ: {_side(a, material)}, {_side(b, material)}."


def _side(row: Count, material: Material) -> str:
    who = row.reporter[:1].lower() + row.reporter[1:] if row.reporter.startswith(("The ", "A ", "An ")) else row.reporter
    when = f" ({spoken(row.figure.as_of[:10], material.day)})" if row.figure.as_of else ""
    said = f"{row.value} according to {who}"
    return said + when
