"""The visible lines of a page and the parts they play: bylines, the outlet's name, what stands near the article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from writethru.reading.extract.blocks import Block, text_blocks
from writethru.reading.extract.furniture import names_of
from writethru.reading.extract.page import clean
from writethru.reading.extract.words import SENTENCE_END

_AUTHOR_NAMES = frozenset(
    "byline bylines author authors auth auteur autor autore by writer reporter contributor journalist".split()
)
_BRAND_NAMES = frozenset("brand masthead logo mast sitename sitetitle wordmark".split())
_WALL_NAMES = frozenset("paywall regwall paywalled subscriberonly piano metered premiumwall".split())
_SHORT = 200
# How far from the article a line may stand and still speak of it.
_BEFORE, _AFTER = 12, 6


@dataclass(frozen=True, slots=True)
class Lines:
    """Texts of the page's blocks, in page order."""

    all: tuple[str, ...]
    # those short enough for a headline, byline or date
    short: tuple[str, ...]
    # those in an element named as bylines are
    bylines: tuple[str, ...]
    # texts of links marked rel=author
    authors: tuple[str, ...]
    # what logos, links home and page headers call the site
    brands: tuple[str, ...]
    # an element is named as a paywall is
    walls: bool

    def near(self, paragraphs: Sequence[str]) -> list[str]:
        """The lines before, among and after the paragraphs that may name author, agency and date.

        Among are those before the second paragraph: the first may be a standfirst above the byline.
        """
        first = next((i for i, line in enumerate(self.all) if line == paragraphs[0]), 0)
        second = next((i for i, line in enumerate(self.all) if line in paragraphs[1:2]), first)
        return [*self.all[max(0, first - _BEFORE) : first], *self.all[first + 1 : second], *self.after(paragraphs)]

    def after(self, paragraphs: Sequence[str]) -> list[str]:
        """The lines that follow the last paragraph, where a page asks readers to pay."""
        last = max((i for i, line in enumerate(self.all) if line == paragraphs[-1]), default=-1)
        return list(self.all[last + 1 : last + 1 + _AFTER]) if last >= 0 else []

    def dated(self, paragraphs: Sequence[str]) -> list[str]:
        """The lines that may print the date of the page, likeliest first; a sentence's date is of what it tells."""
        told = set(paragraphs)
        return [
            line
            for line in (*self.near(paragraphs), *self.short)
            if line not in told and len(line) <= _SHORT and (len(line.split()) <= 14 or not SENTENCE_END.search(line))
        ]


def read_lines(root: HtmlElement) -> Lines:
    """The lines of a page with its furniture still in place."""
    body = root.find("body")
    blocks = text_blocks(body if body is not None else root)
    bylines: list[str] = []
    brands: list[str] = []
    for block in blocks:
        if block.words > 40:
            continue
        names = _near_names(block)
        if any(name in _AUTHOR_NAMES for name in names) and not any(name in ("bio", "box", "about") for name in names):
            bylines.append(block.text)
        if any(name in _BRAND_NAMES for name in names):
            brands.append(block.text)
    for element in root.iter("header", "img", "a"):
        brands.extend(_brand(element))
    authors = [clean(a.text_content()) for a in root.iter("a") if "author" in (a.get("rel") or "").lower().split()]
    return Lines(
        tuple(block.text for block in blocks),
        tuple(block.text for block in blocks if len(block.text) <= _SHORT),
        tuple(bylines),
        tuple(authors[:5]),
        tuple(dict.fromkeys(brands)),
        any(map(_is_wall, root.iter())),
    )


def _is_wall(element: HtmlElement) -> bool:
    named = isinstance(element.tag, str) and (element.get("class") or element.get("id"))
    return bool(named) and any(name in _WALL_NAMES for name in names_of(element))


def _near_names(block: Block) -> list[str]:
    names = names_of(block.element)
    parent = block.element.getparent()
    if parent is None or parent.tag in ("body", "main", "article", "html"):
        return names
    return names + names_of(parent)


def _brand(element: HtmlElement) -> list[str]:
    """The name that a logo, a link home or a page header shows."""
    if element.tag == "img":
        parent = element.getparent()
        home = parent is not None and parent.tag == "a" and _is_home(parent.get("href"))
        logo = "logo" in f"{element.get('src', '')} {element.get('class', '')}".lower()
        return [clean(element.get("alt") or "")[:80]] if (home or logo) and element.get("alt") else []
    if element.tag == "a":
        text = clean(element.text_content())
        return [text] if _is_home(element.get("href")) and 0 < len(text) <= 60 else []
    text = clean(element.text or "")
    return [text] if 0 < len(text) <= 60 else []


def _is_home(href: str | None) -> bool:
    return href is not None and (href.strip() == "/" or (href.startswith("http") and href.rstrip("/").count("/") == 2))
