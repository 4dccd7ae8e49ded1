"""The page's own tags about its article: meta and link elements, microdata, ``<time>``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from writethru.reading.extract.page import clean

_MAX_VALUE = 2_000


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


def item_values(root: HtmlElement, *names: str) -> list[str]:
    """Microdata values of the given properties in page order: the machine's value where there is one, else the text."""
    out: list[str] = []
    for element in root.iter():
        prop = element.get("itemprop") if isinstance(element.tag, str) else None
        if prop and any(name in prop.split() for name in names):
            inner = next((child for child in element.iter() if child is not element and child.get("itemprop") == "name"), None)
            value = element.get("content") or element.get("datetime")
            text = value or (inner if inner is not None else element).text_content()
            if shown := clean(text)[:_MAX_VALUE]:
                out.append(shown)
    return out


def times(root: HtmlElement) -> list[tuple[str, str]]:
    """``datetime`` and text of each ``<time>`` (and of custom elements with such an attribute), in page order."""
    out: list[tuple[str, str]] = []
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        stamp = element.get("datetime") or element.get("data-datetime") or element.get("data-timestamp")
        if element.tag == "time" or stamp:
            out.append(((stamp or "").strip()[:100], clean(element.text_content())[:200]))
    return out


def first_of(values: Sequence[str]) -> str:
    return next((value for value in values if value), "")
