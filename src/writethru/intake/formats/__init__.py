"""One module per input format; each defines ``PLUGIN``. How to write one: :mod:`writethru.intake.format`."""

from __future__ import annotations

from functools import cache

from writethru.core.registry import discover
from writethru.intake.format import Format

# formats that claim whatever looks like a page or like text: asked when no other wants it
_LAST = ("html", "text")


@cache
def all_formats() -> tuple[Format, ...]:
    """All formats, built-in and third-party, in the order in which they are asked."""
    found: dict[str, Format] = discover(__name__, "writethru.formats", lambda plugin: str(plugin.name))
    specific = [plugin for name, plugin in found.items() if name not in _LAST]
    return (*specific, *(found[name] for name in _LAST))


def choose(head: bytes, name: str) -> Format | None:
    """The format that reads a source with this beginning, or None."""
    return next((plugin for plugin in all_formats() if plugin.claims(head, name)), None)
