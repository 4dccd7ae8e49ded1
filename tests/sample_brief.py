"""A brief with its ledger, made by hand from invented coverage, for the tests of what is published.

``make_brief(poison)`` puts the same words into every text a source controls: titles, outlets, authors, sentences,
speakers, addresses, notes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from writethru.core.ids import cite, make_id, sha256
from writethru.core.types import (
    Article,
    Brief,
    Citation,
    Correction,
    Figure,
    FigureRow,
    Label,
    Ledger,
    Line,
    Origin,
    Reading,
    Section,
    SectionName,
    Sentence,
    Series,
    SeriesState,
    SourceRow,
    Story,
    TimelineItem,
)

WIRE = (
    "A fire at the Ellmoor grain terminal killed 14 people on Tuesday, the county fire service said.\n\n"
    "It broke out in the drying tower shortly after 03:00 and was under control by noon. "
    "Fire chief Ines Tallow said the cause was not known.\n\n"
    "Brandt Silo, which runs the terminal, denied that the alarm had been switched off."
)
LOCAL = (
    "Families waited outside the gates of the Ellmoor terminal on Wednesday for word of the night shift.\n\n"
    "At least 19 workers died in the fire, according to the dockers’ union. "
    "“We counted the lockers,” said its secretary, Piet Amsel. Between 20 and 25 others were hurt, he said."
)
ABROAD = (
    "The grain terminal at Ellmoor will stay closed for about three weeks, the harbour office said on Wednesday.\n\n"
    "The labour ministry put the number of dead at 17 and will open an inquiry."
)


@dataclass(frozen=True)
class Sample:
    brief: Brief
    ledger: Ledger


def reading_of(article: Article) -> Reading:
    spans = [match.span() for match in re.finditer(r"[^\s].*?(?:[.!?]”?(?=\s|$)|$)", article.text)]
    return Reading(article, (), tuple(Sentence(start, end, 0, 0, 0) for start, end in spans), engine="by hand")


def make_articles(poison: str = "") -> tuple[Article, ...]:
    pages = [
        ("Northline Wire", "northline.example", "Fire at grain terminal kills 14", WIRE, "2031-05-06T11:40:00+00:00",
         ("Ada Quist",), "full", "https://northline.example/ellmoor-fire?id=7&p=1"),
        ("The Ellmoor Gazette", "gazette.example", "‘We counted the lockers’", LOCAL, "2031-05-07T18:05:00+02:00",
         ("Tom Ferris", "Ruth Okoro"), "full", "https://gazette.example/lockers"),
        ("Morning Ledger", "ledger.example", "Terminal fire: 14 dead", WIRE, "2031-05-06T12:15:00+00:00",
         (), "teaser", "https://ledger.example/14-dead"),
        ("Le Courrier du Large", "courrier.example", "Ellmoor terminal closed for weeks", ABROAD, "2031-05-07",
         (), "paywalled", "https://courrier.example/ellmoor"),
    ]  # fmt: skip
    out = []
    for outlet, domain, title, text, published, byline, completeness, url in pages:
        words = f"{text} {poison}".strip()
        out.append(
            Article(
                id=make_id("a", url),
                revision=1,
                url=url + poison,
                file=None,
                outlet=outlet + poison,
                domain=domain,
                title=title + poison,
                byline=tuple(name + poison for name in byline),
                published=published,
                modified=None,
                language="en",
                completeness=completeness,  # type: ignore[arg-type]
                credit="Northline" + poison if outlet == "Morning Ledger" else None,
                sha256=sha256(words),
                text=words,
            )
        )
    return tuple(out)


def quote(article: Article, words: str) -> Citation:
    start = article.text.index(words)
    return cite(article, start, start + len(words))


def figure(article: Article, text: str, around: str, low: float | None, high: float | None, approx: str) -> Figure:
    start = article.text.index(text, article.text.index(around))
    return Figure(
        id=make_id("f", article.id, start),
        article=article.id,
        revision=1,
        sentence=0,
        start=start,
        end=start + len(text),
        text=text,
        value_low=low,
        value_high=high,
        approx=approx,  # type: ignore[arg-type]
        unit="person",
        unit_implicit=False,
        measure="killed",
    )


KILLED = "A fire at the Ellmoor grain terminal killed 14 people on Tuesday, the county fire service said."
CLOSED = "The grain terminal at Ellmoor will stay closed for about three weeks, the harbour office said on Wednesday."


def make_brief(poison: str = "") -> Sample:
    wire, local, copy, abroad = make_articles(poison)
    cited = {
        "killed": quote(wire, KILLED),
        "copied": quote(copy, KILLED),
        "cause": quote(wire, "Fire chief Ines Tallow said the cause was not known."),
        "denied": quote(wire, "Brandt Silo, which runs the terminal, denied that the alarm had been switched off."),
        "union": quote(local, "At least 19 workers died in the fire, according to the dockers’ union."),
        "lockers": quote(local, "“We counted the lockers,” said its secretary, Piet Amsel."),
        "hurt": quote(local, "Between 20 and 25 others were hurt, he said."),
        "closed": quote(abroad, CLOSED),
        "ministry": quote(abroad, "The labour ministry put the number of dead at 17 and will open an inquiry."),
    }
    brief = Brief(
        story="story-ellmoor",
        edition=2,
        as_of="2031-05-07T18:05:00+02:00",
        headline="Grain terminal fire at Ellmoor kills at least 14, and counts differ" + poison,
        standfirst="The fire service, a union and the labour ministry give three numbers of dead." + poison,
        headline_citations=(cited["killed"], cited["union"]),
        standfirst_citations=(cited["killed"], cited["union"], cited["ministry"]),
        sections=_sections(cited, poison),
        figures_table=_table(cited, poison),
        sources=tuple(
            SourceRow(a.id, a.outlet, a.title, a.published, a.url, a.file, origin, a.completeness)
            for a, origin in ((wire, "o-1"), (copy, "o-1"), (local, "o-2"), (abroad, "o-3"))
        ),
        label=Label((("extractive", 1.0),), "http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia"),
        corrections=(
            Correction("2031-05-07", "l-1", "12 people" + poison, "14 people", "The fire service raised it."),
        ),
        notes=("only a teaser of Morning Ledger could be read" + poison,),
    )
    return Sample(brief, _ledger(wire, local, copy, abroad, cited, poison))


def _sections(cited: dict[str, Citation], poison: str) -> tuple[Section, ...]:
    def section(name: SectionName, *lines: tuple[str, str]) -> Section:
        return Section(
            name,
            tuple(
                Line(
                    make_id("l", name, text),
                    text + poison,
                    "extractive",
                    name,
                    tuple(cited[item] for item in names.split()),
                )
                for text, names in lines
            ),
        )

    return (
        section(
            "overview",
            (
                "Fourteen people died in a fire at the Ellmoor grain terminal on Tuesday, 6 May, the county fire "
                "service said.",
                "killed copied",
            ),
            ("Its cause was not known, said fire chief Ines Tallow.", "cause"),
        ),
        section(
            "key_actions",
            ("The terminal stays closed for about three weeks, said the harbour office.", "closed"),
            ("The labour ministry will open an inquiry.", "ministry"),
        ),
        section(
            "not_settled",
            (
                "How many died: 14 by the fire service’s count, 17 by the labour ministry’s, at least 19 by the "
                "union’s.",
                "killed ministry union lockers",
            ),
            ("Brandt Silo denied that the alarm had been switched off.", "denied"),
        ),
    )


def _table(cited: dict[str, Citation], poison: str) -> tuple[FigureRow, ...]:
    def row(what: str, value: str, as_of: str | None, who: str, state: SeriesState, names: str) -> FigureRow:
        measure = "killed" if "killed" in what else "injured"
        citations = tuple(cited[item] for item in names.split())
        return FigureRow(what, value, as_of, who, 1, state, citations, measure, "person")

    killed = "people killed" + poison
    return (
        row(killed, "14 people" + poison, "2031-05-06", "county fire service" + poison, "conflicting", "killed copied"),
        row(killed, "at least 19 workers", "2031-05-07", "dockers’ union", "conflicting", "union"),
        row(killed, "17", "2031-05-07", "labour ministry", "conflicting", "ministry"),
        row("people hurt", "between 20 and 25 others", None, "Piet Amsel of the dockers’ union", "agreed", "hurt"),
    )


def _ledger(
    wire: Article, local: Article, copy: Article, abroad: Article, cited: dict[str, Citation], poison: str
) -> Ledger:
    figures = (
        figure(wire, "14", "killed", 14, 14, "exact"),
        figure(local, "19", "At least", 19, None, "at_least"),
        figure(abroad, "17", "put the number", 17, 17, "exact"),
    )
    story = Story(
        "story-ellmoor",
        "Ellmoor fire",
        (wire, copy, local, abroad),
        (
            Origin("o-1", wire.id, (wire.id, copy.id), "97 % of the text of Morning Ledger stands in Northline Wire"),
            Origin("o-2", local.id, (local.id,), ""),
            Origin("o-3", abroad.id, (abroad.id,), ""),
        ),
    )
    return Ledger(
        story=story,
        readings=tuple(reading_of(article) for article in story.articles),
        figures=figures,
        series=(Series("person", "killed", "workers", "Ellmoor", tuple(one.id for one in figures), "conflicting"),),
        relations=(),
        statements=(),
        denials=(),
        timeline=(
            TimelineItem("2031-05-06", "Fire breaks out in the drying tower" + poison, "happened", (cited["killed"],)),
            TimelineItem("2031-05-27", "The terminal reopens", "planned", (cited["closed"],)),
        ),
    )


def without_readings(sample: Sample) -> Sample:
    """The same brief where the ledger no longer holds the articles."""
    return replace(sample, ledger=replace(sample.ledger, readings=(), figures=(), series=(), timeline=()))
