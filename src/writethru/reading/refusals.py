"""Contents that refuse or reject by their own words: "is in no position to say", "that claim is false"."""

from __future__ import annotations

from collections.abc import Sequence

from writethru.core.tree import Tree
from writethru.reading.clauses import helpers, is_negated, lemma_of, main_verb

_SPEECH = frozenset(
    """announce answer assess comment confirm deny disclose discuss elaborate identify judge name predict reply respond
    reveal say speak speculate verify""".split()
)
_READY = frozenset("able allowed authorised authorized competent free permitted prepared qualified willing".split())
_SELF = frozenset(("i", "we", "he", "she", "it", "they"))
# what others have put forward
CLAIMS = frozenset(
    """accusation account allegation assertion charge claim count estimate figure finding number report rumor rumour
    statement story suggestion tally toll version""".split()
)
_POINTING = frozenset(("that", "this", "it", "they", "these", "those"))
FALSE = frozenset(
    """absurd baseless bogus exaggerated fabricated fabrication fairy fake false fantasy fiction groundless hoax
    incorrect invented invention lie lies ludicrous misleading myth nonsense propaganda rubbish slander smear unfounded
    untrue wrong""".split()
)
_TRUE = frozenset("accurate case correct credible right true truth".split())
_ACCEPTS = frozenset("accept acknowledge believe credit endorse recognise recognize share".split())
_NAMES = frozenset("brand call deem denounce describe dismiss label".split())


def refuses(tree: Tree, content: Sequence[tuple[int, int]]) -> bool:
    """ "was not able to confirm", "in no position to say", "would not comment", in any sentence of the content."""
    return any(_refuses(tree, i) for first, last in content for i in _tops(tree, first, last))


def rejects(tree: Tree, head: int, lemma: str, content: Sequence[tuple[int, int]]) -> bool:
    """A claim of others called false, or not accepted; or the speaker's own deed denied: "I have never ..."."""
    if lemma in _NAMES and _called_false(tree, head):
        return True
    top = main_verb(tree, *content[0])
    return top is not None and (
        _is_false(tree, top) or _not_accepted(tree, top) or _never(tree, top) or _named_false(tree, top)
    )


def _tops(tree: Tree, first: int, last: int) -> list[int]:
    """Verbs of a run that are not below another word of it, and what is joined to them by "and"."""
    out = [
        i
        for i in range(first, last)
        if tree.tokens[i].pos in ("VERB", "AUX")
        and (tree.tokens[i].head == i or not first <= tree.tokens[i].head < last)
    ]
    top = main_verb(tree, first, last)
    return out if top is None else sorted({*out, *tree.children(top, "ccomp")})


def _refuses(tree: Tree, top: int) -> bool:
    subject = tree.child(top, "nsubj")
    if subject is not None and tree.lower(subject) not in _SELF:
        return False
    lemma = lemma_of(tree, top)
    if lemma in _SPEECH and subject is not None and is_negated(tree, top):
        return bool(helpers(tree, top) & {"could", "can", "ca", "would", "wo", "will", "cannot"})
    if lemma != "be":
        return False
    quality = tree.child(top, "acomp")
    if quality is not None and (tree.lower(quality) == "unable" or tree.lower(quality) in _READY):
        return (tree.lower(quality) == "unable" or is_negated(tree, top)) and _to_speak(tree, quality)
    for prep in tree.children(top, "prep"):
        for noun in tree.children(prep, "pobj"):
            none = is_negated(tree, top) or any(tree.lower(j) == "no" for j in tree.children(noun))
            if tree.lower(noun) in ("position", "liberty") and none:
                return _to_speak(tree, noun) or _to_speak(tree, prep) or _to_speak(tree, top)
    return False


def _to_speak(tree: Tree, i: int) -> bool:
    return any(lemma_of(tree, j) in _SPEECH for j in tree.children(i, "xcomp", "acl", "relcl", "advcl"))


def _is_claim(tree: Tree, i: int) -> bool:
    return tree.tokens[i].lemma.lower() in CLAIMS


def _false_words(tree: Tree, i: int) -> bool:
    """The word itself, one joined to it, or a tale or claim with such a word before it: "a fairy tale"."""
    before = tree.children(i, "amod", "compound") if _is_claim(tree, i) or tree.lower(i) == "tale" else []
    return any(tree.lower(j) in FALSE for j in (i, *before, *tree.children(i, "conj")))


def _is_false(tree: Tree, top: int) -> bool:
    """ "that is a lie", "the report was false", "it is not true", "that figure is a guess, not a count"."""
    subject = tree.child(top, "nsubj", "nsubjpass")
    said = tree.child(top, "acomp", "attr")
    if lemma_of(tree, top) != "be":
        said = top if tree.tokens[top].tag == "VBN" and tree.child(top, "auxpass") is not None else None
    if subject is None or said is None or not (_is_claim(tree, subject) or tree.lower(subject) in _POINTING):
        return False
    if is_negated(tree, top):
        return tree.lower(said) in _TRUE
    if _false_words(tree, said):
        return True
    behind = [tree.lower(j) for j in range(said + 1, min(said + 4, len(tree)))]
    return _is_claim(tree, subject) and behind[:2] == [",", "not"] and tree.tokens[said].pos == "NOUN"


def _not_accepted(tree: Tree, top: int) -> bool:
    """ "did not recognise that figure"."""
    thing = tree.child(top, "dobj")
    return lemma_of(tree, top) in _ACCEPTS and is_negated(tree, top) and thing is not None and _is_claim(tree, thing)


def _never(tree: Tree, top: int) -> bool:
    """ "I have never been paid": who says so of the own past answers a charge."""
    subject = tree.child(top, "nsubj", "nsubjpass")
    if subject is None or tree.lower(subject) not in ("i", "we"):
        return False
    perfect = helpers(tree, top) & {"have", "’ve", "'ve", "had"}
    return bool(perfect) and any(tree.lower(j) == "never" for j in tree.children(top))


def _named_false(tree: Tree, top: int) -> bool:
    return lemma_of(tree, top) in _NAMES and _called_false(tree, top)


def _called_false(tree: Tree, head: int) -> bool:
    """ "called the reports a fairy tale", "described the claim as false"."""
    below = tree.subtree(head)
    claim = any(_is_claim(tree, j) for j in below if j != head and tree.tokens[j].pos in ("NOUN", "PROPN"))
    return claim and any(tree.lower(j) in FALSE for j in below)
