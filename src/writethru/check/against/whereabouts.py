"""Places of a draft that its sources have for something else: what happened there happened elsewhere in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from writethru.check.against.turned import PREPOSITIONS, part_of
from writethru.check.align import Hit, Place, terms
from writethru.check.context import Context
from writethru.check.words import concept, name_key
from writethru.core.tree import Tree
from writethru.core.types import Entity, Sentence, Span

# share of a draft sentence, the place left out, that a source sentence must hold to tell of the same; and from which on
# one that names the draft's place may tell of it too
SAME = 0.8
MAYBE = 0.5
# and where the verb is the same, as rare as this in the sources
DEED = 0.35
RARE = 2.5
_PLACES = frozenset({"GPE", "LOC", "FAC"})


@dataclass(frozen=True, slots=True)
class Moved:
    """A place of the draft, the source sentence that has another one, and that one's words."""

    span: Span
    place: Place
    instead: str


def moved(ctx: Context, i: int) -> Iterator[Moved]:
    """Places of draft sentence ``i`` that stand with what it tells in no source, where one has another place for it."""
    if ctx.is_heading(i):
        return
    sentence = ctx.sentences[i]
    for entity in ctx.reading.entities:
        inside = sentence.start <= entity.start and entity.end <= sentence.end
        if not inside or entity.type not in _PLACES or ctx.in_quotes(entity.start, entity.end):
            continue
        span = Span(entity.start, entity.end)
        words = _keys(ctx.words(span))
        if part_of(ctx, i, span) != "place" or not any(map(ctx.index.known, words)):
            continue
        hits = ctx.index.align(terms(ctx.tree, sentence, [span])).hits
        found = _told_elsewhere(ctx, hits, words) or _done_elsewhere(ctx, i, span, hits, words)
        if found and not _one_within_the_other(ctx, i, words, _keys(found[1])):
            yield Moved(span, *found)


def _one_within_the_other(ctx: Context, i: int, mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Does the draft sentence name both places, or any source name them together ("Nidaros Street, Halden")?"""
    return bool(theirs & _keys(ctx.text(i))) or any(mine & own and theirs & own for own in ctx.index.terms)


def _named_near(ctx: Context, place: Place, words: frozenset[str]) -> bool:
    """Does a source sentence or one beside it have a name, as it is written?"""
    sentences = ctx.sources[place.source].sentences
    first, last = max(0, place.sentence - 1), min(len(sentences), place.sentence + 2)
    text = ctx.sources[place.source].article.text[sentences[first].start : sentences[last - 1].end]
    return bool(words & (ctx.index.nearby(place) | _keys(text)))


def _told_elsewhere(ctx: Context, hits: tuple[Hit, ...], words: frozenset[str]) -> tuple[Place, str] | None:
    """Another place in a source sentence that holds nearly all of the rest, where no sentence that holds half has the
    draft's."""
    if any(_named_near(ctx, hit.place, words) for hit in hits if hit.cover >= MAYBE):
        return None
    return next((found for hit in hits if hit.cover >= SAME and (found := _other_place(ctx, hit.place, words))), None)


def _done_elsewhere(
    ctx: Context, i: int, span: Span, hits: tuple[Hit, ...], words: frozenset[str]
) -> tuple[Place, str] | None:
    """Another place in a source sentence with the rare verb that the draft's place hangs on, where no sentence of the
    sources with it has the draft's."""
    verb = _governor(ctx.tree, ctx.sentences[i], span)
    if verb is None or not ctx.index.known(verb) or ctx.index.rarity(verb) < RARE:
        return None
    held = [place for place, own in zip(ctx.index.places, ctx.index.terms, strict=True) if verb in own]
    if any(_named_near(ctx, place, words) for place in held):
        return None
    near = [hit.place for hit in hits if hit.cover >= DEED and hit.place in held]
    return next((found for place in near if (found := _other_place(ctx, place, words))), None)


def _other_place(ctx: Context, place: Place, words: frozenset[str]) -> tuple[Place, str] | None:
    """A place after a preposition in a source sentence, none of whose words is the draft's."""
    sentence, tree = ctx.source_sentence(place), ctx.trees[place.source]
    for entity in ctx.sources[place.source].entities:
        if not (sentence.start <= entity.start and entity.end <= sentence.end) or entity.type not in _PLACES:
            continue
        if not _keys(entity.text) & words and _after_preposition(tree, sentence, entity):
            return place, entity.text
    return None


def _after_preposition(tree: Tree, sentence: Sentence, entity: Entity) -> bool:
    first = next((k for k in range(sentence.first, sentence.last) if tree.tokens[k].start >= entity.start), None)
    if first is None or first == sentence.first:
        return False
    before = first - 1 if tree.lower(first - 1) != "the" else first - 2
    # "in the district of Norvik" is a place too
    of = before > sentence.first and tree.lower(before) == "of" and _PLACED & {tree.lower(before - 1)}
    return before >= sentence.first and (tree.lower(before) in PREPOSITIONS or bool(of))


_PLACED = frozenset("city town village district province region island valley port capital suburb state county".split())


def _governor(tree: Tree, sentence: Sentence, span: Span) -> str | None:
    """The concept of the verb that a place after a preposition hangs on."""
    tokens = [k for k in range(sentence.first, sentence.last) if span.start <= tree.tokens[k].start < span.end]
    for k in tokens:
        head = tree.tokens[k].head
        if head not in tokens and tree.lower(head) in PREPOSITIONS:
            verb = tree.tokens[tree.tokens[head].head]
            return concept(verb.lemma) if verb.pos == "VERB" else None
    return None


def _keys(name: str) -> frozenset[str]:
    words = (word.strip(".,;:()“”\"'").removesuffix("’s").removesuffix("'s") for word in name.split())
    return frozenset(name_key(word) for word in words if len(word) > 1)
