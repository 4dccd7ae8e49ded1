"""How the populations and places of two counts lie to each other."""

from __future__ import annotations

import re
from typing import Literal

from writethru.ledger.count import Count
from writethru.ledger.names import fold_word, folded
from writethru.ledger.wordset import words

# a and b are one; a is part of b; b is part of a; they are two; it cannot be told
Fit = Literal["equal", "a_part", "b_part", "different", "unknown"]

# missiles that were stopped are part of those that were sent
_STOPPED = folded("shot downed intercepted destroyed repelled foiled suppressed neutralised neutralized")
_SENT = folded("launched fired sent used")
# words that say the count is of everybody or everything
_WHOLE = folded("all total overall combined altogether general whole entire aggregate")
# nouns for areas, which belong to the place
_AREAS = folded(
    "district province region city town village valley area country state county island capital republic oblast strip"
    " territory governorate prefecture department"
)
# nouns for one kind of person that news copy uses in turn
_KINDS = (
    words("soldier fighter combatant conscript recruit reservist mercenary marine personnel force"),
    words("fighter militant rebel insurgent combatant"),
    words("docker worker miner driver crew farmer"),
    words("protester marcher demonstrator"),
    words("officer guard police"),
    words("child boy girl schoolgirl schoolboy pupil student teenager"),
    words("patient case"),
    words("prisoner hostage captive detainee inmate soldier"),
    words("voter member supporter"),
    words("doctor nurse medic paramedic"),
    words("refugee migrant displaced homeless"),
)
# words before or around a number that make it a part of a number nearby
PART_CUE = re.compile(
    r"\b(?:(?<!\bas )of (?:whom|which|them|these|those|this|the (?:dead|wounded|injured|killed|missing|total|victims))"
    r"|among (?:them|those|these|the (?:dead|wounded|injured|missing|victims))|including|includes?|included)\b",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"\band\b|[,/]")
_ALL_CUE = re.compile(r"\b(?:in all|in total|altogether|overall|all told|combined)\b", re.IGNORECASE)


def population_fit(a: Count, b: Count) -> Fit:
    """Do both count the same people or things? A bare "people" holds any narrower kind."""
    kinds = _kind_fit(a, b)
    where = frozenset().union(_AREAS, *a.place, *b.place)
    pop_a, pop_b = a.population - _WHOLE - where, b.population - _WHOLE - where
    return _join(_words_fit(pop_a, pop_b, a.measure), kinds)


def _words_fit(a: frozenset[str], b: frozenset[str], measure: str) -> Fit:
    """The words alone: whoever is named by more of them is the part."""
    if a == b:
        return "equal"
    if a < b:
        return "b_part"
    if b < a:
        return "a_part"
    if measure == "attack":
        if a & _STOPPED and not b & _STOPPED and b <= _SENT:
            return "a_part"
        if b & _STOPPED and not a & _STOPPED and a <= _SENT:
            return "b_part"
    return "different"


def _join(a: Fit, b: Fit) -> Fit:
    if a == b or b == "equal":
        return a
    if a == "equal":
        return b
    return "different"


def _kind_fit(a: Count, b: Count) -> Fit:
    """The nouns alone: soldiers and fighters may be one, soldiers and civilians are not."""
    x, y = a.unit.who.split()[-1:], b.unit.who.split()[-1:]
    if x == y:
        return "equal"
    if not x or not y:
        known = a.population if not x else b.population
        noun = (x or y)[0]
        if known and (fold_word(noun) in known or (noun in _KINDS[0] and not known & _NOUNS)):
            # a people against its soldiers: whoever counts leaves the noun out
            return "equal"
        return "b_part" if not x else "a_part"
    if any(x[0] in kind and y[0] in kind for kind in _KINDS):
        return "equal"
    return "different"


_NOUNS = frozenset(map(fold_word, frozenset().union(*_KINDS))) | folded("civilian woman security force")


def soldierly(count: Count) -> bool:
    """May those counted be soldiers: is no other kind of people named?"""
    who = count.unit.who.split()[-1:]
    return not who or who[0] in _KINDS[0] | _KINDS[1]


def place_fit(a: Count, b: Count) -> Fit:
    """Is one place in the other, as far as the words say?"""
    if a.place == b.place:
        return "equal" if a.place else "unknown"
    if not a.place or not b.place:
        return "unknown"
    narrow_a, narrow_b = a.place[0], b.place[0]
    if narrow_a == narrow_b:
        return "equal"
    if any(narrow_b <= wider for wider in a.place[1:]):
        return "a_part"
    if any(narrow_a <= wider for wider in b.place[1:]):
        return "b_part"
    if narrow_a < narrow_b or narrow_b < narrow_a:
        more = narrow_a ^ narrow_b
        if more <= _AREAS - folded("city town village capital"):
            return "equal"
        # "Lira city" lies in Lira; "Lira and Onto" holds both
        wide = any(_SEVERAL.search(where) for where in (a.where, b.where))
        return "a_part" if (narrow_b < narrow_a) != wide else "b_part"
    return "different"


def says_part(count: Count) -> bool:
    """Does the sentence say that this number is part of another?"""
    return bool(PART_CUE.search(count.text))


def says_all(count: Count) -> bool:
    """Does the sentence say that this number is a total?"""
    return bool(_ALL_CUE.search(count.text)) or bool(count.population & _WHOLE)
