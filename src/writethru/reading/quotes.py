"""Quotations, paired paragraph by paragraph.

Curly and straight, double and single marks, guillemets and doubled apostrophes are read. A quotation left open at the
end of a paragraph goes on when the next one opens again; otherwise it ends with its paragraph or sentence, so that an
odd mark costs at most its own paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from writethru.core.types import Sentence

_MARK = re.compile(r"""["“”„«»‟]|''|``|(?<![^\s(\[—–-])[‘'](?=\w)|(?<=[\w.,;:!?…])[’'](?!\w)""")
_OPENING = "“„«‟``"
_CLOSING = "”»"
_BEFORE_OPEN = frozenset(" \t\n\u00a0(—–-[/:…‘'“")


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation with its marks: ``text[start:end]``; the words lie in ``[inner, inner_end)``."""

    start: int
    end: int
    inner: int
    inner_end: int
    paragraph: int
    # both marks were found
    closed: bool = True
    # the speaker goes on in the next paragraph
    goes_on: bool = False


@dataclass(slots=True)
class _Open:
    start: int
    inner: int
    single: bool
    straight: bool
    # an inner quotation in other marks is open
    pending: bool = False


def find_quotes(text: str, sentences: Sequence[Sentence]) -> tuple[Quote, ...]:
    """The quotations of an article in text order, outermost only."""
    paragraphs = _paragraph_spans(sentences)
    marks = list(_MARK.finditer(text))
    starts = [mark.start() for mark in marks]
    ends = [sentence.end for sentence in sentences]
    out: list[Quote] = []
    for number, (first, last) in enumerate(paragraphs):
        inside = marks[bisect_right(starts, first - 1) : bisect_right(starts, last - 1)]
        if not inside:
            continue
        following = paragraphs[number + 1][0] if number + 1 < len(paragraphs) else None
        reopened = following is not None and _opens_with_mark(text, following)
        out.extend(_pair(text, first, last, inside, number, reopened, ends))
    return tuple(out)


def _paragraph_spans(sentences: Sequence[Sentence]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    current = -1
    for sentence in sentences:
        if sentence.paragraph != current:
            spans.append((sentence.start, sentence.end))
            current = sentence.paragraph
        else:
            spans[-1] = (spans[-1][0], sentence.end)
    return spans


def _opens_with_mark(text: str, start: int) -> bool:
    return text[start] in "“\"„«‟‘'" or text.startswith(("''", "``"), start)


def _pair(
    text: str,
    first: int,
    last: int,
    marks: Sequence[re.Match[str]],
    paragraph: int,
    reopened: bool,
    sentence_ends: Sequence[int],
) -> list[Quote]:
    out: list[Quote] = []
    now: _Open | None = None
    for mark in marks:
        shape = mark.group()
        single = shape in ("‘", "’", "'")
        opens = _opens(text, mark, shape, now is not None)
        if now is None:
            if opens:
                now = _Open(mark.start(), mark.end(), single, shape == '"')
        elif not single and not now.single and (shape == '"') != now.straight and (opens or now.pending):
            now.pending = opens
        elif single == now.single:
            if not opens and not (single and _is_apostrophe(text, mark)):
                out.append(Quote(now.start, mark.end(), now.inner, mark.start(), paragraph))
                now = None
            elif opens and not single and shape in _OPENING:
                # a second opening mark: the closing one was forgotten; the first ends with its sentence
                end = _sentence_end(sentence_ends, now.start, mark.start())
                out.append(Quote(now.start, end, now.inner, end, paragraph, closed=False))
                now = _Open(mark.start(), mark.end(), single, shape == '"')
        elif now.single and opens:
            # a double mark inside what looked like a single quotation: that was an apostrophe
            now = _Open(mark.start(), mark.end(), single, shape == '"')
    if now is not None and not now.single:
        goes_on = reopened and _leads_in(text, now.start, first)
        whole = goes_on or now.start == first
        end = last if whole else _sentence_end(sentence_ends, now.start, last)
        if end > now.inner:
            out.append(Quote(now.start, end, now.inner, end, paragraph, closed=False, goes_on=goes_on))
    return [quote for quote in out if quote.inner < quote.inner_end]


def _opens(text: str, mark: re.Match[str], shape: str, is_open: bool) -> bool:
    """Whether a mark opens, by its place; its shape decides only where the place does not."""
    before = text[mark.start() - 1] if mark.start() else " "
    after = text[mark.end()] if mark.end() < len(text) else " "
    if shape == "‘":
        return True
    if shape == "’":
        return False
    left, right = before in _BEFORE_OPEN, after.isspace() or after in ".,;:!?)]—–-"
    if left and not right:
        return True
    if right and not left:
        return False
    if shape in _OPENING:
        return True
    if shape in _CLOSING:
        return False
    return not is_open


def _leads_in(text: str, start: int, first: int) -> bool:
    """Whether speech can begin here: at the start of the paragraph or a sentence, or after a comma or colon."""
    before = text[max(first, start - 3) : start].rstrip()
    return not before or before[-1] in ",:.!?—–"


def _is_apostrophe(text: str, mark: re.Match[str]) -> bool:
    """A plural's possessive ("the voters’ choice") is not the end of a single quotation."""
    before = text[mark.start() - 1]
    return before == "s" and mark.end() + 1 < len(text) and text[mark.end()] == " " and text[mark.end() + 1].islower()


def _sentence_end(ends: Sequence[int], start: int, limit: int) -> int:
    place = bisect_right(ends, start)
    return min(ends[place], limit) if place < len(ends) else limit
