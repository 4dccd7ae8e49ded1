"""What a rule may look at: the draft and its reading, the sources, and how they align."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Any, TypeVar

from writethru.check.against.closely import Twin, twin
from writethru.check.align import Alignment, Hit, Index, Place, terms
from writethru.check.canvas import Link, RegionKind
from writethru.check.draft import Draft
from writethru.check.sources import Sources
from writethru.core.settings import Settings
from writethru.core.tree import Tree
from writethru.core.types import Citation, Figure, Ledger, Reading, Sentence, Span, Statement, TimeMention

T = TypeVar("T")

# Headings under which a draft lists where it comes from; what stands there is no copy.
_SOURCE_HEADINGS = frozenset(
    [
        *"source sources reference references link links credit credits footnotes notes bibliography".split(),
        "further reading",
        "read more",
        "sources and links",
        "our sources",
    ]
)


def same_address(url: str | None) -> str:
    """An address without scheme, "www.", query and last slash: what is the same page in print."""
    bare = re.sub(r"^https?://(?:www\.)?", "", (url or "").strip(), flags=re.I)
    return re.split(r"[?#]", bare)[0].rstrip("/").lower()


def _inside(spans: Sequence[Span], sentence: Sentence) -> list[Span]:
    return [span for span in spans if sentence.start <= span.start < sentence.end]


class Context:
    """One draft with its sources. Everything is computed once and on demand."""

    def __init__(
        self,
        draft: Draft,
        reading: Reading,
        sources: Sequence[Reading],
        settings: Settings,
        ledger: Ledger | None = None,
    ) -> None:
        self.draft = draft
        self.reading = reading
        self.tree = Tree(draft.text, reading.tokens)
        self.held = sources if isinstance(sources, Sources) else Sources(sources, ledger)
        self.sources = self.held.readings
        self.settings = settings
        self._ledger = ledger
        # what was worked out of a draft sentence before, by question and number of the sentence
        self.memory: dict[tuple[str, int], Any] = {}

    # ---- the draft ----

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        return self.reading.sentences

    def text(self, i: int) -> str:
        """Words of draft sentence ``i``, as masked."""
        sentence = self.sentences[i]
        return self.draft.text[sentence.start : sentence.end]

    def once(self, question: str, i: int, answer: Callable[[str], T]) -> T:
        """The answer to a question about the words of draft sentence ``i``, worked out once."""
        key = question, i
        if key not in self.memory:
            self.memory[key] = answer(self.text(i))
        found: T = self.memory[key]
        return found

    def span(self, i: int) -> Span:
        return Span(self.sentences[i].start, self.sentences[i].end)

    def words(self, span: Span) -> str:
        """What stands in the draft, markup painted over, white space folded."""
        return " ".join(span.of(self.draft.text).split())

    def region(self, i: int) -> RegionKind | None:
        return self.draft.region(self.sentences[i].start)

    def is_heading(self, i: int) -> bool:
        return self.region(i) in ("title", "heading")

    @cached_property
    def copy(self) -> tuple[int, ...]:
        """Numbers of the sentences that are copy: no section heading, table cell or list of sources."""
        out = []
        listing = False
        for i in range(len(self.sentences)):
            kind = self.region(i)
            if kind == "heading":
                listing = self.text(i).strip(" :.").lower() in _SOURCE_HEADINGS
            elif kind != "table" and not listing:
                out.append(i)
        return tuple(out)

    @cached_property
    def listed(self) -> tuple[int, ...]:
        """Numbers of the sentences under a heading such as "Sources"."""
        copy = set(self.copy)
        return tuple(
            i for i in range(len(self.sentences)) if i not in copy and self.region(i) not in ("heading", "table")
        )

    def figures(self, i: int) -> tuple[Figure, ...]:
        return self._by_sentence[0].get(i, ())

    def statements(self, i: int) -> tuple[Statement, ...]:
        return self._by_sentence[1].get(i, ())

    def times(self, i: int) -> tuple[TimeMention, ...]:
        sentence = self.sentences[i]
        return tuple(time for time in self.reading.times if sentence.start <= time.start < sentence.end)

    @cached_property
    def _by_sentence(self) -> tuple[dict[int, tuple[Figure, ...]], dict[int, tuple[Statement, ...]]]:
        figures: dict[int, list[Figure]] = {}
        statements: dict[int, list[Statement]] = {}
        for figure in self.reading.figures:
            figures.setdefault(figure.sentence, []).append(figure)
        for statement in self.reading.statements:
            statements.setdefault(statement.sentence, []).append(statement)
        return {k: tuple(v) for k, v in figures.items()}, {k: tuple(v) for k, v in statements.items()}

    @cached_property
    def quotes(self) -> tuple[Span, ...]:
        """Words in double quotation marks, marks left out; per paragraph, an unclosed one runs to its end."""
        from writethru.check.quotes import quoted

        return quoted(self.draft.text, self.sentences)

    def in_quotes(self, start: int, end: int) -> bool:
        at = bisect_right(self._quote_starts, start) - 1
        # quotations may stand inside one another, so the two before are looked at too
        return any(quote.start <= start and end <= quote.end for quote in self.quotes[max(0, at - 2) : at + 1])

    @cached_property
    def _quote_starts(self) -> list[int]:
        return [quote.start for quote in self.quotes]

    @cached_property
    def _bodies(self) -> frozenset[int]:
        """Numbers of the sentences that name a person or an organisation."""
        starts = [sentence.start for sentence in self.sentences]
        return frozenset(
            bisect_right(starts, entity.start) - 1
            for entity in self.reading.entities
            if entity.type in ("PERSON", "ORG")
        )

    def names_body(self, i: int) -> bool:
        """Does draft sentence ``i`` name a person or an organisation?"""
        return i in self._bodies

    # ---- the sources ----

    @property
    def trees(self) -> tuple[Tree, ...]:
        return self.held.trees

    @property
    def index(self) -> Index:
        return self.held.concepts

    @cached_property
    def alignments(self) -> tuple[Alignment, ...]:
        """One per draft sentence; empty ones where there are no sources."""
        cited = [Span(link.start, link.end) for link, _ in self.cited]
        return tuple(
            self.index.align(terms(self.tree, sentence, _inside(cited, sentence))) for sentence in self.sentences
        )

    @cached_property
    def cited(self) -> tuple[tuple[Link, int], ...]:
        """Links of the draft that lead to a source, with the number of the source."""
        known = {same_address(reading.article.url): n for n, reading in enumerate(self.sources) if reading.article.url}
        found = ((link, known.get(same_address(link.url))) for link in self.draft.links)
        return tuple((link, n) for link, n in found if n is not None)

    def hits(self, i: int, *, floor: float = 0.25, most: int = 6) -> tuple[Hit, ...]:
        """The source sentences that hold at least ``floor`` of draft sentence ``i``, the best first."""
        return tuple(hit for hit in self.alignments[i].hits[:most] if hit.cover >= floor)

    def twins(self, i: int) -> tuple[Twin, ...]:
        """The source sentences that draft sentence ``i`` follows nearly word by word, the closest first."""
        key = "twins", i
        if key not in self.memory:
            skip = self.voice(i)
            found = (
                twin(
                    self.tree, self.sentences[i], self.trees[hit.place.source], self.source_sentence(hit.place),
                    hit.place, skip,
                )
                for hit in self.hits(i, floor=0.25, most=10)
            )  # fmt: skip
            self.memory[key] = tuple(sorted((t for t in found if t is not None), key=lambda t: -t.close))
        out: tuple[Twin, ...] = self.memory[key]
        return out

    def tokens(self, i: int, start: int, end: int) -> list[int]:
        """Tokens of draft sentence ``i`` that begin between two offsets."""
        sentence = self.sentences[i]
        return [k for k in range(sentence.first, sentence.last) if start <= self.tree.tokens[k].start < end]

    def voice(self, i: int) -> list[int]:
        """Tokens of draft sentence ``i`` that say who says so."""
        spans = [Span(s.cue.start, s.cue.end) for s in self.statements(i)]
        spans += [Span(s.speaker.start, s.speaker.end) for s in self.statements(i) if s.speaker and s.speaker.text]
        sentence = self.sentences[i]
        return [
            k
            for k in range(sentence.first, sentence.last)
            if any(span.start <= self.tree.tokens[k].start < span.end for span in spans)
        ]

    def source_sentence(self, place: Place) -> Sentence:
        return self.sources[place.source].sentences[place.sentence]

    def source_text(self, place: Place) -> str:
        sentence = self.source_sentence(place)
        return self.sources[place.source].article.text[sentence.start : sentence.end]

    def cite(self, place: Place) -> Citation:
        return self.index.cite(place)

    def cite_hits(self, i: int, most: int = 3) -> tuple[Citation, ...]:
        """Citations of the best source sentences of draft sentence ``i``, each wording once."""
        seen: dict[str, Citation] = {}
        for hit in self.hits(i, floor=0.15):
            citation = self.cite(hit.place)
            seen.setdefault(citation.quote, citation)
        return tuple(seen.values())[:most]

    @property
    def source_figures(self) -> tuple[tuple[Place, Figure], ...]:
        return self.held.figures

    def figures_at(self, place: Place) -> tuple[Figure, ...]:
        return self.held.figures_by_place.get(place, ())

    def statements_at(self, place: Place) -> tuple[Statement, ...]:
        return self.held.statements_by_place.get(place, ())

    @property
    def ledger(self) -> Ledger | None:
        """The ledger of the sources: the one given, or built from them; None without sources."""
        return self._ledger if self._ledger is not None else self.held.ledger

    def source_texts(self) -> Iterator[str]:
        """Title and text of each source."""
        return self.held.texts()
