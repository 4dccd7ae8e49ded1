"""DUP001: the same fact told twice."""

from __future__ import annotations

import pytest

BAD = [
    (
        "Nine people were hurt at the gate, the clinic said. The roads are closed. "
        "The clinic said that nine people had been injured at the gate.",
        "The clinic said that nine people had been injured at the gate.",
    ),
    (
        "Brook Energy owns the dam in Harrow. The company Brook Energy owns the Harrow dam.",
        "The company Brook Energy owns the Harrow dam.",
    ),
    (
        "The mayor opened the new bridge in Ostmark in May. In May the new Ostmark bridge was opened by the mayor.",
        "In May the new Ostmark bridge was opened by the mayor.",
    ),
]
GOOD = [
    "Nine people were hurt at the gate. Four people were hurt at the bridge.",
    "# Nine people hurt at the gate in Ostmark\n\nNine people were hurt at the gate in Ostmark.",
    "The mayor opened the bridge in May. The mayor closed the school in June.",
]


@pytest.mark.parametrize(("draft", "words"), BAD)
def test_reported(found, draft, words):  # type: ignore[no-untyped-def]
    hits = found("DUP001", draft, bare=True)
    assert [draft[hit.start : hit.end] for hit in hits] == [words]


@pytest.mark.parametrize("draft", GOOD)
def test_let_pass(found, draft):  # type: ignore[no-untyped-def]
    assert found("DUP001", draft, bare=True) == []
