"""Bytes to text. Never raises: what cannot be decoded becomes U+FFFD and is said in a note."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from writethru.intake.sniff import HEAD, bom, wide

# What browsers take these labels for (WHATWG Encoding Standard): pages that declare the old name use the newer one.
_LABELS = {
    "iso-8859-1": "windows-1252",
    "latin-1": "windows-1252",
    "latin1": "windows-1252",
    "l1": "windows-1252",
    "ascii": "windows-1252",
    "us-ascii": "windows-1252",
    "iso-8859-9": "windows-1254",
    "iso-8859-11": "windows-874",
    "tis-620": "windows-874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "x-sjis": "cp932",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "x-euc-jp": "euc-jp",
    "utf8": "utf-8",
    "unicode": "utf-8",
    "utf-16": "utf-8",
}
_META = re.compile(
    rb"<meta[^>]{0,400}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})",
    re.I,
)
# Bytes given to the detector: its cost grows with the text, its answer hardly does.
_SAMPLE = 32_768


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with the encoding it was read as, and what a reader should know of it ("" where all is well)."""

    text: str
    encoding: str
    note: str = ""


def decode(body: bytes, declared: str | None = None) -> Decoded:
    """The text of a page, feed or text file; NUL characters are dropped.

    Asked in this order: byte order mark, valid UTF-8 (which other encodings do not look like by chance), the charset
    ``declared`` by the server, the one the document declares, a detector, and windows-1252.
    """
    marked = bom(body) or wide(body[:HEAD])
    if marked:
        return _read(body, marked)
    meta = _META.search(body[:HEAD])
    labels = [_known(label) for label in (declared, (meta[1] or meta[2]).decode("ascii") if meta else None)]
    names = [name for name in labels if name]
    # ISO-2022 and UTF-7 are pure ASCII on the wire: here the declaration alone tells.
    for name in names:
        if name.startswith(("iso2022", "iso-2022", "hz")) and body.isascii():
            return _read(body, name)
    if _strict(body, "utf-8") is not None:
        said = names[0] if names and names[0] != "utf-8" and not body.isascii() else None
        return Decoded(_clean(body.decode("utf-8")), "utf-8", f"declared as {said}, read as utf-8" if said else "")
    if "utf-8" in names or not names:
        nearly = _nearly_utf8(body)
        if nearly is not None:
            return nearly
    for name in names:
        text = _strict(body, name)
        if text is not None and not _has_c1(text):
            return Decoded(_clean(text), name)
    return _detect(body, names)


def _known(label: str | None) -> str | None:
    """The codec of a charset label, or None for a label that names no text encoding."""
    if not label:
        return None
    label = label.strip().strip("\"'").lower()
    try:
        name = _LABELS.get(label, label)
        codec = codecs.lookup(name)
        "".encode(name)
    except (LookupError, ValueError, UnicodeError):
        return None
    return codec.name if codec.name != "cp1252" else "windows-1252"


def _strict(body: bytes, name: str) -> str | None:
    try:
        return body.decode(name)
    except (UnicodeError, ValueError, LookupError):
        return None


def _has_c1(text: str) -> bool:
    """C1 control characters have no use in a page: they show that a single-byte charset was the wrong one."""
    return re.search(r"[\x80-\x84\x86-\x9f]", text) is not None


def _nearly_utf8(body: bytes) -> Decoded | None:
    """UTF-8 with a few broken bytes (a cut character, a pasted paragraph), or None where it is not that."""
    text = body.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    good = sum(c > "\x7f" for c in text) - broken
    if broken * 10 > good:
        return None
    return Decoded(_clean(text), "utf-8", f"{broken} broken characters in the UTF-8 text")


def _read(body: bytes, name: str) -> Decoded:
    text = _strict(body, name)
    if text is not None:
        return Decoded(_clean(text), name)
    return Decoded(_clean(body.decode(name, "replace")), name, f"some characters are not valid {name}")


def _detect(body: bytes, names: list[str]) -> Decoded:
    from charset_normalizer import from_bytes

    first = next((i for i, byte in enumerate(body) if byte > 127), 0)
    start = max(0, min(first - 1024, len(body) - _SAMPLE))
    best = from_bytes(body[start : start + _SAMPLE]).best()
    name = best.encoding if best else "windows-1252"
    decoded = _read(body, name)
    if not names:
        return decoded
    note = f"declared as {names[0]}, read as {decoded.encoding}"
    return Decoded(decoded.text, decoded.encoding, f"{note}; {decoded.note}" if decoded.note else note)


def _clean(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\x00", "")
