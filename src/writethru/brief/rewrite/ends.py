"""What went before, left out at the end of a sentence: "A, cutting B after weeks of talks failed" as "A, cutting B".

For the sentence whose parse hides where the last clause begins: the words alone tell it, and it goes whole.
"""

from __future__ import annotations

from collections.abc import Iterator

from writethru.brief.rewrite.sketch import Piece, Sketch, drop, put
from writethru.brief.rewrite.trim import WEIGHTY
from writethru.core.tree import Tree
from writethru.core.types import Sentence

_EARLIER = frozenset(("after", "following"))
_LEAST = 6


def ends(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[tuple[float, Sketch]]:
    """The sentence without the clause or phrase "after ..." that ends it, where that holds no figure and no doubt."""
    for n, piece in enumerate(row.pieces):
        if n < _LEAST or piece.quoted or piece.text not in _EARLIER or not piece.tokens:
            continue
        rest = row.pieces[n:]
        tokens = [token for other in rest for token in other.tokens]
        if any(other.quoted or other.speaker or not other.tokens for other in rest) or not tokens:
            continue
        inner = [token for token in tokens if tree.tokens[token].pos != "PUNCT"]
        whole = tokens == list(range(tokens[0], tokens[0] + len(tokens)))
        text = tree.text[tree.tokens[inner[0]].start : tree.tokens[inner[-1]].end]
        if not whole or not 3 <= len(inner) <= 16 or WEIGHTY.search(text) or any(mark in text for mark in ",;:("):
            continue
        ahead = row.pieces[n - 1]
        timed = ahead.tokens and tree.lower(ahead.tokens[-1]) in _TIMES
        if timed or any(tree.tokens[token].pos == "NUM" for token in inner):
            continue
        shorter = drop(row, [*([ahead.tokens[0]] if ahead.text == "," and ahead.tokens else []), *inner])
        if shorter is not None:
            yield 1.5, shorter


_TIMES = frozenset("hour hours day days week weeks month months year years".split())


def later(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[tuple[float, Sketch]]:
    """The sentence without how long after something else it happened: "A has quit, a day after saying no"."""
    for n, piece in enumerate(row.pieces):
        if n < _LEAST or piece.quoted or piece.text != "," or not piece.tokens:
            continue
        rest = row.pieces[n + 1 :]
        low = [other.text.lower() for other in rest]
        span = next((k for k in (1, 2, 3) if k + 1 < len(low) and low[k] in _TIMES and low[k + 1] in _EARLIER), None)
        if span is None or any(other.quoted or not other.tokens for other in rest[:-1]) or "," in low:
            continue
        if tree.tokens[rest[0].tokens[0]].pos not in ("DET", "NUM"):
            continue
        tokens = [token for other in rest for token in other.tokens if tree.tokens[token].pos != "PUNCT"]
        shorter = drop(row, [*piece.tokens, *tokens])
        if shorter is not None:
            yield 1.5, shorter


_MODAL = frozenset("might would could may".split())
_NOUN_PHRASE = frozenset("DET PRON NOUN PROPN ADJ NUM ADP PART".split())
_PERIODS = frozenset("years decades centuries generations".split())


def conditions(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[tuple[float, Sketch]]:
    """ "might have lived had their doctors come" as "... if their doctors had come"; "over 16 years" as "across"."""
    pieces = row.pieces
    for n, piece in enumerate(pieces):
        if piece.quoted or not piece.tokens or n < 3:
            continue
        low = piece.text.lower()
        if low == "had" and any(other.text.lower() in _MODAL for other in pieces[:n] if not other.quoted):
            end = n + 1
            while end < len(pieces) and not pieces[end].quoted and pieces[end].tokens and end - n <= 6:
                token = tree.tokens[pieces[end].tokens[0]]
                if token.pos not in _NOUN_PHRASE or token.tag in ("VBN", "VBD"):
                    break
                end += 1
            before = tree.tokens[pieces[n - 1].tokens[-1]] if pieces[n - 1].tokens else None
            verb = tree.tokens[pieces[end].tokens[0]] if end < len(pieces) and pieces[end].tokens else None
            inner = [tree.tokens[other.tokens[0]] for other in pieces[n + 1 : end]]
            opens = bool(inner) and (inner[0].pos in ("DET", "PRON", "PROPN") or inner[0].tag == "NNS")
            subject = before is not None and (before.pos in ("PRON", "PROPN") or before.tag in ("WP", "WDT"))
            if verb is None or verb.tag != "VBN" or not opens or subject:
                continue
            if not any(token.pos in ("NOUN", "PROPN", "PRON") for token in inner):
                continue
            moved = (Piece("if"), *pieces[n + 1 : end], piece)
            yield 0.4, Sketch((*pieces[:n], *moved, *pieces[end:]))
        counted = n + 2 < len(pieces) and pieces[n + 2].text.lower() in _PERIODS
        if low == "over" and counted and tree.tokens[(pieces[n + 1].tokens or piece.tokens)[0]].pos == "NUM":
            changed = put(row, list(piece.tokens), "across")
            if changed is not None:
                yield 0.9, changed
