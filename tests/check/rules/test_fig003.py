"""FIG003: what is counted changed."""

from __future__ import annotations

import pytest

BAD = [
    ("President Milan Kosta said in April that 4,000 Arvan soldiers had been wounded.", "4,000"),
    ("About 900 ships bound for the front are stuck, the railway said.", "900"),
    ("Some 1,150 families had been destroyed, the provincial engineer, Tomas Reyle, said of their houses.", "1,150"),
]
GOOD = [
    "President Milan Kosta said in April that 4,000 Arvan soldiers had been killed or wounded.",
    "Tomas Reyle counted some 1,150 destroyed homes.",
    "About 900 cold boxes for the front are stuck, the railway said.",
]


@pytest.mark.parametrize(("draft", "words"), BAD)
def test_reported(found, draft, words):  # type: ignore[no-untyped-def]
    hits = found("FIG003", draft)
    assert [draft[hit.start : hit.end] for hit in hits] == [words]


@pytest.mark.parametrize("draft", GOOD)
def test_let_pass(found, draft):  # type: ignore[no-untyped-def]
    assert found("FIG003", draft) == []
