"""Write the trained network as one 8-bit ONNX file: ``python training/verifier/export.py TRAINED TARGET`` (folders)."""

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
from pair_network import PairNetwork

from writethru.check.verifier.pair_input import NAMES
from writethru.check.verifier.version import CARD_FILE, PAIR_FILE


class Unmasked(torch.nn.Module):
    """The network for rows of one length, where nothing is padding."""

    def __init__(self, inner: PairNetwork) -> None:
        super().__init__()
        self.inner = inner

    def forward(self, ids: torch.Tensor, *rest: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        return self.inner(ids, torch.ones_like(ids), *rest)


def export(network: PairNetwork, folder: Path, card: dict[str, Any]) -> None:
    """The network and ``model.json``, which holds the card's entries and a name of the bytes."""
    network.eval()
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / PAIR_FILE
    full, ready = target.with_suffix(".full.onnx"), target.with_suffix(".ready.onnx")
    names, outputs = list(NAMES), ["marks", "whole"]
    free = {name: {0: "rows", 1: "pieces"} for name in (*names, "marks")} | {"whole": {0: "rows"}}
    inputs = tuple(torch.ones(2, 7, dtype=torch.long) for _ in names)
    torch.onnx.export(
        Unmasked(network), inputs, str(full), input_names=names, output_names=outputs, dynamic_axes=free,
        opset_version=17, dynamo=False,
    )  # fmt: skip
    quant_pre_process(str(full), str(ready), skip_symbolic_shape=True)
    # seven bits: no product overflows on processors without the newer instructions, so all give the same sums
    quantize_dynamic(str(ready), str(target), weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    full.unlink()
    ready.unlink()
    onnx.checker.check_model(str(target))
    made = {"version": hashlib.sha256(target.read_bytes()).hexdigest()[:8], **card}
    (folder / CARD_FILE).write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("trained", type=Path)
    parser.add_argument("target", type=Path)
    options = parser.parse_args()
    record = json.loads((options.trained / "training.json").read_text(encoding="utf-8"))
    network = PairNetwork(record["plan"]["layers"], record["plan"]["dropout"])
    network.load_state_dict(torch.load(options.trained / "network.pt", weights_only=True))
    export(network, options.target, record)
    print(f"{PAIR_FILE}: {(options.target / PAIR_FILE).stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
