"""Who counts what as one HTML file that needs nothing else, no script either.

The range charts of what disagrees or moves stand in it where the extra ``charts`` is installed; without it the tables
hold all that they would show.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence

from writethru.core.types import Failure
from writethru.ledger.who import outlet_of
from writethru.publish.charts.choose import kind_of, spec_of
from writethru.publish.charts.points import MOST, Counted, Point
from writethru.publish.charts.render import dark_style, installed, svg
from writethru.publish.charts.spec import NARROW, WIDE
from writethru.publish.figures.page import page_of
from writethru.publish.figures.table import Counts, Table, Value
from writethru.publish.templating import filled, part
from writethru.publish.words import plain, web_address, when

# pictures of one page; the series that follow have their tables alone
MOST_PICTURES = 12
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d)?")


def figures_html(table: Table, *, failures: Sequence[Failure] = ()) -> str:
    """The page; ``failures`` are the sources that could not be used."""
    from markupsafe import Markup

    page = page_of(table)
    drawn = _pictures(table.series) if installed() else {}
    return filled(
        "figures.html.j2",
        style=part("base.css")
        + part("voices.css")
        + part("figures.css")
        + dark_style(".drawing ", paper="var(--paper)"),
        page=page,
        # drawn by our converter from records, and every word in it escaped
        pictures={key: (alt, [Markup(one) for one in pair]) for key, (alt, pair) in drawn.items()},  # noqa: S704
        failures=[Failure(plain(failure.source), plain(failure.reason)) for failure in failures],
    )


def _pictures(shown: Sequence[Counts]) -> Mapping[int, tuple[str, tuple[str, ...]]]:
    """A picture for a wide and one for a narrow screen, with their words, by the number of the series."""
    drawable = [counted for counted in map(_counted, shown) if counted.differs]
    out = {}
    for counted in drawable[:MOST_PICTURES]:
        # a bracket shows at a glance what disagrees; a line how a count went on
        kind = "range" if counted.clash else kind_of(counted)
        specs = [spec_of(counted, kind, width=width, titled=False) for width in (WIDE, NARROW)]
        out[counted.number] = (str(specs[0]["description"]), tuple(svg(spec, standing_alone=False) for spec in specs))
    return out


def _counted(one: Counts) -> Counted:
    """The series as the charts take it: a point for each value that has a number."""
    clashing = {number for link in one.links if link.relation == "conflict" for number in (link.a, link.b)}
    points = tuple(_point(value, value.number in clashing) for value in one.values[-MOST:] if _drawable(value))
    left_out = len(one.values) - len(points)
    series = one.series
    return Counted(one.number, one.what, one.state, series.measure, series.unit, points, one.origins, left_out)


def _drawable(value: Value) -> bool:
    ends = [end for end in (value.low, value.high) if end is not None]
    # larger numbers cannot be told apart on any scale, and overflow what draws them
    return bool(ends) and all(math.isfinite(end) and abs(end) < 1e100 for end in ends)


def _point(value: Value, clashes: bool) -> Point:
    first = value.quotes[0]
    date = value.as_of or ""
    as_of = f"{'published' if value.dated == 'article' else 'as of'} {when(date)}" if date else ""
    # a slip in a copy is no count that the voice lowered
    who = f"{value.who}, in the copy of {value.outlets[0]}" if value.altered else value.who
    return Point(
        first.figure, plain(who), value.words, value.low, value.high, value.approx,
        date if _DAY.fullmatch(date) else "", as_of, plain(outlet_of(first.article)), web_address(first.article.url),
        plain(first.citation.quote), tuple(quote.citation for quote in value.quotes), clashes,
    )  # fmt: skip
