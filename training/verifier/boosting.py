"""Gradient-boosted trees of a small depth for a yes-or-no question (Friedman 2001), in numpy alone.

The result is plain lists, run by ``writethru.check.verifier.combine``: each tree is a list of nodes, a node either
``[feature, limit, left, right]`` (left where the value is at most the limit) or ``[value]``.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
BINS = 24


@dataclass(frozen=True, slots=True)
class Boost:
    """How the trees are grown."""

    trees: int = 150
    depth: int = 3
    rate: float = 0.07
    # least weight of examples in a leaf, and what is added to it
    least: float = 40.0
    ridge: float = 5.0
    # share of the features looked at for each tree
    features: float = 0.5
    seed: int = 7


def fit(
    x: Floats,
    y: Floats,
    weight: Floats,
    plan: Boost,
    signs: NDArray[np.int64] | None = None,
    start: Floats | None = None,
) -> tuple[float, list[list[list[float]]]]:
    """The starting log-odds and the trees. ``signs``: 1 where a feature may only raise the answer, -1 only lower it.

    ``start`` are log-odds of each example on which the trees build; the starting log-odds are then added to them.
    """
    signs = np.zeros(x.shape[1], dtype=np.int64) if signs is None else signs
    rng = np.random.default_rng(plan.seed)
    limits = [np.unique(np.quantile(column, np.linspace(0, 1, BINS + 1)[1:-1])) for column in x.T]
    binned = np.stack([np.searchsorted(cuts, column, side="left") for cuts, column in zip(limits, x.T, strict=True)], 1)
    given = np.zeros(len(y)) if start is None else start
    base = 0.0
    for _ in range(20):  # Newton's method: the constant that makes the mean right
        chance = 1 / (1 + np.exp(-(given + base)))
        base += float((weight * (y - chance)).sum() / (weight * chance * (1 - chance)).sum())
    score = given + base
    trees = []
    for _ in range(plan.trees):
        chance = 1 / (1 + np.exp(-score))
        gradient, curve = weight * (y - chance), weight * chance * (1 - chance)
        chosen = np.sort(rng.choice(x.shape[1], max(1, int(plan.features * x.shape[1])), replace=False))
        nodes: list[list[float]] = []
        _grow(nodes, np.arange(len(y)), plan.depth, binned, limits, gradient, curve, chosen, plan, score, signs)
        trees.append(nodes)
    return base, trees


def _grow(
    nodes: list[list[float]], rows: NDArray[np.int64], depth: int, binned: NDArray[np.int64], limits: list[Floats],
    gradient: Floats, curve: Floats, chosen: NDArray[np.int64], plan: Boost, score: Floats, signs: NDArray[np.int64],
    low: float = -np.inf, high: float = np.inf,
) -> int:  # fmt: skip
    """Append the node of some rows and all below it; its number."""
    me = len(nodes)
    nodes.append([])
    g, h = gradient[rows], curve[rows]
    total_g, total_h = g.sum(), h.sum()
    best = (1e-9, -1, -1)
    if depth > 0:
        for feature in chosen:
            width = len(limits[feature]) + 1
            if width < 2:
                continue
            column = binned[rows, feature]
            left_g = np.cumsum(np.bincount(column, g, width))[:-1]
            left_h = np.cumsum(np.bincount(column, h, width))[:-1]
            right_g, right_h = total_g - left_g, total_h - left_h
            gain = (
                left_g**2 / (left_h + plan.ridge)
                + right_g**2 / (right_h + plan.ridge)
                - total_g**2 / (total_h + plan.ridge)
            )
            if signs[feature]:
                rise = right_g / (right_h + plan.ridge) - left_g / (left_h + plan.ridge)
                gain[rise * signs[feature] < 0] = 0.0
            gain[(left_h < plan.least * 0.25) | (right_h < plan.least * 0.25)] = 0.0
            at = int(gain.argmax()) if len(gain) else 0
            if len(gain) and gain[at] > best[0]:
                best = (float(gain[at]), int(feature), at)
    if best[1] < 0:
        value = plan.rate * float(np.clip(total_g / (total_h + plan.ridge), low, high))
        nodes[me] = [round(value, 5)]
        score[rows] += value
        return me
    _, feature, at = best
    goes = binned[rows, feature] <= at
    below, above = (low, high), (low, high)
    if signs[feature]:
        sides = [g[side].sum() / (h[side].sum() + plan.ridge) for side in (goes, ~goes)]
        middle = float(np.clip(sum(sides) / 2, low, high))
        below, above = ((low, middle), (middle, high)) if signs[feature] > 0 else ((middle, high), (low, middle))
    rest = (depth - 1, binned, limits, gradient, curve, chosen, plan, score, signs)
    left = _grow(nodes, rows[goes], *rest, *below)
    right = _grow(nodes, rows[~goes], *rest, *above)
    nodes[me] = [feature, round(float(limits[feature][at]), 6), left, right]
    return me
