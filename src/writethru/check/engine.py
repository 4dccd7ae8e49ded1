"""Runs the rules over a draft: one crash stops no other rule, and the order of findings never depends on the rules'."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Protocol

from writethru.check.aside import set_aside
from writethru.check.context import Context
from writethru.check.draft import Draft
from writethru.check.policy import Policy
from writethru.check.precedence import stand_back
from writethru.check.verdict import verdicts
from writethru.check.verifier.version import uses_network, verifier_used
from writethru.core.registry import discover
from writethru.core.settings import Settings
from writethru.core.types import Edit, Failure, Finding, Ledger, Reading, Report, Severity
from writethru.reading.extract.language import find_language

_RANK: dict[Severity, int] = {"info": 0, "warning": 1, "error": 2}
# Errors that say "no source has it": warnings where a source could not be compared, since that one may have it.
_IN_NO_SOURCE = frozenset({"SRC001", "QUO001", "FIG001"})
# characters of a finding from which on it is about a whole sentence and not about the words in it
WIDE = 60


class Reads(Protocol):
    """What reads the draft: the Reader of the sources."""

    def read(self, article: Any) -> Reading: ...


@cache
def all_rules() -> Mapping[str, Any]:
    """All rules by code. Raises ValueError where two have one code."""
    return discover("writethru.check.rules", "writethru.rules", lambda rule: str(rule.code))


@dataclass(frozen=True, slots=True)
class Examined:
    """A draft that the rules have run over, before what the sources say of each of its sentences is judged."""

    # the report, but for the verdicts on sentences
    unjudged: Report
    context: Context
    # as the rules found it, before a policy or a person had a say
    found: tuple[Finding, ...]

    def report(self) -> Report:
        """The whole report."""
        # what the sources say of a sentence does not change with a house's severities or a person's override
        return replace(self.unjudged, sentences=verdicts(self.context, self.found))


def check_draft(
    draft: Draft,
    readings: Sequence[Reading] = (),
    *,
    reader: Reads,
    ledger: Ledger | None = None,
    settings: Settings | None = None,
    failed: Sequence[Failure] = (),
    rules: Mapping[str, Any] | None = None,
    policy: Policy | None = None,
) -> Report:
    """The report on a draft; arguments and errors as those of :func:`examine`."""
    return examine(
        draft, readings, reader=reader, ledger=ledger, settings=settings, failed=failed, rules=rules, policy=policy
    ).report()


def examine(
    draft: Draft,
    readings: Sequence[Reading] = (),
    *,
    reader: Reads,
    ledger: Ledger | None = None,
    settings: Settings | None = None,
    failed: Sequence[Failure] = (),
    rules: Mapping[str, Any] | None = None,
    policy: Policy | None = None,
) -> Examined:
    """What the rules find in a draft. Without readings only the rules run that read the draft alone.

    Sources in another language than English are not compared, and a note names each. ``failed`` (sources that could
    not be used) is passed on to the report. ``policy`` says which rules run, at which severity, and what is excused.
    Raises what ``reader.read`` raises.
    """
    settings, policy = settings or Settings(), policy or Policy()
    foreign = [reading for reading in readings if reading.article.language not in ("en", "")]
    english = [reading for reading in readings if reading.article.language in ("en", "")] if foreign else readings
    ctx = Context(draft, reader.read(draft.article()), english, settings, None if foreign else ledger)
    known = all_rules() if rules is None else rules
    ran, stopped, found = _run(ctx, {code: known[code] for code in sorted(known) if policy.runs(code)})
    found = stand_back(ctx, found)
    notes = [f"rule {code} stopped: {why}" for code, why in stopped.items()]
    notes.extend(_not_compared(reading) for reading in foreign)
    language = find_language((), " ".join(draft.text.split()))
    if language != "en":
        notes.append(f"the draft reads as {language!r}, not as English: the rules are made for English")
    if not ctx.sentences:
        notes.append("the draft holds no sentence: nothing was checked")
    if not readings:
        notes.append("no sources were given: only the rules that read the draft alone have run")
    elif not english:
        notes.append("no source is in English: only the rules that read the draft alone have run")
    elif settings.verifier != "rules" and not uses_network(settings):
        notes.append(f"scores are by {verifier_used(settings)}")
    graded = [_graded(finding, policy, unsure=bool(foreign)) for finding in found]
    kept, aside = set_aside(ctx, graded, policy, ran, known)
    kept = [_graded(finding, policy) if finding.code == "IGN001" else finding for finding in kept]
    report = Report(
        file=draft.file,
        sha256=draft.sha256,
        text=draft.raw,
        sentences=(),
        findings=tuple(finding for finding in _ordered(_settled(kept)) if finding.code != "IGN001" or "IGN001" in ran),
        failed=tuple(failed),
        notes=tuple(notes),
        overrides=tuple(sorted(aside, key=lambda item: (item.start, item.code, item.end))),
        stopped=tuple(stopped),
    )
    return Examined(report, ctx, tuple(found))


def exit_code(report: Report | None, level: Severity = "error") -> int:
    """0 nothing at or above ``level``, 1 something, 2 where the check is not whole.

    That is: there is no report, the draft has no sentence, or a rule broke down.
    """
    if report is None or not report.sentences or report.stopped:
        return 2
    return int(any(_RANK[finding.severity] >= _RANK[level] for finding in report.findings))


def _run(ctx: Context, rules: Mapping[str, Any]) -> tuple[set[str], dict[str, str], list[Finding]]:
    """Codes of the rules that ran, why others broke down, and the findings, each once a place."""
    ran: set[str] = set()
    stopped: dict[str, str] = {}
    found: list[Finding] = []
    for code, rule in rules.items():
        if rule.needs == "src" and not ctx.sources:
            continue
        try:
            found.extend(rule.check(ctx))
            ran.add(code)
        except Exception as error:
            stopped[code] = f"{type(error).__name__}: {' '.join(str(error).split())[:200]}"
    return ran, stopped, _once(found)


def _once(findings: Iterable[Finding]) -> list[Finding]:
    """Each code once a place: the first message stays."""
    seen: dict[tuple[str, int, int], Finding] = {}
    for finding in findings:
        seen.setdefault((finding.code, finding.start, finding.end), finding)
    return list(seen.values())


def _ordered(findings: Iterable[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda f: (f.start, f.code, f.end, f.message))


def _settled(findings: Sequence[Finding]) -> list[Finding]:
    """A fix of style is certain only where no finding that is more than a matter of style touches what it replaces."""
    graver = [finding for finding in findings if finding.severity != "info"]
    return [
        replace(finding, edit=replace(finding.edit, certain=False))
        if finding.code.startswith("STY") and finding.edit and finding.edit.certain and _touched(finding.edit, graver)
        else finding
        for finding in findings
    ]


def _touched(edit: Edit, findings: Sequence[Finding]) -> bool:
    spans = [(finding.start, finding.end) for finding in findings]
    spans += [(finding.edit.start, finding.edit.end) for finding in findings if finding.edit]
    # one character of room: a bound stands just before its number
    return any(start <= edit.end + 1 and edit.start <= end + 1 for start, end in spans if end - start <= WIDE)


def _graded(finding: Finding, policy: Policy, *, unsure: bool = False) -> Finding:
    """The finding with the severity that the policy gives it."""
    severity = policy.severity.get(finding.code, finding.severity)
    if unsure and severity == "error" and finding.code in _IN_NO_SOURCE:
        return replace(
            finding, severity="warning", message=f"{finding.message} (a source in another language was not compared)"
        )
    return finding if severity == finding.severity else replace(finding, severity=severity)


def _not_compared(reading: Reading) -> str:
    article = reading.article
    name = article.outlet or article.file or article.url or article.id
    return f"{name} is in {article.language!r}, not in English: the draft was not compared with it"
