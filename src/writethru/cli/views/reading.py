"""``writethru read`` in the terminal: the article with its statements marked, and what was read in it below.

Speaker, cue and what is said are told apart by weight and line as well as by colour; where there is neither, by
corner brackets. The number after a cue leads to the list.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from writethru.cli.views.table import heading, is_coloured, render, table
from writethru.core.types import Reading
from writethru.publish.marked import Run
from writethru.publish.readings.page import Note, Paragraph, ReadingPage, Rows, page_of
from writethru.publish.voice import MARKS
from writethru.publish.words import capital, straight

SPEAKER, CUE, CERTAINTY = "bold cyan", "italic magenta", "bold yellow"
# what is said, and what is said within that
CONTENT = ("green", "green underline", "bold green underline")
FIGURE, HEDGE, OTHER = "underline", "bold yellow", "reverse"
OPEN, CLOSE = "⌜", "⌟"
# columns; longer lines are hard to read
WIDEST = 104


def reading_view(
    readings: Sequence[Reading], *, only: Sequence[str] = (), offsets: bool = False, to_file: bool = False
) -> str:
    """All readings, one after another."""
    coloured = is_coloured(to_file)
    pages = [page_of(reading, only) for reading in readings]
    return render((part for page in pages for part in _page(page, offsets, coloured)), to_file=to_file, most=WIDEST)


def _page(page: ReadingPage, offsets: bool, coloured: bool) -> Iterator[RenderableType]:
    yield Text(page.title, style="bold")
    yield Text(" · ".join([page.outlet, page.published, *page.facts]), style="dim")
    if page.scope:
        yield Text(page.scope, style="dim")
    yield Text("")
    yield from _legend(page, coloured)
    for paragraph in page.paragraphs:
        yield _paragraph(paragraph, coloured, page)
        yield Text("")
    if page.notes:
        yield Text(f"Statements ({len(page.notes)})", style="bold")
        for note in page.notes:
            yield from _note(note, offsets)
    for rows in page.tables:
        yield heading(f"{rows.title} ({len(rows.rows)})")
        yield _table(rows, offsets)
    yield Text("")
    yield Text(f"read by {page.engine}", style="dim")
    yield Text("")


def _legend(page: ReadingPage, coloured: bool) -> Iterator[Text]:
    """What the marks mean; only those that the text has."""
    if not page.notes:
        return
    content = Text("what is said", style=CONTENT[0])
    if not coloured:
        content = Text(f"{OPEN}what is said{CLOSE}")
    parts = [Text("speaker", style=SPEAKER)] if coloured else []
    parts += [Text.assemble(("cue", CUE), ("[number in the list]", "dim")), content]
    if any(note.depth for note in page.notes):
        inner = "said within what is said"
        parts.append(Text(inner, style=CONTENT[1]) if coloured else Text(f"{OPEN}{inner}{CLOSE}{CLOSE}"))
    if coloured and page.has("figure"):
        parts.append(Text("figure", style=FIGURE))
    if coloured and page.has("hedge"):
        parts.append(Text("hedge of the article", style=HEDGE))
    yield Text("  ").join(parts)
    for word in page.marks:
        yield Text.assemble((word, CERTAINTY), (f"  {MARKS[word]}", "dim"))
    yield Text("")


def _paragraph(paragraph: Paragraph, coloured: bool, page: ReadingPage) -> Text:
    text = Text()
    marks = {note.number: note.mark for note in page.notes}
    for run in paragraph.runs:
        if not coloured:
            text.append(OPEN * len(run.begins("content")))
        text.append(straight(run.text), style=_style(run) if coloured else "")
        for mark in run.ends("cue"):
            # without a space, so that no line breaks in it
            said = f"·{marks[mark.number].replace(' ', '')}" if marks[mark.number] else ""
            text.append("[", style="dim")
            text.append(str(mark.number), style="dim")
            text.append(said, style=CERTAINTY)
            text.append("]", style="dim")
        if not coloured:
            text.append(CLOSE * len(run.ends("content")))
    return text


def _style(run: Run) -> str:
    depth = len(run.numbers("content"))
    styles = [CONTENT[min(depth, len(CONTENT)) - 1]] if depth else []
    if run.has("cue"):
        styles = [CUE]
    if run.has("speaker"):
        styles = [SPEAKER]
    if run.has("hedge"):
        styles.append(HEDGE)
    if run.has("figure"):
        styles.append(FIGURE)
    if run.has("time") or run.has("name") or run.has("event"):
        styles.append(OTHER)
    return " ".join(styles)


def _note(note: Note, offsets: bool) -> Iterator[RenderableType]:
    room = 6 + 4 * min(note.depth, 4)
    first = Text.assemble((f"[{note.number}]".rjust(room - 1) + " ", "dim"))
    first.append(note.who, style="bold cyan" if note.known else "cyan")
    facts = [note.about, note.kind, note.resolved]
    first.append("".join(f" · {fact}" for fact in facts if fact), style="dim")
    second = Text.assemble((note.cue, CUE), " · ", (note.mark or "asserted", CERTAINTY if note.mark else "dim"))
    second.append(f" · {note.content_kind}", style="dim")
    if note.said_at:
        second.append(f" · on {note.said_at}", style="dim")
    if note.via:
        second.append(f" · via {note.via}", style="dim")
    if note.within:
        second.append(f" · within [{note.within}]", style="dim")
    yield _hanging(first, room)
    yield Padding(second, (0, 0, 0, room))
    yield Padding(Text(" … ".join(note.content), style=CONTENT[0]), (0, 0, 0, room))
    if offsets:
        yield Padding(Text(note.offsets, style="dim"), (0, 0, 0, room))


def _hanging(text: Text, room: int) -> RenderableType:
    """A paragraph whose first ``room`` characters stand in the margin of the rest."""
    from rich.table import Table

    grid = Table.grid(padding=0)
    grid.add_column(width=room, no_wrap=True)
    grid.add_column()
    grid.add_row(text[:room], text[room:])
    return grid


def _table(rows: Rows, offsets: bool) -> RenderableType:
    columns = tuple(capital(column) for column in rows.columns)
    if not offsets:
        return table(columns, rows.rows, wide=rows.wide)
    placed = ((at, *row) for at, row in zip(rows.offsets, rows.rows, strict=True))
    return table(("At", *columns), placed, wide=rows.wide + 1)
