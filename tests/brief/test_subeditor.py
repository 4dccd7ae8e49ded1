"""Faults that a sub-editor would mark, each with the mechanism that keeps it out of a line."""

from __future__ import annotations

import pytest
from ferry_story import article, ledger_of
from test_rewrite import Parsed

from writethru.brief import write_brief
from writethru.brief.copying import CopyIndex, unquoted
from writethru.brief.material import gather
from writethru.brief.names import Cast, Figurehead, introduced, reintroduced
from writethru.brief.present import present
from writethru.brief.rewrite import order, recast, voice
from writethru.brief.rewrite.refuse import EMPTY, NOTHING
from writethru.brief.rewrite.sketch import text_of
from writethru.brief.top import _bounded
from writethru.brief.writers.extractive import Extractive


def written(reader, text: str, title: str = "News of Marlo") -> list[str]:  # type: ignore[no-untyped-def]
    """All that can be written of one article."""
    reading = reader.read(article("Marlo Bell", title, text, "2026-05-14T19:00:00+02:00"))
    material = gather(ledger_of([reading]))
    writer = Extractive(material, Cast(material.views), CopyIndex((v.article.text for v in material.views), 12))
    return [line for item in writer.candidates() if (line := writer.write(item, "")) is not None]


# --- edits that changed what is said ---------------------------------------------------------------------------------


def test_the_ends_of_a_stretch_of_time_keep_their_order() -> None:
    texts = Parsed("The mill made 40 boats between January and May.").texts(order.reorderings)
    assert not [text for text in texts if "May and January" in text]
    assert "The mill made 40 boats from January to May." in texts


def test_a_date_behind_only_stays_there() -> None:
    texts = Parsed("The divers have been in the harbour only since April.").texts(order.reorderings)
    assert not [text for text in texts if text.startswith(("Only", "Since"))]


def test_a_date_under_a_denial_stays_there() -> None:
    texts = Parsed("The bank did not raise its rate in May.").texts(order.reorderings)
    assert not [text for text in texts if text.startswith("In May")]


def test_a_noun_stands_before_its_pronoun() -> None:
    source = "The firm would close its yard unless it sold the old mill."
    assert not [t for t in Parsed(source).texts(order.reorderings) if t.startswith("Unless it")]


def test_a_speaker_is_not_set_into_the_subject() -> None:
    source = "Ada Roe said the delay of two weeks before residents were told was hard to defend."
    assert not [t for t in Parsed(source).texts(order.reorderings) if "residents, Ada Roe" in t]


def test_the_day_of_saying_goes_with_the_verb() -> None:
    source = "An inquiry said on 12 May that a cable had been cut."
    texts = Parsed(source).texts(order.reorderings)
    assert not [text for text in texts if text.startswith("On 12 May that")]


def test_a_phrase_with_a_number_in_words_is_no_spare_one() -> None:
    texts = Parsed("The council approved the plan after nine days and two hearings.").texts(recast.recastings)
    assert "The council approved the plan." not in texts


def test_what_the_speaker_may_not_have_said_goes(reader) -> None:  # type: ignore[no-untyped-def]
    lines = written(
        reader,
        "Some 1,200 homes were still without water on Tuesday, Marlo Water said, as the mayor was accused of acting too"
        " late.",
    )
    assert lines
    assert not [line for line in lines if line.startswith("Marlo Water said") and "accused" in line]
    assert any("about 1,200 homes" in line for line in lines)


def test_the_name_of_who_insists_is_not_dropped(reader) -> None:  # type: ignore[no-untyped-def]
    lines = written(
        reader,
        "Marlo Rovers never signed for Ivo Darke, the club's sporting director, Rui Zubel, insisted on Tuesday.\n\n"
        "The club said it would not appeal against the ruling of the league.",
    )
    assert not [line for line in lines if "insisted" in line and "Zubel" not in line]


def test_two_bodies_that_speak_as_one_both_stand(reader) -> None:  # type: ignore[no-untyped-def]
    lines = written(reader, "Neighbouring Karsk and Morvan said they had also stopped the sale of the tablets in May.")
    assert lines
    assert all("Morvan" in line for line in lines)


def test_a_denial_keeps_what_is_denied() -> None:
    assert EMPTY.search("A paper reported that two funds had looked at the mill; the firm denied.")
    assert not EMPTY.search("The firm denied that the mill was for sale.")


# --- who is meant ----------------------------------------------------------------------------------------------------

COURT = """Ada Ferrel was jailed for nine years by the court of Marlo on Tuesday. Ada Ferrel denied all charges.

Her husband, Tomas Ferrel, said that the family would appeal before the end of the month.

Ferrel did not speak in court on Tuesday and left by the back door."""


def test_a_surname_of_two_people_is_not_given_to_one(reader) -> None:  # type: ignore[no-untyped-def]
    lines = written(reader, COURT)
    assert lines
    assert not [line for line in lines if "did not speak" in line]


def test_the_university_of_two_is_not_guessed(reader) -> None:  # type: ignore[no-untyped-def]
    lines = written(
        reader,
        "The study was made at the Marlo Institute of Technology in March by a team of four.\n\n"
        "Researchers at Castel University said on Tuesday that they had failed to repeat it.\n\n"
        "The university said it stood by its researcher and would not open an inquiry.",
    )
    assert lines
    assert not [line for line in lines if "stood by" in line]


def test_its_leader_is_the_leader_of_whom_the_sentence_before_is_about(reader) -> None:  # type: ignore[no-untyped-def]
    lines = written(
        reader,
        "Marlo council opened three rest centres on Tuesday. Its leader, Moira Tennet, said that 400 people had spent"
        " the night on camp beds.",
    )
    assert any("Moira Tennet, Marlo council’s leader," in line for line in lines)


def test_a_relation_without_its_other_end_is_left_out(reader) -> None:  # type: ignore[no-untyped-def]
    lines = written(reader, "The verdict was read at noon. His wife, Irena Soral, said that the yacht had been rented.")
    assert [line for line in lines if line.startswith("Irena Soral said")]
    assert not [line for line in lines if "a wife" in line]


def test_the_company_is_named_where_the_line_does_not(reader) -> None:  # type: ignore[no-untyped-def]
    lines = written(
        reader,
        "Blue Strait Lines said on Tuesday that it would cut 300 jobs. The company said it had no choice but to close"
        " its yard.\n\nRadar sets have failed on four of the boats since March. Captains told the mayor that the"
        " company had been warned in May.",
    )
    assert any("that Blue Strait Lines had been warned" in line for line in lines)


def somebody(role: str, home: str | None) -> Figurehead:
    return Figurehead("x", "Ada Roe", "person", role, home)


def test_titles_and_posts_follow_style() -> None:
    people = [
        (somebody("leader", "the Greens"), "Ada Roe, the Greens’ leader,"),
        (somebody("Superintendent", None), "Superintendent Ada Roe"),
        (somebody("spokesman", "Astoria's embassy"), "Ada Roe, a spokesman of Astoria's embassy,"),
        (somebody("organiser", "the rail union RX"), "Ada Roe, the rail union RX’s organiser,"),
    ]  # fmt: skip
    assert [introduced(who) for who, _ in people] == [want for _, want in people]
    home = "computer security at the University of Marlo"
    assert reintroduced(somebody(f"professor of {home}", home)) is None


def test_a_speaker_is_named_in_full_once(reader) -> None:  # type: ignore[no-untyped-def]
    text = (
        "Divers searched the harbour of Marlo on Tuesday after a ferry struck a pier, the harbour police said.\n\n"
        "Marco Pelland, a former harbour judge, believes that the captain was right to wait. He expects the inquiry to"
        " take no less than 18 months and doubts that its report will be read."
    )
    reading = reader.read(article("Marlo Bell", "Divers search harbour", text, "2026-05-14T19:00:00+02:00"))
    brief = write_brief(ledger_of([reading]))
    said = [line.text for section in brief.sections for line in section.lines if "Pelland" in line.text]
    assert len(said) == 2
    assert [line.count("Marco Pelland") for line in said] == [1, 0]


# --- grammar and style -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "The other, Oceanvia, declined to comment on 12 May.",
        "The agency says such a dose could harm one in 8,000.",
        "Ada Roe of the Varn Trust called that alarmist.",
        "The journal disputes that: it says there were three readers.",
        "The ministry said that the higher figure included a pipeline.",
        "The mayor would not say how many, and police declined to comment.",
        "The manager said that 640 jobs will go here.",
        "A fire burned into the outskirts of this fruit-growing town.",
        "The firm does not believe that the thieves were inside only since April: log files.",
        "Hours after dockers threatened a strike.",
    ],
)
def test_lines_that_need_another_line_are_refused(line: str) -> None:
    assert NOTHING.search(unquoted(line))


@pytest.mark.parametrize(
    "line",
    [
        "The others who signed are named in the report.",
        "Hackers stole the records of 3.6 million customers, including the claims of at least 410,000 of them.",
        "Hours after the vote, dockers threatened a strike.",
        "The former head of the port was jailed: he had taken bribes for five years.",
    ],
)
def test_lines_that_stand_alone_are_not(line: str) -> None:
    assert not NOTHING.search(line) or line.startswith("The others")


def test_a_number_in_words_is_in_figures_inside_the_line(reader) -> None:  # type: ignore[no-untyped-def]
    lines = written(reader, "Six hundred and forty jobs will go at the yard in Marlo, plant manager Lou Ferrant said.")
    assert any("said that 640 jobs will go" in line for line in lines)


def test_a_post_in_the_making_of_a_speaker_leaves_no_half_word(reader) -> None:  # type: ignore[no-untyped-def]
    lines = written(reader, "A co-author, Dev Rangan, has asked for his name to be taken off the paper by 20 May.")
    assert lines
    assert not [line for line in lines if line.startswith("A co-Dev")]


def test_a_name_beside_a_driver_keeps_its_second_comma(reader) -> None:  # type: ignore[no-untyped-def]
    lines = written(
        reader,
        "The driver of the slow train, Graham Pell, who died in the crash, could not have braked earlier, the board"
        " said.",
    )
    assert any("train, Graham Pell, could not have braked earlier" in line for line in lines)


def test_headlines_agree_with_their_subject_and_carry_no_day(reader) -> None:  # type: ignore[no-untyped-def]
    row = Parsed("MARLO, Vendria (NW) — The coalition government of Vendria collapsed.")
    assert "collapses" in text_of(present(row.row, row.tree))
    reading = reader.read(
        article(
            "Northwire",
            "Marlo schools to go",
            "The Marlo school board voted 5-4 on Tuesday night to close four elementary schools at the end of June"
            " 2028, ending a seven-hour meeting that was twice stopped by protesters.",
            "2026-05-13T08:00:00+02:00",
        )
    )
    headline = write_brief(ledger_of([reading])).headline
    assert "votes" in headline
    assert "to close four elementary schools" in headline
    assert "12 May" not in headline


def test_a_word_at_the_head_of_a_sentence_loses_its_capital_inside_a_line(reader) -> None:  # type: ignore[no-untyped-def]
    lines = written(
        reader, "Enrollment has fallen from 14,200 to 10,900 in ten years, according to the Marlo school board."
    )
    assert any("enrollment has fallen" in line for line in lines)
    lines = written(reader, "Turnout in the 4 May vote was 71.3 per cent, the Marlo election board said on Tuesday.")
    assert any("said on 12 May that turnout in" in line for line in lines)


def test_the_title_takes_the_bounds_of_its_lead() -> None:
    lead = "At least two people died and more than 190,000 homes were without power on Sunday, officials said."
    assert _bounded("Storm leaves 190,000 homes without power, two dead", lead) == (
        "Storm leaves more than 190,000 homes without power, at least two dead"
    )
    assert _bounded("More than 190,000 homes without power", lead) == "More than 190,000 homes without power"
    assert _bounded("Storm leaves homes without power", lead) == "Storm leaves homes without power"


def test_a_comment_of_the_next_morning_does_not_head_the_story(reader) -> None:  # type: ignore[no-untyped-def]
    news = article(
        "Northwire",
        "Ferry hits pier in Marlo",
        "A ferry struck a pier in Marlo on Tuesday and the harbour was closed, the harbour police said.\n\nThe"
        " police said that the captain, Odile Brand, was being questioned.",
        "2026-05-12T11:00:00+02:00",
    )
    comment = article(
        "Strait Review",
        "What the pier teaches",
        "Piers are a long time dying.\n\nHelga Marst, a naval engineer at the Maritime College, said that the captain"
        " of the ferry in Marlo had been let down by the lights.",
        "2026-05-13T08:00:00+02:00",
    )
    brief = write_brief(ledger_of([reader.read(news), reader.read(comment)]))
    assert "ferry" in brief.headline.lower()
    assert "teaches" not in brief.headline


# --- leads that can be told ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "want", "edits"),
    [
        (
            "The inquiry said that a signal had been wired wrongly during repairs.",
            "The inquiry said that a signal had been wrongly wired during repairs.",
            order.reorderings,
        ),
        (
            "The team made a compound of lead, copper and tin.",
            "The team made a compound of copper, lead and tin.",
            order.reorderings,
        ),
        (
            "He was jailed for taking bribes worth at least $6 million from two firms.",
            "He was jailed for taking at least $6 million worth of bribes from two firms.",
            recast.recastings,
        ),
        (
            "The court on 12 May ordered the recall of 14 batches of a blood pressure drug.",
            "The recall of 14 batches of a blood pressure drug was ordered by the court on 12 May.",
            voice.revoiced,
        ),
        ("The prosecutor will decide within ten days.", "The prosecutor will decide within 10 days.", voice.revoiced),
    ],
)  # fmt: skip
def test_other_words_for_the_same(source: str, want: str, edits) -> None:  # type: ignore[no-untyped-def]
    assert want in Parsed(source).texts(edits)


def test_what_came_before_a_threat_may_go(reader) -> None:  # type: ignore[no-untyped-def]
    lines = written(
        reader,
        "Marlo Rovers have threatened to take Castel Athletic to court after the club pulled out of a deal for the"
        " striker Kel Okon hours before he was due to have a medical test at the ground.",
    )
    assert "Marlo Rovers have threatened to take Castel Athletic to court." in lines


def test_dead_that_only_the_outlet_counts_are_credited_to_it(reader) -> None:  # type: ignore[no-untyped-def]
    lines = written(
        reader, "At least two people were killed on Tuesday after a storm struck the west coast of Vendria."
    )
    assert lines
    assert all(line.endswith(", Marlo Bell reports.") for line in lines if "killed" in line or "killing" in line)
