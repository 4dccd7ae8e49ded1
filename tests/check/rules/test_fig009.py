"""FIG009: a sum or difference that does not follow from its parts."""

from __future__ import annotations

import pytest

BAD = [
    ("There were about 700 dead and 3,900 wounded, or 4,900 casualties in all.", "4,900"),
    ("The rises of 5.5 percent and 2 percent add up to 8.5 percent.", "8.5"),
    ("The town bought 12 boats and 7 boats, for a total of 21 boats.", "21"),
]
GOOD = [
    "There were about 700 dead and 3,900 wounded, or 4,600 casualties in all.",
    "The rises of 5.5 percent and 2 percent add up to 7.5 percent.",
    "The town bought 12 boats and 7 boats, for a total of 19 boats.",
    "The town bought 12 boats in May and 7 vans in June.",
]


@pytest.mark.parametrize(("draft", "words"), BAD)
def test_reported(found, draft, words):  # type: ignore[no-untyped-def]
    hits = found("FIG009", draft, bare=True)
    assert [draft[hit.start : hit.end] for hit in hits] == [words]


@pytest.mark.parametrize("draft", GOOD)
def test_let_pass(found, draft):  # type: ignore[no-untyped-def]
    assert found("FIG009", draft, bare=True) == []


def test_a_difference_is_held_against_the_sources(found):  # type: ignore[no-untyped-def]
    wrong = "The mayor's count of the dead exceeds that of the interior ministry by seven."
    assert [wrong[hit.start : hit.end] for hit in found("FIG009", wrong)] == ["seven"]
    assert found("FIG009", wrong.replace("seven", "five")) == []
