"""Whose an office, a country or a count is: what stands beside a name of the draft, held against what the sources say
of the one who bears it.

A writer takes who somebody is from anywhere in the sources, so the whole of them counts and not only the sentence that
the draft follows. A thing is told only where the sources say it of another and of the draft's bearer something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from writethru.check.against.changed import copied
from writethru.check.against.closely import key, weighty
from writethru.check.against.listed import parts
from writethru.check.against.misplaced import generic, name_at, named
from writethru.check.against.senses import alike, known
from writethru.check.against.strangers import lemmas
from writethru.check.align import Place
from writethru.check.amounts import twins
from writethru.check.attribution import keys_of
from writethru.check.context import Context
from writethru.check.words import STOP, name_key
from writethru.core.tree import Tree
from writethru.core.types import Entity, Span

# share of what the draft says of somebody that the sources may have of him at most, and have of another at least
OWN = 0.5
ANOTHERS = 0.8
# share of the pairs of words of a draft sentence that its sources have, for a new word in it to be a changed one
COPIED = 0.6
# weight of such words from which on they tell one from another
WEIGHT = 6.0
# parts of a line that say who counts, for it to set counts side by side
SIDES = 2
_ASIDE = re.compile(r",\s+(?!(?:who|whose|which|where|when|and|but|or|including|while|as|in|on|at|by|said|says)\b)")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SAYS = re.compile(
    r"\b(?:says?|said|puts?|counts?|counted|gives?|gave|estimates?|estimated|reports?|reported|claims?|claimed|lists?|"
    r"speaks? of|reckons?|records?|shows?)\b"
)


@dataclass(frozen=True, slots=True)
class Borne:
    """Words of the draft that the sources have of another, and where they have them."""

    span: Span
    place: Place
    # the name that the sources have there
    fix: str | None


def offices_of_others(ctx: Context, i: int) -> Iterator[Borne]:
    """What draft sentence ``i`` says somebody is, after a comma beside the name, that the sources say of another."""
    if ctx.is_heading(i):
        return
    for entity in _bearers(ctx, i):
        span = _aside(ctx, i, entity)
        if span is None:
            continue
        words = _words(ctx.tree, ctx.tokens(i, span.start, span.end))
        total = sum(ctx.index.rarity(word) for word in words)
        own = _own_places(ctx, entity)
        if total < WEIGHT or not own:
            continue
        if max(_share(ctx, words, total, ctx.index.nearby(place)) for place in own) >= OWN:
            continue
        for hit in ctx.index.align(dict.fromkeys(sorted(words), 1.0)).hits[:6]:
            held = ctx.index.terms[ctx.index.number(hit.place)]
            if _share(ctx, words, total, held) >= ANOTHERS and (other := _person(ctx, hit.place, entity)):
                yield Borne(Span(entity.start, entity.end), hit.place, other)
                break


def offices_unheard(ctx: Context, i: int) -> Iterator[Borne]:
    """Nouns of a title or an aside beside a person's name in draft sentence ``i`` that no source has near that name,
    nor one that means the same. None unless the sentence is copied nearly word by word."""
    if ctx.is_heading(i) or copied(ctx, i) < COPIED:
        return
    tree = ctx.tree
    for entity in _bearers(ctx, i):
        own = _own_places(ctx, entity) if entity.type == "PERSON" else []
        if not own:
            continue
        aside = _aside(ctx, i, entity)
        said = ctx.tokens(i, aside.start, aside.end) if aside else []
        said = [k for k in said if not tree.tokens[k].ent and tree.tokens[k].dep != "poss"]
        new = [k for k in (*_title(ctx, i, entity), *said) if tree.tokens[k].pos in ("NOUN", "PROPN")]
        for k in new:
            if len(tree.word(k)) > 2 and not any(_heard(ctx, lemmas(tree, k), place) for place in own):
                token = tree.tokens[k]
                yield Borne(Span(token.start, token.end), own[0], None)
                break


def _title(ctx: Context, i: int, entity: Entity) -> list[int]:
    """The words of a title before a name; the reader may take some for part of it ("Harbour Master Ann Lee")."""
    tree = ctx.tree
    inside = [k for k in ctx.tokens(i, entity.start, entity.end) if tree.word(k)[:1].isalpha()]
    out = [k for k in inside[:-2] if known(tree.lower(k))]
    k = inside[0] - 1 if inside else -1
    first = ctx.sentences[i].first
    while k >= first and tree.tokens[k].pos in ("NOUN", "PROPN") and tree.tokens[k].ent[2:] in ("", "PERSON"):
        out.append(k)
        k -= 1
    return out


def _heard(ctx: Context, mine: tuple[str, ...], place: Place) -> bool:
    """Does a source sentence, or one beside it, have a word or one that means the same?"""
    tree, sentences = ctx.trees[place.source], ctx.sources[place.source].sentences
    for n in range(max(0, place.sentence - 1), min(len(sentences), place.sentence + 2)):
        for j in range(sentences[n].first, sentences[n].last):
            if tree.tokens[j].pos in ("NOUN", "PROPN", "VERB", "ADJ"):
                theirs = lemmas(tree, j)
                if set(mine) & set(theirs) or any(alike(a, b) for a in mine for b in theirs):
                    return True
    return False


def _bearers(ctx: Context, i: int) -> list[Entity]:
    sentence = ctx.sentences[i]
    return [
        e
        for e in ctx.reading.entities
        if sentence.start <= e.start < e.end <= sentence.end
        and e.type in ("PERSON", "ORG")
        and not ctx.in_quotes(e.start, e.end)
    ]


def _aside(ctx: Context, i: int, entity: Entity) -> Span | None:
    """The words between the comma after a name and the next, if they are no clause."""
    text, sentence = ctx.draft.text, ctx.sentences[i]
    opened = _ASIDE.match(text, entity.end, sentence.end)
    closed = re.compile(r"[,;:.(“\"]").search(text, opened.end(), sentence.end) if opened else None
    if opened is None or closed is None or closed.start() - opened.end() > 100:
        return None
    inside = ctx.tokens(i, opened.end(), closed.start())
    clause = any(ctx.tree.tokens[k].tag in _FINITE for k in inside)
    return None if clause or len(inside) < 2 else Span(opened.end(), closed.start())


def _words(tree: Tree, tokens: list[int]) -> frozenset[str]:
    return frozenset(key(tree, k) for k in tokens if weighty(tree, k) and len(tree.word(k)) > 1)


def _share(ctx: Context, words: frozenset[str], total: float, held: frozenset[str]) -> float:
    return sum(ctx.index.rarity(word) for word in sorted(words & held)) / total


def _own_places(ctx: Context, entity: Entity) -> list[Place]:
    """The source sentences that have the name's last word, or for a body any word of its own."""
    words = [name_key(word) for word in re.findall(r"[\w’'-]+", entity.text) if word.lower() not in STOP]
    wanted = set(words[-1:]) if entity.type == "PERSON" else {word for word in words if not generic(word)}
    return [place for place, terms in zip(ctx.index.places, ctx.index.terms, strict=True) if wanted & terms]


def _person(ctx: Context, place: Place, entity: Entity) -> str | None:
    """Another person or body that a source sentence names."""
    sentence, mine = ctx.source_sentence(place), keys_of(entity.text)
    for other in ctx.sources[place.source].entities:
        if sentence.start <= other.start < sentence.end and other.type == entity.type:
            if not keys_of(other.text) & mine:
                return other.text
    return None


def counts_of_others(ctx: Context, i: int) -> Iterator[Borne]:
    """Names of those who give a count in draft sentence ``i``, which sets counts side by side, where every source that
    has the count has it of others."""
    found = [(span, _SAYS.search(ctx.draft.text, span.start, span.end)) for span, _ in parts(ctx, i)]
    if sum(said is not None for _, said in found) < SIDES:
        return
    for span, said in found:
        figures = [figure for figure in ctx.figures(i) if span.start <= figure.start < span.end]
        own = _own_name(ctx, i, span.start, said.start()) if said else None
        if said is None or own is None or not figures:
            continue
        words = {name_key(ctx.tree.word(k)) for k in own if ctx.tree.lower(k) not in STOP}
        words = {word for word in words if not generic(word)} or words
        voices = [(place, voice) for place, figure in twins(ctx, figures[0]) for voice in _voices(ctx, place, figure)]
        # "the agency" may be anybody's
        if not voices or any(not re.search(r"\b[A-ZÀ-Þ]", voice) for _, voice in voices):
            continue
        if not any(words & (_name_words(voice) | _letters(voice) | _short_of(ctx, voice)) for _, voice in voices):
            yield Borne(ctx.tree.span(own), voices[0][0], voices[0][1])


def counted_of_others(ctx: Context, i: int) -> Iterator[Borne]:
    """Names in what draft sentence ``i`` says is counted ("Counts of Ostrian dead differ: ..."), where no source has
    them near any of the numbers."""
    found = list(parts(ctx, i))
    if len(found) < SIDES:
        return
    held = frozenset().union(*(ctx.index.nearby(place) for _, places in found for place in places))
    k = ctx.sentences[i].first
    while k < ctx.sentences[i].last and ctx.tree.tokens[k].start < found[0][0].start:
        whole = name_at(ctx.tree, k, ctx.sentences[i].last) if named(ctx.tree, k) else [k]
        words = {name_key(ctx.tree.word(n)) for n in whole if ctx.tree.lower(n) not in STOP}
        if named(ctx.tree, k) and k > ctx.sentences[i].first and not words & held:
            yield Borne(ctx.tree.span(whole), found[0][1][0], None)
        k = whole[-1] + 1


def _voices(ctx: Context, place: Place, figure: object) -> Iterator[str]:
    """Who gives a figure of a source."""
    reporter = getattr(figure, "reporter_name", None)
    if reporter:
        yield reporter
    for statement in ctx.statements_at(place):
        speaker = statement.speaker
        if statement.id == getattr(figure, "statement", None) and speaker is not None:
            yield " ".join((speaker.canonical, speaker.text, speaker.affiliation or ""))


def _name_words(voice: str) -> set[str]:
    """Keys of the words of a name, those joined by a hyphen one by one too."""
    return {name_key(word) for word in re.findall(r"[\w’'-]+|[^\W_]+", voice.replace("-", " - ") + " " + voice)}


def _letters(voice: str) -> set[str]:
    return {"".join(word[0] for word in voice.split() if word[:1].isupper()).lower()}


def _short_of(ctx: Context, voice: str) -> set[str]:
    """Short forms that a source or the draft gives a name: "the Harbour Safety Board (SHB)"."""
    told = re.compile(re.escape(voice.strip()) + r" \(([^\W\d_]{2,8})\)")
    return {match[1].lower() for text in (*ctx.held.texts(), ctx.draft.text) for match in told.finditer(text)}


def _own_name(ctx: Context, i: int, start: int, end: int) -> list[int] | None:
    """Tokens of the first name between two offsets that is no owner's and not behind "of" or "at"."""
    tree, tokens = ctx.tree, ctx.tokens(i, start, end)
    for k in tokens:
        if not named(tree, k) or (k - 1 in tokens and named(tree, k - 1)):
            continue
        whole = name_at(tree, k, tokens[-1] + 1)
        after = tree.lower(whole[-1] + 1) if whole[-1] + 1 < len(tree) else ""
        before = tree.lower(k - 1) if k - 1 in tokens else ""
        if before == "the" and k - 2 in tokens:
            before = tree.lower(k - 2)
        if after in ("'s", "’s", "'", "’") or before in ("of", "at", "for", "in"):
            continue
        return whole
    return None
