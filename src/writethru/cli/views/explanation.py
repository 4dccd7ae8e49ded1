"""An explanation of a brief for the terminal: the lines with what speaks for them, then what was left out."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from writethru.brief.explain import Explanation, Reason
from writethru.cli.views.table import heading, render
from writethru.publish.words import SECTIONS

_MOST = 110


def explanation_text(explanation: Explanation, *, to_file: bool = False) -> str:
    """One block a section in the order of the brief, as wide as the terminal."""
    return render(_parts(explanation), to_file=to_file, most=_MOST)


def _parts(explanation: Explanation) -> Iterator[RenderableType]:
    yield Text(f"{explanation.words} of {explanation.room} words")
    for name in dict.fromkeys(reason.section for reason in explanation.chosen):
        yield heading("Headline" if name == "headline" else "Standfirst" if name == "standfirst" else SECTIONS[name])
        for reason in explanation.chosen:
            if reason.section == name:
                yield from _block(reason)
    if explanation.left_out:
        yield heading("Left out, the worthiest first")
        for reason in explanation.left_out:
            yield from _block(reason)


def _block(reason: Reason) -> Iterator[RenderableType]:
    whence = f" ({reason.outlet})" if reason.outlet else ""
    yield Padding(Text(f"- {reason.text}{whence}"), (0, 0, 0, 2))
    yield Padding(Text(f"worth {reason.worth:.2f}: {'; '.join(reason.why)}", style="dim"), (0, 0, 0, 4))
