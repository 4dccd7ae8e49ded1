"""When an edition was written and on which coverage, and the articles that outlets took back."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.add_column("briefs", sa.Column("coverage", sa.Text))
    op.add_column("briefs", sa.Column("written_at", sa.Text))
    op.create_table(
        "article_withdrawals",
        sa.Column("story", sa.Text, primary_key=True),
        sa.Column("article", sa.Text, primary_key=True),
        sa.Column("withdrawn_at", sa.Text, primary_key=True),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("record", sa.LargeBinary, nullable=False),
    )
