"""What a number counts, in the article's own words: percentages, sums, times and numbers of those who did something."""

from __future__ import annotations

import pytest
from ferry_story import article, ledger_of

from writethru.brief.counted import counted
from writethru.brief.material import gather

# label of the last figure of a sentence, or of the one with the number given
CASES = {
    "The audit chamber put next year's deficit at 5.3 percent of GDP.": "deficit as a share of GDP",
    "The harbour office said that a fifth of shifts were being worked.": "share of shifts being worked",
    "The mayor accused the council of cutting the trust's budget for seawalls by a third.": "cut in the trust's budget",
    "Her deputy said that prices might rise by 3 to 5 percent in the shops.": "rise in prices",
    "The yield on ten-year bonds fell to 8.15 percent, dealers said.": "yield",
    "The engineer said that burying the cables would cost about £2bn.": "cost of burying the cables",
    "A regulator fined the ferry line 4 million euros, a court file shows.": "fine",
    "The government promised £3m for clean water.": "funding for clean water",
    "About 400 people left their machines at the foundry, the firm said.": "people who left their machines",
    "The port said 38 vessels were at anchor or drifting off the coast.": "vessels at anchor",
    "The ferryman said that he had brought in 34 people.": "people brought in",
    "Some 120,000 homes were still without power, the grid operator said.": "homes without power",
    "A court sentenced the former head of the port to nine years in prison.": "sentence",
    "She would ask a judge for a 30-day waiting period, the minister said.": "waiting period",
}


@pytest.mark.parametrize("text", CASES)
def test_label(reader, text: str) -> None:  # type: ignore[no-untyped-def]
    ledger = ledger_of([reader.read(article("Varn Post", "Varn", text, "2026-05-12T19:00:00+02:00"))])
    figure = ledger.figures[-1]
    series = next(series for series in ledger.series if figure.id in series.figures)
    label = counted(figure, series, gather(ledger).view(figure.article))
    assert label.startswith(CASES[text]), label


def test_a_label_names_what_was_done_and_not_the_measure_of_others(reader) -> None:  # type: ignore[no-untyped-def]
    text = "The grid operator said 240 crews were out. A lawyer said the recall had led to about 2,000 lawsuits."
    ledger = ledger_of([reader.read(article("Varn Post", "Varn", text, "2026-05-12T19:00:00+02:00"))])
    material = gather(ledger)
    labels = [
        counted(f, s, material.view(f.article)) for s in ledger.series for f in ledger.figures if f.id in s.figures
    ]
    assert not [label for label in labels if "taking part" in label or "prosecuted" in label]


def test_a_value_of_a_year_earlier_is_no_rate(reader) -> None:  # type: ignore[no-untyped-def]
    from writethru.brief.table import value

    text = "The firm's net debt stood at $1.3 billion, against $1.1 billion a year earlier, it said."
    ledger = ledger_of([reader.read(article("Varn Post", "Varn", text, "2026-05-12T19:00:00+02:00"))])
    material = gather(ledger)
    assert {value(figure, material) for figure in ledger.figures} == {"$1.3 billion", "$1.1 billion"}
