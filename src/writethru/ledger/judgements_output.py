"""Editors' judgements as the JSON document that ``writethru judgements`` prints (schema writethru/judgements/1)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from writethru.core.codec import to_plain
from writethru.core.judgements import Anchor
from writethru.ledger.judgements import Standing

SCHEMA = "writethru/judgements/1"


def judgements_json(held: Sequence[Standing]) -> dict[str, Any]:
    """The document: plain dicts, lists, strings, numbers and None. Judgements stand in order of time."""
    return {"schema": SCHEMA, "judgements": [_judgement(one) for one in held]}


def _judgement(one: Standing) -> dict[str, Any]:
    judgement, taken = one.judgement, one.withdrawal
    return {
        "id": judgement.id,
        "verdict": judgement.verdict,
        "by": judgement.by,
        "reason": judgement.reason,
        "at": judgement.at,
        "state": one.state,
        "why": one.why or None,
        "overruled_by": one.overruled_by.id if one.overruled_by else None,
        "withdrawn": {"id": taken.id, "by": taken.by, "reason": taken.reason, "at": taken.at} if taken else None,
        "a": _figure(one.a, judgement.a),
        "b": _figure(one.b, judgement.b),
    }


def _figure(key: str | None, anchor: Anchor) -> dict[str, Any]:
    """The words that were judged, and the id of the figure that stands in them now."""
    return {"figure": key, **to_plain(anchor)}
