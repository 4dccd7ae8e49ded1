"""TIM003: an old event told as new."""

from __future__ import annotations

import pytest

BAD = [
    (
        "A flood on the same river killed 330 people this week.",
        "A flood on the same river killed 330 people this week.",
    ),
    ("A flood on the river killed 330 people on Tuesday.", "A flood on the river killed 330 people on Tuesday."),
    (
        "On 8 April a flood on the same river killed 330 people.",
        "On 8 April a flood on the same river killed 330 people.",
    ),
]
GOOD = [
    "In 2014 a flood on the same river killed 330 people.",
    "Years ago a flood on the same river killed 330 people.",
    "The floods on the river Veld killed at least 53 people this week.",
]


@pytest.mark.parametrize(("draft", "words"), BAD)
def test_reported(found, draft, words):  # type: ignore[no-untyped-def]
    hits = found("TIM003", draft)
    assert [draft[hit.start : hit.end] for hit in hits] == [words]


@pytest.mark.parametrize("draft", GOOD)
def test_let_pass(found, draft):  # type: ignore[no-untyped-def]
    assert found("TIM003", draft) == []
