"""The visible tree as a list of text blocks in reading order: paragraphs, headings, list items, table rows."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml.html import HtmlElement

from writethru.reading.extract.page import clean, name_of

_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data dfn del em font i ins kbd label mark nobr q rb rp rt ruby s samp "
    "small span strike strong sub sup time tt u var wbr".split()
)
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
# A table row with more text than this holds no figures but an article.
_ROW_CHARS = 400
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text between two block boundaries."""

    text: str
    # the nearest block element around it
    element: HtmlElement
    # "h", "li", "row", "quote" or "p"
    kind: str
    # share of the characters that stand in links, and in bold
    linked: float
    bold: float
    # tag and class of the element and of its parent, digits apart: what its like on the same page share
    signature: tuple[str, str, str, str]

    @property
    def words(self) -> int:
        return len(self.text.split())


class _Collector:
    """Walks a tree once, without recursion, and cuts its text at block boundaries."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._parts: list[str] = []
        self._linked = 0
        self._bold = 0
        self._breaks = 0
        self._owners: list[HtmlElement] = []
        self._in_link = 0
        self._in_bold = 0
        self._in_row = 0

    def walk(self, root: HtmlElement) -> list[Block]:
        todo: list[tuple[HtmlElement, bool]] = [(root, True)]
        while todo:
            element, opening = todo.pop()
            if not isinstance(element.tag, str):
                if opening and element.tail:
                    self._add(element.tail)
                continue
            if opening:
                self._open(element)
                todo.append((element, False))
                todo.extend((child, True) for child in reversed(element))
            else:
                self._close(element)
                if element is not root and element.tail:
                    self._add(element.tail)
        self._flush()
        return self.blocks

    def _open(self, element: HtmlElement) -> None:
        tag = element.tag
        if tag == "br":
            self._breaks += 1
            if self._breaks == 2 and not self._in_row:
                self._flush()
            else:
                self._parts.append(" ")
            return
        if is_inline(element):
            self._in_link += tag == "a"
            self._in_bold += tag in ("b", "strong")
            if tag == "q":
                self._add("“")
        elif self._in_row:
            self._in_row += tag == "tr"
            self._parts.append(" ")
        else:
            self._flush()
            self._owners.append(element)
            self._in_row += tag == "tr" and _is_data_row(element)
        if element.text and tag not in ("rt", "rp"):
            self._add(element.text)

    def _close(self, element: HtmlElement) -> None:
        tag = element.tag
        if tag == "br":
            return
        if is_inline(element):
            self._in_link -= tag == "a"
            self._in_bold -= tag in ("b", "strong")
            if tag == "q":
                self._add("”")
        elif self._in_row:
            if tag in ("td", "th"):
                self._parts.append(" | ")
            self._in_row -= tag == "tr"
            if not self._in_row:
                self._flush()
                self._owners.pop()
        else:
            self._flush()
            self._owners.pop()

    def _add(self, text: str) -> None:
        if text.strip():
            self._breaks = 0
            size = len(text.strip())
            self._linked += size if self._in_link else 0
            self._bold += size if self._in_bold else 0
        self._parts.append(text)

    def _flush(self) -> None:
        text = clean("".join(self._parts)).strip("| ") if self._parts else ""
        if text and self._owners:
            size = max(1, len(text))
            owner = self._owners[-1]
            self.blocks.append(
                Block(
                    text,
                    owner,
                    _kind(owner),
                    min(1.0, self._linked / size),
                    min(1.0, self._bold / size),
                    _signature(owner),
                )
            )
        self._parts, self._linked, self._bold = [], 0, 0


def text_blocks(root: HtmlElement) -> list[Block]:
    """All blocks with text below ``root``, in reading order."""
    return _Collector().walk(root)


def is_inline(element: HtmlElement) -> bool:
    """True for phrasing elements, and for custom elements that stand within a paragraph's words."""
    tag = element.tag
    if tag in _INLINE:
        return True
    if "-" in tag:
        parent = element.getparent()
        return parent is not None and (parent.tag == "p" or parent.tag in _INLINE)
    return False


def _is_data_row(row: HtmlElement) -> bool:
    """False for the rows of tables that only lay a page out."""
    if row.find(".//table") is not None or row.find(".//p") is not None:
        return False
    size = 0
    for text in row.itertext():
        size += len(text.strip())
        if size > _ROW_CHARS:
            return False
    return True


def _kind(owner: HtmlElement) -> str:
    node: HtmlElement | None = owner
    for _ in range(3):
        if node is None:
            break
        if node.tag in _HEADINGS or node.get("role") == "heading":
            return "h"
        if node.tag in ("li", "dt", "dd"):
            return "li"
        if node.tag == "tr":
            return "row"
        if node.tag == "blockquote":
            return "quote"
        node = node.getparent()
    return "p"


def _signature(owner: HtmlElement) -> tuple[str, str, str, str]:
    parent = owner.getparent()
    names = _DIGITS.sub("", name_of(owner))
    if parent is None:
        return owner.tag, names, "", ""
    return owner.tag, names, str(parent.tag), _DIGITS.sub("", name_of(parent))
