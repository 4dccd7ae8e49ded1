"""The paragraphs of an article: trafilatura's choice, put to a vote with the page's layout and its JSON-LD."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from writethru.reading.extract.blocks import Block, text_blocks
from writethru.reading.extract.furniture import is_furniture_line, is_link_line, prune_furniture
from writethru.reading.extract.words import coverage, same_words, shingle_set, shingles, tokens

# trafilatura reports pages without text as errors on its logger; we say it ourselves.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

COVERED = 0.6
# articleBody is trusted about the ends of the article where it holds this share of the chosen words
AGREED = 0.7
# share of a layout's blocks that must be chosen before the rest is taken in
ALIKE = 0.25
# share of a block's words that stand in one other block before it is a repeat
REPEATED = 0.9


@dataclass(frozen=True, slots=True)
class Body:
    """The chosen paragraphs, and where they come from: "page" or "json-ld"."""

    paragraphs: tuple[str, ...]
    origin: str
    # the blocks behind the paragraphs, in the same order; empty for JSON-LD
    blocks: tuple[Block, ...] = ()


def find_body(root: HtmlElement, titles: Sequence[str], marked: Sequence[str]) -> Body:
    """The body of the page under ``root``, whose tree loses its furniture on the way.

    ``titles`` are the headline as it is printed in one place or another; ``marked`` the paragraphs of articleBody.
    """
    prune_furniture(root)
    body = root.find("body")
    blocks = text_blocks(body if body is not None else root)
    chosen = _choose(blocks, _trafilatura(root), marked)
    kept = [
        block
        for block, taken in zip(blocks, chosen, strict=True)
        if taken and not is_furniture_line(block.text) and not is_link_line(block)
    ]
    kept = [block for block in kept if not any(same_words(block.text, title) for title in titles)]
    kept = _without_repeats(kept)
    return Body(tuple(block.text for block in kept), "page", tuple(kept))


def _trafilatura(root: HtmlElement) -> list[str]:
    from trafilatura.core import bare_extraction

    found = bare_extraction(root, include_comments=False, include_tables=True, favor_precision=True)
    text = getattr(found, "text", None) or ""
    return [line for line in text.split("\n") if line.strip()]


def _choose(blocks: Sequence[Block], lines: Sequence[str], marked: Sequence[str]) -> list[bool]:
    known = shingle_set(lines)
    exact = {tuple(tokens(line)) for line in lines}
    chosen = [_is_covered(block.text, known, exact) for block in blocks]
    if marked:
        _vote(blocks, chosen, marked)
    _fill(blocks, chosen)
    return chosen


def _vote(blocks: Sequence[Block], chosen: list[bool], marked: Sequence[str]) -> None:
    """Lets articleBody add the page's blocks it holds, and take from the ends what it does not."""
    said = shingle_set(marked)
    told = {tuple(tokens(line)) for line in marked}
    in_marked = [_is_covered(block.text, said, told) for block in blocks]
    for i, block in enumerate(blocks):
        chosen[i] = chosen[i] or (in_marked[i] and block.words >= 8)
    taken = sum(block.words for block, is_chosen in zip(blocks, chosen, strict=True) if is_chosen)
    agreed = [i for i, is_chosen in enumerate(chosen) if is_chosen and in_marked[i]]
    if sum(blocks[i].words for i in agreed) < AGREED * taken:
        return
    for i, block in enumerate(blocks):
        outside = not agreed[0] <= i <= agreed[-1]
        if chosen[i] and not in_marked[i] and (outside or block.words < 12):
            chosen[i] = False


def _is_covered(text: str, known: frozenset[tuple[str, ...]], exact: set[tuple[str, ...]]) -> bool:
    words = tuple(tokens(text))
    if len(words) < 4:
        return words in exact
    return coverage(text, known) >= COVERED


def _fill(blocks: Sequence[Block], chosen: list[bool]) -> None:
    """Takes in the blocks that are laid out like most of the chosen ones and lie among or next to them."""
    taken: Counter[tuple[str, str, str, str]] = Counter()
    seen: Counter[tuple[str, str, str, str]] = Counter()
    for block, is_chosen in zip(blocks, chosen, strict=True):
        if block.words >= 10:
            seen[block.signature] += 1
            taken[block.signature] += is_chosen
    places = [i for i, is_chosen in enumerate(chosen) if is_chosen]
    if not places:
        return
    first, last = places[0], places[-1]
    for i, block in enumerate(blocks):
        alike = taken[block.signature] >= 2 and taken[block.signature] >= ALIKE * seen[block.signature]
        if not chosen[i] and alike and block.linked < 0.5 and len(block.text) > 40 and first - 3 <= i <= last + 3:
            chosen[i] = True
            last = max(last, i)


def _without_repeats(blocks: list[Block]) -> list[Block]:
    """Drops a block whose words all stand in another: pull quotes, teasers, a standfirst said again."""
    runs = [shingles(block.text) for block in blocks]
    held: dict[tuple[str, ...], list[int]] = {}
    for i, mine in enumerate(runs):
        for run in dict.fromkeys(mine):
            held.setdefault(run, []).append(i)
    dropped: set[int] = set()
    for i, mine in enumerate(runs):
        if blocks[i].kind not in ("p", "quote") or blocks[i].words < 4:
            continue
        shared = Counter(j for run in mine for j in held[run][:20] if j != i and j not in dropped)
        best = max(shared.values(), default=0)
        longer = any(
            count == best and (len(runs[j]) > len(mine) or (j < i and len(mine) > 12)) for j, count in shared.items()
        )
        if mine and best >= REPEATED * len(mine) and longer:
            dropped.add(i)
    return [block for i, block in enumerate(blocks) if i not in dropped]
