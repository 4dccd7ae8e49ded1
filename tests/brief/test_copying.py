"""The copy limit counts words as readers do, and leaves quotations alone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from writethru.brief.copying import CopyIndex, count, overlap, words

SOURCE = (
    "The ferry struck the old stone pier of the town before dawn and sank within ten minutes, the harbour master said."
)


def test_each_word_over_the_limit_counts() -> None:
    index = CopyIndex([SOURCE], 12)
    fourteen = "the ferry struck the old stone pier of the town before dawn and sank"
    assert index.excess(f"We hear that {fourteen}.") == 2
    assert index.excess(f"We hear that {fourteen} within ten.") == 4


def test_a_run_of_exactly_the_limit_is_allowed() -> None:
    index = CopyIndex([SOURCE], 12)
    assert index.excess("the ferry struck the old stone pier of the town before dawn") == 0
    assert index.excess("the ferry struck the old stone pier of the town before dawn and") == 1


def test_quoted_words_are_exempt_and_break_a_run() -> None:
    index = CopyIndex([SOURCE], 12)
    assert index.excess("“The ferry struck the old stone pier of the town before dawn and sank within ten”") == 0
    assert (
        index.excess("The ferry struck the old “stone” pier of the town before dawn and sank within ten minutes") == 0
    )


def test_apostrophes_and_case_do_not_hide_a_copy() -> None:
    assert words("The Town’s pier") == ["the", "town's", "pier"] == words("the town's PIER")


def test_empty_texts() -> None:
    assert count("") == 0
    assert overlap(set(), set()) == 0.0
    assert CopyIndex([""], 12).excess(SOURCE) == 0


@given(st.lists(st.sampled_from("ferry pier dawn sank town master ten".split()), max_size=40), st.integers(2, 8))
def test_an_articles_own_words_exceed_by_all_that_is_over_the_limit(picked: list[str], limit: int) -> None:
    text = " ".join(picked)
    assert CopyIndex([text], limit).excess(text) == max(0, len(picked) - limit)
