"""What happened when."""

from __future__ import annotations

import pytest

from writethru.core.types import TimelineItem


def items(sum_up, *readings) -> tuple[TimelineItem, ...]:
    return sum_up(list(readings)).ledger.timeline


def test_citations_are_the_articles_words(ledger):
    texts = {article.id: article.text for article in ledger.story.articles}
    assert ledger.timeline
    for item in ledger.timeline:
        for citation in item.citations:
            assert texts[citation.article][citation.start : citation.end] == citation.quote


def test_timeline_is_in_order_of_dates(ledger):
    dates = [item.date for item in ledger.timeline]
    assert dates == sorted(dates)


@pytest.mark.parametrize(
    ("text", "date", "status"),
    [
        ("A silo exploded at the port of Selmouth on Thursday.", "2031-05-08", "happened"),
        ("The quay will be opened on Monday, the ministry said.", "2031-05-12", "planned"),
        ("The second crane is due to arrive on June 2.", "2031-06-02", "planned"),
        ("The road might be passable by Sunday.", "2031-05-11", "possible"),
        ("An aftershock of magnitude 4.1 followed at 7:15 a.m.", "2031-05-09", "happened"),
        ("A fire in Selmouth in 1988 killed 12 people.", "1988", "happened"),
    ],
)
def test_date_and_status(sum_up, read, text, date, status):
    assert [(item.date, item.status) for item in items(sum_up, read(text))] == [(date, status)]


def test_what_is_denied_stands_as_denied_on_the_day_of_the_denial(sum_up, read):
    found = items(sum_up, read("Brackwater Grain denied that the silo had been overfilled."))
    assert [(item.date, item.status, item.event) for item in found] == [
        ("2031-05-09", "denied", "the silo had been overfilled")
    ]


def test_condition_is_no_event(sum_up, read):
    assert items(sum_up, read("If the strike ends on Monday, nobody will notice.")) == ()


def test_dateline_is_no_part_of_the_event(sum_up, read):
    (item,) = items(sum_up, read("SELMOUTH (Northline) - A grain silo exploded at the port of Selmouth on Thursday."))
    assert item.event.startswith("A grain silo exploded")


def test_one_event_of_two_origins_is_one_item_with_both_citations(sum_up, read):
    a = read("A grain silo exploded at the port of Selmouth on Thursday.", "Northline")
    b = read("On Thursday a grain silo exploded at Selmouth, windows broke and the port was shut.", "Selmouth Echo")
    (item,) = items(sum_up, a, b)
    assert {citation.article for citation in item.citations} == {a.article.id, b.article.id}


def test_undated_article_gives_no_guessed_date(sum_up, read, reader):
    from dataclasses import replace

    undated = replace(read("A silo exploded on Thursday.").article, published=None)
    assert items(sum_up, reader.read(undated)) == ()
