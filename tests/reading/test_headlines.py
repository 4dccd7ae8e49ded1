"""Headlines, labels of speakers and signed quotations."""

from __future__ import annotations

import pytest

from writethru.core.types import Reading, Statement

BODY = "\n\nIt rained on Monday."


def words(reading: Reading, statement: Statement) -> list[str]:
    return [span.of(reading.article.text) for span in statement.content]


def told(reading: Reading) -> list[tuple[str, str, list[str]]]:
    return [(s.speaker.text if s.speaker else "", s.cue.text, words(reading, s)) for s in reading.statements]


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Mayor: no plans to quit", ("Mayor", ":", ["no plans to quit"])),
        ("Bridge shut until June: police", ("police", ":", ["Bridge shut until June"])),
        ("Bridge shut until June - minister", ("minister", "-", ["Bridge shut until June"])),
        ("Bridge to Stay Shut, Harbour Board Says", ("Harbour Board", "Says", ["Bridge to Stay Shut"])),
        ("BRIDGE SHUT UNTIL JUNE, POLICE SAY", ("POLICE", "SAY", ["BRIDGE SHUT UNTIL JUNE"])),
    ],
)  # fmt: skip
def test_who_says_it_in_a_headline(rules, headline: str, expected: tuple[str, str, list[str]]) -> None:  # type: ignore[no-untyped-def]
    assert told(rules(headline + BODY)) == [expected]


@pytest.mark.parametrize("headline", ["Watch: the bridge falls", "Live updates: storm reaches the coast"])
def test_a_kicker_is_no_speaker(rules, headline: str) -> None:  # type: ignore[no-untyped-def]
    assert all(cue != ":" for _, cue, _ in told(rules(headline + BODY)))


def test_the_body_is_not_read_as_a_headline(rules) -> None:  # type: ignore[no-untyped-def]
    reading = rules("It rained on Monday.\n\nThe board has one aim: safety.")
    assert all(cue != ":" for _, cue, _ in told(reading))


def test_a_transcript_gives_each_speaker_their_words(rules) -> None:  # type: ignore[no-untyped-def]
    reading = rules(
        "The hearing began at nine.\n\nMR HOLT: I never saw the bridge fall. I was at home.\n\n"
        "MS BRANDTORP: Where was your brother?\n\nMR HOLT: He was at sea."
    )
    labelled = [each for each in told(reading) if each[1] == ":"]
    assert [who for who, _, _ in labelled] == ["MR HOLT", "MS BRANDTORP", "MR HOLT"]
    assert labelled[0][2] == ["I never saw the bridge fall. I was at home"]


def test_questions_and_answers(rules) -> None:  # type: ignore[no-untyped-def]
    reading = rules("An interview.\n\nQ: When did the bridge fall?\n\nA: On Monday, just before noon.")
    assert [(who, content) for who, cue, content in told(reading) if cue == ":"] == [
        ("Q", ["When did the bridge fall"]),
        ("A", ["On Monday, just before noon"]),
    ]


def test_a_list_of_hours_has_no_speaker(rules) -> None:  # type: ignore[no-untyped-def]
    reading = rules("The plan for the day.\n\n10:30 a.m.: The bridge opens.\n\nWhere: the harbour.\n\nPrice: 4 euros.")
    assert all(cue != ":" for _, cue, _ in told(reading))


def test_a_signed_quotation(rules) -> None:  # type: ignore[no-untyped-def]
    reading = rules("Readers wrote to us.\n\n“The bridge was never safe.” — Hanne Brandtorp\n“We knew it.” — Arne Holt")
    signed = [each for each in told(reading) if each[1] == "—"]
    assert signed == [
        ("Hanne Brandtorp", "—", ["“The bridge was never safe.”"]),
        ("Arne Holt", "—", ["“We knew it.”"]),
    ]


def test_a_post_under_its_handle(rules) -> None:  # type: ignore[no-untyped-def]
    reading = rules(
        "Some were angry.\n\nThe bridge is shut and nobody told us. — Hanne Brandtorp (@hbrandtorp) May 2, 2026"
    )
    (post,) = [s for s in reading.statements if s.cue.text == "—"]
    assert post.speaker is not None
    assert post.speaker.text.startswith("Hanne Brandtorp")
    assert words(reading, post) == ["The bridge is shut and nobody told us"]


def test_a_dash_between_words_signs_nothing(rules) -> None:  # type: ignore[no-untyped-def]
    reading = rules(
        "It rained.\n\nThe “plan” — Brandtorp wrote it — was dropped. The road to Strandby — long and dark — shut."
    )
    assert all(s.cue.text != "—" for s in reading.statements)


def test_a_name_that_the_parser_takes_for_a_noun_is_known_from_the_text(rules) -> None:  # type: ignore[no-untyped-def]
    reading = rules(
        "Brooks: the bridge was never safe\n\nThe welder Hanne Brooks said on Monday that Brooks & Son built it."
    )
    assert told(reading)[0] == ("Brooks", ":", ["the bridge was never safe"])
