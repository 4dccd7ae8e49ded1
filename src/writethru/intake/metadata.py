"""Dates and bylines as feeds and files write them."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin, urlsplit

_NAMES = re.compile(r"\s*(?:,|;|&|\band\b)\s*")
_BY = re.compile(r"\Aby\s+", re.I)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
# an empty field of a database, printed as the first second of Unix time
_EPOCH = "1970-01-01"


def iso(text: str | None) -> str | None:
    """The date in ISO 8601: with its offset where the text gives one, else the day alone; None where it is no date.

    Reads ISO 8601 and RFC 822 dates ("Tue, 4 Mar 2025 09:30:00 +0100"). The offset is kept as it is written. The first
    day of 1970 means that no date was set.
    """
    text = " ".join((text or "").split())
    if not text or len(text) > 80:
        return None
    moment = _read(text)
    if moment is None:
        return None
    if isinstance(moment, datetime):
        plain = moment.date().isoformat() if moment.tzinfo is None else moment.replace(microsecond=0).isoformat()
    else:
        plain = moment.isoformat()
    return None if plain.startswith(_EPOCH) else plain


def _read(text: str) -> datetime | date | None:
    try:
        return date.fromisoformat(text) if _DAY.match(text) else datetime.fromisoformat(text)
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def order(published: str | None) -> float:
    """A number that is larger for the later of two dates of :func:`iso`, and smallest where there is none."""
    if not published:
        return float("-inf")
    moment = datetime.fromisoformat(published)
    return moment.timestamp() if moment.tzinfo else moment.toordinal() * 86400.0 - 62_135_683_200.0


def names(byline: str | None) -> tuple[str, ...]:
    """The names of a byline: "By Ines Marlow, Tom Breck and Li Wen"."""
    found = (name.strip("\"' ") for name in _NAMES.split(_BY.sub("", " ".join((byline or "").split()))))
    return tuple(name for name in found if name)


def web_address(link: str | None, base: str | None = None) -> str | None:
    """The link as a web address, taken from ``base`` where it is relative; None where it is none."""
    if not link or not link.strip():
        return None
    try:
        joined = urljoin(base or "", link.strip())
        parts = urlsplit(joined)
    except ValueError:
        return None
    return joined if parts.scheme in ("http", "https") and parts.netloc else None
