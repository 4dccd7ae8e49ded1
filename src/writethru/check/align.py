"""Finds for each sentence of a draft the source sentences it rests on.

Words are compared as concepts (stem or thesaurus group), weighted by how rare they are in the sources; names, numbers
and the speaker of a statement count as words. A draft sentence may rest on one source sentence, on two neighbours, or
on up to three from anywhere. An inverted index keeps the cost in proportion to the words shared.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from writethru.check.words import STOP, concept, name_key, numbers
from writethru.core.ids import cite
from writethru.core.tree import Tree
from writethru.core.types import Citation, Reading, Sentence, Span

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM", "X"})
# candidates looked at per draft sentence, and source sentences a draft sentence may rest on
CANDIDATES = 24
MAX_PARTS = 3
# a concept in more source sentences than this says nothing of where a fact stands
COMMON = 400


@dataclass(frozen=True, slots=True)
class Place:
    """A source sentence: number of the reading and number of the sentence in it."""

    source: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A source sentence and the share of the draft sentence's weight that it holds, 0..1."""

    place: Place
    cover: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """What a draft sentence rests on, the best first."""

    hits: tuple[Hit, ...]
    # share held by the best single sentence, by the best two neighbours, and by up to three sentences from anywhere
    one: float
    pair: float
    union: float
    # concepts of the draft sentence that no source sentence holds at all
    unknown: tuple[str, ...]
    # weight of all concepts: how much there is to check
    weight: float
    # number of the concepts
    count: int = 0

    @property
    def score(self) -> float:
        """0..1, 1 = every word of weight stands in what the sentence rests on."""
        return min(1.0, 0.35 * self.one + 0.3 * self.pair + 0.35 * self.union)


def terms(tree: Tree, sentence: Sentence, skip: Sequence[Span] = ()) -> dict[str, float]:
    """Concepts of a sentence with the factor that their kind adds to their rarity.

    Dates are left out (they are compared as dates, by their own rules), and so is what stands in a span of ``skip``.
    """
    out: dict[str, float] = {}
    spans = [*skip, *dates(tree.text, sentence)]
    text = tree.text[sentence.start : sentence.end]
    for span in spans:
        left, right = max(0, span.start - sentence.start), max(0, span.end - sentence.start)
        text = text[:left] + " " * len(text[left:right]) + text[right:]
    for i in range(sentence.first, sentence.last):
        token = tree.tokens[i]
        word = tree.lower(i)
        if any(span.start <= token.start < span.end for span in spans):
            continue
        if token.pos == "PROPN" or token.ent[2:] in ("PERSON", "ORG", "GPE", "NORP", "LOC", "FAC"):
            if word[:1].isalpha() and word not in STOP and len(word) > 1:
                out[name_key(word)] = 1.0
        elif token.pos in CONTENT and word[:1].isalpha() and word not in STOP and token.lemma.lower() not in STOP:
            if token.pos != "NUM":
                out[concept(token.lemma if token.lemma.isalpha() else word)] = 1.0
    for value in numbers(text):
        if value > 2 or value != int(value):
            out[f"#{value:g}"] = 1.0
    return out


_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|March|Mar\.|April|Apr\.|May|June|July|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|"
    r"Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DATE = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}(?:,? \d{{4}})?(?!\w)|\b{_MONTH} \d{{1,2}}(?:st|nd|rd|"
    rf"th)?(?:, \d{{4}})?\b"
    r"|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b\d{4}-\d\d-\d\d\b"
)


def dates(text: str, sentence: Sentence) -> list[Span]:
    """Days of the calendar and weekdays in a sentence, as written."""
    return [Span(*match.span()) for match in _DATE.finditer(text, sentence.start, sentence.end)]


# concepts with what each weighs, in one order
Weighed = Sequence[tuple[str, float]]


class Index:
    """All source sentences, by concept."""

    def __init__(self, readings: Sequence[Reading], trees: Sequence[Tree]) -> None:
        self.readings = readings
        self.places: list[Place] = []
        self.terms: list[frozenset[str]] = []
        self._first: list[int] = []
        postings: dict[str, list[int]] = {}
        texts: dict[str, set[str]] = {}
        for number, (reading, tree) in enumerate(zip(readings, trees, strict=True)):
            self._first.append(len(self.places))
            extra = _speakers(reading)
            for k, sentence in enumerate(reading.sentences):
                own = frozenset(terms(tree, sentence)) | extra.get(k, frozenset())
                words = tree.text[sentence.start : sentence.end]
                for term in own:
                    postings.setdefault(term, []).append(len(self.places))
                    texts.setdefault(term, set()).add(words)
                self.places.append(Place(number, k))
                self.terms.append(own)
        self._postings = postings
        distinct = len({text for held in texts.values() for text in held}) or 1
        self._rarity = {term: math.log(1.0 + distinct / len(held)) for term, held in texts.items()}
        self._unknown = math.log(1.0 + distinct)
        self._common = max(COMMON, len(self.places) // 5)
        title_terms: set[str] = set()
        for reading in readings:
            for word in reading.article.title.split():
                title_terms.add(concept(word.strip("‘’“”\"',.:;?!()")))
                title_terms.add(name_key(word.strip("‘’“”\"',.:;?!()")))
        self._titles = frozenset(title_terms)

    def number(self, place: Place) -> int:
        return self._first[place.source] + place.sentence

    def nearby(self, place: Place) -> frozenset[str]:
        """Concepts of a source sentence and of its neighbours."""
        n = self.number(place)
        last = self._first[place.source] + len(self.readings[place.source].sentences)
        around = range(max(self._first[place.source], n - 1), min(last, n + 2))
        return frozenset().union(*(self.terms[k] for k in around))

    def rarity(self, term: str) -> float:
        """Weight of a concept: the rarer in the sources, the heavier; a word of no source weighs most but "
        "for titles."""
        known = self._rarity.get(term)
        if known is not None:
            return known
        return 0.5 * self._unknown if term in self._titles else 0.8 * self._unknown

    def known(self, term: str) -> bool:
        return term in self._rarity or term in self._titles

    def align(self, wanted: dict[str, float], only: frozenset[int] | None = None) -> Alignment:
        """The best places for a bag of concepts, in the readings ``only``. Ties go to the place that comes first."""
        weight = {term: self.rarity(term) * factor for term, factor in wanted.items()}
        total = sum(weight.values())
        if not total:
            return Alignment((), 0.0, 0.0, 0.0, (), 0.0)
        sums: dict[int, float] = {}
        for term in weight:
            held = self._postings.get(term, ())
            if len(held) <= self._common:
                for n in held:
                    if only is not None and self.places[n].source not in only:
                        continue
                    sums[n] = sums.get(n, 0.0) + weight[term]
        best = sorted(sums, key=lambda n: (-sums[n], n))[:CANDIDATES]
        hits = tuple(Hit(self.places[n], sums[n] / total) for n in best)
        # sums are always added in one order, so that ties stay ties
        ordered = sorted(weight.items())
        pair = max((self._pair(n, ordered) for n in best[:8]), default=0.0) / total
        union = self._union(best, ordered) / total
        unknown = tuple(sorted(term for term in weight if not self.known(term)))
        one = hits[0].cover if hits else 0.0
        pair = max(pair, one)  # sums in another order differ in the last digit
        return Alignment(hits, one, pair, min(1.0, max(union, pair)), unknown, total, len(weight))

    def _pair(self, n: int, ordered: Weighed) -> float:
        """The better of the sentence with the one before and with the one after."""
        own = self.terms[n]
        out = sum([weight for term, weight in ordered if term in own])
        for other in (n - 1, n + 1):
            if 0 <= other < len(self.places) and self.places[other].source == self.places[n].source:
                beside = self.terms[other]
                out = max(out, sum([weight for term, weight in ordered if term in own or term in beside]))
        return out

    def _union(self, best: Sequence[int], ordered: Weighed) -> float:
        """What the best few sentences hold together, each chosen for what those before it lack."""
        parts = [(-n, [pair for pair in ordered if pair[0] in self.terms[n]]) for n in best]
        held = 0.0
        for _ in range(MAX_PARTS):
            gain, n = max(((sum([weight for _, weight in part]), n) for n, part in parts), default=(0.0, 0))
            if gain <= 0:
                break
            held += gain
            gone = self.terms[-n]
            parts = [(n, [pair for pair in part if pair[0] not in gone]) for n, part in parts]
        return held

    def cite(self, place: Place) -> Citation:
        """The citation of a whole source sentence."""
        reading = self.readings[place.source]
        sentence = reading.sentences[place.sentence]
        return cite(reading.article, sentence.start, sentence.end)


def _speakers(reading: Reading) -> dict[int, frozenset[str]]:
    """Words of the resolved speaker by sentence: "he said" holds the name of him who said it."""
    out: dict[int, set[str]] = {}
    for statement in reading.statements:
        speaker = statement.speaker
        if speaker is None or not speaker.canonical:
            continue
        held = out.setdefault(statement.sentence, set())
        for text in (speaker.canonical, speaker.role or "", speaker.affiliation or ""):
            for word in text.replace(",", " ").split():
                if word.lower() not in STOP and len(word) > 1:
                    held.add(name_key(word) if word[0].isupper() else concept(word))
    return {k: frozenset(words) for k, words in out.items()}
