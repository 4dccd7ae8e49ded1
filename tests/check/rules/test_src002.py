"""SRC002: a cited source that does not hold the sentence."""

from __future__ import annotations

import pytest

BAD = [
    (
        "Pavel Dorn counted 61 dead on Tuesday evening ([Norden Wire](https://nordenwire.example/story)).",
        "Pavel Dorn counted 61 dead on Tuesday evening ([Norden Wire](https://nordenwire.example/story)).",
    ),
    ("Norden Wire reports that President Milan Kosta spoke of 6,000 killed or wounded soldiers.", "Norden Wire"),
    (
        "Some 1,480 houses had been destroyed, said Tomas Reyle ([Harrow Gazette](https://www.harrowgazette.example/story/)).",
        "Some 1,480 houses had been destroyed, said Tomas Reyle ([Harrow Gazette](https://www.harrowgazette.example/story/)).",
    ),
]
GOOD = [
    "Pavel Dorn counted 61 dead on Tuesday evening ([Harrow Gazette](https://harrowgazette.example/story)).",
    "The Arvan Observer reports that President Milan Kosta spoke of 6,000 killed or wounded soldiers.",
    "Pavel Dorn counted 61 dead on Tuesday evening ([a blog](https://elsewhere.example/x)).",
]


@pytest.mark.parametrize(("draft", "words"), BAD)
def test_reported(found, draft, words):  # type: ignore[no-untyped-def]
    hits = found("SRC002", draft)
    assert [draft[hit.start : hit.end] for hit in hits] == [words]


@pytest.mark.parametrize("draft", GOOD)
def test_let_pass(found, draft):  # type: ignore[no-untyped-def]
    assert found("SRC002", draft) == []
