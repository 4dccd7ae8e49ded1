"""Adjuncts in another order or form: time before place, "400 of which", "before telling", a name before its role.

Each yields the cost of reading and the edited sketch, as the edits of order.py do.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from writethru.brief.rewrite.order import lowered
from writethru.brief.rewrite.phrases import is_number
from writethru.brief.rewrite.sketch import Piece, Sketch, put, solid, take
from writethru.core.tree import Tree
from writethru.core.types import Sentence

_WHERE = frozenset("in at near off outside along across inside around from to into".split())
_WHEN = frozenset("on in at by since before after during until".split())
_DOUBLED = frozenset(
    "run stop plan get put set begin cut sit win let hit shut ban drop quit admit submit swim dig".split()
)


def adjuncts(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[tuple[float, Sketch]]:
    """All edits of this file that the sketch allows."""
    for edit in (_time_first, _share_of, _doing, _role_last, _late):
        yield from edit(row, tree, sentence)


def _time_first(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[tuple[float, Sketch]]:
    """ "capsized in rough water at 6.40pm" and "capsized at 6.40pm in rough water"."""
    for v in range(sentence.first, sentence.last):
        if tree.tokens[v].pos != "VERB":
            continue
        behind = [k for k in tree.children(v, "prep") if k > v]
        for place, time in pairwise(behind):
            one, two = tree.subtree(place), tree.subtree(time)
            if tree.lower(place) not in _WHERE or tree.lower(time) not in _WHEN or not _timed(tree, two):
                continue
            if _timed(tree, one) or one[-1] + 1 != two[0] or not solid(one) or not solid(two) or len(two) > 7:
                continue
            if not _where(tree, v, one) or not _ends(tree, two[-1] + 1, sentence):
                continue
            a, b = take(row, one), take(row, two)
            start = row.index(one[0])
            if not a or not b or start is None or any(piece.quoted for piece in (*a, *b)):
                continue
            if row.pieces[start : start + len(a) + len(b)] != (*a, *b):
                continue
            first, second = replace(b[0], spaced=True), replace(a[0], spaced=True)
            moved = (first, *b[1:], second, *a[1:])
            yield 0.5, Sketch((*row.pieces[:start], *moved, *row.pieces[start + len(moved) :]))


def _where(tree: Tree, v: int, place: list[int]) -> bool:
    """Is it where the verb happened, and not what its object is of: "trading in shares"?"""
    named = any(tree.tokens[k].ent[2:] in ("GPE", "LOC", "FAC") for k in place)
    return named or place[0] == v + 1 or tree.tokens[place[0] - 1].pos == "ADV"


def _ends(tree: Tree, i: int, sentence: Sentence) -> bool:
    """Does the phrase before the token end there: "in the two days before the sale" goes on."""
    return i >= sentence.last or tree.tokens[i].pos in ("PUNCT", "CCONJ", "VERB", "AUX")


def _timed(tree: Tree, tokens: list[int]) -> bool:
    return any(tree.tokens[k].ent[2:] in ("DATE", "TIME") for k in tokens)


def _share_of(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[tuple[float, Sketch]]:
    """ "doses, of which 400,000 were expected" and "doses, 400,000 of which were expected"."""
    for i in range(sentence.first + 1, sentence.last - 3):
        if tree.lower(i) != "of" or tree.lower(i + 1) not in ("which", "whom") or tree.word(i - 1) != ",":
            continue
        end = i + 2
        while end < sentence.last and (is_number(tree, end) or tree.lower(end) in ("million", "thousand", "hundred")):
            end += 1
        if end == i + 2 or tree.tokens[end].pos not in ("VERB", "AUX"):
            continue
        share, number = take(row, [i, i + 1]), take(row, list(range(i + 2, end)))
        start = row.index(i)
        if not share or not number or start is None or any(piece.quoted for piece in (*share, *number)):
            continue
        if row.pieces[start : start + len(share) + len(number)] != (*share, *number):
            continue
        number = (replace(number[0], spaced=True), *number[1:])
        yield 0.4, Sketch((*row.pieces[:start], *number, *share, *row.pieces[start + len(share) + len(number) :]))


def _doing(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[tuple[float, Sketch]]:
    """ "nine days before they told the world" and "nine days before telling the world", of one subject."""
    for v in range(sentence.first, sentence.last):
        if tree.tokens[v].tag != "VBD" or tree.tokens[v].pos != "VERB" or tree.tokens[v].dep not in ("advcl", "pcomp"):
            continue
        subject, head = tree.child(v, "nsubj"), tree.tokens[v].head
        link = tree.child(v, "mark")
        if (
            subject is None
            or link is None
            or subject + 1 != v
            or tree.children(v, "aux", "auxpass", "neg", "conj", "advmod")
        ):
            continue
        if subject != link + 1 or tree.lower(link) not in ("before", "after") or tree.lower(subject) not in _SAME_AS:
            continue
        while tree.tokens[head].pos not in ("VERB", "AUX") and tree.tokens[head].head != head:
            head = tree.tokens[head].head
        if not _one_meant(tree, head, link, tree.lower(subject)):
            continue
        changed = put(row, [subject, v], gerund(tree.tokens[v].lemma))
        if changed is not None:
            yield 0.6, changed


_SAME_AS = {"they": ("NNS", "NNPS"), "it": ("NN", "NNP"), "he": ("NNP",), "she": ("NNP",)}


def _one_meant(tree: Tree, verb: int, link: int, pronoun: str) -> bool:
    """Is the subject of the verb all that the pronoun could mean?"""
    subject = tree.child(verb, "nsubj")
    if subject is None or subject > verb or tree.tokens[subject].tag not in _SAME_AS[pronoun]:
        return False
    if tree.children(subject, "conj") and pronoun != "they":
        return False
    others = [
        k
        for k in range(tree.subtree(subject)[0], link)
        if k != subject and tree.tokens[k].tag in _SAME_AS[pronoun] and tree.tokens[k].dep != "compound"
    ]
    return all(tree.tokens[k].ent[2:] in ("DATE", "TIME", "GPE", "LOC") for k in others)


def gerund(lemma: str) -> str:
    """The form in -ing of a verb.

    >>> gerund("tell"), gerund("leave"), gerund("stop"), gerund("lie"), gerund("see")
    ('telling', 'leaving', 'stopping', 'lying', 'seeing')
    """
    if lemma in _DOUBLED:
        return f"{lemma}{lemma[-1]}ing"
    if lemma.endswith("ie"):
        return f"{lemma[:-2]}ying"
    return f"{lemma[:-1]}ing" if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")) else f"{lemma}ing"


def _role_last(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[tuple[float, Sketch]]:
    """ "the health minister, Ada Roe," and "Ada Roe, the health minister,", of who does not speak."""
    for i in range(sentence.first + 2, sentence.last - 2):
        role = tree.tokens[i].head
        if tree.tokens[i].dep != "appos" or tree.tokens[i].pos != "PROPN" or tree.tokens[role].pos != "NOUN":
            continue
        name, words = tree.subtree(i), tree.subtree(role, without=[i])
        words = [k for k in words if k < name[0] - 1]
        if words and tree.lower(words[0]) == "that" and tree.tokens[words[0]].dep == "mark":
            # the parser took the role for what was said
            words = words[1:]
        if not solid(name) or not solid(words) or name[0] != words[-1] + 2 or role != words[-1]:
            continue
        if words[0] > sentence.first and tree.word(words[0] - 1) == "-":
            continue
        if tree.word(name[0] - 1) != "," or len(name) > 5 or name[-1] + 1 >= sentence.last:
            continue
        if tree.word(name[-1] + 1) not in (",", ".") or any(tree.tokens[k].pos == "PRON" for k in words):
            continue
        a, b = take(row, words), take(row, name)
        start, end = row.index(words[0]), row.index(name[-1])
        if not a or not b or start is None or end is None or end - start != len(a) + len(b):
            continue
        if any(piece.quoted or piece.speaker for piece in row.pieces[start : end + 1]):
            continue
        comma = row.pieces[start + len(a)]
        second = replace(a[0], text=lowered(tree, a[0]), spaced=True)
        closing = () if tree.word(name[-1] + 1) == "," and row.index(name[-1] + 1) == end + 1 else (comma,)
        moved = (replace(b[0], spaced=a[0].spaced), *b[1:], comma, second, *a[1:], *closing)
        yield 0.6, Sketch((*row.pieces[:start], *moved, *row.pieces[end + 1 :]))


def _late(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[tuple[float, Sketch]]:
    """ "published with a delay of three days" and "published three days late"."""
    for i in range(sentence.first + 1, sentence.last - 4):
        if [tree.lower(k) for k in range(i, i + 4)] != ["with", "a", "delay", "of"]:
            continue
        end = max(tree.subtree(i)) + 1
        period = take(row, list(range(i + 4, end)))
        start = row.index(i)
        if not period or start is None or tree.lower(end - 1) not in ("days", "hours", "weeks", "months", "years"):
            continue
        if len(period) > 4 or any(piece.quoted for piece in row.pieces[start : start + 4 + len(period)]):
            continue
        after = row.pieces[start + 4 + len(period) :]
        yield 0.5, Sketch((*row.pieces[:start], *period, Piece("late"), *after))
