"""Who counts what as CSV for spreadsheets: a row for each value."""

from __future__ import annotations

import csv
import io

from writethru.publish.cells import safe_cell
from writethru.publish.figures.output import finite
from writethru.publish.figures.table import Counts, Table, Value

COLUMNS = (
    "series", "number", "what", "measure", "unit", "population", "place", "state", "state_words", "value", "low",
    "high", "bound", "also", "as_of", "dated", "who", "named", "hedged", "since_updated", "step_back", "altered_copy",
    "conflicts_with", "updates", "reasons", "outlets", "outlet_count", "origins", "quote", "title", "url", "file",
    "article", "start", "end", "judged", "figures",
)  # fmt: skip


def figures_csv(table: Table) -> str:
    """The rows with a heading; words that a spreadsheet would take for a formula begin with an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in table.series:
        for value in one.values:
            writer.writerow([safe_cell(cell) for cell in _row(one, value)])
    return out.getvalue()


def _row(one: Counts, value: Value) -> list[str | float | None]:
    series, quote = one.series, value.quotes[0]
    links = [link for link in one.links if value.number in (link.a, link.b)]
    conflicts = sorted({link.a + link.b - value.number for link in links if link.relation == "conflict"})
    updates = sorted({link.a for link in links if link.relation == "update" and link.b == value.number})
    told = [link for link in links if link.relation == "conflict" or link.b == value.number]
    return [
        one.number,
        value.number,
        one.what,
        series.measure,
        value.unit,
        series.population,
        series.place,
        one.state,
        one.words,
        value.words,
        finite(value.low),
        finite(value.high),
        value.approx,
        value.aside,
        value.as_of,
        value.dated,
        value.who,
        _yes(value.named),
        _yes(value.hedged),
        _yes(value.overtaken),
        value.step,
        _yes(value.altered),
        " ".join(map(str, conflicts)),
        " ".join(map(str, updates)),
        "; ".join(dict.fromkeys(link.reason for link in told)),
        "; ".join(value.outlets),
        len(value.outlets),
        value.origins,
        quote.citation.quote,
        quote.article.title,
        quote.article.url,
        quote.article.file,
        quote.article.id,
        quote.citation.start,
        quote.citation.end,
        "; ".join(dict.fromkeys(link.reason for link in links if link.judged is not None)),
        " ".join(value.figures),
    ]


def _yes(holds: bool) -> str:
    return "yes" if holds else "no"
