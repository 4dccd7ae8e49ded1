"""Readings and who says what, as pages: words exact, statements nested, and nothing of an article becomes markup."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from sample_reading import make_readings, make_who
from writethru.cli.views.reading import reading_view
from writethru.cli.views.who import who_view
from writethru.core.types import Span, Statement
from writethru.publish.readings.html import reading_html
from writethru.publish.readings.markdown import reading_markdown
from writethru.publish.readings.page import page_of
from writethru.publish.who.csv import COLUMNS, who_csv
from writethru.publish.who.html import who_html
from writethru.publish.who.markdown import who_markdown

POISON = '<img src=x onerror=alert(1)> [x](javascript:alert(2)) `*_ =HYPERLINK("http://evil.example")'


def test_what_is_said_within_is_listed_below_and_numbered_by_its_place() -> None:
    notes = page_of(make_readings()[0]).notes
    assert [(note.number, note.depth, note.within) for note in notes] == [
        (1, 0, 0),
        (2, 0, 0),
        (3, 0, 0),
        (4, 0, 0),
        (5, 1, 4),
        (6, 0, 0),
    ]


def test_a_circle_of_parents_is_shown_flat() -> None:
    reading = make_readings()[0]
    first, second, *rest = reading.statements
    looped: tuple[Statement, ...] = (replace(first, parent=second.id), replace(second, parent=first.id), *rest)
    notes = page_of(replace(reading, statements=looped)).notes
    assert len(notes) == len(reading.statements)
    assert [note.depth for note in notes[:2]] == [0, 0]


def test_each_note_says_who_how_sure_and_how_it_is_known() -> None:
    notes = page_of(make_readings()[0]).notes
    assert (notes[0].who, notes[0].about, notes[0].mark) == ("Ida Brekke", "harbour master, Sandholm", "hedged")
    assert (notes[0].via, notes[1].resolved) == ("the coast guard", "“she”, by the pronoun, 90 % sure")
    assert notes[3].said_at == "2 September 2031"
    assert (notes[5].who, notes[5].known, notes[5].resolved, notes[5].mark) == (
        "It",
        False,
        "not resolved",
        "declined",
    )
    assert notes[1].offsets == "speaker 150-153 · name from 82-92 · cue 154-158 · content 124-149"
    assert [note.kind for note in notes[:4]] == ["", "official", "organisation", "not named"]


def test_kinds_and_the_hedges_of_the_article_are_shown() -> None:
    reading = make_readings()[0]
    first, *rest = reading.statements
    hedge = Span(0, 4)
    reading = replace(reading, statements=(replace(first, kind="demand"), *rest), hedges=(hedge,))
    page = page_of(reading)
    assert page.notes[0].content_kind == "demand"
    marks = {
        (mark.start, mark.end) for p in page.paragraphs for run in p.runs for mark in run.marks if mark.layer == "hedge"
    }
    assert marks == {(hedge.start, hedge.end)}
    html = reading_html([reading])
    assert re.search(r'class="run[^"]* hedge[ "]', html)
    assert "hedge of the article" in html
    assert '<span class="fact">demand</span>' in html
    assert "; demand" in reading_markdown([reading])
    assert "· demand" in reading_view([reading])


def test_who_says_what_tells_the_kind() -> None:
    who = make_who()
    rows = list(csv.DictReader(io.StringIO(who_csv(who))))
    kinds = [saying.statement.kind for voice in who.voices for saying in voice.sayings]
    assert [row["content_kind"] for row in rows] == kinds
    assert f"; {kinds[0]}" in who_markdown(who)
    assert f"{kinds[0]} · " in who_view(who)
    assert f'<span class="fact">{kinds[0]}</span>' in who_html(who)


def test_only_what_is_wanted_is_shown() -> None:
    page = page_of(make_readings()[0], ["figures"])
    assert page.notes == ()
    assert [rows.name for rows in page.tables] == ["figures"]
    assert {mark.layer for paragraph in page.paragraphs for run in paragraph.runs for mark in run.marks} == {"figure"}


def test_an_article_without_statements_and_one_without_text() -> None:
    reading = make_readings()[0]
    assert "Ferry was overloaded" in reading_html([replace(reading, statements=(), figures=())])
    empty = replace(reading, article=replace(reading.article, text=""), statements=(), figures=())
    assert page_of(empty).paragraphs == ()
    assert reading_markdown([empty]).startswith("# [Ferry was overloaded")


def test_markdown_shows_the_words_and_no_more_than_the_marks() -> None:
    reading = make_readings()[0]
    html = MarkdownIt().render(reading_markdown([reading]))
    words = re.sub(r"<[^>]+>", "", html.split("<h2>")[0])
    words = re.sub(r"\[\d+[^\]]*\]|[⌜⌟]", "", words)
    for paragraph in reading.article.text.split("\n\n"):
        assert paragraph.replace("“", "“") in words
    assert "<strong>harbour master Ida Brekke</strong> <em>said</em>[1 hedged]" in html


@pytest.mark.parametrize(
    "page",
    [
        reading_markdown(make_readings(POISON)),
        who_markdown(make_who(POISON)),
    ],
    ids=["reading", "who"],
)
def test_poisoned_words_stay_words_in_markdown(page: str) -> None:
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render(page)
    assert "<img" not in html
    assert 'href="javascript' not in html
    assert "<code>" not in html


@pytest.mark.parametrize(
    "page", [reading_html(make_readings(POISON)), who_html(make_who(POISON))], ids=["reading", "who"]
)
def test_poisoned_words_stay_words_in_html(page: str) -> None:
    assert "<img" not in page
    assert "<script" not in page
    assert 'href="javascript' not in page


def test_a_spreadsheet_works_nothing_out() -> None:
    rows = list(csv.reader(io.StringIO(who_csv(make_who("=1+1")))))
    assert tuple(rows[0]) == COLUMNS
    assert len({len(row) for row in rows}) == 1
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "@"))]
    assert any(cell.startswith("'=1+1") for row in rows for cell in row)


def test_nothing_in_an_article_steers_the_terminal_or_turns_the_writing() -> None:
    for text in (
        reading_view(make_readings("\x1b[2J\x07 \u202eevil\u2066")),
        who_view(make_who("\x1b[2J\x07 \u202eevil\u2066")),
        reading_html(make_readings("\x1b[2J\x07 \u202eevil\u2066")),
    ):
        assert "evil" in text
        assert not {"\x1b", "\x07", "\u202e", "\u2066"} & set(text)
