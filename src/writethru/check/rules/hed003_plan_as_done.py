"""HED003: a plan, offer or vote told as done."""

from __future__ import annotations

import re
from collections.abc import Iterable

from writethru.check.against.compare import COVER, pairs
from writethru.check.against.predicates import Predicate, claimed, hedge_words, predicates
from writethru.check.align import Place
from writethru.check.context import Context
from writethru.check.rule import Rule
from writethru.check.words import concept
from writethru.core.tree import Tree
from writethru.core.types import Finding

_OPEN = re.compile(
    r"\b(?:will|would|shall|to be|may|might|could|plans?|planned|intends?|offers?|offered|promise[ds]?|"
    r"pledge[ds]?|if|unless|"
    r"wants?|ready|prepar\w+|consider\w*|propos\w+|threat\w*|ask(?:s|ed)?|seek\w*|due|scheduled|expect\w*|"
    r"set to|about to|"
    r"agree[ds]?|vow\w*|hopes?|aims?|can|should|must|not|no|never|n't|yet)\b",
    re.I,
)
# where the verb differs: share of the draft verb's words of weight that stand around one source verb
SHARE = 0.75
WEIGHT = 6.0
# share of the draft sentence that a source sentence must hold where neither verb nor people agree
HELD = 0.6


class PlanAsDone(Rule):
    """## What it does
    Reports a verb told as done or happening while every source sentence it rests on has it as planned, offered, asked
    for or only possible in future.

    ## Why it matters
    Offers are withdrawn and votes are lost. The reader is told of something that has not happened.

    ## Example
        The ministry has sent 50 divers. (The source: said it would send 50 divers)

    ## Instead
        The ministry said it would send 50 divers.

    ## Fix
    Say that it is planned, and by whom.
    """

    code = "HED003"
    name = "plan-as-done"
    severity = "error"
    needs = "src"

    def check(self, ctx: Context) -> Iterable[Finding]:
        told: set[int] = set()
        for pair in pairs(ctx):
            if ctx.is_heading(pair.sentence):
                continue  # HDL001's
            if not _done(pair.mine) or claimed(ctx.tree, pair.mine.head):
                continue
            if all(other.planned and not other.negated for _, other in pair.theirs):
                place = pair.theirs[0][0]
                if pair.sentence not in told and not _OPEN.search(ctx.text(pair.sentence)):
                    told.add(pair.sentence)
                    yield self._report(ctx, pair.sentence, place)
        for i in ctx.copy:
            if i in told or ctx.is_heading(i) or _OPEN.search(ctx.text(i)) or hedge_words(ctx.text(i)):
                continue
            found = _in_other_words(ctx, i) or _asked_for(ctx, i)
            if found is not None:
                yield self._report(ctx, i, found)

    def _report(self, ctx: Context, i: int, place: Place) -> Finding:
        return self.finding(
            "The source has this as planned or asked for, the draft as done", ctx.span(i), citations=[ctx.cite(place)]
        )


def _done(predicate: Predicate) -> bool:
    return predicate.past and not (
        predicate.planned or predicate.hedged or predicate.negated or predicate.conditional or predicate.copular
    )


def _in_other_words(ctx: Context, i: int) -> Place | None:
    """The source sentence that has the same people and things around a verb of the future, where no other has them."""
    hits = ctx.hits(i, floor=COVER, most=8)
    theirs = [
        (hit.place, predicate)
        for hit in hits
        for predicate in predicates(ctx.trees[hit.place.source], ctx.source_sentence(hit.place))
    ]
    for mine in predicates(ctx.tree, ctx.sentences[i]):
        total = sum(ctx.index.rarity(term) for term in sorted(mine.around))
        if not _done(mine) or claimed(ctx.tree, mine.head) or total < WEIGHT:
            continue
        near = []
        for place, other in theirs:
            held = sum(ctx.index.rarity(term) for term in sorted(mine.around & (other.around | {other.key})))
            shared = mine.around & other.around
            if not _bare(mine.object) & shared and not any(term.startswith("#") for term in shared):
                continue
            if held >= SHARE * total and mine.subject and _bare(mine.subject) <= other.around | _bare(other.subject):
                near.append((place, other))
        if near and all(other.planned and not other.copular for _, other in near):
            return near[0][0]
    return None


def _asked_for(ctx: Context, i: int) -> Place | None:
    """The source sentence that has what the draft's verb acts on under "would" or "will", as do all others near it:
    "would ask a judge for a pause", where the draft has "a judge ordered a pause".
    """
    hits = ctx.hits(i, floor=HELD)
    for mine in predicates(ctx.tree, ctx.sentences[i]):
        things = {word for word in mine.object if not word.startswith("@")}
        if not _done(mine) or claimed(ctx.tree, mine.head) or not things:
            continue
        spots = [
            (hit.place, _ahead(ctx.trees[hit.place.source], k))
            for hit in hits
            for k in range(ctx.source_sentence(hit.place).first, ctx.source_sentence(hit.place).last)
            if ctx.trees[hit.place.source].tokens[k].pos == "NOUN"
            and concept(ctx.trees[hit.place.source].tokens[k].lemma) in things
        ]
        if spots and all(ahead for _, ahead in spots):
            return spots[0][0]
    return None


def _ahead(tree: Tree, k: int) -> bool:
    """Does a noun stand under a verb with "would" or "will"?"""
    for verb in tree.ancestors(k):
        if tree.tokens[verb].pos == "VERB" and tree.tokens[verb].dep != "xcomp":
            return any(tree.lower(j) in ("will", "would", "'ll", "’ll") for j in tree.children(verb, "aux"))
    return False


def _bare(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word.removeprefix("@") for word in words)


PLUGIN = PlanAsDone()
