"""The records that all others are made of. Import them from :mod:`writethru.core.types`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A run of characters: ``text[start:end]``."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Failure:
    """One source that could not be used, said in words a reader understands."""

    source: str
    # what failed, why, and what to try, in one line
    reason: str
    # the site says that the page is no longer there (404 or 410)
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Citation:
    """Words of one revision of one article: ``quote`` equals ``text[start:end]``, ``sha256`` is its hash."""

    article: str
    revision: int
    start: int
    end: int
    sha256: str
    quote: str
