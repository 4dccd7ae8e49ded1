"""Editors' judgements of figures, and those taken back. Rows are added and never changed or deleted."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select

from writethru.core.errors import StoreError
from writethru.core.judgements import Judgement, Withdrawal
from writethru.store.blobs import pack, plain_text, unpack
from writethru.store.tables import judgements, withdrawals


def keep(connection: Connection, judgement: Judgement) -> None:
    """Add the row; nothing where it is there already."""
    if connection.scalar(select(judgements.c.id).where(judgements.c.id == judgement.id)) is not None:
        return
    connection.execute(
        insert(judgements).values(
            id=judgement.id,
            verdict=judgement.verdict,
            editor=plain_text(judgement.by),
            reason=plain_text(judgement.reason),
            judged_at=judgement.at,
            record=pack(judgement),
        )
    )


def keep_withdrawal(connection: Connection, withdrawal: Withdrawal) -> None:
    """Add the row. Raises StoreError where the judgement is not kept, or was withdrawn before."""
    name = withdrawal.judgement
    if connection.scalar(select(judgements.c.id).where(judgements.c.id == name)) is None:
        raise StoreError(f"cannot withdraw judgement {name}: the store has none of that id", hint="list them first")
    if connection.scalar(select(withdrawals.c.id).where(withdrawals.c.judgement == name)) is not None:
        raise StoreError(f"cannot withdraw judgement {name}: it was withdrawn before", hint="judge the figures anew")
    connection.execute(
        insert(withdrawals).values(
            id=withdrawal.id,
            judgement=name,
            editor=plain_text(withdrawal.by),
            reason=plain_text(withdrawal.reason),
            withdrawn_at=withdrawal.at,
            record=pack(withdrawal),
        )
    )


def every(connection: Connection) -> tuple[Judgement, ...]:
    """All judgements, oldest first."""
    query = select(judgements.c.record).order_by(judgements.c.judged_at, judgements.c.id)
    return tuple(unpack(Judgement, blob) for blob in connection.scalars(query))


def every_withdrawal(connection: Connection) -> tuple[Withdrawal, ...]:
    """All withdrawals, oldest first."""
    query = select(withdrawals.c.record).order_by(withdrawals.c.withdrawn_at, withdrawals.c.id)
    return tuple(unpack(Withdrawal, blob) for blob in connection.scalars(query))
