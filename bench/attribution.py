"""Who says what, against annotated news: ``python bench/attribution.py [--split dev] [--limit N]``.

Reads every document of data/attribution, writes the statements as the scorer wants them and runs
``eval/score_attribution.py``. Statements inside other statements are left out, since the corpus marks none.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from writethru.core.ids import sha256
from writethru.core.settings import Settings
from writethru.core.types import Article, Reading, Statement
from writethru.reading import Reader

DATA = Path(os.environ.get("WRITETHRU_DATA", Path(__file__).resolve().parents[2] / "shared" / "data"))


def article(document: dict[str, Any]) -> Article:
    text = document["text"]
    return Article(
        id=document["id"], revision=1, url=None, file=None, outlet=document["outlet"], domain=None, title="", byline=(),
        published=document["date"], modified=None, language="en", completeness="full", credit=None, sha256=sha256(text),
        text=text,
    )  # fmt: skip


def attribution(statement: Statement) -> dict[str, list[list[int]]]:
    """The statement as the scorer's three lists of character spans."""
    speaker = statement.speaker
    return {
        "source": [[speaker.start, speaker.end]] if speaker else [],
        "cue": [[statement.cue.start, statement.cue.end]],
        "content": [[span.start, span.end] for span in statement.content],
    }


def prediction(reading: Reading) -> dict[str, Any]:
    outer = [statement for statement in reading.statements if statement.parent is None]
    return {"id": reading.article.id, "attributions": [attribution(statement) for statement in outer]}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--split", choices=("dev", "train"), default="dev")
    parser.add_argument("--limit", type=int, help="documents read, from the first")
    options = parser.parse_args()
    source = DATA / "attribution" / f"{options.split}.jsonl.gz"
    scorer = DATA.parent / "eval" / "score_attribution.py"
    if not source.is_file() or not scorer.is_file():
        print(f"attribution: skipped, {source if not source.is_file() else scorer} is absent")
        return 0
    reader = Reader(Settings.from_env())
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as out:
        with gzip.open(source, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                if options.limit is not None and number >= options.limit:
                    break
                out.write(json.dumps(prediction(reader.read(article(json.loads(line))))) + "\n")
        out.flush()
        command = [sys.executable, str(scorer), out.name, "--split", options.split]
        return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
