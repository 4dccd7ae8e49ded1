"""Who is who: one record per speaker, in full at first mention, short afterwards."""

from __future__ import annotations

import pytest

from writethru.brief.names import Figurehead, introduced, reintroduced, surname, trusted, with_article
from writethru.core.types import Speaker


def person(name: str, role: str | None, home: str | None = None) -> Figurehead:
    return Figurehead(name.lower(), name, "person", role, home)


@pytest.mark.parametrize(
    ("who", "want"),
    [
        (person("Ada Roe", "Labour Minister"), "Labour Minister Ada Roe"),
        (person("Ada Roe", "Brig. Gen."), "Brig. Gen. Ada Roe"),
        (person("Ada Roe", "President", "Vendria"), "President Ada Roe of Vendria"),
        (person("Ada Roe", "director of the Quay Trust", "Quay Trust"), "Ada Roe, director of the Quay Trust,"),
        (person("Ada Roe", "spokeswoman for the port"), "Ada Roe, a spokeswoman for the port,"),
        (person("Ada Roe", "lawmaker"), "Ada Roe, a lawmaker,"),
        (person("Ada Roe", "economist"), "Ada Roe, an economist,"),
        (person("Ada Roe", "Teacher"), "Ada Roe, a teacher,"),
        (person("Ada Roe", "press secretary", "Ferrel"), "Ada Roe, Ferrel’s press secretary,"),
        (person("Ada Roe", None), "Ada Roe"),
    ],
)
def test_first_mention(who: Figurehead, want: str) -> None:
    assert introduced(who) == want


def test_another_order_of_the_same_words() -> None:
    who = person("Ada Roe", "naval engineer at the Quay College in Port Sable", "the Quay College in Port Sable")
    assert reintroduced(who) == "naval engineer Ada Roe of the Quay College"
    assert reintroduced(person("Ada Roe", "President", "Vendria")) is None


def test_family_names_keep_their_particles() -> None:
    assert surname("Annika van der Roe") == "van der Roe"
    assert surname("Ada Roe") == "Roe"


def test_offices_take_an_article_where_english_wants_one() -> None:
    assert with_article("Harbour Rescue Service") == "the Harbour Rescue Service"
    assert with_article("Vendria’s Foreign Ministry") == "Vendria’s Foreign Ministry"
    assert with_article("Blue Strait Lines") == "Blue Strait Lines"
    assert with_article("port authority") == "the port authority"


@pytest.mark.parametrize(
    ("text", "canonical", "want"),
    [
        ("the company", "provincial government", ""),
        ("The Quay union", "government", "Quay union"),
        ("the ministry", "Foreign Ministry", "Foreign Ministry"),
    ],
)
def test_a_mention_is_not_taken_for_another_kind_of_body(text: str, canonical: str, want: str) -> None:
    speaker = Speaker(text, 0, len(text), canonical, "organisation", resolved_by="description")
    assert trusted(speaker) == want
