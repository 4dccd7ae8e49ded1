"""Articles of invented people and outlets."""

from __future__ import annotations

import sys
from collections.abc import Callable

from writethru.core.ids import sha256
from writethru.core.types import Article

PUBLISHED = "2026-04-15T09:30:00+02:00"  # a Wednesday


def article(text: str, *, published: str | None = PUBLISHED, language: str = "en") -> Article:
    return Article(
        id="art-test", revision=1, url=None, file=None, outlet="The Marrow Post", domain=None, title="A title",
        byline=(), published=published, modified=None, language=language, completeness="full", credit=None,
        sha256=sha256(text), text=text,
    )  # fmt: skip


def calls(work: Callable[[], object]) -> int:
    """Python functions called by a piece of work."""
    count = 0

    def tick(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(tick)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count
