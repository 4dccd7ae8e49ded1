"""Subject and object of a verb swapped."""

from __future__ import annotations

from random import Random

from edits.base import Document, Edit, capital, small
from writethru.core.types import Sentence


def edits(sentence: Sentence, doc: Document, rng: Random) -> list[Edit]:
    """One edit a verb with a noun or name on either side, passives with their agent among them."""
    tree = doc.tree
    out = []
    for i in doc.words(sentence):
        if tree.tokens[i].pos != "VERB":
            continue
        left = tree.child(i, "nsubj", "nsubjpass")
        right = tree.child(i, "dobj", "obj")
        if right is None:
            agent = tree.child(i, "agent")
            right = tree.child(agent, "pobj") if agent is not None else None
        if left is None or right is None:
            continue
        if any(
            tree.tokens[k].pos not in ("NOUN", "PROPN") or tree.tokens[k].tag.startswith("W") for k in (left, right)
        ):
            continue
        a, b = tree.subtree_span(left), tree.subtree_span(right)
        if a.end > b.start or any(doc.in_quotes(k) for k in range(a.start, b.end)):
            continue
        first, second = doc.text[a.start : a.end], doc.text[b.start : b.end]
        if len(second.split()) > 12 or len(first.split()) > 12 or "\n" in second:
            continue
        at_front = a.start == sentence.start
        middle = doc.text[a.end : b.start]
        new_first = capital(second) if at_front else second
        new_second = small(doc, tree.subtree(left)[0], first) if at_front else first
        out.append(doc.edit("swapped", True, a.start, b.end, new_first + middle + new_second))
    return out
