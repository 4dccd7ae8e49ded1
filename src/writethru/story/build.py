"""The given articles as one story."""

from __future__ import annotations

from collections.abc import Sequence

from writethru.core.ids import make_id
from writethru.core.types import Article, Story
from writethru.story.names import when
from writethru.story.origins import find_origins
from writethru.story.topics import different_matters, rare_words

# leads among which the most central is looked for
_LEADS = 200


def build_story(articles: Sequence[Article]) -> Story:
    """The articles as one story: in order of publication, copies grouped into origins, notes on what is odd.

    An article given twice (same id) is taken once, in its latest revision. The id is a hash of the article ids, so
    the order in which the articles are given changes nothing. The title is that of the article which shares most with
    the others; copies do not count. Raises ValueError when there is no article.
    """
    latest: dict[str, Article] = {}
    for article in articles:
        held = latest.get(article.id)
        if held is None or (article.revision, article.sha256) > (held.revision, held.sha256):
            latest[article.id] = article
    if not latest:
        raise ValueError("a story needs at least one article")
    ordered = sorted(latest.values(), key=when)
    origins, notes = find_origins(ordered)
    story_id = make_id("story", *sorted(latest))
    title = _central([latest[origin.lead] for origin in origins]).title
    return Story(story_id, title, tuple(ordered), origins, (*notes, *different_matters(ordered)))


def _central(leads: Sequence[Article]) -> Article:
    """The article that shares most rare words with the others, the earliest of equals."""
    rare = [rare_words(lead)[0] for lead in leads[:_LEADS]]
    shared = [sum(len(words & other) for other in rare) - len(words) for words in rare]
    return leads[shared.index(max(shared))]
