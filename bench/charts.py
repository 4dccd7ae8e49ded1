"""Draw a real daily series of counts, 1,051 days by several reporters: ``python bench/charts.py [--out FOLDER]``.

Seconds from the records to SVG and PNG, beside those of the same converter for a chart of one point, so that machines
can be compared. The series is read from ``$WRITETHRU_DATA`` or ``../shared/data``.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from _data import data_folder
from writethru.core.ids import make_id, sha256
from writethru.core.types import Article, Figure, Ledger, Origin, Reading, Sentence, Series, Span, Story
from writethru.publish.charts.line import line_spec
from writethru.publish.charts.points import Counted, backward_steps, counted_series
from writethru.publish.charts.range import range_spec
from writethru.publish.charts.render import png, svg

# field of a day's record -> measure and population
FIELDS: dict[str, tuple[str, str | None]] = {
    "killed_cum": ("killed", None),
    "injured_cum": ("injured", None),
    "killed_women_cum": ("killed", "women"),
    "ext_press_killed_cum": ("killed", "journalists"),
    "famine_cum": ("killed", "people starved"),
}
# what the file puts where no reporter gave a count
_NOBODY = "missing"
RUNS = 3


def ledger_of(days: Sequence[Mapping[str, Any]]) -> Ledger:
    """The records of the series: a day is an article, its fields are figures, and each field is one series."""
    readings, figures = [], []
    for record in days:
        article = _article(record)
        found = [figure for field in FIELDS if (figure := _figure(article, record, field))]
        if found:
            readings.append(Reading(article, (), (Sentence(0, len(article.text), 0, 0, 0),), figures=tuple(found)))
            figures += found
    articles = tuple(reading.article for reading in readings)
    # all days come from one publication of the reporters' counts
    origin = Origin("o-series", articles[0].id, tuple(article.id for article in articles), "one data set")
    series = tuple(
        Series("person", *key, None, tuple(f.id for f in figures if (f.measure, f.population) == key), "updated")
        for key in FIELDS.values()
    )
    story = Story("s-series", "A daily series", articles, (origin,))
    return Ledger(story, tuple(readings), tuple(figures), series, (), (), (), ())


def _article(record: Mapping[str, Any]) -> Article:
    text = json.dumps(record)
    day = str(record["report_date"])
    return Article(
        id=make_id("a", day), revision=1, url=None, file=None, outlet="Daily series", domain=None, title=day, byline=(),
        published=day, modified=None, language="en", completeness="full", credit=None, sha256=sha256(text), text=text,
    )  # fmt: skip


def _figure(article: Article, record: Mapping[str, Any], field: str) -> Figure | None:
    if field not in record or record["report_source"] == _NOBODY:
        return None
    value = str(record[field])
    key = f'"{field}": '
    start = article.text.index(key) + len(key)
    end = start + len(value)
    return Figure(
        id=make_id("f", article.id, field), article=article.id, revision=1, sentence=0, start=start, end=end,
        text=value, value_low=float(record[field]), value_high=float(record[field]), approx="exact", unit="person",
        unit_implicit=True, measure=FIELDS[field][0], population=FIELDS[field][1], as_of=article.published,
        phrase=Span(start, end), reporter_name=str(record["report_source"]).upper(),
    )  # fmt: skip


def main() -> None:
    """Print the seconds of each picture, the corrections that are flagged, and the floors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, help="folder to leave the pictures in")
    options = parser.parse_args()
    days = json.loads((data_folder() / "series" / "casualties-daily.json").read_text("utf-8"))
    one = ledger_of(days[:1])
    # the converter starts once in a process; what it takes for one point is the measure of the machine
    point = range_spec(counted_series(one)[0])
    svg(point)
    least = float("inf")
    for _ in range(RUNS):
        begun = time.perf_counter()
        svg(point)
        least = min(least, time.perf_counter() - begun)
    print(f"{len(days)} days; a chart of one point takes {least:.2f} s")
    slowest, missed = 0.0, 0
    for number, field in enumerate(FIELDS):
        taken, series, drawn = _drawn(days, number)
        image = png(line_spec(series))
        slowest = max(slowest, taken)
        steps = backward_steps(series)
        missed += sum(step.after.figure not in drawn for step in steps) + abs(lowered(days, field) - len(steps))
        print(
            f"{series.what}: {len(series.points)} points of {len(series.voices)} reporters, {len(steps)} lowered; "
            f"SVG {taken:.2f} s ({taken / least:.1f} times one point, {len(drawn) // 1024} KiB)"
        )
        if options.out:
            options.out.mkdir(parents=True, exist_ok=True)
            (options.out / f"{field}.svg").write_text(drawn, "utf-8")
            (options.out / f"{field}.png").write_bytes(image)
    print(f"FLOOR charts_seconds={slowest:.2f}")
    print(f"FLOOR charts_ratio={slowest / least:.1f}")
    print(f"FLOOR charts_missed={missed}")


def _drawn(days: Sequence[Mapping[str, Any]], number: int) -> tuple[float, Counted, str]:
    """The least seconds of several runs from the file's records to SVG, the series and the SVG."""
    best = float("inf")
    for _ in range(RUNS):
        begun = time.perf_counter()
        ledger = ledger_of(days)
        series = counted_series(replace(ledger, series=ledger.series[number : number + 1]))[0]
        drawn = svg(line_spec(series))
        best = min(best, time.perf_counter() - begun)
    return best, series, drawn


def lowered(days: Sequence[Mapping[str, Any]], field: str) -> int:
    """Days on which a reporter gives less than before, counted from the file itself."""
    last: dict[str, float] = {}
    found = 0
    for record in days:
        if field in record and record["report_source"] != _NOBODY:
            who = record["report_source"]
            found += who in last and record[field] < last[who]
            last[who] = record[field]
    return found


if __name__ == "__main__":
    main()
