"""Numbers whose unit stands elsewhere, sizes of earthquakes, ages, and places that open a report."""

from __future__ import annotations

import pytest
from reading_samples import article


@pytest.mark.parametrize(
    ("text", "number", "unit", "measure"),
    [
        ("A 5.1 aftershock shook the town on Tuesday, the observatory said.", "5.1", "magnitude", "amount"),
        (
            "The firm counted 14 ships. The average wait had risen to 5.2 days from 0.8, it said.",
            "0.8",
            "day",
            "duration",
        ),
        (
            "The ministry says 4.9 percent of GDP. The council says 6.3. The party's 56 billion crowns would be 7.1.",
            "7.1",
            "percent",
            "share",
        ),
        ("The thieves have claimed 23 victims, the police said. Nobody was hurt.", "23", "victim", "count"),
    ],
)
def test_unit_and_measure(reader, text: str, number: str, unit: str, measure: str) -> None:  # type: ignore[no-untyped-def]
    figures = reader.read(article(text)).figures
    found = next(figure for figure in figures if figure.text == number)
    assert (found.unit, found.measure) == (unit, measure)


def test_an_age_set_off_by_commas_counts_nothing(reader) -> None:  # type: ignore[no-untyped-def]
    text = "The physicist, 38, said that she would not withdraw the paper. She has had two marriage proposals."
    assert [figure.text for figure in reader.read(article(text)).figures] == ["two"]


def test_a_place_before_a_colon_does_not_speak(reader) -> None:  # type: ignore[no-untyped-def]
    text = (
        "ORLAN: The clinic's own list of the dead has grown to 61 names, its director said yesterday.\n\n"
        "Dr Ada Brask, who has run Orlan General Clinic for nine years, said 1,870 patients had been admitted."
    )
    reading = reader.read(article(text))
    assert {statement.speaker.canonical for statement in reading.statements if statement.speaker} == {"Ada Brask"}
    assert all(statement.speaker for statement in reading.statements)


def test_one_who_speaks_before_a_colon_does(reader) -> None:  # type: ignore[no-untyped-def]
    text = "MAYOR: I have not read the report and I will not comment on it today, whatever you may ask me about it."
    assert [s.speaker.text for s in reader.read(article(text)).statements if s.speaker][:1] == ["MAYOR"]


def test_a_bank_of_somewhere_is_the_bank(reader) -> None:  # type: ignore[no-untyped-def]
    text = (
        "The National Bank of Vendria (NBV) said that its council had voted for the increase. "
        "The bank now expects prices to rise by 9.8 percent next year."
    )
    spoken = [s.speaker.canonical for s in reader.read(article(text)).statements if s.speaker]
    assert set(spoken) == {"National Bank of Vendria"}
