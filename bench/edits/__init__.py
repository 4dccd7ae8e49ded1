"""Seeded edits of sentences, harmful and harmless: one file a kind, each with ``edits(sentence, document, rng)``.

An edit changes one thing. Harmful ones make a true sentence false; harmless ones leave its sense. Both kinds are made
from the parse that the reader gives, so they work on any sentence of a :class:`~writethru.core.types.Reading`:

    document = Document(reading, load_lexicon(corpora, cache), others=(another_reading,))
    for edit in all_edits(document.reading.sentences[3], document, random.Random(7)):
        print(edit.kind, edit.harmful, edit.apply(document.text, document.reading.sentences[3]))
"""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from random import Random

from edits.base import Document, Edit
from edits.lexicon import Lexicon, load_lexicon
from writethru.core.types import Sentence

HARMFUL = (
    "number", "scale", "bound", "counted", "date", "entity", "opposite", "sister", "role", "negation", "hedge",
    "attribution", "speaker", "swapped", "clause_added", "quote_word",
)  # fmt: skip
HARMLESS = ("synonym", "clause_order", "voice", "shorter", "pronoun", "number_form", "weekday_form")

__all__ = ["HARMFUL", "HARMLESS", "Document", "Edit", "Lexicon", "all_edits", "load_lexicon"]


def all_edits(
    sentence: Sentence, document: Document, rng: Random, kinds: Sequence[str] = (*HARMFUL, *HARMLESS)
) -> list[Edit]:
    """Every edit of a sentence that the kinds make, in their order. One random state gives one list."""
    out: list[Edit] = []
    for kind in kinds:
        found = importlib.import_module(f"edits.{kind}").edits(sentence, document, rng)
        text = document.text[sentence.start : sentence.end]
        out += [edit for edit in found if edit.apply(document.text, sentence) != text]
    return out
