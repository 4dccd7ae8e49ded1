"""Dates keep the offset they are given with, and are never given one they do not have."""

from __future__ import annotations

import json
from datetime import date

import pytest

from writethru.core.types import RawEntry
from writethru.reading.extract import extract
from writethru.reading.extract.dates import find_dates, read_printed, read_stamp


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2026-04-16T12:35:00+02:00", "2026-04-16T12:35:00+02:00"),
        ("2026-04-16T12:35:00+0200", "2026-04-16T12:35:00+02:00"),
        ("2026-04-16T10:35:00.123Z", "2026-04-16T10:35:00+00:00"),
        ("2026-04-16 12:35", "2026-04-16T12:35:00"),
        ("2026-04-16", "2026-04-16"),
        ("Thu, 16 Apr 2026 12:35:00 GMT", "2026-04-16T12:35:00+00:00"),
        ("1776335700", "2026-04-16T10:35:00+00:00"),
        ("Thursday, 16 April 2026, 15:50", "2026-04-16T15:50:00"),
        ("April 16, 2026 5:40 PM GMT", "2026-04-16T17:40:00+00:00"),
        ("Apr. 16, 2026", "2026-04-16"),
        ("9:05 a.m. EDT, April 16, 2026", "2026-04-16T09:05:00-04:00"),
        ("16th of April 2026 at 9am", "2026-04-16T09:00:00"),
        ("1970-01-01T00:00:00Z", None),
        ("2026-13-45", None),
        ("2026-02-30T25:99:00Z", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_stamps(text, iso):
    assert read_stamp(text) == iso


def test_date_without_a_year_needs_its_weekday_and_a_last_day():
    today = date(2026, 11, 25)
    assert read_printed("Thursday 16 April, 8.10 p.m.", latest=today) == "2026-04-16T20:10:00"
    assert read_printed("Thursday 16 April, 8.10 p.m.") is None
    assert read_printed("16 April, 8.10 p.m.", latest=today) is None
    assert read_printed("Thursday 16 April", latest=date(2026, 4, 15)) == "2020-04-16"


def test_data_comes_before_print_and_a_time_before_a_day():
    found = find_dates(["2026-04-16"], [], ["2026-04-16T12:35:00+02:00"], ["15 April 2026"], "", None)
    assert found.published == "2026-04-16T12:35:00+02:00"


def test_printed_local_time_takes_the_offset_of_an_equal_clock():
    found = find_dates([], ["2026-04-16T18:30:00+02:00"], [], ["Thursday, 16 April 2026, 18:30"], "", None)
    assert found.published == "2026-04-16T18:30:00+02:00"
    other = find_dates([], ["2026-04-16T19:30:00+02:00"], [], ["Thursday, 16 April 2026, 18:30"], "", None)
    assert other.published == "2026-04-16T18:30:00"


def test_address_gives_the_day_where_nothing_else_does():
    assert find_dates([], [], [], [], "https://bell.example/2026/04/16/flood", None).published == "2026-04-16"


def test_footer_dateline(read):
    article = read(after="<footer>Thursday, 16 April 2026, 18:00</footer>")
    assert article.published == "2026-04-16T18:00:00"


def test_modified_stands_apart(read):
    data = json.dumps(
        {"@type": "NewsArticle", "datePublished": "2026-04-16T12:00:00Z", "dateModified": "2026-04-17T09:00:00Z"}
    )
    article = read(head=f'<script type="application/ld+json">{data}</script>')
    assert (article.published, article.modified) == ("2026-04-16T12:00:00+00:00", "2026-04-17T09:00:00+00:00")


def test_feed_date_is_used_where_the_page_has_none(make_html):
    entry = RawEntry("feed", "html", make_html(), published="2026-04-16T12:00:00+02:00")
    assert extract(entry).published == "2026-04-16T12:00:00+02:00"


def test_guessed_year_is_said(make_html):
    entry = RawEntry("page.html", "html", make_html(before='<div class="date">Thursday 16 April, 8.10 p.m.</div>'))
    article = extract(entry, today=date(2026, 11, 25))
    assert article.published == "2026-04-16T20:10:00"
    assert any("no year" in note for note in article.notes)
