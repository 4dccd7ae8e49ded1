"""Range pictures: who gives which figure for one thing, on one scale.

Each kind of figure has a shape of its own, so that nothing hangs on colour: a dot for an exact figure, a ring for an
approximate one, an arrow for a bound, a bar for a range. What disagrees has a band, and a bracket with the word.
Positions are per cent of the width.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from writethru.core.types import Approx, Figure, FigureRow, Ledger
from writethru.publish.words import number, plain, when

Shape = Literal["dot", "ring", "up", "down", "bar"]
# more voices than this make a picture no clearer than the table
MOST = 12
# per cent of the width left free on both sides, for the marks
MARGIN = 4.0
_AT_LEAST: tuple[Approx, ...] = ("at_least", "over", "vague")
_AT_MOST: tuple[Approx, ...] = ("up_to", "under")


@dataclass(frozen=True, slots=True)
class Mark:
    """One figure. ``left`` and ``right`` are per cent; a bound's arrow starts at its number and is open."""

    words: str
    shape: Shape
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Lane:
    """All that one voice gives, in the order of the table."""

    who: str
    marks: tuple[Mark, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Tick:
    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Picture:
    title: str
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    # the shapes that appear
    shapes: tuple[Shape, ...]
    # the whole picture in words
    words: str
    # from where to where the figures that disagree reach, per cent; None where none do
    clash: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class _Value:
    who: str
    value: str
    as_of: str
    approx: Approx
    low: float
    high: float
    conflicting: bool


def matched(rows: Sequence[FigureRow], ledger: Ledger) -> list[tuple[FigureRow, Figure | None]]:
    """Each row with the figure of the ledger that it shows: in its cited words and of its measure."""
    by_article: dict[tuple[str, int], list[Figure]] = {}
    for figure in ledger.figures:
        by_article.setdefault((figure.article, figure.revision), []).append(figure)
    return [(row, _figure(row, by_article)) for row in rows]


def picture_of(what: str, rows: Sequence[tuple[FigureRow, Figure | None]]) -> Picture | None:
    """The picture of rows about one thing; None where fewer than two differing numbers are known."""
    values = [value for row, figure in rows if figure and (value := _value(row, figure)) is not None]
    # "300" and "about 300" are one point
    if len({(value.low, value.high, value.approx in _AT_LEAST, value.approx in _AT_MOST) for value in values}) < 2:
        return None
    by_voice: dict[str, list[_Value]] = {}
    for value in values:
        if value.who in by_voice or len(by_voice) < MOST:
            by_voice.setdefault(value.who, []).append(value)
    drawn = [value for voice in by_voice.values() for value in voice]
    ticks = _ticks(min(value.low for value in drawn), max(value.high for value in drawn))
    first, last = ticks[0], ticks[-1]

    def at(value: float) -> float:
        return round(MARGIN + (100 - 2 * MARGIN) * (value - first) / (last - first), 2)

    def lane(who: str, given: Sequence[_Value]) -> Lane:
        marks = tuple(Mark(_words(value), _shape(value), at(value.low), at(value.high)) for value in given)
        return Lane(who, marks, "; ".join(mark.words for mark in marks))

    lanes = tuple(lane(who, given) for who, given in by_voice.items())
    ends = [end for value in drawn if value.conflicting for end in (value.low, value.high)]
    apart = bool(ends) and min(ends) < max(ends)
    said = f" The sources conflict: from {number(min(ends))} to {number(max(ends))}." if apart else ""
    return Picture(
        title=what,
        lanes=lanes,
        ticks=tuple(Tick(at(tick), number(tick)) for tick in ticks),
        shapes=tuple(dict.fromkeys(mark.shape for one in lanes for mark in one.marks)),
        words=f"{what}, from {number(first)} to {number(last)}: " + "; ".join(one.words for one in lanes) + "." + said,
        clash=(at(min(ends)), at(max(ends))) if apart else None,
    )


def _value(row: FigureRow, figure: Figure) -> _Value | None:
    known = [value for value in (figure.value_low, figure.value_high) if value is not None and math.isfinite(value)]
    if not known:
        return None
    return _Value(
        plain(row.who_says) or "not said", plain(row.value), when(row.as_of), figure.approx, min(known), max(known),
        row.state == "conflicting",
    )  # fmt: skip


def _figure(row: FigureRow, by_article: Mapping[tuple[str, int], Sequence[Figure]]) -> Figure | None:
    """Where several fit, the one written as in the row; none where that does not tell."""
    found = [
        figure
        for citation in row.citations
        for figure in by_article.get((citation.article, citation.revision), ())
        if citation.start <= figure.start
        and figure.end <= citation.end
        and figure.measure == row.measure
        and (row.unit is None or figure.unit == row.unit)
    ]
    return next((figure for figure in found if figure.text in row.value), found[0] if len(found) == 1 else None)


def _shape(value: _Value) -> Shape:
    if value.approx in _AT_LEAST:
        return "up"
    if value.approx in _AT_MOST:
        return "down"
    if value.low != value.high and value.approx == "range":
        return "bar"
    return "dot" if value.approx == "exact" else "ring"


def _words(value: _Value) -> str:
    return f"{value.who} says {value.value}" + (f" as of {value.as_of}" if value.as_of else "")


def _ticks(low: float, high: float) -> list[float]:
    """Round numbers that enclose both, two to six of them; from nought where that costs little width."""
    if low >= 0 and low <= 0.6 * high:
        low = 0.0
    if high == low:
        low, high = low - 1, high + 1
    raw = (high - low) / 4
    power = 10.0 ** math.floor(math.log10(raw))
    step = power * min((factor for factor in (1, 2, 2.5, 5, 10) if factor * power >= raw), default=10)
    start, end = math.floor(low / step), math.ceil(high / step)
    return [round(n * step, 10) for n in range(start, max(end, start + 1) + 1)]
