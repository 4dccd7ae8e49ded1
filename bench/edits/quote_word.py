"""A word inside quotation marks changed, to a synonym, an opposite or a sister term."""

from __future__ import annotations

from random import Random

from edits.base import Document, Edit, like
from edits.opposite import HELPERS
from writethru.core.types import Sentence


def edits(sentence: Sentence, doc: Document, rng: Random) -> list[Edit]:
    """One edit a quoted word of weight for which the lexicon has another."""
    out = []
    for i in range(sentence.first, sentence.last):
        token = doc.tree.tokens[i]
        lemma = token.lemma.lower()
        if not doc.in_quotes(token.start) or doc.named(i) or lemma in HELPERS:
            continue
        lexicon = doc.lexicon
        found = [
            *lexicon.synonyms(lemma, token.pos), *lexicon.antonyms(lemma, token.pos), *lexicon.sisters(lemma, token.pos)
        ]  # fmt: skip
        new = lexicon.inflect(rng.choice(found), token.tag) if found else None
        if new and new.lower() != doc.tree.lower(i):
            out.append(doc.edit("quote_word", True, token.start, token.end, like(new, doc.tree.word(i))))
    return out
