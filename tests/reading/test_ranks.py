"""Ranks cut at their stop, and offices told before a name: whose mayor, whose head."""

from __future__ import annotations

import pytest


def speakers(reading):  # type: ignore[no-untyped-def]
    return [statement.speaker for statement in reading.statements if statement.speaker]


@pytest.mark.parametrize(
    ("text", "canonical", "role"),
    [
        ("Brig. Gen. Arlo Venn said 12 people died.", "Arlo Venn", "Brig. Gen."),
        ("Det. Supt. Ola Finn said two people were arrested.", "Ola Finn", "Det. Supt."),
        ("Staff Sgt. Ida Roe said that two soldiers were hurt.", "Ida Roe", "Staff Sgt."),
        ("Police Chief Insp. Ona Bey told reporters that 40 people were held.", "Ona Bey", "Police Chief Insp."),
        ('"It will rise," said Brig. Gen. Arlo Venn, head of the Tarn Board.', "Arlo Venn", "head of the Tarn Board"),
        ("The head of the Tarn Board, Ola Finn, said 30 homes were flooded.", "Ola Finn", "head of the Tarn Board"),
    ],
)  # fmt: skip
def test_a_rank_stays_with_its_name(read, text, canonical, role) -> None:  # type: ignore[no-untyped-def]
    (speaker,) = speakers(read(text))
    assert (speaker.canonical, speaker.kind, speaker.role) == (canonical, "person", role)
    assert len(read(text).sentences) == 1


def test_the_later_pronoun_is_the_one_with_the_rank(read) -> None:  # type: ignore[no-untyped-def]
    reading = read("Brig. Gen. Arlo Venn said the road was shut. He said 33 people were missing.")
    assert [figure.reporter_name for figure in reading.figures] == ["Arlo Venn"]


def test_a_mayor_is_of_a_place_and_not_of_the_body_named_last(read) -> None:  # type: ignore[no-untyped-def]
    reading = read(
        "The Tarn Water Board said six homes were flooded.\n\n"
        '"Nobody in Lisbon has come back," said its mayor, Teo Sulle. He said 34 people were missing.'
    )
    told = speakers(reading)[-1]
    assert (told.canonical, told.role, told.affiliation) == ("Teo Sulle", "mayor of Lisbon", "Lisbon")


def test_a_clause_that_begins_with_a_name_gives_it_no_office(read) -> None:  # type: ignore[no-untyped-def]
    reading = read("After talks with the mayor of Lisbon, Ida Roe said 12 families had left.")
    assert [(speaker.canonical, speaker.role) for speaker in speakers(reading)] == [("Ida Roe", None)]
