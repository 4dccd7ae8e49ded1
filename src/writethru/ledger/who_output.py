"""Who says what as the JSON document that ``writethru who`` prints (schema writethru/who/1)."""

from __future__ import annotations

from typing import Any

from writethru.core.types import Story
from writethru.ledger.who import Saying, Voice, Who
from writethru.reading.output import statement_json

SCHEMA = "writethru/who/1"


def who_json(who: Who) -> dict[str, Any]:
    """The document: plain dicts, lists, strings, numbers and None."""
    return {
        "schema": SCHEMA,
        "story": story_json(who.story),
        "speakers": [_voice(voice) for voice in who.voices],
    }


def story_json(story: Story) -> dict[str, Any]:
    """The story of such a document: its articles, each with its origin."""
    origins = {article: origin.id for origin in story.origins for article in origin.articles}
    return {
        "id": story.id,
        "title": story.title,
        "articles": [
            {
                "id": article.id,
                "revision": article.revision,
                "outlet": article.outlet,
                "title": article.title,
                "published": article.published,
                "url": article.url,
                "file": article.file,
                "origin": origins.get(article.id),
                "sha256": article.sha256,
            }
            for article in story.articles
        ],
        "origins": len(story.origins),
    }


def _voice(voice: Voice) -> dict[str, Any]:
    known = voice.standing in ("named", "unnamed", "anonymous")
    return {
        "name": voice.name if known else None,
        "standing": voice.standing,
        "kind": voice.kind,
        "role_class": voice.role_class,
        "role": voice.role,
        "affiliation": voice.affiliation,
        "written": list(voice.written),
        "outlets": voice.outlets,
        "origins": voice.origins,
        "statements": [_saying(saying) for saying in voice.sayings],
    }


def _saying(saying: Saying) -> dict[str, Any]:
    document = statement_json(saying.statement)
    spans = zip(document["content"], saying.content, strict=True)
    return {
        **document,
        "number": saying.number,
        "article": saying.article.id,
        "content": [{**span, "text": text} for span, text in spans],
        "day": saying.day or None,
        "outlets": list(saying.outlets),
        "articles": [article.id for article in saying.articles],
        "origin": saying.origin,
        "origins": saying.origins,
        "repeats": list(saying.repeats),
        "denies": list(saying.denies),
        "denied_by": list(saying.denied_by),
        "denied_words": saying.denied_words or None,
        "within": saying.within or None,
    }
