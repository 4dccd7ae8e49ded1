"""The difference between two editions as Markdown: for mails between editors and issue trackers."""

from __future__ import annotations

from collections.abc import Iterator

from writethru.brief.difference import EditionDiff, LineChange
from writethru.core.types import SourceRow
from writethru.publish.differences.words import FIGURE_WORDS, KINDS, section_title
from writethru.publish.targets.markdown import escaped
from writethru.publish.words import count, sentence, when


def diff_markdown(diff: EditionDiff) -> str:
    """Corrections and figures first, then lines and sources. Words of articles are escaped."""
    return "\n\n".join(_blocks(diff)) + "\n"


def _blocks(diff: EditionDiff) -> Iterator[str]:
    yield f"# From edition {diff.old} to edition {diff.new}"
    if diff.empty:
        yield "No difference."
        return
    if diff.corrections:
        yield "## Corrections"
        yield "\n".join(
            f"- “{escaped(one.was)}” "
            + (f"now reads “{escaped(one.now)}”. " if one.now else "no longer stands. ")
            + escaped(sentence(one.reason))
            for one in diff.corrections
        )
    if diff.figures:
        yield "## Figures"
        rows = ["| what | before | now | who says |", "|---|---|---|---|"]
        rows += [
            f"| {escaped(one.what)} | {escaped(one.was or '')} | {escaped(one.now or '')}{FIGURE_WORDS[one.kind]} "
            f"| {escaped(one.who_says)} |"
            for one in diff.figures
        ]
        yield "\n".join(rows)
    if diff.lines:
        yield "## Lines"
        yield "\n".join(_line(line) for line in diff.lines)
    yield f"{count(diff.unchanged, 'line')} unchanged."
    listed = [
        *(_source(row, "new") for row in diff.sources_added),
        *(_source(row, "changed") for row in diff.sources_changed),
        *(_source(row, "no longer used") for row in diff.sources_dropped),
    ]
    if listed:
        yield "## Sources"
        yield "\n".join(listed)


def _line(line: LineChange) -> str:
    start = f"- {section_title(line.section)}, {KINDS[line.kind]}: "
    if line.kind != "changed":
        return start + escaped(line.now or line.was or "")
    out = []
    for piece in line.pieces:
        words = escaped(piece.text)
        sign = {"same": "", "added": "**", "dropped": "~~"}[piece.kind] if words else ""
        before, after = (" " if piece.text[at].isspace() else "" for at in (0, -1))
        out.append(f"{before}{sign}{words}{sign}{after}" if words else " ")
    return start + "".join(out).strip()


def _source(row: SourceRow, state: str) -> str:
    return f"- {state}: {escaped(row.outlet or '')}, {escaped(row.title)}, {escaped(when(row.published))}"
