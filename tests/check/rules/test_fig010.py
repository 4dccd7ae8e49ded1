"""FIG010: unit, currency or scale changed."""

from __future__ import annotations

import pytest

BAD = [
    ("The government pledged 5 billion euros in aid for the province.", "5 billion"),
    ("The government pledged 5 million dollars in aid for the province.", "5 million"),
    ("Arvania's army believes that the war has cost 70,000 litres of diesel a month.", "70,000"),
]
GOOD = [
    "The government pledged 5 million euros in aid for the province.",
    "The government pledged €5m in aid for the province.",
    "Arvania's army believes that the war has cost 70,000 tonnes of diesel a month.",
]


@pytest.mark.parametrize(("draft", "words"), BAD)
def test_reported(found, draft, words):  # type: ignore[no-untyped-def]
    hits = found("FIG010", draft)
    assert [draft[hit.start : hit.end] for hit in hits] == [words]


@pytest.mark.parametrize("draft", GOOD)
def test_let_pass(found, draft):  # type: ignore[no-untyped-def]
    assert found("FIG010", draft) == []
