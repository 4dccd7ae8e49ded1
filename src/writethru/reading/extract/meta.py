"""The page's own tags about its article: meta and link elements, microdata, ``<time>``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lxml.html import HtmlElement

from writethru.reading.extract.page import clean

_MAX_VALUE = 2_000
_PROPERTIES = frozenset("headline author creator publisher datePublished dateCreated dateModified".split())


@dataclass(frozen=True, slots=True)
class Head:
    """Values of the page's head, by lower-case name, in page order."""

    title: str
    metas: tuple[tuple[str, str], ...]
    canonical: str

    def first(self, *names: str) -> str:
        """The first non-empty value of the first of the names that has one, or ""."""
        for name in names:
            for key, value in self.metas:
                if key == name and value:
                    return value
        return ""

    def all(self, *names: str) -> list[str]:
        """All non-empty values of the names, in page order."""
        return [value for key, value in self.metas if key in names and value]


def read_head(elements: Iterable[HtmlElement]) -> Head:
    """The head's values out of its title, meta and link elements."""
    title, canonical = "", ""
    metas: list[tuple[str, str]] = []
    for element in elements:
        if element.tag == "title":
            title = title or clean(element.text or "")[:_MAX_VALUE]
        elif element.tag == "meta":
            value = clean(element.get("content") or element.get("value") or "")[:_MAX_VALUE]
            for attribute in ("property", "name", "itemprop", "http-equiv"):
                if key := element.get(attribute):
                    metas.extend((name.lower(), value) for name in key[:200].split())
        elif "canonical" in (element.get("rel") or "").lower().split():
            canonical = canonical or (element.get("href") or "").strip()[:_MAX_VALUE]
    return Head(title, tuple(metas), canonical)


@dataclass(frozen=True, slots=True)
class Marks:
    """What elements of the body say in attributes."""

    # (property, value) of microdata in page order: the machine's value where there is one, else the text
    items: tuple[tuple[str, str], ...]
    # ``datetime`` and text of each time element, in page order
    times: tuple[tuple[str, str], ...]

    def values(self, *names: str) -> list[str]:
        """All values of the given properties, in page order."""
        return [value for name, value in self.items if name in names]


def read_marks(root: HtmlElement) -> Marks:
    """Microdata and time stamps of the visible tree."""
    items: list[tuple[str, str]] = []
    stamps: list[tuple[str, str]] = []
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        prop = element.get("itemprop")
        for name in prop.split() if prop else ():
            if name in _PROPERTIES and (value := _item(element)):
                items.append((name, value))
        stamp = element.get("datetime") or element.get("data-datetime") or element.get("data-timestamp")
        if element.tag == "time" or stamp:
            stamps.append(((stamp or "").strip()[:100], clean(element.text_content())[:200]))
    return Marks(tuple(items), tuple(stamps))


def _item(element: HtmlElement) -> str:
    value = element.get("content") or element.get("datetime")
    if value is None:
        inner = next(
            (child for child in element.iter() if child is not element and child.get("itemprop") == "name"), element
        )
        value = inner.get("content") or inner.text_content()
    return clean(value)[:_MAX_VALUE]
