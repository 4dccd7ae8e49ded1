"""A noun or verb turned into another thing of one kind: "ferry" becomes "tanker"."""

from __future__ import annotations

from random import Random

from edits.base import Document, Edit, like
from edits.opposite import HELPERS
from writethru.core.types import Sentence


def edits(sentence: Sentence, doc: Document, rng: Random) -> list[Edit]:
    """One edit a common noun or verb with a sister term, verbs of the attribution left alone."""
    cues = [statement.cue for statement in doc.statements(sentence)]
    out = []
    for i in doc.words(sentence):
        token = doc.tree.tokens[i]
        lemma = token.lemma.lower()
        if doc.named(i) or token.pos not in ("NOUN", "VERB") or lemma in HELPERS or len(lemma) < 4:
            continue
        if any(cue.start <= token.start < cue.end for cue in cues):
            continue
        found = doc.lexicon.sisters(lemma, token.pos)
        if not found:
            continue
        new = doc.lexicon.inflect(rng.choice(found), token.tag)
        if new and new.lower() != doc.tree.lower(i):
            out.append(doc.edit("sister", True, token.start, token.end, like(new, doc.tree.word(i))))
    return out
