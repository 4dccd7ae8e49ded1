"""Text made safe to show, and small things said alike on every page: dates, counts, lists."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import PurePath
from urllib.parse import quote, urlsplit

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
# controls that a terminal obeys or a parser trips over; line breaks and tabs stay
_CONTROL = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# marks that turn the direction of all that follows
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?\Z")
_URL_SAFE = "!#$%&'()*+,-./:;=?@[]_~"


def shown(text: str | None) -> str:
    """The text with control characters and lone surrogates as U+FFFD."""
    return _CONTROL.sub("\ufffd", text or "")


def straight(text: str | None) -> str:
    """The text without controls and without marks that turn the direction of writing; its line breaks stay."""
    return _TURNING.sub("", shown(text))


def plain(text: str | None) -> str:
    """The text on one line, without controls and without marks that turn the direction of writing."""
    return " ".join(straight(text).split())


def when(stamp: str | None) -> str:
    """``2 March 2031, 22:10 UTC`` of an ISO 8601 time, ``2 March 2031`` of a date, ``March 2031`` of a month.

    What is neither is shown as it stands; "" for None.
    """
    if not stamp:
        return ""
    date = _DATE.match(stamp)
    if date:
        year, month, day = date.groups()
        if month and not 1 <= int(month) <= 12:
            return plain(stamp)
        return " ".join(filter(None, [str(int(day)) if day else "", MONTHS[int(month) - 1] if month else "", year]))
    try:
        time = datetime.fromisoformat(stamp)
    except ValueError:
        return plain(stamp)
    day_month = f"{time.day} {MONTHS[time.month - 1]} {time.year}, {time:%H:%M}"
    offset = time.strftime("%z")
    if not offset:
        return day_month
    sign = "+" if offset[0] == "+" else "\N{MINUS SIGN}"
    return f"{day_month} UTC" + ("" if offset[1:5] == "0000" else f"{sign}{offset[1:3]}:{offset[3:5]}")


def web_address(url: str | None) -> str | None:
    """The address where it is one a reader can follow safely, else None: http and https only, no user or password."""
    if not url or _CONTROL.search(url) or re.search(r"[\s\\]", url):
        return None
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not host or "@" in parts.netloc:
        return None
    return quote(url, safe=_URL_SAFE)


def place_of(url: str | None, file: str | None) -> str:
    """Where an article was found, as words: its address, or its file's name without the folders of our disk."""
    if url:
        return plain(url)
    return plain(PurePath(file.replace("\\", "/")).name) if file else ""


def count(how_many: int, one: str, more: str | None = None) -> str:
    """``1 outlet``, ``3 outlets``."""
    return f"{how_many:,} {one if how_many == 1 else more or one + 's'}"


def listed(items: list[str], most: int = 4) -> str:
    """``A, B and C``; beyond ``most`` the rest is counted."""
    if len(items) > most:
        items = [*items[: most - 1], f"{len(items) - most + 1} more"]
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def capital(text: str) -> str:
    """The text with its first letter in upper case."""
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """The text with a capital and a full stop."""
    text = capital(text.strip())
    return text if not text or text[-1] in ".!?…:" else f"{text}."


def quoted(text: str) -> str:
    """The words in quotation marks; words that hold some keep their own alone."""
    return text if re.search('[“”"]', text) else f"“{text.strip()}”"
