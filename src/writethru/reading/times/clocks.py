"""Times of day: their date is that of the day named beside them, else of the last such hour before publication."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

from writethru.reading.times.here import Found, Here

_CLOCK = re.compile(
    r"(?P<hour>[0-2]?\d)(?:(?P<sign>[:.])(?P<minute>[0-5]\d))?(?!\d)\s?(?P<half>[ap]\.?m\b\.?)?"
    r"(?P<zone>\s?\(?(?:GMT|UTC|BST|CEST|CET|EDT|EST|CDT|CST|MDT|MST|PDT|PST|local time)\b\)?)?",
)
_BEFORE = frozenset("at by around about since until till from before after shortly just between to and nearly".split())
# minutes east of Greenwich
_ZONES = {
    "GMT": 0, "UTC": 0, "BST": 60, "CET": 60, "CEST": 120, "EST": -300, "EDT": -240, "CST": -360, "CDT": -300,
    "MST": -420, "MDT": -360, "PST": -480, "PDT": -420,
}  # fmt: skip
# a day stands beside a time of day with no more words than these between
_BESIDE = 4


def noon(here: Here, i: int) -> Found | None:
    """ "at noon": a time of day in a word."""
    return Found(i, i + 1, None, clock=True) if here.before(i - 1) in _BEFORE else None


def clock(here: Here, i: int) -> Found | None:
    """A time of day from token ``i`` on, its date not told yet."""
    match = _CLOCK.match(here.tree.text, here.tree.tokens[i].start)
    if match is None or int(match["hour"]) > 23:
        return None
    if not match["half"] and not match["zone"] and (match["sign"] != ":" or here.before(i - 1) not in _BEFORE):
        return None
    if match["sign"] is None and not match["half"]:
        return None
    end = match.end("half") if match["half"] else match.end("minute")
    if match["zone"] and "local" not in match["zone"]:
        end = match.end("zone")
    last = here.tokens_to(i, end)
    return Found(i, last, None, clock=True) if last else None


def dated_clock(here: Here, found: Found) -> Found:
    """The time of day with its date: of the day beside it, the only day of the sentence, or the day of the news."""
    days = [other for other in here.found if other.day is not None]
    near = [d for d in days if -1 <= found.first - d.last <= _BESIDE or -1 <= d.first - found.last <= _BESIDE]
    dates = {other.date for other in near or days}
    if len(dates) > 1:
        return found
    when = dates.pop() if dates else _alone(here, found)
    return Found(found.first, found.last, when, clock=True)


def _alone(here: Here, found: Found) -> str | None:
    if here.anchors.day is not None and here.anchors.fresh:
        return here.anchors.day.isoformat()
    if here.today is None:
        return None
    if here.moment is None or here.moment.tzinfo is None:
        return here.today.isoformat()
    match = _CLOCK.match(here.tree.text, here.tree.tokens[found.first].start)
    own = here.moment.tzinfo
    moments = [_moment(match, here.today + timedelta(days=k), own).astimezone(own) for k in (-1, 0, 1)]
    if here.ahead(found.first):
        moments = [moment for moment in moments if moment >= here.moment and moment.date() == here.today]
        return moments[0].date().isoformat() if moments else None
    return max(moment for moment in moments if moment <= here.moment).date().isoformat()


def _moment(match: re.Match[str] | None, day: date, own: tzinfo) -> datetime:
    """The moment of a time of day; of noon where it is a word."""
    if match is None:
        return datetime(day.year, day.month, day.day, 12, tzinfo=own)
    hour, half = int(match["hour"]), (match["half"] or "").lower()
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    name = (match["zone"] or "").strip(" ()")
    zone = (timezone(timedelta(minutes=_ZONES[name])) if _ZONES[name] else UTC) if name in _ZONES else own
    return datetime(day.year, day.month, day.day, hour, int(match["minute"] or 0), tzinfo=zone)
