"""Write the trained reader as two 8-bit ONNX files: ``python training/reader/export.py TRAINED TARGET`` (folders)."""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path
from typing import Any

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process

from network import HIDDEN, Network
from writethru.reading.neural.version import CARD_FILE, CUE_FILE, SENTENCE_FILE

SENTENCE = ("ids", "pos", "dep", "ent", "quoted")
CUE = ("hidden", "cue", "relation", "distance")


class Unmasked(torch.nn.Module):
    """A half of the network for rows of one length, where nothing is padding, with its first outputs alone.

    Whether a cue is one at all is asked in training only: the words' own tags say it as well.
    """

    def __init__(self, inner: torch.nn.Module, outputs: int) -> None:
        super().__init__()
        self.inner = inner
        self.outputs = outputs

    def forward(self, first: torch.Tensor, *rest: torch.Tensor) -> tuple[torch.Tensor, ...]:
        return self.inner(first, torch.ones_like(rest[0]), *rest)[: self.outputs]  # type: ignore[no-any-return]


def write(module: torch.nn.Module, names: tuple[str, ...], outputs: tuple[str, ...], target: Path) -> None:
    """One half of the network; rows and pieces are free dimensions."""
    inputs = [torch.rand(2, 7, HIDDEN) if name == "hidden" else torch.ones(2, 7, dtype=torch.long) for name in names]
    full = target.with_suffix(".full.onnx")
    free = {name: {0: "rows", 1: "pieces"} for name in (*names, *outputs)}
    torch.onnx.export(
        Unmasked(module, len(outputs)), tuple(inputs), str(full), input_names=list(names), output_names=list(outputs),
        dynamic_axes=free, opset_version=17, dynamo=False,
    )  # fmt: skip
    ready = target.with_suffix(".ready.onnx")
    quant_pre_process(str(full), str(ready), skip_symbolic_shape=True)
    # seven bits: no product overflows on processors without the newer instructions, so all give the same sums
    quantize_dynamic(str(ready), str(target), weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    full.unlink()
    ready.unlink()


def export(network: Network, folder: Path, card: dict[str, Any]) -> None:
    """Both halves of a trained network and ``model.json``, which holds the card's entries and a name of the bytes."""
    network.eval()
    folder.mkdir(parents=True, exist_ok=True)
    write(network.sentence, SENTENCE, ("hidden", "tags"), folder / SENTENCE_FILE)
    write(network.cues, CUE, ("roles",), folder / CUE_FILE)
    digest = hashlib.sha256()
    for name in (SENTENCE_FILE, CUE_FILE):
        onnx.checker.check_model(str(folder / name))
        digest.update((folder / name).read_bytes())
    made = {"version": digest.hexdigest()[:8], **card}
    (folder / CARD_FILE).write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("trained", type=Path)
    parser.add_argument("target", type=Path)
    options = parser.parse_args()
    record = json.loads((options.trained / "training.json").read_text(encoding="utf-8"))
    network = Network(record["plan"]["layers"], record["plan"]["dropout"])
    network.load_state_dict(torch.load(options.trained / "network.pt", weights_only=True))
    export(network, options.target, record)
    for name in (SENTENCE_FILE, CUE_FILE):
        print(f"{name}: {(options.target / name).stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
