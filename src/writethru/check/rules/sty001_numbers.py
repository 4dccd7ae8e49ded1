"""STY001: numerals, percent and currency style."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from writethru.check.context import Context
from writethru.check.edits import replaced
from writethru.check.house import HouseStyle, house_of
from writethru.check.rule import Rule
from writethru.core.types import Finding, Span

_WORDS = "zero one two three four five six seven eight nine".split()
_SPELT = {
    **{word: n for n, word in enumerate("ten eleven twelve thirteen fourteen fifteen sixteen".split(), 10)},
    **{"seventeen": 17, "eighteen": 18, "nineteen": 19},
    **{word: 10 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)},
}
_PERCENT = re.compile(r"(?<![\w.,])(\d[\d.,]*)\s?(?:per cent|percent)\b(?!age)", re.I)
_SIGN = re.compile(r"(?<![\w.,])(\d[\d.,]*)\s?%")
# sums: "$5m", "$5 million", "5 million euros"
_LETTER = re.compile(r"([£$€])\s?(\d[\d.,]*)\s?(mn|m|bn|tn)\b")
_WORD = re.compile(r"([£$€])\s?(\d[\d.,]*)\s(million|billion|trillion)\b")
_NAMED = re.compile(r"(?<![\w.,£$€])(\d[\d.,]*) (million|billion) (euros?|pounds?|dollars?)\b", re.I)
_SCALE = {"m": "million", "mn": "million", "bn": "billion", "tn": "trillion"}
_NAMES = {"£": "pounds", "$": "dollars", "€": "euros"}
# what figures are always used for: measures, ages, money, votes, times of day
_MEASURED = frozenset(
    """percent percentage point mile km kilometre kilometer metre meter centimetre centimeter cm mm inch foot ft yard
    kg kilogram kilogramme gram tonne ton pound lb stone litre liter gallon pint hectare acre degree celsius
    fahrenheit knot mph kph am pm a.m p.m hour minute second mb gb megabyte gigabyte megapixel megawatt volt watt
    hz cent euro dollar penny pence crown franc million billion trillion bn goal try vote seed set page year-old
    old""".split()
)
# "Article 5", "Group 3": the number is part of a name
_LABELS = re.compile(
    r"\b(?:article|section|chapter|page|part|no|number|group|division|league|level|phase|stage|day|week|round|type|"
    r"class|"
    r"grade|formula|channel|radio|bbc|itv|game|gate|pier|platform|room|route|road|highway|flight|unit|dock|quay|"
    r"season|volume|act|scene|version|windows|step|point|option|tier|category|magnitude|age|aged)s?\.? $",
    re.I,
)
# a sign or word before the number that makes it part of something longer, and signs that only part two phrases
_TOUCHED = re.compile(r"[-–—/£$€:.,]\s?$|\b(?:to|or|between)\s$")
_PARTED = re.compile(r"[,:—–-]\s$")
_GOES_ON = re.compile(
    r"[-–—/:.,%]\S|\s?(?:to|or|-|–|per|in|out of)\s|"
    r"[\s-](?:million|billion|trillion|hundred|thousand|dozen|years?[- ]old|one|two|three|four|five|six|seven|"
    r"eight|nine)\b"
)


class Numbers(Rule):
    """## What it does
    Reports whole counts under ten in figures and counts from ten on in words, "percent" where the house writes the
    sign, and sums of money that are not as the house writes them: AP "$5 million" and "5 million euros", the BBC and
    the Guardian "£5m" and "€5m". Quoted words, headlines, measures, ages, times, scores, ranges and the first word
    of a sentence are let pass.

    ## Why it matters
    Nobody is misled, but copy in two styles looks like copy of two writers, and every desk puts it right by hand.

    ## Example
        It cost 4 ferries and twelve jetties, 5 percent of the fleet.

    ## Instead
        It cost four ferries and 12 jetties, 5% of the fleet.

    ## Fix
    The house's form is offered. Set the house style to ``ap``, ``bbc`` or ``guardian``.
    """

    code = "STY001"
    name = "numbers"
    severity = "info"
    needs = "draft"

    def check(self, ctx: Context) -> Iterable[Finding]:
        style = house_of(ctx)
        for i in ctx.copy:
            if ctx.is_heading(i):
                continue
            sentence = ctx.sentences[i]
            said = [*_shares(ctx.text(i), style), *_sums(ctx.text(i), style)]
            found = [(Span(sentence.start + a, sentence.start + b), fix) for a, b, fix in said]
            for span, fix in sorted([*found, *_counts(ctx, i, style)], key=lambda item: item[0].start):
                if not ctx.in_quotes(span.start, span.end):
                    edit = replaced(ctx, span, fix, certain=True)
                    yield self.finding(f'{style.label} writes "{fix}"', span, fix=fix, edit=edit)


def _shares(text: str, style: HouseStyle) -> Iterator[tuple[int, int, str]]:
    pattern = _PERCENT if style.percent == "%" else _SIGN
    for match in pattern.finditer(text):
        yield *match.span(), f"{match[1]}%" if style.percent == "%" else f"{match[1]} {style.percent}"


def _sums(text: str, style: HouseStyle) -> Iterator[tuple[int, int, str]]:
    if style.money_scale == "word":
        for match in _LETTER.finditer(text):
            sum_ = f"{match[2]} {_SCALE[match[3]]}"
            yield *match.span(), f"{match[1]}{sum_}" if match[1] in style.signs else f"{sum_} {_NAMES[match[1]]}"
        for match in _WORD.finditer(text):
            if match[1] not in style.signs:
                yield *match.span(), f"{match[2]} {match[3]} {_NAMES[match[1]]}"
        return
    letters = {"million": "m", "billion": "bn"}  # trillions stand both ways in the BBC's copy
    for match in _WORD.finditer(text):
        if match[3] not in letters:
            continue
        yield *match.span(), f"{match[1]}{match[2]}{letters[match[3]]}"
    signs = {name[:4]: sign for sign, name in _NAMES.items()}
    for match in _NAMED.finditer(text):
        yield *match.span(), f"{signs[match[3].lower()[:4]]}{match[1]}{letters[match[2].lower()]}"


def _counts(ctx: Context, i: int, style: HouseStyle) -> Iterator[tuple[Span, str]]:
    """Counts of things in the wrong dress."""
    tree, sentence = ctx.tree, ctx.sentences[i]
    for k in range(sentence.first + 1, sentence.last):
        token = tree.tokens[k]
        if token.pos != "NUM" or token.dep != "nummod" or not _counts_things(ctx, k):
            continue
        word = tree.lower(k)
        if word.isdigit() and len(word) == 1 and 0 < int(word) < style.words_below:
            yield Span(token.start, token.end), _WORDS[int(word)]
        elif word in _SPELT and _SPELT[word] >= style.words_below and tree.word(k).islower():
            yield Span(token.start, token.end), str(_SPELT[word])


def _counts_things(ctx: Context, k: int) -> bool:
    """Is the number a plain count before its noun: no measure, age, score or range, no part of a name or a number?"""
    token = ctx.tree.tokens[k]
    head = ctx.tree.tokens[token.head]
    if head.pos != "NOUN" or head.tag != "NNS" or token.head < k or token.ent[2:] in ("PERCENT", "MONEY", "QUANTITY"):
        return False
    if head.lemma.lower().strip(".") in _MEASURED or not _alone(ctx, k):
        return False
    before, after = ctx.draft.text[: token.start][-24:], ctx.draft.text[token.end :][:24]
    if _LABELS.search(before) or (_TOUCHED.search(before) and not _PARTED.search(before)):
        return False
    return not _GOES_ON.match(after)


def _alone(ctx: Context, k: int) -> bool:
    """No other number next to it in the phrase, and none joined to it."""
    tree = ctx.tree
    near = [j for j in range(max(0, k - 2), min(len(tree), k + 3)) if j != k]
    return not any(tree.tokens[j].pos == "NUM" or tree.word(j)[:1].isdigit() for j in near)


PLUGIN = Numbers()
