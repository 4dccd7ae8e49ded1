"""What holds of every number: however it is written, bounded or surrounded, its value is the same."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from writethru.reading.figures import Quantity, parse_quantities

SCALES = {"thousand": 1e3, "lakh": 1e5, "million": 1e6, "crore": 1e7, "billion": 1e9, "trillion": 1e12}
BOUNDS = {
    "over": ["more than", "over", "well over", "in excess of", "north of"],
    "at_least": ["at least", "no fewer than", "a minimum of"],
    "up_to": ["up to", "as many as", "no more than", "at most"],
    "under": ["fewer than", "under", "well below"],
    "about": ["about", "roughly", "some", "around", "approximately"],
    "nearly": ["nearly", "almost", "just under"],
}
# what may stand before and behind a number without being part of it
BEFORE = ["", "The mayor said ", "By nightfall, ", "“We saw ", "In Orvan and beyond, ", "Nobody knows why, but "]
AFTER = ["", ".", " on the quay.", ", a harbour master said.", ", he added; the rest had left.", "”, she said."]


def only(text: str) -> Quantity:
    found = parse_quantities(text)
    assert len(found) == 1, (text, found)
    return found[0]


def indian(value: int) -> str:
    """The number with a comma after the thousands and every two digits before: 12,34,567."""
    digits = str(value)
    head, tail = digits[:-3], digits[-3:]
    pairs = []
    while head:
        head, pair = head[:-2], head[-2:]
        pairs.insert(0, pair)
    return ",".join([*pairs, tail])


@settings(deadline=None)
@given(st.integers(min_value=101, max_value=999_999), st.sampled_from(sorted(SCALES)))
def test_a_decimal_with_a_scale_word_reads_back(hundredths: int, scale: str) -> None:
    number = f"{hundredths / 100:.2f}"
    assert only(f"They need {number} {scale} bricks.").low == pytest.approx(float(number) * SCALES[scale], rel=1e-12)


@settings(deadline=None)
@given(st.integers(min_value=100_000, max_value=10**11))
def test_digits_in_groups_of_any_land_read_back(value: int) -> None:
    english = f"{value:,}"
    for written in (english, indian(value), english.replace(",", "\u202f"), english.replace(",", "\u00a0")):
        assert only(f"They need {written} bricks.").low == value
    if value >= 1_000_000:
        assert only(f"They need {english.replace(',', '.')} bricks.").low == value


@settings(deadline=None)
@given(st.integers(min_value=1_000, max_value=10**11), st.integers(min_value=1, max_value=99))
def test_both_ways_to_set_off_cents_read_back(value: int, cents: int) -> None:
    english = f"{value:,}.{cents:02d}"
    continental = english.replace(",", " ").replace(".", ",").replace(" ", ".")
    first, second = parse_quantities(f"It cost €{english} here and €{continental} there.")
    assert first.low == second.low == pytest.approx(value + cents / 100, rel=1e-12)


@settings(deadline=None)
@given(st.integers(min_value=2, max_value=99), st.sampled_from(["dozen", "hundred", "thousand", "lakh", "crore"]))
def test_words_of_a_scale_multiply(value: int, scale: str) -> None:
    factor = {"dozen": 12, "hundred": 100} | SCALES
    assert only(f"They need {value} {scale} bricks.").low == value * factor[scale]


@settings(deadline=None)
@given(st.integers(min_value=2, max_value=10**9), st.sampled_from([(a, w) for a, ws in BOUNDS.items() for w in ws]))
def test_a_bound_opens_the_right_side(value: int, bound: tuple[str, str]) -> None:
    approx, words = bound
    found = only(f"They saw {words} {value:,} geese.")
    assert found.approx == approx
    if approx in ("over", "at_least"):
        assert (found.low, found.high) == (value, None)
    elif approx in ("up_to", "under"):
        assert (found.low, found.high) == (None, value)
    else:
        assert (found.low, found.high) == (value, value)


@settings(deadline=None)
@given(st.integers(min_value=2, max_value=10**6), st.integers(min_value=1, max_value=10**6))
def test_a_range_has_two_ends_in_order(low: int, more: int) -> None:
    high = low + more
    for text in (f"between {low:,} and {high:,} geese", f"{low:,} to {high:,} geese"):
        found = only(text)
        assert (found.low, found.high, found.approx) == (low, high, "range")


@settings(deadline=None)
@given(
    st.integers(min_value=2, max_value=10**9),
    st.sampled_from(["", "about ", "more than ", "up to "]),
    st.sampled_from(BEFORE),
    st.sampled_from(AFTER),
)
def test_text_around_a_number_does_not_change_it(value: int, bound: str, before: str, after: str) -> None:
    alone = only(f"{bound}{value:,} geese")
    inside = only(f"{before}{bound}{value:,} geese{after}")
    assert (inside.words, inside.low, inside.high, inside.approx, inside.unit) == (
        alone.words, alone.low, alone.high, alone.approx, alone.unit,
    )  # fmt: skip


@settings(deadline=None)
@given(st.lists(st.integers(min_value=2, max_value=10**6), min_size=1, max_size=12))
def test_sentences_do_not_touch_each_other(values: list[int]) -> None:
    text = " ".join(f"They saw {value:,} geese." for value in values)
    assert [found.low for found in parse_quantities(text)] == values
