"""Where the development corpora lie: WRITETHRU_DATA, or ``shared/data`` beside the checkout. They do not ship."""

from __future__ import annotations

import argparse
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


def stories_folder(further: bool, blind: bool = False) -> Path:
    """The development stories, or the further or the blind ones of ours, which lie in the checkout."""
    if further or blind:
        return ROOT / "bench" / "data" / ("stories" if further else "blind")
    return data_folder() / "stories"


def add_story_sets(parser: argparse.ArgumentParser) -> None:
    """The options that name a set other than the development stories. Floors are of those alone."""
    sets = parser.add_mutually_exclusive_group()
    sets.add_argument("--further", action="store_true", help="take the stories in bench/data/stories; no floors")
    sets.add_argument("--blind", action="store_true", help="take the stories in bench/data/blind; no floors")


def eval_folder() -> Path:
    """The scorers beside the corpora."""
    return data_folder().parent / "eval"
