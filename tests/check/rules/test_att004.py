"""ATT004: a plural voice made from one speaker."""

from __future__ import annotations

import pytest

BAD = [
    ("Shop owners said trade on the quay had fallen by three-quarters.", "Shop owners"),
    ("Provincial builders say a second dam could fail by the weekend.", "Provincial builders"),
    (
        "Former dam chiefs argued that the decision to build houses under the dam caused the deaths.",
        "Former dam chiefs",
    ),
    ("Pier masters say they were shown a list of 730 berths in the harbour of Lund Bay.", "Pier masters"),
]
GOOD = [
    "Henrik Aas, a shop owner, said trade on the quay had fallen by three-quarters.",
    "Villagers blocked two buses at the gate of the dam, police said.",
    "Neighbours said nothing.",
]


@pytest.mark.parametrize(("draft", "words"), BAD)
def test_reported(found, draft, words):  # type: ignore[no-untyped-def]
    hits = found("ATT004", draft)
    assert [draft[hit.start : hit.end] for hit in hits] == [words]


@pytest.mark.parametrize("draft", GOOD)
def test_let_pass(found, draft):  # type: ignore[no-untyped-def]
    assert found("ATT004", draft) == []
