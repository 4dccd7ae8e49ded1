"""Draft sentences that follow one source sentence nearly word by word, and what they change in it.

A brief keeps most of a source's words, so that a changed word is a changed fact unless it means the same. Words are
compared as numbers, names and concepts; what only moved ("X said that A", "A, X said") is no change.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from writethru.check.align import Place
from writethru.check.words import STOP, concept, name_key, numbers
from writethru.core.tree import Tree
from writethru.core.types import Sentence

# words that carry the sense
WEIGHTY = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"})
# share of the draft's words of weight that the source sentence must have, and their least number
CLOSE = 0.6
FEWEST = 2


@dataclass(frozen=True, slots=True)
class Change:
    """Words of the draft (``mine``) that stand where the source has others (``theirs``); either may be empty."""

    mine: tuple[int, ...]
    theirs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Twin:
    """A source sentence that a draft sentence follows: which token is which, and where they differ."""

    place: Place
    # share of the draft's words of weight that are matched, 0..1
    close: float
    match: dict[int, int]
    changes: tuple[Change, ...]


def twin(tree: Tree, mine: Sentence, other: Tree, theirs: Sentence, place: Place, skip: Iterable[int]) -> Twin | None:
    """The comparison of two sentences, None where the draft does not follow the source closely.

    ``skip``: tokens of the draft that say who says so; they count for nothing.
    """
    (left, keys), (right, their_keys) = _keyed(tree, mine), _keyed(other, theirs)
    match: dict[int, int] = {}
    matcher = SequenceMatcher(None, keys, their_keys, autojunk=False)
    codes = matcher.get_opcodes()
    for tag, i1, i2, j1, _ in codes:
        if tag == "equal":
            match.update((left[i1 + n], right[j1 + n]) for n in range(i2 - i1))
    _moved(tree, other, left, right, match)
    skipped = set(skip)
    heavy = [i for i in left if weighty(tree, i) and i not in skipped]
    matched = sum(i in match for i in heavy)
    if matched < FEWEST or matched < CLOSE * len(heavy) or (matched == FEWEST < len(heavy)):
        return None
    taken = set(match.values())
    changes = []
    for tag, i1, i2, j1, j2 in codes:
        if tag != "equal":
            rest = tuple(i for i in left[i1:i2] if i not in match)
            lost = tuple(j for j in right[j1:j2] if j not in taken)
            if rest or lost:
                changes.append(Change(rest, lost))
    return Twin(place, matched / len(heavy), match, tuple(changes))


def weighty(tree: Tree, i: int) -> bool:
    """Is a token a number, a name or another word that carries sense?"""
    token = tree.tokens[i]
    if token.pos not in WEIGHTY:
        return False
    return token.pos in ("NUM", "PROPN") or not (tree.lower(i) in STOP or token.lemma.lower() in STOP)


def key(tree: Tree, i: int) -> str:
    """What two tokens must share to be the same: a number's value, a name's key, a word's concept."""
    known: dict[int, str] = tree.once("keys", dict)
    if i not in known:
        known[i] = _key(tree, i)
    return known[i]


def _key(tree: Tree, i: int) -> str:
    token, word = tree.tokens[i], tree.lower(i)
    if token.pos == "NUM" or word[:1].isdigit():
        found = numbers(word)
        return f"#{max(found):g}" if found else word
    if token.pos == "PROPN":
        return name_key(word)
    if token.pos in ("NOUN", "VERB", "ADJ", "ADV") and word not in STOP:
        return concept(token.lemma if token.lemma.isalpha() else word)
    return {"n't": "not", "n’t": "not"}.get(word, word)


def _words(tree: Tree, sentence: Sentence) -> list[int]:
    """Tokens that are words; "n't" is one."""
    return [
        i for i in range(sentence.first, sentence.last) if tree.word(i)[:1].isalnum() or tree.lower(i) in ("n't", "n’t")
    ]


def _keyed(tree: Tree, sentence: Sentence) -> tuple[list[int], list[str]]:
    """The words of a sentence with their keys."""

    def found() -> tuple[list[int], list[str]]:
        own = _words(tree, sentence)
        return own, [key(tree, i) for i in own]

    return tree.once(("keyed", sentence.first, sentence.last), found)


def _moved(tree: Tree, other: Tree, left: list[int], right: list[int], match: dict[int, int]) -> None:
    """Match words of weight that stand elsewhere in the sentence."""
    taken = set(match.values())
    free: dict[str, list[int]] = {}
    for j in right:
        if j not in taken and _movable(other, j):
            free.setdefault(key(other, j), []).append(j)
    for i in left:
        if i not in match and _movable(tree, i) and free.get(key(tree, i)):
            match[i] = free[key(tree, i)].pop(0)


def _movable(tree: Tree, i: int) -> bool:
    return weighty(tree, i) or tree.tokens[i].pos == "NOUN"


def replaced(tree: Tree, other: Tree, twin: Twin) -> Iterator[tuple[int, int]]:
    """Pairs of a word of weight of the draft and the one of its part of speech in the same spot of the source."""
    for change in twin.changes:
        mine = [i for i in change.mine if weighty(tree, i)]
        theirs = [j for j in change.theirs if weighty(other, j)]
        for i in mine:
            j = next((j for j in theirs if _class(tree, i) == _class(other, j)), None)
            if j is not None:
                theirs.remove(j)
                yield i, j


def _class(tree: Tree, i: int) -> str:
    pos = tree.tokens[i].pos
    return {"PROPN": "NAME"}.get(pos, pos)


def slots(tree: Tree, sentence: Sentence) -> Iterator[tuple[tuple[str, str, str], int]]:
    """Each word of weight of a sentence under the two before it, the two after it, and the two around it."""
    heavy = [k for k in range(sentence.first, sentence.last) if weighty(tree, k)]
    keys = [key(tree, k) for k in heavy]
    for n, k in enumerate(heavy):
        if n >= 2:
            yield ("<", keys[n - 2], keys[n - 1]), k
        if n + 2 < len(heavy):
            yield (">", keys[n + 1], keys[n + 2]), k
        if 0 < n < len(heavy) - 1:
            yield ("|", keys[n - 1], keys[n + 1]), k


def side_by_side(tree: Tree, sentence: Sentence) -> frozenset[tuple[str, str]]:
    """Pairs of words that stand side by side."""
    return frozenset(pairwise(_keyed(tree, sentence)[1]))
