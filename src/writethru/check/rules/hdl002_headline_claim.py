"""HDL002: a contested claim in a headline without attribution."""

from __future__ import annotations

import re
from collections.abc import Iterable

from writethru.check.against.denials import denials, share_held
from writethru.check.align import terms
from writethru.check.amounts import CASUALTY, checked, measure_in, values
from writethru.check.attribution import attributed
from writethru.check.context import Context
from writethru.check.rule import Rule
from writethru.core.types import Figure, Finding, Span

# share of the denied words that a headline must hold
SHARE = 0.6
# words of weight that a sentence of the copy must have in common with the headline to be about its claim
SHARED = 2
# a headline gives its claim to somebody, asks, or leaves room
_GIVEN = re.compile(
    r":|\?|[“”\"‘]|\b(?:says?|said|tells?|told|claims?|claimed|accus\w+|alleg\w+|blam\w+|den(?:y|ies|ied)|reject\w*|"
    r"disput\w+|"
    r"suspect\w*|fear\w*|warn\w*|argu\w+|insist\w*|according|reported(?:ly)?|finds?|found|ruled?|rules|court|"
    r"judges?|jury|inquiry|"
    r"police|prosecutors?|charged|convicted|jailed|sentenced|guilty|fined|may|might|could|likely|possibl[ey]|perhaps|"
    r"seen as|said to|over|amid|after|if|whether|row|dispute|claims?|question\w*|doubt\w*|contest\w*|vs|not|no|"
    r"never)\b"
    r"|\bby \w+(?:['’]s)? (?:count|reckoning|estimate|figures?)\b| [—–-] ",
    re.I,
)
# blame and guilt, told as a fact
_CLAIM = re.compile(
    r"\b(?:caus(?:e|es|ed|ing)|to blame|behind|led to|lied|lies|misled|misleads|rigg(?:ed|ing)|rigs|stole|steals|"
    r"stolen|"
    r"cheat(?:s|ed)?|defraud(?:s|ed)?|brib(?:e|es|ed)|cover(?:s|ed)? up|cover-up|hid|hides|conceal(?:s|ed)?|"
    r"ignor(?:es|ed)|"
    r"fail(?:s|ed)|neglect(?:s|ed)?|betray(?:s|ed)?|murder(?:s|ed)?|massacre[sd]?|tortur(?:es|ed)|poison(?:s|ed)?|"
    r"sabotag(?:es|ed)|provok(?:es|ed)|unsafe|illegal(?:ly)?|unlawful(?:ly)?|negligen(?:t|ce)|corrupt(?:ion)?|"
    r"fraud(?:ulent)?|"
    r"incompeten(?:t|ce)|overload(?:s|ed|ing)?|leak(?:s|ed)?)\b",
    re.I,
)
_CONTESTED = re.compile(
    r"\b(?:den(?:y|ies|ied)|reject\w*|disput\w+|dismiss\w*|contest\w*|contradict\w*|disagree\w*|"
    r"not (?:yet )?(?:been )?(?:established|"
    r"proved|proven|clear|known)|unclear|unproven|alleg\w+|accus\w+|claim\w*|insist\w*|suspect\w*|believe[sd]?|"
    r"thinks?|"
    r"argue[sd]?|blame[sd]?)\b",
    re.I,
)


class HeadlineClaim(Rule):
    """## What it does
    Reports a headline that states without attribution what the copy gives only as somebody's claim while somebody
    denies or doubts it, what the sources have denied, or an exact count of dead or hurt for which the copy has two.

    ## Why it matters
    Most readers see the headline alone, and courts read it alone too.

    ## Example
        # Dam owner ignored warnings (The copy: the union says so, the owner denies it)

    ## Instead
        # Dam owner ignored warnings, union says

    ## Fix
    Name in the headline who says so, in quotation marks or after a comma; give a count as "at least" or as a range.
    """

    code = "HDL002"
    name = "headline-claim"
    severity = "warning"
    needs = "draft"

    def check(self, ctx: Context) -> Iterable[Finding]:
        for i in ctx.copy:
            if ctx.region(i) != "title" or ctx.statements(i) or _GIVEN.search(ctx.text(i)):
                continue
            count = _rival_count(ctx, i)
            if count is not None:
                yield self.finding(
                    f'"{count.text}" in the headline is one of two counts in the copy: whose is it?',
                    Span(count.start, count.end),
                )
                continue
            denied = next((d for d in denials(ctx) if not d.silent and share_held(ctx, i, d) >= SHARE), None)
            if denied is not None:
                yield self.finding(
                    f"{denied.speaker.canonical} denies what the headline states",
                    ctx.span(i),
                    citations=[ctx.cite(denied.place)],
                )
            elif _CLAIM.search(ctx.text(i)) and _only_claimed(ctx, i):
                yield self.finding("The copy has this as a claim that is contested, the headline as fact", ctx.span(i))


def _rival_count(ctx: Context, i: int) -> Figure | None:
    """An exact count of dead or hurt in the headline beside which the copy gives another one, of somebody's."""
    held = [(k, f, measure_in(ctx.text(k), f, ctx.sentences[k].start)) for k, f in checked(ctx)]
    for k, figure, measure in held:
        if k != i or measure not in CASUALTY or figure.approx != "exact" or sum(j == i for j, _, _ in held) > 1:
            continue
        others = [f for j, f, m in held if j != i and m == measure and f.approx == "exact" and attributed(ctx, j, f)]
        given = {values(other) for other in others}
        if values(figure) in given and len(given) > 1 and not any(f.place or f.population for f in others):
            return figure
    return None


def _only_claimed(ctx: Context, i: int) -> bool:
    """Does every sentence of the copy about the headline's claim give it as somebody's, and one of them contest it?"""
    mine = frozenset(terms(ctx.tree, ctx.sentences[i]))
    about = [
        k
        for k in ctx.copy
        if not ctx.is_heading(k) and len(mine & frozenset(terms(ctx.tree, ctx.sentences[k]))) >= min(SHARED, len(mine))
    ]
    # "the owner disputes this" may stand in the sentence after
    near = {j for k in about for j in (k, k + 1) if j < len(ctx.sentences)}
    contested = any(_CONTESTED.search(ctx.text(k)) for k in sorted(near))
    return contested and all(attributed(ctx, k) or _CONTESTED.search(ctx.text(k)) for k in about)


PLUGIN = HeadlineClaim()
