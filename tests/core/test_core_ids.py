"""Short forms of ids: as short as they can be told apart, never shorter than asked."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from writethru.core.ids import make_id, short_ids


def test_ids_that_begin_alike_are_shown_longer() -> None:
    ids = ["fg-3fa91c0d2b7e", "fg-3fa91c1d2b7e", "fg-77b0e2000000"]
    assert short_ids(ids) == {ids[0]: "3fa91c0", ids[1]: "3fa91c1", ids[2]: "77b0e20"}
    assert short_ids(ids[1:]) == {ids[1]: "3fa91c", ids[2]: "77b0e2"}
    assert short_ids([]) == {}


@given(st.lists(st.integers(0, 5000), unique=True, max_size=60), st.integers(1, 6))
def test_each_short_form_names_one_id(numbers: list[int], least: int) -> None:
    ids = [make_id("fg", number) for number in numbers]
    short = short_ids(ids, least)
    assert list(short) == ids
    for key, digits in short.items():
        assert len(digits) >= least
        assert [one for one in ids if one.startswith(f"fg-{digits}")] == [key]
