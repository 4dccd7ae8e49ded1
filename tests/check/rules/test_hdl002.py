"""HDL002: a contested claim in a headline without attribution."""

from __future__ import annotations

import pytest

BAD = [
    (
        "# Mine owner hid two reports\n\n"
        "The union says that the owner of the mine hid two reports. The owner denies that any report was hidden.",
        "Mine owner hid two reports",
    ),
    (
        "# Mayor rigged vote in two districts\n\n"
        "The party of Lena Sorg claims that the mayor rigged the vote in two districts. He rejects that.",
        "Mayor rigged vote in two districts",
    ),
    ("# Fire kills 74\n\nThe ministry counts 61 dead in the fire. The union says that 74 people died.", "74"),
]
GOOD = [
    "# Mine owner hid two reports, says union\n\n"
    "The union says that the owner of the mine hid two reports. He denies it.",
    "# Mayor rigged vote, court finds\n\nA court found that the mayor had rigged the vote. He denies it.",
    "# Worn brake caused crash\n\nA worn brake caused the crash. It had been in use for a year.",
    "# At least 61 dead in fire\n\nThe ministry counts 61 dead in the fire. The union says that 74 people died.",
    "# Mayor ‘rigged vote’\n\nThe party of Lena Sorg claims that the mayor rigged the vote. He rejects that.",
]


@pytest.mark.parametrize(("draft", "words"), BAD)
def test_reported(found, draft, words):  # type: ignore[no-untyped-def]
    hits = found("HDL002", draft, bare=True)
    assert [draft[hit.start : hit.end] for hit in hits] == [words]


@pytest.mark.parametrize("draft", GOOD)
def test_let_pass(found, draft):  # type: ignore[no-untyped-def]
    assert found("HDL002", draft, bare=True) == []


def test_what_the_sources_deny(found):  # type: ignore[no-untyped-def]
    hits = found("HDL002", "# First dam damaged in Harrow\n\nThe water rose on Tuesday, 8 April.")
    assert ["denied" in hit.citations[0].quote for hit in hits] == [True]
