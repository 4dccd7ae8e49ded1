"""Statements made ready to be compared, and the search for the earlier statement that a later one speaks of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from writethru.core.types import Statement
from writethru.ledger.context import Context
from writethru.ledger.names import content_words, same_speaker
from writethru.ledger.repeats import content_of

_DENYING = re.compile(r"\b(?:den(?:y|ies|ied)|(?:reject|dismiss|disput|refut)\w*)\b[^.;,]*$", re.IGNORECASE)
# characters before a cue in which the verb stands
_NEAR = 40
# share of the claim's words that an earlier statement must hold
MATCH = 0.7
# less will do where it holds the claim's last word, which mostly is what is said of the subject
LOOSE_MATCH = 0.5
_LEAST = 2
# statements that are searched for a claim
REACH = 2000
# sentences between a claim and what is said of it without naming it
FOLLOWS = 2


@dataclass(frozen=True, slots=True)
class Said:
    statement: Statement
    content: str
    words: frozenset[str]
    voice: frozenset[str]
    # a verb of denial stands in the cue or right before it: "denied reports that"
    denied: bool


def said_of(statement: Statement, text: str, context: Context) -> Said:
    content = " ".join(content_of(statement, text).split())
    before = text[max(0, statement.cue.start - _NEAR) : statement.cue.end]
    voice = context.speakers.of(statement)
    return Said(statement, content, content_words(content), voice, bool(_DENYING.search(before)))


def by_another(said: Said, one: Said) -> bool:
    """Is ``one`` by somebody else, and not the statement that this one is part of?"""
    return one.statement.id != said.statement.parent and not same_speaker(said.voice, one.voice)


def just_before(said: Said, earlier: Sequence[Said]) -> str | None:
    """The last statement by somebody else in the sentences before."""
    for one in reversed(earlier):
        if (
            one.statement.article != said.statement.article
            or said.statement.sentence - one.statement.sentence > FOLLOWS
        ):
            return None
        if by_another(said, one):
            return one.statement.id
    return None


def best_match(
    said: Said, words: frozenset[str], earlier: Sequence[Said], least: float, with_word: str = ""
) -> str | None:
    """The statement by somebody else that holds most of the words, the latest of equals.

    None below the share ``least`` or below two words; ``with_word`` must be among those of the statement.
    """
    best, found = least, None
    for one in earlier[-REACH:]:
        shared = len(words & one.words)
        if shared < _LEAST or shared / len(words) < best or (with_word and with_word not in one.words):
            continue
        if by_another(said, one):
            best, found = shared / len(words), one.statement.id
    return found
