"""Word documents: what is text, what is not, where it stands, and what is refused unread."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from writethru.check import check_draft, load_draft
from writethru.core.errors import FormatError

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
STYLES = f"""<w:styles xmlns:w="{W}">
<w:style w:styleId="Title"><w:name w:val="Title"/></w:style>
<w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="DeskHead"><w:name w:val="Desk head"/><w:basedOn w:val="berschrift1"/></w:style>
<w:style w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/></w:style>
<w:style w:styleId="Zitat"><w:name w:val="Quote"/></w:style></w:styles>"""


def paragraph(text: str, style: str = "", inside: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>{inside}</w:p>"


def cell(text: str) -> str:
    return f"<w:tc>{paragraph(text)}</w:tc>"


def docx(body: str, *, space: str = W, more: dict[str, bytes] | None = None, head: str = "") -> bytes:
    """A document with this body, and what Word puts beside it."""
    relations = (
        f'<Relationships xmlns="{RELS}">'
        f'<Relationship Id="rId1" Type="{R}/styles" Target="styles.xml"/>'
        f'<Relationship Id="rId2" Type="{R}/hyperlink" Target="https://wire.example/dam" TargetMode="External"/>'
        "</Relationships>"
    )
    members = {
        "[Content_Types].xml": b"<Types/>",
        "_rels/.rels": (
            f'<Relationships xmlns="{RELS}"><Relationship Id="r" Type="{R}/officeDocument" Target="word/document.xml"/>'
            "</Relationships>"
        ).encode(),
        "word/document.xml": (
            f'<?xml version="1.0"?>{head}<w:document xmlns:w="{space}" xmlns:r="{R}" '
            'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
            'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
            f"<w:body>{body}</w:body></w:document>"
        ).encode(),
        "word/styles.xml": STYLES.encode(),
        "word/_rels/document.xml.rels": relations.encode(),
        **(more or {}),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def test_the_text_is_the_paragraphs_joined_by_a_blank_line() -> None:
    draft = load_draft(
        "dam.docx",
        docx(
            paragraph("Dam fails", "Title")
            + paragraph("  ")
            + paragraph("The toll", "DeskHead")
            + paragraph("Rain fell &amp; rose.")
            + paragraph("“Nobody slept,” she said.", "Zitat")
            + "<w:tbl><w:tr>" + cell("53") + cell("ministry") + "</w:tr></w:tbl>"
            + "<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>One item.</w:t></w:r></w:p>"
            + paragraph("Loops end.", "Loop")
        ),
    )  # fmt: skip
    assert draft.raw == (
        "Dam fails\n\nThe toll\n\nRain fell & rose.\n\n“Nobody slept,” she said.\n\n"
        "53\n\nministry\n\nOne item.\n\nLoops end."
    )
    assert (draft.kind, draft.file, draft.text) == ("docx", "dam.docx", draft.raw)
    kinds = {draft.raw[region.start : region.end]: region.kind for region in draft.regions}
    assert kinds == {
        "Dam fails": "title", "The toll": "heading", "“Nobody slept,” she said.": "quote", "53": "table",
        "ministry": "table", "One item.": "list",
    }  # fmt: skip


def test_runs_breaks_tabs_and_links_are_put_together_where_they_stand() -> None:
    link = '<w:hyperlink r:id="rId2"><w:r><w:t>the </w:t></w:r><w:r><w:t>report</w:t></w:r></w:hyperlink>'
    body = paragraph(" See ", inside=link + "<w:r><w:br/><w:t>now</w:t><w:tab/><w:t>here</w:t></w:r>")
    draft = load_draft("dam.docx", docx(paragraph("First.") + body))
    assert draft.raw == "First.\n\nSee the report\nnow\there"
    (found,) = draft.links
    assert (draft.raw[found.start : found.end], found.url) == ("the report", "https://wire.example/dam")


def test_tracked_changes_read_as_they_stand_now_and_hidden_text_does_not() -> None:
    body = (
        "<w:p><w:r><w:t>The dam </w:t></w:r><w:ins><w:r><w:t>held</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>fell</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>SECRET</w:t></w:r>"
        '<w:r><w:rPr><w:vanish w:val="false"/></w:rPr><w:t>.</w:t></w:r>'
        '<w:r><w:instrText>HYPERLINK "x"</w:instrText></w:r></w:p>'
    )
    assert load_draft("dam.docx", docx(body)).raw == "The dam held."


def test_a_text_box_is_read_once_and_a_drawings_own_words_are_not() -> None:
    box = f"<w:txbxContent>{paragraph('In a box.')}</w:txbxContent>"
    inside = (
        f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
        "</mc:AlternateContent></w:r><w:r><a:p><a:t>chart label</a:t></a:p></w:r>"
    )
    draft = load_draft("dam.docx", docx(paragraph("Around it.", inside=inside) + paragraph("After.")))
    assert draft.raw == "Around it.\n\nIn a box.\n\nAfter."


def test_the_first_heading_is_the_title_where_no_title_is() -> None:
    draft = load_draft("dam.docx", docx(paragraph("Dam fails", "berschrift1") + paragraph("Rain fell.")))
    assert draft.region(0) == "title"
    bare = load_draft("dam.docx", docx(paragraph("Dam fails at dawn") + paragraph("Rain fell.")))
    assert bare.region(0) == "title", "as in plain text"


def test_the_strict_form_and_another_name_of_the_file_are_read() -> None:
    data = docx(paragraph("Rain fell on the dam."), space=STRICT)
    assert load_draft("dam.docx", data).raw == "Rain fell on the dam."
    assert load_draft("dam.md", data).kind == "docx", "bytes are what they are"


def test_findings_point_into_the_text_and_a_comment_in_it_excuses_nothing(reader, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "dam.docx"
    comment = "&lt;!-- wt:ignore TIM001 dated --&gt;"
    path.write_bytes(docx(paragraph("Dam fails", "Title") + paragraph(f"It fell on Tuesday. {comment}")))
    report = check_draft(load_draft(path), reader=reader)
    assert "TIM001" in [finding.code for finding in report.findings]
    finding = next(finding for finding in report.findings if finding.code == "TIM001")
    assert report.text[finding.start : finding.end] == "Tuesday"
    assert report.overrides == ()


def test_macros_pictures_and_embedded_files_are_never_unpacked() -> None:
    """They are broken here, so that touching one would raise."""
    data = docx(
        paragraph("Rain fell."),
        more={"word/vbaProject.bin": b"MACRO" * 99, "word/media/image1.png": b"\x89PNG" * 99},
    )
    broken = data.replace(b"word/media/image1.png", b"word/media/image1.xxx", 1)
    assert load_draft("dam.docm", broken).raw == "Rain fell."


def test_a_bomb_is_refused_with_bounded_memory() -> None:
    data = docx(paragraph("Rain fell."), more={"word/document.xml": b"<a>" + b" " * (65 * 1024 * 1024) + b"</a>"})
    assert len(data) < 200_000
    with pytest.raises(FormatError, match=r"word/document\.xml unpacks to more than 64 MiB"):
        load_draft("dam.docx", data)


ENTITIES = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
FILE = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize("head", [ENTITIES, FILE, '<!DOCTYPE w SYSTEM "http://127.0.0.1:9/w.dtd">'])
def test_a_document_type_is_refused_and_nothing_is_expanded(head: str) -> None:
    entity = "&b;" if "ENTITY b" in head else "&x;" if "ENTITY x" in head else ""
    with pytest.raises(FormatError, match="declares a document type"):
        load_draft("dam.docx", docx(paragraph(f"Rain {entity} fell."), head=head))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (docx(paragraph("Rain."))[:-40], "is a broken Word document"),
        (docx("<w:p><w:r>"), "is broken: "),
        (docx("<w:r>" * 3_000 + "</w:r>" * 3_000), "is broken: "),
        (docx(""), "holds no words"),
        (docx(paragraph("Rain."), more={"_rels/.rels": b"not xml"}), r"_rels/\.rels is broken"),
        (docx(paragraph("Rain.")).replace(b"word/document.xml", b"word/doxument.xml"), "holds no Word document"),
    ],
    ids=["cut off", "not closed", "too deep", "no words", "broken relations", "no document"],
)  # fmt: skip
def test_what_is_broken_is_said_with_the_file_and_what_to_try(data: bytes, says: str) -> None:
    with pytest.raises(FormatError, match=says) as caught:
        load_draft("dam.docx", data)
    assert "dam.docx" in caught.value.message
    assert caught.value.hint


def test_an_encrypted_part_is_refused() -> None:
    data = bytearray(docx(paragraph("Rain fell.")))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(mark, at + 4)
    with pytest.raises(FormatError, match=r"cannot be unpacked: .*(encrypted|password)"):
        load_draft("dam.docx", bytes(data))
