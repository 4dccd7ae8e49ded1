"""Word documents (.docx, ECMA-376, transitional and strict).

The draft's text is the document's paragraphs, joined by a blank line; offsets, lines and columns count in that text.
Tracked insertions are text, deletions are not; text boxes and table cells give paragraphs of their own; headers,
footers, footnotes, comments and hidden text are not read. Three members of the archive are opened, each up to a cap, so
that macros, pictures and embedded files are never touched; a document type declaration, which the format forbids and
entities need, is refused.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from writethru.check.canvas import URL, Canvas, Link, RegionKind
from writethru.check.draft_format import HINT
from writethru.check.drafts.text import mark_title
from writethru.core.errors import FormatError

if TYPE_CHECKING:
    from collections.abc import Mapping

# decoded bytes of one member of the archive, and members of an archive, above which the document is refused
MAX_PART = 64 * 1024 * 1024
MAX_MEMBERS = 20_000
# styles that one style may be based on, one on the other
_BASES = 12
_MAIN = "/officeDocument"
_HEADINGS = frozenset(f"heading {level}" for level in range(1, 10))
_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
# what stands there is not part of the text as it reads now
_GONE = frozenset({"del", "moveFrom", "Fallback", "instrText", "delText"})


class Docx:
    name = "docx"
    endings = (".docx", ".docm")
    # a comment would stand in print: findings are set aside in the settings file
    comments = False

    def claims(self, data: bytes, kind: str) -> bool:
        return kind == "docx"

    def canvas(self, name: str, data: bytes | str) -> Canvas:
        if isinstance(data, str):
            raise FormatError(name, f"{name}: a Word document is given as bytes, not as text", hint=HINT)
        with _opened(name, data) as archive:
            package = _Package(name, archive)
            main = package.target("_rels/.rels", _MAIN) or "word/document.xml"
            body = package.part(main)
            if body is None:
                raise FormatError(name, f"{name}: holds no Word document", hint=HINT)
            folder, _, file = main.rpartition("/")
            rels = f"{folder}/_rels/{file}.rels".lstrip("/")
            styles = package.part(f"{folder}/{package.target(rels, '/styles') or 'styles.xml'}".lstrip("/"))
            return _canvas(_paragraphs(body, _style_names(styles), package.links(rels)))


def _opened(name: str, data: bytes) -> zipfile.ZipFile:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise FormatError(name, f"{name}: is a broken Word document: {error}", hint="save it again") from error
    if len(archive.infolist()) > MAX_MEMBERS:
        raise FormatError(name, f"{name}: has more than {MAX_MEMBERS:,} parts", hint=HINT)
    return archive


class _Package:
    """The parts of a document that we read."""

    def __init__(self, name: str, archive: zipfile.ZipFile) -> None:
        self._name = name
        self._archive = archive

    def part(self, member: str) -> Any | None:
        """The root element of a part, None where there is no such part. Raises FormatError where it is unusable."""
        from lxml import etree

        try:
            info = self._archive.getinfo(member)
        except KeyError:
            return None
        try:
            with self._archive.open(info) as file:
                data = file.read(MAX_PART + 1)
        except (zipfile.BadZipFile, zlib.error, RuntimeError, OSError, EOFError, ValueError) as error:
            # zipfile raises RuntimeError for a password, and its child NotImplementedError for a strange compression
            raise FormatError(self._name, f"{self._name}: {member} cannot be unpacked: {error}", hint=HINT) from error
        if len(data) > MAX_PART:
            raise FormatError(
                self._name, f"{self._name}: {member} unpacks to more than {MAX_PART >> 20} MiB", hint="split it"
            )
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
        )
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise FormatError(self._name, f"{self._name}: {member} is broken: {error}", hint="save it again") from error
        if root.getroottree().docinfo.doctype:
            raise FormatError(
                self._name, f"{self._name}: {member} declares a document type, which Word documents may not", hint=HINT
            )
        return root

    def _relations(self, rels: str) -> list[Mapping[str, str]]:
        root = self.part(rels)
        return [] if root is None else [element.attrib for element in root.iterchildren("{*}Relationship")]

    def target(self, rels: str, kind: str) -> str | None:
        """The part that the first relation of a kind leads to, as written, without a leading slash."""
        for relation in self._relations(rels):
            if relation.get("Type", "").endswith(kind):
                return relation.get("Target", "").removeprefix("/word/").lstrip("/") or None
        return None

    def links(self, rels: str) -> dict[str, str]:
        """Addresses of the hyperlinks, by relation id."""
        return {
            relation["Id"]: relation.get("Target", "")
            for relation in self._relations(rels)
            if relation.get("Type", "").endswith("/hyperlink") and "Id" in relation
        }


@dataclass(slots=True)
class _Paragraph:
    kind: RegionKind | None = None
    style: str = ""
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    links: list[Link] = field(default_factory=list)

    def add(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)


def _paragraphs(root: Any, styles: Mapping[str, str], addresses: Mapping[str, str]) -> list[_Paragraph]:
    """The paragraphs in the order in which they begin; one in a text box comes after the one that holds the box."""
    from lxml import etree

    out: list[_Paragraph] = []
    open_: list[_Paragraph] = []
    links: list[tuple[int, str]] = []
    tables = 0
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = etree.QName(element).localname if isinstance(element.tag, str) else ""
        if event == "start":
            if tag in _GONE or (tag == "r" and _hidden(element)):
                walk.skip_subtree()
            elif tag == "tbl":
                tables += 1
            elif tag == "p" and _is_word(element):
                open_.append(_begin(element, styles, in_table=tables > 0))
                out.append(open_[-1])
            elif open_ and tag == "hyperlink":
                links.append((open_[-1].length, addresses.get(_value(element, "id"), "")))
            elif open_ and tag == "t" and _is_word(element):
                open_[-1].add(element.text or "")
            elif open_ and tag in _BREAKS and _is_word(element) and etree.QName(element.getparent()).localname == "r":
                open_[-1].add(_BREAKS[tag])
        elif tag == "tbl":
            tables -= 1
        elif tag == "p" and _is_word(element):
            open_.pop()
        elif tag == "hyperlink" and open_ and links:
            start, url = links.pop()
            if url and start < open_[-1].length:
                open_[-1].links.append(Link(start, open_[-1].length, url))
    return out


def _is_word(element: Any) -> bool:
    """Is the element one of WordprocessingML? Drawings have paragraphs and texts of other vocabularies."""
    return "wordprocessingml" in str(element.tag)


def _begin(element: Any, styles: Mapping[str, str], *, in_table: bool) -> _Paragraph:
    properties = element.find("{*}pPr")
    style = properties.find("{*}pStyle") if properties is not None else None
    name = styles.get(_value(style, "val"), "") if style is not None else ""
    listed = properties is not None and properties.find("{*}numPr") is not None
    kind: RegionKind | None = None
    if in_table:
        kind = "table"
    elif name == "title" or name in _HEADINGS:
        kind = "title" if name == "title" else "heading"
    elif "quote" in name:
        kind = "quote"
    elif listed or name.startswith("list"):
        kind = "list"
    return _Paragraph(kind, name)


def _hidden(run: Any) -> bool:
    properties = run.find("{*}rPr")
    mark = properties.find("{*}vanish") if properties is not None else None
    return mark is not None and _value(mark, "val") not in ("0", "false", "off")


def _value(element: Any, name: str) -> str:
    """An attribute by its local name: the two forms of the standard have different namespaces."""
    return next((str(value) for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def _style_names(root: Any | None) -> dict[str, str]:
    """For each style id the name of the built-in heading, title, list or quote it is or is based on, in lower case."""
    if root is None:
        return {}
    names: dict[str, str] = {}
    based: dict[str, str] = {}
    for style in root.iterchildren("{*}style"):
        key = _value(style, "styleId")
        name, base = style.find("{*}name"), style.find("{*}basedOn")
        names[key] = _value(name, "val").lower() if name is not None else ""
        based[key] = _value(base, "val") if base is not None else ""
    out = {}
    for key, own in names.items():
        at, name = key, own
        for _ in range(_BASES):
            if name == "title" or name in _HEADINGS or "quote" in name or name.startswith("list"):
                break
            at = based.get(at, "")
            name = names.get(at, "")
        out[key] = name or own
    return out


def _canvas(paragraphs: list[_Paragraph]) -> Canvas:
    """The text, with the place of each paragraph; the first heading of level 1 is the title where no title is."""
    parts: list[str] = []
    placed: list[tuple[_Paragraph, int, int]] = []
    links: list[Link] = []
    at = 0
    for paragraph in paragraphs:
        whole = "".join(paragraph.pieces)
        text = whole.strip()
        if not text:
            continue
        shift = at - (len(whole) - len(whole.lstrip()))
        links += [
            Link(max(at, link.start + shift), min(at + len(text), link.end + shift), link.url)
            for link in paragraph.links
            if link.start + shift < at + len(text) and link.end + shift > at
        ]
        placed.append((paragraph, at, at + len(text)))
        parts.append(text)
        at += len(text) + 2
    canvas = Canvas("\n\n".join(parts))
    titled = any(paragraph.kind == "title" for paragraph, _, _ in placed)
    for paragraph, start, end in placed:
        kind = paragraph.kind
        if not titled and paragraph.style == "heading 1":
            kind, titled = "title", True
        if kind is not None:
            canvas.add(kind, start, end)
    canvas.links.extend(links)
    for match in URL.finditer(canvas.text()):
        canvas.blank(*match.span())
    if not titled:
        mark_title(canvas)
    return canvas


PLUGIN = Docx()
