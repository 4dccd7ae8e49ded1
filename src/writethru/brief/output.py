"""A brief as the JSON document ``writethru/brief/1``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from writethru.core.codec import to_plain
from writethru.core.types import Brief, Failure, FigureRow, Line


def brief_json(brief: Brief, failed: Sequence[Failure] = ()) -> dict[str, Any]:
    """The document, ready for ``json.dumps``. ``failed`` lists the sources that could not be used."""
    return {
        "schema": "writethru/brief/1",
        "story": brief.story,
        "edition": brief.edition,
        "as_of": brief.as_of,
        "headline": brief.headline,
        "headline_citations": [to_plain(item) for item in brief.headline_citations],
        "standfirst": brief.standfirst,
        "standfirst_citations": [to_plain(item) for item in brief.standfirst_citations],
        "sections": [
            {"name": section.name, "lines": [_line(line) for line in section.lines]} for section in brief.sections
        ],
        "figures_table": [_row(row) for row in brief.figures_table],
        "corrections": [
            {
                "date": item.date,
                "line": item.line,
                "was": item.was,
                "is": item.now,
                "reason": item.reason,
                "edition": item.edition or None,
                "citations": [to_plain(cite) for cite in item.citations],
            }
            for item in brief.corrections
        ],
        "sources": [
            {
                "article": row.article,
                "outlet": row.outlet,
                "title": row.title,
                "published": row.published,
                "url": row.url,
                "file": row.file,
                "origin": row.origin,
                "completeness": row.completeness,
                "revision": row.revision or None,
            }
            for row in brief.sources
        ],
        "label": {
            "writer_kinds": dict(brief.label.writer_kinds),
            "digital_source_type": brief.label.digital_source_type,
            "reviewed_by": brief.label.reviewed_by,
            "reviewed_at": brief.label.reviewed_at,
            "state": brief.label.state,
            "state_by": brief.label.state_by,
            "state_at": brief.label.state_at,
            "state_reason": brief.label.state_reason or None,
            "embargo": brief.label.embargo,
            "words_changed": brief.label.words_changed,
            "overrides": [
                {"code": one.code, "words": one.words, "by": one.by, "reason": one.reason}
                for one in brief.label.overrides
            ],
        },
        "notes": list(brief.notes),
        "failed": [{"source": item.source, "reason": item.reason} for item in failed],
    }


def _line(line: Line) -> dict[str, Any]:
    return {
        "id": line.id,
        "text": line.text,
        "writer": line.writer,
        "citations": [to_plain(item) for item in line.citations],
        "statements": list(line.statements),
        "figures": list(line.figures),
    }


def _row(row: FigureRow) -> dict[str, Any]:
    return {
        "what": row.what,
        "value": row.value,
        "as_of": row.as_of,
        "who_says": row.who_says,
        "origins": row.origins,
        "state": row.state,
        "citations": [to_plain(item) for item in row.citations],
        "judged": row.judged or None,
    }
