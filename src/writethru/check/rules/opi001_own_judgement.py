"""OPI001: the writer's own judgement or promotion."""

from __future__ import annotations

import re
from collections.abc import Iterable

from writethru.check.context import Context
from writethru.check.opinion import opinions, sells
from writethru.check.rule import Rule
from writethru.core.types import Finding, Span

# cues with which a firm praises what it sells
_ADVERTISES = frozenset("announce present offer promise enjoy love introduce unveil".split())
_SAID = re.compile(
    r"\b(?:sa(?:id|ys?|ying)|t(?:old|ells?)|according to|call(?:s|ed)|describ(?:es|ed)|believe[sd]?|argue[sd]?|"
    r"claim(?:s|ed)|insist(?:s|ed)|wr(?:ote|ites)|warn(?:s|ed)|add(?:s|ed)|thinks?|thought|view(?:s|ed)?|calls?|"
    r"ruled|found that|"
    r"finds that|report(?:s|ed)?|critics|denounc\w+|condemn\w+)\b",
    re.I,
)
# marks that open a quotation
_OPENING = ('"', "“", "„", "«")


class OwnJudgement(Rule):
    """## What it does
    Reports words by which the writer judges or sells: "shameful", "it is clear that", "sadly", "must-see",
    "world-leading". What a speaker says, in quotation marks or not, is let pass, and so are headlines.

    ## Why it matters
    The reader asked for the facts, and takes the outlet's opinion for one of them.

    ## Example
        It is a shameful failure of the council.

    ## Instead
        The council had been warned twice, letters show.

    ## Fix
    Delete the judgement, or give it to somebody who says it.
    """

    code = "OPI001"
    name = "own-judgement"
    severity = "warning"
    needs = "draft"

    def check(self, ctx: Context) -> Iterable[Finding]:
        for i in ctx.copy:
            if ctx.is_heading(i) or ctx.text(i).lstrip()[:1] in _OPENING:
                continue  # a quotation whose end mark is lost is still one
            sentence = ctx.sentences[i]
            found = [
                Span(sentence.start + span.start, sentence.start + span.end)
                for span in opinions(ctx.text(i))
                if not ctx.in_quotes(sentence.start + span.start, sentence.start + span.end)
            ]
            if not found or _theirs(ctx, i, found[0]):
                continue
            yield self.finding(f'"{ctx.words(found[0])}" is a judgement, and nobody is named for it', found[0])


def _theirs(ctx: Context, i: int, span: Span) -> bool:
    """Is the judgement somebody's? An advertisement stays one where the firm "announces" or its guests "enjoy" it."""
    if not sells(ctx.text(i)):
        return bool(_SAID.search(ctx.text(i))) or any(s.speaker is not None for s in ctx.statements(i))
    said = [statement for statement in ctx.statements(i) if statement.cue.lemma not in _ADVERTISES]
    return any(content.contains(span) for statement in said for content in statement.content)


PLUGIN = OwnJudgement()
