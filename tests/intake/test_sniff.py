"""What a source is, told by its bytes and not by its name."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writethru.intake.sniff import describe, hint, sniff

ATOM = "<feed xmlns='http://www.w3.org/2005/Atom'><title>x</title></feed>"


def archive(name: str, content: str = "x") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        packed.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"<!DOCTYPE html><p>Hello", "html"),
        (b"\n\n  <!-- saved -->\n<!doctype HTML PUBLIC 'x'>\n<html>", "html"),
        (b"<?xml version='1.0'?><!DOCTYPE html><html xmlns='http://www.w3.org/1999/xhtml'>", "html"),
        (b"<!--" + b" licence" * 1000 + b"--><html><p>late", "html"),
        (b"<div>no head</div>", "html"),
        (b"Skip to content <p>One</p><p>Two</p>", "html"),
        ("\ufeff<html>".encode(), "html"),
        ("<html><p>wide".encode("utf-16"), "html"),
        ("<html><p>wide".encode("utf-16-le"), "html"),
        (b"<?xml version='1.0'?>\n<!-- made -->\n<rss version='2.0'>", "rss"),
        (b"<!DOCTYPE rss [<!ENTITY a 'b]>'>]><rss>", "rss"),
        (ATOM.encode(), "atom"),
        (b"<atom:feed xmlns:atom='http://www.w3.org/2005/Atom'>", "atom"),
        (ATOM.encode("utf-16"), "atom"),
        (b"<rdf:RDF xmlns='http://purl.org/rss/1.0/'>", "rdf"),
        (b'{"version": "https://jsonfeed.org/version/1.1", "items": []}', "json_feed"),
        (b'{"version": "https:\\/\\/jsonfeed.org\\/version\\/1", "items": []}', "json_feed"),
        (b'{"a": 1}', "json"),
        (b'[{"a": 1}]', "json"),
        (b"<?xml version='1.0'?><note>x</note>", "xml"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "svg"),
        (b"The council met on Monday.\n\nIt voted.", "text"),
        (b"[Update] The council met.", "text"),
        (b"[1] The council met.", "text"),
        (b"{Correction} The council met.", "text"),
        (b"Write <p> for a paragraph.", "text"),
        (b"BM is short for benchmark.", "text"),
        (b"MZ was her mark.", "text"),
        ("Übung macht den Meister.".encode("cp1252"), "text"),
        (b"%PDF-1.7\n1 0 obj", "pdf"),
        (b"\n\nline of the scanner\n%PDF-1.4\x00\x01", "pdf"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "png"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "jpeg"),
        (b"GIF89a\x01\x00", "gif"),
        (b"RIFF\x10\x00\x00\x00WEBPVP8 ", "webp"),
        (b"\x00\x00\x00\x1cftypavif\x00", "image"),
        (b"\x00\x00\x00\x1cftypisom\x00", "video"),
        (b"ID3\x04\x00\x00\x00\x00\x00\x00", "audio"),
        (b"\x1f\x8b\x08\x00\x00", "gzip"),
        (archive("word/document.xml"), "docx"),
        (archive("[Content_Types].xml"), "docx"),
        (archive("mimetype", "application/epub+zip"), "epub"),
        (archive("readings.csv"), "zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", "ole"),
        (b"{\\rtf1\\ansi", "rtf"),
        (b"\x7fELF\x02\x01", "program"),
        (bytes(range(256)), "binary"),
        (b"\x00" * 64, "binary"),
        (b"", "empty"),
        (b" \r\n\t\n", "empty"),
        (b"\xef\xbb\xbf \n", "empty"),
        (b" " * 5000 + b"Late text", "text"),
    ],
)
def test_content_tells_the_kind(body: bytes, kind: str) -> None:
    assert sniff(body) == kind


def test_a_pdf_is_called_a_pdf() -> None:
    assert describe(sniff(b"%PDF-1.7")) == "a PDF document"
    assert "text" in hint("pdf")
    assert describe("wirebox") == "a file of kind wirebox"


@given(st.binary(max_size=300))
def test_any_bytes_have_a_kind(body: bytes) -> None:
    assert describe(sniff(body))


@pytest.mark.parametrize("run", [b"<!-- ", b"<!doctype x [", b"[]", b"<?", b"<", b"<meta " + b"a" * 99, b"{ "])
def test_a_torturing_beginning_is_read_like_any_other(run: bytes) -> None:
    assert sniff((run * 4096)[:200_000])
