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

# verbs whose object, or what they bring about, begins on the day named: "declared three days of mourning from Monday"
_ARRANGING = frozenset(
    """announce approve ban call cancel close convene declare delay demand extend impose introduce order plan postpone
    propose schedule set shut summon suspend""".split()
)
# ends that lie ahead of what these bring about: "closed until Monday", "gave them until Monday"
_LASTING = _ARRANGING | frozenset("allow bar be give grant have keep remain stay".split())


def looks_ahead(tree: Tree, i: int) -> bool:
    """Whether the verb that governs token ``i`` tells of something still to come when the text was written."""
    for j in (i, *tree.ancestors(i)):
        token = tree.tokens[j]
        if token.lemma.lower() in _SETTLED and (token.pos == "ADJ" or token.tag == "VBN"):
            return True
        if token.pos in ("VERB", "AUX") or token.tag == "MD":
            return verb_looks_ahead(tree, j)
    return False


def planned(tree: Tree, i: int) -> bool:
    """Whether the day at token ``i`` is that of something arranged in the words before it: "from Wednesday" of what was
    declared, "on Friday" of a meeting that was called, "until Friday" of a closure."""
    prep = tree.tokens[i].head
    if prep >= i or tree.tokens[prep].pos not in ("ADP", "SCONJ"):
        return False
    word = tree.lower(prep)
    head = tree.tokens[prep].head
    verb = head
    while tree.tokens[verb].head != verb and (
        tree.tokens[verb].pos not in ("VERB", "AUX") or tree.tokens[verb].dep in ("pobj", "dobj")
    ):
        verb = tree.tokens[verb].head
    if any(tree.lower(j) in ("have", "has", "had") for j in tree.children(verb, "aux")):
        return False
    lemma = tree.tokens[verb].lemma.lower()
    if word in ("until", "till"):
        return lemma in _LASTING
    if word in ("from", "by", "for"):
        return lemma in _ARRANGING
    return word == "on" and head != verb and lemma in _ARRANGING


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
