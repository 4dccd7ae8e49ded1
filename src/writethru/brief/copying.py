"""How much of a text is copied: the longest run of words, outside quotation marks, that stands in an article."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

# Words as readers count them: runs of letters and digits, with an apostrophe inside.
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_QUOTED = re.compile(r'"[^"]*"|“[^”]*”')


def words(text: str) -> list[str]:
    """Lower-case words; typographic apostrophes as plain ones."""
    return list(_held(text) if len(text) <= _LONGEST_HELD else _split(text))


def count(text: str) -> int:
    return len(_held(text) if len(text) <= _LONGEST_HELD else _split(text))


# characters of the longest text whose words are kept: the lines of a brief are looked at again and again
_LONGEST_HELD = 600


def _split(text: str) -> tuple[str, ...]:
    normal = unicodedata.normalize("NFC", text)
    return tuple(found[0].lower().replace("’", "'") for found in _WORD.finditer(normal))


_held = lru_cache(maxsize=8192)(_split)


def unquoted(text: str) -> str:
    """The text with what stands in quotation marks blanked, of the same length."""
    return _QUOTED.sub(lambda found: " " * len(found[0]), text)


class CopyIndex:
    """All runs of ``limit + 1`` words of the articles of a story: any of them in a line is one word too many."""

    def __init__(self, texts: Iterable[str], limit: int) -> None:
        self.limit = limit
        self._runs: set[tuple[str, ...]] = set()
        for text in texts:
            own = words(text)
            for i in range(len(own) - limit):
                self._runs.add(tuple(own[i : i + limit + 1]))

    def excess(self, text: str) -> int:
        """How many runs of ``limit + 1`` words of the text, outside quotation marks, stand in an article."""
        total = 0
        for start, end in _segments(text):
            own = words(text[start:end])
            total += sum(tuple(own[i : i + self.limit + 1]) in self._runs for i in range(len(own) - self.limit))
        return total


def _segments(text: str) -> list[tuple[int, int]]:
    """What stands outside quotation marks: a run does not reach across a quotation."""
    out, start = [], 0
    for found in _QUOTED.finditer(text):
        out.append((start, found.start()))
        start = found.end()
    out.append((start, len(text)))
    return out


def overlap(a: set[str], b: set[str]) -> float:
    """Jaccard overlap of two sets of words."""
    return len(a & b) / len(a | b) if a or b else 0.0
