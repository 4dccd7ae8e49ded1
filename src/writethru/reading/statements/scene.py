"""What the parts that resolve speakers share: the names of one article, where they stand, and the people among them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from writethru.core.tree import Tree
from writethru.core.types import Entity, Sentence, Span, SpeakerKind
from writethru.reading.aliases import Aliases
from writethru.reading.people import People

# entity types of bodies
BODIES = ("ORG", "MISC")
# how sure a speaker is by the way it was resolved; pronouns have measures of their own (see salience)
SURE = 1.0
FAIRLY_SURE = 0.9
LIKELY = 0.75


@dataclass(frozen=True, slots=True)
class Named:
    """Who a mention stands for, and why we think so."""

    canonical: str
    kind: SpeakerKind
    role: str | None = None
    affiliation: str | None = None
    how: str = "description"
    confidence: float = SURE
    evidence: Span | None = None


class Scene:
    """The names of an article by their tokens."""

    def __init__(self, tree: Tree, sentences: Sequence[Sentence], entities: Sequence[Entity], aliases: Aliases) -> None:
        self.tree = tree
        self.sentences = sentences
        self.entities = entities
        self.aliases = aliases
        self.spans = token_spans(tree, entities)
        self.people = People(tree, entities, self.spans)
        self.entity_at: dict[int, int] = {}
        for number, (first, last) in enumerate(self.spans):
            for i in range(first, last):
                self.entity_at[i] = number
        self._firsts = [sentence.first for sentence in sentences]
        self.bodies = {e.canonical for e in entities if e.type in BODIES}
        # where each name is written in full, or else where it first stands
        self._told: dict[str, Span] = {}
        for entity in entities:
            known = self._told.get(entity.canonical)
            if known is None or (entity.text == entity.canonical and known.of(tree.text) != entity.canonical):
                self._told[entity.canonical] = Span(entity.start, entity.end)

    def entity(self, i: int) -> Entity | None:
        """The name that token ``i`` belongs to."""
        number = self.entity_at.get(i)
        return self.entities[number] if number is not None else None

    def told(self, canonical: str) -> Span | None:
        """Where the article writes a name in full."""
        return self._told.get(canonical)

    def sentence(self, i: int) -> int:
        return bisect_left(self._firsts, i + 1) - 1

    def paragraph(self, i: int) -> int:
        return self.sentences[self.sentence(i)].paragraph

    def text(self, first: int, last: int) -> str:
        """The words of tokens ``[first, last)``, spaces evened."""
        if first >= last:
            return ""
        return " ".join(self.tree.text[self.tree.tokens[first].start : self.tree.tokens[last - 1].end].split())

    def span(self, first: int, last: int) -> Span:
        return Span(self.tree.tokens[first].start, self.tree.tokens[last - 1].end)


def without_article(text: str) -> str:
    for article in ("the ", "a ", "an ", "The ", "A ", "An "):
        if text.startswith(article):
            return text[len(article) :]
    return text


def token_spans(tree: Tree, entities: Sequence[Entity]) -> list[tuple[int, int]]:
    """Tokens of each entity. Entities and tokens are both in text order."""
    out = []
    i, n = 0, len(tree)
    for entity in entities:
        while i < n and tree.tokens[i].end <= entity.start:
            i += 1
        first = i
        while i < n and tree.tokens[i].start < entity.end:
            i += 1
        out.append((first, max(i, first + 1)))
    return out
