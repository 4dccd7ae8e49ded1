"""Speakers over a whole story: filled in from other articles, never mixed."""

from __future__ import annotations

from writethru.core.types import Reading, Speaker
from writethru.ledger.settled import settle


def last(readings: tuple[Reading, ...], number: int) -> Speaker:
    speaker = readings[number].statements[-1].speaker
    assert speaker is not None
    return speaker


def settled(read, *texts: str) -> tuple[Reading, ...]:  # type: ignore[no-untyped-def]
    return settle([read(text, f"Outlet {number}") for number, text in enumerate(texts)])


def test_a_bare_surname_is_the_one_person_of_the_story(read) -> None:  # type: ignore[no-untyped-def]
    readings = settled(
        read,
        "Ada Brask, the harbour engineer, said the bridge was shut.",
        "Engineer Brask said on Monday that it was late.",
    )
    speaker = last(readings, 1)
    assert (speaker.canonical, speaker.resolved_by) == ("Ada Brask", "story")
    assert speaker.confidence < 1


def test_of_two_with_one_surname_nobody_can_say_which(read) -> None:  # type: ignore[no-untyped-def]
    readings = settled(
        read,
        "Ada Brask, the harbour engineer, said the bridge was shut.",
        "Jonas Brask, a baker, said it was safe.",
        "Engineer Brask said on Monday that it was late.",
    )
    assert last(readings, 2).canonical == "Brask"
    assert {last(readings, 0).canonical, last(readings, 1).canonical} == {"Ada Brask", "Jonas Brask"}


def test_a_short_form_that_another_article_spells_out(read) -> None:  # type: ignore[no-untyped-def]
    readings = settled(
        read,
        "Residents blamed Tolm del Norte, or Tolnor, for the fire. Tolnor denied that its line had failed.",
        "Tolnor said that it had checked its line.",
    )
    assert last(readings, 1).canonical == "Tolm del Norte"


def test_the_office_is_its_one_holder_and_a_role_is_filled_in(read) -> None:  # type: ignore[no-untyped-def]
    readings = settled(
        read,
        "Jo Ekdal, the roads minister, said the bridge was shut.",
        "The roads minister said that it would open.",
        "Jo Ekdal said that it was late.",
    )
    assert (last(readings, 1).canonical, last(readings, 1).kind) == ("Jo Ekdal", "person")
    assert last(readings, 2).role == "roads minister"
    assert last(readings, 2).role_class == "official"


def test_statements_keep_their_ids_and_words(read) -> None:  # type: ignore[no-untyped-def]
    before = [read("Ada Brask said it was shut.", "Outlet A"), read("Engineer Brask said it was late.", "Outlet B")]
    for old, new in zip(before, settle(before), strict=True):
        assert [(s.id, s.content) for s in old.statements] == [(s.id, s.content) for s in new.statements]
        assert [s.speaker.text for s in old.statements if s.speaker] == [
            s.speaker.text for s in new.statements if s.speaker
        ]
