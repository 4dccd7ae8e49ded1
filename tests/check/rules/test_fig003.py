"""FIG003: what is counted changed."""

from __future__ import annotations

import pytest

BAD = [
    ("President Milan Kosta said in April that 6,000 Arvan soldiers had been wounded.", "6,000"),
    ("About 650 ships bound for the front are stuck, the railway said.", "650"),
    ("Some 1,480 families had been destroyed, the provincial engineer, Tomas Reyle, said of their houses.", "1,480"),
    ("In 287 of the patients with fever the illness proved fatal, the doctors in Lund Bay said.", "287"),
    ("The director said 47 sailors had been killed on the river.", "47"),
]
GOOD = [
    "Tests confirmed the virus in 287 of the cases of fever in Lund Bay.",
    "President Milan Kosta said in April that 6,000 Arvan soldiers had been killed or wounded.",
    "Tomas Reyle counted some 1,480 destroyed homes.",
    "About 650 boxes of tents for the front are stuck, the railway said.",
]


@pytest.mark.parametrize(("draft", "words"), BAD)
def test_reported(found, draft, words):  # type: ignore[no-untyped-def]
    hits = found("FIG003", draft)
    assert [draft[hit.start : hit.end] for hit in hits] == [words]


@pytest.mark.parametrize("draft", GOOD)
def test_let_pass(found, draft):  # type: ignore[no-untyped-def]
    assert found("FIG003", draft) == []
