"""Text and JSON say the same of a report, and the text is one to read in a terminal."""

from __future__ import annotations

import json
import re

import pytest
from rich.cells import cell_len

from writethru.check import Frame, all_outputs, check_draft, findings_json, load_draft, render
from writethru.check.outputs import output_for
from writethru.core.errors import UsageError
from writethru.core.ids import cite
from writethru.core.types import Finding, Report, SentenceVerdict

TEXT = "# Harrow\n\nIlse Brand said that 92 people were missing.\n\nIt fell on Tuesday.\n"


@pytest.fixture(scope="module")
def report(reader, sources):  # type: ignore[no-untyped-def]
    return check_draft(load_draft("draft.md", TEXT), sources, reader=reader)


@pytest.fixture(scope="module")
def frame(sources) -> Frame:  # type: ignore[no-untyped-def]
    return Frame(sources=tuple(reading.article for reading in sources))


def one(text: str, words: str, article: object = None, said: str = "", decides: str = "") -> Report:
    """A report with one finding on words of a text, and a source whose words decide."""
    start = text.index(words)
    citations, deciding = (), ()
    if article is not None:
        at = article.text.index(said)  # type: ignore[attr-defined]
        citations = (cite(article, at, at + len(said)),)  # type: ignore[arg-type]
        at = article.text.index(decides)  # type: ignore[attr-defined]
        deciding = (cite(article, at, at + len(decides)),)  # type: ignore[arg-type]
    finding = Finding("NAM001", "error", "so it is", start, start + len(words), citations, deciding=deciding)
    return Report("draft.md", "0" * 64, text, (SentenceVerdict(0, len(text), "contradicted", 0.1),), (finding,))


def test_json_follows_the_format(report) -> None:  # type: ignore[no-untyped-def]
    document = findings_json(report)
    assert document["schema"] == "writethru/findings/1"
    assert document["draft"] == {"file": "draft.md", "sha256": report.sha256}
    summary = document["summary"]
    assert summary["errors"] == 2
    assert summary["warnings"] == 1
    assert summary["infos"] == 0
    assert summary["sentences"] == len(document["sentences"]) == 3
    for finding in document["findings"]:
        assert {"code", "severity", "message", "start", "end", "line", "column", "citations", "fix"} <= set(finding)
        line = TEXT.split("\n")[finding["line"] - 1]
        shown = TEXT[finding["start"] : finding["end"]]
        assert line[finding["column"] - 1 :].startswith(shown)
    for sentence in document["sentences"]:
        assert sentence["verdict"] in ("supported", "unsupported", "contradicted", "not_checkable")
        assert 0 <= sentence["score"] <= 1
    assert json.loads(json.dumps(document)) == document


def test_an_edit_and_the_deciding_words_are_in_the_json(report) -> None:  # type: ignore[no-untyped-def]
    finding = next(f for f in findings_json(report)["findings"] if f["code"] == "NAM001")
    assert finding["edit"] == {"start": 15, "end": 20, "text": "Brandt", "certain": True}
    assert [words["quote"] for words in finding["deciding"]] == ["Brandt"]


def test_several_drafts_are_a_document_a_line(report, frame) -> None:  # type: ignore[no-untyped-def]
    lines = render([report, report], "json", frame).splitlines()
    assert [json.loads(line)["draft"]["file"] for line in lines] == ["draft.md", "draft.md"]


def test_text_shows_the_line_the_caret_and_the_source(report, frame) -> None:  # type: ignore[no-untyped-def]
    lines = render(report, "text", frame).splitlines()
    at = next(i for i, line in enumerate(lines) if "NAM001" in line)
    assert lines[at].startswith("draft.md:3:6: NAM001 error: ")
    assert lines[at + 1].strip() == "Ilse Brand said that 92 people were missing."
    assert lines[at + 2].index("^") - 4 == 5
    assert lines[at + 2].count("^") == len("Brand")
    assert lines[at + 3].strip() == "source (Norden Wire):"
    assert "Interior Minister Ilse Brandt told reporters" in lines[at + 4]
    carets = lines[at + 5]
    assert lines[at + 4][carets.index("^") : carets.rindex("^") + 1] == "Brandt", "the deciding words of the source"
    fix = next(line for line in lines[at:] if line.strip().startswith("fix:"))
    assert fix.strip() == 'fix: "Brand" → "Brandt" (--fix makes it)'
    assert lines[-1].startswith("2 errors, 1 warning, 0 info;")


def test_message_code_and_severity_are_the_same_in_all_outputs(report, frame) -> None:  # type: ignore[no-untyped-def]
    import html

    for name in all_outputs():
        text = render(report, name, frame)
        text = html.unescape(text) if name in ("html", "junit") else text.replace('\\"', '"')
        for finding in report.findings:
            assert finding.code in text, name
            assert finding.message[1:] in text, name


def test_colour_is_only_added_when_asked(report, frame) -> None:  # type: ignore[no-untyped-def]
    assert "\x1b" not in render(report, "text", frame)
    coloured = render(report, "text", Frame(sources=frame.sources, colour=True))
    assert "\x1b[1;31mNAM001 error:\x1b[0m" in coloured
    assert "\x1b[1;31m^^^^^\x1b[0m" in coloured
    assert "\x1b[1;32m^^^^^^\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == render(report, "text", frame)


def test_a_draft_cannot_steer_the_terminal(reader) -> None:  # type: ignore[no-untyped-def]
    text = "The toll was {{x\x1b[2J\u202e}} there.\n"
    report = check_draft(load_draft("draft.md", text), reader=reader)
    shown = render(report, "text")
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "MRK001" in shown


def test_a_long_line_is_cut_around_the_finding(reader) -> None:  # type: ignore[no-untyped-def]
    text = "The dam held. " * 40 + "It fell on Tuesday. " + "The dam held. " * 40
    shown = render(check_draft(load_draft("draft.md", text), reader=reader), "text").splitlines()
    at = next(i for i, line in enumerate(shown) if "TIM001" in line)
    line, carets = shown[at + 1], shown[at + 2]
    assert len(line) <= 100
    assert line[carets.index("^") : carets.rindex("^") + 1] == "Tuesday"


@pytest.mark.parametrize(
    ("before", "words"),
    [
        ("市長の伊藤さんは ", "九十二人"),  # two cells a character
        ("Elle a dit a\u0300 E\u0301lise ", "e\u0301te\u0301"),  # combining marks take none
        ("🚒🚒 sent by ", "Brand"),
    ],
)
def test_carets_stand_by_cells_under_wide_and_combining_characters(before: str, words: str) -> None:
    lines = render(one(f"{before}{words} was there.", words), "text").splitlines()
    line, carets = lines[1], lines[2]
    assert carets.index("^") == 4 + cell_len(before)
    assert carets.count("^") == cell_len(words)
    assert line == f"    {before}{words} was there."


@pytest.mark.parametrize("width", [40, 60, 100, 160])
def test_no_line_is_wider_than_the_terminal(page, width: int) -> None:  # type: ignore[no-untyped-def]
    article = page("nordenwire", "Norden Wire", "flood")
    said = article.text[article.text.index("Interior Minister") : article.text.index(" “We are")]
    text = "Ilse Brand said so " + "and more 九十二人 " * 30 + "."
    report = one(text, "Brand", article, said, "Brandt")
    lines = render(report, "text", Frame(sources=(article,), width=width)).splitlines()
    assert max(map(cell_len, lines[1:-1])) <= width
    at = next(i for i, line in enumerate(lines) if "Brandt" in line)
    carets = lines[at + 1]
    assert lines[at][carets.index("^") : carets.rindex("^") + 1] == "Brandt"
    assert " ".join("".join(line for line in lines[4:-1] if "^" not in line).split()) != ""


def test_the_output_is_picked_by_the_longest_ending() -> None:
    assert output_for("a/report.sarif.json").name == "sarif"
    assert output_for("report.SARIF").name == "sarif"
    assert output_for("report.json").name == "json"
    assert output_for("report.html").name == "html"
    assert output_for("report.xml").name == "junit"
    with pytest.raises(UsageError, match=r"no output of a check writes \.pdf"):
        output_for("report.pdf")
    with pytest.raises(UsageError, match="no output is called 'pdf'"):
        render([], "pdf")
