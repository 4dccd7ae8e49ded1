"""Nugget recall of our brief, the wire's lead, TextRank and LexRank: ``python bench/brief_peers.py [--further]``.

All are given the same pages of day 1 and at most 400 words, and are scored by the same scorer in the same run. The
wire's lead is the first words of the article that most others copy, or the earliest. TextRank and LexRank are those of
sumy, in an environment of its own under bench/out; they choose among the sentences of all articles, copies left out,
with Writethru's own sentence ends, so that none depends on a download. Their sentences are printed as they stand, so
the copied run is theirs to answer for.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import venv
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from _data import ROOT, eval_folder, stories_folder
from writethru.api import read_articles, write_ledger
from writethru.brief import brief_json, write_brief
from writethru.brief.copying import count
from writethru.core.settings import Settings
from writethru.core.types import Ledger, Reading

WORDS = 400
INSTALL = 240
FOLDER = ROOT / "bench" / "out" / "venv-sumy"
# run in sumy's environment: {"sentences": [[...], ...], "words": n} on standard input, chosen sentences out
SUMY = """
import json, re, sys, warnings
warnings.simplefilter("ignore")
from sumy.parsers.plaintext import PlaintextParser
from sumy.summarizers.text_rank import TextRankSummarizer
from sumy.summarizers.lex_rank import LexRankSummarizer

class Lines:
    def to_sentences(self, text):
        return tuple(line for line in text.split("\\n") if line.strip())
    def to_words(self, text):
        return tuple(re.findall(r"[\\w'’-]+", text))

given = json.load(sys.stdin)
out = {}
parser = PlaintextParser("\\n\\n".join(given["sentences"]), Lines())
for name, make in (("TextRank", TextRankSummarizer), ("LexRank", LexRankSummarizer)):
    summarizer = make()
    out[name] = []
    for n in range(1, len(given["sentences"]) + 1):
        chosen = [str(s) for s in summarizer(parser.document, n)]
        if sum(len(s.split()) for s in chosen) > given["words"]:
            break
        out[name] = chosen
print(json.dumps(out))
"""
SHOWN = (
    "recall",
    "recall_key_actions",
    "recall_expert_opinions",
    "recall_not_settled",
    "attributed_all",
    "conflicts",
    "longest_copy",
)


def main() -> None:
    """Print a row for each way of writing, mean of the stories."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--further", action="store_true", help="take the stories in bench/data instead")
    ap.add_argument("--no-install", action="store_true", help="use the environment that is there")
    options = ap.parse_args()
    folder = stories_folder(options.further)
    why = _missing(install=not options.no_install)
    if why:
        print(f"sumy: {why}; TextRank and LexRank are left out")
    rows: dict[str, list[dict[str, float]]] = {}
    for story in sorted(path.parent for path in folder.glob("*/truth.json")):
        with tempfile.TemporaryDirectory() as work:
            readings, ledger = _read(story, Path(work))
            made = {"Writethru": brief_json(write_brief(ledger, words=WORDS)), "wire's lead": _lead(readings, ledger)}
            if not why:
                made |= _centrality(readings, ledger)
            for name, document in made.items():
                rows.setdefault(name, []).append(_score(document, story, Path(work)))
    print(
        f"{'mean of ' + str(len(rows['Writethru'])) + ' stories, 400 words':34}"
        + "".join(f"{k[-16:]:>18}" for k in SHOWN)
    )
    for name, scores in rows.items():
        means = [[row[key] for row in scores if key in row] for key in SHOWN]
        print(f"{name:34}" + "".join(f"{sum(v) / len(v):18.3f}" if v else f"{'-':>18}" for v in means))


def _read(story: Path, work: Path) -> tuple[Sequence[Reading], Ledger]:
    pages = [
        story / "articles" / Path(item["file"]).name
        for item in json.loads((story / "articles.json").read_text("utf-8"))
        if item["day"] == 1
    ]
    coverage = read_articles(pages, settings=Settings(store=str(work / "store.db")))
    return coverage.readings, write_ledger(coverage)


def _lead(readings: Sequence[Reading], ledger: Ledger) -> dict[str, Any]:
    """The first 400 words of the text that most outlets carry."""
    origin = max(ledger.story.origins, key=lambda item: (len(item.articles), item.id))
    wire = next(reading for reading in readings if reading.article.id == origin.lead)
    return _document([(wire, i) for i in range(len(wire.sentences))], ledger)


def _centrality(readings: Sequence[Reading], ledger: Ledger) -> dict[str, dict[str, Any]]:
    leads = {origin.lead for origin in ledger.story.origins}
    places = [(r, i) for r in readings if r.article.id in leads for i in range(len(r.sentences))]
    texts = [" ".join(_text(reading, i).split()) for reading, i in places]
    run = subprocess.run(
        [str(FOLDER / "bin" / "python"), "-c", SUMY],
        input=json.dumps({"sentences": texts, "words": WORDS}),
        text=True,
        stdout=subprocess.PIPE,
        check=True,
    )
    chosen: dict[str, list[str]] = json.loads(run.stdout)
    by_text = dict(zip(texts, places, strict=True))
    return {
        name: _document([by_text[text] for text in ranked if text in by_text], ledger)
        for name, ranked in chosen.items()
    }


def _text(reading: Reading, i: int) -> str:
    sentence = reading.sentences[i]
    return reading.article.text[sentence.start : sentence.end]


def _document(places: Sequence[tuple[Reading, int]], ledger: Ledger) -> dict[str, Any]:
    """A brief document of sentences as they stand, the first that fit into 400 words."""
    lines: list[dict[str, Any]] = []
    size = 0
    for reading, i in places:
        text = _text(reading, i)
        if size + count(text) > WORDS:
            break
        size += count(text)
        sentence = reading.sentences[i]
        cite = {"article": reading.article.id, "start": sentence.start, "end": sentence.end, "quote": text}
        lines.append(
            {"id": f"{reading.article.id}-{i}", "text": text, "citations": [cite], "statements": [], "figures": []}
        )
    sources = [
        {"article": a.id, "outlet": a.outlet, "title": a.title, "url": a.url, "file": a.file, "origin": 0}
        for a in ledger.story.articles
    ]
    return {
        "schema": "writethru/brief/1", "headline": "", "standfirst": "", "figures_table": [], "sources": sources,
        "sections": [{"name": "overview", "lines": lines}],
    }  # fmt: skip


def _score(document: dict[str, Any], story: Path, work: Path) -> dict[str, float]:
    path = work / "brief.json"
    path.write_text(json.dumps(document, ensure_ascii=False), "utf-8")
    scorer = eval_folder() / "stories" / "story_brief.py"
    run = subprocess.run(
        [sys.executable, str(scorer), str(path), str(story)], text=True, capture_output=True, check=True
    )
    line = next(line for line in run.stdout.splitlines() if line.startswith("FIGURE "))
    found = dict(part.split("=", 1) for part in line.split()[1:])
    return {key: float(value) for key, value in found.items() if key in SHOWN and value != "na"}


def _missing(*, install: bool) -> str | None:
    """Installs sumy where it is not there; why it cannot be used, or None."""
    python = FOLDER / "bin" / "python"
    try:
        if install and not python.exists():
            venv.create(FOLDER, with_pip=True)
            subprocess.run(
                [str(python), "-m", "pip", "install", "-q", "sumy>=0.11", "numpy"], check=True, timeout=INSTALL
            )
        subprocess.run([str(python), "-c", "import sumy"], check=True, capture_output=True)
    except (OSError, subprocess.SubprocessError) as error:
        return f"cannot be installed here ({type(error).__name__})"
    return None


if __name__ == "__main__":
    main()
