"""Active turned passive and passive active: "police arrested nine men", "nine men were arrested by police"."""

from __future__ import annotations

from random import Random

from edits.base import Document, Edit, capital, small
from writethru.core.types import Sentence


def edits(sentence: Sentence, doc: Document, rng: Random) -> list[Edit]:
    """One edit a verb in the simple past with subject and object, or a passive with its agent."""
    tree = doc.tree
    out = []
    for i in doc.words(sentence):
        token = tree.tokens[i]
        left = tree.child(i, "nsubj", "nsubjpass")
        if token.pos != "VERB" or left is None or tree.tokens[left].pos not in ("NOUN", "PROPN"):
            continue
        passive = tree.tokens[left].dep == "nsubjpass"
        agent = tree.child(i, "agent") if passive else None
        right = tree.child(agent, "pobj") if agent is not None else tree.child(i, "dobj", "obj")
        helpers = tree.children(i, "aux", "auxpass")
        if right is None or tree.tokens[right].pos not in ("NOUN", "PROPN") or tree.children(i, "neg", "prt", "dative"):
            continue
        a, b = tree.subtree_span(left), tree.subtree_span(right)
        first, second = doc.text[a.start : a.end], doc.text[b.start : b.end]
        if a.end > b.start or any(doc.in_quotes(k) for k in range(a.start, b.end)) or "," in first + second:
            continue
        between = doc.text[a.end : b.start].split()
        many = tree.tokens[right].tag in ("NNS", "NNPS")
        front = a.start == sentence.start
        old = small(doc, tree.subtree(left)[0], first) if front else first
        new = capital(second) if front else second
        if not passive and token.tag == "VBD" and not helpers and len(between) == 1:
            participle = doc.lexicon.inflect(token.lemma.lower(), "VBN")
            if participle:
                text = f"{new} {'were' if many else 'was'} {participle} by {old}"
                out.append(doc.edit("voice", False, a.start, b.end, text))
        elif passive and len(helpers) == 1 and tree.lower(helpers[0]) in ("was", "were") and len(between) == 3:
            past = doc.lexicon.inflect(token.lemma.lower(), "VBD")
            if past:
                out.append(doc.edit("voice", False, a.start, b.end, f"{new} {past} {old}"))
    return out
