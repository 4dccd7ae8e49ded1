"""PLC001: a place changed."""

from __future__ import annotations

import re
from collections.abc import Iterable

from writethru.check.against.changed import Swap, names_swapped
from writethru.check.against.misplaced import names_misplaced
from writethru.check.against.turned import PREPOSITIONS, names_unheard, part_of
from writethru.check.against.whereabouts import moved
from writethru.check.align import Place
from writethru.check.context import Context
from writethru.check.edits import decides, put_right, replaced
from writethru.check.rule import Rule
from writethru.check.words import concept, name_key
from writethru.core.tree import Tree
from writethru.core.types import Finding, Sentence, Span

# what surely is no place; a place whose name was never seen before may be taken for anything else
_NO_PLACES = frozenset({"DATE", "TIME", "CARDINAL", "MONEY", "EVENT", "LAW", "WORK_OF_ART"})
COVER = 0.45


class PlaceChanged(Rule):
    """## What it does
    Reports a place after "in", "at", "to" or "from" where the source sentence has another place in the same spot
    (after the same verb or noun) and neither it nor its neighbours name the draft's; and a place that no source has
    for what happened there, where one that tells of it has another.

    ## Why it matters
    Readers act on places: who lives there looks for friends on the list of the dead.

    ## Example
        The two prisoners are held in Port Selby. (The source: are being held in Ostvik)

    ## Instead
        The two prisoners are held in Ostvik.

    ## Fix
    The source's place is offered.
    """

    code = "PLC001"
    name = "place"
    severity = "error"
    needs = "src"

    def check(self, ctx: Context) -> Iterable[Finding]:
        told: set[int] = set()
        for finding in self._moved(ctx):
            told.add(finding.start)
            yield finding
        for i in ctx.copy:
            swaps = [swap for swap in names_misplaced(ctx, i) if not _one_place(ctx, i, swap)]
            for swap in (*names_swapped(ctx, i), *swaps):
                if swap.span.start not in told and part_of(ctx, i, swap.span) == "place":
                    told.add(swap.span.start)
                    said = f'"{ctx.words(swap.span)}": the source has "{swap.fix}"'
                    yield put_right(self, ctx, said, swap.span, swap.place, swap.fix)
            for other in moved(ctx, i):
                if other.span.start not in told:
                    told.add(other.span.start)
                    said = f'"{ctx.words(other.span)}": the source has "{other.instead}"'
                    yield put_right(self, ctx, said, other.span, other.place, other.instead)
            for odd in names_unheard(ctx, i):
                if odd.span.start not in told and part_of(ctx, i, odd.span) == "place":
                    said = f'"{ctx.words(odd.span)}" stands in no source here'
                    yield self.finding(said, odd.span, citations=[ctx.cite(odd.place)])

    def _moved(self, ctx: Context) -> Iterable[Finding]:
        for i in ctx.copy:
            hits = ctx.hits(i, floor=COVER)
            if not hits:
                continue
            for governor, span, words in placed(ctx.tree, ctx.sentences[i]):
                if any(_names(ctx, hit.place, words) for hit in hits):
                    continue
                for hit in hits:
                    tree = ctx.trees[hit.place.source]
                    theirs = [
                        (other_span, other)
                        for g, other_span, other in placed(tree, ctx.source_sentence(hit.place))
                        if g == governor and not other & words
                    ]
                    if theirs:
                        fix = theirs[0][0].of(tree.text)
                        yield self.finding(
                            f'"{ctx.words(span)}": the source has "{fix}"',
                            span,
                            citations=[ctx.cite(hit.place)],
                            fix=fix,
                            edit=replaced(ctx, span, fix),
                            deciding=[decides(ctx, hit.place, theirs[0][0].start, theirs[0][0].end)],
                        )
                        break


def placed(tree: Tree, sentence: Sentence) -> list[tuple[str, Span, frozenset[str]]]:
    """Places of a sentence: what they are joined to, their span, and the keys of their words."""
    out = []
    for k in range(sentence.first, sentence.last):
        token = tree.tokens[k]
        kind = token.ent[2:]
        if (
            token.dep != "pobj"
            or token.pos != "PROPN"
            or kind in _NO_PLACES
            or tree.lower(token.head) not in PREPOSITIONS
        ):
            continue
        preposition = tree.tokens[token.head]
        governor = concept(tree.tokens[preposition.head].lemma)
        name = [j for j in tree.subtree(k) if tree.tokens[j].dep in ("compound", "det", "poss", "case") or j == k]
        joined = [j for j in tree.subtree(k) if tree.tokens[j].pos == "PROPN"]
        keys = frozenset(name_key(tree.word(j)) for j in joined)
        span = tree.span([j for j in name if tree.tokens[j].pos == "PROPN"] or [k])
        out.append((governor, span, keys))
    return out


def _one_place(ctx: Context, i: int, swap: Swap) -> bool:
    """Are the two names one, or side by side in the draft or the source ("Nidaros Street, Halden")?"""
    mine, theirs = ctx.words(swap.span), swap.fix
    both = rf"(?:{re.escape(mine)}\W{{1,3}}{re.escape(theirs)}|{re.escape(theirs)}\W{{1,3}}{re.escape(mine)})"
    return mine == theirs or any(re.search(both, text) for text in (ctx.text(i), ctx.source_text(swap.place)))


def _names(ctx: Context, place: Place, words: frozenset[str]) -> bool:
    last = len(ctx.sources[place.source].sentences)
    for k in range(max(0, place.sentence - 1), min(last, place.sentence + 2)):
        text = ctx.source_text(Place(place.source, k))
        if words & {name_key(word.strip(".,;:()“”\"'")) for word in text.split()}:
            return True
    return False


PLUGIN = PlaceChanged()
