"""STY001: numerals, percent and currency style."""

from __future__ import annotations

import pytest

from writethru.check.house import HOUSES, house_style
from writethru.core.errors import UsageError

# house, draft, what is reported, what is offered
BAD = [
    ("ap", "The storm sank 4 boats.", "4", "four"),
    ("ap", "It hit about fifteen houses.", "fifteen", "15"),
    ("ap", "Some 30 percent of homes were dark.", "30 percent", "30%"),
    ("ap", "The bill is $5m.", "$5m", "$5 million"),
    ("ap", "The bill is €12 million.", "€12 million", "12 million euros"),
    ("bbc", "The bill is £5 million.", "£5 million", "£5m"),
    ("bbc", "The bank lent 12 million euros.", "12 million euros", "€12m"),
    ("guardian", "Turnout fell to 41 per cent.", "41 per cent", "41%"),
]
GOOD = [
    ("ap", "The storm sank four boats and hit 15 houses."),
    ("ap", "The boy, 6, walked 3 miles in 2 hours."),
    ("ap", "Between 8 and 12 people were on the pier."),
    ("ap", "The team won 3-1, and Article 5 of the law applies."),
    ("ap", "It cost $5 million, or 4.6 million euros."),
    ("ap", "“We lost 3 boats,” he said."),
    ("ap", "# Storm sinks 4 boats\n\nTwelve people slept in the church."),
    ("bbc", "It cost £5m, and 4 million people saw it."),
    ("guardian", "The fund has $2bn."),
]


@pytest.mark.parametrize(("house", "draft", "words", "fix"), BAD)
def test_reported(found_in_tunnel, house, draft, words, fix):  # type: ignore[no-untyped-def]
    hits = found_in_tunnel("STY001", draft, house=house, bare=True)
    assert [(draft[hit.start : hit.end], hit.fix) for hit in hits] == [(words, fix)]


@pytest.mark.parametrize(("house", "draft"), GOOD)
def test_let_pass(found_in_tunnel, house, draft):  # type: ignore[no-untyped-def]
    assert found_in_tunnel("STY001", draft, house=house, bare=True) == []


@pytest.mark.parametrize("house", sorted(HOUSES))
def test_what_is_offered_is_clean(found_in_tunnel, house):  # type: ignore[no-untyped-def]
    for _, draft, *_ in BAD:
        for hit in found_in_tunnel("STY001", draft, house=house, bare=True):
            mended = draft[: hit.start] + hit.fix + draft[hit.end :]
            assert found_in_tunnel("STY001", mended, house=house, bare=True) == []


def test_an_unknown_house_is_named() -> None:
    with pytest.raises(UsageError, match="gazette"):
        house_style("gazette")
