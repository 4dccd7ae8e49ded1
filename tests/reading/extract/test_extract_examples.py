"""The example coverage, page by page: each outlet's own template gives up its article whole."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from writethru.core.types import RawEntry
from writethru.reading.extract import extract

EXAMPLES = Path(__file__).parents[3] / "examples"
EXPECTED = {
    "coverage/01-northgate-press.html": (
        "Northgate Press",
        ("Ingrid Solane", "Anders Hartwick"),
        "2026-04-16T12:35:00+02:00",
        "NP",
        10,
    ),
    "coverage/02-harrow-gazette.html": ("The Harrow Gazette", (), "2026-04-16T15:50:00", "Northgate Press", 9),
    "coverage/03-selmont-observer.html": ("Selmont Observer", ("Liv Tandberg",), "2026-04-16T18:40:00+02:00", None, 9),
    "coverage/04-castrel-tribune.html": ("Castrel Tribune", ("Radu Olaren",), "2026-04-16T20:10:00+03:00", None, 8),
    "coverage/05-port-linden-sentinel.html": (
        "Port Linden Sentinel",
        ("Naomi Castellan",),
        "2026-04-16T14:20:00-04:00",
        None,
        8,
    ),
    "coverage/06-the-longview.html": ("The Longview", ("Desmond Achterberg",), "2026-04-16T19:00:00+00:00", None, 8),
    "day2/01-northgate-press.html": ("Northgate Press", ("Ingrid Solane",), "2026-04-17T13:05:00+02:00", "NP", 7),
}


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_example_page(name):
    path = EXAMPLES / name
    article = extract(RawEntry(str(path), "html", path.read_text("utf-8"), file=str(path)), today=date(2026, 11, 25))
    outlet, byline, published, credit, paragraphs = EXPECTED[name]
    assert (article.outlet, article.byline, article.published, article.credit) == (outlet, byline, published, credit)
    assert len(article.text.split("\n\n")) == paragraphs
    assert article.completeness == "full"
    for furniture in (
        "cookie",
        "Advertis",
        "Most read",
        "Comments",
        "Copyright",
        "Sign up",
        "(NP Photo)",
        "covered the frontier",
    ):
        assert furniture not in article.text
