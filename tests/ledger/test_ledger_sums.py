"""Totals and shares that a text gives together are checked."""

from __future__ import annotations

import pytest

MISSED = {
    "a list behind its total": (
        "Police said that 31 people were hurt: 12 soldiers and 18 civilians.",
        "12 and 18 make 30",
    ),
    "of the total": ("Of the 31 dead, 12 were soldiers and 21 were civilians, the army said.", "12 and 21 make 33"),
    "in all": ("The board counted 14 ships in the bay and 19 ships at the quay, 35 in all.", "14 and 19 make 33"),
    "a share of two counts": (
        "Tests found the germ in 38 of 51 samples, or 60 percent, the ministry said.",
        "38 of 51",
    ),
}  # fmt: skip
FITS = {
    "a list": "Police said that 30 people were hurt: 12 soldiers and 18 civilians.",
    "a list that is not all": "Police said that 31 people were hurt, including 12 soldiers and 4 civilians.",
    "rounded": "The board counted about 3,300 ships: 1,420 tankers and 1,890 freighters.",
    "in all": "The board counted 14 ships in the bay and 19 ships at the quay, 33 in all.",
    "a share": "Tests found the germ in 38 of 51 samples, or 75 percent, the ministry said.",
    "a share in words": "Tests found the germ in 38 of 51 samples, or three-quarters, the ministry said.",
    "a share of something else": "Some 38 of 51 samples were taken in Selmouth. Turnout was 60 percent.",
    "a change": "The number of dead rose to 31 from 12 on Friday and 18 on Saturday.",
}


@pytest.mark.parametrize("name", MISSED)
def test_what_does_not_add_up_is_recorded_with_both_sides(read, sum_up, name):
    text, said = MISSED[name]
    ledger = sum_up([read(text)]).ledger
    (found,) = ledger.sums
    assert said in found.reason
    assert found.given != found.stated
    known = {figure.id for figure in ledger.figures}
    assert known.issuperset({found.whole, *found.parts})


@pytest.mark.parametrize("name", FITS)
def test_what_fits_or_need_not_is_left_alone(read, sum_up, name):
    assert sum_up([read(FITS[name])]).ledger.sums == ()
