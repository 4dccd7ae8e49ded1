"""CAS001: "casualties" used for deaths only, or "death toll" for killed and wounded."""

from __future__ import annotations

import re
from collections.abc import Iterable

from writethru.check.align import Place
from writethru.check.amounts import HUMAN, checked, measure_in, near_figures, twins, values
from writethru.check.context import Context
from writethru.check.edits import decides, figure_span
from writethru.check.rule import Rule
from writethru.check.rules.fig003_counted_thing import casualty_word, changed
from writethru.check.words import close
from writethru.core.types import Figure, Finding, Span

# "a death toll of 40 killed and wounded": the draft contradicts itself
_TOLL_OF_BOTH = re.compile(
    r"\bdeath toll\b[^.;:]{0,60}\b(?:kill\w*|dead)(?:,)? (?:and|or) (?:\w+ )?(?:wound\w*|injur\w*|hurt)\b", re.I
)
_ALL_DEAD = re.compile(
    r"\bcasualties\b[^.;:]{0,30}\b(?:all|each|every one) (?:of them |of whom )?(?:dead|killed|died|fatal)\b", re.I
)


class Casualties(Rule):
    """## What it does
    Reports "casualties" for a number that the source gives as dead only, and "death toll" or "toll" for one that the
    source gives as dead and hurt together, or that adds the two up.

    ## Why it matters
    Casualties are dead and hurt. Read the wrong way, an army loses ten times as many men as it did.

    ## Example
        The president put the death toll at 6,000. (The source: 6,000 killed or wounded)

    ## Instead
        The president put the number of killed and wounded at 6,000.

    ## Fix
    Use the source's words.
    """

    code = "CAS001"
    name = "casualties"
    severity = "error"
    needs = "draft"

    def check(self, ctx: Context) -> Iterable[Finding]:
        told: list[Span] = []
        for i in ctx.copy:
            for pattern in (_TOLL_OF_BOTH, _ALL_DEAD):
                match = pattern.search(ctx.text(i))
                if match:
                    start = ctx.sentences[i].start
                    told.append(Span(start + match.start(), start + match.end()))
                    yield self.finding(
                        f'"{match[0]}": casualties are dead and hurt, a death toll is the dead alone', told[-1]
                    )
        if ctx.sources:
            for finding in self._against_sources(ctx):
                if not any(span.overlaps(Span(finding.start, finding.end)) for span in told):
                    yield finding

    def _against_sources(self, ctx: Context) -> Iterable[Finding]:
        for i, figure in checked(ctx):
            text = ctx.text(i)
            if not casualty_word(text):
                continue
            found = changed(ctx, i, figure)
            place = found[0] if found else _added_up(ctx, i, figure)
            if place is None or measure_in(text, figure, ctx.sentences[i].start) not in ("killed", "killed_or_injured"):
                continue
            other = found[1] if found else None
            yield self.finding(
                f'"{figure.text}": ' + (found[2] if found else "the source has this many only with the injured added"),
                Span(figure.start, figure.end),
                citations=[ctx.cite(place)],
                fix=_phrase(ctx, place, other) if other else None,
                deciding=[decides(ctx, place, *figure_span(other))] if other else (),
            )


def _added_up(ctx: Context, i: int, figure: Figure) -> Place | None:
    """The source sentence whose dead and hurt together make the draft's toll."""
    if (
        measure_in(ctx.text(i), figure, ctx.sentences[i].start) != "killed"
        or twins(ctx, figure)
        or len(values(figure)) != 1
    ):
        return None
    held: dict[Place, list[Figure]] = {}
    for place, other in near_figures(ctx, i):
        held.setdefault(place, []).append(other)
    for place, others in held.items():
        hurt = [v for other in others if HUMAN.get(other.measure) == "injured" for v in values(other)]
        dead = [v for other in others if HUMAN.get(other.measure) == "killed" for v in values(other)] or [1.0]
        if any(close(a + b, values(figure)[0]) for a in hurt for b in dead):
            return place
    return None


def _phrase(ctx: Context, place: Place, figure: Figure) -> str:
    text = ctx.sources[place.source].article.text
    return figure.phrase.of(text) if figure.phrase else figure.text


PLUGIN = Casualties()
