"""Numbers of a draft that count no thing ("11 times", "ten minutes") and so are no figures: their bounds and sizes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from writethru.check.align import Place, dates
from writethru.check.amounts import KIND, bound
from writethru.check.context import Context
from writethru.check.words import close, numbers
from writethru.core.tree import Tree
from writethru.core.types import Sentence, Span

# share of the draft sentence that a source sentence must hold
COVER = 0.4
# numbers below this are told as words of all sorts ("one by one")
LEAST = 3
_WORDS = (
    "an? half one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty"
)
_NUMBER = rf"(?:\d+(?:\.\d+)?|{'|'.join(_WORDS.split())})"
_STRETCH = re.compile(
    rf"\b(?P<half>half )?(?P<number>{_NUMBER})(?: (?P<more>and a half))?[ -]"
    r"(?P<unit>second|minute|hour|day|week|month|year)s?\b"
    r"(?! (?:old|ago|earlier|later|before|after)\b|-old\b)",
    re.I,
)
# what stands before "an hour" where it is a length and not "twice an hour"
_LASTS = re.compile(
    r"\b(?:least|most|about|almost|nearly|roughly|than|over|under|for|within|in|tak(?:es?|en|ing)|took|last(?:s|ed)?|half|"
    r"after|only|just) $",
    re.I,
)
_SECONDS = {
    "second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800, "month": 2629800, "year": 31557600,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bare:
    """A number of the draft with the source sentence that has it otherwise."""

    span: Span
    place: Place
    # the draft's bound and the source's
    mine: str | None
    theirs: str | None


def bounds_lost(ctx: Context, i: int) -> Iterator[Bare]:
    """Numbers of draft sentence ``i`` that are no figures and stand without the bound that all near sources have, or
    with one that none has."""
    near = [hit.place for hit in ctx.hits(i, floor=COVER)]
    figures = [Span(figure.start, figure.end) for figure in ctx.reading.figures if figure.sentence == i]
    for at, value in _numbers(ctx.tree, ctx.sentences[i]) if near else ():
        if ctx.in_quotes(at.start, at.end) or any(at.overlaps(span) for span in figures):
            continue
        mine = bound(ctx.draft.text, at.start, at.end)
        found = []
        for place in near:
            tree = ctx.trees[place.source]
            same = (there for there, other in _numbers(tree, ctx.source_sentence(place)) if close(value, other))
            found += [(place, bound(tree.text, there.start, there.end)) for there in same]
        if mine is None and found and all(theirs in ("lower", "upper") for _, theirs in found):
            yield Bare(at, found[0][0], mine, found[0][1])


def _numbers(tree: Tree, sentence: Sentence) -> Iterator[tuple[Span, float]]:
    """Numbers before a noun, dates and years apart."""
    skip = dates(tree.text, sentence)
    for k in range(sentence.first, sentence.last - 1):
        token = tree.tokens[k]
        noun = tree.tokens[k + 1]
        if token.pos != "NUM" or token.ent[2:] in ("DATE", "TIME") or noun.pos != "NOUN":
            continue
        if KIND.get(noun.lemma.lower()) == "time":
            continue  # "over 16 years" is no bound
        found = numbers(tree.word(k))
        at = Span(token.start, token.end)
        if len(found) == 1 and max(found) >= LEAST and not any(at.overlaps(span) for span in skip):
            yield at, max(found)


def stretch_changed(ctx: Context, i: int) -> tuple[Span, Place, str] | None:
    """A stretch of time ("ten minutes") that no source has, in a draft sentence with this one, where the closest source
    sentence has one other ("an hour"): its place and that."""
    mine = list(_stretches(ctx.text(i)))
    hits = ctx.hits(i, floor=COVER, most=3)
    if len(mine) != 1 or not hits or ctx.is_heading(i):
        return None
    span, seconds = mine[0]
    at = Span(ctx.sentences[i].start + span.start, ctx.sentences[i].start + span.end)
    if ctx.in_quotes(at.start, at.end) or any(close(seconds, known) for known in _known(ctx)):
        return None
    theirs = [(hit.place, list(_stretches(ctx.source_text(hit.place)))) for hit in hits]
    if len(theirs[0][1]) != 1:
        return None
    place, found = theirs[0]
    return at, place, found[0][0].of(ctx.source_text(place))


def _known(ctx: Context) -> frozenset[float]:
    """The length of each stretch of time of the sources, in seconds."""
    memory = "stretches", 0
    if memory not in ctx.memory:
        ctx.memory[memory] = frozenset(length for text in ctx.source_texts() for _, length in _stretches(text))
    known: frozenset[float] = ctx.memory[memory]
    return known


def _stretches(text: str) -> Iterator[tuple[Span, float]]:
    """Stretches of time in a text with their length in seconds; "a day" only where it is one and no rate."""
    for match in _STRETCH.finditer(text):
        word = match["number"].lower()
        if word in ("a", "an") and not _LASTS.search(text, 0, match.start()):
            continue
        value = 1.0 if word in ("a", "an") else 0.5 if word == "half" else max(numbers(word), default=0.0)
        value = value / 2 if match["half"] else value + 0.5 if match["more"] else value
        yield Span(*match.span()), value * _SECONDS[match["unit"].lower()]
