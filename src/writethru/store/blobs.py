"""Records as compressed JSON, and text as the databases take it."""

from __future__ import annotations

import json
import re
import zlib
from typing import Any, TypeVar

from writethru.core.codec import from_plain, to_plain

T = TypeVar("T")
# a reading is mostly repeated labels: level 3 packs it tenfold in a third of the time of level 6
LEVEL = 3
_REFUSED = re.compile("[\0\ud800-\udfff]")


def pack(value: Any) -> bytes:
    """A record, or plain JSON values, as compressed bytes. Lone surrogates survive as JSON escapes."""
    return zlib.compress(json.dumps(to_plain(value), separators=(",", ":")).encode("ascii"), LEVEL)


def unpack(cls: type[T], blob: bytes) -> T:
    """The record that ``pack`` wrote. Raises ValueError where the bytes are damaged or hold another record."""
    try:
        return from_plain(cls, json.loads(zlib.decompress(blob)))
    except zlib.error as error:
        raise ValueError(f"the kept record is damaged: {error}") from error
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"the kept record is no {cls.__name__}: {error}") from error


def plain_text(text: str) -> str:
    """The text with NUL and lone surrogates, which databases refuse, shown as U+FFFD; of the same length."""
    return _REFUSED.sub("\ufffd", text)


def plain_or_none(text: str | None) -> str | None:
    return None if text is None else plain_text(text)
