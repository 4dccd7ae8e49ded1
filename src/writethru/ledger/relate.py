"""How two reported figures stand to each other.

The rules, in order: what is said of the things (measure), what they are (unit), whose (population), where (place), what
stretch of time (period). Only where all of these are known and agree can two figures be the same, an update or in
conflict; where one population or place lies in the other, the smaller is a subset; else they are not comparable, and
the reason names what differs. Killed, injured, killed-or-injured and missing are never merged and nothing is averaged.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Literal

from writethru.core.types import RelationName
from writethru.ledger.asof import AsOf, order
from writethru.ledger.count import Count, count_of_record
from writethru.ledger.measures import CUMULATIVE, FLOW, GROWING, HUMAN, PARTS, STATE, measure_words
from writethru.ledger.names import folded, same_speaker
from writethru.ledger.parts import Fit, place_fit, population_fit, says_all, says_part
from writethru.ledger.values import below, compatible, equal_value, show, show_unit

_RUNNING = re.compile(
    r"\b(?:so far|to date|as of|by (?:the )?(?:end|start|middle|early|late|january|february|march|april|may|june|july"
    r"|august|september|october|november|december)|now|reached|rose to|risen to|stood at|in all|total|since|toll|passed"
    r"|latest|already|cumulative)\b",
    re.IGNORECASE,
)

# measures of which what is planned and what is there are two counts; a cost is always partly ahead
_COUNTED = HUMAN | {"count", "attack", "attendance", "strength"}
# what cannot be undone
_DONE = folded("burn burned destroy destroyed damage damaged collapse collapsed flood flooded raze razed gut gutted")

# how the reason ends where another speaker gives a newer state of a count
LATER = "a later count"

Verdict = tuple[RelationName, str]


def relate(a: Mapping[str, Any], b: Mapping[str, Any]) -> Verdict:
    """The relation of two figure records (keys as in ``writethru relate``) and the reason in one line.

    The relation is the same in both directions; the reason names the later or the smaller one by its number.
    """
    return relate_counts(count_of_record(a), count_of_record(b))


def relate_counts(a: Count, b: Count, when: int | Literal["told"] | None = "told") -> Verdict:
    """The relation of two counts and the reason in one line.

    ``when`` is -1, 0 or 1 where ``a`` is the earlier, one time or the later, None where it cannot be told; by default
    it is what the two as-of times tell.
    """
    if a.measure != b.measure:
        return _measures(a, b)
    apart = _units(a, b) or _scope(a, b)
    if apart:
        return apart
    if a.measure in ("", "other"):
        if equal_value(a, b):
            return "same", _same_reason(a, b)
        return "not_comparable", "it is not said what the numbers are of"
    part = _part(a, b)
    if part:
        return part
    if _periods_differ(a, b):
        return "not_comparable", f"two periods: {a.as_of.text} and {b.as_of.text}"
    return _values(a, b, order(a.as_of, b.as_of) if when == "told" else when)


def _measures(a: Count, b: Count) -> Verdict:
    """Figures of two measures: a component of a sum by one speaker, or not to be compared."""
    for part, whole in ((a, b), (b, a)):
        if _is_component(part, whole) and same_speaker(part.reporter, whole.reporter):
            fits = population_fit(part, whole), place_fit(part, whole)
            apart = part.unit.kind != whole.unit.kind or "different" in fits or _periods_differ(part, whole)
            if not apart and not below(whole, part):
                words = measure_words(part.measure), measure_words(whole.measure)
                return "subset", f"the {words[0]} are part of those {words[1]}"
    for part, whole in ((a, b), (b, a)):
        if whole.measure in PARTS.get(part.measure, ()):
            words = measure_words(part.measure), measure_words(whole.measure)
            return "not_comparable", f"{words[0]} only; the other counts {words[1]}"
    return "not_comparable", f"{measure_words(a.measure)} against {measure_words(b.measure)}"


def _is_component(part: Count, whole: Count) -> bool:
    """By its meaning, or by the words of its sentence."""
    if whole.measure in PARTS.get(part.measure, ()):
        return True
    if whole.measure in ("killed", "bodies_found"):
        # whoever was hurt, held or moved is none of the dead
        return False
    return {part.measure, whole.measure} <= HUMAN and (bool(part.part) or says_part(part))


def _units(a: Count, b: Count) -> Verdict | None:
    if a.unit.kind == b.unit.kind:
        return None
    if a.unit.kind.startswith("money ") and b.unit.kind.startswith("money "):
        return "not_comparable", f"two currencies: {a.unit.name} and {b.unit.name}"
    first, second = (unit.name or "things not named" for unit in (a.unit, b.unit))
    return "not_comparable", f"two things counted: {first} and {second}"


def _scope(a: Count, b: Count) -> Verdict | None:
    """What keeps two figures of one measure and unit apart: plans, rates, other events."""
    if a.planned != b.planned and a.measure in _COUNTED:
        return "not_comparable", "one is planned or expected, the other is counted"
    if a.rate != b.rate:
        return "not_comparable", f"one is per {a.rate or b.rate}, the other is " + (
            "per " + b.rate if a.rate and b.rate else "not"
        )
    if a.event != b.event:
        return "not_comparable", "two events"
    return None


def _part(a: Count, b: Count) -> Verdict | None:
    """Where one counts a part of what the other counts, or something else."""
    population, place = population_fit(a, b), place_fit(a, b)
    if population == "different":
        stated = None if a.measure in HUMAN or place == "different" else _stated_part(a, b)
        if stated:
            return stated
        return "not_comparable", f"two populations: {_who(a)} and {_who(b)}"
    if place == "different":
        return "not_comparable", f"two places: {_where(a)} and {_where(b)}"
    if population in ("equal", "unknown") and place in ("equal", "unknown"):
        if a.measure in HUMAN or equal_value(a, b):
            return None
        return _stated_part(a, b)
    sides = {side for side in (population, place) if side in ("a_part", "b_part")}
    if len(sides) == 2:
        return "not_comparable", "neither counts a part of what the other counts"
    part, whole = (a, b) if sides == {"a_part"} else (b, a)
    if _periods_differ(part, whole):
        return "not_comparable", f"two periods: {part.as_of.text} and {whole.as_of.text}"
    if population == "equal" and equal_value(a, b):
        return "same", _same_reason(a, b)
    if below(whole, part) and not compatible(part, whole):
        if place in ("a_part", "b_part") and part.measure in HUMAN and _one_time(part, whole):
            return "conflict", f"{show(part)} in a part cannot fit inside {show(whole)} in the whole"
        return "not_comparable", f"one counts {_what(part, population)} alone, and is the higher"
    return "subset", f"{_what(part, population)}: a part of what the other counts"


def _stated_part(a: Count, b: Count) -> Verdict | None:
    for part, whole in ((a, b), (b, a)):
        if says_part(part) and says_all(whole) and below(part, whole):
            return "subset", "the text gives it as a part of the other"
    return None


def _periods_differ(a: Count, b: Count) -> bool:
    """Two stretches of time, or two days of a count that belongs to its day."""
    if _month_alone(a.as_of) and _month_alone(b.as_of) and order(a.as_of, b.as_of):
        # "in May" and "in June" are two stretches unless the words say that the count runs on
        return not (_RUNNING.search(a.text) or _RUNNING.search(b.text))
    if (a.as_of.period or b.as_of.period) and a.as_of.period != b.as_of.period:
        if a.as_of.text and b.as_of.text:
            return True
    of_its_day = a.measure in FLOW or (a.measure == "change" and not (a.inherited or b.inherited))
    return of_its_day and (order(a.as_of, b.as_of) or 0) != 0


def grows(count: Count) -> bool:
    """Can the count only add up while it is about one event: the dead, but also houses destroyed and land burned?"""
    return count.measure in GROWING or (count.measure in STATE and bool(count.clause & _DONE))


def _one_time(a: Count, b: Count) -> bool:
    """One moment; for a count that may fall as well as rise, one day."""
    if (order(a.as_of, b.as_of) or 0) == 0:
        return True
    x, y = a.as_of, b.as_of
    return a.measure not in CUMULATIVE and None not in (x.day, y.day) and (x.month, x.day) == (y.month, y.day)


def _month_alone(as_of: AsOf) -> bool:
    return as_of.day is None and as_of.weekday is None and as_of.hour is None


def _values(a: Count, b: Count, when: int | None) -> Verdict:
    """Figures of one count: the same, a later state of it, or two that cannot both hold."""
    if equal_value(a, b):
        return "same", _same_reason(a, b)
    earlier, later = (a, b) if (when or 0) <= 0 else (b, a)
    if when and same_speaker(a.reporter, b.reporter) and not _one_end(a, b):
        return "update", _update_reason(earlier, later)
    if when and (grows(a) or grows(b)) and below(earlier, later):
        return "update", _update_reason(earlier, later)
    if compatible(a, b):
        return "same", _same_reason(a, b)
    if when and a.measure in CUMULATIVE:
        return "conflict", f"{_said(later)} is later, yet lower than {_said(earlier)}, and by another speaker"
    if when and a.measure in STATE and not (a.reporter and b.reporter):
        return "update", _update_reason(earlier, later)
    if when and a.measure in STATE:
        return "not_comparable", "two speakers at two times, of a count that goes up and down"
    return "conflict", f"{_said(a)} and {_said(b)} cannot both hold" + (" for the same time" if when == 0 else "")


def _one_end(a: Count, b: Count) -> bool:
    """Do an interval and another that it fits into end at one number: "up to 140", "between 120 and 140"?"""
    bounded = None not in (a.low, a.high) or None not in (b.low, b.high)
    ends = ({a.low} & {b.low}) | ({a.high} & {b.high})
    return bounded and a.approx != b.approx and bool(ends - {None}) and compatible(a, b)


def _said(count: Count) -> str:
    """The number and who gives it."""
    number = show_unit(count)
    return f"{number} ({count.reporter_name})" if count.reporter_name else number


def _same_reason(a: Count, b: Count) -> str:
    if a.unit.factor != b.unit.factor:
        return "one number in two units"
    if equal_value(a, b) and a.approx == b.approx:
        return "the same number"
    if equal_value(a, b):
        return f"the same number in other words: {show(a)}, {show(b)}"
    return f"{show(a)} and {show(b)} can both hold"


def _update_reason(earlier: Count, later: Count) -> str:
    way = "lowered" if below(later, earlier) else "raised"
    said = "by the same speaker" if same_speaker(earlier.reporter, later.reporter) else LATER
    return f"{way} from {show(earlier)} to {show(later)}, {said}"


def _what(part: Count, population: Fit) -> str:
    """The part in words: whose, or where where the people are the same."""
    return _who(part) if population in ("a_part", "b_part") else _where(part)


def _who(count: Count) -> str:
    """Whose or what, as written where it is written."""
    return count.who or count.unit.who or count.unit.name or "things not named"


def _where(count: Count) -> str:
    return count.where or "a place not named"
