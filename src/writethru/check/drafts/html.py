"""HTML: tags, scripts, styles and comments are painted over, references decoded."""

from __future__ import annotations

import re

from writethru.check.canvas import COMMENT, URL, Canvas, Link, RegionKind
from writethru.check.draft_format import TextFormat

_HIDDEN = re.compile(
    r"<(script|style|head|template|svg|math|pre|code|nav|footer)\b[^>]*>.*?(?:</\1\s*>|\Z)", re.I | re.S
)
TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)\b(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>|<[!?][^<>]*>")
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite data del dfn em font i ins kbd label mark q s samp small span strong sub sup "
    "time tt u var wbr".split()
)
_BLOCKS: dict[str, RegionKind] = {
    "h1": "title",
    "h2": "heading",
    "h3": "heading",
    "h4": "heading",
    "h5": "heading",
    "h6": "heading",
    "table": "table",
    "li": "list",
    "blockquote": "quote",
}
_HREF = re.compile(r"\bhref\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.I)
_TIME = re.compile(r"<time\b[^>]*\bdatetime\s*=\s*[\"']?(\d{4}-\d\d-\d\d[^\"'\s>]*)", re.I)


_PAGE = re.compile(rb"\s*(?:<!doctype html|<html\b|<\?xml\b|<(?:body|article|main|section|div|p|h1)\b[^<>]*>)", re.I)


class Html(TextFormat):
    name = "html"
    endings = (".html", ".htm", ".xhtml")

    def claims(self, data: bytes, kind: str) -> bool:
        """Markdown may hold tags too: a page begins with one."""
        return _PAGE.match(data[:4096].removeprefix(b"\xef\xbb\xbf")) is not None

    def paint(self, canvas: Canvas) -> str | None:
        return _paint(canvas)


def _paint(canvas: Canvas) -> str | None:
    """Paint over all that is not copy; the date of the page's ``<time>``, if any, is returned."""
    for pattern in (COMMENT, _HIDDEN):
        for match in pattern.finditer(canvas.text()):
            canvas.split(*match.span())
    text = canvas.text()
    opened: list[tuple[str, int, str]] = []
    for match in TAG.finditer(text):
        name = (match[1] or "").lower()
        closing = match[0].startswith("</")
        if name in _BLOCKS or name == "a":
            if closing:
                _close(canvas, opened, name, match.start())
            else:
                href = _HREF.search(match[0])
                opened.append((name, match.end(), next((g for g in href.groups() if g), "") if href else ""))
        if name in _INLINE:
            canvas.blank(*match.span(), lines=False)
        else:
            canvas.split(*match.span())
    canvas.decode(0, len(canvas.cells))
    for match in URL.finditer(canvas.text()):
        canvas.blank(*match.span())
    found = _TIME.search(canvas.raw)
    return found[1] if found else None


def _close(canvas: Canvas, opened: list[tuple[str, int, str]], name: str, end: int) -> None:
    """Pair a closing tag with the last opening one of its name."""
    for i in range(len(opened) - 1, max(-1, len(opened) - 200), -1):
        if opened[i][0] == name:
            _, start, href = opened.pop(i)
            if name == "a":
                if href:
                    canvas.links.append(Link(start, end, href))
            elif start < end:
                canvas.add(_BLOCKS[name], start, end)
            return


PLUGIN = Html()
