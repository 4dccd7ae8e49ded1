"""What a page says of its article in JSON-LD (schema.org), read with patience: broken JSON is common on news pages."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from writethru.reading.extract.page import clean
from writethru.reading.extract.words import agreement

_MAX_NODES = 5_000
_TRAILING_COMMA = re.compile(r",\s*([}\]])")
_WRAPPING = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*.{0,40}?\*/)|(?:-->|//\s*\]\]>|\]\]>|/\*.{0,40}?\*/|;)\s*$", re.DOTALL
)
_FIELD = r'"%s"\s*:\s*"((?:[^"\\]|\\.)*)"'
_TAG = re.compile(r"<(/?)(p|br|div|li|h[1-6])\b[^<>]{0,300}>|<[^<>]{1,300}>", re.IGNORECASE)
_ARTICLE_TYPES = frozenset(
    "Article NewsArticle AnalysisNewsArticle BackgroundNewsArticle OpinionNewsArticle ReportageNewsArticle "
    "ReviewNewsArticle AskPublicNewsArticle BlogPosting LiveBlogPosting Report TechArticle ScholarlyArticle "
    "SocialMediaPosting AdvertiserContentArticle SatiricalArticle".split()
)


@dataclass(frozen=True, slots=True)
class Marked:
    """The fields of one article node; "" and () where the page does not say."""

    types: tuple[str, ...] = ()
    headline: str = ""
    # (name, schema.org type) of each author
    authors: tuple[tuple[str, str], ...] = ()
    published: str = ""
    modified: str = ""
    publisher: str = ""
    url: str = ""
    language: str = ""
    # copyrightHolder or sourceOrganization
    holder: str = ""
    # paragraphs of articleBody
    body: tuple[str, ...] = ()
    # isAccessibleForFree is false
    paid: bool = False
    # number of liveBlogUpdate entries
    updates: int = 0


def read_marked(scripts: Sequence[str], title: str) -> Marked:
    """The article node that goes with a page's title, or an empty one. Where several are found, titles decide."""
    found: list[Marked] = []
    for script in scripts:
        data = _load(script)
        if data is None:
            broken = _from_broken(script)
            if broken is not None:
                found.append(broken)
            continue
        found.extend(_marked(node) for node in _nodes(data) if _is_article(node))
    if not found:
        return Marked()
    return max(
        found, key=lambda m: (agreement(m.headline, title) > 0.5, len(m.body) > 0, bool(m.published), bool(m.authors))
    )


def _load(script: str) -> Any:
    text = script.strip()
    for _ in range(3):
        text = _WRAPPING.sub("", text).strip()
    for attempt in (text, _TRAILING_COMMA.sub(r"\1", text), html.unescape(text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(data: Any) -> Iterator[dict[str, Any]]:
    """All objects of the document, outer before inner, in order; at most a bounded number."""
    todo: list[Any] = [data]
    for _ in range(_MAX_NODES):
        if not todo:
            return
        item = todo.pop()
        if isinstance(item, list):
            todo.extend(reversed(item))
        elif isinstance(item, dict):
            yield item
            todo.extend(value for value in reversed(item.values()) if isinstance(value, (dict, list)))


def _types(node: dict[str, Any]) -> tuple[str, ...]:
    kinds = node.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return tuple(name.rsplit("/", 1)[-1] for name in names if isinstance(name, str))


def _is_article(node: dict[str, Any]) -> bool:
    return any(name in _ARTICLE_TYPES for name in _types(node))


def _marked(node: dict[str, Any]) -> Marked:
    updates = node.get("liveBlogUpdate")
    return Marked(
        types=_types(node),
        headline=_text(node.get("headline")) or _text(node.get("name")),
        authors=tuple(_authors(node.get("author")) or _authors(node.get("creator"))),
        published=_text(node.get("datePublished")) or _text(node.get("dateCreated")),
        modified=_text(node.get("dateModified")),
        publisher=_name(node.get("publisher")),
        holder=_name(node.get("copyrightHolder")) or _name(node.get("sourceOrganization")),
        url=_address(node.get("url")) or _address(node.get("mainEntityOfPage")),
        language=_text(node.get("inLanguage")),
        body=body_paragraphs(node.get("articleBody")),
        paid=_is_false(node.get("isAccessibleForFree")),
        updates=len(updates) if isinstance(updates, list) else int(isinstance(updates, dict)),
    )


def _text(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("@value", "")
    return clean(html.unescape(value))[:2_000] if isinstance(value, str) else ""


def _name(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _address(value: Any) -> str:
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    text = _text(value)
    return text if text.startswith(("http://", "https://")) else ""


def _authors(value: Any) -> list[tuple[str, str]]:
    out: list[tuple[str, str]] = []
    for item in (value if isinstance(value, list) else [value])[:50]:
        if isinstance(item, dict):
            names = item.get("name")
            kind = (_types(item) or ("",))[0]
            for name in names if isinstance(names, list) else [names]:
                if text := _text(name):
                    out.append((text, kind))
        elif text := _text(item):
            out.append((text, ""))
    return out


def _is_false(value: Any) -> bool:
    return value is False or (isinstance(value, str) and value.strip().lower() in ("false", "no"))


def body_paragraphs(value: Any) -> tuple[str, ...]:
    """Paragraphs of an articleBody, which may hold HTML, entities, line breaks or none of them."""
    if not isinstance(value, str):
        return ()
    text = value[:1_000_000]
    if "&" in text:
        text = html.unescape(text)
    if "<" in text:
        text = _TAG.sub(lambda m: "\n" if m[2] else "", text)
    return tuple(line for line in map(clean, text.splitlines()) if line)


def _from_broken(script: str) -> Marked | None:
    """The fields that can be picked out of JSON that does not parse."""
    if not any(f'"{name}"' in script for name in _ARTICLE_TYPES):
        return None

    def pick(field: str) -> str:
        match = re.search(_FIELD % field, script)
        if not match:
            return ""
        try:
            return _text(json.loads(f'"{match[1]}"', strict=False))
        except ValueError:
            return _text(match[1])

    kinds = tuple(name for name in sorted(_ARTICLE_TYPES) if f'"{name}"' in script)
    return Marked(
        types=kinds,
        headline=pick("headline"),
        published=pick("datePublished"),
        modified=pick("dateModified"),
    )
