"""FIG002: a bound lost or added."""

from __future__ import annotations

import pytest

BAD = [
    ("At least 74 people were missing in the town of Ostmark, Interior Minister Ilse Brandt said.", "74"),
    ("Pavel Dorn, the mayor, counted up to 61 dead on Tuesday evening.", "61"),
    ("The ministry said it would send more than 26 divers from the capital.", "26"),
    ("The floods on the Veld killed 53 people in Harrow, the interior ministry said.", "53"),
]
GOOD = [
    "The bank expects inflation of 8.7 percent on average next year.",
    "Ilse Brandt, the interior minister, said 74 people were missing.",
    "Floods killed at least 53 people in Harrow, the interior ministry said.",
    "Floods killed no fewer than 53 people in Harrow, the interior ministry said.",
    "The ministry said roughly 3,900 people had to leave their homes.",
]


@pytest.mark.parametrize(("draft", "words"), BAD)
def test_reported(found, draft, words):  # type: ignore[no-untyped-def]
    hits = found("FIG002", draft)
    assert [draft[hit.start : hit.end] for hit in hits] == [words]


@pytest.mark.parametrize("draft", GOOD)
def test_let_pass(found, draft):  # type: ignore[no-untyped-def]
    assert found("FIG002", draft) == []
