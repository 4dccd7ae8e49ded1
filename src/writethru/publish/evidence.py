"""The words of the sources behind a line, in their context."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from writethru.core.ids import sha256
from writethru.core.types import Citation, Reading, Sentence, Span
from writethru.publish.sources import Source
from writethru.publish.words import shown


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of an article's text, cited or not."""

    text: str
    cited: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """Sentences of one article that follow each other, with the cited words marked."""

    source: Source
    # revision of the article the words stand in
    revision: int
    pieces: tuple[Piece, ...]
    # text comes before and after the passage in the article
    cut_before: bool
    cut_after: bool

    @property
    def quotes(self) -> tuple[str, ...]:
        """The cited words alone."""
        return tuple(piece.text for piece in self.pieces if piece.cited)


def passages(
    citations: Sequence[Citation],
    readings: Mapping[tuple[str, int], Reading],
    sources: Mapping[str, Source],
) -> tuple[Passage, ...]:
    """The passages behind the citations, by article in the order they are cited.

    Each holds the cited sentences with the one before and the one after. Where the ledger no longer holds the words,
    the quote of the citation stands alone. Words that articles of one origin share are shown once.
    """
    by_article: dict[tuple[str, int], list[Citation]] = {}
    for citation in citations:
        by_article.setdefault((citation.article, citation.revision), []).append(citation)
    out: list[Passage] = []
    for key, cited in by_article.items():
        source = sources.get(key[0]) or Source.unknown(key[0])
        reading = readings.get(key)
        found = [item for item in cited if reading is not None and _holds(reading, item)]
        if reading is not None and found:
            out.extend(_in_context(reading, found, source))
        lost = [item for item in cited if item not in found]
        out.extend(Passage(source, item.revision, (Piece(shown(item.quote), True),), True, True) for item in lost)
    return tuple({(passage.source.origin or passage.source.article, passage.quotes): passage
                  for passage in reversed(out)}.values())[::-1]  # fmt: skip


def _holds(reading: Reading, citation: Citation) -> bool:
    quote = reading.article.text[citation.start : citation.end]
    return quote == citation.quote and sha256(quote) == citation.sha256


def _in_context(reading: Reading, citations: Sequence[Citation], source: Source) -> list[Passage]:
    text, sentences = reading.article.text, reading.sentences
    marks = _united([Span(item.start, item.end) for item in citations])
    windows = _united([_window(mark, sentences, len(text)) for mark in marks])
    out = []
    for window in windows:
        pieces: list[Piece] = []
        at = window.start
        for mark in marks:
            if not window.contains(mark):
                continue
            pieces.append(Piece(shown(text[at : mark.start]), False))
            pieces.append(Piece(shown(mark.of(text)), True))
            at = mark.end
        pieces.append(Piece(shown(text[at : window.end]), False))
        out.append(
            Passage(
                source,
                reading.article.revision,
                tuple(piece for piece in pieces if piece.text),
                bool(text[: window.start].strip()),
                bool(text[window.end :].strip()),
            )
        )
    return out


def _window(mark: Span, sentences: Sequence[Sentence], length: int) -> Span:
    """The sentences of the mark, the one before and the one after."""
    inside = [i for i, s in enumerate(sentences) if s.start < mark.end and mark.start < s.end]
    if not inside:
        return Span(max(0, mark.start), min(length, mark.end))
    first, last = max(0, inside[0] - 1), min(len(sentences) - 1, inside[-1] + 1)
    return Span(min(sentences[first].start, mark.start), max(sentences[last].end, mark.end))


def _united(spans: Sequence[Span]) -> list[Span]:
    """Spans in text order; those that touch or overlap are one."""
    out: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, s.end)):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return out
