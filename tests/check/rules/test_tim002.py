"""TIM002: a date or time that differs from the source."""

from __future__ import annotations

import pytest

BAD = [
    ("A bridge collapsed in Ostmark at 8:50 a.m.", "8:50 a.m."),
    ("President Milan Kosta said on 2 August that 6,000 Arvan soldiers had been killed or wounded.", "2 August"),
    ("President Milan Kosta said on 17 January that 6,000 soldiers had been killed or wounded.", "17 January"),
    ("In March 2029 the port office ordered the ferry owner to pay 640,000 crowns.", "March 2029"),
    ("The trade fair in Arvan will open on 30 July, its director said.", "30 July"),
]
GOOD = [
    "The port office fined the ferry owner 640,000 crowns in May 2029.",
    "A bridge collapsed in Ostmark at 6.20 am.",
    "A bridge collapsed in Ostmark on 8 April.",
    "President Milan Kosta said on 2 April that 6,000 Arvan soldiers had been killed or wounded.",
    "The shop opens at 8:50 a.m.",
    "The trade fair in Arvan opens on 21 June and closes on 30 July.",
]


@pytest.mark.parametrize(("draft", "words"), BAD)
def test_reported(found, draft, words):  # type: ignore[no-untyped-def]
    hits = found("TIM002", draft)
    assert [draft[hit.start : hit.end] for hit in hits] == [words]


@pytest.mark.parametrize("draft", GOOD)
def test_let_pass(found, draft):  # type: ignore[no-untyped-def]
    assert found("TIM002", draft) == []
