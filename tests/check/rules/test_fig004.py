"""FIG004: a contested or casualty figure without who says so."""

from __future__ import annotations

import pytest

BAD = [
    ("The flood killed 53 people in Harrow.", "53"),
    ("More than 185 people were injured.", "185"),
    ("In Ostmark 74 people are missing.", "74"),
]
GOOD = [
    "The flood killed 53 people in Harrow, the ministry said.",
    "By the mayor's count 61 people are dead.",
    "In 2014 a flood on the same river killed 330 people.",
    "A guard was hurt at the gate.",
    "The fire burnt 53 cars.",
    "“We have lost 61 people,” he said.",
]


@pytest.mark.parametrize(("draft", "words"), BAD)
def test_reported(found, draft, words):  # type: ignore[no-untyped-def]
    hits = found("FIG004", draft, bare=True)
    assert [draft[hit.start : hit.end] for hit in hits] == [words]


@pytest.mark.parametrize("draft", GOOD)
def test_let_pass(found, draft):  # type: ignore[no-untyped-def]
    assert found("FIG004", draft, bare=True) == []
