"""When the article was published: from the page's data, else from a date printed on it.

Offsets are kept as they are given and never made up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_WEEKDAYS = {
    "mon": 0, "monday": 0, "tue": 1, "tues": 1, "tuesday": 1, "wed": 2, "wednesday": 2, "thu": 3, "thurs": 3,
    "thursday": 3, "fri": 4, "friday": 4, "sat": 5, "saturday": 5, "sun": 6, "sunday": 6,
}  # fmt: skip
# minutes east of Greenwich
_ZONES = {
    "gmt": 0, "utc": 0, "z": 0, "bst": 60, "cet": 60, "cest": 120, "est": -300, "edt": -240, "cst": -360, "cdt": -300,
    "mst": -420, "mdt": -360, "pst": -480, "pdt": -420,
}  # fmt: skip
_WEEKDAY = r"(?P<weekday>(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)"
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_TIME = re.compile(
    r"^[\s,;|·–—-]*(?:at|um|om|kl\.?)?\s*(?P<hour>[0-2]?\d)(?:[:.h](?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?)?\s*(?P<half>[ap]\.?\s?m\b\.?)?"
    r"\s*\(?(?P<zone>gmt|utc|bst|ces?t|e[sd]t|c[sd]t|m[sd]t|p[sd]t|z\b)?(?P<offset>\s?[+-]\d{1,2}(?::?\d\d)?)?",
    re.IGNORECASE,
)
_TIME_BEFORE = re.compile(
    r"(?P<hour>[0-2]?\d)[:.](?P<minute>[0-5]\d)\s*(?P<half>[ap]\.?m\b\.?)?\s*(?P<zone>gmt|utc|bst|ces?t|e[sd]t|c[sd]t|m[sd]t|p[sd]t)?[\s,]*(?:on\s+)?$",
    re.IGNORECASE,
)
_PRINTED = (
    re.compile(
        rf"(?:\b{_WEEKDAY}\.?,?\s+)?(?<!\d){_DAY}\.?\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?(?!\w)", re.IGNORECASE
    ),
    re.compile(rf"(?:\b{_WEEKDAY}\.?,?\s+)?\b{_MONTH}\s+{_DAY}(?:,?\s+{_YEAR})?(?!\w)", re.IGNORECASE),
    re.compile(r"(?<!\d)(?P<year>20\d\d)-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?!\d)"),
)
_ISO = re.compile(
    r"^\s*(?P<date>\d{4}-\d\d-\d\d)(?:[T\s]+(?P<hour>\d\d):?(?P<minute>\d\d)(?::?(?P<second>\d\d)(?:[.,]\d+)?)?\s*(?P<zone>Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?",
    re.IGNORECASE,
)
_URL_DATE = re.compile(
    r"[/-](?P<year>20\d\d)[/-](?P<month>0[1-9]|1[0-2]|[1-9])[/-](?P<day>0[1-9]|[12]\d|3[01]|[1-9])(?!\d)"
)


@dataclass(frozen=True, slots=True)
class Dates:
    published: str | None
    modified: str | None
    notes: tuple[str, ...] = ()


def read_stamp(value: str) -> str | None:
    """A machine's date as ISO 8601: with the offset it gives, else without, or a date alone. None where it is none."""
    value = value.strip()[:80]
    match = _ISO.match(value)
    if match:
        try:
            day = date.fromisoformat(match["date"])
            if match["hour"] is None:
                return day.isoformat() if _is_sane(day) else None
            moment = datetime(
                day.year,
                day.month,
                day.day,
                int(match["hour"]),
                int(match["minute"]),
                int(match["second"] or 0),
                tzinfo=_zone(match["zone"]),
            )
        except ValueError:
            return None
        return moment.isoformat() if _is_sane(day) else None
    if re.fullmatch(r"1\d{9}(?:\d{3})?", value):
        return datetime.fromtimestamp(int(value[:10]), UTC).isoformat()
    if re.match(r"^[A-Za-z]{3},? \d", value):
        try:
            moment = parsedate_to_datetime(value)
        except (ValueError, TypeError, IndexError):
            return read_printed(value)
        return moment.isoformat() if _is_sane(moment.date()) else None
    return read_printed(value)


def _is_sane(day: date) -> bool:
    """News pages of 1970 or 2099 carry a broken clock."""
    return 1980 <= day.year <= 2098


def _zone(text: str | None) -> timezone | None:
    if not text:
        return None
    if text.upper() in ("Z", "UTC", "GMT"):
        return UTC
    digits = text[1:].replace(":", "").ljust(4, "0")
    minutes = int(digits[:2]) * 60 + int(digits[2:4])
    return timezone(timedelta(minutes=-minutes if text[0] == "-" else minutes))


def read_printed(text: str, *, latest: date | None = None) -> str | None:
    """The first date printed in a line, with its time and offset where they are printed.

    A date without a year is used only with a weekday: the latest year up to ``latest`` in which they go together.
    """
    for pattern in _PRINTED:
        for match in pattern.finditer(text):
            day = _day_of(match, latest)
            if day is None or not _is_sane(day):
                continue
            clock = _TIME.match(text[match.end() :]) or None
            if clock is None or (clock["minute"] is None and clock["half"] is None):
                clock = _TIME_BEFORE.search(text[: match.start()])
            moment = _moment(day, clock)
            return moment or day.isoformat()
    return None


def has_date(text: str) -> bool:
    """True where a day and month are printed, with or without a year."""
    return any(pattern.search(text) for pattern in _PRINTED)


def _day_of(match: re.Match[str], latest: date | None) -> date | None:
    groups = match.groupdict()
    month = groups["month"].lower()
    number = int(month) if month.isdigit() else _MONTHS[month]
    weekday = groups.get("weekday")
    wanted = next((i for name, i in _WEEKDAYS.items() if weekday and name == weekday.lower()), None)
    years = [int(groups["year"])] if groups["year"] else []
    if not years and wanted is not None and latest is not None:
        years = list(range(latest.year, latest.year - 12, -1))
    for year in years:
        try:
            day = date(year, number, int(groups["day"]))
        except ValueError:
            continue
        if groups["year"] or (day.weekday() == wanted and latest is not None and day <= latest):
            return day
    return None


def _moment(day: date, clock: re.Match[str] | None) -> str | None:
    if clock is None:
        return None
    groups = clock.groupdict()
    hour, minute = int(groups["hour"]), int(groups["minute"] or 0)
    half = (groups["half"] or "").lower()
    if groups["minute"] is None and not half:
        return None
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    if hour > 23:
        return None
    zone: timezone | None = None
    if groups["zone"]:
        zone = timezone(timedelta(minutes=_ZONES[groups["zone"].lower()]))
    if offset := (groups.get("offset") or "").strip():
        zone = _zone(offset if len(offset.replace(":", "")) > 2 else f"{offset[0]}0{offset[1:]}")
    moment = datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone)
    return moment.isoformat()


def find_dates(
    published: Iterable[str],
    modified: Iterable[str],
    stamps: Sequence[str],
    lines: Sequence[str],
    url: str,
    latest: date | None,
) -> Dates:
    """Published and modified.

    ``published`` and ``modified`` are values of the page's data, best first; ``stamps`` of its ``<time>`` elements;
    ``lines`` short lines that may print a date; ``latest`` the day after which no page of a year unsaid can lie.
    """
    notes: list[str] = []
    told = next(filter(None, map(read_stamp, published)), None)
    changed = next(filter(None, map(read_stamp, modified)), None)
    if told is None or len(told) == 10:
        timed = next(
            (stamp for stamp in filter(None, map(read_stamp, stamps)) if told is None or stamp.startswith(told)), None
        )
        told = timed or told
    if told is None:
        told, note = _from_lines(lines, latest)
        notes.extend(note)
    if told is None and (match := _URL_DATE.search(url)):
        told = read_stamp(f"{match['year']}-{int(match['month']):02d}-{int(match['day']):02d}")
    return Dates(_with_offset(told, [changed, *map(read_stamp, stamps)]), changed, tuple(notes))


def _from_lines(lines: Sequence[str], latest: date | None) -> tuple[str | None, tuple[str, ...]]:
    for line in lines:
        if found := read_printed(line):
            return found, ()
    for line in lines:
        if latest is not None and (found := read_printed(line, latest=latest)):
            return found, (
                f"the page prints no year; {found[:4]} is the latest in which its weekday and date go together",
            )
    return None, ()


def _with_offset(told: str | None, others: Sequence[str | None]) -> str | None:
    """A printed local time takes the offset of a stamp that shows the same wall clock."""
    if told is None or len(told) == 10 or re.search(r"[+-]\d\d:\d\d$", told):
        return told
    for other in others:
        if other and len(other) > 19 and other[:16] == told[:16]:
            return other
    return told
