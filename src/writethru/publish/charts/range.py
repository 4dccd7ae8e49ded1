"""The range chart: each reporter a row, each figure a mark with its bounds.

A dot is an exact figure, a ring an approximate one, an arrow an open bound, a bar a range. What disagrees is bracketed,
and a word says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from writethru.publish.charts.points import Counted, Point
from writethru.publish.charts.spec import (
    BAND,
    CLASH,
    INK,
    LINE,
    NUMBERS,
    PAPER,
    PLAIN,
    RULE,
    SOFT,
    WIDE,
    chart,
    datum,
    evidence,
    in_words,
    scale_of,
    tied,
    who_counts_what,
    wrapped,
)  # fmt: skip
from writethru.publish.words import count

# rows that are drawn; more voices are counted in a line
MOST_ROWS = 40
_LEFT = 250
# pixels on both sides of the scale, for the marks at its ends
_EDGE = 16
# a chart narrower than this has the words above the lane instead of beside it
_BESIDE = 560
_BRACKET = 24
_KEYS = (("dot", "● exact"), ("ring", "○ about"), ("up", "► at least"), ("down", "◄ at most"), ("bar", "▬ range"))


@dataclass(frozen=True, slots=True)
class _Row:
    name: tuple[str, ...]
    values: tuple[str, ...]
    points: tuple[Point, ...]
    # pixels from the top: of the first line of words, of the lane, of the row's end
    words_at: float
    lane_at: float
    end: float


def range_spec(series: Counted, *, width: int = WIDE, titled: bool = True) -> dict[str, Any]:
    """The specification. ``width`` is in pixels, words included; a title stands in it where ``titled``."""
    voices = sorted(series.voices.items(), key=lambda item: min(point.at for point in item[1]))
    beside = width >= _BESIDE
    rows = _rows(voices[:MOST_ROWS], width, beside, disputed=series.clash is not None)
    plot = width - _LEFT - 20 if beside else width - 20
    left = -_LEFT if beside else 0
    points = [point for row in rows for point in row.points]
    height = rows[-1].end
    values, log = scale_of([end for point in points for end in point.ends], 6 if beside else 4)
    scale: dict[str, Any] = {"domain": [values[0], values[-1]], "range": [_EDGE, plot - _EDGE], "nice": False}
    axis: dict[str, Any] = {"values": values, "labelExpr": NUMBERS, "labelFlush": False, "labelPadding": 6}
    axis |= {"ticks": False, "domain": False, "grid": beside}
    axis["title"] = _key(points, log)
    axis |= {"titleAlign": "left", "titleAnchor": "start", "titlePadding": 8, "titleX": left}
    if log:
        scale["type"] = "log"
    x = {"field": "at", "type": "quantitative", "scale": scale, "axis": axis}
    y = {"field": "y", "type": "quantitative", "scale": {"domain": [0, height], "range": [0, height]}, "axis": None}
    subtitle = who_counts_what(series)
    if len(voices) > MOST_ROWS:
        subtitle.append(f"{count(len(voices) - MOST_ROWS, 'more reporter')} not drawn")
    stretches = [(14.0, height)] if beside else [(row.lane_at - 12, row.end) for row in rows]
    clash = [_bracket(series, x, y, stretches)] if series.clash else []
    grid = [] if beside else [_short_grid(rows, values, x, y)]
    lanes = [*clash, *grid, _lines(rows, y, left), *_texts(rows, y, left), *_marks(rows, x, y, plot)]
    return chart(
        series.what, subtitle, in_words(series, "Range chart"), room=width, titled=titled,
        width=plot, height=height, layer=lanes,
    )  # fmt: skip


def _rows(voices: Sequence[tuple[str, list[Point]]], width: int, beside: bool, *, disputed: bool) -> list[_Row]:
    top = float(_BRACKET if disputed else 0)
    out = []
    room = _LEFT - 16 if beside else width - 20
    for who, given in voices:
        name = tuple(wrapped(who, room, size=13, most=3))
        apart = f"; {tied('in conflict')}" if disputed and any(point.clashes for point in given) else ""
        values = tuple(wrapped(_values(given) + apart, room, most=3))
        block = (len(name) + len(values)) * LINE
        height = max(38, block + 14) if beside else block + 40
        first = top + (height - block) / 2 + LINE / 2 if beside else top + 8 + LINE / 2
        lane = top + height / 2 if beside else top + block + 22
        out.append(_Row(name, values, tuple(given), first, lane, top + height))
        top += height
    return out


def _values(given: Sequence[Point]) -> str:
    """All that one voice gives: "14 people, as of 6 May 2031; 16, as of 7 May 2031"."""
    told = [f"{point.value}{', ' + tied(point.as_of) if point.as_of else ''}" for point in given]
    return "; ".join(told if len(told) <= 3 else [*told[:2], f"{len(told) - 3} more", told[-1]])


def _key(points: Sequence[Point], log: bool) -> list[str]:
    shapes = {_shape(point) for point in points}
    words = [tied(words) for shape, words in _KEYS if shape in shapes] if shapes != {"dot"} else []
    scale = [tied("scale by powers of ten")] if log else []
    return [(3 * "\N{NO-BREAK SPACE}").join([*words, *scale])]


def _shape(point: Point) -> str:
    if point.high is None:
        return "up"
    if point.low is None:
        return "down"
    if point.approx == "range" and point.low != point.high:
        return "bar"
    return "dot" if point.approx == "exact" else "ring"


def _lines(rows: Sequence[_Row], y: dict[str, Any], left: float) -> dict[str, Any]:
    """A thin line beneath each row."""
    return {
        "data": {"values": [{"y": row.end} for row in rows]},
        "mark": {"type": "rule", "color": RULE, "aria": False},
        "encoding": {"x": {"value": left}, "x2": {"value": "width"}, "y": y},
    }


def _short_grid(rows: Sequence[_Row], values: Sequence[float], x: dict[str, Any], y: dict[str, Any]) -> dict[str, Any]:
    """The ticks in the lanes alone, where words stand above these."""
    return {
        "data": {"values": [{"at": at, "y": row.lane_at - 12, "bottom": row.end} for row in rows for at in values]},
        "mark": {"type": "rule", "color": RULE, "aria": False},
        "encoding": {"x": x, "y": y, "y2": {"field": "bottom"}},
    }


def _texts(rows: Sequence[_Row], y: dict[str, Any], left: float) -> Iterator[dict[str, Any]]:
    names: list[dict[str, Any]] = []
    values: list[dict[str, Any]] = []
    for row in rows:
        for n, line in enumerate((*row.name, *row.values)):
            where = names if n < len(row.name) else values
            where.append({"y": row.words_at + n * LINE, "text": line, **evidence(row.points)})
    for given, style in ((names, {"fontWeight": 600, "fontSize": 13, "color": INK}), (values, {"color": SOFT})):
        yield {
            "data": {"values": given},
            "mark": {"type": "text", "align": "left", "baseline": "middle", "aria": False, **style},
            "encoding": {"x": {"value": left}, "y": y, "text": {"field": "text"}},
        }


def _bracket(
    series: Counted, x: dict[str, Any], y: dict[str, Any], stretches: Sequence[tuple[float, float]]
) -> dict[str, Any]:
    """The band between the figures that disagree, over these stretches of height, with a bracket and the word."""
    low, high = series.clash or (0.0, 0.0)
    data = {"at": low, "to": high, "y": 14.0, **evidence(point for point in series.points if point.clashes)}
    bands = [{"at": low, "to": high, "y": top, "bottom": bottom} for top, bottom in stretches]
    line = {"type": "rule", "color": CLASH, "aria": False}
    return {
        "data": {"values": [{**data, "top": 8.0, "bottom": 20.0, "text": "sources conflict"}]},
        "layer": [
            {
                "data": {"values": bands},
                "mark": {"type": "rect", "color": BAND, "aria": False},
                "encoding": {"x": x, "x2": {"field": "to"}, "y": y, "y2": {"field": "bottom"}},
            },
            *(
                {
                    "data": {"values": bands},
                    "mark": {**line, "strokeWidth": 1.5, "strokeDash": [4, 3]},
                    "encoding": {"x": {**x, "field": end}, "y": y, "y2": {"field": "bottom"}},
                }
                for end in ("at", "to")
            ),
            {"mark": {**line, "strokeWidth": 2}, "encoding": {"x": x, "x2": {"field": "to"}, "y": y}},
            *(
                {
                    "mark": {**line, "strokeWidth": 2},
                    "encoding": {"x": {**x, "field": end}, "y": {**y, "field": "top"}, "y2": {"field": "bottom"}},
                }
                for end in ("at", "to")
            ),
            {
                "mark": {
                    "type": "text", "align": "left", "baseline": "bottom", "dy": -7, "color": CLASH, "fontWeight": 600,
                    "aria": False,
                },
                "encoding": {"x": x, "y": y, "text": {"field": "text"}},
            },
        ],
    }  # fmt: skip


def _marks(rows: Sequence[_Row], x: dict[str, Any], y: dict[str, Any], plot: float) -> Iterator[dict[str, Any]]:
    by_shape: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        for point in row.points:
            ends = point.ends
            at = {"up": ends[0], "down": ends[-1], "bar": ends[0]}.get(_shape(point), point.at)
            more = {"at": at, "to": ends[-1], "from": ends[0], "y": row.lane_at, "conflicts": point.clashes}
            more |= {"top": row.lane_at - 8, "bottom": row.lane_at + 8}
            by_shape.setdefault(_shape(point), []).append(datum(point, **more))
    colour = {"condition": {"test": "datum.conflicts", "value": CLASH}, "value": PLAIN}
    said = {"description": {"field": "words"}, "tooltip": {"field": "words"}}
    upright = {"y": {**y, "field": "top"}, "y2": {"field": "bottom"}, "color": colour}
    rule = {"type": "rule", "aria": False}
    # a ring of the same number stands around the dot
    for shape in ("bar", "up", "down", "ring", "dot"):
        values = by_shape.get(shape, [])
        layers: list[dict[str, Any]] = []
        if shape in ("up", "down"):
            far = {"value": plot + 6 if shape == "up" else -6}
            layers = [
                {"mark": {**rule, "strokeDash": [2, 4], "strokeWidth": 2},
                 "encoding": {"x": x, "x2": far, "y": y, "color": colour}},
                {"mark": {**rule, "strokeWidth": 2.5}, "encoding": {"x": x, **upright}},
                {"mark": {"type": "point", "shape": f"triangle-{'right' if shape == 'up' else 'left'}", "size": 110,
                          "filled": True, "opacity": 1, "xOffset": 5 if shape == "up" else -5},
                 "encoding": {"x": x, "y": y, "color": colour, **said}},
            ]  # fmt: skip
        elif shape == "bar":
            layers = [
                {"mark": {"type": "rule", "strokeWidth": 7},
                 "encoding": {"x": x, "x2": {"field": "to"}, "y": y, "color": colour, **said}},
                *({"mark": {**rule, "strokeWidth": 2.5}, "encoding": {"x": {**x, "field": end}, **upright}}
                  for end in ("at", "to")),
            ]  # fmt: skip
        else:
            ring = shape == "ring"
            if ring:
                layers.append({"mark": {**rule, "strokeWidth": 1.5},
                               "encoding": {"x": {**x, "field": "from"}, "x2": {"field": "to"}, "y": y,
                                            "color": colour}})  # fmt: skip
            fill = (
                {"fill": {"value": PAPER}, "stroke": colour} if ring else {"fill": colour, "stroke": {"value": PAPER}}
            )
            layers.append(
                {"mark": {"type": "point", "shape": "circle", "size": 210 if ring else 110, "opacity": 1,
                          "strokeWidth": 2.5 if ring else 1.2},
                 "encoding": {"x": x, "y": y, **fill, **said}}
            )  # fmt: skip
        if values:
            yield {"data": {"values": values}, "layer": layers}
