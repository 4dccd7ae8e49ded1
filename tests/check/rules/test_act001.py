"""ACT001: who did what to whom swapped."""

from __future__ import annotations

import pytest

BAD = [
    (
        "Two buses blocked villagers at the gate of the dam, police said.",
        "Two buses blocked villagers at the gate of the dam, police said.",
    ),
    ("The ambassador of Borland summoned Kaja Lund.", "The ambassador of Borland summoned Kaja Lund."),
    (
        "Buses blocked the villagers at the gate of the dam on Monday.",
        "Buses blocked the villagers at the gate of the dam on Monday.",
    ),
    ("Borland asked President Milan Kosta for four ferries.", "Borland asked President Milan Kosta for four ferries."),
]
GOOD = [
    "President Milan Kosta asked Borland for four ferries.",
    "Borland was asked for four ferries by Milan Kosta.",
    "Villagers blocked two buses at the gate of the dam, police said.",
    "Two buses were blocked by villagers at the gate of the dam.",
    "Kaja Lund summoned the ambassador of Borland.",
    "Villagers blocked a lorry.",
]


@pytest.mark.parametrize(("draft", "words"), BAD)
def test_reported(found, draft, words):  # type: ignore[no-untyped-def]
    hits = found("ACT001", draft)
    assert [draft[hit.start : hit.end] for hit in hits] == [words]


@pytest.mark.parametrize("draft", GOOD)
def test_let_pass(found, draft):  # type: ignore[no-untyped-def]
    assert found("ACT001", draft) == []
