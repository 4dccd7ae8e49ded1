"""Ledgers of invented counts, each figure in a sentence of its own, for the tests of who counts what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from writethru.core.ids import make_id, sha256
from writethru.core.types import (
    Approx,
    Article,
    Figure,
    Ledger,
    Origin,
    Reading,
    Relation,
    Sentence,
    Series,
    SeriesPoint,
    SeriesState,
    Span,
    Story,
)


@dataclass(frozen=True)
class Said:
    """One figure: in which outlet, who gives it ("" is the outlet), the number as written, its interval."""

    outlet: str
    who: str
    words: str
    low: float | None
    high: float | None
    approx: Approx = "exact"
    # of the text; "" leaves the day of the article
    as_of: str = ""
    measure: str = "killed"
    unit: str | None = "people"
    population: str | None = None
    place: str | None = None
    behind: str = ""
    # the outlet whose text this is a copy of
    copy_of: str = ""
    sentence: str = "{who} said that {words} had been counted at the Marlock mine."
    published: str = "2031-10-04T09:00:00+00:00"


def exact(outlet: str, who: str, number: int, **more: object) -> Said:
    return Said(outlet, who, str(number), number, number, **more)  # type: ignore[arg-type]


def ids_of(given: Sequence[Said]) -> list[str]:
    return [make_id("f", n, said.outlet, said.words) for n, said in enumerate(given)]


def ledger_of(
    given: Sequence[Said],
    series: Sequence[tuple[Sequence[int], SeriesState]],
    relations: Sequence[Relation] = (),
    poison: str = "",
) -> Ledger:
    """The ledger of the figures; ``series`` names them by place. What stands in no series is a copy's."""
    ids = ids_of(given)
    texts: dict[str, str] = {}
    spans = []
    for said in given:
        before = texts.get(said.outlet, "")
        sentence = said.sentence.format(who=said.who or "It", words=said.words) + poison
        start = len(before) + (1 if before else 0)
        at = start + sentence.index(said.words)
        texts[said.outlet] = f"{before} {sentence}".strip()
        spans.append((start, start + len(sentence), at))
    articles = {
        outlet: Article(
            id=make_id("a", outlet), revision=1, url=f"https://{make_id('x', outlet)}.example/mine{poison}", file=None,
            outlet=outlet + poison, domain=None, title=f"{outlet}: the mine{poison}", byline=(),
            published=next(said.published for said in given if said.outlet == outlet), modified=None, language="en",
            completeness="full", credit=None, sha256=sha256(text), text=text,
        )
        for outlet, text in texts.items()
    }  # fmt: skip
    sentences: dict[str, list[Sentence]] = {outlet: [] for outlet in texts}
    figures = []
    for key, said, (start, end, at) in zip(ids, given, spans, strict=True):
        sentences[said.outlet].append(Sentence(start, end, 0, 0, 0))
        figures.append(
            Figure(
                id=key, article=articles[said.outlet].id, revision=1, sentence=len(sentences[said.outlet]) - 1,
                start=at, end=at + len(said.words), text=said.words, value_low=said.low, value_high=said.high,
                approx=said.approx, unit=said.unit, unit_implicit=False, measure=said.measure,
                population=said.population, place=said.place, as_of=said.as_of or None,
                reporter_name=said.who + poison if said.who else None, phrase=Span(at, at + len(said.words)),
            )
        )  # fmt: skip
    readings = tuple(
        Reading(article, (), tuple(sentences[outlet]), figures=tuple(f for f in figures if f.article == article.id))
        for outlet, article in articles.items()
    )
    return Ledger(
        Story("s-mine", "Marlock mine" + poison, tuple(articles.values()), _origins(given, articles)),
        readings, tuple(figures), tuple(_series(given, ids, places, state) for places, state in series),
        tuple(relations), (), (), (),
    )  # fmt: skip


def _origins(given: Sequence[Said], articles: dict[str, Article]) -> tuple[Origin, ...]:
    source = {said.outlet: said.copy_of or said.outlet for said in given}
    leads = dict.fromkeys(source.values())
    return tuple(
        Origin(
            make_id("o", lead), articles[lead].id, tuple(articles[one].id for one in source if source[one] == lead), ""
        )
        for lead in leads
    )


def _series(given: Sequence[Said], ids: Sequence[str], places: Sequence[int], state: SeriesState) -> Series:
    first = given[places[0]]
    points = tuple(
        SeriesPoint(
            ids[n], given[n].as_of or given[n].published[:10], "text" if given[n].as_of else "article",
            given[n].who or given[n].outlet, bool(given[n].who), ids[n] if given[n].behind else None, given[n].behind,
        )
        for n in places
    )  # fmt: skip
    return Series(
        first.unit, first.measure, first.population, first.place, tuple(ids[n] for n in places), state, points
    )


def relate(given: Sequence[Said], a: int, b: int, relation: str, reason: str, **more: object) -> Relation:
    ids = ids_of(given)
    return Relation(ids[a], ids[b], relation, reason, **more)  # type: ignore[arg-type]
