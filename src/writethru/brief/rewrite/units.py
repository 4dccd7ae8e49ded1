"""Clock times, distances and sums of euros as British papers set them: "6.40pm", "3km", "€23.50"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from writethru.brief.rewrite.sketch import Sketch, put
from writethru.core.tree import Tree
from writethru.core.types import Sentence

_CLOCK = re.compile(r"\d{1,2}(?:[:.]\d{2})?")
_HALF = {"a.m.": "am", "p.m.": "pm", "a.m": "am", "p.m": "pm"}
_SCALES = ("million", "billion", "trillion")


def clock(row: Sketch, tree: Tree, sentence: Sentence) -> Sketch:
    """ "6:40 p.m." as "6.40pm"."""
    for i in range(sentence.first, sentence.last - 1):
        half = _HALF.get(tree.lower(i + 1))
        if half and _CLOCK.fullmatch(tree.word(i)):
            row = put(row, [i, i + 1], tree.word(i).replace(":", ".") + half) or row
    return row


def shortened(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[tuple[float, Sketch]]:
    """Units in their short form, all of a kind in a line at once."""
    for edit in (_euros, _kilometres):
        changed = edit(row, tree, sentence)
        if changed != row:
            yield 0.4, changed


def _euros(row: Sketch, tree: Tree, sentence: Sentence) -> Sketch:
    for i in range(sentence.first, sentence.last - 1):
        if not re.fullmatch(r"\d[\d,]*(?:\.\d+)?", tree.word(i)) or tree.lower(i - 1) in ("to", "or"):
            continue
        if tree.lower(i - 1) == "and" and "between" in (tree.lower(k) for k in range(max(sentence.first, i - 5), i)):
            continue
        scale = tree.lower(i + 1) in _SCALES
        unit = i + 2 if scale else i + 1
        if unit < sentence.last and tree.lower(unit) in ("euros", "euro"):
            shown = f"€{tree.word(i)}" + (f" {tree.lower(i + 1)}" if scale else "")
            row = put(row, list(range(i, unit + 1)), shown) or row
    return row


def _kilometres(row: Sketch, tree: Tree, sentence: Sentence) -> Sketch:
    for i in range(sentence.first, sentence.last - 1):
        if re.fullmatch(r"\d[\d,]*(?:\.\d+)?", tree.word(i)) and tree.lower(i + 1) in (
            "kilometres",
            "kilometers",
            "kilometre",
            "kilometer",
        ):
            row = put(row, [i, i + 1], f"{tree.word(i)}km") or row
    return row
