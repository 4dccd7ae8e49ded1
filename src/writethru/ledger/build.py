"""Joins the readings of a story: figures and how they relate, statements, denials, timeline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from writethru.core.judgements import Judgement
from writethru.core.types import Figure, Ledger, Reading, Relation, Story
from writethru.ledger.answers import find_answers
from writethru.ledger.context import Context
from writethru.ledger.count import Count
from writethru.ledger.denials import find_denials
from writethru.ledger.instory import relate_in_story
from writethru.ledger.judged import apply_judgements
from writethru.ledger.judgements import standings_in
from writethru.ledger.pairs import find_relations
from writethru.ledger.relate import Verdict
from writethru.ledger.repeats import find_repeats
from writethru.ledger.series import find_series
from writethru.ledger.settled import settle
from writethru.ledger.stated import find_stated
from writethru.ledger.sums import find_sums
from writethru.ledger.timeline import find_timeline
from writethru.ledger.values import below, compatible
from writethru.ledger.voices import find_voices
from writethru.ledger.who import outlet_of


def build_ledger(story: Story, readings: Sequence[Reading], judgements: Sequence[Judgement] = ()) -> Ledger:
    """The ledger of a story. Readings of articles that are not of the story are left out.

    Every figure is listed; those of a copy are related to the figure they were copied from and take no further part,
    so that a text carried by forty outlets has one voice. In an update ``a`` is the older figure and ``b`` the newer,
    in a subset ``a`` is the part. The order in which readings are given changes nothing.

    ``judgements`` are the editors' that nobody withdrew; those of figures of the story win over the machine, and what
    is stale or contradicts another is told in the notes.
    """
    by_article = {reading.article.id: reading for reading in readings}
    ordered = settle([by_article[article.id] for article in story.articles if article.id in by_article])
    held = {reading.article.id: reading for reading in ordered}
    context = Context(ordered, {origin.lead for origin in story.origins})
    counts, figures = context.counts, context.figures
    voices = find_voices(story, held)
    stated = find_stated(held, counts)
    speaking = set(voices.speaking)
    stated = {pair: said for pair, said in stated.items() if speaking.issuperset(pair)}
    order = tuple(figure for figure in figures if figure in speaking)
    relations, notes = find_relations(order, counts, stated)
    # a copy's figure is shown beside the others where the copy changed it
    changed = {relation.b for relation in voices.copied if relation.relation == "conflict"}
    machine = _oriented(_flagged((*relations, *voices.copied), counts), figures)
    applied = apply_judgements(
        standings_in(judgements, ordered),
        machine,
        voices.copied,
        figures,
        counts,
        {article.id: outlet_of(article) for article in story.articles},
    )
    chosen = speaking | changed | applied.figures
    shown = tuple(figure for figure in figures if figure in chosen)
    denials = find_denials(story, held, context)
    repeats = find_repeats(story, held, context)
    every = _oriented(applied.relations, figures)
    leads = {origin.lead for origin in story.origins}
    return Ledger(
        story=story,
        readings=ordered,
        figures=tuple(figures.values()),
        series=find_series(shown, figures, counts, every, {article.id: article for article in story.articles}),
        relations=every,
        statements=tuple(statement for reading in ordered for statement in reading.statements),
        denials=denials,
        timeline=find_timeline(story, held, denials),
        repeats=repeats,
        notes=(*notes, *applied.notes),
        statement_relations=find_answers(story, held, context, denials, repeats),
        sums=find_sums([reading for reading in ordered if reading.article.id in leads], counts),
    )


def relate_figures(a: Figure, b: Figure, readings: Sequence[Reading]) -> Verdict:
    """The relation of two figures of the given readings, and the reason in one line. Raises KeyError for others."""
    counts = Context(readings).counts
    return relate_in_story(counts[a.id], counts[b.id])


def _flagged(relations: Sequence[Relation], counts: Mapping[str, Count]) -> tuple[Relation, ...]:
    """The relations, with the updates to a lower number marked."""
    return tuple(
        replace(r, backward=True)
        if r.relation == "update" and below(counts[r.b], counts[r.a]) and not compatible(counts[r.b], counts[r.a])
        else r
        for r in relations
    )


def _oriented(relations: Sequence[Relation], figures: dict[str, Figure]) -> tuple[Relation, ...]:
    """In order of the figures: by the first, then by the second."""
    place = {key: n for n, key in enumerate(figures)}
    return tuple(sorted(relations, key=lambda r: (min(place[r.a], place[r.b]), max(place[r.a], place[r.b]))))
