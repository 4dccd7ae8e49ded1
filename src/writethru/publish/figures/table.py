"""Who counts what in a story: each series with its different values, who gives them, and how they stand to each other.

Pure, and from records only: the same ledger gives the same table, and no number is read from words again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from writethru.brief.counted import MEASURE_WORDS
from writethru.brief.material import gather
from writethru.brief.names import Cast
from writethru.core.judgements import Judged
from writethru.core.types import Approx, Article, Citation, Ledger, Relation, Series, SeriesState, Story
from writethru.ledger.series import UNSURE
from writethru.ledger.who import outlet_of
from writethru.publish.figures.labels import TOLLS, is_nameless, label_of
from writethru.publish.figures.links import Link, links_of, overtaken
from writethru.publish.figures.values import Held, Reader
from writethru.publish.words import inside

Section = Literal["conflicting", "tolls", "counts", "once"]
# in this order they are shown
SECTIONS: tuple[Section, ...] = ("conflicting", "tolls", "counts", "once")
# other series that are named beside one
_MOST_BESIDE = 3
_ONE_REPORT = "one report"
_MEASURES = frozenset(measure.replace("_", " ") for measure in MEASURE_WORDS)


@dataclass(frozen=True, slots=True)
class Quote:
    """An article that carries a value, and the sentence of it that does."""

    article: Article
    origin: str
    figure: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Value:
    """One value that one voice gives, however often and in how many copies it is printed."""

    number: int
    # with its bound word and noun, as the article has it: "at least 38 people"
    words: str
    low: float | None
    high: float | None
    approx: Approx
    unit: str | None
    as_of: str | None
    # whence the date is: of the text, or of the article where the text gives none
    dated: Literal["text", "article", "unknown"]
    # who counts: canonical name and role; the outlet where nobody is named
    who: str
    # one for all values of one voice in the series, whatever the articles call it
    voice: str
    named: bool
    hedged: bool
    # independent origins that carry it
    origins: int
    # the first of each article, that of the earliest text first
    quotes: tuple[Quote, ...]
    figures: tuple[str, ...]
    # the same sum or distance in another unit, in brackets after it
    aside: str = ""
    # a later value took its place
    overtaken: bool = False
    # what to say where it goes back behind an earlier number
    step: str = ""
    # one outlet's copy has this number where the text it copied has another
    altered: bool = False

    @property
    def outlets(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(outlet_of(quote.article) for quote in self.quotes))


@dataclass(frozen=True, slots=True)
class Beside:
    """How a series stands to another: a part of it, or counted otherwise and so not set against it."""

    kind: Literal["part", "apart"]
    # number and label of the other series
    series: int
    what: str
    reason: str
    # the editor's judgement that keeps the two apart
    judged: Judged | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """A series: the values of one counted thing in order of time."""

    number: int
    what: str
    section: Section
    series: Series
    # the state in words: "sources conflict", "updated", "agreed", "one report" ...
    words: str
    values: tuple[Value, ...]
    links: tuple[Link, ...]
    beside: tuple[Beside, ...] = ()

    @property
    def state(self) -> SeriesState:
        return self.series.state

    @property
    def disagrees(self) -> bool:
        return self.section == "conflicting"

    @property
    def origins(self) -> int:
        return len({quote.origin for value in self.values for quote in value.quotes})


@dataclass(frozen=True, slots=True)
class Table:
    story: Story
    series: tuple[Counts, ...]
    # only series that disagree were asked for
    conflicts_only: bool = False


def who_counts_what(ledger: Ledger) -> Table:
    """The table of a ledger: what is in dispute, then lives and limbs, then other counts, then what is said once.

    Series and values are numbered in the order they are shown.
    """
    material = gather(ledger)
    reader = Reader(ledger, material, Cast(material.views))
    inside = _inside(ledger)
    found = []
    for series in ledger.series:
        groups = reader.groups(series)
        if groups:
            found.append(_counts(series, groups, inside.get(series.figures[0], ()), reader))
    return Table(ledger.story, _beside(_told_apart(_numbered(sorted(found, key=_rank))), ledger.relations))


def chosen(table: Table, *, conflicts: bool = False, who: Sequence[str] = (), measures: Sequence[str] = ()) -> Table:
    """The series that disagree, that one of the given voices counts in, and that are of one of the given measures.

    A series stays whole, for its values are there to be compared; nothing given is no condition. The numbers stay.
    """
    names = [_folded(name) for name in who]
    kinds = [_folded(measure) for measure in measures]
    kept = (one for one in table.series if not conflicts or one.disagrees)
    kept = (one for one in kept if not names or any(name in voice for voice in _voices(one) for name in names))
    kept = (one for one in kept if not kinds or any(_is_of(one, kind) for kind in kinds))
    return replace(table, series=tuple(kept), conflicts_only=conflicts)


def _folded(words: str) -> str:
    return " ".join(words.casefold().replace("_", " ").split())


def _voices(one: Counts) -> list[str]:
    return [_folded(value.who) for value in one.values]


def _is_of(one: Counts, kind: str) -> bool:
    """Is it of that measure, or has it such a label? "Killed" is a measure, and not "killed or injured"."""
    measure = _folded(one.series.measure)
    return kind == measure or (kind not in _MEASURES and kind in _folded(one.what))


def _inside(ledger: Ledger) -> dict[str, tuple[Relation, ...]]:
    """The relations within each series, by its first figure."""
    first = {key: series.figures[0] for series in ledger.series for key in series.figures}
    out: dict[str, list[Relation]] = {}
    for relation in ledger.relations:
        if relation.a in first and first[relation.a] == first.get(relation.b):
            out.setdefault(first[relation.a], []).append(relation)
    return {key: tuple(relations) for key, relations in out.items()}


def _counts(series: Series, groups: Sequence[Held], relations: Sequence[Relation], reader: Reader) -> Counts:
    links = links_of(groups, relations)
    past = overtaken(groups, relations, disputed=series.state == "conflicting")
    values = []
    for number, held in enumerate(groups, 1):
        quotes = tuple(Quote(article, origin, key, cited) for article, origin, key, cited in reader.quotes(held))
        altered = any(one.altered and one.b == number for one in links)
        values.append(_value(number, held, quotes, reader, overtaken=number in past, altered=altered))
    figures = [reader.figures[key] for held in groups for key in held.members]
    what = label_of(series, figures, reader.material)
    made = Counts(0, what, "counts", series, "", tuple(values), links)
    return replace(made, section=_section(made), words=_words(made))


def _value(
    number: int, held: Held, quotes: tuple[Quote, ...], reader: Reader, *, overtaken: bool, altered: bool
) -> Value:
    figure = reader.figures[held.lead]
    return Value(
        number=number,
        words=reader.words(figure),
        low=figure.value_low,
        high=figure.value_high,
        approx=figure.approx,
        unit=figure.unit,
        as_of=held.as_of,
        dated=held.dated,
        who=held.who,
        voice=held.voice,
        named=held.named,
        hedged=figure.hedged,
        origins=len({quote.origin for quote in quotes}),
        quotes=quotes,
        figures=(held.lead, *(key for key in held.members if key != held.lead)),
        aside=reader.aside(held),
        overtaken=overtaken,
        step=held.step,
        altered=altered,
    )


def _section(one: Counts) -> Section:
    if one.state == "conflicting" or any(link.altered for link in one.links):
        return "conflicting"
    if one.series.measure in TOLLS:
        return "tolls"
    return "once" if len(one.values) == 1 and one.origins == 1 else "counts"


def _words(one: Counts) -> str:
    """The state in words. What one voice alone gives, or one text, is agreed by nobody."""
    altered = any(link.altered for link in one.links)
    if one.state == "conflicting":
        told = "one text, two numbers" if all(link.altered for link in one.links if link.relation == "conflict") else ""
        return told or "sources conflict"
    if one.state == "updated":
        return "updated; a copy differs" if altered else "updated"
    if one.state == "unresolved":
        return "not settled"
    voices = {value.voice for value in one.values}
    if len(voices) == 1:
        return _ONE_REPORT if one.origins == 1 else f"one voice, {one.origins} reports"
    # "at least 31" and "44" can both hold, and are not one number
    bounds = " within bounds" if len({(value.low, value.high) for value in one.values}) > 1 else ""
    return f"agreed{bounds}{', in one report' if one.origins == 1 else ''}"


def _rank(one: Counts) -> tuple[object, ...]:
    """Lives first, then what most origins carry; of what is said once, what has a name and a voice first."""
    toll = TOLLS.index(one.series.measure) if one.series.measure in TOLLS else len(TOLLS)
    told = (is_nameless(one.what), not any(value.named for value in one.values))
    weight = told if one.section == "once" else (toll, -one.origins, -len(one.values), *told)
    first = one.values[0].quotes[0]
    place = (first.article.published or "9999", first.article.id, first.citation.start, one.series.figures)
    return (SECTIONS.index(one.section), one.disagrees and one.state != "conflicting", *weight, *place)


def _told_apart(series: Sequence[Counts]) -> tuple[Counts, ...]:
    """Series of one label with what tells the later ones from the first: the year they are of, or their only voice."""
    first: dict[str, int] = {}
    out = []
    for one in series:
        if one.section != "once" and first.setdefault(one.what, one.number) != one.number:
            own = _own(one)
            one = replace(one, what=f"{one.what} ({own})") if own else one
        out.append(one)
    return tuple(out)


def _own(one: Counts) -> str:
    years = {(value.as_of or "")[:4] for value in one.values if value.dated == "text"}
    told = {(quote.article.published or "")[:4] for value in one.values for quote in value.quotes}
    if len(years) == 1 and years.isdisjoint({"", *told}):
        return min(years)
    voices = {value.voice for value in one.values}
    return inside(one.values[0].who.split(",")[0]) if len(voices) == 1 and one.values[0].named else ""


def _beside(series: Sequence[Counts], relations: Sequence[Relation]) -> tuple[Counts, ...]:
    """The series with those they are parts of, and those that count lives otherwise."""
    home = {key: one for one in series for key in one.series.figures}
    found: dict[int, dict[int, Beside]] = {}
    for one in relations:
        a, b = home.get(one.a), home.get(one.b)
        if a is None or b is None or a is b:
            continue
        for own, other in ((a, b), (b, a)):
            kind = _kind(one, own, other, forth=own is a)
            if kind is not None:
                new = Beside(kind, other.number, other.what, one.reason, one.judged)
                found.setdefault(own.number, {}).setdefault(other.number, new)
    return tuple(replace(one, beside=tuple(found.get(one.number, {}).values())[:_MOST_BESIDE]) for one in series)


def _kind(relation: Relation, own: Counts, other: Counts, *, forth: bool) -> Literal["part", "apart"] | None:
    """How a relation to another series is told at this one; ``forth``: this one is its first side."""
    if relation.judged is not None or (own.state == "unresolved" and relation.reason.startswith(UNSURE)):
        return "apart"
    alike = own.series.measure == other.series.measure
    if relation.relation == "subset" and forth and (alike or relation.reason.startswith("the text ")):
        return "part"
    return "apart" if relation.relation == "not_comparable" and forth and _unlike(own, other) else None


def _unlike(own: Counts, other: Counts) -> bool:
    """Is one the dead or the hurt alone, and the other both? What one report mentions is not set against all."""
    measures = {own.series.measure, other.series.measure}
    both = "killed_or_injured" in measures and len(measures & {"killed", "injured"}) == 1
    return both and own.words != _ONE_REPORT


def _numbered(series: Sequence[Counts]) -> tuple[Counts, ...]:
    """The series with the numbers of the series and of their values, in the order they are shown."""
    out = []
    before = 0
    for number, one in enumerate(series, 1):
        values = tuple(replace(value, number=value.number + before) for value in one.values)
        links = tuple(replace(link, a=link.a + before, b=link.b + before) for link in one.links)
        out.append(replace(one, number=number, values=values, links=links))
        before += len(values)
    return tuple(out)
