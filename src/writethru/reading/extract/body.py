"""The paragraphs of an article: trafilatura's choice, put to a vote with the page's layout and its JSON-LD."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from writethru.reading.extract.blocks import Block, text_blocks
from writethru.reading.extract.dates import has_date
from writethru.reading.extract.furniture import is_crosshead, is_link_line, prune_furniture
from writethru.reading.extract.furniture_lines import is_furniture_line
from writethru.reading.extract.page import iter_ancestors
from writethru.reading.extract.standfirst import find_standfirst
from writethru.reading.extract.words import (
    SENTENCE_END,
    agreement,
    coverage,
    same_words,
    shingle_set,
    shingles,
    tokens,
    word_count,
)

# trafilatura reports pages without text as errors on its logger; we say it ourselves.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

# share of a block's shingles that trafilatura's text (or articleBody) must hold for the block to be chosen
COVERED = 0.6
# articleBody is trusted about the ends of the article where it holds this share of the chosen words
AGREED = 0.7
# share of a layout's blocks that must be chosen before the rest is taken in
ALIKE = 0.25
# share of a block's words that stand in one other block before it is a repeat
REPEATED = 0.9
# share of the page's sentences that its main column holds, and of that column's words below which a choice has failed
MAIN_COLUMN = 0.6
LITTLE = 0.3
# words of the first article before a new h1 means a second one
SOME_TEXT = 60
# the text proper begins with the first paragraph longer than this; a dated line up to the second is no sentence
HEAD_WORDS = 22
LINE_WORDS = 12
HEAD_BLOCKS = 3
_CLOCK = re.compile(r"^\W*[0-2]?\d[:.][0-5]\d(?:\s*[ap]\.?m\.?)?(?:\s*[A-Z]{2,4})?\W*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Body:
    """The chosen paragraphs and what the vote knew beside them."""

    paragraphs: tuple[str, ...]
    # "page" or "json-ld"
    origin: str
    # the blocks behind the paragraphs, in the same order; empty for JSON-LD
    blocks: tuple[Block, ...] = ()
    # the first paragraph is the standfirst
    standfirst: bool = False
    # words of the page's blocks that are nothing but links
    linked_words: int = 0
    # times of day that stand alone between the paragraphs
    stamps: int = 0
    notes: tuple[str, ...] = ()


def find_body(root: HtmlElement, titles: Sequence[str], marked: Sequence[str]) -> Body:
    """The body of the page under ``root``, whose tree loses its furniture on the way.

    ``titles`` are the headline as it is printed in one place or another; ``marked`` the paragraphs of articleBody.
    """
    prune_furniture(root)
    body = root.find("body")
    blocks = text_blocks(body if body is not None else root)
    chosen = _choose(blocks, _trafilatura(root), marked)
    places = [
        i
        for i, block in enumerate(blocks)
        if chosen[i]
        and not is_furniture_line(block.text)
        and not is_link_line(block)
        and not is_crosshead(block)
        and not any(same_words(block.text, title) for title in titles)
    ]
    places, cut = _first_article(blocks, places, titles)
    places = _without_head(blocks, _without_repeats(blocks, places))
    linked = sum(block.words for block in blocks if is_link_line(block))
    if _holds_more(marked, [blocks[i] for i in places]):
        note = "the text is the one the page gives in its data (articleBody): the page itself shows less of it"
        return Body(tuple(marked), "json-ld", linked_words=linked, notes=(note,))
    dek = find_standfirst(blocks, places, titles)
    if dek is not None:
        places.insert(0, dek)
    kept = tuple(blocks[i] for i in places)
    stamps = sum(bool(_CLOCK.match(blocks[i].text)) for i in range(places[0], places[-1])) if places else 0
    notes = ("a second article on the page was left out",) if cut else ()
    return Body(tuple(block.text for block in kept), "page", kept, dek is not None, linked, stamps, notes)


def _article_element(block: Block) -> HtmlElement | None:
    return next((element for element in iter_ancestors(block.element) if element.tag == "article"), None)


def _without_head(blocks: Sequence[Block], places: Sequence[int]) -> list[int]:
    """Drops what is no sentence before the first long paragraph, or among the first lines: kicker, date, byline."""
    start = next((nth for nth, i in enumerate(places) if word_count(blocks[i].text) > HEAD_WORDS), len(places))
    start = min(start, HEAD_BLOCKS, len(places) - 1)
    head = [i for i in places[:start] if _is_sentence(blocks[i].text)]
    return [*head, *places[start:]]


def _is_sentence(text: str) -> bool:
    words, ended, dated = word_count(text), SENTENCE_END.search(text) is not None, has_date(text)
    if words <= LINE_WORDS:
        return ended and not dated
    return ended or not dated or words > HEAD_WORDS


def _holds_more(marked: Sequence[str], blocks: Sequence[Block]) -> bool:
    """articleBody is several times the text that the page shows: the page is a shell filled in by a script."""
    told = sum(len(text.split()) for text in marked)
    return told >= 120 and told > 3 * sum(block.words for block in blocks)


def _first_article(blocks: Sequence[Block], places: list[int], titles: Sequence[str]) -> tuple[list[int], bool]:
    """The places before a second article begins, and whether one did.

    A second article begins with an h1 that is not the headline, once the first has some text. It is set like the
    headline, or stands in an article element of its own: some sites set their crossheads as h1.
    """
    headline = next(
        (b for b in blocks if b.element.tag == "h1" and any(agreement(b.text, t) > 0.5 for t in titles)), None
    )
    home = _article_element(blocks[places[0]]) if places else None

    words = at = 0
    for i, block in enumerate(blocks):
        other = block.element.tag == "h1" and not any(agreement(block.text, title) > 0.5 for title in titles)
        if other and words >= SOME_TEXT and block.words >= 3:
            alike = headline is not None and headline.signature == block.signature
            if alike or _article_element(block) is not home:
                return places[:at], at < len(places)
        if at < len(places) and places[at] == i:
            words += block.words
            at += 1
    return places, False


def _trafilatura(root: HtmlElement) -> list[str]:
    from trafilatura.core import bare_extraction

    found = bare_extraction(root, include_comments=False, include_tables=True, favor_precision=True)
    text = getattr(found, "text", None) or ""
    return [line for line in text.split("\n") if line.strip()]


def _choose(blocks: Sequence[Block], lines: Sequence[str], marked: Sequence[str]) -> list[bool]:
    known = shingle_set(lines)
    exact = {tuple(tokens(line)) for line in lines}
    chosen = [_is_covered(block.text, known, exact) for block in blocks]
    _rescue(blocks, chosen)
    if marked:
        _vote(blocks, chosen, marked)
    _fill(blocks, chosen)
    return chosen


def _rescue(blocks: Sequence[Block], chosen: list[bool]) -> None:
    """Puts the page's main column in the place of a choice that holds little of it.

    The main column is the deepest element with most of the page's sentences in it.
    """
    sentences = {i: block.words for i, block in enumerate(blocks) if is_sentence_block(block)}
    weight: Counter[HtmlElement] = Counter()
    for i, words in sentences.items():
        for element in iter_ancestors(blocks[i].element):
            weight[element] += words
    total = sum(sentences.values())
    column = None
    for element in (element for i in sentences for element in iter_ancestors(blocks[i].element)):
        if weight[element] >= MAIN_COLUMN * total and (column is None or weight[element] < weight[column]):
            column = element
    if column is None:
        return
    inside = {i for i in sentences if column in iter_ancestors(blocks[i].element)}
    held = sum(sentences[i] for i in inside if chosen[i])
    taken = sum(block.words for block, is_chosen in zip(blocks, chosen, strict=True) if is_chosen)
    if taken < SOME_TEXT and held < LITTLE * sum(sentences[i] for i in inside):
        for i in range(len(chosen)):
            chosen[i] = i in inside


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


def is_sentence_block(block: Block) -> bool:
    """A paragraph of running text: some length, a full stop, few links."""
    return block.words >= 12 and block.linked < 0.4 and SENTENCE_END.search(block.text) is not None


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


def _without_repeats(blocks: Sequence[Block], places: Sequence[int]) -> list[int]:
    """Drops a paragraph whose words all stand in another: pull quotes, teasers, a standfirst said again."""
    runs = {i: shingles(blocks[i].text) for i in places}
    held: dict[tuple[str, ...], list[int]] = {}
    for i, mine in runs.items():
        for run in dict.fromkeys(mine):
            held.setdefault(run, []).append(i)
    dropped: set[int] = set()
    for i, mine in runs.items():
        if blocks[i].kind not in ("p", "quote") or blocks[i].words < 4:
            continue
        shared = Counter(j for run in mine for j in held[run][:20] if j != i and j not in dropped)
        best = max(shared.values(), default=0)
        longer = any(
            count == best and (len(runs[j]) > len(mine) or (j < i and len(mine) > 12)) for j, count in shared.items()
        )
        if mine and best >= REPEATED * len(mine) and longer:
            dropped.add(i)
    return [i for i in places if i not in dropped]
