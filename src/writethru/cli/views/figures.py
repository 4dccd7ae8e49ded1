"""``writethru figures`` in the terminal: each counted thing with its values, who gives them, and what disagrees."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.table import Table as Grid
from rich.text import Text

from writethru.cli.views.table import render
from writethru.publish.figures.page import Part, ShownLink, ShownSeries, ShownValue, page_of
from writethru.publish.figures.table import Table
from writethru.publish.words import quoted

WHAT, VALUE, PAST, WARNING = "bold cyan", "bold green", "green", "bold red"
STATES = {"conflicting": WARNING, "updated": "yellow", "unresolved": "yellow", "agreed": "dim"}
LINKS = {"conflict": WARNING, "update downwards": "yellow", "editor": "bold"}
# columns; longer lines are hard to read
WIDEST = 112
# room for the number, the value and the day
NUMBER, AMOUNT, DAY = 6, 22, 13
# reasons of one series that are shown; the other formats have them all
MOST_LINKS = 6
# numbers mentioned once that a reader of a terminal will scroll through
MOST_ONCE = 300


def figures_view(table: Table, *, to_file: bool = False, ids: bool = False) -> str:
    """The whole table as text; with ``ids`` the id of a figure stands at each value."""
    return render(_parts(table, ids), to_file=to_file, most=WIDEST)


def _parts(table: Table, ids: bool) -> Iterator[RenderableType]:
    page = page_of(table)
    yield Text(page.title, style="bold")
    yield Text(page.nothing or page.scope, style="dim")
    if page.by_article:
        yield Text("A day in brackets is that of the article: its text gives none.", style="dim")
    for part in page.parts:
        yield Text(f"\n{part.title.upper()}", style="bold")
        if part.section == "once":
            yield from _once(part.series, ids)
            continue
        for one in part.series:
            yield from _series(one, part, ids)


def _series(one: ShownSeries, part: Part, ids: bool) -> Iterator[RenderableType]:
    head = Text.assemble("\n" if one is not part.series[0] else "", (f"{one.number}. {one.what}", WHAT))
    head.append(f"  {one.words}", style=WARNING if part.section == "conflicting" else STATES[one.state])
    yield head
    grid = _grid()
    for value in one.values:
        _row(grid, value, _who(value), ids=ids)
    yield grid
    for link in one.links[:MOST_LINKS]:
        yield _link(link)
    if len(one.links) > MOST_LINKS:
        yield _indented(Text(f"and {len(one.links) - MOST_LINKS} more", style="dim"))
    for words in one.beside:
        yield _indented(Text(words, style="dim"))


def _who(value: ShownValue) -> Text:
    return Text(value.who) if value.named else Text("no reporter named", style="dim italic")


def _once(series: Sequence[ShownSeries], ids: bool) -> Iterator[RenderableType]:
    grid = _grid()
    for one in series[:MOST_ONCE]:
        for value in one.values:
            what = Text(quoted(value.around)) if one.nameless else Text(one.what, style="cyan")
            _row(grid, value, what, who=value.who if value.named else "no reporter named", ids=ids)
    yield grid
    if len(series) > MOST_ONCE:
        yield _indented(Text(f"and {len(series) - MOST_ONCE:,} more, which the other formats have", style="dim"))


def _grid() -> Grid:
    grid = Grid.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=NUMBER - 1, no_wrap=True)
    grid.add_column(width=AMOUNT)
    grid.add_column(width=DAY)
    grid.add_column()
    return grid


def _row(grid: Grid, value: ShownValue, first: Text, *, ids: bool, who: str = "") -> None:
    told = first
    facts = [*([who] if who else []), value.carried, *value.marks, *(value.figures[:1] if ids else ())]
    told.append(f"\n{' · '.join(facts)}", style="dim")
    for flag in value.flags:
        told.append(f"\n{flag}", style="yellow")
    grid.add_row(
        Text(f"[{value.number}]".rjust(NUMBER - 1), style="dim"),
        Text(value.value, style=PAST if value.overtaken else VALUE),
        Text(_short(value), style="dim"),
        told,
    )


def _link(link: ShownLink) -> RenderableType:
    style = LINKS.get(link.kind, "dim")
    return _indented(Text.assemble((link.kind, style), f" {link.pair}: {link.reason}"))


def _indented(text: Text) -> RenderableType:
    from rich.padding import Padding

    return Padding(text, (0, 0, 0, NUMBER))


def _short(value: ShownValue) -> str:
    """The day in a column's room: "2 Mar 2031"; in brackets where it is only that of the article."""
    if not value.as_of:
        return "no date"
    date, _, hour = value.as_of.partition(", ")
    words = date.split(" ")
    words = [word[:3] if word.isalpha() else word for word in words]
    told = " ".join(words) + (f"\n{hour}" if hour else "")
    return f"({told})" if value.by_article else told
