"""The difference between two editions as the JSON document ``writethru/diff/1``."""

from __future__ import annotations

from typing import Any

from writethru.brief.difference import EditionDiff
from writethru.core.codec import to_plain
from writethru.core.types import Correction, SourceRow


def diff_json(diff: EditionDiff) -> dict[str, Any]:
    """The document, ready for ``json.dumps``."""
    return {
        "schema": "writethru/diff/1",
        "story": diff.story,
        "old": diff.old,
        "new": diff.new,
        "unchanged": diff.unchanged,
        "lines": [
            {
                "change": line.kind,
                "section": line.section,
                "was": line.was,
                "is": line.now,
                "was_id": line.was_id,
                "id": line.now_id,
                "words": [{"change": piece.kind, "text": piece.text} for piece in line.pieces],
            }
            for line in diff.lines
        ],
        "figures": [
            {
                "change": figure.kind,
                "what": figure.what,
                "who_says": figure.who_says,
                "was": figure.was,
                "is": figure.now,
                "was_as_of": figure.was_as_of,
                "as_of": figure.now_as_of,
                "citations": [to_plain(item) for item in figure.citations],
            }
            for figure in diff.figures
        ],
        "sources": {
            "added": [_source(row) for row in diff.sources_added],
            "changed": [_source(row) for row in diff.sources_changed],
            "dropped": [_source(row) for row in diff.sources_dropped],
        },
        "corrections": [_correction(one) for one in diff.corrections],
    }


def _source(row: SourceRow) -> dict[str, Any]:
    return {
        "article": row.article,
        "revision": row.revision or None,
        "outlet": row.outlet,
        "title": row.title,
        "published": row.published,
        "url": row.url,
    }


def _correction(one: Correction) -> dict[str, Any]:
    return {"date": one.date, "line": one.line, "was": one.was, "is": one.now, "reason": one.reason}
