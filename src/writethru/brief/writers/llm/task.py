"""What a model is asked to reword: lines of a finished brief, each with numbered source sentences and statements."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from writethru.core.ids import cite
from writethru.core.types import Brief, Citation, Figure, Ledger, Line, Reading, SectionName, Statement

# sentences beside the line's own that say who is who, and the longest sentence that is sent
MOST_BESIDE = 3
LONGEST = 900
# what steers a terminal or a reader of text without being seen: it never reaches a prompt
_UNSEEN = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]+"
)
# words that speak to a model, and signs of prompts: a source sentence that has them is left to the extractive writer
_ORDERS = re.compile(
    r"\b(?:ignore|disregard|forget|override)\b[^.]{0,40}\b(?:instruction|prompt|rule|direction|guideline|above|previous)"
    r"|\b(?:system|developer|assistant|user) ?(?:prompt|message|:)|\bas an? (?:AI|language) model\b"
    r"|\byou are (?:now )?an? (?:AI|assistant|language model|chatbot|editor|helpful)\b"
    r"|\b(?:respond|reply|answer|output|print|write|return) (?:only )?(?:with|in|as) (?:the )?"
    r"(?:following|json|exactly|only)\b|<\|[^|]{0,40}\||\[/?INST\]|```|<{3,}|>{3,}|={4,}|#{3,}"
    r"|\{\s*[\"“](?:lines?|item|text|cites?|role)[\"”]\s*:|\b(?:item|cites?)[\"”]?\s*:\s*[\"“\[]",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Source:
    """A numbered source sentence as it is shown to the model."""

    id: str
    citation: Citation
    text: str
    outlet: str


@dataclass(frozen=True, slots=True)
class Item:
    """A line of the plan: the extractive line, the sentences it rests on, and those that say who is who."""

    id: str
    line: Line
    # ids of the sentences the line rests on, and of all that may be cited for it
    own: tuple[str, ...]
    sources: tuple[str, ...]
    statements: tuple[Statement, ...]
    figures: tuple[Figure, ...]

    @property
    def section(self) -> SectionName:
        return self.line.section


@dataclass(frozen=True, slots=True)
class Task:
    """All that is asked for one brief."""

    items: tuple[Item, ...]
    sources: tuple[Source, ...]
    # lines of the brief that are not asked for, each with the reason
    left_out: tuple[tuple[Line, str], ...] = ()

    def source(self, source_id: str) -> Source:
        """Raises KeyError for an id that was not given out."""
        return {source.id: source for source in self.sources}[source_id]

    def item(self, item_id: str) -> Item | None:
        return next((item for item in self.items if item.id == item_id), None)


def task_of(brief: Brief, ledger: Ledger, most: int = 60) -> Task:
    """The task for a brief: at most ``most`` lines, in the order of the brief.

    Raises KeyError where the brief cites an article that the ledger does not hold.
    """
    readings = {(reading.article.id, reading.article.revision): reading for reading in ledger.readings}
    statements = {statement.id: statement for statement in ledger.statements}
    figures = {figure.id: figure for figure in ledger.figures}
    sources: dict[tuple[str, int, int], Source] = {}
    items: list[Item] = []
    left_out: list[tuple[Line, str]] = []
    for line in (line for section in brief.sections for line in section.lines):
        own = list(line.citations)
        told = tuple(statements[key] for key in line.statements if key in statements)
        beside = list(_beside(line, told, readings))[:MOST_BESIDE]
        why = _unfit([*own, *beside], line) or ("more lines than are asked for at once" if len(items) >= most else "")
        if why:
            left_out.append((line, why))
            continue
        ids = []
        for citation in [*own, *beside]:
            place = (citation.article, citation.start, citation.end)
            if place not in sources:
                outlet = readings[citation.article, citation.revision].article.outlet or ""
                text = plain(citation.quote)
                sources[place] = Source(f"s{len(sources) + 1}", citation, text, plain(outlet)[:80])
            ids.append(sources[place].id)
        counted = tuple(figures[key] for key in line.figures if key in figures)
        items.append(Item(f"p{len(items) + 1}", line, tuple(ids[: len(own)]), tuple(dict.fromkeys(ids)), told, counted))
    return Task(tuple(items), tuple(sources.values()), tuple(left_out))


def plain(text: str) -> str:
    """The text on one line, without anything that is not seen."""
    return " ".join(_UNSEEN.sub(" ", text).split())


def _unfit(citations: Sequence[Citation], line: Line) -> str:
    """Why a line is not sent, "" where nothing speaks against it."""
    if any(len(citation.quote) > LONGEST for citation in citations):
        return "its source sentence is too long to send"
    if any(_ORDERS.search(_UNSEEN.sub("", citation.quote)) for citation in citations) or _ORDERS.search(line.text):
        return "its source sentence speaks to a machine"
    return ""


def _beside(line: Line, told: Sequence[Statement], readings: dict[tuple[str, int], Reading]) -> Iterator[Citation]:
    """The sentences that give a speaker or a person of the line the full name."""
    held = {(citation.article, citation.start) for citation in line.citations}
    for citation in line.citations:
        reading = readings[citation.article, citation.revision]
        for start in _introduced(reading, citation, told):
            number = max(0, bisect_right([sentence.start for sentence in reading.sentences], start) - 1)
            sentence = reading.sentences[number]
            if (citation.article, sentence.start) not in held:
                held.add((citation.article, sentence.start))
                yield cite(reading.article, sentence.start, sentence.end)


def _introduced(reading: Reading, citation: Citation, told: Sequence[Statement]) -> Iterator[int]:
    """Where the article names in full those whom the sentence names in short or by a pronoun."""
    for statement in told:
        speaker = statement.speaker
        if speaker is None or (statement.article, statement.revision) != (citation.article, citation.revision):
            continue
        if speaker.canonical and speaker.canonical not in speaker.text:
            if speaker.evidence is not None:
                yield speaker.evidence.start
            found = reading.article.text.find(speaker.canonical)
            if found >= 0:
                yield found
    for entity in reading.entities:
        if citation.start <= entity.start < citation.end and entity.type == "PERSON":
            if entity.canonical != entity.text and entity.canonical.endswith(entity.text):
                found = reading.article.text.find(entity.canonical)
                if found >= 0:
                    yield found
