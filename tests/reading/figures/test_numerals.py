"""Numbers and quantities of plain strings."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from writethru.reading.figures import Quantity, parse_quantities
from writethru.reading.figures.numbers import numerals, word_value

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()


def spell(value: int, *, british: bool) -> str:
    """The words of a whole number, as British ("and") or American English has them."""
    for scale, name in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand")):
        if value >= scale:
            rest = value % scale
            joint = " and " if british and 0 < rest < 100 else " "
            return (
                spell(value // scale, british=british)
                + f" {name}"
                + (joint + spell(rest, british=british)) * (rest > 0)
            )
    if value >= 100:
        rest = value % 100
        joint = " and " if british else " "
        return f"{ONES[value // 100]} hundred" + (joint + spell(rest, british=british)) * (rest > 0)
    if value >= 20:
        return TENS[value // 10] + f"-{ONES[value % 10]}" * (value % 10 > 0)
    return ONES[value]


def only(text: str) -> Quantity:
    found = parse_quantities(text)
    assert len(found) == 1, found
    return found[0]


@settings(deadline=None)
@given(st.integers(min_value=1, max_value=10**15 - 1), st.booleans())
def test_any_integer_in_words_reads_back(value: int, british: bool) -> None:
    words = spell(value, british=british)
    assert word_value(words) == value
    found = list(numerals(f"Some {words} ducks"))
    assert [(numeral.low, numeral.high) for numeral in found] == [(value, value)]


@settings(deadline=None)
@given(st.integers(min_value=2, max_value=10**15 - 1))
def test_any_integer_in_digits_reads_back(value: int) -> None:
    text = f"They counted {value:,} ducks."
    found = only(text)
    assert (found.low, found.high, found.words) == (value, value, f"{value:,}")


@settings(deadline=None)
@given(st.integers(min_value=2, max_value=999), st.sampled_from(["thousand", "million", "billion", "m", "bn", "k"]))
def test_any_integer_with_a_scale_reads_back(value: int, scale: str) -> None:
    factor = {"thousand": 1e3, "k": 1e3, "million": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9}[scale]
    gap = " " if len(scale) > 2 else ""
    assert only(f"It cost €{value}{gap}{scale}.").low == value * factor


@settings(deadline=None)
@given(st.text(alphabet="ab 0123456789.,-–%$€£/:&()'’\nmk", max_size=60) | st.text(max_size=40))
def test_spans_slice_right_and_intervals_stand(text: str) -> None:
    last = -1
    for quantity in parse_quantities(text):
        assert text[quantity.start : quantity.end] == quantity.words
        assert quantity.phrase_start <= quantity.start < quantity.end <= quantity.phrase_end <= len(text)
        assert quantity.start > last
        last = quantity.start
        assert not (quantity.low is None and quantity.high is None)
        if quantity.low is not None and quantity.high is not None:
            assert quantity.low <= quantity.high


@settings(deadline=None)
@given(st.lists(st.sampled_from([
    "between", "and", "to", "1,800", "2,200", "-", "–", "three", "hundred", "million", "about", "up to", "$", "%",
    "half a",
    "no", "deaths", "dozens", "of", "one", "2016", "or more", "m", "4:30", ".", "people", "a third",
]), max_size=14), st.sampled_from([" ", "", "\n"]))  # fmt: skip
def test_odd_mixtures_never_break(words: list[str], gap: str) -> None:
    text = gap.join(words)
    for quantity in parse_quantities(text):
        assert text[quantity.start : quantity.end] == quantity.words
        assert quantity.low is None or quantity.high is None or quantity.low <= quantity.high


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("twelve hundred sheep", 1200, 1200),
        ("a dozen boats", 12, 12),
        ("half a dozen boats", 6, 6),
        ("two dozen boats", 24, 24),
        ("half a million crowns", 500_000, 500_000),
        ("a quarter of a million doses", 250_000, 250_000),
        ("two and a half million doses", 2_500_000, 2_500_000),
        ("1.2m displaced", 1_200_000, 1_200_000),
        ("2.3 million doses", 2_300_000, 2_300_000),
        ("3 crore voters", 30_000_000, 30_000_000),
        ("two lakh voters", 200_000, 200_000),
        ("1,00,000 voters", 100_000, 100_000),
        ("2\u202f700 voters", 2700, 2700),
        ("1.234.567 voters", 1_234_567, 1_234_567),
        ("2.700 people", 2700, 2700),
        ("a rate of 2.700", 2.7, 2.7),
        ("1,5 million voters", 1_500_000, 1_500_000),
        ("2½ tonnes", 2.5, 2.5),
        ("a hundred sheep", 100, 100),
        ("three hundred thousand sheep", 300_000, 300_000),
        ("tens of thousands of sheep", 20_000, None),
        ("hundreds of thousands of sheep", 200_000, None),
        ("dozens of sheep", 24, None),
        ("several hundred sheep", 200, None),
        ("a handful of sheep", 3, None),
    ],
)
def test_values(text: str, low: float, high: float | None) -> None:
    found = only(text)
    assert (found.low, found.high) == (low, high)


@pytest.mark.parametrize(
    ("text", "words", "low", "high", "approx"),
    [
        ("about 40 boats", "40", 40, 40, "about"),
        ("some two dozen boats", "two dozen", 24, 24, "about"),
        ("nearer 500", "500", 500, 500, "about"),
        ("nearly 3,500 boats", "3,500", 3500, 3500, "nearly"),
        ("just under 300 boats", "300", 300, 300, "nearly"),
        ("more than 40 boats", "40", 40, None, "over"),
        ("well over 100 boats", "100", 100, None, "over"),
        ("losses had “long passed” 4,000", "4,000", 4000, None, "over"),
        ("at least another 30 boats", "30", 30, None, "at_least"),
        ("no fewer than 30 boats", "30", 30, None, "at_least"),
        ("300 or more boats", "300", 300, None, "at_least"),
        ("a 300-plus crowd", "300", 300, None, "at_least"),
        ("up to about 350 boats", "350", None, 350, "up_to"),
        ("as many as 200 boats", "200", None, 200, "up_to"),
        ("no more than 25 boats", "25", None, 25, "up_to"),
        ("fewer than 250 boats", "250", None, 250, "under"),
        ("between 1,800 and 2,200 boats", "1,800 and 2,200", 1800, 2200, "range"),
        ("1,800-2,200 boats", "1,800-2,200", 1800, 2200, "range"),
        ("1,800 to 2,200 boats", "1,800 to 2,200", 1800, 2200, "range"),
        ("1.5–2 million boats", "1.5–2 million", 1_500_000, 2_000_000, "range"),
        ("two or three boats", "two or three", 2, 3, "range"),
        ("between 18 million and 22 million euros", "18 million and 22 million", 18e6, 22e6, "range"),
        ("for over two years", "two", 2, None, "over"),
        ("12 percent over two years", "12", 12, 12, "exact"),
        ("to hand over two islands", "two", 2, 2, "exact"),
        ("more than the 3,150 boats", "3,150", 3150, 3150, "exact"),
    ],
)
def test_bounds(text: str, words: str, low: float | None, high: float | None, approx: str) -> None:
    found = parse_quantities(text)[0]
    assert (found.words, found.low, found.high, found.approx) == (words, low, high, approx)


@pytest.mark.parametrize(
    ("text", "unit", "low"),
    [
        ("$3.4 billion in aid", "USD", 3.4e9),
        ("€3m in aid", "EUR", 3e6),
        ("45 million euros", "EUR", 45e6),
        ("3m euros", "EUR", 3e6),
        ("A$5 a head", "AUD", 5),
        ("US$ 20 a head", "USD", 20),
        ("£799,000", "GBP", 799_000),
        ("two million pounds", "GBP", 2e6),
        ("40 pounds of rice", "lb", 40),
        ("400 million soles", "PEN", 4e8),
        ("4.5 percent", "percent", 4.5),
        ("14% of the land", "percent", 14),
        ("two-thirds of the land", "percent", 66.67),
        ("0.1 percentage point", "percentage point", 0.1),
        ("90km from there", "km", 90),
        ("a 55-kilometer zone", "km", 55),
        ("a 5m high wave", "metre", 5),
        ("12,800 sq km", "sq km", 12_800),
        ("480 square kilometres", "sq km", 480),
        ("90,000 tonnes", "tonne", 90_000),
        ("60 mph", "mph", 60),
        ("a 60-day state of emergency", "day", 60),
        ("10 hours 45 minutes", "hour", 10.75),
        ("6ft 3in tall", "foot", 6.25),
        ("hundreds of miles", "mile", 200),
    ],
)
def test_units(text: str, unit: str, low: float) -> None:
    found = only(text)
    assert (found.unit, found.low) == (unit, low)


def test_a_conversion_keeps_the_bound() -> None:
    first, second = parse_quantities("more than 90km (55 miles) away")
    assert (first.low, first.high, second.low, second.high, second.unit) == (90, None, 55, None, "mile")


def test_a_move_is_two_numbers_and_no_range() -> None:
    assert [q.words for q in parse_quantities("It rose from 47 to 52.")] == ["47", "52"]
    assert [q.words for q in parse_quantities("Sales rose 3.5% to 2.7 million boats.")] == ["3.5%", "2.7 million"]


@pytest.mark.parametrize(
    "text",
    [
        "a 55-year-old man", "Ida Holm, 58, who runs it", "Ida Holm (58) runs it", "aged 100", "in their 60s",
        "children aged 5 to 12", "on Oct. 25", "on 3 November", "March 4, 2019", "in 2016", "between 2010 and 2015",
        "the 1990s", "at 4:47 a.m.", "at 7 p.m.", "at 9.47 on Tuesday", "0947 GMT", "the 9th brigade", "an F-16",
        "the M2 road", "flight 370", "Gate 3", "No. 10", "Section 5", "the S&P 500", "Covid-19", "24/7",
        "they won 2-1", "10 times as many", "one in twenty", "35 years ago",
        "in the past two weeks", "three days later",
        "http://example.org/300/400", "call 555-1234-4444", "l0 O1", "1e400", "x=300", "item_12", "300px", "v1.2.3",
        "zero tolerance", "one of them", "no one came", "a third case", "20 Harbour Road", "£",
    ],
)  # fmt: skip
def test_numbers_that_count_nothing(text: str) -> None:
    assert parse_quantities(text) == []


@pytest.mark.parametrize("text", ["no deaths", "not one of the crew had died", "nobody was hurt", "no-one was injured"])
def test_zero(text: str) -> None:
    found = only(text)
    assert (found.low, found.high, found.kind) == (0, 0, "zero")


def test_a_year_before_people_is_a_count_where_a_bound_says_so() -> None:
    assert [q.low for q in parse_quantities("More than 2000 people came in 2016.")] == [2000]


@pytest.mark.parametrize(
    ("text", "words", "low"),
    [
        ("he stole $ 36, 140 from them", "$ 36, 140", 36_140),
        ("a town of 7, 000 residents", "7, 000", 7000),
        ("a prize of $ 1. 8 million, he said", "$ 1. 8 million", 1_800_000),
        ("after a 90 - minute charge the six - year - old left", "90", 90),
    ],
)
def test_text_that_a_tokenizer_pulled_apart(text: str, words: str, low: float) -> None:
    found = only(text)
    assert (found.words, found.low) == (words, low)


def test_two_numbers_of_a_list_stay_two() -> None:
    assert [q.low for q in parse_quantities("They saw 12, 300 and 40 boats on three days.")] == [12, 300, 40, 3]


@pytest.mark.parametrize("text", ["more than\n\n300 boats", "300\n\nmiles from there", "twenty\n\nthree boats"])
def test_nothing_is_read_across_a_paragraph_break(text: str) -> None:
    for quantity in parse_quantities(text):
        assert "\n" not in text[quantity.phrase_start : quantity.phrase_end]
        assert quantity.approx == "exact"
        assert quantity.unit is None
