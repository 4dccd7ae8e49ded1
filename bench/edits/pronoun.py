"""A pronoun put for a name that the sentence before, or an earlier clause, has already given."""

from __future__ import annotations

import re
from random import Random

from edits.base import Document, Edit, capital
from writethru.core.types import Entity, Sentence

_HE = re.compile(r"\b(?:he|his|him|Mr|spokesman|chairman|himself|king|prince|husband|father|son|brother)\b", re.I)
_SHE = re.compile(
    r"\b(?:she|her|Mrs|Ms|Miss|spokeswoman|chairwoman|herself|queen|princess|wife|mother|daughter)\b", re.I
)


def edits(sentence: Sentence, doc: Document, rng: Random) -> list[Edit]:
    """One edit a subject or possessor that the sentence before names last of its kind."""
    before = next((s for s in reversed(doc.reading.sentences) if s.end <= sentence.start), None)
    out = []
    for entity in doc.entities(sentence, "PERSON", "ORG"):
        head = [k for k in doc.words(sentence) if entity.start <= doc.tree.tokens[k].start < entity.end]
        if not head:
            continue
        same = [e for e in doc.reading.entities if e.canonical == entity.canonical and e.start < entity.start]
        near = [e for e in same if e.start >= (before.start if before else sentence.start)]
        rivals = [
            e for e in doc.reading.entities
            if e.type in ("PERSON", "ORG") and near and near[-1].start < e.start < entity.start and e not in same
        ]  # fmt: skip
        if not near or rivals:
            continue
        pronoun = _pronoun(doc, entity)
        owned = entity.text.endswith(("'s", "’s")) or doc.text[entity.end : entity.end + 2] in ("'s", "’s")
        subject = any(doc.tree.tokens[k].dep in ("nsubj", "nsubjpass") for k in head)
        if pronoun is None or not (owned or subject):
            continue
        start, end = entity.start, entity.end
        if doc.text[max(0, start - 4) : start].lower() == "the ":
            start -= 4
        if owned:
            end += 0 if entity.text.endswith(("'s", "’s")) else 2
            pronoun = {"he": "his", "she": "her", "it": "its"}[pronoun]
        first = start == sentence.start
        out.append(doc.edit("pronoun", False, start, end, capital(pronoun) if first else pronoun))
    return out


def _pronoun(doc: Document, entity: Entity) -> str | None:
    """He or she where the words around the name's mentions show it, "it" for a body."""
    if entity.type == "ORG":
        return "it"
    near = " ".join(
        doc.text[max(0, e.start - 30) : e.end + 60] for e in doc.reading.entities if e.canonical == entity.canonical
    )
    he, she = len(_HE.findall(near)), len(_SHE.findall(near))
    return None if he == she else "he" if he > she else "she"
