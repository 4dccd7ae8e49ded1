"""Whether a word of a sentence stands under a verb that looks ahead."""

from __future__ import annotations

from writethru.core.tree import Tree

_AHEAD = {"will", "shall", "’ll", "'ll", "would", "wo", "may", "might", "can", "could", "must", "should"}
# verbs and adjectives whose infinitive lies ahead: "plans to meet", "is due to open"
PLANS = frozenset(
    """agree aim arrange ask bound call commit consider decide demand due eager expect forecast hope intend invite
    likely mean offer order plan pledge poise prepare promise propose ready recommend request schedule set slate
    supposed swear threaten tip undertake urge vow want warn wish would-be""".split()
)
# of a day: "set for March 3", "due on Monday"
_SETTLED = frozenset("due expect plan poise schedule set slate".split())
_SPEAKING = frozenset("say tell add report claim write warn note argue insist confirm announce state show".split())


def looks_ahead(tree: Tree, i: int) -> bool:
    """Whether the verb that governs token ``i`` tells of something still to come when the text was written."""
    for j in (i, *tree.ancestors(i)):
        token = tree.tokens[j]
        if token.lemma.lower() in _SETTLED and (token.pos == "ADJ" or token.tag == "VBN"):
            return True
        if token.pos in ("VERB", "AUX") or token.tag == "MD":
            return verb_looks_ahead(tree, j)
    return False


def verb_looks_ahead(tree: Tree, verb: int) -> bool:
    tokens = tree.tokens
    perfect = False
    for j in tree.children(verb, "aux", "auxpass"):
        word = tree.lower(j)
        if word in ("have", "has", "had", "having"):
            perfect = True
        if word in _AHEAD:
            return not _has_perfect(tree, verb)
        if word == "to":
            return _plan_above(tree, verb)
    token = tokens[verb]
    if perfect:
        return False
    if token.tag in ("VBZ", "VBP") and token.lemma not in _SPEAKING and token.lemma not in ("be", "have"):
        return not tree.children(verb, "ccomp")
    return False


def _has_perfect(tree: Tree, verb: int) -> bool:
    return any(tree.lower(j) == "have" for j in tree.children(verb, "aux"))


def _plan_above(tree: Tree, verb: int) -> bool:
    head = tree.tokens[verb].head
    return head != verb and tree.tokens[head].lemma.lower() in PLANS
