"""NEG001: a negation lost or added."""

from __future__ import annotations

import re
from collections.abc import Iterable

from writethru.check.against.admitted import admitted
from writethru.check.against.changed import negation_changed, words_swapped
from writethru.check.against.compare import Pair, pairs
from writethru.check.against.negated import negated_otherwise
from writethru.check.against.predicates import Predicate, denied, negative_words, predicates
from writethru.check.against.turned import verb_turned
from writethru.check.align import Place
from writethru.check.context import Context
from writethru.check.edits import decides_in, replaced
from writethru.check.rule import Rule
from writethru.check.words import concept
from writethru.core.types import Finding, Span

# words of a sentence that says no more than "none of them was"
SHORT = 8
_NONE = re.compile(r"\W*(?:None|Nobody|No one|Neither|Nothing)\b")

_GROUNDS = "evidence|proof|reason|reasons|grounds|cause|need|sign|signs|indication"
_NOTHING_TO = re.compile(rf"\b(?:nothing|no (?:{_GROUNDS}))\b(?:\W+\w+)?\W+to (\w+)", re.I)
_MUCH_TO = re.compile(
    rf"\b(?:much|enough|plenty|something|everything|a lot|(?:every|good|ample|strong|clear|some) (?:{_GROUNDS}))\b"
    r"(?:\W+\w+)?\W+to (\w+)",
    re.I,
)
# share of the draft sentence that the source sentence must hold where it has "nothing" for "much"
COVER = 0.4


class Negation(Rule):
    """## What it does
    Reports a verb that is negated in the draft and in no source sentence it rests on, or the other way about, and what
    the draft lets somebody admit who denies it in the sources.

    ## Why it matters
    One small word turns the report into its opposite.

    ## Example
        The regulator has published its findings. (The source: has not published)

    ## Instead
        The regulator has not published its findings.

    ## Fix
    Follow the source.
    """

    code = "NEG001"
    name = "negation"
    severity = "error"
    needs = "src"

    def check(self, ctx: Context) -> Iterable[Finding]:
        told: set[int] = set()
        for pair in pairs(ctx):
            mine, sides = pair.mine, {other.negated for _, other in pair.theirs}
            if sides != {not mine.negated} or ctx.is_heading(pair.sentence):
                continue  # a headline is HDL001's
            if mine.conditional or any(other.conditional for _, other in pair.theirs):
                continue  # "unless work resumes" and "if work has not resumed" are the same
            if any(_under_denial(ctx, pair, place, other) for place, other in pair.theirs):
                continue  # "says that it was not" and "denies that it was" are the same
            place, _ = pair.theirs[0]
            # a draft that negates in other words ("unpublished", "yet to") is not caught by the parse alone
            if not mine.negated and negative_words(ctx.text(pair.sentence)):
                continue
            if mine.negated and negative_words(ctx.source_text(place)):
                continue
            said = "denies what the source says" if mine.negated else "says what the source denies"
            told.add(pair.sentence)
            yield self.finding(f"The draft {said}", ctx.span(pair.sentence), citations=[ctx.cite(place)])
        for i in ctx.copy:
            for swap in words_swapped(ctx, i):
                if swap.opposite:
                    told.add(i)
                    said = f'"{ctx.words(swap.span)}": the source has the opposite, "{swap.fix}"'
                    yield self.finding(
                        said,
                        swap.span,
                        citations=[ctx.cite(swap.place)],
                        fix=swap.fix,
                        edit=replaced(ctx, swap.span, swap.fix),
                        deciding=[decides_in(ctx, swap.place, swap.fix)],
                    )
            turned = None if i in told or ctx.is_heading(i) else negation_changed(ctx, i)
            if turned:
                place, denies = turned
                said = "denies what the source says" if denies else "says what the source denies"
                yield self.finding(f"The draft {said}", ctx.span(i), citations=[ctx.cite(place)])
                continue
            verb = None if i in told else verb_turned(ctx, i) or negated_otherwise(ctx, i)
            if verb:
                odd, denies = verb
                said = "denies what the source says" if denies else "says what the source denies"
                yield self.finding(f"The draft {said}", odd.span, citations=[ctx.cite(odd.place)])
        for i in ctx.copy:
            grant = None if i in told else admitted(ctx, i)
            if grant is not None:
                statement, place = grant
                who = statement.speaker.canonical if statement.speaker else "the speaker"
                yield self.finding(
                    f'"{statement.cue.text}": in the source {who} denies this',
                    Span(statement.cue.start, statement.cue.end),
                    citations=[ctx.cite(place)],
                )
        for i in ctx.copy:
            quiet = ctx.is_heading(i) or negative_words(ctx.text(i))
            denial = None if quiet else _denied_after(ctx, i) or _nothing_of(ctx, i)
            if denial:
                yield self.finding("The draft says what the source denies", ctx.span(i), citations=[ctx.cite(denial)])


def _under_denial(ctx: Context, pair: Pair, place: Place, other: Predicate) -> bool:
    """Is one of the two verbs what a denial holds ("denies that it was") where the other is negated?"""
    if pair.mine.negated:
        return denied(ctx.trees[place.source], other.head)
    return denied(ctx.tree, pair.mine.head)


def _denied_after(ctx: Context, i: int) -> Place | None:
    """The sentence after one that speaks of the same people, which denies the draft's verb of "none" or "nobody"."""
    mine = [verb for verb in predicates(ctx.tree, ctx.sentences[i]) if verb.past and not (verb.hedged or verb.planned)]
    keys = {verb.key for verb in mine if not verb.negated and not verb.conditional}
    if not keys or any(keys & _asserted(ctx, hit.place) for hit in ctx.hits(i, floor=0.3)):
        return None
    for hit in ctx.hits(i, floor=0.45, most=3):
        after = Place(hit.place.source, hit.place.sentence + 1)
        if after.sentence >= len(ctx.sources[after.source].sentences):
            continue
        if not _NONE.match(ctx.source_text(after)):
            continue
        found = predicates(ctx.trees[after.source], ctx.source_sentence(after))
        if any(verb.key in keys for verb in found) and len(ctx.source_text(after).split()) <= SHORT:
            return after
    return None


def _nothing_of(ctx: Context, i: int) -> Place | None:
    """The source sentence that has "nothing to indicate" where the draft has "much to indicate"."""
    told = {concept(match[1]) for match in _MUCH_TO.finditer(ctx.text(i))}
    hits = ctx.hits(i, floor=COVER, most=4) if told else ()
    if any(told & {concept(match[1]) for match in _MUCH_TO.finditer(ctx.source_text(hit.place))} for hit in hits):
        return None
    for hit in hits:
        if told & {concept(match[1]) for match in _NOTHING_TO.finditer(ctx.source_text(hit.place))}:
            return hit.place
    return None


def _asserted(ctx: Context, place: Place) -> set[str]:
    found = predicates(ctx.trees[place.source], ctx.source_sentence(place))
    return {verb.key for verb in found if not verb.negated}


PLUGIN = Negation()
