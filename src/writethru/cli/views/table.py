"""Tables and headings for the terminal: rich where standard output is one, plain text of 100 columns elsewhere."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Sequence

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

PLAIN_WIDTH = 100


def render(parts: Iterable[RenderableType], *, to_file: bool = False) -> str:
    """The parts as one string: coloured and as wide as the terminal where standard output is one."""
    live = not to_file and sys.stdout.isatty()
    console = Console(
        file=io.StringIO(),
        width=Console().width if live else PLAIN_WIDTH,
        force_terminal=live,
        no_color=not live,
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
