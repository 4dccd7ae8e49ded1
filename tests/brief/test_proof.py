"""No line is printed that is not a whole sentence, and none that a name or a date has made false."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from ferry_story import article, ledger_of
from test_rewrite import Parsed

from writethru.brief import write_brief
from writethru.brief.rewrite import ends
from writethru.brief.rewrite.proof import garbled, unsound
from writethru.brief.rewrite.sketch import Sketch, drop, put, text_of
from writethru.brief.titles import form_words, released, speaker_first
from writethru.core.types import Brief


def cut(text: str, *gone: str) -> tuple[Sketch, Parsed]:
    """The sentence without some phrases of it."""
    parsed = Parsed(text)
    row = parsed.row
    for phrase in gone:
        start = text.index(phrase)
        inside = [
            i for i, token in enumerate(parsed.tree.tokens) if start <= token.start and token.end <= start + len(phrase)
        ]
        dropped = drop(row, inside)
        assert dropped is not None
        row = dropped
    return row, parsed


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        pytest.param(
            "Marlo Air stopped flying on 9 May and filed for insolvency, stranding its passengers after weeks of talks"
            " on a rescue fell apart overnight.",
            (", stranding its passengers after weeks of talks on a rescue",),
            id="a clause cut in its middle",
        ),
        pytest.param(
            "The office received 12 warnings from staff and parents between 2013 and 2019, the report says, and acted"
            " on three.",
            (", ", "says, and "),
            id="who says it left without the verb",
        ),
        pytest.param(
            "The General Staff said that nine of its men had died and 14 had been hurt, and that a post near Marlo was"
            " overrun.",
            (", and that a post near Marlo",),
            id="a verb without its subject",
        ),
    ],
)
def test_a_second_verb_needs_what_joins_it(text: str, gone: tuple[str, ...]) -> None:
    row, parsed = cut(text, *gone)
    assert unsound(row, parsed.tree) == "clause not joined", text_of(row)


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        (
            "The ferry, which had 90 people on board, sank off Marlo, the agency said.",
            (", which had 90 people on board,",),
        ),
        ("A signal that was wrongly wired during repairs led two trains on to one track.", (" during repairs",)),
        ("When a shell hit the bakery, which had opened early, four people died.", (", which had opened early",)),
        ("The union said the lorries it had counted drove at its people, and left.", (", and left",)),
        ("Ada Roe resigned on Monday and said that she had done what she could.", (" on Monday",)),
    ],
)
def test_good_cuts_pass(text: str, gone: tuple[str, ...]) -> None:
    row, parsed = cut(text, *gone)
    assert unsound(row, parsed.tree) == "", text_of(row)


@pytest.mark.parametrize("word", ["Neither", "None", "Nobody", "Few"])
def test_no_name_stands_for_nobody(word: str) -> None:
    parsed = Parsed(f"{word} has confirmed that it will attend.")
    named = put(parsed.row, [0], "the Harbour Forum", speaker="harbour forum")
    assert named is not None
    assert unsound(named, parsed.tree) == "nobody named"
    body = Parsed("It has confirmed that talks will be held.")
    row = put(body.row, [0], "the Harbour Forum", speaker="harbour forum")
    assert row is not None
    assert unsound(row, body.tree) == ""


def test_a_bare_possessive_is_no_subject() -> None:
    row, parsed = cut("Vendria’s, Ada Roe, faces an election in October.", ", Ada Roe,")
    assert unsound(row, parsed.tree) == "bare possessive"
    owned, other = cut("Vendria’s president, Ada Roe, faces an election in October.", ", Ada Roe,")
    assert unsound(owned, other.tree) == ""


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("He wrote that a guarantee had been promised on 8 October.", "pronoun without a name"),
        ("In a letter to staff, she wrote that a guarantee had been promised.", "pronoun without a name"),
        ("Ada Roe counts him among the four civilians.", "pronoun without a name"),
        ("Ada Roe, a retired officer, finds that hard to believe.", "pointing word without a noun"),
        ("Ada Roe said that she had met the mayor and thanked him.", ""),
        ("Ada Roe finds that number hard to believe.", ""),
        ("The mayor, Ada Roe, said she would resign.", ""),
    ],
)
def test_a_pronoun_has_its_name_in_the_line(text: str, reason: str) -> None:
    parsed = Parsed(text)
    assert unsound(parsed.row, parsed.tree) == reason


def test_a_subject_keeps_its_verb() -> None:
    row, parsed = cut("The hotel wants 900 euros for three more nights, Ada Roe said.", ", ", " said")
    assert unsound(row, parsed.tree) == "subject without a verb"
    text = "Ada Roe wrote that a state guarantee for 90 million euros was withdrawn on 8 October."
    row, parsed = cut(text, " was withdrawn on 8 October")
    assert unsound(row, parsed.tree) == "subject without a verb"


@pytest.mark.parametrize(
    ("text", "bad"),
    [
        ("Contracts have been signed by ministry of Transport.", True),
        ("Contracts have been signed by the Ministry of Transport.", False),
        ("Ada Roe’s lawyer of Ada Roe said that she would appeal.", True),
        ("According to, a ferry had been dropped from the register.", True),
        ("The mayor called it “a bad day and left.", True),
        ("The letter speaks of all 34.", True),
        ("The mayor called it “a bad bad day” and left.", False),
        ("The ministry accepted all 34 proposals.", False),
    ],
)
def test_words_that_no_line_prints(text: str, bad: bool) -> None:
    assert garbled(text) is bad


def test_a_state_of_things_is_not_dated() -> None:
    assert "today" in Parsed("More than 130 people might be alive today had the trust acted.").dated()
    assert "14 May" in Parsed("The mayor resigned today after a vote.").dated()


def test_the_next_days_get_their_end() -> None:
    assert Parsed("The ministry has hired 19 flights for the next three days.").dated() == (
        "The ministry has hired 19 flights for the three days to 17 May."
    )


def test_that_stays_before_an_infinitive() -> None:
    from writethru.brief.rewrite.order import _that

    text = "Ada Roe said that to set one against the other was wrong."
    assert not [line for line in Parsed(text).texts(_that) if "said to set" in line]


def test_what_went_before_may_go_from_the_end() -> None:
    text = "Marlo Air filed for insolvency on 9 May, stranding its passengers after long talks on a rescue fell apart."
    assert "Marlo Air filed for insolvency on 9 May, stranding its passengers." in Parsed(text).texts(ends.ends)
    assert not Parsed("Marlo Air filed for insolvency on 9 May after 12 banks had left it.").texts(ends.ends)


def test_an_inverted_condition_gets_its_if() -> None:
    text = "The inquiry said that 131 children might have lived had their doctors been given more time."
    assert "The inquiry said that 131 children might have lived if their doctors had been given more time." in Parsed(
        text
    ).texts(ends.conditions)
    assert not Parsed("The mayor said she might sell the car she had repaired.").texts(ends.conditions)


RELEASE = article(
    "General Staff of Vendria",
    "Communiqué No. 31 on the situation in the Marlo sector",
    "The General Staff of Vendria announces the following.\n\n"
    "Units of Astoria opened fire with mortars on Upper Marlo on 11 May.\n\n"
    "Claims in the Astorian press that soldiers of Vendria crossed the river Quill are lies.",
    "2026-05-12T08:00:00+02:00",
)
WIRE = article(
    "Northwire",
    "Vendria and Astoria trade blame after border clash",
    "Vendria and Astoria shelled each other’s positions near Marlo on Monday and killed at least 21 soldiers.\n\n"
    "Astoria’s Defence Ministry said that 12 of its soldiers had been killed near the village of Upper Marlo.",
    "2026-05-12T11:00:00+02:00",
)


def lines_of(brief: Brief) -> list[str]:
    return [line.text for section in brief.sections for line in section.lines]


def test_a_report_heads_a_brief_before_a_release(reader: Any) -> None:
    brief = write_brief(ledger_of([reader.read(RELEASE), reader.read(WIRE)]))
    assert "Communiqué" not in brief.headline
    lines = [*lines_of(brief), brief.standfirst]
    assert not [line for line in lines if "announces the following" in line]
    assert not [line for line in lines if "are lies" in line and "General Staff" not in line]


def test_what_a_release_tells_is_credited_to_who_issued_it(reader: Any) -> None:
    brief = write_brief(ledger_of([reader.read(RELEASE)]))
    told = [line for line in [*lines_of(brief), brief.standfirst] if "mortars" in line]
    assert told
    assert all("General Staff of Vendria" in line for line in told)


def test_what_is_a_release() -> None:
    assert released(RELEASE)
    assert not released(WIRE)
    assert released(replace(WIRE, outlet="Ministry of Transport of Vendria"))
    assert not released(replace(WIRE, outlet="Vendria Press Agency"))
    assert form_words("The next bulletin will be issued on 24 May.")
    assert not form_words("The next bulletin said that 12 people had died.")


def test_a_long_title_is_told_with_its_speaker_first() -> None:
    title = "Better care might have saved at least 31 patients at Marlo hospital, inquiry says"
    assert speaker_first(title, "With better care they had lived.") == (
        "Inquiry says better care might have saved at least 31 patients at Marlo hospital"
    )
    assert speaker_first(title, "They had lived.") == title
    assert (
        speaker_first("Marlo to close hospital, mayor says", "He left Marlo.") == "Mayor says Marlo to close hospital"
    )


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("President Ada Roe said that without them the port would close.", "pronoun without a name"),
        ("President Ada Roe said that the dockers knew that the port needed them.", ""),
        ("Ada Roe called that “a curious thing to say”.", "pointing word without a noun"),
    ],
)
def test_one_person_is_not_they(text: str, reason: str) -> None:
    parsed = Parsed(text)
    assert unsound(parsed.row, parsed.tree) == reason


def test_a_sum_at_the_end_of_a_sentence_ends_it() -> None:
    assert garbled("Marlo Capital has admitted to fees of €31m. that the union had put higher.")
    assert not garbled("The gates opened at 6 a.m. on Monday, Maj. Gen. Ada Roe said.")
    assert not garbled("Harbour Homes Inc. said that the U.S. embassy had bought it.")


def test_a_perfect_loses_its_just(reader: Any) -> None:
    text = (
        "Marlo harbour closed on Monday after a fire on a ferry, the Harbour Agency said.\n\n"
        "Transport Minister Ada Roe has just said that more boats will be sent to Marlo if the harbour needs them."
    )
    page = article("Northwire", "Marlo harbour closed after ferry fire", text, "2026-05-12T11:00:00+02:00")
    brief = write_brief(ledger_of([reader.read(page)]))
    said = [line for line in [*lines_of(brief), brief.standfirst] if "more boats" in line]
    assert said
    assert not [line for line in said if "just" in line]


def test_a_pronoun_behind_an_opening_phrase_gets_its_name(reader: Any) -> None:
    text = (
        "Marlo Air filed for insolvency on Monday, the court in Marlo said.\n\n"
        "Jonas Vey, the airline’s chief executive, blamed the government. In a letter to staff seen by Northwire, he "
        "wrote that a state guarantee for 90 million euros had been withdrawn without explanation."
    )
    page = article("Northwire", "Marlo Air files for insolvency", text, "2026-05-12T11:00:00+02:00")
    brief = write_brief(ledger_of([reader.read(page)]))
    told = [line for line in [*lines_of(brief), brief.standfirst] if "guarantee" in line]
    assert told
    assert all("Vey" in line for line in told)
