"""The main clause of a run of tokens: its verb, what helps it, and whether it is negated, quoted or of what is done."""

from __future__ import annotations

from collections.abc import Iterator

from writethru.core.tree import Tree

FUTURE = frozenset(("will", "shall", "’ll", "'ll", "wo"))
# contracted forms keep their own lemma in some parses
_BE = frozenset(("be", "’s", "'s", "’re", "'re", "’m", "'m"))
_NOBODY = frozenset(("nobody", "none", "neither", "no-one", "nothing"))
# clauses that hang on a word of the main clause or set it a frame
SIDE = frozenset(("relcl", "acl", "advcl"))


def main_verb(tree: Tree, first: int, last: int) -> int | None:
    """The highest verb of a run of tokens."""
    for i in range(first, last):
        token = tree.tokens[i]
        if token.pos in ("VERB", "AUX") and (token.head == i or not first <= token.head < last):
            return i
    return None


def is_negated(tree: Tree, head: int) -> bool:
    """Whether a verb itself is denied: "did not say", "never claimed", "nobody said", "proposed nothing"."""
    for k in tree.children(head):
        token = tree.tokens[k]
        if token.dep == "neg" or tree.lower(k) == "never":
            return True
        if token.dep == "dobj" and tree.lower(k) == "nothing":
            return True
        if token.dep in ("nsubj", "nsubjpass"):
            if tree.lower(k) in _NOBODY:
                return True
            if any(tree.lower(j) in ("no", "neither", "none") for j in tree.children(k, "det", "preconj", "cc")):
                return True
    return False


def lemma_of(tree: Tree, i: int) -> str:
    """The lemma in small letters; "be" for its contracted forms."""
    lemma = tree.tokens[i].lemma.lower()
    return "be" if lemma in _BE and tree.tokens[i].pos in ("AUX", "VERB") else lemma


def helpers(tree: Tree, verb: int) -> set[str]:
    """The auxiliaries of a verb, as written."""
    return {tree.lower(j) for j in tree.children(verb, "aux", "auxpass")}


def is_perfect(tree: Tree, verb: int) -> bool:
    """ "had been", "would have saved", "to have fled"."""
    return bool(helpers(tree, verb) & {"have", "has", "had", "having", "’ve", "'ve"})


def in_main_clause(tree: Tree, i: int, first: int, last: int) -> bool:
    """Whether a token of a run is not part of a clause that hangs on another word of the run."""
    while first <= tree.tokens[i].head < last and tree.tokens[i].head != i:
        if tree.tokens[i].dep in SIDE:
            return False
        i = tree.tokens[i].head
    return True


def is_quoted(tree: Tree, i: int) -> bool:
    """Whether the token stands within quotation marks of its paragraph."""
    at = tree.tokens[i].start
    before = tree.text[tree.text.rfind("\n\n", 0, at) + 1 : at]
    return before.rfind("“") > before.rfind("”") or before.count('"') % 2 == 1


def numbers_in(tree: Tree, first: int, last: int) -> Iterator[int]:
    """Number words of a run that are no part of a date."""
    for i in range(first, last):
        token = tree.tokens[i]
        if (token.pos == "NUM" or token.tag == "CD") and token.ent[2:] not in ("DATE", "TIME", "ORDINAL"):
            yield i
