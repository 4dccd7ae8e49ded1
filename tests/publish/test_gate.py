"""The gate: lines with errors are withheld, and a brief with errors is not printed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pytest

from sample_brief import make_brief
from writethru.core.errors import GateError
from writethru.core.settings import Settings
from writethru.core.types import Brief, Finding, Report, Severity
from writethru.publish import gate, gated
from writethru.publish.gate import HEADLINE, STANDFIRST, proof


def report_on(text: str, *findings: Finding) -> Report:
    return Report(None, "0" * 64, text, (), findings)


def at(text: str, words: str, severity: Severity = "error") -> Finding:
    start = text.index(words)
    return Finding("FIG001", severity, "no source has this figure", start, start + len(words))


@dataclass
class Found:
    """What the check finds, as the gate asks for it."""

    unjudged: Report

    def report(self) -> Report:
        return self.unjudged


@pytest.fixture
def check(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The check, finding whatever words it is told to find wrong."""
    wrong: dict[str, Severity] = {}

    def examine(draft: Any, readings: Any, **options: Any) -> Found:
        found = [at(draft.raw, words, severity) for words, severity in wrong.items() if words in draft.raw]
        return Found(report_on(draft.raw, *found))

    monkeypatch.setattr("writethru.check.engine.examine", examine)
    return wrong


def run(brief: Brief) -> tuple[Brief, Report]:
    return gated(brief, make_brief().ledger, reader=None, settings=Settings())


def test_the_proof_holds_every_part_at_its_place() -> None:
    brief = make_brief().brief
    text = proof(brief)
    parts = {name: span.of(text.text) for name, span in text.parts}
    assert parts[HEADLINE] == brief.headline
    assert parts[STANDFIRST] == brief.standfirst
    lines = [line for section in brief.sections for line in section.lines]
    assert [parts[line.id] for line in lines] == [line.text for line in lines]


def test_a_sound_brief_passes_as_it_is(check: dict[str, Severity]) -> None:
    brief = make_brief().brief
    assert run(brief)[0] == brief


def test_a_warning_withholds_nothing(check: dict[str, Severity]) -> None:
    check["three weeks"] = "warning"
    brief, report = run(make_brief().brief)
    assert brief == make_brief().brief
    assert report.count("warning") == 1
    gate(brief, report)


def test_a_line_with_an_error_is_withheld_and_named(check: dict[str, Severity]) -> None:
    check["three weeks"] = "error"
    brief, report = run(make_brief().brief)
    lines = [line.text for section in brief.sections for line in section.lines]
    assert len(lines) == 5
    assert not any("three weeks" in line for line in lines)
    assert brief.notes[-1] == "a line is withheld: FIG001, no source has this figure"
    gate(brief, report)


def test_a_section_without_lines_is_left_out(check: dict[str, Severity]) -> None:
    check.update({"three weeks": "error", "open an inquiry": "error"})
    brief, _ = run(make_brief().brief)
    assert [section.name for section in brief.sections] == ["overview", "not_settled"]


def test_a_wrong_standfirst_is_left_out(check: dict[str, Severity]) -> None:
    check["give three numbers"] = "error"
    brief, _ = run(make_brief().brief)
    assert (brief.standfirst, brief.standfirst_citations) == ("", ())


def test_a_wrong_headline_gives_way_to_the_shortest_line_of_the_opening(check: dict[str, Severity]) -> None:
    check["counts differ"] = "error"
    before = make_brief().brief
    brief, report = run(before)
    able = [line for line in before.sections[0].lines if not line.text.startswith("Its ")]
    first = min(able, key=lambda line: len(line.text))
    assert brief.headline == first.text.rstrip(".")
    assert brief.headline_citations == first.citations
    assert first.id not in [line.id for section in brief.sections for line in section.lines]
    gate(brief, report)


def test_a_wrong_headline_gives_way_to_the_next_that_could_stand(check: dict[str, Severity]) -> None:
    check["counts differ"] = "error"
    before = make_brief().brief
    spare = ("Fire at the Ellmoor grain terminal kills 14", before.sections[0].lines[0].citations)
    brief, report = run(replace(before, other_headlines=(spare,)))
    assert (brief.headline, brief.headline_citations) == spare
    assert [line.id for s in brief.sections for line in s.lines] == [
        line.id for s in before.sections for line in s.lines
    ]
    assert brief.other_headlines == ()
    gate(brief, report)


def test_a_brief_of_which_no_line_passes_is_refused(check: dict[str, Severity]) -> None:
    before = make_brief().brief
    for section in before.sections:
        for line in section.lines:
            check[line.text] = "error"
    with pytest.raises(GateError, match="no line of the brief passes"):
        run(before)


def test_the_gate_lists_every_error() -> None:
    brief = make_brief().brief
    text = "Twelve died. It was arson."
    report = report_on(text, at(text, "Twelve"), at(text, "arson"), at(text, "died", "warning"))
    with pytest.raises(GateError) as caught:
        gate(brief, report)
    assert "2 errors" in str(caught.value)
    assert "“Twelve”" in str(caught.value)
    assert "“arson”" in str(caught.value)
    assert "“died”" not in str(caught.value)


def test_a_finding_that_points_nowhere_stops_the_brief() -> None:
    brief = make_brief().brief
    text = proof(brief)
    finding = Finding("MRK001", "error", "x", len(text.text) + 5, len(text.text) + 6)
    assert text.at(finding) == [HEADLINE]


def test_a_suppression_in_the_words_of_a_source_is_not_obeyed(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []

    def examine(draft: Any, readings: Any, **options: Any) -> Found:
        seen.append(draft)
        return Found(report_on(draft.raw))

    monkeypatch.setattr("writethru.check.engine.examine", examine)
    brief = make_brief().brief
    run(replace(brief, standfirst="Three numbers. <!-- wt:ignore FIG001 J. Editor: trust me -->"))
    assert seen[0].ignores == ()
    assert "wt:ignore" in seen[0].text
