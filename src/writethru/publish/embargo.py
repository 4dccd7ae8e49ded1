"""Embargo times as people write them, in UTC as they are kept.

A time of day alone means nothing to a desk in another country, and in the night when clocks go back it comes twice: so
an offset or a place is asked for, and an hour that does not exist, or exists twice, is refused.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from writethru.core.errors import UsageError
from writethru.publish.words import plain

_HINT = "write 2031-05-07T06:00+02:00, or 2031-05-07T06:00 Europe/Paris"
_PLACED = re.compile(r"(\S+(?: \d\d?:\S+)?) ([A-Za-z_]+(?:/[A-Za-z_+\-0-9]+)*)\Z")


def embargo_time(text: str) -> str:
    """The time in UTC, ISO 8601, of one with an offset (``2031-05-07T06:00+02:00``) or a place of the IANA time zone
    database (``2031-05-07T06:00 Europe/Paris``); "" for ``none``, which lifts an embargo.

    Raises UsageError where it is neither, or an hour that the place's clocks skip or show twice.
    """
    words = " ".join(text.split())
    if words.lower() == "none":
        return ""
    placed = _PLACED.match(words)
    zone = None
    if placed:
        words = placed[1]
        try:
            zone = ZoneInfo(placed[2])
        except (KeyError, ValueError, OSError):
            raise UsageError(f"{plain(placed[2])!r} is no place of the time zone database", hint=_HINT) from None
    try:
        time = datetime.fromisoformat(words)
    except ValueError:
        raise UsageError(f"{plain(text)!r} is no time", hint=_HINT) from None
    if zone is not None and time.tzinfo is None:
        time = _local(time, zone, placed[2] if placed else "")
    elif time.tzinfo is None:
        raise UsageError(f"{plain(text)!r} does not say by whose clock", hint=_HINT)
    elif zone is not None:
        raise UsageError(f"{plain(text)!r} has both an offset and a place", hint=_HINT)
    try:
        return time.astimezone(UTC).isoformat(timespec="seconds")
    except OverflowError:
        raise UsageError(f"{plain(text)!r} is out of the calendar", hint=_HINT) from None


def _local(time: datetime, zone: ZoneInfo, place: str) -> datetime:
    first, second = time.replace(tzinfo=zone, fold=0), time.replace(tzinfo=zone, fold=1)
    if first.utcoffset() == second.utcoffset():
        return first
    if first.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != time:
        raise UsageError(
            f"there is no {time:%H:%M} on {time:%Y-%m-%d} in {place}: the clocks go forward", hint="give an offset"
        )
    offsets = " or ".join(f"{one.isoformat(timespec='minutes')}" for one in (first, second))
    raise UsageError(
        f"{time:%H:%M} comes twice on {time:%Y-%m-%d} in {place}: the clocks go back", hint=f"write {offsets}"
    )
