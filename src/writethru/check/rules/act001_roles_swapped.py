"""ACT001: who did what to whom swapped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from writethru.check.against.bearers import counted_of_others
from writethru.check.against.changed import Swap, names_swapped, order_swapped
from writethru.check.against.compare import pairs
from writethru.check.against.exchanged import agreed, deed_credited, deed_turned
from writethru.check.against.misplaced import names_misplaced
from writethru.check.against.predicates import Predicate
from writethru.check.against.turned import names_unheard, part_of, short_forms
from writethru.check.align import Place
from writethru.check.context import Context
from writethru.check.edits import put_right
from writethru.check.quotes import fold
from writethru.check.rule import Rule
from writethru.core.types import Finding, Sentence, Statement

# share of the draft sentence that the source sentence must hold; words after the verb that may name who is addressed
COVER = 0.5
REACH = 8
# verbs of saying that take the one addressed or meant as their object
_TO = frozenset(
    "ask accuse warn urge tell thank order advise remind assure criticise criticize blame condemn praise beg".split()
)
_PASSIVE = frozenset("is are was were be been being".split())


class RolesSwapped(Rule):
    """## What it does
    Reports a verb whose doer in the draft is the one it is done to in every source sentence that the draft rests on, or
    the other way about: active and passive, "beat" and "lost to", giver and taker. Reports a name too that stands where
    all sources that the draft follows have another, and one that is made the doer of what the source tells without one.

    ## Why it matters
    The victim becomes the culprit.

    ## Example
        The drivers stopped the pickets. (The source: the pickets stopped the drivers)

    ## Instead
        The pickets stopped the drivers.

    ## Fix
    Follow the source.
    """

    code = "ACT001"
    name = "roles-swapped"
    severity = "error"
    needs = "src"

    def check(self, ctx: Context) -> Iterable[Finding]:
        turned: set[int] = set()
        for pair in pairs(ctx):
            if all(_swapped(pair.mine, other) for _, other in pair.theirs):
                turned.add(pair.sentence)
                yield self._turned(ctx, pair.sentence, pair.theirs[0][0])
        for i in ctx.copy:
            place = None if ctx.is_heading(i) else deed_turned(ctx, i) or order_swapped(ctx, i)
            if place is not None:
                turned.add(i)
                yield self._turned(ctx, i, place)
            credited = None if ctx.is_heading(i) else deed_credited(ctx, i)
            if credited is not None:
                said = f'No source says that "{ctx.words(credited[0])}" did this'
                yield self.finding(said, credited[0], citations=[ctx.cite(credited[1])])
            place = next((place for mine in ctx.statements(i) if (place := _addressed(ctx, i, mine))), None)
            if place is not None:
                yield self.finding("The draft swaps who said it and to whom", ctx.span(i), citations=[ctx.cite(place)])
            yield from self._names(ctx, i, turned=i in turned)

    def _turned(self, ctx: Context, i: int, place: Place) -> Finding:
        return self.finding("The draft swaps who did it and to whom", ctx.span(i), citations=[ctx.cite(place)])

    def _names(self, ctx: Context, i: int, *, turned: bool) -> Iterable[Finding]:
        """Names that stand where the sources have others, and names and short forms that they do not have there."""
        swaps = tuple(_names_changed(ctx, i, turned=turned))
        for swap in swaps:
            if part_of(ctx, i, swap.span) == "place":
                continue  # PLC001's
            said = f'"{ctx.words(swap.span)}" stands in no source here; the source has "{swap.fix}"'
            yield put_right(self, ctx, said, swap.span, swap.place, swap.fix)
        unheard = [odd for odd in names_unheard(ctx, i) if part_of(ctx, i, odd.span) == "other"]
        odds = [(odd.span, odd.place) for odd in (*unheard, *short_forms(ctx, i))]
        odds += [(borne.span, borne.place) for borne in counted_of_others(ctx, i)]
        for span, place in odds:
            if not any(swap.span.start <= span.start < swap.span.end for swap in swaps):
                yield self.finding(f'"{ctx.words(span)}" stands in no source here', span, citations=[ctx.cite(place)])


def _names_changed(ctx: Context, i: int, *, turned: bool) -> Iterator[Swap]:
    """Names that the source has otherwise, each once; another's word is ATT002's. Where the deed is ``turned``, that
    says all of its names."""
    told: set[int] = set()
    right = {ctx.tree.tokens[k].start for k in agreed(ctx, i)}
    laid_over = () if turned else names_misplaced(ctx, i)
    for swap in chain(names_swapped(ctx, i), (s for s in laid_over if part_of(ctx, i, s.span) != "speaker")):
        inside = range(swap.span.start, swap.span.end)
        if not any(start in told or start in right for start in inside):
            told.update(range(swap.span.start, swap.span.end))
            yield swap


def _addressed(ctx: Context, i: int, mine: Statement) -> Place | None:
    """Where the source has the same verb of saying with speaker and person addressed the other way about."""
    here = _sides(ctx.draft.text, ctx.sentences[i], mine)
    if here is None:
        return None
    swapped = None
    for hit in ctx.hits(i, floor=COVER):
        text = ctx.sources[hit.place.source].article.text
        for other in ctx.statements_at(hit.place):
            if other.cue is None or mine.cue is None or other.cue.lemma != mine.cue.lemma:
                continue
            there = _sides(text, ctx.source_sentence(hit.place), other)
            if there is None or here[0] == there[0] or here[0] not in there[2] or there[0] not in here[2]:
                return None
            if here[0] in there[1] or there[0] in here[1]:
                return None
            swapped = swapped or hit.place
    return swapped


def _sides(text: str, sentence: Sentence, statement: Statement) -> tuple[str, list[str], list[str]] | None:
    """The speaker's last name, the words before the verb of saying and those after it; None for a passive."""
    speaker, cue = statement.speaker, statement.cue
    if speaker is None or cue is None or speaker.resolved_by == "unresolved" or not speaker.canonical:
        return None
    before = fold(text[sentence.start : cue.start]).split()
    after = fold(text[cue.end : sentence.end]).split()[:REACH]
    name = fold(speaker.canonical).split()
    if not name or cue.lemma not in _TO or speaker.start > cue.start or "by" in after or set(before[-2:]) & _PASSIVE:
        return None
    return name[-1], before, after


def _swapped(mine: Predicate, theirs: Predicate) -> bool:
    """One side's subject is the other's object, and neither subject nor object is the same in both."""
    if not (mine.subject and mine.object and theirs.subject and theirs.object):
        return False
    if _names_swapped(mine, theirs):
        return True
    if mine.subject & theirs.subject or mine.object & theirs.object:
        return False
    return bool(mine.subject & theirs.object or mine.object & theirs.subject)


def _names_swapped(mine: Predicate, theirs: Predicate) -> bool:
    """ "The minister of A summoned the envoy of B" where the source has the envoy of A."""
    doer, done_to = _names(mine.subject), _names(mine.object)
    their_doer, their_done_to = _names(theirs.subject), _names(theirs.object)
    return bool(doer & their_done_to and done_to) and not doer & their_doer and not done_to & their_done_to


def _names(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in words if word.startswith("@"))


PLUGIN = RolesSwapped()
