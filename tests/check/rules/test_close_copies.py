"""Drafts that copy a source sentence nearly word by word and change one thing in it."""

from __future__ import annotations

import pytest

BAD = [
    ("FIG001", "The ministry said it would send 74 divers from the capital.", "74"),
    ("FIG001", "He said that 53 people were missing in Harrow, and that 79 were not.", "53"),
    ("FIG002", "No more than 3,900 people were moved from their homes, the ministry said.", "3,900"),
    ("TIM002", "President Milan Kosta said on May 2 that 6,000 Arvan soldiers had been killed or wounded.", "May 2"),
    ("TIM002", "In 2011 a flood on the same river killed 330 people.", "2011"),
    ("PLC001", "Two looters caught on Monday are being held in Brook Energy.", "Brook Energy"),
    (
        "NEG001",
        "Police said that the damage may fall to 24 million euros. The dam's owner, Brook Energy, confirmed that "
        "the first dam had been damaged.",
        "confirmed",
    ),
    ("SRC001", "The farmers' union said that 5,100 farmers had lost their passport.", "passport"),
    (
        "SRC001",
        "A bridge collapsed in Ostmark at 6:20 a.m., and violinists rehearsed a forgotten sonata in the cellar.",
        "violinists rehearsed a forgotten sonata in the cellar.",
    ),
    ("ATT001", "A second dam could fail by the weekend.", "A second dam could fail by the weekend."),
    (
        "HED001",
        "A second dam will fail by the weekend, Reyle said.",
        "A second dam will fail by the weekend, Reyle said.",
    ),
]
GOOD = [
    "The ministry said it would dispatch 26 divers from the capital.",
    "The farmers' union said that 5,100 farmers had lost their harvest.",
    "A second dam could fail by the weekend, Reyle said.",
    "By the weekend a second dam could fail, Tomas Reyle said.",
    "Two buses were blocked by villagers at the gate of the dam on Monday, police said.",
    "Around 3,900 people were moved from their homes, said the ministry.",
    "In 2014 a flood on the same river killed 330 people.",
]
CODES = ("FIG001", "FIG002", "TIM002", "ACT001", "PLC001", "NEG001", "SRC001", "ATT001", "HED001")


@pytest.mark.parametrize(("code", "draft", "words"), BAD)
def test_one_change_is_found(found, code, draft, words):  # type: ignore[no-untyped-def]
    hits = found(code, draft)
    assert words in [draft[hit.start : hit.end] for hit in hits]


@pytest.mark.parametrize("draft", GOOD)
def test_the_same_in_other_words_is_let_pass(found, draft):  # type: ignore[no-untyped-def]
    assert [hit.message for code in CODES for hit in found(code, draft)] == []
