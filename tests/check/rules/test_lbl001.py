"""LBL001: machine-written lines without label or named reviewer."""

from __future__ import annotations

import pytest

BAD = [
    ("---\nwriter: large language model\n---\n\nThe council met.", "writer: large language model"),
    ("---\ndate: 2031-05-03\nai_generated: true\n---\n\nThe ferry is back.", "ai_generated: true"),
    ("---\ngenerator: writethru\n---\n\nTrains run.\n\n<!-- written by machine -->", "generator: writethru"),
]
GOOD = [
    "The council met.",
    "---\nauthor: Claudia Botha\ntags: ai, machine\n---\n\nThe council met.",
    "---\nwriter: language model\nreviewed_by: Ada Holt\n---\n\nThe council met.",
    "---\ngenerator: writethru\n---\n\nTrains run.\n\nWritten by machine and not reviewed by a person.",
    "---\nai: false\n---\n\nThe council met.",
]


@pytest.mark.parametrize(("draft", "words"), BAD)
def test_reported(found, draft, words):  # type: ignore[no-untyped-def]
    hits = found("LBL001", draft, bare=True)
    assert [draft[hit.start : hit.end] for hit in hits] == [words]


@pytest.mark.parametrize("draft", GOOD)
def test_let_pass(found, draft):  # type: ignore[no-untyped-def]
    assert found("LBL001", draft, bare=True) == []


PAGE = (
    '<html><head><meta name="generator" content="{}"></head><body><h1>Trains run</h1><p>Trains run.</p>{}</body></html>'
)


@pytest.mark.parametrize(
    ("generator", "foot", "reported"),
    [
        ("writethru", "", True),
        ("writethru", "<footer>100% of the lines: extractive writer.</footer>", False),
        ("WordPress 6.4", "", False),
    ],
)
def test_of_a_page_the_head_tells(found, generator, foot, reported):  # type: ignore[no-untyped-def]
    hits = found("LBL001", PAGE.format(generator, foot), bare=True, name="page.html")
    assert bool(hits) is reported
