"""Editors' judgements and their withdrawals, and the figures of readings by their ids."""

from __future__ import annotations

import json
import zlib

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "judgements",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("verdict", sa.Text, nullable=False),
        sa.Column("editor", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("judged_at", sa.Text, nullable=False),
        sa.Column("record", sa.LargeBinary, nullable=False),
    )
    op.create_index("judgements_by_time", "judgements", ["judged_at", "id"])
    op.create_table(
        "withdrawals",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("judgement", sa.Text, nullable=False),
        sa.Column("editor", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("withdrawn_at", sa.Text, nullable=False),
        sa.Column("record", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("judgement", name="withdrawals_judgement_once"),
        sa.ForeignKeyConstraint(["judgement"], ["judgements.id"], name="withdrawals_judgement"),
    )
    op.create_table(
        "figures",
        sa.Column("figure", sa.Text, primary_key=True),
        sa.Column("article", sa.Text, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
    )
    op.create_index("figures_by_article", "figures", ["article", "revision"])
    _note_figures()


def _note_figures() -> None:
    """The figures of the readings that are kept already. A damaged one is passed over: `writethru doctor` names it."""
    connection = op.get_bind()
    readings = sa.table("readings", *map(sa.column, ("article_key", "engine", "article", "revision", "record")))
    figures = sa.table("figures", *map(sa.column, ("figure", "article", "revision")))
    names = sa.select(readings.c.article_key, readings.c.engine, readings.c.article, readings.c.revision)
    noted: dict[tuple[str, int], dict[str, None]] = {}
    for key, engine, article, revision in connection.execute(names.order_by(readings.c.article)).all():
        where = (readings.c.article_key == key) & (readings.c.engine == engine)
        try:
            held = json.loads(zlib.decompress(connection.scalar(sa.select(readings.c.record).where(where)) or b""))
            ids = [figure["id"] for figure in held["figures"]]
        except (zlib.error, ValueError, KeyError, TypeError):
            continue
        before = noted.setdefault((article, revision), {})
        new = dict.fromkeys(figure for figure in ids if figure not in before)
        before.update(new)
        if new:
            rows = [{"figure": figure, "article": article, "revision": revision} for figure in new]
            connection.execute(sa.insert(figures), rows)
