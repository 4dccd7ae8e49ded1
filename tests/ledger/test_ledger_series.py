"""The state of a series: agreed, updated, conflicting or unresolved."""

from __future__ import annotations

import pytest

CASES = {
    "one number by two outlets": (
        ["Nine people died in the fire, police said.", "The fire killed nine people, according to police."],
        "agreed",
    ),
    "two speakers of one time": (
        ["Nine people died in the fire, police said. The mayor, Ingrid Sall, said that 12 people had died."],
        "conflicting",
    ),
    "a speaker raises its number": (
        [
            "Nine people died in the fire, the Harbour Fire Service said.",
            "The Harbour Fire Service said that 12 people had died in the fire.",
        ],
        "updated",
    ),
    "a conflict that one side has given up": (
        [
            "Police said that nine people had been hurt. The mayor, Ingrid Sall, said that 12 people had been hurt.",
            "Police raised the number of people hurt to 12 from nine.",
        ],
        "updated",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_state(name, read, sum_up):
    texts, wanted = CASES[name]
    readings = [read(text, f"Outlet {n}", f"2031-05-{9 + n:02}T18:00:00+02:00") for n, text in enumerate(texts)]
    assert [series.state for series in sum_up(readings).ledger.series] == [wanted]
