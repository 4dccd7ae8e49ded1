"""Words of one sense, and opposites."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writethru.check.against.senses import known, opposite, related

SAME = [("start", "begin"), ("firm", "company"), ("car", "vehicle"), ("practise", "train"), ("organise", "organize")]
OTHER = [("ferry", "violin"), ("union", "harvest"), ("bridge", "passport")]
OPPOSITES = [("rise", "fall"), ("deny", "confirm"), ("before", "after"), ("buy", "sell")]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_words_of_one_sense_are_related_both_ways(a, b):  # type: ignore[no-untyped-def]
    assert related(a, b)
    assert related(b, a)


@pytest.mark.parametrize(("a", "b"), OTHER)
def test_words_of_other_senses_are_not(a, b):  # type: ignore[no-untyped-def]
    assert known(a)
    assert known(b)
    assert not related(a, b)


@pytest.mark.parametrize(("a", "b"), OPPOSITES)
def test_opposites_are_known_both_ways(a, b):  # type: ignore[no-untyped-def]
    assert opposite(a, b)
    assert opposite(b, a)


@given(st.text(max_size=12), st.text(max_size=12))
def test_any_two_words_have_one_answer(a, b):  # type: ignore[no-untyped-def]
    assert related(a, b) == related(b, a)
    assert opposite(a, b) == opposite(b, a)
    assert related(a, a)
