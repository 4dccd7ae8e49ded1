"""RSS (0.9 to 2.0), Atom and RDF feeds, read by feedparser.

Feeds that declare XML entities are refused, so that nothing can be expanded, and no DTD is ever fetched. A feed that is
not well-formed is read entry by entry: an entry with broken tags is a Failure and the others are as exact as in a sound
feed; one with a stray ``&`` or an unknown entity is read, with a note.
"""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator
from typing import Any

from writethru.core.errors import FormatError
from writethru.core.settings import Settings
from writethru.core.types import Failure
from writethru.intake.decode import decode
from writethru.intake.format import Found, Source
from writethru.intake.formats._feed import Item, found_in, visible
from writethru.intake.metadata import iso, names, web_address
from writethru.intake.sniff import sniff

_START = re.compile(r"<((?:[A-Za-z][\w.-]*:)?(?:item|entry))(?=[\s>/])")
_TITLE = re.compile(r"<title[^<>]{0,200}>(?:<!\[CDATA\[)?([^<]{1,300})")
_ROOT = re.compile(r"<((?:[A-Za-z][\w.-]*:)?(?:rss|feed|RDF))(?=[\s>])")
# faults of the characters, after which the rest of an entry can still be trusted
_SLIPS = ("undefined entity", "invalid token", "reference to invalid character", "unbound prefix")
_PREFIX = re.compile(r"xmlns:([\w.-]+)")
_ATTRIBUTES = re.compile(r"<[^\s<>]+(?:\s+[^\s=<>]+\s*=\s*(?:\"[^\"]*\"|'[^']*')){300}")
# What feedparser reads in some seconds. Its time grows with the number of tags, and with the square of the attributes
# of one tag and of the namespaces; real feeds are far below all three.
MAX_TAGS = 200_000
MAX_PREFIXES = 100
# entries of a broken feed that are parsed one by one, and the characters of all the heads put before them
MAX_PIECES = 5_000
_HEADS = 32 * 1024 * 1024


class RssAtom:
    name = "rss_atom"
    endings = (".rss", ".atom", ".rdf", ".xml")

    def claims(self, head: bytes, name: str) -> bool:
        return sniff(head) in ("rss", "atom", "rdf")

    def entries(self, body: bytes, source: Source, settings: Settings) -> Iterator[Found]:
        text = decode(body, source.charset).text
        if "<!ENTITY" in text and "<!DOCTYPE" in text:
            raise FormatError(
                source.name, "the feed declares XML entities, which are never expanded", hint="ask the feed's publisher"
            )
        if too_much := _too_much(text):
            raise FormatError(source.name, f"the feed has more than {too_much}", hint="ask for a shorter feed")
        return found_in(_items(text, source), source)


def _too_much(text: str) -> str | None:
    """What the feed has more of than can be read in bounded time, or None."""
    if len(set(_PREFIX.findall(text))) > MAX_PREFIXES:
        return f"{MAX_PREFIXES} namespaces"
    if _ATTRIBUTES.search(text):
        return "300 attributes in one tag"
    first, *others = text.split("<![CDATA[")
    tags = first.count("<") + sum(piece.partition("]]>")[2].count("<") for piece in others)
    return f"{MAX_TAGS:,} tags" if tags > MAX_TAGS else None


def _items(text: str, source: Source) -> Iterator[Item | Failure]:
    feed = _parse(text, source)
    if _fault(feed) is None:
        records = enumerate(feed.entries, 1)
        items: list[Item | Failure] = [_item(entry, number, feed, source) for number, entry in records]
    else:
        items = list(_piecewise(text, source)) or [
            _item(entry, number, feed, source) for number, entry in enumerate(feed.entries, 1)
        ]
    if not items:
        why = _fault(feed)
        raise FormatError(
            source.name,
            f"it is broken XML: {why}" if why else "the feed has no entries",
            hint="check that it was saved or sent whole" if why else "try again later",
        )
    yield from items


def _parse(text: str, source: Source) -> Any:
    import feedparser

    # A stream, never a string: feedparser would take a string for an address or the name of a file. The charset of the
    # header is stronger than the one the document declares.
    headers = {"content-type": "application/xml; charset=utf-8"}
    if source.url:
        headers["content-location"] = source.url
    stream = io.BytesIO(text.encode("utf-8", "replace"))
    return feedparser.parse(stream, response_headers=headers, sanitize_html=False)


def _fault(feed: Any) -> str | None:
    """Why the XML is not well-formed, or None."""
    error = feed.get("bozo_exception")
    if not feed.get("bozo") or type(error).__name__ != "SAXParseException":
        return None
    return str(error.getMessage())


def _piecewise(text: str, source: Source) -> Iterator[Item | Failure]:
    """The entries of a feed that is not well-formed, each parsed alone below the feed's head."""
    starts = list(_START.finditer(text))
    root = _ROOT.search(text)
    if not starts or not root or len(starts) > MAX_PIECES:
        return
    head = text[: starts[0].start()]
    if head.count("<") * len(starts) > MAX_TAGS or len(head) * len(starts) > _HEADS:
        return
    tail = "</channel>" * (head.count("<channel") - head.count("</channel")) + f"</{root[1]}>"
    for number, start in enumerate(starts, 1):
        end = starts[number].start() if number < len(starts) else len(text)
        piece = text[start.start() : end]
        closing = piece.rfind(f"</{start[1]}>")
        title = _TITLE.search(piece)
        name = source.item(number, html.unescape(title[1]).strip() if title else None)
        if closing < 0:
            yield Failure(name, f"the entry is broken XML: it has no </{start[1]}> (the other entries are read)")
            continue
        feed = _parse(f"{head}{piece[:closing]}</{start[1]}>{tail}", source)
        why = _fault(feed)
        if not feed.entries or (why and not any(slip in why for slip in _SLIPS)):
            yield Failure(name, f"the entry is broken XML: {why or 'no entry'} (the other entries are read)")
        else:
            note = f"the feed's XML is broken here: {why}" if why else ""
            yield _item(feed.entries[0], number, feed, source, note)


def _item(entry: Any, number: int, feed: Any, source: Source, note: str = "") -> Item:
    content, kind = _content(entry)
    outlet = entry.get("source", {}).get("title") or feed.feed.get("title")
    return Item(
        number=number,
        title=_plain(entry.get("title")),
        link=web_address(entry.get("feedburner_origlink") or entry.get("link"), source.url or feed.feed.get("link")),
        content=content,
        kind="html" if kind == "html" else "text",
        authors=_authors(entry),
        published=_date(entry),
        outlet=_plain(outlet),
        notes=(note,) if note else (),
    )


def _plain(markup: str | None) -> str | None:
    return visible(markup, "html") or None if markup else None


def _content(entry: Any) -> tuple[str, str]:
    """The longest of the entry's texts, and whether it is HTML or plain."""
    offered = [*entry.get("content", []), entry.get("summary_detail") or {}]
    texts = [(part.get("value") or "", part.get("type") or "") for part in offered]
    readable = [(value, kind) for value, kind in texts if kind in ("", "text/plain") or "html" in kind]
    value, kind = max(readable, key=lambda pair: len(pair[0]), default=("", ""))
    if "html" not in kind:
        return value, "text"
    # most summaries are called HTML and hold no tag: then line breaks are the writer's
    return (value, "html") if "<" in value else (html.unescape(value), "text")


def _authors(entry: Any) -> tuple[str, ...]:
    found = [person.get("name") or "" for person in entry.get("authors", [])]
    listed = [name for text in found or [entry.get("author") or ""] for name in names(text)]
    return tuple(dict.fromkeys(listed))


def _date(entry: Any) -> str | None:
    for key in ("published", "updated", "created"):
        # asked for a date that is missing, feedparser would warn and give another one
        if key not in entry:
            continue
        # a form that only feedparser knows, it gives in UTC, also where no offset is written: only the day is sure
        parsed = entry.get(f"{key}_parsed")
        day = "{:04}-{:02}-{:02}".format(*parsed[:3]) if parsed else None
        if found := iso(entry[key]) or iso(day):
            return found
    return None


PLUGIN = RssAtom()
