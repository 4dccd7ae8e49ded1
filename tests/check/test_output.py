"""Text and JSON say the same of a report."""

from __future__ import annotations

import json

import pytest

from writethru.check import check_draft, findings_json, findings_text, load_draft

TEXT = "# Harrow\n\nIlse Brand said that 92 people were missing.\n\nIt fell on Tuesday.\n"


@pytest.fixture(scope="module")
def report(reader, sources):  # type: ignore[no-untyped-def]
    return check_draft(load_draft("draft.md", TEXT), sources, reader=reader)


def test_json_follows_the_format(report):  # type: ignore[no-untyped-def]
    document = findings_json(report)
    assert document["schema"] == "writethru/findings/1"
    assert document["draft"] == {"file": "draft.md", "sha256": report.sha256}
    summary = document["summary"]
    assert summary["errors"] == 2
    assert summary["warnings"] == 1
    assert summary["infos"] == 0
    assert summary["sentences"] == len(document["sentences"]) == 3
    for finding in document["findings"]:
        assert set(finding) == {"code", "severity", "message", "start", "end", "line", "column", "citations", "fix"}
        line = TEXT.split("\n")[finding["line"] - 1]
        shown = TEXT[finding["start"] : finding["end"]]
        assert line[finding["column"] - 1 :].startswith(shown)
    for sentence in document["sentences"]:
        assert sentence["verdict"] in ("supported", "unsupported", "contradicted", "not_checkable")
        assert 0 <= sentence["score"] <= 1
    assert json.loads(json.dumps(document)) == document


def test_text_shows_the_line_the_caret_and_the_source(report):  # type: ignore[no-untyped-def]
    lines = findings_text(report, outlets={}).splitlines()
    at = next(i for i, line in enumerate(lines) if "NAM001" in line)
    assert lines[at].startswith("draft.md:3:6: NAM001 error: ")
    assert lines[at + 1].strip() == "Ilse Brand said that 92 people were missing."
    assert lines[at + 2].index("^") - 4 == 5
    assert lines[at + 2].count("^") == len("Brand")
    assert "Interior Minister Ilse Brandt told reporters" in lines[at + 3]
    assert lines[at + 4].strip() == "fix: Brandt"
    assert lines[-1].startswith("2 errors, 1 warning, 0 info;")


def test_message_code_and_severity_are_the_same_in_both(report):  # type: ignore[no-untyped-def]
    text = findings_text(report)
    for finding in findings_json(report)["findings"]:
        assert f"{finding['code']} {finding['severity']}: {finding['message']}" in text


def test_the_level_hides_and_the_sums_still_count(report):  # type: ignore[no-untyped-def]
    text = findings_text(report, level="error")
    assert "TIM001" not in text
    assert "1 warning" in text


def test_colour_is_only_added_when_asked(report):  # type: ignore[no-untyped-def]
    assert "\x1b" not in findings_text(report)
    assert "\x1b[1;31mNAM001 error:\x1b[0m" in findings_text(report, colour=True)


def test_a_draft_cannot_steer_the_terminal(reader):  # type: ignore[no-untyped-def]
    text = "The toll was {{x\x1b[2J\u202e}} there.\n"
    shown = findings_text(check_draft(load_draft("draft.md", text), reader=reader))
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "MRK001" in shown


def test_a_long_line_is_cut_around_the_finding(reader):  # type: ignore[no-untyped-def]
    text = "The dam held. " * 40 + "It fell on Tuesday. " + "The dam held. " * 40
    shown = findings_text(check_draft(load_draft("draft.md", text), reader=reader)).splitlines()
    at = next(i for i, line in enumerate(shown) if "TIM001" in line)
    line, carets = shown[at + 1], shown[at + 2]
    assert len(line) < 120
    assert line[carets.index("^") : carets.rindex("^") + 1] == "Tuesday"
