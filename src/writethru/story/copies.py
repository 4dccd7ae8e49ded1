"""Near-copies: where the words of one stand in the other, and which numbers differ."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from difflib import SequenceMatcher

from writethru.core.types import Article, Span
from writethru.story.shingles import Word, words_of

_DIGIT = re.compile(r"\d")
# words next to a changed number that must agree
_AROUND = 4
# words of a text that are aligned; no wire item is longer
_LIMIT = 6000


@dataclass(frozen=True, slots=True)
class Swap:
    """A number of article ``a`` and the other number that a near-copy, article ``b``, has in its place."""

    a: str
    b: str
    a_span: Span
    b_span: Span
    a_text: str
    b_text: str


class Alignment:
    """The words of a near-copy ``b`` laid along those of ``a``."""

    def __init__(self, a: Article, b: Article) -> None:
        self.a, self.b = a, b
        self._left, self._right = words_of(a.text)[:_LIMIT], words_of(b.text)[:_LIMIT]
        left, right = [word.text for word in self._left], [word.text for word in self._right]
        self._codes = SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
        self._starts = [word.start for word in self._right]

    def swaps(self) -> list[Swap]:
        """The numbers that differ, in the order of ``b``.

        Only a number for a number counts, and only where the words around it agree: a rewritten sentence is no swap.
        """
        out = []
        for at, (tag, i1, i2, j1, j2) in enumerate(self._codes):
            if tag != "replace" or i2 - i1 != j2 - j1 or self._agree(at) < _AROUND:
                continue
            for x, y in zip(self._left[i1:i2], self._right[j1:j2], strict=True):
                if _DIGIT.search(x.text) and _DIGIT.search(y.text):
                    out.append(_swap(self.a, self.b, x, y))
        return out

    def _agree(self, at: int) -> int:
        """Equal words right before and after a block."""
        near = [self._codes[n] for n in (at - 1, at + 1) if 0 <= n < len(self._codes)]
        return sum(i2 - i1 for tag, i1, i2, _, _ in near if tag == "equal")

    def place(self, span: Span) -> Span | None:
        """Where the word at the start of a span of ``b`` stands in ``a``, unchanged; None where it does not."""
        j = bisect_right(self._starts, span.start) - 1
        if j < 0 or self._right[j].end <= span.start:
            j += 1
        for tag, i1, _, j1, j2 in self._codes:
            if tag == "equal" and j1 <= j < j2:
                word = self._left[i1 + j - j1]
                return Span(word.start, word.end)
        return None


def _swap(a: Article, b: Article, x: Word, y: Word) -> Swap:
    span_a, span_b = Span(x.start, x.end), Span(y.start, y.end)
    return Swap(a.id, b.id, span_a, span_b, span_a.of(a.text), span_b.of(b.text))


def swaps(a: Article, b: Article) -> list[Swap]:
    """The numbers in which two near-copies differ."""
    return Alignment(a, b).swaps()
