"""HED003: a plan, offer or vote told as done."""

from __future__ import annotations

import pytest

BAD = [
    ("The ministry has sent 26 divers from the capital.", "The ministry has sent 26 divers from the capital."),
    (
        "The interior ministry sent 26 divers from the capital on Tuesday.",
        "The interior ministry sent 26 divers from the capital on Tuesday.",
    ),
    (
        "The ministry had dispatched 26 divers from the capital.",
        "The ministry had dispatched 26 divers from the capital.",
    ),
]
GOOD = [
    "The ministry will send 26 divers from the capital.",
    "The ministry plans to send 26 divers from the capital.",
    "A bridge collapsed in Ostmark.",
    "The ministry rejected the charge that it had sent 26 divers from the capital.",
]


@pytest.mark.parametrize(("draft", "words"), BAD)
def test_reported(found, draft, words):  # type: ignore[no-untyped-def]
    hits = found("HED003", draft)
    assert [draft[hit.start : hit.end] for hit in hits] == [words]


@pytest.mark.parametrize("draft", GOOD)
def test_let_pass(found, draft):  # type: ignore[no-untyped-def]
    assert found("HED003", draft) == []


def test_another_verb_for_what_is_only_meant(found):  # type: ignore[no-untyped-def]
    (hit,) = found("HED003", "The ministry has brought in 26 divers from the capital.")
    assert "would send 26 divers" in hit.citations[0].quote
    assert found("HED003", "The ministry will bring in 26 divers from the capital.") == []
