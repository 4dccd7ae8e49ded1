"""Totals and shares of a text that are checked: parts that do not add up, a share that does not fit its counts.

Only what the text itself sets together is weighed: a list of parts behind its total, or two parts and their sum, and a
share given beside the part and the whole that it is of. Bounds and rounding are granted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from writethru.core.types import Figure, Reading, SumCheck
from writethru.ledger.count import Count
from writethru.ledger.measures import HUMAN
from writethru.ledger.values import digits, interval, show, step

# "31 people were hurt: 12 soldiers and 18 civilians", "the 31 dead - 12 soldiers and 18 civilians"
_LISTED = re.compile(r"^[^,;.]{0,60}(?::|\s[-–—])\s*(?:\w+ ){0,3}$")
# "of the 31 dead, 12 were soldiers and 18 civilians"
_OF_WHOLE = re.compile(r"(?:^|[,;:–—]\s*)of (?:the|its|their|those|these|all)\s*$", re.IGNORECASE)
_AND = re.compile(r"\band (?:the (?:other|rest|remaining) )?(?:about |some |nearly |another )?$", re.IGNORECASE)
_BETWEEN = re.compile(r"^[^;.:]{0,60}$")
_NOT_ALL = re.compile(r"\b(?:includ\w+|among|at least|such as|alone|mostly)\b", re.IGNORECASE)
# "12 in the north and 18 in the south, 31 in all", "bringing the total to 31"
_IN_ALL = re.compile(r"^\s*(?:[\w-]+ ){0,3}(?:in all|in total|altogether|all told|overall)\b", re.IGNORECASE)
_TOTAL = re.compile(
    r"\b(?:(?:a|the|for a|making a|bringing the|giving a) (?:combined |overall |grand )?total (?:of|to)|makes?|making"
    r"|together)\s*$",
    re.IGNORECASE,
)
# what stands between the counts and their share: ", or", " (", " - "
_OR = re.compile(
    r"^[^.;]{0,50}?(?:,? or|\(|\s[-–—]|,)\s*(?:about|some|nearly|almost|just|over|under|roughly)?\s*$", re.IGNORECASE
)
_OF = re.compile(r"^(?:\s+[\w-]+){0,2}\s+(?:out )?of(?: (?:the|its|their|all|about|some))*\s*$", re.IGNORECASE)
# percentage points that a share in words and one in digits may be off
_IN_WORDS, _ABOUT = 4.0, 3.0
_MOST = 20


def find_sums(readings: Sequence[Reading], counts: Mapping[str, Count]) -> tuple[SumCheck, ...]:
    """What does not fit in the given readings, in order of the text."""
    out: list[SumCheck] = []
    for reading in readings:
        by_sentence: dict[int, list[Figure]] = {}
        for figure in sorted(reading.figures, key=lambda figure: (figure.start, figure.end)):
            by_sentence.setdefault(figure.sentence, []).append(figure)
        for figures in by_sentence.values():
            out += _totals(reading, figures[:_MOST], counts)
            out += _shares(reading, figures[:_MOST], counts)
    return tuple(out)


def _totals(reading: Reading, figures: Sequence[Figure], counts: Mapping[str, Count]) -> Iterator[SumCheck]:
    text = reading.article.text
    for n, whole in enumerate(figures):
        if counts[whole.id].delta or counts[whole.id].unit.kind == "percent":
            continue
        parts = _listed(text, reading, whole, figures[n + 1 :], counts) or _summed(
            text, reading, whole, figures[:n], counts
        )
        if parts and (check := _sum_check(whole, parts, counts)):
            yield check


def _listed(
    text: str, reading: Reading, whole: Figure, after: Sequence[Figure], counts: Mapping[str, Count]
) -> list[Figure]:
    """The parts in a list behind their total, closed by "and"; none where the list need not be the whole of it."""
    parts = _alike(whole, after, counts)
    if len(parts) < 2 or not _AND.search(text[parts[-2].end : parts[-1].start]):
        return []
    sentence = reading.sentences[whole.sentence]
    opening = text[whole.end : parts[0].start]
    of_whole = bool(_OF_WHOLE.search(text[sentence.start : whole.start])) and "," in opening
    if not of_whole and not _LISTED.match(opening):
        return []
    if of_whole and len({counts[part.id].measure for part in parts} | {counts[whole.id].measure}) > 1:
        return []
    if _NOT_ALL.search(text[whole.end : sentence.end]):
        return []
    gaps = (text[one.end : other.start] for one, other in pairwise(parts))
    return parts if all(_BETWEEN.match(gap) for gap in gaps) else []


def _summed(
    text: str, reading: Reading, whole: Figure, before: Sequence[Figure], counts: Mapping[str, Count]
) -> list[Figure]:
    """The parts before a number that the text calls their total."""
    sentence = reading.sentences[whole.sentence]
    if not _IN_ALL.match(text[whole.end : sentence.end]) and not _TOTAL.search(text[sentence.start : whole.start]):
        return []
    parts = _alike(whole, before, counts)
    if len(parts) < 2 or not _AND.search(text[parts[-2].end : parts[-1].start]):
        return []
    return [] if _NOT_ALL.search(text[sentence.start : whole.start]) else parts


def _alike(whole: Figure, others: Sequence[Figure], counts: Mapping[str, Count]) -> list[Figure]:
    """The figures that may be parts of a total: things of its kind that are not greater; all of them, or none."""
    total = counts[whole.id]
    out = []
    for other in others:
        count = counts[other.id]
        if count.unit.kind in ("percent", "hour", "month") and total.unit.kind != count.unit.kind:
            continue
        human = {count.measure, total.measure} <= HUMAN | {"count"} and total.unit.kind in ("person", "")
        if not human and count.unit.kind not in (total.unit.kind, ""):
            return []
        if (count.nominal or 0) > (total.nominal or 0) or count.delta or count.former:
            return []
        out.append(other)
    return out


def _sum_check(whole: Figure, parts: Sequence[Figure], counts: Mapping[str, Count]) -> SumCheck | None:
    """The record, where no values that the words allow add up."""
    ends = [interval(counts[part.id]) for part in parts]
    low, high = sum(end[0] for end in ends), sum(end[1] for end in ends)
    least, most = interval(counts[whole.id])
    # a total rounded to tens or hundreds is not missed by less than half of its last digit
    slack = step(counts[whole.id].nominal or 0, whole.text) / 2 * counts[whole.id].unit.factor
    slack = 0.0 if slack <= 0.5 * counts[whole.id].unit.factor else slack
    if low <= most + slack and high >= least - slack:
        return None
    given = sum(counts[part.id].nominal or 0 for part in parts)
    stated = counts[whole.id].nominal or 0
    said = " and ".join(show(counts[part.id]) for part in parts)
    reason = f"{said} make {digits(given)}, not {show(counts[whole.id])}"
    return SumCheck("sum", whole.id, tuple(part.id for part in parts), given, stated, reason)


def _shares(reading: Reading, figures: Sequence[Figure], counts: Mapping[str, Count]) -> Iterator[SumCheck]:
    """A share right behind the part and the whole that it is of."""
    text = reading.article.text
    for part, whole, share in zip(figures, figures[1:], figures[2:], strict=False):
        if counts[share.id].unit.kind != "percent" or not _OF.match(text[part.end : whole.start]):
            continue
        if counts[part.id].unit.kind == "percent" or not _OR.match(text[whole.end : share.start]):
            continue
        a, b, stated = (counts[one.id].nominal for one in (part, whole, share))
        if not a or not b or stated is None or a > b:
            continue
        given = 100 * a / b
        exact = counts[part.id].approx == counts[whole.id].approx == counts[share.id].approx == "exact"
        room = step(stated, share.text) / 2 if share.text[:1].isdigit() and exact else _ABOUT
        room = max(room, _IN_WORDS) if not share.text[:1].isdigit() else room
        if counts[share.id].approx in ("over", "at_least") and given >= stated - room:
            continue
        if counts[share.id].approx in ("under", "up_to", "nearly") and given <= stated + room and given > stated - 10:
            continue
        if abs(given - stated) <= room + 1e-9:
            continue
        reason = (
            f"{show(counts[part.id])} of {show(counts[whole.id])} is {given:.3g} percent, not {show(counts[share.id])}"
        )
        yield SumCheck("share", share.id, (part.id, whole.id), round(given, 6), stated, reason)
