"""A figure in the form in which figures are compared."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from writethru.ledger.asof import AsOf, parse_as_of
from writethru.ledger.measures import HUMAN, normal_measure
from writethru.ledger.names import content_words, fold_word, folded, speaker_words
from writethru.ledger.units import ANYONE, HOUSEHOLD, Unit, normal_unit


@dataclass(frozen=True, slots=True)
class Count:
    """What is counted, by whom and as of when, and the interval that the words allow."""

    low: float | None
    high: float | None
    approx: str
    unit: Unit
    measure: str
    population: frozenset[str]
    # from the narrowest place to the widest, each as folded words
    place: tuple[frozenset[str], ...]
    as_of: AsOf
    reporter: frozenset[str]
    # the sentence, for the words that say that one is part of another
    text: str = ""
    reporter_name: str = ""
    # the number as written, where known: "7.0" has one decimal
    written: str = ""
    # a forecast, plan or hypothesis: it contradicts no count of what is
    planned: bool = False
    # the noun is left out: the number speaks of the things before it
    elliptic: bool = False
    # "a day", "per container": what the number is divided by
    rate: str = ""
    # words of another event or year that the count belongs to ("1988")
    event: frozenset[str] = field(default=frozenset())
    # population and place as written, for reasons
    who: str = ""
    where: str = ""
    # ---- what only a reading tells ----
    article: str = ""
    sentence: int = -1
    # no time is given, so the time is that of publication (``stamp``, UTC where the article gives an offset)
    inherited: bool = False
    stamp: str = ""
    # the time of publication as the article's own clocks show it
    wall: str = ""
    zoned: bool = False
    # the words that make it a part of another number: "of the dead"
    part: str = ""
    # a difference ("six fewer"), which counts nothing
    delta: bool = False
    # an old value that the text says was replaced
    former: bool = False
    # content words of the clause, where the noun alone does not say what is counted
    clause: frozenset[str] = field(default=frozenset())
    # names in the clause: whose growth, which firm's loss
    names: frozenset[str] = field(default=frozenset())
    # the population is the story's, not the sentence's
    assumed: bool = False
    # the words of the sentence before and after the number
    before: str = ""
    after: str = ""
    # the unit as the figure has it, for reasons
    noun: str = ""

    @property
    def nominal(self) -> float | None:
        """The number that the words name."""
        if self.low is not None and self.high is not None and self.low != self.high:
            return (self.low + self.high) / 2
        return self.low if self.low is not None else self.high


_PLANNED = re.compile(
    r"\b(?:will|plans? to|(?:is|are|was|were) (?:expected|due|set|scheduled) to|forecasts?|projects|projected"
    r"|could (?:rise|reach|climb|grow)|intends? to|aims? to)\b",
    re.IGNORECASE,
)
_RATE = re.compile(
    r"(?<!for )(?<!in )(?<!within )(?<!after )(?<!than )(?<!about )(?<!of )\b(?:a|per|each|every) "
    r"(hour|day|night|week|month|year)\b(?! (?:ago|later|earlier|after|before|since|since|old|and))",
    re.IGNORECASE,
)


def rate_in(text: str) -> str:
    """The stretch of time that a number is given for each of: "day" for "45 million a day"; "" for none."""
    match = _RATE.search(text)
    return match[1].lower() if match else ""


def places_of(text: str | None) -> tuple[frozenset[str], ...]:
    """The places of "Huby, Arran province", the narrower first."""
    parts = [content_words(part) for part in (text or "").split(",")]
    return tuple(part for part in parts if part)


def count_of_record(record: Mapping[str, Any]) -> Count:
    """The count of a record with the keys of data/figures/reconcile-dev.jsonl; keys that are missing are unknown."""
    measure = normal_measure(record.get("measure"))
    unit = normal_unit(record.get("unit"), measure)
    return Count(
        low=_number(record.get("value_low")),
        high=_number(record.get("value_high")),
        approx=str(record.get("approx") or "exact"),
        unit=unit,
        measure=measure,
        population=population_words(record.get("population"), unit, measure),
        place=places_of(record.get("place")),
        as_of=parse_as_of(record.get("asof") or record.get("as_of")),
        reporter=speaker_words(record.get("reporter") or record.get("reporter_name")),
        text=str(record.get("text") or ""),
        reporter_name=str(record.get("reporter") or record.get("reporter_name") or ""),
        who=str(record.get("population") or ""),
        where=str(record.get("place") or ""),
        noun=str(record.get("unit") or ""),
        planned=bool(_PLANNED.search(str(record.get("text") or ""))),
        rate=rate_in(f"{record.get('text') or ''} {record.get('population') or ''}"),
    )


def population_words(text: str | None, unit: Unit, measure: str) -> frozenset[str]:
    """Whose or of what, without the words that only repeat the measure ("launched" of attacks stays: it is a part)."""
    words = frozenset(word for word in content_words(text) if not word.isdigit())
    if measure in HUMAN:
        words -= _MEASURE_ECHO.get(measure, frozenset())
    named = {word: normal_unit(word, measure) for word in words}
    own = {word for word, one in named.items() if unit.name and one.name == unit.name != "person"}
    # "babies" of a count of babies
    own |= {word for word, one in named.items() if unit.who and one.kind == unit.kind and one.who == unit.who}
    return words - own - {unit.name, unit.who} - _NO_ONE


# nouns for a body of people that say no more of whose it is than the people's name does
_COLLECTIVE = folded("contingent force army unit group side troop population team formation corps")
_NO_ONE = frozenset(map(fold_word, ANYONE | HOUSEHOLD)) | ANYONE | _COLLECTIVE
_MEASURE_ECHO = {
    "killed": frozenset({"killed", "dead", "death"}),
    "injured": frozenset({"injured", "wounded", "hurt"}),
    "killed_or_injured": frozenset({"casualty", "casualties", "killed", "wounded", "dead", "injured"}),
    "missing": frozenset({"missing"}),
    "displaced": frozenset({"displaced"}),
    "arrested": frozenset({"arrested", "detained"}),
    "deployed": frozenset({"deployed", "sent"}),
}


def _number(value: Any) -> float | None:
    """The value; None where there is none, or none that a count could have ("1e400")."""
    number = None if value is None or isinstance(value, bool) else float(value)
    return number if number is not None and math.isfinite(number) else None
