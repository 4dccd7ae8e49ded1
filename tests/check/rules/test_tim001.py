"""TIM001: a weekday, "today" or "yesterday" without a date on the page."""

from __future__ import annotations

import pytest

BAD = [
    ("The bridge fell on Tuesday.", "Tuesday"),
    ("The council meets today.", "today"),
    ("Dorn spoke yesterday about the dam.", "yesterday"),
]
GOOD = [
    "The bridge fell on Tuesday, 8 April.",
    "---\ndate: 2031-04-08\n---\nThe bridge fell on Tuesday.",
    "“We will know on Friday,” he said.",
    "The Sunday Times has the story.",
]


@pytest.mark.parametrize(("draft", "words"), BAD)
def test_reported(found, draft, words):  # type: ignore[no-untyped-def]
    hits = found("TIM001", draft, bare=True)
    assert [draft[hit.start : hit.end] for hit in hits] == [words]


@pytest.mark.parametrize("draft", GOOD)
def test_let_pass(found, draft):  # type: ignore[no-untyped-def]
    assert found("TIM001", draft, bare=True) == []
