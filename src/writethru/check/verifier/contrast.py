"""Where the sources say the opposite: a word against its opposite in the same surroundings, and verbs denied or not.

A word of a claim is opposed where an opposite of it stands in the evidence among more of the words that surround it in
the claim than the word itself does, or any that means the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from writethru.check.against.predicates import Predicate, predicates
from writethru.check.align import CONTENT
from writethru.check.verifier.evidence import Evidence
from writethru.check.verifier.wordnet import wordnet
from writethru.check.words import STOP, concept, name_key
from writethru.core.tree import Tree
from writethru.core.types import Sentence

# opposites that the word net lacks or files apart; function words among them
_PAIRS = """
more less|more fewer|most few|all some|all none|all no|every no|many few|always never|before after|above below
over under|up down|in out|inside outside|into out|within outside|with without|first last|last next|early late
earlier later|increase reduce|increase fall|increase drop|rise fall|rise drop|raise cut|raise lower|grow shrink
growth decline|gain loss|profit loss|higher lower|high low|maximum minimum|maximize minimize|maximise minimise
best worst|better worse|include exclude|include omit|accept reject|accept refuse|agree refuse|agree disagree
agree decline|allow ban|allow forbid|allow prevent|support oppose|for against|start end|start stop|begin end
open close|win lose|buy sell|arrive leave|arrive depart|remember forget|love hate|like dislike|like hate
praise criticise|praise criticize|succeed fail|pass fail|confirm deny|admit deny|improve worsen|strengthen weaken
expand reduce|expand shrink|expand narrow|add remove|ask answer|lend borrow|teach learn|send receive|give take
pull push|cause prevent|encourage discourage|encourage deter|positive negative|automatic manual|automated manual
internal external|public private|domestic foreign|male female|man woman|boy girl|mother father|brother sister
son daughter|husband wife|morning evening|day night|summer winter|spring autumn|daily weekly
weekly monthly|monthly annual|quarterly annual|input output|upper lower|north south
east west|northern southern|eastern western|left right|front back|top bottom|cheap expensive|affordable expensive
easy hard|easy difficult|simple complex|simple complicated|strong weak|safe dangerous|safe unsafe|old new|old young
new existing|present past|presence absence|presence lack|optimistic pessimistic|confident doubtful|certain uncertain
single multiple|one several|same different|similar different|together alone|success failure|advantage disadvantage
benefit drawback|strength weakness|victory defeat|supply demand|buyer seller|employer employee|teacher student
doctor patient|customer supplier|majority minority|guilty innocent|alive dead|major minor
permanent temporary|voluntary mandatory|optional mandatory|optional required|supervised unsupervised|linear nonlinear
discrete continuous|local global|sparse dense|static dynamic|fast slow|quick slow
help hinder|facilitate hinder|enable prevent|ensure prevent|boost reduce|boost harm|protect harm|protect endanger
lead follow|available unavailable|online offline|wide narrow|broad narrow
"""
# "in-", "im-" and "dis-" are left to the word net: "inform" is not against "form"
_PREFIXES = ("un", "non", "non-", "anti", "anti-")
# words to either side that count as surroundings, beside head and children
WINDOW = 4
# share of the claim predicate's words that a source predicate of the same verb must have around it
ALIKE = 0.34


def _table() -> dict[str, frozenset[str]]:
    out: dict[str, set[str]] = {}
    for pair in _PAIRS.replace("\n", "|").strip("|").split("|"):
        a, b = pair.split()
        out.setdefault(a, set()).add(b)
        out.setdefault(b, set()).add(a)
    return {word: frozenset(others) for word, others in out.items()}


_OPPOSITES = _table()


@lru_cache(maxsize=65536)
def opposed(word: str, other: str) -> bool:
    """Are two lemmas opposites?"""
    if other in _OPPOSITES.get(word, ()):
        return True
    longer, shorter = (word, other) if len(word) > len(other) else (other, word)
    if len(shorter) > 3 and any(longer == prefix + shorter for prefix in _PREFIXES):
        return True
    if longer.endswith("less") and longer[:-4] + "ful" == shorter:
        return True
    return wordnet().relation(word, other) == "opposite"


@lru_cache(maxsize=65536)
def alike(word: str, other: str) -> bool:
    """Do two lemmas mean about the same?"""
    return word == other or concept(word) == concept(other) or wordnet().relation(word, other) in ("synonym", "similar")


@dataclass(frozen=True, slots=True)
class Contrast:
    """What the evidence has otherwise."""

    # tokens of the claim whose opposite fits better, and those that stand beside an opposite without fitting better
    opposed: tuple[int, ...]
    beside: tuple[int, ...]
    # verbs denied here that no source denies, and those that every source denies and the claim does not
    denied: tuple[int, ...]
    affirmed: tuple[int, ...]


def contrast(tree: Tree, sentence: Sentence, held: Evidence) -> Contrast:
    """The contrasts of one claim sentence."""
    better, beside = _opposites(tree, sentence, held)
    denied, affirmed = _denials(tree, sentence, held)
    return Contrast(tuple(better), tuple(beside), tuple(denied), tuple(affirmed))


def _opposites(tree: Tree, sentence: Sentence, held: Evidence) -> tuple[list[int], list[int]]:
    theirs = [(other, i, number, _word(other, i)) for other, i, number in held.tokens if other.lower(i)[:1].isalpha()]
    around: dict[int, frozenset[str]] = {}
    spans = [held.sentence(place)[1] for place in held.places]
    better, beside = [], []
    for i in range(sentence.first, sentence.last):
        word = _word(tree, i)
        if not _weighed(tree, i, word):
            continue
        against = [k for k, each in enumerate(theirs) if opposed(word, each[3])]
        if not against:
            continue
        mine = _surroundings(tree, sentence, i)
        same = [k for k, each in enumerate(theirs) if alike(word, each[3])]
        for k in (*against, *same):
            other, j, number, _ = theirs[k]
            if k not in around:
                around[k] = _surroundings(other, spans[number], j)
        fit = max(len(mine & around[k]) for k in against)
        own = max((len(mine & around[k]) for k in same), default=0)
        if fit > own:
            better.append(i)
        elif not same:
            beside.append(i)
    return better, beside


def _word(tree: Tree, i: int) -> str:
    token = tree.tokens[i]
    return token.lemma.lower() if token.pos in CONTENT else tree.lower(i)


def _weighed(tree: Tree, i: int, word: str) -> bool:
    token = tree.tokens[i]
    if word in _OPPOSITES:
        return token.dep not in ("prt", "aux")
    return token.pos in ("NOUN", "VERB", "ADJ", "ADV") and word not in STOP


def _surroundings(tree: Tree, sentence: Sentence, i: int) -> frozenset[str]:
    """Words of weight beside a word, and its head and children."""
    beside = range(max(sentence.first, i - WINDOW), min(sentence.last, i + WINDOW + 1))
    near = {*beside, tree.tokens[i].head, *tree.children(i)}
    return frozenset(_key(tree, k) for k in near if k != i and _keyed(tree, k))


def _keyed(tree: Tree, k: int) -> bool:
    token, word = tree.tokens[k], tree.lower(k)
    return (token.pos in CONTENT and word not in STOP) or word[:1].isdigit()


def _key(tree: Tree, k: int) -> str:
    token, word = tree.tokens[k], tree.lower(k)
    return name_key(word) if token.pos == "PROPN" else concept(token.lemma if token.lemma.isalpha() else word)


def _denials(tree: Tree, sentence: Sentence, held: Evidence) -> tuple[list[int], list[int]]:
    mine = predicates(tree, sentence)
    if not mine:
        return [], []
    theirs = [each for place in held.places for each in predicates(*held.sentence(place))]
    denied, affirmed = [], []
    for each in mine:
        like = _like(each, theirs)
        if each.negated and not any(other.negated for other in like) and (like or not _any_negated(theirs)):
            denied.append(each.head)
        elif not each.negated and like and all(other.negated for other in like):
            affirmed.append(each.head)
    return denied, affirmed


def _any_negated(theirs: Iterable[Predicate]) -> bool:
    return any(each.negated for each in theirs)


def _like(mine: Predicate, theirs: Sequence[Predicate]) -> list[Predicate]:
    """The source predicates of the same verb, or one that means the same, among the same words."""
    out = []
    for other in theirs:
        if other.key == mine.key or alike(other.key.lstrip("="), mine.key.lstrip("=")):
            shared = len(mine.around & other.around)
            if shared >= ALIKE * len(mine.around):
                out.append(other)
    return out
