"""Whether a word of a sentence stands under a verb that looks ahead."""

from __future__ import annotations

from itertools import islice

from writethru.core.tree import Tree
from writethru.core.types import Sentence

_AHEAD = {"will", "shall", "’ll", "'ll", "would", "wo", "may", "might", "can", "could", "must", "should"}
# words between a time and its verb at most; a chain without a verb may be as long as the text
_FAR = 40
# verbs and adjectives whose infinitive lies ahead: "plans to meet", "is due to open"
PLANS = frozenset(
    """agree aim arrange ask bound call commit consider decide demand due eager expect forecast hope intend invite
    likely mean offer order plan pledge poise prepare promise propose ready recommend request schedule set slate
    supposed swear threaten tip undertake urge vow want warn wish would-be""".split()
)
# of a day: "set for March 3", "due on Monday"
_SETTLED = frozenset("due expect plan poise schedule set slate".split())
# whose object lies ahead, in whatever tense they stand
_FORETELLING = frozenset("promise expect plan predict forecast pledge prepare threaten anticipate await".split())
_SPEAKING = frozenset("say tell add report claim write warn note argue insist confirm announce state show".split())

# verbs whose object, or what they bring about, begins on the day named: "declared three days of mourning from Monday"
_ARRANGING = frozenset(
    """announce approve ban call cancel close convene declare delay demand extend impose introduce order plan postpone
    propose schedule set shut summon suspend""".split()
)
# ends that lie ahead of what these bring about: "closed until Monday", "gave them until Monday"
_LASTING = _ARRANGING | frozenset("allow bar be give grant have keep remain stay".split())
# "moved to 2 December", "brought forward to Friday"
_MOVING = frozenset("bring defer delay move postpone push put reschedule shift".split())
_PRESENT_BE = frozenset(("is", "are", "am", "'s", "’s", "'re", "’re"))
_TO_BE = frozenset("to have been be".split())
# marks of a clause that is still open in the present tense: "if he does not pay by Monday"
_OPEN = frozenset(("if", "unless", "until", "till", "once"))
# what may stand between a verb and its day: "said late on Monday"
_BETWEEN = frozenset("on late early in at the".split())
# a day behind these begins the clause that follows it
_OPENING = frozenset((",", "that", "and", "but", "“", '"', "``", ":", ";", "—", "–", "("))


def looks_ahead(tree: Tree, i: int) -> bool:
    """Whether the verb that governs token ``i`` tells of something still to come when the text was written."""
    for j in (i, *islice(tree.ancestors(i), _FAR)):
        token = tree.tokens[j]
        if token.lemma.lower() in _SETTLED and (token.pos == "ADJ" or token.tag == "VBN"):
            return True
        if token.pos in ("VERB", "AUX") or token.tag == "MD":
            # "promised 5,000 people at Saturday's rally"
            owns = tree.tokens[i].dep == "poss" and token.lemma.lower() in _FORETELLING
            return owns or verb_looks_ahead(tree, j)
    return False


def past_verb_beside(tree: Tree, sentence: Sentence, i: int) -> bool:
    """Whether a finite verb of the past stands right before the day at token ``i``: "said on Monday it would".

    The same goes for "told reporters on Monday it would", where the parser gave the day to the verb behind it.
    """
    j = i - 1
    while j > sentence.first and tree.lower(j) in _BETWEEN:
        j -= 1
    if j < sentence.first:
        return False
    if tree.tokens[j].tag == "VBD" and tree.tokens[j].pos == "VERB":
        return True
    if tree.lower(j) in _OPENING:
        return False
    head = tree.tokens[i].head
    verb = tree.tokens[head].head if tree.tokens[head].pos == "ADP" else head
    if verb <= i or tree.tokens[verb].pos not in ("VERB", "AUX"):
        return False
    above = tree.tokens[verb].head
    return above < i and tree.tokens[above].tag == "VBD" and tree.tokens[verb].dep == "ccomp"


def arranged(tree: Tree, i: int) -> bool:
    """Whether the day at token ``i`` is that of something arranged in the words before it: "from Wednesday" of what was
    declared, "on Friday" of a meeting that was called, "until Friday" of a closure, "to Friday" of what was moved."""
    prep = tree.tokens[i].head
    if prep >= i or tree.tokens[prep].pos not in ("ADP", "SCONJ"):
        return False
    word = tree.lower(prep)
    head = tree.tokens[prep].head
    verb = head
    for above in islice(tree.ancestors(head), _FAR):
        if tree.tokens[verb].pos in ("VERB", "AUX") and tree.tokens[verb].dep not in ("pobj", "dobj"):
            break
        verb = above
    lemma = tree.tokens[verb].lemma.lower()
    if word == "to":
        return lemma in _MOVING
    if word != "for" and any(tree.lower(j) in ("have", "has", "had") for j in tree.children(verb, "aux")):
        return False
    if word in ("until", "till"):
        return lemma in _LASTING
    if word in ("from", "by", "for"):
        return lemma in _ARRANGING
    return word == "on" and verb < prep and head != verb and lemma in _ARRANGING


def verb_looks_ahead(tree: Tree, verb: int) -> bool:
    """Whether a verb tells of something to come: by its helpers, or by the present tense of an event."""
    tokens = tree.tokens
    token = tokens[verb]
    perfect = present_be = False
    for j in tree.children(verb, "aux", "auxpass"):
        word = tree.lower(j)
        if word in ("have", "has", "had", "having"):
            perfect = True
        present_be = present_be or word in _PRESENT_BE
        if word in _AHEAD:
            return not _has_perfect(tree, verb)
        if word == "to":
            return _plan_above(tree, verb)
    if perfect:
        return False
    open_clause = any(tree.lower(j) in _OPEN for j in tree.children(verb, "mark", "advmod"))
    if open_clause and (
        token.tag in ("VBZ", "VBP") or any(tree.lower(j) in ("does", "do") for j in tree.children(verb))
    ):
        return True
    if token.tag == "VBG" and present_be:
        return True
    if token.tag in ("VBZ", "VBP") and token.lemma not in _SPEAKING and token.lemma not in ("be", "have"):
        return not tree.children(verb, "ccomp")
    return False


def _has_perfect(tree: Tree, verb: int) -> bool:
    return any(tree.lower(j) == "have" for j in tree.children(verb, "aux"))


def _plan_above(tree: Tree, verb: int) -> bool:
    """Whether an infinitive is planned: "plans to meet", "are to meet", "talks to be held"."""
    token = tree.tokens[verb]
    head = tree.tokens[token.head]
    if token.head == verb:
        return False
    if token.dep in ("acl", "relcl") and head.pos == "NOUN":
        return True
    # "is to open", "was to have been signed"
    between = {tree.lower(i) for i in range(token.head + 1, verb)}
    arranged_by_be = token.dep == "xcomp" and head.lemma == "be" and between <= _TO_BE
    return head.lemma.lower() in PLANS or arranged_by_be
