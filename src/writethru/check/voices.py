"""Who says it in the draft, and who says it in the sources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from writethru.check.align import Place
from writethru.check.attribution import speaker_words
from writethru.check.context import Context
from writethru.check.quotes import fold
from writethru.check.words import STOP, concept, name_key, numbers
from writethru.core.tree import Tree
from writethru.core.types import Sentence, Speaker, Statement

# share of the statement's own words of weight that a source sentence must hold to be the same statement
SAME = 0.55
# weight below which a statement says too little to be told from another
LEAST = 5.0
_OFFICE = frozenset(
    "president minister secretary governor mayor general colonel col gen brig maj capt lt dr prof "
    "professor mr mrs ms sir "
    "lady lord king queen prince princess chief head director chair chairman chairwoman spokesman "
    "spokeswoman spokesperson "
    "government ministry office official officials police army military union company group association agency service "
    "department authority bank court party council commission committee board former new senior local "
    "national the".split()
)


@dataclass(frozen=True, slots=True)
class Echo:
    """A statement of the draft and the source statements that say the same, the best first."""

    sentence: int
    mine: Statement
    theirs: tuple[tuple[Place, Statement], ...]


def echoes(ctx: Context) -> Iterator[Echo]:
    """Each statement of the copy with a speaker, and its source statements where there are any."""
    for i in ctx.copy:
        for statement in ctx.statements(i):
            if statement.speaker is None or not statement.content:
                continue
            found = _same(ctx, i, statement)
            if found:
                yield Echo(i, statement, found)


def _same(ctx: Context, i: int, mine: Statement) -> tuple[tuple[Place, Statement], ...]:
    wanted = content_terms(ctx.tree, ctx.sentences[mine.sentence], mine)
    total = sum(ctx.index.rarity(term) for term in wanted)
    if total < LEAST:
        return ()
    out: list[tuple[float, int, tuple[Place, Statement]]] = []
    for n, hit in enumerate(ctx.alignments[i].hits[:12]):
        held = ctx.index.terms[ctx.index.number(hit.place)]
        cover = sum(ctx.index.rarity(term) for term in wanted if term in held) / total
        if cover < SAME:
            continue
        out.extend((-cover, n, (hit.place, theirs)) for theirs in ctx.statements_at(hit.place))
    return tuple(pair for _, _, pair in sorted(out, key=lambda item: item[:2]))


def content_terms(tree: Tree, sentence: Sentence, statement: Statement) -> list[str]:
    """Words of weight of what is said, speaker and cue apart, in alphabetical order."""
    out: set[str] = set()
    for k in range(sentence.first, sentence.last):
        token = tree.tokens[k]
        if not any(span.start <= token.start < span.end for span in statement.content):
            continue
        word = tree.lower(k)
        if token.pos == "NUM":
            out.update(f"#{value:g}" for value in numbers(word) if value > 2)
            continue
        if word in STOP or token.lemma.lower() in STOP or not word[:1].isalpha():
            continue
        if token.pos == "PROPN" or token.ent:
            out.add(name_key(word))
        elif token.pos in ("NOUN", "VERB", "ADJ", "ADV"):
            out.add(concept(token.lemma))
    return sorted(out)


def surname(speaker: Speaker) -> str | None:
    """The last word of a person's name; None for whom no name is known."""
    name = speaker.canonical.replace(",", " ").split()
    words = [word for word in name if word[:1].isupper()]
    if words and words[-1] != name[-1]:
        return None  # "the Harrow spokeswoman": no name of hers
    if speaker.kind != "person" or not words or words[-1].lower().strip(".") in _OFFICE:
        return None
    return fold(words[-1])


def distinctive(speaker: Speaker) -> frozenset[str]:
    """Keys of the words that tell this speaker from others: names, not offices."""
    return frozenset(word for word in speaker_words(speaker) if word not in _OFFICE_KEYS)


_OFFICE_KEYS = frozenset(name_key(word) for word in _OFFICE)


def named_in(ctx: Context, place: Place, word: str, around: int = 1) -> bool:
    """Does a source sentence or a neighbour hold the word (folded)?"""
    reading = ctx.sources[place.source]
    first = max(0, place.sentence - around)
    last = min(len(reading.sentences), place.sentence + around + 1)
    return any(f" {word} " in f" {fold(ctx.source_text(Place(place.source, k)))} " for k in range(first, last))
