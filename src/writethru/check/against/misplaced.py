"""Names that stand where the source has another, found by reading both with the names masked.

Where a draft follows a source word by word, what is left of both sentences without their names is the same, so each
name of the draft stands over one of the source, or over a pronoun. Names that change places with one another are found
so, too, which a comparison word by word takes for words that moved. Days are left out, and in a second reading the
words that say who says so, which a writer moves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from writethru.check.against.changed import Swap
from writethru.check.against.closely import key, weighty
from writethru.check.against.deeds import deeds
from writethru.check.align import Place
from writethru.check.context import Context
from writethru.check.words import STOP, concept, name_key
from writethru.core.tree import Tree
from writethru.core.types import Sentence, Span, Statement

# share of the draft's words that must stand in the same order in the source, and share of the best that counts too
ALIKE = 0.45
BEST = 0.8
# words beside a name, on both sides together, that must stand just so in the source: for a sentence that is a copy, one
# that is nearly one, any other; one of them is a name or of weight, or there are the most of them
BESIDE, CLOSE, CLOSER = 2, 3, 4
COPY, SURE = 0.8, 0.6
# words on either side that are looked at, and words before a name among which its bearer may stand
REACH = 4
NEAR = 14
# sentences before a pronoun in which its bearer may be named
BACK, JUST_BEFORE = 8, 2
_TYPES = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP"})
_TITLES = frozenset(
    "president minister secretary governor mayor general colonel col gen brig maj capt lt dr prof professor mr mrs ms "
    "sir lady lord king queen prince princess chief senator supt superintendent inspector captain deputy prime "
    "chairman chairwoman director spokesman spokeswoman judge senior marshal commissioner ambassador chancellor "
    "premier".split()
)
# words of many names: two names that share no more than these are two
_COMMON = frozenset(
    "national international general federal central royal state united new north south east west northern southern "
    "ministry department office agency authority board bank court council commission committee institute university "
    "college school hospital service services party union association group company foundation network programme "
    "mission campaign los las la el de del da di van von al san santa saint st port lake mount river".split()
)
_DATELINE = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ .’'-]+(?:, [\w .’'-]{2,40})?(?: ?\([^()]{2,40}\))? ?[—–-]+ ")
_OURSELVES = frozenset("newspaper paper magazine website outlet agency".split())
# between two names of one
_OR = r"(?: \(|,? or |,? (?:also |better )?known as )"
_PERSONAL = frozenset("he she his her him it its".split())
_NAME = "@"
# verbs of what is said by the way of a name
_ASIDE = frozenset({"relcl", "acl", "appos"})


@dataclass(frozen=True, slots=True)
class _Unit:
    """A word, or the words of one name."""

    sign: str
    tokens: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Reading:
    """A draft sentence laid over a source sentence: which unit is which, and how much of the draft's is alike."""

    place: Place
    mine: list[_Unit]
    theirs: list[_Unit]
    match: dict[int, int]
    share: float


def names_misplaced(ctx: Context, i: int) -> tuple[Swap, ...]:
    """Names of draft sentence ``i`` that stand where all sources it follows have another name."""
    memory = "names misplaced", i
    if memory not in ctx.memory:
        ctx.memory[memory] = () if ctx.is_heading(i) else tuple(_misplaced(ctx, i))
    found: tuple[Swap, ...] = ctx.memory[memory]
    return found


def _misplaced(ctx: Context, i: int) -> Iterator[Swap]:
    readings = sorted(_readings(ctx, i), key=lambda reading: -reading.share)
    swaps: dict[int, Swap] = {}
    agreed: set[int] = set()
    for reading in readings:
        if reading.share < max(ALIKE, BEST * readings[0].share):
            break
        for a, b in sorted(reading.match.items()):
            mine, theirs = reading.mine[a], reading.theirs[b]
            if mine.sign != _NAME:
                continue
            if _same(ctx, mine.tokens, reading.place, theirs.tokens):
                agreed.add(mine.tokens[0])
            elif _stands_for(ctx, i, reading, a, b):
                span, other = ctx.tree.span(mine.tokens), ctx.trees[reading.place.source]
                swaps.setdefault(
                    mine.tokens[0], Swap(span, reading.place, other.span(theirs.tokens).of(other.text), False)
                )
    for first, swap in sorted(swaps.items()):
        if first not in agreed and not ctx.in_quotes(swap.span.start, swap.span.end):
            yield swap


def _readings(ctx: Context, i: int) -> Iterator[_Reading]:
    """The draft sentence over each of its source sentences, as they are and without the words of who says so."""
    own = _units(ctx.tree, ctx.sentences[i])
    voice = _voice(ctx.statements(i))
    for hit in ctx.hits(i, floor=0.3, most=8):
        other, theirs = ctx.trees[hit.place.source], ctx.source_sentence(hit.place)
        units, their_voice = _units(other, theirs), _voice(ctx.statements_at(hit.place))
        yield _laid(hit.place, own, units)
        if voice or their_voice:
            yield _laid(hit.place, _without(ctx.tree, own, voice), _without(other, units, their_voice))


def _voice(statements: Sequence[Statement]) -> list[Span]:
    spans = [Span(s.cue.start, s.cue.end) for s in statements]
    return spans + [Span(s.speaker.start, s.speaker.end) for s in statements if s.speaker and s.speaker.text]


def _without(tree: Tree, units: list[_Unit], spans: Sequence[Span]) -> list[_Unit]:
    return [u for u in units if not any(s.start <= tree.tokens[u.tokens[0]].start < s.end for s in spans)]


def _laid(place: Place, mine: list[_Unit], theirs: list[_Unit]) -> _Reading:
    matcher = SequenceMatcher(None, [u.sign for u in mine], [u.sign for u in theirs], autojunk=False)
    match = {b.a + n: b.b + n for b in matcher.get_matching_blocks() for n in range(b.size)}
    return _Reading(place, mine, theirs, match, len(match) / max(1, len(mine)))


def _units(tree: Tree, sentence: Sentence) -> list[_Unit]:
    """The words of a sentence with each name as one, days left out."""
    return tree.once(("units", sentence.first, sentence.last), lambda: list(_read(tree, sentence)))


def _read(tree: Tree, sentence: Sentence) -> Iterator[_Unit]:
    k = _after_dateline(tree, sentence)
    while k < sentence.last:
        last = k
        if tree.lower(k) == "this" and k + 1 < sentence.last and tree.lower(k + 1) in _OURSELVES:
            last = k + 1
            yield _Unit(_NAME, (k, last))
        elif named(tree, k):
            whole = name_at(tree, k, sentence.last)
            last = whole[-1]
            yield _Unit(_NAME, tuple(whole))
        elif tree.lower(k) in _PERSONAL and tree.tokens[k].pos == "PRON":
            yield _Unit(_NAME, (k,))
        elif tree.lower(k) == "the" and k + 1 < sentence.last and named(tree, k + 1):
            pass  # "the Harbour Board" and "Ann Lee" may stand in one spot
        elif not _dated(tree, k, sentence.last) and (
            tree.word(k)[:1].isalnum() or tree.lower(k) in ("'s", "’s", "’", "n't", "n’t")
        ):
            yield _Unit(_sign(tree, k), (k,))
        k = last + 1


def _sign(tree: Tree, k: int) -> str:
    """What two words share that are the same, whatever the reader takes them for."""
    word = tree.lower(k)
    if not word.isalpha() or word in STOP or tree.tokens[k].pos == "NUM":
        return key(tree, k)
    return concept(tree.tokens[k].lemma.lower())


def _after_dateline(tree: Tree, sentence: Sentence) -> int:
    """The first token that is not of a dateline ("PORT ELLIS, Ostria (RNA) — ")."""
    opened = _DATELINE.match(tree.text, sentence.start, sentence.end)
    end = opened.end() if opened else sentence.start
    return next((k for k in range(sentence.first, sentence.last) if tree.tokens[k].start >= end), sentence.first)


def _dated(tree: Tree, k: int, last: int) -> bool:
    """Is a word a day's, or the "on" before one?"""
    if tree.tokens[k].ent[2:] == "DATE":
        return True
    return tree.lower(k) == "on" and k + 1 < last and tree.tokens[k + 1].ent[2:] == "DATE"


def named(tree: Tree, k: int) -> bool:
    """Is a word one of a name, a title apart?"""
    token = tree.tokens[k]
    if not tree.word(k)[:1].isupper() or tree.lower(k).strip(".") in _TITLES:
        return False
    return token.ent[2:] in _TYPES or (token.pos == "PROPN" and not token.ent)


def name_at(tree: Tree, k: int, end: int) -> list[int]:
    """The tokens of the name that begins with token ``k``, before token ``end``."""
    last = k
    while last + 1 < end and _goes_on(tree, last + 1):
        last += 1
    return list(range(k, last + 1))


def generic(word: str) -> bool:
    """Is the key of a word that of many names ("National", "Ministry")?"""
    return word in _COMMON_KEYS


def _goes_on(tree: Tree, k: int) -> bool:
    """Does a token belong to the name before it?"""
    if not tree.word(k)[:1].isalpha():
        return tree.word(k) in ("-", "&")
    return tree.tokens[k].ent[:2] == "I-" or named(tree, k)


def _stands_for(ctx: Context, i: int, reading: _Reading, a: int, b: int) -> bool:
    """Does a name of the draft surely stand where the source has one that is another's?"""
    mine, theirs, place = reading.mine, reading.theirs, reading.place
    other = ctx.trees[place.source]
    if ctx.tree.lower(mine[a].tokens[0]) in _PERSONAL or _agent(ctx.tree, mine[a]) != _agent(other, theirs[b]):
        return False
    if _other_voice(ctx, i, place):
        return False  # the passive of an active has its names in other spots
    if not _anchored(ctx, reading, a, b) or _beside(ctx, reading, a, b):
        return False
    if other.lower(theirs[b].tokens[0]) in _PERSONAL:
        words = {name_key(ctx.tree.word(k)) for k in mine[a].tokens}
        return not _named_before(ctx, place, words, _back(ctx, place, other.tokens[theirs[b].tokens[0]].start, words))
    return not _listed_with(ctx, i, mine, a, place, theirs[b]) and not _also_called(
        ctx, ctx.tree.span(mine[a].tokens).of(ctx.tree.text), other.span(theirs[b].tokens).of(other.text)
    )


def _anchored(ctx: Context, reading: _Reading, a: int, b: int) -> bool:
    """Do enough words beside a name stand just so beside the source's?"""
    mine, theirs, match = reading.mine, reading.theirs, reading.match
    held: list[int] = []
    for step in (-1, 1):
        n = 1
        while n <= REACH and match.get(a + step * n) == b + step * n:
            held.append(a + step * n)
            n += 1
    heavy = any(
        _same(ctx, mine[n].tokens, reading.place, theirs[match[n]].tokens)
        if mine[n].sign == _NAME
        else any(weighty(ctx.tree, k) for k in mine[n].tokens)
        for n in held
    )
    if reading.share >= COPY:
        return len(held) >= (BESIDE if heavy else CLOSER)
    return heavy and len(held) >= (CLOSE if reading.share >= SURE else CLOSER)


def _other_voice(ctx: Context, i: int, place: Place) -> bool:
    """Is a deed told in the passive in one of two sentences and in the active in the other?"""
    theirs = {(deed.name, deed.passive) for deed in deeds(ctx.trees[place.source], ctx.source_sentence(place))}
    mine = {(deed.name, deed.passive) for deed in deeds(ctx.tree, ctx.sentences[i])}
    return any((name, not passive) in theirs and (name, passive) not in theirs for name, passive in mine)


def _agent(tree: Tree, unit: _Unit) -> bool:
    """Does a name stand after "by", with a passive?"""
    return any(tree.tokens[tree.tokens[k].head].dep == "agent" for k in unit.tokens)


def _same(ctx: Context, mine: tuple[int, ...], place: Place, theirs: tuple[int, ...]) -> bool:
    """May two names be one's: do they share a word that is not of many names, or is one the other's initials?"""
    tree, other = ctx.tree, ctx.trees[place.source]
    a, b = [tree.word(k) for k in mine], [other.word(j) for j in theirs]
    if a[0].lower() in _PERSONAL or b[0].lower() in _PERSONAL:
        return a[0].lower() == b[0].lower()
    if b[0].lower() == "this":
        outlet = ctx.sources[place.source].article.outlet
        return not outlet or bool({name_key(word) for word in a} & {name_key(word) for word in outlet.split()})
    if _short(_initials(a), b) or _short(_initials(b), a):
        return True
    start = other.tokens[theirs[0]].start
    # "Tolm, or Tolmar Shipping": the source knows both as one
    b += next((e.canonical.split() for e in ctx.sources[place.source].entities if e.start <= start < e.end), [])
    left, right = ({name_key(word) for word in words if word.lower() not in STOP} for words in (a, b))
    own, their_own = left - _COMMON_KEYS, right - _COMMON_KEYS
    return bool(own & their_own if own and their_own else left & right)


_COMMON_KEYS = frozenset(name_key(word) for word in _COMMON)


def _initials(words: list[str]) -> str:
    return "".join(word[0] for word in words if word[:1].isupper())


def _short(initials: str, name: list[str]) -> bool:
    return len(initials) > 1 and any(word.strip(".") == initials for word in name)


def _beside(ctx: Context, reading: _Reading, a: int, b: int) -> bool:
    """Does one of the two sentences have the other's name just before its own, with no verb between?

    "Ann Lee, head of the Harbour Board, said" of "Ann Lee said": the board stands where she does, and is no one else.
    """
    mine, theirs, place = reading.mine, reading.theirs, reading.place
    tree, other = ctx.tree, ctx.trees[place.source]
    return any(_same(ctx, unit.tokens, place, theirs[b].tokens) for unit in _before(tree, mine, a)) or any(
        _same(ctx, mine[a].tokens, place, unit.tokens) for unit in _before(other, theirs, b)
    )


def _before(tree: Tree, units: list[_Unit], n: int) -> Iterator[_Unit]:
    """The names before one, as far as the verb before it."""
    for unit in reversed(units[max(0, n - NEAR) : n]):
        if any(tree.tokens[k].pos in ("VERB", "AUX") and not _by_the_way(tree, k) for k in unit.tokens):
            return
        if unit.sign == _NAME:
            yield unit


def _by_the_way(tree: Tree, k: int) -> bool:
    """Is a verb, or the one that it helps, one of an aside on a name?"""
    return tree.tokens[k].dep in _ASIDE or tree.tokens[tree.tokens[k].head].dep in _ASIDE


def _also_called(ctx: Context, mine: str, theirs: str) -> bool:
    """Does any source call the bearer of one name by the other too ("Ostmark Mining, or Ostmin")?"""
    for first, second in ((mine, theirs), (theirs, mine)):
        joined = re.compile(re.escape(first) + _OR + re.escape(second))
        if any(joined.search(text) for text in ctx.source_texts()):
            return True
    return False


def _listed_with(ctx: Context, i: int, mine: list[_Unit], a: int, place: Place, theirs: _Unit) -> bool:
    """Is the source's name joined to the draft's by "and", in whatever order?"""
    tree = ctx.tree
    for n, unit in enumerate(mine):
        if n != a and unit.sign == _NAME and _same(ctx, unit.tokens, place, theirs.tokens):
            first, second = sorted((mine[a], unit), key=lambda u: u.tokens[0])
            between = range(first.tokens[-1] + 1, second.tokens[0])
            if between and all(
                tree.tokens[k].dep in ("cc", "punct", "det") and tree.word(k) not in ";:." for k in between
            ):
                return any(tree.tokens[k].dep == "cc" for k in between)
    return False


def _back(ctx: Context, place: Place, at: int, words: set[str]) -> int:
    """Sentences before a pronoun in which its bearer may be named: few where the reader has made out another."""
    for statement in ctx.statements_at(place):
        speaker = statement.speaker
        if speaker is not None and speaker.start == at and speaker.resolved_by == "pronoun":
            return BACK if words & {name_key(word) for word in speaker.canonical.split()} else JUST_BEFORE
    return BACK


def _named_before(ctx: Context, place: Place, words: set[str], back: int) -> bool:
    """Does the source hold any word of a name in the sentence of a pronoun or among those before it?"""
    index = ctx.index
    return any(
        words & index.terms[index.number(Place(place.source, k))]
        for k in range(max(0, place.sentence - back), place.sentence + 1)
    )
