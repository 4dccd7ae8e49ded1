"""Opposites in the same surroundings, and verbs denied or affirmed otherwise."""

from __future__ import annotations

from dataclasses import replace

import pytest

from writethru.check.verifier.contrast import contrast, opposed
from writethru.check.verifier.evidence import ROOM, evidence, source
from writethru.core.tree import Tree

SOURCE = (
    "The council raised the fee for parking in March. It did not raise the rent of the market hall. "
    "Traders welcomed the plan, which the mayor, Ola Frisk, had not signed. The old bridge was closed to lorries. "
    "More than half of the stalls stand inside the hall."
)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("raise", "lower"),
        ("necessary", "unnecessary"),
        ("careful", "careless"),
        ("more", "less"),
        ("inside", "outside"),
    ],
)
def test_opposites_of_several_makes(a: str, b: str) -> None:
    assert opposed(a, b)
    assert opposed(b, a)


@pytest.mark.parametrize(("a", "b"), [("raise", "increase"), ("form", "inform"), ("bridge", "road"), ("old", "old")])
def test_other_words_are_no_opposites(a: str, b: str) -> None:
    assert not opposed(a, b)


@pytest.fixture(scope="module")
def said(reader, page):  # type: ignore[no-untyped-def]
    """Words of a claim by kind of contrast."""

    def read(text: str):  # type: ignore[no-untyped-def]
        reading = reader.read(replace(page("council", "Council", "flood"), text=text))
        return reading, Tree(text, reading.tokens)

    reading, tree = read(SOURCE)
    given = source([reading], [tree])

    def run(claim: str) -> dict[str, list[str]]:
        own, words = read(claim)
        found = contrast(words, own.sentences[0], evidence(words, own.sentences[0], given))
        return {name: [words.lower(i) for i in getattr(found, name)] for name in ("opposed", "denied", "affirmed")}

    return run


def test_an_opposite_among_the_same_words(said) -> None:  # type: ignore[no-untyped-def]
    assert said("The council lowered the fee for parking in March.")["opposed"] == ["lowered"]
    assert said("The new bridge was closed to lorries.")["opposed"] == ["new"]


def test_the_word_itself_in_its_place_is_no_contrast(said) -> None:  # type: ignore[no-untyped-def]
    assert said("The council raised the fee for parking in March.") == {"opposed": [], "denied": [], "affirmed": []}


def test_a_verb_denied_that_the_source_affirms(said) -> None:  # type: ignore[no-untyped-def]
    assert said("Traders did not welcome the plan.")["denied"] == ["welcome"]


def test_a_verb_affirmed_that_the_source_denies(said) -> None:  # type: ignore[no-untyped-def]
    assert said("The mayor, Ola Frisk, had signed the plan.")["affirmed"] == ["signed"]


def test_evidence_holds_to_its_room_and_begins_with_what_holds_most(reader, sources) -> None:  # type: ignore[no-untyped-def]
    trees = [Tree(reading.article.text, reading.tokens) for reading in sources]
    given = source(sources, trees)
    text = "Floods on the river Veld killed at least 53 people and injured 185 in Harrow."
    reading = reader.read(replace(sources[0].article, text=text))
    found = evidence(Tree(text, reading.tokens), reading.sentences[0], given)
    assert found.best is not None
    assert (found.best.source, found.best.sentence) == (0, 0)
    assert list(found.places) == sorted(found.places, key=lambda place: (place.source, place.sentence))
    first = sources[0].sentences[0]
    assert len(found.tokens) <= max(ROOM, first.last - first.first)


def test_evidence_of_chosen_sources_alone(reader, sources) -> None:  # type: ignore[no-untyped-def]
    given = source(sources, [Tree(reading.article.text, reading.tokens) for reading in sources])
    text = "Floods on the river Veld killed at least 53 people."
    reading = reader.read(replace(sources[0].article, text=text))
    found = evidence(Tree(text, reading.tokens), reading.sentences[0], given, frozenset({1}))
    assert {place.source for place in found.places} <= {1}
