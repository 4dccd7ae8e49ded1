"""Lines that set what each side says side by side ("Counts differ: A says 5, while B says 7"), part by part.

Such a line rests on no one sentence, so each part is held against the source sentences that have its number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from writethru.check.against.closely import key, weighty
from writethru.check.against.senses import alike
from writethru.check.against.strangers import frame, lemmas
from writethru.check.align import Place
from writethru.check.amounts import bound, values
from writethru.check.attribution import keys_of
from writethru.check.context import Context
from writethru.check.words import STOP, name_key
from writethru.core.types import Figure, Span

# parts that a line must have
FEWEST = 2
_COMMON = frozenset({"NOUN", "VERB", "ADJ"})


@dataclass(frozen=True, slots=True)
class Misplaced:
    """A word or name of a part that stands near its number in no source."""

    span: Span
    place: Place
    name: bool


def misplaced(ctx: Context, i: int) -> Iterator[Misplaced]:
    """Words and names of the parts of draft sentence ``i`` that no source has near the part's number."""
    tree = ctx.tree
    for span, places in parts(ctx, i):
        terms = frozenset().union(*(ctx.index.nearby(place) for place in places))
        terms |= {k for place in places for f in ctx.figures_at(place) for k in keys_of(f.reporter_name or "")}
        inside = ctx.tokens(i, span.start, span.end)
        names = {name_key(tree.word(k)) for k in inside if tree.tokens[k].pos == "PROPN"}
        odd: list[Misplaced] = []
        heavy = 0
        for k in inside:
            token = tree.tokens[k]
            at = Span(token.start, token.end)
            if ctx.in_quotes(token.start, token.end) or token.ent[2:] in ("DATE", "TIME", "CARDINAL", "MONEY"):
                continue
            if token.pos == "PROPN" and tree.lower(k) not in STOP and len(tree.word(k)) > 1:
                heavy += 1
                if not names & terms and not any(other.name for other in odd):
                    odd.append(Misplaced(at, places[0], True))
            elif token.pos in _COMMON and weighty(tree, k) and not token.ent:
                heavy += 1
                if key(tree, k) not in terms and not _meant(ctx, k, places):
                    if not _with_names(ctx, key(tree, k), names):
                        odd.append(Misplaced(at, places[0], False))
        # with more of them, or with nothing beside, the part is put in other words
        if len(odd) == 1 and (heavy > 1 or not names):
            yield odd[0]


def bound_misplaced(ctx: Context, i: int) -> Iterator[tuple[Figure, Place, str | None, str | None]]:
    """Figures of the parts of draft sentence ``i`` whose bound no source has beside the number: the figure, a place,
    the draft's bound and the source's."""
    for span, places in parts(ctx, i):
        for figure in ctx.figures(i):
            if not span.start <= figure.start < span.end or figure.approx in ("range", "vague"):
                continue
            mine = bound(ctx.draft.text, figure.start, figure.end)
            theirs = []
            for place in places:
                text = ctx.sources[place.source].article.text
                for other in ctx.figures_at(place):
                    if set(values(other)) & set(values(figure)):
                        theirs.append((place, bound(text, other.start, other.end)))
            if theirs and all(there != mine and not (mine == "about" and there is None) for _, there in theirs):
                yield figure, theirs[0][0], mine, theirs[0][1]


def parts(ctx: Context, i: int) -> Iterator[tuple[Span, list[Place]]]:
    """The parts of draft sentence ``i`` that hold a number, with the source sentences that have it."""
    sentence, text = ctx.sentences[i], ctx.draft.text
    first = frame(ctx, i)
    if first == sentence.first or ctx.is_heading(i):
        return
    start = ctx.tree.tokens[first].start
    figures = [figure for figure in ctx.figures(i) if figure.start >= start]
    if len(figures) < FEWEST:
        return
    # a cut where a new speaker begins: the comma before "while", and semicolons
    cuts = [m.end() for m in re.finditer(r"(?:, while |, whereas |; )", text[start : sentence.end])]
    edges = [start, *(start + cut for cut in cuts), sentence.end]
    for left, right in pairwise(edges):
        inside = [figure for figure in figures if left <= figure.start < right]
        wanted = {value for figure in inside for value in values(figure)}
        if not wanted:
            continue
        places = [place for place, other in ctx.source_figures if wanted & set(values(other))]
        if places:
            yield Span(left, right), list(dict.fromkeys(places))


def _meant(ctx: Context, k: int, places: list[Place]) -> bool:
    """Does a word of the same sense stand in one of the sentences or beside it?"""
    mine = lemmas(ctx.tree, k)
    for place in places:
        tree = ctx.trees[place.source]
        sentences = ctx.sources[place.source].sentences
        for n in range(max(0, place.sentence - 1), min(len(sentences), place.sentence + 2)):
            for j in range(sentences[n].first, sentences[n].last):
                if tree.tokens[j].pos in _COMMON and any(alike(a, b) for a in mine for b in lemmas(tree, j)):
                    return True
    return False


def _with_names(ctx: Context, term: str, names: set[str]) -> bool:
    """Does a word stand in any source sentence with a name of its part?"""
    return any(term in terms and names & terms for terms in ctx.index.terms)
