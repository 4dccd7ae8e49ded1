"""Annotated documents as examples: sentences with the cues, speakers and contents marked in them."""

from __future__ import annotations

import gzip
import json
import os
import random
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from writethru.core.settings import Settings
from writethru.core.tree import Tree
from writethru.core.types import Sentence
from writethru.reading.neural.features import CueInput, Ints, SentenceInput, cue_input, sentence_input
from writethru.reading.parse import load_pipeline, parse
from writethru.reading.quotes import find_quotes
from writethru.reading.sentences import mend
from writethru.reading.statements.lexicon import lexicon
from writethru.reading.statements.offers import QuotedTokens, offers

ROOT = Path(__file__).resolve().parents[2]
NONE, SOURCE, CONTENT = 0, 1, 2
OUTSIDE, BEGIN, INSIDE = 0, 1, 2
# cues that are none, shown of one sentence
WRONG = 3


@dataclass(slots=True)
class CueExample:
    """One cue of a sentence; ``roles`` is None where the words are no cue."""

    given: CueInput
    roles: Ints | None
    weight: float


@dataclass(slots=True)
class Example:
    """One sentence. Labels are by word; ``tags`` says which words begin, continue or are outside a cue."""

    outlet: str
    given: SentenceInput
    tags: Ints
    weight: float
    cues: list[CueExample] = field(default_factory=list)


def data_folder() -> Path:
    named = os.environ.get("WRITETHRU_DATA")
    return Path(named) if named else ROOT.parent / "shared" / "data"


def records(split: str) -> Iterator[dict[str, Any]]:
    path = data_folder() / "attribution" / f"{split}.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def examples(split: str, *, limit: int | None = None) -> list[Example]:
    """All sentences of a split. A document of several annotators gives each their share of the weight."""
    nlp = load_pipeline(Settings.from_env().pipeline)
    out: list[Example] = []
    for number, record in enumerate(records(split)):
        if limit is not None and number >= limit:
            break
        tokens, parsed = parse(record["text"], nlp)
        tree = Tree(record["text"], tokens)
        sentences = mend(tree, parsed)
        quoted = QuotedTokens(tree, find_quotes(tree.text, sentences))
        versions = [record["attributions"], *_others(record)]
        for attributions in versions:
            marked = Marked(tree, attributions)
            for sentence in sentences:
                example = marked.example(record["outlet"], sentence, quoted, 1 / len(versions))
                if example is not None:
                    out.append(example)
    return out


def _others(record: dict[str, Any]) -> list[list[dict[str, Any]]]:
    others = record.get("other_annotators") or []
    return list(others.values()) if isinstance(others, dict) else list(others)


class Marked:
    """A document with one annotator's attributions, as sets of tokens."""

    def __init__(self, tree: Tree, attributions: list[dict[str, Any]]) -> None:
        self.tree = tree
        self.starts = [token.start for token in tree.tokens]
        self.gold = [tuple(self._words(each[role]) for role in ("cue", "source", "content")) for each in attributions]
        self.by_token: dict[int, list[int]] = {}
        for number, (cue, _, _) in enumerate(self.gold):
            for i in cue:
                self.by_token.setdefault(i, []).append(number)

    def _words(self, spans: list[list[int]]) -> frozenset[int]:
        out: set[int] = set()
        for begin, end in spans:
            i = max(0, bisect_left(self.starts, begin) - 1)
            while i < len(self.starts) and self.starts[i] < end:
                if self.tree.tokens[i].end > begin:
                    out.add(i)
                i += 1
        return frozenset(out)

    def example(self, outlet: str, sentence: Sentence, quoted: QuotedTokens, weight: float) -> Example | None:
        given = sentence_input(self.tree, sentence, quoted.of)
        if given is None:
            return None
        inside = range(sentence.first, sentence.last)
        tags = np.zeros(len(inside), dtype=np.int64)
        example = Example(outlet, given, tags, weight)
        here = sorted({n for i in inside for n in self.by_token.get(i, ())})
        for number in here:
            cue, source, content = (sorted(words & set(inside)) for words in self.gold[number])
            run = (cue[0], cue[-1] + 1)
            tags[run[0] - sentence.first : run[1] - sentence.first] = INSIDE
            tags[run[0] - sentence.first] = BEGIN
            roles = np.zeros(len(inside), dtype=np.int64)
            roles[[i - sentence.first for i in content]] = CONTENT
            roles[[i - sentence.first for i in source]] = SOURCE
            example.cues.append(CueExample(cue_input(self.tree, sentence, given, run), roles, weight))
        for run in self._no_cues(sentence, quoted):
            example.cues.append(CueExample(cue_input(self.tree, sentence, given, run), None, weight))
        return example

    def _no_cues(self, sentence: Sentence, quoted: QuotedTokens) -> list[tuple[int, int]]:
        """Words that could be a cue by their form and grammar, and are none."""
        found: dict[tuple[int, int], float] = {}
        known = lexicon()
        for offer in offers(self.tree, sentence, quoted, known.known):
            if not any(i in self.by_token for i in range(*offer.cue)):
                found[offer.cue] = max(found.get(offer.cue, 0.0), known.of(offer.lemma, offer.frame))
        likely = sorted(found, key=lambda run: (-found[run], run))
        if len(likely) > WRONG:
            rest = likely[1:]
            random.Random(sentence.start).shuffle(rest)
            likely = likely[:1] + rest[: WRONG - 1]
        return likely
