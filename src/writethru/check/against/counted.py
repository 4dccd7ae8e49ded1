"""What a figure counts, where value and kind agree: whose soldiers, which people, and under which verb a sum stands."""

from __future__ import annotations

import re

from writethru.check.against.senses import related
from writethru.check.align import Place
from writethru.check.amounts import CASUALTY, HUMAN, same_kind, same_value, twins, values
from writethru.check.context import Context
from writethru.check.words import concept
from writethru.core.tree import Tree
from writethru.core.types import Figure, Sentence

Found = tuple[Place, Figure, str]
_NAME = re.compile(r"\b[A-Z][\w-]+")
# what becomes of money
_SUMS = frozenset("loss profit revenue transfer funding assets price".split())
# share of the draft sentence that the source sentence must hold where a sum stands under another verb
COVER = 0.4
# verbs that say nothing of what becomes of a sum, and those of talking about it
_EMPTY = frozenset(
    "be have do make take give get put say tell estimate count come amount reach total stand run go rise fall grow "
    "increase decrease climb need will could would may might".split()
)


def counted_otherwise(ctx: Context, i: int, figure: Figure) -> Found | None:
    """The source figure of the same value that counts another side's people or another sort of people, or that stands
    under another verb, where no source has it as the draft does; with the reason."""
    same = [(place, other) for place, other in twins(ctx, figure) if same_kind(figure, other)]
    if not same or ctx.is_heading(i):
        return None
    return _of_another_side(ctx, figure, same) or _of_others(ctx, i, figure) or _under_another_verb(ctx, i, figure)


# ---- whose ----


def _of_another_side(ctx: Context, figure: Figure, same: list[tuple[Place, Figure]]) -> Found | None:
    """Dead, hurt or missing of one people that the story has as another's: its own story tells whose "its men" are."""
    if figure.measure not in CASUALTY or not _NAME.search(figure.population or ""):
        return None
    sides = ctx.held.sides
    mine = _peoples(ctx, figure.population) & sides
    theirs = [(place, other, ctx.held.whose(other) & sides) for place, other in same if _one_deed(figure, other)]
    held = [(place, other, side) for place, other, side in theirs if side]
    if len(mine) != 1 or not held or any(side & mine for _, _, side in held):
        return None
    if any(not side and mine & _peoples(ctx, ctx.source_text(place)) for place, _, side in theirs):
        return None  # whose they are cannot be told there, and it may be the draft's
    place, other, _ = held[0]
    return place, other, f"the draft counts {figure.population}, the source those of another side"


def _peoples(ctx: Context, text: str | None) -> frozenset[str]:
    from writethru.ledger.names import fold_word

    return frozenset(fold_word(word) for word in _NAME.findall(text or ""))


def _one_deed(a: Figure, b: Figure) -> bool:
    return HUMAN.get(a.measure) == HUMAN.get(b.measure)


# ---- which people ----


def _of_others(ctx: Context, i: int, figure: Figure) -> Found | None:
    """People of one sort ("mothers") that every near source has as another ("babies"), where some source sentence
    speaks of both and so keeps them apart."""
    noun = (figure.unit or "").lower()
    if figure.unit_implicit or not noun or not _sort_of_people(figure):
        return None
    near = {hit.place for hit in ctx.hits(i, floor=0.2)}
    # "58 deaths" leaves open whose
    held = [(place, other) for place, other in twins(ctx, figure) if place in near and other.unit not in _DEATHS]
    if not held or not all(_sort_of_people(other) for _, other in held):
        return None
    if any(related(noun, (other.unit or "").lower()) for _, other in twins(ctx, figure) if other.unit):
        return None
    if any(_speaks_of(ctx, place, noun, beside=0) for place, _ in held):
        return None
    for place, other in held:
        theirs = (other.unit or "").lower()
        if any(_holds(ctx, n, noun) and _holds(ctx, n, theirs) for n in range(len(ctx.index.places))):
            return place, other, f"the draft counts {noun}s, the source {theirs}s"
    return None


def _sort_of_people(figure: Figure) -> bool:
    from writethru.reading.figures.lexicon import PEOPLE

    noun = (figure.unit or "").lower()
    return noun in PEOPLE and noun not in _ANYBODY


_DEATHS = frozenset({"death", "fatality"})
_ANYBODY = frozenset("people person citizen national inhabitant resident member other victim casualty survivor".split())


def _speaks_of(ctx: Context, place: Place, noun: str, beside: int) -> bool:
    first = ctx.index.number(place)
    return any(
        _holds(ctx, n, noun) for n in range(max(0, first - beside), min(len(ctx.index.places), first + beside + 1))
    )


def _holds(ctx: Context, n: int, noun: str) -> bool:
    return concept(noun) in ctx.index.terms[n]


# ---- under which verb ----


def _under_another_verb(ctx: Context, i: int, figure: Figure) -> Found | None:
    """A sum that the draft has lost and every source owed, where a source has another sum under the draft's verb."""
    if figure.measure not in _SUMS or len(values(figure)) != 1:
        return None
    mine = _verb(ctx.tree, ctx.sentences[i], figure)
    near = {hit.place for hit in ctx.hits(i, floor=COVER)}
    same = twins(ctx, figure)
    here = [(place, other) for place, other in same if place in near and other.unit == figure.unit]
    if mine is None or not here:
        return None
    verbs = [_verb(ctx.trees[place.source], ctx.source_sentence(place), other) for place, other in same]
    if any(verb is None or related(verb, mine) or verb in _EMPTY for verb in verbs):
        return None
    if any(other.measure == figure.measure for _, other in same):
        return None
    rivals = (
        (place, other)
        for place, other in ctx.source_figures
        if other.unit == figure.unit and other.measure == figure.measure and not same_value(figure, other)
    )
    for place, other in rivals:
        if _verb(ctx.trees[place.source], ctx.source_sentence(place), other) == mine:
            return *here[0], f'the draft has it under "{mine}", the source under "{verbs[0]}"'
    return None


def _verb(tree: Tree, sentence: Sentence, figure: Figure) -> str | None:
    """The lemma of the verb that a number stands right under, through its nouns and prepositions."""
    at = next((k for k in range(sentence.first, sentence.last) if tree.tokens[k].start >= figure.start), None)
    if at is None:
        return None
    for k in tree.ancestors(at):
        if tree.tokens[k].pos == "VERB":
            found = tree.tokens[k].lemma.lower()
            return None if found in _EMPTY else found
    return None
