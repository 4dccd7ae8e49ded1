"""Formats, rules, targets and outputs: built-ins found by scanning a folder, third parties by entry points.

A built-in is a module of the package that defines ``PLUGIN``; a third party publishes its ``PLUGIN`` under the entry
point group ``writethru.formats``, ``writethru.rules``, ``writethru.targets`` or ``writethru.outputs``. A new one is one
new file.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from importlib.metadata import entry_points
from typing import Any


def discover(package: str, group: str, key: Callable[[Any], str]) -> dict[str, Any]:
    """All plugins by key, sorted. A third party cannot replace a built-in: its name is then refused by ValueError."""
    found: dict[str, Any] = {}
    home = importlib.import_module(package)
    for info in pkgutil.iter_modules(home.__path__):
        if info.name.startswith("_"):
            continue
        plugin = getattr(importlib.import_module(f"{package}.{info.name}"), "PLUGIN", None)
        if plugin is not None:
            _add(found, key(plugin), plugin, f"{package}.{info.name}")
    for point in entry_points(group=group):
        plugin = point.load()
        _add(found, key(plugin), plugin, point.value)
    return dict(sorted(found.items()))


def _add(found: dict[str, Any], name: str, plugin: Any, where: str) -> None:
    if name in found:
        raise ValueError(f"two plugins are called {name!r}; the second is {where}")
    found[name] = plugin
