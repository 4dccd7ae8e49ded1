"""A sentence taken apart: each clause that can stand alone as a line of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from writethru.brief.rewrite.sketch import Piece, Sketch, drop, take
from writethru.core.tree import Tree
from writethru.core.types import Sentence

_SUBJECT = ("nsubj", "nsubjpass", "expl", "csubj")
_AND = ("and", ";", ",")


def clauses(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[Sketch]:
    """Parts of the sentence, each a clause with its own subject and verb.

    The first of two clauses joined by "but" is never printed without the second, which limits it; the second may be.
    """
    yield from _joined(row, tree, sentence)
    yield from _semicolons(row, tree, sentence)
    yield from _relatives(row, tree, sentence)


def _finite(tree: Tree, i: int) -> bool:
    if tree.tokens[i].tag in ("VBD", "VBZ", "VBP"):
        return True
    return any(tree.tokens[k].tag in ("VBD", "VBZ", "VBP", "MD") for k in tree.children(i, "aux", "auxpass"))


def _joined(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[Sketch]:
    for v in range(sentence.first, sentence.last):
        if tree.tokens[v].pos not in ("VERB", "AUX") or tree.child(v, *_SUBJECT) is None or not _finite(tree, v):
            continue
        if tree.tokens[v].dep in ("relcl", "advcl", "acl"):
            continue
        for c in tree.children(v, "conj"):
            if tree.child(c, *_SUBJECT) is None or not _finite(tree, c):
                continue
            branch = tree.subtree(c)
            links = [k for k in tree.children(v) if tree.lower(k) in ("and", "but", "or", ",", ";") and v < k < branch[0]]
            word = next((tree.lower(k) for k in links if tree.lower(k) in ("and", "but", "or")), ",")
            if word == "or":
                continue
            alone = len(tree.children(v, "conj")) == 1 and not tree.children(c, "conj")
            if word == "and" and alone:
                first = _without(row, [*branch, *[k for k in links if k >= branch[0] - 2]])
                if first is not None:
                    yield first
            inside = set(branch)
            gone = [k for k in tree.subtree(v) if k not in inside and not _closing(tree, k, branch[-1])]
            second = _without(row, gone)
            if second is not None:
                yield second


def _closing(tree: Tree, k: int, last: int) -> bool:
    """The full stop, or a comma before the speaker, which stays."""
    return k > last and tree.tokens[k].pos == "PUNCT"


def _without(row: Sketch, tokens: list[int]) -> Sketch | None:
    held = [token for token in tokens if row.index(token) is not None]
    return drop(row, held) if held and len(held) < len(row.tokens) else None


def _semicolons(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[Sketch]:
    at = [i for i, piece in enumerate(row.pieces) if piece.text == ";"]
    edges = [-1, *at, len(row.pieces)]
    if not at:
        return
    for start, end in zip(edges, edges[1:], strict=False):
        part = row.pieces[start + 1 : end]
        tokens = {token for piece in part for token in piece.tokens}
        verbs = [i for i in tokens if tree.tokens[i].pos in ("VERB", "AUX") and _finite(tree, i)]
        if any(k in tokens for i in verbs for k in tree.children(i, *_SUBJECT)):
            yield Sketch(part)


def _relatives(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[Sketch]:
    """ "..., X, who did A" as "X did A", where X is named."""
    for r in range(sentence.first, sentence.last):
        if tree.tokens[r].dep != "relcl" or not _finite(tree, r):
            continue
        who = next((k for k in tree.children(r, "nsubj", "nsubjpass") if tree.lower(k) in ("who", "which")), None)
        head = tree.tokens[r].head
        if who is None or tree.tokens[head].pos != "PROPN" or who < head:
            continue
        if tree.word(who - 1) != ",":
            continue
        branch = tree.subtree(r)
        top = head
        if tree.tokens[head].dep == "appos" and tree.tokens[tree.tokens[head].head].pos in ("NOUN", "PROPN"):
            top = tree.tokens[head].head
        name = [k for k in tree.subtree(top) if k < who and k not in branch]
        said = [k for k in branch if k > who]
        subject, rest = take(row, name), take(row, said)
        if not subject or not rest or len(name) > 14:
            continue
        if subject[-1].text == "," and not any(piece.text == "," for piece in subject[:-1]):
            subject = subject[:-1]
        opening: Piece = replace(subject[0], spaced=True)
        yield Sketch((opening, *subject[1:], *rest))
