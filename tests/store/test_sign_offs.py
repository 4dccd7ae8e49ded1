"""Sign-offs are rows that are added in order and never changed; of two decisions at once, one is kept."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from writethru.core.signoffs import SignOff
from writethru.store import Store

AT = "2031-05-08T06:00:00.000000+00:00"


def row(number: int, by: str = "Ada Holt", decision: str = "review", at: str = AT) -> SignOff:
    return SignOff(f"so-{by[:3]}{number}", "story-1", 2, number, decision, by, "why \ud800", at)  # type: ignore[arg-type]


def test_rows_come_back_in_their_order_whatever_the_clock_said(store: Store) -> None:
    rows = (row(1), row(2, decision="publish", at="1999-01-01T00:00:00+00:00"), row(3, decision="kill"))
    assert all(map(store.keep_sign_off, rows))
    assert store.sign_offs("story-1", 2) == rows
    assert store.sign_offs("story-1", 1) == ()
    assert store.check() == []


def test_a_row_that_another_took_the_place_of_is_not_kept(store: Store) -> None:
    assert store.keep_sign_off(row(1))
    assert not store.keep_sign_off(row(1, by="Ben Orme"))
    assert not store.keep_sign_off(row(3))
    assert store.sign_offs("story-1", 2) == (row(1),)


def test_of_many_who_decide_at_once_one_is_first(address: str) -> None:
    with Store.open(address) as store, ThreadPoolExecutor(4) as pool:
        names = [f"Person {letter}" for letter in "ABCDEFGH"]
        kept = list(pool.map(lambda name: store.keep_sign_off(row(1, by=name)), names))
        assert sum(kept) == 1
        assert store.sign_offs("story-1", 2)[0].by == names[kept.index(True)]


def test_a_reader_is_noted_once_however_many_send(address: str) -> None:
    with Store.open(address) as store, ThreadPoolExecutor(4) as pool:
        held = list(pool.map(lambda _: store.begin_mailing("story-1", 2, "reader", AT), range(8)))
        assert held.count(None) == 1
        assert held.count("sending") == 7
        store.end_mailing("story-1", 2, "reader", sent=True)
        assert store.begin_mailing("story-1", 2, "reader", AT) == "sent"
        assert store.begin_mailing("story-1", 3, "reader", AT) is None
        store.end_mailing("story-1", 3, "reader", sent=False)
        assert store.begin_mailing("story-1", 3, "reader", AT) is None


@pytest.mark.parametrize("torn", [b"", b"torn"])
def test_a_torn_row_is_named_by_the_doctor(store: Store, torn: bytes) -> None:
    import sqlalchemy as sa

    store.keep_sign_off(row(1))
    with store._engine.begin() as connection:
        connection.execute(sa.text("UPDATE sign_offs SET record = :torn"), {"torn": torn})
    assert any("sign-off 1 of edition 2 of story-1 cannot be read" in line for line in store.check())
