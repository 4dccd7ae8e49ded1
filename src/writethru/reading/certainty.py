"""How sure."""

from __future__ import annotations

from dataclasses import dataclass

from writethru.core.tree import Tree
from writethru.core.types import Sentence, Span


@dataclass(frozen=True, slots=True)
class Voice:
    """How sure the article itself is in a sentence, and the words that say so."""

    hedged: bool
    hedges: tuple[Span, ...] = ()


def own_voice(tree: Tree, sentence: Sentence) -> Voice:
    spans = tuple(
        Span(tree.tokens[i].start, tree.tokens[i].end)
        for i in range(sentence.first, sentence.last)
        if tree.lower(i) in {"may", "might", "could", "reportedly", "allegedly"}
    )
    return Voice(bool(spans), spans)
