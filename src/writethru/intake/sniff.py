"""What bytes are, by their content: a name or a declared type is never believed."""

from __future__ import annotations

import re
from itertools import islice

# bytes of the beginning that all checks look at
HEAD = 4096

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "pdf"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"BM", "bmp"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"\x00\x00\x01\x00", "icon"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!\x1a\x07", "rar"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"{\\rtf", "rtf"),
    (b"SQLite format 3\x00", "sqlite"),
    (b"ID3", "audio"),
    (b"OggS", "audio"),
    (b"fLaC", "audio"),
    (b"\x1aE\xdf\xa3", "video"),
    (b"\x7fELF", "program"),
    (b"MZ", "program"),
    (b"wOFF", "font"),
    (b"wOF2", "font"),
)
# kinds whose signature is short enough to begin a text by chance, so that the bytes must not read as text either
_WEAK = frozenset({"bmp", "program", "audio", "bzip2"})
_NAMES = {
    "pdf": "a PDF document",
    "png": "a PNG image",
    "jpeg": "a JPEG image",
    "gif": "a GIF image",
    "bmp": "a BMP image",
    "tiff": "a TIFF image",
    "icon": "an icon image",
    "webp": "a WebP image",
    "image": "an image",
    "svg": "an SVG image",
    "gzip": "a gzip archive",
    "bzip2": "a bzip2 archive",
    "xz": "an xz archive",
    "zstd": "a Zstandard archive",
    "7z": "a 7-Zip archive",
    "rar": "a RAR archive",
    "zip": "a ZIP archive",
    "docx": "a Word document",
    "xlsx": "a spreadsheet",
    "pptx": "a slide deck",
    "odt": "an OpenDocument file",
    "epub": "an e-book",
    "ole": "an old Office document",
    "rtf": "an RTF document",
    "sqlite": "an SQLite database",
    "audio": "an audio file",
    "video": "a video file",
    "program": "a program",
    "font": "a font",
    "json": "JSON, but no JSON Feed",
    "xml": "XML, but no feed",
    "binary": "binary data",
    "empty": "empty",
}
_HINTS = {
    "pdf": "save the article as HTML or plain text",
    "docx": "save it as plain text",
    "odt": "save it as plain text",
    "ole": "save it as plain text",
    "rtf": "save it as plain text",
    "gzip": "unpack it first",
    "zip": "unpack it first",
}
_BOMS: tuple[tuple[bytes, str], ...] = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
# what may stand before the root element
_PROLOG = re.compile(r"\s+|<\?.*?\?>|<!--.*?-->", re.S)
_DOCTYPE = re.compile(r"<!doctype\s+(?:[a-z][\w.-]*:)?([a-z][a-z0-9]*)", re.I)
_ROOT = re.compile(r"<(?:[a-z][\w.-]*:)?([a-z][a-z0-9]*)[\s>/]", re.I)
_HTML_TAG = re.compile(
    r"</?(?:!doctype\s+html|html|head|body|title|meta|link|script|style|article|section|main|header|div|p|h[1-6]|table|"
    r"ul|ol|a|span|img|br|b|i|em|strong|blockquote|figure|nav|iframe|noscript)[\s>/]",
    re.I,
)
_FEED_ROOTS = {"rss": "rss", "feed": "atom", "rdf": "rdf"}
FEEDS = frozenset({"rss", "atom", "rdf", "json_feed"})


def bom(body: bytes) -> str | None:
    """The encoding that a byte order mark declares, or None."""
    return next((name for mark, name in _BOMS if body.startswith(mark)), None)


def wide(head: bytes) -> str | None:
    """UTF-16 without a byte order mark, told from the zeros that Latin letters leave; or None."""
    sample = head[: len(head) // 2 * 2]
    if len(sample) < 8:
        return None
    half = len(sample) // 2
    low, high = sample[0::2].count(0), sample[1::2].count(0)
    if high > 0.6 * half and low < 0.1 * half:
        return "utf-16-le"
    if low > 0.6 * half and high < 0.1 * half:
        return "utf-16-be"
    return None


def beginning(body: bytes) -> bytes:
    """The first 4 KiB after any white space: what formats are shown to claim a source."""
    start = re.compile(rb"[ \t\r\n\f]*").match(body)
    return body[start.end() :][:HEAD] if start and start.end() else body[:HEAD]


def sniff(body: bytes) -> str:
    """The kind of the bytes, told from their :func:`beginning`.

    Returns "html", "text", "rss", "atom", "rdf", "json_feed", or a kind that no built-in format reads ("pdf", "docx",
    "png", "zip", "json", "xml", "binary", "empty" ...).
    """
    head = beginning(body)
    if not head.removeprefix(b"\xef\xbb\xbf").strip():
        return "empty"
    encoding = bom(head) or wide(head)
    if encoding is None:
        kind = _signature(head)
        if kind is not None and not (kind in _WEAK and _is_text(head)):
            return kind
        if not _is_text(head):
            return "binary"
    text = head.decode(encoding or "latin-1", "ignore").lstrip("\ufeff")
    return _markup(text)


def describe(kind: str) -> str:
    """The kind in words: "a PDF document"."""
    return _NAMES.get(kind, f"a file of kind {kind}")


def hint(kind: str) -> str:
    """What to try with a kind that we do not read, or ""."""
    return _HINTS.get(kind, "give HTML, plain text or a feed")


def _signature(head: bytes) -> str | None:
    if head.startswith(b"PK\x03\x04") or head.startswith(b"PK\x05\x06"):
        return _zip(head)
    if head[:4] == b"RIFF":
        return "webp" if head[8:12] == b"WEBP" else "video" if head[8:12] == b"AVI " else "audio"
    if head[4:8] == b"ftyp":
        return "image" if head[8:12] in (b"avif", b"heic", b"mif1") else "video"
    # some producers put a line of their own before the signature
    if b"%PDF-" in head[:1024] and b"<" not in head[: head.index(b"%PDF-")]:
        return "pdf"
    return next((kind for magic, kind in _MAGIC if head.startswith(magic)), None)


def _zip(head: bytes) -> str:
    for mark, kind in (
        (b"word/", "docx"),
        (b"xl/", "xlsx"),
        (b"ppt/", "pptx"),
        (b"application/epub", "epub"),
        (b"opendocument", "odt"),
    ):
        if mark in head:
            return kind
    return "docx" if b"[Content_Types].xml" in head else "zip"


def _is_text(head: bytes) -> bool:
    """No NUL, and hardly any control character but white space and the escape of ISO-2022."""
    controls = sum((c < 32 and c not in b"\t\n\r\f\x1b") or c == 127 for c in head)
    return b"\x00" not in head and controls * 50 <= len(head)


def _markup(text: str) -> str:
    place = 0
    while match := _PROLOG.match(text, place):
        place = match.end()
    root = _ROOT.match(text, place) or _DOCTYPE.match(text, place)
    name = root[1].lower() if root else ""
    if name in _FEED_ROOTS:
        return _FEED_ROOTS[name]
    if name in ("svg", "html"):
        return name
    if re.match(r"\{\s*[\"}]|\[\s*\{\s*[\"}]", text[place:]):
        return "json_feed" if "jsonfeed.org/version" in text.replace("\\/", "/") else "json"
    if text.startswith("<!--", place):
        return "html"
    tags = sum(1 for _ in islice(_HTML_TAG.finditer(text, place), 3))
    # a text may speak of a tag; a page begins with one or has several
    if tags == 3 or (tags and text.startswith("<", place)):
        return "html"
    return "xml" if text.lstrip().startswith("<?xml") else "text"
