"""A count that the coverage itself has overtaken is neither headline nor line, whoever copied it."""

from __future__ import annotations

from ferry_story import article, ledger_of

from writethru.brief import write_brief
from writethru.brief.overtaken import overtaken

WIRE = """\
MARLO, Vendria (Northwire) - At least 14 people were killed when a packed ferry struck a pier in the port of Marlo \
before dawn on Tuesday, the Harbour Rescue Service (HRS) said.

Capt. Odile Brannock, the service's head, told reporters that divers had been sent down at six."""
LATER = """\
The Harbour Rescue Service (HRS) said on Tuesday evening that 21 people had been killed when a ferry struck a pier in \
the port of Marlo.

The transport ministry ordered all 31 ferries of the line to stay in port."""


def _ledger(reader):  # type: ignore[no-untyped-def]
    items = (
        article("Northwire", "Ferry hits pier in Marlo, at least 14 dead", WIRE, "2026-05-12T11:00:00+02:00"),
        article("Quay Post", "At least 14 dead in ferry crash", WIRE.split(") - ")[1], "2026-05-12T12:00:00+02:00"),
        article("Marlo Bell", "Ferry toll rises to 21", LATER, "2026-05-12T22:00:00+02:00"),
    )
    return ledger_of([reader.read(item) for item in items])


def test_the_newest_count_of_one_speaker_overtakes_the_one_before_and_its_copies(reader) -> None:  # type: ignore[no-untyped-def]
    ledger = _ledger(reader)
    figures = {figure.id: figure for figure in ledger.figures}
    heirs = overtaken(ledger)
    old = {figure.id for figure in ledger.figures if figure.text == "14" and figure.measure == "killed"}
    assert len(old) == 2
    assert {figures[heirs[key]].text for key in old} == {"21"}


def test_no_line_and_no_headline_prints_the_old_count(reader) -> None:  # type: ignore[no-untyped-def]
    brief = write_brief(_ledger(reader))
    prose = [brief.headline, brief.standfirst, *[line.text for section in brief.sections for line in section.lines]]
    assert [text for text in prose if "21" in text]
    assert not [text for text in prose if "14" in text]


def test_two_speakers_who_differ_are_both_heard(ledger) -> None:  # type: ignore[no-untyped-def]
    figures = {figure.id: figure for figure in ledger.figures}
    assert not [key for key in overtaken(ledger) if figures[key].text in ("14", "19")]
