"""FIG004: a contested or casualty figure without who says so."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from writethru.check.align import Place
from writethru.check.amounts import CASUALTY, checked, kind, measure_in, same_kind, same_value, values
from writethru.check.attribution import attributed, names_speaker
from writethru.check.context import Context
from writethru.check.rule import Rule
from writethru.core.types import Citation, Figure, Finding, Span

# a count this small is seen, not estimated
SEEN = 3
# how like two sentences are, of 1, that are one text with another number
ALIKE = 0.9
_HISTORY = re.compile(
    r"\b(?:in|of|since|until) (?:1[5-9]\d\d|20\d\d)\b|\b(?:last|previous) (?:year|century|decade)\b|"
    r"\byears? (?:ago|earlier)\b",
    re.I,
)
# a paper that gives the figure itself: "the draft budget sets a deficit of"
_PAPER = re.compile(
    r"\b(?:budget|plan|bill|law|act|report|document|forecast|contract|prospectus|statement|list|table|study|survey|"
    r"audit)\b(?:, [^.;]{1,60},)? (?:sets?|foresees?|foresaw|provides? for|projects?|assumes?|allots?|earmarks?|lists?|"
    r"shows?|gives?|gave|calls? for|puts?|named?|forecasts?)(?:ed|d)?\b[^.;,]{0,40}$",
    re.I,
)


class Unattributed(Rule):
    """## What it does
    Reports a figure of dead, hurt or missing, or one that the sources dispute, in a sentence that does not say who
    counts. Counts under three and events of an earlier year are let pass unless disputed, and so are headlines.

    ## Why it matters
    Such counts are claims of a party until they are checked. Without a name the outlet makes the claim its own.

    ## Example
        The flood killed 61 people.

    ## Instead
        The flood killed 61 people, the interior ministry said.

    ## Fix
    Name who counts, in the same sentence.
    """

    code = "FIG004"
    name = "unattributed-figure"
    severity = "error"
    needs = "draft"

    def check(self, ctx: Context) -> Iterable[Finding]:
        for i, figure in checked(ctx):
            if attributed(ctx, i, figure):
                continue
            rival = disputed(ctx, i, figure)
            if rival is None and (ctx.is_heading(i) or not _casualty(ctx.text(i), figure, ctx.sentences[i].start)):
                continue
            reason = "the sources dispute it" if rival else "it counts dead, hurt or missing"
            yield self.finding(
                f'"{figure.text}" stands without who says so: {reason}',
                Span(figure.start, figure.end),
                citations=rival or (),
            )


def _casualty(text: str, figure: Figure, offset: int) -> bool:
    if figure.measure not in CASUALTY or measure_in(text, figure, offset) is None or _HISTORY.search(text):
        return False
    if kind(figure) != "person" and figure.unit not in (None, "body"):
        return False
    if re.match(r"-year|\s*years?\b", text[figure.end - offset :]):
        return False
    ends = values(figure)
    return bool(ends) and (max(ends) >= SEEN or figure.approx not in ("exact", "about"))


def disputed(ctx: Context, i: int, figure: Figure) -> tuple[Citation, ...] | None:
    """The source sentences with this figure and with its rival, where the ledger has the two in conflict."""
    ledger = ctx.ledger
    if ledger is None or kind(figure) in ("time", "percent") or names_speaker(ctx, i, figure):
        return None
    if _PAPER.search(ctx.draft.text[ctx.sentences[i].start : figure.start]):
        return None
    near = {hit.place for hit in ctx.hits(i, floor=0.3)}
    by_id = {other.id: (place, other) for place, other in ctx.source_figures}
    for relation in ledger.relations:
        if relation.relation != "conflict" or relation.a not in by_id or relation.b not in by_id:
            continue
        for mine, theirs in ((relation.a, relation.b), (relation.b, relation.a)):
            place, other = by_id[mine]
            if _one_text(ctx, place, by_id[theirs][0]):
                continue  # a slip of the one who copied it: nobody disputes it
            if (
                place in near
                and same_value(figure, other)
                and other.measure == figure.measure
                and same_kind(figure, other)
            ):
                return ctx.cite(place), ctx.cite(by_id[theirs][0])
    return None


def _one_text(ctx: Context, a: Place, b: Place) -> bool:
    """Are two source sentences the same but for their numbers?"""
    mine, theirs = (re.sub(r"\d[\d.,]*", "#", ctx.source_text(place)) for place in (a, b))
    return SequenceMatcher(None, mine.split(), theirs.split(), autojunk=False).ratio() >= ALIKE


PLUGIN = Unattributed()
