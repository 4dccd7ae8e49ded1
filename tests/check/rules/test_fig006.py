"""FIG006: two figures for one thing, and no word on who counts what."""

from __future__ import annotations

import pytest

BAD = [
    ("The flood killed 53 people, the ministry said. Roads were cut. In all 61 people died.", "61"),
    ("Rescuers found 12 injured people. The storm went on. There were 19 injured people.", "19"),
    ("Mayor Dorn counted 61 dead. The town was cut off. The water killed 53 people.", "53"),
]
GOOD = [
    "The ministry counts 53 dead. Mayor Pavel Dorn says 61 people died.",
    "The flood killed 53 people and injured 185.",
    "The flood killed 53 people, the ministry said. Five of those killed were children.",
    "The ministry counts 53 dead in Harrow. In Borland 61 people died, police said.",
]


@pytest.mark.parametrize(("draft", "words"), BAD)
def test_reported(found, draft, words):  # type: ignore[no-untyped-def]
    hits = found("FIG006", draft, bare=True)
    assert [draft[hit.start : hit.end] for hit in hits] == [words]


@pytest.mark.parametrize("draft", GOOD)
def test_let_pass(found, draft):  # type: ignore[no-untyped-def]
    assert found("FIG006", draft, bare=True) == []
