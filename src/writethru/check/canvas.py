"""The equal-length copy of a draft on which markup is painted over."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Literal

RegionKind = Literal["title", "heading", "table", "list", "quote"]

# PARAGRAPH SEPARATOR: parts two blocks where there is room for one character only
BREAK = "\u2029"
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.S)
URL = re.compile(r"\bhttps?://[^\s<>()\[\]\"'`]+(?:\([^\s<>()]*\)[^\s<>()\[\]\"'`]*)*", re.I)
_NAME = re.compile(r"#?\w{2,8};")
_CLOSING = "’”'\")]}.,;:!?%…"


@dataclass(frozen=True, slots=True)
class Region:
    """A block that is not a plain paragraph."""

    kind: RegionKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Link:
    """A link: the place of its words and where it leads."""

    start: int
    end: int
    url: str


class Canvas:
    """Characters of a draft that can be painted over in place, and what was learnt on the way."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.cells = list(raw)
        self.regions: list[Region] = []
        self.links: list[Link] = []
        # the date that stands on the page, YYYY-MM-DD or ISO 8601
        self.published: str | None = None
        if raw.startswith("\ufeff"):
            self.cells[0] = " "

    def text(self) -> str:
        return "".join(self.cells)

    def blank(self, start: int, end: int, *, lines: bool = True) -> None:
        """Paint over with spaces; line breaks stay unless ``lines`` is false."""
        for i in range(start, end):
            if not (lines and self.cells[i] in "\n\r"):
                self.cells[i] = " "

    def split(self, start: int, end: int) -> None:
        """Paint over with spaces and a break, so that a new block begins."""
        if start < end:
            self.blank(start, end)
            self.cells[start] = BREAK

    def decode(self, start: int, end: int) -> None:
        """Character references to their characters, padded with spaces to the length they had."""
        for match in ENTITY.finditer(self.text_between(start, end)):
            char = html.unescape(match[0])
            left, right = start + match.start(), start + match.end()
            if len(char) != 1 or (char == "&" and _NAME.match(self.raw, right)):
                continue  # "&amp;nbsp;" is a reference that was escaped twice: it would show in print
            char = " " if char.isspace() else char
            self.blank(left, right)
            # an apostrophe joins the word after it ("'s"), other closing marks the word before
            at_end = char in "’'“‘\"(" and not (char in "’'" and not self.raw[right : right + 1].isalpha())
            self.cells[right - 1 if at_end or char not in _CLOSING else left] = char

    def text_between(self, start: int, end: int) -> str:
        return "".join(self.cells[start:end])

    def add(self, kind: RegionKind, start: int, end: int) -> None:
        self.regions.append(Region(kind, start, end))
