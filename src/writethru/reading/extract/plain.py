"""A plain text (a wire item, a pasted article) to its parts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from writethru.reading.extract.bylines import byline_lines, clean_authors
from writethru.reading.extract.dates import read_printed
from writethru.reading.extract.furniture_lines import is_furniture_line
from writethru.reading.extract.page import clean, without_control
from writethru.reading.extract.words import SENTENCE_END, same_words

_BLANK = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
_ITEM = re.compile(r"^\s*(?:[-*•–]|\d{1,2}[.)])\s+")
_HEAD_LINES = 6


@dataclass(frozen=True, slots=True)
class Plain:
    title: str
    authors: tuple[str, ...]
    published: str | None
    paragraphs: tuple[str, ...]
    notes: tuple[str, ...] = ()


def read_plain(body: str, title: str | None, *, max_chars: int, latest: date | None) -> Plain:
    """Title, byline, date and paragraphs of a text.

    Blank lines part paragraphs; without any, each line is one, unless the lines are plainly wrapped. A first line
    without a full stop is the headline where none is given; "By ..." and a date alone under it are its head.
    """
    notes = (f"only the first {max_chars:,} characters of the text were read",) if len(body) > max_chars else ()
    text = without_control(body[:max_chars]).replace("\r\n", "\n").replace("\r", "\n")
    pieces = _BLANK.split(text.strip()) if _BLANK.search(text.strip()) else _lines(text.strip())
    paragraphs = [line for piece in pieces for line in _items(piece)]
    found, head = _take_title(paragraphs, title)
    authors: tuple[str, ...] = ()
    published: str | None = None
    while head < min(len(paragraphs), _HEAD_LINES):
        line = paragraphs[head]
        if not authors and byline_lines([line]):
            authors = clean_authors([line], "", marked=False)
        elif (
            published is None
            and len(line) <= 60
            and not SENTENCE_END.search(line)
            and read_printed(line, latest=latest)
        ):
            published = read_printed(line, latest=latest)
        else:
            break
        head += 1
    body_lines = [line for line in paragraphs[head:] if not is_furniture_line(line)]
    return Plain(found, authors, published, tuple(body_lines), notes)


def _lines(text: str) -> list[str]:
    lines = text.split("\n")
    wrapped = (
        len(lines) > 3
        and max(map(len, lines)) <= 100
        and sum(not SENTENCE_END.search(line.strip()) for line in lines) > len(lines) / 2
    )
    return [" ".join(lines)] if wrapped else lines


def _items(piece: str) -> list[str]:
    """The lines of a list apart, anything else as one paragraph."""
    lines = [line for line in piece.split("\n") if line.strip()]
    if len(lines) > 1 and sum(bool(_ITEM.match(line)) for line in lines) >= len(lines) - 1:
        return [text for line in lines if (text := clean(line))]
    text = clean(piece)
    return [text] if text else []


def _take_title(paragraphs: list[str], title: str | None) -> tuple[str, int]:
    first = paragraphs[0] if paragraphs else ""
    if title:
        return title, int(same_words(first, title))
    if len(paragraphs) > 1 and len(first) <= 200 and not SENTENCE_END.search(first) and not byline_lines([first]):
        return first.lstrip("# "), 1
    return "", 0
