"""Where the invented example coverage lies: in the package when installed, beside ``src`` in a checkout."""

from __future__ import annotations

from pathlib import Path

from writethru.core.errors import UsageError


def examples_folder() -> Path:
    """The folder that holds ``coverage/`` and the example drafts. Raises UsageError where it was not installed."""
    here = Path(__file__).resolve()
    for folder in (here.parents[1] / "examples", here.parents[3] / "examples"):
        if (folder / "coverage").is_dir():
            return folder
    raise UsageError("the example coverage is not installed", hint="reinstall writethru, or run it from a checkout")
