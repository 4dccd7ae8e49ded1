"""The points of a series: as of when, who says so, and which go back behind an earlier one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from writethru.core.types import Article, Figure, Relation, SeriesPoint
from writethru.ledger.count import Count
from writethru.ledger.names import same_speaker
from writethru.ledger.relate import grows
from writethru.ledger.values import below, compatible, show


def points_of(
    ordered: Sequence[str],
    figures: Mapping[str, Figure],
    counts: Mapping[str, Count],
    updates: Sequence[Relation],
    articles: Mapping[str, Article],
) -> tuple[SeriesPoint, ...]:
    """One point for each figure, in the given order of time.

    A point goes back where its speaker gave a higher number before, where the text says that a higher number was
    lowered to it, and, in a count that can only grow, where it is lower than the last number of an earlier time,
    whoever gave that. Bounds and rounding are no step back.
    """
    told = {relation.b: relation.a for relation in updates if relation.backward}
    last: list[tuple[frozenset[str], str]] = []
    # the last figure of all earlier times, and the last one so far
    before: str | None = None
    latest: str | None = None
    out = []
    for key in ordered:
        count = counts[key]
        if latest is not None and time_of(counts[latest]) < time_of(count):
            before = latest
        latest = key
        at = next((i for i, (voice, _) in enumerate(last) if same_speaker(voice, count.reporter)), None)
        own = None if at is None else last[at][1]
        behind = told.get(key)
        if behind is None and own is not None and _goes_back(counts[own], count):
            behind = own
        if behind is None and before is not None and grows(count) and _goes_back(counts[before], count):
            behind = before
        out.append(_point(key, behind, figures, counts, articles))
        if count.reporter:
            if at is None:
                last.append((count.reporter, key))
            else:
                last[at] = (last[at][0], key)
    return tuple(out)


def _goes_back(earlier: Count, later: Count) -> bool:
    """Is the number of a later time lower, and not the earlier one said otherwise?"""
    return time_of(earlier) < time_of(later) and below(later, earlier) and not compatible(later, earlier)


def _point(
    key: str,
    behind: str | None,
    figures: Mapping[str, Figure],
    counts: Mapping[str, Count],
    articles: Mapping[str, Article],
) -> SeriesPoint:
    count, figure = counts[key], figures[key]
    article = articles.get(figure.article)
    who = count.reporter_name or figure.reporter_name or ""
    outlet = "" if article is None else article.outlet or article.domain or article.file or article.id
    date = iso(count)
    dated: Literal["text", "article", "unknown"]
    dated = "unknown" if date is None else "article" if count.inherited else "text"
    note = ""
    if behind is not None:
        earlier = counts[behind]
        by = "the same speaker" if same_speaker(earlier.reporter, count.reporter) else _name(earlier)
        note = f"down from {show(earlier)}, given by {by} as of {iso(earlier) or 'a time not said'}"
    return SeriesPoint(key, date, dated, who or outlet, bool(who), behind, note)


def _name(count: Count) -> str:
    return count.reporter_name or "a text in its own voice"


def iso(count: Count) -> str | None:
    """The time of a count as an ISO date, as far as it is known; None where not even the year is."""
    at = count.as_of
    if at.year is None:
        return None
    parts = [f"{at.year:04}"]
    if at.month:
        parts.append(f"{at.month:02}")
        if at.day:
            parts.append(f"{at.day:02}")
    date = "-".join(parts)
    if at.day and at.month and at.hour is not None and not at.after:
        minutes = min(round(at.hour * 60), 24 * 60 - 1)
        return f"{date}T{minutes // 60:02}:{minutes % 60:02}"
    return date


def time_of(count: Count) -> tuple[int, int, int, float]:
    """The time of a count for putting counts in order: year, month, day, hour; 0 for what is not known."""
    at = count.as_of
    return at.year or 0, at.month or 0, at.day or 0, at.hour or 0.0
