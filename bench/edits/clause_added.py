"""A clause of another document put at the end of the sentence."""

from __future__ import annotations

from random import Random

from edits.base import Document, Edit
from writethru.core.tree import Tree
from writethru.core.types import Reading, Sentence

SHORTEST, LONGEST = 5, 14
_CACHE: dict[int, list[str]] = {}


def edits(sentence: Sentence, doc: Document, rng: Random) -> list[Edit]:
    """One edit: ", and ..." before the full stop."""
    clauses = [clause for reading in doc.others for clause in _clauses(reading)]
    text = doc.text[sentence.start : sentence.end]
    if not clauses or not text.endswith(".") or doc.in_quotes(sentence.end - 2):
        return []
    return [doc.edit("clause_added", True, sentence.end - 1, sentence.end, f", and {rng.choice(clauses)}.")]


def _clauses(reading: Reading) -> list[str]:
    """Short whole sentences of a reading, without the capital at the front and the full stop at the end."""
    key = id(reading)
    if key not in _CACHE:
        tree = Tree(reading.article.text, reading.tokens)
        _CACHE[key] = [c for sentence in reading.sentences if (c := _clause(tree, sentence))]
    return _CACHE[key]


def _clause(tree: Tree, sentence: Sentence) -> str | None:
    text = tree.text[sentence.start : sentence.end]
    words = text.split()
    if not SHORTEST <= len(words) <= LONGEST or not text.endswith(".") or any(mark in text for mark in '“”":;?—'):
        return None
    first = tree.tokens[sentence.first]
    finite = any(
        tree.tokens[k].dep == "ROOT" and tree.child(k, "nsubj", "nsubjpass") is not None
        for k in range(sentence.first, sentence.last)
    )
    if not finite or first.pos in ("CCONJ", "SCONJ", "PRON") or words[0] in ("It", "He", "She", "They", "This", "That"):
        return None
    return (text if first.pos == "PROPN" or first.ent else text[:1].lower() + text[1:]).removesuffix(".")
