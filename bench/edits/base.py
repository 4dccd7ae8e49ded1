"""What an edit is, and what the generators may look at: a document as the reader reads it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from edits.lexicon import Lexicon
from writethru.check.quotes import quoted
from writethru.core.tree import Tree
from writethru.core.types import Entity, Figure, Reading, Sentence, Span, Statement

_WORD = re.compile(r"\w+(?:[.,’'-]\w+)*|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of a sentence: ``text[start:end]`` of the document becomes ``replacement``."""

    kind: str
    # does the change make a true sentence false?
    harmful: bool
    start: int
    end: int
    replacement: str
    # words that a comparison word by word finds changed, the longer side counted
    words_changed: int

    def apply(self, text: str, sentence: Sentence) -> str:
        """The sentence after the edit."""
        return text[sentence.start : self.start] + self.replacement + text[self.end : sentence.end]


class Document:
    """A reading with its tree, the lexicon, and readings of other stories from which foreign clauses are taken."""

    def __init__(self, reading: Reading, lexicon: Lexicon, others: Sequence[Reading] = ()) -> None:
        self.reading = reading
        self.text = reading.article.text
        self.tree = Tree(self.text, reading.tokens)
        self.lexicon = lexicon
        self.others = tuple(others)

    def figures(self, sentence: Sentence) -> list[Figure]:
        """Figures of a sentence outside quotation marks."""
        found = (f for f in self.reading.figures if sentence.start <= f.start and f.end <= sentence.end)
        return [figure for figure in found if not self.in_quotes(figure.start)]

    def statements(self, sentence: Sentence) -> list[Statement]:
        """Statements whose cue stands in a sentence."""
        return [s for s in self.reading.statements if sentence.start <= s.cue.start < sentence.end]

    def entities(self, sentence: Sentence, *types: str) -> list[Entity]:
        """Names of a sentence outside quotation marks, of some types."""
        return [
            entity
            for entity in self.reading.entities
            if sentence.start <= entity.start
            and entity.end <= sentence.end
            and entity.type in types
            and not self.in_quotes(entity.start)
        ]

    def words(self, sentence: Sentence) -> list[int]:
        """Tokens of a sentence outside quotation marks; what frames a list of facts ("Counts differ: ...") left out."""
        tokens, first = self.tree.tokens, sentence.first
        for i in range(sentence.first, sentence.last - 1):
            if self.tree.word(i) == ":" and self.tree.word(i + 1)[:1] not in "“\"‘'":
                first = i + 1
                break
        return [i for i in range(first, sentence.last) if not self.in_quotes(tokens[i].start)]

    def named(self, i: int) -> bool:
        """Is a token part of a name?"""
        token = self.tree.tokens[i]
        return token.pos == "PROPN" or bool(token.ent)

    @cached_property
    def quotes(self) -> tuple[Span, ...]:
        return quoted(self.text, self.reading.sentences)

    def in_quotes(self, at: int) -> bool:
        return any(quote.start <= at < quote.end for quote in self.quotes)

    def matches(self, pattern: re.Pattern[str], sentence: Sentence) -> list[re.Match[str]]:
        """Matches in a sentence outside quotation marks."""
        found = pattern.finditer(self.text, sentence.start, sentence.end)
        return [match for match in found if not self.in_quotes(match.start())]

    def edit(self, kind: str, harmful: bool, start: int, end: int, replacement: str) -> Edit:
        """The edit with its words counted."""
        return Edit(kind, harmful, start, end, replacement, words_changed(self.text[start:end], replacement))


def words_changed(old: str, new: str) -> int:
    """Words that differ between two wordings, the longer side of each difference counted."""
    a, b = _WORD.findall(old.lower()), _WORD.findall(new.lower())
    codes = difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    return sum(max(i2 - i1, j2 - j1) for tag, i1, i2, j1, j2 in codes if tag != "equal")


def capital(text: str) -> str:
    """With a capital at the front."""
    return text[:1].upper() + text[1:]


def small(doc: Document, first: int, text: str) -> str:
    """Without the capital that only the sentence's beginning gave to token ``first``."""
    token = doc.tree.tokens[first]
    keep = token.pos == "PROPN" or token.ent or doc.tree.word(first) == "I" or doc.tree.word(first).isupper()
    return text if keep else text[:1].lower() + text[1:]


def like(word: str, model: str) -> str:
    """A word with the capitals of another."""
    return capital(word) if model[:1].isupper() and not model.isupper() else word
