"""Finds and reads the settings file of a draft: the nearest from its folder upward."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from writethru.check.config import Config, parse_config
from writethru.core.errors import UsageError

OWN = "writethru.toml"
SHARED = "pyproject.toml"
# bytes above which a settings file is refused
MAX_BYTES = 1024 * 1024
# an address, a story of the store, or standard input
_NO_PATH = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:|-\Z")


def find_config(folder: Path) -> Path | None:
    """The nearest settings file from a folder upward, or None.

    In one folder ``writethru.toml`` wins; a ``pyproject.toml`` without a table ``[tool.writethru]`` is passed over.
    """
    start = folder.resolve()
    for place in (start, *start.parents):
        if _is_there(place / OWN):
            return place / OWN
        if _is_there(place / SHARED) and _table(place / SHARED) is not None:
            return place / SHARED
    return None


def read_config(path: Path) -> Config:
    """The settings in a file. Raises UsageError where it cannot be read, is no TOML, or holds what we do not know."""
    table = _table(path)
    if table is None:
        raise UsageError(f"{shown(path)}: has no table [tool.writethru]", hint="add one, or name another file")
    return parse_config(table, shown(path))


def config_for(draft: Path | None, named: Path | None = None) -> tuple[Config, Path | None]:
    """The settings for a draft, or of the ``named`` file, and the file they came from.

    Without a draft (standard input) the search starts in the working folder.
    """
    path = named or find_config(draft.parent if draft else Path())
    return (read_config(path), path) if path else (Config(), None)


def path_from(config: Path | None, draft: str) -> str:
    """The draft's path from the folder of its settings file, as patterns see it."""
    if config is None or draft == "-":
        return draft
    place, home = Path(draft).resolve(), config.resolve().parent
    return place.relative_to(home).as_posix() if place.is_relative_to(home) else place.as_posix()


def sources_from(config: Path | None, sources: Sequence[str]) -> tuple[str, ...]:
    """The sources of a settings file: paths in it start at its folder, whatever the working folder is."""
    if config is None:
        return tuple(sources)
    home = config.resolve().parent
    return tuple(source if _NO_PATH.match(source) else shown(home / source) for source in sources)


def shown(path: Path) -> str:
    """A path as messages show it: from the working folder where it lies below it."""
    here = Path().resolve()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)


def _is_there(path: Path) -> bool:
    """Whether there is such a file that we may see; a folder above that is closed to us is passed over."""
    try:
        return path.is_file()
    except OSError:
        return False


def _table(path: Path) -> dict[str, Any] | None:
    """The settings table of a file; None for a ``pyproject.toml`` that has none."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            raise UsageError(f"{shown(path)}: is larger than {MAX_BYTES // 1024} KiB", hint="is it the right file?")
        table = tomllib.loads(data.decode("utf-8"))
    except OSError as error:
        raise UsageError(
            f"{shown(path)}: cannot be read: {error.strerror}", hint="name another with --config"
        ) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UsageError(f"{shown(path)}: is no TOML: {error}", hint="see https://toml.io") from None
    if path.name != SHARED:
        return table
    tool = table.get("tool")
    own = tool.get("writethru") if isinstance(tool, dict) else None
    return own if isinstance(own, dict) else None
