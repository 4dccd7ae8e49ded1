"""Markdown files, as note programs and static sites keep them: read as plain text, without the marks.

Known by their ending. Header lines as in :mod:`writethru.intake.formats.text` may stand on top, or front matter between
two lines of ``---``. A first heading is the title; headings, list items and quotations are paragraphs; HTML is dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from writethru.core.settings import Settings
from writethru.core.types import Failure, RawEntry
from writethru.intake.decode import decode
from writethru.intake.format import Found, Source
from writethru.intake.formats.text import first_line, header
from writethru.intake.metadata import iso, names, web_address
from writethru.intake.sniff import sniff

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT = re.compile(r"---[ \t]*\n(.{0,4000}?)\n---[ \t]*\n", re.S)
_FIELD = re.compile(r"^(\w+)[ \t]*:[ \t]*(.*)$", re.M)
_SAME = {"author": "by", "authors": "by", "source": "outlet", "publication": "outlet", "link": "url"}
_BREAKS = {"softbreak": " ", "hardbreak": "\n"}


class Markdown:
    name = "markdown"
    endings = (".md", ".markdown")

    def claims(self, head: bytes, name: str) -> bool:
        return name.lower().endswith(self.endings) and sniff(head) == "text"

    def entries(self, body: bytes, source: Source, settings: Settings) -> Iterator[Found]:
        decoded = decode(body, source.charset)
        said, text = _head(decoded.text.replace("\r\n", "\n").replace("\r", "\n").strip("\n"))
        heading, paragraphs = _paragraphs(text)
        title = said.get("title") or heading
        plain = "\n\n".join(paragraphs)
        if not title:
            title, plain = first_line(plain)
        if not plain.strip():
            yield Failure(source.name, "it holds no text but its title (add the article's text)")
            return
        yield RawEntry(
            source.name,
            "text",
            plain,
            url=web_address(said.get("url")) or source.url,
            file=source.file,
            title=title,
            authors=names(said.get("by")),
            published=iso(said.get("date")),
            outlet=said.get("outlet") or None,
            notes=(decoded.note,) if decoded.note else (),
        )


def _head(text: str) -> tuple[dict[str, str], str]:
    front = _FRONT.match(text)
    if not front:
        return header(text)
    said: dict[str, str] = {}
    for field in _FIELD.finditer(front[1]):
        key = field[1].lower()
        said.setdefault(_SAME.get(key, key), field[2].strip().strip("[]").strip("\"' "))
    return said, text[front.end() :]


def _paragraphs(text: str) -> tuple[str | None, list[str]]:
    """The heading that the text begins with, or None, and its paragraphs without marks."""
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark").parse(text)
    heading = None
    out: list[str] = []
    for number, token in enumerate(tokens):
        if token.type == "inline":
            plain = _plain(token.children or [])
            if number == 1 and tokens[0].type == "heading_open":
                heading = plain or None
            elif plain:
                out.append(plain)
        elif token.type in ("fence", "code_block") and token.content.strip():
            out.append(token.content.strip())
    return heading, out


def _plain(children: list[Token]) -> str:
    shown = (child for child in children if child.type in ("text", "code_inline", *_BREAKS))
    return "".join(_BREAKS.get(child.type, child.content) for child in shown).strip()


PLUGIN = Markdown()
