"""Scores claims held against documents: ``python bench/claims.py [--show N] [SET...]``.

For each set of ``claims/dev-*`` the table gives AUC, balanced accuracy at a threshold chosen on all other sets, and at
the threshold that ships. CNN/DM and XSum are never pooled. ``--show N`` prints the N worst errors of each set, misses
first.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from _data import data_folder
from writethru.core.errors import WritethruError
from writethru.core.settings import Settings
from writethru.verifying import Judge

SUMMEDITS = tuple(f"summedits-{name}" for name in "ectsum podcast qmsumm sales_call sales_email samsum scitldr".split())
OTHERS = ("cliff cnndm", "cliff xsum", "qags-cnndm")
# too few right claims of CNN/DM to choose or to report a threshold by
LOOKED_AT = ("goyal21 cnndm", "goyal21 xsum")
FLOORS = {"cliff cnndm": "cliff_cnn", "cliff xsum": "cliff_xsum", "qags-cnndm": "qags_cnn"}


@dataclass(frozen=True, slots=True)
class Row:
    """One claim judged."""

    label: int
    score: float
    verdict: str
    codes: str
    claim: str


def main() -> None:
    """Judge every set and print the tables."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("sets", nargs="*", metavar="SET", help="cliff, qags-cnndm, summedits-samsum ...; default all")
    ap.add_argument("--show", type=int, default=0, metavar="N", help="print the N worst errors of each set")
    options = ap.parse_args()
    settings = Settings.from_env()
    held: dict[str, list[Row]] = {}
    started, count = time.perf_counter(), 0
    for path in sorted((data_folder() / "claims").glob("dev-*.jsonl.gz")):
        name = path.name.removeprefix("dev-").removesuffix(".jsonl.gz")
        if not options.sets or name in options.sets:
            for key, rows in judge(path.name, name, settings).items():
                held[key] = rows
                count += len(rows)
    table(held)
    print(f"{count} claims, {count / (time.perf_counter() - started):.1f} a second")
    for name, rows in held.items() if options.show else ():
        show(name, rows, options.show)


def judge(file: str, name: str, settings: Settings) -> dict[str, list[Row]]:
    """The claims of a file, by origin where the file tells it."""
    with gzip.open(data_folder() / "claims" / file, "rt", encoding="utf-8") as lines:
        docs: list[str] = json.loads(next(lines))["docs"]
        items: list[dict[str, Any]] = [json.loads(line) for line in lines]
    one = Judge(settings)
    out: dict[str, list[Row]] = {}
    for item in items:
        key = f"{name} {item.get('origin', '')}".strip()
        try:
            found = one.verify([docs[item["doc"]]], item["claim"])
        except WritethruError as error:
            print(f"{name} {item['id']}: {error}")
            continue
        codes = " ".join(sorted({finding.code for finding in found.findings}))
        out.setdefault(key, []).append(Row(item["label"], found.score, found.verdict, codes, item["claim"]))
    return out


def auc(rows: Sequence[Row]) -> float:
    """Chance that a supported claim has the higher score; ties count half."""
    right = np.array([row.score for row in rows if row.label])
    wrong = np.array([row.score for row in rows if not row.label])
    if not len(right) or not len(wrong):
        return float("nan")
    above = (right[:, None] > wrong[None]).mean() + 0.5 * (right[:, None] == wrong[None]).mean()
    return float(above)


def balanced(rows: Sequence[Row], threshold: float) -> float:
    """Mean of the shares of right claims at or above the threshold and of wrong ones below it."""
    right = [row.score >= threshold for row in rows if row.label]
    wrong = [row.score < threshold for row in rows if not row.label]
    return (sum(right) / len(right) + sum(wrong) / len(wrong)) / 2 if right and wrong else float("nan")


def chosen(held: dict[str, list[Row]], names: Sequence[str]) -> float:
    """The threshold with the best mean of balanced accuracies over some sets, each weighing the same."""
    sets = [
        (np.array([row.score for row in held[name]]), np.array([row.label for row in held[name]]) == 1)
        for name in names
    ]
    grid = np.unique(np.concatenate([scores for scores, _ in sets]))
    means = np.mean([_means(scores, right, grid) for scores, right in sets], axis=0)
    return float(max(zip(means, -np.abs(grid - 0.5), grid, strict=True))[2])


def _means(scores: NDArray[np.float64], right: NDArray[np.bool_], grid: NDArray[np.float64]) -> NDArray[np.float64]:
    """Balanced accuracy at each threshold."""
    taken = (scores[right][:, None] >= grid).mean(axis=0)
    left = (scores[~right][:, None] < grid).mean(axis=0)
    out: NDArray[np.float64] = (taken + left) / 2
    return out


def table(held: dict[str, list[Row]]) -> None:
    """One line per set, the mean of SummEdits, and the floors."""
    use = [name for name in (*SUMMEDITS, *OTHERS) if name in held]
    results: dict[str, float] = {}
    print(f"{'set':22} {'claims':>6} {'AUC':>6} {'others':>7} {'at':>6} {'shipped':>8}")
    for name in (*use, *(name for name in LOOKED_AT if name in held)):
        rows = held[name]
        others = [other for other in use if other != name]
        threshold = chosen(held, others) if others else 0.5
        results[name] = balanced(rows, threshold)
        right = [row.verdict == "supported" for row in rows if row.label]
        wrong = [row.verdict != "supported" for row in rows if not row.label]
        shipped = (sum(right) / len(right) + sum(wrong) / len(wrong)) / 2
        print(f"{name:22} {len(rows):6} {auc(rows):6.3f} {results[name]:7.3f} {threshold:6.2f} {shipped:8.3f}")
    if all(name in held for name in SUMMEDITS):
        mean = float(np.mean([results[name] for name in SUMMEDITS]))
        print(f"{'mean of SummEdits':22} {'':6} {np.mean([auc(held[name]) for name in SUMMEDITS]):6.3f} {mean:7.3f}")
        if all(name in held for name in OTHERS):
            print(f"FLOOR claims_summedits={mean:.4f}")
            for name, floor in FLOORS.items():
                print(f"FLOOR claims_{floor}={results[name]:.4f}")
            print(f"the best one threshold of all sets: {chosen(held, use):.3f}")


def show(name: str, rows: Sequence[Row], most: int) -> None:
    """Wrong claims taken for supported, the surest first, then right ones that were not."""
    misses = sorted((r for r in rows if not r.label and r.verdict == "supported"), key=lambda r: -r.score)
    alarms = sorted((r for r in rows if r.label and r.verdict != "supported"), key=lambda r: r.score)
    for title, found in (("missed", misses), ("false alarms", alarms)):
        print(f"\n{name}: {title}: {len(found)}")
        for row in found[:most]:
            print(f"  {row.score:.2f} {row.codes} {row.claim}")


if __name__ == "__main__":
    main()
