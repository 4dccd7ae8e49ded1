"""Add what the network says to the trees: ``python training/verifier/join.py MODEL COMBINER TARGET``.

The threshold of the sum is set on the development sets, each weighing the same. How much the network weighs was chosen
there too: with more, the news summaries gain and the edits of SummEdits lose.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from boosting import Floats
from combine import SETS, threshold
from examples import Bench, records, seen

from writethru.check.verifier.combine import Combiner, Joined
from writethru.check.verifier.evidence import source
from writethru.check.verifier.features import FEATURES
from writethru.check.verifier.session import open_pairs

# how much the network's log-odds weigh beside those of the trees
WHOLE = 0.08


def read_combiner(path: Path) -> Combiner:
    held = json.loads(path.read_text(encoding="utf-8"))
    trees = tuple(tuple(tuple(node) for node in tree) for tree in held["trees"])
    return Combiner(tuple(held["features"]), held["base"], trees, held["threshold"], tuple(held["sets"]))


def dev_sets(bench: Bench, model: Path, trees: Combiner, joined: Joined) -> dict[str, tuple[Floats, Floats]]:
    """Log-odds and labels of the claims of each set and origin; a claim has the lowest of its sentences."""
    network = open_pairs(model)
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
                found.append(joined.log_odds(trees.log_odds(values[columns].tolist()), network.answer(pair).whole))
            if found:
                scores, labels = out.setdefault(f"{name} {item.get('origin', '')}".strip(), ([], []))
                scores.append(min(found))
                labels.append(float(item["label"]))
    return {key: (np.array(scores), np.array(labels)) for key, (scores, labels) in out.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path, help="folder that export.py wrote")
    parser.add_argument("combiner", type=Path)
    parser.add_argument("target", type=Path)
    options = parser.parse_args()
    sets = dev_sets(Bench(), options.model, read_combiner(options.combiner), Joined(WHOLE, 0.0, ()))
    at = round(threshold(sets), 4)
    record = {"whole": WHOLE, "threshold": at, "sets": sorted(sets)}
    options.target.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    print(f"threshold {at}")


if __name__ == "__main__":
    main()
