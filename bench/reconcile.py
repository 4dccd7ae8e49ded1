"""Relations of figure pairs against hand-made gold: ``python bench/reconcile.py [--errors] [--show]``.

Runs ``eval/score_reconcile.py`` on the relations of data/figures/reconcile-dev.jsonl, three times: on the records as
they are given; on the figures that are read in the pairs' sentences, each an article of the day of its record; and on
these without any day. Of several figures in a sentence that of the record's number is taken. A sentence that points
back ("Of those, 300 were killed") is read behind the other, as one article. ``--errors`` prints the pairs that are
wrong, with our reason, ``--show`` what was read in the sentences.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from _data import data_folder, eval_folder
from writethru.core.ids import sha256
from writethru.core.settings import DEFAULT_PIPELINE, Settings
from writethru.core.types import Article, Figure, Reading, RelationName
from writethru.ledger import relate
from writethru.ledger.build import relate_figures

Record = Mapping[str, Any]
Verdict = tuple[RelationName, str]


BACK = re.compile(r"(?:Of (?:this|that|these|those|them)|Among (?:them|those)|It|They|\d+ of the)\b")


def article_of(text: str) -> Article:
    return Article(
        id=sha256(text)[:12], revision=1, url=None, file=None, outlet=None, domain=None, title="", byline=(),
        published=None, modified=None, language="en", completeness="full", credit=None, sha256=sha256(text), text=text,
    )  # fmt: skip


def read_pair(reader: Any, pair: Record, *, dated: bool, show: bool) -> tuple[RelationName, str]:
    """The relation of the figures read in the two sentences; each stands at its record's day where ``dated``."""
    texts = [str(pair[side]["text"]) for side in ("a", "b")]
    back = [BACK.match(text) is not None for text in texts]
    if back[0] != back[1]:
        whole = " ".join(sorted(texts, key=lambda text: BACK.match(text) is not None))
        reading: Reading = reader.read(article_of(whole))
        ends = [(whole.index(text), whole.index(text) + len(text)) for text in texts]
        inside = [tuple(f for f in reading.figures if first <= f.start < last) for first, last in ends]
        figures = [chosen(found, pair[side]) for found, side in zip(inside, "ab", strict=True)]
        a, b = figures
        if a is not None and b is not None and not dated:
            return relate_figures(a, b, [reading])
    else:
        figures = [chosen(reader.read(article_of(text)).figures, pair[s]) for text, s in zip(texts, "ab", strict=True)]
    return relate(
        *(record_of(figure, pair[s], dated=dated, show=show) for figure, s in zip(figures, "ab", strict=True))
    )


def record_of(figure: Figure | None, record: Record, *, dated: bool, show: bool) -> Record:
    """What was read, as a record like the given one."""
    text, asof = str(record["text"]), record["asof"] if dated else None
    if figure is None:
        return {"text": text, "asof": asof}
    found = {
        "text": text, "value_low": figure.value_low, "value_high": figure.value_high, "approx": figure.approx,
        "unit": figure.unit, "measure": figure.measure, "population": figure.population, "place": figure.place,
        "asof": figure.as_of or asof, "reporter": figure.reporter_name,
    }  # fmt: skip
    if show:
        print(
            {key: (value, record.get(key)) for key, value in found.items() if value != record.get(key)} | {"text": text}
        )
    return found


def chosen(figures: tuple[Figure, ...], record: Record) -> Figure | None:
    """The figure with the record's number, else the first; None where no figure was read."""
    wanted = {record["value_low"], record["value_high"]} - {None}
    same = [figure for figure in figures if wanted & {figure.value_low, figure.value_high}]
    return next(iter(same or figures), None)


def score(name: str, pairs: list[Record], judge: Callable[[Record], Verdict], floor: str, errors: bool) -> None:
    """Print the scorer's report on the relations that ``judge`` gives the pairs, and the floors of that name."""
    rows, uneven = [], 0
    for pair in pairs:
        relation, reason = judge(pair)
        uneven += judge({**pair, "a": pair["b"], "b": pair["a"]})[0] != relation
        rows.append(json.dumps({"id": pair["id"], "relation": relation, "reason": reason}))
        if errors and relation != pair["relation"]:
            print(f"{pair['id']}: {pair['relation']}, got {relation}: {reason}")
    with tempfile.TemporaryDirectory() as work:
        found = Path(work) / "relations.jsonl"
        found.write_text("\n".join(rows) + "\n", "utf-8")
        command = [sys.executable, str(eval_folder() / "score_reconcile.py"), str(found)]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    print(f"{name}\n{said.rstrip()}\ndepend on the order: {uneven}\n")
    accuracy, wrong = re.search(r"accuracy ([\d.]+)", said), re.search(r"conflict or update: (\d+)", said)
    if floor and accuracy and wrong:
        print(f"FLOOR {floor}_accuracy={accuracy[1]}")
        print(f"FLOOR {floor}_false={wrong[1]}")


def main() -> int:
    """Score the pairs, and count those whose relation depends on the order in which they are given."""
    from writethru.reading import Reader

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true", help="print the pairs that are wrong")
    parser.add_argument("--show", action="store_true", help="print the fields that are not read as they are given")
    options = parser.parse_args()
    lines = (data_folder() / "figures" / "reconcile-dev.jsonl").read_text("utf-8").splitlines()
    pairs = [json.loads(line) for line in lines if line.strip()]
    score("the records as given", pairs, lambda pair: relate(pair["a"], pair["b"]), "reconcile", options.errors)
    reader = Reader(Settings(pipeline=DEFAULT_PIPELINE))

    def dated(pair: Record) -> Verdict:
        return read_pair(reader, pair, dated=True, show=options.show)

    def undated(pair: Record) -> Verdict:
        return read_pair(reader, pair, dated=False, show=False)

    score("the figures read in the sentences", pairs, dated, "pairs", options.errors)
    score("the same, without the days", pairs, undated, "", options.errors)
    return 0


if __name__ == "__main__":
    sys.exit(main())
