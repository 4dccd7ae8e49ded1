"""Speed of figure extraction against quantulum3 and CQE: ``python bench/figures_speed.py [--articles 40]``.

All read the same sentences of news in one run, each in one thread, and are timed by the processor time of the process,
so that other work on the machine does not count. Ours is timed twice: the extraction alone, with the parse given, and
the parse with it. The others are installed into environments of their own under bench/out; where one cannot be
installed a line says so, and nothing is compared with it.

CQE is installed without the requirements that it names and never imports: torch, spacy-transformers and a protobuf that
has no build for this Python. It runs unchanged on the spaCy release and the pipeline that Writethru itself reads with,
under the name that CQE asks for (en_core_web_sm), and on an American locale made in its environment.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
import venv
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from _data import ROOT
from reading_cost import article, texts
from writethru.core.settings import DEFAULT_PIPELINE, Settings
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
import json, logging, sys, time, warnings
warnings.simplefilter("ignore")
logging.disable(logging.CRITICAL)
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
# what CQE imports, beside the spaCy and the pipeline of this environment
IMPORTED = ("ordered-set", "fuzzywuzzy", "spacy-download")


@dataclass(frozen=True, slots=True)
class Peer:
    """Another tool: its name, release, script, and the most sentences that it is given."""

    name: str
    release: str
    script: str
    most: int
    # what is installed for it where its own list of requirements cannot be met
    instead: tuple[str, ...] = ()

    @property
    def folder(self) -> Path:
        """Its environment."""
        return ROOT / "bench" / "out" / f"venv-{self.name.lower()}"

    @property
    def python(self) -> Path:
        """The interpreter of its environment."""
        return self.folder / "bin" / "python"


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
    own = tuple(f"{name}=={version(name)}" for name in ("spacy", DEFAULT_PIPELINE.replace("_", "-")))
    for peer in (
        Peer("quantulum3", "quantulum3", QUANTULUM, len(sentences)),
        Peer("CQE", "CQE==2.0.3", CQE, 400, (*own, *IMPORTED)),
    ):
        given = sentences[:: max(1, len(sentences) // peer.most)][: peer.most]
        why = missing(peer, install=not chosen.no_install)
        result = None if why else other(peer, given)
        if result is None:
            print(f"{peer.name}: {why or 'installed, but it does not run here'}; nothing is compared with it")
            continue
        seconds, found, failed = result
        theirs = len(given) / seconds
        print(
            f"{peer.name:32}{theirs:9.1f} sentences/s   {found:.0f} quantities in {len(given)} sentences, "
            f"{failed:.0f} it fails on"
        )
        with_parse = len(sentences) / together / theirs
        print(f"  extraction alone {rate / theirs:.1f} times as fast, the parse included {with_parse:.2f}")
        print(f"FLOOR figures_speed_vs_{peer.name.lower()}={rate / theirs:.2f}")
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


def missing(peer: Peer, *, install: bool) -> str:
    """Why a tool cannot be run; "" where its environment is ready."""
    refused, done = peer.folder / "refused", peer.folder / "installed"
    if done.exists():
        return ""
    if refused.exists():
        return f"{refused.read_text('utf-8')} (remove {peer.folder.relative_to(ROOT)} to try again)"
    if not install:
        return f"it is not installed in {peer.folder.relative_to(ROOT)}"
    venv.create(peer.folder, with_pip=True, clear=True)
    why = _pip(peer, "wheel", *(peer.instead or (peer.release,)))
    if not why and peer.instead:
        why = _pip(peer, "--no-deps", "--no-build-isolation", peer.release) or _lend(peer)
    # kept, so that the next run does not wait for it again
    (refused if why else done).write_text(why, "utf-8")
    return why


def _pip(peer: Peer, *arguments: str) -> str:
    """Install into the environment of a tool; why it failed, or ""."""
    command = [str(peer.python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *arguments]
    try:
        ran = subprocess.run(command, capture_output=True, text=True, timeout=INSTALL, check=False)
    except subprocess.TimeoutExpired:
        return f"its requirements could not be met within {INSTALL} s"
    said = [line for line in ran.stderr.splitlines() if line.lower().startswith("error")]
    return f"it cannot be installed here ({(said or ['no reason given'])[0][:160]})" if ran.returncode else ""


def _lend(peer: Peer) -> str:
    """Give CQE our pipeline under the name that it asks for, and the American locale that it sets; why it failed."""
    packages = Path(
        subprocess.run(
            [str(peer.python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
            capture_output=True, text=True, check=True,
        ).stdout.strip()
    )  # fmt: skip
    (packages / "en_core_web_sm.py").write_text(f"from {DEFAULT_PIPELINE} import load\n", "utf-8")
    locales = peer.folder / "locale"
    locales.mkdir()
    command = ["localedef", "-i", "en_US", "-f", "UTF-8", str(locales / "en_US.UTF-8")]
    try:
        subprocess.run(command, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        return f"the locale en_US.UTF-8 that it sets cannot be made ({error})"
    return ""


def other(peer: Peer, sentences: list[str]) -> tuple[float, float, float] | None:
    """Seconds, quantities found, sentences failed on; None where the tool does not run."""
    ran = subprocess.run(
        [str(peer.python), "-c", peer.script], input=json.dumps(sentences), capture_output=True, text=True, check=False,
        env={**os.environ, "LOCPATH": str(peer.folder / "locale")},
    )  # fmt: skip
    if ran.returncode or not ran.stdout.strip():
        return None
    seconds, found, failed = json.loads(ran.stdout.splitlines()[-1])
    return float(seconds), float(found), float(failed)


if __name__ == "__main__":
    sys.exit(main())
