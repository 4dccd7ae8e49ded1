"""What money, percents and times measure: price, loss, funding, change, share, duration, sentence ..."""

from __future__ import annotations

from writethru.core.tree import Tree
from writethru.core.types import Sentence
from writethru.reading.figures import lexicon as lex
from writethru.reading.figures.clauses import clause_words, governors
from writethru.reading.figures.nouns import Counted
from writethru.reading.figures.quantities import Quantity

_JAIL = frozenset("jail prison sentence sentenced sentences imprisonment jailed".split())
_PER = ("a", "an", "per", "each", "apiece")
_TIMES = ("day", "year", "month", "week", "hour")
_COMPARED = frozenset("more less fewer higher lower stronger weaker up down".split())


def measure_of_amount(tree: Tree, sentence: Sentence, quantity: Quantity, counted: Counted, family: str) -> str | None:
    """The measure of a quantity whose unit belongs to ``family``; None for money and percent without a telling word."""
    if family == "time":
        return _of_time(tree, sentence, counted)
    if family == "money":
        return _of_money(tree, sentence, counted)
    if family == "percent":
        return _of_percent(tree, sentence, quantity, counted)
    return {"length": "distance", "area": "territory"}.get(family, "amount")


def _of_time(tree: Tree, sentence: Sentence, counted: Counted) -> str:
    near = clause_words(tree, sentence, counted.noun, 9)
    return "sentence" if any(tree.lower(i) in _JAIL for i in near) else "duration"


def _of_money(tree: Tree, sentence: Sentence, counted: Counted) -> str | None:
    after = [tree.lower(i) for i in range(counted.last + 1, min(counted.last + 3, sentence.last))]
    if after and after[0] in _PER and not (len(after) > 1 and after[1] in _TIMES):
        return "price"
    for i in clause_words(tree, sentence, counted.number, 12):
        lemma = tree.tokens[i].lemma.lower()
        found = lex.MONEY_WORDS.get(lemma) or lex.MONEY_WORDS.get(tree.lower(i))
        if found:
            return found
        if lemma == "cost":
            return "loss"
    return None


def _of_percent(tree: Tree, sentence: Sentence, quantity: Quantity, counted: Counted) -> str | None:
    at = counted.last + 1
    following = tree.lower(at) if at < sentence.last else ""
    for verb, part in governors(tree, sentence, counted.noun):
        lemma = tree.tokens[verb].lemma.lower()
        if lemma in lex.CHANGE_VERBS and part in ("by", "", "object") and following != "of":
            return "change"
        if lemma in lex.RATE_NOUNS and part in ("of", "at", ""):
            return "rate"
    if following == "of" or quantity.kind == "fraction":
        land = any(tree.lower(i) in ("territory", "land") for i in clause_words(tree, sentence, at, 8))
        return "territory" if land else "share"
    before = tree.lower(counted.number - 1) if counted.number > sentence.first else ""
    if following in _COMPARED or before in ("up", "down"):
        return "change"
    for i in clause_words(tree, sentence, counted.noun, 8):
        lemma = tree.tokens[i].lemma.lower()
        if lemma in lex.CHANGE_VERBS or lemma in lex.CHANGE_NOUNS:
            return "change"
        if lemma in lex.RATE_NOUNS:
            return "rate"
    return None
