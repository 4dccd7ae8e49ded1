"""Each edit of a sentence keeps its sense, its grammar and its quotations."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from writethru.brief.rewrite import order, trim
from writethru.brief.rewrite.clauses import clauses
from writethru.brief.rewrite.dates import date_words, spoken
from writethru.brief.rewrite.quotes import Quotations
from writethru.brief.rewrite.refer import stands_alone, whole
from writethru.brief.rewrite.sketch import Sketch, drop, finish, insert, put, sketch, text_of
from writethru.brief.rewrite.swaps import style, swaps
from writethru.core.tree import Tree
from writethru.core.types import Article, Sentence, TimeMention


class Parsed:
    """A sentence with its parse, its times and its sketch."""

    def __init__(self, text: str, published: str = "2026-05-14T10:00:00+02:00") -> None:
        from writethru.core.settings import DEFAULT_PIPELINE
        from writethru.reading.parse import load_pipeline, parse
        from writethru.reading.times import find_times

        tokens, sentences = parse(text, load_pipeline(DEFAULT_PIPELINE))
        self.tree = Tree(text, tokens)
        self.sentence = Sentence(sentences[0].start, sentences[-1].end, 0, len(tokens), 0)
        article = Article("a", 1, None, None, None, None, "", (), published, None, "en", "full", None, "", text)
        self.times: tuple[TimeMention, ...] = find_times(article, self.tree, (self.sentence,))
        self.row: Sketch = sketch(self.tree, Quotations(text), range(len(tokens)))

    def dated(self) -> str:
        return text_of(date_words(self.row, self.tree, self.sentence, self.times, "2026-05-14"))

    def styled(self) -> str:
        return text_of(style(self.row, self.tree, self.sentence))

    def texts(self, edit: Callable[[Sketch, Tree, Sentence], Iterator[tuple[float, Sketch]]]) -> list[str]:
        return [text_of(edited) for _, edited in edit(self.row, self.tree, self.sentence)]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor left, she said.",
        "“We wait”, she said, “and we hope.”",
        'He called it "a bad day" (his words) and left.',
        "The union’s 3,400 members – all dockers – will vote.",
    ],
)
def test_a_sketch_gives_its_sentence_back(text: str) -> None:
    assert text_of(Parsed(text).row).replace("“", '"').replace("”", '"') == text.replace("“", '"').replace("”", '"')


def test_the_comma_of_an_american_quotation_moves_out() -> None:
    assert text_of(Parsed("“We wait,” she said.").row) == "“We wait”, she said."


def test_a_quotation_is_never_cut() -> None:
    parsed = Parsed("She said that “the bridge was never closed” to cars.")
    inside = next(i for i in range(len(parsed.tree)) if parsed.tree.word(i) == "bridge")
    assert drop(parsed.row, [inside]) is None
    assert put(parsed.row, [inside], "pier") is None
    assert insert(parsed.row, inside, "old") is None


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("The minister resigned on Tuesday.", "The minister resigned on 12 May."),
        ("The minister said Tuesday that she would resign.", "The minister said on 12 May that she would resign."),
        ("Tuesday’s vote was close.", "The 12 May vote was close."),
        ("It broke down on Tuesday night.", "It broke down on the night of 12 May."),
        ("A boat arrived on Wednesday morning.", "A boat arrived on the morning of 13 May."),
        ("He spoke on Jan. 13 in the hall.", "He spoke on 13 January in the hall."),
        ("The law passed on October 3, 2024.", "The law passed on 3 October 2024."),
        ("They met yesterday.", "They met on 13 May."),
        ("He had dug nine wells this month.", "He had dug nine wells in May."),
        ("“We met on Tuesday,” he said.", "“We met on Tuesday”, he said."),
        ("They walked out on Thursday last week.", "They walked out on 7 May."),
    ],
)
def test_days_become_dates(text: str, want: str) -> None:
    assert Parsed(text).dated() == want


def test_without_a_date_of_publication_a_weekday_is_left_alone() -> None:
    assert Parsed("The minister resigned on Tuesday.", published="").dated() == "The minister resigned on Tuesday."


def test_the_year_is_named_only_where_it_differs() -> None:
    assert spoken("2026-02-12", "2026-02-13") == "12 February"
    assert spoken("2025-12-31", "2026-02-13") == "31 December 2025"
    assert spoken("2025-10", "2026-02-13") == "October 2025"


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Some 300 people left.", "About 300 people left."),
        ("Prices rose 4 percent.", "Prices rose 4 per cent."),
        ("He resigned in order to save the firm.", "He resigned to save the firm."),
        ("Some people left.", "Some people left."),
    ],
)
def test_house_style(text: str, want: str) -> None:
    assert Parsed(text).styled() == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("PORT SABLE, Vendria (Northwire) - A ferry sank.", "A ferry sank."),
        ("MARLO — A ferry sank.", "A ferry sank."),
        ("MARLO (Northwire), May 3 - A ferry sank.", "A ferry sank."),
    ],
)
def test_datelines(text: str, want: str) -> None:
    assert text[trim.dateline(text) :] == want


def test_no_dateline() -> None:
    assert trim.dateline("A ferry sank - the second in a year.") == 0
    assert trim.dateline("The harbour was closed (for a day) - again.") == 0


def test_reported_speech_gains_and_loses_that() -> None:
    assert "The mayor said that the pier was closed." in Parsed("The mayor said the pier was closed.").texts(
        order.reorderings
    )
    assert "The mayor said the pier was closed." in Parsed("The mayor said that the pier was closed.").texts(
        order.reorderings
    )


def test_a_condition_moves_to_the_front_of_its_own_clause() -> None:
    texts = Parsed("The mayor said that the town would sue if the pier stayed closed.").texts(order.reorderings)
    assert "The mayor said that if the pier stayed closed, the town would sue." in texts


def test_a_range_loses_between() -> None:
    texts = Parsed("The ship carried between 1,800 and 2,200 tonnes.").texts(order.reorderings)
    assert "The ship carried 1,800 to 2,200 tonnes." in texts


def test_negation_survives_every_edit() -> None:
    parsed = Parsed("The claim could not be independently verified after the ship had left the port of Marlo.")
    texts = [
        *parsed.texts(order.reorderings),
        *(text_of(row) for _, row in swaps(parsed.row, parsed.tree, parsed.sentence)),
    ]
    assert texts
    assert all("could not be" in text for text in texts)


def test_a_clause_with_doubt_is_never_spare() -> None:
    parsed = Parsed("The ministry gave no proof for the claim, which could not be verified.")
    assert list(trim.spare(parsed.tree, parsed.sentence, [])) == []
    plain = Parsed("The ministry, which has 300 clerks, gave a list.")
    assert [len(clause) for clause in trim.spare(plain.tree, plain.sentence, [])] == [6]


def test_joined_clauses_are_taken_apart_but_a_limit_stays_with_its_claim() -> None:
    both = [
        text_of(row)
        for row in clauses(
            Parsed("The mayor left and the crowd cheered.").row, *_of("The mayor left and the crowd cheered.")
        )
    ]
    assert both == ["The mayor left.", "The crowd cheered."]
    but = "The mayor left but the crowd stayed."
    assert [text_of(row) for row in clauses(Parsed(but).row, *_of(but))] == ["The crowd stayed."]


def test_a_second_that_clause_does_not_take_the_place_of_a_count() -> None:
    text = (
        "President Inge Holt said in Tolm that Ostrian losses had “long passed” 4,000 killed and wounded and that her "
        "forces now held three prisoners, one more than had been known."
    )
    texts = [text_of(row) for row in clauses(Parsed(text).row, *_of(text))]
    assert not any("“long passed” that" in each for each in texts), texts


def _of(text: str) -> tuple[Tree, Sentence]:
    parsed = Parsed(text)
    return parsed.tree, parsed.sentence


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("The mayor said she would resign.", True),
        ("She would resign.", False),
        ("It was closed in March.", False),
        ("That figure does not include children.", False),
        ("The figure was wrong.", False),
        ("We are not at war, the mayor said.", False),
        ("The port closed its gates.", True),
        ("Such claims are rare.", False),
        ("The firm denied that the pier was closed.", True),
    ],
)
def test_lines_stand_alone(text: str, alone: bool) -> None:
    parsed = Parsed(text)
    assert stands_alone(parsed.row, parsed.tree) is alone


@pytest.mark.parametrize(
    ("text", "complete"),
    [
        ("The mayor said the pier was closed.", True),
        ("The firm denied that.", False),
        ("The mayor of Marlo.", False),
        ("“We wait”, she said.", True),
    ],
)
def test_lines_are_whole_sentences(text: str, complete: bool) -> None:
    parsed = Parsed(text)
    assert whole(parsed.row, parsed.tree) is complete


@pytest.mark.parametrize(
    ("raw", "want"),
    [
        ("a ferry , which sank , , was old", "A ferry, which sank, was old."),
        ("the firm ( ) said", "The firm said."),
        ("“Wait.”", "“Wait.”"),
        ("he said “a , b”", "He said “a , b”."),
    ],
)
def test_punctuation_is_put_right_outside_quotations_only(raw: str, want: str) -> None:
    assert finish(raw) == want
