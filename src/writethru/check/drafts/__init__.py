"""One module per kind of draft; each defines ``PLUGIN``. How to write one: :mod:`writethru.check.draft_format`."""

from __future__ import annotations

from functools import cache

from writethru.check.draft_format import DraftFormat
from writethru.core.registry import discover


@cache
def all_drafts() -> tuple[DraftFormat, ...]:
    """All kinds of draft, built-in and third-party, in the order of their names."""
    found: dict[str, DraftFormat] = discover(__name__, "writethru.drafts", lambda plugin: str(plugin.name))
    return tuple(found.values())
