"""NAM001: a name spelled unlike the sources."""

from __future__ import annotations

import pytest

BAD = [
    ("Minister Ilse Brand spoke in Varnholm.", "Brand"),
    ("The mayor, Pavel Dorm, counted the dead.", "Dorm"),
    ("The economist Greta Olsunt gave a range.", "Olsunt"),
    ("The mayor, Anton Dorn, counted the dead.", "Anton"),
]
GOOD = [
    "Minister Ilse Brandt spoke in Varnholm.",
    "Two Arvans and an Arvanian officer spoke.",
    "On Tuesday the engineer Tomas Reyle spoke.",
    "Mayor Dorn counted the dead.",
    "Bread was handed out in Ostmark.",
]


@pytest.mark.parametrize(("draft", "words"), BAD)
def test_reported(found, draft, words):  # type: ignore[no-untyped-def]
    hits = found("NAM001", draft)
    assert [draft[hit.start : hit.end] for hit in hits] == [words]


@pytest.mark.parametrize("draft", GOOD)
def test_let_pass(found, draft):  # type: ignore[no-untyped-def]
    assert found("NAM001", draft) == []
