"""FIG009: a sum or difference that does not follow from its parts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import combinations

from writethru.check.against.days import MONTH
from writethru.check.amounts import NEAR, checked, is_known, kind, known_numbers, near_figures, same_kind, values
from writethru.check.context import Context
from writethru.check.edits import replaced
from writethru.check.rule import Rule
from writethru.check.words import close, numbers
from writethru.core.types import Citation, Figure, Finding, Span

_SUM = re.compile(
    r"\b(?:add(?:s|ed)? up to|add(?:s|ed)? to|sum to|total(?:s|ling|ing)? (?:of )?|making|mak(?:es?|"
    r"ing) a total of|or|for a total of|amount(?:s|ed|ing)? to|"
    r"com(?:e|es|ing) to)\s*(?:\w+\s+){0,2}[^\w\s]?$",
    re.I,
)
_IN_ALL = re.compile(r"^[^.;]{0,40}?\b(?:in all|in total|altogether|combined|together|all told|overall)\b", re.I)
_ADDS = re.compile(r"\b(?:add(?:s|ed)? up to|sum to|for a total of|a total of)\s*[^\w\s]?$", re.I)
_NUMBER = r"([a-z]+(?:-[a-z]+)?|\d[\d,.]*(?: (?:million|billion|thousand))?)"
_BY = re.compile(
    rf"\b(?:exceed\w*|surpass\w*|outnumber\w*|higher|lower|above|below|apart|differ\w*)\b[^.;]{{0,60}}?\bby {_NUMBER}"
    rf"|\b(?:gap|difference) of {_NUMBER}",
    re.I,
)
# a change and the two counts it is between: "up by 3 points, from 7 to 10"
_AMOUNT = r"(?:[a-z]+(?:-[a-z]+)?|\d+(?:[.,]\d+)*(?: ?(?:million|billion|trillion|thousand|bn|m)\b)?)"
_CHANGE = re.compile(
    r"\b(?:up|down|ris\w+|rose|grew|grow\w*|climb\w*|increas\w+|jump\w*|gain\w*|add\w*|fall\w*|fell|drop\w*|declin\w+|"
    r"shr[aiu]nk\w*|cut\w*|los[ets]\w*|reduc\w+|lower\w*|rais\w+|slump\w*|slid\w*)\b(?: \w+)?? (?:by|of) [^\w\s]?"
    rf"(?P<by>{_AMOUNT})(?: ?(?:percentage )?(?P<unit>points?|per ?cent|%))?(?! {MONTH})[^.;\d]{{0,40}}?"
    rf"\bfrom [^\w\s]?(?P<old>{_AMOUNT})(?: ?(?:per ?cent|%))?,? to [^\w\s]?(?P<new>{_AMOUNT})",
    re.I,
)
# parts may be rounded
SLACK = 0.02


class Arithmetic(Rule):
    """## What it does
    Adds up two or more figures of a sentence that gives their sum ("add up to", "in all"), works out a change from the
    two counts it is between ("by 3 points, from 7 to 10"), and holds a stated difference ("exceeds it by seven")
    against the figures of the sources.

    ## Why it matters
    The parts are sourced, so the sum looks sourced; nobody but the writer ever made it.

    ## Example
        About 700 dead and 3,900 wounded, or 4,900 casualties in all.

    ## Instead
        About 700 dead and 3,900 wounded, or 4,600 casualties in all.

    ## Fix
    The right sum is offered. Rounding is let pass.
    """

    code = "FIG009"
    name = "arithmetic"
    severity = "error"
    needs = "draft"

    def check(self, ctx: Context) -> Iterable[Finding]:
        for i, figure in checked(ctx):
            sentence = ctx.sentences[i]
            before = ctx.draft.text[max(sentence.start, figure.start - NEAR) : figure.start]
            after = ctx.draft.text[figure.end : min(sentence.end, figure.end + NEAR)]
            if len(values(figure)) != 1:
                continue
            if _ADDS.search(before) or (_SUM.search(before) and _IN_ALL.search(after)):
                right = _wrong_sum(ctx, i, figure)
                if right is not None:
                    span = Span(figure.start, figure.end)
                    said = f'"{figure.text}" is not the sum of its parts, which is {right}'
                    edit = replaced(ctx, span, right, certain=_sourced(ctx, right, figure))
                    yield self.finding(said, span, fix=right, edit=edit)
        for i in ctx.copy:
            yield from self._changes(ctx, i)
        for i in ctx.copy if ctx.sources else ():
            match = _BY.search(ctx.text(i))
            if match is None:
                continue
            group = 1 if match[1] else 2
            rivals = _wrong_difference(ctx, i, match[group])
            if rivals:
                start = ctx.sentences[i].start
                yield self.finding(
                    f'"{match[group]}" is not the difference of any two figures of the sources here',
                    Span(start + match.start(group), start + match.end(group)),
                    citations=rivals,
                )

    def _changes(self, ctx: Context, i: int) -> Iterable[Finding]:
        """Changes that are neither the difference of the two counts they are between nor its share of the first."""
        start = ctx.sentences[i].start
        for match in _CHANGE.finditer(ctx.text(i)):
            span = Span(start + match.start("by"), start + match.end("by"))
            change, old, new = _one(match["by"]), _one(match["old"], match["new"]), _one(match["new"])
            if change is None or old is None or new is None or ctx.in_quotes(span.start, span.end) or old == new:
                continue
            right = abs(new - old)
            given = [right]
            if old and not (match["unit"] or "").lower().startswith("point"):
                given.append(100 * right / old)
            if all(abs(other - change) > max(SLACK * other, _step(match["by"])) for other in given):
                fix = f"{round(right, 6):,.10g}"
                yield self.finding(
                    f'"{match["by"]}" is not the change from {match["old"]} to {match["new"]}, which is {fix}',
                    span,
                    fix=fix,
                    edit=replaced(ctx, span, fix),
                )


def _one(words: str, beside: str = "") -> float | None:
    """The number that some words are, with the scale of those beside them if they have none ("7 to 9 million")."""
    scale = re.search(r" ?[a-z]+$", beside, re.I)
    found = numbers(words + scale[0]) if scale and words[-1:].isdigit() and beside[:1].isdigit() else numbers(words)
    return max(found) if found else None


def _step(words: str) -> float:
    """Half of the last place that a number is given to."""
    places = len(words.partition(".")[2]) if re.fullmatch(r"[\d,]+\.\d+", words) else 0
    return 0.5 * 10.0**-places


def _wrong_sum(ctx: Context, i: int, total: Figure) -> str | None:
    """The sum of the figures before the total in its sentence, where it is another number; None where it agrees."""
    parts = [other for other in ctx.figures(i) if other.end <= total.start and len(values(other)) == 1]
    same = [other for other in parts if other.unit == total.unit] or [
        other for other in parts if same_kind(other, total)
    ]
    same = [other for other in same if kind(other) != "time"]
    if len(same) < 2:
        return None
    amounts = [values(other)[0] for other in same]
    wanted = values(total)[0]
    for size in range(2, len(amounts) + 1):
        if any(abs(sum(some) - wanted) <= SLACK * abs(wanted) for some in combinations(amounts[-6:], size)):
            return None
    if any(abs(sum(amounts) - other) <= SLACK * abs(other) for other in (wanted,)) or wanted < max(amounts):
        return None
    return f"{sum(amounts):,.10g}"


def _sourced(ctx: Context, right: str, total: Figure) -> bool:
    """Do the sources hold the right sum, and not the draft's?"""
    known = known_numbers(ctx) if ctx.sources else ()
    return is_known(float(right.replace(",", "")), known) and not is_known(values(total)[0], known)


def _wrong_difference(ctx: Context, i: int, words: str) -> tuple[Citation, ...]:
    """Citations of the figures whose difference it should be, where no two of them differ by so much; else empty."""
    amounts = sorted(value for value in numbers(words) if value > 2)
    if not amounts:
        return ()
    wanted = amounts[-1]
    near = near_figures(ctx, i, floor=0.2)
    if any(wanted in numbers(ctx.source_text(place)) for place, _ in near):
        return ()
    pairs = [
        ((place_a, a), (place_b, b))
        for (place_a, a), (place_b, b) in combinations(near, 2)
        if a.measure == b.measure
        and a.measure != "other"
        and a.unit == b.unit
        and values(a) != values(b)
        and len(values(a)) == len(values(b)) == 1
    ]
    if not pairs or any(close(abs(values(a)[0] - values(b)[0]), wanted) for (_, a), (_, b) in pairs):
        return ()
    (place_a, _), (place_b, _) = pairs[0]
    return tuple({citation.quote: citation for citation in (ctx.cite(place_a), ctx.cite(place_b))}.values())


PLUGIN = Arithmetic()
