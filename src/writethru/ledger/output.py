"""A ledger as the JSON document that ``writethru ledger`` prints (schema writethru/ledger/1)."""

from __future__ import annotations

from typing import Any

from writethru.core.codec import to_plain
from writethru.core.types import Ledger
from writethru.reading.output import article_json, figure_json, statement_json

SCHEMA = "writethru/ledger/1"


def ledger_json(ledger: Ledger) -> dict[str, Any]:
    """The document: plain dicts, lists, strings, numbers and None."""
    story = ledger.story
    return {
        "schema": SCHEMA,
        "story": {
            "id": story.id,
            "title": story.title,
            "articles": [article_json(article) for article in story.articles],
            "origins": [
                {"id": origin.id, "lead": origin.lead, "articles": list(origin.articles), "why": origin.why}
                for origin in story.origins
            ],
            "notes": list(story.notes),
        },
        "figures": [{**figure_json(figure), "article": figure.article} for figure in ledger.figures],
        "series": [
            {
                "key": {"unit": one.unit, "measure": one.measure, "population": one.population, "place": one.place},
                "figures": list(one.figures),
                "state": one.state,
                "points": [to_plain(point) for point in one.points],
            }
            for one in ledger.series
        ],
        "relations": [
            {
                "a": r.a,
                "b": r.b,
                "relation": r.relation,
                "reason": r.reason,
                "backward": r.backward,
                "judged": to_plain(r.judged),
                "machine": to_plain(r.machine),
            }
            for r in ledger.relations
        ],
        "sums": [to_plain(one) for one in ledger.sums],
        "statements": [{**statement_json(one), "article": one.article} for one in ledger.statements],
        "repeats": [{"a": one.a, "b": one.b, "share": round(one.share, 3)} for one in ledger.repeats],
        "denials": [
            {
                "claim": one.claim or one.claim_text or None,
                "denial": one.denial,
                "claim_text": one.claim_text,
                "elaborates": one.elaborates,
            }
            for one in ledger.denials
        ],
        "statement_relations": [to_plain(one) for one in ledger.statement_relations],
        "timeline": [to_plain(item) for item in ledger.timeline],
        "notes": list(ledger.notes),
    }
