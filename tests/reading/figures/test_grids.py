"""Tables of a page: headings and heads of rows tell what the numbers count."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_samples import article, calls

from writethru.core.types import Figure, RawEntry
from writethru.reading import Reader
from writethru.reading.extract import extract
from writethru.reading.figures.grids import Grids, in_scale
from writethru.reading.figures.quantities import parse_quantities

TABLE = """The board gave these counts for each district at noon, and said that they would change.

District | Dead | Injured | Missing

Ruhl | 12 | 40 | 3

Orlan | 5 | 1,120 | -

Total | 17 | 1,160 | 3

Schools in the valley will stay shut until Friday, the board said."""


def read(reader: Reader, text: str) -> list[Figure]:
    return list(reader.read(article(text)).figures)


def test_the_rows_of_an_extracted_page_are_read_under_their_headings(reader: Reader) -> None:
    cells = read(reader, TABLE)
    assert [(f.value_low, f.unit, f.measure, f.population) for f in cells] == [
        (12, "people", "killed", "Ruhl"),
        (40, "people", "injured", "Ruhl"),
        (3, "people", "missing", "Ruhl"),
        (5, "people", "killed", "Orlan"),
        (1120, "people", "injured", "Orlan"),
        (17, "people", "killed", None),
        (1160, "people", "injured", None),
        (3, "people", "missing", None),
    ]
    assert all(TABLE[f.start : f.end] == f.text for f in cells)


PAGE = """<!DOCTYPE html><html lang="en"><head><title>Flood counts by district</title></head><body>
<nav><a href="/">Home</a> <a href="/w">World</a></nav><article><h1>Flood counts by district</h1>
<p>The emergency board gave these counts for each district at noon on Wednesday, and said that they would change.</p>
<p>Roads to the upper valley were cut when the river left its banks, and boats were the only way in, the board said.</p>
<table><thead><tr><th>District</th><th>Dead</th><th>Injured</th></tr></thead><tbody>
<tr><td>Ruhl</td><td>12</td><td>40</td></tr><tr><td>Orlan</td><td>5</td><td>1,120</td></tr></tbody></table>
<p>Schools in the valley will stay shut until Friday, the board said, and the hospital asked people to give blood.</p>
</article><footer>About us</footer></body></html>"""


def test_a_table_is_read_from_the_page(reader: Reader) -> None:
    found = reader.read(extract(RawEntry("page.html", "html", PAGE))).figures
    assert [(f.value_low, f.measure, f.population) for f in found] == [
        (12, "killed", "Ruhl"),
        (40, "injured", "Ruhl"),
        (5, "killed", "Orlan"),
        (1120, "injured", "Orlan"),
    ]


def test_units_and_scales_of_headings(reader: Reader) -> None:
    found = read(
        reader,
        "Firm | Cost ($m) | Share (%) | Soldiers killed | Founded\n"
        "Tolm | 3.5 | 31.4 | 4 | 1998\nKrag | 12 | 8 | 9 | 2003",
    )
    assert [(f.value_low, f.unit, f.measure, f.population) for f in found] == [
        (3.5e6, "USD", "price", "Tolm"),
        (31.4, "percent", "share", "Tolm"),
        (4, "soldier", "killed", "Tolm"),
        (12e6, "USD", "price", "Krag"),
        (8, "percent", "share", "Krag"),
        (9, "soldier", "killed", "Krag"),
    ]


def test_rows_that_say_what_happened_under_names_of_places(reader: Reader) -> None:
    found = read(reader, "| | Ruhl | Orlan |\n|---|---|---|\n| Dead | 12 | 5 |\n| Dead or injured | 40 | 11 |")
    assert [(f.value_low, f.measure, f.population) for f in found] == [
        (12, "killed", "Ruhl"),
        (5, "killed", "Orlan"),
        (40, "killed_or_injured", "Ruhl"),
        (11, "killed_or_injured", "Orlan"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Home | About | Contact\nWeather | 12 | Sport",
        "Ruhl | 12 | 40\nOrlan | 5 | 11",
        "District | Dead\nThe mayor of Ruhl said that he had 12 | 5 men to send.",
        "District | Dead | Injured\n\nThe board met on Friday.\n\nRuhl | 12 | 40",
    ],
)
def test_no_table_under_a_heading(text: str) -> None:
    grids = Grids(text)
    assert not any(grids.at(quantity) for quantity in parse_quantities(text))


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="|-\n 12 aDeadTotal%$(m).,", max_size=120))
def test_any_soup_of_bars_is_taken(text: str) -> None:
    grids = Grids(text)
    for quantity in parse_quantities(text):
        meaning = grids.at(quantity)
        if meaning is not None:
            scaled = in_scale(quantity, meaning)
            assert (scaled.start, scaled.end) == (quantity.start, quantity.end)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)), min_size=1, max_size=6))
def test_every_cell_reads_back_with_its_column(rows: list[tuple[int, int]]) -> None:
    lines = [f"Row{'abcdef'[n]} | {dead:,} | {hurt:,}" for n, (dead, hurt) in enumerate(rows)]
    text = "\n".join(["Place | Dead | Injured", *lines])
    grids = Grids(text)
    found = [(q.low, m.measure, m.population) for q in parse_quantities(text) if (m := grids.at(q)) is not None]
    assert found == [
        (float(value), kind, f"Row{'abcdef'[n]}")
        for n, row in enumerate(rows)
        for value, kind in zip(row, ("killed", "injured"), strict=True)
    ]


def test_a_table_of_a_hundred_thousand_cells_is_bounded() -> None:
    row = "Ruhl | 12 | 40\n"

    def work(rows: int) -> int:
        text = "Place | Dead | Injured\n" + row * rows
        grids = Grids(text)
        return sum(grids.at(quantity) is not None for quantity in parse_quantities(text[:60_000]))

    assert calls(lambda: work(200)) <= 2.1 * calls(lambda: work(100))
    # rows behind the two thousandth are read as text
    assert work(50_000) == 2 * 1_999


def test_one_cell_of_many_numbers_is_no_number() -> None:
    text = "Place | Dead\nRuhl | 12\nOrlan | 31\nTolm | " + "12 40 " * 5_000
    grids = Grids(text)
    assert [q.low for q in parse_quantities(text) if grids.at(q) is not None] == [12, 31]
