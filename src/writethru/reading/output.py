"""A reading as the JSON document that ``writethru read`` prints (schema writethru/reading/1)."""

from __future__ import annotations

from typing import Any

from writethru.core.types import Article, Entity, Event, Figure, Reading, Speaker, Statement

SCHEMA = "writethru/reading/1"


def reading_json(reading: Reading) -> dict[str, Any]:
    """The document of one article: plain dicts, lists, strings, numbers and None."""
    return {
        "schema": SCHEMA,
        "article": article_json(reading.article),
        "sentences": [{"start": s.start, "end": s.end} for s in reading.sentences],
        "statements": [statement_json(s) for s in reading.statements],
        "figures": [figure_json(f) for f in reading.figures],
        "events": [_event(e) for e in reading.events],
        "entities": [_entity(e) for e in reading.entities],
        "engine": reading.engine,
        "notes": list(reading.notes),
        "hedges": [{"start": span.start, "end": span.end} for span in reading.hedges],
    }


def article_json(article: Article) -> dict[str, Any]:
    """What is known of the article, with its text."""
    return {
        "id": article.id,
        "revision": article.revision,
        "url": article.url,
        "file": article.file,
        "outlet": article.outlet,
        "domain": article.domain,
        "title": article.title,
        "byline": list(article.byline),
        "published": article.published,
        "modified": article.modified,
        "language": article.language,
        "completeness": article.completeness,
        "credit": article.credit,
        "sha256": article.sha256,
        "text": article.text,
        "notes": list(article.notes),
    }


def statement_json(statement: Statement) -> dict[str, Any]:
    """One statement; offsets point into the article's text."""
    cue = statement.cue
    return {
        "id": statement.id,
        "speaker": _speaker(statement.speaker) if statement.speaker else None,
        "cue": {"text": cue.text, "start": cue.start, "end": cue.end, "lemma": cue.lemma, "class": cue.cls},
        "content": [{"start": span.start, "end": span.end} for span in statement.content],
        "form": statement.form,
        "certainty": statement.certainty,
        "negated": statement.negated,
        "said_at": statement.said_at,
        "said_at_text": statement.said_at_text,
        "via": statement.via,
        "parent": statement.parent,
        "sentence": statement.sentence,
        "method": statement.method,
        "confidence": statement.confidence,
        "kind": statement.kind,
    }


def figure_json(figure: Figure) -> dict[str, Any]:
    """One figure; conventions of interval and measure are those of the figures reference."""
    return {
        "id": figure.id,
        "start": figure.start,
        "end": figure.end,
        "text": figure.text,
        "value_low": figure.value_low,
        "value_high": figure.value_high,
        "approx": figure.approx,
        "unit": figure.unit,
        "unit_implicit": figure.unit_implicit,
        "measure": figure.measure,
        "population": figure.population,
        "place": figure.place,
        "as_of": figure.as_of,
        "statement": figure.statement,
        "reporter": [figure.reporter.start, figure.reporter.end] if figure.reporter else None,
        "reporter_name": figure.reporter_name,
        "hedged": figure.hedged,
        "phrase": [figure.phrase.start, figure.phrase.end] if figure.phrase else None,
        "sentence": figure.sentence,
    }


def _speaker(speaker: Speaker) -> dict[str, Any]:
    return {
        "text": speaker.text,
        "start": speaker.start,
        "end": speaker.end,
        "canonical": speaker.canonical,
        "kind": speaker.kind,
        "role": speaker.role,
        "affiliation": speaker.affiliation,
        "resolved_by": speaker.resolved_by,
        "confidence": speaker.confidence,
        "evidence": {"start": speaker.evidence.start, "end": speaker.evidence.end} if speaker.evidence else None,
        "role_class": speaker.role_class,
    }


def _event(event: Event) -> dict[str, Any]:
    return {
        "actor": event.actor,
        "action": event.action,
        "target": event.target,
        "place": event.place,
        "date": event.date,
        "status": event.status,
        "start": event.start,
        "end": event.end,
        "sentence": event.sentence,
    }


def _entity(entity: Entity) -> dict[str, Any]:
    return {
        "text": entity.text,
        "start": entity.start,
        "end": entity.end,
        "type": entity.type,
        "canonical": entity.canonical,
    }
