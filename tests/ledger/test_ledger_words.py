"""Times, units, names and numbers in the forms in which figures are compared."""

from __future__ import annotations

import pytest

from writethru.ledger.asof import order, parse_as_of
from writethru.ledger.names import content_words, fold_word, same_speaker, speaker_words
from writethru.ledger.units import normal_unit
from writethru.ledger.values import digits, step


@pytest.mark.parametrize(
    ("a", "b", "wanted"),
    [
        ("Mon", "Tuesday", -1),
        ("Sun", "Mon", -1),
        ("18:00", "22:00", -1),
        ("6 p.m.", "22:00", -1),
        ("Thu noon", "Thu noon", 0),
        ("Thu morning", "Thu evening", -1),
        ("15 Nov", "23 Nov", -1),
        ("2031-01-10", "31 January", -1),
        ("27 Jan", "2031-01-27", 0),
        ("May", "3 May", 0),
        ("1h", "evening", -1),
        ("2031-03-10 13:30", "2031-03-10T14:00", -1),
        ("Wed", "2031-05-07", 0),
        ("", "Mon", None),
        ("since 1984", "since 24 July", None),
    ],
)
def test_order_of_times(a, b, wanted):
    assert order(parse_as_of(a), parse_as_of(b)) == wanted
    back = order(parse_as_of(b), parse_as_of(a))
    assert back == (None if wanted is None else -wanted)


@pytest.mark.parametrize(
    ("unit", "measure", "kind", "who"),
    [
        ("people", "killed", "person", ""),
        (None, "injured", "person", ""),
        ("troops", "killed", "person", "soldier"),
        ("soldiers", "deployed", "person", "soldier"),
        ("families", "displaced", "household", ""),
        ("vessels", "count", "ship", ""),
        ("USD", "funding", "money USD", ""),
        ("euros", "loss", "money EUR", ""),
        ("per cent", "share", "percent", ""),
        ("acre", "territory", "km2", ""),
        (None, "count", "", ""),
    ],
)
def test_unit_in_one_form(unit, measure, kind, who):
    found = normal_unit(unit, measure)
    assert (found.kind, found.who) == (kind, who)


@pytest.mark.parametrize(
    ("nation", "people"),
    [("Ostralia", "Ostralian"), ("Russia", "Russians"), ("Ukraine", "Ukrainian"), ("Korea", "Korean"),
     ("France", "French"), ("Japan", "Japanese"), ("Mexico", "Mexico's"), ("America", "U.S.")],
)  # fmt: skip
def test_nation_and_people_are_one(nation, people):
    assert fold_word(nation) == fold_word(people)


def test_different_nations_stay_apart():
    assert (
        len({fold_word(word) for word in ("Russian", "Ukrainian", "Austrian", "Australian", "Iraqi", "Iranian")}) == 6
    )


def test_content_words_leave_out_the_small_ones():
    assert content_words("the women and children among them") == {"woman", "child", "among"}


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [
        ("Petra Voss", "Voss", True),
        ("Petra Voss, head of the Harbour Fire Service", "the Harbour Fire Service", True),
        ("the U.S. Coastal Survey", "United States Coastal Survey", True),
        ("WHO", "WHO", True),
        ("the defence ministry", "the Ostralian Defence Ministry", False),
        ("the mayor", "the governor", False),
        ("Petra Voss", "Rolf Voss", False),
        ("police", "", False),
        ("", "", False),
    ],
)
def test_one_speaker(a, b, one):
    assert same_speaker(speaker_words(a), speaker_words(b)) is one
    assert same_speaker(speaker_words(b), speaker_words(a)) is one


def test_last_digit_that_counts():
    assert [step(2700), step(5_000_000), step(6.8), step(7.0, "7.0"), step(0)] == [100, 1_000_000, 0.1, 0.1, 1]


def test_numbers_as_a_reader_writes_them():
    assert [digits(2700), digits(4.5), digits(3.4e9), digits(52)] == ["2,700", "4.5", "3.4 billion", "52"]
