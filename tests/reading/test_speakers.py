"""Speakers: the fullest name, what kind, role and affiliation, and pronouns only where they can be told."""

from __future__ import annotations

import pytest

from writethru.core.types import Reading, Speaker


def speakers(reading: Reading) -> list[Speaker]:
    return [s.speaker for s in reading.statements if s.speaker is not None]


@pytest.mark.parametrize(
    ("text", "canonical", "kind", "role", "affiliation"),
    [
        ("Col. Ada Brask, a spokeswoman for the Harbour Guard, said the bridge was shut.", "Ada Brask", "person",
         "spokeswoman for the Harbour Guard", "Harbour Guard"),
        ("Norway's fisheries minister, Jo Ekdal, said the bridge was shut.", "Jo Ekdal", "person",
         "fisheries minister", "Norway"),
        ("Labour Minister Ilka Sorvand said the bridge was shut.", "Ilka Sorvand", "person", "Labour Minister", None),
        ("The harbour engineer Jo Ekdal said the bridge was shut.", "Jo Ekdal", "person", "harbour engineer", None),
        ("Ada Brask, who chairs the harbour board, said the bridge was shut.", "Ada Brask", "person",
         "chair of the harbour board", "harbour board"),
        ("Lima said it would send two ships.", "Government of Peru", "organisation", None, "Peru"),
        ("Peru said it would send two ships.", "Government of Peru", "organisation", None, "Peru"),
        ("Norway's coast guard said the bridge was shut.", "Norway coast guard", "organisation", None, "Norway"),
        ("Police said the bridge was shut.", "Police", "organisation", None, None),
        ("The report said the bridge was unsafe.", "report", "document", None, None),
        ("An official said the bridge was unsafe.", "official", "anonymous", None, None),
        ("Two officials said the bridge was unsafe.", "Two officials", "anonymous", None, None),
        ("Witnesses said the bridge had swayed.", "Witnesses", "group", None, None),
        ("The governor said the bridge was unsafe.", "governor", "office", None, None),
        ("Neither Norway nor Sweden has acknowledged the loss.", "Norway and Sweden", "group", None, None),
    ],
)  # fmt: skip
def test_one_speaker(read, text, canonical, kind, role, affiliation) -> None:  # type: ignore[no-untyped-def]
    speaker = speakers(read(text))[0]
    assert (speaker.canonical, speaker.kind, speaker.role, speaker.affiliation) == (canonical, kind, role, affiliation)


def test_a_surname_keeps_role_and_affiliation(read) -> None:  # type: ignore[no-untyped-def]
    reading = read(
        "Ada Brask, a spokeswoman for the Harbour Guard, said the bridge was shut.\n\nBrask said it may fall."
    )
    last = speakers(reading)[-1]
    assert (last.canonical, last.resolved_by) == ("Ada Brask", "surname")
    assert last.role == "spokeswoman for the Harbour Guard"


def test_an_acronym_is_the_office_it_stands_for(read) -> None:  # type: ignore[no-untyped-def]
    reading = read("The National Survey Office (NSO) said 40 houses fell. The NSO said it would count again.")
    last = speakers(reading)[-1]
    assert (last.canonical, last.resolved_by) == ("National Survey Office", "acronym")


def test_a_pronoun_is_the_last_speaker_that_agrees(read) -> None:  # type: ignore[no-untyped-def]
    reading = read("Ada Brask, a spokeswoman, said the bridge was shut. She said it may fall.")
    last = speakers(reading)[-1]
    assert (last.text, last.canonical, last.resolved_by) == ("She", "Ada Brask", "pronoun")


def test_a_pronoun_that_does_not_agree_stays_open(read) -> None:  # type: ignore[no-untyped-def]
    reading = read("Ada Brask, a spokeswoman, said the bridge was shut. He said it may fall.")
    last = speakers(reading)[-1]
    assert (last.canonical, last.resolved_by) == ("", "unresolved")


def test_a_pronoun_that_two_people_may_own_stays_open(read) -> None:  # type: ignore[no-untyped-def]
    reading = read("Bram Ostervald met Jo Ekdal on Monday. He said the bridge was unsafe.")
    assert speakers(reading)[-1].resolved_by == "unresolved"


def test_a_given_name_tells_whose_the_pronoun_is(read) -> None:  # type: ignore[no-untyped-def]
    reading = read("Maria Ostervald met Jo Ekdal on Monday. She said the bridge was unsafe.")
    assert speakers(reading)[-1].canonical == "Maria Ostervald"


def test_a_pronoun_without_anybody_near_stays_open(read) -> None:  # type: ignore[no-untyped-def]
    (speaker,) = speakers(read("He said the bridge was unsafe."))
    assert (speaker.canonical, speaker.resolved_by) == ("", "unresolved")


def test_it_is_the_office_not_a_name_within_what_it_said(read) -> None:  # type: ignore[no-untyped-def]
    reading = read("The National Survey Office said Norway had lost 40 houses. It did not say where.")
    assert speakers(reading)[-1].canonical == "National Survey Office"


def test_who_is_its_antecedent(read) -> None:  # type: ignore[no-untyped-def]
    reading = read("Ada Brask, who warned last year that the bridge was unsafe, resigned.")
    speaker = speakers(reading)[0]
    assert (speaker.text, speaker.canonical) == ("who", "Ada Brask")


def test_the_ministry_is_the_one_named_before(read) -> None:  # type: ignore[no-untyped-def]
    reading = read("The Roads Ministry shut the bridge. The ministry said it may fall.")
    speaker = speakers(reading)[-1]
    assert (speaker.canonical, speaker.resolved_by) == ("Roads Ministry", "description")


def test_a_leader_of_others_is_not_taken_for_the_one_named(read) -> None:  # type: ignore[no-untyped-def]
    reading = read("Jo Ekdal, the Farmers' Party leader, resigned. The Labour leader said it was high time.")
    assert speakers(reading)[-1].canonical == "Labour leader"


def test_what_the_article_calls_a_firm_is_that_firm(read) -> None:  # type: ignore[no-untyped-def]
    reading = read("The shipping firm Oldaker Lines bought the yard. The firm said it would hire 40 people.")
    assert speakers(reading)[-1].canonical == "Oldaker Lines"


def test_why_no_name_is_given_is_part_of_the_mention_not_of_the_name(read) -> None:  # type: ignore[no-untyped-def]
    reading = read("A diplomat, who asked not to be named because talks go on, said the bridge was unsafe.")
    (speaker,) = speakers(reading)
    assert "not to be named" in speaker.text
    assert speaker.canonical == "diplomat"


def test_a_dateline_is_no_speaker(read) -> None:  # type: ignore[no-untyped-def]
    reading = read("LIMA (KNA) — Norway's Tolm AB said on Wednesday it would buy the yard.")
    assert [speaker.canonical for speaker in speakers(reading) if speaker.canonical == "Government of Peru"] == []


def test_its_engineer_is_the_engineer_of_whom_its_stands_for(read) -> None:  # type: ignore[no-untyped-def]
    reading = read(
        "The Harbour Rescue League said it had sent two boats. Its chief engineer, Jo Ekdal, said 12 were found."
    )
    last = speakers(reading)[-1]
    assert (last.canonical, last.role) == ("Jo Ekdal", "chief engineer of Harbour Rescue League")


def test_her_office_is_the_office_of_the_one_named(read) -> None:  # type: ignore[no-untyped-def]
    reading = read("President Ada Brask said the port was shut. Her office said it would open again.")
    last = speakers(reading)[-1]
    assert (last.canonical, last.kind) == ("President Ada Brask's office", "office")


def test_neither_is_never_the_one_body_named_last(read) -> None:  # type: ignore[no-untyped-def]
    text = (
        "The Harbour Forum, a body of 14 ports, said that the two towns had agreed to talks. It could not say more."
        " Neither has confirmed that it will attend."
    )
    assert speakers(read(text))[-1].canonical != "Harbour Forum"


def test_a_government_is_the_country_named_before_it(read) -> None:  # type: ignore[no-untyped-def]
    text = (
        "Norway's embassy in Geneva dismissed the report as gossip. The line would bring Sweden fees of 180 million"
        " dollars a year, its government said."
    )
    assert speakers(read(text))[-1].canonical == "Sweden government"
