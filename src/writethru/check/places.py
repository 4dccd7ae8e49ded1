"""Where a finding stands: line and column, the draft's path, and the deciding words inside a source sentence."""

from __future__ import annotations

import os.path
from bisect import bisect_right
from collections.abc import Sequence
from pathlib import PurePath

from writethru.check.outputs import Frame
from writethru.core.types import Citation, Finding, Report, Span


class Lines:
    """The lines of a text. Lines and columns count from 1, and columns count characters."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0, *(i + 1 for i, char in enumerate(text) if char == "\n")]

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def end_place(self, start: int, end: int) -> tuple[int, int]:
        """Line and column just behind the words ``[start, end)``, white space at their end left out."""
        words = self.text[start:end].rstrip()
        return self.place(start + max(len(words), min(1, end - start)))

    def line(self, offset: int) -> Span:
        """The line that an offset stands in, without its end."""
        start = self.starts[self.place(offset)[0] - 1]
        end = self.text.find("\n", start)
        end = len(self.text) if end < 0 else end
        return Span(start, end - 1 if self.text[start:end].endswith("\r") else end)


def path_of(report: Report, frame: Frame) -> str:
    """The draft's path as programs find it: from ``frame.root`` with slashes, and never one of our own disk.

    "stdin" for a draft that came through a pipe, "draft" for one given as a string; of a file outside the root its
    name alone.
    """
    file = report.file
    if file is None or file == "-":
        return "draft" if file is None else "stdin"
    absolute = os.path.normpath(PurePath(frame.here) / file)
    path, root = PurePath(absolute), PurePath(frame.root or frame.here)
    if path.is_absolute() and root.is_absolute() and path.is_relative_to(root):
        path = path.relative_to(root)
    return path.name if path.is_absolute() or ".." in path.parts else path.as_posix()


def deciding_in(citation: Citation, finding: Finding) -> tuple[Span, ...]:
    """The deciding words of a finding that stand in a citation, as spans of its quote, in order."""
    inside = [
        Span(words.start - citation.start, words.end - citation.start)
        for words in finding.deciding
        if words.article == citation.article
        and words.revision == citation.revision
        and citation.start <= words.start < words.end <= citation.end
    ]
    return merged(inside)


def merged(spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans in order, those that overlap or touch joined."""
    out: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, span.end)):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)


def fix_of(report: Report, finding: Finding) -> str:
    """What is offered, in words: "15,000" → "12,000", or what a writer is to work in; "" for nothing."""
    if finding.edit is None:
        return " ".join((finding.fix or "").split())
    was = " ".join(report.text[finding.edit.start : finding.edit.end].split())
    now = " ".join(finding.edit.text.split())
    if not now:
        return f'delete "{was}"' if was else "delete the blank"
    return f'"{was}" → "{now}"' if was else f'insert "{now}"'
