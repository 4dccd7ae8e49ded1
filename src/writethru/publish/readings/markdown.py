"""Readings as Markdown: the text with speakers in bold, cues in italics, and each statement in a numbered list.

Words of articles are escaped, so that none of them becomes markup, HTML or a link.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from writethru.core.types import Reading
from writethru.publish.marked import Run
from writethru.publish.readings.page import Note, Paragraph, ReadingPage, Rows, page_of
from writethru.publish.targets.markdown import escaped, link
from writethru.publish.words import capital, sentence

OPEN, CLOSE = "⌜", "⌟"


def reading_markdown(readings: Sequence[Reading], *, only: Sequence[str] = (), offsets: bool = False) -> str:
    """All readings, one after another."""
    pages = [page_of(reading, only) for reading in readings]
    return "\n\n".join(block for page in pages for block in _page(page, offsets)) + "\n"


def _page(page: ReadingPage, offsets: bool) -> Iterator[str]:
    yield f"# {link(escaped(page.title), page.address)}"
    facts = [page.outlet, page.published, *page.facts, *([page.scope] if page.scope else [])]
    yield " · ".join(escaped(fact) for fact in facts)
    if page.notes:
        yield f"**speaker**, *cue* \\[number below\\], {OPEN}what is said{CLOSE}"
    marks = {note.number: note.mark for note in page.notes}
    for paragraph in page.paragraphs:
        yield _paragraph(paragraph, marks)
    if page.notes:
        yield "## Statements"
        yield "\n".join(_note(note, offsets) for note in page.notes)
    for rows in page.tables:
        yield f"## {rows.title}"
        yield _table(rows, offsets)
    if page.remarks:
        yield "\n".join(f"- {escaped(sentence(remark))}" for remark in page.remarks)


def _paragraph(paragraph: Paragraph, marks: dict[int, str]) -> str:
    """The words with their marks; runs that differ in nothing shown are one, so that no word is cut by asterisks."""
    out: list[str] = []
    held = ""
    for number, run in enumerate(paragraph.runs):
        opens, closes = OPEN * len(run.begins("content")), CLOSE * len(run.ends("content"))
        numbers = "".join(
            f"\\[{' '.join(filter(None, (str(mark.number), marks[mark.number])))}\\]" for mark in run.ends("cue")
        )
        out.append(opens)
        held += run.text
        after = paragraph.runs[number + 1] if number + 1 < len(paragraph.runs) else None
        if after is None or numbers or closes or after.begins("content") or _sign(after) != _sign(run):
            out += [_emphasised(held, _sign(run)), numbers, closes]
            held = ""
    return "".join(out)


def _sign(run: Run) -> str:
    return "**" if run.has("speaker") else "*" if run.has("cue") else ""


def _emphasised(words: str, sign: str) -> str:
    """The words escaped and in their sign, the space around them outside of it."""
    inside = words.strip()
    if not inside:
        return " " * bool(words)
    return " " * words[0].isspace() + f"{sign}{escaped(inside)}{sign}" + " " * words[-1].isspace()


def _note(note: Note, offsets: bool) -> str:
    who = f"**{escaped(note.who)}**" + (f", {escaped(note.about)}" if note.about else "")
    facts = [note.mark or "asserted", note.content_kind]
    facts += [note.kind] if note.kind else []
    facts += [f"on {note.said_at}"] if note.said_at else []
    facts += [f"via {note.via}"] if note.via else []
    facts += [note.resolved] if note.resolved else []
    facts += [note.offsets] if offsets else []
    said = escaped(" … ".join(note.content))
    return (
        f"{'  ' * note.depth}- \\[{note.number}\\] {who}: *{escaped(note.cue)}* ({escaped('; '.join(facts))}): {said}"
    )


def _table(rows: Rows, offsets: bool) -> str:
    columns = [capital(column) for column in rows.columns] + (["At"] if offsets else [])
    out = [f"| {' | '.join(columns)} |", f"|{' --- |' * len(columns)}"]
    for row, at in zip(rows.rows, rows.offsets, strict=True):
        cells = [escaped(cell) for cell in row] + ([at] if offsets else [])
        out.append(f"| {' | '.join(cells)} |")
    return "\n".join(out)
