"""Verbs that a draft negates, or does not, where its sources have them otherwise among the same words."""

from __future__ import annotations

from collections.abc import Iterator

from writethru.check.against.changed import IN_OTHER_WORDS, NEAR_COPY, copied
from writethru.check.against.closely import key
from writethru.check.against.predicates import NEGATIVE, denied
from writethru.check.against.strangers import closest
from writethru.check.against.turned import Odd
from writethru.check.align import Place
from writethru.check.context import Context
from writethru.core.tree import Tree
from writethru.core.types import Sentence, Span

# share of the draft sentence that the best source sentence must hold
COVER = 0.4
# words beside a verb, one before and two after, of which so many must stand beside the source's, one right after it,
# where the draft is copied nearly word by word; all of them where it is not
BESIDE = 2
# words before a verb among which its negation stands
REACH = 3
_HELPS = frozenset("do does did not n't n’t never have has had be been is are was were will would can could".split())
_LEAVES_OPEN = frozenset("if unless whether".split())


def negated_otherwise(ctx: Context, i: int) -> tuple[Odd, bool] | None:
    """A verb of draft sentence ``i`` that every close source has among the same words and none of them as the draft
    does; and whether the draft negates it."""
    hits = ctx.hits(i)
    if ctx.is_heading(i) or not hits or hits[0].cover < COVER:
        return None
    enough = BESIDE if copied(ctx, i) >= NEAR_COPY else 3
    places = [hit.place for hit in closest(ctx, i)]
    for k in _verbs(ctx.tree, ctx.sentences[i]):
        token = ctx.tree.tokens[k]
        if ctx.in_quotes(token.start, token.end):
            continue
        mine = _negated(ctx.tree, ctx.sentences[i], k)
        if token.ent or (ctx.tree.word(k)[:1].isupper() and k > ctx.sentences[i].first):
            continue  # a title, as that of a book or a horse
        same = [(place, j) for place in places for j in _same(ctx, i, k, place, enough)]
        if not same or any(_negated(ctx.trees[p.source], ctx.source_sentence(p), j) == mine for p, j in same):
            continue
        place, j = same[0]
        other = ctx.trees[place.source]
        if IN_OTHER_WORDS.search(ctx.source_text(place) if mine else ctx.text(i)):
            continue  # "has yet to publish"
        # "says that it was not" and "denies that it was" are the same, and under "if" all is open
        if denied(ctx.tree, k) != denied(other, j) or _open(ctx.tree, ctx.sentences[i], k):
            continue
        if _open(other, ctx.source_sentence(place), j):
            continue
        return Odd(Span(token.start, token.end), place), mine
    return None


def _verbs(tree: Tree, sentence: Sentence) -> Iterator[int]:
    """Verbs, and the forms of "be" and "have" that stand alone or help one."""
    for k in range(sentence.first, sentence.last):
        if tree.tokens[k].pos in ("VERB", "AUX") and tree.lower(k) not in ("do", "does", "did"):
            yield k


def _same(ctx: Context, i: int, k: int, place: Place, enough: int) -> Iterator[int]:
    """Tokens of a source sentence that are the draft's verb among the same words."""
    other, theirs = ctx.trees[place.source], ctx.source_sentence(place)
    mine = _beside(ctx.tree, ctx.sentences[i], k)
    for j in _verbs(other, theirs):
        if other.tokens[j].lemma.lower() != ctx.tree.tokens[k].lemma.lower() or other.lower(j) in NEGATIVE:
            continue
        if (other.tokens[j].tag == "VBG") != (ctx.tree.tokens[k].tag == "VBG"):
            continue  # "hated leaving" is no "left"
        if other.word(j)[:1].isupper() and j > theirs.first:
            continue
        held = [bool(set(a) & set(b)) for a, b in zip(mine, _beside(other, theirs, j), strict=True)]
        if held[1] and sum(held) >= enough:
            yield j


def _beside(tree: Tree, sentence: Sentence, k: int) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """The word before a verb and the two after it, each as it stands and by its key; negations and what helps the verb
    are passed over."""

    def word(n: int) -> tuple[str, ...]:
        inside = sentence.first <= n < sentence.last and tree.word(n)[:1].isalnum()
        return (tree.lower(n), key(tree, n)) if inside else ()

    before = k - 1
    while before >= sentence.first and tree.lower(before) in _HELPS:
        before -= 1
    after = [n for n in range(k + 1, min(sentence.last, k + 6)) if tree.lower(n) not in NEGATIVE]
    first, second = (*after, -1, -1)[:2]
    return word(before), word(first), word(second)


def _negated(tree: Tree, sentence: Sentence, k: int) -> bool:
    """Does a negation stand right after a verb, below it, or before it with no more than what helps it between?"""
    if any(tree.lower(n) in NEGATIVE for n in tree.children(k, "neg")):
        return True
    if k + 1 < sentence.last and tree.lower(k + 1) in NEGATIVE and tree.tokens[k].pos == "AUX":
        return True
    for n in range(k - 1, max(sentence.first - 1, k - 1 - REACH), -1):
        if tree.lower(n) in NEGATIVE:
            return True
        if tree.lower(n) not in _HELPS and tree.tokens[n].pos != "ADV":
            return False
    return False


def _open(tree: Tree, sentence: Sentence, k: int) -> bool:
    return any(tree.lower(n) in _LEAVES_OPEN for n in range(sentence.first, k))
