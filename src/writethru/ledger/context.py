"""Figures of a story as counts: with their clause, speaker, time, and what the story lets us know of them besides."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace

from writethru.core.types import Figure, Reading, Statement
from writethru.ledger.asof import order
from writethru.ledger.clauses import (
    clause_names,
    clause_words,
    counter,
    is_planned,
    located,
    modifiers,
    ordinals,
    own_deed,
)
from writethru.ledger.count import Count, places_of, population_words
from writethru.ledger.frame import (
    Frame,
    as_of,
    claimed_by,
    frames_of,
    is_difference,
    is_elliptic,
    kinds_of,
    measure_of,
    opposed,
    part_of,
    past_event,
    rate_of,
    unit_of,
)
from writethru.ledger.measures import HUMAN
from writethru.ledger.names import content_words, proper_words, same_speaker
from writethru.ledger.sides import with_sides
from writethru.ledger.speakers import Speakers
from writethru.ledger.stated import is_former
from writethru.ledger.units import normal_unit
from writethru.story.names import utc

_OWN = re.compile(r"(?:its|their|his|her) ", re.IGNORECASE)
# "not one of its soldiers"
_OF_ITS = re.compile(r"^ of ((?:its|their|his|her) \w+)", re.IGNORECASE)
# "put its own dead at 11", "raised its death toll to 11"
_OWN_LOSSES = re.compile(
    r"\b(?:its|their|his|her) (?:own )?(?:death toll|toll|dead|losses|casualties|wounded|missing|deaths)\b"
    r"(?: in (?:combat|action|the fighting))?[^.;,]{0,12}$"
    # "among its 12"
    r"|\b(?:its|their|his|her) (?:own )?$",
    re.IGNORECASE,
)
# characters before a number
_NEAR = 48
# the cases that are all there are until tests confirm some
_SUSPECTED = re.compile(r"\b(?:suspected|probable|reported|recorded|registered|known|new)\b", re.IGNORECASE)
_OFFSET = re.compile(r"(?:Z|[+-]\d\d:?\d\d)$")
# a number of one digit is repeated by chance
_REPEATED = 10
# times that a population must be named, and its share of all that are, to be taken for the story's
_NAMED, _MOST = 2, 0.6
# nouns that leave open whose people they are
_ANY_SIDE = frozenset(["", "soldier", "fighter", "prisoner", "captive", "marine", "conscript"])
_CASUALTY = frozenset({"killed", "injured", "killed_or_injured", "missing", "captured", "deployed"})


class Context:
    """What the articles of a story say about its speakers, and the counts of its figures."""

    def __init__(self, readings: Sequence[Reading], leads: Collection[str] | None = None) -> None:
        """``leads`` are the articles that speak, by default all: what a copy says is not counted again."""
        self._leads = {reading.article.id for reading in readings} if leads is None else frozenset(leads)
        self.speakers = Speakers(readings)
        self.counts: dict[str, Count] = {}
        self.figures: dict[str, Figure] = {}
        # figures of a speaker's own losses
        self._own: set[str] = set()
        for reading in readings:
            statements = {statement.id: statement for statement in reading.statements}
            for frame in frames_of(reading):
                figure = frame.figure
                self.figures[figure.id] = figure
                self.counts[figure.id] = self._count(frame, statements.get(figure.statement or ""))
        self.counts = with_sides(self.counts, self.figures, readings, self._own)
        self._assume_populations()
        self._date_repeats()

    def _count(self, frame: Frame, statement: Statement | None) -> Count:
        figure, tree, sentence = frame.figure, frame.tree, frame.sentence
        published = frame.reading.article.published or ""
        measure = measure_of(frame)
        unit = normal_unit(unit_of(frame), measure)
        if measure == "sick" and unit.who in ("case", "patient"):
            unit = replace(unit, who="")
        narrower = kinds_of(frame, measure) | ordinals(tree, sentence, figure)
        against = opposed(frame)
        if against:
            narrower |= {"against"}
        time, inherited = as_of(frame)
        claimed = claimed_by(frame)
        voice = self.speakers.words(claimed) or self.speakers.voice(figure, statement, frame.reading.article.text)
        place = located(tree, sentence, figure)
        whose = _population(frame, measure)
        voice = voice or self.speakers.words(counter(tree, sentence, figure)) or self.speakers.of_release(frame.reading)
        population = population_words(whose, unit, measure) | narrower
        if measure in HUMAN and (_OWN.match(whose) or (not whose and _OWN_LOSSES.search(frame.before[-_NEAR:]))):
            # "its soldiers" are the speaker's
            self._own.add(figure.id)
            population |= {word for word in proper_words(voice) if not word.startswith("@")}
        noun = content_words(whose) | modifiers(tree, sentence, figure)
        return Count(
            low=figure.value_low,
            high=figure.value_high,
            approx=figure.approx,
            unit=unit,
            measure=measure,
            population=population,
            place=places_of(place),
            as_of=time,
            reporter=voice,
            text=frame.words,
            reporter_name=claimed or figure.reporter_name or "",
            written=figure.text,
            planned=is_planned(tree, sentence, figure, statement),
            elliptic=is_elliptic(frame),
            rate=rate_of(frame),
            event=past_event(frame, time, inherited, measure),
            who=f"{figure.population or 'votes'} against" if against else figure.population or "",
            where=place,
            article=figure.article,
            sentence=figure.sentence,
            inherited=inherited,
            stamp=utc(published),
            wall=published[:16],
            zoned=bool(_OFFSET.search(published)),
            part=part_of(frame, measure) or (own_deed(tree, sentence, figure) if measure == "rescued" else ""),
            delta=is_difference(frame, measure),
            former=is_former(figure, frame.reading),
            clause=noun | clause_words(tree, sentence, figure),
            names=clause_names(tree, sentence, figure),
            before=frame.before,
            after=frame.after,
            noun=figure.unit or "",
        )

    def _assume_populations(self) -> None:
        """A casualty figure without a people takes the one people that the story's other casualty figures name."""
        named = Counter(
            count.population
            for count in self.counts.values()
            if count.measure in _CASUALTY
            and count.population
            and not count.part
            and not count.event
            and count.article in self._leads
        )
        if not named:
            return
        most, times = max(named.items(), key=lambda item: (item[1], sorted(item[0])))
        if times < _NAMED or times < _MOST * sum(named.values()):
            return
        for key, count in self.counts.items():
            bare = not count.population and count.unit.who in _ANY_SIDE and count.measure in _CASUALTY
            if bare and not count.event:
                self.counts[key] = replace(count, population=most, assumed=True)

    def _date_repeats(self) -> None:
        """A number repeated without a date of its own takes date and speaker of the count that it repeats.

        Numbers of two digits and more only: small ones meet by chance.
        """
        first: dict[tuple[object, ...], Count] = {}
        for count in self.counts.values():
            if count.article in self._leads and not count.inherited and (count.nominal or 0) >= _REPEATED:
                key = _repeat_key(count)
                if key not in first or order(count.as_of, first[key].as_of) == -1:
                    first[key] = count
        for figure, count in self.counts.items():
            source = first.get(_repeat_key(count)) if count.inherited else None
            if source and source.stamp <= count.stamp and source.article != count.article and not count.event:
                if not count.reporter or same_speaker(count.reporter, source.reporter) or count.assumed:
                    voice = count.reporter | source.reporter
                    self.counts[figure] = replace(count, as_of=source.as_of, inherited=False, reporter=voice)


def _repeat_key(count: Count) -> tuple[object, ...]:
    return count.measure, count.unit.kind, count.low, count.high, count.rate, count.population


def _population(frame: Frame, measure: str) -> str:
    """Whose, without the next figure of a list; of the ill without the name of what they have."""
    own = _OF_ITS.match(frame.after) if measure in HUMAN and not frame.figure.population else None
    text = frame.figure.population or (own[1] if own else "")
    for other in frame.beside:
        text = text.split(other.text)[0]
    return _SUSPECTED.sub("", text.split(" of ")[0]) if measure == "sick" else text
