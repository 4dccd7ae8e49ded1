"""Who says what: one voice for one speaker, and never one for two."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sample_reading import make_articles, make_who, said
from writethru.core.types import Article, Reading, SpeakerKind
from writethru.ledger import build_ledger
from writethru.ledger.who import Saying, Voice, Who, chosen, who_says_what
from writethru.story import build_story


def voices_said(*spoken: tuple[str, str, SpeakerKind]) -> Who:
    """The voices of articles in each of which one speaker, so called, says something."""
    readings = []
    for number, (text, canonical, kind) in enumerate(spoken):
        sentence = f"{text} said that shed {number} was {'abcdefghij'[number] * 7} and shut."
        article: Article = replace(
            make_articles()[3], id=f"a{number}", url=None, outlet=f"Paper {number}", text=sentence
        )
        content = sentence.split(" said ")[1].rstrip(".")
        readings.append(
            Reading(article, (), (), (said(article, text, "said", content, canonical=canonical, kind=kind),))
        )
    return who_says_what(build_ledger(build_story([reading.article for reading in readings]), readings))


@pytest.mark.parametrize(
    ("spoken", "expected"),
    [
        # a surname goes to the one person of that name
        ([("Ida Brekke", "Ida Brekke", "person"), ("Brekke", "Brekke", "person")], ["Ida Brekke"]),
        ([("Ida Brekke", "Ida Brekke", "person"), ("Ida M. Brekke", "Ida M. Brekke", "person")], ["Ida M. Brekke"]),
        # two of one surname are two, and the bare surname is neither
        (
            [
                ("Ida Brekke", "Ida Brekke", "person"),
                ("Odd Brekke", "Odd Brekke", "person"),
                ("Brekke", "Brekke", "person"),
            ],
            ["Brekke", "Ida Brekke", "Odd Brekke"],
        ),
        # a body with and without its owner; two owners are two
        (
            [
                ("The Harbour Bureau", "Harbour Bureau", "organisation"),
                ("Norland’s Harbour Bureau", "Norland Harbour Bureau", "organisation"),
            ],
            ["Norland Harbour Bureau"],
        ),
        (
            [
                ("Norland’s Harbour Bureau", "Norland Harbour Bureau", "organisation"),
                ("Sorland’s Harbour Bureau", "Sorland Harbour Bureau", "organisation"),
                ("The Harbour Bureau", "Harbour Bureau", "organisation"),
            ],
            ["Harbour Bureau", "Norland Harbour Bureau", "Sorland Harbour Bureau"],
        ),
        # a state is not its navy, and a spokesman is not the body
        (
            [("Norland", "Norland", "organisation"), ("Norland’s Navy", "Norland Navy", "organisation")],
            ["Norland", "Norland Navy"],
        ),
        # anonymous voices and people without a name never meet
        (
            [("An official", "official", "anonymous"), ("An official", "official", "anonymous")],
            ["official", "official"],
        ),
        ([("residents", "residents", "group"), ("residents", "residents", "group")], ["residents", "residents"]),
        ([("one of them", "one of them", "person"), ("one of them", "one of them", "person")], ["one of them"] * 2),
        # who is not resolved stands alone
        ([("he", "", "person"), ("he", "", "person")], ["he", "he"]),
    ],
)
def test_one_voice_for_one_speaker(spoken: list[tuple[str, str, SpeakerKind]], expected: list[str]) -> None:
    assert sorted(voice.name for voice in voices_said(*spoken).voices) == expected


@pytest.fixture(scope="module")
def who() -> Who:
    return make_who()


def voice(who: Who, name: str) -> Voice:
    return next(one for one in who.voices if one.name == name)


def sayings(who: Who) -> list[Saying]:
    return [saying for one in who.voices for saying in one.sayings]


def test_a_copied_statement_is_shown_once_with_the_outlets_that_carry_it(who: Who) -> None:
    brekke = voice(who, "Ida Brekke")
    assert [(saying.outlets, saying.origins) for saying in brekke.sayings] == [
        (("Quay Echo",), 2),
        (("Coastwire", "Sandholm Post", "The Inlet"), 2),
        (("Coastwire", "Sandholm Post", "The Inlet"), 1),
    ]
    assert (brekke.outlets, brekke.origins) == (4, 2)


def test_in_order_of_time_and_numbered_as_shown(who: Who) -> None:
    assert [saying.number for saying in sayings(who)] == list(range(1, len(sayings(who)) + 1))
    for one in who.voices:
        assert [saying.day for saying in one.sayings] == sorted(saying.day for saying in one.sayings)


def test_repeats_and_nesting_are_linked_both_ways(who: Who) -> None:
    by_number = {saying.number: saying for saying in sayings(who)}
    repeated = [saying for saying in by_number.values() if saying.repeats]
    assert len(repeated) == 2
    for saying in repeated:
        assert all(saying.number in by_number[other].repeats for other in saying.repeats)
    inner = voice(who, "Holm Ferries").sayings[1]
    assert by_number[inner.within].statement.id == inner.statement.parent


def test_who_is_not_named_comes_last(who: Who) -> None:
    assert [one.standing for one in who.voices] == ["named", "named", "anonymous", "anonymous", "unresolved"]


def test_words_are_those_of_the_article(who: Who) -> None:
    for saying in sayings(who):
        spans = saying.statement.content
        assert saying.content == tuple(saying.article.text[span.start : span.end] for span in spans)


def test_chosen_by_name_role_or_kind(who: Who) -> None:
    assert [one.name for one in chosen(who, speakers=["BREKKE"]).voices] == ["Ida Brekke"]
    assert [one.name for one in chosen(who, speakers=["harbour master"]).voices] == ["Ida Brekke"]
    assert [one.name for one in chosen(who, kinds=["anonymous"]).voices] == ["An official"]
    assert [one.name for one in chosen(who, kinds=["official"]).voices] == ["Ida Brekke"]
    assert chosen(who, speakers=["nobody of the kind"]).voices == ()


@pytest.mark.parametrize(
    ("text", "canonical", "kind", "standing"),
    [
        ("The mayor", "mayor", "person", "unnamed"),
        ("Its captain", "captain", "person", "unnamed"),
        ("A captain", "captain", "person", "anonymous"),
        ("One of the 12 from Norland", "One of the 12 from Norland", "group", "anonymous"),
        ("The official", "official", "anonymous", "anonymous"),
        ("The guards", "guards", "group", "unnamed"),
        ("Ida Brekke", "Ida Brekke", "person", "named"),
        ("She", "", "person", "unresolved"),
    ],
)
def test_known_described_anonymous_or_unresolved(text: str, canonical: str, kind: SpeakerKind, standing: str) -> None:
    assert [one.standing for one in voices_said((text, canonical, kind)).voices] == [standing]
