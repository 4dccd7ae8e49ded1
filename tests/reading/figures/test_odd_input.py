"""Absurd, mixed, scanned and coded numbers: none becomes a figure that was not written, and the work stays bounded."""

from __future__ import annotations

import pytest
from reading_samples import article, calls

from writethru.core.types import Figure
from writethru.reading import Reader
from writethru.reading.figures import parse_quantities
from writethru.reading.figures.units import rate_after


@pytest.mark.parametrize(
    "text",
    [
        "Sales of 1e400 units", "A debt of 9" + "9" * 400 + " crowns", "l0 people and O5 boats", "3O people died",
        "3 l0 people", "about 2 O5 boats", "0x1F people", "000123 people", "case 007", "5·10^3 grains", "10^6 grains",
        "1,234.567,89 crowns", "$1,2345", "12,34 people", "1.2.3.4 people",
        "see https://example.org/2026/300-people-dead?x=40", "write to 40@example.org", "www.example.org/40/dead",
        "`for i in range(300): x[12] = 40`", "for (int i=0;i<100;i++) { a[i] = 5; }", "if n >= 300: return 40;}",
        "run(300)", "list[40]", "width=300 height=40", "v10.0.1 at 192.168.1.10", "<td width=40>", "item_12 of set#40",
        "the 10115 ZIP code",
    ],
)  # fmt: skip
def test_no_figure_is_made_of_codes_and_broken_numbers(text: str) -> None:
    assert parse_quantities(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.234.567,89 crowns", 1_234_567.89),
        ("1,234,567.89 crowns", 1_234_567.89),
        ("€1.234,56 each", 1234.56),
        ("10 000 people", 10_000),
        ("half a crore voters", 5_000_000),
        ("three-quarters of a million voters", 750_000),
        ("half a mile away", 0.5),
        ("1/2 pound of flour", 0.5),
        (".5 percent", 0.5),
        ("minus 40 degrees Celsius", -40),
        ("a low of -12°C", -12),
        ("$-50m", 50e6),
    ],
)
def test_unusual_ways_to_write_a_number(text: str, value: float) -> None:
    assert [quantity.low for quantity in parse_quantities(text)] == [value]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("by three-quarters of a percentage point", 0.75, "percentage point"),
        ("a quarter-point rise", 0.25, "percentage point"),
        ("25 basis points", 25, "basis point"),
        ("up 3 percentage points", 3, "percentage point"),
        ("3/4 of the houses", 75, "percent"),
        ("a 185-hp engine", 185, "horsepower"),
        ("sub-300 sq m flats", None, "sq metre"),
        ("32m2 of floor", 32, "sq metre"),
        ("at 80 degrees Fahrenheit", 80, "fahrenheit"),
        ("40 Miles away", 40, "mile"),
        ("Y=28,030 a share", 28_030, "JPY"),
        ("rose by 3 to 5 percent", 3, "percent"),
    ],
)
def test_units_and_points(text: str, value: float | None, unit: str) -> None:
    assert [(quantity.low, quantity.unit) for quantity in parse_quantities(text)] == [(value, unit)]


def test_a_move_by_an_amount_is_no_range() -> None:
    assert [q.words for q in parse_quantities("It fell by $40m to $400m.")] == ["$40m", "$400m"]
    assert [q.words for q in parse_quantities("It gained 10 cents to $31.")] == ["10", "$31"]


@pytest.mark.parametrize(
    ("text", "figures", "every"),
    [
        ("a 55-year-old man", [], [55]),
        ("one of the oldest mills", [], [1]),
        ("over the past two years", [], [2]),
        ("four times as many", [], [4]),
        ("on 3 November 2026 at 4.30 p.m.", [], []),
        ("3 years, 2 months", [3 + 2 / 12], [3, 2]),
    ],
)
def test_every_quantity_where_all_are_asked_for(text: str, figures: list[float], every: list[float]) -> None:
    assert [quantity.low for quantity in parse_quantities(text)] == figures
    assert [quantity.low for quantity in parse_quantities(text, every=True)] == every


@pytest.mark.parametrize(
    ("text", "per"),
    [
        (" a share", "share"), (" per square metre", "square metre"), ("/hr", "hour"), ("-a-day", "day"),
        (" a year ago", None), (" per cent", None), (" of bread", None),
    ],
)  # fmt: skip
def test_what_a_rate_is_divided_by(text: str, per: str | None) -> None:
    assert rate_after("$62" + text, 3) == per


def test_a_hundred_thousand_figures_in_one_text() -> None:
    sentence = "They counted 1,250 boats and about 300 men. "
    some, many = sentence * 100, sentence * 200
    parse_quantities(sentence)
    assert calls(lambda: parse_quantities(many)) <= 2.1 * calls(lambda: parse_quantities(some))
    assert len(parse_quantities(sentence * 50_000)) == 100_000


def read(reader: Reader, text: str) -> dict[str, Figure]:
    return {figure.text: figure for figure in reader.read(article(text)).figures}


@pytest.mark.parametrize("form", ["Dead: 31\nInjured: 40\nMissing: 12", "Dead 31, injured 40, missing 12."])
def test_rows_of_a_table(reader: Reader, form: str) -> None:
    found = read(reader, form)
    assert [(w, found[w].unit, found[w].measure) for w in found] == [
        ("31", "people", "killed"),
        ("40", "people", "injured"),
        ("12", "people", "missing"),
    ]


@pytest.mark.parametrize(
    ("text", "words", "unit", "measure"),
    [
        ("Reserves stood at $12bn, enough to pay for coal.", "$12bn", "USD", "assets"),
        ("Foreigners sold about $40m of bonds.", "$40m", "USD", "transfer"),
        ("Only $40m has reached the fund.", "$40m", "USD", "transfer"),
        ("It has a deficit of 56 billion corlins.", "56 billion", "corlin", "loss"),
        ("Inflation was 11.2 percent. The bank expects 9.1 percent next year.", "9.1", "percent", "rate"),
        ("The plan would cost 2 million jobs.", "2 million", "job", "loss"),
        ("About 18,000 passengers were affected.", "18,000", "passenger", "count"),
        ("Hundreds of pupils fell ill.", "Hundreds", "pupil", "sick"),
        ("More than 900 people have crossed the border.", "900", "people", "displaced"),
        ("There were no reports of deaths.", "no", "death", "killed"),
        ("A police tally of drownings lists 90 sailors.", "90", "sailor", "killed"),
        ("The dead were 19 women and children.", "19", "people", "killed"),
        ("The party gained 4 points.", "4", "point", "change"),
        ("Police said 12 of the 300 miners were killed.", "12", "miner", "killed"),
    ],
)
def test_measures(reader: Reader, text: str, words: str, unit: str, measure: str) -> None:
    figure = read(reader, text)[words]
    assert (figure.unit, figure.measure) == (unit, measure)


def test_nothing_happened_to_the_whole_that_a_part_is_of(reader: Reader) -> None:
    assert read(reader, "Police said 12 of the 300 miners were killed.")["300"].measure != "killed"
    assert list(read(reader, "Two of the three sailors drowned.")) == ["Two"]


def test_those_among_the_counted_suffered_the_same(reader: Reader) -> None:
    found = read(reader, "The town hall received 45 dead. Among them 19 women and children.")
    assert (found["19"].measure, found["19"].population) == ("killed", "women and children")


@pytest.mark.parametrize(
    "text",
    [
        "Call our desk on 555 0147 or write to us.",
        "Families can call 0800 555 111 at any hour.",
        "The hotline is +51 1 555 0147.",
        "Tel (555) 014-2290",
    ],
)
def test_a_telephone_number_is_no_figure(text: str) -> None:
    assert parse_quantities(text) == []


def test_groups_of_thousands_are_no_telephone_number() -> None:
    assert [q.low for q in parse_quantities("They call 1 200 000 voters a majority.")] == [1_200_000]


@pytest.mark.parametrize(
    "text",
    [
        "The woman pulled from the mill is 61 and has a broken leg, the fire brigade said.",
        "The woman brought out alive at noon from what had been a kitchen is 61 and has a broken arm, police said.",
        "A woman who is 61 was pulled from the wreck, the fire brigade said.",
        "The youngest of the dead was 3.",
        "Her count could be wrong by a thousand either way, she said.",
    ],
)
def test_ages_and_margins_are_no_figures(reader: Reader, text: str) -> None:
    assert read(reader, text) == {}


@pytest.mark.parametrize(
    "dateline",
    ["RUHL, Orlan: ", "RUHL, ORLAN: ", "RUHL, 12 May: ", "MORE AS IT COMES: RUHL: ", "RUHL: ", "RUHL (NP) - "],
)
def test_a_dateline_counts_nothing(reader: Reader, dateline: str) -> None:
    figure = read(reader, f"{dateline}The hospital treated 31 people after the fire.")["31"]
    assert (figure.reporter_name, figure.place) == (None, None)


@pytest.mark.parametrize("text", ["1 200 " * 600, "123,456," * 5_000 + "12", "12," * 10_000, "1.234." * 5_000 + "x"])
def test_endless_groups_of_digits(text: str) -> None:
    half = text[: len(text) // 12 * 6]
    assert calls(lambda: parse_quantities(text)) <= 2.2 * calls(lambda: parse_quantities(half)) + 500
    assert all(quantity.high is not None and quantity.high < 1e6 for quantity in parse_quantities(text))
