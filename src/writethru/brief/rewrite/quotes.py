"""Which characters of an article stand inside quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_right

from writethru.core.types import Span

_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\s*\n)[^\n]+)*")
_MARKS = '"“”'


def quotations(text: str) -> list[Span]:
    """The inner spans of all double-quoted passages, in order.

    Marks are paired paragraph by paragraph. A quotation that is still open at the end of its paragraph runs to that
    end: newspapers close a quotation of several paragraphs only once.
    """
    out: list[Span] = []
    for paragraph in _PARAGRAPH.finditer(text):
        opened: int | None = None
        for i in range(paragraph.start(), paragraph.end()):
            mark = text[i]
            if mark not in _MARKS:
                continue
            if opened is None and mark != "”":
                opened = i + 1
            elif opened is not None and mark != "“":
                if opened < i:
                    out.append(Span(opened, i))
                opened = None
        if opened is not None and opened < paragraph.end():
            out.append(Span(opened, paragraph.end()))
    return out


class Quotations:
    """Lookup of quotations by character."""

    def __init__(self, text: str) -> None:
        self.spans = quotations(text)
        self._starts = [span.start for span in self.spans]

    def at(self, offset: int) -> Span | None:
        """The quotation that holds the character, or None. Its marks are not part of it."""
        i = bisect_right(self._starts, offset) - 1
        if i >= 0 and offset < self.spans[i].end:
            return self.spans[i]
        return None
