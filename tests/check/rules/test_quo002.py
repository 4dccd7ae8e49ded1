"""QUO002: a quotation cut so that its sense changes."""

from __future__ import annotations

import pytest

BAD = [
    ("Brandt said she did “want to raise false hopes”.", "want to raise false hopes"),
    ("It is “a sum”, Olsund said.", "a sum"),
    ("Nora Teig said: “You need not count the boats.”", "You need not count the boats."),
    ("“We will open the north quay,” Teig said.", "We will open the north quay,"),
    ("The minister wants “to raise false hopes”.", "to raise false hopes"),
]
GOOD = [
    "Brandt said she did not “want to raise false hopes”.",
    "Brandt said: “I do not want to raise false hopes.”",
    "“We will open the north quay,” Teig said, if the ice melts.",
    "Olsund said: “That is a guess, not a sum.”",
]


@pytest.mark.parametrize(("draft", "words"), BAD)
def test_reported(found, draft, words):  # type: ignore[no-untyped-def]
    hits = found("QUO002", draft)
    assert [draft[hit.start : hit.end] for hit in hits] == [words]


@pytest.mark.parametrize("draft", GOOD)
def test_let_pass(found, draft):  # type: ignore[no-untyped-def]
    assert found("QUO002", draft) == []


@pytest.mark.parametrize(
    ("draft", "reported"),
    [
        ("“We will open if the ice melts,” she said.", True),
        ("“We will open ... if the ice melts,” she said.", False),
        ("“We will open the north quay if the ice melts,” she said.", False),
    ],
)
def test_words_left_out_inside(found, draft, reported):  # type: ignore[no-untyped-def]
    assert ["left out inside" in hit.message for hit in found("QUO002", draft)] == [True] * reported
