"""Features of a claim to one score: boosted trees held as plain lists, and a sum that adds what the network says."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

# the trees, and where their threshold lies; how much the network weighs, and the threshold of the sum
FILE, JOINED = "combiner.json", "joined.json"
# log-odds of the network beyond which it is no surer
SUREST = 4.0


@dataclass(frozen=True, slots=True)
class Combiner:
    """Trees over named features. A node is ``[feature, limit, left, right]``, a leaf ``[value]``."""

    names: tuple[str, ...]
    base: float
    trees: tuple[tuple[tuple[float, ...], ...], ...]
    # log-odds at which support and its lack are equally likely on the sets named in the file
    threshold: float
    sets: tuple[str, ...]

    def log_odds(self, values: Sequence[float]) -> float:
        """How likely the claim is supported, as log-odds."""
        total = self.base
        for tree in self.trees:
            node = tree[0]
            while len(node) == 4:
                node = tree[int(node[2] if values[int(node[0])] <= node[1] else node[3])]
            total += node[0]
        return total

    def score(self, values: Sequence[float]) -> float:
        """0..1, above .5 where the claim is taken for supported."""
        return 1.0 / (1.0 + math.exp(min(60.0, self.threshold - self.log_odds(values))))


@lru_cache(maxsize=1)
def combiner() -> Combiner:
    """The combiner of the package."""
    held = json.loads(files("writethru.check.verifier").joinpath(FILE).read_text(encoding="utf-8"))
    trees = tuple(tuple(tuple(node) for node in tree) for tree in held["trees"])
    return Combiner(tuple(held["features"]), held["base"], trees, held["threshold"], tuple(held["sets"]))


@dataclass(frozen=True, slots=True)
class Joined:
    """What the network says added to what the trees say, as log-odds."""

    # how much the network's log-odds of the claim as a whole weigh beside those of the trees
    whole: float
    threshold: float
    sets: tuple[str, ...]

    def log_odds(self, trees: float, whole: float) -> float:
        """How likely the claim is supported, as log-odds."""
        return trees + self.whole * max(-SUREST, min(SUREST, whole))

    def score(self, trees: float, whole: float) -> float:
        """0..1, above .5 where the claim is taken for supported."""
        return 1.0 / (1.0 + math.exp(min(60.0, self.threshold - self.log_odds(trees, whole))))


@lru_cache(maxsize=1)
def joined() -> Joined:
    """The sum of the package."""
    held = json.loads(files("writethru.check.verifier").joinpath(JOINED).read_text(encoding="utf-8"))
    return Joined(held["whole"], held["threshold"], tuple(held["sets"]))
