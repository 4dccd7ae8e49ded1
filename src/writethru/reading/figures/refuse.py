"""Numbers that the parse shows to count nothing: names, labels, ages, definite mentions of what was told before."""

from __future__ import annotations

from writethru.core.tree import Tree
from writethru.core.types import Sentence
from writethru.reading.figures import lexicon as lex
from writethru.reading.figures.exclude import counted_at
from writethru.reading.figures.nouns import Counted, is_person, token_range
from writethru.reading.figures.quantities import Quantity
from writethru.reading.titles import is_person_noun

_NAMED = ("PRODUCT", "FAC", "EVENT", "LAW", "WORK_OF_ART", "ORG")
_ANAPHORA = ("the", "these", "those", "both")
_WHICH = frozenset("first last main other same earlier later latter former previous next remaining".split())
# What people do at an age.
_AT_AGE = frozenset(
    "go retire leave stop quit die marry start vote work join return live graduate pension retirement".split()
)
# "The youngest of the dead was 3"
_OLDEST = frozenset("youngest oldest eldest".split())
_PLURAL = frozenset(["have", "were", "are"])
# characters before a number in which it is said to be put at
_PUT = 80
# People who are many in one word.
_GROUPS = frozenset("crew staff police personnel family household force troop couple people life".split())
_ONE_OF = frozenset("a an the this that his her their one".split())
_DEFINITE = frozenset("the these those both our your my his her its their".split())


def refused(tree: Tree, sentence: Sentence, quantity: Quantity, counted: Counted) -> bool:
    """Whether a number is no figure, by its place in the parse."""
    if quantity.kind == "zero" or quantity.unit is not None:
        return False
    if counted.unit == "time":
        return True  # "three times": a multiplier or how often, no count
    first, last = token_range(tree, sentence, quantity.start, quantity.end)
    if _in_name(tree, sentence, quantity, first, last):
        return True
    if _small(quantity) and _is_age(tree, sentence, first, last, counted):
        return True
    if (
        _small(quantity)
        and counted.implicit
        and (_of_age(tree, sentence, first) or _set_off(tree, sentence, first, last))
    ):
        return True
    if _small(quantity) and _definite(tree, sentence, first, counted):
        return True
    if _small(quantity) and counted.implicit and first > sentence.first and tree.lower(first - 1) in ("at", "aged"):
        head = tree.tokens[tree.tokens[first - 1].head]
        put = counted_at(tree.text[max(sentence.start, quantity.start - _PUT) : quantity.start])
        age = (quantity.low or 0) >= 14 and "." not in quantity.words and not put
        if age and (head.lemma.lower() in _AT_AGE or tree.lower(first - 1) == "aged"):
            return True  # "to stop at 62"
    return counted.implicit and _adverb(tree, sentence, first, last, quantity)


def _small(quantity: Quantity) -> bool:
    return quantity.low is not None and quantity.low <= 115 and quantity.approx == "exact"


def _in_name(tree: Tree, sentence: Sentence, quantity: Quantity, first: int, last: int) -> bool:
    """Whether it is "Golf 9" or "Flight 370": a number that belongs to the capitalised word before it."""
    if first == sentence.first:
        return False
    before = tree.tokens[first - 1]
    word = tree.word(first - 1)
    token = tree.tokens[last]
    spelled = quantity.kind == "word" and tree.word(first)[:1].isupper()
    if spelled and before.pos not in ("PUNCT", "SPACE") and tree.tokens[last].end - tree.tokens[first].start < 8:
        following = tree.word(last + 1)[:1] if last + 1 < sentence.last else ""
        return before.pos == "PROPN" or following.isupper()
    if before.pos != "PROPN" or not word[:1].isupper() or first - 1 == sentence.first:
        return False
    if token.ent.startswith("I-") and token.ent[2:] in (*_NAMED, "GPE", "LOC", "PERSON"):
        return True
    if last + 2 < sentence.last and tree.lower(last + 1) in _PLURAL and tree.tokens[last + 2].pos in ("VERB", "AUX"):
        return False  # "in Norra 27 have been hurt"
    return (
        token.dep in ("nummod", "nmod", "appos", "npadvmod")
        and token.head == first - 1
        and (last + 1 >= sentence.last or tree.tokens[last + 1].pos not in ("NOUN", "ADJ", "PROPN"))
    )


def _is_age(tree: Tree, sentence: Sentence, first: int, last: int, counted: Counted) -> bool:
    """Whether it is "is 61 and has ...": a number alone after "be" whose subject is one person."""
    token = tree.tokens[last]
    head = token.head
    if not counted.implicit or tree.tokens[head].lemma != "be" or token.dep not in ("attr", "acomp", "npadvmod"):
        return False
    subject = tree.child(head, "nsubj")
    if subject is None and tree.tokens[head].dep in ("conj", "ccomp", "advcl"):
        # "The woman pulled from the mill is 61": read as if she pulled
        subject = tree.child(tree.tokens[head].head, "nsubj")
    if subject is None:
        return False
    if tree.lower(subject) in _OLDEST:
        return True
    tag = tree.tokens[subject].tag
    return (
        tag in ("NNP", "PRP")
        or tree.lower(subject) == "who"
        or (tag == "NN" and tree.tokens[subject].lemma.lower() in lex.PEOPLE)
    )


def _of_age(tree: Tree, sentence: Sentence, first: int) -> bool:
    """Whether it is "a sergeant of 24" or "the girl of nine": one person and how old; a crew or team has members."""
    if first - 2 <= sentence.first or tree.lower(first - 1) != "of" or tree.tokens[first - 2].tag != "NN":
        return False
    noun = tree.tokens[first - 2].lemma.lower()
    if noun in _GROUPS or not is_person(noun):
        return False
    return any(tree.lower(i) in _ONE_OF for i in range(max(sentence.first, first - 5), first - 2))


def _set_off(tree: Tree, sentence: Sentence, first: int, last: int) -> bool:
    """Whether it is "the physicist, 38, said": a number in commas behind one person, who has an age."""
    if first - 2 < sentence.first or last + 1 >= sentence.last or tree.lower(first - 1) != ",":
        return False
    if tree.lower(last + 1) not in (",", "."):
        return False
    noun = tree.tokens[first - 2].lemma.lower()
    if tree.tokens[first - 2].tag != "NN" or noun in _GROUPS or not (is_person(noun) or is_person_noun(noun)):
        return False
    return any(tree.lower(i) in _ONE_OF for i in range(max(sentence.first, first - 6), first - 2))


def _definite(tree: Tree, sentence: Sentence, first: int, counted: Counted) -> bool:
    """Whether it speaks of what was told before: "the two countries", but not "the three dead"."""
    if first == sentence.first:
        return False
    before = tree.lower(first - 1)
    if before in _WHICH and first - 2 >= sentence.first and tree.lower(first - 2) in _DEFINITE:
        return True
    following = counted.number + 1
    hurt = tree.lower(counted.noun) in lex.STATES or (following < sentence.last and tree.lower(following) in lex.STATES)
    if before not in _ANAPHORA or hurt:
        return False
    return counted.implicit or (counted.unit not in lex.PEOPLE and lex.NOUNS.get(counted.unit or "") not in lex.HUMAN)


def mentioned_before(tree: Tree, sentence: Sentence, quantity: Quantity, counted: Counted) -> bool:
    """Whether "the three men" stands there: a figure only where the clause tells what happened to them."""
    first, _ = token_range(tree, sentence, quantity.start, quantity.end)
    return _small(quantity) and quantity.unit is None and first > sentence.first and tree.lower(first - 1) in _ANAPHORA


def _adverb(tree: Tree, sentence: Sentence, first: int, last: int, quantity: Quantity) -> bool:
    """Whether it is "in two", "at six" or "one by one"."""
    if first == sentence.first or quantity.kind == "vague":
        return False
    return (
        quantity.kind == "word"
        and tree.lower(first - 1) in ("in", "at", "by", "into")
        and quantity.approx == "exact"
        and (quantity.low or 0) <= 12
    )
