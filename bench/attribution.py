"""Who says what, against annotated news: ``python bench/attribution.py [--split dev] [--limit N]``.

Reads every document of data/attribution, writes the statements as the scorer wants them and runs
``eval/score_attribution.py``. Statements inside other statements are left out, since the corpus marks none.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import subprocess
import sys
import tempfile
from typing import Any

from _data import data_folder, eval_folder
from writethru.core.ids import sha256
from writethru.core.settings import Settings
from writethru.core.types import Article, Reading, Statement
from writethru.reading import Reader

# what the scorer prints of precision, recall and F1 of whole relations
LENIENT = re.compile(r"relation lenient\s+[\d.]+/\s*[\d.]+/\s*([\d.]+)\s+exact\s+[\d.]+/\s*[\d.]+/\s*([\d.]+)")


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
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--split", choices=("dev", "train"), default="dev")
    parser.add_argument("--limit", type=int, help="documents read, from the first; the others count as missed")
    options = parser.parse_args()
    source = data_folder() / "attribution" / f"{options.split}.jsonl.gz"
    reader = Reader(Settings.from_env())
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as out:
        with gzip.open(source, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                if options.limit is not None and number >= options.limit:
                    break
                out.write(json.dumps(prediction(reader.read(article(json.loads(line))))) + "\n")
        out.flush()
        command = [sys.executable, str(eval_folder() / "score_attribution.py"), out.name, "--split", options.split]
        run = subprocess.run(command, check=False, text=True, stdout=subprocess.PIPE)
    print(run.stdout, end="")
    found = LENIENT.search(run.stdout)
    if run.returncode or not found:
        return 1
    print(f"FLOOR attribution_lenient={found[1]}\nFLOOR attribution_exact={found[2]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
