"""The brief as one HTML file that needs nothing else: every line opens its evidence.

It is readable without its script, on a phone, in the dark and on paper. A content security policy lets only the page's
own style and script run, by their hashes, so that nothing in an article's words can.
"""

from __future__ import annotations

from collections.abc import Sequence

from writethru.core.types import Brief, Failure, Ledger
from writethru.publish.page import page_of
from writethru.publish.pictures import Mark, Shape
from writethru.publish.templating import filled, part

# groups of figures that are shown before the rest is folded away
SHOWN_GROUPS = 8
LEGEND: tuple[tuple[Shape, str], ...] = (
    ("dot", "exact"),
    ("ring", "about"),
    ("up", "at least"),
    ("down", "at most"),
    ("bar", "range"),
)
_SAMPLES = {
    shape: Mark(words, shape, 0, 55) if shape in ("down", "bar") else Mark(words, shape, 45, 45)
    for shape, words in LEGEND
}


class HtmlTarget:
    """One self-contained page."""

    name = "html"
    endings = (".html", ".htm")

    def render(self, brief: Brief, ledger: Ledger, *, failures: Sequence[Failure] = ()) -> str:
        return filled(
            "page.html.j2",
            style=part("base.css") + part("page.css"),
            script=part("page.js"),
            page=page_of(brief, ledger, failures),
            shown_groups=SHOWN_GROUPS,
            legend=LEGEND,
            samples=_SAMPLES,
        )


PLUGIN = HtmlTarget()
