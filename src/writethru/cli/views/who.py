"""``writethru who`` in the terminal: each speaker of the story with what is said, in order of time."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from writethru.cli.views.table import render
from writethru.ledger.who import Who
from writethru.publish.who.page import Part, ShownSaying, ShownVoice, numbers_words, page_of

SPEAKER, CUE, CERTAINTY, CONTENT = "bold cyan", "italic magenta", "bold yellow", "green"
# columns; longer lines are hard to read
WIDEST = 104
# room for the number, and for the day
NUMBER, DAY = 6, 14


def who_view(who: Who, *, to_file: bool = False) -> str:
    """The whole table as text."""
    return render(_parts(who), to_file=to_file, most=WIDEST)


def _parts(who: Who) -> Iterator[RenderableType]:
    page = page_of(who)
    yield Text(page.title, style="bold")
    yield Text(page.scope, style="dim")
    if any(saying.by_publication for part in page.parts for voice in part.voices for saying in voice.sayings):
        yield Text("A day in brackets is that of publication: the text gives none of saying.", style="dim")
    for part in page.parts:
        if part.standing != "named":
            yield Text(f"\n{part.title.upper()}", style="bold")
        for voice in part.voices:
            if not part.alone:
                yield _name(voice)
            for saying in voice.sayings:
                yield _saying(saying, part)


def _name(voice: ShownVoice) -> Text:
    text = Text.assemble("\n", (voice.name, SPEAKER))
    if voice.about:
        text.append(f", {voice.about}")
    if voice.kind:
        text.append(f" ({voice.kind})", style="dim")
    text.append(f"  {voice.scope}", style="dim")
    return text


def _saying(saying: ShownSaying, part: Part) -> RenderableType:
    said = Text()
    if part.alone and saying.written:
        said.append(f"{saying.written} ", style="cyan")
    said.append(saying.cue, style=CUE)
    if saying.mark:
        said.append(f" [{saying.mark}]", style=CERTAINTY)
    said.append(f" {saying.words}", style=CONTENT)
    facts = [saying.content_kind, saying.carried, *([f"via {saying.via}"] if saying.via else [])]
    facts += [f"{one.words} {numbers_words(one.numbers)}" for one in saying.links]
    said.append(f"\n{' · '.join(facts)}", style="dim")
    grid = Table.grid(padding=0)
    grid.add_column(width=NUMBER, no_wrap=True)
    grid.add_column(width=DAY)
    grid.add_column()
    day = _short(saying)
    grid.add_row(Text(f"[{saying.number}]".rjust(NUMBER - 1) + " ", style="dim"), Text(day, style="dim"), said)
    return Padding(grid, 0)


def _short(saying: ShownSaying) -> str:
    """The day in a column's room: "2 Mar 2031"; in brackets where it is only that of publication."""
    parts = saying.day.split(" ")
    if len(parts) != 3:
        return ""
    day = f"{parts[0]} {parts[1][:3]} {parts[2]}"
    return f"({day})" if saying.by_publication else day
