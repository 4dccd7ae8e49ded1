"""The gate: a brief is checked against its own sources before it is printed.

A line with a finding of severity error is withheld and named in the brief's notes. Where an error is left all the same,
nothing is printed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from writethru.core.errors import GateError
from writethru.core.ids import sha256
from writethru.core.settings import Settings
from writethru.core.types import Brief, Finding, Ledger, Line, Report, Section, Span

if TYPE_CHECKING:
    from writethru.check import Draft

# Withholding a line can only take words away, so the second check rarely finds anything; a headline may need several.
ROUNDS = 10
HEADLINE, STANDFIRST = "headline", "standfirst"


@dataclass(frozen=True, slots=True)
class Proof:
    """The prose of a brief as one text, and where each part of it lies: headline, standfirst, or the id of a line."""

    text: str
    parts: tuple[tuple[str, Span], ...]

    def at(self, finding: Finding) -> list[str]:
        """The parts that a finding touches; one that points nowhere is the headline's, so that nothing passes."""
        end = max(finding.end, finding.start + 1)
        found = [name for name, span in self.parts if span.overlaps(Span(finding.start, end))]
        return found or [HEADLINE]


def proof(brief: Brief) -> Proof:
    """Headline, standfirst and lines, each a paragraph of its own: words do not run on from one to the next."""
    pieces: list[str] = []
    parts: list[tuple[str, Span]] = []
    at = 0

    def add(name: str, text: str, after: str) -> None:
        nonlocal at
        # a line break inside a part would end a paragraph of the draft
        text = " ".join(text.split())
        parts.append((name, Span(at, at + len(text))))
        pieces.extend((text, after))
        at += len(text) + len(after)

    add(HEADLINE, brief.headline, "\n\n")
    if brief.standfirst:
        add(STANDFIRST, brief.standfirst, "\n\n")
    for section in brief.sections:
        for line in section.lines:
            add(line.id, line.text, "\n\n")
    return Proof("".join(pieces), tuple(parts))


def gated(brief: Brief, ledger: Ledger, *, reader: Any, settings: Settings) -> tuple[Brief, Report]:
    """The brief without the lines that the check finds wrong, and the report on what is left: its findings alone, since
    the rules decide here and the scores of sentences would cost as much again.

    Raises GateError where no line passes. An error that is left in the report is for :func:`gate` to refuse.
    """
    from writethru.check.engine import examine
    from writethru.check.sources import Sources
    from writethru.reading import Reader

    withheld: list[str] = []
    # from round to round the sources stay the same, and so do most of the lines
    sources = Sources(ledger.readings, ledger)
    reader = reader.remembering() if isinstance(reader, Reader) else reader
    for _ in range(ROUNDS):
        draft = _draft(brief)
        examined = examine(draft[0], sources, reader=reader, ledger=ledger, settings=settings)
        findings = examined.unjudged.findings
        wrong = [(finding, draft[1].at(finding)) for finding in findings if finding.severity == "error"]
        if not wrong:
            break
        brief, said = _without(brief, wrong)
        withheld.extend(said)
    if not any(section.lines for section in brief.sections):
        raise GateError(
            "no line of the brief passes the check" + (f": {withheld[0]}" if withheld else ""),
            hint="give more sources of the story",
        )
    return replace(brief, notes=(*brief.notes, *withheld), other_headlines=()), examined.unjudged


def checked(brief: Brief, ledger: Ledger, *, reader: Any, settings: Settings) -> Report:
    """What the check says of the brief as it is, against its own sources."""
    from writethru.check import check_draft

    return check_draft(_draft(brief)[0], ledger.readings, reader=reader, ledger=ledger, settings=settings)


def gate(brief: Brief, report: Report) -> None:
    """Raises GateError, listing them, where the report on the brief holds findings of severity error."""
    errors = [finding for finding in report.findings if finding.severity == "error"]
    if errors:
        listed = "; ".join(f"{_said(finding)} at “{_words(report.text, finding)}”" for finding in errors)
        count = "1 error" if len(errors) == 1 else f"{len(errors)} errors"
        raise GateError(
            f"the brief “{brief.headline}” is not printed, it has {count}: {listed}",
            hint="writethru check shows each with its source",
        )


def _draft(brief: Brief) -> tuple[Draft, Proof]:
    from writethru.check import Draft
    from writethru.check.canvas import Region

    text = proof(brief)
    title = text.parts[0][1]
    # made here and not loaded: a comment or a line of hashes in a source's words must not be taken for markup
    draft = Draft(
        file=None,
        kind="text",
        raw=text.text,
        text=text.text,
        sha256=sha256(text.text),
        regions=(Region("title", title.start, title.end),) if title.end > title.start else (),
        published=brief.as_of,
    )
    return draft, text


def _without(brief: Brief, wrong: Sequence[tuple[Finding, Sequence[str]]]) -> tuple[Brief, list[str]]:
    """The brief without the parts that are wrong, and a note on each."""
    bad: dict[str, Finding] = {}
    for finding, names in wrong:
        for name in names:
            bad.setdefault(name, finding)
    notes = []
    if STANDFIRST in bad:
        notes.append(f"the standfirst is withheld: {_said(bad[STANDFIRST])}")
        brief = replace(brief, standfirst="", standfirst_citations=())
    sections = []
    for section in brief.sections:
        kept = tuple(line for line in section.lines if line.id not in bad)
        for line in section.lines:
            if line.id in bad:
                # its words are not repeated: notes are printed with the brief
                notes.append(f"a line is withheld: {_said(bad[line.id])}")
        if kept:
            sections.append(Section(section.name, kept))
    brief = replace(brief, sections=tuple(sections))
    if HEADLINE in bad:
        first = _shortest_opening(brief)
        if brief.other_headlines:
            (text, citations), *others = brief.other_headlines
            brief = replace(brief, headline=text, headline_citations=citations, other_headlines=tuple(others))
        elif first is not None:
            notes.append(f"the headline is withheld: {_said(bad[HEADLINE])}")
            brief = _headed_by(brief, first)
    return brief, notes


def _shortest_opening(brief: Brief) -> Line | None:
    """The shortest line of the first section that says whom or what it tells of; else the first."""
    lines = brief.sections[0].lines if brief.sections else ()
    able = [line for line in lines if len(line.text.split()) >= _HEADLINE_WORDS and not _LEANS.match(line.text)]
    return min(able or lines[:1], key=lambda line: len(line.text), default=None)


_HEADLINE_WORDS = 7
# a line that opens with one of these leans on the line before
_LEANS = re.compile(r"(?:He|She|It|They|His|Her|Its|Their|This|That|These|Those|There)\b")


def _headed_by(brief: Brief, line: Line) -> Brief:
    """The brief with a line of it as its headline: plain words that are cited are better than none."""
    sections = (Section(s.name, tuple(x for x in s.lines if x.id != line.id)) for s in brief.sections)
    return replace(
        brief,
        headline=line.text.rstrip("."),
        headline_citations=line.citations,
        sections=tuple(section for section in sections if section.lines),
    )


def _said(finding: Finding) -> str:
    return f"{finding.code}, {finding.message}"


def _words(text: str, finding: Finding) -> str:
    words = " ".join(text[finding.start : finding.end].split())
    return words if len(words) <= 80 else words[:79] + "…"
