"""Phrases recast or left out to break a copied run: the claim stays, and so does its doubt."""

from __future__ import annotations

import pytest
from test_rewrite import Parsed

from writethru.brief.rewrite import order, recast
from writethru.brief.rewrite.sketch import Piece, Sketch, text_of


def recast_texts(text: str) -> list[str]:
    parsed = Parsed(text)
    return [text_of(row) for _, row in recast.recastings(parsed.row, parsed.tree, parsed.sentence)]


@pytest.mark.parametrize(
    ("name", "want"),
    [
        ("The yard’s owner, Marsh Lines,", "Marsh Lines, the yard’s owner, denied it."),
        ("Marsh Lines, the yard’s owner,", "The yard’s owner, Marsh Lines, denied it."),
    ],
)
def test_a_speaker_and_what_stands_beside_the_name_change_places(name: str, want: str) -> None:
    parsed = Parsed("Marsh denied it.")
    row = Sketch((Piece(name, (0,), speaker="marsh lines"), *parsed.row.pieces[1:]))
    assert want in [text_of(edited) for _, edited in recast.recastings(row, parsed.tree, parsed.sentence)]


def test_a_clause_of_who_somebody_is_stays_behind_the_name() -> None:
    parsed = Parsed("Roe denied it.")
    row = Sketch((Piece("Ada Roe, who runs the yard,", (0,), speaker="ada roe"), *parsed.row.pieces[1:]))
    assert not list(recast.recastings(row, parsed.tree, parsed.sentence))


def test_until_loses_its_pronoun() -> None:
    assert "The mayor ordered all boats to stay in port until inspected." in recast_texts(
        "The mayor ordered all boats to stay in port until they have been inspected."
    )


def test_a_final_phrase_with_a_number_or_a_doubt_stays() -> None:
    assert "The regulator examined the trades." in recast_texts("The regulator examined the trades before the sale.")
    assert not [
        text for text in recast_texts("The mayor closed the bridge for 12 days without warning.") if "12" not in text
    ]


def test_a_passive_with_an_infinitive_has_no_purpose_of_its_own() -> None:
    assert not [
        text for text in Parsed("The boat was licensed to carry cars.").texts(order._purpose) if "in order" in text
    ]
