"""What a resolved speaker keeps: the words it was taken from, how sure it is, and in what capacity it speaks."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from writethru.core.types import Reading, Speaker

SENTENCES = (
    "Ada Brask, a spokeswoman for the Harbour Guard, said the bridge was shut.",
    "She said it may fall.",
    "The guard said it would count again.",
    "Tolm del Norte, or Tolnor, denied that its line had failed.",
    "Tolnor said it was late.",
    "An engineer at the company, who asked not to be named, said the bolts were old.",
    "“Nobody looked,” he said.",
    "Bram Ostervald met Jo Ekdal on Monday.",
    "He warned that the pier was next.",
    "Experts said they were worried.",
)


def speakers(reading: Reading) -> list[Speaker]:
    return [s.speaker for s in reading.statements if s.speaker is not None]


def words(reading: Reading, speaker: Speaker) -> str:
    return speaker.evidence.of(reading.article.text) if speaker.evidence else ""


def test_a_pronoun_keeps_the_words_it_stands_for(read) -> None:  # type: ignore[no-untyped-def]
    reading = read("Ada Brask, a spokeswoman, said the bridge was shut. She said it may fall.")
    last = speakers(reading)[-1]
    assert words(reading, last).startswith("Ada Brask")
    assert 0.5 <= last.confidence <= 0.95


def test_a_surname_keeps_the_full_name_and_an_acronym_what_it_stands_for(read) -> None:  # type: ignore[no-untyped-def]
    reading = read(
        "Ada Brask of the National Survey Office (NSO) said 40 houses fell. Brask said more would. "
        "The NSO said it knew."
    )
    _, surname, acronym = speakers(reading)
    assert (surname.resolved_by, words(reading, surname)) == ("surname", "Ada Brask")
    assert (acronym.resolved_by, words(reading, acronym)) == ("acronym", "National Survey Office")


def test_an_open_pronoun_has_no_evidence_and_no_confidence(read) -> None:  # type: ignore[no-untyped-def]
    (speaker,) = speakers(read("He said the bridge was unsafe."))
    assert (speaker.confidence, speaker.evidence, speaker.role_class) == (0.0, None, "other")


def test_doubt_grows_with_others_who_agree(read) -> None:  # type: ignore[no-untyped-def]
    alone = speakers(read("Jonas Ek said it was shut. He said it may fall."))[-1]
    rivalled = speakers(read("Jonas Ek said Peter Tolm had shut it. He said it may fall."))[-1]
    assert alone.canonical == rivalled.canonical == "Jonas Ek"
    assert rivalled.confidence < alone.confidence


def test_a_voice_that_spoke_is_meant_over_a_paragraph_of_quotation(read) -> None:  # type: ignore[no-untyped-def]
    reading = read(
        "Jonas Ek said the bridge was shut.\n\nThe deck is 80 years old and rests on oak.\n\nThe oak is sound.\n\n"
        "“It may fall,” he said."
    )
    assert speakers(reading)[-1].canonical == "Jonas Ek"


def test_far_off_with_another_between_it_stays_open(read) -> None:  # type: ignore[no-untyped-def]
    reading = read(
        "Jonas Ek said the bridge was shut.\n\nThe deck was built by Peter Tolm.\n\nThe oak is sound.\n\n"
        "“It may fall,” he said."
    )
    assert speakers(reading)[-1].canonical == ""


def test_he_is_the_nameless_man_who_spoke(read) -> None:  # type: ignore[no-untyped-def]
    reading = read(
        "Peter Tolm built it.\n\nAn engineer who left the yard, and who spoke on condition of anonymity because he "
        "hopes to return, said that the bolts were old. “Nobody looked,” he said."
    )
    last = speakers(reading)[-1]
    assert (last.canonical, last.kind) == ("engineer", "anonymous")


def test_the_official_goes_on_with_the_nameless_one(read) -> None:  # type: ignore[no-untyped-def]
    reading = read(
        "An official at the Roads Ministry, who asked for anonymity, said the bridge was old. "
        "It may fall, the official said."
    )
    first, last = speakers(reading)
    assert last.canonical == first.canonical == "official at the Roads Ministry"
    assert (last.kind, last.affiliation) == ("anonymous", "Roads Ministry")


def test_a_company_official_is_of_the_company_named(read) -> None:  # type: ignore[no-untyped-def]
    reading = read("The shipping firm Oldaker Lines bought the yard. A company official said it would hire 40 people.")
    (speaker,) = speakers(reading)
    assert (speaker.kind, speaker.affiliation) == ("anonymous", "Oldaker Lines")


def test_ministry_records_are_those_of_the_ministry_named(read) -> None:  # type: ignore[no-untyped-def]
    reading = read("The Roads Ministry shut the bridge. Ministry records show that 40 bolts were missing.")
    assert speakers(read("The Roads Ministry shut the bridge. The bolts, ministry records show, were old."))
    assert [s.kind for s in speakers(reading)] == ["document"]


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("Engineers for the Valley (EFV) opened an office. EFV said it had 40 members.", "Engineers for the Valley"),
        ("Residents blamed Tolm del Norte, or Tolnor, for it. Tolnor denied that it was late.", "Tolm del Norte"),
    ],
)
def test_short_forms_lead_to_the_name_they_were_given_with(read, text, canonical) -> None:  # type: ignore[no-untyped-def]
    assert speakers(read(text))[-1].canonical == canonical


def test_a_hyphened_title_before_a_hyphened_name(read) -> None:  # type: ignore[no-untyped-def]
    reading = read(
        "The Harbour Rescue League sent two boats. Its secretary-general, Marit Quist-Hallen, said 12 were found. She "
        "said more would be."
    )
    first, last = speakers(reading)[0], speakers(reading)[-1]
    assert (first.canonical, first.kind, first.affiliation) == ("Marit Quist-Hallen", "person", "Harbour Rescue League")
    assert first.role == "secretary-general of Harbour Rescue League"
    assert last.canonical == "Marit Quist-Hallen"


def test_the_secretary_of_state_is_not_called_state(read) -> None:  # type: ignore[no-untyped-def]
    (speaker,) = speakers(read("Secretary of State Ada F. Brask said the bridge was shut."))
    assert speaker.canonical == "Ada F. Brask"


def test_who_behind_an_apposition_is_the_person(read) -> None:  # type: ignore[no-untyped-def]
    reading = read("Jonas Ek, an engineer who warned last year that the bridge was unsafe, resigned. He said why.")
    assert {speaker.canonical for speaker in speakers(reading)} == {"Jonas Ek"}


def test_two_of_one_surname_stay_two(read) -> None:  # type: ignore[no-untyped-def]
    reading = read(
        "Ada Brask, the mayor, said the bridge was shut. Jonas Brask, an engineer, said it was safe.\n\n"
        "Ada Brask said it was not."
    )
    assert [speaker.canonical for speaker in speakers(reading)] == ["Ada Brask", "Jonas Brask", "Ada Brask"]


@pytest.mark.parametrize(
    ("text", "kind", "role_class"),
    [
        ("Labour Minister Ilka Sorvand said the bridge was shut.", "person", "official"),
        ("Col. Ada Brask, a spokeswoman for the army, said the bridge was shut.", "person", "military"),
        ("Jo Ekdal, a structural engineer at Selmouth University, said it was unsafe.", "person", "expert"),
        ("Jo Ekdal, an analyst at Hollin Partners, said it was unsafe.", "person", "analyst"),
        ("Jo Ekdal, the chief executive of Oldaker Lines, said it was unsafe.", "person", "business"),
        ("Jo Ekdal, whose widow role was never told, left. His mother, Ada Ekdal, said she grieved.", "person",
         "victim_or_relative"),
        ("Residents said the bridge was unsafe.", "group", "witness"),
        ("Witnesses said the bridge was unsafe.", "group", "witness"),
        ("Survivors said the bridge had swayed.", "group", "victim_or_relative"),
        ("Norway said it would send two ships.", "organisation", "official"),
        ("The dockers' union said the bridge was unsafe.", "organisation", "campaigner"),
        ("The report said the bridge was unsafe.", "document", "document"),
        ("Court papers said the bridge was unsafe.", "document", "document"),
        ("State television said the bridge was unsafe.", "organisation", "outlet"),
        ("Reuters reported that the bridge was unsafe.", "organisation", "outlet"),
        ("Experts said the bridge was unsafe.", "anonymous", "anonymous"),
        ("Two people familiar with the matter said the bridge was unsafe.", "anonymous", "anonymous"),
        ("An official said the bridge was unsafe.", "anonymous", "anonymous"),
        ("The regional planning office said the bridge was unsafe.", "organisation", "official"),
    ],
)  # fmt: skip
def test_kind_and_class(read, text, kind, role_class) -> None:  # type: ignore[no-untyped-def]
    speaker = speakers(read(text))[-1]
    assert (speaker.kind, speaker.role_class) == (kind, role_class)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6), st.sampled_from((" ", "\n\n")))
def test_spans_are_words_of_the_text_and_sureness_is_a_share(read, sentences, joint) -> None:  # type: ignore[no-untyped-def]
    reading = read(joint.join(sentences))
    for speaker in speakers(reading):
        assert reading.article.text[speaker.start : speaker.end] == speaker.text
        assert (speaker.confidence > 0) == bool(speaker.canonical)
        assert speaker.confidence <= 1
        if speaker.evidence is not None:
            assert words(reading, speaker).strip()


def test_a_name_behind_what_somebody_is_for_others(read) -> None:  # type: ignore[no-untyped-def]
    reading = read("A spokeswoman for the rescue service, Ada Brask, said 12 were found. She said more would be.")
    assert [speaker.canonical for speaker in speakers(reading)] == ["Ada Brask", "Ada Brask"]
