"""An invented story, read once: a wire item, a copy with a changed digit, a local report, an analysis and an update."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from writethru.core.ids import make_id, sha256
from writethru.core.types import Article, Figure, Ledger, Reading
from writethru.ledger import build_ledger
from writethru.story import build_story


def text_of(name: str) -> str:
    return Path(__file__).with_name("coverage").joinpath(f"{name}.txt").read_text(encoding="utf-8").strip()


WIRE = text_of("wire")

LOCAL = text_of("local")

ANALYSIS = text_of("analysis")

UPDATE = text_of("update")
DAY = "2031-05-09T18:00:00+02:00"


def article(text: str, outlet: str, published: str, credit: str | None = None) -> Article:
    return Article(
        id=make_id("ar", outlet, published),
        revision=1,
        url=None,
        file=None,
        outlet=outlet,
        domain=None,
        title=f"{outlet}: the Selmouth silo",
        byline=(),
        published=published,
        modified=None,
        language="en",
        completeness="full",
        credit=credit,
        sha256=sha256(text),
        text=text,
    )


Read = Callable[..., Reading]


@pytest.fixture(scope="session")
def read(reader) -> Read:
    """Reads a text as an article of an outlet; the same text is read once."""
    held: dict[tuple[str, str, str], Reading] = {}

    def once(text: str, outlet: str = "Selmouth Echo", published: str = DAY, credit: str | None = None) -> Reading:
        key = (text, outlet, published)
        if key not in held:
            held[key] = reader.read(article(text, outlet, published, credit))
        return held[key]

    return once


@pytest.fixture(scope="session")
def coverage(read) -> list[Reading]:
    return [
        read(WIRE, "Northline", "2031-05-09T14:00:00+02:00", "Northline"),
        read(
            WIRE.replace("26 people were missing", "62 people were missing"),
            "Tarn Herald",
            "2031-05-09T15:00:00+02:00",
            "Northline",
        ),
        read(LOCAL, "Selmouth Echo", "2031-05-09T19:00:00+02:00"),
        read(ANALYSIS, "The Ostry Review", "2031-05-10T09:00:00+02:00"),
        read(UPDATE, "Northline", "2031-05-11T12:00:00+02:00", "Northline"),
    ]


def ledger_of(readings: list[Reading]) -> Ledger:
    return build_ledger(build_story([reading.article for reading in readings]), readings)


@pytest.fixture(scope="session")
def ledger(coverage) -> Ledger:
    return ledger_of(coverage)


class Book:
    """A ledger asked in the words of its figures."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.outlet = {article.id: article.outlet for article in ledger.story.articles}
        self.published = {article.id: article.published or "" for article in ledger.story.articles}

    def figure(self, text: str, outlet: str, measure: str | None = None, day: str = "") -> Figure:
        found = [
            figure
            for figure in self.ledger.figures
            if figure.text == text
            and self.outlet[figure.article] == outlet
            and day in self.published[figure.article]
            and measure in (None, figure.measure)
        ]
        assert len(found) == 1, [(f.text, f.measure, self.outlet[f.article]) for f in self.ledger.figures]
        return found[0]

    def relation(self, a: Figure, b: Figure) -> tuple[str, str]:
        """The relation and its reason; ("none", "") where none is stated."""
        for relation in self.ledger.relations:
            if {relation.a, relation.b} == {a.id, b.id}:
                return relation.relation, relation.reason
        return "none", ""


@pytest.fixture(scope="session")
def book(ledger) -> Book:
    return Book(ledger)


@pytest.fixture(scope="session")
def sum_up() -> Callable[[list[Reading]], Book]:
    return lambda readings: Book(ledger_of(readings))
