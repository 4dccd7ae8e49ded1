"""Articles with their revisions, readings, stories and briefs, kept in SQLite or PostgreSQL.

``from writethru.store import Store`` loads SQLAlchemy; importing this package alone does not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from writethru.store.store import Hit, Store

__all__ = ["Hit", "Store"]


def __getattr__(name: str) -> Any:
    if name in __all__:
        from writethru.store import store

        return getattr(store, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
