"""Whether we hold the whole article: full, a teaser, the stub before a paywall, or a live blog."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from writethru.core.types import Completeness
from writethru.reading.extract.blocks import Block
from writethru.reading.extract.body import Body
from writethru.reading.extract.furniture import names_of
from writethru.reading.extract.jsonld import Marked
from writethru.reading.extract.page import iter_ancestors
from writethru.reading.extract.words import word_count

_WALL = re.compile(
    r"\b(?:subscribe|sign\s+up|register|log\s?in|sign\s+in|become\s+a\s+(?:member|subscriber)|subscribers?\s+can|start\s+your\s+(?:free\s+)?trial)\b"
    r".{0,60}\b(?:to|and)\s+(?:continue|keep|read|access|unlock|view|see)\b.{0,60}(?:read|article|story|full|content|more|access)"
    r"|\b(?:this|the\s+full|full)\s+(?:article|story|content|text|report)\s+is\s+(?:only\s+)?(?:available\s+(?:only\s+)?(?:to|for)|for|reserved\s+for|exclusive\s+to|exclusively\s+for)\b.{0,40}\b(?:subscri|member|premium|registered)"
    r"|\b(?:to\s+(?:continue|keep)\s+reading|continue\s+reading\s+(?:with|by)|unlock\s+(?:this|the|full))\b.{0,120}"
    r"|\b(?:subscriber|member|premium)s?[- ](?:only|exclusive)\b|\balready\s+a\s+(?:subscriber|member)\b",
    re.IGNORECASE | re.DOTALL,
)
_CUT_OFF = re.compile(r"(?:…|\.\.\.|\[\s*(?:…|\.\.\.)\s*\])\s*(?:\(?(?:read|continue|see)\s.{0,30})?$", re.IGNORECASE)
_MANY_STAMPS = 4
_STUB = 220


def judge(body: Body, marked: Marked, lines: Sequence[str], walls: bool) -> tuple[Completeness, tuple[str, ...]]:
    """The state of the text and what to tell the reader of it.

    ``lines`` are those that follow the text, ``walls`` says that an element is named as a paywall is. A long text under
    a wall's name is whole: sites print the wall under every article and hide it by script.
    """
    words = sum(map(word_count, body.paragraphs))
    if _is_live(body, marked):
        return "liveblog", ("the page is a live blog: it goes on, and its order is that of the page",)
    asks = any(_WALL.search(line) for line in lines if len(line) <= 500)
    broken = bool(_CUT_OFF.search(body.paragraphs[-1]))
    if words < _STUB and body.origin == "page" and (asks or marked.paid or (walls and broken)):
        return "paywalled", (f"only the first {words} words stand before the paywall",)
    if words < _STUB and broken:
        return "teaser", (f"the text breaks off after {words} words: the page holds a teaser only",)
    return "full", ()


def _is_live(body: Body, marked: Marked) -> bool:
    if "LiveBlogPosting" in marked.types or marked.updates > 1:
        return True
    return any(map(_named_live, body.blocks[:3])) or body.stamps >= _MANY_STAMPS


def _named_live(block: Block) -> bool:
    for element in iter_ancestors(block.element):
        if element.tag in ("body", "html"):
            break
        names = names_of(element)
        if "liveblog" in names or any(a == "live" and b == "blog" for a, b in pairwise(names)):
            return True
    return False
