"""What a near copy of a source turns round or puts in another's place: negated verbs, names, short forms, offices.

Each is looked up in the source sentences that the draft's follows, so a paraphrase is left to the other rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from writethru.check.against.changed import _negates
from writethru.check.against.closely import key
from writethru.check.against.strangers import NEAR, closest, copied_without, frame
from writethru.check.align import Place
from writethru.check.context import Context
from writethru.check.quotes import fold
from writethru.check.words import STOP, concept, name_key
from writethru.core.tree import Tree
from writethru.core.types import Entity, Span

# words before a verb among which its negation stands
REACH = 3
# words on either side of a person's name that say what office he holds
OFFICE = 8
_NAMES = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP"})
_FORMER = frozenset("former formerly ex retired once onetime previously outgoing".split())
# words before an office among which "former" or "once" stands
PAST = 5
PREPOSITIONS = frozenset("in at to from near into towards toward outside inside across off".split())
_SHORT = re.compile(r"((?:[A-ZÀ-Þ][\w’'-]*|of|for|the|and|de|la|on) ){0,6}([A-ZÀ-Þ][\w’'-]*) \(([^()]{2,40})\)")


@dataclass(frozen=True, slots=True)
class Odd:
    """Words of the draft and the source sentence that has it otherwise."""

    span: Span
    place: Place


def verb_turned(ctx: Context, i: int) -> tuple[Odd, bool] | None:
    """A verb of draft sentence ``i`` that is negated where the sentences it follows do not negate it, or the other way
    about; and whether the draft negates it. None where any of them agrees."""
    tree, sentence = ctx.tree, ctx.sentences[i]
    negatives = [k for k in range(sentence.first, sentence.last) if _negates(tree, k) or tree.lower(k) in ("did", "do")]
    if ctx.is_heading(i) or copied_without(ctx, i, negatives) < NEAR:
        return None
    differ: dict[int, Odd] = {}
    agree: set[int] = set()
    for twin in ctx.twins(i):
        other = ctx.trees[twin.place.source]
        for k, j in sorted(twin.match.items()):
            if tree.tokens[k].pos != "VERB" or other.tokens[j].pos != "VERB":
                continue
            if ctx.in_quotes(tree.tokens[k].start, tree.tokens[k].end):
                continue
            if _negated(tree, k) == _negated(other, j):
                agree.add(k)
            else:
                differ.setdefault(k, Odd(Span(tree.tokens[k].start, tree.tokens[k].end), twin.place))
    for k, odd in sorted(differ.items()):
        if k not in agree:
            return odd, _negated(tree, k)
    return None


def _negated(tree: Tree, k: int) -> bool:
    """Does a negative word stand among the words before a verb, without a comma or verb between, or below it?"""
    for n in range(k - 1, max(-1, k - 1 - REACH), -1):
        if not tree.word(n)[:1].isalnum() and tree.lower(n) not in ("n't", "n’t"):
            break
        if _negates(tree, n):
            return True
        if tree.tokens[n].pos in ("VERB", "NOUN", "PROPN"):
            break
    return any(_negates(tree, n) for n in tree.children(k, "neg"))


def names_unheard(ctx: Context, i: int) -> Iterator[Odd]:
    """Names of draft sentence ``i`` that stand neither in the sentences it copies nor beside them."""
    if ctx.is_heading(i):
        return
    places = [hit.place for hit in closest(ctx, i)]
    first = ctx.tree.tokens[frame(ctx, i)].start
    sentence = ctx.sentences[i]
    outlets = {reading.article.outlet for reading in ctx.sources}
    for entity in ctx.reading.entities:
        inside = max(first, sentence.start) <= entity.start and entity.end <= sentence.end
        if not inside or entity.type not in _NAMES or ctx.in_quotes(entity.start, entity.end):
            continue
        tokens = ctx.tokens(i, entity.start, entity.end)
        words = {name_key(ctx.tree.word(k)) for k in tokens if ctx.tree.lower(k) not in STOP}
        words = {word for word in words if len(word) > 1}
        if ctx.words(Span(entity.start, entity.end)) in outlets:
            continue  # "this newspaper" in the source
        # a source's reader may not have known the name for one
        spelt = words | {concept(ctx.tree.lower(k)) for k in tokens if name_key(ctx.tree.word(k)) in words}
        if not words or not places or any(spelt & ctx.index.nearby(place) for place in places):
            continue
        if copied_without(ctx, i, tokens) < NEAR or _also_called(ctx, entity, places):
            continue
        if _home(ctx, tokens, places) or _holds_office(ctx, entity, tokens, places):
            continue
        if not any(map(ctx.index.known, words)) or _with_another(ctx, i, tokens, words):
            continue
        yield Odd(Span(entity.start, entity.end), places[0])


# letters of an article that hold its dateline
_DATELINE = 80


def _home(ctx: Context, tokens: list[int], places: list[Place]) -> bool:
    """ "Ostria's labour ministry" for "the labour ministry" under a dateline of Ostria."""
    if not tokens or ctx.tree.tokens[tokens[-1]].dep != "poss":
        return False
    own = {fold(ctx.tree.word(k)) for k in tokens if ctx.tree.word(k)[:1].isupper()}
    heads = [ctx.sources[place.source].article.text[:_DATELINE] for place in places]
    return any(own <= set(fold(head).split()) for head in heads)


def _holds_office(ctx: Context, entity: Entity, tokens: list[int], places: list[Place]) -> bool:
    """ "The mayor, Ada Roe" for "the mayor" in a source that calls her the mayor elsewhere."""
    at = tokens[0] - 1 if tokens else 0
    if at < 2 or ctx.tree.word(at) != "," or ctx.tree.lower(at - 2) != "the":
        return False
    office, name = re.escape(ctx.tree.lower(at - 1)), re.escape(entity.text)
    titled = re.compile(rf"\b{office}(?: of [\w’'-]+)?,? {name}\b|\b{name}, (?:[\w’'-]+ )*{office}\b", re.IGNORECASE)
    for place in places:
        reading = ctx.sources[place.source]
        sentence = reading.sentences[place.sentence]
        bare = re.search(rf"\bthe {office}\b", reading.article.text[sentence.start : sentence.end], re.IGNORECASE)
        if bare and titled.search(reading.article.text):
            return True
    return False


def part_of(ctx: Context, i: int, span: Span) -> Literal["place", "speaker", "other"]:
    """What a name of draft sentence ``i`` is there: where it happened, who says so, or any other part."""
    speakers = [statement.speaker for statement in ctx.statements(i) if statement.speaker is not None]
    if any(speaker.start <= span.start < speaker.end for speaker in speakers):
        return "speaker"
    tokens = ctx.tokens(i, span.start, span.end)
    head = tokens[-1] if tokens else -1
    while tokens and ctx.tree.tokens[head].dep == "conj" and ctx.tree.tokens[head].head < tokens[0]:
        head = ctx.tree.tokens[head].head  # "to Leith and Bergen": as the first of them
        tokens = [head]
    before = tokens[0] - 1 if tokens else -1
    if before >= ctx.sentences[i].first and ctx.tree.lower(before) == "the":
        before -= 1
    types = {entity.type for entity in ctx.reading.entities if entity.start < span.end and span.start < entity.end}
    after_preposition = before >= ctx.sentences[i].first and ctx.tree.lower(before) in PREPOSITIONS
    return "place" if after_preposition and types & {"GPE", "LOC", "FAC"} else "other"


def _also_called(ctx: Context, entity: Entity, places: list[Place]) -> bool:
    """Do the sentences, or those before them, name the same under another name: a short form or the long one?"""
    mine = _letters(entity.text)
    for place in places:
        for k in range(max(0, place.sentence - 1), place.sentence + 1):
            sentence = ctx.sources[place.source].sentences[k]
            for other in ctx.sources[place.source].entities:
                if sentence.start <= other.start < sentence.end:
                    if other.canonical == entity.canonical or _letters(other.text) & mine:
                        return True
    return False


def _letters(name: str) -> frozenset[str]:
    """A short form as it stands, and the initials of a name."""
    words = [word for word in re.findall(r"[\w’'-]+", name) if word.lower() not in STOP]
    out = {word for word in words if word.isupper() and len(word) > 1}
    initials = "".join(word[0] for word in words if word[0].isupper())
    return frozenset(out | ({initials} if len(initials) > 1 else set()))


def _with_another(ctx: Context, i: int, tokens: list[int], words: set[str]) -> bool:
    """Does a name beside it in the draft stand beside it in a source ("Mayor Ann Lee", "the Lee group")?"""
    sentence, tree = ctx.sentences[i], ctx.tree
    near = range(max(sentence.first, tokens[0] - OFFICE), min(sentence.last, tokens[-1] + OFFICE + 1))
    others = {name_key(tree.word(k)) for k in near if k not in tokens and tree.tokens[k].pos == "PROPN"} - words
    return any(words <= terms and others & terms for terms in ctx.index.terms)


def short_forms(ctx: Context, i: int) -> Iterator[Odd]:
    """Short forms in brackets after a name of draft sentence ``i`` that no source has for it."""
    sentence = ctx.sentences[i]
    for match in _SHORT.finditer(ctx.draft.text, sentence.start, sentence.end):
        inner, last = match[3], fold(match[2])
        words = inner.split()
        if not all(word[:1].isupper() for word in words if word.lower() not in STOP) or any(c.isdigit() for c in inner):
            continue
        if any(word.lower() in _MONTHS for word in words) or ctx.in_quotes(match.start(3), match.end(3)):
            continue
        if inner.isupper() and _letters(match[0].partition(" (")[0]) & {inner}:
            continue
        wanted = fold(inner)
        held = [(place, text) for place, text in ctx.held.folded_sentences if f" {wanted} " in text]
        if not held or any(f" {last} {wanted} " in text for _, text in held):
            continue
        if not any(last in text.split() for _, text in held):
            yield Odd(Span(match.start(3), match.end(3)), held[0][0])


_MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug "
    "sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday".split()
)


def former(ctx: Context, i: int) -> tuple[Odd, bool] | None:
    """A noun beside a person's name of draft sentence ``i`` that all sources with the name call "former" and the draft
    does not, or the other way about; and whether the draft does."""
    tree, sentence = ctx.tree, ctx.sentences[i]
    people = [e for e in ctx.reading.entities if e.type == "PERSON" and sentence.start <= e.start < sentence.end]
    for person in people:
        tokens = ctx.tokens(i, person.start, person.end)
        surname = name_key(tree.word(tokens[-1] if tree.word(tokens[-1]) not in ("'s", "’s") else tokens[-2]))
        held = [place for place, terms in zip(ctx.index.places, ctx.index.terms, strict=True) if surname in terms]
        near = [*range(max(sentence.first, tokens[0] - OFFICE), tokens[0])]
        near += range(tokens[-1] + 1, min(sentence.last, tokens[-1] + 1 + OFFICE))
        for k in near:
            if not _office(tree, k) or ctx.in_quotes(tree.tokens[k].start, tree.tokens[k].end):
                continue
            found = [(place, past) for place in held for past in _called(ctx, place, surname, key(tree, k))]
            mine = _past(tree, k)
            if found and all(past != mine for _, past in found):
                return Odd(Span(tree.tokens[k].start, tree.tokens[k].end), found[0][0]), mine
    return None


def _called(ctx: Context, place: Place, surname: str, noun: str) -> Iterator[bool]:
    """Whether each such noun near the name in a source sentence is "former"."""
    other, theirs = ctx.trees[place.source], ctx.source_sentence(place)
    names = [n for n in range(theirs.first, theirs.last) if name_key(other.word(n)) == surname]
    for n in range(theirs.first, theirs.last):
        if _office(other, n) and key(other, n) == noun and any(abs(n - m) <= OFFICE for m in names):
            yield _past(other, n)


def _office(tree: Tree, k: int) -> bool:
    """Is a word a noun that may name the office itself: not what it is the office of ("head of the response")?"""
    before = [tree.lower(n) for n in range(max(0, k - REACH), k)]
    return tree.tokens[k].pos == "NOUN" and not {"of", "for", "at", "in"} & set(before)


def _past(tree: Tree, k: int) -> bool:
    return any(tree.lower(n).removesuffix("-") in _FORMER for n in range(max(0, k - PAST), k))
