"""Sentence ends that the parser set wrongly around titles and quotations, put right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from writethru.core.tree import Tree
from writethru.core.types import Sentence

_TITLES = frozenset(
    """adm. brig. capt. cmdr. col. cpl. dr. gen. gov. hon. lt. maj. messrs. mr. mrs. ms. prof. rep. reps. rev. sen.
    sens. sgt. st. supt. no. nos. vs. jan. feb. aug. sept. oct. nov. dec.""".split()
)
_MARKS = frozenset(("”", '"', "''", "’", "»", ")"))
_ENDS = frozenset((".", "!", "?", "…", ":", "...", ";", "”", '"', "''", "’", ")", "»", "—", "–"))


def mend(tree: Tree, sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """The sentences with wrong breaks joined: after a title, before a lone closing mark, before "she said"."""
    out: list[Sentence] = []
    for sentence in sentences:
        if out and out[-1].paragraph == sentence.paragraph:
            before = out[-1]
            if _one(tree, before, sentence):
                out[-1] = replace(before, end=sentence.end, last=sentence.last)
                continue
            moved = _stray_marks(tree, before, sentence)
            if moved:
                first = sentence.first + moved
                out[-1] = replace(before, end=tree.tokens[first - 1].end, last=first)
                sentence = replace(sentence, start=tree.tokens[first].start, first=first)
        out.append(sentence)
    return tuple(out)


def _one(tree: Tree, before: Sentence, after: Sentence) -> bool:
    """Whether the two are one sentence."""
    last = tree.lower(before.last - 1)
    if last in _TITLES:
        return True
    begin = tree.text[after.start]
    if begin.islower() and (last not in _ENDS or (last in _MARKS and tree.tokens[before.last - 2].pos == "PUNCT")):
        return True
    # only marks are left of the second
    return (
        all(tree.tokens[i].pos == "PUNCT" for i in range(after.first, after.last)) and tree.lower(after.first) in _MARKS
    )


def _stray_marks(tree: Tree, before: Sentence, after: Sentence) -> int:
    """How many closing marks at the start of a sentence belong to the one before."""
    if tree.lower(before.last - 1) not in (".", "!", "?", "…", ","):
        return 0
    token = tree.tokens[after.first]
    if tree.lower(after.first) not in ("”", '"', "''", "»") or after.last - after.first < 2:
        return 0
    follows = tree.tokens[after.first + 1].start
    return int(
        token.start == tree.tokens[before.last - 1].end
        and tree.text[token.end : follows].strip() == ""
        and token.end < follows
    )
