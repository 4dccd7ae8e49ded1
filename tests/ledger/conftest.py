"""An invented story, read once: a wire item, a copy with a changed digit, a local report, an analysis and an update."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from writethru.core.ids import make_id, sha256
from writethru.core.types import Article, Figure, Ledger, Reading
from writethru.ledger import build_ledger
from writethru.story import build_story

WIRE = """SELMOUTH (Northline) - At least 18 people were killed and 140 injured when a grain silo exploded at the port of Selmouth on Friday, the Harbour Fire Service (HFS) said.

Petra Voss, the head of the HFS, said 26 people were missing. "We will look under every slab," she said.

Police said nine people, two of them firefighters, were hurt when a wall fell during the search.

The operator, Brackwater Grain, denied that the silo had been overfilled. "There was room to spare in that silo," its spokesman, Rolf Tanner, said.

The dockers' union said that 3,400 people had signed a petition against the silo in 2029. Brackwater Grain put the number at about 2,100.

Transport Minister Halden Ruse said that the western quay would be closed until Monday."""

LOCAL = """The explosion at the silo has killed 23 people, Mayor Ingrid Sall said at 6 p.m. on Friday.

The Harbour Fire Service had put the dead at 18. "They count the dead they have carried out," Sall said. "I count the dead."

Sall said that 31 people were missing in the Quay district alone.

The blast measured 2.4 on local instruments, the Coastal Survey said; the National Seismic Institute put it at 2.9."""

ANALYSIS = """Silos explode more often than people think. Odile Marchetti of the Ostry Institute counted 214 deaths in 2024 in such accidents around the world.

The cost of rebuilding the Selmouth quay could reach 90 million crowns, Marchetti reckons. Brackwater Grain declined to comment.

She disputes that the silo was new. It was built in 1988, she says."""

UPDATE = """SELMOUTH (Northline) - The Harbour Fire Service on Sunday lowered the number of dead in the Selmouth silo explosion to 34 from 37, saying that three people had been counted twice.

The number of injured rose to 165, its head, Petra Voss, said, while the number of missing fell to four from 26.

The mayor, Ingrid Sall, accepted the new count.

Of the 165 injured, 12 were still in hospital, a doctor said.

The quay will be opened on Tuesday, the transport ministry said."""


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

    def once(text: str, outlet: str = "Selmouth Echo", published: str = "2031-05-09T18:00:00+02:00", credit: str | None = None) -> Reading:
        key = (text, outlet, published)
        if key not in held:
            held[key] = reader.read(article(text, outlet, published, credit))
        return held[key]

    return once


@pytest.fixture(scope="session")
def coverage(read) -> list[Reading]:
    return [
        read(WIRE, "Northline", "2031-05-09T14:00:00+02:00", "Northline"),
        read(WIRE.replace("26 people were missing", "62 people were missing"), "Tarn Herald", "2031-05-09T15:00:00+02:00", "Northline"),
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
