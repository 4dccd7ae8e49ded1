"""Who says what: each case is a way in which news writes it."""

from __future__ import annotations

import pytest

from writethru.core.types import Reading, Statement


def words(reading: Reading, statement: Statement) -> list[str]:
    return [span.of(reading.article.text) for span in statement.content]


def only(reading: Reading) -> Statement:
    outer = [s for s in reading.statements if s.parent is None]
    assert len(outer) == 1, [(s.cue.text, words(reading, s)) for s in outer]
    return outer[0]


BRIDGE = "the bridge would stay shut until June"


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "content"),
    [
        (f"The harbour board said that {BRIDGE}.", "The harbour board", "said", f"that {BRIDGE}"),
        (f"The harbour board said {BRIDGE}.", "The harbour board", "said", BRIDGE),
        ("The bridge will stay shut until June, the harbour board said.", "the harbour board", "said",
         "The bridge will stay shut until June"),
        ("The bridge will stay shut until June, said Hanne Brandtorp.", "Hanne Brandtorp", "said",
         "The bridge will stay shut until June"),
        ("According to the harbour board, the bridge will stay shut.", "the harbour board", "According to",
         "the bridge will stay shut"),
        ("The bridge will stay shut, according to the harbour board.", "the harbour board", "according to",
         "The bridge will stay shut"),
        (f"The harbour board told reporters that {BRIDGE}.", "The harbour board", "told", f"that {BRIDGE}"),
        ("The harbour board's warning that the bridge may fall was ignored.", "The harbour board's", "warning",
         "that the bridge may fall"),
        ("The harbour board vowed to rebuild the bridge.", "The harbour board", "vowed", "to rebuild the bridge"),
        ("The harbour board accused the builder of fraud.", "The harbour board", "accused", "the builder of fraud"),
        ("Reporters asked whether the bridge was safe.", "Reporters", "asked", "whether the bridge was safe"),
        ("In Brandtorp's view, the bridge was never safe.", "Brandtorp's", "view", "the bridge was never safe"),
        ("The harbour board put the damage at 4 million euros.", "The harbour board", "put",
         "the damage at 4 million euros"),
        ("The harbour board denied that the bridge was unsafe.", "The harbour board", "denied",
         "that the bridge was unsafe"),
        ("The harbour board declined to comment.", "The harbour board", "declined", "to comment"),
        ("Hanne Brandtorp, a welder who worked on it, said the bridge was never safe.",
         "Hanne Brandtorp, a welder who worked on it", "said", "the bridge was never safe"),
    ],
)  # fmt: skip
def test_ways_of_saying(read, text: str, speaker: str, cue: str, content: str) -> None:  # type: ignore[no-untyped-def]
    reading = read(text)
    statement = only(reading)
    assert statement.speaker is not None
    assert statement.speaker.text.startswith(speaker.split(",")[0])
    assert statement.cue.text == cue
    assert words(reading, statement) == [content]


def test_nobody_is_named_in_a_passive(read) -> None:  # type: ignore[no-untyped-def]
    statement = only(read("It was reported that the bridge had fallen."))
    assert statement.speaker is None


def test_split_content_has_two_spans(read) -> None:  # type: ignore[no-untyped-def]
    reading = read("“The bridge,” Hanne Brandtorp said, “was never safe.”")
    assert words(reading, only(reading)) == ["“The bridge,”", "“was never safe.”"]
    assert only(reading).form == "direct"


def test_the_next_quotation_belongs_to_the_last_speaker(read) -> None:  # type: ignore[no-untyped-def]
    reading = read("“The bridge was never safe,” Brandtorp said. “We all knew it. Nobody would listen.”")
    statement = only(reading)
    assert words(reading, statement)[-1] == "“We all knew it. Nobody would listen.”"


def test_a_paragraph_that_is_all_quotation_goes_on(read) -> None:  # type: ignore[no-untyped-def]
    reading = read("“The bridge was never safe,” Brandtorp said.\n\n“We all knew it, and nobody would listen.”")
    assert words(reading, only(reading)) == [
        "“The bridge was never safe,”",
        "“We all knew it, and nobody would listen.”",
    ]


def test_a_quotation_introduced_by_a_colon(read) -> None:  # type: ignore[no-untyped-def]
    reading = read("Brandtorp said: “The bridge was never safe. We all knew it.”")
    assert words(reading, only(reading)) == ["“The bridge was never safe. We all knew it.”"]


def test_a_question_in_quotation_marks_keeps_its_speaker(read) -> None:  # type: ignore[no-untyped-def]
    reading = read("“Why did nobody close the bridge?” asked Brandtorp.")
    statement = only(reading)
    assert statement.certainty == "asked"
    assert statement.speaker is not None
    assert statement.speaker.text == "Brandtorp"


def test_words_in_quotation_marks_within_a_clause_make_it_mixed(read) -> None:  # type: ignore[no-untyped-def]
    statement = only(read("Brandtorp said the bridge was “an accident waiting for a date”."))
    assert statement.form == "mixed"


def test_a_statement_within_a_statement_names_its_parent(read) -> None:  # type: ignore[no-untyped-def]
    reading = read("The harbour board told the court in May that the bridge was safe, according to Hanne Brandtorp.")
    outer = next(s for s in reading.statements if s.parent is None)
    inner = next(s for s in reading.statements if s.parent is not None)
    assert outer.cue.text == "according to"
    assert inner.parent == outer.id
    assert inner.speaker is not None
    assert inner.speaker.text == "The harbour board"


def test_who_is_quoted_through_the_speaker(read) -> None:  # type: ignore[no-untyped-def]
    reading = read("The ministry said the bridge had fallen, citing police.")
    assert next(s for s in reading.statements if s.cue.text == "said").via == "police"


@pytest.mark.parametrize(
    "text",
    [
        "The Marrow Post quoted Hanne Brandtorp as saying the bridge was unsafe.",
        "Hanne Brandtorp was quoted by The Marrow Post as saying the bridge was unsafe.",
    ],
)
def test_who_was_quoted_by_whom(read, text: str) -> None:  # type: ignore[no-untyped-def]
    statement = next(s for s in read(text).statements if s.cue.text == "saying")
    assert statement.speaker is not None
    assert statement.speaker.canonical == "Hanne Brandtorp"
    assert statement.via == "The Marrow Post"


def test_the_time_of_saying_is_not_content(read) -> None:  # type: ignore[no-untyped-def]
    reading = read("The harbour board said Monday that the bridge would stay shut.")
    statement = only(reading)
    assert (statement.said_at, statement.said_at_text) == ("2026-04-13", "Monday")
    assert words(reading, statement) == ["that the bridge would stay shut"]


def test_a_dateline_is_not_content(read) -> None:  # type: ignore[no-untyped-def]
    reading = read("STRANDBY, Norway (NTP) — The bridge will stay shut until June, the harbour board said.")
    assert words(reading, only(reading)) == ["The bridge will stay shut until June"]


def test_why_no_name_is_given_is_not_a_statement(read) -> None:  # type: ignore[no-untyped-def]
    reading = read("An official, who asked not to be named, said the bridge was never safe.")
    assert [s.cue.text for s in reading.statements] == ["said"]


def test_one_odd_mark_does_not_lose_the_article(read) -> None:  # type: ignore[no-untyped-def]
    reading = read(
        "The “plan was dropped in May.\n\n“The bridge was never safe,” said Hanne Brandtorp.\n\n"
        "The harbour board said it would appeal."
    )
    assert {"“The bridge was never safe,”", "it would appeal"} <= {
        text for s in reading.statements for text in words(reading, s)
    }


def test_an_article_in_another_language_keeps_its_quotations_only(read) -> None:  # type: ignore[no-untyped-def]
    reading = read("“The bridge was never safe,” said Brandtorp. The board said it would appeal.", language="it")
    assert [s.form for s in reading.statements] == ["direct"]
    assert reading.notes


def test_ids_differ_within_an_article_and_are_the_same_again(read) -> None:  # type: ignore[no-untyped-def]
    text = "The board said it would appeal. The board said it would appeal."
    first, again = read(text), read(text)
    assert [s.id for s in first.statements] == [s.id for s in again.statements]
    assert len({s.id for s in first.statements}) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Brandtorp said the bridge fell, adding that nobody was hurt.",
         [("said", "the bridge fell"), ("adding", "that nobody was hurt")]),
        ("Brandtorp said the bridge fell and added that nobody was hurt.",
         [("said", "the bridge fell"), ("added", "that nobody was hurt")]),
        ("The mayor said she would stay and vowed to rebuild the bridge.",
         [("said", "she would stay"), ("vowed", "to rebuild the bridge")]),
        ("The mayor said that the bridge was safe, and that it would open in May.",
         [("said", "that the bridge was safe, and that it would open in May")]),
    ],
)  # fmt: skip
def test_a_speaker_who_goes_on(rules, text: str, expected: list[tuple[str, str]]) -> None:  # type: ignore[no-untyped-def]
    reading = rules(text)
    assert [(s.cue.text, " ".join(words(reading, s))) for s in reading.statements] == expected
    assert len({s.speaker.text for s in reading.statements if s.speaker}) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The ministry said, citing police, that the bridge had fallen.",
        "The ministry said, citing police, the bridge had fallen.",
    ],
)
def test_whom_a_speaker_cites_between_cue_and_content(rules, text: str) -> None:  # type: ignore[no-untyped-def]
    reading = rules(text)
    statement = only(reading)
    assert statement.via == "police"
    assert words(reading, statement)[0].endswith("the bridge had fallen")


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("The harbour board called for a new bridge.", "called for", "a new bridge"),
        ("Experts warned against both.", "warned against", "both"),
        ("Brandtorp was critical of the plan.", "was critical of", "the plan"),
    ],
)
def test_a_cue_ends_with_its_preposition(rules, text: str, cue: str, content: str) -> None:  # type: ignore[no-untyped-def]
    reading = rules(text)
    statement = only(reading)
    assert (statement.cue.text, words(reading, statement)) == (cue, [content])


def test_a_colon_ties_a_quotation_to_any_verb(rules) -> None:  # type: ignore[no-untyped-def]
    reading = rules("It rained.\n\nBrandtorp went even further: “They will lose in every court.”")
    statement = only(reading)
    assert statement.cue.text == "went"
    assert words(reading, statement) == ["“They will lose in every court.”"]


def test_the_name_of_a_show_is_not_said(rules) -> None:  # type: ignore[no-untyped-def]
    reading = rules("It rained.\n\nBrandtorp said on the show “Harbour Tonight” that the bridge was shut.")
    assert words(reading, only(reading)) == ["that the bridge was shut"]


@pytest.mark.parametrize(
    "text",
    [
        "“" * 4000,
        '"' * 4001,
        "“Go,” said Brandtorp. " * 400,
        "MR HOLT: go. " * 500,
        "- - — : " * 800,
        "A: B\n" * 800,
        "THE BOARD SAID THE BRIDGE WAS SHUT, AND “THAT WAS THAT",
        "she said he said they said, adding, adding, and added that " * 60,
    ],
)
def test_odd_text_is_read_without_failing(rules, text: str) -> None:  # type: ignore[no-untyped-def]
    reading = rules(text)
    for statement in reading.statements:
        for span in statement.content:
            assert 0 <= span.start < span.end <= len(text)


def test_the_work_on_quotations_grows_with_the_text(rules, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    from writethru.core.tree import Tree

    steps = 0
    lower = Tree.lower

    def counted(self: Tree, i: int) -> str:
        nonlocal steps
        steps += 1
        return lower(self, i)

    monkeypatch.setattr(Tree, "lower", counted)

    def work(times: int) -> int:
        nonlocal steps
        steps = 0
        text = "\n\n".join(
            ["MR HOLT: “Go,” he said. “Now,” added Brandtorp — and left.", "“They went.” — Arne Holt"] * times
        )
        rules(text)
        return steps

    assert work(80) < 6 * work(20)
