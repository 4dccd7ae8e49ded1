"""What all feeds have in common: which entries hold an article, their order, and dates that cannot be right."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from writethru.core.types import Failure, RawEntry
from writethru.intake.format import Found, Linked, Source
from writethru.intake.guard import redact, same_page
from writethru.intake.metadata import order

# words from which an entry's text is taken for the article itself and not for a summary of it
ARTICLE_WORDS = 150
# an entry dated this much later than the middle one of its feed was not written then (seconds)
_FAR = 366 * 86400.0
_TAG = re.compile(r"<[^<>]*>")
# how a text ends that goes on elsewhere
_CUT = re.compile(
    r"(?:\[?(?:…|\.\.\.)\]?|\b(?:read|see) (?:more|on|the full (?:story|article|text))|"
    r"\bcontinue reading\b.{0,200}|\bfull (?:story|article|text))[\s.»›>→]*\Z",
    re.I | re.S,
)
# what a common blog program adds to whole articles and summaries alike
_SIGNED = re.compile(r"\s*\bThe post .{1,300}? (?:appeared first|first appeared) on .{1,200}\Z", re.S)
_UNSEEN = re.compile(r"<(script|style)\b|<!--", re.I)
_BLOCK = re.compile(r"<(?:/?(?:p|div|li|ul|ol|h[1-6]|blockquote|table|tr|figure|section)|br\s*/?)(?:\s[^<>]*)?>", re.I)
# characters of a summary that are kept; longer ones are articles
_SUMMARY = 20_000


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a feed, whatever its format."""

    # its number in the feed, from 1
    number: int
    title: str | None
    link: str | None
    # the fullest text the feed gives, and whether it is HTML or plain
    content: str
    kind: Literal["html", "text"]
    authors: tuple[str, ...]
    published: str | None
    outlet: str | None
    notes: tuple[str, ...] = ()


def found_in(items: Iterable[Item | Failure], source: Source) -> Iterator[Found]:
    """The items as a format gives them back: failures, then the newest first, undated ones last; no page twice."""
    good: list[Item] = []
    for item in items:
        if isinstance(item, Failure):
            yield item
        else:
            good.append(item)
    seen: set[str] = set()
    # sorting is stable: entries of one time, or none, stay as the feed has them
    for item in sorted(_sound_dates(good), key=lambda item: -order(item.published)):
        found = _found(item, source)
        # ids are not asked: feeds use them twice, leave them out, or change them with every build
        key = same_page(found.url) if isinstance(found, Linked) else f"{item.link} {item.title} {item.content}"
        if key not in seen:
            seen.add(key)
            yield found


def visible(content: str, kind: str) -> str:
    """The words of a content, without its tags: good enough to count them and to see how they end."""
    return " ".join(html.unescape(_TAG.sub(" ", content)).split()) if kind == "html" else " ".join(content.split())


def is_article(content: str, kind: str) -> bool:
    """Whether a feed entry's text is the article: long enough, and not broken off with "read more" or an ellipsis."""
    words = visible(content, kind)
    return len(words.split()) >= ARTICLE_WORDS and not _CUT.search(_SIGNED.sub("", words[-800:]))


def plain(content: str) -> str:
    """The paragraphs of a summary's HTML as plain text."""
    blocks = _BLOCK.sub("\n\n", _seen(content[:_SUMMARY])).split("\n\n")
    lines = (visible(block, "html") for block in blocks)
    return "\n\n".join(line for line in lines if line)


def _seen(content: str) -> str:
    """The HTML without scripts, styles and comments; what is not closed reaches to the end."""
    lower, out, place = content.lower(), [], 0
    while opening := _UNSEEN.search(content, place):
        out.append(content[place : opening.start()])
        end = lower.find(f"</{opening[1].lower()}" if opening[1] else "--", opening.end())
        close = content.find(">", end)
        if end < 0 or close < 0:
            return " ".join(out)
        place = close + 1
    return " ".join([*out, content[place:]])


def page(title: str | None, content: str) -> str:
    """A page around a feed entry's HTML, so that it reads like any other page."""
    head = html.escape(title or "", quote=False)
    return (
        f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>{head}</title></head>\n'
        f"<body><article>\n<h1>{head}</h1>\n{content}\n</article></body></html>\n"
    )


def _found(item: Item, source: Source) -> Found:
    name = source.item(item.number, item.title)
    whole = is_article(item.content, item.kind)
    if item.kind == "text":
        body = item.content
    else:
        # a summary has no layout to look through
        body = page(item.title, item.content) if whole else plain(item.content)
    entry = RawEntry(
        name,
        item.kind if whole else "text",
        body,
        url=item.link and redact(item.link),
        file=source.file,
        title=item.title,
        authors=item.authors,
        published=item.published,
        outlet=item.outlet,
        notes=item.notes,
    )
    if whole:
        return entry
    if item.link:
        return Linked(item.link, entry, name)
    if body.strip():
        note = "teaser: only the feed's summary, for the entry links to no page"
        return replace(entry, notes=(*item.notes, note), teaser=True)
    return Failure(name, "the entry has neither a text nor a link to a page (ask the feed's publisher)")


def _sound_dates(items: list[Item]) -> list[Item]:
    """The items, a date far later than those of most others taken away: it would keep its entry on top for ever."""
    dated = sorted(order(item.published) for item in items if item.published)
    if not dated:
        return items
    limit = dated[(len(dated) - 1) // 2] + _FAR
    return [
        replace(item, published=None, notes=(*item.notes, f"the feed dates it {item.published}, which cannot be right"))
        if item.published and order(item.published) > limit
        else item
        for item in items
    ]
