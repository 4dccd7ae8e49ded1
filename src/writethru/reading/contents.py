"""Of what kind the content of a statement is: a fact, a forecast, a judgement, a demand, a denial or a promise."""

from __future__ import annotations

from collections.abc import Sequence

from writethru.core.tree import Tree
from writethru.core.types import Certainty, ContentKind

_DEMANDS = frozenset(
    """advise advocate appeal beg call demand forbid instruct order plead press propose recommend request require
    summon urge proposal recommendation""".split()
)
_PROMISES = frozenset(
    """aim commit intend offer plan pledge prepare promise swear threaten undertake vow
    commitment intention offer threat undertaking""".split()
)
# promises where an infinitive follows, wishes for others where not: "wants to build", "wants them to build"
_WISHES = frozenset("hope want wish like".split())
_JUDGES = frozenset(
    """accuse admire applaud attack back bash believe blame blast call chastise condemn consider contend criticise criticize
    decry defend denounce deride deem describe disagree dismiss endorse favor favour feel grill hail lambast
    lambaste laud like love mock oppose pan pound praise question rebuke regard regret ridicule scold scorn slam
    support think trust view welcome worry argue argument criticism concern doubt opinion view belief support fear
    misgiving praise""".split()
)
_SPEECH = frozenset(
    "answer comment discuss disclose elaborate explain identify name reply respond say speak specify speculate".split()
)
_OUGHT = frozenset(("must", "should", "ought"))
_AHEAD = frozenset(("may", "might", "could", "will", "would", "shall", "'ll", "’ll", "wo"))
_SELF = frozenset(("i", "we", "he", "she", "it", "they"))
_OPINIONS = frozenset("think believe feel love hate like wish".split())


def content_kind(
    tree: Tree, head: int, lemma: str, frame: str, certainty: Certainty, content: Sequence[tuple[int, int]]
) -> ContentKind:
    """The kind of a content by its cue, its certainty and its main clause. ``content`` holds token runs.

    A refusal to speak holds no claim and is a fact of its own; a refusal to act is a denial.
    """
    if certainty == "denied":
        return "denial"
    if certainty == "declined":
        below = tree.child(head, "xcomp")
        speaks = lemma in _SPEECH or (below is not None and tree.tokens[below].lemma.lower() in _SPEECH)
        return "fact" if speaks else "denial"
    upon = [tree.lower(j) for j in tree.children(head, "prep")]
    if lemma in _DEMANDS and (lemma != "call" or any(word in ("on", "upon", "for") for word in upon)):
        return "demand"
    if lemma == "ask" and certainty != "asked":
        return "demand"
    top = main_verb(tree, *content[0])
    if lemma in ("suggest", "insist", "urge") and top is not None and tree.tokens[top].tag in ("VB", "VBG"):
        return "demand"
    if lemma in _PROMISES:
        return "promise"
    if lemma in _WISHES and top is not None and tree.tokens[top].dep == "xcomp":
        return "promise" if tree.child(top, "nsubj") is None else "demand"
    if certainty in ("expected", "estimated", "hedged"):
        ahead = _ahead(tree, top, certainty)
        if ahead:
            return ahead
    if certainty == "asked":
        return "judgement" if lemma in ("question", "wonder", "doubt") else "fact"
    if lemma in _JUDGES:
        return "judgement"
    return "fact" if top is None else _by_clause(tree, top, content[0])


def main_verb(tree: Tree, first: int, last: int) -> int | None:
    """The highest verb of a run of tokens."""
    for i in range(first, last):
        token = tree.tokens[i]
        if token.pos in ("VERB", "AUX") and (token.head == i or not first <= token.head < last):
            return i
    return None


def _ahead(tree: Tree, top: int | None, certainty: Certainty) -> ContentKind | None:
    """A promise where the speaker is the one to act, else a forecast; None where nothing lies ahead."""
    if top is None:
        return "forecast" if certainty in ("expected", "estimated") else None
    helpers = {tree.lower(j) for j in tree.children(top, "aux")}
    if helpers & _OUGHT:
        return "demand"
    if certainty == "expected":
        subject = tree.child(top, "nsubj")
        own = subject is not None and tree.lower(subject) in _SELF and tree.lower(subject) != "it"
        return "promise" if own and tree.tokens[top].lemma.lower() != "be" else "forecast"
    if helpers & _AHEAD and not helpers & {"have"}:
        return "forecast"
    quality = tree.child(top, "acomp")
    if quality is not None and tree.lower(quality) in ("likely", "unlikely"):
        return "forecast"
    return "judgement" if certainty == "hedged" else None


def _by_clause(tree: Tree, top: int, run: tuple[int, int]) -> ContentKind:
    """By the main clause: what ought to be, an order, an opinion, a quality, or else a fact."""
    token = tree.tokens[top]
    if any(tree.lower(j) in _OUGHT for j in tree.children(top, "aux")):
        return "demand"
    subject = tree.child(top, "nsubj", "nsubjpass", "expl", "csubj")
    helper = any(tree.lower(j) == "to" for j in tree.children(top, "aux"))
    if token.tag == "VB" and subject is None and not helper and tree.child(top, "aux") in (None, run[0]):
        return "demand"
    if token.lemma.lower() == "need" and tree.child(top, "xcomp") is not None:
        return "demand"
    if token.lemma.lower() in _OPINIONS and subject is not None and tree.lower(subject) in ("i", "we"):
        return "judgement"
    quality = tree.child(top, "acomp", "attr", "oprd")
    if token.lemma.lower() == "be" and quality is not None:
        counted = any(tree.tokens[j].pos == "NUM" for j in tree.subtree(quality))
        named = tree.tokens[quality].pos == "PROPN"
        return "fact" if counted or named or tree.tokens[quality].tag == "VBN" else "judgement"
    return "fact"
