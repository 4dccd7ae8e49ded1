"""Quoted words of a draft, and how they are compared with the sources."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from writethru.core.types import Sentence, Span

_OPEN = '“„«"'
_CLOSE = {"“": "”“", "„": "“”", "«": "»", '"': '"'}
_SINGLE = re.compile(r"(?<![\w’'])[‘']([^‘’'\n]*(?:[’'](?=\w)[^‘’'\n]*)*)[’'](?!\w)")
_ELLIPSIS = re.compile(r"\s*(?:\.\s?\.\s?\.+|…|\[\s*(?:\.\s?\.\s?\.|…)\s*\]|\(\s*(?:\.\.\.|…)\s*\))\s*")
_BRACKETS = re.compile(r"\[[^\]]{0,80}\]")
_FOLD = str.maketrans("‘’‚‛“”„«»–—−", '\'\'\'\'"""""---')


def quoted(text: str, sentences: Sequence[Sentence]) -> tuple[Span, ...]:
    """Spans in quotation marks, without the marks, paragraph by paragraph; an unclosed quotation runs to its end.

    Single marks count only where they enclose two words or more, for one word may be an apostrophe's.
    """
    out: list[Span] = []
    for _, group in groupby(sentences, key=lambda sentence: sentence.paragraph):
        held = list(group)
        start, end = held[0].start, held[-1].end
        double = _double(text, start, end)
        out.extend(double)
        for match in _SINGLE.finditer(text, start, end):
            inside = any(span.start <= match.start() < span.end for span in double)
            if not inside and len(match[1].split()) >= 2:
                out.append(Span(match.start(1), match.end(1)))
    return tuple(sorted(out, key=lambda span: span.start))


def _double(text: str, start: int, end: int) -> list[Span]:
    out = []
    opened, closing = -1, ""
    for i in range(start, end):
        char = text[i]
        if opened >= 0:
            if char in closing:
                if opened < i:
                    out.append(Span(opened, i))
                opened = -1
        elif char in _OPEN and not (char == '"' and text[i - 1 : i].isdigit()):
            opened, closing = i + 1, _CLOSE[char]
    if 0 <= opened < end:
        out.append(Span(opened, end))
    return out


def fold(text: str) -> str:
    """Letters and digits in lower case, one space between words: what makes two wordings the same."""
    text = text.translate(_FOLD).lower()
    return " ".join(re.findall(r"[^\W_]+(?:'[^\W_]+)*", text))


def pieces(quote: str) -> list[str]:
    """A quotation cut at ellipses and at words put in brackets, each piece folded; empty ones left out."""
    out = []
    for part in _ELLIPSIS.split(quote):
        for piece in _BRACKETS.split(part):
            folded = fold(piece)
            if folded:
                out.append(folded)
    return out
