"""What a language model answered, by what it was asked."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "model_work",
        sa.Column("request", sa.Text, primary_key=True),
        sa.Column("record", sa.LargeBinary, nullable=False),
    )
