"""The difference between two editions in the terminal: colours where there are some, signs where there are none."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from writethru.brief.difference import EditionDiff, FigureChange, LineChange
from writethru.cli.views.table import is_coloured, render
from writethru.core.showing import count, plain, when
from writethru.publish.differences.words import FIGURE_WORDS, KINDS, section_title
from writethru.publish.words import sentence

WIDEST = 104
_STYLE = {"same": "", "added": "green", "dropped": "red strike"}
_SIGNS = {"same": ("", ""), "added": ("{+", "+}"), "dropped": ("[-", "-]")}


def diff_view(diff: EditionDiff, *, to_file: bool = False) -> str:
    """Corrections and figures first, then the lines as they stand in the new edition."""
    return render(_parts(diff, is_coloured(to_file)), to_file=to_file, most=WIDEST)


def _parts(diff: EditionDiff, coloured: bool) -> Iterator[RenderableType]:
    yield Text.assemble((diff.story, "bold"), f"  edition {diff.old} to edition {diff.new}")
    if diff.empty:
        yield Text("\nno difference")
        return
    if diff.corrections:
        yield Text("\nCorrections", style="bold")
        for one in diff.corrections:
            yield _item(f"“{plain(one.was)}”")
            yield _item(f"now: “{plain(one.now)}”" if one.now else "no longer stands", 4)
            yield _item(sentence(plain(one.reason)), 4)
    if diff.figures:
        yield Text("\nFigures", style="bold")
        yield from (_figure(figure) for figure in diff.figures)
    if diff.lines:
        yield Text("\nLines", style="bold")
        yield from (_line(line, coloured) for line in diff.lines)
    yield _item(f"{count(diff.unchanged, 'line')} unchanged")
    listed = [
        *((row, "new") for row in diff.sources_added),
        *((row, "changed") for row in diff.sources_changed),
        *((row, "no longer used") for row in diff.sources_dropped),
    ]
    if listed:
        yield Text("\nSources", style="bold")
        for row, state in listed:
            yield _item(f"{state}: {plain(row.outlet or row.title)}, {plain(row.title)}, {when(row.published)}")


def _item(text: str, indent: int = 2) -> Padding:
    return Padding(Text(text), (0, 0, 0, indent))


def _figure(figure: FigureChange) -> Padding:
    values = " → ".join(plain(value) for value in (figure.was, figure.now) if value is not None)
    how = FIGURE_WORDS[figure.kind]
    return Padding(
        Text.assemble(f"{plain(figure.what)}: ", (values, "bold"), f", {plain(figure.who_says)}", (how, "dim")),
        (0, 0, 0, 2),
    )


def _line(line: LineChange, coloured: bool) -> Padding:
    text = Text.assemble((f"{section_title(line.section)}, {KINDS[line.kind]}: ", "dim"))
    for piece in line.pieces:
        words = piece.text if piece.kind == "same" else piece.text.strip()
        space = piece.text[len(piece.text.rstrip()) :] if piece.kind != "same" else ""
        opening, closing = _SIGNS[piece.kind] if not coloured and line.kind == "changed" else ("", "")
        text.append(f"{opening}{_safe(words)}{closing}{space}", style=_STYLE[piece.kind] if coloured else "")
    return Padding(text, (0, 0, 0, 2))


def _safe(text: str) -> str:
    """The words without controls, their outer spaces kept."""
    inner = plain(text)
    before = " " if text[:1].isspace() and inner else ""
    after = " " if text[-1:].isspace() else ""
    return f"{before}{inner}{after}" if inner else " " * bool(text)
