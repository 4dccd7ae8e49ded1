"""The line chart: a count over days, a line for each reporter, with the places where a count was lowered.

Reporters differ by colour, by dash and by the shape of their marks. A hollow mark is an approximate figure or a bound,
a thin upright line the bounds of a range.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from writethru.publish.charts.points import Counted, Point, Step, backward_steps
from writethru.publish.charts.spec import (
    CLASH,
    DASHES,
    HUES,
    LETTER,
    NUMBERS,
    PAPER,
    SHAPES,
    WIDE,
    chart,
    cited,
    datum,
    in_words,
    ticks,
    who_counts_what,
    wrapped,
)  # fmt: skip
from writethru.publish.words import count, number, when

# voices that have a line of their own, those with most figures
MOST_VOICES = 12
# with more points than this the marks shrink to dots upon the line
_MANY = 60
# lowered counts that have their words beside the mark: the largest
_TOLD = 4
_HEIGHT = 300


def line_spec(series: Counted, *, width: int = WIDE, titled: bool = True) -> dict[str, Any]:
    """The specification. Figures without a day are counted in the subtitle and not drawn."""
    voices = {who: [point for point in given if point.day] for who, given in series.voices.items()}
    ranked = sorted((who for who in voices if voices[who]), key=lambda who: -len(voices[who]))
    names = {who: "\n".join(wrapped(who, width - 60, most=2)) for who in ranked[:MOST_VOICES]}
    points = [point for point in series.points if point.day and point.who in names]
    steps = [step for step in backward_steps(series) if step.after.who in names]
    subtitle = [*who_counts_what(series), *_notes(series, points, steps)]
    alt = in_words(series, "Line chart")
    if steps:
        alt += f" Lowered {_times(len(steps))}: " + "; ".join(_lowered(step) for step in steps[:40]) + "."
    ends = [end for point in points for end in point.ends] or [0.0]
    values = ticks(min(ends), max(ends))
    plot = width - 20 - max(len(number(value)) for value in values) * LETTER
    x = {"field": "day", "type": "temporal", "scale": {"type": "utc", "padding": 14}, "axis": _days(points, plot)}
    y = {
        "field": "at", "type": "quantitative", "scale": {"domain": [values[0], values[-1]], "nice": False},
        "axis": {"values": values, "labelExpr": NUMBERS, "title": None, "ticks": False, "domain": False},
    }  # fmt: skip
    runs, order = _runs(points), list(names)
    data = [
        {**_datum(point, names), "run": runs[point.figure], "line": order.index(point.who) % len(DASHES)}
        for point in points
    ]
    layers = [_spans(data, x, y, names), _line(data, x, y, names), _points(data, x, y, names)]
    layers += _steps(steps, x, y, names, points)
    return chart(
        series.what, subtitle, alt, room=width, titled=titled, width=plot, height=_HEIGHT,
        layer=[layer for layer in layers if layer["data"]["values"]],
    )  # fmt: skip


def _notes(series: Counted, points: Sequence[Point], steps: Sequence[Step]) -> list[str]:
    out = []
    if steps:
        out.append(f"▼ lowered {_times(len(steps))} by the reporter that had given more")
    if len(points) < len(series.points):
        out.append(f"{count(len(series.points) - len(points), 'figure')} without a day not drawn")
    return out


def _runs(points: Sequence[Point]) -> dict[str, int]:
    """The run of each figure: the line of a voice breaks where it is long silent."""
    days = {point.figure: date.fromisoformat(point.day[:10]).toordinal() for point in points}
    silent = max(30.0, 0.1 * (max(days.values(), default=0) - min(days.values(), default=0)))
    out: dict[str, int] = {}
    last: dict[str, Point] = {}
    for point in points:
        before = last.get(point.who)
        waited = days[point.figure] - days[before.figure] if before else 0
        out[point.figure] = (out[before.figure] if before else 0) + (waited > silent)
        last[point.who] = point
    return out


def _times(many: int) -> str:
    return {1: "once", 2: "twice"}.get(many) or f"{many:,} times"


def _datum(point: Point, names: Mapping[str, str]) -> dict[str, Any]:
    low, high = min(point.ends), max(point.ends)
    return datum(
        point, day=_instant(point.day), at=point.at, bottom=low, top=high, voice=names[point.who],
        open=point.approx != "exact",
    )  # fmt: skip


def _instant(day: str) -> str:
    """With its zone, so that no reader's clock moves it to another day."""
    return f"{day}:00Z" if "T" in day else f"{day}T00:00:00Z"


def _days(points: Sequence[Point], plot: float) -> dict[str, Any]:
    """Ticks on whole days, months or years."""
    found = sorted(point.day[:10] for point in points)
    long = (date.fromisoformat(found[-1]) - date.fromisoformat(found[0])).days if found else 0
    most = max(2, int(plot / 90))
    base = {"title": None, "labelFlush": False, "grid": False, "labelOverlap": True, "labelPadding": 4}
    if long > 365 * most:
        return {**base, "format": "%Y", "tickCount": {"interval": "year", "step": -(-long // (365 * most))}}
    if long > 62:
        # parts of a year, so that each year's ticks fall on the same months
        months = next((step for step in (1, 2, 3, 4, 6) if step * 30 * most >= long), 12)
        return {**base, "format": "%b %Y", "tickCount": {"interval": "month", "step": months}}
    step = {"interval": "day", "step": max(1, -(-long // most))}
    return {**base, "format": "%-d %b %Y" if long < 2 else "%-d %b", "tickCount": step}


def _line(data: list[dict[str, Any]], x: Any, y: Any, names: Mapping[str, str]) -> dict[str, Any]:
    """A count holds until the next one is given, so the line goes by steps."""
    many = len(data) > _MANY
    look = _look(names, *(["color", "strokeDash"] if many else ["color"]), many=many)
    if not many:
        # dashes without a scale: a legend would draw its symbols in dashes too
        tests = [{"test": f"datum.line == {n}", "value": dash} for n, dash in enumerate(DASHES)]
        look["strokeDash"] = {"condition": tests, "value": DASHES[0]}
    return {
        "data": {"values": data},
        "mark": {"type": "line", "interpolate": "step-after", "strokeWidth": 2, "aria": False},
        "encoding": {"x": x, "y": y, "detail": {"field": "run"}, **look},
    }


def _points(data: list[dict[str, Any]], x: Any, y: Any, names: Mapping[str, str]) -> dict[str, Any]:
    many = len(data) > _MANY
    said = {"description": {"field": "words"}, "tooltip": {"field": "words"}}
    look = _look(names, *(["color"] if many else ["color", "shape"]), many=many)
    if not many:
        look["fill"] = {"condition": {"test": "datum.open", "value": PAPER}, **look["color"]}
    return {
        "data": {"values": data},
        "mark": {"type": "point", "filled": many, "size": 7 if many else 70, "opacity": 1, "strokeWidth": 2},
        "encoding": {"x": x, "y": y, **look, **said},
    }


def _spans(data: list[dict[str, Any]], x: Any, y: Any, names: Mapping[str, str]) -> dict[str, Any]:
    wide = [item for item in data if item["bottom"] != item["top"]]
    return {
        "data": {"values": wide},
        "mark": {"type": "rule", "strokeWidth": 1.5, "aria": False},
        "encoding": {
            "x": x, "y": {**y, "field": "bottom"}, "y2": {"field": "top"},
            **_look(names, "color", many=len(data) > _MANY),
        },
    }  # fmt: skip


def _look(names: Mapping[str, str], *channels: str, many: bool) -> dict[str, Any]:
    """How the voices are told apart. The legend shows colour with dashes, or with shapes where points are few."""
    domain, key = list(names.values()), "strokeDash" if many else "shape"
    legend: dict[str, Any] = {
        "title": None, "orient": "bottom", "direction": "vertical", "columns": 1, "offset": 8,
        "labelExpr": "split(datum.label, '\\n')", "symbolSize": 90 if key == "shape" else 500,
    }  # fmt: skip
    if many:
        legend["symbolType"] = "stroke"
    ranges: dict[str, Sequence[Any]] = {"color": HUES, "shape": SHAPES, "strokeDash": DASHES}
    return {
        channel: {
            "field": "voice", "type": "nominal",
            "legend": legend if len(domain) > 1 and channel in ("color", key) else None,
            "scale": {
                "domain": domain,
                "range": [ranges[channel][n % len(ranges[channel])] for n in range(len(domain))],
            },
        }
        for channel in channels
    }  # fmt: skip


def _lowered(step: Step) -> str:
    before, after = step.before, step.after
    return f"{after.who} from {number(before.at)} to {number(after.at)}, {when(after.day[:10])}"


def _steps(
    steps: Sequence[Step], x: Any, y: Any, names: Mapping[str, str], points: Sequence[Point]
) -> list[dict[str, Any]]:
    """A mark under each lowered count, and words under the largest, in turns beneath each other where they are near."""
    largest = sorted(steps, key=lambda step: step.after.at - step.before.at)[:_TOLD]
    data = []
    for step in steps:
        told = f"lowered by {number(step.before.at - step.after.at)}" if step in largest else ""
        first = step.before.citations[0]
        data.append({**_datum(step.after, names), "told": told, "before": cited(first, step.before.outlet),
                     "lowered": _lowered(step), "share": _share(step.after, points)})  # fmt: skip
    mark = {
        "data": {"values": data},
        "mark": {"type": "point", "shape": "triangle-down", "size": 110, "filled": True, "opacity": 1, "color": CLASH,
                 "stroke": PAPER, "strokeWidth": 1.2, "yOffset": 12},
        "encoding": {"x": x, "y": y, "description": {"field": "words"}, "tooltip": {"field": "lowered"}},
    }  # fmt: skip
    words = [item for item in data if item["told"]]
    return [mark, *(_told(item, _crowded(item, words), x, y) for item in words)]


def _crowded(item: Mapping[str, Any], words: Sequence[Mapping[str, Any]]) -> int:
    """How many words before this one are so near that it goes beneath them."""
    return sum(-0.18 < other["share"] - item["share"] <= 0 for other in words[: words.index(item)])


def _told(item: Mapping[str, Any], turn: int, x: Any, y: Any) -> dict[str, Any]:
    """To the right of the mark, where a rising count leaves room; at the right edge to its left, beneath the line."""
    late = item["share"] > 0.8
    return {
        "data": {"values": [item]},
        "mark": {
            "type": "text", "align": "right" if late else "left", "baseline": "middle",
            "dx": -10 if late else 10, "dy": (24 if late else 9) + 15 * turn, "color": CLASH, "fontWeight": 600,
            "aria": False,
        },
        "encoding": {"x": x, "y": y, "text": {"field": "told"}},
    }  # fmt: skip


def _share(point: Point, points: Sequence[Point]) -> float:
    """Where the point stands between the first day and the last, 0 to 1."""
    days = [date.fromisoformat(one.day[:10]).toordinal() for one in points]
    return (date.fromisoformat(point.day[:10]).toordinal() - min(days)) / max(1, max(days) - min(days))
