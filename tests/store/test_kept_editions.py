"""Editions are kept with their story in one write, one after the other; older stores are migrated."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
import sqlalchemy as sa

from writethru.core.editions import ArticleWithdrawal, Next
from writethru.core.errors import StoreError, UsageError
from writethru.core.ids import cite
from writethru.core.types import Article, Brief, Label, Line, Report, Section, Story
from writethru.store import Store
from writethru.store.address import parse_address

Make = Callable[..., Article]
NOW, LATER = "2031-03-03T06:00:00+00:00", "2031-03-04T06:00:00+00:00"
REPORT = Report(None, "0" * 64, "The dam gave way.", (), ())
STORY = "story-0a1b2c3d4e5f"


def brief(article: Article, headline: str = "Dam gives way") -> Brief:
    line = Line("line-1", "The dam gave way.", "extractive", "overview", (cite(article, 0, 7),))
    return Brief(
        STORY, 1, article.published, headline, "", (cite(article, 0, 7),), (), (Section("overview", (line,)),), (), (),
        Label((("extractive", 1.0),), "algorithmicMedia"),
    )  # fmt: skip


def following(article: Article, after: int, *withdrawn: ArticleWithdrawal, at: str = NOW) -> Next:
    return Next(Story(STORY, "Dam", (article,), ()), f"coverage {after}", after, at, withdrawn)


@pytest.fixture
def article(store: Store, make_article: Make) -> Article:
    return store.keep_article(make_article(), NOW)


def test_an_edition_is_kept_with_its_story_and_what_was_withdrawn(store: Store, article: Article) -> None:
    taken = ArticleWithdrawal("art-gone", 2, NOW, "the site answers 410 Gone")
    first = store.keep_edition(brief(article), REPORT, "key-1", following(article, 0, taken))
    assert first is not None
    assert first.edition == 1
    newest = store.newest(STORY)
    assert newest is not None
    assert (newest.brief, newest.report, newest.coverage, newest.written_at) == (first, REPORT, "coverage 0", NOW)
    held = store.story(STORY)
    assert held is not None
    assert held.articles == (article,)
    assert store.withdrawn(STORY) == (taken,)
    second = store.keep_edition(brief(article, "Again"), REPORT, "key-2", following(article, 1, at=LATER))
    assert second is not None
    assert [one.brief.edition for one in store.editions(STORY)] == [2, 1]
    assert [one.brief for one in store.editions(STORY, last=1)] == [second]
    assert store.check() == []


def test_the_same_inputs_give_the_edition_that_is_kept(store: Store, article: Article) -> None:
    first = store.keep_edition(brief(article), REPORT, "key-1", following(article, 0))
    assert store.keep_edition(brief(article, "Other words"), REPORT, "key-1", following(article, 0)) == first
    assert store.stats()["briefs"] == 1


def test_an_edition_written_on_top_of_an_older_one_is_not_kept(store: Store, article: Article) -> None:
    store.keep_edition(brief(article), REPORT, "key-1", following(article, 0))
    taken = ArticleWithdrawal("art-gone", 1, NOW, "a slip")
    assert store.keep_edition(brief(article), REPORT, "key-2", following(article, 0, taken)) is None
    assert store.withdrawn(STORY) == ()
    assert store.stats()["briefs"] == 1


def test_of_many_workers_on_one_edition_one_is_first(address: str, make_article: Make) -> None:
    with Store.open(address) as store:
        article = store.keep_article(make_article(), NOW)

        def work(number: int) -> bool:
            return store.keep_edition(brief(article), REPORT, f"key-{number}", following(article, 0)) is not None

        with ThreadPoolExecutor(4) as pool:
            assert sorted(pool.map(work, range(8))) == [False] * 7 + [True]
        assert [one.brief.edition for one in store.editions(STORY)] == [1]


def test_where_the_story_cannot_be_kept_the_edition_is_not(store: Store, article: Article) -> None:
    missing = replace(article, revision=9)
    with pytest.raises(StoreError, match="has no revision 9"):
        store.keep_edition(brief(article), REPORT, "key-1", following(missing, 0))
    assert store.newest(STORY) is None


def test_a_story_is_called_by_the_beginning_of_its_id(store: Store, article: Article) -> None:
    with pytest.raises(UsageError, match="it holds no story yet"):
        store.story_named("0a1b")
    store.keep_edition(brief(article), REPORT, "key-1", following(article, 0))
    for name in (STORY, "0a1b", " story-0a ", "0"):
        assert store.story_named(name) == STORY
    other = replace(brief(article), story="story-0a1bffffffff")
    store.keep_brief(other, REPORT, "key-9")
    with pytest.raises(UsageError, match=r"2 stories begin with '0a1b'.*story-0a1b2c3d4e5f, story-0a1bffffffff"):
        store.story_named("0a1b")
    for name in ("", "story-", "0a1%", "_a1b"):
        with pytest.raises(UsageError, match="has no story"):
            store.story_named(name)


def test_a_damaged_withdrawal_is_found(store: Store, article: Article, address: str) -> None:
    taken = ArticleWithdrawal("art-gone", 1, NOW, "a slip\0 \ud800", by_desk=True)
    store.keep_edition(brief(article), REPORT, "key-1", following(article, 0, taken))
    assert store.withdrawn(STORY) == (taken,)
    engine = sa.create_engine(parse_address(address).url)
    with engine.begin() as connection:
        connection.execute(sa.text("UPDATE article_withdrawals SET record = :bytes"), {"bytes": b"torn"})
    engine.dispose()
    assert any("the withdrawal of article art-gone cannot be read" in line for line in store.check())


def test_a_store_of_the_schema_before_keeps_its_editions(
    address: str, make_article: Make, as_of_schema: Callable[[str], None]
) -> None:
    with Store.open(address) as store:
        article = store.keep_article(make_article(), NOW)
        old = store.keep_brief(brief(article), REPORT, "key-1")
    as_of_schema("0002")
    with Store.open(address) as store:
        newest = store.newest(STORY)
        assert newest is not None
        assert (newest.brief, newest.coverage, newest.written_at) == (old, None, None)
        assert store.keep_edition(brief(article), REPORT, "key-2", following(article, 1)) is not None
        assert store.check() == []
