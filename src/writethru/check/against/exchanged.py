"""Where a draft turns a deed of its sources round: who did it, and to whom it was done."""

from __future__ import annotations

from writethru.check.against.closely import key
from writethru.check.against.deeds import Deed, deeds
from writethru.check.against.strangers import frame
from writethru.check.align import Place
from writethru.check.context import Context
from writethru.core.tree import Tree
from writethru.core.types import Sentence, Span

# share of the draft sentence that a source sentence must hold
COVER = 0.35
# verbs that say the same with their two sides exchanged
_MUTUAL = frozenset(
    "meet marry resemble face equal match fight contact rival border neighbour neighbor be become remain mean "
    "represent".split()
)


def deed_turned(ctx: Context, i: int) -> Place | None:
    """The source sentence that has a deed of draft sentence ``i`` the other way about, where no source that the draft
    rests on has any of its sides as the draft does."""
    hits = ctx.hits(i, floor=COVER, most=8)
    if not hits or frame(ctx, i) != ctx.sentences[i].first:
        return None  # what a line of counts sets side by side rests on no one sentence
    theirs = [
        (hit.place, deed) for hit in hits for deed in deeds(ctx.trees[hit.place.source], ctx.source_sentence(hit.place))
    ]
    for mine in deeds(ctx.tree, ctx.sentences[i]):
        token = ctx.tree.tokens[mine.verb]
        if mine.name in _MUTUAL or ctx.in_quotes(token.start, token.end):
            continue
        found = None
        for place, other in theirs:
            if other.name != mine.name:
                continue
            agrees, crosses = _compared(ctx, mine, place, other)
            if agrees:
                found = None
                break
            if crosses and found is None:
                found = place
        if found is not None:
            return found
    return None


def agreed(ctx: Context, i: int) -> frozenset[int]:
    """Tokens of draft sentence ``i`` that do, or suffer, what they do in a source, both sides being the same there."""
    memory = "agreed", i
    if memory not in ctx.memory:
        out: set[int] = set()
        for hit in ctx.hits(i, floor=COVER, most=8):
            tree = ctx.trees[hit.place.source]
            for other in deeds(tree, ctx.source_sentence(hit.place)):
                for mine in deeds(ctx.tree, ctx.sentences[i]):
                    if mine.name == other.name and all(
                        _keys(ctx.tree, a) & _keys(tree, b)
                        for a, b in ((mine.doers, other.doers), (mine.done_to, other.done_to))
                    ):
                        out.update((*mine.doers, *mine.done_to))
        ctx.memory[memory] = frozenset(out)
    found: frozenset[int] = ctx.memory[memory]
    return found


def deed_credited(ctx: Context, i: int) -> tuple[Span, Place] | None:
    """A name that draft sentence ``i`` makes the doer of what the source tells without one: the name stands in the same
    source sentence, in another part, and is the subject of nothing there.

    "Ostmark Mining moved the villagers" of "the villagers were moved; engineers looked at a dam of Ostmark Mining".
    """
    hits = ctx.hits(i, floor=COVER, most=8)
    for mine in deeds(ctx.tree, ctx.sentences[i]):
        named = [k for k in mine.doers if ctx.tree.tokens[k].pos == "PROPN"]
        if not named or not mine.done_to or mine.name in _MUTUAL:
            continue
        doers, done_to = _keys(ctx.tree, mine.doers), _keys(ctx.tree, mine.done_to)
        found = None
        for hit in hits:
            tree, theirs = ctx.trees[hit.place.source], ctx.source_sentence(hit.place)
            same = [deed for deed in deeds(tree, theirs) if deed.name == mine.name]
            if any(doers & _keys(tree, deed.doers) for deed in same):
                return None
            bare = any(not deed.doers and done_to & _keys(tree, deed.done_to) for deed in same)
            if bare and found is None and _in_another_part(tree, theirs, doers):
                found = hit.place
        if found is not None:
            return ctx.tree.subtree_span(named[0]), found
    return None


def _in_another_part(tree: Tree, sentence: Sentence, doers: set[str]) -> bool:
    """Does a sentence hold a name that is no subject in it and after no "said"?"""
    tokens = [k for k in range(sentence.first, sentence.last) if tree.tokens[k].pos == "PROPN"]
    heads = [k for k in tokens if tree.tokens[k].dep != "compound" and key(tree, k) in doers]
    return bool(heads) and all(tree.tokens[k].dep in ("pobj", "dobj", "poss", "appos", "conj") for k in heads)


def _compared(ctx: Context, mine: Deed, place: Place, other: Deed) -> tuple[bool, bool]:
    """Whether any side is the same in both, and whether a side of the one is the other side of the other.

    One side alone decides only where both tell of two, since what "sinks" may be sunk.
    """
    tree = ctx.trees[place.source]
    doers, done_to = _keys(ctx.tree, mine.doers), _keys(ctx.tree, mine.done_to)
    their_doers, their_done_to = _keys(tree, other.doers), _keys(tree, other.done_to)
    there, back = doers & their_done_to, done_to & their_doers
    if there and back:
        return False, True  # what is given may be the same, and giver and taker exchanged
    if doers & their_doers or done_to & their_done_to:
        return True, False
    told = bool(other.doers and other.done_to)
    return False, told and bool(back or (there and mine.done_to))


def _keys(tree: Tree, tokens: tuple[int, ...]) -> set[str]:
    """Keys of some heads, pronouns apart; of a name every word counts."""
    out = set()
    for k in tokens:
        if tree.tokens[k].pos == "PRON":
            continue
        out.add(key(tree, k))
        if tree.tokens[k].pos == "PROPN":
            out.update(key(tree, j) for j in tree.children(k, "compound") if tree.tokens[j].pos == "PROPN")
    return out
