"""What the network sees of a claim and its evidence: word pieces, and how each word is held.

Training and checking build their input here, so that both see the same. Arrays are numpy ``int64``, one entry per word
piece of ``[CLS] claim [SEP] evidence [SEP]``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from writethru.check.verifier.evidence import Evidence
from writethru.check.verifier.matches import HELD, Match
from writethru.core.tree import Tree
from writethru.core.types import Sentence
from writethru.reading.neural.features import POS, Ints, tokenizer

if TYPE_CHECKING:
    from tokenizers import Encoding

# pieces of a claim sentence and of both together that the network looks at; what is over is cut
LONGEST_CLAIM = 80
LONGEST = 224
# what a word of the evidence is to the claim: none, the same word, a related word
SOURCE_CODES = 3
CODES = len(HELD) + SOURCE_CODES
NAMES = ("ids", "kind", "held", "pos", "partner")
_POS = {name: i + 1 for i, name in enumerate(POS)}
# codes of HELD that stand for a related word and not the word itself
_RELATED = frozenset(HELD.index(name) for name in "synonym similar wider narrower opposite sister".split())


@dataclass(frozen=True, slots=True)
class PairInput:
    """A claim sentence with its evidence. ``words[k]`` is the piece at which claim word ``k`` begins, -1 where cut."""

    ids: Ints
    # 0 claim, 1 evidence
    kind: Ints
    # code of HELD for the claim's pieces, len(HELD) + 0..2 for the evidence's
    held: Ints
    # parts of speech of the reader's list, 0 for others
    pos: Ints
    # where the word that holds this one begins, as a place in ``ids``; 0 for none
    partner: Ints
    words: Ints

    def __len__(self) -> int:
        return len(self.ids)


def _words(encoded: Encoding) -> list[int]:
    """The word of each piece; without special pieces each has one."""
    return [word for word in encoded.word_ids if word is not None]


def pair_input(tree: Tree, sentence: Sentence, held: Evidence, found: Sequence[Match]) -> PairInput:
    """The arrays of one claim sentence."""
    pieces = tokenizer()
    claim = [tree.word(i) for i in range(sentence.first, sentence.last)]
    others = [each.word(i) for each, i, _ in held.tokens]
    mine = pieces.encode(claim, is_pretokenized=True, add_special_tokens=False)
    theirs = pieces.encode(others, is_pretokenized=True, add_special_tokens=False)
    cut = min(len(mine.ids), LONGEST_CLAIM)
    room = LONGEST - cut - 3
    start, end, begin = pieces.token_to_id("[CLS]"), pieces.token_to_id("[SEP]"), cut + 2
    mine_of, theirs_of = _words(mine), _words(theirs)[:room]
    ids = np.array([start, *mine.ids[:cut], end, *theirs.ids[:room], end], dtype=np.int64)
    count = len(ids)
    kind, codes, pos, partner = (np.zeros(count, dtype=np.int64) for _ in range(4))
    kind[begin:] = 1
    codes[begin:] = len(HELD)
    marked = {m.partner: 1 + int(m.code in _RELATED) for m in found if m.partner >= 0}
    at: dict[int, int] = {}
    for k, word in enumerate(theirs_of):
        at.setdefault(word, begin + k)
        other, i, _ = held.tokens[word]
        pos[begin + k] = _POS.get(other.tokens[i].pos, 0)
        codes[begin + k] += marked.get(word, 0)
    words = np.full(len(claim), -1, dtype=np.int64)
    for k in range(cut - 1, -1, -1):
        word = mine_of[k]
        words[word] = k + 1
        pos[k + 1] = _POS.get(tree.tokens[sentence.first + word].pos, 0)
        codes[k + 1] = found[word].code
        partner[k + 1] = at.get(found[word].partner, 0)
    return PairInput(ids, kind, codes, pos, partner, words)
