"""A sentence taken apart: each clause that can stand alone as a line of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

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
    yield from _shared_subject(row, tree, sentence)
    yield from _attendant(row, tree, sentence)
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
            above = tree.tokens[v].head
            if tree.child(c, "mark") is not None and above != v and tree.child(above, "mark") is not None:
                continue  # "and that ..." goes on from the "that" of the clause above, not from this one
            branch = tree.subtree(c)
            links = [
                k for k in tree.children(v) if tree.lower(k) in ("and", "but", "or", ",", ";") and v < k < branch[0]
            ]
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


def _shared_subject(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[Sketch]:
    """ "X did A and did B" as "X did A" and as "X did B"."""
    for v in range(sentence.first, sentence.last):
        subject = tree.child(v, "nsubj", "nsubjpass")
        if tree.tokens[v].pos not in ("VERB", "AUX") or subject is None or subject > v or not _finite(tree, v):
            continue
        if tree.tokens[v].dep in ("relcl", "advcl", "acl", "conj"):
            continue
        seconds = [c for c in tree.children(v, "conj") if tree.tokens[c].pos in ("VERB", "AUX")]
        if len(seconds) != 1 or tree.child(seconds[0], *_SUBJECT) is not None or tree.children(seconds[0], "conj"):
            continue
        c = seconds[0]
        aux = tree.children(v, "aux", "auxpass", "neg")
        shares = not _finite(tree, c)
        alike = aux and [tree.lower(k) for k in tree.children(c, "aux")] == [tree.lower(k) for k in aux]
        if (
            not shares
            and not alike
            and tree.tokens[v].dep == "ccomp"
            and tree.tokens[v].tag not in ("VBD", "VBZ", "VBP")
        ):
            # "denied that it was fighting and called ...": the second verb may go on from "denied"
            continue
        if shares and (tree.tokens[c].tag != tree.tokens[v].tag or tree.child(v, "neg") is not None):
            continue
        link = [k for k in tree.children(v, "cc") if v < k < c]
        if len(link) != 1 or tree.lower(link[0]) not in ("and", "but"):
            continue
        branch = tree.subtree(c)
        if tree.lower(link[0]) == "and":
            first = _without(row, [*branch, *link])
            if first is not None:
                yield first
        keep = {*branch, *tree.subtree(subject), *tree.children(v, "mark"), *(aux if shares else ())}
        second = _without(row, [k for k in tree.subtree(v) if k not in keep and not _closing(tree, k, branch[-1])])
        if second is not None:
            yield second


def _attendant(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[Sketch]:
    """ "A, as X did B" as "X did B", and as "A"."""
    for r in range(sentence.first, sentence.last):
        if tree.tokens[r].dep != "advcl" or tree.child(r, "nsubj", "nsubjpass") is None or not _finite(tree, r):
            continue
        marks = [k for k in tree.children(r, "mark") if tree.lower(k) in ("as", "while")]
        branch = tree.subtree(r)
        if not marks or branch[0] != marks[0] or branch[-1] - branch[0] + 1 != len(branch):
            continue
        if branch[0] <= sentence.first or tree.word(branch[0] - 1) != ",":
            continue
        alone = take(row, branch[1:])
        if alone:
            yield Sketch(alone)
        rest = _without(row, [branch[0] - 1, *branch])
        if rest is not None:
            yield rest
    yield from _past(row, tree, sentence)
    yield from _until(row, tree, sentence)


def _past(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[Sketch]:
    """ "A when B", both past, as "A" and as "B" under the same attribution."""
    for r in range(sentence.first, sentence.last):
        v = tree.tokens[r].head
        if tree.tokens[r].dep != "advcl" or r < v or not _told(tree, r):
            continue
        if not _told(tree, v):
            yield from _before(row, tree, r)
            continue
        subject = tree.child(r, "nsubj", "nsubjpass")
        links = [k for k in tree.children(r) if tree.lower(k) in ("when", "after") and k < r]
        branch = tree.subtree(r)
        if tree.word(branch[0] - 1) == ",":
            continue
        if len(links) != 1 or subject is None or branch[0] != links[0] or branch[-1] - branch[0] + 1 != len(branch):
            continue
        # "A after B, according to X": X may answer for B alone
        first = _without(row, branch) if not _sourced(row) else None
        if first is not None:
            yield first
        while tree.tokens[v].dep == "conj" and tree.tokens[tree.tokens[v].head].pos in ("VERB", "AUX"):
            v = tree.tokens[v].head
        inside = set(branch[1:])
        gone = [
            k
            for k in tree.subtree(v)
            if k not in inside and tree.lower(k) != "that" and not _closing(tree, k, branch[-1])
        ]
        second = _without(row, gone)
        if second is not None:
            yield second


# a time that something happened at: "he was stopped before he reached the gate" has none
_TIME = re.compile(
    r"\d ?[ap]\.?m\b|\b\d{1,2}[:.]\d\d\b|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\bat (?:noon|midnight)\b"
)


def _until(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[Sketch]:
    """ "A before B" as "B", where B is told in the past with the time that it happened at."""
    for r in range(sentence.first, sentence.last):
        v = tree.tokens[r].head
        if tree.tokens[r].dep != "advcl" or tree.tokens[v].head != v or r < v or not _told(tree, r):
            continue
        branch = tree.subtree(r)
        text = tree.text[tree.tokens[branch[0]].start : tree.tokens[branch[-1]].end]
        subject = tree.child(r, "nsubj", "nsubjpass")
        whole = branch[-1] - branch[0] + 1 == len(branch) and tree.lower(branch[0]) == "before"
        if not whole or subject is None or tree.tokens[subject].pos == "PRON" or not _TIME.search(text):
            continue
        alone = take(row, branch[1:])
        if alone and not tree.children(r, "neg"):
            yield Sketch(alone)


def _before(row: Sketch, tree: Tree, r: int) -> Iterator[Sketch]:
    """ "The club has threatened to sue after B" without what went before the threat."""
    branch, top = tree.subtree(r), tree.tokens[r].head
    opens = tree.lower(branch[0]) == "after" and branch[-1] - branch[0] + 1 == len(branch)
    while tree.tokens[top].dep == "xcomp":
        top = tree.tokens[top].head
    denied = any(tree.child(k, "neg") is not None for k in (top, tree.tokens[r].head))
    if (
        opens
        and not denied
        and not _sourced(row)
        and tree.lower(branch[0] - 1) not in ("only", "even", "until", "soon")
    ):
        first = _without(row, branch)
        if first is not None:
            yield first


def _sourced(row: Sketch) -> bool:
    return bool(row.pieces) and row.pieces[0].text.lower().startswith("according")


def _told(tree: Tree, i: int) -> bool:
    """A plain past: "sank", "were killed", "had fallen"."""
    if tree.tokens[i].tag == "VBD":
        return True
    if tree.tokens[i].tag != "VBN":
        return False
    if tree.tokens[i].dep == "conj" and not tree.children(i, "aux", "auxpass"):
        # "23 were killed and 160 injured": the verb before it has the "were" of both
        return tree.tokens[i].head < i and _told(tree, tree.tokens[i].head)
    return any(tree.tokens[k].tag == "VBD" for k in tree.children(i, "aux", "auxpass"))


def _closing(tree: Tree, k: int, last: int) -> bool:
    """The full stop, or a comma before the speaker, which stays."""
    return k > last and tree.tokens[k].pos == "PUNCT"


def _without(row: Sketch, tokens: list[int]) -> Sketch | None:
    held = [token for token in tokens if row.index(token) is not None]
    if not held or len(held) >= len(row.tokens):
        return None
    left = drop(row, held)
    return _joinless(left) if left is not None else None


def _joinless(row: Sketch) -> Sketch:
    """Without the comma that stood before the joined clause: "said, that"."""
    pieces = row.pieces
    kept = [
        piece
        for i, piece in enumerate(pieces)
        if not (piece.text == "," and i + 1 < len(pieces) and pieces[i + 1].text in ("that", "but", "and"))
        and not (
            piece.text in ("but", "and") and i + 1 < len(pieces) and pieces[i + 1].text == "that" and _opens(pieces, i)
        )
    ]
    return Sketch(tuple(kept))


def _opens(pieces: tuple[Piece, ...], i: int) -> bool:
    """Does the link follow the verb of saying at once, the first of two clauses having gone?"""
    if i > 1 and pieces[i - 1].text == "," and pieces[i - 2].quoted:
        # the comma closes a quotation: "“without cause”, and that"
        return False
    return i == 0 or pieces[i - 1].text.lower() in ("said", "says", "added", "adds", ",")


def _semicolons(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[Sketch]:
    at = [
        i for i, piece in enumerate(row.pieces) if piece.text == ";" or (piece.text == ":" and not _quotes(row, i + 1))
    ]
    edges = [-1, *at, len(row.pieces)]
    if not at:
        return
    for start, end in pairwise(edges):
        part = row.pieces[start + 1 : end]
        tokens = {token for piece in part for token in piece.tokens}
        verbs = [i for i in tokens if tree.tokens[i].pos in ("VERB", "AUX") and _finite(tree, i)]
        if any(k in tokens for i in verbs for k in tree.children(i, *_SUBJECT)):
            yield Sketch(part)


def _quotes(row: Sketch, i: int) -> bool:
    return i >= len(row.pieces) or row.pieces[i].quoted


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
