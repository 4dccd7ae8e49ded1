"""The combiner: trees as lists, and the file that ships."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writethru.check.verifier.combine import Combiner, combiner
from writethru.check.verifier.features import FEATURES

TOY = Combiner(
    ("a", "b"),
    0.5,
    (((0.0, 1.0, 1.0, 2.0), (0.25,), (1.0, 3.0, 3.0, 4.0), (-1.0,), (-2.0,)),),
    0.75,
    ("one set",),
)


@pytest.mark.parametrize(
    ("a", "b", "log_odds"), [(0.0, 9.0, 0.75), (1.0, 9.0, 0.75), (1.5, 3.0, -0.5), (1.5, 4.0, -1.5)]
)
def test_a_tree_is_followed_to_its_leaf(a: float, b: float, log_odds: float) -> None:
    assert TOY.log_odds([a, b]) == pytest.approx(log_odds)


def test_the_threshold_is_where_the_score_is_one_half() -> None:
    assert TOY.score([0.0, 0.0]) == pytest.approx(0.5)


def test_the_shipped_combiner_asks_for_features_that_there_are() -> None:
    assert set(combiner().names) <= set(FEATURES)
    assert len(combiner().sets) == 10


@given(data=st.data())
def test_scores_lie_between_none_and_one(data: st.DataObject) -> None:
    held = combiner()
    values = data.draw(st.lists(st.floats(-1e6, 1e6), min_size=len(held.names), max_size=len(held.names)))
    assert 0.0 <= held.score(values) <= 1.0
    assert math.isfinite(held.log_odds(values))


def test_a_number_or_a_name_of_no_source_never_helps() -> None:
    held = combiner()
    clean = [0.0] * len(held.names)
    for name in ("held other number", "held name nowhere", "negation added"):
        worse = list(clean)
        worse[held.names.index(name)] = 2.0
        assert held.log_odds(worse) < held.log_odds(clean)
