"""How sure a speaker is of what is said: by the cue first, then by the main clause of the content."""

from __future__ import annotations

from collections.abc import Sequence

from writethru.core.tree import Tree
from writethru.core.types import Certainty, CueClass
from writethru.reading.clauses import FUTURE, helpers, is_perfect, is_quoted, lemma_of, main_verb
from writethru.reading.estimates import estimates, reckons
from writethru.reading.hedges import CHECKS, HEDGE_WORDS, MODALS, SEEMS, bears_on_all, hedges
from writethru.reading.refusals import refuses, rejects
from writethru.reading.tense import PLANS

_DECLINES = frozenset(("decline", "refuse"))
_COMMENTS = frozenset(
    """acknowledge answer comment confirm deny disclose discuss elaborate explain give identify name offer predict
    provide react reply respond reveal return say specify""".split()
)
_ASKS = frozenset(("ask", "inquire", "enquire", "wonder", "query", "question"))
# questions with the verb at hand: "asked to describe it, he ...", "pressed about the delay"
_ANSWERS = frozenset("answer comment describe elaborate explain identify name respond say specify".split())
_PRESSES = frozenset(("press", "quiz", "grill"))
_DENIES = frozenset(
    ("deny", "reject", "dispute", "refute", "rebut", "disagree", "repudiate", "denial", "disavow", "rubbish")
)
_EXPECTS = frozenset(
    """anticipate expect forecast foresee hope intend plan pledge predict promise vow want threaten prepare
    aim expectation intention threat prediction""".split()
)
# within a content these ask something of others, or tell of a duty; they are no plan of anybody's
_ORDERS = frozenset("ask call demand invite mean order recommend request supposed urge warn".split())
_HEDGING_CUES = frozenset(
    """worry concern afraid worried concerned suspect doubt suppose speculate guess fear imagine suspicion speculation
    seem appear hint""".split()
)
_GUESSES = frozenset(("believe", "think", "belief"))


def certainty_of(
    tree: Tree, head: int, lemma: str, cls: CueClass, frame: str, content: Sequence[tuple[int, int]], negated: bool
) -> Certainty:
    """How sure the speaker is of the content, by cue and words. ``content`` holds token runs."""
    by_cue = _by_cue(tree, head, lemma, cls, frame, content, negated)
    if by_cue is not None:
        return by_cue
    if refuses(tree, content):
        return "declined"
    if rejects(tree, head, lemma, content):
        return "denied"
    return _by_content(tree, head, lemma, content, cls)


def _by_cue(
    tree: Tree, head: int, lemma: str, cls: CueClass, frame: str, content: Sequence[tuple[int, int]], negated: bool
) -> Certainty | None:
    if lemma in _DECLINES or _turned_down(tree, head) or (lemma in _COMMENTS and negated and lemma != "deny"):
        return "declined"
    if lemma == "rule" and negated:
        return "hedged"
    if lemma in _DENIES or (cls == "deny" and not negated) or _taken_back(tree, head, lemma):
        return "denied"
    if not negated and _puts_a_question(tree, head, lemma, frame):
        return "asked"
    if estimates(tree, lemma, content) or reckons(tree, head, lemma, content):
        return "estimated"
    if lemma in _HEDGING_CUES or _half_said(tree, head):
        return "hedged"
    if _is_question(tree, content):
        return "asked"
    if lemma == "want" and _of_others(tree, head, frame, content):
        return "asserted"
    return "expected" if lemma in _EXPECTS else None


def _puts_a_question(tree: Tree, head: int, lemma: str, frame: str) -> bool:
    if lemma in _PRESSES:
        return any(tree.lower(j) in ("about", "on") for j in tree.children(head, "prep"))
    if lemma not in _ASKS:
        return False
    if frame not in ("to", "obj+to", "prep:for"):
        return True
    below = tree.child(head, "xcomp")
    # the participle alone opens a sentence about the answer; "he was asked to describe it" reads the same
    return tree.tokens[head].tag == "VBN" and below is not None and lemma_of(tree, below) in _ANSWERS


def _of_others(tree: Tree, head: int, frame: str, content: Sequence[tuple[int, int]]) -> bool:
    """ "wants the permit withdrawn", "wants them to leave", "wants lower fees": a demand, and none of the own plans."""
    infinitive = tree.child(head, "xcomp", "ccomp")
    if infinitive is None:
        return any(
            tree.tokens[i].dep == "dobj" and tree.tokens[i].head == head for a, b in content for i in range(a, b)
        )
    return tree.child(infinitive, "nsubj", "nsubjpass") is not None


def _turned_down(tree: Tree, head: int) -> bool:
    """ "refused to say", "would neither confirm nor deny"."""
    above = tree.tokens[head].head
    if tree.tokens[head].dep == "xcomp" and tree.tokens[above].lemma.lower() in _DECLINES:
        return True
    pair = [head, *tree.children(head, "conj")] if tree.tokens[head].dep != "conj" else [above, head]
    words = {tree.tokens[k].lemma.lower() for k in pair}
    neither = any(tree.lower(j) == "neither" for k in pair for j in tree.children(k))
    return neither and "deny" in words and len(words) > 1


def _taken_back(tree: Tree, head: int, lemma: str) -> bool:
    """ "walked back the claim", "took back what he had said"."""
    if lemma in ("retract", "withdraw", "recant"):
        return True
    return lemma in ("walk", "take", "row") and any(tree.lower(j) == "back" for j in tree.children(head))


def _half_said(tree: Tree, head: int) -> bool:
    """ "apparently believed", "seemed to say": the article itself is not sure that it was said."""
    above = tree.tokens[head].head
    if tree.tokens[head].dep == "xcomp" and tree.tokens[above].lemma.lower() in SEEMS and above != head:
        return True
    return any(tree.lower(j) in HEDGE_WORDS for j in tree.children(head, "advmod"))


def _is_question(tree: Tree, content: Sequence[tuple[int, int]]) -> bool:
    """One sentence that ends in a question mark, within or right behind the content."""
    if len(content) != 1:
        return False
    first, last = content[0]
    marks = [tree.lower(i) for i in range(first, min(last + 1, len(tree))) if tree.lower(i) in ("?", ".", "!")]
    return marks == ["?"]


def _by_content(tree: Tree, head: int, lemma: str, content: Sequence[tuple[int, int]], cls: CueClass) -> Certainty:
    if _is_no(tree, content[0][0]):
        return "denied"
    top = main_verb(tree, *content[0])
    # "will probably" is a forecast; "may" and "might" leave it open
    if top is not None and helpers(tree, top) & FUTURE:
        return "expected"
    if (
        top is not None
        and "would" in helpers(tree, top)
        and not is_perfect(tree, top)
        and not helpers(tree, top) & MODALS
    ):
        return "asserted" if _is_conditional(tree, head, top) else "expected"
    if any(_unverified(tree, first, last) or _hedged(tree, first, last) for first, last in content):
        return "hedged"
    if cls == "intend":
        return "expected"
    if top is None:
        return "asserted"
    if lemma in _GUESSES and is_perfect(tree, top):
        return "hedged"
    return _by_verb(tree, top)


def _hedged(tree: Tree, first: int, last: int) -> bool:
    return bears_on_all(tree, main_verb(tree, first, last), first, last)


def _unverified(tree: Tree, first: int, last: int) -> bool:
    """ "..., but that could not be confirmed", anywhere in what is said."""
    return any(
        tree.tokens[b - 1].lemma.lower() in CHECKS and tree.child(b - 1, "auxpass") is not None
        for a, b in hedges(tree, first, last)
    )


def _is_conditional(tree: Tree, head: int, top: int) -> bool:
    """Whether "would" softens and does not look ahead from the past: in the speaker's own words, or behind "thinks"."""
    if any(tree.lower(j) in ("if", "unless") for k in tree.children(top, "advcl") for j in tree.children(k, "mark")):
        return False
    would = next(j for j in tree.children(top, "aux") if tree.lower(j) == "would")
    if is_quoted(tree, would):
        return True
    quality = tree.child(top, "acomp", "attr")
    if lemma_of(tree, top) != "be" or quality is None:
        return False
    advice = tree.tokens[quality].pos == "ADJ" and tree.child(quality, "xcomp") is not None
    return advice or tree.tokens[head].tag in ("VBZ", "VBP")


def _by_verb(tree: Tree, top: int) -> Certainty:
    """By the main verb of the content: plans, hopes and fears that the speaker tells of."""
    lemma = lemma_of(tree, top)
    quality = tree.child(top, "acomp") if lemma == "be" else None
    if quality is not None:
        if tree.lower(quality) in ("concerned", "worried", "afraid"):
            return "hedged"
        if tree.tokens[quality].lemma.lower() in PLANS - _ORDERS:
            return "expected"
    infinitive = tree.child(top, "xcomp")
    under_way = lemma == "prepare" and tree.tokens[top].tag == "VBG"
    if lemma in PLANS - _ORDERS and infinitive is not None and not under_way:
        if tree.child(infinitive, "nsubj") is None:
            return "expected"
    below = tree.child(top, "xcomp", "ccomp")
    if below is not None and tree.child(top, "neg") is None and not under_way:
        if lemma in _EXPECTS - {"want"}:
            return "expected"
        if lemma in _HEDGING_CUES:
            return "hedged"
    return "expected" if lemma == "go" and infinitive is not None else "asserted"


def _is_no(tree: Tree, first: int) -> bool:
    """ "(that) there is no crack", "there is none": the content denies by itself."""
    if tree.lower(first) in ("that", "“", '"'):
        first += 1
    words = [tree.lower(i) for i in range(first, min(first + 4, len(tree)))]
    return words[:1] == ["there"] and any(word in ("no", "none", "nothing") for word in words[2:4])
