"""FIG001: a figure that differs from every source."""

from __future__ import annotations

import pytest

BAD = [
    ("The interior ministry said that 92 people were missing in Ostmark.", "92"),
    ("About 1,950 houses had been destroyed, according to the provincial engineer, Tomas Reyle.", "1,950"),
    ("Greta Olsund said the damage may reach 34 million to 37 million euros.", "34 million to 37 million"),
]
GOOD = [
    "The interior ministry said that 74 people were missing in Ostmark.",
    "The mayor's count exceeds that of the ministry by six.",
    "She spoke for 25 minutes.",
    "Tomas Reyle speaks of 1480 destroyed houses.",
]


@pytest.mark.parametrize(("draft", "words"), BAD)
def test_reported(found, draft, words):  # type: ignore[no-untyped-def]
    hits = found("FIG001", draft)
    assert [draft[hit.start : hit.end] for hit in hits] == [words]


@pytest.mark.parametrize("draft", GOOD)
def test_let_pass(found, draft):  # type: ignore[no-untyped-def]
    assert found("FIG001", draft) == []
