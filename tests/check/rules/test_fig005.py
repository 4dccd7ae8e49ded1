"""FIG005: a figure credited to the wrong speaker."""

from __future__ import annotations

import pytest

BAD = [
    ("Brook Energy said 26 divers would be sent from the capital.", "26"),
    ("Tomas Reyle said that 74 people were missing in Ostmark.", "74"),
    ("More than 2,650 people had fallen ill, according to the Interior Ministry.", "2,650"),
    ("Greta Olsund said some 1,480 houses had been destroyed.", "1,480"),
]
GOOD = [
    "More than 2,650 people had fallen ill, according to Harbour Nurses.",
    "Ilse Brandt said that 74 people were missing in Ostmark.",
    "The minister said that 74 people were missing in Ostmark.",
    "Tomas Reyle, the engineer, said some 1,480 houses had been destroyed.",
    "The provincial engineer said some 1,480 houses had been destroyed.",
]


@pytest.mark.parametrize(("draft", "words"), BAD)
def test_reported(found, draft, words):  # type: ignore[no-untyped-def]
    hits = found("FIG005", draft)
    assert [draft[hit.start : hit.end] for hit in hits] == [words]


@pytest.mark.parametrize("draft", GOOD)
def test_let_pass(found, draft):  # type: ignore[no-untyped-def]
    assert found("FIG005", draft) == []
