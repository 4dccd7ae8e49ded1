"""The parts of a Word document that are the same in each, and the elements that the others are made of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from markupsafe import escape

from writethru.publish.words import plain

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
XML = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

# id, name and properties of each style of paragraph; those of headings are Word's own names
_STYLES = (
    ("Normal", "Normal", '<w:pPr><w:spacing w:after="120"/></w:pPr><w:rPr><w:sz w:val="22"/></w:rPr>'),
    ("Title", "Title", '<w:pPr><w:spacing w:after="200"/></w:pPr><w:rPr><w:b/><w:sz w:val="44"/></w:rPr>'),
    ("Subtitle", "Subtitle", '<w:pPr><w:spacing w:after="200"/></w:pPr><w:rPr><w:sz w:val="28"/></w:rPr>'),
    ("Heading2", "heading 2", '<w:pPr><w:keepNext/><w:spacing w:before="320" w:after="120"/><w:outlineLvl w:val="1"/>'
     '</w:pPr><w:rPr><w:b/><w:sz w:val="26"/></w:rPr>'),
    ("Facts", "Facts", '<w:rPr><w:color w:val="5D5850"/><w:sz w:val="19"/></w:rPr>'),
    ("Notice", "Notice", '<w:pPr><w:spacing w:after="240"/></w:pPr><w:rPr><w:b/><w:color w:val="8C2F1B"/></w:rPr>'),
    ("FootnoteText", "footnote text", '<w:rPr><w:sz w:val="18"/></w:rPr>'),
)  # fmt: skip
_DEFAULT = ' w:default="1"'
STYLES = (
    XML
    + (
        f'<w:styles xmlns:w="{W}">'
        + "".join(
            f'<w:style w:type="paragraph" w:styleId="{key}"{_DEFAULT if key == "Normal" else ""}>'
            f'<w:name w:val="{name}"/>{rest}</w:style>'
            for key, name, rest in _STYLES
        )
        + '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/><w:rPr>'
        '<w:vertAlign w:val="superscript"/></w:rPr></w:style>'
        '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>'
        + "".join(
            f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="999999"/>'
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        )
        + "</w:tblBorders></w:tblPr></w:style></w:styles>"
    ).encode()
)


def element(name: str, *children: _Element, text: str | None = None, **attributes: str) -> _Element:
    """An element of WordprocessingML with attributes of the same vocabulary."""
    from lxml import etree

    made = etree.Element(f"{{{W}}}{name}", nsmap={"w": W, "r": RELATIONSHIPS})
    made.text = text
    for key, value in attributes.items():
        made.set(f"{{{W}}}{key}", value)
    made.extend(children)
    return made


def content_types() -> bytes:
    """``[Content_Types].xml``: of what kind each part is."""
    return (
        XML
        + (
            f'<Types xmlns="{PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{TYPE}.document.main+xml"/>'
            f'<Override PartName="/word/styles.xml" ContentType="{TYPE}.styles+xml"/>'
            f'<Override PartName="/word/footnotes.xml" ContentType="{TYPE}.footnotes+xml"/>'
            '<Override PartName="/docProps/core.xml" '
            'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
            "</Types>"
        ).encode()
    )


def package() -> bytes:
    """``_rels/.rels``: where the document and its properties are."""
    return (
        XML
        + (
            f'<Relationships xmlns="{PACKAGE}/relationships">'
            f'<Relationship Id="main" Type="{RELATIONSHIPS}/officeDocument" Target="word/document.xml"/>'
            f'<Relationship Id="core" Type="{PACKAGE}/relationships/metadata/core-properties" '
            'Target="docProps/core.xml"/>'
            "</Relationships>"
        ).encode()
    )


def relations(links: Sequence[str]) -> bytes:
    """The relations of the document: its styles, its footnotes, and the addresses it links to as ``link1`` and on."""
    outer = "".join(
        f'<Relationship Id="link{number}" Type="{RELATIONSHIPS}/hyperlink" Target="{escape(address)}" '
        'TargetMode="External"/>'
        for number, address in enumerate(links, start=1)
    )
    return (
        XML
        + (
            f'<Relationships xmlns="{PACKAGE}/relationships">'
            f'<Relationship Id="styles" Type="{RELATIONSHIPS}/styles" Target="styles.xml"/>'
            f'<Relationship Id="footnotes" Type="{RELATIONSHIPS}/footnotes" Target="footnotes.xml"/>'
            f"{outer}</Relationships>"
        ).encode()
    )


def core_properties(title: str, state: str, version: str) -> bytes:
    """``docProps/core.xml``: title, and where the edition stands."""
    return (
        XML
        + (
            "<cp:coreProperties "
            f'xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<dc:title>{escape(plain(title))}</dc:title><dc:creator>Writethru</dc:creator>"
            f"<cp:contentStatus>{escape(state)}</cp:contentStatus><cp:version>{escape(version)}</cp:version>"
            "</cp:coreProperties>"
        ).encode()
    )
