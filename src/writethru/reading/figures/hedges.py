"""Whether a figure, or the fact it is part of, is marked as uncertain, estimated, projected or alleged."""

from __future__ import annotations

from writethru.core.tree import Tree
from writethru.core.types import Sentence, Statement
from writethru.reading.figures.nouns import Counted
from writethru.reading.figures.quantities import Quantity
from writethru.reading.hedges import HEDGE_WORDS, MODALS

# beside a number these say that it is reckoned or foreseen, which in a sentence at large is no hedge
_WORDS = HEDGE_WORDS | frozenset(
    """estimate estimated estimates projected projection forecast expected presumed believed feared thought
    suggesting""".split()
)
# a figure below any such verb is uncertain, whoever doubts; in a sentence at large only the passive is a hedge
_VERBS = frozenset(
    """estimate believe think fear presume suspect expect project forecast predict reckon suggest allege appear seem
    assess guess rumour imply assume anticipate""".split()
)
_OPEN = MODALS | {"would"} | _WORDS


def is_hedged(
    tree: Tree, sentence: Sentence, quantity: Quantity, counted: Counted, statement: Statement | None
) -> bool:
    """True for "reportedly", "is believed to", "could", "an estimated", an estimate's speaker; a bound word alone is
    no hedge, and neither is a firm plan ("will")."""
    if statement is not None and (
        statement.certainty in ("hedged", "estimated") or statement.cue.cls in ("believe", "estimate")
    ):
        return True
    if any(word in _WORDS for word in tree.text[quantity.phrase_start : quantity.start].lower().split()):
        return True
    before = range(max(sentence.first, counted.number - 5), counted.number)
    if any(tree.lower(i) in _WORDS for i in before):
        return True
    if any(
        tree.lower(i) in ("probable", "unconfirmed", "unverified")
        for i in range(counted.noun + 1, min(counted.noun + 6, sentence.last))
    ):
        return True
    return _governed(tree, sentence, counted)


def _governed(tree: Tree, sentence: Sentence, counted: Counted) -> bool:
    """A verb above the figure that doubts or expects, or the modal of the nearest one."""
    nearest = True
    at = counted.noun
    for head in tree.ancestors(counted.noun):
        token = tree.tokens[head]
        if not sentence.first <= head < sentence.last:
            return False
        through = tree.tokens[at].dep
        if token.pos in ("VERB", "AUX"):
            if through in ("relcl", "acl", "advcl", "parataxis"):
                return False
            if token.lemma.lower() in _VERBS and through not in ("nsubj", "npadvmod"):
                return True
            children = tree.children(head, "aux", "advmod", "auxpass", "acomp", "xcomp")
            if nearest and any(tree.lower(child) in _OPEN for child in children):
                return True
            nearest = nearest and through in ("xcomp", "conj") and token.pos == "AUX"
        elif through == "relcl":
            return False
        at = head
    return False
