"""FIG008: a moving count without an as-of."""

from __future__ import annotations

import pytest

BAD = [
    ("The ministry counts 53 dead. Later it counted 61 dead.", "53"),
    ("Police counted 12 injured people; the clinic counted 15 injured people.", "12"),
    ("The company says 3 miners are missing. Rescuers say 5 miners are missing.", "3"),
]
GOOD = [
    "The ministry counted 53 dead by noon on 8 April. Later it counted 61 dead.",
    "The ministry counts 53 dead.",
    "Police counted 12 cars by noon; the clinic counted 15 cars.",
]


@pytest.mark.parametrize(("draft", "words"), BAD)
def test_reported(found, draft, words):  # type: ignore[no-untyped-def]
    hits = found("FIG008", draft, bare=True)
    assert [draft[hit.start : hit.end] for hit in hits] == [words]


@pytest.mark.parametrize("draft", GOOD)
def test_let_pass(found, draft):  # type: ignore[no-untyped-def]
    assert found("FIG008", draft, bare=True) == []
