"""Measure the extraction of articles from real pages and from story sets.

    python bench/extraction.py            body F1 on the article-extraction-benchmark pages, beside trafilatura alone
    python bench/extraction.py --stories  body, title, byline and date on the story sets
    python bench/extraction.py --worst 10 also the pages with the lowest F1

The data is found through WRITETHRU_DATA, else in ../shared/data. The metric is the benchmark's own: 4-gram shingles of
words as multisets, precision and recall of each page averaged over the pages, F1 of the two averages.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import re
import statistics
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from _data import data_folder
from writethru.core.errors import SourceError
from writethru.core.types import Article, RawEntry
from writethru.reading.extract import extract

DATA = data_folder()
ARCHIVE = DATA / "extraction" / "article-extraction-benchmark.zip"
TOKEN = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Run:
    """What one extractor did on all pages."""

    precision: float
    recall: float
    crashes: int
    seconds: float
    # (F1, name) of each page
    pages: tuple[tuple[float, str], ...]

    @property
    def f1(self) -> float:
        return harmonic(self.precision, self.recall)


def harmonic(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def shingles(text: str, size: int = 4) -> Counter[tuple[str, ...]]:
    words = TOKEN.findall(text)
    return Counter(tuple(words[i : i + size]) for i in range(max(1, len(words) - size + 1)))


def page_score(gold: str, found: str) -> tuple[float, float]:
    """Precision and recall of one page, with the benchmark's conventions for empty texts."""
    want, have = shingles(gold), shingles(found)
    tp = sum((want & have).values())
    fp = sum((have - want).values())
    fn = sum((want - have).values())
    if fp == fn == 0:
        return 1.0, 1.0
    return (tp / (tp + fp) if tp + fp else 0.0), (tp / (tp + fn) if tp + fn else 0.0)


def benchmark_pages() -> Iterator[tuple[str, str, str, str]]:
    """Name, address, HTML and gold body of each page."""
    with zipfile.ZipFile(ARCHIVE) as archive:
        gold = json.loads(archive.read("ground-truth.json"))
        for name in sorted(gold):
            with gzip.open(
                io.BytesIO(archive.read(f"html/{name}.html.gz")), "rt", encoding="utf-8", errors="replace"
            ) as page:
                yield name, gold[name]["url"], page.read(), gold[name]["articleBody"]


def ours(url: str, html: str) -> str:
    try:
        return extract(RawEntry(url, "html", html, url=url)).text
    except SourceError:  # a page refused in words is an empty answer, not a crash
        return ""


def trafilatura_alone(url: str, html: str) -> str:
    import trafilatura

    return trafilatura.extract(html, url=url, include_comments=False) or ""


def measure(extractor: Callable[[str, str], str]) -> Run:
    precisions, recalls, pages = [], [], []
    crashes, seconds = 0, 0.0
    for name, url, html, gold in benchmark_pages():
        begun = time.perf_counter()
        try:
            found = extractor(url, html)
        except Exception as error:  # a crash is what is counted here
            crashes += 1
            found = ""
            print(f"crash on {name[:12]}: {error!r}"[:200], file=sys.stderr)
        seconds += time.perf_counter() - begun
        precision, recall = page_score(gold, found)
        precisions.append(precision)
        recalls.append(recall)
        pages.append((harmonic(precision, recall), f"{name[:12]} {url}"))
    return Run(statistics.mean(precisions), statistics.mean(recalls), crashes, seconds, tuple(sorted(pages)))


def bench_pages(worst: int) -> int:
    if not ARCHIVE.exists():
        print(f"skipped: {ARCHIVE} is absent; set WRITETHRU_DATA")
        return 0
    runs = {"writethru": measure(ours), "trafilatura alone": measure(trafilatura_alone)}
    print(f"{'':20}{'P':>8}{'R':>8}{'F1':>8}{'crashes':>9}{'s':>7}{'ms/page':>9}")
    for name, run in runs.items():
        count = len(run.pages)
        per_page = 1000 * run.seconds / count
        print(
            f"{name:20}{run.precision:8.4f}{run.recall:8.4f}{run.f1:8.4f}{run.crashes:5}/{count}{run.seconds:7.1f}{per_page:9.1f}"
        )
    for f1, name in runs["writethru"].pages[:worst]:
        print(f"  {f1:.3f} {name}")
    run, other = runs["writethru"], runs["trafilatura alone"]
    print(f"FIGURE pages={len(run.pages)} body_f1={run.f1:.4f} trafilatura_f1={other.f1:.4f} crashes={run.crashes}")
    print(f"FLOOR extraction_body_f1={run.f1:.4f}\nFLOOR extraction_crashes={run.crashes}")
    return int(run.crashes > 0)


def word_f1(gold: str, found: str) -> float:
    want, have = Counter(TOKEN.findall(gold)), Counter(TOKEN.findall(found))
    return 2 * sum((want & have).values()) / max(1, sum(want.values()) + sum(have.values()))


def same_instant(gold: str, found: str | None) -> bool:
    """The same moment; a printed local time without offset is compared by the clock."""
    if not found or len(found) == 10:
        return found == gold
    want, have = datetime.fromisoformat(gold), datetime.fromisoformat(found)
    return want == have if have.tzinfo else want.replace(tzinfo=None) == have


def bench_stories() -> int:
    folders = sorted((DATA / "stories").glob("*/articles.json"))
    if not folders:
        print(f"skipped: {DATA / 'stories'} is absent; set WRITETHRU_DATA")
        return 0
    totals: Counter[str] = Counter()
    f1s: list[float] = []
    for path in folders:
        for gold in json.loads(path.read_text(encoding="utf-8")):
            file = path.parent / "articles" / gold["file"]
            article = extract(
                RawEntry(str(file), "html", file.read_text(encoding="utf-8"), file=str(file)), today=date.today()
            )
            f1s.append(word_f1(" ".join(gold["body"]), article.text))
            report(f"{path.parent.name}/{gold['file']}", gold, article, f1s[-1], totals)
    count = len(f1s)
    shares = " ".join(
        f"{name}={totals[name] / count:.3f}" for name in ("title", "byline", "published", "day", "outlet")
    )
    print(f"FIGURE articles={count} word_f1={statistics.mean(f1s):.4f} {shares}")
    return 0


def report(name: str, gold: dict, article: Article, f1: float, totals: Counter[str]) -> None:  # type: ignore[type-arg]
    right = {
        "title": article.title == gold["title"],
        "byline": list(article.byline) == gold["byline"],
        "published": same_instant(gold["published"], article.published),
        "day": (article.published or "")[:10] == gold["published"][:10],
        "outlet": article.outlet == gold["outlet"],
    }
    totals.update(key for key, value in right.items() if value)
    wrong = [key for key, value in right.items() if not value]
    print(f"{name:34}{f1:7.4f}  {'wrong: ' + ', '.join(wrong) if wrong else 'all right'}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", action="store_true", help="measure the story sets instead")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="list the N pages with the lowest F1")
    args = parser.parse_args()
    return bench_stories() if args.stories else bench_pages(args.worst)


if __name__ == "__main__":
    raise SystemExit(main())
