"""Claims with their documents as examples: edits of true sentences, copied and spliced ones, summaries right and wrong.

Every example is a claim as the combiner and the network see it, whether its sources hold it, which of its words they do
not hold, and where it comes from. The corpora are read from ``WRITETHRU_DATA`` or ``../shared/data``.
"""

from __future__ import annotations

import difflib
import gzip
import json
import os
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
from boosting import Floats

from edits import HARMFUL, HARMLESS, Document, Edit, Lexicon, all_edits, load_lexicon
from writethru.check.verifier.contrast import contrast
from writethru.check.verifier.evidence import Source, evidence, source
from writethru.check.verifier.features import features
from writethru.check.verifier.matches import matches
from writethru.check.verifier.pair_input import PairInput, pair_input
from writethru.core.ids import make_id, sha256
from writethru.core.settings import Settings
from writethru.core.tree import Tree
from writethru.core.types import Article, Reading, Sentence
from writethru.reading import Reader
from writethru.reading.neural.features import Ints
from writethru.reading.parse import load_pipeline, parse
from writethru.reading.sentences import mend

ROOT = Path(__file__).resolve().parents[2]
SEED = 20240501
# news articles whose sentences are edited, words of each that are read, and sentences of each that are edited
ARTICLES = 1900
WORDS = 340
EDITED = 2
# wrong summaries of one document that are taken
TOLD = 5
# pairs taken of each set of pairs and label
PAIRS = {"nli_mnli": 9800, "nli_fever": 5500, "sick": 1200}
# wrong summaries that a program made of a right one
_SWAPS = ("negation", "entswp", "dateswp", "numswp", "pronoun")


@dataclass(frozen=True, slots=True)
class Example:
    """A claim as features and as the network's input.

    ``marks`` has for each word piece 1 where the sources do not hold it, 0 where they do, -100 where that is not known;
    ``family`` says how the claim was made, ``group`` which document it belongs to.
    """

    values: Floats
    pair: PairInput
    marks: Ints
    supported: bool
    family: str
    group: str


# characters of a text from and to where something begins and ends
Spans = tuple[tuple[int, int], ...]


def data_folder() -> Path:
    named = os.environ.get("WRITETHRU_DATA")
    return Path(named) if named else ROOT.parent / "shared" / "data"


def lexicon() -> Lexicon:
    return load_lexicon(data_folder(), ROOT / "bench" / "out" / "wordnet.json")


def article(text: str) -> Article:
    return Article(
        id=make_id("document", sha256(text)), revision=1, url=None, file=None, outlet=None, domain=None, title="",
        byline=(), published=None, modified=None, language="en", completeness="full", credit=None,
        sha256=sha256(text), text=text,
    )  # fmt: skip


class Bench:
    """What reads texts: the whole reader where edits are made, the parser alone elsewhere."""

    def __init__(self) -> None:
        settings = Settings.from_env(reader="rules")
        self.reader = Reader(settings)
        self.pipeline = load_pipeline(settings.pipeline)

    def bare(self, text: str) -> tuple[Reading, Tree]:
        """Tokens and sentences of a text."""
        tokens, parsed = parse(text, self.pipeline)
        tree = Tree(text, tokens)
        return Reading(article(text), tokens, tuple(mend(tree, parsed))), tree

    def full(self, text: str) -> tuple[Reading, Tree]:
        reading = self.reader.read(article(text))
        return reading, Tree(text, reading.tokens)

    def example(
        self, text: str, supported: bool, family: str, group: str, given: Source, wrong: Spans | None = None
    ) -> Iterator[Example]:
        """The claim read against its sources, its sentences as one; nothing where it has no words.

        ``wrong`` are the characters of an unsupported claim that the sources do not hold, None where not known.
        """
        reading, tree = self.bare(text)
        if reading.sentences:
            whole = Sentence(reading.sentences[0].start, reading.sentences[-1].end, 0, len(tree), 0)
            values, pair = seen(tree, whole, given)
            marks = np.full(len(pair), -100, dtype=np.int64)
            for k, piece in enumerate(pair.words):
                if piece >= 0 and (supported or wrong is not None):
                    token = tree.tokens[k]
                    marks[piece] = int(any(token.start < end and start < token.end for start, end in wrong or ()))
            yield Example(values, pair, marks, supported, family, group)


def seen(tree: Tree, sentence: Sentence, given: Source) -> tuple[Floats, PairInput]:
    """The features of one claim sentence, and what the network sees of it."""
    held = evidence(tree, sentence, given)
    found = matches(tree, sentence, held)
    values = features(tree, sentence, held, found, contrast(tree, sentence, held))
    return values, pair_input(tree, sentence, held, found)


def edited(document: Document, sentence: Sentence, rng: Random, harmful: bool) -> tuple[str, Spans] | None:
    """The sentence with one to three changes, one of them harmful or none, and where the harmful one is.

    None where the sentence has no place for them.
    """
    count = rng.choice((1, 1, 2, 3))
    good = _apart(_mixed(all_edits(sentence, document, rng, HARMLESS), rng), count - int(harmful), ())
    bad: list[Edit] = []
    if harmful:
        bad = _apart(_mixed(all_edits(sentence, document, rng, HARMFUL), rng), 1, good)
    if not (bad if harmful else good):
        return None
    out, at, wrong = "", sentence.start, []
    for edit in sorted([*good, *bad], key=lambda e: (e.start, e.end)):
        out += document.text[at : edit.start]
        if edit in bad:
            wrong.extend(_new(document.text[edit.start : edit.end], edit.replacement, len(out)))
        out += edit.replacement
        at = edit.end
    return out + document.text[at : sentence.end], tuple(wrong)


_WORD = re.compile(r"\w+(?:[.,’'-]\w+)*|[^\w\s]")


def _new(old: str, new: str, offset: int) -> list[tuple[int, int]]:
    """The characters of ``new`` that are not as in ``old``; the words beside a cut where words were only dropped."""
    a, b = list(_WORD.finditer(old)), list(_WORD.finditer(new))
    codes = difflib.SequenceMatcher(None, [m[0] for m in a], [m[0] for m in b], autojunk=False).get_opcodes()
    out = []
    for tag, _, _, first, last in codes:
        if tag == "equal":
            continue
        if first == last:
            first, last = max(0, first - 1), min(len(b), last + 1)
        if first < last:
            out.append((offset + b[first].start(), offset + b[last - 1].end()))
    return out or [(offset, offset + max(1, len(new)))]


def _mixed(pool: Sequence[Edit], rng: Random) -> list[Edit]:
    """One edit of each kind in mixed order, then the rest: frequent kinds do not crowd out the others."""
    by: dict[str, list[Edit]] = {}
    for edit in pool:
        by.setdefault(edit.kind, []).append(edit)
    kinds = sorted(by)
    rng.shuffle(kinds)
    out = []
    while kinds:
        for kind in list(kinds):
            out.append(by[kind].pop(rng.randrange(len(by[kind]))))
            if not by[kind]:
                kinds.remove(kind)
    return out


def _apart(pool: Sequence[Edit], count: int, others: Sequence[Edit]) -> list[Edit]:
    """The first edits that touch neither each other nor ``others``."""
    out: list[Edit] = []
    for edit in pool:
        if len(out) >= count:
            break
        if all(edit.end <= other.start or other.end <= edit.start for other in (*out, *others)):
            out.append(edit)
    return out


def news_examples(bench: Bench, table: Lexicon) -> Iterator[Example]:
    """Sentences of news articles, edited, copied and spliced, against their whole article.

    First sentences are left out: they say more than the rest of their article, so none of their edits is surely right.
    """
    rng = Random(SEED)
    with zipfile.ZipFile(data_folder() / "news-text" / "bbc-2004-05.zip") as archive:
        names = sorted(name for name in archive.namelist() if name.endswith(".txt"))
        rng.shuffle(names)
        texts = {name: archive.read(name).decode("latin-1").strip() for name in names[:ARTICLES]}
    before: tuple[Reading, ...] = ()
    for name, text in texts.items():
        body = "\n\n".join(" ".join(part.split()) for part in text.partition("\n")[2].split("\n") if part.strip())
        if len(body.split()) < 120:
            continue
        reading, tree = bench.full(" ".join(body.split(" ")[:WORDS]))
        document = Document(reading, table, before)
        before = (reading,)
        given = source([replace(reading, statements=())], [tree])
        yield from _edited(bench, document, given, name, rng)
        yield from _copied(bench, document, tree, given, name, rng)


def _edited(bench: Bench, document: Document, given: Source, name: str, rng: Random) -> Iterator[Example]:
    own = [s for s in document.reading.sentences[1:] if 9 <= s.last - s.first <= 45]
    for sentence in rng.sample(own, min(EDITED, len(own))):
        as_it_stands = document.text[sentence.start : sentence.end], ()
        harmless, harmful = (edited(document, sentence, rng, wrong) for wrong in (False, True))
        yield from bench.example((harmless or as_it_stands)[0], True, "edit", name, given)
        if harmful:
            yield from bench.example(harmful[0], False, "edit", name, given, harmful[1])


def _copied(bench: Bench, document: Document, tree: Tree, given: Source, name: str, rng: Random) -> Iterator[Example]:
    """A sentence as it stands and shortened, and one spliced from two, as summaries that copy go right and wrong."""
    whole = [s for s in document.reading.sentences if 8 <= s.last - s.first <= 45 and not document.in_quotes(s.start)]
    if len(whole) < 2:
        return
    kept = rng.choice(whole)
    yield from bench.example(tree.text[kept.start : kept.end], True, "copy", name, given)
    short = shortened(tree, kept)
    if short:
        yield from bench.example(short, True, "copy", name, given)
    for _ in range(4):
        made = spliced(tree, *rng.sample(whole, 2))
        if made:
            yield from bench.example(made[0], False, "splice", name, given, made[1])
            return


def _root(tree: Tree, sentence: Sentence) -> tuple[int, int] | None:
    """Main verb and its subject."""
    for i in tree.roots(sentence):
        subject = tree.child(i, "nsubj", "nsubjpass")
        if tree.tokens[i].pos in ("VERB", "AUX") and subject is not None and subject < i:
            return i, subject
    return None


def shortened(tree: Tree, sentence: Sentence) -> str | None:
    """The sentence up to the last clause or phrase that hangs on its verb; None where nothing can go."""
    root = _root(tree, sentence)
    if root is None:
        return None
    tails = [j for j in tree.children(root[0], "advcl", "prep", "npadvmod") if j > root[0] + 2]
    cuts = [tree.subtree_span(j).start for j in tails]
    return tree.text[sentence.start : max(cuts)].rstrip(" ,;:-–—") + "." if cuts else None


def spliced(tree: Tree, first: Sentence, second: Sentence) -> tuple[str, Spans] | None:
    """The subject of one sentence with what another says of its own, and where that subject is."""
    one, two = _root(tree, first), _root(tree, second)
    if one is None or two is None or tree.tokens[one[1]].pos == "PRON":
        return None
    mine, theirs = tree.subtree_span(one[1]), tree.subtree_span(two[1])
    if tree.text[mine.start : mine.end].lower() == tree.text[theirs.start : theirs.end].lower():
        return None
    if tree.tokens[one[1]].tag[-1:] != tree.tokens[two[1]].tag[-1:] or mine.end - mine.start > 90:
        return None
    subject = tree.text[mine.start : mine.end].strip(" ,;")
    rest = tree.text[theirs.end : second.end].lstrip(" ,;")
    text = subject[:1].upper() + subject[1:] + " " + rest
    return (text, ((0, len(subject)),)) if len(rest.split()) >= 4 and "\n" not in text else None


def records(name: str) -> tuple[list[str], list[dict[str, Any]]]:
    """Documents and items of a set of ``claims/``."""
    with gzip.open(data_folder() / "claims" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        docs = json.loads(next(lines))["docs"]
        return docs, [json.loads(line) for line in lines]


def summary_examples(bench: Bench, table: Lexicon) -> Iterator[Example]:
    """Summaries of FIB, right and wrong; of the right ones also edits."""
    rng = Random(SEED + 1)
    docs, items = records("train-fib")
    by: dict[int, dict[str, dict[str, Any]]] = {}
    for item in items:
        by.setdefault(item["doc"], {}).setdefault(item["claim"].strip(), item)
    for number, claims in sorted(by.items()):
        reading, tree = bench.bare(" ".join(docs[number].split(" ")[:450]))
        if reading.sentences:
            yield from _summaries(bench, table, docs[number], claims, source([reading], [tree]), f"fib {number}", rng)


def _summaries(
    bench: Bench, table: Lexicon, document: str, claims: dict[str, dict[str, Any]], given: Source, group: str,
    rng: Random,
) -> Iterator[Example]:  # fmt: skip
    right = [text for text, item in claims.items() if item["label"]]
    wrong = [t for t, item in claims.items() if not item["label"] and 4 <= len(t.split()) <= 70 and "\n" not in t]
    for text in right:
        yield from bench.example(text, True, "summary", group, given)
        reading, _ = bench.full(text + "\n\n" + document[:2500])
        first = reading.sentences[0]
        for harmful in (False, False, False, True) if first.end <= len(text) else ():
            made = edited(Document(reading, table), first, rng, harmful)
            if made:
                whole = made[0] + text[first.end :]
                yield from bench.example(whole, not harmful, "summary edit", group, given, made[1])
    swapped = [text for text in wrong if claims[text].get("error_types", [""])[0] in _SWAPS]
    # distractors of CNN/DM are mostly sentences copied in a bad order: each of them is held
    told = [text for text in wrong if text not in swapped and claims[text]["dataset"] != "fib_cnn_dm_fib"]
    for text in swapped:
        near = max(right, key=lambda r: difflib.SequenceMatcher(None, r, text).ratio(), default="")
        yield from bench.example(text, False, "swap", group, given, tuple(_new(near, text, 0)))
    for text in rng.sample(told, min(TOLD, len(told))):
        yield from bench.example(text, False, "summary", group, given)


def pair_examples(bench: Bench) -> Iterator[Example]:
    """Pairs of MNLI, FEVER and SICK, as many that follow as that do not. The network alone learns from them."""
    rng = Random(SEED + 2)
    docs, items = records("train-nli")
    rng.shuffle(items)
    left = {(name, label): count for name, count in PAIRS.items() for label in (0, 1)}
    for item in items:
        key = item["dataset"], item["label"]
        if left.get(key, 0) <= 0 or len(docs[item["doc"]].split()) > 160:
            continue
        left[key] -= 1
        reading, tree = bench.bare(docs[item["doc"]])
        if reading.sentences:
            given = source([reading], [tree])
            yield from bench.example(item["claim"], bool(item["label"]), "pair", f"pair {item['doc']}", given)
