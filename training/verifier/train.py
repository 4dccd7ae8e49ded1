"""Train the verifier's network: ``python training/verifier/train.py --weights MODEL.safetensors --out FOLDER``.

Writes ``network.pt`` and ``training.json`` (settings, losses, AUC on the groups held back) to the folder. Seeds are
fixed; on one machine the same command gives the same weights. One thread is fastest where other work shares the
processor.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import pickle
import random
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from examples import Bench, Example, lexicon, news_examples, pair_examples, summary_examples
from pair_network import PairNetwork
from torch import Tensor, nn

from writethru.check.verifier.pair_input import NAMES

SEED = 20240501
# parts that start from nothing
NEW = ("held", "pos", "holder", "compare", "mark", "gather", "whole")


@dataclass(frozen=True, slots=True)
class Plan:
    """How the network is trained."""

    epochs: int = 2
    # word pieces of a batch, padding included
    pieces: int = 2400
    rate: float = 1.0e-4
    # rate of what starts from nothing
    new_rate: float = 5e-4
    warm: float = 0.05
    dropout: float = 0.1
    layers: int = 6
    # weight of the marks on words beside the mark on the whole
    marks: float = 1.0
    # share of words of which the network is not told how they are held, so that it reads them itself
    hidden: float = 0.15
    # one group of so many is held back
    held_back: int = 9


def held_back(group: str, every: int) -> bool:
    """Whether a group is kept out of training, by its name alone."""
    return int(hashlib.sha256(group.encode()).hexdigest(), 16) % every == 0


def pad(rows: Sequence[np.ndarray], width: int, fill: int = 0) -> Tensor:
    out = np.full((len(rows), width), fill, dtype=np.int64)
    for k, row in enumerate(rows):
        out[k, : len(row)] = row
    return torch.from_numpy(out)


@dataclass(slots=True)
class Batch:
    """Padded tensors; -100 marks what has no label."""

    given: tuple[Tensor, ...]
    marks: Tensor
    supported: Tensor
    rows: list[int]


def batches(data: Sequence[Example], pieces: int, shuffle: random.Random | None) -> Iterator[Batch]:
    """Examples of about one length together, in mixed order."""
    order = list(range(len(data)))
    if shuffle:
        shuffle.shuffle(order)
    order.sort(key=lambda k: len(data[k].pair) // 6)
    groups: list[list[int]] = [[]]
    for k in order:
        if groups[-1] and (len(data[k].pair) + 5) * (len(groups[-1]) + 1) > pieces:
            groups.append([])
        groups[-1].append(k)
    if shuffle:
        shuffle.shuffle(groups)
    for group in groups:
        width = max(len(data[k].pair) for k in group)
        ids, *rest = (pad([getattr(data[k].pair, name) for k in group], width) for name in NAMES)
        mask = pad([np.ones(len(data[k].pair), dtype=np.int64) for k in group], width)
        yield Batch(
            (ids, mask, *rest),
            pad([data[k].marks for k in group], width, -100),
            torch.tensor([float(data[k].supported) for k in group]),
            group,
        )


def losses(network: PairNetwork, given: Batch, plan: Plan, noise: torch.Generator) -> Tensor:
    ids, mask, kind, held, pos, partner = given.given
    blind = (torch.rand(ids.shape, generator=noise) < plan.hidden) & (kind == 0)
    held, partner = held.masked_fill(blind, 0), partner.masked_fill(blind, 0)
    marks, whole = network(ids, mask, kind, held, pos, partner)
    cross = nn.functional.binary_cross_entropy_with_logits
    loss = cross(whole.float(), given.supported)
    known = given.marks != -100
    if known.any():
        weight = torch.where(given.marks[known] == 1, 3.0, 1.0)
        by_word = cross(marks.float()[known], given.marks[known].float(), reduction="none")
        loss = loss + plan.marks * (by_word * weight).mean()
    return loss


@torch.no_grad()
def predict(network: PairNetwork, data: Sequence[Example]) -> np.ndarray:
    """The logit of the whole of each example."""
    network.eval()
    whole = np.zeros(len(data))
    for given in batches(data, 6000, None):
        with torch.autocast("cpu", torch.bfloat16):
            _, score = network(*given.given)
        whole[given.rows] = score.float().numpy()
    return whole


def auc(scores: np.ndarray, right: np.ndarray) -> float:
    order = scores.argsort()
    rank = np.empty(len(scores))
    rank[order] = np.arange(1, len(scores) + 1)
    pos, neg = right.sum(), (~right).sum()
    return float((rank[right].sum() - pos * (pos + 1) / 2) / (pos * neg)) if pos and neg else float("nan")


def held_scores(network: PairNetwork, data: Sequence[Example]) -> dict[str, float]:
    """AUC of the whole by family."""
    whole = predict(network, data)
    family: dict[str, list[int]] = defaultdict(list)
    for k, each in enumerate(data):
        family["copy" if each.family == "splice" else "summary" if each.family == "swap" else each.family].append(k)
    return {
        name: round(auc(whole[rows], np.array([data[k].supported for k in rows])), 4)
        for name, rows in sorted(family.items())
    }


def train(data: Sequence[Example], held: Sequence[Example], weights: Path, plan: Plan, out: Path) -> None:
    torch.manual_seed(SEED)
    shuffle, noise = random.Random(SEED), torch.Generator().manual_seed(SEED)
    network = PairNetwork(plan.layers, plan.dropout)
    network.load_published(weights)
    # the vocabulary stays as published: words that the training texts lack keep their sense
    network.words.weight.requires_grad_(False)
    learned = [(name, p) for name, p in network.named_parameters() if p.requires_grad]
    new = [p for name, p in learned if name.startswith(NEW)]
    old = [p for name, p in learned if not name.startswith(NEW)]
    optimizer = torch.optim.AdamW(
        [{"params": old, "lr": plan.rate}, {"params": new, "lr": plan.new_rate}], weight_decay=0.01, fused=True
    )
    steps = plan.epochs * sum(1 for _ in batches(data, plan.pieces, random.Random(0)))
    warm = max(1, int(plan.warm * steps))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer,
        lambda step: (step + 1) / warm if step < warm else max(0.0, (steps - step) / max(1, steps - warm)),
    )
    log: list[dict[str, object]] = []
    begin, done = time.monotonic(), 0
    for epoch in range(plan.epochs):
        network.train()
        total, seen = 0.0, 0
        for given in batches(data, plan.pieces, shuffle):
            with torch.autocast("cpu", torch.bfloat16):
                loss = losses(network, given, plan, noise)
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad(set_to_none=True)
            total, seen, done = total + float(loss.detach()), seen + 1, done + 1
            if math.isnan(total):
                raise RuntimeError("the loss is not a number")
            if seen % 100 == 0:
                taken = time.monotonic() - begin
                print(f"  step {done} of {steps}: loss {total / seen:.4f}, {taken:.0f} s", flush=True)
        log.append({"epoch": epoch + 1, "loss": round(total / max(1, seen), 4), **held_scores(network, held)})
        print(log[-1], flush=True)
        torch.save(network.state_dict(), out / "network.pt")
        record = {"seed": SEED, "plan": asdict(plan), "examples": len(data), "epochs": log}
        (out / "training.json").write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


def examples(kept: Path) -> list[Example]:
    """All examples, from ``kept`` where they were made before."""
    if kept.is_file():
        with kept.open("rb") as file:
            held: list[Example] = pickle.load(file)  # noqa: S301  # our own file of a moment ago
            return held
    bench, table = Bench(), lexicon()
    made = [*news_examples(bench, table), *summary_examples(bench, table), *pair_examples(bench)]
    with kept.open("wb") as file:
        pickle.dump(made, file)
    return made


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, required=True, help="model.safetensors of MiniLM-L6")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=Plan().epochs)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    options.out.mkdir(parents=True, exist_ok=True)
    plan = Plan(epochs=options.epochs)
    made = examples(options.out / "examples.pkl")
    data = [each for each in made if not held_back(each.group, plan.held_back)]
    held = [each for each in made if held_back(each.group, plan.held_back)]
    pieces = sum(len(each.pair) for each in data)
    print(f"{len(data)} examples of {pieces} word pieces to learn from, {len(held)} held back", flush=True)
    train(data, held, options.weights, plan, options.out)


if __name__ == "__main__":
    main()
