"""Weekdays and relative times are resolved against the day of publication, here Wednesday, 15 April 2026."""

from __future__ import annotations

import pytest


def dates(reading) -> dict[str, str | None]:  # type: ignore[no-untyped-def]
    return {time.text: time.date for time in reading.times}


@pytest.mark.parametrize(
    ("text", "words", "date"),
    [
        ("The ferry sank on Monday.", "Monday", "2026-04-13"),
        ("The ferry sank on Friday.", "Friday", "2026-04-10"),
        ("The council will meet on Friday.", "Friday", "2026-04-17"),
        ("The council is due to meet on Monday.", "Monday", "2026-04-20"),
        ("Brandt said on Wednesday that the ferry had sunk.", "Wednesday", "2026-04-15"),
        ("The council meets next Wednesday.", "next Wednesday", "2026-04-22"),
        ("The ferry sank last Wednesday.", "last Wednesday", "2026-04-08"),
        ("The ferry sank yesterday.", "yesterday", "2026-04-14"),
        ("Voters go to the polls tomorrow.", "tomorrow", "2026-04-16"),
        ("The ferry sank two days ago.", "two days ago", "2026-04-13"),
        ("The ferry sank on Jan. 13.", "Jan. 13", "2026-01-13"),
        ("The ferry sank on 13 January.", "13 January", "2026-01-13"),
        ("The ferry sank in November.", "November", "2025-11"),
        ("The council will vote in November.", "November", "2026-11"),
        ("The vote is set for May 3.", "May 3", "2026-05-03"),
        ("The mayor declared three days of mourning from Thursday.", "Thursday", "2026-04-16"),
        ("The port is closed until Saturday.", "Saturday", "2026-04-18"),
        ("The union called a strike for Monday.", "Monday", "2026-04-20"),
        ("The union has called a strike for Monday.", "Monday", "2026-04-20"),
        ("The union promised 5,000 people at Saturday’s rally.", "Saturday", "2026-04-18"),
        ("Three people were hurt at Saturday’s rally.", "Saturday", "2026-04-11"),
        ("The deal was to have been signed on 10 June.", "10 June", "2026-06-10"),
        ("Brandt announced on Tuesday that the yard would shut.", "Tuesday", "2026-04-14"),
        ("The crew will return on Monday.", "Monday", "2026-04-20"),
        ("The yard promised to pay by Friday.", "Friday", "2026-04-17"),
        ("Rescuers had counted 12 boats by Monday.", "Monday", "2026-04-13"),
        ("The guard has searched the bay from Monday.", "Monday", "2026-04-13"),
        ("The ferry sank on December 5, 2019.", "December 5, 2019", "2019-12-05"),
        ("The yard has built ferries since 1988.", "1988", "1988"),
        ("The yard closed last year.", "last year", "2025"),
        ("The yard closed last month.", "last month", "2026-03"),
        ("The report of 2026-02-28 was late.", "2026-02-28", "2026-02-28"),
    ],
)
def test_one_time(read, text: str, words: str, date: str) -> None:  # type: ignore[no-untyped-def]
    assert dates(read(text)).get(words) == date


def test_a_week_is_a_span(read) -> None:  # type: ignore[no-untyped-def]
    (week,) = read("The ferry sank last week.").times
    assert (week.date, week.date_end, week.relative) == ("2026-04-06", "2026-04-12", True)


def test_a_day_earlier_counts_from_the_day_named_before(read) -> None:  # type: ignore[no-untyped-def]
    text = "Brandt resigned on Monday. The board had met a day earlier."
    assert dates(read(text))["a day earlier"] == "2026-04-12"


def test_a_day_before_something_unknown_is_not_guessed(read) -> None:  # type: ignore[no-untyped-def]
    assert "a day before" not in dates(read("Brandt resigned a day before the vote."))


def test_may_and_march_are_words_too(read) -> None:  # type: ignore[no-untyped-def]
    assert read("Brandt may go. They march on. May she win!").times == ()


def test_without_a_date_of_publication_a_weekday_stays_open(read) -> None:  # type: ignore[no-untyped-def]
    (monday,) = read("The ferry sank on Monday.", published=None).times
    assert monday.date is None
    assert monday.relative


def test_nonsense_dates_have_no_date(read) -> None:  # type: ignore[no-untyped-def]
    assert all(time.date is None for time in read("It was Feb. 31, 2025.").times)
