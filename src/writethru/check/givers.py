"""Who gives a figure: of two counts that the sources set against each other, each has its own giver."""

from __future__ import annotations

import re
from collections.abc import Iterator

from writethru.check.align import Place
from writethru.check.amounts import same_value, twins, values
from writethru.check.attribution import keys_of, speaker_words
from writethru.check.context import Context
from writethru.core.types import Figure, Speaker

# where the count of another begins: "the union says 40, while the firm arrives at 25"
_TURNS = re.compile(r"(?:, (?:while|whereas|but|and|against)\b|;)")
_NAME = re.compile(r"\b[A-Z][\w-]+")
# words of a body's name that many bodies have
_COMMON = keys_of(
    "The Ministry Department Office Agency Government Army Police General Staff National State Union Mayor"
)


def anothers(ctx: Context, i: int, figure: Figure, speaker: Speaker) -> bool:
    """Does a count of another begin between the speaker of a draft sentence and a figure?"""
    if not speaker.text or speaker.start >= figure.start:
        return False
    between = ctx.draft.text[speaker.end : figure.start]
    turns = list(_TURNS.finditer(between))
    return bool(turns) and bool(_NAME.search(between, turns[-1].end()))


def rival_giver(ctx: Context, i: int, figure: Figure, speaker: Speaker) -> tuple[Place, Figure] | None:
    """The source figure of this value that the sources set against the speaker's own other count, where no source
    lets the speaker give this one."""
    ledger = ctx.ledger
    words = speaker_words(speaker)
    own = words - _COMMON or words
    same = {other.id: (place, other) for place, other in twins(ctx, figure)}
    if ledger is None or not own or not values(figure):
        return None
    if any(_gives(ctx, own, place, other) for place, other in same.values()):
        return None
    by_id = {other.id: (place, other) for place, other in ctx.source_figures}
    for mine, theirs in _conflicts(ctx):
        if mine not in same or theirs not in by_id or same_value(by_id[theirs][1], figure):
            continue
        place, other = same[mine]
        if _one_deed(figure, other) and any(
            _gives(ctx, own, *by_id[one]) for one in _mates(ctx, theirs) if one in by_id
        ):
            return place, other
    return None


def _one_deed(a: Figure, b: Figure) -> bool:
    from writethru.check.amounts import HUMAN

    return HUMAN.get(a.measure) == HUMAN.get(b.measure)


def _conflicts(ctx: Context) -> Iterator[tuple[str, str]]:
    for relation in ctx.ledger.relations if ctx.ledger else ():
        if relation.relation == "conflict":
            yield relation.a, relation.b
            yield relation.b, relation.a


def _mates(ctx: Context, figure: str) -> list[str]:
    """A figure and those that the ledger holds for the same count."""
    same = [(r.a, r.b) for r in (ctx.ledger.relations if ctx.ledger else ()) if r.relation == "same"]
    return [figure, *(b if a == figure else a for a, b in same if figure in (a, b))]


def _gives(ctx: Context, own: frozenset[str], place: Place, other: Figure) -> bool:
    """May a source figure be this speaker's: is he its giver, or named in its sentence, or the last to speak before?"""
    if other.reporter_name and keys_of(other.reporter_name) & own:
        return True
    if keys_of(ctx.source_text(place)) & own:
        return True
    if other.reporter_name:
        return False
    for n in range(place.sentence, -1, -1):
        spoken = [s.speaker for s in ctx.statements_at(Place(place.source, n)) if s.speaker is not None]
        if spoken:
            return bool(speaker_words(spoken[-1]) & own)
    return False
