"""SARIF: valid by the schema, true to the report, and a finding keeps its fingerprint while its words stay."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft4Validator

from writethru.check import Frame, all_rules, check_draft, load_draft, render
from writethru.check.fingerprint import fingerprints
from writethru.core.types import Edit, Failure, Finding, Override, Report, SentenceVerdict

SCHEMA = json.loads((Path(__file__).parent / "data" / "sarif-2.1.0-rtm.5.json").read_text("utf-8"))
TEXT = (
    "# Harrow\r\n\r\nIlse Brand said that 92 people were missing. Some 5,100 farmers had lost their crop.\r\n\r\n"
    "It fell on Tuesday.\r\n"
)
VALID = Draft4Validator(SCHEMA)
RULES = {code: all_rules()[code] for code in ("NAM001", "FIG001", "TIM001")}


@pytest.fixture(scope="module")
def report(reader, sources) -> Report:  # type: ignore[no-untyped-def]
    return check_draft(load_draft("news/draft.md", TEXT), sources, reader=reader, rules=RULES)


@pytest.fixture(scope="module")
def frame(sources) -> Frame:  # type: ignore[no-untyped-def]
    return Frame(
        sources=tuple(reading.article for reading in sources),
        here="/home/ada/desk",
        root="/home/ada/desk",
        version="1.2.3",
    )


def run_of(reports: Report | list[Report], frame: Frame) -> dict[str, Any]:
    log = json.loads(render(reports, "sarif", frame))
    errors = [f"{'/'.join(map(str, error.path))}: {error.message[:200]}" for error in VALID.iter_errors(log)]
    assert errors == []
    assert log["version"] == "2.1.0"
    run: dict[str, Any] = log["runs"][0]
    return run


def region_text(region: dict[str, Any], text: str) -> str:
    """The words of a region by its lines and columns, which count code points."""
    lines = text.splitlines(keepends=True)
    starts = [sum(map(len, lines[:n])) for n in range(len(lines) + 1)]
    start = starts[region["startLine"] - 1] + region["startColumn"] - 1
    end = starts[region["endLine"] - 1] + region["endColumn"] - 1
    assert (start, end - start) == (region["charOffset"], region["charLength"])
    return text[start:end]


def test_the_log_is_valid_and_says_what_the_report_says(report, frame) -> None:  # type: ignore[no-untyped-def]
    run = run_of(report, frame)
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["tool"]["driver"]["version"] == "1.2.3"
    assert len(run["results"]) == len(report.findings)
    for result, finding in zip(run["results"], report.findings, strict=True):
        rule = run["tool"]["driver"]["rules"][result["ruleIndex"]]
        assert rule["id"] == result["ruleId"] == finding.code
        assert result["level"] == {"error": "error", "warning": "warning", "info": "note"}[finding.severity]
        assert result["message"]["text"] == finding.message
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"] == {"uri": "news/draft.md", "uriBaseId": "%SRCROOT%", "index": 0}
        words = TEXT[finding.start : finding.end]
        assert region_text(place["region"], TEXT) == place["region"]["snippet"]["text"] == words


def test_rules_carry_help_and_their_severity(report, frame) -> None:  # type: ignore[no-untyped-def]
    for rule in run_of(report, frame)["tool"]["driver"]["rules"]:
        assert rule["help"]["markdown"].count("## ") >= 4
        assert rule["shortDescription"]["text"].endswith((".", "?", "!"))
        assert (
            rule["defaultConfiguration"]["level"]
            == {"warning": "warning", "error": "error", "info": "note"}[all_rules()[rule["id"]].severity]
        )


def test_the_source_sentence_is_a_related_location(report, frame) -> None:  # type: ignore[no-untyped-def]
    run = run_of(report, frame)
    result = next(one for one in run["results"] if one["ruleId"] == "NAM001")
    related = result["relatedLocations"][0]
    place = related["physicalLocation"]
    source = run["artifacts"][place["artifactLocation"]["index"]]
    article = next(article for article in frame.sources if article.outlet == "Norden Wire")
    assert source["location"]["uri"] == place["artifactLocation"]["uri"] == article.url
    assert source["description"]["text"].startswith("Norden Wire")
    assert region_text(place["region"], article.text).startswith("Interior Minister Ilse Brandt")
    assert [region_text(region, article.text) for region in related["annotations"]] == ["Brandt"]
    assert related["message"]["text"].startswith("Norden Wire: Interior Minister")


def test_an_edit_is_a_fix_with_the_region_it_replaces(report, frame) -> None:  # type: ignore[no-untyped-def]
    result = next(one for one in run_of(report, frame)["results"] if one["ruleId"] == "NAM001")
    change = result["fixes"][0]["artifactChanges"][0]
    assert change["artifactLocation"]["uri"] == "news/draft.md"
    replaced = change["replacements"][0]
    assert region_text(replaced["deletedRegion"], TEXT) == "Brand"
    assert replaced["insertedContent"]["text"] == "Brandt"
    assert result["properties"]["certain"] is True


def test_what_was_set_aside_is_a_suppressed_result(report, frame) -> None:  # type: ignore[no-untyped-def]
    finding = report.findings[0]
    place = (finding.code, finding.severity, finding.message, finding.start, finding.end, "words")
    aside = (
        Override(*place, "Ada Morrow", "counted by our own reporter"),
        Override(*place, None, "the page is dated", "writethru.toml: per-file-ignores 'live/*'"),
    )
    run = run_of(replace(report, findings=report.findings[1:], overrides=aside), frame)
    shown = [one["suppressions"] for one in run["results"] if "suppressions" in one]
    assert shown == [
        [{"kind": "inSource", "status": "accepted", "justification": "Ada Morrow: counted by our own reporter"}],
        [{"kind": "external", "status": "accepted", "justification": "the page is dated"}],
    ]
    assert len(run["results"]) == len(report.findings) + 1


def test_a_check_that_is_not_whole_says_so(report, frame) -> None:  # type: ignore[no-untyped-def]
    run = run_of(replace(report, stopped=("FIG001",)), frame)
    assert run["invocations"][0]["executionSuccessful"] is False
    assert run_of(report, frame)["invocations"][0]["executionSuccessful"] is True
    run = run_of([], replace(frame, failures=(Failure("other.md", "other.md: is empty"),)))
    assert run["invocations"][0]["executionSuccessful"] is False
    assert run["results"] == []
    assert "other.md" in json.dumps(run["invocations"])


def test_no_key_and_no_folder_of_ours_is_in_the_log(report, frame) -> None:  # type: ignore[no-untyped-def]
    article = replace(frame.sources[0], url="https://wire.example/a?token=s3cret&id=7#frag")
    local = replace(frame.sources[1], url=None, file="/home/ada/private/page.html")
    failed = (
        Failure("https://ada:s3cret@wire.example/x?key=s3cret", "https://ada:s3cret@wire.example/x?key=s3cret: gone"),
        Failure("/home/ada/private/b.html", "/home/ada/private/b.html: cannot be read"),
    )
    drafts = [
        replace(report, file="/home/ada/desk/news/draft.md", failed=failed, notes=("/home/ada/private/c.txt is odd",)),
        replace(report, file="/srv/elsewhere/other.md"),
    ]
    log = render(drafts, "sarif", replace(frame, sources=(article, local, *frame.sources[2:])))
    assert "s3cret" not in log
    assert "/home/ada" not in log
    assert "/srv" not in log
    run = json.loads(log)["runs"][0]
    assert [one["location"]["uri"] for one in run["artifacts"][:2]] == ["news/draft.md", "other.md"]


def finding(code: str, text: str, words: str, after: int = 0) -> Finding:
    start = text.index(words, after)
    return Finding(code, "error", "so it is", start, start + len(words))


def named(text: str, *words: str) -> list[str]:
    findings = tuple(finding("FIG001", text, word) for word in words)
    return fingerprints(Report("a.md", "", text, (), findings))


BODY = "The mayor said that 92 people were missing on Monday. Nobody knows why."


def test_a_fingerprint_survives_moved_lines_and_edits_elsewhere() -> None:
    before = named(BODY, "92")
    assert named(f"# A new headline\n\nA new first paragraph.\n\n{BODY}", "92") == before
    assert named(BODY.replace("Nobody knows why.", "Divers are searching the river."), "92") == before
    assert named(BODY.replace("The mayor", "The new mayor"), "92") == before
    assert named(BODY.replace(" said that ", "\nsaid  that "), "92") == before, "wrapped anew"
    assert named(BODY.replace("92", "93"), "93") != before
    assert named(BODY.replace("people were missing", "houses had fallen"), "92") != before


def test_equal_findings_are_told_apart_by_their_order() -> None:
    text = f"{BODY}\n\n{BODY}"
    second = finding("FIG001", text, "92", after=len(BODY))
    marks = fingerprints(Report("a.md", "", text, (), (finding("FIG001", text, "92"), second)))
    assert len(set(marks)) == 2
    assert marks[0] == named(BODY, "92")[0]


@given(st.text(st.characters(codec="utf-8"), max_size=60), st.text(max_size=20), st.integers(0, 59), st.integers(0, 59))
@settings(max_examples=60, deadline=None)
def test_any_text_gives_a_valid_log(text: str, said: str, a: int, b: int) -> None:
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    one = Finding("XYZ999", "warning", said, start, end, edit=Edit(start, end, said))
    run_of(Report("a b%ü.md", "", text, (SentenceVerdict(0, len(text), "supported", 1.0),), (one,)), Frame())
