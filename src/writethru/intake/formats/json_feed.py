"""JSON Feed, versions 1 and 1.1 (jsonfeed.org)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from writethru.core.errors import FormatError
from writethru.core.settings import Settings
from writethru.core.types import Failure
from writethru.intake.decode import decode
from writethru.intake.format import Found, Source
from writethru.intake.formats._feed import Item, found_in
from writethru.intake.metadata import iso, web_address
from writethru.intake.sniff import sniff


class JsonFeed:
    name = "json_feed"
    endings = (".json",)

    def claims(self, head: bytes, name: str) -> bool:
        # the version may stand below the items, beyond the head
        return sniff(head) in ("json_feed", "json")

    def entries(self, body: bytes, source: Source, settings: Settings) -> Iterator[Found]:
        try:
            feed = json.loads(decode(body, source.charset).text)
        except (ValueError, RecursionError) as error:
            why = "it is nested too deep" if isinstance(error, RecursionError) else str(error)
            raise FormatError(
                source.name, f"it is broken JSON: {why}", hint="check that it was saved or sent whole"
            ) from None
        if not _is_feed(feed):
            raise FormatError(source.name, "it is JSON, but no JSON Feed", hint="give HTML, plain text or a feed")
        return found_in((_item(raw, number, feed, source) for number, raw in enumerate(feed["items"], 1)), source)


def _is_feed(feed: Any) -> bool:
    return isinstance(feed, dict) and "jsonfeed.org/version" in str(feed.get("version")) and _is_list(feed.get("items"))


def _is_list(value: Any) -> bool:
    return isinstance(value, list)


def _item(raw: Any, number: int, feed: dict[str, Any], source: Source) -> Item | Failure:
    if not isinstance(raw, dict):
        return Failure(source.item(number), f"the entry is {type(raw).__name__}, not an object (the rest is read)")
    title = _text(raw, "title")
    markup, plain = _text(raw, "content_html"), _text(raw, "content_text") or _text(raw, "summary")
    link = web_address(_text(raw, "url") or _text(raw, "external_url"), source.url or _text(feed, "home_page_url"))
    return Item(
        number=number,
        title=title,
        link=link,
        content=markup or plain or "",
        kind="html" if markup else "text",
        authors=_authors(raw) or _authors(feed),
        published=iso(_text(raw, "date_published") or _text(raw, "date_modified")),
        outlet=_text(feed, "title"),
    )


def _text(record: dict[str, Any], key: str) -> str | None:
    value = record.get(key)
    return value.strip() or None if isinstance(value, str) else None


def _authors(record: dict[str, Any]) -> tuple[str, ...]:
    listed = record.get("authors")
    people = listed if isinstance(listed, list) else [record.get("author")]
    found = (_text(person, "name") for person in people if isinstance(person, dict))
    return tuple(name for name in found if name)


PLUGIN = JsonFeed()
