"""PLC001: a place changed."""

from __future__ import annotations

import pytest

BAD = [
    ("Two looters are being held in Borland.", "Borland"),
    ("A bridge collapsed in Varnholm.", "Varnholm"),
    ("Ilse Brandt told reporters in Arvania that 74 people were missing.", "Arvania"),
]
GOOD = [
    "Two looters are being held in Varnholm.",
    "A bridge collapsed in Ostmark.",
    "The water rose in Borland.",
]


@pytest.mark.parametrize(("draft", "words"), BAD)
def test_reported(found, draft, words):  # type: ignore[no-untyped-def]
    hits = found("PLC001", draft)
    assert [draft[hit.start : hit.end] for hit in hits] == [words]


@pytest.mark.parametrize("draft", GOOD)
def test_let_pass(found, draft):  # type: ignore[no-untyped-def]
    assert found("PLC001", draft) == []
