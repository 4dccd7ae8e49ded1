"""CAS001: "casualties" used for deaths only, or "death toll" for killed and wounded."""

from __future__ import annotations

import pytest

BAD = [
    ("President Milan Kosta put the Arvan death toll at 6,000 soldiers in April.", "6,000"),
    ("Mayor Pavel Dorn counted 61 casualties on Tuesday evening.", "61"),
    ("The army gave a death toll of 6,000 killed and wounded.", "death toll of 6,000 killed and wounded"),
]
GOOD = [
    "President Milan Kosta put the number of Arvan soldiers killed or wounded at 6,000.",
    "Mayor Pavel Dorn put the death toll at 61 on Tuesday evening.",
    "President Milan Kosta spoke of 6,000 casualties in April.",
]


@pytest.mark.parametrize(("draft", "words"), BAD)
def test_reported(found, draft, words):  # type: ignore[no-untyped-def]
    hits = found("CAS001", draft)
    assert [draft[hit.start : hit.end] for hit in hits] == [words]


@pytest.mark.parametrize("draft", GOOD)
def test_let_pass(found, draft):  # type: ignore[no-untyped-def]
    assert found("CAS001", draft) == []
