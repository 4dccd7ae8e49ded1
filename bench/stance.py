"""How sure, negated and of what kind, against labelled cues: ``bench/stance.py [--half tune|report] [--show]``.

The cues and their labels lie in bench/data/stance (see GUIDELINES.md there); the texts are those of data/attribution.
A cue counts where the reader finds a statement whose cue overlaps it. The documents fall into two fixed halves by the
hash of their ids: rules may be tuned on one, the other only reports.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import sys
from collections import Counter
from typing import Any

from _data import ROOT, data_folder
from attribution import article
from writethru.core.settings import Settings
from writethru.core.types import Statement
from writethru.reading import Reader

SECOND = ROOT / "bench/data/stance/second.jsonl"
CUES = ROOT / "bench" / "data" / "stance" / "cues.jsonl"
NAMES = ("certainty", "kind", "negated")


def half(document: str) -> str:
    """ "tune" or "report", fixed by the document's id."""
    return ("tune", "report")[hashlib.sha256(document.encode()).digest()[0] % 2]


def at(statements: tuple[Statement, ...], cue: list[int]) -> Statement | None:
    """The statement whose cue shares most characters with the given one."""
    shared = [(min(s.cue.end, cue[1]) - max(s.cue.start, cue[0]), -n) for n, s in enumerate(statements)]
    best = max(shared, default=(0, 0))
    return statements[-best[1]] if best[0] > 0 else None


def table(pairs: list[tuple[str, str]]) -> None:
    """Prints right of all per class, and what was said instead, most frequent first."""
    for label in sorted({gold for gold, _ in pairs}):
        said = Counter(found for gold, found in pairs if gold == label)
        wrong = ", ".join(f"{name} {n}" for name, n in said.most_common() if name != label)
        print(f"  {label:10} {said[label]:3} of {sum(said.values()):3}  {'instead: ' + wrong if wrong else ''}")


def share(pairs: list[tuple[str, str]]) -> float:
    return sum(gold == found for gold, found in pairs) / len(pairs) if pairs else 0.0


def agreement(rows: dict[str, list[dict[str, Any]]]) -> None:
    """Prints how far the second annotator agrees with the first, as a share and as Cohen's kappa."""
    first = {(name, tuple(row["cue"])): row for name, own in rows.items() for row in own}
    second = [json.loads(line) for line in SECOND.read_text(encoding="utf-8").splitlines()]
    for name in ("certainty", "kind"):
        pairs = [(str(first[row["document"], tuple(row["cue"])][name]), str(row[name])) for row in second]
        same = share(pairs)
        chance = (
            sum(
                sum(a == label for a, _ in pairs) * sum(b == label for _, b in pairs) for label in {a for a, _ in pairs}
            )
            / len(pairs) ** 2
        )
        kappa = (same - chance) / (1 - chance) if chance < 1 else 1.0
        print(f"two annotators: {name} {same:.3f} of {len(pairs)} alike, kappa {kappa:.2f}")


def main() -> int:
    """Print the tables of each half; the floors are those of the half that only reports."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=("tune", "report"), help="one half alone")
    parser.add_argument("--show", action="store_true", help="print what is wrong in the half for tuning")
    parser.add_argument("--reader", default="rules", help="who reads: rules, trained or auto (default: rules)")
    options = parser.parse_args()
    rows: dict[str, list[dict[str, Any]]] = {}
    for line in CUES.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        rows.setdefault(row["document"], []).append(row)
    reader = Reader(Settings.from_env(reader=options.reader))
    pairs: dict[tuple[str, str], list[tuple[str, str]]] = {}
    missed: Counter[str] = Counter()
    with gzip.open(data_folder() / "attribution" / "dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        for document in map(json.loads, lines):
            wanted = rows.get(document["id"], [])
            side = half(document["id"])
            if not wanted or options.half not in (None, side):
                continue
            statements = reader.read(article(document)).statements
            for row in wanted:
                found = at(statements, row["cue"])
                if found is None:
                    missed[side] += 1
                    continue
                for name in NAMES:
                    gold, got = str(row[name]), str(getattr(found, name))
                    for group in (side, f"{side}, {row['drawn']}"):
                        pairs.setdefault((group, name), []).append((gold, got))
                    if options.show and side == "tune" and gold != got:
                        words = document["text"][found.cue.start : found.cue.end]
                        content = " … ".join(span.of(document["text"]) for span in found.content)[:110]
                        print(f"{name}: {gold}, not {got} | {words} ({found.cue.lemma}) | {content!r}")
    for (group, name), found_pairs in sorted(pairs.items()):
        print(
            f"{group}: {name} {share(found_pairs):.3f} of {len(found_pairs)} found, {missed.get(group, '-')} not found"
        )
        if "," not in group:
            table(found_pairs)
    agreement(rows)
    if options.half != "tune":
        print(f"FLOOR stance_certainty={share(pairs['report', 'certainty']):.3f}")
        print(f"FLOOR stance_kind={share(pairs['report', 'kind']):.3f}")
        print(f"FLOOR stance_negated={share(pairs['report', 'negated']):.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
