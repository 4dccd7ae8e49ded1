"""How each word of a claim is held by its evidence: as it stands, as a synonym, an opposite, elsewhere or nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from writethru.check.align import CONTENT
from writethru.check.verifier.evidence import Evidence
from writethru.check.verifier.wordnet import Relation, wordnet
from writethru.check.words import STOP, close, concept, name_key, numbers
from writethru.core.tree import Tree
from writethru.core.types import Sentence

# how a word is held, in the order of the network's embedding
HELD = (
    "no content", "word", "concept", "synonym", "similar", "wider", "narrower", "opposite", "sister", "elsewhere",
    "nowhere", "number", "other number", "number elsewhere", "number nowhere", "name", "part of name",
    "name elsewhere", "name nowhere", "function word", "function word nowhere",
)  # fmt: skip
CODE = {name: k for k, name in enumerate(HELD)}
_NAMES = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"})
_ORDER: tuple[Relation, ...] = ("synonym", "opposite", "similar", "wider", "narrower", "sister")
# function words that change what is said
_TELLING = frozenset(
    """not no n't n’t never none nobody nothing neither nor without only all most some many few several every each any
    both either may might could would should must can will shall cannot before after over under above below more less
    least up down into out off on in from to by with against for about around between during until since if unless
    although but because while despite than again also he she his her him they their them i me my we us our you your
    it its first last next former latter another other same own more fewer""".split()
)


@dataclass(frozen=True, slots=True)
class Match:
    """One word of a claim: ``code`` of HELD, and where in ``Evidence.tokens`` it is held (-1 nowhere)."""

    token: int
    code: int
    partner: int


def matches(tree: Tree, sentence: Sentence, held: Evidence) -> tuple[Match, ...]:
    """One match per token of the sentence."""
    return tuple(_Matcher(held).match(tree, sentence))


class _Matcher:
    """The evidence's words, looked up once."""

    def __init__(self, held: Evidence) -> None:
        self.held = held
        self.lower: dict[str, int] = {}
        self.concepts: dict[str, int] = {}
        self.names: dict[str, int] = {}
        self.content: list[tuple[int, str, str]] = []
        self.number_at: list[tuple[int, frozenset[float]]] = []
        for k, (tree, i, _) in enumerate(held.tokens):
            token = tree.tokens[i]
            word, lemma = tree.lower(i), token.lemma.lower()
            self.lower.setdefault(word, k)
            if word[:1].isalpha():
                self.lower.setdefault(lemma, k)
                self.concepts.setdefault(concept(token.lemma if lemma.isalpha() else word), k)
                self.names.setdefault(name_key(word), k)
                if token.pos in CONTENT and word not in STOP:
                    self.content.append((k, lemma, token.pos))
            if token.pos == "NUM" or word[:1].isdigit():
                self.number_at.append((k, numbers(word)))

    def match(self, tree: Tree, sentence: Sentence) -> Iterator[Match]:
        for i in range(sentence.first, sentence.last):
            code, partner = self._one(tree, i)
            yield Match(i, CODE[code], partner)

    def _one(self, tree: Tree, i: int) -> tuple[str, int]:
        token, word = tree.tokens[i], tree.lower(i)
        if not any(map(str.isalnum, word)) and word not in ("%", "$", "£", "€"):
            return "no content", -1
        if token.pos == "NUM" or word[:1].isdigit():
            return self._number(tree, i)
        if token.pos == "PROPN" or (token.ent[2:] in _NAMES and word[:1].isalpha() and word not in STOP):
            return self._name(word)
        if token.pos not in CONTENT or word in STOP:
            if word not in _TELLING:
                return "no content", self.lower.get(word, -1)
            at = self.lower.get(word, -1)
            return ("function word", at) if at >= 0 else ("function word nowhere", -1)
        return self._content(token.lemma.lower(), word)

    def _number(self, tree: Tree, i: int) -> tuple[str, int]:
        word = tree.lower(i)
        at = self.lower.get(word, -1)
        if at >= 0:
            return "number", at
        ahead = tree.text[tree.tokens[i].start : tree.tokens[min(i + 1, len(tree) - 1)].end]
        if ":" in word:  # a time or a score: "2:34" is no 34
            return ("elsewhere", -1) if word in self.held.source.words else ("number nowhere", -1)
        values = numbers(word) | numbers(ahead)
        if not values:
            return ("elsewhere", -1) if word in self.held.source.words else ("nowhere", -1)
        for each in sorted(values):
            if any(close(each, other) for other in self.held.numbers):
                near = [k for k, own in self.number_at if any(close(each, other) for other in own)]
                return "number", near[0] if near else -1
        for each in sorted(values):
            if any(close(each, other) for other in self.held.source.numbers):
                return "number elsewhere", -1
        return ("other number", self.number_at[0][0]) if self.number_at else ("number nowhere", -1)

    def _name(self, word: str) -> tuple[str, int]:
        at = self.lower.get(word, -1)
        if at >= 0:
            return "name", at
        at = self.names.get(name_key(word), -1)
        if at >= 0:
            return "part of name", at
        at = self.concepts.get(concept(word), -1)
        if at >= 0:
            return "part of name", at
        given = self.held.source
        if word in given.words or given.index.known(name_key(word)):
            return "name elsewhere", -1
        return "name nowhere", -1

    def _content(self, lemma: str, word: str) -> tuple[str, int]:
        at = self.lower.get(word, self.lower.get(lemma, -1))
        if at >= 0:
            return "word", at
        mine = concept(lemma if lemma.isalpha() else word)
        at = self.concepts.get(mine, -1)
        if at >= 0:
            return "concept", at
        best, where = len(_ORDER), -1
        table = wordnet()
        for k, other, _ in self.content:
            relation = table.relation(lemma, other)
            if relation == "same":
                return "word", k
            rank = _ORDER.index(relation) if relation in _ORDER else len(_ORDER)
            if rank < best:
                best, where = rank, k
        if where >= 0:
            return _ORDER[best], where
        given = self.held.source
        return ("elsewhere", -1) if word in given.words or mine in given.concepts else ("nowhere", -1)
