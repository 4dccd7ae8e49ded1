"""Weigh what the network says beside the trees: ``python training/verifier/join.py TRAINED COMBINER TARGET``.

The three weights are fitted by logistic regression on the examples that the network did not see; the threshold is set
on the development sets, each weighing the same. Nothing else is fitted there.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from boosting import Floats
from combine import SETS, balance, threshold
from examples import Bench, records, seen

from writethru.check.verifier.combine import SUREST, Combiner, Joined
from writethru.check.verifier.evidence import source
from writethru.check.verifier.features import FEATURES
from writethru.check.verifier.session import UNSEEN, open_pairs

# strength of the pull towards nought
RIDGE = 1.0


def read_combiner(path: Path) -> Combiner:
    held = json.loads(path.read_text(encoding="utf-8"))
    trees = tuple(tuple(tuple(node) for node in tree) for tree in held["trees"])
    return Combiner(tuple(held["features"]), held["base"], trees, held["threshold"], tuple(held["sets"]))


def logistic(x: Floats, y: Floats, weight: Floats) -> Floats:
    """Weights of the columns of ``x`` and, last, a constant, by Newton's method."""
    given = np.hstack([x, np.ones((len(x), 1))])
    out = np.zeros(given.shape[1])
    pull = RIDGE * np.eye(len(out))
    pull[-1, -1] = 0.0
    for _ in range(30):
        chance = 1 / (1 + np.exp(-given @ out))
        slope = given.T @ (weight * (y - chance)) - pull @ out
        curve = (given * (weight * chance * (1 - chance))[:, None]).T @ given + pull
        out = out + np.linalg.solve(curve, slope)
    return out


def weights(trained: Path, trees: Combiner) -> Floats:
    """Weights of the trees, of the whole and of the word marked most."""
    held = np.load(trained / "held.npz")
    rows = held["family"] != "pair"
    columns = [FEATURES.index(name) for name in trees.names]
    own = np.array([trees.log_odds(values[columns].tolist()) for values in held["values"][rows]])
    said = [np.clip(held[name][rows], -SUREST, SUREST) for name in ("whole", "most")]
    y = held["supported"][rows].astype(float)
    found = logistic(np.stack([own, said[0], -said[1]], axis=1), y, balance(y) * 2)
    return np.maximum(found[:3], 0.0)


def dev_sets(bench: Bench, folder: Path, trees: Combiner, joined: Joined) -> dict[str, tuple[Floats, Floats]]:
    """Log-odds and labels of the claims of each set and origin; a claim has the lowest of its sentences."""
    network = open_pairs(folder)
    columns = [FEATURES.index(name) for name in trees.names]
    out: dict[str, tuple[list[float], list[float]]] = {}
    for name in SETS:
        docs, items = records(f"dev-{name}")
        sources = [source([reading], [tree]) for reading, tree in map(bench.bare, docs)]
        for item in items:
            reading, tree = bench.bare(" ".join(item["claim"].split()))
            found = []
            for sentence in reading.sentences:
                values, pair = seen(tree, sentence, sources[item["doc"]])
                answer = network.answer(pair)
                own = trees.log_odds(values[columns].tolist())
                found.append(joined.log_odds(own, answer.whole, float(answer.words.max(initial=UNSEEN))))
            if found:
                scores, labels = out.setdefault(f"{name} {item.get('origin', '')}".strip(), ([], []))
                scores.append(min(found))
                labels.append(float(item["label"]))
    return {key: (np.array(scores), np.array(labels)) for key, (scores, labels) in out.items()}


def record(joined: Joined, at: float, sets: Mapping[str, object]) -> dict[str, object]:
    return {
        "trees": joined.trees, "whole": joined.whole, "most": joined.most, "threshold": at, "sets": sorted(sets),
    }  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("trained", type=Path, help="folder that train.py wrote")
    parser.add_argument("model", type=Path, help="folder that export.py wrote")
    parser.add_argument("combiner", type=Path)
    parser.add_argument("target", type=Path)
    options = parser.parse_args()
    trees = read_combiner(options.combiner)
    own, whole, most = (round(float(value), 4) for value in weights(options.trained, trees))
    joined = Joined(own, whole, most, 0.0, ())
    print(f"weights: trees {own}, whole {whole}, most {most}", flush=True)
    sets = dev_sets(Bench(), options.model, trees, joined)
    at = round(threshold(sets), 4)
    options.target.write_text(json.dumps(record(joined, at, sets), indent=1) + "\n", encoding="utf-8")
    print(f"threshold {at}")


if __name__ == "__main__":
    main()
