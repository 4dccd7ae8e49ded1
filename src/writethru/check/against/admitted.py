"""What a draft lets somebody admit and its sources let the same speaker deny."""

from __future__ import annotations

from collections.abc import Iterator

from writethru.check.against.predicates import negative_words
from writethru.check.align import Place
from writethru.check.context import Context
from writethru.check.voices import content_terms, distinctive
from writethru.core.types import Speaker, Statement

_ADMITS = frozenset("admit acknowledge concede confirm accept confess own grant".split())


def admitted(ctx: Context, i: int) -> tuple[Statement, Place] | None:
    """The statement of draft sentence ``i`` by which somebody admits what he denies in the sources, with the place of
    the denial; None where he grants anything of it there."""
    for statement in ctx.statements(i):
        if statement.cue.lemma not in _ADMITS or statement.negated or statement.speaker is None:
            continue
        said = " ".join(span.of(ctx.draft.text) for span in statement.content)
        wanted = frozenset(content_terms(ctx.tree, ctx.sentences[i], statement))
        if not wanted or negative_words(said):
            continue
        own = [(place, other, wanted & _terms(ctx, place, other)) for place, other in _by(ctx, statement.speaker)]
        denials = [(place, shared) for place, other, shared in own if shared and _denies(ctx, place, other)]
        granted = any(shared and not _denies(ctx, place, other) for place, other, shared in own)
        if denials and not granted:
            return statement, denials[0][0]
    return None


def _by(ctx: Context, speaker: Speaker) -> Iterator[tuple[Place, Statement]]:
    words = distinctive(speaker)
    for number, reading in enumerate(ctx.sources):
        for statement in reading.statements:
            if statement.speaker is not None and words & distinctive(statement.speaker):
                yield Place(number, statement.sentence), statement


def _terms(ctx: Context, place: Place, statement: Statement) -> frozenset[str]:
    return frozenset(content_terms(ctx.trees[place.source], ctx.source_sentence(place), statement))


def _denies(ctx: Context, place: Place, statement: Statement) -> bool:
    """Is the statement a denial: by its verb, or by the "no" in its first words?"""
    if statement.cue.cls == "deny" or statement.certainty == "denied":
        return True
    text = ctx.sources[place.source].article.text
    return bool(statement.content) and negative_words(statement.content[0].of(text))
