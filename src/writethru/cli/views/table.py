"""Tables and headings for the terminal: rich where standard output is one, plain text of 100 columns elsewhere."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable, Sequence

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

PLAIN_WIDTH = 100


def is_live(to_file: bool = False) -> bool:
    """Does the text go to a terminal?"""
    return not to_file and sys.stdout.isatty()


def is_coloured(to_file: bool = False) -> bool:
    """Does the text go to a terminal that shows colours, to somebody who wants them?"""
    return is_live(to_file) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") not in ("dumb", "unknown")


def render(parts: Iterable[RenderableType], *, to_file: bool = False, most: int | None = None) -> str:
    """The parts as one string: coloured and as wide as the terminal where standard output is one.

    ``most`` is the number of columns beyond which lines of prose are hard to read.
    """
    live = is_live(to_file)
    width = Console().width if live else PLAIN_WIDTH
    console = Console(
        file=io.StringIO(),
        width=min(width, most or width),
        force_terminal=live,
        # None: as the environment says
        no_color=None if live else True,
        highlight=False,
        legacy_windows=False,
    )
    with console.capture() as capture:
        for part in parts:
            console.print(part)
    lines = capture.get().splitlines()
    return "\n".join(line.rstrip() for line in lines) + "\n"


def table(columns: Sequence[str], rows: Iterable[Sequence[str]], *, wide: int = -1) -> Table:
    """A plain table; column number ``wide`` takes the room that is left."""
    grid = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold", show_edge=False)
    for number, name in enumerate(columns):
        grid.add_column(name, ratio=1 if number == wide % len(columns) else None, overflow="fold")
    for row in rows:
        grid.add_row(*(Text(cell) for cell in row))
    return grid


def heading(text: str) -> Text:
    return Text(f"\n{text}", style="bold")
