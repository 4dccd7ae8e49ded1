"""Runs the rules over a draft: one crash stops no other rule, and the order of findings never depends on the rules'."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, Protocol

from writethru.check.context import Context
from writethru.check.draft import Draft, Ignore
from writethru.check.rules.ign001_unused_suppression import PLUGIN as UNUSED
from writethru.check.verdict import verdicts
from writethru.core.registry import discover
from writethru.core.settings import Settings
from writethru.core.types import Failure, Finding, Ledger, Reading, Report, Severity, Span

# Errors of these families are overridden only by a named person with a reason.
GUARDED = ("FIG", "QUO", "ATT", "SRC")
_RANK: dict[Severity, int] = {"info": 0, "warning": 1, "error": 2}
_NAMED = re.compile(r"\b[A-Z]\w+|\b[A-Z]\.\s?[A-Z]")


class Reads(Protocol):
    """What reads the draft: the Reader of the sources."""

    def read(self, article: Any) -> Reading: ...


@cache
def all_rules() -> Mapping[str, Any]:
    """All rules by code. Raises ValueError where two have one code."""
    return discover("writethru.check.rules", "writethru.rules", lambda rule: str(rule.code))


def check_draft(
    draft: Draft,
    readings: Sequence[Reading] = (),
    *,
    reader: Reads,
    ledger: Ledger | None = None,
    settings: Settings | None = None,
    failed: Sequence[Failure] = (),
    rules: Mapping[str, Any] | None = None,
) -> Report:
    """The report on a draft. Without readings only the rules run that read the draft alone.

    ``failed`` (sources that could not be used) is passed on to the report. Raises what ``reader.read`` raises.
    """
    settings = settings or Settings()
    ctx = Context(draft, reader.read(draft.article()), readings, settings, ledger)
    chosen = all_rules() if rules is None else rules
    found: list[Finding] = []
    notes: list[str] = []
    for code in sorted(chosen):
        rule = chosen[code]
        if rule.needs == "src" and not ctx.sources:
            continue
        try:
            found.extend(rule.check(ctx))
        except Exception as error:
            notes.append(f"rule {code} stopped: {type(error).__name__}: {' '.join(str(error).split())[:200]}")
    if not ctx.sources:
        notes.append("no sources were given: only the rules that read the draft alone have run")
    kept, remarks = _suppress(ctx, found)
    findings = tuple(sorted(_once(kept), key=lambda f: (f.start, f.code, f.end, f.message)))
    return Report(
        file=draft.file,
        sha256=draft.sha256,
        text=draft.raw,
        sentences=verdicts(ctx, findings),
        findings=findings,
        failed=tuple(failed),
        notes=(*notes, *remarks),
    )


def exit_code(report: Report | None, level: Severity = "error") -> int:
    """0 nothing at or above ``level``, 1 something, 2 where there is no report or a draft without a sentence."""
    if report is None or not report.sentences:
        return 2
    return int(any(_RANK[finding.severity] >= _RANK[level] for finding in report.findings))


def _once(findings: Iterable[Finding]) -> list[Finding]:
    """Each code once a place: the first message stays."""
    seen: dict[tuple[str, int, int], Finding] = {}
    for finding in findings:
        seen.setdefault((finding.code, finding.start, finding.end), finding)
    return list(seen.values())


def _suppress(ctx: Context, findings: Sequence[Finding]) -> tuple[list[Finding], list[str]]:
    """Findings left after the draft's suppressions, with those that did nothing; what was overridden is a remark."""
    kept = list(findings)
    remarks: list[str] = []
    for ignore in ctx.draft.ignores:
        span = _target(ctx, ignore)
        used: set[str] = set()
        refused: set[str] = set()
        left = []
        for finding in kept:
            inside = span is not None and finding.start < span.end and span.start < max(finding.end, finding.start + 1)
            if not inside or finding.code not in ignore.codes:
                left.append(finding)
            elif finding.severity == "error" and finding.code[:3] in GUARDED and not _signed(ignore):
                refused.add(finding.code)
                left.append(finding)
            else:
                used.add(finding.code)
                remarks.append(f"{finding.code} overridden at {finding.start}: {ignore.reason or 'no reason given'}")
        kept = left
        kept.extend(_unused(ignore, used, refused))
    return kept, remarks


def _signed(ignore: Ignore) -> bool:
    return bool(_NAMED.search(ignore.reason)) and len(ignore.reason.split()) >= 2


def _unused(ignore: Ignore, used: set[str], refused: set[str]) -> Iterable[Finding]:
    if not ignore.codes:
        yield UNUSED.report("This suppression names no rule, so it does nothing", ignore.start, ignore.end)
    for code in ignore.codes:
        if code in refused:
            text = f"{code} is overridden only by a named person with a reason: <!-- wt:ignore {code} NAME: why -->"
            yield UNUSED.report(text, ignore.start, ignore.end)
        elif code not in used:
            yield UNUSED.report(f"Nothing to suppress: {code} was not found here", ignore.start, ignore.end)


def _target(ctx: Context, ignore: Ignore) -> Span | None:
    """The sentence that a suppression belongs to: the one around or before it on its paragraph, else the one after."""
    before: Span | None = None
    for sentence in ctx.sentences:
        if sentence.start >= ignore.end:
            after = Span(sentence.start, sentence.end)
            if before is None or "\n" in ctx.draft.raw[before.end : ignore.start]:
                return after
            return before
        if sentence.end > ignore.start or sentence.end <= ignore.start:
            before = Span(sentence.start, sentence.end)
    return before
