"""What a headline states as fact and all sources leave to somebody's word, one of them in doubt."""

from __future__ import annotations

from writethru.check.align import Place
from writethru.check.context import Context
from writethru.check.words import concept
from writethru.core.tree import Tree
from writethru.core.types import Sentence, Statement

# words of allegation: whoever reports with these does not vouch
_ALLEGES = frozenset("allege claim accuse suspect contend assert allegation accusation claim suspicion".split())
_OPEN = frozenset({"hedged", "denied", "asked", "declined"})
# words between a verb and what it is told with
REACH = 4


def unsettled(ctx: Context, i: int) -> Place | None:
    """The source sentence that leaves in doubt what a verb of headline ``i`` states, where every source sentence with
    this verb beside the same word ("fired first", "notes were shredded") gives it to somebody."""
    tree, sentence = ctx.tree, ctx.sentences[i]
    for k in range(sentence.first, sentence.last):
        if tree.tokens[k].tag not in ("VBD", "VBN", "VBZ", "VBP") or tree.tokens[k].pos != "VERB":
            continue
        mates = _mates(tree, sentence, k)
        places = [place for place in _places(ctx, k) if _spots(ctx, place, k, mates)] if mates else []
        spots = [(place, j) for place in places for j in _spots(ctx, place, k, mates)]
        if not all(_told(ctx, place, j) for place, j in spots) or any(_found(ctx, place, j) for place, j in spots):
            continue
        doubted = next((place for place, j in spots if _doubted(ctx, place, j)), None)
        if doubted is not None:
            return doubted
    return None


def _mates(tree: Tree, sentence: Sentence, k: int) -> frozenset[str]:
    """What a verb of a headline is told with: the noun or adverb right after it, but for articles and adjectives."""
    for n in range(k + 1, min(sentence.last, k + 1 + REACH)):
        token = tree.tokens[n]
        if token.pos == "NOUN" or (token.pos == "ADV" and n == k + 1):
            return frozenset({concept(token.lemma)})
        if token.pos not in ("DET", "ADJ", "NUM", "PRON"):
            break
    return frozenset()


def _places(ctx: Context, k: int) -> list[Place]:
    word = concept(ctx.tree.tokens[k].lemma)
    return [place for n, place in enumerate(ctx.index.places) if word in ctx.index.terms[n]]


def _spots(ctx: Context, place: Place, k: int, mates: frozenset[str]) -> list[int]:
    """Tokens of a source sentence that are the headline's verb with a mate close by."""
    other, theirs = ctx.trees[place.source], ctx.source_sentence(place)
    lemma = ctx.tree.tokens[k].lemma.lower()
    return [
        j
        for j in range(theirs.first, theirs.last)
        if other.tokens[j].pos == "VERB"
        and other.tokens[j].lemma.lower() == lemma
        and any(
            concept(other.tokens[n].lemma) in mates
            for n in range(max(theirs.first, j - REACH), min(theirs.last, j + REACH + 1))
        )
    ]


def _over(ctx: Context, place: Place, j: int) -> list[Statement]:
    """The statements that hold a token of a source sentence."""
    at = ctx.trees[place.source].tokens[j].start
    return [s for s in ctx.statements_at(place) if any(span.start <= at < span.end for span in s.content)]


def _told(ctx: Context, place: Place, j: int) -> bool:
    return bool(_over(ctx, place, j))


def _found(ctx: Context, place: Place, j: int) -> bool:
    """Does somebody find, show or rule so, without a doubt?"""
    return any(s.cue.cls in ("show", "decree") and s.certainty == "asserted" for s in _over(ctx, place, j))


def _doubted(ctx: Context, place: Place, j: int) -> bool:
    return any(s.certainty in _OPEN or s.cue.lemma in _ALLEGES for s in _over(ctx, place, j))
