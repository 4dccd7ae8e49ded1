"""The brief as one HTML file that needs nothing else: every line opens its evidence.

It is readable without its script, on a phone, in the dark and on paper. A content security policy lets only the page's
own style and script run, by their hashes, so that nothing in an article's words can.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from writethru.core.types import Brief, Failure, Ledger
from writethru.publish.page import page_of
from writethru.publish.pictures import Mark, Shape
from writethru.publish.words import capital, quoted, sentence

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = Path(__file__).parent.parent / "templates"
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
        from markupsafe import Markup

        style, script = _part("page.css"), _part("page.js")
        return (
            _environment()
            .get_template("page.html.j2")
            .render(
                page=page_of(brief, ledger, failures),
                # our own files: they hold no word of an article
                style=Markup(style),  # noqa: S704
                script=Markup(script),  # noqa: S704
                style_hash=_hash(style),
                script_hash=_hash(script),
                shown_groups=SHOWN_GROUPS,
                legend=LEGEND,
                samples=_SAMPLES,
            )
        )


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(capital=capital, sentence=sentence, quoted=quoted, tied=_tied)
    return environment


@cache
def _part(name: str) -> str:
    return (TEMPLATES / name).read_text("utf-8")


def _tied(date: str) -> str:
    """The date with its parts kept on one line; the time may go to the next."""
    return re.sub(r"(?<!,) ", "\N{NO-BREAK SPACE}", date)


def _hash(part: str) -> str:
    """The part's hash as a content security policy names it."""
    return "sha256-" + base64.b64encode(hashlib.sha256(part.encode()).digest()).decode()


PLUGIN = HtmlTarget()
