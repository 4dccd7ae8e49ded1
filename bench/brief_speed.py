"""Seconds from the pages of a story, already read, to its checked brief: ``python bench/brief_speed.py [SLUG...]``.

Ledger, plan, lines and gate of all articles of each story set, five to seven pages each, over one day or two. What the
process holds of texts seen before is forgotten ahead of every run. Seconds are those of one core at work, so that
what else the machine does hardly counts; the parser alone goes over the same pages beside it, for the machine's speed.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from _data import stories_folder
from writethru.api import Coverage, read_articles, write_ledger
from writethru.brief import write_brief
from writethru.core.settings import Settings
from writethru.publish import gated
from writethru.reading import Reader
from writethru.reading.parse import load_pipeline, paragraphs

RUNS = 3


def main() -> None:
    """Print a line a story, the slowest and the floor."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("stories", nargs="*", metavar="SLUG")
    wanted = set(ap.parse_args().stories)
    folders = [path.parent for further in (False, True) for path in stories_folder(further).glob("*/truth.json")]
    folders = sorted(folder for folder in folders if not wanted or folder.name in wanted)
    if not folders:
        sys.exit(f"brief_speed.py: no story is called {', '.join(sorted(wanted))}")
    with tempfile.TemporaryDirectory() as work:
        settings = Settings(store=str(Path(work) / "store.db"))
        coverages = [read_articles(sorted(folder.glob("articles/*")), settings=settings) for folder in folders]
        reader = Reader(settings)
        _brief(coverages[0], reader, settings)
        spent, parsed = [], []
        for coverage in coverages:
            spent.append(_median(partial(_brief, coverage, reader, settings)))
            parsed.append(_median(partial(_parse, coverage, settings)))
    for folder, coverage, seconds, peer in zip(folders, coverages, spent, parsed, strict=True):
        pages = f"{len(coverage.readings)} pages"
        print(f"{folder.name:24}{pages}  {seconds:.2f} s  {seconds / peer:.2f} times the parser alone")
    print(f"median {statistics.median(spent):.2f} s, slowest {max(spent):.2f} s")
    print(f"FLOOR brief_seconds={max(spent):.3f}")
    print(f"FLOOR brief_vs_parse={sum(spent) / sum(parsed):.3f}")


def _brief(coverage: Coverage, reader: Reader, settings: Settings) -> None:
    ledger = write_ledger(coverage)
    brief = write_brief(ledger, words=settings.words, copy_limit=settings.copy_limit)
    gated(brief, ledger, reader=reader, settings=settings)


def _parse(coverage: Coverage, settings: Settings) -> None:
    texts = [reading.article.text for reading in coverage.readings]
    pieces = [span.of(text) for text in texts for span in paragraphs(text)]
    for _ in load_pipeline(settings.pipeline).pipe(pieces, batch_size=64):
        pass


def _median(work: Callable[[], None]) -> float:
    times = []
    for _ in range(RUNS):
        _forget()
        started = time.process_time()
        work()
        times.append(time.process_time() - started)
    return statistics.median(times)


def _forget() -> None:
    """Empty the caches of texts that the modules of the writer and the check hold."""
    held = ("writethru.brief", "writethru.check", "writethru.ledger", "writethru.story")
    for name, module in sorted(sys.modules.items()):
        if not name.startswith(held):
            continue
        for value in vars(module).values():
            if hasattr(value, "cache_clear") and (value.cache_parameters()["maxsize"] or 0) >= 1024:
                value.cache_clear()


if __name__ == "__main__":
    main()
