"""The standfirst: the sentence or two between headline and text that sum the article up."""

from __future__ import annotations

import re
from collections.abc import Sequence

from writethru.reading.extract.blocks import Block
from writethru.reading.extract.dates import has_date
from writethru.reading.extract.furniture import names_of
from writethru.reading.extract.furniture_lines import is_furniture_line
from writethru.reading.extract.page import name_of
from writethru.reading.extract.words import SENTENCE_END, coverage, same_words, shingle_set

_NAMES = frozenset(
    """standfirst dek deck subtitle subhead subheading subheadline subhed subtitulo sottotitolo ondertitel untertitel
    strapline tagline bajada copete entradilla chapo chapeau anleser vorspann ingress manchet intro lede lead summary
    excerpt
    abstract subline sapo occhiello description""".split()
)
_PAIRS = re.compile(
    r"\b(?:sub[\s_-]?(?:title|head|headline|heading)|secondary[\s_-]?title|article[\s_-]?(?:lead|lede|intro|summary|description))\b",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"^\W*(?:by|von|por|par|door)\s", re.IGNORECASE)
# Blocks between the headline and a standfirst that carries no telling name.
_NEAR = 4


def find_standfirst(blocks: Sequence[Block], places: Sequence[int], titles: Sequence[str]) -> int | None:
    """Index of the standfirst's block, or None where there is none, or where the text says it again.

    ``places`` are the indexes of the article's blocks. A block is taken for its name, or for standing as a full
    sentence right under the headline.
    """
    if not places:
        return None
    first = places[0]
    headline = max(
        (i for i in range(first) if any(same_words(blocks[i].text, title) for title in titles)), default=None
    )
    if headline is None:
        return None
    said = shingle_set(blocks[i].text for i in places)
    for i in range(headline + 1, first):
        block = blocks[i]
        if block.kind in ("li", "row") or (has_date(block.text) and block.words < 12):
            continue
        if block.linked > 0.3 or block.words > 90 or is_furniture_line(block.text) or _BYLINE.match(block.text):
            continue
        named = block.words >= 4 and _is_named(block)
        shown = i - headline <= _NEAR and block.words >= 8 and SENTENCE_END.search(block.text) is not None
        if (named or shown) and coverage(block.text, said) < 0.6:
            return i
    return None


def _is_named(block: Block) -> bool:
    for element in (block.element, block.element.getparent()):
        if element is not None and element.tag not in ("body", "html", "article", "main"):
            if any(name in _NAMES for name in names_of(element)) or _PAIRS.search(name_of(element)):
                return True
    return False
