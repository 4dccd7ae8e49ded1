"""A daily count by its reporters as series of figures: ``python bench/series.py``.

Loads data/series/casualties-daily.json through the records of figures and series, one series for each cumulative count,
and compares the steps back that are flagged with those counted from the file alone. Both must be the same.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from _data import data_folder
from writethru.core.ids import make_id
from writethru.core.types import Figure, Series
from writethru.ledger.asof import AsOf, parse_as_of
from writethru.ledger.count import Count, count_of_record
from writethru.ledger.points import points_of
from writethru.ledger.series import series_of

# what the columns count: measure, unit, whose
COLUMNS = {
    "killed_cum": ("killed", "people", ""),
    "killed_children_cum": ("killed", "child", "children"),
    "killed_women_cum": ("killed", "woman", "women"),
    "med_killed_cum": ("killed", "people", "medical staff"),
    "press_killed_cum": ("killed", "journalist", "press"),
    "civdef_killed_cum": ("killed", "people", "civil defence staff"),
    "injured_cum": ("injured", "people", ""),
    "ext_killed_cum": ("killed", "people", "extended series"),
    "ext_injured_cum": ("injured", "people", "extended series"),
    "ext_killed_children_cum": ("killed", "child", "children, extended series"),
    "ext_killed_women_cum": ("killed", "woman", "women, extended series"),
    "ext_massacres_cum": ("attack", "attack", "extended series"),
    "ext_med_killed_cum": ("killed", "people", "medical staff, extended series"),
    "ext_press_killed_cum": ("killed", "journalist", "press, extended series"),
    "ext_civdef_killed_cum": ("killed", "people", "civil defence staff, extended series"),
}
# seconds the loading may take
LIMIT = 2.0


def load(days: Sequence[Mapping[str, Any]]) -> dict[str, Series]:
    """The series of each column that the days hold, in order of the days."""
    return {column: _series(days, column) for column in COLUMNS if any(day.get(column) is not None for day in days)}


def _series(days: Sequence[Mapping[str, Any]], column: str) -> Series:
    measure, unit, whose = COLUMNS[column]
    figures: dict[str, Figure] = {}
    counts: dict[str, Count] = {}
    whose_count: dict[str, Count] = {}
    for day in days:
        value, who, date = day.get(column), str(day["report_source"]), str(day["report_date"])
        if value is None:
            continue
        if who not in whose_count:
            record = {"unit": unit, "measure": measure, "population": whose, "reporter": who}
            whose_count[who] = count_of_record(record)
        key = make_id("fg", column, date, who)
        text, number = f"{value:,}", float(value)
        figures[key] = Figure(
            id=key, article=column, revision=1, sentence=0, start=0, end=len(text), text=text,
            value_low=number, value_high=number, approx="exact", unit=unit, unit_implicit=False,
            measure=measure, population=whose or None, as_of=date, reporter_name=who,
        )  # fmt: skip
        counts[key] = replace(whose_count[who], low=number, high=number, as_of=_date(date))
    ordered = sorted(counts, key=lambda key: figures[key].as_of or "")
    return series_of(ordered, figures, points_of(ordered, figures, counts, (), {}), "updated")


@cache
def _date(text: str) -> AsOf:
    return parse_as_of(text)


def steps_back(days: Sequence[Mapping[str, Any]], column: str) -> list[tuple[str, str]]:
    """Day and reporter of each value that is lower than that of the day before it, or than its reporter's last one."""
    out: list[tuple[str, str]] = []
    before: float | None = None
    last: dict[str, float] = {}
    for day in sorted(days, key=lambda day: str(day["report_date"])):
        value = day.get(column)
        if value is None:
            continue
        who = str(day["report_source"])
        if (before is not None and value < before) or value < last.get(who, value):
            out.append((str(day["report_date"]), who))
        before, last[who] = value, value
    return out


def main() -> int:
    """Print the series and their steps back; exit 1 where they differ from those counted, or it takes too long."""
    days = json.loads((data_folder() / "series" / "casualties-daily.json").read_text("utf-8"))
    started = time.perf_counter()
    found = load(days)
    took = time.perf_counter() - started
    wrong = total = 0
    for column, series in found.items():
        flagged = [(point.as_of or "", point.who) for point in series.points if point.behind]
        counted = steps_back(days, column)
        wrong += flagged != counted
        total += len(flagged)
        print(f"{column:26}{len(series.points):6} points, {len(flagged)} steps back, {len(counted)} counted")
        for point in series.points:
            if point.behind:
                print(f"    {point.as_of}, {point.who}: {point.note}")
    print(f"{len(days)} days in {took:.2f} s, {total} steps back")
    print(f"FLOOR series_steps_wrong={wrong}")
    return 1 if wrong or took > LIMIT else 0


if __name__ == "__main__":
    sys.exit(main())
