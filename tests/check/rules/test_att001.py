"""ATT001: claim, blame or opinion printed as fact though the source attributes it."""

from __future__ import annotations

import pytest

BAD = [
    (
        "The decision to build houses under the dam caused the deaths.",
        "The decision to build houses under the dam caused the deaths.",
    ),
    (
        "The choice to build houses under the dam caused the deaths.",
        "The choice to build houses under the dam caused the deaths.",
    ),
    ("The war costs 70,000 tonnes of diesel a month.", "The war costs 70,000 tonnes of diesel a month."),
]
GOOD = [
    "The decision to build houses under the dam caused the deaths, Ruben Falk argued.",
    "For Ruben Falk the decision to build houses under the dam caused the deaths.",
    "By the army's reckoning the war costs 70,000 tonnes of diesel a month.",
    "A bridge collapsed in Ostmark at 6:20 a.m.",
]


@pytest.mark.parametrize(("draft", "words"), BAD)
def test_reported(found, draft, words):  # type: ignore[no-untyped-def]
    hits = found("ATT001", draft)
    assert [draft[hit.start : hit.end] for hit in hits] == [words]


@pytest.mark.parametrize("draft", GOOD)
def test_let_pass(found, draft):  # type: ignore[no-untyped-def]
    assert found("ATT001", draft) == []


def test_the_word_of_one_who_would_not_be_named(found_in_tunnel):  # type: ignore[no-untyped-def]
    (hit,) = found_in_tunnel("ATT001", "The pumps had been switched off at night.")
    assert "asked not to be named" in hit.citations[0].quote
    assert found_in_tunnel("ATT001", "The pumps had been switched off at night, a fitter said.") == []
