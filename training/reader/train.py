"""Train the reader: ``python training/reader/train.py --weights MODEL.safetensors --out FOLDER``.

Writes ``network.pt`` and ``training.json`` (settings, losses, scores on dev) to the folder. Seeds are fixed; on one
machine the same command gives the same weights. ``--leave-out OUTLET`` trains without an outlet and scores on it.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from documents import Example, examples
from network import Network

SEED = 20160101


@dataclass(frozen=True, slots=True)
class Plan:
    """How the network is trained."""

    epochs: int = 3
    # word pieces of a batch, padding included
    pieces: int = 1600
    rate: float = 1e-4
    # rate of what starts from nothing
    new_rate: float = 5e-4
    warm: float = 0.06
    dropout: float = 0.1
    layers: int = 6


@dataclass(slots=True)
class Batch:
    """Padded tensors of several sentences and of all their cues; -100 marks what has no label."""

    sentence: tuple[Tensor, ...]
    tags: Tensor
    tag_weight: Tensor
    row: Tensor
    cue: tuple[Tensor, ...]
    roles: Tensor
    accept: Tensor
    weight: Tensor

    def to(self, device: torch.device) -> Batch:
        """The same on a device."""
        tensors = {name: getattr(self, name) for name in self.__slots__}
        moved = {
            name: tuple(each.to(device) for each in value) if isinstance(value, tuple) else value.to(device)
            for name, value in tensors.items()
        }
        return Batch(**moved)


def pad(rows: Sequence[np.ndarray], width: int, fill: int = 0) -> Tensor:
    out = np.full((len(rows), width), fill, dtype=np.int64)
    for k, row in enumerate(rows):
        out[k, : len(row)] = row
    return torch.from_numpy(out)


def batch(group: Sequence[Example]) -> Batch:
    width = max(len(each.given) for each in group)
    mask = pad([np.ones(len(each.given), dtype=np.int64) for each in group], width)
    names = ("ids", "pos", "dep", "ent", "quoted")
    ids, *rest = (pad([getattr(each.given, name) for each in group], width) for name in names)
    tags = pad([by_piece(each, each.tags) for each in group], width, -100)
    cues = [(row, each, cue) for row, each in enumerate(group) for cue in each.cues]
    fields = ("cue", "relation", "distance")
    given = tuple(pad([getattr(cue.given, name) for _, _, cue in cues], width) for name in fields)
    none = [np.full(len(each.given), -100, dtype=np.int64) if cue.roles is None else by_piece(each, cue.roles)
            for _, each, cue in cues]  # fmt: skip
    return Batch(
        (ids, mask, *rest),
        tags,
        torch.tensor([each.weight for each in group]),
        torch.tensor([row for row, _, _ in cues], dtype=torch.long),
        given,
        pad(none, width, -100),
        torch.tensor([0.0 if cue.roles is None else 1.0 for _, _, cue in cues]),
        torch.tensor([cue.weight for _, _, cue in cues]),
    )


def by_piece(example: Example, labels: np.ndarray) -> np.ndarray:
    """The label of each word at its first piece, -100 at all others."""
    out = np.full(len(example.given), -100, dtype=np.int64)
    out[example.given.words] = labels
    return out


def batches(data: Sequence[Example], pieces: int, shuffle: random.Random | None) -> Iterator[Batch]:
    """Sentences of about one length together, in mixed order."""
    order = list(range(len(data)))
    if shuffle:
        shuffle.shuffle(order)
    order.sort(key=lambda k: len(data[k].given) // 4)
    groups: list[list[Example]] = [[]]
    for k in order:
        width = max([len(data[k].given), *(len(each.given) for each in groups[-1])])
        if groups[-1] and width * (len(groups[-1]) + 1) > pieces:
            groups.append([])
        groups[-1].append(data[k])
    if shuffle:
        shuffle.shuffle(groups)
    for group in groups:
        if group:
            yield batch(group)


def losses(network: Network, given: Batch) -> Tensor:
    cross = nn.functional.cross_entropy
    x, tags = network.sentence(*given.sentence)
    weight = given.tag_weight[:, None].expand_as(given.tags)
    known = given.tags != -100
    loss = (
        cross(tags.float().transpose(1, 2), given.tags, reduction="none", ignore_index=-100) * weight
    ).sum() / known.sum()
    if len(given.row):
        roles, accept = network.cues(x[given.row], given.sentence[1][given.row], *given.cue)
        right = given.roles != -100
        by_word = cross(roles.float().transpose(1, 2), given.roles, reduction="none", ignore_index=-100)
        loss = loss + (by_word * given.weight[:, None]).sum() / right.sum().clamp(min=1)
        chance = nn.functional.binary_cross_entropy_with_logits(accept.float(), given.accept, reduction="none")
        loss = loss + 0.5 * (chance * given.weight).mean()
    return loss


def device_of(network: Network) -> torch.device:
    return next(network.parameters()).device


@torch.no_grad()
def score(network: Network, data: Sequence[Example]) -> dict[str, float]:
    """Words rightly tagged and given a role, cues rightly taken, contents and speakers rightly bounded."""
    network.eval()
    count = {name: [0, 0, 0] for name in ("cue", "accept", "source", "content")}

    def add(name: str, found: int, given: int, both: int) -> None:
        for k, n in enumerate((found, given, both)):
            count[name][k] += n

    device = device_of(network)
    for given in (each.to(device) for each in batches(data, 6000, None)):
        with torch.autocast(device.type, torch.bfloat16):
            x, tags = network.sentence(*given.sentence)
            roles, accept = network.cues(x[given.row], given.sentence[1][given.row], *given.cue)
        known = given.tags != -100
        found, gold = (tags.argmax(-1) > 0) & known, (given.tags > 0) & known
        add("cue", int(found.sum()), int(gold.sum()), int((found & gold).sum()))
        add("accept", int((accept > 0).sum()), int(given.accept.sum()), int(((accept > 0) & (given.accept > 0)).sum()))
        for name, role in (("source", 1), ("content", 2)):
            for guess, truth in zip(roles.argmax(-1), given.roles, strict=True):
                said = truth != -100
                if not said.any():
                    continue
                g, t = (guess[said] == role), (truth[said] == role)
                add(name, int(g.any()), int(t.any()), int(t.any() and bool((g == t).all())))
    return {name: round(200 * both / max(1, found + gold), 2) for name, (found, gold, both) in count.items()}


def train(
    data: Sequence[Example],
    dev: Sequence[Example],
    weights: Path,
    plan: Plan,
    keep: Callable[[Network, list[dict[str, float]]], None],
    device: torch.device,
) -> None:
    """Train and score; ``keep`` is called after each epoch with the network and the scores so far."""
    torch.manual_seed(SEED)
    shuffle = random.Random(SEED)
    network = Network(plan.layers, plan.dropout)
    network.load_published(weights)
    network.to(device)
    # the vocabulary stays as published: words that the training texts lack keep their sense
    network.sentence.words.weight.requires_grad_(False)
    learned = [(name, p) for name, p in network.named_parameters() if p.requires_grad]
    new = [p for name, p in learned if _is_new(name)]
    old = [p for name, p in learned if not _is_new(name)]
    optimizer = torch.optim.AdamW(
        [{"params": old, "lr": plan.rate}, {"params": new, "lr": plan.new_rate}], weight_decay=0.01, fused=True
    )
    steps = plan.epochs * sum(1 for _ in batches(data, plan.pieces, random.Random(0)))
    warm = max(1, int(plan.warm * steps))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer,
        lambda step: (
            min(1.0, (step + 1) / warm) * max(0.0, (steps - step) / max(1, steps - warm))
            if step >= warm
            else (step + 1) / warm
        ),
    )
    log = []
    for epoch in range(plan.epochs):
        network.train()
        begin, total, seen = time.monotonic(), 0.0, 0
        for given in (each.to(device) for each in batches(data, plan.pieces, shuffle)):
            with torch.autocast(device.type, torch.bfloat16):
                loss = losses(network, given)
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad(set_to_none=True)
            total, seen = total + float(loss.detach()), seen + 1
            if math.isnan(total):
                raise RuntimeError("the loss is not a number")
            if seen % 200 == 0:
                print(f"  step {seen}: loss {total / seen:.4f}, {time.monotonic() - begin:.0f} s", flush=True)
        log.append({"epoch": epoch + 1, "loss": round(total / seen, 4), **score(network, dev)})
        print(f"{log[-1]}, {time.monotonic() - begin:.0f} s", flush=True)
        keep(network, log)


def _is_new(name: str) -> bool:
    return name.startswith(
        ("sentence.pos", "sentence.dep", "sentence.ent", "sentence.quoted", "sentence.tag", "cues.")
    ) and not name.startswith("cues.layer")


def taught(data: Sequence[Example]) -> list[Example]:
    """Sentences with a cue or something like one; the others teach nothing."""
    return [each for each in data if each.cues]


def chosen(name: str) -> torch.device:
    """The device of that name; "auto" is a GPU where there is one."""
    if name == "auto":
        name = "cuda" if torch.cuda.is_available() else "cpu"
    torch.use_deterministic_algorithms(True, warn_only=True)
    return torch.device(name)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, required=True, help="model.safetensors of MiniLM-L6")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--leave-out", metavar="OUTLET")
    parser.add_argument("--limit", type=int, help="documents read of each split, for a trial")
    parser.add_argument("--epochs", type=int, default=Plan().epochs)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--device", choices=("auto", "cpu", "cuda"), default="auto")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    device = chosen(options.device)
    plan = Plan(epochs=options.epochs)
    data = taught(examples("train", limit=options.limit))
    if options.leave_out:
        dev = [each for each in data if each.outlet == options.leave_out]
        data = [each for each in data if each.outlet != options.leave_out]
    else:
        dev = taught(examples("dev", limit=options.limit))
    print(f"{len(data)} sentences with {sum(len(each.cues) for each in data)} cues to learn from", flush=True)
    options.out.mkdir(parents=True, exist_ok=True)

    def keep(network: Network, log: list[dict[str, float]]) -> None:
        weights = {name: value.cpu() for name, value in network.state_dict().items()}
        torch.save(weights, options.out / "network.pt")
        record = {"seed": SEED, "plan": asdict(plan), "left_out": options.leave_out, "epochs": log}
        (options.out / "training.json").write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")

    train(data, dev, options.weights, plan, keep, device)


if __name__ == "__main__":
    main()
