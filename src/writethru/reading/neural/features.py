"""What the trained reader sees of a sentence: word pieces, and what the parser says of each word.

Training and reading build their input here, so that both see the same. Arrays are numpy ``int64``; lengths are word
pieces, the first being ``[CLS]`` and the last ``[SEP]``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from writethru.core.tree import Tree
from writethru.core.types import Sentence

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Ints = NDArray[np.int64]

# word pieces of a sentence that the reader looks at; longer sentences are left to the rules
LONGEST = 160
# labels of the parser in the order of their embeddings; 0 is for what stands in no list
POS = tuple("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split())
DEP = tuple(
    """ROOT acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj csubjpass dative
    dep det dobj expl intj mark meta neg nmod npadvmod nsubj nsubjpass nummod oprd parataxis pcomp pobj poss preconj
    predet prep prt punct quantmod relcl xcomp""".split()
)
ENT = tuple(
    """CARDINAL DATE EVENT FAC GPE LANGUAGE LAW LOC MONEY NORP ORDINAL ORG PERCENT PERSON PRODUCT QUANTITY TIME
    WORK_OF_ART""".split()
)
# steps down from the cue that are told apart, and steps up
DOWN, UP = 8, 4
# distances from the cue: the word itself, then 1, 2, 3-4, 5-8, 9-16, 17-32, more, on either side
DISTANCES = 15
RELATIONS = DOWN + UP + 2
_POS = {name: i + 1 for i, name in enumerate(POS)}
_DEP = {name: i + 1 for i, name in enumerate(DEP)}
_ENT = {name: i + 1 for i, name in enumerate(ENT)}


@dataclass(frozen=True, slots=True)
class SentenceInput:
    """One sentence. ``words[k]`` is the piece at which word ``k`` begins, counted from the sentence's first word."""

    ids: Ints
    pos: Ints
    dep: Ints
    ent: Ints
    quoted: Ints
    words: Ints
    # word of each piece, -1 for the two marks around the sentence
    word_of: Ints

    def __len__(self) -> int:
        return len(self.ids)


@dataclass(frozen=True, slots=True)
class CueInput:
    """How each piece of a sentence stands to one cue."""

    # 0 outside, 1 in the cue, 2 its head
    cue: Ints
    # place in the tree as seen from the cue's head
    relation: Ints
    # bucket of the distance in words
    distance: Ints


@lru_cache(maxsize=1)
def tokenizer() -> Tokenizer:
    """The word pieces of MiniLM (lower-cased English)."""
    from tokenizers import Tokenizer

    path = files("writethru.reading.neural").joinpath("tokenizer.json")
    made: Any = Tokenizer.from_str(path.read_text(encoding="utf-8"))
    made.no_truncation()
    made.no_padding()
    return made  # type: ignore[no-any-return]


def sentence_input(tree: Tree, sentence: Sentence, quoted: Sequence[int]) -> SentenceInput | None:
    """The sentence as arrays; None where it has more word pieces than the reader looks at."""
    first, last = sentence.first, sentence.last
    if last - first > LONGEST or last <= first:
        return None
    encoded = tokenizer().encode([tree.word(i) for i in range(first, last)], is_pretokenized=True)
    if len(encoded.ids) > LONGEST:
        return None
    word_of = np.array([-1 if word is None else word for word in encoded.word_ids], dtype=np.int64)
    count = last - first
    rows = np.zeros((4, count + 1), dtype=np.int64)
    for k in range(count):
        token = tree.tokens[first + k]
        rows[0, k] = _POS.get(token.pos, 0)
        rows[1, k] = _DEP.get(token.dep, 0)
        rows[2, k] = _ENT.get(token.ent[2:], 0) if token.ent else 0
        rows[3, k] = int(quoted[first + k] >= 0) + 1
    words = np.full(count, -1, dtype=np.int64)
    for piece in range(len(word_of) - 1, -1, -1):
        if word_of[piece] >= 0:
            words[word_of[piece]] = piece
    # a word that gave no piece (a lone control character) borrows the piece after it
    for k in range(count - 1, -1, -1):
        if words[k] < 0:
            words[k] = words[k + 1] if k + 1 < count else len(word_of) - 1
    pos, dep, ent, inside = (row[word_of] for row in rows)
    return SentenceInput(np.array(encoded.ids, dtype=np.int64), pos, dep, ent, inside, words, word_of)


def head_of(tree: Tree, first: int, last: int) -> int:
    """The word of ``[first, last)`` that all others of it hang on, or the last of several."""
    tops = [i for i in range(first, last) if not first <= tree.tokens[i].head < last or tree.tokens[i].head == i]
    return tops[-1] if tops else last - 1


def cue_input(tree: Tree, sentence: Sentence, given: SentenceInput, cue: tuple[int, int]) -> CueInput:
    """The relation of every piece to the cue at tokens ``[first, last)``."""
    first, count = sentence.first, sentence.last - sentence.first
    head = head_of(tree, *cue)
    flags = np.zeros(count + 1, dtype=np.int64)
    flags[cue[0] - first : cue[1] - first] = 1
    flags[head - first] = 2
    relation = np.zeros(count + 1, dtype=np.int64)
    relation[:count] = _relations(tree, sentence, head)
    distance = np.zeros(count + 1, dtype=np.int64)
    distance[:count] = _distances(np.arange(count) - (head - first))
    of = given.word_of
    return CueInput(flags[of], relation[of], distance[of])


def _relations(tree: Tree, sentence: Sentence, head: int) -> list[int]:
    """0 elsewhere, 1 the head, 2.. steps below it, then steps above it, then below something above it."""
    first, last = sentence.first, sentence.last
    out = [0] * (last - first)
    above: set[int] = set()
    for steps, i in enumerate(tree.ancestors(head), start=1):
        if not first <= i < last or i in above:
            break
        above.add(i)
        out[i - first] = 1 + DOWN + min(steps, UP)
    todo = [(head, 0)]
    seen = {head}
    while todo:
        i, depth = todo.pop()
        out[i - first] = 1 + min(depth, DOWN)
        for j in tree.children(i):
            if first <= j < last and j not in seen and j not in above:
                seen.add(j)
                todo.append((j, depth + 1))
    return out


def _distances(steps: Ints) -> Ints:
    size = np.abs(steps)
    bucket = np.where(size <= 2, size, np.minimum(2 + np.ceil(np.log2(np.maximum(size, 2) / 2)), 7)).astype(np.int64)
    return np.where(steps < 0, bucket + 7, bucket)
