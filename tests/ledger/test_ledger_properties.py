"""What must hold of any two records."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from writethru.ledger import relate

VALUES = st.one_of(st.integers(0, 60), st.sampled_from([120, 300, 2700, 4000, 4970, 5000, 11000, 3_400_000])).map(float)
APPROX = st.sampled_from(["exact", "about", "nearly", "over", "at_least", "up_to", "under", "vague", "range"])
UNITS = [None, "people", "soldier", "civilian", "family", "km", "mile", "USD", "percent"]
MEASURES = ["killed", "injured", "killed_or_injured", "missing", "displaced", "attack", "other"]


@st.composite
def records(draw: st.DrawFn) -> dict[str, Any]:
    approx, value = draw(APPROX), draw(VALUES)
    low: float | None = value
    high: float | None = value
    if approx in ("over", "at_least", "vague"):
        high = None
    elif approx in ("up_to", "under"):
        low = None
    elif approx == "range":
        high = value + draw(VALUES) + 1
    return {
        "text": draw(st.sampled_from(["", "Of those, some died.", "In all, so many.", "It will send them."])),
        "value_low": low,
        "value_high": high,
        "approx": approx,
        "unit": draw(st.sampled_from(UNITS)),
        "measure": draw(st.sampled_from(MEASURES)),
        "population": draw(st.sampled_from(["", "Ostralian", "Kestranian soldiers", "children", "all"])),
        "place": draw(st.sampled_from(["", "Huby", "Huby, Morvane", "Morvane"])),
        "asof": draw(st.sampled_from(["", "Mon", "Tue", "10 May", "2031-05-11", "since April", "May", "June"])),
        "reporter": draw(st.sampled_from(["", "police", "mayor", "Ostralia"])),
    }  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(records(), records())
def test_relation_is_the_same_in_both_directions(a: dict[str, Any], b: dict[str, Any]) -> None:
    assert relate(a, b)[0] == relate(b, a)[0]


@settings(max_examples=200, deadline=None)
@given(records())
def test_record_is_in_no_conflict_with_itself(a: dict[str, Any]) -> None:
    assert relate(a, a)[0] in ("same", "not_comparable")


@settings(max_examples=300, deadline=None)
@given(records(), records())
def test_two_measures_or_two_units_are_never_the_same_nor_in_conflict(a: dict[str, Any], b: dict[str, Any]) -> None:
    households = {a["unit"], b["unit"]} & {"family"} and a["unit"] != b["unit"]
    if a["measure"] != b["measure"] or households:
        assert relate(a, b)[0] in ("subset", "not_comparable")


@settings(max_examples=300, deadline=None)
@given(records(), records())
def test_reason_is_one_line_of_words(a: dict[str, Any], b: dict[str, Any]) -> None:
    reason = relate(a, b)[1]
    assert reason
    assert "\n" not in reason


def test_record_with_hardly_any_key_is_not_comparable_with_anything() -> None:
    assert relate({}, {"value_low": 3, "value_high": 3})[0] == "not_comparable"
