"""A reading as it is laid out: what the terminal, HTML and Markdown have in common, ready to be shown.

Pure: the same reading gives the same page. All text here is safe to show but not yet escaped for any format.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from writethru.core.types import Article, Reading, Span, Statement
from writethru.publish.marked import Layer, Mark, Run, by_paragraph, paragraphs, runs_of
from writethru.publish.voice import about, how_resolved, is_known, kind_of, mark_of, marks_in, name_of
from writethru.publish.words import COMPLETENESS, count, listed, place_of, plain, web_address, when

# what can be shown, in order; "statements" are marked in the text and listed
PARTS = ("statements", "figures", "times", "names", "events")
# marked in the text where nobody chose
_MARKED = ("statements", "figures")


@dataclass(frozen=True, slots=True)
class Note:
    """A statement as it is listed. ``depth`` is 0 for what the article reports, 1 for what is said within that."""

    number: int
    id: str
    depth: int
    # number of the statement that this one is part of, 0 for none
    within: int
    who: str
    known: bool
    about: str
    kind: str
    resolved: str
    # the words by which the text names the speaker; "" for none
    written: str
    cue: str
    # hedged, expected ...; "" for what is asserted
    mark: str
    # fact, forecast, judgement ...: of what kind that is which is said
    content_kind: str
    said_at: str
    said_stamp: str
    via: str
    content: tuple[str, ...]
    # "speaker 10-14 · cue 15-19 · content 20-44"
    offsets: str
    # where the cue stands
    at: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the article and the statements whose cues stand in it."""

    runs: tuple[Run, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """A table. ``offsets`` are those of each row; ``wide`` is the column that takes the room."""

    name: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    offsets: tuple[str, ...]
    wide: int = 0


@dataclass(frozen=True, slots=True)
class ReadingPage:
    title: str
    outlet: str
    published: str
    stamp: str
    # byline, credit, language, what is missing
    facts: tuple[str, ...]
    address: str | None
    place: str
    paragraphs: tuple[Paragraph, ...]
    # all statements in the order they are listed
    notes: tuple[Note, ...]
    tables: tuple[Rows, ...]
    # "22 statements by 9 speakers, 7 figures"
    scope: str
    # kinds of certainty that the text has marks of
    marks: tuple[str, ...]
    remarks: tuple[str, ...]
    engine: str

    def has(self, layer: Layer) -> bool:
        return any(run.has(layer) for paragraph in self.paragraphs for run in paragraph.runs)


def page_of(reading: Reading, only: Sequence[str] = ()) -> ReadingPage:
    """The page of a reading; ``only`` names the parts of :data:`PARTS` that are wanted, none for all."""
    article = reading.article
    wanted = tuple(part for part in PARTS if not only or part in only)
    notes = _notes(reading) if "statements" in wanted else ()
    numbers = {note.id: note.number for note in notes}
    marks = list(_marks(reading, wanted if only else _MARKED, numbers))
    spans = paragraphs(article.text)
    held = _notes_by_paragraph(notes, spans)
    return ReadingPage(
        title=plain(article.title) or "(no title)",
        outlet=plain(article.outlet or article.domain) or "outlet not known",
        published=when(article.published) or "not dated",
        stamp=article.published or "",
        facts=tuple(_facts(article)),
        address=web_address(article.url),
        place=place_of(article.url, article.file),
        paragraphs=tuple(
            Paragraph(runs_of(article.text, span, own), below)
            for span, own, below in zip(spans, by_paragraph(spans, marks), held, strict=True)
        ),
        notes=notes,
        tables=tuple(rows for part in wanted for rows in _tables(reading, part) if rows.rows),
        scope=_scope(reading, wanted),
        marks=marks_in(note.mark for note in notes),
        remarks=tuple(dict.fromkeys(plain(note) for note in (*article.notes, *reading.notes))),
        engine=plain(reading.engine),
    )


def _facts(article: Article) -> Iterator[str]:
    if article.byline:
        yield f"by {listed([plain(name) for name in article.byline])}"
    if article.credit:
        yield f"credits {plain(article.credit)}"
    if article.language != "en":
        yield f"language: {plain(article.language)}"
    if article.completeness != "full":
        yield COMPLETENESS[article.completeness]


def _scope(reading: Reading, wanted: Sequence[str]) -> str:
    out = []
    if "statements" in wanted:
        speakers = {s.speaker.canonical for s in reading.statements if s.speaker and s.speaker.canonical}
        said = count(len(reading.statements), "statement")
        out.append(f"{said} by {count(len(speakers), 'speaker')}" if speakers else said)
    sizes = {"figures": len(reading.figures), "times": len(reading.times), "events": len(reading.events)}
    out += [count(size, part[:-1]) for part, size in sizes.items() if part in wanted and size]
    return ", ".join(out)


# ---- statements -----------------------------------------------------------------------------------------------------


def _notes(reading: Reading) -> tuple[Note, ...]:
    """Statements numbered in the order of their cues; what is said within a statement is listed right below it."""
    ordered = sorted(reading.statements, key=lambda one: (one.cue.start, one.cue.end, one.id))
    numbers = {statement.id: number for number, statement in enumerate(ordered, 1)}
    parents = {statement.id: statement.parent for statement in ordered}
    below: dict[str, list[Statement]] = {}
    tops: list[Statement] = []
    for statement in ordered:
        parent = statement.parent
        if parent in numbers and parent is not None and not _circular(statement.id, parents):
            below.setdefault(parent, []).append(statement)
        else:
            tops.append(statement)
    out: list[Note] = []
    waiting = [(statement, 0) for statement in reversed(tops)]
    while waiting:
        statement, depth = waiting.pop()
        within = numbers.get(statement.parent or "", 0) if depth else 0
        out.append(_note(statement, reading.article.text, numbers[statement.id], depth, within))
        waiting += [(one, depth + 1) for one in reversed(below.get(statement.id, []))]
    return tuple(out)


def _circular(key: str, parents: Mapping[str, str | None]) -> bool:
    """Does the way up from a statement lead back to one on the way?"""
    seen = {key}
    parent = parents.get(key)
    while parent is not None:
        if parent in seen:
            return True
        seen.add(parent)
        parent = parents.get(parent)
    return False


def _note(statement: Statement, text: str, number: int, depth: int, within: int) -> Note:
    speaker, cue = statement.speaker, statement.cue
    places = [f"speaker {speaker.start}-{speaker.end}"] if speaker else []
    if speaker and speaker.evidence:
        places += [f"name from {speaker.evidence.start}-{speaker.evidence.end}"]
    places += [f"cue {cue.start}-{cue.end}"]
    places += [f"content {', '.join(f'{span.start}-{span.end}' for span in statement.content)}"]
    return Note(
        number=number,
        id=statement.id,
        depth=depth,
        within=within,
        who=name_of(speaker),
        known=is_known(speaker),
        about=about(speaker),
        kind=kind_of(speaker.kind, speaker.role_class) if speaker else "",
        resolved=how_resolved(speaker),
        written=plain(speaker.text) if speaker else "",
        cue=plain(cue.text),
        mark=mark_of(statement),
        content_kind=statement.kind,
        said_at=when(statement.said_at),
        said_stamp=statement.said_at or "",
        via=plain(statement.via),
        content=tuple(plain(span.of(text)) for span in statement.content),
        offsets=" · ".join(places),
        at=cue.start,
    )


def _notes_by_paragraph(notes: Sequence[Note], spans: Sequence[Span]) -> list[tuple[Note, ...]]:
    """Each statement with the paragraph of its cue; what is said within it goes along."""
    out: list[list[Note]] = [[] for _ in spans]
    at = 0
    for note in notes:
        if note.depth == 0:
            while at + 1 < len(spans) and spans[at + 1].start <= note.at:
                at += 1
        if out:
            out[at].append(note)
    return [tuple(some) for some in out]


# ---- marks ----------------------------------------------------------------------------------------------------------


def _marks(reading: Reading, wanted: Sequence[str], numbers: Mapping[str, int]) -> Iterator[Mark]:
    if "statements" in wanted:
        for statement in reading.statements:
            number = numbers[statement.id]
            for span in statement.content:
                yield Mark(span.start, span.end, "content", number)
            yield Mark(statement.cue.start, statement.cue.end, "cue", number)
            if statement.speaker:
                yield Mark(statement.speaker.start, statement.speaker.end, "speaker", number)
        for hedge in reading.hedges:
            yield Mark(hedge.start, hedge.end, "hedge")
    if "figures" in wanted:
        for figure in reading.figures:
            yield Mark(figure.start, figure.end, "figure")
    if "times" in wanted:
        for time in reading.times:
            yield Mark(time.start, time.end, "time")
    if "names" in wanted:
        for entity in reading.entities:
            yield Mark(entity.start, entity.end, "name")
    if "events" in wanted:
        for event in reading.events:
            yield Mark(event.start, event.end, "event")


# ---- tables ---------------------------------------------------------------------------------------------------------


def _tables(reading: Reading, part: str) -> Iterator[Rows]:
    if part == "figures":
        yield _figures(reading)
    elif part == "times":
        yield _times(reading)
    elif part == "names":
        yield _names(reading)
    elif part == "events":
        yield _events(reading)


def _figures(reading: Reading) -> Rows:
    text = reading.article.text
    rows = tuple(
        (
            plain((figure.phrase or Span(figure.start, figure.end)).of(text)),
            figure.measure.replace("_", " "),
            plain(figure.unit or "not told") + (" (implied)" if figure.unit_implicit else ""),
            plain(figure.reporter_name) or "the article",
            when(figure.as_of) or "not told",
        )
        for figure in reading.figures
    )
    at = tuple(f"{figure.start}-{figure.end}" for figure in reading.figures)
    return Rows("figures", "Figures", ("figure", "measure", "unit", "who says", "as of"), rows, at, wide=3)


def _times(reading: Reading) -> Rows:
    rows = tuple(
        (plain(time.text), " to ".join(when(date) for date in (time.date, time.date_end) if date) or "not told")
        for time in reading.times
    )
    at = tuple(f"{time.start}-{time.end}" for time in reading.times)
    return Rows("times", "Times", ("written", "date"), rows, at, wide=1)


def _names(reading: Reading) -> Rows:
    found: dict[tuple[str, str], list[tuple[str, int, int]]] = {}
    for entity in reading.entities:
        key = (plain(entity.canonical), entity.type)
        found.setdefault(key, []).append((plain(entity.text), entity.start, entity.end))
    rows = tuple(
        (name, kind, ", ".join(dict.fromkeys(text for text, _, _ in seen))) for (name, kind), seen in found.items()
    )
    at = tuple(", ".join(f"{start}-{end}" for _, start, end in seen) for seen in found.values())
    return Rows("names", "Names", ("name", "type", "written"), rows, at, wide=2)


def _events(reading: Reading) -> Rows:
    rows = tuple(
        (
            plain(event.actor) or "not told",
            plain(event.action),
            plain(event.target) or "–",
            event.status,
            ", ".join(filter(None, (when(event.date), plain(event.place)))) or "–",
        )
        for event in reading.events
    )
    at = tuple(f"{event.start}-{event.end}" for event in reading.events)
    columns = ("who", "does", "to whom or what", "status", "when, where")
    return Rows("events", "Events", columns, rows, at, wide=2)
