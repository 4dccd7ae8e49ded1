"""An edition as a person changed it, from the file it was changed in: our Markdown or our JSON, written back.

Lines are known again by their footnote (Markdown) or id (JSON), else by their words, else by their place in the
section. A changed line keeps its id and the sources it rests on, and is marked with who changed it; a new line says on
which sources it rests by the footnotes or citations of others.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from writethru.core.errors import UsageError
from writethru.core.ids import make_id
from writethru.core.types import Brief, Citation, Label, Ledger, Line, Section, SectionName
from writethru.publish.page import EDITED, page_of
from writethru.publish.targets.markdown import escaped
from writethru.publish.words import SECTIONS, plain

TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/"
_FRONT = re.compile(r"\A\ufeff?---[ \t]*\r?\n.*?\r?\n---[ \t]*\r?\n", re.S)
_NOTE = re.compile(r"[ \t]*\[\^(\d{1,6})\](?!:)")
_ESCAPED = re.compile(r"\\([\\`*_\[\]<>|~&#+=:.)-])")
# parts of a page that hold no lines of prose
_APART = {"timeline", "corrections", "sources by origin", "how this was written"}
_BULLET = re.compile(r"\A[-*+][ \t]+")


@dataclass(frozen=True, slots=True)
class Given:
    """A line as it stands in the file: its words, and what it says of where it comes from."""

    section: SectionName
    text: str
    # ids of lines of the edition before, the one it was first
    lines: tuple[str, ...] = ()
    # citations that it names, where it names any
    citations: tuple[Citation, ...] = ()


def edited_brief(brief: Brief, ledger: Ledger, name: str, text: str, by: str) -> Brief:
    """The edition as the file ``name`` has it; its label says who changed which share of the lines.

    Raises UsageError where the file is no edition of ours, or a line in it rests on nothing.
    """
    if name.lower().endswith(".json"):
        headline, standfirst, given = _from_json(brief, name, text)
    else:
        headline, standfirst, given = _from_markdown(brief, ledger, name, text)
    if not headline or not given:
        raise UsageError(f"{name}: holds no {'lines' if headline else 'headline'}", hint="change a file we wrote")
    sections = tuple(
        Section(section, tuple(lines))
        for section in SECTIONS
        if (lines := _lines(brief, [one for one in given if one.section == section], by))
    )
    out = replace(brief, headline=headline, standfirst=standfirst, sections=sections)
    if not standfirst:
        out = replace(out, standfirst_citations=())
    return replace(out, label=label_of(out))


def _lines(brief: Brief, given: Sequence[Given], by: str) -> list[Line]:
    known = {line.id: line for section in brief.sections for line in section.lines}
    free = dict(known)
    out: list[Line] = []
    found: dict[int, Line] = {}
    # words first, so that a line that only moved is never taken for a changed one
    for number, one in enumerate(given):
        same = next((line for line in free.values() if _same(line.text, one.text)), None)
        if same is not None:
            found[number] = free.pop(same.id)
    for number, one in enumerate(given):
        if number not in found and one.lines and one.lines[0] in free:
            found[number] = free.pop(one.lines[0])
    here = [line for line in known.values() if given and line.section == given[0].section]
    for number, one in enumerate(given):
        base = found.get(number)
        if base is None and not one.lines and not one.citations and number < len(here) and here[number].id in free:
            base = free.pop(here[number].id)
        out.append(_line(brief, known, one, base, by))
    return out


def _line(brief: Brief, known: Mapping[str, Line], one: Given, base: Line | None, by: str) -> Line:
    if base is not None and _same(base.text, one.text):
        return replace(base, section=one.section)
    named = [cite for key in one.lines if key in known for cite in known[key].citations]
    citations = tuple(dict.fromkeys([*one.citations, *named])) or (base.citations if base else ())
    if not citations:
        raise UsageError(
            f"the line “{one.text[:80]}” rests on nothing",
            hint="give it the footnote, or the citations, of a line whose sources hold it",
        )
    return Line(
        base.id if base else make_id("line", brief.story, brief.edition, one.section, one.text),
        one.text,
        EDITED + by,
        one.section,
        citations,
        base.statements if base else (),
        base.figures if base else (),
    )


def _same(before: str, after: str) -> bool:
    """Are these one text, as far as a file of ours can say?"""
    return plain(before) == plain(after) or _read(escaped(before)) == plain(after)


def label_of(brief: Brief) -> Label:
    """The label with the share of the lines that each writer has, and the IPTC source type that follows from them."""
    lines = [line for section in brief.sections for line in section.lines]
    counts: dict[str, int] = {}
    for line in lines:
        counts[line.writer] = counts.get(line.writer, 0) + 1
    shares = tuple((kind, round(number / len(lines), 4)) for kind, number in counts.items())
    machines = [kind for kind in counts if not kind.startswith(EDITED)]
    kind = brief.label.digital_source_type
    if len(machines) < len(counts):
        # IPTC: a mix of elements; one with elements of a language model; all of it put right by people
        trained = "rained" in kind and any(name != "extractive" for name in machines)
        kind = TYPES + (
            "compositeWithTrainedAlgorithmicMedia" if trained else "composite" if machines else "humanEdits"
        )
    return replace(brief.label, writer_kinds=shares, digital_source_type=kind)


# ---- Markdown


def _from_markdown(brief: Brief, ledger: Ledger, name: str, text: str) -> tuple[str, str, list[Given]]:
    notes = _notes(brief, ledger)
    headline, standfirst = "", ""
    section: SectionName | None = None
    given: list[Given] = []
    prose = False
    for block in _blocks(_FRONT.sub("", text.replace("\r\n", "\n"))):
        if block.startswith("# "):
            headline = _read(_NOTE.sub("", block[2:]))
        elif block.startswith("## "):
            title = _read(block[3:])
            section = next((key for key, words in SECTIONS.items() if words.lower() == title.lower()), None)
            prose = section is not None
            if section is None and title.lower() not in _APART:
                raise UsageError(
                    f"{name}: “{title}” is no section of a brief", hint=f"use {', '.join(SECTIONS.values())}"
                )
        elif section is None and not prose and not given and headline and not standfirst:
            if not block.startswith((">", "Edition ")):
                standfirst = _read(_NOTE.sub("", block).strip("*"))
        elif section is not None and prose and not block.startswith(("|", "[^")):
            words = _read(_NOTE.sub("", _BULLET.sub("", block, count=1)))
            if words:
                keys = [notes[int(key)] for key in _NOTE.findall(block) if int(key) in notes]
                given.append(Given(section, words, tuple(dict.fromkeys(keys))))
    if not given or "\n## " not in f"\n{text}":
        raise UsageError(f"{name}: is no edition of ours", hint="write one with -o brief.md, and change that")
    return headline, standfirst, given


def _blocks(text: str) -> Iterator[str]:
    """Paragraphs, headings and list items, each on one line."""
    lines: list[str] = []
    for line in [*text.split("\n"), ""]:
        starts = _BULLET.match(line) or line.startswith(("#", "|", ">", "[^"))
        if lines and (not line.strip() or starts):
            yield " ".join(lines)
            lines = []
        if line.strip():
            lines.append(line.strip())
            if line.startswith("#"):
                yield lines.pop()


def _read(text: str) -> str:
    """The words of a piece of our Markdown."""
    return plain(_ESCAPED.sub(r"\1", text).replace("\N{ZERO WIDTH NON-JOINER}", ""))


def _notes(brief: Brief, ledger: Ledger) -> dict[int, str]:
    """The line behind each footnote of the page, by its number."""
    page = page_of(brief, ledger)
    out = {}
    for section in page.sections:
        lines = [line for one in brief.sections if one.name == section.name for line in one.lines]
        out.update({said.note: line.id for said, line in zip(section.lines, lines, strict=True)})
    return out


# ---- JSON


def _from_json(brief: Brief, name: str, text: str) -> tuple[str, str, list[Given]]:
    try:
        document = json.loads(text)
        if document["schema"] != "writethru/brief/1" or document["story"] != brief.story:
            raise UsageError(f"{name}: is not the JSON of {brief.story}", hint="write one with -o brief.json")
        given = [
            _given(brief, name, section["name"], line) for section in document["sections"] for line in section["lines"]
        ]
        return plain(document["headline"]), plain(document["standfirst"]), given
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise UsageError(f"{name}: is no edition of ours: {error}", hint="write one with -o brief.json") from error


def _given(brief: Brief, name: str, section: str, line: Mapping[str, Any]) -> Given:
    known = {
        (cite.article, cite.revision, cite.start, cite.end): cite
        for one in brief.sections
        for held in one.lines
        for cite in held.citations
    }
    found = next((key for key in SECTIONS if key == section), None)
    if found is None:
        raise UsageError(f"{name}: {plain(section)!r} is no section of a brief", hint=f"use {', '.join(SECTIONS)}")
    ids = {held.id for one in brief.sections for held in one.lines}
    citations = []
    for one in line.get("citations", ()):
        key = (one["article"], one["revision"], one["start"], one["end"])
        if key not in known:
            raise UsageError(f"{name}: a line cites words that the edition does not", hint="cite what other lines cite")
        citations.append(known[key])
    own = (line["id"],) if line.get("id") in ids else ()
    return Given(found, plain(line["text"]), own, tuple(citations))
