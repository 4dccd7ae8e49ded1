"""How two words are related in Open English WordNet: synonyms, opposites, kinds, sisters.

The table of the package is made by ``training/verifier/wordnet.py``. Words are lower-case lemmas.
"""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Literal

Relation = Literal["same", "synonym", "similar", "wider", "narrower", "opposite", "sister", "none"]


@dataclass(frozen=True, slots=True)
class WordNet:
    """Synsets of words in the order of their senses, and what lies above and beside each synset."""

    senses: dict[str, tuple[int, ...]]
    above: dict[int, tuple[int, ...]]
    similar: dict[int, tuple[int, ...]]
    opposites: dict[str, frozenset[str]]
    # words made from a word: "decide" and "decision"
    related: dict[str, frozenset[str]]

    def relation(self, word: str, other: str) -> Relation:
        """What ``word`` is to ``other``; the strongest of several. "wider": other is a kind of word."""
        if word == other:
            return "same"
        mine, theirs = self.senses.get(word, ()), self.senses.get(other, ())
        if not mine or not theirs:
            return "synonym" if other in self.related.get(word, ()) else "none"
        if self._opposed(word, other):
            return "opposite"
        if not set(mine).isdisjoint(theirs) or other in self.related.get(word, ()):
            return "synonym"
        near = {synset for sense in mine for synset in self.similar.get(sense, ())}
        if not near.isdisjoint(theirs):
            return "similar"
        up, other_up = self._up(mine), self._up(theirs)
        if not up.isdisjoint(theirs):
            return "narrower"
        if not other_up.isdisjoint(mine):
            return "wider"
        for made in sorted(self.related.get(word, ())):
            if not set(self.senses.get(made, ())).isdisjoint(theirs):
                return "similar"
        if not up.isdisjoint(other_up):
            return "sister"
        further = {synset for sense in theirs for close in self.similar.get(sense, ()) for synset in (close,)}
        return "sister" if not near.isdisjoint(further) else "none"

    def _up(self, senses: tuple[int, ...]) -> set[int]:
        return {synset for sense in senses for synset in self.above.get(sense, ())}

    def _opposed(self, word: str, other: str) -> bool:
        mine, theirs = self.opposites.get(word, frozenset()), self.opposites.get(other, frozenset())
        if other in mine or word in theirs:
            return True
        senses = set(self.senses.get(other, ()))
        if any(not senses.isdisjoint(self.senses.get(each, ())) for each in sorted(mine)):
            return True
        own = set(self.senses.get(word, ()))
        return any(not own.isdisjoint(self.senses.get(each, ())) for each in sorted(theirs))


@lru_cache(maxsize=1)
def wordnet() -> WordNet:
    """The table of the package."""
    packed = files("writethru.check.verifier").joinpath("wordnet.txt.gz").read_bytes()
    words, kinds, against, made = gzip.decompress(packed).decode("utf-8").split("\n\n")
    senses = {}
    for line in words.splitlines():
        word, synsets = line.split("\t")
        senses[word] = tuple(int(synset, 16) for synset in synsets.split())
    above: dict[int, tuple[int, ...]] = {}
    similar: dict[int, tuple[int, ...]] = {}
    for line in kinds.splitlines():
        synset, up, beside = line.split("\t")
        above[int(synset, 16)] = tuple(int(each, 16) for each in up.split())
        similar[int(synset, 16)] = tuple(int(each, 16) for each in beside.split())
    return WordNet(senses, above, similar, _sets(against), _sets(made))


def _sets(lines: str) -> dict[str, frozenset[str]]:
    return {word: frozenset(others.split()) for word, others in (line.split("\t") for line in lines.splitlines())}
