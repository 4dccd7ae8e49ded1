"""The sources of a check: what is worked out from them once, however many drafts are held against them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, overload

from writethru.check.against.closely import side_by_side, slots
from writethru.check.align import Index, Place
from writethru.check.quotes import fold
from writethru.check.words import numbers, stem
from writethru.core.tree import Tree
from writethru.core.types import Figure, Ledger, Reading, Statement

if TYPE_CHECKING:
    from writethru.check.verifier.judge import Verifier
    from writethru.ledger.count import Count


class Sources(Sequence[Reading]):
    """Readings with their index. A sequence of the readings, so that it may be given wherever those are wanted.

    Give the same object to :func:`~writethru.check.check_draft` for each of many drafts: trees, index and the other
    tables are then made for the first draft alone.
    """

    def __init__(self, readings: Sequence[Reading], ledger: Ledger | None = None) -> None:
        self.readings = tuple(readings)
        self._ledger = ledger

    @overload
    def __getitem__(self, at: int) -> Reading: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Reading, ...]: ...
    def __getitem__(self, at: int | slice) -> Reading | tuple[Reading, ...]:
        return self.readings[at]

    def __len__(self) -> int:
        return len(self.readings)

    @cached_property
    def trees(self) -> tuple[Tree, ...]:
        return tuple(Tree(reading.article.text, reading.tokens) for reading in self.readings)

    @cached_property
    def concepts(self) -> Index:
        return Index(self.readings, self.trees)

    @cached_property
    def neighbours(self) -> dict[Place, frozenset[tuple[str, str]]]:
        """The pairs of words that stand side by side in each sentence."""
        return {
            Place(number, n): side_by_side(tree, sentence)
            for number, (reading, tree) in enumerate(zip(self.readings, self.trees, strict=True))
            for n, sentence in enumerate(reading.sentences)
        }

    @cached_property
    def slots(self) -> dict[tuple[str, str, str], tuple[tuple[Place, int], ...]]:
        """Words of weight by the two beside them: both before ("<"), both after (">"), or one on either side ("|")."""
        out: dict[tuple[str, str, str], list[tuple[Place, int]]] = {}
        for number, (reading, tree) in enumerate(zip(self.readings, self.trees, strict=True)):
            for n, sentence in enumerate(reading.sentences):
                for slot, k in slots(tree, sentence):
                    out.setdefault(slot, []).append((Place(number, n), k))
        return {slot: tuple(found) for slot, found in out.items()}

    @cached_property
    def figures(self) -> tuple[tuple[Place, Figure], ...]:
        return tuple(
            (Place(number, figure.sentence), figure)
            for number, reading in enumerate(self.readings)
            for figure in reading.figures
        )

    @cached_property
    def valued(self) -> tuple[tuple[tuple[float, ...], Place, Figure], ...]:
        """The figures with the ends of their intervals."""
        from writethru.check.amounts import values

        return tuple((values(figure), place, figure) for place, figure in self.figures)

    @cached_property
    def figures_by_place(self) -> dict[Place, tuple[Figure, ...]]:
        out: dict[Place, list[Figure]] = {}
        for place, figure in self.figures:
            out.setdefault(place, []).append(figure)
        return {place: tuple(figures) for place, figures in out.items()}

    @cached_property
    def statements_by_place(self) -> dict[Place, tuple[Statement, ...]]:
        out: dict[Place, list[Statement]] = {}
        for number, reading in enumerate(self.readings):
            for statement in reading.statements:
                out.setdefault(Place(number, statement.sentence), []).append(statement)
        return {place: tuple(statements) for place, statements in out.items()}

    @cached_property
    def ledger(self) -> Ledger | None:
        """The ledger of the readings: the one given, or built from them; None without readings."""
        if self._ledger is not None or not self.readings:
            return self._ledger
        from writethru.ledger import build_ledger
        from writethru.story import build_story

        return build_ledger(build_story([reading.article for reading in self.readings]), self.readings)

    @cached_property
    def _counts(self) -> Mapping[str, Count]:
        """The figures as the ledger counts them, by id."""
        from writethru.ledger.context import Context

        return Context(self.readings).counts

    def whose(self, figure: Figure) -> frozenset[str]:
        """Words of whose people a figure counts, folded: its own, or those that the story gives to "its soldiers"."""
        count = self._counts.get(figure.id)
        return frozenset() if count is None else count.population

    @cached_property
    def sides(self) -> frozenset[str]:
        """The peoples whose soldiers some figure of casualties counts, folded."""
        from writethru.ledger.sides import sides_of

        return sides_of(self._counts.values())

    @cached_property
    def verifier(self) -> Verifier:
        """What judges claims by these readings."""
        from writethru.check.verifier.judge import Verifier

        return Verifier(self.readings, self.trees, self.concepts)

    def texts(self) -> Iterator[str]:
        """Title and text of each source."""
        for reading in self.readings:
            yield reading.article.title
            yield reading.article.text

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """Title and text of each source, folded, with a space before and after."""
        return tuple(f" {fold(text)} " for text in self.texts())

    @cached_property
    def folded_sentences(self) -> tuple[tuple[Place, str], ...]:
        """Each sentence folded, with a space before and after."""
        return tuple(
            (Place(number, k), f" {fold(reading.article.text[sentence.start : sentence.end])} ")
            for number, reading in enumerate(self.readings)
            for k, sentence in enumerate(reading.sentences)
        )

    @cached_property
    def stems(self) -> frozenset[str]:
        """Stems of all words."""
        return frozenset(stem(word) for text in self.folded for word in text.split())

    @cached_property
    def known_numbers(self) -> frozenset[float]:
        """Every number of the sources, titles included."""
        out: set[float] = set()
        for reading in self.readings:
            for piece in (reading.article.title, *reading.article.text.split("\n")):
                out |= numbers(piece)
            for figure in reading.figures:
                out.update(end for end in (figure.value_low, figure.value_high) if end is not None)
        return frozenset(out)
