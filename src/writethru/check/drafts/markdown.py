"""Markdown.

Legitimate markup (emphasis, links, headings, lists, code, tables) is painted over; what is left of stars, brackets and
tags is markup that would show in print, and rule MRK001 reports it.
"""

from __future__ import annotations

import re

from writethru.check.canvas import COMMENT, URL, Canvas, Link
from writethru.check.draft_format import TextFormat
from writethru.check.drafts.html import TAG
from writethru.check.drafts.text import mark_title

_FRONT = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.*?\r?\n)?(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.S)
_DATE = re.compile(r"^(?:date|published|modified)[ \t]*:[ \t]*[\"']?(\d{4}-\d\d-\d\d[^\s\"']*)", re.M | re.I)
_FENCE = re.compile(r"^[ \t]{0,3}(```+|~~~+)[^\n`]*\n.*?(?:^[ \t]{0,3}\1[`~]*[ \t]*$|\Z)", re.M | re.S)
_CODE = re.compile(r"(?<!`)(`+)(?!`)([^`\n]+?)(?<!`)\1(?!`)")
_DEFINITION = re.compile(r"^[ \t]{0,3}\[(\^?[^\]\n]+)\]:[ \t]*(\S*)[^\n]*$", re.M)
_IMAGE = re.compile(r"!\[[^\]\n]*\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)")
_LINK = re.compile(
    r"(?<!!)\[((?:[^\[\]\n]|\[[^\[\]\n]*\])*)\]\(\s*<?((?:[^()\s<>]|\([^()\s]*\))*)>?(?:\s+[\"'(][^\n]*?[\"')])?\s*\)"
)
_REFERENCE = re.compile(r"\[([^\[\]\n]+)\](?:\[([^\[\]\n]*)\])?")
_AUTOLINK = re.compile(r"<(?:https?|mailto):[^<>\s]*>", re.I)
_HEADING = re.compile(r"^([ \t]{0,3}(#{1,6})[ \t]+)([^\n]*?)([ \t]+#+)?[ \t]*\r?$", re.M)
_SETEXT = re.compile(r"^([^\n]*\S[^\n]*)\n([ \t]{0,3}(=+|--+)[ \t]*\r?)$", re.M)
_RULE = re.compile(r"^[ \t]{0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})\r?$", re.M)
_ITEM = re.compile(r"^([ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+)(\[[ xX]\][ \t]+)?([^\n]*)", re.M)
_QUOTE = re.compile(r"^([ \t]{0,3}(?:>[ \t]?)+)([^\n]*)", re.M)
_TABLE = re.compile(
    r"^[^\n|]*\|[^\n]*\n[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-*:?[ \t]*)*\r?$(?:\n[^\n|]*\|[^\n]*)*", re.M
)
_STARS = (
    re.compile(r"(?<![\\*])(\*{1,3})(?=[^\s*])((?:[^*\n]|\n(?![ \t]*\n)){0,2000}?[^\s*\\])\1(?!\*)"),
    re.compile(r"(?<![\\*])(\*\*)(?=\S)((?:[^\n]|\n(?![ \t]*\n)){0,2000}?\S)\1(?!\*)"),
    re.compile(r"(?<![\w\\_])(_{1,3})(?=[^\s_])((?:[^_\n]|\n(?![ \t]*\n)){0,2000}?[^\s_\\])\1(?![\w_])"),
    re.compile(r"(?<!~)(~~)(?=\S)([^\n~]{0,2000}?\S)\1(?!~)"),
)
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|~<>])")
_VOID = frozenset("br hr img wbr".split())


class Markdown(TextFormat):
    name = "markdown"
    endings = (".md", ".markdown", ".mdown")

    def claims(self, data: bytes, kind: str) -> bool:
        return kind not in ("html", "docx")

    def paint(self, canvas: Canvas) -> str | None:
        return _paint(canvas)


def _paint(canvas: Canvas) -> str | None:
    """Paint over legitimate markup; the date of the front matter, if any, is returned."""
    published = None
    front = _FRONT.match(canvas.raw)
    if front:
        dated = _DATE.search(front[1] or "")
        published = dated[1] if dated else None
        canvas.blank(*front.span())
    for pattern in (COMMENT, _FENCE, _CODE):
        for match in pattern.finditer(canvas.text()):
            canvas.blank(*match.span())
    _links(canvas)
    _blocks(canvas)
    _inline(canvas)
    if not any(region.kind == "title" for region in canvas.regions):
        mark_title(canvas)
    return published


def _links(canvas: Canvas) -> None:
    defined: dict[str, str] = {}
    for match in _DEFINITION.finditer(canvas.text()):
        if match[1].startswith("^"):
            canvas.split(match.start(), match.start(2))
        elif URL.match(match[2]) or match[2][:1] in "/#<.":
            canvas.blank(*match.span())
        else:
            continue
        defined[match[1].lower()] = match[2].strip("<>")
    for match in _IMAGE.finditer(canvas.text()):
        canvas.blank(*match.span())
    for match in _LINK.finditer(canvas.text()):
        if not match[2]:
            continue  # a link that leads nowhere is a fault: it is left for MRK001
        canvas.blank(match.start(), match.start(1))
        canvas.blank(match.end(1), match.end(), lines=False)
        canvas.links.append(Link(match.start(1), match.end(1), match[2]))
    for match in _REFERENCE.finditer(canvas.text()):
        key = (match[2] or match[1]).lower()
        if key not in defined:
            continue
        if key.startswith("^"):
            canvas.blank(*match.span())
            continue
        canvas.blank(match.start(), match.start(1))
        canvas.blank(match.end(1), match.end())
        canvas.links.append(Link(match.start(1), match.end(1), defined[key]))
    for pattern in (_AUTOLINK, URL):
        for match in pattern.finditer(canvas.text()):
            canvas.links.append(Link(*match.span(), match[0].strip("<>")))
            canvas.blank(*match.span())


def _blocks(canvas: Canvas) -> None:
    titled = False
    for match in _TABLE.finditer(canvas.text()):
        canvas.add("table", *match.span())
        for i in range(*match.span()):
            if canvas.cells[i] in "|\n":
                canvas.cells[i] = "\u2029"
            elif canvas.cells[i] in "-:" and not canvas.raw[max(0, i - 1) : i + 2].strip(" -:|\n\r"):
                canvas.cells[i] = " "
    for match in _HEADING.finditer(canvas.text()):
        kind = "title" if len(match[2]) == 1 and not titled else "heading"
        titled = titled or kind == "title"
        canvas.split(match.start(), match.end(1))
        if match[4]:
            canvas.blank(*match.span(4))
        _end_line(canvas, match.end())
        canvas.add("title" if kind == "title" else "heading", match.start(3), max(match.end(3), match.start(3)))
    for match in _SETEXT.finditer(canvas.text()):
        canvas.add("title" if match[3][0] == "=" and not titled else "heading", *match.span(1))
        titled = titled or match[3][0] == "="
        canvas.split(*match.span(2))
    for match in _RULE.finditer(canvas.text()):
        canvas.split(*match.span())
    for match in _QUOTE.finditer(canvas.text()):
        canvas.blank(*match.span(1))
        canvas.add("quote", *match.span(2))
    for match in _ITEM.finditer(canvas.text()):
        canvas.split(match.start(), match.start(3))
        canvas.add("list", *match.span(3))


def _end_line(canvas: Canvas, end: int) -> None:
    """A heading ends its block even where no blank line follows."""
    if end < len(canvas.cells) and canvas.cells[end] == "\n":
        canvas.cells[end] = "\u2029"


def _inline(canvas: Canvas) -> None:
    for pattern in _STARS:
        # twice: emphasis inside emphasis
        for _ in range(2):
            for match in pattern.finditer(canvas.text()):
                canvas.blank(*match.span(1))
                canvas.blank(match.end(2), match.end())
    _tags(canvas)
    for match in _ESCAPE.finditer(canvas.text()):
        canvas.cells[match.start()] = " "
    canvas.decode(0, len(canvas.cells))


def _tags(canvas: Canvas) -> None:
    """Paint over tags that are paired or void; a lone one is left for MRK001."""
    opened: dict[str, list[re.Match[str]]] = {}
    for match in TAG.finditer(canvas.text()):
        name = (match[1] or "").lower()
        if name in _VOID:
            canvas.split(*match.span())
        elif not match[0].startswith("</"):
            opened.setdefault(name, []).append(match)
        elif opened.get(name):
            for tag in (opened[name].pop(), match):
                canvas.blank(*tag.span())


PLUGIN = Markdown()
