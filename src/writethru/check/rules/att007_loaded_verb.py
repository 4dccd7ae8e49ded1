"""ATT007: a loaded verb for a plain "said"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from writethru.check.align import Place
from writethru.check.attribution import keys_of
from writethru.check.context import Context
from writethru.check.edits import decides, replaced
from writethru.check.loaded import LICENCE, group_of, plain_for
from writethru.check.rule import Rule
from writethru.check.voices import Echo, content_terms, distinctive, echoes
from writethru.core.types import Finding, Span, Statement

# share of the draft sentence that a source sentence must hold where the reader found no statement in the draft
COVER = 0.5


class LoadedVerb(Rule):
    """## What it does
    Reports "claimed", "admitted", "conceded", "boasted", "insisted" and the like where every source sentence behind the
    statement has the same speaker with a plain "said", and "refuted" where the speaker only denies.

    ## Why it matters
    "Claimed" doubts, "admitted" convicts, "boasted" mocks, "refuted" takes the denial for proved: the writer judges
    under cover of a verb.

    ## Example
        The embassy boasted that the talks had been warm. (The source: the embassy said so)

    ## Instead
        The embassy said that the talks had been warm.

    ## Fix
    The source's verb is offered.
    """

    code = "ATT007"
    name = "loaded-verb"
    severity = "warning"
    needs = "src"

    def check(self, ctx: Context) -> Iterable[Finding]:
        for verb, group, theirs in [*_read(ctx), *_unread(ctx)]:
            if not theirs or ctx.in_quotes(verb.start, verb.end):
                continue
            if any(_licensed(ctx, place, group) for place, _ in theirs):
                continue
            place, other = theirs[0]
            if other.cue.lemma.lower() in plain_for(group):
                plain = other.cue.text if other.cue.lemma.lower() in ("say", "deny") else None
                yield self.finding(
                    f'"{ctx.words(verb)}" judges what the source gives with "{other.cue.text}"',
                    verb,
                    citations=[ctx.cite(place)],
                    fix=plain,
                    edit=replaced(ctx, verb, plain) if plain else None,
                    deciding=[decides(ctx, place, other.cue.start, other.cue.end)],
                )


Judged = tuple[Span, str, list[tuple[Place, Statement]]]


def _read(ctx: Context) -> Iterator[Judged]:
    """Loaded verbs of the draft's statements, each with its group and the source statements of that speaker."""
    echoed = {echo.mine.id: _same_voice(echo) for echo in echoes(ctx)}
    for i in ctx.copy:
        for mine in ctx.statements(i):
            group = group_of(mine.cue.lemma.lower())
            if group is None or mine.speaker is None:
                continue
            theirs = echoed.get(mine.id, [])
            if not theirs:
                said = set(content_terms(ctx.tree, ctx.sentences[i], mine))
                theirs = _held(ctx, i, distinctive(mine.speaker), said)
            yield Span(mine.cue.start, mine.cue.end), group, theirs


def _unread(ctx: Context) -> Iterator[Judged]:
    """Loaded verbs with a subject and a clause that the reader of statements does not know as verbs of saying."""
    tree = ctx.tree
    for i in ctx.copy:
        cues = [Span(statement.cue.start, statement.cue.end) for statement in ctx.statements(i)]
        for k in range(ctx.sentences[i].first, ctx.sentences[i].last):
            token = tree.tokens[k]
            group = group_of(token.lemma.lower()) if token.pos == "VERB" else None
            span = Span(token.start, token.end)
            if group is None or any(span.overlaps(cue) for cue in cues):
                continue
            subject = tree.child(k, "nsubj")
            if subject is None or tree.child(k, "ccomp") is None:
                continue
            yield span, group, _held(ctx, i, keys_of(tree.subtree_span(subject).of(tree.text)), None)


def _held(ctx: Context, i: int, keys: frozenset[str], said: set[str] | None) -> list[tuple[Place, Statement]]:
    """Statements of a speaker in the source sentences that hold most of draft sentence ``i``, with one word of weight
    of what the draft's statement says.
    """
    return [
        (hit.place, other)
        for hit in ctx.hits(i, floor=COVER)
        for other in ctx.statements_at(hit.place)
        if other.speaker is not None
        and keys & distinctive(other.speaker)
        and (
            said is None
            or said & set(content_terms(ctx.trees[hit.place.source], ctx.source_sentence(hit.place), other))
        )
    ]


def _same_voice(echo: Echo) -> list[tuple[Place, Statement]]:
    """The source statements of the draft's speaker, the best first; the best, where it says "police" or "the firm"."""
    mine = distinctive(echo.mine.speaker) if echo.mine.speaker else frozenset()
    if not mine:
        best = [(place, other) for place, other in echo.theirs if place == echo.theirs[0][0]]
        return best if len({other.speaker.canonical for _, other in best if other.speaker is not None}) == 1 else []
    return [
        (place, other)
        for place, other in echo.theirs
        if other.speaker is not None and mine & distinctive(other.speaker)
    ]


def _licensed(ctx: Context, place: Place, group: str) -> bool:
    """Does the source sentence, or the one before or after it, judge in the same way?"""
    last = len(ctx.sources[place.source].sentences)
    around = range(max(0, place.sentence - 1), min(last, place.sentence + 2))
    return any(LICENCE[group].search(ctx.source_text(Place(place.source, k))) for k in around)


PLUGIN = LoadedVerb()
