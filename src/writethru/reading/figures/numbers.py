"""Numerals and number words of a text, as values: "2,700", "1.2m", "twelve hundred", "tens of thousands", "one-third".

Plain text in, plain records out: no parse is needed. Text is passed over once; every pattern here runs in linear time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from writethru.reading.figures.units import family, unit_after

# A longer numeral is an identifier, and above this value nothing is counted in news.
MAX_DIGITS = 18
MAX_VALUE = 1e18

UNITS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
TENS = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
SCALES = {"thousand": 1e3, "lakh": 1e5, "million": 1e6, "crore": 1e7, "billion": 1e9, "trillion": 1e12}
SUFFIXES = {
    "k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "mio": 1e6, "mil": 1e6,
    "b": 1e9, "bn": 1e9, "bln": 1e9, "tn": 1e12, "trn": 1e12,
}  # fmt: skip
FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125}
PARTS = {
    "half": 2,
    "third": 3,
    "fourth": 4,
    "quarter": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "tenth": 10,
}
# The low end that a vague plural allows, by the conventions of the figures' reference page.
VAGUE = {
    "dozens": 24.0, "scores": 40.0, "hundreds": 200.0, "thousands": 2e3, "lakhs": 2e5, "millions": 2e6,
    "crores": 2e7, "billions": 2e9, "trillions": 2e12,
}  # fmt: skip

_TEENS = "|".join(sorted(UNITS, key=len, reverse=True))
_ONES = "|".join(word for word, value in UNITS.items() if 0 < value < 10)
_UNDER_100 = rf"(?:(?:{'|'.join(TENS)})(?:[-\s](?:{_ONES})\b)?|(?:{_TEENS}))"
_UNDER_1000 = rf"(?:(?:{_UNDER_100}|an?)[-\s]hundred\b(?:\s(?:and\s)?{_UNDER_100}\b)?|{_UNDER_100}\b)"
_SCALE = "thousand|lakh|million|crore|billion|trillion"
_WORDS = (
    rf"(?:{_UNDER_1000}|an?(?=[-\s](?:{_SCALE}|dozen)\b))"
    rf"(?:\sand\sa\s(?:half|quarter))?"
    rf"(?:[-\s](?:dozen|{_SCALE})\b(?:\s(?:and\s)?{_UNDER_1000}(?!\s(?:of|in)\b))?)*"
)
_FRACTION_WORDS = (
    rf"(?:half|a\squarter|three[-\s]quarters)(?:[-\s]of)?[-\s]an?[-\s](?:dozen|hundred|{_SCALE})\b"
    r"|(?:an?|one|two|three|four|five|seven|nine)[-\s](?:half|(?:third|fourth|quarter|fifth|sixth|seventh|eighth|tenth)s?)\b"
    r"|half(?=\s(?:of|the|its|their|his|her|all|an?)\b|[-\s](?:percentage[-\s])?point\b)"
    r"|quarter(?=[-\s](?:percentage[-\s])?point\b)|an?\squarter(?=[-\s](?:percentage[-\s])?point\b)"
)
_VAGUE = (
    rf"(?:(?:tens|dozens|scores|hundreds|thousands)\sof\s)?(?:{'|'.join(VAGUE)})\b"
    rf"|(?:several|a\sfew|many|a\scouple\sof)\s(?:dozen|hundreds?|(?:{_SCALE})s?)\b(?:\s(?:{_SCALE})\b)?"
    r"|a\shandful\b"
)
# What :func:`mended` puts in place of a space inside a numeral.
JOINT = "\u2060"
_GROUP = "\u00a0\u202f\u2009"
# Runs of groups are bounded, each beyond MAX_DIGITS, so that a longer run is not tried anew from each of its groups.
_DIGITS = (
    r"\d{1,3}(?:\.\d{3}){1,7},\d{1,2}(?!\d|[.,]\d)"
    r"|\d{1,3}(?:\x20\d{3}){0,5}\x20000(?!\d|[.,]\d)|"
    rf"\d{{1,3}}(?:,{JOINT}?\d{{3}}){{1,7}}(?:\.\d+)?(?![\d,]\d)"
    r"|\d{1,2}(?:,\d{2}){1,8},\d{3}(?!\d)"
    rf"|\d{{1,3}}(?:[{_GROUP}]\d{{3}})+(?!\d)"
    r"|\d{1,3}(?:\.\d{3}){2,7}(?![\d.]\d)"
    r"|\d{1,3},\d{1,2}(?=\s?(?:%|bn\b|m\b|mn\b|million|billion|percent|per\scent))"
    rf"|\d++(?:\.{JOINT}?\d++)?"
    r"|(?<![\w.,)])\.\d++"
)
# "1/2 pound", "3/4 of": with no word for a measure it is a date, a score or a name
_RATIO = (
    r"(?<![\w./⁄:-])[1-9]\d?[/⁄](?:[234568]|10|12|16|32|64|100|128|1000)(?![\w/⁄])"
    r"(?=\sof\s(?:an?|the|all|its|their|those)\b|\s(?:cups?|pints?|quarts?|gallons?|ounces?|pounds?|teaspoons?|tablespoons?|inch(?:es)?"
    r"|miles?|hours?|acres?|tonnes?|tons?)\b)"
)
_SIGNS = (
    r"(?:\b(?:US|AU|CA|NZ|HK|NT|A|C|S|R)\s?)?\$(?:US|A|NZ|HK|C)?(?=\s?[-−]?\d)|[€£¥₹₽₩₺₴₪₦฿₫₱]"
    r"|\b(?:USD|EUR|GBP|CHF|JPY|CNY|RMB|INR|RM|AUD|CAD|PKR|Rs\.?)(?=\s?\d)"
    r"|\bY=(?=\d)|\bPS(?=\d{1,3}(?:,\d{3}|(?:\.\d+)?(?:m|bn|k|\s[mb]illion)\b))"
)
NUMBER = re.compile(
    rf"(?P<sign>(?:{_SIGNS})\s?[-−]?)?(?:(?P<digits>{_RATIO}|{_DIGITS})(?P<part>[½¼¾⅓⅔⅛]|\s1/2\b)?"
    rf"(?:(?P<suffix>(?:[kKmMbB]|[mM][nN]|[mM]l[nN]|[mM]i[lo]|[bB][nN]|[bB]l[nN]|[tT][nN]|[tT]r[nN])(?![A-Za-z\d²³]))"
    rf"|[-\s](?P<scale>(?i:hundred\sthousand|hundred|dozen|{_SCALE}|bn|mn|mln|tn)\b(?:\s(?i:million|crore)\b)?)"
    r"(?!s\b))?"
    rf"|(?<![\w])(?P<vague>(?i:{_VAGUE}))|(?<![\w])(?P<fraction>(?i:{_FRACTION_WORDS}))"
    rf"|(?<![\w])(?P<words>(?i:{_WORDS})\b))|(?P<alone>[½¼¾⅓⅔])"
)
# Letters that touch a numeral and then a digit, or run on: "1e400", "3D2"; units ("90km") are single short words.
_BROKEN = re.compile(r"[.,]?\d")
_CODE = re.compile(r"[A-Za-z]{1,6}\d")
# the exception: areas and volumes
_POWER = re.compile(r"[kc]?m[23](?![\w.,]\d|\w)")


@dataclass(frozen=True, slots=True)
class Numeral:
    """One number expression: ``low`` to ``high`` is its own interval, before any bound word is read."""

    start: int
    end: int
    low: float
    high: float | None
    # "word", "digits", "vague" or "fraction"
    kind: str
    # the currency sign or code before it, ""
    sign: str = ""
    # the factor that a scale word or letter brought in (1 where there is none)
    scale: float = 1.0
    # the scale letter "m" stands at the number, which may be metres
    letter_m: bool = False
    # "2.700": a thousand written with a point, if what is counted cannot be divided
    dotted: bool = False


def numerals(text: str) -> Iterator[Numeral]:
    """Every number expression of the text, in order. Those inside words, addresses and codes are left out."""
    for match in NUMBER.finditer(text):
        found = _numeral(text, match)
        if found is not None:
            yield found


_SPACED_THOUSAND = re.compile(r"(?<=\d),\s(?=\d{3}(?!\d))")
_SPACED_DECIMAL = re.compile(
    r"(?<=\d)\.\s(?=\d{1,2}\s?(?:million|billion|trillion|percent|per\scent|%|miles?|km|kilomet|met(?:re|er)s?|feet|tonnes?"
    r"|tons?|bn|m|inch|degrees|acres|hectares|pounds|points)\b)"
)
# Marks of text whose words and signs were set apart by a tokenizer.
_TOKENIZED = re.compile(r"[$£€]\s\d|\w\s-\s\w+\s-\s\w|(?<=\s)[.,]\s|\s``?\s|\w\s''?\s")


def mended(text: str) -> str:
    """The text with the spaces inside numerals ("$ 36, 000", "2. 5 million") filled by JOINT; its length is the same.

    A group that begins with 0 is no number of its own; other groups are joined only where the text was tokenized.
    """
    tokenized = _TOKENIZED.search(text) is not None

    def join(match: re.Match[str]) -> str:
        return f",{JOINT}" if tokenized or text[match.end()] == "0" else match.group()

    text = _SPACED_THOUSAND.sub(join, text) if ", " in text else text
    return _SPACED_DECIMAL.sub(f".{JOINT}", text) if tokenized else text


def word_value(words: str) -> float:
    """Value of number words that the grammar of this module has accepted: "two and a half million" -> 2500000.0."""
    total = 0.0
    group = 0.0
    for word in re.findall(r"[a-z]+", words.lower()):
        if word in UNITS:
            group += UNITS[word]
        elif word in TENS:
            group += TENS[word]
        elif word in ("half", "quarter"):
            group += 1 / PARTS[word]
        elif word in ("hundred", "dozen"):
            group = (group or 1) * (100 if word == "hundred" else 12)
        elif word in SCALES:
            # "two hundred thousand crore" multiplies what is already there
            total = (total + group or 1) * SCALES[word] if not group else total + group * SCALES[word]
            group = 0.0
    return total + group


def _numeral(text: str, match: re.Match[str]) -> Numeral | None:
    start, end = match.span()
    sign = (match["sign"] or "").rstrip("-−").strip()
    if match["digits"] is not None:
        return _from_digits(text, match, start, end, sign)
    if match["alone"]:
        return Numeral(start, end, FRACTIONS[match["alone"]], FRACTIONS[match["alone"]], "digits")
    if match["vague"]:
        return Numeral(start, end, _vague_low(match["vague"].lower()), None, "vague", sign)
    if match["fraction"]:
        return _from_fraction(text, match["fraction"].lower(), start, end, sign)
    value = word_value(match["words"])
    words = match["words"].lower()
    scale = next((SCALES[word] for word in reversed(words.split()) if word in SCALES), 1.0)
    return Numeral(start, end, value, value, "word", sign, scale) if value < MAX_VALUE else None


def _from_digits(text: str, match: re.Match[str], start: int, end: int, sign: str) -> Numeral | None:
    digits, at = match["digits"], match.start("digits")
    before = text[at - 1] if at and not sign else ""
    if before and (before.isalnum() or before in "_@#&=\\"):
        return None
    following = text[end : end + 1]
    if following.isalpha() and _CODE.match(text, end) and not _POWER.match(text, end):
        return None
    if _BROKEN.match(text, end) or (digits[:1] == "0" and digits[1:2].isdigit()):
        return None  # "1,234.567,89", "$1,2345", "007": no number as people write it
    if "/" in digits or "⁄" in digits:
        return _from_ratio(text, digits, start, end)
    if len(digits) > MAX_DIGITS + 8 or sum(map(str.isdigit, digits)) > MAX_DIGITS:
        return None
    value, dotted = _digits_value(digits)
    part = match["part"]
    if part:
        value += FRACTIONS.get(part, 0.5)
    scale = 1.0
    suffix = (match["suffix"] or "").lower()
    if suffix:
        scale = SUFFIXES[suffix]
    elif match["scale"]:
        scale = _scale_value(match["scale"].lower())
    value *= scale
    if scale > 1:
        value = float(f"{value:.15g}")  # 2.3 * 1e6 is 2299999.9999999995 in binary
    if value >= MAX_VALUE:
        return None
    return Numeral(start, end, value, value, "digits", sign, scale, suffix == "m", dotted and scale == 1.0)


def _from_ratio(text: str, digits: str, start: int, end: int) -> Numeral | None:
    """A fraction in digits: a share of something ("3/4 of the houses", in percent), or a part of a measure."""
    part, whole = (int(number) for number in re.split(r"[/⁄]", digits))
    if part >= whole:
        return None
    if text.startswith(" of ", end):
        return Numeral(start, end, round(100 * part / whole, 4), round(100 * part / whole, 4), "fraction")
    return Numeral(start, end, part / whole, part / whole, "digits")


def _digits_value(digits: str) -> tuple[float, bool]:
    """The value, and whether the point may be a thousands sign."""
    plain = re.sub(rf"[\x20{_GROUP}{JOINT}]", "", digits)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+,\d+", plain):
        return float(plain.replace(".", "").replace(",", ".")), False
    if re.fullmatch(r"\d{1,3},\d{1,2}", plain):
        return float(plain.replace(",", ".")), False
    plain = plain.replace(",", "")
    if plain.count(".") > 1:
        return float(plain.replace(".", "")), False
    return float(plain), re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", digits) is not None


def _scale_value(words: str) -> float:
    value = 1.0
    for word in words.split():
        value *= 100 if word == "hundred" else 12 if word == "dozen" else SCALES.get(word) or SUFFIXES[word]
    return value


def _vague_low(words: str) -> float:
    if words.startswith("a handful"):
        return 3.0
    parts = words.split()
    if parts[0] in ("several", "a", "many"):
        value = 2.0
        for word in parts[1:]:
            name = word.removesuffix("s")
            value *= {"dozen": 12, "hundred": 100, **SCALES}.get(name, 1)
        return value
    if len(parts) == 1:
        return VAGUE[words]
    first = 20.0 if parts[0] == "tens" else VAGUE[parts[0]]
    return first * VAGUE[parts[-1]] / 2


# "half a mile", "three-quarters of a percentage point", "a quarter-point": the gap before the unit that is divided
OF_ONE = re.compile(r"\s(?:of\s)?an?\s|[-\s](?=(?:percentage[-\s])?point\b)")

_POINT = re.compile(r"(?:full\s)?(?:percentage[-\s])?point\b", re.I)


def divided_unit(text: str, end: int) -> tuple[str, int] | None:
    """The unit, and its end, of which a fraction that ends at ``end`` is a part; None where it is a share of things.

    Times are left out: "half an hour" and "half a century" are figures of speech as a rule.
    """
    gap = OF_ONE.match(text, end)
    if gap is None:
        return None
    point = _POINT.match(text, gap.end())
    if point:
        return "percentage point", point.end()
    unit = unit_after(text, gap.end())
    return unit if unit and family(unit[0]) not in ("time", "money", "") else None


def _from_fraction(text: str, words: str, start: int, end: int, sign: str) -> Numeral | None:
    """A fraction: "half a million" is a number; "two-thirds" is a share and comes out as percent."""
    parts = re.split(r"[-\s]+", words)
    if parts[-1] in SCALES or parts[-1] in ("dozen", "hundred"):
        value = {"half": 0.5, "three": 0.75}.get(parts[0], 0.25) * ({"dozen": 12, "hundred": 100} | SCALES)[parts[-1]]
        return Numeral(start, end, value, value, "word", sign, SCALES.get(parts[-1], 1.0))
    name = parts[-1].removesuffix("s") if parts[-1] != "half" else "half"
    count = 1 if len(parts) == 1 or parts[0] in ("a", "an") else UNITS[parts[0]]
    if divided_unit(text, end):
        return Numeral(start, end, count / PARTS[name], count / PARTS[name], "word", sign)
    if len(parts) == 1 and text[end + 1 : end + 3].strip() in ("a", "an"):
        return None  # "half a house"
    value = round(100 * count / PARTS[name], 2)
    return Numeral(start, end, value, value, "fraction", sign)
