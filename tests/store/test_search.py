"""Full-text search finds the same articles in both databases."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from writethru.core.types import Article
from writethru.store import Store

Make = Callable[..., Article]
NOW = "2031-03-03T06:00:00Z"


@pytest.fixture
def filled(store: Store, make_article: Make) -> Store:
    pages = [
        ("Ferry strike ends", "Crews of the Marlow ferry voted to go back to work. The strike lasted nine days."),
        ("Dam gives way", "The dam at Lower Quill gave way. Ferries were stopped on the river below it."),
        ("Café prizes", "The cafés of Marlow won three prizes."),
    ]
    for number, (title, text) in enumerate(pages):
        store.keep_article(make_article(text, url=f"https://courier.example/{number}", title=title), NOW)
    return store


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("dam", ["Dam gives way"]),
        ("ferry", ["Ferry strike ends", "Dam gives way"]),
        ("Marlow ferry", ["Ferry strike ends"]),
        ('"gave way"', ["Dam gives way"]),
        ('"way gave"', []),
        ("volcano", []),
        ("", []),
        ('" -- )(* OR', []),
        ("dam; DROP TABLE articles", []),
        ('title:dam "', []),
    ],
)
def test_search(filled: Store, query: str, titles: list[str]) -> None:
    assert [hit.title for hit in filled.search(query)] == titles


def test_a_hit_says_where_it_is_and_shows_the_words(filled: Store) -> None:
    (hit,) = filled.search("Quill")
    assert hit.outlet == "Quill Courier"
    assert hit.revision == 1
    assert "Lower Quill" in hit.excerpt
    assert filled.article(hit.article) is not None


def test_the_excerpt_of_a_long_text_is_around_the_words(store: Store, make_article: Make) -> None:
    store.keep_article(make_article("It rained. " * 400 + "A heron nested. " + "It rained. " * 400), NOW)
    (hit,) = store.search("heron")
    assert "A heron nested." in hit.excerpt
    assert hit.excerpt.startswith("… ")
    assert hit.excerpt.endswith(" …")
    assert len(hit.excerpt) < 180


def test_search_stops_at_the_limit(filled: Store) -> None:
    assert len(filled.search("ferry", limit=1)) == 1


def test_an_article_of_a_million_letters_is_kept_and_searched(store: Store, make_article: Make) -> None:
    text = " ".join(f"w{number:06d}" for number in range(150_000))
    store.keep_article(make_article(text), NOW)
    assert len(store.search("w000007")) == 1
