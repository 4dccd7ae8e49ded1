"""Reported speech told in other words: its tenses, "that it" again, and the speaker inside what is said."""

from __future__ import annotations

import pytest
from test_rewrite import Parsed

from writethru.brief.rewrite.reported import reported
from writethru.brief.rewrite.sketch import Sketch, text_of


def texts(source: str) -> list[str]:
    parsed = Parsed(source)
    return [text_of(row) for _, row in reported(parsed.row, parsed.tree, parsed.sentence)]


@pytest.mark.parametrize(
    ("source", "want"),
    [
        (
            "The prosecutor said she had opened an inquiry into the state of the dam.",
            "The prosecutor said she opened an inquiry into the state of the dam.",
        ),
        (
            "Local radio reported that a chimney had fallen on two shops.",
            "Local radio reported that a chimney fell on two shops.",
        ),
        (
            "The minister said that 2 million packets had been ordered from abroad.",
            "The minister said that 2 million packets were ordered from abroad.",
        ),
        ("The mayor said the bridge will reopen in June.", "The mayor said the bridge would reopen in June."),
        (
            "The firm said it would close its mill and had told its 40 workers.",
            "The firm said it would close its mill and that it had told its 40 workers.",
        ),
        (
            "The bank said the cuts would save 3 million a year and close two yards.",
            "The bank said the cuts would save 3 million a year and would close two yards.",
        ),
        (
            "The minister said that the drugs had been ordered from abroad and should arrive by Friday.",
            "The drugs had been ordered from abroad, the minister said, and should arrive by Friday.",
        ),
        (
            "The council said that the school had to close because its roof had been badly damaged.",
            "The school had to close, the council said, because its roof had been badly damaged.",
        ),
    ],
)
def test_what_was_said_in_another_form(source: str, want: str) -> None:
    assert want in texts(source)


@pytest.mark.parametrize(
    "source",
    [
        # one past before another
        "The mayor said the town had written to the firm three times since October.",
        "The clerk said the gate had been locked by 8 p.m. on Friday.",
        "The pilot said he had landed before the storm came in.",
        # what is denied or doubted is not asserted
        "The firm denied that it had closed the mill.",
        # a past of its own, in the writer's voice
        "The firm had closed the mill.",
    ],
)
def test_a_past_before_another_stays(source: str) -> None:
    assert not [text for text in texts(source) if " had " not in text]


def test_a_word_of_will_and_not_keeps_its_not() -> None:
    made = texts("The union said that it will not accept the offer.")
    assert "The union said that it would not accept the offer." in made
    assert all("not accept" in text for text in made)


def test_a_verb_of_the_speakers_own_is_not_put_into_what_is_said() -> None:
    # "called" may be what the union did
    assert not [text for text in texts("The union said it was ready and called a vote.") if "that it called" in text]


def test_a_person_is_not_given_a_pronoun_by_guess() -> None:
    source = "The report said that Ada Roe would resign and had told the board."
    assert not [text for text in texts(source) if "that she" in text or "that he" in text or "that it" in text]


def test_a_pronoun_does_not_stand_before_its_speaker() -> None:
    source = "The council said that it would close the school and would sell its land."
    assert not [text for text in texts(source) if text.startswith("It ")]


def test_a_long_speaker_is_not_set_into_a_sentence() -> None:
    source = (
        "Ada Roe, a former deputy head of the office that counts the votes in the northern half of the country, said"
        " that the lists had been lost and could not be replaced."
    )
    assert not [text for text in texts(source) if not text.startswith("Ada Roe")]


def test_a_quotation_is_left_alone() -> None:
    parsed = Parsed("The mayor said that “the bridge will reopen and has been paid for”.")
    rows: list[Sketch] = [row for _, row in reported(parsed.row, parsed.tree, parsed.sentence)]
    assert all("“the bridge will reopen and has been paid for”" in text_of(row) for row in rows)
