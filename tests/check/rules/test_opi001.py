"""OPI001: the writer's own judgement or promotion."""

from __future__ import annotations

import pytest

BAD = [
    ("It is a disgrace that the lift has been broken for a year.", "It is a disgrace"),
    ("Sadly, nobody came.", "Sadly,"),
    ("The hotel has breathtaking views.", "breathtaking"),
    ("The council should be ashamed.", "should be ashamed"),
]
GOOD = [
    "Olga Brenn called it a disgrace that the lift had been broken for a year.",
    "“It is a disgrace,” said Olga Brenn.",
    "Unfortunately for the club, its captain was hurt.",
    "It is not clear whether the roof will hold.",
    "The historic town hall is the largest in the county.",
    "# Shameful, says mayor\n\nThe lift is broken.",
]


@pytest.mark.parametrize(("draft", "words"), BAD)
def test_reported(found, draft, words):  # type: ignore[no-untyped-def]
    hits = found("OPI001", draft, bare=True)
    assert [draft[hit.start : hit.end] for hit in hits] == [words]


@pytest.mark.parametrize("draft", GOOD)
def test_let_pass(found, draft):  # type: ignore[no-untyped-def]
    assert found("OPI001", draft, bare=True) == []
