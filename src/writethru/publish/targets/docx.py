"""The brief as a Word document (ECMA-376, transitional): headings, lines with footnotes, a table of figures.

Written with the standard library's zip and lxml, every part with the same date, so that the same brief gives the same
bytes. What it writes, ``check`` reads.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from writethru.core.types import Brief, Failure, Ledger
from writethru.publish.docx_parts import (
    RELATIONSHIPS,
    STYLES,
    XML,
    content_types,
    core_properties,
    element,
    package,
    relations,
)
from writethru.publish.page import Page, Shown, page_of
from writethru.publish.words import capital, plain, quoted, sentence, straight

if TYPE_CHECKING:
    from lxml.etree import _Element

# the first date that a zip file can hold
EPOCH = (1980, 1, 1, 0, 0, 0)
# Word keeps the first two for the lines that part notes from text
FIRST_NOTE = 2


class DocxTarget:
    """For word processors."""

    name = "docx"
    endings = (".docx",)

    def render(self, brief: Brief, ledger: Ledger, *, failures: Sequence[Failure] = ()) -> bytes:
        return document(page_of(brief, ledger, failures))


PLUGIN = DocxTarget()


def document(page: Page) -> bytes:
    """The whole file."""
    notes: list[Shown] = []
    links: list[str] = []
    body = element("body")
    body.extend(_blocks(page, notes, links))
    section = element("sectPr", element("pgSz", w="11906", h="16838"),
                      element("pgMar", top="1440", right="1440", bottom="1440", left="1440", header="720",
                              footer="720", gutter="0"))  # fmt: skip
    body.append(section)
    parts = {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": package(),
        "docProps/core.xml": core_properties(page.headline.text, page.signed.state, str(page.edition)),
        "word/document.xml": XML + _bytes(element("document", body)),
        "word/styles.xml": STYLES,
        "word/footnotes.xml": XML + _bytes(_footnotes(notes)),
        "word/_rels/document.xml.rels": relations(links),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name, EPOCH), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _bytes(root: _Element) -> bytes:
    from lxml import etree

    data: bytes = etree.tostring(root, encoding="UTF-8")
    return data


def _run(text: str, *, bold: bool = False) -> _Element:
    words = element("t", text=re.sub(r"\s+", " ", straight(text)))
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return element("r", element("rPr", element("b")), words) if bold else element("r", words)


def _paragraph(style: str, *runs: Any) -> _Element:
    return element("p", element("pPr", element("pStyle", val=style)), *runs)


def _noted(said: Shown, notes: list[Shown], words: str | None = None) -> list[_Element]:
    """The words, and the mark of the footnote that has their evidence."""
    runs = [_run(words or said.text)]
    if said.passages:
        notes.append(said)
        number = str(len(notes) - 1 + FIRST_NOTE)
        mark = element("rPr", element("rStyle", val="FootnoteReference"))
        runs.append(element("r", mark, element("footnoteReference", id=number)))
    return runs


def _blocks(page: Page, notes: list[Shown], links: list[str]) -> Iterator[_Element]:
    if page.banner:
        yield _paragraph("Notice", _run(page.banner, bold=True))
    yield _paragraph("Title", *_noted(page.headline, notes))
    if page.standfirst:
        yield _paragraph("Subtitle", *_noted(page.standfirst, notes))
    facts = [f"Edition {page.edition}", *([f"coverage up to {page.as_of}"] if page.as_of else []), page.scope]
    yield _paragraph("Facts", _run(". ".join(map(capital, facts)) + "."))
    for section in page.before_figures:
        yield from _section(section.title, section.lines, notes)
    figures = page.section("figures")
    if page.figures or figures:
        yield from _section("Figures", figures.lines if figures else (), notes)
        if page.figures:
            yield _table(page, notes)
    for section in page.after_figures:
        yield from _section(section.title, section.lines, notes)
    if page.timeline:
        yield _paragraph("Heading2", _run("Timeline"))
        for event in page.timeline:
            status = f" ({event.status})" if event.status else ""
            yield _paragraph("Normal", _run(f"{event.date}{status}: "), *_noted(event.said, notes))
    if page.corrections:
        yield _paragraph("Heading2", _run("Corrections"))
        for item in page.corrections:
            yield _paragraph("Normal", _run(f"{item.date}: {item.said} {item.reason}"))
    yield from _sources(page, links)
    yield from _label(page)


def _section(title: str, lines: Sequence[Shown], notes: list[Shown]) -> Iterator[_Element]:
    yield _paragraph("Heading2", _run(title))
    for line in lines:
        yield _paragraph("Normal", *_noted(line, notes))


def _table(page: Page, notes: list[Shown]) -> _Element:
    def row(*cells: list[_Element], head: bool = False) -> _Element:
        made = [element("tc", element("tcPr", element("tcW", w="1500", type="dxa")),
                        _paragraph("Normal", *runs)) for runs in cells]  # fmt: skip
        return element("tr", element("trPr", element("tblHeader")), *made) if head else element("tr", *made)

    heads = ("What", "Figure", "Who says", "As of", "Carried by", "State")
    rows = [row(*([_run(head, bold=True)] for head in heads), head=True)]
    for group in page.figures:
        for one in group.rows:
            state = "; ".join(filter(None, (group.state_words, one.judged)))
            rows.append(
                row(
                    [_run(capital(one.what))],
                    _noted(one.said, notes, one.value),
                    [_run(one.who_says)],
                    [_run(one.as_of or "not said")],
                    [_run(one.origins)],
                    [_run(state)],
                )
            )
    properties = element("tblPr", element("tblStyle", val="TableGrid"), element("tblW", w="0", type="auto"))
    grid = element("tblGrid", *(element("gridCol", w="1500") for _ in heads))
    return element("tbl", properties, grid, *rows)


def _sources(page: Page, links: list[str]) -> Iterator[_Element]:
    if not page.groups:
        return
    yield _paragraph("Heading2", _run("Sources by origin"))
    for group in page.groups:
        if len(group.sources) > 1:
            why = f" {sentence(group.why)}" if group.why else ""
            yield _paragraph("Normal", _run(f"One origin, {len(group.sources)} articles.{why}"))
        for source in group.sources:
            title = _run(source.title)
            if source.address:
                links.append(source.address)
                title = element("hyperlink", title)
                title.set(f"{{{RELATIONSHIPS}}}id", f"link{len(links)}")
            more = f" ({source.completeness_words})" if source.completeness != "full" else ""
            place = f", {source.place}" if source.place and not source.address else ""
            yield _paragraph(
                "Normal", _run(f"{source.number}. {source.outlet}, "), title, _run(f", {source.published}{place}{more}")
            )


def _label(page: Page) -> Iterator[_Element]:
    yield _paragraph("Heading2", _run("How this was written"))
    yield _paragraph("Normal", _run(" ".join(page.label)))
    for note in page.notes:
        yield _paragraph("Normal", _run(f"Note: {sentence(note)}"))
    for failure in page.failures:
        yield _paragraph("Normal", _run(f"Could not be used: {failure.source}: {failure.reason}"))


def _footnotes(notes: Sequence[Shown]) -> _Element:
    root = element("footnotes")
    for number, kind in enumerate(("separator", "continuationSeparator")):
        root.append(element("footnote", element("p", element("r", element(kind))), type=kind, id=str(number)))
    for number, said in enumerate(notes, start=FIRST_NOTE):
        words = "; ".join(
            f"{passage.source.outlet}"
            + (f" ({passage.source.number})" if passage.source.number else "")
            + ": "
            + " … ".join(quoted(plain(quote)) for quote in passage.quotes)
            for passage in said.passages
        )
        mark = element("r", element("rPr", element("rStyle", val="FootnoteReference")), element("footnoteRef"))
        root.append(element("footnote", _paragraph("FootnoteText", mark, _run(f" {words}")), id=str(number)))
    return root
