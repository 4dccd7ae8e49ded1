"""Walking a dependency parse held as plain tokens.

Every reader and the brief's writer work on :class:`~writethru.core.types.Token` records, so that a stored reading
needs no parser to be worked on again.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Any, TypeVar

from writethru.core.types import Sentence, Span, Token

T = TypeVar("T")


class Tree:
    """Tokens of a text with their children. Indexes are those of ``tokens``."""

    __slots__ = ("_answers", "_children", "_lower", "text", "tokens")

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self.text = text
        self.tokens = tokens
        children: list[list[int]] = [[] for _ in tokens]
        for i, token in enumerate(tokens):
            if token.head != i:
                children[token.head].append(i)
        self._children = children
        self._lower = [text[token.start : token.end].lower() for token in tokens]
        self._answers: dict[Hashable, Any] = {}

    def once(self, question: Hashable, answer: Callable[[], T]) -> T:
        """The answer to a question about the tree alone, worked out when it is asked first."""
        if question not in self._answers:
            self._answers[question] = answer()
        found: T = self._answers[question]
        return found

    def __len__(self) -> int:
        return len(self.tokens)

    def word(self, i: int) -> str:
        token = self.tokens[i]
        return self.text[token.start : token.end]

    def lower(self, i: int) -> str:
        return self._lower[i]

    def children(self, i: int, *deps: str) -> list[int]:
        """Children of a token in text order, of the given dependencies only where any are named."""
        if not deps:
            return self._children[i]
        return [j for j in self._children[i] if self.tokens[j].dep in deps]

    def child(self, i: int, *deps: str) -> int | None:
        """First child of one of the dependencies, or None."""
        for j in self._children[i]:
            if self.tokens[j].dep in deps:
                return j
        return None

    def ancestors(self, i: int) -> Iterator[int]:
        """The head, its head and so on, up to and with the root."""
        while self.tokens[i].head != i:
            i = self.tokens[i].head
            yield i

    def subtree(self, i: int, *, without: Sequence[int] = ()) -> list[int]:
        """All tokens below and with ``i``, in text order; the branches in ``without`` are left out."""
        out: list[int] = []
        todo = [i]
        cut = set(without)
        while todo:
            j = todo.pop()
            if j in cut:
                continue
            out.append(j)
            todo.extend(self._children[j])
        out.sort()
        return out

    def span(self, indexes: Sequence[int]) -> Span:
        """Characters from the first to the last of the tokens (gaps included)."""
        return Span(self.tokens[min(indexes)].start, self.tokens[max(indexes)].end)

    def subtree_span(self, i: int, *, without: Sequence[int] = ()) -> Span:
        return self.span(self.subtree(i, without=without))

    def roots(self, sentence: Sentence) -> list[int]:
        return [
            i
            for i in range(sentence.first, sentence.last)
            if self.tokens[i].head == i or not sentence.first <= self.tokens[i].head < sentence.last
        ]
