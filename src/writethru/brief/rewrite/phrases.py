"""Edits inside one phrase that keep its words and its meaning: lists, ranges, genitives, the place of an adverb.

Each yields the cost of reading (0 = as natural as before) and the edited sketch, as those of order.py do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from writethru.brief.rewrite.dates import MONTHS
from writethru.brief.rewrite.sketch import Sketch, put
from writethru.core.tree import Tree
from writethru.core.types import Sentence

_PLACES = frozenset("province district town city port village region state island county valley municipality".split())


def rephrasings(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[tuple[float, Sketch]]:
    """All edits of this file that the sketch allows."""
    for edit in (_range, _adverb, _adverb_first, _list, _place, _pair, _genitive, _possessive, _shares):
        yield from edit(row, tree, sentence)


def _range(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[tuple[float, Sketch]]:
    """ "between 20 and 30" and "20 to 30"."""
    for i in range(sentence.first, sentence.last - 3):
        if tree.lower(i) == "between" and tree.lower(i + 2) == "and" and _month(tree, i + 1) and _month(tree, i + 3):
            # a stretch of time: "between January and May" and "from January to May"
            changed = put(row, [i + 2], "to")
            changed = changed and put(changed, [i], "from")
            if changed:
                yield 0.6, changed
        if tree.tokens[i + 1].ent[2:] in ("DATE", "TIME"):
            continue
        if tree.lower(i) != "between" or not is_number(tree, i + 1):
            continue
        for j in range(i + 2, min(i + 5, sentence.last - 1)):
            if tree.lower(j) == "and" and is_number(tree, j + 1):
                start, end = row.index(i), row.index(j)
                if start is None or end is None:
                    break
                changed = put(row, [j], "to")
                changed = changed and put(changed, [i], "")
                if changed:
                    yield 0.3, changed
                break
            if not is_number(tree, j) and tree.lower(j) not in ("million", "billion", "thousand", "%", "per", "cent"):
                break


def _month(tree: Tree, i: int) -> bool:
    return i < len(tree) and tree.word(i) in MONTHS


def is_number(tree: Tree, i: int) -> bool:
    """Is the token a number, or the sign of a currency before one?"""
    return tree.tokens[i].pos == "NUM" or bool(re.match(r"[£$€]?\d", tree.word(i))) or tree.word(i) in "£$€"


def _adverb(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[tuple[float, Sketch]]:
    """ "could not be independently verified" and "could not be verified independently"."""
    for i in range(sentence.first, sentence.last - 1):
        head = tree.tokens[i].head
        if (
            tree.tokens[i].dep == "advmod"
            and tree.lower(i).endswith("ly")
            and head == i + 1
            and tree.tokens[head].tag == "VBN"
            and tree.child(head, "auxpass") is not None
            and tree.child(head, "advmod") == i
        ):
            a, b = row.index(i), row.index(head)
            if a is not None and b == a + 1 and not row.pieces[a].quoted:
                pieces = list(row.pieces)
                pieces[a], pieces[b] = pieces[b], pieces[a]
                yield 0.5, Sketch(tuple(pieces))


def _adverb_first(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[tuple[float, Sketch]]:
    """ "had been wired wrongly" and "had been wrongly wired"."""
    for i in range(sentence.first + 1, sentence.last):
        head = tree.tokens[i].head
        if (
            tree.tokens[i].dep == "advmod"
            and tree.lower(i).endswith("ly")
            and head == i - 1
            and tree.tokens[head].tag == "VBN"
            and tree.child(head, "auxpass") == head - 1
            and not tree.children(i)
            and not (i + 1 < sentence.last and tree.tokens[i + 1].pos in ("NUM", "ADJ", "ADV"))
        ):
            a, b = row.index(head), row.index(i)
            if a and b == a + 1 and not row.pieces[a].quoted:
                pieces = list(row.pieces)
                pieces[a], pieces[b] = pieces[b], pieces[a]
                yield 0.5, Sketch(tuple(pieces))


def _list(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[tuple[float, Sketch]]:
    """ "lead, copper and tin" and "copper, lead and tin": plain words in a list of three."""
    for i in range(sentence.first, sentence.last - 4):
        comma, second, link, third = range(i + 1, i + 5)
        if tree.word(comma) != "," or tree.lower(link) not in ("and", "or") or i == sentence.first:
            continue
        if len({tree.tokens[k].tag for k in (i, second, third)}) != 1 or tree.tokens[i].tag not in ("NN", "NNS", "NNP"):
            continue
        if tree.tokens[second].dep != "conj" or tree.tokens[third].dep != "conj" or tree.tokens[second].head != i:
            continue
        plain = all(not [k for k in tree.children(j) if k < j and k not in (i, second)] for j in (i, second, third))
        if not plain or any(tree.tokens[k].ent[2:] in ("PERSON", "DATE") for k in (i, second, third)):
            continue
        if third + 1 < sentence.last and tree.tokens[third + 1].pos in ("NOUN", "PROPN"):
            continue
        a, b = row.index(i), row.index(second)
        if a and b == a + 2 and row.index(third) is not None and not row.pieces[a].quoted:
            pieces = list(row.pieces)
            pieces[a], pieces[b] = pieces[b], pieces[a]
            yield 0.6, Sketch(tuple(pieces))


def _place(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[tuple[float, Sketch]]:
    """ "the district of X" and "X district"."""
    for i in range(sentence.first + 1, sentence.last - 2):
        if tree.lower(i) in _PLACES and tree.lower(i - 1) == "the" and tree.lower(i + 1) == "of":
            name = i + 2
            if tree.tokens[name].pos != "PROPN" or tree.children(name, "compound", "det", "amod", "conj", "prep"):
                continue
            if name + 1 < sentence.last and tree.tokens[name + 1].pos == "PROPN":
                continue
            changed = put(row, [i - 1, i, i + 1, name], f"{tree.word(name)} {tree.word(i)}")
            if changed:
                yield 0.5, changed


def _possessive(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[tuple[float, Sketch]]:
    """ "the state of the dam" and "the dam’s state"."""
    for i in range(sentence.first + 1, sentence.last - 3):
        if (
            tree.tokens[i].tag != "NN"
            or tree.lower(i - 1) != "the"
            or tree.lower(i + 1) != "of"
            or tree.lower(i + 2) != "the"
        ):
            continue
        owner = next((k for k in tree.children(i + 1, "pobj")), None)
        if owner is None or owner > i + 4 or tree.tokens[owner].tag != "NN" or tree.tokens[owner].head != i + 1:
            continue
        if tree.subtree(owner) != list(range(i + 2, owner + 1)) or tree.lower(i) in (
            "end",
            "rest",
            "number",
            "lot",
            "part",
        ):
            continue
        words = " ".join(tree.word(k) for k in range(i + 3, owner + 1))
        changed = put(row, list(range(i - 1, owner + 1)), f"the {words}’s {tree.word(i)}")
        if changed:
            yield 1.3, changed


def _pair(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[tuple[float, Sketch]]:
    """ "A and B" and "B and A" for two plain proper names."""
    for i in range(sentence.first, sentence.last):
        if tree.tokens[i].tag not in ("NNP", "NNPS") or tree.tokens[i].ent[2:] in ("DATE", "TIME", "PERSON"):
            continue
        if i > sentence.first and tree.lower(i - 1) in ("between", "from", "both", "either", "neither"):
            # "between January and May": the order is part of what is said
            continue
        conj, cc = tree.children(i, "conj"), tree.children(i, "cc")
        if len(conj) != 1 or len(cc) != 1 or tree.lower(cc[0]) not in ("and", "or", "nor"):
            continue
        other = conj[0]
        if tree.tokens[other].tag not in ("NNP", "NNPS") or cc[0] != i + 1 or other != i + 2:
            continue
        if len(tree.subtree(other)) != 1 or any(k > i for k in tree.children(i) if k not in (cc[0], other)):
            continue
        if any(k < i and tree.tokens[k].dep in ("compound", "amod", "det", "poss") for k in tree.children(i)):
            continue
        if other + 1 < sentence.last and tree.tokens[other + 1].pos == "PROPN":
            continue
        if i > sentence.first and tree.tokens[i - 1].pos == "PROPN":
            continue
        a, b = row.index(i), row.index(other)
        if a is None or b != a + 2 or row.pieces[a].quoted:
            continue
        pieces = list(row.pieces)
        pieces[a], pieces[b] = pieces[b], pieces[a]
        yield 0.6, Sketch(tuple(pieces))


def _shares(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[tuple[float, Sketch]]:
    """ "trading in Marlo Mills shares" and "trading in shares in Marlo Mills"."""
    for i in range(sentence.first + 1, sentence.last):
        if tree.lower(i) not in ("shares", "stock") or tree.tokens[i].pos != "NOUN":
            continue
        name = [k for k in tree.subtree(i) if k < i]
        if not name or name[-1] != i - 1 or name[0] == sentence.first or name[-1] - name[0] + 1 != len(name):
            continue
        if not all(tree.tokens[k].pos == "PROPN" and tree.tokens[k].dep in ("compound", "amod", "nmod") for k in name):
            continue
        shown = tree.text[tree.tokens[name[0]].start : tree.tokens[name[-1]].end]
        changed = put(row, [*name, i], f"{tree.word(i)} in {shown}")
        if changed:
            yield 0.7, changed


def _genitive(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[tuple[float, Sketch]]:
    """ "Utopia's army" and "the army of Utopia"."""
    for i in range(sentence.first, sentence.last - 2):
        token = tree.tokens[i]
        # of a state or a body alone: a person's things are hers
        if (
            token.dep != "poss"
            or token.pos != "PROPN"
            or token.ent[2:] not in ("GPE", "ORG", "NORP", "LOC")
            or tree.lower(i + 1) not in ("'s", "’s")
        ):
            continue
        head = token.head
        between = list(range(i + 2, head))
        if not 0 <= len(between) <= 2 or any(tree.tokens[k].head != head for k in between):
            continue
        if tree.tokens[head].tag not in ("NN", "NNS") or tree.subtree(i) != [i, i + 1]:
            continue
        if head + 1 < sentence.last and tree.tokens[head + 1].pos == "PROPN":
            continue
        words = " ".join(tree.word(k) for k in [*between, head])
        if any(tree.tokens[k].tag in ("NNP", "CD") for k in between):
            continue
        changed = put(row, [i, i + 1, *between, head], f"the {words} of {tree.word(i)}")
        if changed:
            yield 1.5, changed
