"""Runs of words that two texts share.

A run that stands wholly inside quotation marks is left out: two reporters who heard the same speaker write the same
quotation, and that makes them no copies of each other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from writethru.core.types import Span

# words in a run
RUN = 5

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_]+(?:[.,'’][^\W_]+)*")
_PARAGRAPH = re.compile(r"[^\n]+")
_OPEN = {"“": "”", "«": "»", "„": "“”"}


@dataclass(frozen=True, slots=True)
class Word:
    """A word in lower case, where it stands, and whether it stands in quotation marks."""

    text: str
    start: int
    end: int
    quoted: bool


def quoted_spans(text: str) -> list[Span]:
    """What stands in double quotation marks, paragraph by paragraph; a mark left open runs to its paragraph's end."""
    spans = []
    for paragraph in _PARAGRAPH.finditer(text):
        start, close = -1, ""
        for at in range(paragraph.start(), paragraph.end()):
            char = text[at]
            if start < 0 and (char == '"' or char in _OPEN):
                start, close = at, _OPEN.get(char, '"')
            elif start >= 0 and char in close:
                spans.append(Span(start, at + 1))
                start = -1
        if start >= 0:
            spans.append(Span(start, paragraph.end()))
    return spans


def words_of(text: str) -> list[Word]:
    """All words of a text in order. Numbers keep their commas and points, so that 2,700 is one word."""
    quotes = quoted_spans(text)
    out, at = [], 0
    for match in _WORD.finditer(text):
        while at < len(quotes) and quotes[at].end <= match.start():
            at += 1
        quoted = at < len(quotes) and quotes[at].start <= match.start()
        out.append(Word(match.group().lower().replace("’", "'"), match.start(), match.end(), quoted))
    return out


def runs_of(words: list[Word]) -> frozenset[str]:
    """All runs of five words that are not wholly quoted; a text shorter than a run is one run.

    A text that is nothing but quotation keeps its quoted runs: there is nothing else to know it by.
    """
    if len(words) < RUN:
        return frozenset([" ".join(word.text for word in words)] if words else [])
    windows = [words[i : i + RUN] for i in range(len(words) - RUN + 1)]
    plain = [window for window in windows if not all(word.quoted for word in window)]
    return frozenset(" ".join(word.text for word in window) for window in plain or windows)


def share(part: frozenset[str], whole: frozenset[str]) -> float:
    """The share of the runs of ``part`` that stand in ``whole``, 0..1."""
    return len(part & whole) / len(part) if part else 0.0
