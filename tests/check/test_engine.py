"""The engine: exit codes, suppression, order of findings, and a rule that crashes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from writethru.check import all_rules, check_draft, exit_code, load_draft
from writethru.check.context import Context
from writethru.check.rule import Rule
from writethru.core.types import Failure, Finding, Report


class Crashing(Rule):
    """A rule that cannot do its work."""

    code = "AAA001"
    name = "crashing"
    severity = "error"
    needs = "draft"

    def check(self, ctx: Context) -> Iterable[Finding]:
        raise RuntimeError("out of ideas")


def findings(reader, text, readings=()):  # type: ignore[no-untyped-def]
    return check_draft(load_draft("draft.md", text), readings, reader=reader).findings


def codes(found: Iterable[Finding]) -> list[str]:
    return [finding.code for finding in found]


def test_a_clean_draft_has_no_finding_and_exit_code_0(reader, sources):  # type: ignore[no-untyped-def]
    text = (
        "# Harrow counts its dead\n\nMayor Pavel Dorn counted 61 dead on the evening of 8 April. "
        "The ministry's number is lower. Tomas Reyle, the engineer, thinks a second dam may not last until the weekend."
    )
    report = check_draft(load_draft("draft.md", text), sources, reader=reader)
    assert [finding for finding in report.findings if finding.severity != "info"] == []
    assert exit_code(report) == 0
    assert [sentence.verdict for sentence in report.sentences][1] == "supported"


@pytest.mark.parametrize(
    ("severity", "level", "code"),
    [
        ("error", "error", 1),
        ("error", "warning", 1),
        ("error", "info", 1),
        ("warning", "error", 0),
        ("warning", "warning", 1),
        ("info", "warning", 0),
        ("info", "info", 1),
    ],
)
def test_exit_codes(reader, severity, level, code):  # type: ignore[no-untyped-def]
    report = check_draft(load_draft("draft.md", "The dam held."), reader=reader)
    assert exit_code(report, level) == 0
    finding = Finding("X", severity, "m", 0, 3)
    assert exit_code(replace(report, findings=(finding,)), level) == code


def test_no_report_and_no_sentence_are_exit_code_2():  # type: ignore[no-untyped-def]
    assert exit_code(None) == 2
    assert exit_code(Report(None, "", "", (), ())) == 2


def test_a_crash_is_a_note_and_stops_no_other_rule(reader):  # type: ignore[no-untyped-def]
    rules = {"AAA001": Crashing(), "MRK001": all_rules()["MRK001"]}
    report = check_draft(load_draft("draft.md", "The toll was {{x}}."), reader=reader, rules=rules)
    assert codes(report.findings) == ["MRK001"]
    assert any("AAA001 stopped: RuntimeError: out of ideas" in note for note in report.notes)


def test_findings_are_sorted_by_place_then_code(reader, sources):  # type: ignore[no-untyped-def]
    text = "At least 92 people were missing on Tuesday, Ilse Brand said. The toll was {{x}}. It fell today."
    found = findings(reader, text, sources)
    assert [(f.start, f.code) for f in found] == sorted((f.start, f.code) for f in found)
    assert len(found) >= 4


def test_without_sources_only_draft_rules_run(reader):  # type: ignore[no-untyped-def]
    report = check_draft(
        load_draft("draft.md", "Two aliens have sent 7,250 violins to “the green moon”."), reader=reader
    )
    assert report.findings == ()
    assert {sentence.verdict for sentence in report.sentences} == {"not_checkable"}
    assert any("no sources" in note for note in report.notes)


def test_failed_sources_travel_with_the_report(reader):  # type: ignore[no-untyped-def]
    failed = (Failure("https://gone.example/", "gone"),)
    report = check_draft(load_draft("draft.md", "The dam held."), reader=reader, failed=failed)
    assert report.failed == failed


SUPPRESSED = [
    "It fell on Tuesday. <!-- wt:ignore TIM001 the page has a date line -->",
    "It fell <!-- wt:ignore TIM001 dated above --> on Tuesday.",
    "<!-- wt:ignore TIM001 dated above -->\n\nIt fell on Tuesday.",
    "The dam held. It fell on Tuesday. <!-- wt:ignore TIM001 dated above -->",
]


@pytest.mark.parametrize("draft", SUPPRESSED)
def test_a_suppression_silences_its_sentence(reader, draft):  # type: ignore[no-untyped-def]
    report = check_draft(load_draft("draft.md", draft), reader=reader)
    assert report.findings == ()
    (override,) = report.overrides
    assert (override.code, override.by, override.words) == ("TIM001", None, "Tuesday")
    assert override.reason in draft


def test_a_suppression_silences_no_other_sentence(reader):  # type: ignore[no-untyped-def]
    text = "It fell on Tuesday. It rose on Monday. <!-- wt:ignore TIM001 dated above -->"
    (finding,) = findings(reader, text)
    assert text[finding.start : finding.end] == "Tuesday"


def test_an_unused_suppression_is_reported(reader):  # type: ignore[no-untyped-def]
    (finding,) = findings(reader, "The dam held. <!-- wt:ignore FIG006 no longer so -->")
    assert (finding.code, finding.severity) == ("IGN001", "info")
    assert "FIG006" in finding.message


def test_a_suppression_without_a_code_does_nothing_and_says_so(reader):  # type: ignore[no-untyped-def]
    found = findings(reader, "It fell on Tuesday. <!-- wt:ignore all of it -->")
    assert codes(found) == ["TIM001", "IGN001"]


def test_an_error_on_a_figure_needs_a_name_and_a_reason(reader):  # type: ignore[no-untyped-def]
    unsigned = "The flood killed 53 people. <!-- wt:ignore FIG004 fine -->"
    signed = "The flood killed 53 people. <!-- wt:ignore FIG004 Ada Morrow: counted by our own reporter -->"
    assert codes(findings(reader, unsigned)) == ["FIG004", "IGN001"]
    report = check_draft(load_draft("draft.md", signed), reader=reader)
    assert report.findings == ()
    (override,) = report.overrides
    assert (override.code, override.severity, override.by) == ("FIG004", "error", "Ada Morrow")
    assert override.reason == "counted by our own reporter"


def test_a_draft_of_one_word(reader, sources):  # type: ignore[no-untyped-def]
    report = check_draft(load_draft("draft.md", "Floods"), sources, reader=reader)
    assert report.findings == ()
    assert [sentence.verdict for sentence in report.sentences] == ["not_checkable"]


def test_a_draft_that_is_a_source_has_copied_runs_only(reader, sources):  # type: ignore[no-untyped-def]
    for reading in sources:
        report = check_draft(load_draft("copy.txt", reading.article.text), sources, reader=reader)
        assert [f for f in report.findings if f.severity == "error"] == []
        assert "CPY001" in codes(report.findings)


def test_every_rule_has_a_manual_page_and_a_file_named_for_it():  # type: ignore[no-untyped-def]
    import writethru.check.rules as home

    files = {path.name for path in Path(home.__path__[0]).glob("*.py")}
    rules = all_rules()
    assert len(rules) >= 25
    for code, rule in rules.items():
        heads = [line.strip() for line in (rule.__doc__ or "").splitlines() if line.strip().startswith("## ")]
        assert heads == ["## What it does", "## Why it matters", "## Example", "## Instead", "## Fix"], code
        assert any(name.startswith(code.lower() + "_") for name in files), code
        assert rule.severity in ("error", "warning", "info")
        assert rule.needs in ("draft", "src")


def test_a_report_is_the_same_each_time(reader, sources):  # type: ignore[no-untyped-def]
    draft = load_draft(
        "draft.md", "Experts said 92 people were missing. Ilse Brand sent at least 26 divers on Tuesday."
    )
    assert check_draft(draft, sources, reader=reader) == check_draft(draft, sources, reader=reader)


def test_a_draft_of_100_000_words_costs_in_proportion_to_its_length(reader, sources):  # type: ignore[no-untyped-def]
    """Counts the candidates looked at instead of seconds: no sentence is held against all source sentences."""
    text = "\n\n".join(f"The ministry moved {n} people from their homes in Ostmark." for n in range(3, 2003))
    ctx = Context(load_draft("long.txt", text), reader.read(load_draft("long.txt", text).article()), sources, None)  # type: ignore[arg-type]
    assert len(ctx.alignments) == 2000
    assert max(len(alignment.hits) for alignment in ctx.alignments) <= 24
