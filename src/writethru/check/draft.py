"""A draft as it lies in its file, and a mask of it that can be parsed.

The mask has exactly the length of the file: what is not copy (markup, front matter, code, addresses, comments) is
replaced by spaces, or by a break where it parts two blocks, so that every offset found in the mask points into the
file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from writethru.check.canvas import Canvas, Link, Region, RegionKind
from writethru.core.errors import FormatError
from writethru.core.ids import make_id, sha256
from writethru.core.types import Article

DraftKind = Literal["markdown", "html", "text"]

# Decoded characters above which a draft is refused: the longest book we know of has a fifth of it.
MAX_CHARACTERS = 16 * 1024 * 1024
_MAGIC = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP or office document",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF8": "an image",
    b"{\\rtf": "rich text",
}
_IGNORE = re.compile(r"<!--\s*wt:ignore\b(.*?)-->", re.S)
_CODE = re.compile(r"[A-Z]{3}\d{3}(?!\w)")
_HTML = re.compile(r"\s*(?:<!doctype html|<html\b|<\?xml\b|<(?:body|article|main|section|div|p|h1)\b[^<>]*>)", re.I)


@dataclass(frozen=True, slots=True)
class Ignore:
    """A comment ``<!-- wt:ignore FIG006 reason -->``: its place, the codes it names and the reason given."""

    start: int
    end: int
    codes: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Draft:
    """The text as it lies (``raw``) and its mask (``text``), of equal length."""

    # path or name as shown in messages, None for text given as a string
    file: str | None
    kind: DraftKind
    raw: str
    text: str
    sha256: str
    # blocks that are not plain paragraphs: title, heading, table, list item, block quote
    regions: tuple[Region, ...] = ()
    links: tuple[Link, ...] = ()
    ignores: tuple[Ignore, ...] = ()
    # the date that stands on the page (front matter or <time>), YYYY-MM-DD or ISO 8601
    published: str | None = None

    def region(self, offset: int) -> RegionKind | None:
        """Kind of the innermost block at an offset, None in a plain paragraph."""
        found: Region | None = None
        for region in self.regions:
            if region.start <= offset < region.end and (found is None or region.start >= found.start):
                found = region
        return found.kind if found else None

    def article(self) -> Article:
        """The mask as an article, so that the reader of the sources reads the draft too."""
        return Article(
            id=make_id("draft", self.sha256),
            revision=1,
            url=None,
            file=self.file,
            outlet=None,
            domain=None,
            title="",
            byline=(),
            published=self.published,
            modified=None,
            language="en",
            completeness="full",
            credit=None,
            sha256=sha256(self.text),
            text=self.text,
        )


def load_draft(source: str | Path, text: str | None = None) -> Draft:
    """The draft in a file; with ``text`` that text, named ``source``; a string with a line break is the text itself.

    Raises FormatError where the file cannot be read, is binary, is not UTF-8 or UTF-16, or holds no words.
    """
    if text is None and isinstance(source, str) and "\n" in source:
        return _draft(None, source, None)
    name = str(source)
    raw = _read(Path(source)) if text is None else text
    return _draft(name, raw, Path(name).suffix.lower())


def _read(path: Path) -> str:
    name = str(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise FormatError(name, f"{name}: cannot be read: {error.strerror}", hint="name a file that exists") from error
    for magic, what in _MAGIC.items():
        if data.startswith(magic):
            raise FormatError(name, f"{name}: is {what}, not a text", hint="save it as text, Markdown or HTML")
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
    if encoding == "utf-8" and b"\0" in data:
        raise FormatError(name, f"{name}: is binary, not a text", hint="save it as text, Markdown or HTML")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise FormatError(
            name, f"{name}: is not valid {encoding.upper()} at byte {error.start}", hint="save it again as UTF-8"
        ) from error


def _draft(name: str | None, raw: str, suffix: str | None) -> Draft:
    shown = name or "the draft"
    if len(raw) > MAX_CHARACTERS:
        raise FormatError(
            shown, f"{shown}: has {len(raw):,} characters; at most {MAX_CHARACTERS:,} are checked", hint="split it"
        )
    if not any(map(str.isalnum, raw)):
        raise FormatError(shown, f"{shown}: holds no words", hint="give a draft with at least one sentence")
    kind = _kind(raw, suffix)
    canvas = Canvas(raw)
    published = None
    if kind == "html":
        from writethru.check.html import mask_html

        published = mask_html(canvas)
    elif kind == "markdown":
        from writethru.check.markdown import mask_markdown

        published = mask_markdown(canvas)
    else:
        from writethru.check.plain import mask_plain

        mask_plain(canvas)
    return Draft(
        file=name,
        kind=kind,
        raw=raw,
        text=canvas.text(),
        sha256=sha256(raw),
        regions=tuple(sorted(canvas.regions, key=lambda region: (region.start, -region.end))),
        links=tuple(canvas.links),
        ignores=tuple(_ignores(raw)),
        published=published,
    )


def _kind(raw: str, suffix: str | None) -> DraftKind:
    if suffix in {".html", ".htm", ".xhtml"}:
        return "html"
    if suffix in {".txt", ".text"}:
        return "text"
    if suffix in {".md", ".markdown", ".mdown"}:
        return "markdown"
    return "html" if _HTML.match(raw) else "markdown"


def _ignores(raw: str) -> list[Ignore]:
    out = []
    for match in _IGNORE.finditer(raw):
        codes = tuple(_CODE.findall(match[1]))
        reason = " ".join(_CODE.sub(" ", match[1]).split())
        out.append(Ignore(match.start(), match.end(), codes, reason))
    return out
