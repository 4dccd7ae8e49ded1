"""The figures of a series gathered into values: one for each voice and number, whoever carries it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from writethru.brief.material import Material
from writethru.brief.names import Cast, introduced
from writethru.brief.table import UNSAID, evidence, reporter, value
from writethru.core.types import Article, Citation, Figure, Ledger, Series, SeriesPoint
from writethru.ledger.names import is_mouthpiece, same_speaker, speaker_words
from writethru.publish.words import capital, plain

Dated = Literal["text", "article", "unknown"]
# what may stand between a quantity and its conversion: "45 million crowns ($2 million)"
_BRACKET = re.compile(r"\s*\(\s*(?:about |around |some |roughly |nearly |or |[A-Z]{0,3}[£$€¥₹])*\Z", re.I)


@dataclass(slots=True)
class Held:
    """A value while it is gathered: the figures that give it, in order of time."""

    lead: str
    # how the article of ``lead`` introduces who counts
    who: str
    # one for all values of one voice in the series
    voice: str
    named: bool
    as_of: str | None
    dated: Dated
    members: list[str] = field(default_factory=list)
    step: str = ""
    # origin and article of each member
    origins: dict[str, str] = field(default_factory=dict)
    articles: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Voice:
    who: str
    words: frozenset[str]
    origin: str


class _Gathered:
    """The values of one series as its figures come in, in order of time."""

    def __init__(self, figures: Mapping[str, Figure], retold: Set[str]) -> None:
        self.values: list[Held] = []
        self._figures, self._retold = figures, retold
        self._alike: dict[frozenset[float | None], list[Held]] = {}
        # the last value of each voice
        self._last: dict[str, Held] = {}
        self._voices: list[_Voice] = []

    def add(self, figure: Figure, point: SeriesPoint, who: str, origin: str, *, named: bool) -> None:
        voice = self._voice(who, point.who if point.named else who, origin) if named else f"in its own voice, {who}"
        held = self._home(figure, point, voice, named=named)
        if held is None:
            held = Held(figure.id, who, voice, named, point.as_of, point.dated)
            self.values.append(held)
            self._alike.setdefault(_ends(figure), []).append(held)
        else:
            self._join(held, figure, point, who, voice, named=named)
        self._last[held.voice] = held
        held.members.append(figure.id)
        held.origins[figure.id], held.articles[figure.id] = origin, figure.article
        held.step = held.step or (point.note if point.behind else "")

    def _voice(self, who: str, name: str, origin: str) -> str:
        """One name for all that is the same voice. Unnamed officials of two texts are two."""
        words = speaker_words(name)
        nobody = is_mouthpiece(words)
        for number, known in enumerate(self._voices):
            alike = known.origin == origin and known.who == who if nobody else same_speaker(known.words, words)
            if alike or (known.who == who and not nobody):
                return f"voice {number}"
        self._voices.append(_Voice(who, words, origin))
        return f"voice {len(self._voices) - 1}"

    def _home(self, figure: Figure, point: SeriesPoint, voice: str, *, named: bool) -> Held | None:
        """The value that this figure gives again."""
        equal = [held for held in self._alike.get(_ends(figure), ()) if _equal(self._figures[held.lead], figure)]
        for held in equal:
            if held.voice == voice:
                dated = held.dated == point.dated == "text"
                later = self._last.get(voice) is not held
                if _one_time(held.as_of, point.as_of) or figure.id in self._retold or not (dated or later):
                    return held
        for held in equal:
            # an outlet's own voice that repeats what it, or the count of that hour, gives with a name
            if held.named != named and (
                figure.article in held.articles.values()
                or (held.dated == point.dated == "text" and _one_time(held.as_of, point.as_of))
            ):
                return held
        return None

    def _join(self, held: Held, figure: Figure, point: SeriesPoint, who: str, voice: str, *, named: bool) -> None:
        if named and not held.named:
            held.who, held.voice, held.named, held.lead = who, voice, True, figure.id
        elif named == held.named and self._figures[held.lead].approx == "exact" != figure.approx:
            # "at least six" and "six" of one voice: told with its bound
            held.who, held.lead = who, figure.id
        if held.dated != "text" and point.dated == "text":
            held.as_of, held.dated = point.as_of, point.dated


def _ends(figure: Figure) -> frozenset[float | None]:
    return frozenset(end for end in (figure.value_low, figure.value_high) if end is not None)


def _equal(a: Figure, b: Figure) -> bool:
    """Is it one number? "Six" is that of "at least six", and of "about six"."""
    if (a.value_low, a.value_high, a.approx) == (b.value_low, b.value_high, b.approx):
        return True
    if (a.approx == "exact") == (b.approx == "exact"):
        return False
    return _ends(a) == _ends(b) and len(_ends(a)) == 1


class Reader:
    """A ledger as the table asks it: who gives a figure, which copies carry it, and where it stands."""

    def __init__(self, ledger: Ledger, material: Material, cast: Cast) -> None:
        self.material = material
        self.figures = {figure.id: figure for figure in ledger.figures if figure.article in material.by_article}
        self._cast = cast
        self._series = {key for series in ledger.series for key in series.figures}
        self._asides, self._converted = self._conversions()
        self._copies: dict[str, list[str]] = {}
        # the older figures of each updated one
        self._updated: dict[str, list[str]] = {}
        # figures that a text tells as old ones
        self._retold: set[str] = set()
        for one in ledger.relations:
            if one.relation == "same":
                for known, copy in ((one.a, one.b), (one.b, one.a)):
                    if known in self._series and copy not in self._series and copy in self.figures:
                        self._copies.setdefault(known, []).append(copy)
            elif one.relation == "update":
                self._updated.setdefault(one.b, []).append(one.a)
                if one.reason.startswith("the text "):
                    self._retold.add(one.a)

    def groups(self, series: Series) -> list[Held]:
        """The values of a series in order of time; none where all of it is a conversion of other figures."""
        points = series.points or tuple(self._point(key) for key in series.figures)
        gathered = _Gathered(self.figures, self._retold)
        for point in points:
            figure = self.figures.get(point.figure)
            if figure is not None and figure.id not in self._converted:
                who, named = self._who(figure, point)
                gathered.add(figure, point, who, self.material.view(figure.article).origin, named=named)
        return self._ordered(gathered.values)

    def _ordered(self, values: Sequence[Held]) -> list[Held]:
        """A day before its hours, what has no date first; of one time what was updated before what replaced it."""
        home = {key: n for n, held in enumerate(values) for key in held.members}

        def time(n: int) -> tuple[str, int]:
            now = values[n].as_of or ""
            older = {home[key] for new in values[n].members for key in self._updated.get(new, ()) if key in home}
            return now, sum((values[other].as_of or "") == now for other in older if other != n)

        return [values[n] for n in sorted(range(len(values)), key=time)]

    def _point(self, key: str) -> SeriesPoint:
        figure = self.figures.get(key)
        as_of = figure.as_of if figure else None
        return SeriesPoint(key, as_of, "text" if as_of else "unknown", "", named=False)

    def _who(self, figure: Figure, point: SeriesPoint) -> tuple[str, bool]:
        """Who gives the figure, as it is introduced, and whether the article names them."""
        told = plain(reporter(figure, self.material, self._cast))
        if told.endswith(UNSAID) and not point.named:
            return told.removesuffix(UNSAID).strip(), False
        if not point.named or (not told.endswith(UNSAID) and speaker_words(told) & speaker_words(point.who)):
            # what stands before a dash is the place the story was filed from
            bare = told.rpartition("— ")[2]
            filed = bare != told and point.named and speaker_words(bare) == speaker_words(point.who)
            return (capital(bare) if filed else told), True
        # the sentence is one voice's and the number in it another's: "the paper wrote that police had counted 40"
        known = self._cast.find(point.who)
        return capital(plain(introduced(known) if known else point.who).rstrip(",")), True

    def words(self, figure: Figure) -> str:
        """The value with its bound word and noun, as the article has it."""
        return plain(value(figure, self.material)) or plain(figure.text)

    def aside(self, held: Held) -> str:
        """The conversion that stands in brackets after the value."""
        found = next((self._asides[key] for key in held.members if key in self._asides), None)
        return "" if found is None else self.words(found)

    def quotes(self, held: Held) -> Iterator[tuple[Article, str, str, Citation]]:
        """The articles that carry the value, each with its origin, figure and sentence; that of the lead first."""
        ordered = [held.lead, *(key for key in held.members if key != held.lead)]
        seen: set[str] = set()
        for key in [*ordered, *(copy for member in ordered for copy in self._copies.get(member, ()))]:
            figure = self.figures[key]
            if figure.article not in seen:
                seen.add(figure.article)
                view = self.material.view(figure.article)
                yield view.article, view.origin, key, evidence(figure, self.material)

    def _conversions(self) -> tuple[dict[str, Figure], set[str]]:
        """Figures in brackets after another in the same sentence and of another unit, by the figure they convert."""
        asides: dict[str, Figure] = {}
        converted: set[str] = set()
        for view in self.material.views:
            known = sorted(view.reading.figures, key=lambda figure: figure.start)
            for before, after in pairwise(known):
                end = max(before.end, before.phrase.end if before.phrase else 0)
                between = view.article.text[end : after.start]
                alike = before.sentence == after.sentence and before.measure == after.measure
                if alike and before.unit != after.unit and before.unit and after.unit and _BRACKET.match(between):
                    asides[before.id] = after
                    converted.add(after.id)
        return asides, converted


def _one_time(a: str | None, b: str | None) -> bool:
    """Are they one time, or is one a part of the other: a day and an hour of it?"""
    return a == b or bool(a and b and (a.startswith(b) or b.startswith(a)))
