"""SRC001: a sentence that no source supports."""

from __future__ import annotations

import pytest

BAD = [
    (
        "A Borland bakery has given the choir 7,250 violins.",
        "A Borland bakery has given the choir 7,250 violins.",
    ),
    (
        "The astronaut brought back a rock from the far side of the moon.",
        "The astronaut brought back a rock from the far side of the moon.",
    ),
    (
        "Borland has planted 35,000 cherry trees in its northern gardens.",
        "Borland has planted 35,000 cherry trees in its northern gardens.",
    ),
    (
        "Kosta has offered to forgo his salary should the province stay dry.",
        "Kosta has offered to forgo his salary should the province stay dry.",
    ),
]
GOOD = [
    "The count of the interior ministry stands at no fewer than 53 dead in Harrow.",
    "Roughly 3,900 had to leave their homes, according to the ministry.",
    "He agrees.",
    "Falk, who once led the dam authority, blames the choice to put houses under the dam.",
    "By noon the streets had emptied and everybody was indoors.",
]


@pytest.mark.parametrize(("draft", "words"), BAD)
def test_reported(found, draft, words):  # type: ignore[no-untyped-def]
    hits = found("SRC001", draft)
    assert [draft[hit.start : hit.end] for hit in hits] == [words]


@pytest.mark.parametrize("draft", GOOD)
def test_let_pass(found, draft):  # type: ignore[no-untyped-def]
    assert found("SRC001", draft) == []
