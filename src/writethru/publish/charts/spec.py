"""What the charts share: paper and ink, titles, the datum of a figure, wrapped words, round ticks."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterable, Sequence
from typing import Any

from writethru.core.types import Citation
from writethru.publish.charts.points import Counted, Point
from writethru.publish.words import STATES, count, listed, number, when

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
# each colour has one role, so that a style sheet can turn it for the dark; the hues are Okabe and Ito's
PAPER, INK, SOFT, RULE, BAND = "#ffffff", "#1d1b18", "#5d5850", "#ddd7cb", "#fbe3d3"
PLAIN, CLASH = "#0072b2", "#c04f00"
HUES = (PLAIN, "#b85a00", "#00805c", "#a6508a", "#8a6d00", "#2f7fb5", "#4d4d4d")
SHAPES = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-right")
DASHES: tuple[list[int], ...] = ([1, 0], [6, 3], [2, 2], [8, 3, 2, 3], [12, 4], [4, 4], [1, 3])
DARK = {
    PAPER: "#16171a", INK: "#e9e5dc", SOFT: "#b0aba1", RULE: "#3a3b3f", BAND: "#4a2a18", PLAIN: "#62b6ee",
    CLASH: "#ff9a5e", HUES[1]: "#f2a65a", HUES[2]: "#3fc9a0", HUES[3]: "#e39ac9", HUES[4]: "#d9bf4e",
    HUES[5]: "#9ad0f5", HUES[6]: "#c9c9c9",
}  # fmt: skip
WIDE, NARROW = 640, 340
# pixels of a line of text, and of a letter of it on average
LINE = 16
LETTER = 6.3
# who says what is told in the subtitle for so many voices
_TOLD = 4


# numbers of an axis as news writes them
NUMBERS = (
    " : ".join(
        f"abs(datum.value) >= {size} ? format(datum.value / {size}, ',.3~f') + ' {name}'"
        for name, size in (("trillion", "1e12"), ("billion", "1e9"), ("million", "1e6"))
    )
    + " : format(datum.value, ',.12~g')"
)


def chart(title: str, subtitle: Sequence[str], alt: str, *, room: int, titled: bool, **parts: Any) -> dict[str, Any]:
    """The specification with its title, its words for those who cannot see it, and the look of all our charts."""
    spec: dict[str, Any] = {"$schema": SCHEMA, "description": alt, "background": PAPER, "padding": 10 if titled else 4}
    if titled:
        spec["title"] = {
            "text": wrapped(title, room, size=17),
            "subtitle": [line for words in subtitle for line in wrapped(words, room)],
        }
    return {**spec, **parts, "config": _CONFIG, "usermeta": {"title": title, "subtitle": list(subtitle)}}


_CONFIG: dict[str, Any] = {
    "font": FONT,
    "view": {"stroke": None},
    "title": {
        "anchor": "start", "frame": "bounds", "color": INK, "fontSize": 17, "lineHeight": 21, "subtitleColor": SOFT,
        "subtitleFontSize": 12, "subtitleLineHeight": LINE, "subtitlePadding": 5, "offset": 14,
    },
    "axis": {
        "labelColor": SOFT, "titleColor": SOFT, "gridColor": RULE, "tickColor": RULE, "domainColor": RULE,
        "labelFontSize": 11, "titleFontSize": 12, "titleFontWeight": "normal",
    },
    "legend": {"labelColor": INK, "labelFontSize": 12, "labelLimit": 0, "symbolStrokeWidth": 2},
    "text": {"color": INK, "fontSize": 12},
}  # fmt: skip


def cited(citation: Citation, outlet: str) -> dict[str, Any]:
    return {
        "article": citation.article, "revision": citation.revision, "start": citation.start, "end": citation.end,
        "sha256": citation.sha256, "quote": citation.quote, "outlet": outlet,
    }  # fmt: skip


def datum(point: Point, **more: Any) -> dict[str, Any]:
    """What a mark of this figure is drawn from, with the words of the article that it rests on."""
    first, *others = point.citations
    out: dict[str, Any] = {
        "figure": point.figure, "who": point.who, "value": point.value, "low": point.low, "high": point.high,
        "approx": point.approx, "as_of": point.as_of, "words": point.words,
        "citation": cited(first, point.outlet),
    }  # fmt: skip
    if others:
        out["copies"] = [cited(item, point.outlet) for item in others]
    return {**out, **more}


def evidence(points: Iterable[Point]) -> dict[str, Any]:
    """The figures and citations of a mark that stands for several."""
    given = list(points)
    return {
        "figures": [point.figure for point in given],
        "citations": [cited(point.citations[0], point.outlet) for point in given],
    }


def who_counts_what(series: Counted) -> list[str]:
    """The lines beneath a title: who gives which number, from how many origins, and whether they agree."""
    voices = series.voices
    told = [f"{who}: {given[-1].value}{_since(series, given[-1])}" for who, given in voices.items()]
    if len(told) > _TOLD:
        low, high = min(series.points, key=lambda p: p.at), max(series.points, key=lambda p: p.at)
        told = [f"{len(told)} reporters, from {low.value} ({low.who}) to {high.value} ({high.who})"]
    state = STATES[series.state] if len(series.points) > 1 and series.differs else ""
    if len(voices) == 1 and len(series.points) == 1:
        state = "one report"
    facts = [count(len(series.points), "figure"), count(series.origins, "independent origin"), state]
    if series.left_out:
        facts.append(f"{series.left_out} without a number not drawn")
    return ["; ".join(told), ", ".join(filter(None, facts))]


def _since(series: Counted, last: Point) -> str:
    """The day of a count, where not all are of one day."""
    return f" ({tied(when(last.day[:10]))})" if series.days > 1 and last.day else ""


def in_words(series: Counted, kind: str) -> str:
    """The whole picture in words."""
    each = [f"{point.who} says {point.value}{', ' + point.as_of if point.as_of else ''}" for point in series.points]
    ends = [number(end) for end in series.clash or ()]
    clash = f" The sources conflict: from {ends[0]} to {ends[1]}." if ends else ""
    many = f" First and last of {len(each)}: {each[0]}; {each[-1]}." if len(each) > 30 else f" {listed(each, most=99)}."
    return f"{kind}: {series.what}.{many}{clash}"


def wrapped(text: str, width: float, *, size: float = 12, most: int = 4) -> list[str]:
    """The words in lines of at most so many pixels; the last of ``most`` lines ends in "…" where words are left."""
    letters = max(8, int(width / (LETTER * size / 12)))
    lines = textwrap.wrap(text, letters, break_on_hyphens=False)
    if len(lines) <= most:
        return lines or [""]
    last = lines[most - 1]
    if len(last) + 2 > letters:
        last = last[: letters - 2].rsplit(" ", 1)[0].rstrip()
    return [*lines[: most - 1], f"{last} …"]


def ticks(low: float, high: float, most: int = 5) -> list[float]:
    """Round numbers that enclose both; from nought where that costs little width."""
    if 0 <= low <= 0.6 * high:
        low = 0.0
    if high == low:
        low, high = low - 1, high + 1
    raw = (high - low) / max(1, most - 1)
    power = 10.0 ** math.floor(math.log10(raw))
    step = power * next((factor for factor in (1, 2, 2.5, 5, 10) if factor * power >= raw), 10)
    if not float(step).is_integer() and float(low).is_integer() and float(high).is_integer():
        # half a person is no tick
        step = max(1.0, 2 * step)
    start, end = math.floor(low / step), math.ceil(high / step)
    return [round(n * step, 10) for n in range(start, max(end, start + 1) + 1)]


def decades(low: float, high: float) -> list[float]:
    """Powers of ten that enclose both; ``low`` is above nought."""
    first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
    step = max(1, math.ceil((last - first) / 6))
    return [10.0**power for power in range(first, last + step, step)]


def tied(words: str) -> str:
    """The words kept on one line."""
    return words.replace(" ", "\N{NO-BREAK SPACE}")


def scale_of(values: Sequence[float], most: int) -> tuple[list[float], bool]:
    """Ticks, and whether the scale goes by powers of ten: it does where one number is 300 times another."""
    low, high = min(values), max(values)
    if low > 0 and high / low >= 300:
        return decades(low, high), True
    return ticks(low, high, most), False
