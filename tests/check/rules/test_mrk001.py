"""MRK001: markup, template or placeholder leaked into the copy."""

from __future__ import annotations

import pytest

BAD = [
    ("The toll was **53, the ministry said.", "**"),
    ("The toll was {{deaths}}, the ministry said.", "{{deaths}}"),
    ("The toll was 53, [MINISTRY NAME] said.", "[MINISTRY NAME]"),
    ("The name of the mayor is [TK].", "[TK]"),
    (
        "Read [the report](https://harrow.example/report for more.",
        "[the report](https://harrow.example/report for more.",
    ),
    ("The dam <b>held, he said.", "<b>"),
    ("The dam held 【4†source】, he said.", "【4†source】"),
    ("Water&amp;nbsp;rose.", "&amp;nbsp;"),
    ("Read [the report]() for more.", "[the report]()"),
]
GOOD = [
    "The toll was **53**, the ministry said.",
    "## The dam\n\n- It *held*.\n- It is [old](https://harrow.example/dam_(1)).\n\n> He said so.",
    "Set `{{name}}` first.\n\n```\n{{x}} **\n```\n",
    "| what | who |\n|---|---|\n| 53 | ministry |",
    "“We told [the council] so,” she said, and [NATO] agreed.",
    "The <em>dam</em> held &mdash; so far.<br>It is old.",
    "See the note[^1].\n\n[^1]: It is old.",
    "The price is 5 * 3 = 15.",
]


@pytest.mark.parametrize(("draft", "words"), BAD)
def test_reported(found, draft, words):  # type: ignore[no-untyped-def]
    hits = found("MRK001", draft, bare=True)
    assert [draft[hit.start : hit.end] for hit in hits] == [words]


@pytest.mark.parametrize("draft", GOOD)
def test_let_pass(found, draft):  # type: ignore[no-untyped-def]
    assert found("MRK001", draft, bare=True) == []
