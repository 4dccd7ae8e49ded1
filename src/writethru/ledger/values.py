"""Can two reported numbers both be true of one count? Rounding, bounds and conversion taken into account."""

from __future__ import annotations

import math
import re

from writethru.ledger.count import Count

# widest rounding that a bare number of hundreds or more is granted, as a share
_ROUND = 0.025
# what conversion of a unit may cost, as a share
_CONVERTED = 0.03
_DECIMALS = re.compile(r"\d+[.](\d+)")


def interval(count: Count) -> tuple[float, float]:
    """The numbers that the words allow, in the base unit. An open end is infinite."""
    low = -math.inf if count.low is None else count.low
    high = math.inf if count.high is None else count.high
    if count.low is not None and count.low == count.high:
        slack = _slack(count.low, count.approx)
        low, high = low - slack, high + (0.0 if count.approx == "nearly" else slack)
    elif count.approx in ("about", "vague") and count.low is not None and count.high is not None:
        low, high = low - _slack(count.low, "about"), high + _slack(count.high, "about")
    return low * count.unit.factor, high * count.unit.factor


def _slack(value: float, approx: str) -> float:
    """How far a number may be off: "about 300" a tenth at most, "nearly" a tenth below, an exact one not at all."""
    if approx not in ("about", "nearly") or value == 0:
        return 0.0
    half = step(value) / 2
    return min(max(half, 0.02 * abs(value)), 0.1 * abs(value))


def step(value: float, written: str = "") -> float:
    """The place of the last digit that is not a trailing zero: 100 for 2,700, 0.1 for 6.8 and for "7.0" as written."""
    match = _DECIMALS.search(written.replace(",", ""))
    if match and value == float(match.group()):
        return float(10.0 ** -len(match[1]))
    if value == 0:
        return 1.0
    if value != int(value):
        digits = len(repr(value).split(".")[1]) if "e" not in repr(value) else 0
        return float(10.0**-digits)
    size = 1.0
    while value % (size * 10) == 0:
        size *= 10
    return size


def compatible(a: Count, b: Count) -> bool:
    """Do the two intervals meet?"""
    low_a, high_a = interval(a)
    low_b, high_b = interval(b)
    if low_a <= high_b and low_b <= high_a and not _strict_miss(a, b):
        return True
    return _rounds(a, b)


def _strict_miss(a: Count, b: Count) -> bool:
    """Does "more than 57" shut out an exact 57? A round number such as 50 is not that exact."""
    for one, other in ((a, b), (b, a)):
        if one.approx == "over" and other.approx == "exact" and one.low is not None and one.low == other.high:
            return step(one.low) == 1
    return False


def _rounds(a: Count, b: Count) -> bool:
    """Is one the other rounded, or the other in another unit?"""
    x, y = a.nominal, b.nominal
    if x is None or y is None or x == 0 or y == 0:
        return False
    left, right = x * a.unit.factor, y * b.unit.factor
    apart = abs(left - right) / max(abs(left), abs(right))
    if a.unit.factor != b.unit.factor:
        return apart <= _CONVERTED
    if apart > _ROUND:
        return False
    (coarse, fine) = sorted((a, b), key=lambda count: -step(count.nominal or 0, count.written))
    size, small = step(coarse.nominal or 0, coarse.written), step(fine.nominal or 0, fine.written)
    near = abs((coarse.nominal or 0) - (fine.nominal or 0))
    if coarse.unit.kind == "percent" and size == 1 and small < 1:
        # two-thirds and 67 percent
        return near < 0.5 and abs(left) >= 10
    return size >= 100 and small < size and near <= size / 2


def equal_value(a: Count, b: Count) -> bool:
    """Do both name the same number in the same unit, their bounds aside?"""
    x, y = a.nominal, b.nominal
    return x is not None and y is not None and math.isclose(x * a.unit.factor, y * b.unit.factor, rel_tol=1e-9)


def below(a: Count, b: Count) -> bool:
    """Is the number of ``a`` the lower one?"""
    x, y = a.nominal, b.nominal
    return x is not None and y is not None and x * a.unit.factor < y * b.unit.factor


def show(count: Count) -> str:
    """The number for a reason: "at least 300", "1,800 to 2,200"."""
    words = {"about": "about ", "nearly": "nearly ", "over": "more than ", "at_least": "at least ", "up_to": "up to "}
    words["under"] = "fewer than "
    if count.low is not None and count.high is not None and count.low != count.high:
        return f"{digits(count.low)} to {digits(count.high)}"
    value = count.nominal
    return "an unknown number" if value is None else words.get(count.approx, "") + digits(value)


def show_unit(count: Count) -> str:
    """The number with its unit, where that is no plain noun: "9.8 percent", "900 hectares", "2 billion EUR"."""
    noun = count.noun
    if not noun or count.unit.kind == noun or count.unit.kind in ("person", "household", ""):
        return f"{show(count)} percent" if count.unit.kind == "percent" else show(count)
    whole = noun.islower() and len(noun) > 3 and not noun.endswith("s") and count.nominal != 1
    return f"{show(count)} {noun}{'s' if whole else ''}"


def digits(value: float) -> str:
    """2,700; 4.5; 3.4 million."""
    for size, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(value) >= size:
            return f"{value / size:g} {word}"
    return f"{int(value):,}" if value == int(value) else f"{value:g}"
