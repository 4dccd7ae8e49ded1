"""A name swapped for another of the same kind that the document holds; speakers have an edit of their own."""

from __future__ import annotations

from random import Random

from edits.base import Document, Edit
from writethru.core.types import Entity, Sentence

TYPES = ("PERSON", "ORG", "GPE", "LOC", "NORP", "FAC")


def edits(sentence: Sentence, doc: Document, rng: Random) -> list[Edit]:
    """One edit a name outside the words that name a speaker."""
    speakers = [s.speaker for s in doc.statements(sentence) if s.speaker is not None]
    out = []
    for entity in doc.entities(sentence, *TYPES):
        if any(s.start < entity.end and entity.start < s.end for s in speakers):
            continue
        rivals = others(entity, doc, doc.text[sentence.start : sentence.end])
        if rivals:
            tail = "’s" if entity.text.endswith(("’s", "'s")) else ""
            out.append(doc.edit("entity", True, entity.start, entity.end, _article(rng.choice(rivals), entity) + tail))
    return out


def others(entity: Entity, doc: Document, sentence: str) -> list[str]:
    """Other names of one kind and form, of which no word of weight stands in the sentence."""
    mine = _bare(entity.text)
    out: dict[str, None] = {}
    for other in doc.reading.entities:
        name = _bare(other.text)
        if other.type != entity.type or other.canonical == entity.canonical or "\n" in name:
            continue
        if any(word in sentence for word in name.split() if len(word) > 3 or word.isupper()):
            continue
        if entity.type == "NORP" and mine.endswith("s") != name.endswith("s"):
            continue
        if entity.type == "PERSON" and (len(name.split()) > 1) != (len(mine.split()) > 1):
            continue
        out[name] = None
    return list(out)


def _bare(name: str) -> str:
    name = name.removesuffix("'s").removesuffix("’s").strip()
    return name.removeprefix("the ").removeprefix("The ")


def _article(name: str, entity: Entity) -> str:
    for article in ("the ", "The "):
        if entity.text.startswith(article):
            return article + name
    return name
