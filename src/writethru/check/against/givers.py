"""Who gives a figure: of two counts that the sources set against each other, each has its own giver."""

from __future__ import annotations

import re

from writethru.check.align import Place
from writethru.check.amounts import HUMAN, same_value, twins, values
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
    if ledger is None or not own or not values(figure) or not _is_somebody(speaker):
        return None
    body = speaker.kind != "person"
    if any(_gives(ctx, own, place, other, body) for place, other in same.values()):
        return None
    by_id = {other.id: (place, other) for place, other in ctx.source_figures}
    rivals, mates = _related(ctx, "conflict"), _related(ctx, "same")
    for mine, (place, other) in same.items():
        if HUMAN.get(figure.measure) != HUMAN.get(other.measure):
            continue
        for theirs in rivals.get(mine, ()):
            if theirs not in by_id or same_value(by_id[theirs][1], figure):
                continue
            # the same count in another source may name who gives it
            told = (by_id[one] for one in (theirs, *mates.get(theirs, ())) if one in by_id)
            if any(_gives(ctx, own, *one, body) for one in told):
                return place, other
    return None


def _related(ctx: Context, relation: str) -> dict[str, list[str]]:
    """By figure, those to which the ledger has it in a relation, either way."""
    memory = f"related {relation}", 0
    if memory not in ctx.memory:
        out: dict[str, list[str]] = {}
        for one in ctx.ledger.relations if ctx.ledger else ():
            if one.relation == relation:
                out.setdefault(one.a, []).append(one.b)
                out.setdefault(one.b, []).append(one.a)
        ctx.memory[memory] = out
    found: dict[str, list[str]] = ctx.memory[memory]
    return found


def _is_somebody(speaker: Speaker) -> bool:
    """A name or "the union", not "others"."""
    return speaker.text[:4].lower() == "the " or any(word[:1].isupper() for word in speaker.text.split()[1:])


def _gives(ctx: Context, own: frozenset[str], place: Place, other: Figure, body: bool) -> bool:
    """May a source figure be this speaker's: is he its giver, or named in its sentence, or the last to speak before?

    For a ``body`` its people speak: it may be named in the sentence before ("Its secretary said").
    """
    if other.reporter_name and keys_of(other.reporter_name) & own:
        return True
    before = Place(place.source, place.sentence - 1)
    text = ctx.source_text(place)
    if body and before.sentence >= 0 and ctx.source_sentence(before).paragraph == ctx.source_sentence(place).paragraph:
        text = f"{ctx.source_text(before)} {text}"
    if keys_of(text) & own:
        return True
    if other.reporter_name:
        return False
    for n in range(place.sentence, -1, -1):
        spoken = [s.speaker for s in ctx.statements_at(Place(place.source, n)) if s.speaker is not None]
        if spoken:
            return bool(speaker_words(spoken[-1]) & own)
    return False
