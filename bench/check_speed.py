"""Seconds that ``check`` takes on 200 words against seven articles already read: ``python bench/check_speed.py``.

The articles are read beforehand, as the store gives them back; the draft is read and checked as the command does. The
median of several drafts, each against sources of its own, and the share of the reading of the draft stand beside it.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

from _data import data_folder
from writethru.check import check_draft, load_draft
from writethru.check.sources import Sources
from writethru.core.settings import Settings
from writethru.reading import Reader

ARTICLES, WORDS, RUNS = 7, 200, 9


def main() -> None:
    """Time it and print the figure."""
    from writethru.api import read_articles, write_ledger

    with tempfile.TemporaryDirectory() as work:
        settings = Settings(store=str(Path(work) / "store.db"))
        reader = Reader(settings)
        pages = sorted((data_folder() / "stories").glob("*/articles/*.html"))
        drafts = sorted((data_folder() / "stories").glob("*/drafts/*.md"))
        coverage = read_articles(pages[:ARTICLES], settings=settings)
        ledger = write_ledger(coverage)
        texts = [" ".join(draft.read_text("utf-8").split()[:WORDS]) for draft in drafts]
        check_draft(load_draft("warm.md", texts[0]), coverage.readings, reader=reader, ledger=ledger, settings=settings)
        first: list[float] = []
        later: list[float] = []
        reading: list[float] = []
        for text in texts[1 : RUNS + 1]:
            sources = Sources(coverage.readings, ledger)
            draft = load_draft("draft.md", text)
            for times in (first, later):
                started = time.perf_counter()
                check_draft(draft, sources, reader=reader, ledger=ledger, settings=settings)
                times.append(time.perf_counter() - started)
            started = time.perf_counter()
            reader.read(draft.article())
            reading.append(time.perf_counter() - started)
    print(f"{WORDS} words against {ARTICLES} articles already read: {statistics.median(first):.2f} s")
    print(f"  another draft against the same sources: {statistics.median(later):.2f} s")
    print(f"  of it, reading the draft: {statistics.median(reading):.2f} s")
    print(f"FLOOR check_seconds={statistics.median(first):.3f}")


if __name__ == "__main__":
    main()
