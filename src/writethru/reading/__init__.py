"""Raw entries to articles, articles to readings: sentences, entities, statements, figures, times and events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from writethru.reading.reader import Reader

__all__ = ["Reader"]


def __getattr__(name: str) -> Any:
    # extraction and the parser are heavy, so they are imported only when a Reader is asked for
    if name == "Reader":
        from writethru.reading.reader import Reader

        return Reader
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
