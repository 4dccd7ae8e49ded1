"""The lead of a story can always be told: toll, voice, place and numbers put in another form with the same claim."""

from __future__ import annotations

import pytest
from test_rewrite import Parsed

from writethru.brief.present import present
from writethru.brief.rewrite import swaps, voice
from writethru.brief.rewrite.attribution import fronted
from writethru.brief.rewrite.dates import year_named
from writethru.brief.rewrite.here import dateline_place, placed
from writethru.brief.rewrite.sketch import Piece, text_of
from writethru.brief.rewrite.toll import told_from_event


@pytest.mark.parametrize(
    ("source", "want"),
    [
        (
            "At least 14 people died when a packed ferry struck a pier before dawn.",
            "A packed ferry struck a pier before dawn, killing at least 14 people.",
        ),
        (
            "At least 14 people were killed and 60 injured when a packed ferry struck a pier.",
            "A packed ferry struck a pier, killing at least 14 people and injuring 60.",
        ),
    ],
)
def test_a_toll_is_told_from_its_event(source: str, want: str) -> None:
    assert want in Parsed(source).texts(told_from_event)


@pytest.mark.parametrize(
    "source",
    [
        "Nobody was killed when the ferry struck a pier.",
        "Up to 14 people may have died when the ferry struck a pier.",
        "The captain was killed when the ferry struck a pier.",
        "At least 14 people were rescued when the ferry struck a pier.",
    ],
)
def test_what_is_no_plain_count_of_victims_is_left_as_it_is(source: str) -> None:
    assert Parsed(source).texts(told_from_event) == []


def test_the_active_becomes_the_passive_with_its_time_before_the_doer() -> None:
    texts = Parsed("A flood in the Marlo valley has killed at least 14 people in two weeks.").texts(voice.revoiced)
    assert "At least 14 people have been killed in two weeks by a flood in the Marlo valley." in texts


@pytest.mark.parametrize(
    "source",
    [
        "The bank has not raised its rate.",
        "The union has called its members out and closed the port.",
        "She has lost her seat.",
    ],
)
def test_no_passive_where_a_pronoun_a_denial_or_a_second_verb_hangs_on_the_subject(source: str) -> None:
    assert not [text for text in Parsed(source).texts(voice.revoiced) if " by " in text]


def test_a_date_moves_before_its_verb() -> None:
    texts = Parsed("The bank raised its key rate on 14 October.").texts(voice.revoiced)
    assert "The bank on 14 October raised its key rate." in texts


def test_a_fraction_of_a_point_is_told_in_figures() -> None:
    texts = Parsed("The bank raised its rate by three-quarters of a percentage point.").texts(voice.revoiced)
    assert "The bank raised its rate by 0.75 percentage points." in texts


def test_numbers_from_ten_up_stand_in_figures_but_not_at_the_head_of_a_sentence() -> None:
    assert "The mayor counted 17 boats." in Parsed("The mayor counted seventeen boats.").texts(voice.revoiced)
    assert not [text for text in Parsed("Seventeen boats sank.").texts(voice.revoiced) if "17" in text]
    assert not [text for text in Parsed("The mayor counted seven boats.").texts(voice.revoiced) if "7" in text]


def test_plain_counts_change_places() -> None:
    texts = Parsed("The state sent 40 divers and two boats.").texts(voice.revoiced)
    assert "The state sent two boats and 40 divers." in texts


def test_how_something_was_said_goes_and_what_was_said_stays() -> None:
    texts = Parsed("The bank said in a statement that its council had voted.").texts(voice.revoiced)
    assert "The bank said that its council had voted." in texts


def test_the_kind_of_a_place_follows_its_name() -> None:
    texts = Parsed("A quake shook the southern coastal province of Marlo before dawn.").texts(voice.revoiced)
    assert "A quake shook Marlo, a southern coastal province, before dawn." in texts


def test_a_bound_is_told_in_other_words_only_for_what_is_counted_one_by_one() -> None:
    def swapped(text: str) -> list[str]:
        parsed = Parsed(text)
        return [text_of(row) for _, row in swaps.swaps(parsed.row, parsed.tree, parsed.sentence)]

    assert "The union counted no fewer than 140 boats." in swapped("The union counted at least 140 boats.")
    assert not [text for text in swapped("The bank holds at least 12 per cent.") if "no fewer" in text]
    assert not [text for text in swapped("The road is at least 3.5 metres wide.") if "no fewer" in text]


TEXT = """\
PORT LARA, Utopia (XNA) — A fire burned into the outskirts of this fruit-growing town overnight, the mayor said.

Port Lara has 9,000 people."""


def test_this_town_is_named_after_the_dateline() -> None:
    parsed = Parsed(TEXT)
    assert dateline_place(TEXT) == "Port Lara"
    assert "the outskirts of Port Lara overnight" in text_of(placed(parsed.row, parsed.tree, parsed.sentence))


@pytest.mark.parametrize("text", ["A fire burned into this town.", "The mayor said this town would wait."])
def test_without_a_dateline_this_town_stays(text: str) -> None:
    parsed = Parsed(text)
    assert dateline_place(text) is None
    assert "this town" in text_of(placed(parsed.row, parsed.tree, parsed.sentence))


@pytest.mark.parametrize(
    ("source", "want"),
    [
        ("A packed ferry struck a pier.", "A packed ferry strikes a pier."),
        ("The mayor resigned and left the country.", "The mayor resigns and leaves the country."),
        ("The court upheld the vote.", "The court upholds the vote."),
        ("Six people were killed when a boat sank.", "Six people killed when a boat sinks."),
        ("A flood has killed 14 people.", "A flood kills 14 people."),
        ("The mayor had resigned before the vote.", "The mayor had resigned before the vote."),
        ("The union will strike.", "The union to strike."),
        ("The union will not strike.", "The union will not strike."),
        ("The two clubs have threatened to sue.", "The two clubs threaten to sue."),
    ],
)
def test_headlines_stand_in_the_present(source: str, want: str) -> None:
    parsed = Parsed(source)
    assert text_of(present(parsed.row, parsed.tree)) == want


def test_this_year_is_named() -> None:
    parsed = Parsed("The rise is the fourth this year.")
    row = year_named(parsed.row, parsed.tree, parsed.sentence, "2026-05-14")
    assert row is not None
    assert text_of(row) == "The rise is the fourth in 2026."


def test_a_speaker_taken_from_the_middle_leaves_a_comma_where_no_verb_joins_the_parts(reader) -> None:  # type: ignore[no-untyped-def]
    from ferry_story import article

    from writethru.brief.rewrite.quotes import Quotations
    from writethru.brief.rewrite.sketch import sketch
    from writethru.core.tree import Tree

    text = "The other sum counts the debt twice, she said, once when it was borrowed and once when it is repaid."
    reading = reader.read(article("Northwire", "Debt", text, "2026-05-14T10:00:00+02:00"))
    tree, sentence = Tree(text, reading.tokens), reading.sentences[0]
    row = sketch(tree, Quotations(text), range(sentence.first, sentence.last))
    moved = fronted(row, tree, sentence, reading.statements[0], Piece("Ada Roe"))
    assert moved is not None
    assert text_of(moved).endswith("counts the debt twice, once when it was borrowed and once when it is repaid.")
