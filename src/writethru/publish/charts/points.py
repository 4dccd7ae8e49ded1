"""What is plotted: the figures of a ledger by series, each with who gives it, as of when, and its citation.

Pure, and from records only: no number is read from words again.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from writethru.brief.counted import HUMAN, MEASURE_WORDS, counted, weak
from writethru.brief.material import Material, View, gather
from writethru.brief.names import Cast
from writethru.brief.table import reporter, strays, value
from writethru.core.ids import cite
from writethru.core.types import Approx, Citation, Figure, Ledger, Series, SeriesState
from writethru.publish.words import plain, web_address, when

_DAY = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:T([01]\d|2[0-3]):([0-5]\d))?")
# figures of one series that are plotted, the latest
MOST = 5000


@dataclass(frozen=True, slots=True)
class Point:
    """One figure of one voice. Copies of one origin are one point with several citations."""

    figure: str
    who: str
    # the number with its bound word and noun, as the article has it
    value: str
    # the interval of the figure; None is open
    low: float | None
    high: float | None
    approx: Approx
    # YYYY-MM-DD, or YYYY-MM-DDTHH:MM; "" where no day is known
    day: str
    # as of when, in words; "published ..." where the article gives no time of its own
    as_of: str
    outlet: str
    address: str | None
    # the whole sentence the figure stands in
    sentence: str
    citations: tuple[Citation, ...]
    # other figures of the ledger disagree with it
    clashes: bool = False

    @property
    def at(self) -> float:
        """The number that the words name: the middle of a closed interval, the known end of an open one."""
        ends = self.ends
        return sum(ends) / len(ends)

    @property
    def ends(self) -> tuple[float, ...]:
        """The known ends of the interval, one or two."""
        return tuple(end for end in (self.low, self.high) if end is not None)

    @property
    def words(self) -> str:
        """All of it in one line: who, how many, as of when, and the words it rests on."""
        cited = self.citations[0]
        where = (
            f"{self.outlet}, article {cited.article} revision {cited.revision}, characters {cited.start}–{cited.end}"
        )
        return f"{self.who}: {self.value}{', ' + self.as_of if self.as_of else ''}. {where}: “{plain(cited.quote)}”"


@dataclass(frozen=True, slots=True)
class Step:
    """A count that one voice lowered."""

    before: Point
    after: Point


@dataclass(frozen=True, slots=True)
class Counted:
    """A series with its points in order of time. ``number`` is its place in the order of the story."""

    number: int
    what: str
    state: SeriesState
    measure: str
    unit: str | None
    points: tuple[Point, ...]
    origins: int
    # figures that the points leave out, for they hold no finite number or are too many
    left_out: int = 0

    @property
    def voices(self) -> dict[str, list[Point]]:
        """The points of each voice, voices in order of their first point."""
        out: dict[str, list[Point]] = {}
        for point in self.points:
            out.setdefault(point.who, []).append(point)
        return out

    @property
    def clash(self) -> tuple[float, float] | None:
        """From where to where the figures that disagree reach; None where none do."""
        ends = [end for point in self.points if point.clashes for end in point.ends]
        return (min(ends), max(ends)) if ends and self.state == "conflicting" else None

    @property
    def differs(self) -> bool:
        return len({(point.low, point.high) for point in self.points}) > 1

    @property
    def days(self) -> int:
        """Days for which a figure is given."""
        return len({point.day[:10] for point in self.points if point.day})


def backward_steps(series: Counted) -> tuple[Step, ...]:
    """Where a voice gives less than it gave before, by time; bounds that still allow the old number are no step."""
    out = []
    for given in series.voices.values():
        dated = [point for point in given if point.day]
        for before, after in pairwise(dated):
            if after.high is not None and before.low is not None and after.high < before.low:
                out.append(Step(before, after))
    return tuple(sorted(out, key=lambda step: (step.after.day, step.after.who)))


def counted_series(ledger: Ledger) -> tuple[Counted, ...]:
    """The series of a ledger that hold a number, those in dispute and those that count people first."""
    material = gather(ledger)
    cast = Cast(material.views)
    figures = {figure.id: figure for figure in ledger.figures}
    clashing = {key for item in ledger.relations if item.relation == "conflict" for key in (item.a, item.b)}
    apart = strays(ledger)
    found = []
    for one in ledger.series:
        members = [*one.figures, *(other for key in one.figures for other in apart.get(key, ()))]
        given = [figures[key] for key in members if key in figures]
        usable = [figure for figure in given if _finite(figure) and _read(figure, material)]
        if usable:
            found.append(_counted(one, usable[-MOST:], len(given), material, cast, clashing))
    ordered = sorted(found, key=_rank)
    return tuple(_numbered(one, number) for number, one in enumerate(ordered, 1))


def _numbered(one: Counted, number: int) -> Counted:
    return Counted(number, one.what, one.state, one.measure, one.unit, one.points, one.origins, one.left_out)


def _rank(one: Counted) -> tuple[object, ...]:
    human = HUMAN.index(one.measure) if one.measure in HUMAN else len(HUMAN)
    return (one.state != "conflicting", not one.differs, -min(one.origins, 2), human, -len(one.points))


def _counted(
    series: Series, figures: Sequence[Figure], given: int, material: Material, cast: Cast, clashing: set[str]
) -> Counted:
    groups: dict[tuple[object, ...], list[tuple[Figure, str, str]]] = {}
    for figure in figures:
        view = material.view(figure.article)
        day, as_of = _time(figure, view)
        who = plain(reporter(figure, material, cast))
        key = (who, figure.value_low, figure.value_high, figure.approx, day or as_of)
        groups.setdefault(key, []).append((figure, day, as_of))
    points = [
        _point(str(key[0]), [figure for figure, _, _ in same], same[0][1], same[0][2], material, clashing)
        for key, same in groups.items()
    ]
    # sorted by time; what has no day stands first, in the order of the ledger
    points.sort(key=lambda point: point.day)
    origins = len({material.view(figure.article).origin for figure in figures})
    return Counted(
        0, _what(series, figures, material), series.state, series.measure, series.unit, tuple(points), origins,
        given - len(figures),
    )  # fmt: skip


def _point(who: str, figures: Sequence[Figure], day: str, as_of: str, material: Material, clashing: set[str]) -> Point:
    first = min(figures, key=lambda figure: (material.view(figure.article).place, figure.start))
    view = material.view(first.article)
    article = view.article
    sentence = view.reading.sentences[first.sentence]
    ordered = [first, *(figure for figure in figures if figure is not first)]
    return Point(
        first.id, who, plain(value(first, material)), first.value_low, first.value_high, first.approx, day, as_of,
        plain(article.outlet or article.domain or article.file) or "outlet not known",
        web_address(article.url),
        plain(article.text[sentence.start : sentence.end]),
        tuple(_cited(figure, material.view(figure.article)) for figure in ordered),
        any(figure.id in clashing for figure in figures),
    )  # fmt: skip


def _cited(figure: Figure, view: View) -> Citation:
    span = figure.phrase
    start, end = (span.start, span.end) if span else (figure.start, figure.end)
    return cite(view.article, min(start, figure.start), max(end, figure.end))


def _time(figure: Figure, view: View) -> tuple[str, str]:
    """The day and the words for it. What only names a month or a period has words and no day."""
    if figure.as_of:
        match = _DAY.match(figure.as_of)
        return (match.group() if match else "", f"as of {when(figure.as_of)}")
    match = _DAY.match(view.article.published or "")
    return (match.group()[:10], f"published {when(match.group()[:10])}") if match else ("", "")


def _what(series: Series, figures: Sequence[Figure], material: Material) -> str:
    names = [plain(counted(figure, series, material.view(figure.article))) for figure in figures[:12]]
    told = next((name for name in names if not weak(name)), names[0])
    words = MEASURE_WORDS.get(series.measure, "")
    name = told if not weak(told) else " ".join(filter(None, (series.unit or "", words))) or told
    name = re.sub(r"^person\b", "people", name)
    return name[:1].upper() + name[1:]


def _finite(figure: Figure) -> bool:
    ends = [end for end in (figure.value_low, figure.value_high) if end is not None]
    # larger numbers cannot be told apart on any scale, and overflow what draws them
    return bool(ends) and all(math.isfinite(end) and abs(end) < 1e100 for end in ends)


def _read(figure: Figure, material: Material) -> bool:
    view = material.by_article.get(figure.article)
    return view is not None and view.article.revision == figure.revision
