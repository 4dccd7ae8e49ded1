"""FIG007: the sources conflict and one side alone is printed."""

from __future__ import annotations

import pytest

BAD = [
    ("Ilse Brandt said that 74 people were missing in the town of Ostmark.", "74"),
    ("Mayor Pavel Dorn said that 79 people were missing in Harrow.", "79"),
    (("In the town of Ostmark 74 people were missing, the interior minister, Ilse Brandt, told reporters."), "74"),
]
GOOD = [
    ("Ilse Brandt said that 74 people were missing; Mayor Pavel Dorn said that 79 people were missing in Harrow."),
    "Some 1,480 houses had been destroyed, said Tomas Reyle.",
    "The ministry said it would send 26 divers from the capital.",
]


@pytest.mark.parametrize(("draft", "words"), BAD)
def test_reported(found, draft, words):  # type: ignore[no-untyped-def]
    hits = found("FIG007", draft)
    assert [draft[hit.start : hit.end] for hit in hits] == [words]


@pytest.mark.parametrize("draft", GOOD)
def test_let_pass(found, draft):  # type: ignore[no-untyped-def]
    assert found("FIG007", draft) == []
