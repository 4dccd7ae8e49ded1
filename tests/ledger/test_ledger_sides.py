"""Whose dead: own losses, attackers and bare counts in a fight of two sides."""

from __future__ import annotations

import pytest

FIRST = (
    "Varn’s Defence Ministry said that 12 of its soldiers had been killed and 27 wounded. Its spokesman, Orel Brandt,"
    " said that more than 40 of the attackers had been killed.\n\n"
    "The Lothian General Staff said that nine of its soldiers had died. It had killed 31 Varnian soldiers, it said."
)
SECOND = (
    "Lothia raised its death toll to 14 after five soldiers died in hospital.\n\n"
    "Varn’s Defence Ministry put its own dead at 15. The number of wounded rose to 33, it said. It said that it had"
    " killed at least 26 Lothian soldiers."
)


@pytest.fixture(scope="module")
def fight(read, sum_up):
    return sum_up(
        [
            read(FIRST, "Northline", "2031-05-09T18:00:00+02:00"),
            read(SECOND, "Northline", "2031-05-10T18:00:00+02:00"),
        ]
    )


@pytest.mark.parametrize(
    ("first", "second", "wanted"),
    [
        # what one says it lost against what the other says it killed
        ("12", "31", "conflict"),
        ("nine", "40", "conflict"),
        ("14", "26", "conflict"),
        # a later count of one's own
        ("12", "15", "update"),
        ("27", "33", "update"),
        ("nine", "14", "update"),
    ],
)
def test_counts_of_one_side(fight, first, second, wanted):
    a, b = fight.figure(first, "Northline"), fight.figure(second, "Northline")
    assert fight.relation(a, b)[0] == wanted


@pytest.mark.parametrize(("first", "second"), [("12", "nine"), ("15", "14"), ("12", "40")])
def test_the_dead_of_two_sides_are_never_one_count(fight, first, second):
    a, b = fight.figure(first, "Northline"), fight.figure(second, "Northline")
    assert fight.relation(a, b)[0] in ("none", "not_comparable")
    assert not any({a.id, b.id} <= set(series.figures) for series in fight.ledger.series)


def test_a_release_speaks_for_the_body_that_publishes_it(read, sum_up):
    book = sum_up(
        [
            read("The Harbour Ministry said on Friday that 61 people had been hurt in the fire.", "Northline"),
            read("As of this morning 66 people have been hurt.", "Harbour Ministry", "2031-05-10T18:00:00+02:00"),
        ]
    )
    a, b = book.figure("61", "Northline"), book.figure("66", "Harbour Ministry")
    assert book.relation(a, b) == ("update", "raised from 61 to 66, by the same speaker")
