"""Figures of readings as counts: with their clause, speaker, time, and what the sentence says of them besides."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from writethru.core.tree import Tree
from writethru.core.types import Figure, Reading, Sentence, Statement
from writethru.ledger.asof import AsOf, parse_as_of
from writethru.ledger.clauses import clause_words, is_planned, modifiers
from writethru.ledger.count import Count, places_of, population_words
from writethru.ledger.measures import HUMAN, normal_measure
from writethru.ledger.names import content_words
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
_DELTA_BEFORE = re.compile(r"\b(?:by|a (?:further|difference of)|another|an? (?:additional|extra)|wrong by)\s*(?:about |some )?$")
_OF_THE = re.compile(r"^\s*of (?:the|those|them|these|whom|which|its|their|his|her)\b(?! (?:order|magnitude))")
_ALONE = re.compile(r"\b(?:there alone|alone|(?:from|in) (?:his|her|their|its|that|this) (?:own )?(?:district|town|village|city|area|unit))\b")
_CLOCK = re.compile(
    r"\b(?:\d{1,2}(?:[:.]\d{2})? ?[ap]\.?m\b|\d{1,2}[:.]\d{2}\b|(?:by|at|around|until|before|as of|early|late|this) "
    r"(?:noon|midday|midnight|dawn|morning|afternoon|evening|night)|(?:mon|tues|wednes|thurs|fri|satur|sun)day "
    r"(?:morning|afternoon|evening|night))",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\b(?:since|after|before|from|until|till)(?: (?:last|late|early|about|the|mid))*\s*$", re.IGNORECASE)
_KINDS = {
    "homeless": re.compile(r"\bhomeless\b", re.IGNORECASE),
    "evacuated": re.compile(r"\bevacu\w+|\bmoved (?:out|from|to)\b|\bbeing moved\b", re.IGNORECASE),
    "serious": re.compile(r"\b(?:serious(?:ly)?|critical(?:ly)?|grave(?:ly)?|severe(?:ly)?)\b", re.IGNORECASE),
    "confirmed": re.compile(r"\bconfirmed (?:cases?|infections?|deaths?)\b", re.IGNORECASE),
    "suspected": re.compile(r"\bsuspected (?:cases?|infections?|deaths?)\b", re.IGNORECASE),
    "aftershock": re.compile(r"\baftershocks?\b", re.IGNORECASE),
}
_KIND_OF = {
    "homeless": {"displaced"}, "evacuated": {"displaced"}, "serious": {"injured", "hospitalised"},
    "confirmed": {"sick", "killed"}, "suspected": {"sick", "killed"}, "aftershock": {"amount", "killed", "injured"},
}  # fmt: skip
_TREATED = re.compile(r"\btreat(?:ed|ing)\b", re.IGNORECASE)
_ADMITTED = re.compile(r"\b(?:admitted|intensive care|remain(?:ed|s)? in hospital|kept)\b", re.IGNORECASE)
_YEARS_APART = 2
_CASUALTY = frozenset({"killed", "injured", "killed_or_injured", "missing", "captured", "deployed"})


class Context:
    """What the articles of a story say about its speakers, and the counts of its figures."""

    def __init__(self, readings: Sequence[Reading]) -> None:
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

    def _count(self, n: int, reading: Reading, tree: Tree, statement: Statement | None) -> Count:
        figure = reading.figures[n]
        text = reading.article.text
        sentence = reading.sentences[figure.sentence]
        words = text[sentence.start : sentence.end]
        before, after = text[sentence.start : figure.start], text[figure.end : sentence.end]
        measure = _measure(figure, words)
        unit = normal_unit(figure.unit, measure)
        said = content_words(figure.population) | modifiers(tree, sentence, figure)
        told = {kind for kind, pattern in _KINDS.items() if measure in _KIND_OF[kind] and pattern.search(words)}
        population = population_words(figure.population, unit, measure) | told
        as_of, inherited = _as_of(figure, reading, sentence)
        part = _OF_THE.match(after) or _ALONE.search(after[:60])
        cue = part.group().strip() if part else _part_before(before)
        return Count(
            low=figure.value_low,
            high=figure.value_high,
            approx=figure.approx,
            unit=unit,
            measure=measure,
            population=population,
            place=places_of(figure.place),
            as_of=as_of,
            reporter=self.speakers.voice(figure, statement),
            text=words,
            reporter_name=figure.reporter_name or "",
            written=figure.text,
            planned=is_planned(tree, sentence, figure, statement),
            rate=_rate(after),
            event=_past_event(figure.as_of, reading.article.published),
            who=figure.population or "",
            where=figure.place or "",
            article=figure.article,
            sentence=figure.sentence,
            inherited=inherited,
            stamp=utc(reading.article.published or ""),
            part=cue,
            delta=bool(_DELTA_AFTER.match(after) or _DELTA_BEFORE.search(before)),
            former=is_former(figure, reading),
            clause=said | clause_words(tree, sentence, figure),
        )

    def _assume_populations(self) -> None:
        """A casualty figure without a people takes the one people that the story's other casualty figures name."""
        named = Counter(
            count.population
            for count in self.counts.values()
            if count.measure in _CASUALTY and count.population and not count.part and not count.event
        )
        if not named:
            return
        most, times = max(named.items(), key=lambda item: (item[1], sorted(item[0])))
        if times < 2 or times < 0.6 * sum(named.values()):
            return
        for key, count in self.counts.items():
            bare = not count.population and not count.unit.who and count.measure in _CASUALTY
            if bare and not count.event:
                self.counts[key] = replace(count, population=most, assumed=True)


def _measure(figure: Figure, words: str) -> str:
    """The measure; whoever a hospital treats and sends home is hurt, not in hospital."""
    measure = normal_measure(figure.measure)
    if measure == "hospitalised" and _TREATED.search(words) and not _ADMITTED.search(words):
        return "injured"
    return measure


def _part_before(before: str) -> str:
    """The words right before a number that make it a part: "of whom", "among them"."""
    found = None
    for found in PART_CUE.finditer(before):
        pass
    return found.group() if found and len(before) - found.end() <= 25 else ""


def _rate(after: str) -> str:
    match = _RATE.match(after)
    return match[1] if match else ""


def _past_event(as_of: str | None, published: str | None) -> frozenset[str]:
    """A count of years ago belongs to an event of its own."""
    if not as_of or not published or not as_of[:4].isdigit() or not published[:4].isdigit():
        return frozenset()
    return frozenset({as_of[:4]}) if int(published[:4]) - int(as_of[:4]) >= _YEARS_APART else frozenset()


def _as_of(figure: Figure, reading: Reading, sentence: Sentence) -> tuple[AsOf, bool]:
    """The time of a count, and whether it is only that of publication.

    Of the times in the sentence the nearest counts, one after the number before one ahead of it; "since Monday" begins
    a count and does not date it.
    """
    text = reading.article.text
    others = [f for f in reading.figures if f.sentence == figure.sentence and f.id != figure.id]
    left = max((f.end for f in others if f.end <= figure.start), default=sentence.start)
    right = min((f.start for f in others if f.start >= figure.end), default=sentence.end)
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
    near = near or sorted(times, key=lambda t: (t.start < figure.end, abs(t.start - figure.end)))
    if near:
        return parse_as_of((near[0].date_end or near[0].date or "") + hour), False
    return parse_as_of((reading.article.published or "")[:10] + hour), not clock
