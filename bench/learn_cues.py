"""Learn the list of cues from the annotated training documents: ``python bench/learn_cues.py``.

Counts how often each offer of the grammar (lemma and frame) is an attribution in data/attribution/train and writes the
chances to src/writethru/reading/statements/cues.tsv. No text of the corpus goes into the list, only lemmas and rates.
"""

from __future__ import annotations

import gzip
import json
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from _data import ROOT, data_folder
from writethru.core.settings import Settings
from writethru.core.tree import Tree
from writethru.core.types import Sentence
from writethru.reading.parse import load_pipeline, parse
from writethru.reading.quotes import find_quotes
from writethru.reading.sentences import mend
from writethru.reading.statements.offers import QuotedTokens, offers
from writethru.reading.statements.words import REPORTING_NOUNS, REPORTING_VERBS

TARGET = ROOT / "src/writethru/reading/statements/cues.tsv"
# weight, in offers, of what is expected of an unknown word
PRIOR = 2.0
# a lemma offered more rarely than this counts towards what is expected of unknown words
RARE = 4


def documents(split: str) -> Iterator[tuple[dict[str, Any], Tree, tuple[Sentence, ...]]]:
    nlp = load_pipeline(Settings.from_env().pipeline)
    with gzip.open(data_folder() / "attribution" / f"{split}.jsonl.gz", "rt", encoding="utf-8") as file:
        for line in file:
            document = json.loads(line)
            tokens, sentences = parse(document["text"], nlp)
            tree = Tree(document["text"], tokens)
            yield document, tree, mend(tree, sentences)


def words(tree: Tree, starts: list[int], spans: list[list[int]]) -> set[int]:
    """Indexes of the words in the spans, punctuation left out."""
    out: set[int] = set()
    for first, last in spans:
        i = max(0, bisect_left(starts, first) - 1)
        while i < len(starts) and starts[i] < last:
            if tree.tokens[i].end > first and tree.tokens[i].pos != "PUNCT":
                out.add(i)
            i += 1
    return out


class Counts:
    """Offers and hits by key."""

    def __init__(self) -> None:
        self.plain: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
        self.flagged: dict[tuple[str, str, str], list[float]] = defaultdict(lambda: [0.0, 0.0])
        self.offered: list[tuple[str, str, str, bool]] = []

    def add(self, document: dict[str, Any], tree: Tree, sentences: tuple[Sentence, ...]) -> None:
        starts = [token.start for token in tree.tokens]
        gold = [
            (words(tree, starts, each["cue"]), words(tree, starts, each["content"]))
            for each in document["attributions"]
        ]
        by_cue: dict[int, list[int]] = defaultdict(list)
        inside: set[int] = set()
        for number, (cue, content) in enumerate(gold):
            inside |= content
            for i in cue:
                by_cue[i].append(number)
        quoted = QuotedTokens(tree, find_quotes(tree.text, sentences))
        for sentence in sentences:
            for offer in offers(tree, sentence, quoted):
                near = {n for i in range(*offer.cue) for n in by_cue[i]}
                if not near and offer.head in inside:
                    continue  # the corpus marks no attribution inside another: that it is not marked says nothing
                run = [i for first, last in offer.content for i in range(first, last)]
                content = {i for i in run if tree.tokens[i].pos != "PUNCT"}
                hit = any(2 * len(content & gold[n][1]) >= len(content | gold[n][1]) for n in near)
                flags = ("-" if offer.source is None else "") + ('"' if any(quoted.of[i] >= 0 for i in run) else "")
                self.offered.append((offer.lemma, offer.frame, flags, hit))

    def rows(self) -> dict[str, float]:
        for lemma, frame, _, hit in self.offered:
            count = self.plain[lemma, frame]
            count[0] += 1
            count[1] += hit
        expected = self._expected()
        out = {f"* {frame}": value for frame, value in expected.items()}
        chance: dict[tuple[str, str], float] = {}
        for (lemma, frame), (n, hits) in self.plain.items():
            by_hand = lemma in (REPORTING_NOUNS if frame.startswith("n:") else REPORTING_VERBS)
            prior = max(expected.get(frame, 0.5), 0.3 if by_hand and hits else 0.0)
            chance[lemma, frame] = (hits + PRIOR * prior) / (n + PRIOR)
        for lemma, frame, flags, hit in self.offered:
            if flags:
                for key in ((frame, flags), ("*", flags)):
                    count2 = self.flagged["*", *key]
                    count2[0] += chance[lemma, frame]
                    count2[1] += hit
        sizes: dict[tuple[str, str], int] = defaultdict(int)
        for _, frame, flags, _hit in self.offered:
            sizes[frame, flags] += 1
        for (_, frame, flags), (hoped, got) in self.flagged.items():
            total = sizes[frame, flags] if frame != "*" else sum(n for (_, f), n in sizes.items() if f == flags)
            if total >= 30:
                out[f"* {frame} {flags}"] = _odds(got + 1, total + 2) / _odds(hoped + 1, total + 2)
        for (lemma, frame), value in chance.items():
            n, hits = self.plain[lemma, frame]
            if (
                hits
                or (n >= 3 and (value < expected.get(frame, 0.5) - 0.05 and expected.get(frame, 0.5) > 0.15))
                or n >= 20
            ):
                out[f"{lemma} {frame}"] = value
        return out

    def _expected(self) -> dict[str, float]:
        pool: dict[str, list[int]] = defaultdict(lambda: [0, 0])
        for (_, frame), (n, hits) in self.plain.items():
            if n < RARE:
                pool[frame][0] += n
                pool[frame][1] += hits
        return {frame: (hits + 0.5) / (n + 5) for frame, (n, hits) in pool.items()}


def _odds(part: float, whole: float) -> float:
    return part / max(whole - part, 0.5)


def write(rows: dict[str, float]) -> None:
    lines = [f"{key}\t{100 * value:.0f}" for key, value in sorted(rows.items()) if _plain(key)]
    head = (
        "# lemma frame (or * frame flags): hits of a hundred offers; written by bench/learn_cues.py from the training\n"
        "# documents of PolNeAR 1.0 (US political news of 2015-16). Only lemmas and rates are kept, none of its text."
    )
    TARGET.write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")


def _plain(key: str) -> bool:
    lemma = key.split(" ", 1)[0]
    return lemma == "*" or (lemma.isascii() and lemma.replace("-", "").isalpha() and len(lemma) > 1)


def main() -> None:
    counts = Counts()
    for document, tree, sentences in documents("train"):
        counts.add(document, tree, sentences)
    write(counts.rows())


if __name__ == "__main__":
    main()
