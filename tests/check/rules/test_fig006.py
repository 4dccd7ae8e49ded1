"""FIG006: two figures for one thing, and no word on who counts what."""

from __future__ import annotations

import pytest

BAD = [
    ("The flood killed 36 people, the ministry said. Roads were cut. In all 41 people died.", "41"),
    ("Rescuers found 12 injured people. The storm went on. There were 19 injured people.", "19"),
    ("Mayor Dorn counted 41 dead. The town was cut off. The water killed 36 people.", "36"),
]
GOOD = [
    "The ministry counts 36 dead. Mayor Pavel Dorn says 41 people died.",
    "The flood killed 36 people and injured 160.",
    "The flood killed 36 people, the ministry said. Five of those killed were children.",
    "The ministry counts 36 dead in Harrow. In Borland 41 people died, police said.",
]


@pytest.mark.parametrize(("draft", "words"), BAD)
def test_reported(found, draft, words):  # type: ignore[no-untyped-def]
    hits = found("FIG006", draft, bare=True)
    assert [draft[hit.start : hit.end] for hit in hits] == [words]


@pytest.mark.parametrize("draft", GOOD)
def test_let_pass(found, draft):  # type: ignore[no-untyped-def]
    assert found("FIG006", draft, bare=True) == []
