"""Extractions, readings and briefs are kept by what they were made from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from writethru.core.ids import cite
from writethru.core.types import (
    Article,
    Brief,
    Cue,
    Figure,
    Finding,
    Label,
    Line,
    Reading,
    Report,
    Section,
    Sentence,
    SentenceVerdict,
    Span,
    Statement,
    Token,
)
from writethru.store import Store

Make = Callable[..., Article]
REPORT = Report(
    file=None,
    sha256="0" * 64,
    text="The dam gave way.",
    sentences=(SentenceVerdict(0, 17, "supported", 0.9),),
    findings=(Finding("DUP001", "warning", "told twice", 0, 17, fix="leave one out"),),
    notes=("a note",),
)


def make_reading(article: Article, engine: str = "rules-1+pipe-3") -> Reading:
    cue = Cue("said", 10, 14, "say", "say")
    return Reading(
        article=article,
        tokens=(Token(0, 3, "the", "DET", "DT", "det", 1), Token(4, 7, "dam", "NOUN", "NN", "nsubj", 1, "B-FAC")),
        sentences=(Sentence(0, 7, 0, 2, 0),),
        statements=(Statement("st-1", article.id, 1, 0, None, cue, (Span(0, 3), Span(4, 7)), "indirect", "asserted"),),
        figures=(Figure("f-1", article.id, 1, 0, 0, 3, "the", 3.0, None, "at_least", "person", False, "injured"),),
        engine=engine,
    )


def make_brief(article: Article) -> Brief:
    line = Line("l-1", "The dam gave way.", "extractive", "overview", (cite(article, 0, 7),))
    return Brief(
        story="story-1",
        edition=1,
        as_of=article.published,
        headline="Dam gives way",
        standfirst="A dam gave way.",
        headline_citations=(cite(article, 0, 7),),
        standfirst_citations=(cite(article, 0, 7),),
        sections=(Section("overview", (line,)),),
        figures_table=(),
        sources=(),
        label=Label((("extractive", 1.0),), "algorithmicMedia"),
    )


def test_a_reading_comes_back_whole(store: Store, make_article: Make) -> None:
    reading = make_reading(make_article())
    store.keep_reading(reading)
    assert store.reading(reading.article, reading.engine) == reading


def test_a_reading_is_not_given_for_another_engine_date_or_copy(store: Store, make_article: Make) -> None:
    reading = make_reading(make_article())
    store.keep_reading(reading)
    assert store.reading(reading.article, "rules-2+pipe-3") is None
    # weekdays are resolved against the date, and ids hold the article's
    assert store.reading(make_article(published="2031-03-09"), reading.engine) is None
    assert store.reading(make_article(url="https://echo.example/1"), reading.engine) is None


def test_a_reading_kept_again_replaces_the_first(store: Store, make_article: Make) -> None:
    reading = make_reading(make_article())
    store.keep_reading(reading)
    store.keep_reading(replace(reading, notes=("read again",)))
    kept = store.reading(reading.article, reading.engine)
    assert kept is not None
    assert kept.notes == ("read again",)
    assert store.stats()["readings"] == 1


def test_an_extraction_is_found_by_its_key_alone(store: Store, make_article: Make) -> None:
    article = replace(make_article(), revision=3)
    assert store.extracted("key-a") is None
    store.keep_extracted("key-a", article)
    assert store.extracted("key-a") == article
    assert store.extracted("key-b") is None
    store.keep_extracted("key-a", make_article())
    assert store.extracted("key-a") == make_article()


def test_the_next_edition_comes_only_with_other_inputs(store: Store, make_article: Make) -> None:
    brief = make_brief(make_article())
    assert store.brief("story-1", "key-a") is None
    first = store.keep_brief(brief, REPORT, "key-a")
    assert store.keep_brief(replace(brief, headline="Another"), REPORT, "key-a") == first
    second = store.keep_brief(brief, REPORT, "key-b")
    assert (first.edition, second.edition) == (1, 2)
    assert store.brief("story-1", "key-a") == (first, REPORT)
    assert store.edition("story-1") == second
    assert store.edition("story-1", 1) == first
    assert store.edition("story-1", 3) is None
    assert store.stats()["briefs"] == 2


def test_each_story_counts_its_own_editions(store: Store, make_article: Make) -> None:
    brief = make_brief(make_article())
    store.keep_brief(brief, REPORT, "key-a")
    assert store.keep_brief(replace(brief, story="story-2"), REPORT, "key-b").edition == 1
