"""Readings as one HTML file that needs nothing else, no script either.

Pointing at a statement, or following its number, lights its speaker, its cue and what is said, by rules of the page's
own style. Weight, slant and rules tell them apart where colours do not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from writethru.core.types import Reading
from writethru.publish.marked import Layer, Run
from writethru.publish.readings.page import Note, Paragraph, ReadingPage, page_of
from writethru.publish.templating import filled, part
from writethru.publish.voice import MARKS
from writethru.publish.words import count, listed, straight

# statements of a page that light up together; each costs a rule that a browser weighs at every move of the pointer
_MOST_LIT = 400
_LAYERS: tuple[Layer, ...] = ("speaker", "cue", "content", "hedge", "figure", "time", "name", "event")


@dataclass(frozen=True, slots=True)
class DrawnRun:
    """A run with its classes; ``own`` is the innermost statement it belongs to, ``cues`` the cues that end with it."""

    text: str
    plain: bool
    classes: str
    own: int
    cues: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class DrawnParagraph:
    runs: tuple[DrawnRun, ...]
    notes: tuple[Note, ...]
    # "3 statements: Ada Quist, the harbour board"
    summary: str


def reading_html(readings: Sequence[Reading], *, only: Sequence[str] = (), offsets: bool = False) -> str:
    """All readings on one page."""
    pages = [page_of(reading, only) for reading in readings]
    return filled(
        "reading.html.j2",
        style=part("base.css") + part("voices.css") + part("reading.css") + _lights(pages),
        pages=pages,
        drawn=[[_paragraph(paragraph, f"a{n}") for paragraph in page.paragraphs] for n, page in enumerate(pages, 1)],
        numbered={f"a{n}": {note.number: note for note in page.notes} for n, page in enumerate(pages, 1)},
        nested=[any(note.depth for note in page.notes) for page in pages],
        meanings=MARKS,
        only=tuple(only),
        offsets=offsets,
    )


def _lights(pages: Sequence[ReadingPage]) -> str:
    """A rule for each statement: while one part of it is pointed at, focused or followed to, all of it is lit."""
    names = [f"a{n}s{note.number}" for n, page in enumerate(pages, 1) for note in page.notes][:_MOST_LIT]
    return "".join(
        f'main:has([data-own="{name}"]:is(:hover,:focus-within,:target)) .{name}{{background:var(--lit);'
        "color:var(--lit-ink);text-decoration:underline;text-decoration-thickness:2px;"
        "& *{color:inherit;border-color:currentColor}}\n"
        for name in names
    )


def _paragraph(paragraph: Paragraph, key: str) -> DrawnParagraph:
    who = list(dict.fromkeys(note.who for note in paragraph.notes))
    summary = f"{count(len(paragraph.notes), 'statement')}: {listed(who)}" if who else ""
    return DrawnParagraph(tuple(_run(run, key) for run in paragraph.runs), paragraph.notes, summary)


def _run(run: Run, key: str) -> DrawnRun:
    speakers, cues, contents = run.numbers("speaker"), run.numbers("cue"), run.numbers("content")
    classes: list[str] = [layer for layer in _LAYERS if run.has(layer)]
    if len(contents) > 1:
        classes.append("inner")
    if run.begins("content"):
        classes.append("starts")
    if run.ends("content"):
        classes.append("ends")
    classes += [f"{key}s{number}" for number in dict.fromkeys((*contents, *speakers, *cues))]
    own = next((numbers[-1] for numbers in (cues, speakers, contents) if numbers), 0)
    ended = tuple(mark.number for mark in run.ends("cue"))
    return DrawnRun(straight(run.text), not run.marks, " ".join(["run", *classes]), own, ended)
