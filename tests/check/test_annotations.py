"""What CI servers read: GitHub's commands and JUnit XML. No draft can break out of either."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from writethru.check import Frame, all_rules, check_draft, load_draft, render
from writethru.check.output.junit import WHOLE
from writethru.core.types import Failure, Finding, Report, SentenceVerdict

TEXT = "# Harrow\n\nIlse Brand said that 92 people were missing.\n\nIt fell on Tuesday.\n"
COMMAND = re.compile(r"::(error|warning|notice) ([^:\n]*)::([^\n]*)")
RULES = {code: all_rules()[code] for code in ("NAM001", "FIG001", "TIM001")}


@pytest.fixture(scope="module")
def report(reader, sources) -> Report:  # type: ignore[no-untyped-def]
    return check_draft(load_draft("/srv/repo/news/a,b:c%.md", TEXT), sources, reader=reader, rules=RULES)


@pytest.fixture(scope="module")
def frame(sources) -> Frame:  # type: ignore[no-untyped-def]
    return Frame(sources=tuple(reading.article for reading in sources), here="/srv/repo/news", root="/srv/repo")


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    out = []
    for line in text.splitlines():
        match = COMMAND.fullmatch(line)
        if match:
            properties = dict(item.split("=", 1) for item in match[2].split(","))
            out.append((match[1], {key: unquote(value) for key, value in properties.items()}, unquote(match[3])))
    return out


def test_an_annotation_stands_at_the_words(report, frame) -> None:  # type: ignore[no-untyped-def]
    text = render(report, "github", frame)
    found = commands(text)
    assert [one[1]["title"].split()[0] for one in found] == [finding.code for finding in report.findings]
    kind, properties, message = found[0]
    assert kind == "error"
    assert properties == {
        "file": "news/a,b:c%.md",
        "line": "3",
        "endLine": "3",
        "col": "6",
        "endColumn": "11",
        "title": "NAM001 name-spelling",
    }
    assert "file=news/a%2Cb%3Ac%25.md," in text
    assert message.startswith(report.findings[0].message + "\nNorden Wire: Interior Minister Ilse Brandt")
    assert message.endswith('\nFix: "Brand" → "Brandt"')
    assert text.splitlines()[-1].endswith("2 errors, 1 warnings, 0 info")


def test_words_over_two_lines_have_no_end_column() -> None:
    text = "One\ntwo three.\n"
    one = Finding("ABC001", "info", "so", 0, 7)
    found = commands(render(Report("a.md", "", text, (), (one,)), "github"))
    assert found[0][0] == "notice"
    assert "endColumn" not in found[0][1]
    assert (found[0][1]["line"], found[0][1]["endLine"]) == ("1", "2")


@given(st.text(max_size=80))
@settings(max_examples=150, deadline=None)
def test_no_text_begins_a_command_of_its_own(hostile: str) -> None:
    said = f"{hostile}\n::set-output name=x::{hostile}\r::error::boo"
    one = Finding("ABC001", "error", said, 0, 1)
    text = render(Report(f"{hostile}\n::error::.md", "", "A", (), (one,), notes=(said,)), "github")
    lines = re.split(r"[\n\r]", text.rstrip("\n"))
    assert len(lines) == 2
    assert [line for line in lines if line.startswith("::")] == lines[:1]
    assert COMMAND.fullmatch(lines[0])


def cases(text: str) -> dict[str, ET.Element]:
    root = ET.fromstring(text)
    assert root.tag == "testsuites"
    for key, path in (("tests", "testcase"), ("failures", "testcase/failure"), ("errors", "testcase/error")):
        for suite in root:
            assert suite.get(key) == str(len(suite.findall(path)))
        assert root.get(key) == str(sum(len(suite.findall(path)) for suite in root))
    return {case.get("name", ""): case for case in root.iter("testcase")}


def test_each_sentence_is_a_test(report, frame) -> None:  # type: ignore[no-untyped-def]
    found = cases(render(report, "junit", frame))
    assert list(found) == [
        WHOLE,
        "1:3 Harrow",
        "3:1 Ilse Brand said that 92 people were missing.",
        "5:1 It fell on Tuesday.",
    ]
    wrong = found["3:1 Ilse Brand said that 92 people were missing."]
    failure = wrong.find("failure")
    assert failure is not None
    assert failure.get("type") == "NAM001 FIG001"
    assert failure.get("message") == report.findings[0].message
    assert "Norden Wire: Interior Minister Ilse Brandt" in str(failure.text)
    assert wrong.get("file") == "news/a,b:c%.md"
    assert wrong.get("line") == "3"
    assert found["1:3 Harrow"].find("failure") is None


def test_the_level_says_what_fails(report, frame) -> None:  # type: ignore[no-untyped-def]
    name = "5:1 It fell on Tuesday."
    passed = cases(render(report, "junit", frame))[name]
    assert passed.find("failure") is None
    assert "TIM001 warning" in str(passed.findtext("system-out"))
    assert cases(render(report, "junit", replace(frame, level="warning")))[name].find("failure") is not None


def test_what_was_not_checked_is_an_error(report, frame) -> None:  # type: ignore[no-untyped-def]
    broken = replace(report, stopped=("FIG001",))
    found = cases(render(broken, "junit", replace(frame, failures=(Failure("other.md", "is empty"),))))
    assert found["rule FIG001"].find("error") is not None
    assert found[WHOLE].find("error").get("message") == "is empty"  # type: ignore[union-attr]


@given(st.text(max_size=80))
@settings(max_examples=150, deadline=None)
def test_any_text_gives_valid_xml(hostile: str) -> None:
    text = f"{hostile}\x00\x1b]]>&<b>\ufffe."
    one = Finding("ABC001", "error", text, 0, len(text), fix=text)
    sentences = (SentenceVerdict(0, len(text), "unsupported", 0.1),)
    out = render(Report(text, "", text, sentences, (one,), (Failure(text, text),), (text,)), "junit")
    assert len(cases(out)) == 2
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x1b]", out)
    out.encode("utf-8")
