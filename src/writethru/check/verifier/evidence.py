"""Which source sentences a claim is read against, and the words in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from writethru.check.align import CANDIDATES, Index, Place, Weighed, terms
from writethru.check.words import concept, numbers
from writethru.core.tree import Tree
from writethru.core.types import Reading, Sentence

# word pieces (about 1.3 a word) of source text that the network is shown; counted in words here
ROOM = 90
# source sentences chosen for what they hold; the rest of the room goes to their neighbours
MOST = 4


@dataclass(frozen=True, slots=True)
class Source:
    """All source articles of a claim, indexed once."""

    index: Index
    trees: tuple[Tree, ...]
    readings: tuple[Reading, ...]
    # every number, lower-case word and concept of the sources
    numbers: frozenset[float]
    words: frozenset[str]
    concepts: frozenset[str]


def source(readings: Sequence[Reading], trees: Sequence[Tree], index: Index | None = None) -> Source:
    """The sources as the verifier sees them."""
    words: set[str] = set()
    concepts: set[str] = set()
    values: set[float] = set()
    for reading, tree in zip(readings, trees, strict=True):
        for i in (i for sentence in reading.sentences for i in range(sentence.first, sentence.last)):
            words.add(tree.lower(i))
            concepts.add(concept(tree.tokens[i].lemma))
        for sentence in reading.sentences:
            values |= numbers(tree.text[sentence.start : sentence.end])
        words.update(reading.article.title.lower().split())
        values |= numbers(reading.article.title)
    return Source(
        index or Index(readings, trees),
        tuple(trees),
        tuple(readings),
        frozenset(values),
        frozenset(words),
        frozenset(concepts),
    )


@dataclass(frozen=True)
class Evidence:
    """The source sentences a claim is held against, in the order of the text; ``best`` is the one that holds most."""

    source: Source
    places: tuple[Place, ...]
    best: Place | None
    # share of the claim's weight that the best sentence, and all chosen ones together, hold
    one: float
    union: float
    # the same for all that the aligner looked at
    score: float

    def sentence(self, place: Place) -> tuple[Tree, Sentence]:
        return self.source.trees[place.source], self.source.readings[place.source].sentences[place.sentence]

    @cached_property
    def tokens(self) -> tuple[tuple[Tree, int, int], ...]:
        """Tree, token and number among the chosen sentences, for every token of them."""
        out: list[tuple[Tree, int, int]] = []
        for k, place in enumerate(self.places):
            tree, sentence = self.sentence(place)
            out.extend((tree, i, k) for i in range(sentence.first, sentence.last))
        return tuple(out)

    @cached_property
    def numbers(self) -> frozenset[float]:
        found: set[float] = set()
        for place in self.places:
            tree, sentence = self.sentence(place)
            found |= numbers(tree.text[sentence.start : sentence.end])
        return frozenset(found)


def evidence(tree: Tree, sentence: Sentence, given: Source, only: frozenset[int] | None = None) -> Evidence:
    """The sentences of ``given`` that hold most of a claim together, then their neighbours while there is room."""
    index = given.index
    wanted = terms(tree, sentence)
    found = index.align(wanted, only)
    # sums are always added in one order, so that ties stay ties
    left = sorted((term, index.rarity(term) * factor) for term, factor in wanted.items())
    chosen: list[Place] = []
    candidates = [hit.place for hit in found.hits[:CANDIDATES]]
    room = ROOM
    while candidates and len(chosen) < MOST and room > 0:
        gains = [(_held(index, place, left), -n) for n, place in enumerate(candidates)]
        gain, n = max(gains)
        if gain <= 0 or (chosen and gain < 0.04 * found.weight):
            break
        place = candidates.pop(-n)
        size = _words(given, place)
        if chosen and size > room:
            continue
        chosen.append(place)
        room -= size
        held = index.terms[index.number(place)]
        left = [pair for pair in left if pair[0] not in held]
    union = 1.0 - sum(value for _, value in left) / found.weight if found.weight else 0.0
    best = chosen[0] if chosen else None
    chosen.extend(_around(given, chosen, room, only))
    return Evidence(
        given, tuple(sorted(chosen, key=lambda place: (place.source, place.sentence))), best, found.one, union,
        found.score,
    )  # fmt: skip


def _held(index: Index, place: Place, left: Weighed) -> float:
    own = index.terms[index.number(place)]
    return sum([value for term, value in left if term in own])


def _words(given: Source, place: Place) -> int:
    sentence = given.readings[place.source].sentences[place.sentence]
    return sentence.last - sentence.first


def _around(given: Source, chosen: Sequence[Place], room: int, only: frozenset[int] | None) -> list[Place]:
    """Neighbours of the chosen sentences, nearest first: what "he" and "it" stand for is said there."""
    out: list[Place] = []
    sources = [k for k in range(len(given.readings)) if only is None or k in only]
    seeds = list(chosen) or [Place(k, -1) for k in sources[:1]]
    for step in range(1, 40):
        for seed in seeds:
            for number in (seed.sentence - step, seed.sentence + step):
                place = Place(seed.source, number)
                if not 0 <= number < len(given.readings[seed.source].sentences) or place in out or place in chosen:
                    continue
                size = _words(given, place)
                if size > room:
                    return out
                out.append(place)
                room -= size
    return out
