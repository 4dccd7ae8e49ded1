"""Names and the fullest form the article gives each."""

from __future__ import annotations

import pytest


def canonical(reading) -> dict[str, tuple[str, str]]:  # type: ignore[no-untyped-def]
    return {entity.text: (entity.type, entity.canonical) for entity in reading.entities}


def test_a_surname_is_the_person_named_in_full(read) -> None:  # type: ignore[no-untyped-def]
    reading = read("The mayor, Hanne Brandtorp, resigned. Brandtorp said she was tired.")
    assert canonical(reading)["Brandtorp"] == ("PERSON", "Hanne Brandtorp")


def test_an_acronym_in_brackets_is_the_name_before_it(read) -> None:  # type: ignore[no-untyped-def]
    reading = read("The National Survey Office (NSO) counted 40 houses. The NSO will publish a map.")
    assert canonical(reading)["NSO"] == ("ORG", "National Survey Office")


def test_titles_are_not_part_of_a_name(read) -> None:  # type: ignore[no-untyped-def]
    reading = read("Labour Minister Ilka Sorvand met Col. Piet Oldaker on Friday.")
    names = canonical(reading)
    assert names["Ilka Sorvand"] == ("PERSON", "Ilka Sorvand")
    assert names["Piet Oldaker"][0] == "PERSON"


def test_two_people_of_one_surname_are_kept_apart(read) -> None:  # type: ignore[no-untyped-def]
    reading = read(
        "Hanne Brandtorp, a farmer, lost her barn. Brandtorp said it burned for hours.\n\n"
        "Her neighbour Joost Brandtorp, a teacher, saw it too. Brandtorp said he had called for help."
    )
    named = [entity.canonical for entity in reading.entities if entity.text == "Brandtorp"]
    assert named == ["Hanne Brandtorp", "Joost Brandtorp"]


def test_names_of_bodies_run_over_of(read) -> None:  # type: ignore[no-untyped-def]
    names = canonical(read("The Ministry of Roads and the University of Strandby disagreed."))
    assert names["Ministry of Roads"][0] == "ORG"
    assert names["University of Strandby"][0] == "ORG"


def test_a_dateline_is_a_place_and_its_agency_no_acronym(read) -> None:  # type: ignore[no-untyped-def]
    names = canonical(read("STRANDBY, Norway (NTP) — Police closed the bridge on Monday, officers said."))
    assert names["STRANDBY"][0] == "GPE"
    assert names["NTP"] == ("ORG", "NTP")


def test_countries_have_one_name(read) -> None:  # type: ignore[no-untyped-def]
    names = canonical(read("The U.S. and Britain signed the pact in Peru."))
    assert names["U.S."] == ("GPE", "United States")
    assert names["Britain"] == ("GPE", "United Kingdom")


def test_shouting_does_not_make_every_word_a_name(read) -> None:  # type: ignore[no-untyped-def]
    reading = read("THE COUNCIL WILL MEET TOMORROW AND THE PUBLIC MAY ATTEND THE SESSION.")
    assert len(reading.entities) <= 1


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "The Cabin and Ground Staff Union (CGSU) said it was sorry. The CGSU has 300 members.",
            "Cabin and Ground Staff Union",
        ),
        (
            "Arlo and Bexton Hospitals Trust said it was sorry. The report on Arlo and Bexton Hospitals Trust is long.",
            "Arlo and Bexton Hospitals Trust",
        ),
        ("Arlo and Bexton Hospitals Trust runs two clinics.", "Arlo and Bexton Hospitals Trust"),
    ],
)
def test_and_inside_the_name_of_one_body(read, text: str, name: str) -> None:  # type: ignore[no-untyped-def]
    assert name in {entity.text for entity in read(text).entities}


def test_two_bodies_joined_by_and_stay_two(read) -> None:  # type: ignore[no-untyped-def]
    found = {
        entity.text for entity in read("The Harbour Guard and Tolm City Council said the bridge was shut.").entities
    }
    assert "Harbour Guard and Tolm City Council" not in found
