"""Learn the list of cues from the annotated training documents: ``python bench/learn_cues.py``.

Counts how often each offer of the grammar (lemma and frame) is an attribution in data/attribution/train and writes the
chances to src/writethru/reading/statements/cues.tsv, with what the marks around a cue add to them (by a logistic
regression over chances and marks). No text of the corpus goes into the list, only lemmas, marks, rates and weights.
"""

from __future__ import annotations

import gzip
import json
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from math import log
from typing import Any

import numpy as np

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
# a mark seen more rarely than this is given no weight
SEEN = 40
# pull of the weights towards 0, and steps of Newton's method
RIDGE = 4.0
STEPS = 8


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


@dataclass(frozen=True, slots=True)
class Offered:
    """One offer of the grammar, and whether it is an attribution."""

    document: int
    lemma: str
    frame: str
    marks: tuple[str, ...]
    hit: bool

    @property
    def keys(self) -> tuple[tuple[str, str], ...]:
        return (self.lemma, self.frame), (self.lemma, "*")


class Counts:
    """Offers and hits by lemma and frame, over all documents and within each."""

    def __init__(self) -> None:
        self.offered: list[Offered] = []
        self.documents = 0

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
                if offer.frame == "label" or (not near and offer.head in inside):
                    continue  # the corpus marks no attribution inside another: that it is not marked says nothing
                run = [i for first, last in offer.content for i in range(first, last)]
                content = {i for i in run if tree.tokens[i].pos != "PUNCT"}
                hit = any(2 * len(content & gold[n][1]) >= len(content | gold[n][1]) for n in near)
                self.offered.append(Offered(self.documents, offer.lemma, offer.frame, offer.context, hit))
        self.documents += 1


class Rates:
    """How often a lemma is a cue, in a frame ("*": in any)."""

    def __init__(self, offered: list[Offered]) -> None:
        self.all: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
        self.within: dict[tuple[int, str, str], list[int]] = defaultdict(lambda: [0, 0])
        for each in offered:
            for key in each.keys:
                for count in (self.all[key], self.within[each.document, *key]):
                    count[0] += 1
                    count[1] += each.hit
        self.expected = self._expected()
        self.expected["*"] = sum(each.hit for each in offered) / len(offered)

    def _expected(self) -> dict[str, float]:
        """What to expect of an unknown word in a frame."""
        pool: dict[str, list[int]] = defaultdict(lambda: [0, 0])
        for (_, frame), (n, hits) in self.all.items():
            if n < RARE and frame != "*":
                pool[frame][0] += n
                pool[frame][1] += hits
        return {frame: (hits + 0.5) / (n + 5) for frame, (n, hits) in pool.items()}

    def of(self, lemma: str, frame: str, without: int | None = None) -> float:
        """The rate, as it would be had the document ``without`` not been seen."""
        n, hits = self.all[lemma, frame]
        if without is not None:
            here, hits_here = self.within[without, lemma, frame]
            n, hits = n - here, hits - hits_here
        by_hand = lemma in (REPORTING_NOUNS if frame.startswith("n:") else REPORTING_VERBS)
        prior = max(self.expected.get(frame, 0.5), 0.3 if by_hand and hits else 0.0)
        return (hits + PRIOR * prior) / (n + PRIOR)

    def rows(self) -> dict[str, float]:
        out = {f"* {frame}": value for frame, value in self.expected.items()}
        for (lemma, frame), (n, hits) in self.all.items():
            value, expected = self.of(lemma, frame), self.expected.get(frame, 0.5)
            if hits or n >= 20 or (n >= 3 and expected > 0.15 and value < expected - 0.05):
                out[f"{lemma} {frame}"] = value
        return out


def weights(offered: list[Offered], rates: Rates) -> dict[str, float]:
    """What the rates and the marks of an offer say together, as weights on the log of the odds."""
    seen = Counter(mark for each in offered for mark in each.marks)
    names = ["own", "lemma", "*", *sorted(mark for mark, n in seen.items() if n >= SEEN)]
    place = {name: i for i, name in enumerate(names)}
    x = np.zeros((len(offered), len(names)))
    y = np.array([float(each.hit) for each in offered])
    for row, each in zip(x, offered, strict=True):
        row[:3] = (*(_logit(rates.of(*key, each.document)) for key in each.keys), 1.0)
        row[[place[mark] for mark in each.marks if mark in place]] = 1.0
    ridge = np.full(len(names), RIDGE)
    ridge[:3] = 1e-3
    w = np.zeros(len(names))
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-x @ w))
        w -= np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + np.diag(ridge), x.T @ (p - y) + ridge * w)
    return {f"= {name}": float(value) for name, value in zip(names, w, strict=True)}


def _logit(chance: float) -> float:
    chance = min(max(chance, 0.005), 0.995)
    return log(chance / (1 - chance))


def write(rows: dict[str, float]) -> None:
    lines = [f"{key}\t{100 * value:.0f}" for key, value in sorted(rows.items()) if _plain(key)]
    head = (
        "# lemma frame: hits of a hundred offers; = mark: weight in hundredths. Written by bench/learn_cues.py from\n"
        "# training documents of PolNeAR 1.0 (US political news of 2015-16). Only rates are kept, none of its text."
    )
    TARGET.write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")


def _plain(key: str) -> bool:
    lemma = key.split(" ", 1)[0]
    return lemma in ("*", "=") or (lemma.isascii() and lemma.replace("-", "").isalpha() and len(lemma) > 1)


def main() -> None:
    counts = Counts()
    for document, tree, sentences in documents("train"):
        counts.add(document, tree, sentences)
    rates = Rates(counts.offered)
    write(rates.rows() | weights(counts.offered, rates))


if __name__ == "__main__":
    main()
