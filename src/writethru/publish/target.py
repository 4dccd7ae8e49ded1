"""What a target is, and where targets are found.

A target is one file in ``publish/targets`` that defines ``PLUGIN``; another package publishes one as an entry point of
the group ``writethru.targets``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Protocol

from writethru.core.errors import UsageError
from writethru.core.registry import discover
from writethru.core.types import Brief, Failure, Ledger


class Target(Protocol):
    """Turns a brief into one page, file or message. The same input gives the same bytes."""

    # as it is named with --format
    name: str
    # file endings that choose it with -o, with their dot: (".html", ".htm"); the longest that fits wins
    endings: tuple[str, ...]

    def render(self, brief: Brief, ledger: Ledger, *, failures: Sequence[Failure] = ()) -> str | bytes:
        """The text, or the bytes of a file that is no text. ``failures`` are the sources that could not be used."""


@cache
def all_targets() -> Mapping[str, Target]:
    """All targets by name. Raises ValueError where two have one name."""
    return discover("writethru.publish.targets", "writethru.targets", lambda plugin: str(plugin.name))


def target(name: str) -> Target:
    """The target of that name. Raises UsageError listing the names there are."""
    try:
        return all_targets()[name]
    except KeyError:
        raise UsageError(f"no target is called {name!r}", hint=f"choose {', '.join(all_targets())}") from None


def target_for(path: str | Path) -> Target:
    """The target for a file's ending. Raises UsageError listing the endings there are."""
    name = Path(path).name.lower()
    known = {suffix: plugin for plugin in all_targets().values() for suffix in plugin.endings}
    fitting = [suffix for suffix in known if name.endswith(suffix) and name != suffix]
    if not fitting:
        raise UsageError(
            f"no target writes {Path(name).suffix or 'a file without an ending'} ({path})",
            hint=f"end the name in {', '.join(sorted(known))}, or choose with --format",
        )
    return known[max(fitting, key=len)]


def render(brief: Brief, ledger: Ledger, target_name: str, *, failures: Sequence[Failure] = ()) -> str | bytes:
    """The brief in the form of the named target."""
    return target(target_name).render(brief, ledger, failures=failures)
