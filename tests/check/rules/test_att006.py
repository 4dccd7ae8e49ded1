"""ATT006: opinion or attack from an unnamed speaker."""

from __future__ import annotations

import pytest

BAD = [
    ("“He is a liar,” said a colleague of the minister.", "liar"),
    ("One aide accused the governor of theft.", "accused"),
    ("A senior official in the party said the leader was incompetent.", "incompetent"),
]
GOOD = [
    "An official in the ministry said that the leader would resign in May.",
    "Nils Berg, a rival, said the leader was incompetent.",
    "“The plan is late,” said an official in the ministry.",
    "A friend said that he had slept badly.",
]


@pytest.mark.parametrize(("draft", "words"), BAD)
def test_reported(found, draft, words):  # type: ignore[no-untyped-def]
    hits = found("ATT006", draft, bare=True)
    assert [draft[hit.start : hit.end] for hit in hits] == [words]


@pytest.mark.parametrize("draft", GOOD)
def test_let_pass(found, draft):  # type: ignore[no-untyped-def]
    assert found("ATT006", draft, bare=True) == []
