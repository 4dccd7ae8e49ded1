"""What the sources say of each sentence of a draft, in one word and a score."""

from __future__ import annotations

from collections.abc import Sequence

from writethru.check.context import Context
from writethru.core.types import Finding, SentenceVerdict, Verdict

# Errors that say "no source has it"; every other error of a rule that compares says "the sources have it otherwise".
MISSING = frozenset({"SRC001", "QUO001", "SRC002"})
COMPARES = ("FIG", "CAS", "ATT", "HED", "NEG", "QUO", "ACT", "NAM", "PLC", "TIM", "HDL", "SRC")
# a sentence with less weight than this has nothing to check
LIGHT = 3.0


def verdicts(ctx: Context, findings: Sequence[Finding]) -> tuple[SentenceVerdict, ...]:
    """One verdict per sentence of the draft, in text order."""
    copy = set(ctx.copy)
    out = []
    for i, sentence in enumerate(ctx.sentences):
        if not ctx.sources or i not in copy or ctx.alignments[i].weight < LIGHT:
            out.append(SentenceVerdict(sentence.start, sentence.end, "not_checkable", 0.5))
            continue
        errors = {
            f.code
            for f in findings
            if f.severity == "error"
            and f.code.startswith(COMPARES)
            and f.start < sentence.end
            and sentence.start < f.end
        }
        score = ctx.alignments[i].score
        verdict: Verdict = "supported"
        if errors - MISSING:
            verdict, score = "contradicted", min(score, 1.0) * 0.3
        elif errors:
            verdict, score = "unsupported", min(score, 1.0) * 0.45
        out.append(SentenceVerdict(sentence.start, sentence.end, verdict, round(score, 4), ctx.cite_hits(i)))
    return tuple(out)
