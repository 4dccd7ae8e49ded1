"""The brief for a terminal: as wide as the window, in colour where there is any, sources beneath.

Control characters in the words of articles never reach the terminal.
"""

from __future__ import annotations

import io
import shutil
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from writethru.core.types import Brief, Failure, Ledger
from writethru.publish.page import FigureGroup, Page, Shown, page_of
from writethru.publish.words import capital, plain, sentence

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

NARROWEST, WIDEST = 40, 100
# groups of figures that are shown before the rest is only counted
SHOWN_GROUPS = 8


class TerminalTarget:
    """For reading where the command was typed."""

    name = "terminal"
    endings: tuple[str, ...] = ()

    def render(self, brief: Brief, ledger: Ledger, *, failures: Sequence[Failure] = ()) -> str:
        width = shutil.get_terminal_size((WIDEST, 24)).columns
        return in_columns(page_of(brief, ledger, failures), width=width, colour=sys.stdout.isatty())


PLUGIN = TerminalTarget()


def in_columns(page: Page, *, width: int, colour: bool) -> str:
    """The page as lines of at most ``width`` columns."""
    from rich.console import Console

    out = io.StringIO()
    console = Console(
        file=out,
        width=max(NARROWEST, min(WIDEST, width)),
        force_terminal=colour,
        color_system="auto" if colour else None,
        highlight=False,
        emoji=False,
        markup=False,
        legacy_windows=False,
    )
    _head(console, page)
    _prose(console, page)
    _sources(console, page)
    _label(console, page)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def _text(*parts: str | Text | tuple[str, str]) -> Text:
    from rich.text import Text

    return Text.assemble(*parts)


def _said(said: Shown, words: str | None = None) -> Text:
    """The words and, in brackets, the numbers of the sources they rest on."""
    numbers = sorted({source.number for source in said.sources if source.number})
    cited = f" [{', '.join(map(str, numbers))}]" if numbers else ""
    return _text(plain(words or said.text), (cited, "cyan"))


def _heading(console: Console, title: str) -> None:
    console.print()
    console.print(_text((title.upper(), "bold")))


def _hanging(console: Console, first: str, body: Text) -> None:
    """A paragraph whose lines after the first are set in."""
    from rich.padding import Padding

    if not first:
        console.print(body)
        return
    from rich.table import Table

    grid = Table.grid(padding=0)
    grid.add_column(width=len(first))
    grid.add_column()
    grid.add_row(_text((first, "dim")), body)
    console.print(Padding(grid, 0))


def _head(console: Console, page: Page) -> None:
    if page.banner:
        console.print(_text((page.banner, "bold reverse")))
        console.print()
    console.print(_text((plain(page.headline.text), "bold"), _said(page.headline, " ")))
    if page.standfirst:
        console.print()
        console.print(_said(page.standfirst))
    console.print()
    facts = [f"Edition {page.edition}", *([f"coverage up to {page.as_of}"] if page.as_of else []), page.scope]
    console.print(_text((" · ".join(facts), "dim")))


def _prose(console: Console, page: Page) -> None:
    figures = page.section("figures")
    for section in page.before_figures:
        _heading(console, section.title)
        _lines(console, section.lines, "" if section.name == "overview" else "– ")
    if page.figures or figures:
        _heading(console, "Figures")
        _lines(console, figures.lines if figures else (), "– ")
        for group in page.figures[:SHOWN_GROUPS]:
            _figures(console, group)
        left = len(page.figures) - SHOWN_GROUPS
        if left > 0:
            console.print(_text((f"{left} more in the other formats (-o brief.html)", "dim")))
    for section in page.after_figures:
        _heading(console, section.title)
        _lines(console, section.lines, "– ")
    if page.timeline and len(page.timeline) <= 12:
        _heading(console, "Timeline")
        for event in page.timeline:
            status = f" ({event.status})" if event.status else ""
            _hanging(console, "– ", _text((f"{event.date}{status}: ", "dim"), _said(event.said)))
    for item in page.corrections:
        _heading(console, "Correction")
        console.print(_text(f"{item.date}: {item.said} {item.reason}"))


def _lines(console: Console, lines: Sequence[Shown], first: str) -> None:
    for number, line in enumerate(lines):
        if number and not first:
            console.print()
        _hanging(console, first, _said(line))


def _figures(console: Console, group: FigureGroup) -> None:
    from rich.table import Table

    console.print(_text((capital(group.what), "bold"), (f"  {group.state_words}", "yellow")))
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    for ratio in (4, 5, 3, 2):
        table.add_column(ratio=ratio)
    for row in group.rows:
        judged = f" ({row.judged})" if row.judged else ""
        table.add_row(_said(row.said, row.value), _text(row.who_says, (judged, "dim")),
                      _text((row.as_of or "no date", "dim")), _text((row.origins, "dim")))  # fmt: skip
    console.print(table)


def _sources(console: Console, page: Page) -> None:
    if not page.groups:
        return
    _heading(console, "Sources by origin")
    room = len(str(sum(len(group.sources) for group in page.groups))) + 3
    for group in page.groups:
        if len(group.sources) > 1:
            why = f" {sentence(group.why)}" if group.why else ""
            console.print(_text((f"One origin, {len(group.sources)} articles.{why}", "dim")))
        for source in group.sources:
            extra = f" ({source.completeness_words})" if source.completeness != "full" else ""
            place = f" {source.address or source.place}".rstrip()
            body = _text((source.outlet, "bold"), f", {source.title}, {source.published}{extra}", (place, "dim"))
            _hanging(console, f"[{source.number}]".ljust(room), body)


def _label(console: Console, page: Page) -> None:
    console.print()
    console.print(_text((" ".join(page.label), "dim")))
    for note in page.notes:
        _hanging(console, "Note: ", _text(sentence(note)))
