"""A ledger of invented counts over days, for the tests of charts."""

from __future__ import annotations

from dataclasses import replace

from sample_brief import Sample, make_brief
from writethru.core.ids import make_id, sha256
from writethru.core.types import (
    Approx,
    Article,
    Citation,
    Figure,
    Ledger,
    Origin,
    Reading,
    Relation,
    Sentence,
    Series,
    Story,
)
from writethru.publish.charts.points import Counted, Point

Given = tuple[str, str, str, float | None, float | None, Approx]
# who, day, number as written, interval
FLOOD: tuple[Given, ...] = (
    ("Harrod County", "2031-04-02", "9", 9, 9, "exact"),
    ("Harrod County", "2031-04-03", "16", 16, 16, "exact"),
    ("River Relief", "2031-04-03", "about 20", 20, 20, "about"),
    ("Harrod County", "2031-04-04", "14", 14, 14, "exact"),
    ("River Relief", "2031-04-05", "at least 22", 22, None, "at_least"),
    ("Harrod County", "2031-04-06", "between 17 and 19", 17, 19, "range"),
)


def make_ledger(given: tuple[Given, ...] = FLOOD, poison: str = "") -> Ledger:
    """One article a figure; figures that exclude each other on one day conflict."""
    readings, figures = [], []
    for n, (who, day, words, low, high, approx) in enumerate(given):
        text = f"{who} said {words} people had died in the flood at Osk. The water is falling.{poison}"
        start = text.index(words)
        article = Article(
            id=make_id("a", n), revision=1, url=f"https://osk.example/{n}", file=None, outlet=f"Osk Echo{poison}",
            domain="osk.example", title="Flood at Osk" + poison, byline=(), published=day + "T09:00:00+00:00",
            modified=None, language="en", completeness="full", credit=None, sha256=sha256(text), text=text,
        )  # fmt: skip
        figure = Figure(
            id=make_id("f", n), article=article.id, revision=1, sentence=0, start=start, end=start + len(words),
            text=words, value_low=low, value_high=high, approx=approx, unit="person", unit_implicit=False,
            measure="killed", as_of=day, reporter_name=who + poison,
        )  # fmt: skip
        readings.append(Reading(article, (), (Sentence(0, text.index(".") + 1, 0, 0, 0),), figures=(figure,)))
        figures.append(figure)
    origins = tuple(Origin(f"o-{n}", one.article.id, (one.article.id,), "") for n, one in enumerate(readings))
    articles = tuple(one.article for one in readings)
    series = (Series("person", "killed", None, None, tuple(figure.id for figure in figures), "conflicting"),)
    clash = (Relation(figures[1].id, figures[2].id, "conflict", "both cannot hold"),) if len(figures) > 2 else ()
    story = Story("s-osk", "Flood at Osk" + poison, articles, origins)
    return Ledger(story, tuple(readings), tuple(figures), series, clash, (), (), ())


def fire() -> Sample:
    """The sample brief, its figures with their reporters."""
    sample = make_brief()
    names = ("county fire service", "dockers’ union", "labour ministry")
    figures = [
        replace(one, reporter_name=name, sentence=n)
        for one, name, n in zip(sample.ledger.figures, names, (0, 1, 1), strict=True)
    ]
    return replace(sample, ledger=replace(sample.ledger, figures=tuple(figures)))


def point(
    who: str, value: str, low: float | None, high: float | None, approx: Approx = "exact", **more: object
) -> Point:
    citation = Citation("a-1", 1, 3, 5, sha256("14"), "14")
    made = Point(make_id("f", who, value), who, value, low, high, approx, "2031-05-06", "as of 6 May 2031", "Osk Echo",
                 None, f"{who} said {value}.", (citation,))  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


def counted(*points: Point, state: str = "agreed") -> Counted:
    return Counted(1, "People killed", state, "killed", "person", points, len(points))  # type: ignore[arg-type]
