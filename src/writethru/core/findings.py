"""What ``check`` says of a draft. Import these records from :mod:`writethru.core.types`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from writethru.core.basic import Citation, Failure, Span

Severity = Literal["error", "warning", "info"]
Verdict = Literal["supported", "unsupported", "contradicted", "not_checkable"]


@dataclass(frozen=True, slots=True)
class Edit:
    """A replacement: ``text`` for exactly ``[start, end)`` of the draft as it lies in its file; "" takes words out."""

    start: int
    end: int
    text: str
    # sure enough to be made without asking: there is one way to put it right, and the draft or one source has it
    certain: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule reports. ``start`` and ``end`` point into the draft as it lies in its file."""

    code: str
    severity: Severity
    message: str
    start: int
    end: int
    citations: tuple[Citation, ...] = ()
    # words that would put it right, taken from the source where there is one: for the writer to work in
    fix: str | None = None
    # the same as a replacement, where the words fit in as they are
    edit: Edit | None = None
    # the words of the sources that decide, each inside one of ``citations``
    deciding: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Override:
    """A finding that was set aside: by whom and why is kept. Without ``by`` it was no error that takes a person."""

    code: str
    severity: Severity
    message: str
    start: int
    end: int
    # the draft's words that the finding was about
    words: str
    # the person who answers for it
    by: str | None
    reason: str
    # where it was said: "comment", or the settings file and its key
    where: str = "comment"


@dataclass(frozen=True, slots=True)
class SentenceVerdict:
    start: int
    end: int
    verdict: Verdict
    # 0..1, 1 = supported
    score: float
    citations: tuple[Citation, ...] = ()
    # words that the verifier finds in no source, as spans of the draft
    lost: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """All that ``check`` says of one draft."""

    file: str | None
    sha256: str
    text: str
    sentences: tuple[SentenceVerdict, ...]
    findings: tuple[Finding, ...]
    failed: tuple[Failure, ...] = field(default=())
    notes: tuple[str, ...] = ()
    # findings that were set aside, in text order
    overrides: tuple[Override, ...] = ()
    # codes of the rules that broke down, so that the check is not whole
    stopped: tuple[str, ...] = ()

    def count(self, severity: Severity) -> int:
        return sum(finding.severity == severity for finding in self.findings)
