"""The unit of a number whose noun is left out: "31 wounded", "up from 31 on Tuesday", "put the toll at 36"."""

from __future__ import annotations

from collections.abc import Sequence

from writethru.core.tree import Tree
from writethru.core.types import Sentence
from writethru.reading.figures import lexicon as lex
from writethru.reading.figures.clauses import governors
from writethru.reading.figures.measures import Draft
from writethru.reading.figures.nouns import Counted, is_person
from writethru.reading.figures.units import family

# How many earlier figures are looked at.
_REACH = 6


def label_of(tree: Tree, sentence: Sentence, counted: Counted) -> int | None:
    """The noun that a bare number is said of: "the injured" in "put the injured at 300", "depth" in "a depth of 18"."""
    for head, part in governors(tree, sentence, counted.number):
        token = tree.tokens[head]
        if token.pos in ("NOUN", "PROPN") and part in ("of", ""):
            return _inner(tree, head)
        if token.pos in ("VERB", "AUX"):
            # "revised the figure to 36", "the number rose to 412", "the dead at 36"
            for child in tree.children(head, "dobj", "nsubjpass", "nsubj"):
                if child < counted.number and tree.tokens[child].tag not in ("PRP", "WP", "WDT", "NNP", "NNPS"):
                    lemma, word = tree.tokens[child].lemma.lower(), tree.lower(child)
                    if lemma in lex.LABELS or lemma in lex.NOUNS or word in lex.STATES or lemma in _SCALARS:
                        return _inner(tree, child)
            return None
    return None


_SCALARS = frozenset("magnitude depth height length width distance price cost speed temperature population size".split())


def _inner(tree: Tree, i: int) -> int:
    """What a label counts: "injured" in "the number of injured"."""
    if tree.tokens[i].lemma.lower() in lex.LABELS:
        for prep in tree.children(i, "prep"):
            if tree.lower(prep) == "of":
                inner = tree.child(prep, "pobj", "pcomp", "amod")
                if inner is not None:
                    return inner
    return i


def implicit_unit(
    tree: Tree, sentence: Sentence, index: int, counted: Counted, measure: str | None, earlier: Sequence[Draft]
) -> tuple[str | None, str | None]:
    """Unit and measure of a number without a noun, from its clause and from the figures before it."""
    human = measure in lex.HUMAN or measure == "killed_or_injured"
    near = [draft for draft in earlier[-_REACH:] if index - draft.sentence <= 2]
    same = [draft for draft in near if draft.sentence == index]
    label = None if measure else label_of(tree, sentence, counted)
    if label is not None:
        unit, told = _of_label(tree, label)
        if told:
            measure = told
            human = measure in lex.HUMAN
        if unit:
            return unit, measure
    if human:
        for draft in reversed(near):
            if draft.unit and not family(draft.unit) and is_person(draft.unit) and (draft.sentence == index or draft.measure == measure):
                return draft.unit, measure
        return "people", measure
    for draft in reversed(same):
        if draft.unit:
            return draft.unit, measure or draft.measure
    for draft in reversed(near):
        if draft.unit and not family(draft.unit):
            return draft.unit, measure or draft.measure
    return None, measure


def _of_label(tree: Tree, i: int) -> tuple[str | None, str | None]:
    """Unit and measure that a label noun gives."""
    lemma, word = tree.tokens[i].lemma.lower(), tree.lower(i)
    if word in lex.STATES:
        return "people", lex.STATES[word]
    if lemma in ("toll", "casualty"):
        return "people", "killed" if lemma == "toll" else "killed_or_injured"
    if lemma == "magnitude":
        return "magnitude", "amount"
    if lemma == "population":
        return "people", "strength"
    if lemma in lex.LABELS:
        return None, None
    return lemma, lex.NOUNS.get(lemma)
