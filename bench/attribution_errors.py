"""What is missed and what is wrong of attributions, by cause: ``python bench/attribution_errors.py [--reader rules]``.

Counts over the development documents, each attribution of the annotation and each statement found in one row.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import Any

from _data import data_folder, eval_folder
from attribution import Spans, article, predicted, reader_of

Sets = dict[str, frozenset[int]]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reader", choices=("trained", "rules", "network"), default="trained")
    options = parser.parse_args()
    sys.path.insert(0, str(eval_folder()))
    scorer = import_module("score_attribution")
    reader = reader_of(options.reader)
    missed: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    with gzip.open(data_folder() / "attribution" / "dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        for document in map(json.loads, lines):
            text = document["text"]
            words = scorer.toks(text)
            starts = [first for first, _ in words]

            def sets(each: Spans, words: Any = words, starts: Any = starts) -> Sets:
                return {role: scorer.tset(each[role], words, starts) for role in scorer.ROLES}

            reading = reader.read(article(document))
            found = [(each, sets(each)) for each in predicted(reading)]
            gold = [(each, sets(each)) for each in document["attributions"]]
            missed.update(_missed(gold, found))
            wrong.update(_wrong(gold, found))
    for title, counts in (("of the annotation", missed), ("of what was found", wrong)):
        total = sum(counts.values())
        print(f"{title} ({total})")
        for cause, count in counts.most_common():
            print(f"  {count:5d}  {100 * count / total:4.1f} %  {cause}")
    return 0


def _missed(gold: Sequence[tuple[Spans, Sets]], found: Sequence[tuple[Spans, Sets]]) -> Iterator[str]:
    for _, truth in gold:
        beside = [guess for _, guess in found if guess["cue"] & truth["cue"]]
        if not truth["cue"]:
            yield "the cue is a mark alone, which the scorer cannot match"
        elif not beside:
            many = len(truth["cue"]) > 1
            yield f"cue missed: {'several words' if many else 'one word'}" + ("" if truth["source"] else ", no speaker")
        else:
            yield _difference(truth, max(beside, key=lambda guess: _overlap(guess["content"], truth["content"])))


def _difference(truth: Sets, guess: Sets) -> str:
    if _overlap(guess["content"], truth["content"]) < 0.5:
        if guess["content"] < truth["content"]:
            return "content too short"
        return "content too long" if guess["content"] > truth["content"] else "content elsewhere"
    if truth["source"] & guess["source"] or not truth["source"] | guess["source"]:
        return "right"
    return (
        "speaker not found" if not guess["source"] else "speaker wrong" if truth["source"] else "speaker where none is"
    )


def _wrong(gold: Sequence[tuple[Spans, Sets]], found: Sequence[tuple[Spans, Sets]]) -> Iterator[str]:
    for _, guess in found:
        beside = [truth for _, truth in gold if guess["cue"] & truth["cue"]]
        if beside:
            yield _difference(max(beside, key=lambda t: _overlap(guess["content"], t["content"])), guess)
        elif not guess["cue"]:
            yield "the cue is a mark alone, which the scorer cannot match"
        elif any(guess["cue"] & truth["content"] for _, truth in gold):
            yield "no cue in the annotation, but within the content of one"
        else:
            yield "no cue in the annotation"


def _overlap(a: frozenset[int], b: frozenset[int]) -> float:
    return len(a & b) / len(a | b) if a | b else 0.0


if __name__ == "__main__":
    sys.exit(main())
