"""NAM003: a role outdated or not as in the source."""

from __future__ import annotations

import pytest

BAD = [
    ("Ruben Falk, head of the dam authority, blamed the houses.", "head of the dam authority"),
    ("Kaja Lund, the defence minister, summoned the ambassador.", "the defence minister"),
    ("Pavel Dorn, president of the province, counted 61 dead.", "president of the province"),
    ("Pavel Dorn, the deputy mayor, counted 61 dead.", "the deputy mayor"),
]
GOOD = [
    "Ruben Falk, a former head of the dam authority, blamed the houses.",
    "Kaja Lund, the foreign minister, summoned the ambassador.",
    "Pavel Dorn, the mayor, counted 61 dead.",
    "Ilse Brandt spoke to reporters.",
    "Ruben Falk, once the dam authority's chief, blamed the houses.",
]


@pytest.mark.parametrize(("draft", "words"), BAD)
def test_reported(found, draft, words):  # type: ignore[no-untyped-def]
    hits = found("NAM003", draft)
    assert [draft[hit.start : hit.end] for hit in hits] == [words]


@pytest.mark.parametrize("draft", GOOD)
def test_let_pass(found, draft):  # type: ignore[no-untyped-def]
    assert found("NAM003", draft) == []
