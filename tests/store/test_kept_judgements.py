"""Judgements are rows that are added and never changed; figures are found by their ids; older stores are migrated."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
import sqlalchemy as sa

from writethru.core.errors import StoreError, UsageError
from writethru.core.judgements import Anchor, Judgement, Withdrawal
from writethru.core.types import Article, Figure, Reading, Sentence
from writethru.store import Store
from writethru.store.address import parse_address
from writethru.store.tables import HEAD

Make = Callable[..., Article]
NOW = "2031-03-03T06:00:00Z"
ENGINE = "rules-9 pipe-3"


def anchor(article: str, text: str = "38") -> Anchor:
    return Anchor(article, 1, 10, 12, text, f"It says {text}.", 8, "0" * 64, "Quill Courier", "a/b.txt")


def judgement(number: int, at: str = "2031-03-04T07:00:00.000001+00:00", by: str = "R. Ames") -> Judgement:
    return Judgement(f"jd-{number:012x}", anchor("art-1"), anchor("art-2", "61"), "different", by, "two dams", at)


def reading(article: Article, *figures: str, engine: str = ENGINE) -> Reading:
    return Reading(
        article=article,
        tokens=(),
        sentences=(Sentence(0, len(article.text), 0, 0, 0),),
        figures=tuple(
            Figure(key, article.id, article.revision, 0, n, n + 3, article.text[n : n + 3], 3.0, 3.0, "exact", "person",
                   False, "killed")
            for n, key in enumerate(figures)
        ),
        engine=engine,
    )  # fmt: skip


def test_what_is_kept_comes_back_as_it_was_oldest_first(store: Store) -> None:
    late, early = judgement(1, at="2031-03-05T00:00:00+00:00"), judgement(2, at="2031-03-04T00:00:00+00:00")
    same_time = [judgement(number) for number in (5, 4, 3)]
    for one in (late, early, *same_time):
        store.keep_judgement(one)
    taken = Withdrawal("jw-1", late.id, "L. Ode", "a slip", NOW)
    store.keep_withdrawal(taken)
    assert store.judgements() == ((early, *reversed(same_time), late), (taken,))
    assert store.stats()["judgements"] == 5
    assert store.check() == []


def test_a_judgement_kept_again_changes_nothing(store: Store) -> None:
    first = judgement(1)
    store.keep_judgement(first)
    store.keep_judgement(replace(first, by="another name"))
    assert store.judgements() == ((first,), ())


def test_names_that_databases_refuse_are_kept_byte_for_byte(store: Store) -> None:
    odd = replace(judgement(1), by="R\0 \ud800", reason="'); DROP TABLE judgements; --")
    store.keep_judgement(odd)
    assert store.judgements()[0] == (odd,)


def test_a_withdrawal_needs_a_judgement_and_is_made_once(store: Store) -> None:
    with pytest.raises(StoreError, match="the store has none of that id"):
        store.keep_withdrawal(Withdrawal("jw-1", "jd-missing", "L. Ode", "a slip", NOW))
    store.keep_judgement(judgement(1))
    store.keep_withdrawal(Withdrawal("jw-1", judgement(1).id, "L. Ode", "a slip", NOW))
    with pytest.raises(StoreError, match="it was withdrawn before"):
        store.keep_withdrawal(Withdrawal("jw-2", judgement(1).id, "R. Ames", "a slip", NOW))
    assert len(store.judgements()[1]) == 1


def test_a_damaged_row_is_found(store: Store, address: str) -> None:
    store.keep_judgement(judgement(1))
    engine = sa.create_engine(parse_address(address).url)
    with engine.begin() as connection:
        connection.execute(sa.text("UPDATE judgements SET record = :bytes"), {"bytes": b"torn"})
    engine.dispose()
    assert any(line.startswith(f"judgement {judgement(1).id} cannot be read") for line in store.check())
    with pytest.raises(StoreError, match="cannot read judgements from the store"):
        store.judgements()


def test_a_figure_is_found_by_the_beginning_of_its_id(store: Store, make_article: Make) -> None:
    first = store.keep_article(make_article(), NOW)
    other = store.keep_article(make_article(text="Five were hurt.", url="https://bell.example/quill"), NOW)
    store.keep_reading(reading(first, "fg-3fa91c0d2b7e", "fg-3fa9ffff0000"))
    store.keep_reading(reading(other, "fg-77b0e2000000", "fg-3fa9ffffffff"))
    figure, held = store.figure("77B0", ENGINE)
    assert (figure.id, held.article.id) == ("fg-77b0e2000000", other.id)
    assert store.figure(" fg-3fa91 ", ENGINE)[1].article.id == first.id
    # an id that is the beginning of no other, among the articles that are meant
    assert store.figure("3fa9", ENGINE, [other.id])[0].id == "fg-3fa9ffffffff"
    with pytest.raises(UsageError) as caught:
        store.figure("3fa9", ENGINE)
    assert str(caught.value) == (
        "more than one figure has an id that begins with '3fa9': fg-3fa91c0d2b7e is “The” in Quill Courier;"
        " fg-3fa9ffff0000 is “he” in Quill Courier; fg-3fa9ffffffff is “ive” in Quill Courier (give more of it)"
    )
    with pytest.raises(UsageError, match="no figure in these sources"):
        store.figure("77b0", ENGINE, [first.id])


@pytest.mark.parametrize("name", ["", "3fa", "fg-", "fg-xyz12", "3fa9%", "____", "3fa91c0d2b7e0", "' OR 1=1"])
def test_what_is_no_id_names_no_figure(store: Store, name: str) -> None:
    with pytest.raises(UsageError, match="names no figure: give its id"):
        store.figure(name, ENGINE)


def test_of_very_many_figures_a_few_are_named(store: Store, make_article: Make) -> None:
    article = store.keep_article(make_article(), NOW)
    store.keep_reading(reading(article, *(f"fg-abcd{number:08x}" for number in range(40))))
    with pytest.raises(UsageError, match=r"fg-abcd00000004 is “.*”.*; and 35 more \(give more of it\)"):
        store.figure("abcd", ENGINE)
    assert store.figure("abcd00000027", ENGINE)[0].id == "fg-abcd00000027"


def test_a_figure_that_is_not_read_any_more_is_not_found(store: Store, make_article: Make) -> None:
    article = store.keep_article(make_article(), NOW)
    store.keep_reading(reading(article, "fg-aaaa00000000"))
    store.keep_reading(reading(article, "fg-bbbb00000000"))
    store.keep_reading(reading(article, "fg-bbbb00000000", engine="rules-8 pipe-3"))
    with pytest.raises(UsageError, match="no figure in the store"):
        store.figure("aaaa", ENGINE)
    assert store.figure("bbbb", ENGINE)[1].engine == ENGINE
    assert store.figure("bbbb", "rules-8 pipe-3")[1].engine == "rules-8 pipe-3"
    assert store.figure("bbbb", "none that has read it")[0].id == "fg-bbbb00000000"


def test_the_newest_reading_is_that_of_the_text_seen_last(store: Store, make_article: Make) -> None:
    assert store.newest_reading("art-none", ENGINE) is None
    old = store.keep_article(make_article(), NOW)
    store.keep_reading(reading(old, "fg-aaaa00000000"))
    new = store.keep_article(make_article(text="The dam held."), "2031-03-04T06:00:00Z")
    assert store.newest_reading(old.id, ENGINE) is None
    store.keep_reading(reading(new, "fg-bbbb00000000", engine="rules-8 pipe-3"))
    newest = store.newest_reading(old.id, ENGINE)
    assert newest is not None
    assert newest.article.revision == 2


def test_a_store_of_the_schema_before_is_brought_up_to_date_with_its_figures(address: str, make_article: Make) -> None:
    with Store.open(address) as store:
        article = store.keep_article(make_article(), NOW)
        store.keep_reading(reading(article, "fg-aaaa00000000", "fg-bbbb00000000"))
        store.keep_reading(reading(article, "fg-aaaa00000000", engine="rules-7 pipe-3"))
        store.keep_reading(reading(article, engine="rules-8 pipe-3"))
    engine = sa.create_engine(parse_address(address).url)
    with engine.begin() as connection:
        later = ("sign_offs", "mailings", "model_work", "article_withdrawals")
        for table in (*later, "figures", "withdrawals", "judgements"):
            connection.execute(sa.text(f"DROP TABLE {table}"))
        for column in ("coverage", "written_at"):
            connection.execute(sa.text(f"ALTER TABLE briefs DROP COLUMN {column}"))
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '0001'"))
        # a reading that was damaged before does not stop the rest
        connection.execute(sa.text("UPDATE readings SET record = :bytes WHERE engine = :old"),
                           {"bytes": b"torn", "old": "rules-8 pipe-3"})  # fmt: skip
    engine.dispose()
    with Store.open(address) as store:
        assert store.schema == HEAD
        assert store.figure("bbbb", ENGINE)[0].id == "fg-bbbb00000000"
        store.keep_judgement(judgement(1))
        assert store.judgements()[0] == (judgement(1),)
        store.keep_reading(reading(article, "fg-cccc00000000"))
        assert store.figure("cccc", ENGINE)[1].engine == ENGINE
        assert store.figure("aaaa", ENGINE)[1].engine == "rules-7 pipe-3"
