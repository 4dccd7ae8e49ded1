"""An article's text cut into runs, each with what was read in it: what a page needs to colour it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from writethru.core.types import Span

Layer = Literal["speaker", "cue", "content", "figure", "time", "name", "event", "hedge"]

_PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*")


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of the text that were read as something; ``number`` is the statement's, 0 for what is none."""

    start: int
    end: int
    layer: Layer
    number: int = 0


@dataclass(frozen=True, slots=True)
class Run:
    """Words that carry the same marks from end to end, the outermost first; ``text[start:end]`` are the words."""

    start: int
    end: int
    text: str
    marks: tuple[Mark, ...]

    def numbers(self, layer: Layer) -> tuple[int, ...]:
        """The statements whose speaker, cue or content this is part of."""
        return tuple(mark.number for mark in self.marks if mark.layer == layer)

    def has(self, layer: Layer) -> bool:
        return any(mark.layer == layer for mark in self.marks)

    def begins(self, layer: Layer) -> tuple[Mark, ...]:
        """Marks of a layer that begin with this run."""
        return tuple(mark for mark in self.marks if mark.layer == layer and mark.start == self.start)

    def ends(self, layer: Layer) -> tuple[Mark, ...]:
        """Marks of a layer that end with this run, the innermost first."""
        return tuple(mark for mark in reversed(self.marks) if mark.layer == layer and mark.end == self.end)


def paragraphs(text: str) -> tuple[Span, ...]:
    """The paragraphs: what blank lines stand between."""
    return tuple(Span(found.start(), found.start() + len(found[0].rstrip())) for found in _PARAGRAPH.finditer(text))


def runs_of(text: str, paragraph: Span, marks: Sequence[Mark]) -> tuple[Run, ...]:
    """The runs of a paragraph, which joined are its words. ``marks`` may reach beyond it."""
    return tuple(_runs(text, paragraph, [mark for mark in marks if mark.start < mark.end]))


def _runs(text: str, paragraph: Span, marks: Sequence[Mark]) -> Iterator[Run]:
    waiting = sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.number))
    cuts = sorted({paragraph.start, paragraph.end, *(cut for mark in marks for cut in (mark.start, mark.end))})
    cuts = [cut for cut in cuts if paragraph.start <= cut <= paragraph.end]
    active: list[Mark] = []
    next_one = 0
    for start, end in pairwise(cuts):
        active = [mark for mark in active if mark.end > start]
        while next_one < len(waiting) and waiting[next_one].start <= start:
            if waiting[next_one].end > start:
                active.append(waiting[next_one])
            next_one += 1
        yield Run(start, end, text[start:end], tuple(active))


def by_paragraph(spans: Sequence[Span], marks: Sequence[Mark]) -> list[list[Mark]]:
    """The marks that reach into each paragraph; one may reach into several."""
    out: list[list[Mark]] = [[] for _ in spans]
    first = 0
    for mark in sorted(marks, key=lambda mark: mark.start):
        while first < len(spans) and spans[first].end <= mark.start:
            first += 1
        for number in range(first, len(spans)):
            if spans[number].start >= mark.end:
                break
            out[number].append(mark)
    return out
