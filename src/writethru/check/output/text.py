"""The report for people: the draft's line, a caret under the words, and the source's sentence beneath."""

from __future__ import annotations

import re
from collections.abc import Mapping

from writethru.check.output.json import line_starts, place
from writethru.core.types import Citation, Finding, Report, Severity

# columns of the draft's line that are shown around a finding
WIDTH = 100
COLOURS: Mapping[Severity, str] = {"error": "31", "warning": "33", "info": "36"}
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f]")


def findings_text(
    report: Report, *, outlets: Mapping[str, str] | None = None, colour: bool = False, level: Severity = "info"
) -> str:
    """The report as lines of text, one block per finding and one line of sums.

    ``outlets`` names the outlet of an article id; ``colour`` adds ANSI colours; findings under ``level`` are counted
    in the sums and not shown.
    """
    rank = ("info", "warning", "error")
    lines = line_starts(report.text)
    blocks = [
        _block(report, finding, lines, outlets or {}, colour)
        for finding in report.findings
        if rank.index(finding.severity) >= rank.index(level)
    ]
    blocks.extend(f"note: {_clean(note)}" for note in report.notes)
    blocks.extend(f"failed: {_clean(failure.source)}: {_clean(failure.reason)}" for failure in report.failed)
    blocks.append(_sums(report))
    return "\n".join(blocks) + "\n"


def _block(report: Report, finding: Finding, lines: list[int], outlets: Mapping[str, str], colour: bool) -> str:
    line, column = place(lines, finding.start)
    head = f"{report.file or 'draft'}:{line}:{column}: {_paint(finding, colour)} {_clean(finding.message)}"
    out = [head, *_pointer(report.text, finding, lines[line - 1])]
    out.extend(_source(citation, outlets) for citation in finding.citations)
    if finding.fix:
        out.append(f"    fix: {_clean(finding.fix)}")
    return "\n".join(out)


def _paint(finding: Finding, colour: bool) -> str:
    label = f"{finding.code} {finding.severity}:"
    return f"\x1b[1;{COLOURS[finding.severity]}m{label}\x1b[0m" if colour else label


def _pointer(text: str, finding: Finding, line_start: int) -> list[str]:
    """The draft's line, cut to a width around the finding, and carets under its words on that line."""
    line_end = text.find("\n", line_start)
    line_end = len(text) if line_end < 0 else line_end
    end = max(finding.start + 1, min(finding.end, line_end))
    left = max(line_start, min(finding.start, end - WIDTH) if end - line_start > WIDTH else line_start)
    right = min(line_end, left + WIDTH)
    shown = _clean(text[left:right])
    carets = " " * (finding.start - left) + "^" * max(1, min(end, right) - finding.start)
    before, after = "…" if left > line_start else "", "…" if right < line_end else ""
    return [f"    {before}{shown}{after}", f"    {' ' * len(before)}{carets}"]


def _source(citation: Citation, outlets: Mapping[str, str]) -> str:
    name = outlets.get(citation.article, citation.article)
    return f"    source ({_clean(name)}): {_clean(' '.join(citation.quote.split()))}"


def _sums(report: Report) -> str:
    def many(count: int, word: str) -> str:
        return f"{count} {word}" if count == 1 else f"{count} {word}s"

    supported = sum(sentence.verdict == "supported" for sentence in report.sentences)
    return (
        f"{many(report.count('error'), 'error')}, {many(report.count('warning'), 'warning')}, "
        f"{report.count('info')} info; {supported} of {many(len(report.sentences), 'sentence')} supported"
    )


def _clean(text: str) -> str:
    """Control and direction marks shown as blanks of equal width: a draft cannot steer the terminal."""
    return _CONTROL.sub(" ", text).replace("\t", " ").replace("\n", " ")
