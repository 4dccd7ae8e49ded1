"""A claim sentence and its evidence as numbers: what is held, how, and what hangs together in the sources as here.

Arcs follow Goyal and Durrett (2020): a claim is supported where each of its words hangs on its head as in the sources.
Copied runs follow Grusky et al. (2018).
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from writethru.check.against.predicates import hedge_words, negative_words
from writethru.check.align import CONTENT
from writethru.check.verifier.contrast import Contrast
from writethru.check.verifier.evidence import Evidence
from writethru.check.verifier.matches import HELD, Match
from writethru.check.words import STOP, concept, name_key
from writethru.core.tree import Tree
from writethru.core.types import Sentence

# kinds of arcs told apart; what is in none is "other"
ARCS = {
    "nsubj": "subject", "nsubjpass": "subject", "agent": "subject", "dobj": "object", "dative": "object",
    "attr": "object", "pobj": "place", "amod": "quality", "compound": "quality", "nummod": "number",
    "poss": "quality", "appos": "quality", "advmod": "quality", "conj": "other", "acl": "other", "relcl": "other",
    "advcl": "other", "xcomp": "other", "ccomp": "other", "npadvmod": "other",
}  # fmt: skip
KINDS = ("subject", "object", "place", "quality", "number", "other")
_COUNTED = tuple(name for name in HELD if name not in ("no content", "function word"))
_LOST = frozenset(HELD.index(n) for n in ("elsewhere", "nowhere", "opposite", "sister", "narrower", "other number",
                  "number elsewhere", "number nowhere", "name elsewhere", "name nowhere"))  # fmt: skip
_CONTENTFUL = frozenset(HELD.index(n) for n in HELD if not n.startswith(("no ", "function")))
FEATURES = (
    "words", "content", "one", "union", "score", "lost share", "lost",
    *(f"held {name}" for name in _COUNTED),
    *(f"arcs {kind}" for kind in KINDS), *(f"loose {kind}" for kind in KINDS), "arcs share", "far arcs",
    "negation added", "negation dropped", "hedge added", "hedge dropped",
    "longest run", "sentences used", "spread", "length ratio",
    "opposite in best", "opposed", "beside opposite", "denied", "affirmed", "names",
    "names lost share", "numbers", "lost weight",
)  # fmt: skip
# words apart within which two words of a source sentence hang together although the parse does not say so
NEAR = 5

Floats = NDArray[np.float64]


def features(tree: Tree, sentence: Sentence, held: Evidence, found: Sequence[Match], said: Contrast) -> Floats:
    """One number per name of FEATURES."""
    counts = dict.fromkeys(HELD, 0)
    for match in found:
        counts[HELD[match.code]] += 1
    content = [match for match in found if match.code in _CONTENTFUL]
    lost = sum(match.code in _LOST for match in found)
    weights = [(held.source.index.rarity(_key(tree, m.token)), m.code in _LOST) for m in content]
    names = sum(counts[n] for n in ("name", "part of name", "name elsewhere", "name nowhere"))
    out = {
        "words": math.log1p(len(found)),
        "content": math.log1p(len(content)),
        "one": held.one, "union": held.union, "score": held.score,
        "lost share": lost / max(1, len(content)), "lost": float(lost),
        "names": float(names),
        "names lost share": (counts["name elsewhere"] + counts["name nowhere"]) / max(1, names),
        "numbers": float(sum(counts[n] for n in HELD if "number" in n)),
        "lost weight": sum(w for w, gone in weights if gone) / max(1e-9, sum(w for w, _ in weights)),
    }  # fmt: skip
    out.update({f"held {name}": float(counts[name]) for name in _COUNTED})
    out.update(_arcs(tree, sentence, held, found))
    out.update(_polarity(tree, sentence, held))
    out.update(_runs(tree, sentence, held))
    out.update(_spread(tree, sentence, held, found))
    out["opposed"], out["beside opposite"] = float(len(said.opposed)), float(len(said.beside))
    out["denied"], out["affirmed"] = float(len(said.denied)), float(len(said.affirmed))
    return np.array([out[name] for name in FEATURES])


def _key(tree: Tree, i: int) -> str:
    token, word = tree.tokens[i], tree.lower(i)
    if token.pos == "PROPN":
        return name_key(word)
    return concept(token.lemma if token.lemma.isalpha() else word)


def _arcs(tree: Tree, sentence: Sentence, held: Evidence, found: Sequence[Match]) -> dict[str, float]:
    places: dict[str, list[int]] = {}
    tokens = held.tokens
    at: dict[tuple[int, int], int] = {}
    for k, (other, i, number) in enumerate(tokens):
        if other.lower(i)[:1].isalnum():
            for key in {_key(other, i), other.lower(i)}:
                places.setdefault(key, []).append(k)
        at[number, i] = k
    stands: dict[int, list[int]] = {}
    for match in found:
        if match.partner >= 0 and match.code in _CONTENTFUL:
            other, i, _ = tokens[match.partner]
            stands[match.token] = sorted({*places.get(_key(other, i), ()), match.partner})
    total, loose = dict.fromkeys(KINDS, 0), dict.fromkeys(KINDS, 0)
    far = 0
    for i in range(sentence.first, sentence.last):
        token = tree.tokens[i]
        kind, head = ARCS.get(token.dep), token.head
        if kind is None or head == i or not sentence.first <= head < sentence.last:
            continue
        if token.dep in ("pobj", "agent") and tree.tokens[head].head != head:
            head = tree.tokens[head].head
        if not (_content(tree, i) and _content(tree, head)):
            continue
        total[kind] += 1
        if not _hang(tokens, stands.get(i, ()), stands.get(head, ())):
            loose[kind] += 1
            far += int(bool(stands.get(i)) and bool(stands.get(head)))
    out = {f"arcs {kind}": float(total[kind]) for kind in KINDS}
    out.update({f"loose {kind}": float(loose[kind]) for kind in KINDS})
    out["arcs share"] = 1.0 - sum(loose.values()) / max(1, sum(total.values()))
    out["far arcs"] = float(far)
    return out


def _content(tree: Tree, i: int) -> bool:
    token = tree.tokens[i]
    return token.pos in CONTENT and (tree.lower(i) not in STOP or token.pos == "VERB")


def _hang(tokens: Sequence[tuple[Tree, int, int]], mine: Sequence[int], heads: Sequence[int]) -> bool:
    """Do any two of the places hang together: parent and child, one word between them in the tree, or near?"""
    for a in mine:
        tree, i, number = tokens[a]
        for b in heads:
            _, j, other = tokens[b]
            if number != other or a == b:
                continue
            if abs(i - j) <= NEAR:
                return True
            up, beside = tree.tokens[i].head, tree.tokens[j].head
            if j in (up, tree.tokens[up].head) or i in (beside, tree.tokens[beside].head):
                return True
    return False


def _polarity(tree: Tree, sentence: Sentence, held: Evidence) -> dict[str, float]:
    mine = tree.text[sentence.start : sentence.end]
    texts = []
    for place in held.places:
        other, theirs = held.sentence(place)
        texts.append(other.text[theirs.start : theirs.end])
    best = ""
    if held.best is not None:
        other, theirs = held.sentence(held.best)
        best = other.text[theirs.start : theirs.end]
    return {
        "negation added": float(negative_words(mine) and not negative_words(" ".join(texts))),
        "negation dropped": float(negative_words(best) and not negative_words(mine)),
        "hedge added": float(hedge_words(mine) and not hedge_words(" ".join(texts))),
        "hedge dropped": float(hedge_words(best) and not hedge_words(mine)),
    }


def _runs(tree: Tree, sentence: Sentence, held: Evidence) -> dict[str, float]:
    """The longest run of words copied from the evidence, as a share of the claim."""
    mine = [tree.lower(i) for i in range(sentence.first, sentence.last) if tree.lower(i)[:1].isalnum()]
    here = [other.lower(i) for other, i, _ in held.tokens if other.lower(i)[:1].isalnum()]
    return {"longest run": _longest(mine, here) / max(1, len(mine))}


def _longest(mine: Sequence[str], here: Sequence[str]) -> int:
    best = 0
    row = [0] * (len(here) + 1)
    for word in mine:
        before = 0
        for j, other in enumerate(here, start=1):
            before, row[j] = row[j], (before + 1 if word == other else 0)
            best = max(best, row[j])
    return best


def _spread(tree: Tree, sentence: Sentence, held: Evidence, found: Sequence[Match]) -> dict[str, float]:
    used: dict[int, int] = {}
    opposite = HELD.index("opposite")
    at_best = 0
    for match in found:
        if match.partner >= 0 and match.code in _CONTENTFUL:
            number = held.tokens[match.partner][2]
            used[number] = used.get(number, 0) + 1
            if match.code == opposite and held.places[number] == held.best:
                at_best += 1
    size = 0
    if held.best is not None:
        theirs = held.sentence(held.best)[1]
        size = theirs.last - theirs.first
    return {
        "sentences used": float(len(used)),
        "spread": 1.0 - max(used.values(), default=0) / max(1, sum(used.values())),
        "length ratio": math.log((len(found) + 1) / (size + 1)),
        "opposite in best": float(at_best),
    }
