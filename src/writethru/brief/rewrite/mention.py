"""The words of a speaker in a sentence: where the mention ends, and what beside it is no part of it."""

from __future__ import annotations

from writethru.brief.material import View
from writethru.brief.rewrite.sketch import Sketch
from writethru.core.types import Sentence


def dateless(view: View, tokens: list[int]) -> list[int]:
    """The speaker's words without a date at their end: "the court on Thursday"."""
    kept = list(tokens)
    last = view.tree.ancestors(tokens[-1]) if tokens else ()
    if any(i in tokens and view.reading.tokens[i].dep == "relcl" for i in last):
        # "a teacher who clung to a box for two hours": the time is part of who speaks
        return kept
    while kept and (view.reading.tokens[kept[-1]].ent[2:] in ("DATE", "TIME")):
        kept.pop()
    while kept and len(kept) < len(tokens) and view.reading.tokens[kept[-1]].pos == "ADP":
        kept.pop()
    return kept or list(tokens)


def from_article(view: View, sentence: Sentence, whole: list[int], named: str) -> list[int]:
    """With "A co-" before "author, Ada Roe," which the reading has left out of the speaker, and the article with it."""
    first = whole[0]
    while first - 1 > sentence.first and view.tree.word(first - 1) == "-":
        first -= 2
    if first < whole[0] and view.tree.lower(first - 1) in ("a", "an", "the") and first > sentence.first:
        first -= 1
    return list(range(first, whole[-1] + 1)) if first < whole[0] and named[:1].isupper() else whole


def noun_phrase(view: View, tokens: list[int], row: Sketch) -> list[int]:
    """The speaker's words with apposition and bracket, where they follow at once."""
    tree = view.tree
    heads = [i for i in tokens if tree.tokens[i].head not in tokens]
    if len(heads) != 1:
        return tokens
    out = dateless(view, [i for i in tree.subtree(heads[0]) if row.index(i) is not None])
    if not out or out[-1] - out[0] + 1 != len(out) or len(out) > 24:
        return tokens
    if not set(tokens) <= set(out):
        return tokens
    if out[-1] + 1 < len(tree) and tree.word(out[-1] + 1) == "," and any(tree.word(i) == "," for i in out):
        if row.index(out[-1] + 1) is not None:
            out.append(out[-1] + 1)
    return out


def without_aside(view: View, whole: list[int], tokens: list[int]) -> list[int]:
    """A body's words without what a comma sets apart behind its name: ", which runs the pier," stays words of its own.

    They can then be dated, moved or left out as the rest of the sentence can.
    """
    tree = view.tree
    for i in whole:
        aside = tree.tokens[i].dep == "relcl" or (
            tree.tokens[i].dep == "prep" and tree.lower(i) in ("with", "including")
        )
        first = tree.subtree(i)[0]
        if aside and tree.tokens[i].head in whole and first - 1 in whole and tree.word(first - 1) == ",":
            kept = [k for k in whole if k < first - 1]
            heads = [k for k in tokens if tree.tokens[k].head not in tokens]
            if kept and set(heads) <= set(kept):
                return kept
    return whole
