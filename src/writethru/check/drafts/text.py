"""Plain text: only comments and addresses are painted over."""

from __future__ import annotations

from writethru.check.canvas import COMMENT, URL, Canvas
from writethru.check.draft_format import TextFormat


class Text(TextFormat):
    name = "text"
    endings = (".txt", ".text")

    def claims(self, data: bytes, kind: str) -> bool:
        """Never by its looks: a text without an ending is read as Markdown, whose marks are then seen."""
        return False

    def paint(self, canvas: Canvas) -> str | None:
        """Paint over comments and addresses; a first line set off by a blank line and without a full stop is the title.

        Returns None: a text has no date of its own.
        """
        for pattern in (COMMENT, URL):
            for match in pattern.finditer(canvas.text()):
                canvas.blank(*match.span())
        mark_title(canvas)
        return None


def mark_title(canvas: Canvas) -> None:
    """Mark the first line as the title where it stands alone and does not end like a sentence."""
    text = canvas.text()
    start = len(text) - len(text.lstrip())
    end = text.find("\n", start)
    if end < 0:
        return
    line = text[start:end].rstrip()
    if line and line[-1] not in '.!?:;”"' and len(line.split()) <= 25 and not text[end + 1 :].split("\n", 1)[0].strip():
        canvas.add("title", start, end)


PLUGIN = Text()
