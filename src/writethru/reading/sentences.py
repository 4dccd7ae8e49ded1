"""Sentence ends that the parser set wrongly around titles and quotations, put right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from writethru.core.tree import Tree
from writethru.core.types import Sentence

_TITLES = frozenset(
    """adm. brig. capt. cmdr. col. cpl. dr. gen. gov. hon. insp. lt. maj. messrs. mr. mrs. ms. prof. rep. reps. rev.
    sen. sens. sgt. st. supt. no. nos. vs. jan. feb. aug. sept. oct. nov. dec.""".split()
)
_MARKS = frozenset(("”", '"', "''", "’", "»", ")"))
_ENDS = frozenset((".", "!", "?", "…", ":", "...", ";", "”", '"', "''", "’", ")", "»", "—", "–"))

_OPENING = frozenset(("ADP", "ADV", "CCONJ", "DET", "PRON", "SCONJ"))

# No sentence is longer. What a rule looks for in a sentence costs no more than this many words then.
LONGEST = 400


def mend(tree: Tree, sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """The sentences with wrong breaks joined: after a title, before a lone closing mark, before "she said"; and cut
    after "a.m." and "p.m." where a new one begins.

    A text without full stops is cut into sentences of at most LONGEST words."""
    out: list[Sentence] = []
    for sentence in (piece for each in sentences for piece in _after_hours(tree, each)):
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
            elif _ends_with_opening(tree, before, sentence):
                last = before.last - 1
                out[-1] = replace(before, end=tree.tokens[last - 1].end, last=last)
                sentence = replace(sentence, start=tree.tokens[last].start, first=last)
        out.extend(_short(tree, sentence))
    return tuple(out)


def _after_hours(tree: Tree, sentence: Sentence) -> Iterator[Sentence]:
    """The sentence, cut where the stop of "6:20 a.m." ends one too: before a small word with a capital letter."""
    first = sentence.first
    for i in range(first, sentence.last - 1):
        follows = tree.tokens[i + 1]
        if tree.lower(i) in ("a.m.", "p.m.") and follows.pos in _OPENING and tree.text[follows.start].isupper():
            yield replace(sentence, start=tree.tokens[first].start, end=tree.tokens[i].end, first=first, last=i + 1)
            first = i + 1
    yield replace(sentence, start=tree.tokens[first].start, first=first)


def _short(tree: Tree, sentence: Sentence) -> Iterator[Sentence]:
    """The sentence, in pieces where it is too long: cut behind the last mark of a piece that has one."""
    first = sentence.first
    while sentence.last - first > LONGEST:
        marks = (i for i in range(first + LONGEST - 1, first + LONGEST // 2, -1) if tree.tokens[i].pos == "PUNCT")
        last = next(marks, first + LONGEST - 1) + 1
        yield replace(sentence, start=tree.tokens[first].start, end=tree.tokens[last - 1].end, first=first, last=last)
        first = last
    yield replace(sentence, start=tree.tokens[first].start, first=first)


def _one(tree: Tree, before: Sentence, after: Sentence) -> bool:
    """Whether the two are one sentence."""
    if after.last - before.first > LONGEST:
        return False
    last = tree.lower(before.last - 1)
    if last in _TITLES or (last == "." and _is_title(tree, before)):
        return True
    begin = tree.text[after.start]
    if begin.islower() and (last not in _ENDS or (last in _MARKS and tree.tokens[before.last - 2].pos == "PUNCT")):
        return True
    # only marks are left of the second
    return (
        all(tree.tokens[i].pos == "PUNCT" for i in range(after.first, after.last)) and tree.lower(after.first) in _MARKS
    )


def _is_title(tree: Tree, before: Sentence) -> bool:
    """Whether the full stop is parted from a title by the tokens alone: "Brig" and "."."""
    if before.last - before.first < 2:
        return False
    word, stop = tree.tokens[before.last - 2], tree.tokens[before.last - 1]
    return (
        word.end == stop.start
        and tree.text[word.start : stop.end].lower() in _TITLES
        and tree.text[word.start].isupper()
    )


def _ends_with_opening(tree: Tree, before: Sentence, after: Sentence) -> bool:
    """Whether the last token is a mark that opens the next sentence: bound to its word, parted from what precedes."""
    if before.last - before.first < 2 or tree.lower(before.last - 1) not in ("“", '"', "''", "‘", "'", "«", "("):
        return False
    mark = tree.tokens[before.last - 1]
    return mark.end == after.start and tree.tokens[before.last - 2].end < mark.start


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
