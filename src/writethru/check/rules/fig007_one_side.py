"""FIG007: the sources conflict and one side alone is printed."""

from __future__ import annotations

from collections.abc import Iterable

from writethru.check.amounts import checked, is_known, kind, same_kind, same_value, values
from writethru.check.context import Context
from writethru.check.edits import decides, figure_span
from writethru.check.rule import Rule
from writethru.check.words import numbers
from writethru.core.types import Figure, Finding, Span


class OneSide(Rule):
    """## What it does
    Reports a figure that the sources dispute where the draft nowhere gives any of the rival numbers.

    ## Why it matters
    To print one side of a dispute is to decide it.

    ## Example
        The union says 5,100 have stopped work. (The employers say 4,300.)

    ## Instead
        The union says 5,100 have stopped work; the employers say about 4,300.

    ## Fix
    Add the other count and who makes it.
    """

    code = "FIG007"
    name = "one-side"
    severity = "warning"
    needs = "src"

    def check(self, ctx: Context) -> Iterable[Finding]:
        ledger = ctx.ledger
        if ledger is None:
            return
        by_id = {figure.id: (place, figure) for place, figure in ctx.source_figures}
        printed = numbers(" ".join(ctx.text(i) for i in ctx.copy))
        conflicts: dict[str, list[str]] = {}
        for relation in ledger.relations:
            if relation.relation == "conflict" and relation.a in by_id and relation.b in by_id:
                conflicts.setdefault(relation.a, []).append(relation.b)
                conflicts.setdefault(relation.b, []).append(relation.a)
        origin = {article: origin.id for origin in ledger.story.origins for article in origin.articles}
        told: list[Figure] = []
        for i, figure in checked(ctx):
            if any(same_value(figure, other) for other in told) or kind(figure) == "time":
                continue
            near = {hit.place for hit in ctx.hits(i, floor=0.3)}
            for mine in sorted(conflicts):
                place, other = by_id[mine]
                if place not in near or not same_value(figure, other) or not same_kind(figure, other):
                    continue
                rivals = [by_id[name] for name in conflicts[mine] if _true_rival(other, by_id[name][1], origin)]
                if not rivals or any(is_known(value, printed) for _, rival in rivals for value in values(rival)):
                    continue
                rival_place, rival = rivals[0]
                told.append(figure)
                yield self.finding(
                    f'"{figure.text}" is one side of a dispute; the sources also have "{rival.text}"',
                    Span(figure.start, figure.end),
                    citations=[ctx.cite(place), ctx.cite(rival_place)],
                    deciding=[
                        decides(ctx, place, *figure_span(other)),
                        decides(ctx, rival_place, *figure_span(rival)),
                    ],
                )
                break


def _true_rival(a: Figure, b: Figure, origin: dict[str, str]) -> bool:
    """Counts the same in so many words, and is no slip of a copy of the same report.

    One article that gives two counts disputes itself where it says whose each is.
    """
    if a.measure != b.measure or a.measure in ("other", "duration") or not same_kind(a, b) or a.unit == "percent":
        return False
    if a.article == b.article:
        return a.reporter_name is not None and b.reporter_name is not None and a.reporter_name != b.reporter_name
    return origin.get(a.article, a.article) != origin.get(b.article, b.article)


PLUGIN = OneSide()
