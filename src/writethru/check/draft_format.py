"""The shape of a kind of draft. A new one is one new file in ``check/drafts/`` with an object called ``PLUGIN``.

A kind turns the bytes of a file into a :class:`~writethru.check.canvas.Canvas`: the draft's text, with all that is not
copy painted over. Text formats inherit from :class:`TextFormat` and only paint.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import ClassVar, Protocol

from writethru.check.canvas import Canvas
from writethru.core.errors import FormatError
from writethru.intake.sniff import bom, wide

HINT = "save it as text, Markdown, HTML or .docx"


class DraftFormat(Protocol):
    """One kind of draft."""

    # what messages call it; no two kinds have the same
    name: str
    # the endings of its files in lower case, with their dots
    endings: tuple[str, ...]
    # whether a comment in the draft can excuse a finding; where it would show in print it cannot
    comments: bool

    def claims(self, data: bytes, kind: str) -> bool:
        """Whether to read a file whose ending says nothing. ``kind`` is the answer of :mod:`writethru.intake.sniff`."""
        ...

    def canvas(self, name: str, data: bytes | str) -> Canvas:
        """The draft's text, painted. Raises FormatError, which names ``name``, where it cannot be read."""
        ...


class TextFormat(ABC):
    """Base of the kinds whose file is its own text, so that offsets point into the file."""

    name: ClassVar[str]
    endings: ClassVar[tuple[str, ...]]
    comments: ClassVar[bool] = True

    @abstractmethod
    def paint(self, canvas: Canvas) -> str | None:
        """Paint over all that is not copy; returns the date that stands on the page, if any."""

    def canvas(self, name: str, data: bytes | str) -> Canvas:
        canvas = Canvas(data if isinstance(data, str) else decoded(name, data))
        canvas.published = self.paint(canvas)
        return canvas


def decoded(name: str, data: bytes) -> str:
    """The text of a file in UTF-8, or in UTF-16 that shows itself. Raises FormatError: a draft is never guessed at."""
    encoding = encoding_of(data)
    if encoding == "utf-8" and b"\0" in data:
        raise FormatError(name, f"{name}: is binary, not a text: a NUL at byte {data.index(0)}", hint=HINT)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise FormatError(
            name, f"{name}: is not valid {encoding.upper()} at byte {error.start}", hint="save it again as UTF-8"
        ) from error


def encoding_of(data: bytes) -> str:
    """The encoding in which :func:`decoded` reads a file, and in which the file is written again."""
    encoding = bom(data) or wide(data[:4096]) or "utf-8"
    # the mark stays in the text, so that offsets count the file's own characters
    return "utf-8" if encoding == "utf-8-sig" else encoding


def encoded(text: str, like: bytes) -> bytes:
    """The text as bytes in the encoding of the file ``like``, with its byte order mark. Raises UnicodeEncodeError."""
    encoding = encoding_of(like)
    if encoding == "utf-16":  # the mark was read as such, and is no part of the text
        return like[:2] + text.encode("utf-16-be" if like[:2] == b"\xfe\xff" else "utf-16-le")
    return text.encode(encoding)
