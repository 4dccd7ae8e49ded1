"""A draft as it lies in its file, and a mask of it that can be parsed.

The mask has exactly the length of the draft's text: what is not copy (markup, front matter, code, addresses, comments)
is replaced by spaces, or by a break where it parts two blocks, so that every offset found in the mask points into the
text. The text is the file itself, but for documents that are no text: see :mod:`writethru.check.drafts.docx`.
"""

from __future__ import annotations

import re
import stat
from dataclasses import dataclass
from pathlib import Path

from writethru.check.canvas import Link, Region, RegionKind
from writethru.check.draft_format import HINT, DraftFormat, TextFormat
from writethru.check.drafts import all_drafts
from writethru.core.errors import FormatError
from writethru.core.ids import make_id, sha256
from writethru.core.types import Article
from writethru.intake.sniff import describe, sniff

# Characters above which a draft is refused: some 350,000 words, which take several minutes on one core
MAX_CHARACTERS = 2_000_000
# bytes of a file above which it is not read: a document may hold pictures
MAX_BYTES = 64 * 1024 * 1024
# what sniffing calls text of one kind or another
_TEXTS = frozenset("text html xml json json_feed rss atom rdf".split())
_IGNORE = re.compile(r"<!--\s*wt:ignore\b(.*?)-->", re.S)
_CODE = re.compile(r"[A-Z]{3}\d{3}(?!\w)")


@dataclass(frozen=True, slots=True)
class Ignore:
    """A comment ``<!-- wt:ignore FIG006 reason -->``: its place, the codes it names and the reason given."""

    start: int
    end: int
    codes: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Draft:
    """The text as it lies in its file (``raw``) and its mask (``text``), of equal length."""

    # path or name as shown in messages, None for text given as a string
    file: str | None
    # name of its kind: "markdown", "html", "text", "docx"
    kind: str
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


def load_draft(source: str | Path, text: str | bytes | None = None) -> Draft:
    """The draft in a file; with ``text`` that text, named ``source``; a string with a line break is the text itself.

    The kind is told by the ending of the name, and where that says nothing by the content. Raises FormatError where the
    file cannot be read, is binary, is not UTF-8 or UTF-16, is longer than we check, or holds no words.
    """
    if text is None and isinstance(source, str) and "\n" in source:
        return _draft("the draft", source, named=False)
    name = str(source)
    return _draft(name, _read(Path(source)) if text is None else text)


def _read(path: Path) -> bytes:
    name = str(path)
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise FormatError(name, f"{name}: is a folder, not a draft", hint="name the drafts in it")
        if not (stat.S_ISREG(mode) or stat.S_ISFIFO(mode)):
            raise FormatError(name, f"{name}: is a device or a socket, not a draft", hint="name a file")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise FormatError(name, f"{name}: cannot be read: {error.strerror}", hint="name a file that exists") from error
    except ValueError as error:
        raise FormatError(name, f"{name}: is no name of a file: {error}", hint="name a file that exists") from error
    if len(data) > MAX_BYTES:
        raise FormatError(name, f"{name}: is larger than {MAX_BYTES >> 20} MiB", hint="split it")
    return data


def _draft(name: str, data: bytes | str, *, named: bool = True) -> Draft:
    plugin = _format(name, data, named=named)
    canvas = plugin.canvas(name, data)
    if len(canvas.raw) > MAX_CHARACTERS:
        why = f"{name}: has {len(canvas.raw):,} characters; at most {MAX_CHARACTERS:,} are checked"
        raise FormatError(name, why, hint="split it")
    if not any(map(str.isalnum, canvas.raw)):
        raise FormatError(name, f"{name}: holds no words", hint="give a draft with at least one sentence")
    return Draft(
        file=name if named else None,
        kind=plugin.name,
        raw=canvas.raw,
        text=canvas.text(),
        sha256=sha256(canvas.raw),
        regions=tuple(sorted(canvas.regions, key=lambda region: (region.start, -region.end))),
        links=tuple(canvas.links),
        ignores=tuple(_ignores(canvas.raw)) if plugin.comments else (),
        published=canvas.published,
    )


def _format(name: str, data: bytes | str, *, named: bool) -> DraftFormat:
    """The kind of the draft. Raises FormatError for bytes that are no text and no document that we read."""
    body = data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass")
    kind = sniff(body) if isinstance(data, bytes) else "text"
    suffix = Path(name).suffix.lower() if named else ""
    plugins = all_drafts()
    # bytes are what they are, whatever the name says: a document called .md is read as a document
    claimed = [plugin for plugin in plugins if plugin.claims(body, kind)]
    if kind == "empty":
        raise FormatError(name, f"{name}: is empty and holds no words", hint="give a draft with at least one sentence")
    if kind not in _TEXTS and not any(plugin.name == kind for plugin in claimed):
        raise FormatError(name, f"{name}: is {describe(kind)}, not a draft that we read", hint=HINT)
    if kind in _TEXTS:
        ended = [plugin for plugin in plugins if suffix in plugin.endings]
        if ended and isinstance(ended[0], TextFormat):
            return ended[0]
        claimed = [plugin for plugin in claimed if isinstance(plugin, TextFormat)]
    return claimed[0]


def _ignores(raw: str) -> list[Ignore]:
    out = []
    for match in _IGNORE.finditer(raw):
        codes = tuple(_CODE.findall(match[1]))
        reason = " ".join(_CODE.sub(" ", match[1]).split())
        out.append(Ignore(match.start(), match.end(), codes, reason))
    return out
