"""The report for people: the draft's line with a caret under the words, and the source's sentence beneath."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from writethru.check.excerpt import Paint, clean, pointed, wrapped
from writethru.check.outputs import Frame
from writethru.check.places import Lines, deciding_in, fix_of
from writethru.core.types import Citation, Finding, Override, Report, Severity, Span

# columns under which nothing can be laid out
NARROWEST = 40
COLOURS: Mapping[Severity, str] = {"error": "31", "warning": "33", "info": "36"}
_MARGIN = "    "


class Text:
    """A block per finding and a line of sums."""

    name = "text"
    endings = (".txt", ".text")
    tells_failures = False

    def render(self, reports: Sequence[Report], frame: Frame) -> str:
        from writethru.check.engine import all_rules
        from writethru.check.statistics import statistics_text

        parts = ["\n".join(_blocks(report, frame)) + "\n" for report in reports]
        if frame.statistics:
            parts.append(statistics_text(reports, all_rules()))
        return "\n".join(parts)


def _blocks(report: Report, frame: Frame) -> Iterator[str]:
    lines = Lines(report.text)
    for finding in report.findings:
        yield "\n".join(_block(report, finding, lines, frame))
    yield from (_override(override, frame.width) for override in report.overrides)
    yield from (f"note: {clean(note)}" for note in report.notes)
    yield from (f"failed: {clean(failure.source)}: {clean(failure.reason)}" for failure in report.failed)
    yield _sums(report)


def _block(report: Report, finding: Finding, lines: Lines, frame: Frame) -> Iterator[str]:
    line, column = lines.place(finding.start)
    width = max(NARROWEST, frame.width) - len(_MARGIN)
    paint = _painter(COLOURS[finding.severity] if frame.colour else "")
    label = paint(f"{finding.code} {finding.severity}:")
    yield f"{clean(report.file or 'draft')}:{line}:{column}: {label} {clean(finding.message)}"
    words = Span(finding.start, finding.end)
    for row in pointed(report.text, lines.line(finding.start), words, width, paint):
        yield f"{_MARGIN}{row}"
    for citation in finding.citations:
        yield from _source(citation, finding, frame, width)
    offer = clean(fix_of(report, finding))
    if offer:
        sure = " (--fix makes it)" if finding.edit and finding.edit.certain else ""
        yield f"{_MARGIN}fix: {offer}{sure}"


def _source(citation: Citation, finding: Finding, frame: Frame, width: int) -> Iterator[str]:
    """The outlet, and its sentence with carets under the words that decide."""
    yield f"{_MARGIN}{_painter('2' if frame.colour else '')(f'source ({clean(frame.outlet(citation.article))}):')}"
    paint = _painter("32" if frame.colour else "")
    for row in wrapped(citation.quote, deciding_in(citation, finding), width, paint):
        yield f"{_MARGIN}{row}"


def _painter(colour: str) -> Paint:
    """Puts an ANSI colour around words; without one they stay as they are."""
    bold = "" if colour == "2" else "1;"
    return (lambda words: f"\x1b[{bold}{colour}m{words}\x1b[0m") if colour else str


def _override(override: Override, width: int) -> str:
    who = f"by {clean(override.by)}" if override.by else f"in the {clean(override.where)}"
    words = " ".join(override.words.split())
    words = words if len(words) <= width else words[: width - 1] + "…"
    return f"overridden: {override.code} {who}: {clean(override.reason)} (“{clean(words)}”)"


def _sums(report: Report) -> str:
    def many(count: int, word: str) -> str:
        return f"{count} {word}" if count == 1 else f"{count} {word}s"

    supported = sum(sentence.verdict == "supported" for sentence in report.sentences)
    overridden = f", {len(report.overrides)} overridden" if report.overrides else ""
    return (
        f"{many(report.count('error'), 'error')}, {many(report.count('warning'), 'warning')}, "
        f"{report.count('info')} info{overridden}; {supported} of {many(len(report.sentences), 'sentence')} supported"
    )


PLUGIN = Text()
