"""Fixes that are certain: what is made, what is left alone, and that nothing is made worse."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from writethru.check.fix import Fixed, diff, edited, fix_draft
from writethru.core.types import Edit, Finding, Report, SentenceVerdict

Found = Callable[..., list[Finding]]


def report_on(text: str, *findings: Finding) -> Report:
    return Report("draft.md", "", text, (SentenceVerdict(0, len(text), "supported", 1.0),), findings)


def wrong(text: str, words: str, right: str, code: str = "ABC001", *, certain: bool = True) -> Finding:
    start = text.index(words)
    end = start + len(words)
    return Finding(code, "error", f"not {words}", start, end, edit=Edit(start, end, right, certain))


def checker(*pairs: tuple[str, str, str]) -> Callable[[str], Report]:
    """Reports each of the words where a text holds them, with the edit to the others."""

    def check(text: str) -> Report:
        found = [wrong(text, words, right, code) for code, words, right in pairs if words in text]
        return report_on(text, *found)

    return check


def run(text: str, *pairs: tuple[str, str, str]) -> Fixed:
    check = checker(*pairs)
    return fix_draft(check(text), check)


def test_all_certain_edits_are_made_and_the_report_is_the_new_drafts() -> None:
    fixed = run("Tom met Ann in Rome.", ("ABC001", "Ann", "Eva"), ("ABC002", "Rome", "Bern"))
    assert fixed.text == "Tom met Eva in Bern."
    assert [finding.code for finding in fixed.made] == ["ABC001", "ABC002"]
    assert fixed.before.text == "Tom met Ann in Rome."
    assert fixed.left == ()


def test_what_is_not_certain_is_left() -> None:
    text = "Tom met Ann."
    report = report_on(text, wrong(text, "Ann", "Eva", certain=False))
    fixed = fix_draft(report, lambda text: pytest.fail("nothing was to check"))
    assert fixed.text == text
    assert fixed.made == fixed.left == ()


def test_a_fix_that_brings_a_new_error_is_not_made_and_the_others_are() -> None:
    fixed = run(
        "Tom met Ann in Rome.",
        ("ABC001", "Ann", "Eva"),
        ("ABC002", "Rome", "Paris"),
        ("ABC003", "Paris", "Paris"),
    )
    assert fixed.text == "Tom met Eva in Rome."
    assert [finding.code for finding in fixed.made] == ["ABC001"]
    assert [(finding.code, why) for finding, why in fixed.left] == [("ABC002", "it would bring ABC003: not Paris")]


def test_edits_that_overlap_and_differ_are_both_in_doubt() -> None:
    fixed = run("Tom met Ann Lee.", ("ABC001", "Ann", "Anna"), ("ABC002", "Ann Lee", "Eva Lee"))
    assert fixed.text == "Tom met Ann Lee."
    assert [why for _, why in fixed.left] == ["it overlaps another fix"] * 2


def test_two_rules_that_want_the_same_are_one_fix() -> None:
    fixed = run("Tom met Ann.", ("ABC001", "Ann", "Eva"), ("ABC002", "Ann", "Eva"))
    assert fixed.text == "Tom met Eva."
    assert len(fixed.made) == 2


def test_a_fix_that_only_shows_after_another_is_made_too() -> None:
    fixed = run("Tom met Ann.", ("ABC001", "Ann", "Anna Le"), ("ABC002", "Le.", "Lee."))
    # the second is a new error that the first brings, so the first is taken back
    assert fixed.text == "Tom met Ann."
    warned = checker(("ABC001", "Ann.", "Anna."))

    def check(text: str) -> Report:
        report = warned(text)
        later = Finding("ABC002", "warning", "so", 0, 3, edit=Edit(0, 3, "Tim", certain=True))
        return report_on(text, *report.findings, *([later] if "Anna" in text and "Tom" in text else []))

    assert fix_draft(check("Tom met Ann."), check).text == "Tim met Anna."


def test_it_ends_where_each_fix_asks_for_the_next() -> None:
    def check(text: str) -> Report:
        return report_on(text, Finding("ABC001", "error", "so", 0, 1, edit=Edit(0, 1, "aa", certain=True)))

    assert len(fix_draft(check("a."), check).made) <= 10


@given(
    st.text("ab é\r\n", max_size=40),
    st.lists(st.tuples(st.integers(1, 12), st.integers(0, 5), st.text("xy", max_size=3)), max_size=6),
)
@settings(deadline=None)
def test_edits_change_their_words_and_no_others(text: str, wanted: list[tuple[int, int, str]]) -> None:
    edits: list[Edit] = []
    at = 0
    for gap, length, new in wanted:
        start = min(at + gap, len(text))
        end = min(start + length, len(text))
        edits.append(Edit(start, end, new))
        at = end
    edits = [edit for n, edit in enumerate(edits) if edit.start < len(text) or n == 0]
    out = edited(text, edits)
    kept, at = [], 0
    for edit in edits:
        kept.append(text[at : edit.start])
        at = edit.end
    kept.append(text[at:])
    for words, edit in zip(kept, [*edits, None], strict=True):
        assert out.startswith(words)
        out = out[len(words) :]
        if edit:
            assert out.startswith(edit.text)
            out = out[len(edit.text) :]
    assert out == ""


def test_edits_that_overlap_are_refused() -> None:
    with pytest.raises(ValueError, match="overlap"):
        edited("abc", [Edit(0, 2, ""), Edit(1, 3, "")])


@pytest.mark.parametrize("text", ["One.\nTom met Ann.\nThree.\n", "One.\r\nTom met Ann.\r\n", "Tom met Ann."])
def test_the_diff_is_one_that_patch_takes(text: str, tmp_path: Path) -> None:
    fixed = run(text, ("ABC001", "Ann", "Anna\u2028Lee"))
    file = tmp_path / "draft.md"
    file.write_bytes(text.encode())
    patch = diff(fixed)
    assert patch.startswith("--- draft.md\n+++ draft.md\n@@ ")
    done = subprocess.run(
        ["patch", "--binary", "draft.md"], input=patch.encode(), cwd=tmp_path, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stdout
    assert file.read_bytes().decode() == fixed.text
    assert diff(run("Nothing.", ("ABC001", "Ann", "Anna"))) == ""


# what the rules call certain, and what they do not

CERTAIN = [
    ("NAM001", "Interior Minister Ilse Brand said 74 people were missing.", "Brand", "Brandt"),
    ("FIG001", "About 4,900 people were moved from their homes, the ministry said.", "4,900", "3,900"),
    ("FIG002", "Floods on the river Veld killed 53 people in Harrow, the ministry said.", "53", "at least 53"),
    ("FIG002", "The ministry said it would send at least 26 divers from the capital.", "at least 26", "26"),
    (
        *("FIG010", "The government pledged 5 million dollars in aid for the province."),
        *("5 million dollars", "5 million euros"),
    ),
    ("TIM002", "A bridge collapsed in Ostmark at 8:20 a.m.", "8:20 a.m.", "6:20 a.m."),
    (
        *("QUO001", "“We are still checking every house,” she said."),
        *("We are still checking every house,", "We are still searching every house,"),
    ),
    ("MRK001", "The dam held. **It will be inspected, the owner said.", "**", ""),
    ("MRK001", "It is â€œthe endâ€\x9d of it, he said.", "â€œ", "“"),
    ("MRK001", "The dam held. 【4†source】 It stands.", " 【4†source】", ""),
    (
        *("MRK002", "The dam held.\n\nHere is the shortened version of the article.\n\nIt stands."),
        *("Here is the shortened version of the article.\n\n", ""),
    ),
]
UNSURE = [
    # perhaps another person
    ("NAM001", "Interior Minister Elke Brandt said 74 people were missing."),
    # stars for letters; a footnote; what is missing nobody knows; it would become markup
    ("MRK001", "He called it b**t, and left."),
    ("MRK001", "The count is 53.**\n\n** without the province of Harrow"),
    ("MRK001", "The toll was put at {{deaths}} by the ministry."),
    ("MRK001", "The dam's owner &amp;amp; its men left."),
    # holds what the story needs
    ("MRK002", "Here is the shortened version of the article on the Harrow floods, in which 53 people died."),
    # which of the two?
    ("FIG001", "4,900 people were moved from their homes, the ministry said, and 5,900 came back."),
    # not the same sentence
    ("QUO001", "“We shall go on looking in all houses of the town,” she said."),
]


@pytest.mark.parametrize(("code", "text", "was", "now"), CERTAIN)
def test_a_certain_edit_replaces_exactly(code: str, text: str, was: str, now: str, found: Found) -> None:
    edits = [finding.edit for finding in found(code, text) if finding.edit and finding.edit.certain]
    assert (was, now) in [(text[edit.start : edit.end], edit.text) for edit in edits]


@pytest.mark.parametrize(("code", "text"), UNSURE)
def test_what_may_be_right_or_wrong_is_not_certain(code: str, text: str, found: Found) -> None:
    findings = found(code, text)
    assert findings, "the rule reports it"
    assert [finding.edit for finding in findings if finding.edit and finding.edit.certain] == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("draft.md", "Interior Minister Ilse B*ran*d said 74 people were missing."),
        ("draft.html", "<p>Interior Minister Ilse Br&#97;nd said 74 people were missing.</p>"),
    ],
)
def test_words_with_markup_among_them_are_left_to_the_writer(name: str, text: str, found: Found) -> None:
    findings = found("NAM001", text, name=name)
    assert [finding.edit for finding in findings] == [None] * len(findings)


def test_the_deciding_words_stand_in_a_cited_sentence(found: Found) -> None:
    for code, text, _, _ in CERTAIN:
        for finding in found(code, text):
            for words in finding.deciding:
                assert any(
                    cited.article == words.article and cited.start <= words.start < words.end <= cited.end
                    for cited in finding.citations
                )
