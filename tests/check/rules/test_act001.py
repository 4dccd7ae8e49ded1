"""ACT001: who did what to whom swapped."""

from __future__ import annotations

import pytest

BAD = [
    (
        "Three lorries stopped residents at the gate of the dam, police said.",
        "Three lorries stopped residents at the gate of the dam, police said.",
    ),
    ("The ambassador of Borland summoned Kaja Lund.", "The ambassador of Borland summoned Kaja Lund."),
    (
        "Lorries stopped the residents at the gate of the dam on Monday.",
        "Lorries stopped the residents at the gate of the dam on Monday.",
    ),
]
GOOD = [
    "Residents stopped three lorries at the gate of the dam, police said.",
    "Three lorries were stopped by residents at the gate of the dam.",
    "Kaja Lund summoned the ambassador of Borland.",
    "Residents stopped a bus.",
]


@pytest.mark.parametrize(("draft", "words"), BAD)
def test_reported(found, draft, words):  # type: ignore[no-untyped-def]
    hits = found("ACT001", draft)
    assert [draft[hit.start : hit.end] for hit in hits] == [words]


@pytest.mark.parametrize("draft", GOOD)
def test_let_pass(found, draft):  # type: ignore[no-untyped-def]
    assert found("ACT001", draft) == []
