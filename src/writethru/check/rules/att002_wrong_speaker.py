"""ATT002: wrong speaker."""

from __future__ import annotations

import re
from collections.abc import Iterable

from writethru.check.against.answering import bare_quotes, spoke_of_it
from writethru.check.against.bearers import counts_of_others
from writethru.check.against.changed import NEAR_COPY, copied
from writethru.check.against.misplaced import names_misplaced
from writethru.check.against.turned import names_unheard, part_of
from writethru.check.align import Place
from writethru.check.attribution import keys_of, speaker_words
from writethru.check.context import Context
from writethru.check.edits import decides_in
from writethru.check.quotes import fold
from writethru.check.rule import Rule
from writethru.check.voices import Echo, distinctive, echoes, named_in, surname
from writethru.core.types import Finding, Span, Speaker, Statement

# a quotation shorter than this may be anybody's
FEWEST_WORDS = 3
_PRONOUNS = frozenset("it its he she they him her them his their".split())


class WrongSpeaker(Rule):
    """## What it does
    Reports a statement that the draft gives to one named person and every source that has it to another, a speaker's
    name that stands where all sources that the draft follows have another, and, in a line that sets counts side by
    side, a name that no source has for its count.

    ## Why it matters
    People answer for what they said, and for nothing else.

    ## Example
        The carriers use it as an excuse, said Ilse Brandt. (The source: Tom Okafor said so)

    ## Instead
        The carriers use it as an excuse, said Tom Okafor.

    ## Fix
    The source's speaker is offered.
    """

    code = "ATT002"
    name = "wrong-speaker"
    severity = "error"
    needs = "src"

    def check(self, ctx: Context) -> Iterable[Finding]:
        known = {fold(word) for text in ctx.source_texts() for word in text.replace("’s", "").replace("'s", "").split()}
        told: set[str] = set()
        for echo in echoes(ctx):
            speaker = echo.mine.speaker
            if speaker is None or speaker.resolved_by in ("unresolved", "pronoun"):
                continue
            mine = surname(speaker)
            # a person whom no source knows is NAM001's or SRC001's
            if mine is None or mine not in known:
                continue
            right = _other(ctx, echo, mine)
            if right and echo.mine.id not in told:
                told.add(echo.mine.id)
                yield self._report(ctx, echo.sentence, speaker, right)
        for i in ctx.copy:
            for statement in ctx.statements(i):
                if statement.speaker is not None and statement.id not in told:
                    right = _of_the_twin(ctx, i, statement.speaker)
                    if right:
                        told.add(statement.id)
                        yield self._report(ctx, i, statement.speaker, right)
                mine = surname(statement.speaker) if statement.speaker else None
                if statement.speaker is None or mine is None or mine not in known or statement.id in told:
                    continue
                right = _of_the_words(ctx, statement, mine)
                if right:
                    told.add(statement.id)
                    yield self._report(ctx, i, statement.speaker, right)
            borne = next(counts_of_others(ctx, i), None)
            if borne is not None:
                yield self.finding(
                    f'"{ctx.words(borne.span)}" gives this count in no source'
                    + (f", {borne.fix} does" if borne.fix else ""),
                    borne.span,
                    citations=[ctx.cite(borne.place)],
                    fix=borne.fix,
                )
            elif not any(statement.id in told for statement in ctx.statements(i)):
                # "it" may stand for whomever the draft names
                swaps = (s for s in names_misplaced(ctx, i) if s.fix.lower() not in _PRONOUNS)
                swap = next((s for s in swaps if part_of(ctx, i, s.span) == "speaker"), None)
                if swap is not None:
                    yield self.finding(
                        f'"{ctx.words(swap.span)}" says this here, "{swap.fix}" in the source',
                        swap.span,
                        citations=[ctx.cite(swap.place)],
                        fix=swap.fix,
                        deciding=[decides_in(ctx, swap.place, swap.fix)],
                    )
                    continue
                for odd in names_unheard(ctx, i):
                    if part_of(ctx, i, odd.span) == "speaker":
                        said = f'"{ctx.words(odd.span)}" says this in no source'
                        yield self.finding(said, odd.span, citations=[ctx.cite(odd.place)])

    def _report(self, ctx: Context, i: int, speaker: Speaker, right: tuple[Place, str]) -> Finding:
        place, name = right
        return self.finding(
            f"The source gives this to {name}, not to {speaker.canonical}",
            Span(speaker.start, min(speaker.end, ctx.sentences[i].end)) if speaker.text else ctx.span(i),
            citations=[ctx.cite(place)],
            fix=name,
            deciding=[decides_in(ctx, place, name) or decides_in(ctx, place, name.split()[-1])],
        )


def _of_the_twin(ctx: Context, i: int, mine: Speaker) -> tuple[Place, str] | None:
    """Place and name of the speaker in all source sentences that draft sentence ``i`` follows nearly word by word,
    where that is another than the draft's and the sources know the draft's."""
    found = ctx.twins(i)
    words = distinctive(mine)
    if not found or copied(ctx, i) < NEAR_COPY or mine.kind not in ("person", "organisation"):
        return None
    if ctx.is_heading(i) or not words or mine.resolved_by in ("unresolved", "pronoun", "description"):
        return None
    if not any(map(ctx.index.known, words)):
        return None
    names = []
    # whom else the draft sentence names: where two are set side by side, the source's may be the other one's words
    beside = keys_of(re.sub(r"['’]s\b", "", ctx.text(i))) - speaker_words(mine)
    for twin in found:
        held = [s.speaker for s in ctx.statements_at(twin.place) if s.speaker is not None and s.speaker.canonical]
        named = [other for other in held if distinctive(other)]
        if not named or len(named) < len(held) or any(o.resolved_by == "pronoun" or o.text.islower() for o in held):
            return None
        if any(speaker_words(other) & speaker_words(mine) for other in named):
            return None
        if any((own := distinctive(other) & keys_of(other.canonical)) and own <= beside for other in named):
            return None
        if any(word in ctx.index.terms[ctx.index.number(twin.place)] for word in words):
            return None
        names.append((twin.place, named[0].canonical))
    return names[0]


def _of_the_words(ctx: Context, mine: Statement, name: str) -> tuple[Place, str] | None:
    """Place and name of the one who speaks the quoted words in the sources, where that is one other named person."""
    names: dict[str, tuple[Place, str]] = {}
    for quote in ctx.quotes:
        words = fold(quote.of(ctx.draft.text))
        inside = any(span.start <= quote.start and quote.end <= span.end + 1 for span in mine.content)
        if not inside or len(words.split()) < FEWEST_WORDS:
            continue
        for number, reading in enumerate(ctx.sources):
            for statement in reading.statements:
                place = Place(number, statement.sentence)
                said = " ".join(fold(span.of(reading.article.text)) for span in statement.content)
                if f" {words} " not in f" {said} " or statement.speaker is None:
                    continue
                theirs = surname(statement.speaker)
                if theirs is None or theirs == name or named_in(ctx, place, name, around=0):
                    return None
                names.setdefault(theirs, (place, statement.speaker.canonical))
        for place, speaker in bare_quotes(ctx, words):
            theirs = surname(speaker)
            if theirs is None or theirs == name or named_in(ctx, place, name, around=0):
                return None
            names.setdefault(theirs, (place, speaker.canonical))
    return next(iter(names.values())) if len(names) == 1 else None


def _other(ctx: Context, echo: Echo, mine: str) -> tuple[Place, str] | None:
    """Place and name of the one to whom all matching source statements go, where that is another named person."""
    names: dict[str, tuple[Place, str]] = {}
    if spoke_of_it(ctx, echo, mine):
        return None
    for place, statement in echo.theirs:
        speaker = statement.speaker
        theirs = surname(speaker) if speaker else None
        if speaker is None or theirs is None:
            return None
        if theirs == mine or named_in(ctx, place, mine):
            return None
        names.setdefault(theirs, (place, speaker.canonical))
    return next(iter(names.values())) if len(names) == 1 else None


PLUGIN = WrongSpeaker()
