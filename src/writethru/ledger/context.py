"""Figures of readings as counts: with their clause, speaker, time, and what the sentence says of them besides."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace

from writethru.core.tree import Tree
from writethru.core.types import Figure, Reading, Sentence, Statement
from writethru.ledger.asof import AsOf, order, parse_as_of
from writethru.ledger.clauses import clause_names, clause_words, counter, is_planned, located, modifiers, ordinals
from writethru.ledger.count import Count, places_of, population_words
from writethru.ledger.measures import CUMULATIVE, HUMAN, normal_measure
from writethru.ledger.names import content_words, same_speaker
from writethru.ledger.parts import PART_CUE
from writethru.ledger.speakers import Speakers
from writethru.ledger.stated import is_former
from writethru.ledger.units import normal_unit
from writethru.story.names import utc

_RATE = re.compile(
    r"^\W{0,2}(?:[\w$€£.,()-]+ ){0,3}?(?:a|an|per|each|every) "
    r"(day|week|month|year|hour|minute|night|head|person|house|barrel|tonne|ton|litre|box|container|share|unit)\b"
    r"(?! (?:after|before|later|earlier|ago|since))"
)
_DELTA_AFTER = re.compile(r"^\s*(?:[\w-]+ ){0,2}?(?:more|fewer|less|higher|lower|either way)\b(?! than (?:one|two)\b)")
_DELTA_BEFORE = re.compile(
    r"\b(?:by|a (?:further|difference of)|another|an? (?:additional|extra)|wrong by)\s*(?:about |some )?$"
)
_OF_THE = re.compile(r"^\s*of (?:the|those|them|these|whom|which|its|their|his|her)\b(?! (?:order|magnitude))")
_OF_THOSE = re.compile(
    r"^\W*of (?:the|those|these|them)\b[^,]{0,80},(?: (?:about|some|at least|nearly|more than|only))*\s*$", re.I
)
_ALONE = re.compile(
    r"\b(?:there alone|alone"
    r"|(?:from|in) (?:his|her|their|its|that|this) (?:own )?(?:district|town|village|city|area|unit))\b"
)
_CLOCK = re.compile(
    r"\b(?:by|as of|until|at)(?: (?:about|early|late|the))? "
    r"(?:\d{1,2}(?:[:.]\d{2})? ?[ap]\.?m\b|\d{1,2}[:.]\d{2}\b|noon|midday"
    r"|midnight|dawn|morning|afternoon|evening|night)|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day "
    r"(?:morning|afternoon|evening|night)|\bin the (?:morning|afternoon|evening)\b",
    re.IGNORECASE,
)
_SINCE = re.compile(
    r"\b(?:since|after|before|from|until|till)(?: (?:last|late|early|about|the|mid))*\s*$", re.IGNORECASE
)
# states that make a narrower population of a measure; the one nearest to the number counts
_KINDS: tuple[tuple[frozenset[str], re.Pattern[str]], ...] = (
    (
        frozenset({"displaced"}),
        re.compile(
            r"\b(?:(?P<homeless>homeless)|(?P<evacuated>evacu\w+|moved (?:out|from|to)|being moved)|displac\w+)\b", re.I
        ),
    ),
    (
        frozenset({"injured", "hospitalised"}),
        re.compile(r"\b(?P<serious>serious(?:ly)?|critical(?:ly)?|grave(?:ly)?|severe(?:ly)?)\b", re.I),
    ),
    (
        frozenset({"sick", "killed"}),
        re.compile(r"\b(?:(?P<confirmed>confirmed)|(?P<suspected>suspected)) (?:cases?|infections?|deaths?)\b", re.I),
    ),
    (frozenset({"amount"}), re.compile(r"\b(?P<aftershock>aftershocks?)\b", re.I)),
)
_TREATED = re.compile(r"\btreat(?:ed|ing)\b", re.IGNORECASE)
_ADMITTED = re.compile(r"\b(?:admitted|intensive care|remain(?:ed|s)? in hospital|kept)\b", re.IGNORECASE)
_COMPONENT = frozenset(["of whom", "of which", "including", "among them"])
_FAMILIES = re.compile(r"\b(?:families|households)\b", re.IGNORECASE)
# characters between a part's cue and its number
_NEAR = 25
_YEARS_APART = 2
_REPEATED = 10
_MONTHS_APART = 4
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
        for reading in readings:
            statements = {statement.id: statement for statement in reading.statements}
            tree = Tree(reading.article.text, reading.tokens)
            for n, figure in enumerate(reading.figures):
                self.figures[figure.id] = figure
                self.counts[figure.id] = self._count(n, reading, tree, statements.get(figure.statement or ""))
        self._assume_populations()
        self._date_repeats()

    def _count(self, n: int, reading: Reading, tree: Tree, statement: Statement | None) -> Count:
        figure = reading.figures[n]
        text = reading.article.text
        sentence = reading.sentences[figure.sentence]
        words = text[sentence.start : sentence.end]
        before, after = text[sentence.start : figure.start], text[figure.end : sentence.end]
        measure = _measure(figure, words)
        unit = normal_unit(_unit(figure, before), measure)
        said = content_words(figure.population) | modifiers(tree, sentence, figure)
        left, right = _segment(figure, reading, sentence)
        told = _kinds(measure, text[left : figure.start], text[figure.end : right]) or _kinds(measure, before, "")
        population = population_words(figure.population, unit, measure) | told | ordinals(tree, sentence, figure)
        as_of, inherited = _as_of(figure, reading, sentence)
        part = _OF_THE.match(after) or _ALONE.search(after[:60])
        cue = part.group().strip() if part else _part_before(before)
        if cue in _COMPONENT and self._component(n, reading, measure):
            cue = ""
        return Count(
            low=figure.value_low,
            high=figure.value_high,
            approx=figure.approx,
            unit=unit,
            measure=measure,
            population=population,
            place=places_of(located(tree, sentence, figure)),
            as_of=as_of,
            reporter=self.speakers.voice(figure, statement, text)
            or self.speakers.words(counter(tree, sentence, figure)),
            text=words,
            reporter_name=figure.reporter_name or "",
            written=figure.text,
            planned=is_planned(tree, sentence, figure, statement),
            rate=_rate(after),
            event=_past_event(as_of, reading.article.published, measure)
            or _past_event(parse_as_of(figure.as_of), reading.article.published, measure),
            who=figure.population or "",
            where=located(tree, sentence, figure),
            article=figure.article,
            sentence=figure.sentence,
            inherited=inherited,
            stamp=utc(reading.article.published or ""),
            part=cue,
            delta=bool(_DELTA_AFTER.match(after) or (measure in HUMAN and _DELTA_BEFORE.search(before))),
            former=is_former(figure, reading),
            clause=said | clause_words(tree, sentence, figure),
            names=clause_names(tree, sentence, figure),
        )

    def _component(self, n: int, reading: Reading, measure: str) -> bool:
        """Is the whole before it of another measure? Then the figure is no part of its own measure's counts."""
        figure = reading.figures[n]
        before = [f for f in reading.figures[:n] if figure.sentence - f.sentence <= 1]
        whole = next((f for f in reversed(before) if normal_measure(f.measure) in HUMAN), None)
        return whole is not None and normal_measure(whole.measure) != measure

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
        if times < 2 or times < 0.6 * sum(named.values()):
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


def _measure(figure: Figure, words: str) -> str:
    """The measure; whoever a hospital treats and sends home is hurt, not in hospital."""
    measure = normal_measure(figure.measure)
    if measure == "hospitalised" and _TREATED.search(words) and not _ADMITTED.search(words):
        return "injured"
    return measure


def _unit(figure: Figure, before: str) -> str | None:
    """The unit; a bare number in a sentence about families counts families."""
    if figure.unit_implicit and _FAMILIES.search(before):
        return "family"
    return figure.unit


def _kinds(measure: str, before: str, after: str) -> frozenset[str]:
    """The narrower kind that the words around a number name, by the nearest of them."""
    out = set()
    for measures, pattern in _KINDS:
        if measure not in measures:
            continue
        found = [(len(before) - match.end(), match) for match in pattern.finditer(before)]
        found += [(match.start(), match) for match in pattern.finditer(after)]
        if found:
            nearest = min(found, key=lambda item: item[0])[1]
            out |= {name for name, value in nearest.groupdict().items() if value}
    return frozenset(out)


def _segment(figure: Figure, reading: Reading, sentence: Sentence) -> tuple[int, int]:
    """The characters around a number up to the numbers before and after it, inside the sentence."""
    others = [f for f in reading.figures if f.sentence == figure.sentence and f.id != figure.id]
    left = max((f.end for f in others if f.end <= figure.start), default=sentence.start)
    right = min((f.start for f in others if f.start >= figure.end), default=sentence.end)
    return left, right


def _part_before(before: str) -> str:
    """The words right before a number that make it a part: "of whom", "among them"."""
    if _OF_THOSE.match(before):
        return "of those"
    found = list(PART_CUE.finditer(before))
    return found[-1].group() if found and len(before) - found[-1].end() <= _NEAR else ""


def _rate(after: str) -> str:
    match = _RATE.match(after)
    return match[1] if match else ""


def _past_event(as_of: AsOf, published: str | None, measure: str) -> frozenset[str]:
    """A count of months ago, of what can only add up, belongs to an event of its own; so does any of years ago."""
    if not as_of.year or not published or not published[:4].isdigit():
        return frozenset()
    year, month = int(published[:4]), int(published[5:7]) if published[5:7].isdigit() else 6
    months = (year - as_of.year) * 12 + month - (as_of.month or 6)
    if months >= 12 * _YEARS_APART or (measure in CUMULATIVE and months >= _MONTHS_APART):
        return frozenset({f"{as_of.year}-{as_of.month}" if as_of.month else str(as_of.year)})
    return frozenset()


def _as_of(figure: Figure, reading: Reading, sentence: Sentence) -> tuple[AsOf, bool]:
    """The time of a count, and whether it is only that of publication.

    Of the times in the sentence the nearest counts, one after the number before one ahead of it; "since Monday" begins
    a count and does not date it.
    """
    text = reading.article.text
    others = [f for f in reading.figures if f.sentence == figure.sentence and f.id != figure.id]
    left, right = _segment(figure, reading, sentence)
    clock = _CLOCK.search(text[figure.end : right]) or _CLOCK.search(text[left : figure.start])
    hour = f" {clock.group()}" if clock else ""
    times = [
        time
        for time in reading.times
        if sentence.start <= time.start < sentence.end
        and time.date
        and not _SINCE.search(text[sentence.start : time.start])
    ]
    near = [t for t in times if figure.end <= t.start < right] or [t for t in times if left <= t.end <= figure.start]
    own = [f.start for f in others if f.start >= figure.end and is_former(f, reading)]
    times = [t for t in times if not any(start <= t.start for start in own)]
    near = near or sorted(times, key=lambda t: (t.start < figure.end, abs(t.start - figure.end)))
    if near:
        return parse_as_of((near[0].date_end or near[0].date or "") + hour), False
    return parse_as_of((reading.article.published or "")[:10] + hour), not clock
