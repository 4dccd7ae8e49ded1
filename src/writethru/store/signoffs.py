"""Sign-offs and mailings of editions. Decisions are rows that are added, never changed or deleted."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, delete, insert, select, update

from writethru.core.signoffs import SignOff
from writethru.store.blobs import pack, plain_text, unpack
from writethru.store.tables import mailings, sign_offs


def keep(connection: Connection, signed: SignOff) -> bool:
    """Add the row. False, and nothing is kept, where another decision on the edition came first."""
    if len(of(connection, signed.story, signed.edition)) != signed.number - 1:
        return False
    connection.execute(
        insert(sign_offs).values(
            story=signed.story,
            edition=signed.edition,
            number=signed.number,
            id=signed.id,
            decision=signed.decision,
            person=plain_text(signed.by),
            reason=plain_text(signed.reason),
            signed_at=signed.at,
            record=pack(signed),
        )
    )
    return True


def of(connection: Connection, story: str, edition: int) -> tuple[SignOff, ...]:
    """All decisions on an edition, in the order they were made."""
    query = select(sign_offs.c.record).where(sign_offs.c.story == story, sign_offs.c.edition == edition)
    return tuple(unpack(SignOff, blob) for blob in connection.scalars(query.order_by(sign_offs.c.number)))


def begin_mailing(connection: Connection, story: str, edition: int, reader: str, at: str) -> str | None:
    """Note that a reader is about to be sent an edition; the state where that was noted before, and then nothing is."""
    where = _mailing(story, edition, reader)
    held: str | None = connection.scalar(select(mailings.c.state).where(*where))
    if held is None:
        connection.execute(
            insert(mailings).values(story=story, edition=edition, reader=reader, state="sending", mailed_at=at)
        )
    return held


def end_mailing(connection: Connection, story: str, edition: int, reader: str, *, sent: bool) -> None:
    """Note that the server took the mail; where it refused it, the reader may be sent it again."""
    where = _mailing(story, edition, reader)
    if sent:
        connection.execute(update(mailings).where(*where).values(state="sent"))
    else:
        connection.execute(delete(mailings).where(*where))


def _mailing(story: str, edition: int, reader: str) -> tuple[ColumnElement[bool], ...]:
    return (mailings.c.story == story, mailings.c.edition == edition, mailings.c.reader == reader)
