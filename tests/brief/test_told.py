"""Labels of numbers whose own words name a unit only."""

from __future__ import annotations

import pytest
from ferry_story import article, ledger_of

from writethru.brief.counted import counted
from writethru.brief.material import gather

CASES = {
    "The board said that wages were raised by 12 percent.": "rise in wages",
    "Corvel Fund said it had a 6.4 percent stake in Tolm.": "stake in Tolm",
    "The broker put the chance of a deal at 40 percent.": "chance of a deal",
    "The ferry sank about 3 kilometres from the jetty, the coast guard said.": "distance from the jetty",
    "Turnout was about 85 percent, the returning officer said.": "turnout",
    "Of the 5,300 members in the district, 88 percent had voted, the union said.": "share of members",
}


@pytest.mark.parametrize("text", CASES)
def test_label(reader, text: str) -> None:  # type: ignore[no-untyped-def]
    ledger = ledger_of([reader.read(article("Varn Post", "Varn", text, "2026-05-12T19:00:00+02:00"))])
    figure = ledger.figures[-1]
    series = next(series for series in ledger.series if figure.id in series.figures)
    assert counted(figure, series, gather(ledger).view(figure.article)).startswith(CASES[text])
