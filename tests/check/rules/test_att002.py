"""ATT002: wrong speaker."""

from __future__ import annotations

import pytest

BAD = [
    ("A second dam could fail by the weekend, said Greta Olsund.", "Greta Olsund"),
    ("“We are still searching every house,” Pavel Dorn said.", "Pavel Dorn"),
    ("Ruben Falk said trade on the quay had fallen by three-quarters.", "Ruben Falk"),
]
GOOD = [
    "A second dam could fail by the weekend, said Tomas Reyle.",
    "“We are still searching every house,” Ilse Brandt said.",
    "Henrik Aas said trade on the quay had fallen by three-quarters.",
    "Greta Olsund said nothing about the dam.",
]


@pytest.mark.parametrize(("draft", "words"), BAD)
def test_reported(found, draft, words):  # type: ignore[no-untyped-def]
    hits = found("ATT002", draft)
    assert [draft[hit.start : hit.end] for hit in hits] == [words]


@pytest.mark.parametrize("draft", GOOD)
def test_let_pass(found, draft):  # type: ignore[no-untyped-def]
    assert found("ATT002", draft) == []
