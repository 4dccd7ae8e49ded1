"""Figures that the coverage itself has overtaken: an earlier state of a count whose later state some article has."""

from __future__ import annotations

import re

from writethru.core.types import Ledger, SeriesPoint
from writethru.ledger.stated import TOLD

# words by which a text gives a figure as that of before
_BEFORE = re.compile(
    r"\b(?:earlier|previous|last|former|first|initial|original) (?:count|estimate|figure|toll|tally|number)", re.I
)


def overtaken(ledger: Ledger) -> dict[str, str]:
    """The id of the newest figure of the same count, by the id of each figure that an update has overtaken.

    A speaker who revises a count overtakes the count before it; another speaker's does so only where it is told of a
    later day in an article of a later day, or where the text says that the higher count was lowered to it. Where two
    speakers differ for one day both are heard, and neither is overtaken. What an article tells again of a count that
    was overtaken ("its earlier count was 300") is overtaken with it.
    """
    published = {article.id: (article.published or "")[:10] for article in ledger.story.articles}
    told_on = {figure.id: published.get(figure.article, "") for figure in ledger.figures}
    points = {point.figure: point for series in ledger.series for point in series.points}
    clashing = {frozenset((item.a, item.b)) for item in ledger.relations if item.relation == "conflict"}
    heirs: dict[str, str] = {}
    for item in ledger.relations:
        if item.relation != "update" or item.a not in points or item.b not in points:
            continue
        later = told_on.get(item.b, "") > told_on.get(item.a, "")
        # that a count was given up for another is told as plainly by the text as by its speaker
        told = (
            item.backward
            or (later and item.reason.startswith(TOLD))
            or _succeeds(points[item.b], points[item.a], later)
        )
        if frozenset((item.a, item.b)) in clashing or not told:
            continue
        if item.a not in heirs or _fitter(points[item.b], points[heirs[item.a]], points[item.a]):
            heirs[item.a] = item.b
    return _retold(ledger, _with_copies(ledger, {old: _newest(old, heirs) for old in heirs}))


def _with_copies(ledger: Ledger, heirs: dict[str, str]) -> dict[str, str]:
    """The same for the figures of copies of a text, which stand in no series of their own."""
    origin = {article: item.id for item in ledger.story.origins for article in item.articles}
    told = {
        (origin.get(figure.article, figure.article), figure.measure, figure.text): heirs[figure.id]
        for figure in ledger.figures
        if figure.id in heirs
    }
    held = {key for series in ledger.series for key in series.figures}
    for figure in ledger.figures:
        heir = told.get((origin.get(figure.article, figure.article), figure.measure, figure.text))
        if heir is not None and figure.id not in held:
            heirs[figure.id] = heir
    return heirs


def _retold(ledger: Ledger, heirs: dict[str, str]) -> dict[str, str]:
    """The same for figures that a text gives as those of before: the value and measure of one that was overtaken."""
    old: dict[tuple[str, float | None, float | None], str] = {}
    for figure in ledger.figures:
        if figure.id in heirs:
            old.setdefault((figure.measure, figure.value_low, figure.value_high), heirs[figure.id])
    readings = {reading.article.id: reading for reading in ledger.readings}
    for figure in ledger.figures:
        heir = old.get((figure.measure, figure.value_low, figure.value_high))
        if figure.id in heirs or heir is None or heir == figure.id:
            continue
        reading = readings[figure.article]
        sentence = reading.sentences[figure.sentence]
        if _BEFORE.search(reading.article.text[sentence.start : figure.start]):
            heirs[figure.id] = heir
    return heirs


def _succeeds(later: SeriesPoint, earlier: SeriesPoint, told_later: bool) -> bool:
    """One voice that revises itself, or a count told later of a later day: else both are heard."""
    if later.named and later.who == earlier.who:
        return True
    if not told_later and later.named and earlier.named:
        return False
    return bool(later.as_of and earlier.as_of) and (later.as_of or "")[:10] > (earlier.as_of or "")[:10]


def _fitter(heir: SeriesPoint, held: SeriesPoint, old: SeriesPoint) -> bool:
    """Is an heir the better one: the same speaker's before another's, then the later; else the first in the ledger."""
    own, held_own = (point.named and point.who == old.who for point in (heir, held))
    return own if own != held_own else (heir.as_of or "") > (held.as_of or "")


def _newest(old: str, heirs: dict[str, str]) -> str:
    seen = {old}
    while old in heirs and heirs[old] not in seen:
        old = heirs[old]
        seen.add(old)
    return old
