"""Editions of a story in the terminal and as JSON, newest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from writethru.cli.views.table import render
from writethru.core.codec import to_plain
from writethru.core.showing import count, plain, when
from writethru.following import Edition

# columns; longer lines are hard to read
WIDEST = 104


def editions_json(found: Sequence[Edition]) -> dict[str, Any]:
    """The document ``writethru/editions/1``."""
    return {"schema": "writethru/editions/1", "editions": [to_plain(one) for one in found]}


def editions_view(found: Sequence[Edition], stories: bool, *, to_file: bool = False) -> str:
    """Two lines an edition; each story by its id where ``stories`` are listed."""
    return render(_parts(found, stories), to_file=to_file, most=WIDEST)


def _parts(found: Sequence[Edition], stories: bool) -> Iterator[RenderableType]:
    if not found:
        yield Text("no editions" if not stories else "no stories: `writethru brief` keeps one")
        return
    if not stories:
        yield Text.assemble((found[0].story, "bold"), f"  {count(len(found), 'edition')}")
    for one in found:
        start = f"{one.story}  edition {one.edition}" if stories else f"edition {one.edition}"
        facts = [
            count(one.sources, "article"),
            count(one.lines, "line") + (f", {one.new_lines} of them new" if one.edition > 1 else ""),
            *([count(one.corrections, "correction")] if one.corrections else []),
            *([f"written {when(one.written_at)}"] if one.written_at else []),
        ]
        yield Text.assemble(("\n" if not stories else "") + start, ("  " + "; ".join(facts), "dim"))
        yield Padding(Text(plain(one.headline)), (0, 0, 0, 2))
