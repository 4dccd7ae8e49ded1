"""DUP001: the same fact told twice."""

from __future__ import annotations

from collections.abc import Iterable

from writethru.check.align import terms
from writethru.check.context import Context
from writethru.check.rule import Rule
from writethru.core.types import Finding

# share of the shorter sentence's concepts that the other holds
SHARE = 0.75
# and of both together
OVERLAP = 0.55
LEAST = 4
# a concept in more sentences of the draft than this tells no two sentences apart
COMMON = 60


class ToldTwice(Rule):
    """## What it does
    Reports a sentence whose names, numbers and words of weight nearly all stand in an earlier sentence of the draft.
    The headline may repeat the copy.

    ## Why it matters
    A fact told twice looks like two facts, and wastes the reader's time.

    ## Example
        Nine people were hurt, the clinic said. The clinic said that nine people had been injured.

    ## Instead
        Nine people were hurt, the clinic said.

    ## Fix
    Delete the weaker sentence.
    """

    code = "DUP001"
    name = "told-twice"
    severity = "warning"
    needs = "draft"

    def check(self, ctx: Context) -> Iterable[Finding]:
        seen: dict[int, frozenset[str]] = {}
        postings: dict[str, list[int]] = {}
        for i in ctx.copy:
            if ctx.is_heading(i):
                continue
            held = frozenset(terms(ctx.tree, ctx.sentences[i]))
            earlier = _twin(held, seen, postings)
            if earlier is not None:
                shown = ctx.words(ctx.span(earlier))
                yield self.finding(f'The same was told before: "{shown[:120]}"', ctx.span(i))
            seen[i] = held
            for term in held:
                postings.setdefault(term, []).append(i)


def _twin(held: frozenset[str], seen: dict[int, frozenset[str]], postings: dict[str, list[int]]) -> int | None:
    """The first earlier sentence that tells the same."""
    if len(held) < LEAST:
        return None
    rare = [postings.get(term, []) for term in sorted(held)]
    for k in sorted({k for places in rare if len(places) <= COMMON for k in places}):
        other = seen[k]
        shared = held & other
        numbers = {term for term in held if term.startswith("#")}, {term for term in other if term.startswith("#")}
        if len(other) < LEAST or numbers[0] != numbers[1]:
            continue
        if len(shared) >= SHARE * min(len(held), len(other)) and len(shared) >= OVERLAP * len(held | other):
            return k
    return None


PLUGIN = ToldTwice()
