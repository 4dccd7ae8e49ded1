"""Speed of figure extraction against quantulum3 and CQE: ``python bench/figures_speed.py [--articles 40]``.

All read the same sentences of news in one run, each in one thread, and are timed by the processor time of the process,
so that other work on the machine does not count. Ours is timed twice: the extraction alone, with the parse given, and
the parse with it. The others are installed into environments of their own under bench/out; where one cannot be
installed a line says so, and nothing is compared with it.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
import venv
from pathlib import Path

from _data import ROOT
from reading_cost import article, texts
from writethru.core.settings import Settings
from writethru.core.tree import Tree
from writethru.reading import Reader
from writethru.reading.figures import find_figures
from writethru.reading.parse import load_pipeline, parse
from writethru.reading.sentences import mend

# run in the other tool's environment: sentences as JSON on standard input, one line of JSON out
QUANTULUM = """
import json, sys, time, warnings
warnings.simplefilter("ignore")
from quantulum3 import parser
sentences = json.load(sys.stdin)
parser.parse("It rained 3 mm in 2 hours.")
found = failed = 0
start = time.process_time()
for sentence in sentences:
    try:
        found += len(parser.parse(sentence))
    except Exception:
        failed += 1
print(json.dumps([time.process_time() - start, found, failed]))
"""
CQE = """
import json, sys, time, warnings
warnings.simplefilter("ignore")
from CQE import CQE
parser = CQE.CQE(overload=True)
sentences = json.load(sys.stdin)
parser.parse("It rained 3 mm in 2 hours.")
found = failed = 0
start = time.process_time()
for sentence in sentences:
    try:
        found += len(parser.parse(sentence))
    except Exception:
        failed += 1
print(json.dumps([time.process_time() - start, found, failed]))
"""
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
# seconds an installation may take before it is given up
INSTALL = 240


def main() -> int:
    """Print sentences a second of each, and the ratios."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--articles", type=int, default=40)
    options.add_argument("--no-install", action="store_true", help="use the environments that are there")
    chosen = options.parse_args()
    # before numpy is loaded, and for the processes started here
    os.environ.update(ONE_THREAD)
    sentences, alone, together, figures = ours(chosen.articles)
    rate = len(sentences) / alone
    print(f"{len(sentences)} sentences of {chosen.articles} articles, one thread, processor time")
    print(f"{'writethru, extraction alone':32}{rate:9.0f} sentences/s   {figures} figures")
    print(f"{'writethru, parse and extraction':32}{len(sentences) / together:9.0f} sentences/s")
    for name, package, script, most in (
        ("quantulum3", "quantulum3", QUANTULUM, len(sentences)),
        ("CQE", "cqe", CQE, 200),
    ):
        python, why = environment(package, install=not chosen.no_install)
        result = None if python is None else other(python, script, sentences[:most])
        if result is None:
            print(f"{name}: {why or 'installed, but it does not run here'}; nothing is compared with it")
            continue
        seconds, found, failed = result
        theirs = min(most, len(sentences)) / seconds
        print(f"{name:32}{theirs:9.0f} sentences/s   {found:.0f} quantities, {failed:.0f} sentences it fails on")
        with_parse = len(sentences) / together / theirs
        print(f"  extraction alone {rate / theirs:.1f} times as fast, the parse included {with_parse:.2f}")
        print(f"FLOOR figures_speed_vs_{name.lower()}={rate / theirs:.2f}")
    return 0


def ours(number: int) -> tuple[list[str], float, float, int]:
    """The sentences; seconds of the extraction alone and with the parse; figures found."""
    settings = Settings.from_env()
    reader, nlp = Reader(settings), load_pipeline(settings.pipeline)
    readings = [reader.read(article(n, text)) for n, text in enumerate(texts(number))]
    sentences = [one.article.text[s.start : s.end] for one in readings for s in one.sentences]
    found = 0
    start = time.process_time()
    for one in readings:
        tree = Tree(one.article.text, one.tokens)
        found += len(find_figures(one.article, tree, one.sentences, one.statements, one.entities, one.times))
    alone = time.process_time() - start
    start = time.process_time()
    for one in readings:
        tokens, parsed = parse(one.article.text, nlp)
        tree = Tree(one.article.text, tokens)
        find_figures(one.article, tree, mend(tree, parsed), one.statements, one.entities, one.times)
    return sentences, alone, time.process_time() - start, found


def environment(package: str, *, install: bool) -> tuple[Path | None, str]:
    """The interpreter of the environment that holds a package, or None and why there is none."""
    folder = ROOT / "bench" / "out" / f"venv-{package}"
    python = folder / "bin" / "python"
    done, refused = folder / "installed", folder / "refused"
    if done.exists():
        return python, ""
    if refused.exists():
        return None, f"{refused.read_text('utf-8')} (remove {folder.relative_to(ROOT)} to try again)"
    if not install:
        return None, f"it is not installed in {folder.relative_to(ROOT)}"
    venv.create(folder, with_pip=True, clear=True)
    command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "wheel", package]
    try:
        ran = subprocess.run(command, capture_output=True, text=True, timeout=INSTALL, check=False)
    except subprocess.TimeoutExpired:
        return None, _refused(refused, f"its requirements could not be met within {INSTALL} s")
    if ran.returncode:
        said = [line for line in ran.stderr.splitlines() if line.lower().startswith("error")]
        return None, _refused(refused, f"it cannot be installed here ({(said or ['no reason given'])[0][:160]})")
    done.touch()
    return python, ""


def _refused(note: Path, why: str) -> str:
    """The reason, kept so that the next run does not wait for it again."""
    note.write_text(why, "utf-8")
    return why


def other(python: Path, script: str, sentences: list[str]) -> tuple[float, float, float] | None:
    """Seconds, quantities found, sentences failed on; None where the tool does not run."""
    ran = subprocess.run(
        [str(python), "-c", script], input=json.dumps(sentences), capture_output=True, text=True, check=False
    )
    if ran.returncode or not ran.stdout.strip():
        return None
    seconds, found, failed = json.loads(ran.stdout.splitlines()[-1])
    return float(seconds), float(found), float(failed)


if __name__ == "__main__":
    sys.exit(main())
