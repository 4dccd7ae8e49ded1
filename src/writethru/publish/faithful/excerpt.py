"""The sources of one line: readings that hold the cited sentences and nothing else of their articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from writethru.core.ids import sha256
from writethru.core.types import (
    Citation,
    Entity,
    Event,
    Figure,
    Ledger,
    Reading,
    Sentence,
    Span,
    Statement,
    TimeMention,
    Token,
)

_Part = TypeVar("_Part", Entity, Event, TimeMention)


def excerpts(ledger: Ledger, citations: Sequence[Citation]) -> tuple[Reading, ...]:
    """One reading an article, in the ledger's order. Offsets stay: all but the cited sentences is blanked.

    What was read in those sentences stays as it was read in the whole article, so that a pronoun keeps its name.
    """
    wanted: dict[tuple[str, int], list[Span]] = {}
    for citation in citations:
        wanted.setdefault((citation.article, citation.revision), []).append(Span(citation.start, citation.end))
    return tuple(
        _excerpt(reading, wanted[key])
        for reading in ledger.readings
        if (key := (reading.article.id, reading.article.revision)) in wanted
    )


def _excerpt(reading: Reading, spans: Sequence[Span]) -> Reading:
    numbers = [
        number
        for number, sentence in enumerate(reading.sentences)
        if any(span.overlaps(Span(sentence.start, sentence.end)) for span in spans)
    ]
    kept = [reading.sentences[number] for number in numbers]
    place = {number: at for at, number in enumerate(numbers)}
    text = _blanked(reading.article.text, kept)
    tokens, sentences = _tokens(reading, kept)
    ids = {statement.id for statement in reading.statements if statement.sentence in place}
    return replace(
        reading,
        article=replace(reading.article, title="", text=text, sha256=sha256(text)),
        tokens=tokens,
        sentences=sentences,
        statements=tuple(
            _statement(statement, place[statement.sentence], kept, ids)
            for statement in reading.statements
            if statement.sentence in place and _clipped(statement.content, kept)
        ),
        figures=tuple(_figure(f, place[f.sentence], ids) for f in reading.figures if f.sentence in place),
        events=tuple(replace(e, sentence=place[e.sentence]) for e in reading.events if e.sentence in place),
        entities=_inside(reading.entities, kept),
        times=_inside(reading.times, kept),
        hedges=tuple(span for span in reading.hedges if _held(span.start, kept)),
    )


def _blanked(text: str, kept: Sequence[Sentence]) -> str:
    """The text with everything outside the kept sentences as spaces, line breaks apart."""
    out: list[str] = []
    at = 0
    for sentence in kept:
        out.append("".join(c if c == "\n" else " " for c in text[at : sentence.start]))
        out.append(text[sentence.start : sentence.end])
        at = sentence.end
    out.append("".join(c if c == "\n" else " " for c in text[at:]))
    return "".join(out)


def _tokens(reading: Reading, kept: Sequence[Sentence]) -> tuple[tuple[Token, ...], tuple[Sentence, ...]]:
    """The tokens of the kept sentences, heads counted anew; a head elsewhere makes a token a root."""
    old = [i for sentence in kept for i in range(sentence.first, sentence.last)]
    new = {i: n for n, i in enumerate(old)}
    tokens = tuple(replace(reading.tokens[i], head=new.get(reading.tokens[i].head, new[i])) for i in old)
    sentences = []
    at = 0
    for sentence in kept:
        size = sentence.last - sentence.first
        sentences.append(replace(sentence, first=at, last=at + size))
        at += size
    return tokens, tuple(sentences)


def _statement(statement: Statement, number: int, kept: Sequence[Sentence], ids: set[str]) -> Statement:
    return replace(
        statement,
        sentence=number,
        content=_clipped(statement.content, kept),
        parent=statement.parent if statement.parent in ids else None,
    )


def _figure(figure: Figure, number: int, ids: set[str]) -> Figure:
    return replace(figure, sentence=number, statement=figure.statement if figure.statement in ids else None)


def _clipped(spans: Sequence[Span], kept: Sequence[Sentence]) -> tuple[Span, ...]:
    """The parts of the spans that lie in kept sentences."""
    out = []
    for span in spans:
        for sentence in kept:
            start, end = max(span.start, sentence.start), min(span.end, sentence.end)
            if start < end:
                out.append(Span(start, end))
    return tuple(out)


def _held(offset: int, kept: Sequence[Sentence]) -> bool:
    return any(sentence.start <= offset < sentence.end for sentence in kept)


def _inside(parts: Sequence[_Part], kept: Sequence[Sentence]) -> tuple[_Part, ...]:
    return tuple(part for part in parts if _held(part.start, kept))
