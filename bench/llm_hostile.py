"""A model server that lies and breaks, 200 runs of 20 behaviours: ``python bench/llm_hostile.py [--more] [SOURCE...]``.

The server of ``tests/llm_server`` runs as a process on loopback. Each run writes the brief of the coverage (by default
``examples/coverage``) at one of three lengths and has the server's model reword it. Counted are lines that the server
altered and the brief prints all the same, and runs that failed without a word of it in the notes. Of the honest model
the share of its lines that are printed is given: a gate that lets nothing pass would be no use.
"""

from __future__ import annotations

import argparse
import http.client
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from _data import ROOT
from writethru.api import read_articles, write_ledger
from writethru.brief import write_brief
from writethru.brief.writers.llm.client import ModelClient
from writethru.core.model_settings import ModelSettings
from writethru.core.settings import Settings
from writethru.core.types import Article, Brief, Ledger, Reading, Report
from writethru.model_writing import ModelWriter
from writethru.publish import gated
from writethru.reading import Reader

# two kinds in one name take turns
LIES = tuple("counted speaker negation/hedge fact injected fence ids wrong quote markup".split())
FAILURES = tuple("foreign empty cut huge refuses thinks busy broken hang".split())
HONEST = ("right",)
MORE = tuple("number bound name roles day done opposite joined".split())
VARIANTS = 10
LENGTHS = (400, 250, 120)


class _Held:
    """A reader that reads each text once: many runs send the same lines."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._readings: dict[str, Reading] = {}

    def read(self, article: Article) -> Reading:
        if article.text not in self._readings:
            self._readings[article.text] = self._reader.read(article)
        return self._readings[article.text]


@contextmanager
def served() -> Iterator[int]:
    """The port of the running server."""
    script = ROOT / "tests" / "llm_server" / "server.py"
    command = [sys.executable, str(script)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        yield int(process.stdout.readline())
        process.stdin.close()
        process.wait(timeout=10)


def altered(port: int) -> dict[str, list[str]]:
    """By model the lines that the server has sent and no reader may see."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", "/altered")
        found: dict[str, list[str]] = json.load(connection.getresponse())
        return found
    finally:
        connection.close()


def run(model: ModelSettings, brief: Brief, report: Report, ledger: Ledger, reader: Any, store: str) -> ModelWriter:
    """One brief, worded by one model; what it came to is the writer's."""
    writer = ModelWriter(
        lambda *_: (brief, report),
        model,
        Settings(store=store),
        reader=reader,
        client=lambda: ModelClient(model, sleep=lambda _: None),
    )
    writer(ledger, None)
    return writer


def main() -> None:
    """Run, print a line a behaviour, and the floors."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("sources", nargs="*", default=[str(ROOT / "examples" / "coverage")], metavar="SOURCE")
    ap.add_argument("--more", action="store_true", help=f"also {', '.join(MORE)}: 80 runs more")
    options = ap.parse_args()
    started = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder, served() as port:
        settings = Settings(store=str(Path(folder) / "read.db"), cache="off")
        ledger = write_ledger(read_articles(options.sources, settings=settings))
        reader = _Held(Reader(settings))
        briefs = [
            gated(write_brief(ledger, words=words), ledger, reader=reader, settings=settings) for words in LENGTHS
        ]
        print(f"{'behaviour':14} {'runs':>5} {'lines':>6} {'altered':>8} {'of the model':>13} {'altered, printed':>17}")
        published = silent = runs = 0
        shares = {"offered": 0, "printed": 0}
        for kind in (*LIES, *(MORE if options.more else ()), *FAILURES, *HONEST):
            lines = mine = bad = 0
            for variant in range(VARIANTS):
                brief, report = briefs[variant % len(briefs)]
                played = kind.split("/")[variant % len(kind.split("/"))]
                name = f"{played}-{variant}"
                wait = 0.3 if kind == "hang" else 20.0
                model = ModelSettings(f"http://127.0.0.1:{port}/v1", name, "none", timeout=wait, tokens=60_000)
                # a store of its own: every run asks
                writing = run(model, brief, report, ledger, reader, str(Path(folder) / f"{name}.db")).writing
                assert writing is not None
                sent = set(altered(port).get(name, []))
                lines += len(writing.lines)
                mine += writing.written
                wrong = [text for _, text, _ in writing.lines if text in sent]
                bad += len(wrong)
                for text in wrong:
                    print(f"  PRINTED by {name}: {text}")
                runs += 1
                if kind in FAILURES:
                    silent += not writing.problems or writing.written > 0
            told = sum(len(texts) for name, texts in altered(port).items() if name.partition("-")[0] in kind.split("/"))
            published += bad
            if kind in HONEST:
                shares = {"offered": lines, "printed": mine}
            print(f"{kind:14} {VARIANTS:5} {lines:6} {told:8} {mine:13} {bad:17}", flush=True)
    share = shares["printed"] / max(1, shares["offered"])
    print(f"\n{runs} runs in {time.perf_counter() - started:.0f} s; failures passed over in silence: {silent}")
    print(f"of the honest model's briefs {share:.0%} of the lines are its own")
    print(f"FLOOR llm_hostile_published={published}")
    print(f"FLOOR llm_hostile_silent={silent}")
    print(f"FLOOR llm_right_worded={share:.3f}")


if __name__ == "__main__":
    main()
