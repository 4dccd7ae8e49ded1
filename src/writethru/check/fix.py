"""Makes the edits that are certain, checks the draft again, and takes back what brought a new error.

Pure: a draft, its report and a way to check in, the fixed text out. What is certain is for the rules to say
(:class:`~writethru.core.types.Edit`); here no word is judged.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import unified_diff

from writethru.core.types import Edit, Finding, Report

# times that a fixed draft is looked at anew: a name put right lets the next fault in its sentence be seen
ROUNDS = 4
# edits that are tried one by one where all at once brought a new error
TRIED = 40

Check = Callable[[str], Report]


@dataclass(frozen=True, slots=True)
class Fixed:
    """A draft before and after. ``text`` is the report's on what is left."""

    before: Report
    after: Report
    # findings whose edits were made, in the order in which they were made
    made: tuple[Finding, ...]
    # findings whose edits were certain and were not made, each with the reason
    left: tuple[tuple[Finding, str], ...] = ()

    @property
    def text(self) -> str:
        return self.after.text


def fix_draft(report: Report, check: Check) -> Fixed:
    """The draft of a report with all its certain edits made. ``check`` gives the report on another text of the draft.

    An edit that would bring an error which was not there before is not made, and is named in ``left``; so are edits
    that overlap. Raises what ``check`` raises.
    """
    before, made, left = report, list[Finding](), list[tuple[Finding, str]]()
    refused: set[tuple[str, str, str]] = set()
    for _ in range(ROUNDS):
        ready, clashing = _certain(report, refused)
        left.extend((finding, "it overlaps another fix") for finding in clashing)
        refused.update(_name(report, finding) for finding in clashing)
        if not ready:
            break
        after, done, back = _attempt(report, ready, check)
        backed = {_name(report, finding) for finding, _ in back}
        report = after
        made.extend(done)
        left.extend(back)
        refused.update(backed)
        if not done:
            break
    return Fixed(before, report, tuple(made), tuple(left))


def diff(fixed: Fixed) -> str:
    """What was changed, as a unified diff that ``patch`` takes; "" for nothing. Line ends stay as they are."""
    old, new = fixed.before.text, fixed.after.text
    if old == new:
        return ""
    name = fixed.before.file or "draft"
    out = []
    for line in unified_diff(_split(old), _split(new), name, name):
        out.append(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n")
    return "".join(out)


def _split(text: str) -> list[str]:
    """Lines with their ends: of the many characters that end a line somewhere, only LF does so in a diff."""
    return [line for line in re.split(r"(?<=\n)", text) if line]


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text with the edits made; they must not overlap."""
    out, at = [], 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if edit.start < at:
            raise ValueError(f"edits overlap at character {edit.start}")
        out += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join([*out, text[at:]])


def _attempt(
    report: Report, ready: Sequence[Finding], check: Check
) -> tuple[Report, list[Finding], list[tuple[Finding, str]]]:
    """All edits at once; where that brings a new error, one after the other without those that do."""
    edits = _edits(ready)
    after = check(edited(report.text, edits))
    if not _new_error(report, after, edits):
        return after, list(ready), []
    kept: list[Finding] = []
    back: list[tuple[Finding, str]] = []
    last = report
    for finding in ready[:TRIED]:
        edits = _edits([*kept, finding])
        tried = check(edited(report.text, edits))
        fault = _new_error(report, tried, edits)
        if fault:
            back.append((finding, f"it would bring {fault.code}: {fault.message}"))
        else:
            kept.append(finding)
            last = tried
    back.extend((finding, f"more than {TRIED} fixes were tried") for finding in ready[TRIED:])
    return last, kept, back


def _certain(report: Report, refused: set[tuple[str, str, str]]) -> tuple[list[Finding], list[Finding]]:
    """Findings whose edits can be made together, in text order, and those whose edits overlap others'.

    Two rules that want the same replacement agree, and it is made once; two that differ are both in doubt.
    """
    found = [
        finding
        for finding in report.findings
        if finding.edit
        and finding.edit.certain
        and _name(report, finding) not in refused
        and _fits(report, finding.edit)
    ]
    found.sort(key=lambda finding: (finding.edit.start, finding.edit.end, finding.code) if finding.edit else (0, 0, ""))
    ready: list[Finding] = []
    clashing: list[Finding] = []
    for finding in found:
        rivals = [other for other in found if other is not finding and _clash(finding.edit, other.edit)]
        (clashing if rivals else ready).append(finding)
    return ready, clashing


def _fits(report: Report, edit: Edit) -> bool:
    return 0 <= edit.start <= edit.end <= len(report.text) and report.text[edit.start : edit.end] != edit.text


def _clash(a: Edit | None, b: Edit | None) -> bool:
    """Do two edits touch the same characters, or insert at the same place, and are not one and the same?"""
    if a is None or b is None or (a.start, a.end, a.text) == (b.start, b.end, b.text):
        return False
    return (a.start < b.end and b.start < a.end) or (a.start == b.start and a.end == b.end)


def _edits(findings: Sequence[Finding]) -> list[Edit]:
    """Each edit once."""
    return list({(edit.start, edit.end): edit for edit in (finding.edit for finding in findings) if edit}.values())


def _name(report: Report, finding: Finding) -> tuple[str, str, str]:
    """What a finding is known by when the text around it has moved: code, words, replacement."""
    return finding.code, report.text[finding.start : finding.end], finding.edit.text if finding.edit else ""


def _new_error(before: Report, after: Report, edits: Sequence[Edit]) -> Finding | None:
    """The first error after the edits whose code stood at no place that it overlaps before them."""
    moved = _Moved(edits)
    old = [
        (finding.code, moved.to(finding.start), moved.to(finding.end))
        for finding in before.findings
        if finding.severity == "error"
    ]
    for finding in after.findings:
        known = any(code == finding.code and start <= finding.end and finding.start <= end for code, start, end in old)
        if finding.severity == "error" and not known:
            return finding
    return None


class _Moved:
    """Where offsets of a text lie after edits; one inside replaced words lies at their end."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        ordered = sorted(edits, key=lambda edit: (edit.start, edit.end))
        self.ends = [edit.end for edit in ordered]
        self.shifts = [0]
        for edit in ordered:
            self.shifts.append(self.shifts[-1] + len(edit.text) - (edit.end - edit.start))

    def to(self, offset: int) -> int:
        return offset + self.shifts[bisect_right(self.ends, offset)]
