"""The timeline: what happened and which counts were given, in order; a longer wait between two is said.

A disc is an event, a ring one that is planned, a diamond one that is possible, a cross one that is denied, a square a
count. The words say it too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from writethru.core.types import Article, Citation, EventStatus, Ledger
from writethru.publish.charts.points import Counted
from writethru.publish.charts.spec import CLASH, INK, LINE, PAPER, PLAIN, SOFT, WIDE, chart, cited, wrapped
from writethru.publish.words import EVENTS, capital, count, inside, plain, when

# items that are drawn, the latest
MOST = 40
# lines of words of one item
_LINES = 3
_SHAPES: dict[str, str] = {
    "happened": "circle", "planned": "circle", "possible": "diamond", "denied": "cross", "figure": "square",
}  # fmt: skip
_KEY = {
    "happened": "● event", "planned": "○ planned", "possible": "◊ possible", "denied": "+ denied", "figure": "■ count",
}  # fmt: skip
# days without an item that are said
_WAIT = 14
_AXIS, _TEXT = 8, 28


@dataclass(frozen=True, slots=True)
class Item:
    """One event or count of a timeline. ``day`` is YYYY-MM-DD, a month or a year as the ledger has it."""

    day: str
    words: str
    kind: EventStatus | str
    citation: Citation
    outlet: str
    figure: str = ""


def timeline_items(ledger: Ledger, series: Sequence[Counted]) -> tuple[Item, ...]:
    """Dated events, and the counts of series that hold two or more different figures, by day."""
    articles = {(one.article.id, one.article.revision): one.article for one in ledger.readings}
    items = []
    for event in ledger.timeline:
        if event.citations and event.date:
            first = event.citations[0]
            outlet = _outlet(articles.get((first.article, first.revision)))
            status = f" ({EVENTS[event.status]})" if EVENTS[event.status] else ""
            items.append(Item(event.date[:10], capital(plain(event.event)) + status, event.status, first, outlet))
    for one in series:
        for point in one.points if one.differs else ():
            if point.day:
                clash = " (sources conflict)" if point.clashes else ""
                words = f"{one.what}: {point.value}, says {inside(point.who)}{clash}"
                items.append(Item(point.day[:10], words, "figure", point.citations[0], point.outlet, point.figure))
    return tuple(sorted(items, key=lambda item: item.day))


def _outlet(article: Article | None) -> str:
    return plain((article.outlet or article.domain or article.file) if article else "") or "outlet not known"


def timeline_spec(title: str, items: Sequence[Item], *, width: int = WIDE, titled: bool = True) -> dict[str, Any]:
    """The specification of the latest items; ``title`` is the story's."""
    drawn = items[-MOST:]
    left = _TEXT if width < 480 else _TEXT + 110
    rows, gaps, height = _rows(drawn, width - left - 20, beside=left > _TEXT)
    y = {"field": "y", "type": "quantitative", "scale": {"domain": [0, height], "range": [0, height]}, "axis": None}
    many = count(len(items), "dated item")
    if len(items) > len(drawn):
        many = f"The latest {len(drawn)} of {many}"
    used = {item.kind for item in drawn}
    subtitle = [f"{many}, {when(drawn[0].day)} to {when(drawn[-1].day)}" if drawn else many]
    subtitle.append((2 * "\N{NO-BREAK SPACE}").join(words for kind, words in _KEY.items() if kind in used))
    told = "; ".join(f"{when(item.day)}: {item.words}" for item in drawn)
    return chart(
        f"Timeline: {plain(title)}", subtitle, f"Timeline. {told}.", room=width, titled=titled,
        width=width - 20, height=height, layer=[*_spine(rows, gaps, y), *_words(rows, y, left), *_marks(rows, y)],
    )  # fmt: skip


def _rows(
    items: Sequence[Item], room: float, *, beside: bool
) -> tuple[list[dict[str, Any]], list[dict[str, Any]], float]:
    """The data of the rows, each with its place in the list, of the waits between them, and the height of all."""
    out: list[dict[str, Any]] = []
    gaps: list[dict[str, Any]] = []
    at, before = 10.0, 0
    for item in items:
        day = _day(item.day)
        if out and day - before >= _WAIT:
            gaps.append({"y": at - 12, "end": at + 16, "middle": at + 2, "told": f"{day - before} days"})
            at += 30
        before = day
        lines = wrapped(item.words, room, most=_LINES)
        out.append(
            {
                "y": at, "lines": lines, "date": when(item.day), "kind": item.kind, "event": item.words,
                "figure": item.figure, "words": f"{when(item.day)}: {item.words}. {item.outlet}",
                "shape": _SHAPES[item.kind], "citation": cited(item.citation, item.outlet),
            }
        )  # fmt: skip
        at += (len(lines) + (0 if beside else 1)) * LINE + 12
    return out, gaps, at - 12


def _day(stamp: str) -> int:
    """The number of the day; of a month or year its middle."""
    parts = [int(part) for part in stamp.split("-")]
    if len(parts) == 3:
        return date(parts[0], parts[1], parts[2]).toordinal()
    if len(parts) == 2:
        return (date(parts[0], parts[1], 1) + timedelta(days=14)).toordinal()
    return date(parts[0], 7, 1).toordinal()


def _spine(rows: Sequence[dict[str, Any]], gaps: Sequence[dict[str, Any]], y: dict[str, Any]) -> list[dict[str, Any]]:
    """The line that joins the marks, dotted over a wait."""
    starts = [rows[0]["y"], *(gap["end"] for gap in gaps)] if rows else []
    ends = [*(gap["y"] for gap in gaps), rows[-1]["y"]] if rows else []
    joined = [{"y": start, "end": end} for start, end in zip(starts, ends, strict=True)]
    down = {"x": {"value": _AXIS}, "y": y, "y2": {"field": "end"}}
    rule = {"type": "rule", "color": SOFT, "aria": False}
    text = {"type": "text", "align": "left", "baseline": "middle", "color": SOFT, "fontStyle": "italic", "aria": False}
    out: list[dict[str, Any]] = [{"data": {"values": joined}, "mark": {**rule, "strokeWidth": 1.5}, "encoding": down}]
    if gaps:
        out += [
            {"data": {"values": list(gaps)}, "mark": {**rule, "strokeDash": [1, 4], "strokeWidth": 1.5},
             "encoding": down},
            {"data": {"values": list(gaps)}, "mark": text,
             "encoding": {"x": {"value": _TEXT}, "y": {**y, "field": "middle"}, "text": {"field": "told"}}},
        ]  # fmt: skip
    return out


def _words(rows: Sequence[dict[str, Any]], y: dict[str, Any], left: float) -> list[dict[str, Any]]:
    beside = left > _TEXT
    base = {"type": "text", "align": "left", "baseline": "middle", "aria": False, "lineHeight": LINE}
    dates = {"mark": {**base, "color": SOFT}, "encoding": {"x": {"value": _TEXT}, "y": y, "text": {"field": "date"}}}
    lines = {"mark": {**base, "color": INK, "dy": 0 if beside else LINE},
             "encoding": {"x": {"value": left}, "y": y, "text": {"field": "lines"}}}  # fmt: skip
    return [{"data": {"values": list(rows)}, "layer": [dates, lines]}]


def _marks(rows: Sequence[dict[str, Any]], y: dict[str, Any]) -> list[dict[str, Any]]:
    out = []
    for kind, shape in _SHAPES.items():
        same = [row for row in rows if row["kind"] == kind]
        colour = {"figure": PLAIN, "denied": CLASH}.get(kind, INK)
        fill = PAPER if kind in ("planned", "possible") else colour
        if same:
            out.append(
                {
                    "data": {"values": same},
                    "mark": {"type": "point", "shape": shape, "size": 75, "opacity": 1, "strokeWidth": 2,
                             "stroke": colour, "fill": fill},
                    "encoding": {"x": {"value": _AXIS}, "y": {**y, "field": "y"},
                                 "description": {"field": "words"}, "tooltip": {"field": "words"}},
                }
            )  # fmt: skip
    return out
