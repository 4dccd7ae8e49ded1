"""ATT008: a second-hand report told as first-hand."""

from __future__ import annotations

import pytest

BAD = [
    (
        "The bill for the tunnel has reached 410 million crowns.",
        "The bill for the tunnel has reached 410 million crowns.",
    ),
    (
        "The bill for the tunnel reached 410 million crowns, Norden Wire reported.",
        "The bill for the tunnel reached 410 million crowns, Norden Wire reported.",
    ),
    (
        "Water had broken into the north tube in January, the geologist Runa Vik said.",
        "Water had broken into the north tube in January, the geologist Runa Vik said.",
    ),
]
GOOD = [
    "The bill for the tunnel has reached 410 million crowns, according to the Fjord Gazette.",
    "A weekly in Kvalnes reported that the bill for the tunnel had reached 410 million crowns.",
    "The geologist Runa Vik told Radio Kvalnes that water had broken into the north tube in January.",
    "Lucia Ferran told reporters that the pumps had been sold.",
]


@pytest.mark.parametrize(("draft", "words"), BAD)
def test_reported(found_in_tunnel, draft, words):  # type: ignore[no-untyped-def]
    hits = found_in_tunnel("ATT008", draft)
    assert [draft[hit.start : hit.end] for hit in hits] == [words]


@pytest.mark.parametrize("draft", GOOD)
def test_let_pass(found_in_tunnel, draft):  # type: ignore[no-untyped-def]
    assert found_in_tunnel("ATT008", draft) == []


def test_the_outlet_is_offered(found_in_tunnel):  # type: ignore[no-untyped-def]
    (hit,) = found_in_tunnel("ATT008", BAD[0][0])
    assert hit.fix == "according to The Fjord Gazette"
    assert "Fjord Gazette" in hit.citations[0].quote
