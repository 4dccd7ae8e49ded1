"""Comparing texts by their words: the measure behind every "is this the same?" of the extraction."""

from __future__ import annotations

import re
from collections.abc import Iterable

SENTENCE_END = re.compile(r"[.!?…。！？؟।][\"”’»」')\]]*$")
_TOKEN = re.compile(r"\w+")


def tokens(text: str) -> list[str]:
    """Words in lower case, without punctuation; apostrophes split."""
    return _TOKEN.findall(text.lower())


def shingles(text: str, size: int = 4) -> list[tuple[str, ...]]:
    """Runs of ``size`` words; a shorter text is one shingle of all its words, an empty one none."""
    words = tokens(text)
    if not words:
        return []
    return [tuple(words[i : i + size]) for i in range(max(1, len(words) - size + 1))]


def shingle_set(lines: Iterable[str], size: int = 4) -> frozenset[tuple[str, ...]]:
    """All shingles of the lines, read one by one and as one text."""
    lines = list(lines)
    return frozenset(shingles(" ".join(lines), size)).union(*(shingles(line, size) for line in lines))


def coverage(text: str, known: frozenset[tuple[str, ...]], size: int = 4) -> float:
    """Share of the text's shingles that are known, 0 for a text without words."""
    runs = shingles(text, size)
    return sum(run in known for run in runs) / len(runs) if runs else 0.0


def agreement(a: str, b: str) -> float:
    """Shared distinct words over those of the shorter text, 0..1: 1 where one holds all words of the other."""
    left, right = set(tokens(a)), set(tokens(b))
    if not left or not right:
        return 0.0
    return len(left & right) / min(len(left), len(right))


def same_words(a: str, b: str) -> bool:
    """Equal but for case, punctuation and white space."""
    return tokens(a) == tokens(b) != []


def word_count(text: str) -> int:
    """Words of a text; a script without spaces counts about two characters as one word."""
    words = len(text.split())
    return max(words, len(text) // 2) if len(text) > 24 * max(1, words) else words
