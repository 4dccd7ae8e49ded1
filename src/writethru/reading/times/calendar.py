"""Sums on the calendar. Dates are as exact as what they are made of: a day, a month ("2026-04") or a year ("2026")."""

from __future__ import annotations

import calendar
from collections.abc import Callable
from datetime import date, timedelta

Pair = tuple[str | None, str | None]

FORTNIGHT, WEEK = 14, 7
_SATURDAY = 5


def iso(year: int, month: int | None = None, day: int | None = None) -> str | None:
    """The date in ISO form, or None where the calendar has none such."""
    if not 1 <= year <= 9999 or (month is not None and not 1 <= month <= 12):
        return None
    if month is None:
        return f"{year:04d}"
    if day is None:
        return f"{year:04d}-{month:02d}"
    return f"{year:04d}-{month:02d}-{day:02d}" if 1 <= day <= last_of(year, month) else None


def last_of(year: int, month: int) -> int:
    """Number of the last day of a month."""
    return calendar.monthrange(year, month)[1]


def moved(day: date, days: int) -> date | None:
    """The day so many days away, or None beyond the calendar's ends."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def month_away(day: date, number: int) -> str | None:
    months = day.year * 12 + day.month - 1 + number
    return iso(months // 12, months % 12 + 1)


def week_of(day: date | None) -> Pair:
    """Monday and Sunday of the week of a day."""
    monday = moved(day, -day.weekday()) if day else None
    sunday = moved(monday, 6) if monday else None
    return (monday.isoformat(), sunday.isoformat()) if monday and sunday else (None, None)


def weekend_of(day: date | None) -> Pair:
    """Saturday and Sunday of the week of a day."""
    saturday = moved(day, _SATURDAY - day.weekday()) if day else None
    sunday = moved(saturday, 1) if saturday else None
    return (saturday.isoformat(), sunday.isoformat()) if saturday and sunday else (None, None)


def away(base: date, number: int, unit: str) -> Pair:
    """What lies ``number`` units away: a day, the week, the month or the year of it, as exact as the unit is."""
    if unit == "year":
        return iso(base.year + number), None
    if unit == "month":
        return month_away(base, number), None
    if unit in ("week", "fortnight"):
        return week_of(moved(base, number * (WEEK if unit == "week" else FORTNIGHT)))
    day = moved(base, number)
    return (day.isoformat() if day else None), None


def stretch(base: date, number: int, unit: str) -> Pair:
    """The days from ``base`` to ``number`` units after it, or before it where negative; hours are taken as days."""
    if unit in ("month", "year"):
        month = month_away(base, number * (12 if unit == "year" else 1))
        other = None
        if month is not None:
            year, name = map(int, month.split("-"))
            other = date(year, name, min(base.day, last_of(year, name)))
    else:
        days = {"day": number, "week": number * WEEK, "fortnight": number * FORTNIGHT}
        other = moved(base, days.get(unit, (abs(number) + 23) // 24 * (1 if number > 0 else -1)))
    if other is None:
        return None, None
    first, last = sorted((base, other))
    return first.isoformat(), last.isoformat()


def last_day(when: str) -> str:
    """The last day of a month or year; a day as it is."""
    if len(when) == 4:
        return f"{when}-12-31"
    if len(when) == 7:
        return f"{when}-{last_of(int(when[:4]), int(when[5:])):02d}"
    return when


def easter(year: int) -> date:
    """Easter Sunday of the western churches."""
    a, (b, c) = year % 19, divmod(year, 100)
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _from_easter(days: int) -> Callable[[int], date]:
    return lambda year: easter(year) + timedelta(days=days)


# days with names, by year
HOLIDAYS: dict[str, Callable[[int], date]] = {
    "new year's day": _fixed(1, 1), "valentine's day": _fixed(2, 14), "may day": _fixed(5, 1),
    "halloween": _fixed(10, 31), "christmas eve": _fixed(12, 24), "christmas day": _fixed(12, 25),
    "boxing day": _fixed(12, 26), "new year's eve": _fixed(12, 31), "shrove tuesday": _from_easter(-47),
    "ash wednesday": _from_easter(-46), "palm sunday": _from_easter(-7), "maundy thursday": _from_easter(-3),
    "good friday": _from_easter(-2), "easter sunday": _from_easter(0), "easter monday": _from_easter(1),
}  # fmt: skip
