"""FIG005: a figure credited to the wrong speaker."""

from __future__ import annotations

import re
from collections.abc import Iterable

from writethru.check.against.givers import anothers, rival_giver
from writethru.check.align import Place
from writethru.check.amounts import checked, kind, same_kind, twins
from writethru.check.attribution import keys_of, speaker_words
from writethru.check.context import Context
from writethru.check.edits import decides, decides_in, figure_span
from writethru.check.rule import Rule
from writethru.check.voices import distinctive
from writethru.core.types import Figure, Finding, Span, Speaker

# "Lund's group": whose it is, not what it is called
_POSSESSED = re.compile(r"[’']s? [a-z]+$")
# a person, not a body, gives the figure
# verbs of readers, not of sources
_SEEN = frozenset({"see", "read", "obtain", "review"})
_PUT_AT = re.compile(
    r"\W*(?:He|She) (?:has |had )?(?:put|puts|estimate[ds]?|counts?|counted|gave|gives|sets?|reckon(?:s|ed))\b"
)


class FigureSpeaker(Rule):
    """## What it does
    Reports a figure that the draft credits to one speaker and every source that has it to another, where the sources
    know both; and one of two counts that the sources set against each other, credited to the giver of the other.

    ## Why it matters
    Who counts decides how far a number can be trusted.

    ## Example
        The union puts the cost at 64 million a day. (The source: the employers say 64 million)

    ## Instead
        The employers put the cost at 64 million a day.

    ## Fix
    The source's speaker is offered.
    """

    code = "FIG005"
    name = "figure-speaker"
    severity = "error"
    needs = "src"

    def check(self, ctx: Context) -> Iterable[Finding]:
        voices = _voices(ctx)
        for i, figure in checked(ctx):
            speaker = _speaker(ctx, i, figure)
            if speaker is None or kind(figure) == "time" or _stands_for_others(ctx, speaker):
                continue
            if anothers(ctx, i, figure, speaker):
                continue
            rival = rival_giver(ctx, i, figure, speaker)
            if rival is not None:
                yield self._report(ctx, figure, speaker, *rival)
                continue
            near = {hit.place for hit in ctx.hits(i, floor=0.3)}
            same = [(place, other) for place, other in twins(ctx, figure) if same_kind(figure, other)]
            if not any(place in near for place, _ in same):
                if len(ctx.statements(i)) < 2:
                    continue
                # a line that sets counts side by side rests on no one sentence
                same = [(place, other) for place, other in same if other.measure == figure.measure != "other"]
                near = {place for place, _ in same}
            if not same or len(same) > 40:
                continue
            mine = speaker_words(speaker)
            if any(_fits(ctx, mine, place, other, speaker) for place, other in same) or not _known(speaker, voices):
                continue
            named = [pair for pair in same if pair[0] in near and pair[1].reporter_name]
            if not named:
                continue  # nobody is named for it, so nobody else is either
            yield self._report(ctx, figure, speaker, *named[0])

    def _report(self, ctx: Context, figure: Figure, speaker: Speaker, place: Place, other: Figure) -> Finding:
        name = other.reporter_name
        return self.finding(
            f'"{figure.text}" is credited to {speaker.text}' + (f", in the source to {name}" if name else ""),
            Span(figure.start, figure.end),
            citations=[ctx.cite(place)],
            fix=name,
            deciding=[decides(ctx, place, *figure_span(other)), decides_in(ctx, place, name or "")],
        )


def _speaker(ctx: Context, i: int, figure: Figure) -> Speaker | None:
    """Who gives the figure in the draft: the speaker of its statement, if the words name him."""
    for statement in ctx.statements(i):
        if statement.id == figure.statement and statement.speaker and statement.speaker.resolved_by != "unresolved":
            # who has seen a letter gives none of its figures
            return None if statement.cue.lemma in _SEEN else statement.speaker
    return None


def _stands_for_others(ctx: Context, speaker: Speaker) -> bool:
    """A pronoun, or a place alone ("Paris said"), may stand for many a speaker."""
    if speaker.resolved_by in ("pronoun", "unresolved", "capital", "description") and not speaker.text[:1].isupper():
        return speaker.resolved_by != "description"
    if speaker.text.endswith(("'s", "’s")):
        return False  # "Norvia's" army, cut short
    if speaker.text.lower() in ("he", "she", "it", "they", "who", "which"):
        return True
    return any(
        entity.type in ("GPE", "LOC", "NORP") and entity.start <= speaker.start and speaker.end <= entity.end + 2
        for entity in ctx.reading.entities
    )


def _voices(ctx: Context) -> list[frozenset[str]]:
    return [
        speaker_words(statement.speaker)
        for reading in ctx.sources
        for statement in reading.statements
        if statement.speaker is not None and statement.speaker.canonical
    ]


def _known(speaker: Speaker, voices: list[frozenset[str]]) -> bool:
    """Do the sources let this speaker speak, under a name and not only under an office?"""
    own = (
        distinctive(speaker)
        if any(word[:1].isupper() for word in speaker.text.split()[1:] or [speaker.text])
        else frozenset()
    )
    if not own and speaker.resolved_by == "description" and speaker.text.lower().startswith("the "):
        own = speaker_words(speaker)  # "the union": one that speaks in the sources
    return any(own & words for words in voices)


def _fits(ctx: Context, mine: frozenset[str], place: Place, other: Figure, speaker: Speaker) -> bool:
    """May the source's figure be this speaker's? Yes where its sentence or a neighbour holds any word of his name."""
    if other.reporter_name and keys_of(other.reporter_name) & mine:
        return True
    reading = ctx.sources[place.source]
    first, last = max(0, place.sentence - 1), min(len(reading.sentences), place.sentence + 1)
    words = keys_of(" ".join(ctx.source_text(Place(place.source, k)) for k in range(first, last)))
    if _PUT_AT.match(ctx.source_text(place)) and speaker.kind != "person":
        # a person gives it whom the sentences before have named: the body is hers only if they name it too
        earlier = range(max(0, place.sentence - 3), place.sentence)
        named = keys_of(" ".join(ctx.source_text(Place(place.source, k)) for k in earlier))
        return bool(named & keys_of(" ".join(speaker.canonical.split()[-1:]))) or len(named & mine) >= 2
    if words & mine:
        return True
    if other.reporter_name and _POSSESSED.search(other.reporter_name):
        return True
    return any(
        statement.speaker is not None and speaker_words(statement.speaker) & mine
        for statement in ctx.statements_at(place)
    )


PLUGIN = FigureSpeaker()
