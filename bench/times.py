"""Times and days of saying, scored: ``python bench/times.py [--show] [--half tune|report] [--no-stories]``.

Reads the invented sentences of ``bench/data/times/times.tsv``, each as an article of its own, and compares dates with
the gold. Then scores the day of saying on the story sets. The report half is for reporting: rules are not made from it.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path

from _data import ROOT, data_folder, eval_folder, stories_folder
from writethru.core.ids import sha256
from writethru.core.settings import Settings
from writethru.core.types import Article, RawEntry
from writethru.reading import Reader
from writethru.reading.output import reading_json

SENTENCES = ROOT / "bench" / "data" / "times" / "times.tsv"
MONTHS = "January February March April May June July August September October November December".split()


@dataclass(frozen=True, slots=True)
class Found:
    start: int
    end: int
    # "2026-04-13", "2026-04-11/2026-04-12" or "None"
    when: str


@dataclass(slots=True)
class Score:
    gold: int = 0
    found: int = 0
    right: int = 0
    told: int = 0
    # dates given that are not the gold's, where the gold has another or says it cannot be told
    false: int = 0
    said: int = 0
    said_right: int = 0
    misses: list[str] = field(default_factory=list)


def main() -> int:
    """Print both halves, then the same by dateparser, then the story sets."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true", help="print what is missed or wrong in the tune half")
    parser.add_argument("--show-report", action="store_true", help="print it of the report half too")
    parser.add_argument("--no-stories", action="store_true", help="leave the story sets out")
    options = parser.parse_args()
    reader = Reader(Settings.from_env())
    with SENTENCES.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    for half in ("tune", "report"):
        score = _score([row for row in rows if row["half"] == half], partial(_read, reader))
        _print(f"{half} half", score)
        if options.show and (half == "tune" or options.show_report):
            print("\n".join(score.misses))
        if half == "report":
            print(f"FLOOR times_report={score.right / score.gold:.3f}")
    _print("dateparser, report half", _score([row for row in rows if row["half"] == "report"], _by_dateparser))
    if not options.no_stories:
        _stories(reader)
    return 0


def _score(rows: Sequence[dict[str, str]], read: Callable[[str, str], tuple[list[Found], str | None]]) -> Score:
    score = Score()
    for row in rows:
        found, said = read(row["text"], row["published"])
        gold = _gold(row)
        score.gold += len(gold)
        score.told += sum(item.when != "None" for item in found)
        left = list(found)
        for item in gold:
            match = next((f for f in left if f.start < item.end and item.start < f.end), None)
            if match is not None:
                left.remove(match)
            score.found += match is not None
            score.right += match is not None and match.when == item.when
            if match is None or match.when != item.when:
                score.false += match is not None and match.when != "None"
                score.misses.append(_miss(row, item, match))
        extra = [f for f in left if f.when != "None"]
        score.false += len(extra)
        score.misses += [_miss(row, None, f) for f in extra]
        if row["said_at"] != "-":
            score.said += 1
            ok = said == row["said_at"]
            score.said_right += ok
            if not ok:
                score.misses.append(f"  {row['id']} said_at {row['said_at']}, got {said}: {row['text']}")
    return score


def _gold(row: dict[str, str]) -> list[Found]:
    out, start = [], 0
    for item in row["times"].split("; ") if row["times"] != "-" else []:
        words, when = item.split("=")
        start = row["text"].index(words, start)
        out.append(Found(start, start + len(words), when))
        start += len(words)
    return out


def _miss(row: dict[str, str], gold: Found | None, got: Found | None) -> str:
    words = row["text"][gold.start : gold.end] if gold else "-"
    told = f"{row['text'][got.start : got.end]!r} {got.when}" if got else "nothing"
    return f"  {row['id']} {row['published'][:10]} {words!r} {gold.when if gold else '-'}, got {told}: {row['text']}"


def _print(name: str, score: Score) -> None:
    said = f"{score.said_right / score.said:.3f} of {score.said}" if score.said_right else "-"
    print(
        f"{name}: {score.gold} times, span recall {score.found / score.gold:.3f}, date right "
        f"{score.right / score.gold:.3f}, wrong dates {score.false} of {score.told} given, said_at {said}"
    )


def _article(text: str, published: str) -> Article:
    return Article(
        id="ar-times", revision=1, url=None, file=None, outlet="The Marrow Post", domain=None, title="Times",
        byline=(), published=published or None, modified=None, language="en", completeness="full", credit=None,
        sha256=sha256(text), text=text,
    )  # fmt: skip


def _read(reader: Reader, text: str, published: str) -> tuple[list[Found], str | None]:
    reading = reader.read(_article(text, published))
    times = [Found(t.start, t.end, "/".join(filter(None, (t.date, t.date_end))) or "None") for t in reading.times]
    first = next(iter(reading.statements), None)
    return times, ((first.said_at or "none") if first else "no statement")


def _by_dateparser(text: str, published: str) -> tuple[list[Found], str | None]:
    """What dateparser's own search finds, told the day of publication."""
    from dateparser.search import search_dates  # type: ignore[import-untyped]

    base = datetime.fromisoformat(published).replace(tzinfo=None) if published else None
    settings = {"RELATIVE_BASE": base} if base else {}
    out, start = [], 0
    for words, when in search_dates(text, languages=["en"], settings=settings) or ():
        start = max(text.find(words, start), 0)
        exact = when.date().isoformat()
        if words.strip(" ,.").rsplit(" ", 1)[-1] in MONTHS and not re.search(r"\d", words):
            exact = exact[:7]
        out.append(Found(start, start + len(words), exact))
    return out, None


def _stories(reader: Reader) -> None:
    """The day of saying, on the statements that are right, of the development stories and of the further ones."""
    sys.path.insert(0, str(eval_folder() / "stories"))
    import story_read  # type: ignore[import-not-found]
    from common import Story  # type: ignore[import-not-found]

    data_folder()
    for name, further in (("stories", False), ("further", True)):
        values = []
        for folder in sorted(path.parent for path in stories_folder(further).glob("*/truth.json")):
            read = [_page(reader, page) for page in sorted((folder / "articles").glob("*.html"))]
            value = story_read.score(read, Story(str(folder)))["said_at"]
            if value is not None:
                values.append(value)
                print(f"  {folder.name}: said_at {value:.3f}")
        if values:
            print(f"FLOOR {name}_said_at={sum(values) / len(values):.3f}")


def _page(reader: Reader, page: Path) -> dict[str, object]:
    entry = RawEntry(str(page), "html", page.read_text("utf-8"), file=str(page))
    return reading_json(reader.read(reader.article(entry)))


if __name__ == "__main__":
    sys.exit(main())
