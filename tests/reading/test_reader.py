"""The reader as a whole: every offset holds, odd text does no harm, and the JSON is the documented one."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from writethru.core.settings import Settings
from writethru.core.types import Reading, Span
from writethru.reading import Reader
from writethru.reading.output import reading_json

STORY = """STRANDBY, Norway (NTP) — The Strand bridge may stay shut until June, the harbour board said on Tuesday, \
after at least 12 people were hurt when a barge struck it.

“We are looking at every bolt,” said Ada Brask, a spokeswoman for the Harbour Guard (HG). “Nobody should trust it yet.”

“It is an old lady, and she is tired.”

The HG denied that it had been warned. “There was no letter,” Brask said. An engineer who asked not to be named said \
he had written two, citing tests of 2019.

Norway's roads minister, Jo Ekdal, told parliament that he expected repairs to cost about 40 million kroner. He \
declined to say who would pay."""


def spans(reading: Reading) -> Iterator[tuple[int, int, str | None]]:
    """Every span of a reading with the words it should hold, where the record repeats them."""
    for sentence in reading.sentences:
        yield sentence.start, sentence.end, None
    for each in (*reading.entities, *reading.times, *reading.figures):
        yield each.start, each.end, each.text
    for event in reading.events:
        yield event.start, event.end, None
    for statement in reading.statements:
        yield statement.cue.start, statement.cue.end, statement.cue.text
        if statement.speaker is not None:
            yield statement.speaker.start, statement.speaker.end, statement.speaker.text
        for span in statement.content:
            yield span.start, span.end, None


def check(reading: Reading) -> None:
    text = reading.article.text
    for start, end, words in spans(reading):
        assert 0 <= start < end <= len(text)
        assert words is None or text[start:end] == words
    ids = [statement.id for statement in reading.statements]
    assert len(ids) == len(set(ids))
    for statement in reading.statements:
        assert statement.content
        assert list(statement.content) == sorted(statement.content, key=lambda span: span.start)
        assert not any(a.overlaps(b) for a, b in zip(statement.content, statement.content[1:], strict=False))
        assert statement.parent is None or statement.parent in ids
        assert 0 <= statement.sentence < len(reading.sentences)


def test_a_whole_story(read) -> None:  # type: ignore[no-untyped-def]
    reading = read(STORY)
    check(reading)
    said = [(s.speaker.canonical if s.speaker else None, s.certainty) for s in reading.statements]
    assert said == [
        ("harbour board", "hedged"),
        ("Ada Brask", "asserted"),
        ("Harbour Guard", "denied"),
        ("Ada Brask", "denied"),
        ("engineer", "asserted"),
        ("engineer", "asserted"),
        ("Jo Ekdal", "expected"),
        ("Jo Ekdal", "declined"),
    ]
    brask = reading.statements[1]
    assert [span.of(STORY) for span in brask.content] == [
        "“We are looking at every bolt,”",
        "“Nobody should trust it yet.”",
        "“It is an old lady, and she is tired.”",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "”“”“ ’‘ \"\" '' `` « »",
        'THE MAYOR SAID: "WE WILL WIN." SHE LEFT.',
        "the mayor said the bridge is shut. she said it may fall.",
        "- the mayor said\n- the board said that\n- said",
        "RT @brask: we said it “would fall” 🙂 #bridge https://brask.example/x?a=1 “…”",
        "He said\u00a0“\u200byes\u200b”.\r\n\r\nHe said\tno.",
        "said said said said that that said. According to to. “said” said “said",
        "(((((((((( said )))))))))) ----- “ -----",
        "“" * 300,
        "Brask said “yes. " * 60,
    ],
)
def test_odd_text_does_no_harm(read, text: str) -> None:  # type: ignore[no-untyped-def]
    check(read(text))


WORDS = st.sampled_from(
    "“ ” \" ' ‘ ’ ( ) — , . ? : ; \n\n Brask Ada Mrs. said says told denied that whether according to the board mayor "
    "he she it they who will may not never bridge 12 million on Monday yesterday May 3 in Peru NSO (NSO)".split(" ")
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=40).map(" ".join))
def test_offsets_hold_whatever_is_written(read, text: str) -> None:  # type: ignore[no-untyped-def]
    check(read(text))


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=80))
def test_offsets_hold_for_any_characters(read, text: str) -> None:  # type: ignore[no-untyped-def]
    check(read(text))


@pytest.mark.parametrize("text", ["", " \n\n \t"])
def test_no_sentence_gives_an_empty_reading(text: str, read) -> None:  # type: ignore[no-untyped-def]
    reading = read(text)
    assert (reading.sentences, reading.statements, reading.figures, reading.tokens) == ((), (), (), ())


def test_the_engine_is_known_without_loading_the_pipeline() -> None:
    engine = Reader(Settings(pipeline="no_such_pipeline")).engine
    assert engine.startswith("rules-")
    assert "no_such_pipeline" in engine
    assert Reader(Settings()).engine.endswith("3.8.0")


def test_the_same_text_gives_the_same_bytes(read) -> None:  # type: ignore[no-untyped-def]
    assert json.dumps(reading_json(read(STORY))) == json.dumps(reading_json(read(STORY)))


def test_json_has_the_documented_keys(read) -> None:  # type: ignore[no-untyped-def]
    document = json.loads(json.dumps(reading_json(read(STORY))))
    assert document["schema"] == "writethru/reading/1"
    assert {"id", "url", "file", "outlet", "domain", "title", "byline", "published", "modified", "language",
            "completeness", "credit", "sha256", "text"} <= set(document["article"])  # fmt: skip
    statement = document["statements"][0]
    assert {"id", "speaker", "cue", "content", "form", "certainty", "negated", "said_at", "via", "parent",
            "confidence"} <= set(statement)  # fmt: skip
    assert set(statement["speaker"]) == {"text", "start", "end", "canonical", "kind", "role", "affiliation",
        "confidence", "evidence", "role_class",
                                         "resolved_by"}  # fmt: skip
    assert set(statement["cue"]) == {"text", "start", "end", "lemma", "class"}
    figure = document["figures"][0]
    assert {"id", "start", "end", "text", "value_low", "value_high", "approx", "unit", "unit_implicit", "measure",
            "population", "place", "as_of", "statement", "reporter", "reporter_name",
            "hedged"} <= set(figure)  # fmt: skip
    assert {"actor", "action", "target", "place", "date", "status", "start", "end"} <= set(document["events"][0])
    assert {"text", "start", "end", "type", "canonical"} == set(document["entities"][0])


def test_a_span_never_starts_or_ends_with_blank(read) -> None:  # type: ignore[no-untyped-def]
    for start, end, _ in spans(read(STORY)):
        words = Span(start, end).of(STORY)
        assert words == words.strip()
