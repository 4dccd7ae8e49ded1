"""Records survive the store: what is written is what is read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writethru.core.codec import dumps, loads
from writethru.core.ids import cite, make_id, sha256
from writethru.core.types import Article, Cue, Figure, Reading, Sentence, Span, Speaker, Statement, Token

TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)


def an_article(text: str) -> Article:
    return Article(
        id=make_id("art", text),
        revision=1,
        url=None,
        file="a.txt",
        outlet="The Lindale Echo",
        domain=None,
        title="A title",
        byline=("Ada Brask",),
        published="2026-03-02T08:00:00+01:00",
        modified=None,
        language="en",
        completeness="full",
        credit=None,
        sha256=sha256(text),
        text=text,
    )


@given(TEXT, st.floats(allow_nan=False, allow_infinity=False) | st.none())
def test_a_reading_comes_back_as_it_was(text: str, value: float | None) -> None:
    article = an_article(text)
    speaker = Speaker("She", 0, 1, "", "person", resolved_by="unresolved")
    statement = Statement(
        "st-1", article.id, 1, 0, speaker, Cue("x", 0, 1, "say", "say"), (Span(0, 1), Span(1, 2)), "direct", "asserted"
    )
    figure = Figure(
        "fig-1", article.id, 1, 0, 0, 1, "x", value, None, "about", None, False, "other", reporter=Span(0, 1)
    )
    reading = Reading(
        article,
        (Token(0, 1, "x", "X", "XX", "ROOT", 0, "B-GPE"),),
        (Sentence(0, 1, 0, 1, 0),),
        (statement,),
        (figure,),
        engine="test",
    )
    assert loads(Reading, dumps(reading)) == reading
    assert dumps(loads(Reading, dumps(reading))) == dumps(reading)


def test_records_written_before_a_field_was_added_are_still_read() -> None:
    old = '{"start":3,"end":9,"first":0,"last":2,"paragraph":0,"gone":1}'
    assert loads(Sentence, old) == Sentence(3, 9, 0, 2, 0)


@given(TEXT, st.integers(0, 80), st.integers(0, 80))
def test_a_citation_always_holds_the_articles_own_words(text: str, start: int, end: int) -> None:
    article = an_article(text)
    if 0 <= start < end <= len(text):
        citation = cite(article, start, end)
        assert citation.quote == text[start:end] != ""
        assert citation.sha256 == sha256(citation.quote)
    else:
        with pytest.raises(ValueError, match=article.id):
            cite(article, start, end)


def test_ids_tell_parts_apart_that_would_run_together() -> None:
    assert make_id("x", "ab", "c") != make_id("x", "a", "bc")
    assert make_id("x", "ab") == make_id("x", "ab")
