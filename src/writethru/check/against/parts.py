"""Clauses of a draft sentence that are joined to it, each held against the sources by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from writethru.check.against.closely import key, weighty
from writethru.check.against.strangers import frame, pairs_held
from writethru.check.align import Alignment, Place, terms
from writethru.check.context import Context
from writethru.check.words import name_key
from writethru.core.types import Span

_JOINED = re.compile(r"(?:[,;—–] ?|\s)(?:and|but|while|although|though|yet|whereas) |; ")
# concepts that a part must hold to be judged
FEWEST = 3
# and one whose subject is a pronoun, which the writer of the sentence may have put in other words
WITH_PRONOUN = 6
# share of the pairs of words that stand side by side in the sources too: of what comes before a clause, for the whole
# to be a copy, and of the clause itself, for it to be none; and the least number of its pairs
COPY = 0.6
OTHER = 0.34
PAIRS = 3
# share of the clause's words that two neighbours hold from which on it is taken for a paraphrase
TOLD = 0.7


def strays(ctx: Context, i: int) -> Iterator[Span]:
    """Clauses joined to draft sentence ``i`` that are no copy of a source where what comes before them is one."""
    sentence, tree = ctx.sentences[i], ctx.tree
    for span, alignment, _ in _clauses(ctx, i):
        inside = [k for k in range(sentence.first, sentence.last) if span.start <= tree.tokens[k].start < span.end]
        before = range(sentence.first, inside[0])
        if _nobodys(ctx, inside):
            yield span
            continue
        if pairs_held(ctx, i, before, fewest=PAIRS) < COPY or len(inside) <= PAIRS:
            continue
        if _listed(ctx, i, span):
            continue
        voice = set(ctx.voice(i))
        if not any(weighty(tree, k) and k not in voice for k in inside):
            continue  # no more than who says so
        if tree.lower(inside[0]) == "that":
            continue  # "said that A and that B" is one statement
        if alignment.pair >= TOLD and alignment.count >= FEWEST:
            continue
        own = pairs_held(ctx, i, range(inside[0], inside[-1] + 1), fewest=PAIRS)
        if own < OTHER and not any(_same(ctx, inside, hit.place) for hit in alignment.hits[:3]):
            yield span


def _listed(ctx: Context, i: int, span: Span) -> bool:
    """Is a clause a part of a list of counts, which is held against the sources of its own number?"""
    return frame(ctx, i) > ctx.sentences[i].first and any(span.start <= f.start < span.end for f in ctx.figures(i))


def _nobodys(ctx: Context, inside: list[int]) -> bool:
    """Does a clause tell of a person or body that no source names?"""
    return any(
        ctx.tree.tokens[k].ent == "B-PERSON"
        and ctx.tree.tokens[k].dep in ("nsubj", "nsubjpass")
        and not ctx.index.known(name_key(ctx.tree.word(k)))
        for k in inside
    )


def _same(ctx: Context, inside: list[int], place: Place) -> bool:
    """Does a source sentence have the pairs of words of a clause?"""
    words = [key(ctx.tree, k) for k in inside if ctx.tree.word(k)[:1].isalnum()]
    pairs = set(pairwise(words))
    return len(pairs & ctx.held.neighbours[place]) >= OTHER * len(pairs)


def joined(ctx: Context, i: int) -> Iterator[tuple[Span, Alignment]]:
    """The clauses of draft sentence ``i`` that hold enough to be judged by their words, each with its alignment."""
    for span, alignment, pronoun in _clauses(ctx, i):
        if alignment.count >= (WITH_PRONOUN if pronoun else FEWEST) and not _listed(ctx, i, span):
            yield span, alignment


def _clauses(ctx: Context, i: int) -> Iterator[tuple[Span, Alignment, bool]]:
    """The parts of draft sentence ``i`` after the first that have a verb and a subject of their own, outside quotation
    marks, each with its alignment, and whether the subject is a pronoun."""
    sentence, text, tree = ctx.sentences[i], ctx.draft.text, ctx.tree
    cuts = [
        match.end()
        for match in _JOINED.finditer(text, sentence.start, sentence.end)
        if not ctx.in_quotes(match.start(), match.end())
    ]
    for start, end in zip(cuts, [*cuts, sentence.end][1:], strict=True):
        inside = [k for k in range(sentence.first, sentence.last) if start <= tree.tokens[k].start < end]
        subjects = [child for k in inside if (child := tree.child(k, "nsubj", "nsubjpass", "expl")) is not None]
        subjects = [k for k in subjects if start <= tree.tokens[k].start < end]
        if not subjects:
            continue
        wanted = terms(tree, sentence, [Span(sentence.start, start), Span(end, sentence.end)])
        yield Span(start, end), ctx.index.align(wanted), tree.tokens[subjects[0]].pos == "PRON"
