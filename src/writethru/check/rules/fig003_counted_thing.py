"""FIG003: what is counted changed."""

from __future__ import annotations

from collections.abc import Iterable

from writethru.check.against.closely import weighty
from writethru.check.against.counted import counted_otherwise
from writethru.check.align import Place
from writethru.check.amounts import HUMAN, MEASURED, beside, checked, is_currency, kind, measure_in, odd, twins
from writethru.check.context import Context
from writethru.check.edits import decides, figure_span
from writethru.check.rule import Rule
from writethru.core.types import Figure, Finding, Span

# words on either side of a figure that say what is counted
AROUND = 7


class CountedThing(Rule):
    """## What it does
    Reports a number that the sources have for another thing: killed, wounded, killed or wounded, missing and displaced
    are five things; households are not people, ships are not containers, mothers are not babies, one army's soldiers
    are not the other's, and what is owed was not lost.

    ## Why it matters
    The number is right, so it looks checked; but the sentence is false.

    ## Example
        He said that 6,000 had been wounded. (The source: 6,000 had been killed or wounded)

    ## Instead
        He said that 6,000 had been killed or wounded.

    ## Fix
    Say what the source counts.
    """

    code = "FIG003"
    name = "counted-thing"
    severity = "error"
    needs = "src"

    def check(self, ctx: Context) -> Iterable[Finding]:
        for i, figure in checked(ctx):
            found = changed(ctx, i, figure)
            if found is not None and casualty_word(ctx.text(i)) and not told_beside(ctx, i, figure):
                continue  # CAS001's
            found = found or counted_otherwise(ctx, i, figure)
            if found is None:
                continue
            place, other, why = found
            yield self.finding(
                f'"{figure.text}": {why}',
                Span(figure.start, figure.end),
                citations=[ctx.cite(place)],
                fix=_phrase(ctx, place, other),
                deciding=[decides(ctx, place, *figure_span(other))],
            )


def casualty_word(text: str) -> bool:
    """Does the sentence use the words that CAS001 is about?"""
    lower = text.lower()
    return "casualt" in lower or "toll" in lower.replace("tolled", "")


def told_beside(ctx: Context, i: int, figure: Figure) -> bool:
    """Does the word right after the number say what is counted ("six dead"), whatever the sentence opens with?"""
    start = ctx.sentences[i].start
    return beside(ctx.text(i), figure.end - start) is not None


def changed(ctx: Context, i: int, figure: Figure) -> tuple[Place, Figure, str] | None:
    """The source figure of the same value that counts another thing, where none counts the same; with the reason."""
    near = {hit.place for hit in ctx.hits(i, floor=0.2 if odd(figure) else 0.3)}
    same = [(place, other) for place, other in twins(ctx, figure) if not _elsewhere(figure, other)]
    here = [(place, other) for place, other in same if place in near]
    if not here or len(same) > 40:
        return None
    clashes = [clash(ctx, i, figure, place, other) for place, other in same]
    if not all(clashes):
        return None
    if any(_copied_there(ctx, i, figure, place) for place, _ in here):
        return None
    place, other = here[0]
    return place, other, clash(ctx, i, figure, place, other) or ""


def _copied_there(ctx: Context, i: int, figure: Figure, place: Place) -> bool:
    """Do all words of weight around the figure stand in a source sentence that the draft's follows word by word?"""
    own = ctx.tokens(i, figure.start, figure.end)
    sentence = ctx.sentences[i]
    if not own:
        return False
    around = range(max(sentence.first, own[0] - AROUND), min(sentence.last, own[-1] + 1 + AROUND))
    heavy = [k for k in around if weighty(ctx.tree, k)]
    for twin in ctx.twins(i):
        if twin.place != place or not all(k in twin.match for k in heavy):
            continue
        tree, there = ctx.trees[place.source], [twin.match[k] for k in own if k in twin.match]
        lost = [j for change in twin.changes for j in change.theirs if weighty(tree, j)]
        if there and not any(abs(j - there[0]) <= AROUND for j in lost):
            return True
    return False


def _elsewhere(figure: Figure, other: Figure) -> bool:
    """Is it the same number by chance: people here, in the source a thing of no known kind?"""
    return figure.measure in HUMAN and other.measure not in HUMAN and kind(other) is None and other.unit is not None


def clash(ctx: Context, i: int, figure: Figure, place: Place, other: Figure) -> str | None:
    """Why the two count different things, or None where they may count the same."""
    mine = measure_in(ctx.text(i), figure, ctx.sentences[i].start)
    theirs = measure_in(ctx.source_text(place), other, ctx.source_sentence(place).start)
    if mine and theirs and mine != theirs:
        return f"the draft counts {_words(mine)}, the source {_words(theirs)}"
    a, b = kind(figure), kind(other)
    if a is None or b is None or a == b or figure.unit_implicit or other.unit_implicit:
        return None
    if {a, b} & MEASURED or is_currency(a) or is_currency(b) or "time" in (a, b):
        return None  # a changed unit is FIG010's
    return f"the draft counts {figure.unit}s, the source {other.unit}s"


def _words(measure: str) -> str:
    return {"killed_or_injured": "killed or wounded together", "killed": "the dead", "sick": "the sick"}.get(
        measure, f"the {measure}"
    )


def _phrase(ctx: Context, place: Place, figure: Figure) -> str:
    text = ctx.sources[place.source].article.text
    return figure.phrase.of(text) if figure.phrase else figure.text


PLUGIN = CountedThing()
