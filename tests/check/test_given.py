"""Sources that are no pages: a story in the store, and a brief's JSON with or without the articles it cites."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from writethru.check.given import is_given, read_given
from writethru.core.ids import cite, sha256
from writethru.core.types import Article, Brief, Label, Line, Report, Section, SourceRow, Story
from writethru.store import Store

MIB = 1024 * 1024
SEEN = "2031-04-09T06:00:00+00:00"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(str(tmp_path / "store.db")) as opened:
        yield opened


@pytest.fixture
def article(page: Callable[..., Article]) -> Article:
    return page("nordenwire", "Norden Wire", "flood")


def brief_of(article: Article, story: str = "story-0123456789ab") -> Brief:
    start = article.text.index("About 3,900")
    citation = cite(article, start, article.text.index(".", start) + 1)
    line = Line("l1", "Some 3,900 people left their homes.", "extractive", "overview", (citation,))
    row = SourceRow(article.id, article.outlet, "", article.published, article.url, None, "o1", "full")
    label = Label((("extractive", 1.0),), "trainedAlgorithmicMedia")
    return Brief(story, 1, None, "Floods", "", (), (), (Section("overview", (line,)),), (), (row,), label)


def document(brief: Brief) -> dict[str, Any]:
    from writethru.brief.output import brief_json

    return brief_json(brief)


def keep_brief(store: Store, article: Article, story: str) -> None:
    store.keep_brief(brief_of(article, story), Report(None, "", "", (), ()), f"key of {story}")


def test_a_story_gives_the_articles_of_its_newest_brief_by_id_or_prefix(
    store: Store, article: Article, reader: Any
) -> None:
    store.keep_article(article, SEEN)
    keep_brief(store, article, "story-0123456789ab")
    keep_brief(store, article, "story-99aa00000000")
    for name in ("story:story-0123456789ab", "story:0123", "story:story-01"):
        given = read_given([name], store, reader, most=MIB)
        assert [reading.article.id for reading in given.readings] == [article.id], name
        assert not given.failures
    assert store.reading(article, reader.engine) is not None, "it is not read again the next time"


def test_a_story_kept_as_such_gives_its_articles(store: Store, article: Article, reader: Any) -> None:
    store.keep_article(article, SEEN)
    store.keep_story(Story("story-abcdef012345", "Floods", (article,), ()), SEEN)
    assert [r.article.id for r in read_given(["story:abc"], store, reader, most=MIB).readings] == [article.id]


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("story:ffff", r"has no story 'ffff' \(it holds story-0123456789ab, story-0199aa000000\)"),
        ("story:", r"has no story ''"),
        ("story:01", r"2 stories begin with '01' \(write more of one: story-0123456789ab, story-0199aa000000\)"),
        ("story:0%", r"has no story '0%'"),
    ],
)
def test_a_story_that_is_not_there_or_not_the_only_one(
    store: Store, article: Article, reader: Any, name: str, says: str
) -> None:
    store.keep_article(article, SEEN)
    keep_brief(store, article, "story-0123456789ab")
    keep_brief(store, article, "story-0199aa000000")
    given = read_given([name, "page.html"], store, reader, most=MIB)
    (failure,) = given.failures
    assert failure.source == name
    assert re.search(says, failure.reason), failure.reason
    assert given.rest == ["page.html"], "the other sources go on"


def test_an_empty_store_says_how_stories_come_into_it(store: Store, reader: Any) -> None:
    (failure,) = read_given(["story:01"], store, reader, most=MIB).failures
    assert "writethru brief" in failure.reason


def test_a_briefs_json_gives_the_articles_it_cites(store: Store, article: Article, reader: Any, tmp_path: Path) -> None:
    store.keep_article(article, SEEN)
    path = tmp_path / "brief.json"
    path.write_text(json.dumps(document(brief_of(article))), "utf-8")
    given = read_given([str(path)], store, reader, most=MIB)
    assert [reading.article for reading in given.readings] == [article]
    assert not given.notes


def test_without_the_articles_the_words_cited_are_the_only_source(
    store: Store, article: Article, reader: Any, tmp_path: Path
) -> None:
    path = tmp_path / "brief.json"
    path.write_text(json.dumps(document(brief_of(article))), "utf-8")
    given = read_given([str(path)], store, reader, most=MIB)
    (reading,) = given.readings
    assert reading.article.text == "About 3,900 people were moved from their homes, the ministry said."
    assert (reading.article.outlet, reading.article.url) == ("Norden Wire", article.url)
    assert reading.figures
    assert "1 of 1 cited articles are not in the store" in given.notes[0]
    assert store.article(article.id) is None, "what is only quoted is not kept as the article"


def test_a_changed_article_is_not_taken_for_the_one_cited(
    store: Store, article: Article, reader: Any, tmp_path: Path
) -> None:
    from dataclasses import replace

    text = "Corrected. " + article.text
    store.keep_article(replace(article, text=text, sha256=sha256(text)), SEEN)
    path = tmp_path / "brief.json"
    path.write_text(json.dumps(document(brief_of(article))), "utf-8")
    given = read_given([str(path)], store, reader, most=MIB)
    assert given.readings[0].article.text.startswith("About 3,900 people")
    assert given.notes


def broken(article: Article, change: str) -> str:
    found = document(brief_of(article))
    citation = found["sections"][0]["lines"][0]["citations"][0]
    if change == "words":
        citation["quote"] = citation["quote"].replace("3,900", "9,300")
    elif change == "place":
        del citation["start"]
    elif change == "schema":
        found["schema"] = "writethru/brief/9"
    elif change == "nothing":
        found["sections"], found["sources"] = [], []
    return json.dumps(found) if change != "json" else json.dumps(found)[:-9]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ("words", "is not what its hash says"),
        ("place", "lacks article, revision or start"),
        ("schema", "no document of schema writethru/brief/1"),
        ("nothing", "cites nothing"),
        ("json", "broken JSON"),
    ],
)
def test_a_brief_that_was_changed_or_broken_is_no_source(
    store: Store, article: Article, reader: Any, tmp_path: Path, change: str, says: str
) -> None:
    path = tmp_path / "brief.json"
    path.write_text(broken(article, change), "utf-8")
    given = read_given([str(path)], store, reader, most=MIB)
    assert not given.readings
    (failure,) = given.failures
    assert failure.source == str(path)
    assert says in failure.reason


def test_other_json_too_much_of_it_and_what_is_no_file_are_left_to_intake(
    store: Store, article: Article, reader: Any, tmp_path: Path
) -> None:
    feed = tmp_path / "feed.json"
    feed.write_text('{"version": "https://jsonfeed.org/version/1.1", "items": []}')
    large = tmp_path / "large.json"
    large.write_text(json.dumps(document(brief_of(article))) + " " * 5_000)
    names = [str(feed), str(large), "gone.json", str(tmp_path), "page.html"]
    given = read_given(names, store, reader, most=4_000)
    assert (given.readings, given.failures, given.rest) == ([], [], names)
    assert [is_given(name) for name in ("story:1", "brief.JSON", "page.html", "-")] == [True, True, False, False]


def test_a_story_goes_together_with_pages_and_what_fails_of_either_is_listed(
    store: Store, article: Article, tmp_path: Path
) -> None:
    from writethru.api import read_sources
    from writethru.core.errors import NothingToDoError
    from writethru.core.settings import Settings

    store.keep_article(article, SEEN)
    keep_brief(store, article, "story-0123456789ab")
    page = tmp_path / "local.txt"
    page.write_text(
        "Council meets on dam\n\nThe council of Harrow met on 9 April to speak about the dam, its clerk said.\n"
    )
    settings = Settings(store=str(tmp_path / "store.db"))
    coverage = read_sources(["story:0123", "story:ff", str(page), "gone.html"], settings=settings)
    assert coverage.readings[0].article.id == article.id
    assert len(coverage.readings) == 2
    assert [failure.source for failure in coverage.failures] == ["story:ff", "gone.html"]
    with pytest.raises(NothingToDoError, match="story:ff"):
        read_sources(["story:ff"], settings=settings)
