"""Statements of one speaker that two origins carry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from writethru.core.types import Reading, Repeat, Statement, Story
from writethru.ledger.context import Context
from writethru.ledger.names import content_words, same_speaker

# share of the content words of the shorter statement that the longer must hold
SAME = 0.6
# a statement with fewer content words says too little to be known again
_LEAST = 3
# statements that one word may point at; above, the word tells nothing
_POSTINGS = 60


def content_of(statement: Statement, text: str) -> str:
    """The words of a statement's content."""
    return " ".join(span.of(text) for span in statement.content)


def find_repeats(story: Story, readings: Mapping[str, Reading], context: Context) -> tuple[Repeat, ...]:
    """Pairs of statements in two origins' leads by one speaker with one content, in order of the story."""
    leads = [readings[origin.lead] for origin in story.origins if origin.lead in readings]
    index: dict[str, list[int]] = {}
    known: list[tuple[Statement, frozenset[str], frozenset[str]]] = []
    out = []
    for reading in leads:
        new: list[int] = []
        for statement in reading.statements:
            words = content_words(content_of(statement, reading.article.text))
            voice = context.speakers.of(statement)
            if len(words) < _LEAST or not voice:
                continue
            shared: dict[int, int] = {}
            for word in sorted(words):
                for n in index.get(word, ()):
                    shared[n] = shared.get(n, 0) + 1
            for n, count in sorted(shared.items()):
                other, other_words, other_voice = known[n]
                part = count / min(len(words), len(other_words))
                if part >= SAME and same_speaker(voice, other_voice):
                    out.append(Repeat(other.id, statement.id, part))
            new.append(len(known))
            known.append((statement, words, voice))
        _extend(index, new, known)
    return tuple(out)


def _extend(
    index: dict[str, list[int]],
    new: Sequence[int],
    known: Sequence[tuple[Statement, frozenset[str], frozenset[str]]],
) -> None:
    for n in new:
        for word in known[n][1]:
            postings = index.setdefault(word, [])
            if len(postings) < _POSTINGS:
                postings.append(n)
