"""Figures whose measure or noun is told by other words than a plain verb: labels, light verbs, what might have been."""

from __future__ import annotations

import pytest
from test_find_figures import article, by_words

from writethru.core.types import Reading
from writethru.reading import Reader


@pytest.fixture(scope="module")
def read(reader: Reader):  # type: ignore[no-untyped-def]
    def run(text: str) -> Reading:
        return reader.read(article(text))

    return run


@pytest.mark.parametrize(
    ("text", "words", "unit", "measure"),
    [
        ("Nine sailors have been killed in action and 14 have received injuries.", "14", "sailor", "injured"),
        ("Contact has been lost with three climbers, the rescue service said.", "three", "climber", "missing"),
        (
            "The number of people displaced has climbed to about 2,900, it said.",
            "2,900",
            "people",
            "displaced",
        ),
        ("The board found that 40 patients might have survived.", "40", "patient", "killed"),
        ("The report says more than 60 infants might be alive today.", "60", "infant", "killed"),
        ("She believed the number of infants who should have lived was above 90.", "90", "infant", "killed"),
        ("The panel reduced the number of infants who might have been saved from 72 to 70.", "70", "infant", "killed"),
        ("It put its own dead in combat at 11, the army said.", "11", "people", "killed"),
        ("In Arvo 27 have been hurt, police said.", "27", "people", "injured"),
        ("The cellar of the town hall held about 300 people through the night.", "300", "people", "count"),
        ("Police held about 300 people through the night.", "300", "people", "arrested"),
        ("The hauler said that 41 of about 1,900 crates are unaccounted for.", "41", "crate", "count"),
    ],
)
def test_measure_and_noun(read, text: str, words: str, unit: str, measure: str) -> None:  # type: ignore[no-untyped-def]
    figure = by_words(read(text))[words]
    assert (figure.unit, figure.measure) == (unit, measure)


def test_whoever_was_stranded_is_no_flight(read) -> None:  # type: ignore[no-untyped-def]
    text = (
        "By Friday, 6,200 people had been brought home on 14 charter flights, the port office said. It believes that"
        " 12,600 were stranded."
    )
    assert by_words(read(text))["12,600"].unit == "people"


def test_a_relative_clause_counts_the_people_before_it(read) -> None:  # type: ignore[no-untyped-def]
    text = "The closure puts 2,150 jobs at risk, the firm told its customers, about 48,000 of whom had tickets."
    assert by_words(read(text))["48,000"].unit == "customer"


@pytest.mark.parametrize(
    "text",
    [
        "The dead man, a sergeant of 24, had been buying bread.",
        "The patrol came under fire near observation post 7.",
    ],
)
def test_an_age_and_a_number_on_a_door_count_nothing(read, text: str) -> None:  # type: ignore[no-untyped-def]
    assert not read(text).figures


@pytest.mark.parametrize(
    ("text", "words", "unit"),
    [("A crew of 24 sailed the ship.", "24", None), ("The army said it had 700 men at post 7.", "700", "man")],
)
def test_crews_and_men_at_posts_are_counted(read, text: str, words: str, unit: str | None) -> None:  # type: ignore[no-untyped-def]
    figure = by_words(read(text))[words]
    assert unit is None or figure.unit == unit


def test_a_cost_told_of_days_to_come_stands_at_the_day_of_saying(read) -> None:  # type: ignore[no-untyped-def]
    text = "The ministry has chartered 19 flights for the next three days at a cost of some 32 million euros."
    assert by_words(read(text))["32 million"].as_of == "2026-05-14"
