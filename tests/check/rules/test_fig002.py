"""FIG002: a bound lost or added."""

from __future__ import annotations

import pytest

BAD = [
    ("At least 47 people were missing in the town of Ostmark, Interior Minister Ilse Brandt said.", "47"),
    ("Pavel Dorn, the mayor, counted up to 41 dead on Tuesday evening.", "41"),
    ("The ministry said it would send more than 58 divers from the capital.", "58"),
    ("The floods on the Veld killed 36 people in Harrow, the interior ministry said.", "36"),
]
GOOD = [
    "Ilse Brandt, the interior minister, said 47 people were missing.",
    "Floods killed at least 36 people in Harrow, the interior ministry said.",
    "Floods killed no fewer than 36 people in Harrow, the interior ministry said.",
    "The ministry said roughly 2,700 people had to leave their homes.",
]


@pytest.mark.parametrize(("draft", "words"), BAD)
def test_reported(found, draft, words):  # type: ignore[no-untyped-def]
    hits = found("FIG002", draft)
    assert [draft[hit.start : hit.end] for hit in hits] == [words]


@pytest.mark.parametrize("draft", GOOD)
def test_let_pass(found, draft):  # type: ignore[no-untyped-def]
    assert found("FIG002", draft) == []
