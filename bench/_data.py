"""Where the development corpora lie: WRITETHRU_DATA, or ``shared/data`` beside the checkout. They do not ship."""

from __future__ import annotations

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def data_folder() -> Path:
    """The corpora's folder. Ends the script with one clear line where it is absent."""
    folder = Path(os.environ.get("WRITETHRU_DATA") or ROOT.parent / "shared" / "data")
    if not folder.is_dir():
        sys.exit(f"{Path(sys.argv[0]).name}: no corpora at {folder}; name their folder with WRITETHRU_DATA")
    return folder


def stories_folder(further: bool) -> Path:
    """The development stories, or the further ones of ours, which lie in the checkout."""
    return ROOT / "bench" / "data" / "stories" if further else data_folder() / "stories"


def eval_folder() -> Path:
    """The scorers beside the corpora."""
    return data_folder().parent / "eval"
