"""Figures of readings as counts: with their sentence, their speaker's names, their date and what they are divided by."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from writethru.core.tree import Tree
from writethru.core.types import Figure, Reading, Statement
from writethru.ledger.asof import parse_as_of
from writethru.ledger.count import Count, places_of, population_words
from writethru.ledger.measures import normal_measure
from writethru.ledger.names import speaker_words
from writethru.ledger.units import normal_unit

_RATE = re.compile(
    r"^\W{0,2}(?:[\w$€£.,()-]+ ){0,3}?(?:a|an|per|each|every) "
    r"(day|week|month|year|hour|minute|night|head|person|house|barrel|tonne|ton|litre|box|container|share|unit)\b"
)
_ACRONYM = re.compile(r"((?:[A-Z][\w'’.-]*\s+(?:(?:of|the|and|for|de|del|la)\s+)*){1,7}[A-Z]?[\w'’.-]*)\s?\(([A-Z][A-Za-z]{1,6})\)")
_MODALS = frozenset({"will", "would", "could", "may", "might", "can", "should", "'ll", "’ll"})
_AHEAD = frozenset("plan expect intend pledge promise propose hope aim prepare ready due want ask demand offer".split())
_YEARS_APART = 2


class Context:
    """What the articles of a story say about its speakers, looked up for each figure."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._names = _acronyms(readings)
        self._affiliations = _affiliations(readings)

    def voice(self, name: str | None) -> frozenset[str]:
        """The words that name a speaker: its name, its acronym, and the body a person speaks for."""
        words = speaker_words(name)
        for acronym, full in self._names.items():
            if acronym in words or (full and full <= words):
                words |= full | {acronym}
        return words

    def speaker(self, statement: Statement) -> frozenset[str]:
        """The words that name a statement's speaker; none while it is unresolved."""
        who = statement.speaker
        return self.voice(f"{who.canonical or who.text}, {self.body_of(statement)}") if who and who.canonical else frozenset()

    def body_of(self, statement: Statement | None) -> str:
        """The office or organisation that a statement's speaker stands for, by the story's own words."""
        speaker = statement.speaker if statement else None
        if speaker is None:
            return ""
        return speaker.affiliation or self._affiliations.get(speaker.canonical, "")

    def count(self, figure: Figure, reading: Reading, statements: Mapping[str, Statement]) -> Count:
        """The figure as a count."""
        measure = normal_measure(figure.measure)
        unit = normal_unit(figure.unit, measure)
        statement = statements.get(figure.statement or "")
        text = reading.article.text
        sentence = reading.sentences[figure.sentence]
        said = statement.said_at if statement else None
        as_of = figure.as_of or said or (reading.article.published or "")[:10]
        name = figure.reporter_name or ""
        return Count(
            low=figure.value_low,
            high=figure.value_high,
            approx=figure.approx,
            unit=unit,
            measure=measure,
            population=population_words(figure.population, unit, measure),
            place=places_of(figure.place),
            as_of=parse_as_of(as_of),
            reporter=self.voice(f"{name}, {self.body_of(statement)}") if name or statement else frozenset(),
            text=text[sentence.start : sentence.end],
            reporter_name=name,
            written=figure.text,
            planned=_is_planned(figure, reading, statement),
            rate=_rate(text[figure.end : sentence.end]),
            event=_past_event(figure.as_of, reading.article.published),
            who=figure.population or "",
            where=figure.place or "",
        )


def _acronyms(readings: Sequence[Reading]) -> dict[str, frozenset[str]]:
    """Acronyms that the articles spell out, with the words of the name."""
    found: dict[str, frozenset[str]] = {}
    for reading in readings:
        for match in _ACRONYM.finditer(reading.article.text):
            letters = [char for char in match[2] if char.isupper()]
            words = match[1].split()
            for start in range(len(words)):
                initials = [word[0] for word in words[start:] if word[0].isupper()]
                if initials == letters:
                    found.setdefault(match[2], speaker_words(" ".join(words[start:])))
                    break
            else:
                if len(words) > 1:
                    found.setdefault(match[2], speaker_words(" ".join(words[-5:])))
    return dict(sorted(found.items()))


def _affiliations(readings: Sequence[Reading]) -> dict[str, str]:
    found: dict[str, str] = {}
    for reading in readings:
        for statement in reading.statements:
            speaker = statement.speaker
            if speaker and speaker.canonical and speaker.affiliation:
                found.setdefault(speaker.canonical, speaker.affiliation)
    return found


def _rate(after: str) -> str:
    match = _RATE.match(after)
    return match[1] if match else ""


def _past_event(as_of: str | None, published: str | None) -> frozenset[str]:
    """A count of years ago belongs to an event of its own."""
    if not as_of or not published or not as_of[:4].isdigit() or not published[:4].isdigit():
        return frozenset()
    return frozenset({as_of[:4]}) if int(published[:4]) - int(as_of[:4]) >= _YEARS_APART else frozenset()


def _is_planned(figure: Figure, reading: Reading, statement: Statement | None) -> bool:
    """Is the figure one of a plan, forecast or offer: under a modal verb, or under a verb of intention?"""
    first = next((i for i, token in enumerate(reading.tokens) if token.end > figure.start), None)
    if first is None:
        return False
    tree = Tree(reading.article.text, reading.tokens)
    sentence = reading.sentences[figure.sentence]
    for i in tree.ancestors(first):
        if not sentence.first <= i < sentence.last:
            break
        if tree.tokens[i].pos not in ("VERB", "AUX"):
            continue
        if any(tree.lower(j) in _MODALS for j in tree.children(i, "aux")):
            return True
        return tree.tokens[i].lemma in _AHEAD and bool(statement is None or statement.certainty != "asserted")
    return False
