"""A source sentence as a row of pieces that can be dropped, replaced and moved, and its text.

A quotation is one piece and is never edited: what stands between quotation marks in a line is the source's own text,
character for character.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from writethru.brief.rewrite.quotes import Quotations
from writethru.core.tree import Tree
from writethru.core.types import Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A word, a mark or a whole quotation. ``tokens`` are those of the source it stands for, none for our own words."""

    text: str
    tokens: tuple[int, ...] = ()
    # a space stands before it in the line
    spaced: bool = True
    quoted: bool = False
    # key of the speaker this piece names, see brief/names.py
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Sketch:
    pieces: tuple[Piece, ...]

    @property
    def tokens(self) -> list[int]:
        return [token for piece in self.pieces for token in piece.tokens]

    def index(self, token: int) -> int | None:
        """Place of the piece that holds the token, or None where it was dropped."""
        for i, piece in enumerate(self.pieces):
            if token in piece.tokens:
                return i
        return None


def sketch(tree: Tree, quotations: Quotations, tokens: Sequence[int]) -> Sketch:
    """The pieces of some tokens in text order. Quotation marks themselves vanish: ``text_of`` sets them again."""
    pieces: list[Piece] = []
    current: Span | None = None
    held: list[int] = []

    def close() -> None:
        nonlocal current
        if held:
            start, end = tree.tokens[held[0]].start, tree.tokens[held[-1]].end
            body = tree.text[start:end]
            tail = ""
            # the comma that ends a quotation is the sentence's, not the speaker's
            if body.endswith(",") and current is not None and end == current.end:
                body, tail = body[:-1].rstrip(), ","
            pieces.append(Piece(body, tuple(held), _spaced(tree, held[0], opened=True), quoted=True))
            if tail:
                pieces.append(Piece(tail, (), spaced=False))
            held.clear()
        current = None

    for i in tokens:
        token = tree.tokens[i]
        inside = quotations.at(token.start)
        if current is not None and inside != current:
            close()
        if inside is not None:
            current = inside
            held.append(i)
        elif tree.word(i) not in ('"', "“", "”"):
            pieces.append(Piece(tree.word(i), (i,), _spaced(tree, i)))
    close()
    return Sketch(tuple(pieces))


def _spaced(tree: Tree, i: int, *, opened: bool = False) -> bool:
    start = tree.tokens[i].start
    before = tree.text[start - 1 : start]
    if opened or before in ("“", '"'):
        return tree.text[max(0, start - 2) : start - 1] not in ("(", "[", "-")
    return before == "" or before.isspace() or before in ("”",)


def drop(row: Sketch, tokens: Collection[int]) -> Sketch | None:
    """The sketch without some tokens, or None where that would cut into a quotation."""
    gone = set(tokens)
    kept: list[Piece] = []
    for piece in row.pieces:
        hit = sum(token in gone for token in piece.tokens)
        if hit and hit < len(piece.tokens):
            return None
        if not hit or not piece.tokens:
            kept.append(piece)
    return Sketch(tuple(kept))


def put(row: Sketch, tokens: Sequence[int], text: str, *, speaker: str | None = None) -> Sketch | None:
    """The sketch with some neighbouring tokens replaced by words of ours; None where they are quoted or gone."""
    places = [row.index(token) for token in tokens]
    found = sorted({place for place in places if place is not None})
    if not found or None in places or any(row.pieces[i].quoted for i in found):
        return None
    first, last = found[0], found[-1]
    if last - first + 1 != len(found) or sum(len(row.pieces[i].tokens) for i in found) != len(set(tokens)):
        return None
    new = Piece(text, tuple(tokens), row.pieces[first].spaced, speaker=speaker)
    return Sketch((*row.pieces[:first], new, *row.pieces[last + 1 :]))


def insert(row: Sketch, token: int, text: str) -> Sketch | None:
    """The sketch with a word of ours before the piece of the token."""
    i = row.index(token)
    if i is None:
        return None
    old = row.pieces[i]
    if old.quoted and old.tokens[0] != token:
        return None
    new = Piece(text, (), old.spaced)
    return Sketch((*row.pieces[:i], new, replace(old, spaced=True), *row.pieces[i + 1 :]))


def take(row: Sketch, tokens: Collection[int]) -> tuple[Piece, ...] | None:
    """The pieces of some tokens, in the order of the sketch; None where that would cut into a quotation."""
    want = set(tokens)
    out = []
    for piece in row.pieces:
        hit = sum(token in want for token in piece.tokens)
        if hit and hit < len(piece.tokens):
            return None
        if hit:
            out.append(piece)
    return tuple(out)


def together(row: Sketch, tokens: Sequence[int]) -> tuple[Piece, ...] | None:
    """The pieces of some tokens where they stand side by side in the sketch and none is quoted, else None."""
    found = take(row, tokens)
    if not found or any(piece.quoted for piece in found):
        return None
    start = row.pieces.index(found[0])
    return found if row.pieces[start : start + len(found)] == found else None


def solid(tokens: Sequence[int]) -> bool:
    """Are the tokens neighbours, without a gap?"""
    return bool(tokens) and tokens[-1] - tokens[0] + 1 == len(tokens)


_FIXES = (
    (re.compile(r"\(\s*\)|\[\s*\]"), ""),
    (re.compile(r"\s+([,.;:?!)\]])"), r"\1"),
    (re.compile(r"([(\[])\s+"), r"\1"),
    (re.compile(r",(?:\s*,)+"), ","),
    (re.compile(r"[,;:](?=[.?!])"), ""),
    (re.compile(r",(?=[;:])"), ""),
    (re.compile(r"([a-z]{3,})\.,"), r"\1,"),
    (re.compile(r"\s{2,}"), " "),
    # who somebody is, said by the source as well as by us
    (re.compile(r"(, [^,]{4,60})\1(?=[,.]|$)"), r"\1"),
    # a linking word between commas means nothing out of its article
    (re.compile(r", (?:meanwhile|however|moreover|too|for (?:his|her|its|their) part),"), ""),
    # what stood between the name and the verb has gone
    (re.compile(r"^([^,;:“”]{3,80}), (said|says)\b"), r"\1 \2"),
)


def text_of(row: Sketch) -> str:
    """The text of the sketch as it would be printed: one sentence, capital first, full stop last."""
    return finish(assemble(row.pieces)[0])


def assemble(pieces: Iterable[Piece]) -> tuple[str, list[Span]]:
    """The bare text of pieces and where each of them stands in it. Neighbouring quotations keep their own marks."""
    out: list[str] = []
    spans: list[Span] = []
    size = 0
    for piece in pieces:
        if not piece.text:
            spans.append(Span(size, size))
            continue
        lead = " " if out and piece.spaced else ""
        shown = f"“{piece.text}”" if piece.quoted else piece.text
        spans.append(Span(size + len(lead), size + len(lead) + len(shown)))
        out.append(lead + shown)
        size += len(lead) + len(shown)
    return "".join(out), spans


_MASK = re.compile(r"“[^“”]*”")


@lru_cache(maxsize=8192)
def finish(text: str) -> str:
    """Punctuation put right outside quotations; capital first, one full stop last."""
    kept: list[str] = []

    def hide(found: re.Match[str]) -> str:
        kept.append(found[0])
        return f"\x00{len(kept) - 1}\x01"

    text = _MASK.sub(hide, text)
    for pattern, new in _FIXES:
        text = pattern.sub(new, text)
    text = text.strip(" ,;:—–-")
    text = re.sub("\x00(\\d+)\x01", lambda found: kept[int(found[1])], text)
    if not text:
        return ""
    first = 1 if text[0] == "“" and len(text) > 1 else 0
    text = text[:first] + text[first].upper() + text[first + 1 :]
    if text[-1] in ".?!":
        return text
    if text.endswith(("?”", "!”")):
        return text
    if text.endswith(".”"):
        # a full stop of the source inside the marks ends the line where the quotation is a sentence of its own
        return text
    return text + "."
