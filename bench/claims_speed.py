"""Claims a second on one core beside a cross-encoder of RoBERTa-large's size: ``python bench/claims_speed.py``.

Both judge the same claims of the development sets in one run: as they come, several on one document, and once with one
claim for each document. The peer is a graph with RoBERTa-large's shapes (Liu et al. 2019: 24 layers, 1,024 wide, 16
heads, 4,096 inside) and random weights, which takes as long as trained ones; it is given the claim with its document,
cut to 512 pieces as such models are. Needs the ``onnx`` package, which training has and the tool does not.
"""

from __future__ import annotations

import argparse
import gzip
import importlib
import json
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np

from _data import data_folder
from writethru.core.settings import Settings
from writethru.reading.neural.features import tokenizer
from writethru.verifying import Judge

LAYERS, WIDTH, HEADS, INNER, LONGEST = 24, 1024, 16, 4096, 512


def main() -> None:
    """Time both and print the ratios."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--documents", type=int, default=4, help="documents taken of each set")
    ap.add_argument("--peer", type=int, default=4, help="claims that the peer judges")
    options = ap.parse_args()
    batch = claims(options.documents)
    alone = list({doc: (doc, claim) for doc, claim in batch}.values())
    one = Judge(Settings.from_env())
    one.verify([batch[0][0]], batch[0][1])  # models are loaded before the clock starts
    ours = timed(lambda pair: one.verify([pair[0]], pair[1]), batch[1:])
    fresh = Judge(Settings.from_env())
    each_new = timed(lambda pair: fresh.verify([pair[0]], pair[1]), alone[1:])
    with tempfile.TemporaryDirectory() as work:
        peer = cross_encoder(Path(work))
        lengths = sorted(min(LONGEST, len(tokenizer().encode(claim, doc).ids)) for doc, claim in batch)
        middle = lengths[len(lengths) // 2]
        peer(np.zeros((1, 16, WIDTH), dtype=np.float32))
        theirs = timed(lambda n: peer(np.zeros((1, n, WIDTH), dtype=np.float32)), [middle] * options.peer)
    print(f"{len(batch)} claims on {len(alone)} documents, {middle} pieces in the middle, one thread each")
    print(
        f"writethru: {ours:.1f} claims a second of the processor, {each_new:.1f} where each has a document of its own"
    )
    print(f"a cross-encoder of RoBERTa-large's size: {theirs:.3f}")
    print(f"each claim with a document of its own: {each_new / theirs:.1f} times")
    print(f"FLOOR claims_speed={ours / theirs:.1f}")


def claims(documents: int) -> list[tuple[str, str]]:
    """Document and claim: all claims of the first documents of each development set."""
    out = []
    for path in sorted((data_folder() / "claims").glob("dev-*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            docs: list[str] = json.loads(next(lines))["docs"]
            items = [json.loads(line) for line in lines]
        out += [(docs[item["doc"]], item["claim"]) for item in items if item["doc"] < documents]
    return out


def timed(work: Any, items: list[Any]) -> float:
    """Items a second of the processor, which other work on the machine does not lengthen."""
    begin = time.process_time()
    for item in items:
        work(item)
    return len(items) / (time.process_time() - begin)


def cross_encoder(folder: Path) -> Any:
    """What runs [1, pieces, width] vectors through the layers, on one thread."""
    try:
        onnx: Any = importlib.import_module("onnx")
        numpy_helper: Any = importlib.import_module("onnx.numpy_helper")
    except ImportError:
        sys.exit("claims_speed.py: needs the onnx package: pip install onnx")
    helper, floats = onnx.helper, onnx.TensorProto.FLOAT
    import onnxruntime

    rng = np.random.default_rng(1)
    nodes: list[Any] = []
    weights: list[Any] = []

    def tensor(name: str, *shape: int) -> str:
        values = rng.standard_normal(shape, dtype=np.float32) * np.float32(0.02)
        weights.append(numpy_helper.from_array(values, name))
        return name

    def fixed(name: str, values: list[int]) -> str:
        weights.append(numpy_helper.from_array(np.array(values, dtype=np.int64), name))
        return name

    def node(kind: str, *inputs: str, name: str, **more: Any) -> str:
        nodes.append(helper.make_node(kind, list(inputs), [name], **more))
        return name

    def dense(x: str, name: str, given: int, made: int) -> str:
        out = node("MatMul", x, tensor(f"{name}.w", given, made), name=f"{name}.m")
        return node("Add", out, tensor(f"{name}.b", made), name=name)

    heads, back = fixed("heads", [0, 0, HEADS, WIDTH // HEADS]), fixed("back", [0, 0, WIDTH])
    scale = "scale"
    weights.append(numpy_helper.from_array(np.array((WIDTH // HEADS) ** -0.5, dtype=np.float32), scale))
    x = "x"
    for k in range(LAYERS):
        parts = {}
        for name, order in (("q", [0, 2, 1, 3]), ("k", [0, 2, 3, 1]), ("v", [0, 2, 1, 3])):
            part = node("Reshape", dense(x, f"{k}.{name}", WIDTH, WIDTH), heads, name=f"{k}.{name}.r")
            parts[name] = node("Transpose", part, name=f"{k}.{name}.t", perm=order)
        scores = node("Mul", node("MatMul", parts["q"], parts["k"], name=f"{k}.s"), scale, name=f"{k}.sc")
        mixed = node("MatMul", node("Softmax", scores, name=f"{k}.p", axis=-1), parts["v"], name=f"{k}.mix")
        joined = node("Reshape", node("Transpose", mixed, name=f"{k}.mt", perm=[0, 2, 1, 3]), back, name=f"{k}.j")
        x = norm(node, tensor, node("Add", x, dense(joined, f"{k}.o", WIDTH, WIDTH), name=f"{k}.a1"), f"{k}.n1")
        inner = node("Relu", dense(x, f"{k}.up", WIDTH, INNER), name=f"{k}.act")
        x = norm(node, tensor, node("Add", x, dense(inner, f"{k}.down", INNER, WIDTH), name=f"{k}.a2"), f"{k}.n2")
    graph = helper.make_graph(
        nodes,
        "peer",
        [helper.make_tensor_value_info("x", floats, [1, None, WIDTH])],
        [helper.make_tensor_value_info(x, floats, [1, None, WIDTH])],
        weights,
    )
    path = folder / "peer.onnx"
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    onnx.save(model, str(path), save_as_external_data=True)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    return lambda given: session.run(None, {"x": given})


def norm(node: Any, tensor: Any, x: str, name: str) -> str:
    """A layer norm."""
    made: str = node(
        "LayerNormalization", x, tensor(f"{name}.g", WIDTH), tensor(f"{name}.h", WIDTH), name=name, axis=-1
    )
    return made


if __name__ == "__main__":
    main()
