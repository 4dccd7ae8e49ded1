"""Words, names, numbers, negations and hedges that a draft sentence changes in the source sentence it follows.

What stands in the same spot is found in two ways: by comparing the sentence with a source sentence that it follows
nearly word by word, and by the two words of weight before, after or around it, wherever in the sources they stand so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from writethru.check.against.closely import Twin, key, replaced, side_by_side, slots, weighty
from writethru.check.against.predicates import NEGATIVE, negative_words
from writethru.check.against.senses import known, opposite, related
from writethru.check.against.strangers import in_its_place
from writethru.check.align import Place
from writethru.check.amounts import bound, values
from writethru.check.context import Context
from writethru.check.words import name_key, numbers
from writethru.core.tree import Tree
from writethru.core.types import Figure, Sentence, Span
from writethru.reading.hedges import hedges

# words of weight that a draft sentence may have that none of its sources has, for a changed one to stand out
NEW = 2
# share of the draft's words of weight that the source must have for one small word to count
SURE = 0.68
# weight of the two words beside a spot by which it is found
BESIDE = 5.0
# words around a spot that must stand just so in the source: for an opposite or a number, for a name
TURNED = 4
NAMED = 2
# and for a name that the source sentence has elsewhere
EXACT = 5
# and in a sentence of which so many pairs of words stand side by side in its sources
LOOSE = 1
NEAR_COPY = 0.5
HALF_COPY = 0.4
# share of the best source sentence's part of the draft that another must have to count beside it
BEST = 0.75
# share of the draft sentence that the best source sentence must hold for an opposite in one spot to count
COVER = 0.4
# words on either side that are looked at
REACH = 5
# what negates without a negative word
IN_OTHER_WORDS = re.compile(
    r"\byet to\b|\bun[a-z]{4,}|\bfail\w*|\bden(?:y|ie[sd])\b|\brefus\w+|\breject\w*|\black\w*|\bdeclin\w+", re.I
)
# words between a verb and the noun on either side
APART = 8
_STOPS = frozenset(",;:.—–")
_COMMON = frozenset({"NOUN", "VERB", "ADJ", "ADV"})
_NAMES = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP"})
# opposites in the word net, and the same of boats and towns
_POSTURES = frozenset("lie sit stand".split())
_REFUSALS = frozenset("deny decline refuse fail reject dispute dismiss".split())


@dataclass(frozen=True, slots=True)
class Swap:
    """Words of the draft that stand where the source has others."""

    span: Span
    place: Place
    # the source's words
    fix: str
    # the two are opposites
    opposite: bool


def elsewhere(ctx: Context, i: int, term: str) -> bool:
    """Does any source sentence that draft sentence ``i`` rests on hold a concept?

    The sentences beside them count too, unless the draft's is copied nearly word by word.
    """
    if copied(ctx, i) >= NEAR_COPY:
        index = ctx.index
        return any(term in index.terms[index.number(hit.place)] for hit in ctx.hits(i, floor=0.3, most=10))
    return any(term in ctx.index.nearby(hit.place) for hit in ctx.hits(i, floor=0.3, most=10))


def words_swapped(ctx: Context, i: int) -> tuple[Swap, ...]:
    """Common words of draft sentence ``i`` that none of its sources has, where they have one of another sense."""
    key_ = "words swapped", i
    if key_ not in ctx.memory:
        ctx.memory[key_] = () if ctx.is_heading(i) else tuple(_words_swapped(ctx, i))
    found: tuple[Swap, ...] = ctx.memory[key_]
    return found


def _words_swapped(ctx: Context, i: int) -> Iterator[Swap]:
    frame = _frame(ctx, i)
    cues = {k for s in ctx.statements(i) for k in ctx.tokens(i, s.cue.start, s.cue.end)}
    yield from _small_words(ctx, i)
    yield from _opposite_in_place(ctx, i, frame)
    near = copied(ctx, i) >= NEAR_COPY
    plain = [k for k in _heavy(ctx, i) if k >= frame and _plain(ctx.tree, k)]
    new = [k for k in plain if not elsewhere(ctx, i, key(ctx.tree, k))]
    for k in plain:
        spots = [spot for spot in _spots(ctx, i, k) if _plain(ctx.trees[spot[0].source], spot[1])]
        same = [spot for spot in spots if _verbatim(ctx, k, spot) >= (LOOSE if near else TURNED)]
        turned = [spot for spot in same if _turned(ctx, i, k, spot)]
        if turned and not any(_related(ctx, k, spot) for spot in spots):
            yield _swap(ctx, k, turned[0], True)
        elif near and same and k in new and len(new) <= NEW and k not in cues and _strange(ctx, i, k, spots):
            alike = [spot for spot in same if ctx.trees[spot[0].source].tokens[spot[1]].pos == ctx.tree.tokens[k].pos]
            yield from (_swap(ctx, k, spot, False) for spot in alike[:1])


def copied(ctx: Context, i: int) -> float:
    """Share of the pairs of words of draft sentence ``i`` that stand side by side in a sentence it rests on."""
    memory = "copied", i
    if memory not in ctx.memory:
        mine = side_by_side(ctx.tree, ctx.sentences[i])
        held: set[tuple[str, str]] = set()
        for hit in ctx.hits(i, floor=0.2, most=10):
            held |= ctx.held.neighbours[hit.place]
        ctx.memory[memory] = len(mine & held) / len(mine) if mine else 0.0
    found: float = ctx.memory[memory]
    return found


def _frame(ctx: Context, i: int) -> int:
    """The token after a colon that does not open a quotation ("Counts differ: ..."), else the sentence's first."""
    sentence = ctx.sentences[i]
    for k in range(sentence.first, sentence.last - 1):
        if ctx.tree.word(k) == ":" and ctx.tree.word(k + 1)[:1] not in "“\"‘'":
            return k + 1
    return sentence.first


def _heavy(ctx: Context, i: int) -> list[int]:
    """Words of weight of draft sentence ``i`` outside quotation marks."""
    sentence, tokens = ctx.sentences[i], ctx.tree.tokens
    return [
        k
        for k in range(sentence.first, sentence.last)
        if weighty(ctx.tree, k) and not ctx.in_quotes(tokens[k].start, tokens[k].end)
    ]


def _spots(ctx: Context, i: int, k: int) -> list[tuple[Place, int]]:
    """Source tokens that stand where draft token ``k`` does; none where a source has the draft's word there too."""
    memory = "spots", i
    if memory not in ctx.memory:
        held: dict[int, list[tuple[Place, int]]] = {}
        for twin in ctx.twins(i)[:3]:
            for mine, theirs in replaced(ctx.tree, ctx.trees[twin.place.source], twin):
                held.setdefault(mine, []).append((twin.place, theirs))
        for slot, mine in slots(ctx.tree, ctx.sentences[i]):
            if sum(ctx.index.rarity(term) for term in slot[1:]) >= BESIDE:
                held.setdefault(mine, []).extend(ctx.held.slots.get(slot, ()))
        ctx.memory[memory] = {
            mine: found
            for mine, found in held.items()
            if all(key(ctx.trees[place.source], j) != key(ctx.tree, mine) for place, j in found)
        }
    found: list[tuple[Place, int]] = ctx.memory[memory].get(k, [])
    return found


def _verbatim(ctx: Context, k: int, spot: tuple[Place, int]) -> int:
    """Words before and after draft token ``k`` that stand just so around the source's; two less where one side has
    none."""
    left, right = (_run(ctx, k, *spot, step) for step in (-1, 1))
    return left + right if left and right else max(0, left + right - 2)


def _run(ctx: Context, k: int, place: Place, j: int, step: int) -> int:
    """Words from draft token ``k`` on, forward or backward, that follow source token ``j`` too."""
    other, theirs = ctx.trees[place.source], ctx.source_sentence(place)
    n = 0
    while n < REACH:
        a, b = k + step * (n + 1), j + step * (n + 1)
        if not (0 <= a < len(ctx.tree) and theirs.first <= b < theirs.last) or key(ctx.tree, a) != key(other, b):
            break
        n += 1
    return n


def _plain(tree: Tree, k: int) -> bool:
    token = tree.tokens[k]
    if tree.lower(k) == "order" and 0 < k < len(tree) - 1 and (tree.lower(k - 1), tree.lower(k + 1)) == ("in", "to"):
        return False
    return token.pos in _COMMON and token.ent == "" and tree.word(k).isalpha()


def _turned(ctx: Context, i: int, k: int, spot: tuple[Place, int]) -> bool:
    """Are the two words opposites, or is one of them a refusal or denial where the other is none?"""
    place, j = spot
    mine, theirs = _lemmas(ctx.tree, k), _lemmas(ctx.trees[place.source], j)
    if any(opposite(a, b) for a in mine for b in theirs):
        return True
    if ctx.tree.tokens[k].pos != "VERB" or ctx.trees[place.source].tokens[j].pos != "VERB":
        return False
    if copied(ctx, i) < NEAR_COPY or place not in {hit.place for hit in ctx.hits(i, floor=0.3, most=10)}:
        return False
    refuses, refused = bool(set(mine) & _REFUSALS), bool(set(theirs) & _REFUSALS)
    if refuses == refused:
        return False
    return not negative_words(ctx.source_text(place) if refuses else ctx.text(i))


def _related(ctx: Context, k: int, spot: tuple[Place, int]) -> bool:
    place, j = spot
    return any(related(a, b) for a in _lemmas(ctx.tree, k) for b in _lemmas(ctx.trees[place.source], j))


def _strange(ctx: Context, i: int, k: int, spots: list[tuple[Place, int]]) -> bool:
    """Do the sources have words of another sense in the spot, and nowhere near one of the draft's sense?"""
    mine = _lemmas(ctx.tree, k)
    if not any(map(known, mine)):
        return False
    if not any(any(map(known, _lemmas(ctx.trees[place.source], j))) for place, j in spots):
        return False
    sentence = ctx.sentences[i]
    own = {key(ctx.tree, n) for n in range(sentence.first, sentence.last)}
    sentences = {place for place, _ in spots}
    for place in sorted(sentences, key=lambda p: (p.source, p.sentence)):
        other, theirs = ctx.trees[place.source], ctx.source_sentence(place)
        for n in range(theirs.first, theirs.last):
            if weighty(other, n) and key(other, n) not in own:
                if any(related(a, b) for a in mine for b in _lemmas(other, n)):
                    return False
    return True


def _swap(ctx: Context, k: int, spot: tuple[Place, int], turned: bool) -> Swap:
    token, (place, j) = ctx.tree.tokens[k], spot
    return Swap(Span(token.start, token.end), place, ctx.trees[place.source].word(j), turned)


def _small_words(ctx: Context, i: int) -> Iterator[Swap]:
    """Small words turned into their opposite: "up from 31" for "down from 31"; verbs that are too light or too near to
    the speaker to be looked up elsewhere ("gave", "believes") among them where the sentence is a near copy."""
    near = copied(ctx, i) >= HALF_COPY
    for twin in ctx.twins(i)[:1]:
        other = ctx.trees[twin.place.source]
        for change in twin.changes:
            for k in change.mine:
                token = ctx.tree.tokens[k]
                if (weighty(ctx.tree, k) and not (near and token.pos == "VERB")) or ctx.in_quotes(
                    token.start, token.end
                ):
                    continue
                j = next((j for j in change.theirs if _opposed(ctx.tree, k, other, j)), None)
                if j is not None:
                    yield _swap(ctx, k, (twin.place, j), True)


def _opposite_in_place(ctx: Context, i: int, frame: int) -> Iterator[Swap]:
    """Words that stand where the closest sources have their opposite, and none of them the same."""
    hits = ctx.hits(i)
    if not hits or hits[0].cover < COVER:
        return
    for k in range(frame, ctx.sentences[i].last):
        token = ctx.tree.tokens[k]
        if token.pos not in _COMMON or token.ent or ctx.in_quotes(token.start, token.end):
            continue
        if token.lemma.lower() in _POSTURES:
            continue
        spots = in_its_place(ctx, i, k, one_side=True)
        turned = [spot for spot in spots if _opposite_at(ctx, k, spot)]
        if turned:
            yield _swap(ctx, k, turned[0], True)


def _opposite_at(ctx: Context, k: int, spot: tuple[Place, int]) -> bool:
    other = ctx.trees[spot[0].source]
    return any(opposite(a, b) for a in _lemmas(ctx.tree, k) for b in _lemmas(other, spot[1]))


def _opposed(tree: Tree, k: int, other: Tree, j: int) -> bool:
    """Are two words opposites as they stand or, of two verbs, in their plain form?"""
    if opposite(tree.lower(k), other.lower(j)):
        return True
    verbs = tree.tokens[k].pos == other.tokens[j].pos == "VERB"
    return verbs and opposite(tree.tokens[k].lemma.lower(), other.tokens[j].lemma.lower())


def _lemmas(tree: Tree, k: int) -> tuple[str, ...]:
    """The lemma and the word itself, in lower case."""
    lemma, word = tree.tokens[k].lemma.lower(), tree.lower(k)
    return (lemma, word) if lemma != word else (lemma,)


def number_swapped(ctx: Context, i: int, figure: Figure) -> tuple[Place, str] | None:
    """Place and words of the number that the source has in the spot of a draft's figure, where no source sentence that
    draft sentence ``i`` rests on holds the figure's."""
    if (numbers(figure.text) | set(values(figure))) & _numbers_near(ctx, i):
        return None
    enough = LOOSE if copied(ctx, i) >= NEAR_COPY else TURNED
    for k in ctx.tokens(i, figure.start, figure.end):
        for place, j in _spots(ctx, i, k):
            if _verbatim(ctx, k, (place, j)) >= enough and ctx.trees[place.source].tokens[j].pos == "NUM":
                return place, ctx.trees[place.source].word(j)
    return None


def bound_changed(ctx: Context, i: int, figure: Figure) -> tuple[Place, str | None, str | None] | None:
    """Place, bound of the draft and bound of the source, where draft sentence ``i`` is copied nearly word by word and
    every such source has another bound beside the number, or none."""
    if copied(ctx, i) < NEAR_COPY or figure.approx in ("range", "vague"):
        return None
    mine = bound(ctx.draft.text, figure.start, figure.end)
    out: tuple[Place, str | None, str | None] | None = None
    for twin in ctx.twins(i):
        other = ctx.trees[twin.place.source]
        for k in ctx.tokens(i, figure.start, figure.end):
            j = twin.match.get(k)
            if j is None or ctx.tree.tokens[k].pos != "NUM":
                continue
            theirs = bound(other.text, other.tokens[j].start, other.tokens[j].end)
            if theirs == mine or (mine == "about" and theirs is None):
                return None
            out = out or (twin.place, mine, theirs)
    return out


def _numbers_near(ctx: Context, i: int) -> set[float]:
    """Numbers of the source sentences that draft sentence ``i`` rests on, and of their neighbours; of the best ones
    alone where it copies them nearly word by word."""
    memory = "numbers near", i
    if memory not in ctx.memory:
        out: set[float] = set()
        hits = ctx.hits(i, floor=0.3, most=10)
        beside = 1
        if copied(ctx, i) >= NEAR_COPY:
            hits, beside = tuple(hit for hit in hits if hit.cover >= BEST * hits[0].cover), 0
        for hit in hits:
            last = len(ctx.sources[hit.place.source].sentences)
            for k in range(max(0, hit.place.sentence - beside), min(last, hit.place.sentence + beside + 1)):
                place = Place(hit.place.source, k)
                out |= numbers(ctx.source_text(place))
                out |= {end for figure in ctx.figures_at(place) for end in values(figure)}
        ctx.memory[memory] = out
    found: set[float] = ctx.memory[memory]
    return found


def names_swapped(ctx: Context, i: int) -> Iterator[Swap]:
    """Names of draft sentence ``i`` that no source sentence it rests on holds, where its source has another name."""
    if ctx.is_heading(i):
        return
    told: set[int] = set()
    for k in _heavy(ctx, i):
        if k in told or not _named(ctx.tree, k):
            continue
        mine = _whole(ctx.tree, k)
        told.update(mine)
        for place, j in dict.fromkeys(spot for n in mine for spot in _spots(ctx, i, n)):
            other = ctx.trees[place.source]
            if not _named(other, j):
                continue
            theirs = _whole(other, j)
            if {key(ctx.tree, n) for n in mine} & {key(other, n) for n in theirs}:
                continue  # the same name, longer or shorter
            left = _run(ctx, mine[0], place, theirs[0], -1)
            right = _run(ctx, mine[-1], place, theirs[-1], 1)
            if any(_held_here(ctx, i, name_key(ctx.tree.lower(n))) for n in mine):
                # the source has the name too, so the spot must be beyond doubt
                sure = copied(ctx, i) >= NEAR_COPY and min(left, right) >= 1 and left + right >= EXACT
            else:
                sure = left + right >= NAMED
            if sure:
                yield Swap(ctx.tree.span(mine), place, other.span(theirs).of(other.text), False)
                break


def _held_here(ctx: Context, i: int, term: str) -> bool:
    """Does a source sentence that draft sentence ``i`` rests on hold a name? The best ones alone count where it copies
    them nearly word by word."""
    if copied(ctx, i) < NEAR_COPY:
        return elsewhere(ctx, i, term)
    index, hits = ctx.index, ctx.hits(i, floor=0.3, most=10)
    return any(term in index.terms[index.number(hit.place)] for hit in hits if hit.cover >= BEST * hits[0].cover)


def _whole(tree: Tree, k: int) -> list[int]:
    """Tokens of the name that token ``k`` is part of."""
    first = last = k
    while tree.tokens[first].ent.startswith("I") and first > 0:
        first -= 1
    while last + 1 < len(tree) and tree.tokens[last + 1].ent.startswith("I"):
        last += 1
    return list(range(first, last + 1))


def _named(tree: Tree, k: int) -> bool:
    token = tree.tokens[k]
    if not tree.word(k)[:1].isupper():
        return False
    return token.ent[2:] in _NAMES or (token.pos == "PROPN" and not token.ent)


def negation_changed(ctx: Context, i: int) -> tuple[Place, bool] | None:
    """Where the source has a negation that draft sentence ``i`` lacks in the same spot, or lacks one that it has; and
    whether the draft has it. None where any source sentence that it follows agrees with it."""
    found = [twin for twin in ctx.twins(i) if twin.close >= SURE] if copied(ctx, i) >= HALF_COPY else []
    out: tuple[Place, bool] | None = None
    for twin in found:
        other, theirs = ctx.trees[twin.place.source], ctx.source_sentence(twin.place)
        if _negations(ctx.tree, ctx.sentences[i]) == _negations(other, theirs):
            return None
        added = [k for change in twin.changes for k in change.mine if _negates(ctx.tree, k) and k + 1 in twin.match]
        lost = [j for change in twin.changes for j in change.theirs if _negates(other, j) and _held(twin, j)]
        if bool(added) == bool(lost) or IN_OTHER_WORDS.search(ctx.text(i) if lost else ctx.source_text(twin.place)):
            return None
        if any(ctx.in_quotes(ctx.tree.tokens[k].start, ctx.tree.tokens[k].end) for k in added):
            return None
        if any(_under_if(ctx.tree, ctx.sentences[i], k) for k in added):
            return None  # "if it does not resume" for "if it resumes; if it does not"
        out = out or (twin.place, bool(added))
    return out


def _under_if(tree: Tree, sentence: Sentence, k: int) -> bool:
    """Does "if" or "unless" stand before a word with no comma between?"""
    for n in range(k - 1, sentence.first - 1, -1):
        if tree.lower(n) in ("if", "unless", "whether"):
            return True
        if tree.word(n) in _STOPS:
            return False
    return False


def _negations(tree: Tree, sentence: Sentence) -> int:
    return sum(_negates(tree, k) for k in range(sentence.first, sentence.last))


def _negates(tree: Tree, k: int) -> bool:
    """Does a word negate? "No more than" is a bound."""
    return tree.lower(k) in NEGATIVE and not any(tree.lower(n) == "than" for n in (k + 1, k + 2) if n < len(tree))


def hedge_dropped(ctx: Context, i: int) -> Place | None:
    """The source sentence that has a hedge where draft sentence ``i`` has none, if all that it follows have one."""
    found = [twin for twin in ctx.twins(i) if twin.close >= SURE]
    if not found or _hedged(ctx.tree, ctx.sentences[i]):
        return None
    for twin in found:
        theirs = _hedged(ctx.trees[twin.place.source], ctx.source_sentence(twin.place))
        lost = [j for change in twin.changes for j in change.theirs if j in theirs]
        if not any(_held(twin, j) for j in lost):
            return None
    return found[0].place


def _hedged(tree: Tree, sentence: Sentence) -> set[int]:
    """Tokens of the hedges of a sentence."""
    return {k for first, last in hedges(tree, sentence.first, sentence.last) for k in range(first, last)}


def _held(twin: Twin, j: int) -> bool:
    """Do the words around a source token stand in the draft?"""
    taken = set(twin.match.values())
    return any(n in taken for n in (j - 1, j - 2)) and any(n in taken for n in (j + 1, j + 2, j + 3))


def order_swapped(ctx: Context, i: int) -> Place | None:
    """The source sentence in which the words on either side of a verb of draft sentence ``i`` stand the other way
    about, both active or both passive."""
    tree = ctx.tree
    for twin in ctx.twins(i)[:3]:
        other = ctx.trees[twin.place.source]
        for k, j in sorted(twin.match.items()):
            if tree.tokens[k].pos != "VERB" or other.tokens[j].pos != "VERB":
                continue
            if ctx.in_quotes(tree.tokens[k].start, tree.tokens[k].end) or _passive(tree, k) != _passive(other, j):
                continue
            if tree.tokens[k].lemma != other.tokens[j].lemma and tree.child(k, "dobj") is None:
                # "14 people died in a fire" of "a fire killed 14 people": who dies is who is killed
                continue
            left, right = _beside(tree, k, -1), _beside(tree, k, 1)
            if left is None or right is None or left not in twin.match:
                continue
            thing = other.tokens[twin.match[left]]
            if thing.dep in ("dobj", "obj") and thing.head == j < twin.match[left]:
                return twin.place
            if right not in twin.match:
                continue
            a, b = twin.match[left], twin.match[right]
            if b < j < a and max(a - j, j - b) <= APART:
                return twin.place
    return None


def _beside(tree: Tree, k: int, step: int) -> int | None:
    """The nearest noun or name before or after a verb, with no other verb, comma or colon between."""
    n = k + step
    while 0 <= n < len(tree) and abs(n - k) <= APART:
        if tree.word(n) in _STOPS or (tree.tokens[n].pos == "VERB"):
            return None
        if tree.tokens[n].pos in ("NOUN", "PROPN"):
            return n
        n += step
    return None


def _passive(tree: Tree, k: int) -> bool:
    return any(tree.tokens[n].dep == "auxpass" for n in tree.children(k))
