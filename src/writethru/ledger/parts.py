"""How the populations and places of two counts lie to each other."""

from __future__ import annotations

import re
from typing import Literal

from writethru.ledger.count import Count

# a and b are one; a is part of b; b is part of a; they are two; it cannot be told
Fit = Literal["equal", "a_part", "b_part", "different", "unknown"]

# words that say the count is of everybody or everything
_WHOLE = frozenset("all total overall combined altogether general whole entire aggregate".split())
# nouns for areas, which belong to the place
_AREAS = frozenset("district province region city town village valley area country state county island capital".split())
# nouns for one kind of person that news copy uses in turn
_KINDS = (
    frozenset("soldier fighter combatant conscript recruit reservist mercenary marine personnel force".split()),
    frozenset("fighter militant rebel insurgent combatant".split()),
    frozenset("docker worker miner striker driver crew farmer".split()),
    frozenset("protester marcher demonstrator".split()),
    frozenset("officer guard police".split()),
    frozenset("child boy girl schoolgirl schoolboy pupil student teenager".split()),
    frozenset("patient case".split()),
    frozenset("prisoner hostage captive detainee inmate soldier".split()),
    frozenset("voter member supporter".split()),
    frozenset("doctor nurse medic paramedic".split()),
    frozenset("refugee migrant displaced homeless".split()),
)
# words before or around a number that make it a part of a number nearby
PART_CUE = re.compile(
    r"\b(?:of (?:whom|which|them|these|those|this|the (?:dead|wounded|injured|killed|missing|total|victims))|among (?:them|those|the dead|the victims)"
    r"|including|includes?|included|out of|counting|of the \w+|one of|are from|were from|make up|made up)\b",
    re.IGNORECASE,
)
_ALL_CUE = re.compile(r"\b(?:in all|in total|altogether|overall|all told|combined)\b", re.IGNORECASE)


def population_fit(a: Count, b: Count) -> Fit:
    """Do both count the same people or things? A bare "people" holds any narrower kind."""
    kinds = _kind_fit(a, b)
    where = frozenset().union(_AREAS, *a.place, *b.place)
    pop_a, pop_b = a.population - _WHOLE - where, b.population - _WHOLE - where
    whole_a, whole_b = bool(a.population & _WHOLE), bool(b.population & _WHOLE)
    words: Fit
    if pop_a == pop_b:
        words = "equal"
        if not pop_a and whole_a != whole_b:
            words = "equal"
    elif whole_a and pop_a <= pop_b or not pop_a and pop_b:
        words = "b_part"
    elif whole_b and pop_b <= pop_a or not pop_b and pop_a:
        words = "a_part"
    elif pop_a < pop_b:
        words = "b_part"
    elif pop_b < pop_a:
        words = "a_part"
    elif whole_a and len(pop_a - pop_b) <= len(pop_b - pop_a):
        words = "b_part"
    elif whole_b and len(pop_b - pop_a) <= len(pop_a - pop_b):
        words = "a_part"
    else:
        words = "different"
    return _join(words, kinds)


def _join(a: Fit, b: Fit) -> Fit:
    if a == b or b == "equal":
        return a
    if a == "equal":
        return b
    return "different"


def _kind_fit(a: Count, b: Count) -> Fit:
    """The nouns alone: soldiers and fighters may be one, soldiers and civilians are not."""
    x, y = a.unit.who.split()[-1:] , b.unit.who.split()[-1:]
    if x == y:
        return "equal"
    if not x or not y:
        known = a.population if not x else b.population
        noun = (x or y)[0]
        if known and (noun in known or (noun in _KINDS[0] and not known & _NOUNS)):
            # a people against its soldiers: whoever counts leaves the noun out
            return "equal"
        return "b_part" if not x else "a_part"
    if any(x[0] in kind and y[0] in kind for kind in _KINDS):
        return "equal"
    return "different"


_NOUNS = frozenset().union(*_KINDS) | {"civilian", "woman", "security", "force"}


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
    if narrow_a <= narrow_b or narrow_b <= narrow_a:
        return "equal"
    return "different"


def says_part(count: Count) -> bool:
    """Does the sentence say that this number is part of another?"""
    return bool(PART_CUE.search(count.text))


def says_all(count: Count) -> bool:
    """Does the sentence say that this number is a total?"""
    return bool(_ALL_CUE.search(count.text)) or bool(count.population & _WHOLE)
