"""What reading costs above parsing: ``python bench/reading_cost.py [--reader rules]``.

Reads news articles and parses their bare text with the same pipeline, turn by turn within one run, and prints the
median of the paired ratios. Reading may cost at most twice the parse of the text alone, and 1.3 times by the rules.
"""

from __future__ import annotations

import argparse
import statistics
import time
import zipfile
from collections.abc import Callable

from _data import data_folder
from writethru.core.ids import sha256
from writethru.core.settings import Settings
from writethru.core.types import Article
from writethru.reading import Reader
from writethru.reading.parse import load_pipeline


def texts(count: int) -> list[str]:
    """Every so-many-th article of the collection, so that all desks are in it."""
    with zipfile.ZipFile(data_folder() / "news-text" / "bbc-2004-05.zip") as archive:
        names = sorted(
            name for name in archive.namelist() if name.endswith(".txt") and not name.endswith("/README.TXT")
        )
        step = max(1, len(names) // count)
        return [archive.read(name).decode("utf-8", "replace") for name in names[::step][:count]]


def article(number: int, text: str) -> Article:
    return Article(
        id=f"cost-{number}", revision=1, url=None, file=None, outlet=None, domain=None, title="", byline=(),
        published="2005-01-12", modified=None, language="en", completeness="full", credit=None, sha256=sha256(text),
        text=text,
    )  # fmt: skip


def seconds(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--reader", choices=("trained", "rules"), default="trained")
    options = parser.parse_args()
    settings = Settings.from_env(reader=options.reader)
    nlp, reader = load_pipeline(settings.pipeline), Reader(settings)
    articles = [article(number, text) for number, text in enumerate(texts(options.articles))]
    reader.read(articles[0])
    ratios, parsing, reading = [], 0.0, 0.0
    for _ in range(options.rounds):
        alone = together = 0.0
        for each in articles:
            alone += seconds(lambda each=each: nlp(each.text))  # type: ignore[misc]
            together += seconds(lambda each=each: reader.read(each))  # type: ignore[misc]
        ratios.append(together / alone)
        parsing, reading = parsing + alone, reading + together
    words = options.rounds * sum(len(each.text.split()) for each in articles)
    print(f"{len(articles)} articles, {options.rounds} rounds: parse {words / parsing:,.0f} words a second, "
          f"read {words / reading:,.0f}")  # fmt: skip
    print(f"reading costs {statistics.median(ratios):.2f} times the parse ({', '.join(f'{r:.2f}' for r in ratios)})")
    name = "reading_cost" if options.reader == "trained" else "reading_cost_rules"
    print(f"FLOOR {name}={statistics.median(ratios):.3f}")


if __name__ == "__main__":
    main()
