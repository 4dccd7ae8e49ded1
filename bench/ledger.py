"""Ledgers of the story sets against their truth: ``python bench/ledger.py [--errors N] [--unrelated N] [--further]``.

Reads the pages of each story and runs ``eval/stories/story_ledger.py`` on the ledger. Then reads N pages that have
nothing to do with each other as if they were one story and counts the conflicts and updates found between them: each
of those is false.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

from _data import add_story_sets, data_folder, eval_folder, stories_folder
from writethru.core.ids import make_id, sha256
from writethru.core.settings import Settings
from writethru.core.types import Article, RawEntry, Reading
from writethru.ledger import build_ledger, ledger_json
from writethru.reading import Reader
from writethru.story import build_story

FIGURE = re.compile(r"(\w+)=([\d.]+)")
KEPT = ("relation_acc", "conflict_p", "conflict_r", "origins_f1", "denials", "timeline")


def main() -> int:
    """Score the three stories, print the means, then look for false relations."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", type=int, default=0, help="print this many wrong relations a story")
    parser.add_argument("--unrelated", type=int, default=30, help="pages read that share no matter; 0 leaves them out")
    add_story_sets(parser)
    options = parser.parse_args()
    ours = options.further or options.blind
    reader = Reader(Settings.from_env())
    sums: dict[str, list[float]] = {}
    for story in sorted(path.parent for path in stories_folder(options.further, options.blind).glob("*/truth.json")):
        said = _score(story, reader, options.errors)
        print(said.rstrip())
        for name, value in FIGURE.findall(said.splitlines()[-1]):
            sums.setdefault(name, []).append(float(value))
    for name in KEPT:
        if sums.get(name):
            label = "mean of our own stories:" if ours else "FLOOR"
            print(f"{label} ledger_{name}={sum(sums[name]) / len(sums[name]):.3f}")
    if options.unrelated and not ours:
        print(f"FLOOR ledger_false={_false_relations(reader, options.unrelated)}")
    return 0


def _score(story: Path, reader: Reader, errors: int) -> str:
    pages = sorted((story / "articles").glob("*.html"))
    entries = [RawEntry(str(page), "html", page.read_text("utf-8"), file=str(page)) for page in pages]
    readings = [reader.read(reader.article(entry)) for entry in entries]
    started = time.perf_counter()
    ledger = build_ledger(build_story([reading.article for reading in readings]), readings)
    print(f"\n{story.name}: {len(ledger.figures)} figures, {time.perf_counter() - started:.2f} s for story and ledger")
    with tempfile.TemporaryDirectory() as work:
        found = Path(work) / "ledger.json"
        found.write_text(json.dumps(ledger_json(ledger), ensure_ascii=False), "utf-8")
        command = [sys.executable, str(eval_folder() / "stories" / "story_ledger.py"), str(found), str(story)]
        return subprocess.run([*command, "--errors", str(errors)], capture_output=True, text=True, check=True).stdout


def _false_relations(reader: Reader, number: int) -> int:
    """Conflicts and updates between pages that share no matter."""
    readings = []
    with zipfile.ZipFile(data_folder() / "news-text" / "bbc-2004-05.zip") as archive:
        names = sorted(name for name in archive.namelist() if re.search(r"(?:business|politics)/\d+\.txt$", name))
        for n, name in enumerate(names[:: max(1, len(names) // number)][:number]):
            readings.append(reader.read(_page(name, n, archive.read(name).decode("utf-8", "replace"))))
    ledger = build_ledger(build_story([reading.article for reading in readings]), readings)
    page: dict[str, Reading] = {figure.id: reading for reading in readings for figure in reading.figures}
    false = [r for r in ledger.relations if r.relation in ("conflict", "update") and page[r.a] is not page[r.b]]
    print(
        f"\n{number} pages on {number} matters: {len(ledger.figures)} figures, {len(false)} false conflicts and updates"
    )
    for relation in false:
        print(f"  {relation.relation}: {relation.reason}")
    return len(false)


def _page(name: str, n: int, text: str) -> Article:
    title, _, body = text.partition("\n")
    body = "\n\n".join(line.strip() for line in body.splitlines() if line.strip())
    return Article(
        id=make_id("ar", name), revision=1, url=None, file=name, outlet=f"Outlet {n}", domain=None, title=title.strip(),
        byline=(), published=f"2005-01-{1 + n % 28:02}T10:00:00+00:00", modified=None, language="en",
        completeness="full", credit=None, sha256=sha256(body), text=body,
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
