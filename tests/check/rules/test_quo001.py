"""QUO001: words in quotation marks that stand in no source."""

from __future__ import annotations

import pytest

BAD = [
    ("The minister said she was “deeply shaken and sorry”.", "deeply shaken and sorry"),
    ('Dorn called the dam a "ticking bomb".', "ticking bomb"),
    ('Olsund said the sum was "laughable".', "laughable"),
]
GOOD = [
    'The minister said: "We are still searching every house."',
    "Olsund calls it 'a guess, not a sum'.",
    'Brandt is "still searching ... house".',
    'Brandt said she did "not want to raise [any] false hopes".',
    "The film “The Long Flood” opens on Friday.",
]


@pytest.mark.parametrize(("draft", "words"), BAD)
def test_reported(found, draft, words):  # type: ignore[no-untyped-def]
    hits = found("QUO001", draft)
    assert [draft[hit.start : hit.end] for hit in hits] == [words]


@pytest.mark.parametrize("draft", GOOD)
def test_let_pass(found, draft):  # type: ignore[no-untyped-def]
    assert found("QUO001", draft) == []
