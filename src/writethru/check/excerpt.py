"""Words shown in a terminal with carets under some of them: cut or wrapped to a width, and aligned by cells.

A character of a fixed-width font takes no cell (a combining mark), one, or two (Chinese, Japanese, Korean, emoji), so
carets are set by cells and not by characters.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from rich.cells import get_character_cell_size

from writethru.core.types import Span

# controls, and marks that turn the direction of writing, hide or join: a text cannot steer the terminal
_CONTROL = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff\ufffe\uffff]"
)
# characters of one text that are shown at most
MOST = 1200
Paint = Callable[[str], str]


def clean(text: str) -> str:
    """The text with each control or direction mark as a blank: the same number of characters, on one line."""
    return _CONTROL.sub(" ", text)


def cells(text: str) -> int:
    """Cells that a text takes, character by character."""
    return sum(map(get_character_cell_size, text))


def pointed(text: str, line: Span, words: Span, width: int, paint: Paint) -> list[str]:
    """The line cut to ``width`` cells around the words, and carets under the words on it."""
    start = min(max(words.start, line.start), line.end)
    end = min(max(words.end, start), line.end)
    left, right = _window(text, line, Span(start, end), width)
    before, after = "…" if left > line.start else "", "…" if right < line.end else ""
    shown = clean(text[left:right])
    blank = len(before) + cells(shown[: start - left])
    carets = max(1, cells(shown[start - left : min(end, right) - left]))
    return [f"{before}{shown}{after}".rstrip(), " " * blank + paint("^" * carets)]


def wrapped(text: str, spans: Sequence[Span], width: int, paint: Paint) -> list[str]:
    """The text over as many lines as it takes, with carets under the spans; very long texts are cut around them."""
    around = Span(spans[0].start, spans[-1].end) if spans else Span(0, 0)
    left, right = 0, len(text)
    if len(text) > MOST:
        left = max(0, min(around.start - MOST // 4, len(text) - MOST))
        right = min(len(text), left + MOST)
    before, after = "…" if left else "", "…" if right < len(text) else ""
    shown = clean(text)
    out: list[str] = []
    for first, last in _lines(shown, left, right, max(20, width - 2)):
        lead = before if first == left else ""
        out.append(lead + shown[first:last].rstrip() + (after if last == right else ""))
        carets = _carets(shown, first, last, spans)
        if carets:
            out.append(" " * len(lead) + re.sub(r"\^+", lambda match: paint(match[0]), carets))
    return out


def _window(text: str, line: Span, words: Span, width: int) -> tuple[int, int]:
    """The part of a line that is shown: the words, what stands before them, and after them what there is room for."""
    left, right = words.start, words.start
    room = width - 2
    while right < words.end and room > 0:
        room -= get_character_cell_size(text[right])
        right += 1
    # a third of what is left goes to what follows, the rest to what comes before
    ahead = room // 3
    while right < line.end and ahead > 0:
        size = get_character_cell_size(text[right])
        right, ahead, room = right + 1, ahead - size, room - size
    while left > line.start and room > 0:
        left -= 1
        room -= get_character_cell_size(text[left])
    while right < line.end and room > 0:
        room -= get_character_cell_size(text[right])
        right += 1
    # a mark that combines with the character before it is never parted from it
    while right < line.end and get_character_cell_size(text[right]) == 0:
        right += 1
    while left > line.start and get_character_cell_size(text[left]) == 0:
        left -= 1
    return left, right


def _lines(text: str, first: int, last: int, width: int) -> Iterator[tuple[int, int]]:
    """Where lines of at most ``width`` cells begin and end: between words, or inside one that is too long."""
    while first < last:
        end, blank, room = first, None, width
        while end < last:
            size = get_character_cell_size(text[end])
            if size > room:
                break
            room -= size
            end += 1
            if text[end - 1] == " ":
                blank = end
        if end < last and text[end] == " ":
            blank = end + 1
        cut = last if end == last else blank or max(end, first + 1)
        yield first, cut
        first = cut


def _carets(text: str, first: int, last: int, spans: Sequence[Span]) -> str:
    """Carets under the spans on one line, blanks elsewhere, nothing after the last."""
    out = []
    for at in range(first, last):
        under = any(span.start <= at < span.end for span in spans)
        out.append(("^" if under else " ") * get_character_cell_size(text[at]))
    return "".join(out).rstrip()
