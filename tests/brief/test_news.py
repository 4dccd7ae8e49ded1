"""What is new: counts revised by their speaker, what outlets correct of themselves, reports that are denied."""

from __future__ import annotations

import pytest
from ferry_story import article, ledger_of

from writethru.brief import write_brief
from writethru.brief.news import fresh_articles, one_voice, untold
from writethru.core.types import Brief

FIRST = """\
MARLO, Vendria (Northwire) - At least 14 people were killed when a packed ferry struck a pier in the port of Marlo \
before dawn on Tuesday, the Harbour Rescue Service (HRS) said.

The service's head, Capt. Odile Brannock, told reporters that 22 people were missing. She said that divers had been \
sent down at six.

The transport ministry said that the ferry had been checked in March."""
SECOND = """\
MARLO, Vendria (Northwire) - The Harbour Rescue Service (HRS) said on Wednesday that 21 people had been killed when a \
ferry struck a pier in the port of Marlo.

The service's head, Capt. Odile Brannock, said that 15 people were still missing, down from 22.

Mayor Inga Soral denied a report by Radio Marlo that she had ordered the pier to be pulled down.

Correction: On Tuesday we wrote that the ferry had been checked in March. It was checked in May."""


@pytest.fixture(scope="module")
def brief(reader) -> Brief:  # type: ignore[no-untyped-def]
    items = (
        article("Northwire", "Ferry hits pier in Marlo, at least 14 dead", FIRST, "2026-05-12T11:00:00+02:00"),
        article("Northwire", "Ferry toll rises to 21", SECOND, "2026-05-13T15:00:00+02:00"),
    )
    return write_brief(ledger_of([reader.read(item) for item in items]))


def told(brief: Brief) -> str:
    assert brief.sections[0].name == "whats_new"
    return "\n".join(line.text for line in brief.sections[0].lines)


def test_a_revised_count_is_told_with_both_values(brief: Brief) -> None:
    assert "people killed at 21, up from at least 14" in told(brief)
    assert "15" in told(brief)
    assert "down from 22" in told(brief)


def test_a_printed_correction_is_quoted_and_cited_whole(brief: Brief) -> None:
    line = next(line for line in brief.sections[0].lines if "printed a correction" in line.text)
    said = "On Tuesday we wrote that the ferry had been checked in March. It was checked in May."
    assert line.text == f"Northwire printed a correction: “{said}”"
    assert [cite.quote for cite in line.citations] == [said]


def test_a_report_that_is_denied_is_told_by_what_is_denied(brief: Brief) -> None:
    assert "Inga Soral denied that she had ordered the pier to be pulled down." in told(brief)


THIRD = """\
MARLO, Vendria (Northwire) - Vendria on Thursday lowered the death toll from the ferry crash in Marlo to 19 from 21, \
saying two names had been listed twice.

Capt. Odile Brannock, head of the Harbour Rescue Service, said that the ferry had sailed from pier 7 of the old port, \
not pier 4 as she had said on Tuesday.

Mayor Inga Soral opened the fish market again on Thursday."""


@pytest.fixture(scope="module")
def corrected(reader) -> Brief:  # type: ignore[no-untyped-def]
    first = FIRST.replace("divers had been sent down at six", "the ferry had sailed from pier 4 at six in the morning")
    items = (
        article("Northwire", "Ferry hits pier in Marlo, at least 14 dead", first, "2026-05-12T11:00:00+02:00"),
        article("Marlo Bell", "Ferry toll rises to 21", SECOND, "2026-05-12T15:00:00+02:00"),
        article("Northwire", "Vendria lowers ferry toll to 19", THIRD, "2026-05-14T15:00:00+02:00"),
    )
    return write_brief(ledger_of([reader.read(item) for item in items]))


def test_what_a_speaker_takes_back_of_her_own_words_is_told_and_the_words_are_gone(corrected: Brief) -> None:
    lines = [line for section in corrected.sections for line in section.lines]
    [line] = [line for line in lines if "corrected an earlier remark" in line.text]
    assert "pier 7 of the old port, and not pier 4" in line.text
    assert "as she had said on Tuesday" in line.citations[0].quote
    assert not [other for other in lines if "pier 4" in other.text and other is not line]


def test_a_toll_that_was_lowered_is_told_once_and_stands_first(corrected: Brief) -> None:
    new = [line.text for line in corrected.sections[0].lines]
    assert "19" in new[0]
    assert "21" in new[0]
    everything = [line.text for section in corrected.sections for line in section.lines]
    assert sum("19" in text and "21" in text for text in everything) == 1


def test_what_is_known_by_its_text_is_new_sentence_by_sentence(reader) -> None:  # type: ignore[no-untyped-def]
    old = article("Northwire", "Ferry hits pier", FIRST, "2026-05-12T11:00:00+02:00")
    other = article("Marlo Bell", "Bell rings", SECOND, "2026-05-12T12:00:00+02:00")
    ledger = ledger_of([reader.read(old), reader.read(other)])
    fresh = fresh_articles(ledger, {old.id: FIRST.replace("22 people", "20 people"), other.id: SECOND})
    assert len(fresh) == 0
    reading = next(one for one in ledger.readings if one.article.id == old.id)
    new = [one for one in reading.sentences if fresh.tells(old, one)]
    assert ["22 people" in FIRST[one.start : one.end] for one in new] == [True]


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("The Harbour Rescue Service (HRS)", "Odile Brannock, head of the Harbour Rescue Service", True),
        ("Harbour Rescue Service", "The Harbour Rescue Service (HRS)", True),
        ("The Harbour Rescue Service", "The Coastal Rescue Service", False),
        ("Police", "Ada Roe, a police officer", False),
    ],
)
def test_a_person_and_the_body_are_one_voice(a: str, b: str, same: bool) -> None:
    assert one_voice(a, b) is same
    assert one_voice(b, a) is same


@pytest.mark.parametrize(
    ("text", "nothing"),
    [
        ("The ministry revised its estimate of the losses.", True),
        ("The ministry corrected its account of 16 April.", True),
        ("The ministry revised its estimate to 300.", False),
        ("The ministry lowered its count to seven.", False),
    ],
)
def test_a_revision_without_its_figure_tells_nothing(text: str, nothing: bool) -> None:
    assert untold(text) is nothing
