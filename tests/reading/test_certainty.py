"""How sure a statement is, and the article in its own voice."""

from __future__ import annotations

import pytest

from writethru.core.tree import Tree
from writethru.reading.hedges import own_voice


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("The board said the bridge had fallen.", "asserted"),
        ("The board said the bridge may fall.", "hedged"),
        ("The board said the bridge was probably unsafe.", "hedged"),
        ("The board said the builder is believed to have fled.", "hedged"),
        ("The board suspects the bridge is unsafe.", "hedged"),
        ("The board said the bridge would stay shut.", "expected"),
        ("The board expects the bridge to stay shut.", "expected"),
        ("The board vowed to rebuild the bridge.", "expected"),
        ("The board estimated that 40 houses had fallen.", "estimated"),
        ("The board put the damage at 4 million euros.", "estimated"),
        ("By the board's count, 40 houses fell.", "estimated"),
        ("The board denied that the bridge was unsafe.", "denied"),
        ("The board rejected the claim.", "denied"),
        ("“There is no danger,” the board said.", "denied"),
        ("The reporters asked whether the bridge was safe.", "asked"),
        ("The board declined to comment on the bridge.", "declined"),
        ("The board did not say when the bridge would open.", "declined"),
        ("The board refused to say when the bridge would open.", "declined"),
    ],
)
def test_certainty(read, text: str, certainty: str) -> None:  # type: ignore[no-untyped-def]
    assert read(text).statements[0].certainty == certainty


def test_a_side_clause_does_not_hedge_the_whole(read) -> None:  # type: ignore[no-untyped-def]
    reading = read("The board said 40 houses had fallen in a storm that forecasters had called possibly the worst.")
    assert reading.statements[0].certainty == "asserted"


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("The board did not claim that the bridge was safe.", True),
        ("Nobody claimed that the bridge was safe.", True),
        ("The board claimed that the bridge was not safe.", False),
    ],
)
def test_negation_of_the_cue(read, text: str, negated: bool) -> None:  # type: ignore[no-untyped-def]
    assert read(text).statements[0].negated is negated


@pytest.mark.parametrize(
    ("text", "hedges"),
    [
        ("Norway is believed to be preparing a sale.", ["is believed"]),
        ("The claim could not be independently verified.", ["could not be independently verified"]),
        ("Neither claim could be checked.", ["could be checked"]),
        ("The bridge may fall.", ["may"]),
        ("The mayor allegedly took money.", ["allegedly"]),
        ("The board appears to have known.", ["appears"]),
        ("It was not clear who ordered it.", ["not clear"]),
        ("The bridge fell in May.", []),
        ("The mayor could not swim.", []),
        ("The bridge fell.", []),
    ],
)
def test_own_voice(read, text: str, hedges: list[str]) -> None:  # type: ignore[no-untyped-def]
    reading = read(text)
    voice = own_voice(Tree(text, reading.tokens), reading.sentences[0])
    assert [span.of(text) for span in voice.hedges] == hedges
    assert voice.hedged is bool(hedges)


def test_a_hedge_within_a_statement_is_the_speakers(read) -> None:  # type: ignore[no-untyped-def]
    text = "The board said the bridge may fall."
    reading = read(text)
    tree = Tree(text, reading.tokens)
    assert own_voice(tree, reading.sentences[0]).hedged
    assert not own_voice(tree, reading.sentences[0], reading.statements).hedged


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        # what was heard but could not be checked
        ("The clinic said that a shed had burned, but that could not be independently confirmed.", "hedged"),
        ("The clinic said the cause was still unknown.", "asserted"),
        # refusals in the speaker's own words
        ("The clinic said it was not able to confirm the toll.", "declined"),
        ("“We are in no position to say who was there,” the clinic said.", "declined"),
        ("The nurse said she was not competent to judge.", "declined"),
        ("The nurse said she was competent to judge.", "asserted"),
        # what others claim, rejected
        ("The clinic said that it did not recognise that figure.", "denied"),
        ("The nurse called reports of a fire “a fairy tale”.", "denied"),
        ("The nurse said the report was false.", "denied"),
        ("The nurse said that was not true.", "denied"),
        ("The nurse said that was the wrong door.", "asserted"),
        ("“That figure is a guess, not a count,” the nurse said.", "denied"),
        # reckonings
        ("The nurse thinks about 60 beds were lost.", "estimated"),
        ("The nurse thinks repairs could cost 3 million euros.", "estimated"),
        ("The nurse said a surveyor had put the damage at 3 million euros.", "estimated"),
        ("The nurse thinks the roof is ugly.", "asserted"),
        ("The nurse believes a guard had left the gate open.", "hedged"),
        # what is to come, and what only sounds like it
        ("The nurse said the vote would probably fail.", "expected"),
        ("The nurse said the clinic was preparing to open a second ward.", "asserted"),
        ("The nurse said the clinic was planning to open a second ward.", "expected"),
        ("“The form asks patients to prove their age,” the nurse said.", "asserted"),
        ("“I would not argue with that,” the nurse said.", "asserted"),
        ("“We would leave if the roof fell,” the nurse said.", "expected"),
        ("The nurse wants the permit withdrawn.", "asserted"),
        ("The nurse wants to withdraw the permit.", "expected"),
    ],
)
def test_certainty_by_what_is_said(read, text: str, certainty: str) -> None:  # type: ignore[no-untyped-def]
    assert read(text).statements[0].certainty == certainty


@pytest.mark.parametrize(
    ("text", "hedged"),
    [
        ("The mayor is supposed to open the fair.", False),
        ("The mayor is supposed to have opened the fair.", True),
    ],
)
def test_a_duty_is_no_hedge(read, text: str, hedged: bool) -> None:  # type: ignore[no-untyped-def]
    reading = read(text)
    assert own_voice(Tree(text, reading.tokens), reading.sentences[0]).hedged is hedged
