"""Who says it: bodies by their fullest names, countries of ministries, groups, and both sides of a conflict."""

from __future__ import annotations

from ferry_story import article, ledger_of

from writethru.brief import write_brief
from writethru.core.types import Brief

DAY = "2026-05-12T11:00:00+02:00"


def brief_of(reader, *texts: str) -> Brief:  # type: ignore[no-untyped-def]
    outlets = ("Northwire", "Quay Post", "Marlo Bell", "Astoria Times")
    readings = [
        reader.read(article(outlet, "A fire in Vendria", text, DAY.replace("11:", f"1{n}:")))
        for n, (outlet, text) in enumerate(zip(outlets, texts, strict=False))
    ]
    return write_brief(ledger_of(readings))


def texts(brief: Brief) -> str:
    return "\n".join(line.text for section in brief.sections for line in section.lines)


def test_a_ministry_belongs_to_the_state_of_which_it_tells(reader) -> None:  # type: ignore[no-untyped-def]
    brief = brief_of(
        reader,
        "Astoria has given Vendria $3.4 billion in military aid since the war began, the defence ministry says. "
        "The Kestran Defence Ministry said that 900 soldiers had been sent.",
    )
    assert [row.who_says for row in brief.figures_table if "3.4" in row.value] == ["Astoria’s defence ministry"]


def test_the_ministry_is_the_one_that_the_story_names(reader) -> None:  # type: ignore[no-untyped-def]
    brief = brief_of(
        reader,
        "The finance ministry said that the deficit would be 4.9 percent of GDP next year.",
        "The ministry says 4.9 percent of gross domestic product. The Audit Council says 6.3.",
    )
    said = {row.who_says for row in brief.figures_table if row.value.startswith("4.9")}
    assert said == {"The finance ministry"}


def test_volunteers_who_keep_a_list_give_its_count(reader) -> None:  # type: ignore[no-untyped-def]
    brief = brief_of(
        reader,
        "Seventeen people were missing, the Harbour Rescue Service said in a report at noon.",
        "At the fire station the volunteers keep a board with 26 names of the missing.",
    )
    said = {row.who_says for row in brief.figures_table if row.value.startswith("26")}
    assert said == {"Volunteers at the fire station"}


def test_a_spokesman_is_that_of_the_body_he_tells_of(reader) -> None:  # type: ignore[no-untyped-def]
    brief = brief_of(reader, "The town hospital treated nine people after the fire, a spokesman said.")
    assert [row.who_says for row in brief.figures_table] == ["A spokesman for the town hospital"]


def test_a_mayor_among_residents_is_named(reader) -> None:  # type: ignore[no-untyped-def]
    brief = brief_of(
        reader,
        "A fire destroyed 40 houses in Marlo, Vendria, the Harbour Rescue Service said. "
        "Residents and the mayor blamed a high-voltage line of Puerto Light, or Pulight, that crosses the hill. "
        "The mayor, Inga Soral, said the town had written to the company three times since October. "
        "Pulight denied that its line had caused the fire.",
    )
    assert "Residents and the mayor, Inga Soral, blamed" in texts(brief)
    assert "Puerto Light (Pulight)" in texts(brief)


def test_dead_and_bodies_that_a_text_sets_against_each_other_are_told(reader) -> None:  # type: ignore[no-untyped-def]
    brief = brief_of(
        reader,
        "At least 41 people died when a ferry overturned off Marlo, Vendria, the Harbour Agency said. "
        "The Vendrian Red Cross gave a higher toll. "
        "Inga Soral, secretary-general of the Red Cross, said volunteers had counted 52 bodies by noon.",
    )
    line = next(line for line in texts(brief).split("\n") if " differ: " in line)
    assert line.startswith("Counts of people killed differ: the Harbour Agency says at least 41, while Inga Soral")
    assert "says 52 bodies" in line
    assert {row.state for row in brief.figures_table if row.value.startswith(("at least 41", "52"))} == {"conflicting"}


def test_a_cut_is_told_by_how_much(reader) -> None:  # type: ignore[no-untyped-def]
    brief = brief_of(
        reader,
        "The opposition leader, Inga Soral, accused the government of having cut the port's budget for seawalls by a "
        "third; the finance ministry put the cut at 18 per cent and said that boats had been hired with the savings.",
    )
    line = next(line for line in texts(brief).split("\n") if " differ: " in line)
    assert "budget for seawalls differ: by a third, says Inga Soral" in line
    assert "by 18 per cent, says the finance ministry" in line
