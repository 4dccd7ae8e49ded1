"""One voice per origin: which figures speak, and which only repeat the text they were copied from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from writethru.core.types import Figure, Reading, Relation, Span, Story
from writethru.story import Alignment


@dataclass(frozen=True, slots=True)
class Voices:
    """Figures that are weighed, and what is known of those that are not."""

    # ids of the figures that are compared with each other
    speaking: tuple[str, ...]
    # relations of copied figures to the figure they were copied from
    copied: tuple[Relation, ...]


def find_voices(story: Story, readings: Mapping[str, Reading]) -> Voices:
    """The figures of leads, and of copies only what the lead does not have.

    A figure of a copy that stands in the lead at the same place is that figure again; where the copy has another
    number in its place the two are in conflict.
    """
    speaking: list[str] = []
    copied: list[Relation] = []
    for origin in story.origins:
        lead = readings.get(origin.lead)
        if lead is not None:
            speaking += [figure.id for figure in lead.figures]
        for article in origin.articles:
            if article == origin.lead or article not in readings:
                continue
            if lead is None:
                speaking += [figure.id for figure in readings[article].figures]
                continue
            own, relations = _compare(lead, readings[article])
            speaking += own
            copied += relations
    return Voices(tuple(speaking), tuple(copied))


def _compare(lead: Reading, copy: Reading) -> tuple[list[str], list[Relation]]:
    along = Alignment(lead.article, copy.article)
    swaps = along.swaps()
    own, relations = [], []
    name = copy.article.outlet or copy.article.domain or "a copy"
    for figure in copy.figures:
        span = Span(figure.start, figure.end)
        place = along.place(span)
        swap = next((swap for swap in swaps if swap.b_span.overlaps(span)), None)
        if swap is not None:
            other = _at(lead.figures, swap.a_span)
            if other is not None and (other.value_low, other.value_high) != (figure.value_low, figure.value_high):
                reason = f"one text: {name} has {swap.b_text} where the original has {swap.a_text}"
                relations.append(Relation(other.id, figure.id, "conflict", reason))
                continue
        other = _at(lead.figures, place) if place is not None else None
        if other is None:
            own.append(figure.id)
        elif (other.value_low, other.value_high) == (figure.value_low, figure.value_high):
            relations.append(Relation(other.id, figure.id, "same", f"copied: {name} carries the same text"))
    return own, relations


def _at(figures: tuple[Figure, ...], span: Span) -> Figure | None:
    return next((figure for figure in figures if Span(figure.start, figure.end).overlaps(span)), None)
