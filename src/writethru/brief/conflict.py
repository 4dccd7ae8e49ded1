"""Conflicts of figures, told in a sentence of ours that names both sides and both values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from writethru.brief.copying import CopyIndex
from writethru.brief.material import Material
from writethru.brief.rewrite.dates import spoken
from writethru.brief.table import Count, source_view
from writethru.core.ids import cite
from writethru.core.types import Citation


@dataclass(frozen=True, slots=True)
class Clash:
    text: str
    citations: tuple[Citation, ...]
    figures: tuple[str, ...]


def clashes(groups: Sequence[Sequence[Count]], material: Material, index: CopyIndex) -> list[Clash]:
    """One sentence for each conflicting series whose sides can both be named, the most carried first."""
    out = []
    for rows in groups:
        if rows[0].series.state != "conflicting":
            continue
        clash = _clash(rows, material)
        if clash is not None and not index.excess(clash.text):
            out.append(clash)
    return out


def _clash(rows: Sequence[Count], material: Material) -> Clash | None:
    sides = _sides(rows)
    if len(sides) < 2:
        return None
    first, second = sides
    subject = first.what[:1].lower() + first.what[1:]
    text = f"Counts of {subject} differ: {_side(first, material)}, {_side(second, material)}."
    cites = []
    for side in sides:
        view = source_view(side, material)
        sentence = view.reading.sentences[side.figure.sentence]
        cites.append(cite(view.article, sentence.start, sentence.end))
    return Clash(text, tuple(dict.fromkeys(cites)), tuple(f.id for side in sides for f in side.figures))


def _sides(rows: Sequence[Count]) -> list[Count]:
    """The two counts of different reporters that most origins carry, the higher support first."""
    ranked = sorted(rows, key=lambda row: (-row.origins, material_key(row)))
    for row in ranked[1:]:
        if row.reporter != ranked[0].reporter:
            return [ranked[0], row]
    return []


def material_key(row: Count) -> tuple[str, int]:
    return (row.figure.article, row.figure.start)


def _side(row: Count, material: Material) -> str:
    day = f" ({spoken(row.figure.as_of[:10], material.day)})" if row.figure.as_of else ""
    who = row.reporter
    who = who[:1].lower() + who[1:] if who.startswith("The ") else who
    return f"{row.value} by {who}{day}"
