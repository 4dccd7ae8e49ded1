"""Who gives a figure: the innermost statement whose content holds it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from writethru.core.tree import Tree
from writethru.core.types import Sentence, Statement
from writethru.reading.figures import lexicon as lex
from writethru.reading.figures.measures import Draft
from writethru.reading.figures.quantities import Quantity


class Reporters:
    """Statements by where their content lies."""

    def __init__(self, text: str, sentences: Sequence[Sentence], statements: Sequence[Statement]) -> None:
        self._text = text
        starts = [sentence.start for sentence in sentences]
        self._by_sentence: dict[int, list[Statement]] = {}
        for statement in statements:
            reached: dict[int, None] = {}
            for span in statement.content:
                first = max(0, bisect_right(starts, span.start) - 1)
                last = max(first, bisect_right(starts, max(span.start, span.end - 1)) - 1)
                reached.update(dict.fromkeys(range(first, last + 1)))
            for index in reached:
                self._by_sentence.setdefault(index, []).append(statement)

    def of(self, quantity: Quantity, sentence: int) -> Statement | None:
        """The statement with the shortest content span that holds the number and has a speaker."""
        best: Statement | None = None
        size = 0
        for statement in self._by_sentence.get(sentence, ()):
            for span in statement.content:
                if span.start <= quantity.start and quantity.end <= span.end and statement.speaker is not None:
                    if best is None or span.end - span.start < size:
                        best, size = statement, span.end - span.start
        return best

    def name(self, statement: Statement | None) -> str | None:
        """Canonical name of the speaker, with the source quoted through: "National Survey, via Ida Holm"."""
        if statement is None or statement.speaker is None:
            return None
        name = statement.speaker.canonical or statement.speaker.text
        return f"{name}, via {statement.via}" if statement.via else name


def is_hedged(tree: Tree, sentence: Sentence, draft: Draft, statement: Statement | None) -> bool:
    """Whether the figure or the fact is marked as uncertain, estimated, projected or alleged."""
    if statement and statement.certainty in ("hedged", "estimated", "expected"):
        return True
    return any(
        tree.lower(i) in lex.HEDGES for i in range(sentence.first, sentence.last) if abs(i - draft.counted.number) <= 12
    )
