"""Words of a near copy that the source sentence behind it does not hold.

A line that follows its source word by word tells what the source tells. A word of weight in it that stands in none of
the sentences it follows, and means the same as no word of theirs, is a changed or an added fact. Roles are the
exception: a brief takes who somebody is from elsewhere, so words beside a name may stand with that name anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from writethru.check.against.closely import key, weighty
from writethru.check.against.predicates import negative_words
from writethru.check.against.senses import alike, opposite, related
from writethru.check.align import Hit, Place, terms
from writethru.check.context import Context
from writethru.check.words import concept, name_key, numbers
from writethru.core.tree import Tree
from writethru.core.types import Span

# share of the pairs of words, those of the new words left out, that must stand side by side in one sentence's sources
NEAR = 0.7
# and where the words on both sides of the new one stand just so in one of the sources
ANCHORED = 0.6
# more of them for each new word after the first
SECOND = 0.1
# pairs of words by which a line is known to be a copy
FEWEST = 4
# share of all pairs from which on a line is so near a copy that a wider or narrower word is a changed one
STRICT = 0.75
# share of the draft sentence that the best source sentence must hold
COVER = 0.4
# and of a part of it
PART = 0.6
# new words that a copy may have: with more it is a paraphrase
MOST = 2
# words on either side of a name that say who or what bears it
BESIDE = 3
# share of the best source sentence's part of the draft that another must have to count beside it
BEST = 0.75
_JOINED = re.compile(r"; |, (?:and|but|while|whereas|which|who) ")
_COMMON = frozenset({"NOUN", "VERB", "ADJ", "ADV"})
# verbs that help, say or measure: the writer's own choice
_LIGHT = frozenset(
    "be have do will would can could may might must should shall say tell add state "
    "lie stand amount total worth cent percent".split()
)
_PRONOUNS = frozenset("it this that they them those these one".split())
_COPULAS = frozenset("become get go come".split())
# nouns that say no more than that somebody says so: "rejects the charge that"
_CLAIMS = frozenset("charge claim accusation allegation assertion suggestion idea notion contention".split())


@dataclass(frozen=True, slots=True)
class Stranger:
    """A word of the draft, the source sentence it should stand in, and the word that stands there if one is known."""

    span: Span
    place: Place
    instead: str | None


def strangers(ctx: Context, i: int) -> tuple[Stranger, ...]:
    """Common words of draft sentence ``i`` that its sources do not bear out; none unless it is a near copy."""
    memory = "strangers", i
    if memory not in ctx.memory:
        ctx.memory[memory] = () if ctx.is_heading(i) else tuple(_strangers(ctx, i))
    found: tuple[Stranger, ...] = ctx.memory[memory]
    return found


def _strangers(ctx: Context, i: int) -> Iterator[Stranger]:
    places = [hit.place for hit in closest(ctx, i)]
    if not places or ctx.hits(i)[0].cover < COVER:
        return
    places = list(dict.fromkeys([*places, *_of_what_is_said(ctx, i), *_of_its_parts(ctx, i)]))
    strict = copied_without(ctx, i, ()) >= STRICT
    new = [k for k in _common(ctx, i) if not _held(ctx, i, k, places, strict)]
    share = copied_without(ctx, i, new) if 0 < len(new) <= MOST else 0.0
    near = NEAR + SECOND * (len(new) - 1)
    for k in new if share >= ANCHORED else ():
        if share < near and not _anchored(ctx, i, k, places):
            continue
        token = ctx.tree.tokens[k]
        yield Stranger(Span(token.start, token.end), places[0], _counterpart(ctx, i, k, places))


def _of_what_is_said(ctx: Context, i: int) -> list[Place]:
    """The source sentences that hold most of what somebody says in draft sentence ``i``: with who says so, which every
    writer puts in other words, another sentence of his may seem closer."""
    spans = [span for statement in ctx.statements(i) for span in statement.content]
    sentence, tokens = ctx.sentences[i], ctx.tree.tokens[ctx.sentences[i].first : ctx.sentences[i].last]
    outside = [Span(t.start, t.end) for t in tokens if not any(span.start <= t.start < span.end for span in spans)]
    if not spans or not outside:
        return []
    hits = ctx.index.align(terms(ctx.tree, sentence, outside)).hits
    return [hit.place for hit in hits if hit.cover >= BEST * hits[0].cover]


def _of_its_parts(ctx: Context, i: int) -> list[Place]:
    """The source sentences that hold most of one of the parts that draft sentence ``i`` is joined from."""
    sentence = ctx.sentences[i]
    cuts = [match.start() for match in _JOINED.finditer(ctx.draft.text, sentence.start, sentence.end)]
    out: list[Place] = []
    for start, end in pairwise([sentence.start, *cuts, sentence.end]) if cuts else ():
        outside = [Span(sentence.start, start), Span(end, sentence.end)]
        hits = ctx.index.align(terms(ctx.tree, sentence, outside)).hits
        out += [hit.place for hit in hits if hit.cover >= max(PART, BEST * hits[0].cover)]
    return out


def closest(ctx: Context, i: int) -> tuple[Hit, ...]:
    """The source sentences that hold nearly as much of draft sentence ``i`` as the best of them."""
    memory = "closest", i
    if memory not in ctx.memory:
        hits = ctx.hits(i, floor=0.3, most=10)
        ctx.memory[memory] = tuple(hit for hit in hits if hit.cover >= BEST * hits[0].cover)
    found: tuple[Hit, ...] = ctx.memory[memory]
    return found


def copied_without(ctx: Context, i: int, without: Iterable[int]) -> float:
    """Share of the pairs of words side by side in draft sentence ``i`` that stand so in its sources, the pairs with
    some words left out; 0 where there are too few to tell."""
    sentence = ctx.sentences[i]
    return pairs_held(ctx, i, range(sentence.first, sentence.last), without)


def pairs_held(ctx: Context, i: int, span: range, without: Iterable[int] = (), fewest: int = FEWEST) -> float:
    """The same for the words of a part of draft sentence ``i``."""
    left_out = set(without)
    words = [k for k in span if ctx.tree.word(k)[:1].isalnum()]
    pairs = {
        (key(ctx.tree, a), key(ctx.tree, b)) for a, b in pairwise(words) if a not in left_out and b not in left_out
    }
    held: set[tuple[str, str]] = set()
    for hit in ctx.hits(i, floor=0.2, most=10):
        held |= ctx.held.neighbours[hit.place]
    return len(pairs & held) / len(pairs) if len(pairs) >= fewest else 0.0


def _common(ctx: Context, i: int) -> list[int]:
    """Common words of weight outside quotation marks, the frame of a list of facts and the verbs of saying left out."""
    sentence, tree = ctx.sentences[i], ctx.tree
    first = frame(ctx, i)
    cues = {k for s in ctx.statements(i) for k in ctx.tokens(i, s.cue.start, s.cue.end)}
    return [
        k
        for k in range(first, sentence.last)
        if k not in cues
        and (_plain(tree, k) or _light(ctx, i, k))
        and not ctx.in_quotes(tree.tokens[k].start, tree.tokens[k].end)
    ]


def frame(ctx: Context, i: int) -> int:
    """The token after a colon that does not open a quotation ("Counts differ: ..."), else the sentence's first."""
    sentence = ctx.sentences[i]
    for k in range(sentence.first, sentence.last - 1):
        if ctx.tree.word(k) == ":" and ctx.tree.word(k + 1)[:1] not in "“\"‘'":
            return k + 1
    return sentence.first


def _plain(tree: Tree, k: int) -> bool:
    token = tree.tokens[k]
    if not _is_common(tree, k) or token.dep == "prep" or token.ent:
        return False
    if not tree.word(k).isalpha() or token.lemma.lower() in _LIGHT:
        return False
    after = tree.lower(k + 1) if k + 1 < len(tree) else ""
    if token.lemma.lower() in _CLAIMS and after == "that":
        return False
    if tree.lower(k) == "order" and k > 0 and (tree.lower(k - 1), after) == ("in", "to"):
        return False
    return weighty(tree, k)


def _is_common(tree: Tree, k: int) -> bool:
    """Is a word of the parts of speech that carry sense, or one in small letters that was taken for a name?"""
    token = tree.tokens[k]
    return token.pos in _COMMON or (token.pos == "PROPN" and tree.word(k).islower())


def _light(ctx: Context, i: int, k: int) -> bool:
    """Is a verb too common to be looked up elsewhere ("put", "take") the only other word where a source has a verb of
    weight?"""
    tree, token = ctx.tree, ctx.tree.tokens[k]
    if token.pos != "VERB" or token.ent or weighty(tree, k) or token.lemma.lower() in _LIGHT | _COPULAS:
        return False
    return any(
        ctx.trees[place.source].tokens[n].pos == "VERB" and weighty(ctx.trees[place.source], n)
        for place, n in in_its_place(ctx, i, k)
    )


def in_its_place(ctx: Context, i: int, k: int, *, one_side: bool = False) -> list[tuple[Place, int]]:
    """Words of the closest sources that stand, and stand alone, between the two words that draft token ``k`` stands
    between, and nowhere else in draft sentence ``i``; none where one of them has the draft's own word there.

    ``one_side``: two words on one side are enough.
    """
    tree, sentence = ctx.tree, ctx.sentences[i]
    own = {key(tree, n) for n in range(sentence.first, sentence.last) if n != k}
    found = []
    for hit in closest(ctx, i):
        other, theirs = ctx.trees[hit.place.source], ctx.source_sentence(hit.place)
        for n in range(theirs.first, theirs.last):
            if key(other, n) in own or not _stands_so(ctx, i, k, hit.place, n, one_side):
                continue
            mine, same = lemmas(tree, k), lemmas(other, n)
            if key(other, n) == key(tree, k) and not any(opposite(a, b) for a in mine for b in same):
                return []
            found.append((hit.place, n))
    return found


def _stands_so(ctx: Context, i: int, k: int, place: Place, n: int, one_side: bool) -> bool:
    """Do the words beside draft token ``k`` stand beside source token ``n``?"""
    tree, mine, other, theirs = ctx.tree, ctx.sentences[i], ctx.trees[place.source], ctx.source_sentence(place)

    def same(step: int) -> bool:
        a, b = k + step, n + step
        inside = mine.first <= a < mine.last and theirs.first <= b < theirs.last
        return inside and tree.word(a)[:1].isalnum() and key(tree, a) == key(other, b)

    if same(-1) and same(1):
        return True
    return one_side and ((same(1) and same(2)) or (same(-1) and same(-2)))


def _held(ctx: Context, i: int, k: int, places: list[Place], strict: bool) -> bool:
    """Do the sentences hold a word or one of its sense? ``strict``: a wider or narrower word will not do."""
    term, mine = key(ctx.tree, k), lemmas(ctx.tree, k)
    index, sentence, tree = ctx.index, ctx.sentences[i], ctx.tree
    counted = _number_of(ctx, k)
    if counted:
        # what is counted must stand where the number does
        places = [place for place in places if counted & numbers(ctx.source_text(place))] or places
    if any(term in index.terms[index.number(place)] and _unspent(ctx, i, k, place) for place in places):
        return True
    if tree.lower(k).startswith("un") and concept(tree.lower(k)[2:]) in ctx.index.nearby(places[0]):
        if any(negative_words(ctx.source_text(place)) for place in places):
            return True  # "unpaid" for "without pay": a negation is NEG001's
    same = alike if counted or strict or in_its_place(ctx, i, k) else related
    own = {key(tree, n) for n in range(sentence.first, sentence.last)}
    for place in places:
        other, theirs = ctx.trees[place.source], ctx.source_sentence(place)
        for n in range(theirs.first, theirs.last):
            if other.lower(n) == tree.lower(k) or (key(other, n) == term and _unspent(ctx, i, k, place)):
                return True
            if other.tokens[n].pos in _COMMON and key(other, n) not in own:
                if any(same(a, b) for a in mine for b in lemmas(other, n)):
                    return True
    return _next_to(ctx, i, k, places) or (not counted and _beside_name(ctx, i, k, term))


def _unspent(ctx: Context, i: int, k: int, place: Place) -> bool:
    """Does a source sentence have a word of the concept of draft token ``k`` that no other word of the draft's sentence
    is the same as? One that only the sentence's speaker gives it counts too."""
    tree, sentence, other, theirs = ctx.tree, ctx.sentences[i], ctx.trees[place.source], ctx.source_sentence(place)
    term = key(tree, k)
    held = [n for n in range(theirs.first, theirs.last) if key(other, n) == term]
    mine, others = lemmas(tree, k), {m for n in range(sentence.first, sentence.last) if n != k for m in lemmas(tree, n)}
    return not held or any(set(lemmas(other, n)) & set(mine) or not others & set(lemmas(other, n)) for n in held)


def _next_to(ctx: Context, i: int, k: int, places: list[Place]) -> bool:
    """Does a sentence beside one of the sources have the word next to the one it stands next to in the draft, or does
    the sentence before have it where the source has a pronoun?

    A sentence that joins two of the sources' own ("...; none has been charged") follows both.
    """
    tree, sentence = ctx.tree, ctx.sentences[i]
    pairs = []
    if k > sentence.first:
        pairs.append((key(tree, k - 1), key(tree, k)))
    if k < sentence.last - 1:
        pairs.append((key(tree, k), key(tree, k + 1)))
    for place in places:
        last = len(ctx.sources[place.source].sentences)
        for n in (place.sentence - 1, place.sentence + 1):
            if 0 <= n < last and any(pair in ctx.held.neighbours[Place(place.source, n)] for pair in pairs):
                return True
        if tree.tokens[k].pos == "NOUN" and place.sentence and _PRONOUNS & set(ctx.source_text(place).lower().split()):
            if key(tree, k) in ctx.index.terms[ctx.index.number(place) - 1]:
                return True
    return False


def _number_of(ctx: Context, k: int) -> frozenset[float]:
    """The numbers that count a noun; none for any other word."""
    children = ctx.tree.children(k, "nummod") if ctx.tree.tokens[k].pos == "NOUN" else ()
    return frozenset().union(*(numbers(ctx.tree.word(n)) for n in children))


def _beside_name(ctx: Context, i: int, k: int, term: str) -> bool:
    """Does a word stand in any source sentence that has a name near it, or in one with the name of a person of the
    sentence, where a word of its sense will do?"""
    tree = ctx.tree
    people = {name_key(tree.lower(n)) for n in _asides(ctx, i, k) if tree.tokens[n].ent[2:] == "PERSON"}
    near = range(max(ctx.sentences[i].first, k - BESIDE), min(ctx.sentences[i].last, k + BESIDE + 1))
    names = people | {name_key(tree.lower(n)) for n in near if tree.tokens[n].pos == "PROPN"}
    if in_its_place(ctx, i, k):
        return False
    spelt = {term, name_key(tree.word(k))}
    if any(spelt & own and names & own for own in ctx.index.terms):
        return True
    if tree.tokens[k].pos != "NOUN":
        return False
    mine = lemmas(tree, k)
    for place, own in zip(ctx.index.places, ctx.index.terms, strict=True):
        if people & own:
            other, theirs = ctx.trees[place.source], ctx.source_sentence(place)
            nouns = [n for n in range(theirs.first, theirs.last) if other.tokens[n].pos == "NOUN"]
            if any(related(a, b) for n in nouns for a in mine for b in lemmas(other, n)):
                return True
    return False


def _asides(ctx: Context, i: int, k: int) -> range:
    """The words of draft sentence ``i`` around token ``k`` as far as the second comma on either side."""
    sentence, tree = ctx.sentences[i], ctx.tree
    commas = [n for n in range(sentence.first, sentence.last) if tree.word(n) in (",", ";", ":")]
    left = [n for n in commas if n < k][-2:]
    right = [n for n in commas if n > k][:2]
    return range(left[0] if len(left) == 2 else sentence.first, right[1] if len(right) == 2 else sentence.last)


def _anchored(ctx: Context, i: int, k: int, places: list[Place]) -> bool:
    """Do two words just before and two just after a word stand side by side in one of the sentences?

    At an end of the sentence those on the other side are enough.
    """
    sentence, tree = ctx.sentences[i], ctx.tree
    words = [n for n in range(sentence.first, sentence.last) if tree.word(n)[:1].isalnum()]
    at = words.index(k)
    sides = [pair for pair in (words[max(0, at - 2) : at], words[at + 1 : at + 3]) if len(pair) == 2]
    keys = [(key(tree, a), key(tree, b)) for a, b in sides]
    return bool(keys) and any(all(pair in ctx.held.neighbours[place] for pair in keys) for place in places)


def lemmas(tree: Tree, k: int) -> tuple[str, ...]:
    """The lemma and the word itself, in lower case."""
    lemma, word = tree.tokens[k].lemma.lower(), tree.lower(k)
    return (lemma, word) if lemma != word else (lemma,)


def _counterpart(ctx: Context, i: int, k: int, places: list[Place]) -> str | None:
    """The word that follows in the source on the one before the draft's word, of the same part of speech."""
    tree = ctx.tree
    if k <= ctx.sentences[i].first:
        return None
    before = key(tree, k - 1)
    for place in places:
        other, theirs = ctx.trees[place.source], ctx.source_sentence(place)
        for n in range(theirs.first + 1, theirs.last):
            if key(other, n - 1) == before and other.tokens[n].pos == tree.tokens[k].pos and weighty(other, n):
                return other.word(n)
    return None
