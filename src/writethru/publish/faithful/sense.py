"""What turns a sentence: negations, hedges, conditions, and whether a deed is done, planned or only spoken of.

Each such word of a cited sentence must be kept where the line tells what it bears on, and none may be added.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from writethru.brief.writers.llm import Fault
from writethru.core.tree import Tree
from writethru.publish.faithful.keys import LIGHT, Keys, Side, is_word, keys, same

_NEGATIVE = frozenset("no not n't n’t never none nobody nothing neither nor without hardly cannot".split())
_MODAL = {
    "may": "may", "might": "may", "could": "could", "can": "can", "must": "must", "should": "should", "ought": "should",
    "will": "will", "would": "will", "shall": "will", "wo": "will", "ca": "can", "'ll": "will", "’ll": "will",
    "'d": "will", "’d": "will",
}  # fmt: skip
_HEDGES = frozenset(
    """reportedly allegedly apparently possibly probably likely unlikely perhaps maybe supposedly presumably purportedly
    alleged suspected supposed presumed purported unconfirmed unverified preliminary potential possible probable
    believed thought feared estimated expected said-to rumoured rumored yet""".split()
)
_IF = frozenset({"if", "unless", "whether", "until", "before", "after", "although", "though", "because", "while"})
# what somebody says is held by its speaker; what somebody fears, plans or is told to do is held by these verbs
_SAYS = frozenset(
    """say tell add note report announce state explain declare remark comment confirm insist write put give argue claim
    warn stress acknowledge concede admit recall repeat""".split()
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A word that turns what it bears on: its class and the keys of what that is."""

    cls: str
    scope: Keys
    at: int


def sense_fault(line: Side, sources: Sequence[Side]) -> Fault | None:
    """A negation, hedge or condition lost or added, or a deed told as done that is not."""
    said = line.quoted()
    mine = list(marks(line))
    theirs = [mark for one in sources for mark in marks(one)]
    own = frozenset(key for i in line.tokens() for key in keys(line.tree, i))
    for mark in mine:
        if mark.at not in said and not any(mark.cls == other.cls and same(mark.scope, other.scope) for other in theirs):
            return Fault("sense", f"“{line.tree.word(mark.at)}” turns what no cited sentence turns so")
    for one in sources:
        for mark in marks(one):
            kept = [other for other in mine if other.cls == mark.cls]
            if same(mark.scope, own) and not any(same(mark.scope, other.scope) for other in kept):
                return Fault("sense", f"“{one.tree.word(mark.at)}” of the source is lost")
    return _deeds_fault(line, sources)


def marks(one: Side) -> Iterator[Mark]:
    """The turning words of the sentences that bear on a word of weight."""
    tree = one.tree
    for i in one.tokens():
        word, token = tree.lower(i), tree.tokens[i]
        if word in _NEGATIVE:
            cls = "not"
        elif token.dep in ("aux", "auxpass") and word in _MODAL:
            cls = _MODAL[word]
        elif _hedges(tree, i) or (word in _IF and token.dep == "mark"):
            cls = word
        else:
            continue
        scope = _scope(tree, i)
        if scope:
            yield Mark(cls, scope, i)


def _hedges(tree: Tree, i: int) -> bool:
    """A hedge that is no active verb: "they fear that it sank" is held as a verb that governs another."""
    token = tree.tokens[i]
    return tree.lower(i) in _HEDGES and (
        token.pos != "VERB" or token.dep == "amod" or bool(tree.children(i, "auxpass"))
    )


def _scope(tree: Tree, i: int) -> Keys:
    """The keys of what a word bears on: its head, and what a head that says little governs."""
    token = tree.tokens[i]
    out: set[str] = set()
    heads = [token.head] if token.head != i else []
    if token.dep in ("nsubj", "nsubjpass", "pobj") or token.pos == "ADP":
        heads += tree.children(i, "pobj", "pcomp", "prep")
    for head in heads:
        out |= _weight(tree, head)
        lemma = tree.tokens[head].lemma.lower()
        if lemma in LIGHT or not is_word(tree, head) or tree.tokens[head].pos == "ADP":
            for j in tree.children(head, "acomp", "attr", "dobj", "xcomp", "prep", "pobj", "oprd", "ccomp"):
                out |= _weight(tree, j)
                if tree.tokens[j].pos == "ADP":
                    for k in tree.children(j, "pobj"):
                        out |= _weight(tree, k)
    if token.pos in ("VERB", "ADJ") and token.dep not in ("amod",):
        # "is believed to have fled", "is likely to close"
        for j in tree.children(i, "xcomp", "ccomp"):
            out |= _weight(tree, j)
    return frozenset(out)


def _weight(tree: Tree, i: int) -> Keys:
    return keys(tree, i) if is_word(tree, i) and tree.lower(i) not in _NEGATIVE | _HEDGES else frozenset()


def _deeds_fault(line: Side, sources: Sequence[Side]) -> Fault | None:
    """A verb whose time, or whose governing verb, is another in every cited sentence that has it."""
    theirs = [(one, j) for one in sources for j in _verbs(one)]
    said = line.quoted()
    for i in _verbs(line):
        if i in said:
            continue
        found = [(one, j) for one, j in theirs if same(keys(line.tree, i), keys(one.tree, j))]
        if not found:
            # a noun of the source told as a verb: "the closure" for "will close"
            if _time(line.tree, i) != "none":
                return Fault("sense", f"no cited sentence has “{line.tree.word(i)}” as a deed")
            continue
        if not any(_same_time(line.tree, i, one.tree, j) for one, j in found):
            return Fault("sense", f"“{line.tree.word(i)}” has another time in the cited sentences")
        own = frozenset(key for k in line.tokens() for key in keys(line.tree, k))
        if not any(all(same(governor, own) for governor in _governors(one.tree, j)) for one, j in found):
            return Fault("sense", f"the source has “{line.tree.word(i)}” under another verb, which is lost")
    return None


def _verbs(one: Side) -> Iterator[int]:
    for i in one.tokens():
        token = one.tree.tokens[i]
        if token.pos == "VERB" and token.dep not in ("aux", "auxpass", "amod") and token.lemma.lower() not in LIGHT:
            if is_word(one.tree, i):
                yield i


def _time(tree: Tree, i: int) -> str:
    """ "will", "past", "present", "part" for a participle alone, "none" for an infinitive."""
    token = tree.tokens[i]
    helpers = {tree.lower(j) for j in tree.children(i, "aux", "auxpass")}
    if any(_MODAL.get(word) == "will" for word in helpers):
        return "will"
    if any(word in _MODAL for word in helpers):
        return "may"
    if "to" in helpers:
        return "none"
    if token.tag == "VBD" or (
        token.tag in ("VBN", "VBD") and helpers & {"had", "has", "have", "was", "were", "'ve", "’ve"}
    ):
        return "past"
    if helpers & {"been", "was", "were"}:
        return "past"
    if token.tag in ("VBZ", "VBP") or helpers & {"is", "are", "'s", "’s", "am"}:
        return "present"
    if token.tag in ("VBN", "VBG") and token.dep in ("acl", "advcl", "relcl", "conj", "ROOT"):
        return "part"
    return "none"


def _same_time(tree: Tree, i: int, other: Tree, j: int) -> bool:
    mine, theirs = _time(tree, i), _time(other, j)
    if mine == theirs:
        return True
    if {mine, theirs} == {"past", "part"}:
        return True
    joined = other.tokens[j].dep == "conj" and theirs in ("none", "part", "past")
    return joined and mine == _time(other, other.tokens[j].head)


def _governors(tree: Tree, i: int) -> list[Keys]:
    """The verbs and adjectives above a verb that say how far it is done: "plans to", "refused to", "is able to"."""
    out: list[Keys] = []
    for _ in range(4):
        token = tree.tokens[i]
        if token.dep not in ("xcomp", "ccomp", "pcomp") or token.head == i:
            break
        i = token.head
        if tree.tokens[i].pos == "ADP" and tree.tokens[i].head != i:
            i = tree.tokens[i].head
        lemma = tree.tokens[i].lemma.lower()
        if lemma in _SAYS or lemma in LIGHT or not is_word(tree, i):
            continue
        out.append(keys(tree, i))
    return out
