"""Named things and the fullest name the article gives each."""

from __future__ import annotations

from collections.abc import Sequence

from writethru.core.tree import Tree
from writethru.core.types import Article, Entity, Sentence


def find_entities(article: Article, tree: Tree, sentences: Sequence[Sentence]) -> tuple[Entity, ...]:
    out: list[Entity] = []
    tokens = tree.tokens
    i = 0
    while i < len(tokens):
        if tokens[i].ent.startswith("B-") and tokens[i].ent[2:] in {
            "PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW"
        }:
            j = i + 1
            while j < len(tokens) and tokens[j].ent.startswith("I-"):
                j += 1
            a, b = tokens[i].start, tokens[j - 1].end
            out.append(Entity(a, b, article.text[a:b], tokens[i].ent[2:], article.text[a:b]))
            i = j
        else:
            i += 1
    return tuple(out)
