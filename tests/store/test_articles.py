"""Articles keep their revisions; nothing is written twice and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from writethru.core.errors import StoreError
from writethru.core.types import Article, Origin, Story
from writethru.store import Store

Make = Callable[..., Article]
MONDAY, TUESDAY = "2031-03-03T06:00:00Z", "2031-03-04T06:00:00Z"


def test_an_article_comes_back_as_it_was_kept(store: Store, make_article: Make) -> None:
    article = make_article("“Nobody was hurt,” said Ørla.\n\n\U0001f30a It rained.\r\n")
    kept = store.keep_article(article, MONDAY)
    assert kept == article
    assert store.article(article.id) == article
    assert store.article(article.id, 1) == article
    assert store.article(article.id, 2) is None
    assert store.article("a-none") is None


def test_the_same_text_keeps_its_revision_and_writes_nothing(
    store: Store, make_article: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = make_article()
    store.keep_article(article, MONDAY)

    def refuse(*arguments: object) -> None:
        raise AssertionError("written although nothing changed")

    monkeypatch.setattr("writethru.store.articles.keep", refuse)
    assert store.keep_article(article, MONDAY).revision == 1
    assert store.stats()["revisions"] == 1


def test_a_new_text_is_the_next_revision_and_the_old_one_stays(store: Store, make_article: Make) -> None:
    first = store.keep_article(make_article("Three people were hurt."), MONDAY)
    second = store.keep_article(make_article("Four people were hurt."), TUESDAY)
    assert (first.revision, second.revision) == (1, 2)
    assert store.article(first.id) == second
    assert store.article(first.id, 1) == first
    assert [article.text for article in store.revisions(first.id)] == [first.text, second.text]


def test_an_outlet_that_goes_back_to_an_old_text_gets_its_old_revision(store: Store, make_article: Make) -> None:
    old, new = make_article("Three people were hurt."), make_article("Four people were hurt.")
    store.keep_article(old, MONDAY)
    store.keep_article(new, MONDAY)
    assert store.keep_article(old, TUESDAY).revision == 1
    assert store.article(old.id) == old
    assert store.stats()["revisions"] == 2


def test_a_new_headline_over_the_same_text_replaces_the_old_one(store: Store, make_article: Make) -> None:
    store.keep_article(make_article(), MONDAY)
    kept = store.keep_article(make_article(title="County: dam at Lower Quill gives way"), MONDAY)
    assert kept.revision == 1
    assert store.revisions(kept.id) == (kept,)
    assert [hit.title for hit in store.search("county dam")] == ["County: dam at Lower Quill gives way"]


def test_copies_under_two_addresses_are_two_articles(store: Store, make_article: Make) -> None:
    store.keep_article(make_article(), MONDAY)
    store.keep_article(make_article(url="https://echo.example/1"), MONDAY)
    assert (store.stats()["articles"], store.stats()["revisions"]) == (2, 2)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(st.characters(exclude_categories=())))
def test_any_text_survives_character_for_character(store: Store, make_article: Make, text: str) -> None:
    kept = store.keep_article(make_article(text, title=text), MONDAY)
    assert kept.text == text
    assert store.article(kept.id, kept.revision) == kept


def test_a_story_comes_back_with_its_articles_in_order(store: Store, make_article: Make) -> None:
    one = store.keep_article(make_article(), MONDAY)
    two = store.keep_article(make_article("The dam broke.", url="https://echo.example/1"), MONDAY)
    story = Story("story-1", "Dam", (two, one), (Origin("o-1", one.id, (one.id, two.id), "one text"),))
    store.keep_story(story, MONDAY)
    assert store.story("story-1") == story
    store.keep_story(replace(story, articles=(one,)), TUESDAY)
    kept = store.story("story-1")
    assert kept is not None
    assert kept.articles == (one,)
    assert store.story("story-2") is None
    assert store.check() == []


def test_a_story_of_unkept_articles_is_refused(store: Store, make_article: Make) -> None:
    with pytest.raises(StoreError, match="no revision 1 of article"):
        store.keep_story(Story("story-1", "Dam", (make_article(),), ()), MONDAY)
    assert store.story("story-1") is None
