"""Quantities of a plain text, without a parse: number, bound and the unit written at it.

:func:`parse_quantities` is what the checker and the ledger use on strings; the reader's figures begin here too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from writethru.core.types import Approx
from writethru.reading.figures.bounds import bound_after, bound_before, interval
from writethru.reading.figures.exclude import counts_nothing, is_score
from writethru.reading.figures.numbers import Numeral, divided_unit, mended, numerals
from writethru.reading.figures.units import TIME_UNITS, family, metres_after, sign_unit, unit_after


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number expression with its interval. Offsets count characters; ``text[start:end]`` is ``words``."""

    start: int
    end: int
    words: str
    low: float | None
    high: float | None
    approx: Approx
    # currency code, "percent", "km", "year" ... where it is written at the number; None for a counted noun
    unit: str | None
    # the number with bound words and written unit
    phrase_start: int
    phrase_end: int
    # "word", "digits", "vague", "fraction" or "zero"
    kind: str = "digits"


_RANGE_GAP = re.compile(r"[-–—‐‑−]|\s[-–—‐‑−]\s|\s(?:to|or)\s|-to-")
_JOINT_WORDS = re.compile(r"[-–—‐‑−]|\s(?:to|or|and)\s")
_AND_GAP = re.compile(r"\sand\s")
_BETWEEN = re.compile(
    r"\b(?:between|anywhere\sfrom|somewhere\sbetween)\s(?:about\s|around\s|some\s|roughly\s|an?\s|the\s)?$", re.I
)
_FROM = re.compile(r"\bfrom\s(?:about\s|around\s|some\s|roughly\s)?$", re.I)
_MOVED = re.compile(
    r"\b(?:r[aio]s(?:e|en|es|ing)|fell|fall(?:s|en|ing)?|drop(?:s|ped|ping)?|increas\w+|decreas\w+|climb\w*|up|down|jump\w*|cut"
    r"|lower\w*|rais\w+|grew|grow\w*|went|go(?:es|ing)?|declin\w+|slid|shr[aiu]nk\w*|surg\w+|soar\w*|revis\w+|chang\w+|reduc\w+"
    r"|slump\w*|plung\w*|doubl\w+|expand\w*|ease[ds]?|widen\w*|narrow\w*)\b",
    re.I,
)
_JUST_MOVED = re.compile(
    r"\b(?:up|down|r[ao]se|risen|rising|rises|fell|fallen|falls|increased|decreased|climbed|jumped|dropped|grew|grown|moved"
    r"|declined|slid|soared|slipped|surged)\s(?:a\s(?:further|record)\s)?$",
    re.I,
)
# "rose by 3 to 5 percent" is a range, "fell by 40 to 400" a move: how far the two may be apart
_MOVED_BY = re.compile(r"\bby\s(?:a\s(?:further|record)\s)?$", re.I)
_BY_RANGE = 3
_DURING = re.compile(
    r"\b(?:for|of|after|took|takes|lasted|last|lasts|nearly|by|is|was|well|just|little|in|spent|spanning|been)\s$", re.I
)
_LOOSE = re.compile(r"(?:over|past|above|under|below|near|around|passed|within|exceed\w*|topp\w+)\b", re.I)
_ABOUT_WHAT = re.compile(
    r"\b(?:hand|turn|t[ao]ke?n?|took|argu|fight|fought|row|dispute|fl[ey]w?|concern|anger|outrage|protest|worr|talk|clash|control"
    r"|question|fear|debate|scandal|trial|charge|arrest|moved?|spill|wag|wash|pass|preside|chaos|alarm|uproar|su)\w{0,4}\s$",
    re.I,
)
_ZERO = re.compile(
    r"\b(?P<no>no|zero|not\sa\ssingle|not\sone)\b[”\"’']?\s(?:(?:immediate\s|early\s)?(?:reports?|word|signs?)\sof\s(?:any\s)?)?(?:(?:new|other|further|more|civilian|immediate|reported|confirmed|known"
    r"|additional|serious|military|fresh|local|human|of\s\w+)\s){0,2}"
    r"(?:deaths?|fatalit(?:y|ies)|casualt(?:y|ies)|injur(?:y|ies)|victims?|cases?|infections?|arrests?|survivors?|dead|wounded"
    r"|injured|hospitali[sz]ations?|loss\sof\slife|wounds|bod(?:y|ies)|kidnappings|abductions)\b",
    re.I,
)
_ZERO_WHO = re.compile(
    r"\b(?P<no>no[\s-]?one|nobody|none|not\sone)\b[”\"’']?(?:\sof\s(?:\w+\s){1,4}?|\s)(?:(?:was|were|has|have|had|is|are|would\sbe)"
    r"(?:\s(?:been|yet|immediately|seriously|reported))*\s)?"
    r"(?:killed|injured|hurt|wounded|died|missing|arrested|detained|harmed|dead|hospitali[sz]ed|infected)\b",
    re.I,
)


def parse_quantities(text: str, *, every: bool = False) -> list[Quantity]:
    """Quantities in text order. Ages, dates, clock times, ordinals, names and scores are left out.

    With ``every`` also those come that quantify without being a figure of the news: ages, multiples, "one of the crew",
    "35 years ago".
    """
    whole = mended(text)
    found = _join(whole, list(numerals(whole)), every=every)
    out = [quantity for numeral in found if (quantity := _quantity(whole, numeral)) is not None]
    out = _convert(out if every else _compose(whole, out), whole)
    zeros = _zeros(whole)
    if zeros:
        taken = {zero.end for zero in zeros}
        kept = [quantity for quantity in out if quantity.end not in taken]
        out = sorted([*kept, *zeros], key=lambda quantity: quantity.start)
    if whole != text:
        out = [replace(quantity, words=text[quantity.start : quantity.end]) for quantity in out]
    return out


@dataclass(frozen=True, slots=True)
class _Pair:
    """A range: two numerals that bound one quantity."""

    first: Numeral
    last: Numeral


def _join(text: str, found: Sequence[Numeral], *, every: bool) -> list[Numeral | _Pair]:
    """Ranges put together and everything dropped that counts nothing."""
    out: list[Numeral | _Pair] = []
    i = 0
    while i < len(found):
        numeral = found[i]
        following = found[i + 1] if i + 1 < len(found) else None
        link = _link(text, numeral, following) if following else ""
        if following and link:
            chain = i + 2 < len(found) and found[i + 2].start - following.end == 1 and text[following.end] in "-–/"
            i += 2
            if link == "range" and not chain and not _not_counting(text, numeral, following, every=every):
                out.append(_Pair(_scaled(numeral, following), following))
            while link and chain and i < len(found) and found[i].start - found[i - 1].end <= 1:
                i += 1
            continue
        if not counts_nothing(text, numeral, every=every):
            out.append(numeral)
        i += 1
    return out


def _not_counting(text: str, first: Numeral, second: Numeral, *, every: bool) -> bool:
    """A range of years, dates, ages or names ("2010-2015", "aged 5 to 12")."""
    if all(re.fullmatch(r"(?:1[5-9]|20)\d\d", text[part.start : part.end]) for part in (first, second)):
        return True
    return counts_nothing(text, replace(first, end=second.end), every=every) or (
        counts_nothing(text, second, every=every) and text[first.end] == " "
    )


def _link(text: str, first: Numeral, second: Numeral) -> str:
    """Returns "range" where two numerals bound one quantity, "score" for a result, "" for two that stand apart."""
    gap = _between(text, first.end, second.start)
    if gap is None or first.kind in ("vague", "fraction") or second.kind in ("vague", "fraction"):
        return ""
    before = text[max(0, first.start - 48) : first.start]
    opened = _BETWEEN.search(before)
    if _AND_GAP.fullmatch(gap):
        return "range" if opened and second.low > _scaled(first, second).low else ""
    if not _RANGE_GAP.fullmatch(gap):
        return ""
    if gap.strip() in ("to", "or") and not first.sign and counts_nothing(text, first):
        return ""
    tight = gap.strip() in "-–—‐‑−"
    if tight and ((len(gap) == 3 and gap.strip() == "—") or (first.kind == "word") != (second.kind == "word")):
        return ""
    low, high = _scaled(first, second).low, second.low
    if tight and first.sign == "" and is_score(text, replace(first, low=low), second):
        return "score"
    if low >= high:
        return ""
    if " to " in gap and _FROM.search(before) and _MOVED.search(text[max(0, first.start - 60) : first.start]):
        return ""
    if gap.strip() == "to":
        moved = _JUST_MOVED.search(before) or (high > _BY_RANGE * low and _MOVED_BY.search(before))
        if second.sign and not first.sign and family((unit_after(text, first.end) or (None, 0))[0]) == "money":
            return ""  # "gained 10 cents to $31"
        percent = unit_after(text, first.end)
        if moved or (percent and percent[0] == "percent" and (unit_after(text, second.end) or ("", 0))[0] != "percent"):
            return ""
    if "or" in gap and high - low > max(2, low):
        return ""
    return "range"


def _between(text: str, start: int, end: int) -> str | None:
    """The words between two numbers, without the unit of the first ("$18 million and", "3 percent to")."""
    if end - start > 24 or not _JOINT_WORDS.search(text, start, end):
        return None
    unit = unit_after(text, start)
    at = unit[1] if unit and unit[1] <= end else start
    return text[at:end]


def _scaled(first: Numeral, second: Numeral) -> Numeral:
    """The first number with the second's scale, where it has none and would be far too small: "1.5-2 million"."""
    if first.scale == 1 and second.scale > 1 and first.low < 1000 and first.low * second.scale < second.low:
        value = first.low * second.scale
        return replace(first, low=value, high=value, scale=second.scale)
    return first


def _quantity(text: str, found: Numeral | _Pair) -> Quantity | None:
    first, last = (found.first, found.last) if isinstance(found, _Pair) else (found, found)
    start, end = first.start, last.end
    unit, phrase_end = _unit(text, first, last)
    if unit == "percent" and text[end : end + 1] == "%":
        end += 1
    low: float | None = first.low
    high = last.high
    factor = _undo_million(text, last, unit)
    if factor != 1.0 or _dotted_thousand(text, last, unit):
        factor = 1000.0 if factor == 1.0 else factor
        low, high = (float(f"{part.low * factor:.12g}") for part in (first, last))
    approx: Approx = "range" if first is not last else "vague" if first.kind == "vague" else "exact"
    phrase_start = start
    before = bound_before(text, start)
    if before and unit is None and last.kind == "word" and first.low <= 10 and _LOOSE.match(text, before[1]):
        before = None  # "hand over two islands", "a row over two words"
    if before and _ABOUT_WHAT.search(text, max(0, before[1] - 16), before[1]) and _LOOSE.match(text, before[1]):
        before = None
    if before and before[0] == "over" and unit in TIME_UNITS and text[before[1] : start].lower().startswith("over"):
        before = before if _DURING.search(text[max(0, before[1] - 12) : before[1]]) else None
    if (
        before
        and before[0] == "up_to"
        and text[before[1] : start].lower().startswith("within")
        and family(unit) not in ("time", "length")
    ):
        before = None
    after = bound_after(text, phrase_end) or bound_after(text, end)
    if first is not last:
        opened = _BETWEEN.search(text[max(0, start - 48) : start])
        phrase_start = (
            start - len(opened.group()) + opened.group().index(opened.group().lstrip()[0]) if opened else start
        )
        phrase_start = min(phrase_start, before[1]) if before else phrase_start
        if before and before[0] in ("up_to", "under"):
            approx, low, high = before[0], *interval(before[0], last.low, high)
    else:
        if before:
            phrase_start = before[1]
            if approx != "vague":
                approx = before[0]
        if after and (not before or before[0] == "about") and approx != "vague":
            approx = after[0]
        if after:
            phrase_end = max(phrase_end, after[1])
        if approx not in ("exact", "vague"):
            low, high = interval(approx, low if low is not None else 0.0, high)
    below = _BELOW_ZERO.search(text, max(0, start - 8), start) if family(unit) == "temperature" else None
    if below and first is last and low is not None and high is not None:
        low, high, phrase_start = -high, -low, min(phrase_start, below.start())
    return Quantity(
        start, end, text[start:end], low, high, approx, unit, phrase_start, max(phrase_end, end), first.kind
    )


# Only temperatures have a value below nothing; elsewhere a minus says which way a change went.
_BELOW_ZERO = re.compile(r"(?:\bminus[\s-]|(?<![\w)])[-−])$", re.I)


def _unit(text: str, first: Numeral, last: Numeral) -> tuple[str | None, int]:
    """The unit written at a number, and where the phrase ends."""
    sign = sign_unit(first.sign or last.sign)
    end = last.end + 3 if last.kind == "vague" and text.startswith(" of ", last.end) else last.end
    after = unit_after(text, end, scaled=last.scale > 1)
    if sign:
        # "$45 million dollars", "A$5" and "$3.5m US"
        return sign, after[1] if after and family(after[0]) == "money" else last.end
    if last.kind == "fraction":
        return "percent", last.end
    divided = divided_unit(text, last.end) if last.kind == "word" and last.low < 1 else None
    if divided:
        return divided
    if last.letter_m and _is_race(text, last):
        return "metre", last.end
    if last.letter_m and not (after and family(after[0]) == "money") and metres_after(text, last.end):
        return "metre", last.end
    return after if after else (None, last.end)


_RACES = frozenset([50e6, 60e6, 100e6, 200e6, 400e6, 800e6])


def _is_race(text: str, last: Numeral) -> bool:
    """Whether "m" means metres by the number alone: "5,000m", "the 400m". Millions are not written so."""
    if last.low >= 1e9:
        return True
    before = text[max(0, last.start - 10) : last.start].lower()
    return last.low in _RACES and before.endswith(("the ", "'s ", "’s ", "over ")) and not _WHOLE.match(text, last.end)


def _undo_million(text: str, last: Numeral, unit: str | None) -> float:
    return 1e-6 if last.letter_m and unit == "metre" else 1.0


_WHOLE = re.compile(
    r"\s(?:[\w-]+\s){0,2}?(?:people|persons?|men|women|children|deaths|dead|soldiers|troops|victims|civilians|workers|homes"
    r"|houses|families|households|refugees|migrants|cases|jobs|killed|wounded|injured|missing|casualties|families|police"
    r"|residents|members|students|voters|votes|passengers|protesters|fighters|euros?)\b",
    re.I,
)


def _dotted_thousand(text: str, last: Numeral, unit: str | None) -> bool:
    """Whether "2.700 people" means 2,700: nobody counts parts of people, and prices have two decimals."""
    if not last.dotted:
        return False
    if unit is not None:
        return family(unit) == "money"
    return _WHOLE.match(text, last.end) is not None


_SUMS = {
    ("hour", "minute"): 60,
    ("minute", "second"): 60,
    ("hour", "second"): 3600,
    ("year", "month"): 12,
    ("foot", "inch"): 12,
}
_SUM_GAP = re.compile(r",?\s(?:and\s)?|")
_CONVERTED = frozenset("length area mass money temperature speed volume".split())
_CONVERSION_GAP = re.compile(r"\s?(?:\(|/\s?)")


def _compose(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """Puts "10 hours 45 minutes" together as 10.75 hours."""
    out: list[Quantity] = []
    for quantity in found:
        last = out[-1] if out else None
        ratio = _SUMS.get((last.unit or "", quantity.unit or "")) if last else None
        if last and ratio and last.low is not None and quantity.low is not None:
            if _SUM_GAP.fullmatch(text, last.phrase_end, quantity.start):
                low = last.low + quantity.low / ratio
                high = None if last.high is None else low
                out[-1] = replace(
                    last, end=quantity.end, words=text[last.start : quantity.end], low=low, high=high,
                    phrase_end=quantity.phrase_end,
                )  # fmt: skip
                continue
        out.append(quantity)
    return out


def _convert(found: Sequence[Quantity], text: str) -> list[Quantity]:
    """Gives a bracketed conversion its first number's bound: "about 90km (55 miles)"."""
    out: list[Quantity] = []
    for quantity in found:
        last = out[-1] if out else None
        if (
            last
            and quantity.approx == "exact"
            and quantity.high is not None
            and last.approx not in ("exact", "range", "vague")
            and family(quantity.unit) in _CONVERTED
            and family(quantity.unit) == family(last.unit)
            and _CONVERSION_GAP.fullmatch(text, last.phrase_end, quantity.phrase_start)
        ):
            lowest, highest = interval(last.approx, quantity.high, quantity.high)
            quantity = replace(quantity, approx=last.approx, low=lowest, high=highest)
        out.append(quantity)
    return out


def _zeros(text: str) -> list[Quantity]:
    """Figures of zero: "no deaths", "not one of its soldiers had died", "nobody was hurt"."""
    out = []
    for pattern in (_ZERO, _ZERO_WHO):
        for match in pattern.finditer(text):
            start, end = match.span("no")
            out.append(Quantity(start, end, text[start:end], 0.0, 0.0, "exact", None, start, match.end(), "zero"))
    return out
