"""Reckonings: cues that estimate, and beliefs about a number that nobody has counted."""

from __future__ import annotations

from collections.abc import Sequence

from writethru.core.tree import Tree
from writethru.reading.clauses import helpers, in_main_clause, lemma_of, main_verb, numbers_in
from writethru.reading.hedges import HEDGE_WORDS, MODALS

_ESTIMATES = frozenset(
    "estimate calculate compute reckon put count assess gauge tally projection reckoning calculation".split()
)
# "put the damage at 4 million"; without a number they are cues like any other
_NUMBERED = frozenset(("put", "count"))
_BELIEFS = frozenset("believe think view guess suspect suppose belief opinion".split())
_ABOUT = frozenset("about approximately around roughly some nearly almost nearer closer over".split())
_MEASURING = frozenset("amount average be cost exceed number reach take total".split())


def estimates(tree: Tree, lemma: str, content: Sequence[tuple[int, int]]) -> bool:
    """Whether a cue estimates: "estimated that 40 had come", "put the toll at 40"."""
    if lemma not in _ESTIMATES:
        return False
    return lemma not in _NUMBERED or any(
        tree.tokens[i].pos == "NUM" for first, last in content for i in range(first, last)
    )


def reckons(tree: Tree, head: int, lemma: str, content: Sequence[tuple[int, int]]) -> bool:
    """Whether a belief is about a number: "thinks about 40 came", "would expect 80 to 90", or an estimate told."""
    first, last = content[0]
    top = main_verb(tree, first, last)
    if top is not None and _tells_estimate(tree, top):
        return True
    numbers = [i for i in numbers_in(tree, first, last) if in_main_clause(tree, i, first, last)]
    if lemma == "expect":
        return top is None and any(tree.tokens[i].dep in ("dobj", "quantmod") and i - first < 4 for i in numbers)
    if lemma not in _BELIEFS:
        return False
    return any(_is_rough(tree, i, first) or _is_measure(tree, i, top) for i in numbers)


def _tells_estimate(tree: Tree, top: int) -> bool:
    """The content reports an estimate of somebody: "a surveyor had put the damage at 4 million"."""
    lemma = lemma_of(tree, top)
    if lemma == "estimate":
        return True
    return lemma == "put" and any(
        tree.lower(prep) == "at" and any(tree.tokens[i].pos == "NUM" for i in tree.subtree(prep))
        for prep in tree.children(top, "prep")
    )


def _is_rough(tree: Tree, i: int, first: int) -> bool:
    before = [tree.lower(j) for j in range(max(first, i - 4), i)]
    return any(word in _ABOUT or word in HEDGE_WORDS for word in before[-2:])


def _is_measure(tree: Tree, i: int, top: int | None) -> bool:
    """ "could cost 4 million", behind a verb of measure that is left open."""
    if top is None or i < top or lemma_of(tree, top) not in _MEASURING:
        return False
    return bool(helpers(tree, top) & (MODALS | {"will", "would"}))
