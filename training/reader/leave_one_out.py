"""How well the reader does on an outlet it has never seen: ``python training/reader/leave_one_out.py --weights FILE``.

For each outlet of the training documents the list of cues is learned and the network trained without it (one pass over
the others), and the outlet's own documents are scored, by the rules alone and with the network.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch

from documents import ROOT, Example, data_folder, examples, records
from export import export
from train import Plan, chosen, taught, train

sys.path[:0] = [str(ROOT / "bench"), str(data_folder().parent / "eval")]

from score_attribution import Scorer

import learn_cues
from attribution import article, attribution
from writethru.core.settings import Settings
from writethru.core.tree import Tree
from writethru.core.types import Article, Entity, Sentence, TimeMention
from writethru.reading.entities import find_entities
from writethru.reading.neural.session import Network, open_network
from writethru.reading.parse import load_pipeline, parse
from writethru.reading.sentences import mend
from writethru.reading.statements import find_statements
from writethru.reading.statements.lexicon import Lexicon
from writethru.reading.statements.trained import TrainedReader
from writethru.reading.times import find_times


class Document:
    """A parsed document with its annotation."""

    def __init__(self, record: dict[str, Any]) -> None:
        self.record = record
        self.article: Article = article(record)
        tokens, parsed = parse(self.article.text, load_pipeline(Settings.from_env().pipeline))
        self.tree = Tree(self.article.text, tokens)
        self.sentences: tuple[Sentence, ...] = mend(self.tree, parsed)
        self.entities: tuple[Entity, ...] = find_entities(self.article, self.tree, self.sentences)
        self.times: tuple[TimeMention, ...] = find_times(self.article, self.tree, self.sentences)


def score(documents: list[Document], cues: Lexicon, network: Network | None) -> dict[str, float]:
    """Relation F1, lenient and exact, over documents."""
    scorer = Scorer()
    for each in documents:
        trained = TrainedReader(network) if network else None
        found = find_statements(
            each.article, each.tree, each.sentences, each.entities, each.times, trained=trained, cues=cues
        )
        outer = [attribution(statement) for statement in found if statement.parent is None]
        scorer.add(each.article.text, each.record["attributions"], outer)
    count = scorer.c
    both = count["rel", "np"] + count["rel", "ng"]
    return {name: round(200 * count["rel", key] / both, 1) for name, key in (("lenient", "len"), ("exact", "ex"))}


def learned_without(outlet: str, documents: list[Document]) -> Lexicon:
    counts = learn_cues.Counts()
    for each in documents:
        if each.record["outlet"] != outlet:
            counts.add(each.record, each.tree, each.sentences)
    rates = learn_cues.Rates(counts.offered)
    return Lexicon(rates.rows() | learn_cues.weights(counts.offered, rates))


def network_without(outlet: str, data: list[Example], weights: Path, epochs: int) -> Network:
    plan = replace(Plan(), epochs=epochs)
    kept = [each for each in data if each.outlet != outlet]
    with tempfile.TemporaryDirectory() as folder:
        made = []
        train(kept, [], weights, plan, lambda network, log: made.append(network), chosen("auto"))
        export(made[-1].cpu(), Path(folder), {})
        return open_network(Path(folder))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, required=True, help="model.safetensors of MiniLM-L6")
    parser.add_argument("--epochs", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--out", type=Path, help="write the scores to this JSON file")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    documents = [Document(record) for record in records("train")]
    data = taught(examples("train"))
    scores: dict[str, dict[str, dict[str, float]]] = {}
    for outlet in sorted({each.record["outlet"] for each in documents}):
        own = [each for each in documents if each.record["outlet"] == outlet]
        cues = learned_without(outlet, documents)
        network = network_without(outlet, data, options.weights, options.epochs)
        scores[outlet] = {"rules": score(own, cues, None), "rules and network": score(own, cues, network)}
        print(outlet, json.dumps(scores[outlet]), flush=True)
        if options.out:
            options.out.write_text(json.dumps(scores, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
