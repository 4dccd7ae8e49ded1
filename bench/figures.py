"""Score the figures that are read in the development gold: ``python bench/figures.py [--errors N]``.

The data lie in ``$WRITETHRU_DATA`` or in ``../shared/data`` beside the repository.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib.util
import io
import json
import re
import sys
import tempfile
from pathlib import Path
from types import ModuleType

from _data import data_folder
from writethru.core.settings import DEFAULT_PIPELINE, Settings
from writethru.core.types import Article

# the scorer's lines "+ unit    P  R  F1" and the names of our floors
LEVELS = {"span": r"span \(any overlap\)", "value": r"\+ value and bound", "unit": r"\+ unit", "measure": r"\+ measure",
          "reporter": r"\+ reporter"}  # fmt: skip


def load_scorer(data: Path) -> ModuleType:
    """The scorer beside the data, as a module."""
    path = data.parent / "eval" / "score_figures.py"
    spec = importlib.util.spec_from_file_location("score_figures", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def as_article(key: str, text: str) -> Article:
    return Article(
        id=key, revision=1, url=None, file=None, outlet=None, domain=None, title="", byline=(), published=None,
        modified=None, language="en", completeness="full", credit=None, sha256=key, text=text,
    )  # fmt: skip


def read_lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def predictions(data: Path) -> list[dict[str, object]]:
    """One record per figure of the development texts, as the scorer takes them."""
    from writethru.reading import Reader

    reader = Reader(Settings(pipeline=DEFAULT_PIPELINE))
    out: list[dict[str, object]] = []
    for document in read_lines(data / "texts-dev.jsonl"):
        key = str(document["doc_sha1"])
        for figure in reader.read(as_article(key, str(document["text"]))).figures:
            out.append(
                {
                    "doc_sha1": key, "start": figure.start, "end": figure.end, "text": figure.text,
                    "value_low": figure.value_low, "value_high": figure.value_high, "approx": figure.approx,
                    "unit": figure.unit, "measure": figure.measure, "hedged": figure.hedged,
                    "reporter": [figure.reporter.start, figure.reporter.end] if figure.reporter else None,
                }
            )  # fmt: skip
    return out


def implicit_units(scorer: ModuleType, gold: list[dict[str, object]], found: list[dict[str, object]]) -> float:
    """The share of gold figures without their noun whose unit is read, those not found counted as wrong."""
    wanted = [row for row in gold if row["unit_implicit"]]
    pairs, _, _ = scorer.pair(gold, found)
    right: int = sum(bool(row["unit_implicit"]) and scorer.unit_ok(row, read) for row, read in pairs)
    print(f"\nunit where the noun is left out: {right} of {len(wanted)}")
    return right / max(1, len(wanted))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", type=int, default=0, help="print this many missed and extra figures")
    options = parser.parse_args()
    data = data_folder() / "figures"
    scorer = load_scorer(data_folder())
    rows = predictions(data)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "figures.jsonl"
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        sys.argv = [scorer.__file__ or "", str(path), "--errors", str(options.errors)]
        said = io.StringIO()
        with contextlib.redirect_stdout(said):
            scorer.main()
    print(said.getvalue().rstrip())
    for name, level in LEVELS.items():
        found = re.search(rf"{level}\s+\S+\s+\S+\s+(\S+)", said.getvalue())
        print(f"FLOOR figures_{name}={found[1] if found else 0}")
    human = re.search(r"^human measures .* F1 (\S+)$", said.getvalue(), re.M)
    print(f"FLOOR figures_human={human[1] if human else 0}")
    print(f"FLOOR figures_implicit_unit={implicit_units(scorer, read_lines(data / 'figures-dev.jsonl'), rows):.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
