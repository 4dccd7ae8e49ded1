"""Which of several errors on a sentence are told: that no source has a word adds nothing to a more exact error."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from writethru.check.context import Context
from writethru.core.types import Finding

# Errors that say what the sources have instead, or that the sentence is not finished.
_EXACT = ("FIG", "CAS", "ATT", "HED", "NEG", "QUO002", "ACT", "NAM", "PLC", "TIM", "MRK")
# those that say no more than that no source has it, unless they know what a source has in its place
_IN_NO_SOURCE = ("FIG001", "QUO001")
# a figure without who says so may still be right
_NOT_EXACT = frozenset({"FIG004"})
# a wrong sum says why its figure is in no source
_BETTER = {"FIG001": "FIG009"}


def stand_back(ctx: Context, findings: Sequence[Finding]) -> list[Finding]:
    """The findings without those that a more exact error of their sentence explains.

    SRC001 on a sentence or on words of it stands back for an error that says what the sources have instead; on a clause
    joined to the sentence it stays, for the error may be about the rest.
    """
    starts = [sentence.start for sentence in ctx.sentences]
    exact = {_sentence(starts, f) for f in findings if _is_exact(f)}
    spans = {(f.code, f.start, f.end) for f in findings}
    return [
        finding
        for finding in findings
        if not (finding.code == "SRC001" and _sentence(starts, finding) in exact and not _clause(ctx, starts, finding))
        and (_BETTER.get(finding.code), finding.start, finding.end) not in spans
    ]


def _is_exact(finding: Finding) -> bool:
    if finding.severity != "error" or finding.code in _NOT_EXACT:
        return False
    return bool(finding.fix) if finding.code in _IN_NO_SOURCE else finding.code.startswith(_EXACT)


def _sentence(starts: Sequence[int], finding: Finding) -> int:
    return bisect_right(starts, finding.start) - 1


def _clause(ctx: Context, starts: Sequence[int], finding: Finding) -> bool:
    """Is the finding about several words that are not the whole sentence?"""
    sentence = ctx.sentences[_sentence(starts, finding)]
    whole = finding.start <= sentence.start and sentence.end <= finding.end
    return not whole and len(ctx.draft.text[finding.start : finding.end].split()) > 2
