"""The figures table: who counts what, how many independent origins carry it, and whether it is agreed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from writethru.brief.material import Material, View
from writethru.brief.names import Cast, introduced
from writethru.brief.rewrite.dates import spoken
from writethru.core.ids import cite
from writethru.core.types import Citation, Figure, FigureRow, Ledger, Series, SeriesState

# longest table an editor will read
MOST_ROWS = 40

MEASURE_WORDS = {
    "killed": "killed", "injured": "injured", "killed_or_injured": "killed or injured", "missing": "missing",
    "bodies_found": "bodies found", "sick": "cases", "hospitalised": "treated in hospital", "rescued": "rescued",
    "arrested": "arrested", "captured": "captured", "released": "released", "displaced": "displaced",
    "deployed": "deployed", "attack": "attacks", "territory": "territory", "strength": "strength", "attendance": "took part",
    "prosecuted": "prosecuted", "sentence": "sentence", "output": "output", "audience": "audience", "funding": "funding",
    "transfer": "paid", "loss": "cost or loss", "revenue": "revenue", "profit": "profit", "assets": "assets",
    "price": "price or cost", "change": "change", "share": "share", "rate": "rate", "amount": "amount", "distance": "distance",
    "duration": "duration", "count": "count", "other": "",
}  # fmt: skip
_HUMAN = (
    "killed", "killed_or_injured", "injured", "missing", "bodies_found", "displaced", "hospitalised", "captured", "arrested",
)  # fmt: skip
_BOUND = {
    "over": ("more than", r"more than|over|above|exceed"),
    "at_least": ("at least", r"at least|or more|no fewer|no less|minimum"),
    "up_to": ("up to", r"up to|as many as|at most|no more|maximum"),
    "under": ("fewer than", r"under|less|fewer|below"),
    "about": ("about", r"about|around|some|roughly|approx|estimate|or so|close to|near"),
    "nearly": ("nearly", r"near|almost|close to|just under"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Count:
    """Equal figures of one reporter, in all the articles that carry them."""

    figures: tuple[Figure, ...]
    series: Series
    reporter: str
    value: str
    what: str
    origins: int

    @property
    def figure(self) -> Figure:
        return self.figures[0]


def counts(ledger: Ledger, material: Material, cast: Cast) -> list[list[Count]]:
    """The series of the ledger, each as its different counts; the series that matter most first."""
    by_id = {figure.id: figure for figure in ledger.figures}
    out: list[list[Count]] = []
    for series in ledger.series:
        groups: dict[tuple[object, ...], list[Figure]] = {}
        for figure in [by_id[item] for item in series.figures if item in by_id]:
            who = reporter(figure, material, cast)
            key = (who, figure.value_low, figure.value_high, figure.approx)
            groups.setdefault(key, []).append(figure)
        rows = [_count(group, series, material, cast) for group in groups.values()]
        out.append(rows)
    return sorted(out, key=lambda rows: _rank(rows, material))


def _count(group: list[Figure], series: Series, material: Material, cast: Cast) -> Count:
    ordered = sorted(group, key=lambda figure: (material.view(figure.article).place, figure.start))
    first = ordered[0]
    origins = len({material.view(figure.article).origin for figure in ordered})
    return Count(
        tuple(ordered), series, reporter(first, material, cast), value(first, material), what(first, series), origins
    )


def _rank(rows: list[Count], material: Material) -> tuple[object, ...]:
    state = rows[0].series.state
    measure = rows[0].series.measure
    human = _HUMAN.index(measure) if measure in _HUMAN else len(_HUMAN)
    origins = len({material.view(figure.article).origin for row in rows for figure in row.figures})
    first = min((material.view(f.article).place, f.start) for row in rows for f in row.figures)
    return (state != "conflicting", -origins, human, first)


def reporter(figure: Figure, material: Material, cast: Cast) -> str:
    """Who gives the figure: canonical name with role, the words of the article, or the outlet's own voice."""
    view = material.view(figure.article)
    name = (figure.reporter_name or "").strip()
    if not name and figure.reporter:
        name = figure.reporter.of(view.article.text).strip()
    if not name:
        return f"{view.article.outlet or view.article.domain or 'the article'} (no reporter named)"
    who = cast.find(name)
    if who is not None:
        shown = introduced(who).rstrip(",")
        return shown[:1].upper() + shown[1:]
    return name[:1].upper() + name[1:]


def value(figure: Figure, material: Material) -> str:
    """The number with its bound word, as the article has it."""
    text = material.view(figure.article).article.text
    words = figure.phrase.of(text) if figure.phrase else figure.text
    words = re.sub(r"\s+", " ", words).strip()
    bound = _BOUND.get(figure.approx)
    if bound and not re.search(bound[1], words, re.I):
        words = f"{bound[0]} {words}"
    return words


def what(figure: Figure, series: Series) -> str:
    """What is counted, in words: population or noun, and what happened to it."""
    noun = (figure.population or series.population or "").strip()
    unit = (figure.unit or series.unit or "").strip()
    if not noun:
        noun = unit
    measure = MEASURE_WORDS.get(series.measure, series.measure.replace("_", " "))
    place = (figure.place or series.place or "").strip()
    parts = [noun]
    if measure and measure.lower() not in noun.lower():
        parts.append(measure)
    shown = ", ".join(part for part in parts if part) or "figure"
    if place and place.lower() not in shown.lower():
        shown += f" ({place})"
    return shown[:1].upper() + shown[1:]


def figure_rows(groups: Sequence[Sequence[Count]], material: Material) -> tuple[FigureRow, ...]:
    """The rows of the table, both sides of every conflict among them."""
    rows = [row for group in groups for row in group]
    return tuple(
        FigureRow(
            row.what,
            row.value,
            _as_of(row.figure, material),
            row.reporter,
            row.origins,
            _state(row),
            tuple(_evidence(figure, material) for figure in row.figures[:3]),
            row.series.measure,
            row.figure.unit,
        )
        for row in rows[:MOST_ROWS]
    )


def _state(row: Count) -> SeriesState:
    return row.series.state


def _as_of(figure: Figure, material: Material) -> str | None:
    return figure.as_of or None


def _evidence(figure: Figure, material: Material) -> Citation:
    view = material.view(figure.article)
    sentence = view.reading.sentences[figure.sentence]
    return cite(view.article, sentence.start, sentence.end)


def source_view(count: Count, material: Material) -> View:
    return material.view(count.figure.article)


def said_on(figure: Figure, day: str | None) -> str:
    """ "(10 January)", "(by 31 January)" or "": the day the count speaks of."""
    return f" ({spoken(figure.as_of, day)})" if figure.as_of else ""
