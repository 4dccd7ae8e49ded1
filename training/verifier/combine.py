"""Fit the combiner: ``python training/verifier/combine.py TARGET`` (the file to write).

It is a sum of stumps over features that may only raise or only lower the answer (Friedman 2001): what is fitted on
edits and summaries then says the same of other texts, where freer trees learn the corpora apart. The threshold is set
on the development sets, each weighing the same; nothing else is fitted there.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from boosting import Boost, Floats, fit
from examples import Bench, Example, lexicon, news_examples, records, seen, summary_examples

from writethru.check.verifier.combine import Combiner
from writethru.check.verifier.evidence import source
from writethru.check.verifier.features import FEATURES

# features that may only lower the answer, and those that may only raise it
LOWER = (
    "held other number", "held number nowhere", "held number elsewhere", "held name nowhere", "held name elsewhere",
    "held opposite", "opposite in best", "held sister", "held narrower", "held nowhere", "held elsewhere",
    "negation added", "negation dropped", "hedge added", "hedge dropped", "far arcs", "loose number", "loose subject",
    "loose object", "loose place", "loose quality", "loose other", "held function word nowhere", "names lost share",
    "lost share", "lost weight", "spread", "opposed", "denied", "affirmed",
)  # fmt: skip
HIGHER = ("arcs share", "union", "one", "longest run")
# contrasts of which the training texts hold few: each costs as much as is set here, tuned on the development sets
SURE = {"opposed": 2.0, "denied": 2.0, "affirmed": 2.0}
SETS = ("cliff", "qags-cnndm", *(f"summedits-{name}" for name in
        "ectsum podcast qmsumm sales_call sales_email samsum scitldr".split()))  # fmt: skip


def balance(y: Floats) -> Floats:
    """Weights that make both answers weigh the same."""
    return np.where(y == 1, 0.5 / y.mean(), 0.5 / (1 - y).mean())


def fitted(made: Sequence[Example]) -> Combiner:
    """The combiner of some examples, its threshold at nought."""
    names = (*LOWER, *HIGHER)
    signs = np.array([-1] * len(LOWER) + [1] * len(HIGHER))
    x = np.array([each.values for each in made])[:, [FEATURES.index(name) for name in names]]
    y = np.array([float(each.supported) for each in made])
    base, grown = fit(x, y, balance(y), Boost(trees=150, depth=1), signs)
    grown += [[[names.index(name), 0.5, 1, 2], [0.0], [-cost]] for name, cost in SURE.items()]
    trees = tuple(tuple(tuple(float(value) for value in node) for node in tree) for tree in grown)
    return Combiner(names, round(base, 6), trees, 0.0, ())


def dev_sets(bench: Bench, made: Combiner) -> dict[str, tuple[Floats, Floats]]:
    """Log-odds and labels of the claims of each set and origin; a claim has the lowest of its sentences."""
    out: dict[str, tuple[list[float], list[float]]] = {}
    for name in SETS:
        docs, items = records(f"dev-{name}")
        sources = [source([reading], [tree]) for reading, tree in map(bench.bare, docs)]
        for item in items:
            reading, tree = bench.bare(" ".join(item["claim"].split()))
            found = []
            for sentence in reading.sentences:
                values = dict(zip(FEATURES, seen(tree, sentence, sources[item["doc"]])[0].tolist(), strict=True))
                found.append(made.log_odds([values[each] for each in made.names]))
            if found:
                scores, labels = out.setdefault(f"{name} {item.get('origin', '')}".strip(), ([], []))
                scores.append(min(found))
                labels.append(float(item["label"]))
    return {key: (np.array(scores), np.array(labels)) for key, (scores, labels) in out.items()}


def threshold(sets: Mapping[str, tuple[Floats, Floats]]) -> float:
    """Log-odds with the best mean of balanced accuracies, halfway to the next score below."""
    grid = np.unique(np.concatenate([scores for scores, _ in sets.values()]))
    means = [np.mean([_balanced(s, y, t) for s, y in sets.values()]) for t in grid]
    best = int(np.argmax(means))
    return float((grid[best] + grid[max(0, best - 1)]) / 2)


def _balanced(s: Floats, y: Floats, t: float) -> float:
    return float(((s[y == 1] >= t).mean() + (s[y == 0] < t).mean()) / 2)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", type=Path)
    options = parser.parse_args()
    bench, table = Bench(), lexicon()
    examples = [*news_examples(bench, table), *summary_examples(bench, table)]
    print(f"{len(examples)} examples, {sum(each.supported for each in examples)} of them supported", flush=True)
    made = fitted(examples)
    sets = dev_sets(bench, made)
    at = threshold(sets)
    record = {"features": made.names, "base": made.base, "threshold": at, "sets": sorted(sets), "trees": made.trees}
    options.target.write_text(json.dumps(record) + "\n", encoding="utf-8")
    mean = np.mean([_balanced(s, y, at) for s, y in sets.values()])
    print(f"threshold {at:.4f}, mean balanced accuracy there {mean:.3f}")


if __name__ == "__main__":
    main()
