"""Charts as one HTML page that needs nothing else: each with its words and the table of what is plotted.

The pictures are drawn where the extra ``charts`` is installed; without it the page has the tables and says so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from writethru.core.types import Ledger
from writethru.publish.charts.choose import kind_of, spec_of, story_timeline
from writethru.publish.charts.points import Counted, Point, backward_steps
from writethru.publish.charts.render import MISSING, dark_style, installed, svg
from writethru.publish.charts.spec import NARROW, WIDE
from writethru.publish.charts.timeline import MOST, Item
from writethru.publish.templating import filled, part
from writethru.publish.words import capital, plain, when

# rows of a table; the latest
MOST_ROWS = 200


@dataclass(frozen=True, slots=True)
class Row:
    """What is plotted, in words; ``mark`` says what the picture says by a mark of its own."""

    cells: tuple[str, ...]
    mark: str
    outlet: str
    address: str | None
    quote: str
    figure: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """One chart of the page. ``pictures`` are SVG for a wide and a narrow screen, or none."""

    name: str
    title: str
    subtitle: tuple[str, ...]
    alt: str
    heads: tuple[str, ...]
    pictures: tuple[str, ...]
    rows: tuple[Row, ...]
    # rows that the table leaves out
    more: int


def charts_html(
    ledger: Ledger, series: Sequence[Counted], *, kind: str | None = None, items: Sequence[Item] = ()
) -> str:
    """The page: a chart of each series, and a timeline of ``items`` where there are some."""
    from markupsafe import Markup

    drawings = [_series(one, kind or kind_of(one)) for one in series]
    if items:
        drawings.append(_timeline(ledger, items))
    return filled(
        "charts.html.j2",
        style=part("base.css") + part("charts.css") + dark_style(".drawing ", paper="var(--paper)"),
        title=plain(ledger.story.title) or "(no title)",
        # drawn by our converter from records, and every word in it escaped
        drawings=[(one, [Markup(picture) for picture in one.pictures]) for one in drawings],  # noqa: S704
        missing="" if installed() else MISSING,
    )


def _pictures(specs: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    return tuple(svg(spec, standing_alone=False) for spec in specs) if installed() else ()


def _series(series: Counted, kind: str) -> Drawing:
    specs = [spec_of(series, kind, width=width, titled=False) for width in (WIDE, NARROW)]
    lowered = {step.after.figure: step for step in backward_steps(series)}

    def mark(point: Point) -> str:
        told = ["conflicts"] if point.clashes else []
        return ", ".join(
            told + ([f"lowered from {lowered[point.figure].before.value}"] if point.figure in lowered else [])
        )

    rows = tuple(
        Row((point.who, point.value, capital(point.as_of) or "no date given"), mark(point), point.outlet, point.address,
            point.sentence, point.figure)
        for point in series.points[-MOST_ROWS:]
    )  # fmt: skip
    return Drawing(
        f"series-{series.number}", series.what, tuple(specs[0]["usermeta"]["subtitle"]), specs[0]["description"],
        ("Who says", "How many", "As of"), _pictures(specs), rows, len(series.points) - len(rows),
    )  # fmt: skip


def _timeline(ledger: Ledger, items: Sequence[Item]) -> Drawing:
    specs = [story_timeline(ledger, items, width=width, titled=False) for width in (WIDE, NARROW)]
    rows = tuple(
        Row((when(item.day), item.words), "", item.outlet, None, plain(item.citation.quote), item.figure)
        for item in items[-MOST:]
    )
    return Drawing(
        "timeline", "Timeline", tuple(specs[0]["usermeta"]["subtitle"]), specs[0]["description"],
        ("Date", "What"), _pictures(specs), rows, len(items) - len(rows),
    )  # fmt: skip
