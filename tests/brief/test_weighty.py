"""What a desk weighs: people harmed, decisions of a new day, lines that tell of nobody but their speaker."""

from __future__ import annotations

from dataclasses import replace

import pytest
from ferry_story import article, ledger_of
from test_rewrite import Parsed
from test_subeditor import written

from writethru.brief import select, write_brief
from writethru.brief.conflict import _NUMERAL
from writethru.brief.copying import CopyIndex
from writethru.brief.material import gather, head_of_page
from writethru.brief.names import Cast
from writethru.brief.overtaken import overtaken
from writethru.brief.plan import Planner
from writethru.brief.rewrite import clauses, ends
from writethru.brief.rewrite.proof import garbled
from writethru.brief.rewrite.refuse import EMPTY, NOTHING
from writethru.brief.rewrite.sketch import text_of
from writethru.brief.select import Picked, Selector
from writethru.brief.weighty import anybody, colour, harmed, newsroom
from writethru.brief.writers.extractive import Candidate, Extractive
from writethru.core.types import Ledger

QUARRY = """\
HARN, Belmora (Northwire) - Rescuers in Harn dug through the night after a spoil heap slid onto the quarry road on \
Tuesday and killed at least nine people, the district office said.

The mayor, Odile Varn, said that five people, one of them a child, had been killed when a boulder struck a tea house \
that had just opened. The governor, Pavel Istrin, said that two drivers had died on the upper bend. The company that \
owns the quarry, Harn Stone, said that it had stopped all work.

It was the worst slide in the district since 2009, when 31 people were killed in Upper Harn, the district office said.

A porter on his break said the road was no place to be. Tessa Lund, the company's lawyer, said that she had been in \
the office for six hours and that “every drawer I open makes me older.”"""


def candidates(reader, text: str, outlet: str = "Northwire") -> list[Candidate]:  # type: ignore[no-untyped-def]
    made = reader.read(article(outlet, "Slide at Harn", text, "2026-05-13T10:00:00+02:00"))
    material = gather(ledger_of([made]))
    index = CopyIndex((view.article.text for view in material.views), 12)
    return Extractive(material, Cast(material.views), index).candidates()


# --- whom an event harmed --------------------------------------------------------------------------------------------


def test_people_harmed_are_counted_by_what_befell_them(reader) -> None:  # type: ignore[no-untyped-def]
    found = {harm for item in candidates(reader, QUARRY) for harm in harmed(item, "2026-05-13")}
    assert ("killed", 5.0) in found
    assert not any(value == 31 for _, value in found)


def test_the_dead_of_a_sentence_belong_to_its_line(reader, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    made = reader.read(article("Northwire", "Slide at Harn", QUARRY, "2026-05-13T10:00:00+02:00"))
    material = gather(ledger_of([made]))
    cast = Cast(material.views)
    writer = Extractive(material, cast, CopyIndex((view.article.text for view in material.views), 12))
    planner = Planner(material, cast)
    choices = planner.choices(writer.candidates())
    selector = Selector(choices, planner.weights, lambda choice: writer.write(choice.candidate, ""), [])
    told = [c for c in choices if c.candidate.sentence in (0, 2) and c.harm]
    # that people were killed has been told, and of others
    selector.picked = Picked([(c, text_of(c.candidate.row)) for c in told], {t for c in told for t in c.terms}, 0)
    shells = [c for c in choices if c.candidate.sentence == 1]
    [dead] = [c for c in shells if c.harm and "boulder" in text_of(c.candidate.row)]
    [bare] = [c for c in shells if not c.harm]
    assert selector._gain(dead, []) > selector._gain(bare, [])
    before = selector._gain(dead, [])
    monkeypatch.setattr(select, "HARM", dict.fromkeys(select.HARM, 0.0))
    assert selector._gain(dead, []) < before


# --- lines that tell of nobody but their speaker ---------------------------------------------------------------------


def test_what_a_speaker_says_of_himself_is_colour(reader) -> None:  # type: ignore[no-untyped-def]
    found = [text_of(item.row) for item in candidates(reader, QUARRY) if colour(item)]
    assert any("every drawer" in text for text in found)
    assert not any("boulder" in text or "stopped all work" in text for text in found)


def test_a_person_without_name_or_office_is_anybody(reader) -> None:  # type: ignore[no-untyped-def]
    found = [text_of(item.row) for item in candidates(reader, QUARRY) if anybody(item)]
    assert any("no place to be" in text for text in found)
    assert not any("Varn" in text or "district office" in text for text in found)
    official = "HARN (Northwire) - A ministry official said that 40 trucks had been ordered to Harn on Tuesday."
    assert not any(anybody(item) for item in candidates(reader, official))


def test_a_newsroom_does_not_tell_of_itself(reader) -> None:  # type: ignore[no-untyped-def]
    text = "Odile Varn, the mayor, has asked for help. Channel Harn is not showing the names of the dead."
    found = [text_of(item.row) for item in candidates(reader, text, "Channel Harn") if newsroom(item)]
    assert found == ["Channel Harn is not showing the names of the dead."]


@pytest.mark.parametrize(
    "text",
    [
        "Odile Varn’s office said that it was “looking into the matter”.",
        "Tessa Lund, who sat on the board, disagrees.",
    ],
)
def test_a_line_that_only_puts_off_is_refused(text: str) -> None:
    assert EMPTY.search(text) or NOTHING.search(text)


@pytest.mark.parametrize(
    "text",
    [
        "According to a board paper that he had been shown, the sirens rang 16 times.",
        "According to Tessa Lund, the one installed in 2019 rang 16 times.",
    ],
)
def test_a_line_that_leans_on_what_was_not_printed_is_refused(text: str) -> None:
    assert NOTHING.search(text)
    assert not NOTHING.search("According to Tessa Lund, the new siren is louder than the one installed in 2019.")


def test_a_speaker_who_said_nothing_is_garbled() -> None:
    assert garbled("According to the Relief Society, which said, about 180 people have left.")
    assert not garbled("According to the Relief Society, which said the road was cut, about 180 people have left.")


# --- clauses ---------------------------------------------------------------------------------------------------------


def forms(text: str) -> list[str]:
    made = Parsed(text)
    return [text_of(row) for row in clauses.clauses(made.row, made.tree, made.sentence)]


def test_what_followed_at_a_given_time_is_told_alone() -> None:
    text = (
        "The crews of the two yards fought for six hours, hurting nine people, before a truce proposed by the mayor "
        "took hold at 6 a.m. on Sunday."
    )
    assert any(form.lower().startswith("a truce") and "fought" not in form for form in forms(text))
    # what was prevented did not happen
    assert not any(form.startswith(("the fire", "The fire")) for form in forms("Crews left before the fire took hold."))


def test_the_link_behind_a_quotation_stays(reader) -> None:  # type: ignore[no-untyped-def]
    text = (
        "Odile Varn, the mayor, told a meeting in Harn that the quarry had opened its upper bench on Saturday “without "
        "any warning whatever,” and that more than 40 of the drivers had been hurt when they tried to leave the road."
    )
    assert not any("whatever” that" in line for line in written(reader, text))


def test_how_long_after_it_happened_may_go() -> None:
    text = "Odile Varn has resigned as chief of the Harn and Lower Belmora Quarry Trust, a day after saying no."
    assert Parsed(text).texts(ends.later) == [
        "Odile Varn has resigned as chief of the Harn and Lower Belmora Quarry Trust."
    ]
    assert not Parsed("Odile Varn has resigned, a friend of the mayor said.").texts(ends.later)


def test_who_speaks_on_in_a_new_paragraph_is_named(reader) -> None:  # type: ignore[no-untyped-def]
    text = (
        "HARN, Belmora (Northwire) - The envoy of the Lake Council, Teodra Mell, warned the owners that the road was "
        "weak."
        "\n\nShe said that the two unions had accepted an offer of 40 million crowns."
    )
    assert any("Mell" in line and "40 million" in line for line in written(reader, text))
    other = text.replace("warned the owners", "warned Pavel Istrin")
    assert not any("Mell" in line and "40 million" in line for line in written(reader, other))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The two unions had agreed to talks in the town of Sarle on Saturday.", "16 May"),
        ("The two unions had agreed to talks on Saturday.", "Saturday"),
        ("The two unions held talks in the town of Sarle on Saturday.", "9 May"),
    ],
)
def test_the_day_of_what_was_agreed_lies_ahead_or_stays(text: str, shown: str) -> None:
    made = Parsed(text)
    made.times = tuple(replace(mention, date="2026-05-09", relative=True) for mention in made.times)
    assert shown in made.dated()


def test_a_possessive_behind_a_comma_is_garbled() -> None:
    assert garbled("The unions agreed to talks in Sarle, a neutral town,’s Ferry.")


# --- a new day -------------------------------------------------------------------------------------------------------

LIVE = """\
Odile Varn has resigned as mayor of Harn

Harn police have opened a criminal investigation into the slide

17:05 What the police said

Chief Insp. Jana Orel told reporters that officers had taken papers from the quarry. She said the work would take weeks.

16:20 On the road

Drivers were drinking tea by their trucks. Tomas Reel, a driver, said: “I have seen worse”."""
NEXT_DAY = """\
HARN, Belmora (Northwire) - The two unions at the quarry agreed on Thursday to meet the owners for talks in the town \
of Sarle, as the search for the last of the drivers was ended.

Harn Stone said that it would pay for the funerals. The governor, Pavel Istrin, declined to comment."""


@pytest.fixture(scope="module")
def second_day(reader) -> Ledger:  # type: ignore[no-untyped-def]
    live = replace(
        article("Channel Harn", "Harn slide: live", LIVE, "2026-05-14T17:10:00+02:00"), completeness="liveblog"
    )
    items = (
        article("Northwire", "Slide at Harn kills nine", QUARRY, "2026-05-13T10:00:00+02:00"),
        article("Northwire", "Unions agree to talks after Harn slide", NEXT_DAY, "2026-05-14T19:00:00+02:00"),
        live,
    )
    return ledger_of([reader.read(item) for item in items])


def test_the_head_of_a_live_page_ends_at_its_first_entry(second_day: Ledger) -> None:
    views = {view.article.outlet: view for view in gather(second_day).views}
    page = views["Channel Harn"]
    assert [page.text(s).strip()[:4] for s in page.reading.sentences[: head_of_page(page)]] == ["Odil", "Harn"]
    assert head_of_page(views["Northwire"]) == 0


def test_events_without_a_number_are_told_as_new(second_day: Ledger) -> None:
    brief = write_brief(second_day)
    assert brief.sections[0].name == "whats_new"
    new = " ".join(line.text for line in brief.sections[0].lines)
    new += f" {brief.headline} {brief.standfirst}"
    assert "resign" in new
    assert "criminal investigation" in new
    assert "talks" in new


def test_a_count_that_the_text_gives_up_is_overtaken(reader) -> None:  # type: ignore[no-untyped-def]
    first = (
        "HARN, Belmora (Northwire) - Capt. Jon Hale, a spokesman for the Belmoran army, said on Tuesday that more than "
        "40 rebels had been killed at the quarry."
    )
    second = (
        "HARN, Belmora (Northwire) - Belmora said on Thursday that it had killed at least 25 rebels at the quarry, "
        "down from an earlier claim of more than 40."
    )
    items = (
        article("Northwire", "Rebels killed at quarry", first, "2026-05-12T10:00:00+02:00"),
        article("Northwire", "Belmora lowers claim", second, "2026-05-14T19:00:00+02:00"),
    )
    ledger = ledger_of([reader.read(item) for item in items])
    figures = {figure.id: figure for figure in ledger.figures}
    old = {figures[key].text for key in overtaken(ledger)}
    assert any("40" in text for text in old)
    assert not any("25" in text for text in old)


def test_a_number_is_no_speaker() -> None:
    assert _NUMERAL.fullmatch("a nine")
    assert not _NUMERAL.fullmatch("Nine Elms council")
    assert not _NUMERAL.fullmatch("two officials")
