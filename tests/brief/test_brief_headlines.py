"""Headlines: a cut of the lead in the present tense, with who says so, 40 to 90 letters; and the sentence below it."""

from __future__ import annotations

from typing import Any

import pytest
from ferry_story import article, ledger_of

from writethru.brief import write_brief
from writethru.core.types import Brief

DAY = "2031-06-03T10:00:00+02:00"
NEXT_DAY = "2031-06-04T16:00:00+02:00"


def brief_of(reader: Any, *items: tuple[str, str, str]) -> Brief:
    """The brief of pages, each a title, a text and a time."""
    made = [article(f"Outlet {n}", title, text, at) for n, (title, text, at) in enumerate(items)]
    return write_brief(ledger_of([reader.read(one) for one in made]))


@pytest.mark.parametrize(
    ("title", "lead", "headline"),
    [
        pytest.param(
            "Nurses to vote on offer",
            "NORDHAM, Ostria (KW) — Nurses at the Nordham hospital will vote on 9 June on a pay offer that could end a "
            "strike in its third week, the health union said.",
            "Nurses at Nordham hospital to vote on 9 June on pay offer, health union says",
            id="what is to come",
        ),
        pytest.param(
            "Council sacks the harbour's chief",
            "The Nordham council on Tuesday dismissed the chief of the harbour board over contracts worth 4 million "
            "crowns that were never put out to tender.",
            "Nordham council dismisses chief of harbour board over contracts worth 4 million crowns",
            id="the fullest cut that fits, without a clause on a thing in it",
        ),
        pytest.param(
            "Ferrant Coatings to cut jobs",
            "The paint maker Ferrant Coatings Ltd. said on Tuesday it would cut about 300 jobs at two plants in "
            "Ostria.",
            "Ferrant Coatings Ltd. to cut about 300 jobs at two plants in Ostria",
            id="a firm of itself",
        ),
        pytest.param(
            "Clubs threaten to leave the league",
            "The two Nordham clubs have threatened to leave the Ostrian league unless the match dates are changed.",
            "Two Nordham clubs threaten to leave Ostrian league unless match dates are changed",
            id="a condition stays",
        ),
        pytest.param(
            "Ministry says Ostria is readying a second bridge",
            "NORDHAM, Ostria (KW) — Ostria is believed to be preparing to build a second bridge to relieve its port of "
            "Nordham after heavy delays on the coastal road, the transport ministry said on Tuesday, five months after "
            "the first lorries had reached the island.",
            "Ostria is believed to be preparing to build second bridge, transport ministry says",
            id="the doubt stays, what follows the speaker goes",
        ),
    ],
)
def test_a_headline_is_cut_from_the_lead(reader: Any, title: str, lead: str, headline: str) -> None:
    text = f"{lead}\n\nThe mayor of Nordham, Inga Soral, told reporters that she would speak to both sides."
    brief = brief_of(reader, (title, text, DAY))
    assert brief.headline == headline
    assert 40 <= len(brief.headline) <= 90
    assert brief.headline_citations[0].quote in lead


def test_a_count_that_others_dispute_is_not_told_by_the_editors_title_alone(reader: Any) -> None:
    wire = (
        "Flames driven by a storm ran into the town of Nordham overnight, killing at least six people, the interior "
        "ministry said on Tuesday.\n\nSeventeen people were missing, the ministry said."
    )
    other = (
        "Nobody in Nordham knows where they are.\n\nMayor Inga Soral told this newspaper on Tuesday that 31 people "
        "were missing in Nordham after the fire."
    )
    brief = brief_of(
        reader,
        ("At least six dead, 17 missing as storm fire runs into Nordham", wire, DAY),
        ("The list on the church door", other, DAY),
    )
    heads = [brief.headline, *(text for text, _ in brief.other_headlines)]
    assert "17" not in brief.headline or "says" in brief.headline
    assert any("17" not in text and "six" in text for text in heads)


LEAD = (
    "DUNMERE, Ostria (KW) — A tank at the Ferrant paint factory in Dunmere burst on Tuesday and killed nine people, "
    "the Dunmere fire service said.\n\nMayor Colm Adair ordered the Mill Street bridge in Dunmere to stay shut until "
    "Friday."
)


def test_what_is_new_and_matters_most_heads_an_edition(reader: Any) -> None:
    side = (
        "The baker of Tollard sold 200 loaves on Wednesday morning.\n\nHis wife said that business was good by the sea."
    )
    news = (
        "DUNMERE, Ostria (KW) — The owner of the Ferrant paint factory in Dunmere, where a tank burst and killed nine "
        "people, has closed the factory for good, the Dunmere mayor said.\n\nMayor Colm Adair opened the bridge again."
    )
    first = ("Tank bursts at paint factory in Dunmere, nine dead", LEAD, DAY)
    brief = brief_of(reader, first, ("Bread for the coast", side, NEXT_DAY), ("Owner closes factory", news, NEXT_DAY))
    assert "factory" in brief.headline
    assert "close" in brief.headline
    # without it the story keeps its own opening: a page on another matter heads nothing
    alone = brief_of(reader, first, ("Bread for the coast", side, NEXT_DAY))
    assert "loaves" not in alone.headline
    assert "nine" in alone.headline


def test_a_standfirst_has_the_people_hurt_and_not_the_weather(reader: Any) -> None:
    text = (
        f"{LEAD}\n\nChief Officer Petra Lunn of the Dunmere fire service told reporters that 31 people had been "
        "treated in hospital after the tank burst.\n\nThe Ostrian weather office said that the wind in Dunmere had "
        "been light."
    )
    echo = "The wind was light in Dunmere, the weather office said.\n\nMayor Colm Adair told this newspaper so too."
    brief = brief_of(reader, ("Tank bursts at paint factory", text, DAY), ("A light wind", echo, DAY))
    told = " ".join(line.text for section in brief.sections for line in section.lines)
    assert "31" in f"{brief.standfirst} {told}"
    assert "weather" not in brief.standfirst
