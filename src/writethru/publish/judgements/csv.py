"""Editors' judgements of figures as CSV for spreadsheets: a row for each judgement, oldest first."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from writethru.core.judgements import Anchor
from writethru.core.showing import straight
from writethru.ledger.judgements import Standing
from writethru.publish.cells import safe_cell

COLUMNS = (
    "id", "verdict", "state", "why", "by", "reason", "at", "overruled_by", "withdrawn_by", "withdrawn_reason",
    "withdrawn_at", "a_figure", "a_text", "a_outlet", "a_sentence", "a_article", "a_revision", "a_start", "a_end",
    "b_figure", "b_text", "b_outlet", "b_sentence", "b_article", "b_revision", "b_start", "b_end",
)  # fmt: skip


def judgements_csv(held: Sequence[Standing]) -> str:
    """The rows with a heading; a cell that a spreadsheet would take for a formula begins with an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in held:
        writer.writerow([safe_cell(straight(cell) if isinstance(cell, str) else cell) for cell in _row(one)])
    return out.getvalue()


def _row(one: Standing) -> list[str | int | None]:
    judgement, taken = one.judgement, one.withdrawal
    return [
        judgement.id,
        judgement.verdict,
        one.state,
        one.why,
        judgement.by,
        judgement.reason,
        judgement.at,
        one.overruled_by.id if one.overruled_by else None,
        taken.by if taken else None,
        taken.reason if taken else None,
        taken.at if taken else None,
        *_figure(one.a, judgement.a),
        *_figure(one.b, judgement.b),
    ]


def _figure(key: str | None, anchor: Anchor) -> list[str | int | None]:
    words = [key, anchor.text, anchor.outlet, anchor.sentence, anchor.article]
    return [*words, anchor.revision, anchor.start, anchor.end]
