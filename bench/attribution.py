"""Who says what, against annotated news: ``python bench/attribution.py [--reader rules]``.

Reads every document of data/attribution and compares the statements with the annotation by the scorer
``eval/score_attribution.py``: all of them, those whose content holds a quotation mark, and those of headlines (the
first line of each text). Statements inside other statements are left out, since the corpus marks none.

The scorer knows words only, so that a cue which is a mark alone ("Mayor: no plans to quit") can match none. Quotations
and headlines are therefore counted a second time with such a cue, on both sides, taken for the word before it.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any

from _data import data_folder, eval_folder
from writethru.core.ids import sha256
from writethru.core.settings import Settings
from writethru.core.tree import Tree
from writethru.core.types import Article, Reading, Sentence, Statement
from writethru.reading import Reader
from writethru.reading.neural.session import load_network
from writethru.reading.statements.candidate import Offered
from writethru.reading.statements.offers import QuotedTokens
from writethru.reading.statements.pairing import Draft
from writethru.reading.statements.trained import TrainedReader

Spans = dict[str, list[list[int]]]

MARK = re.compile("[\"“”„«»‟]|''|``")
WORD = re.compile(r"\w+")
ROLES = ("cue", "source", "content")


def article(document: dict[str, Any]) -> Article:
    text = document["text"]
    return Article(
        id=document["id"], revision=1, url=None, file=None, outlet=document["outlet"], domain=None, title="", byline=(),
        published=document["date"], modified=None, language="en", completeness="full", credit=None, sha256=sha256(text),
        text=text,
    )  # fmt: skip


def attribution(statement: Statement) -> Spans:
    """The statement as the scorer's three lists of character spans."""
    speaker = statement.speaker
    return {
        "source": [[speaker.start, speaker.end]] if speaker else [],
        "cue": [[statement.cue.start, statement.cue.end]],
        "content": [[span.start, span.end] for span in statement.content],
    }


def predicted(reading: Reading) -> list[Spans]:
    return [attribution(statement) for statement in reading.statements if statement.parent is None]


def everything(text: str, each: Spans) -> bool:
    return True


def quoting(text: str, each: Spans) -> bool:
    return any(MARK.search(text[start:end]) for start, end in each["content"])


def heading(text: str, each: Spans) -> bool:
    line = len(text.partition("\n")[0])
    return all(end <= line for role in ("cue", "content") for _, end in each[role])


def worded(text: str, each: Spans) -> Spans:
    """The attribution with the word before its cue as its cue, where the cue itself holds no word."""
    if not each["cue"] or any(WORD.search(text[start:end]) for start, end in each["cue"]):
        return each
    before = list(WORD.finditer(text, max(0, each["cue"][0][0] - 80), each["cue"][0][0]))
    return {**each, "cue": [list(before[-1].span())]} if before else each


def as_it_is(text: str, each: Spans) -> Spans:
    return each


# name of the view, which attributions it holds, what is done to them
VIEWS: tuple[tuple[str, Callable[[str, Spans], bool], Callable[[str, Spans], Spans]], ...] = (
    ("all", everything, as_it_is),
    ("quotations", quoting, as_it_is),
    ("quotations, marks as cues", quoting, worded),
    ("headlines", heading, as_it_is),
    ("headlines, marks as cues", heading, worded),
)


class NetworkAlone(TrainedReader):
    """The network without the offers of the rules. Quotations are still tied to speakers by the rules."""

    # what a word that the network calls a cue with a chance of one half comes to without an offer
    TAKEN = 0.19

    def drafts(
        self,
        tree: Tree,
        sentence: Sentence,
        number: int,
        quoted: QuotedTokens,
        offered: Sequence[Offered],
        barred: frozenset[int],
    ) -> list[Draft] | None:
        return super().drafts(tree, sentence, number, quoted, [], frozenset())


class AloneReader(Reader):
    def _trained(self) -> TrainedReader:
        return NetworkAlone(load_network(), NetworkAlone.TAKEN)


def reader_of(name: str) -> Reader:
    if name == "network":
        return AloneReader(Settings.from_env())
    return Reader(Settings.from_env(reader="rules" if name == "rules" else "trained"))


def f1(right: float, predictions: int, gold: int) -> float:
    return 200 * right / (predictions + gold) if predictions + gold else 0.0


def floors(scorers: dict[str, Any]) -> dict[str, float]:
    """The measured numbers by name."""

    def relation(view: str, kind: str) -> float:
        counts = scorers[view].c
        return f1(counts["rel", kind], counts["rel", "np"], counts["rel", "ng"])

    counts = scorers["all"].c
    return {
        "attribution_lenient": relation("all", "len"),
        "attribution_exact": relation("all", "ex"),
        **{f"attribution_{r}": f1(counts[r, "ex"], counts[r, "np"], counts[r, "ng"]) for r in ROLES},
        "attribution_quotes": relation("quotations", "len"),
        "attribution_headlines": relation("headlines", "len"),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--split", choices=("dev", "train"), default="dev")
    parser.add_argument("--limit", type=int, help="documents read, from the first; the others count as missed")
    parser.add_argument(
        "--reader", choices=("trained", "rules", "network"), default="trained",
        help="rules and network together (the default), the rules alone, or the network alone",
    )  # fmt: skip
    options = parser.parse_args()
    sys.path.insert(0, str(eval_folder()))
    scorer_of = import_module("score_attribution").Scorer
    source = data_folder() / "attribution" / f"{options.split}.jsonl.gz"
    reader = reader_of(options.reader)
    scorers = {name: scorer_of() for name, _, _ in VIEWS}
    with gzip.open(source, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            document = json.loads(line)
            text, gold = document["text"], document["attributions"]
            unread = options.limit is not None and number >= options.limit
            found = [] if unread else predicted(reader.read(article(document)))
            for name, holds, turned in VIEWS:
                sides = ([turned(text, each) for each in side if holds(text, each)] for side in (gold, found))
                scorers[name].add(text, *sides)
    for name, scorer in scorers.items():
        print(f"{name} ({scorer.c['rel', 'ng']} in the annotation)")
        scorer.report()
    prefix = "" if options.reader == "trained" else f"{options.reader}_"
    for name, value in floors(scorers).items():
        print(f"FLOOR {prefix}{name}={value:.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
