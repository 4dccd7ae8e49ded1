"""TIM001: a weekday, "today" or "yesterday" without a date on the page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from writethru.check import all_rules, check_draft, load_draft
from writethru.core.settings import Settings

BAD = [
    ("The bridge fell on Tuesday.", "Tuesday"),
    ("The council meets today.", "today"),
    ("Dorn spoke yesterday about the dam.", "yesterday"),
]
GOOD = [
    "The bridge fell on Tuesday, 8 April.",
    "---\ndate: 2031-04-08\n---\nThe bridge fell on Tuesday.",
    "“We will know on Friday,” he said.",
    "The Sunday Times has the story.",
]


@pytest.mark.parametrize(("draft", "words"), BAD)
def test_reported(found, draft, words):  # type: ignore[no-untyped-def]
    hits = found("TIM001", draft, bare=True)
    assert [draft[hit.start : hit.end] for hit in hits] == [words]


@pytest.mark.parametrize("draft", GOOD)
def test_let_pass(found, draft):  # type: ignore[no-untyped-def]
    assert found("TIM001", draft, bare=True) == []


@pytest.mark.parametrize(
    ("house", "day"), [("ap", "Monday, April 7"), ("bbc", "Monday 7 April"), ("guardian", "Monday 7 April")]
)
def test_the_sources_day_is_offered_as_the_house_writes_it(reader, sources, house, day):  # type: ignore[no-untyped-def]
    text = "Villagers blocked two buses at the gate of the dam on Monday, police said."
    report = check_draft(
        load_draft("draft.md", text),
        sources,
        reader=reader,
        settings=replace(Settings(), house=house),
        rules={"TIM001": all_rules()["TIM001"]},
    )
    assert [finding.fix for finding in report.findings] == [day]
