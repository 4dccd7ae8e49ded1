"""Denials and refusals to comment that the sources hold, as a draft can be held against them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from writethru.check.align import Place, terms
from writethru.check.context import Context
from writethru.check.voices import distinctive
from writethru.check.words import STOP, concept, name_key
from writethru.core.types import Denial, Speaker, Statement

# weight of denied words below which they may be about anything
LEAST = 5.0
# a refusal to answer the charge, and no modest "I cannot judge"
_SILENT = re.compile(
    r"\b(?:comment|respon[ds]\w*|repl(?:y|ied)|answer(?:ed)?|questions?|calls?|requests?|discuss|speak|talk)\b", re.I
)

# "denied a report"
_DENY = re.compile(r"(?:den(?:y|ies|ied)|reject|disput|dismiss|contest|rebut)", re.I)


@dataclass(frozen=True, slots=True)
class Denied:
    """Who denies or stays silent, where, and what: in concepts, where the denial says it in words of its own."""

    place: Place
    speaker: Speaker
    silent: bool
    words: tuple[str, ...]
    # where the claim itself stands, and whether that is only the sentence before
    claim: Place | None
    guessed: bool = False


def denials(ctx: Context) -> Iterator[Denied]:
    """The denials of the sources whose speaker is named, in the ledger's order; what goes on from one is left out."""
    if ctx.ledger is None:
        return
    by_id = {
        statement.id: (Place(number, statement.sentence), statement)
        for number, reading in enumerate(ctx.sources)
        for statement in reading.statements
    }
    for denial in ctx.ledger.denials:
        found = None if denial.elaborates else _read(ctx, denial, by_id)
        if found is not None:
            yield found


def _read(ctx: Context, denial: Denial, by_id: Mapping[str, tuple[Place, Statement]]) -> Denied | None:
    place, statement = by_id.get(denial.denial, (None, None))
    if place is None or statement is None or statement.speaker is None or not distinctive(statement.speaker):
        return None
    silent = statement.certainty == "declined"
    if not silent and statement.certainty != "denied" and statement.cue.cls != "deny":
        if not _DENY.match(statement.cue.text):
            return None  # contradicts by what it says, and denies nothing
    if silent and not _SILENT.search(ctx.source_text(place)):
        return None
    words = () if silent else _concepts(denial.claim_text)
    claim = by_id.get(denial.claim or "", (None, None))[0]
    if claim is None and not silent and place.sentence and _weight(ctx, words) < LEAST:
        # "the ministry denied that": what it denies was told just before
        return Denied(place, statement.speaker, silent, words, Place(place.source, place.sentence - 1), guessed=True)
    return Denied(place, statement.speaker, silent, words, claim)


def _concepts(text: str) -> tuple[str, ...]:
    words = (word.strip("‘’“”\"',.:;?!()") for word in text.split())
    kept = (word for word in words if len(word) > 2 and word.lower() not in STOP)
    return tuple(sorted({name_key(word) if word[:1].isupper() else concept(word) for word in kept}))


def share_held(ctx: Context, i: int, denied: Denied) -> float:
    """Share of the weight of the denied words that draft sentence ``i`` holds, 0..1; 0 where they weigh too little."""
    total = _weight(ctx, denied.words)
    if total < LEAST:
        return 0.0
    mine = terms(ctx.tree, ctx.sentences[i])
    return sum(ctx.index.rarity(word) for word in denied.words if word in mine) / total


def _weight(ctx: Context, words: tuple[str, ...]) -> float:
    return sum(ctx.index.rarity(word) for word in words)


def names(ctx: Context, i: int, speaker: Speaker) -> bool:
    """Does draft sentence ``i`` name the speaker?"""
    words = (word.strip("‘’“”\"',.:;?!()") for word in ctx.text(i).split())
    return bool(distinctive(speaker) & {name_key(word) for word in words})
