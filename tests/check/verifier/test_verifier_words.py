"""How words are related, and how each word of a claim is held by its sources."""

from __future__ import annotations

import pytest

from writethru.check.verifier.evidence import evidence, source
from writethru.check.verifier.matches import HELD, matches
from writethru.check.verifier.wordnet import wordnet
from writethru.core.tree import Tree


@pytest.mark.parametrize(
    ("word", "other", "relation"),
    [
        ("increase", "decrease", "opposite"),
        ("include", "exclude", "opposite"),
        ("expensive", "cheap", "opposite"),
        ("household", "family", "synonym"),
        ("decide", "decision", "synonym"),
        ("raise", "raise", "same"),
        ("milk", "cheese", "sister"),
        ("raise", "increase", "narrower"),
        ("bridge", "envy", "none"),
        ("zzz", "bridge", "none"),
    ],
)
def test_relations_of_common_words(word: str, other: str, relation: str) -> None:
    assert wordnet().relation(word, other) == relation


def test_narrower_one_way_is_wider_the_other() -> None:
    table = wordnet()
    assert table.relation("raise", "increase") == "narrower"
    assert table.relation("increase", "raise") == "wider"


@pytest.fixture(scope="module")
def held(reader, page):  # type: ignore[no-untyped-def]
    """How each word of a claim is held by the flood story, by word."""
    reading = reader.read(page("nordenwire", "Norden Wire", "flood"))
    given = source([reading], [Tree(reading.article.text, reading.tokens)])

    def run(claim: str) -> dict[str, str]:
        article = page("claim", "Claim", "flood")
        read = reader.read(type(article)(**{**_fields(article), "text": claim}))
        tree = Tree(claim, read.tokens)
        found = evidence(tree, read.sentences[0], given)
        return {tree.word(m.token): HELD[m.code] for m in matches(tree, read.sentences[0], found)}

    return run


def _fields(record: object) -> dict[str, object]:
    return {name: getattr(record, name) for name in type(record).__slots__}  # type: ignore[attr-defined]


def test_numbers_are_held_as_values_and_not_as_words(held) -> None:  # type: ignore[no-untyped-def]
    found = held("Floods on the Veld killed fifty-three people and injured 190.")
    assert found["190"] == "other number"
    assert held("Some 74 people were missing.")["74"] == "number"


def test_an_opposite_is_told_from_a_synonym(held) -> None:  # type: ignore[no-untyped-def]
    found = held("The ministry said that 26 divers would arrive from the capital.")
    assert found["26"] == "number"
    assert held("Brook Energy confirmed that the first dam had been damaged.")["confirmed"] != "word"


def test_names_of_no_source_are_nowhere(held) -> None:  # type: ignore[no-untyped-def]
    found = held("Interior Minister Ilse Karlsen spoke in Varnholm.")
    assert found["Karlsen"] == "name nowhere"
    assert found["Varnholm"] == "name"


def test_words_that_only_join_are_no_content(held) -> None:  # type: ignore[no-untyped-def]
    assert held("Floods killed people in the province.")["the"] == "no content"
