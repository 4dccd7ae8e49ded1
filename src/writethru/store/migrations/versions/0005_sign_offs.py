"""What named persons decided of an edition, and to whom an edition was mailed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "sign_offs",
        sa.Column("story", sa.Text, primary_key=True),
        sa.Column("edition", sa.Integer, primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("decision", sa.Text, nullable=False),
        sa.Column("person", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("signed_at", sa.Text, nullable=False),
        sa.Column("record", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "mailings",
        sa.Column("story", sa.Text, primary_key=True),
        sa.Column("edition", sa.Integer, primary_key=True),
        sa.Column("reader", sa.Text, primary_key=True),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("mailed_at", sa.Text, nullable=False),
    )
