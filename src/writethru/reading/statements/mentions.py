"""Which words name a speaker: the noun with what belongs to it, without the clauses that tell something else."""

from __future__ import annotations

from collections.abc import Sequence

from writethru.core.tree import Tree
from writethru.reading.titles import RANKS, UNNAMED

# clauses and asides that are not part of a speaker's words
_CUT = frozenset(("relcl", "acl", "advcl", "parataxis", "ccomp", "prt"))
_PAIRED = frozenset(("neither", "both", "either"))
_RELATIVE = frozenset(("who", "which", "that", "whom", "whose"))
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_REASONS = frozenset("named name anonymity identified authorised authorized allowed".split())


def mention(tree: Tree, head: int, without: Sequence[int]) -> tuple[int, int]:
    """Tokens ``[first, last)`` of the mention with this head; the branches in ``without`` are not part of it."""
    cut = [*without, *(k for k in tree.children(head) if tree.tokens[k].dep in _CUT and not _keeps(tree, head, k))]
    words = tree.subtree(head, without=cut)
    at = words.index(head)
    first = last = at
    while first > 0 and words[first - 1] >= words[first] - 1:
        first -= 1
    while last + 1 < len(words) and words[last + 1] <= words[last] + 1:
        last += 1
    first, last = words[first], words[last] + 1
    if last - 2 > head and tree.lower(last - 1) in _DAYS and tree.lower(last - 2) == "on":
        last -= 2  # "the ministry on Friday raised its count": the day is often hung on the name
    while last - 1 > head and tree.tokens[last - 1].pos in ("PUNCT", "CCONJ", "ADP", "SCONJ"):
        last -= 1
    while first < head and tree.tokens[first].pos in ("PUNCT", "CCONJ") and tree.lower(first) not in _PAIRED:
        first += 1
    if last < len(tree) and tree.lower(last) == ")" and any(tree.lower(k) == "(" for k in range(first, last)):
        last += 1
    return first, last


def _keeps(tree: Tree, head: int, k: int) -> bool:
    """Why a speaker is not named belongs to what the article calls it: "an official who asked not to be named"."""
    if tree.tokens[k].dep == "acl" and tree.tokens[k].tag == "VBN":
        return tree.tokens[k - 1].pos in ("NOUN", "PROPN")  # "a summary seen by the paper"
    if tree.tokens[k].dep != "relcl" or tree.tokens[head].lemma.lower() not in UNNAMED:
        return False
    return bool({tree.lower(i) for i in tree.subtree(k)} & _REASONS)


def without_clauses(tree: Tree, head: int, last: int) -> int:
    """End of the words that say who it is: before ", who asked not to be named"."""
    for k in range(head + 1, last):
        token = tree.tokens[k]
        if tree.lower(k) in _RELATIVE and token.pos in ("PRON", "DET", "SCONJ") and token.dep != "det":
            return _before_marks(tree, head, k)
    return last


def _before_marks(tree: Tree, head: int, k: int) -> int:
    while k > head + 1 and tree.tokens[k - 1].pos in ("PUNCT", "CCONJ", "ADP"):
        k -= 1
    return k


def cut_after_rank(tree: Tree, last: int) -> int | None:
    """Token of the name that a full stop behind a rank parts from it: "a spokesman, Insp. Jo Ekdal"."""
    if last < 1 or tree.lower(last - 1).rstrip(".") not in RANKS:
        return None
    k = last
    if k < len(tree) and tree.lower(k) == "." and tree.tokens[k].start == tree.tokens[k - 1].end:
        k += 1
    return k if k < len(tree) and (k > last or tree.word(last - 1).endswith(".")) else None


def antecedent(tree: Tree, head: int) -> int | None:
    """The noun that a relative pronoun stands for: the one its clause hangs on."""
    for i in tree.ancestors(head):
        if tree.tokens[i].dep == "relcl" and tree.tokens[i].head < head:
            return tree.tokens[i].head
    k = head - 1
    while k > 0 and tree.lower(k) in (",", "(", ")"):
        k -= 1
    return k if k >= 0 and tree.tokens[k].pos in ("PROPN", "NOUN", "PRON") else None
