"""What the sources say of each sentence of a draft, in one word and a score.

The rules that compare decide: a sentence with one of their errors is not supported, any other is. The score is the
verifier's. It does not decide on a draft, whose own words for a thing it too often takes for another thing; on a claim
alone it does (:mod:`writethru.verifying`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from writethru.check.context import Context
from writethru.check.verifier.version import uses_network
from writethru.core.types import Finding, SentenceVerdict, Verdict

# Errors that say "no source has it"; every other error of a rule that compares says "the sources have it otherwise".
MISSING = frozenset({"SRC001", "QUO001", "SRC002"})
COMPARES = ("FIG", "CAS", "ATT", "HED", "NEG", "QUO", "ACT", "NAM", "PLC", "TIM", "HDL", "SRC")
# what is left of the score of a sentence that the sources have otherwise, and of one that no source has
OTHERWISE, NOWHERE = 0.3, 0.45
# a sentence with less weight than this has nothing to check
LIGHT = 3.0


def verdicts(ctx: Context, findings: Sequence[Finding]) -> tuple[SentenceVerdict, ...]:
    """One verdict per sentence of the draft, in text order."""
    copy = set(ctx.copy)
    wrong = _errors(ctx, findings)
    network = uses_network(ctx.settings)
    out = []
    for i, sentence in enumerate(ctx.sentences):
        if not ctx.sources or i not in copy or _light(ctx, i):
            out.append(SentenceVerdict(sentence.start, sentence.end, "not_checkable", 0.5))
            continue
        errors = wrong.get(i, set())
        judged = ctx.held.verifier.judge(ctx.tree, sentence, network=network)
        score = judged.score
        verdict: Verdict = "supported"
        if errors - MISSING:
            verdict, score = "contradicted", min(score, 0.98) * OTHERWISE
        elif errors:
            verdict, score = "unsupported", min(score, 0.98) * NOWHERE
        out.append(
            SentenceVerdict(sentence.start, sentence.end, verdict, round(score, 4), ctx.cite_hits(i), judged.lost)
        )
    return tuple(out)


def _light(ctx: Context, i: int) -> bool:
    """Is there next to nothing to check? In few sources every word is light: then one word of no source must do."""
    return ctx.alignments[i].weight < min(LIGHT, ctx.index.rarity("")) or len(ctx.text(i).split()) < 2


def _errors(ctx: Context, findings: Sequence[Finding]) -> dict[int, set[str]]:
    """Codes of the errors that compare with the sources, by number of the sentences they touch."""
    ends = [sentence.end for sentence in ctx.sentences]
    out: dict[int, set[str]] = {}
    for finding in findings:
        if finding.severity != "error" or not finding.code.startswith(COMPARES):
            continue
        i = bisect_right(ends, finding.start)
        while i < len(ctx.sentences) and ctx.sentences[i].start < finding.end:
            out.setdefault(i, set()).add(finding.code)
            i += 1
    return out
