"""Doer and done in the other order, and a name before its kind: "Ada Roe controls Marsh Lines", "Alta, a mine,".

Each yields the cost of reading and the edited sketch, as the edits of order.py do.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from writethru.brief.rewrite.order import lowered
from writethru.brief.rewrite.sketch import Piece, Sketch, put, solid, together
from writethru.core.tree import Tree
from writethru.core.types import Sentence

# verbs whose doer may come first again: participle, present of one, present of many, past
_ACTIVE = {
    "control": ("controls", "control", "controlled"), "own": ("owns", "own", "owned"), "run": ("runs", "run", "ran"),
    "lead": ("leads", "lead", "led"), "back": ("backs", "back", "backed"), "fund": ("funds", "fund", "funded"),
    "head": ("heads", "head", "headed"), "support": ("supports", "support", "supported"),
    "oppose": ("opposes", "oppose", "opposed"), "approve": ("approves", "approve", "approved"),
    "reject": ("rejects", "reject", "rejected"), "block": ("blocks", "block", "blocked"),
    "arrest": ("arrests", "arrest", "arrested"), "rescue": ("rescues", "rescue", "rescued"),
    "hit": ("hits", "hit", "hit"), "damage": ("damages", "damage", "damaged"), "buy": ("buys", "buy", "bought"),
    "describe": ("describes", "describe", "described"), "sign": ("signs", "sign", "signed"),
    "publish": ("publishes", "publish", "published"), "test": ("tests", "test", "tested"),
}  # fmt: skip
_REPORTS = frozenset("report study survey count analysis poll investigation review estimate inquiry audit".split())
_KINDS = frozenset(
    "company firm group bank charity union network operator airline insurer newspaper magazine broadcaster maker"
    " producer association consultancy startup retailer supplier agency body institute party ferry ship tanker village"
    " town".split()
)


def turns(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[tuple[float, Sketch]]:
    """All edits of this file that the sketch allows."""
    for edit in (_active, _report_by, _kind_last, _both_nouns):
        yield from edit(row, tree, sentence)


def _active(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[tuple[float, Sketch]]:
    """ "Marsh Lines is controlled by Ada Roe" and "Ada Roe controls Marsh Lines"."""
    for v in range(sentence.first, sentence.last):
        token = tree.tokens[v]
        if token.tag != "VBN" or token.lemma not in _ACTIVE or token.dep not in ("ROOT", "ccomp"):
            continue
        helpers, agent, thing = (
            tree.children(v, "aux", "auxpass", "neg"),
            tree.child(v, "agent"),
            tree.child(v, "nsubjpass"),
        )
        had = [tree.lower(k) for k in helpers] == ["had", "been"]
        plain = len(helpers) == 1 and tree.lower(helpers[0]) in ("is", "are", "was", "were")
        if not (had or plain) or not agent or thing is None:
            continue
        by = tree.child(agent, "pobj")
        if by is None or tree.children(v, "conj", "prt", "xcomp", "ccomp", "advcl", "oprd", "dobj"):
            continue
        doer, done = tree.subtree(by), tree.subtree(thing)
        verb_first, last = helpers[0], doer[-1]
        if agent != v + 1 or verb_first != done[-1] + 1 or v != helpers[-1] + 1 or not solid(doer) or not solid(done):
            continue
        after = [k for k in tree.subtree(v) if k > last and tree.tokens[k].pos != "PUNCT"]
        a, b = together(row, done), together(row, doer)
        if after or a is None or b is None or any(tree.tokens[k].tag in ("PRP", "PRP$", "WDT", "WP") for k in doer):
            continue
        one, several, past = _ACTIVE[token.lemma]
        many = tree.tokens[by].tag in ("NNS", "NNPS") or bool(tree.children(by, "conj"))
        verb = (
            f"had {tree.lower(v)}"
            if had
            else past
            if tree.lower(helpers[0]) in ("was", "were")
            else several
            if many
            else one
        )
        start = row.pieces.index(a[0])
        stop = row.pieces.index(b[-1])
        if stop - start + 1 != len(a) + len(b) + 2 + len(helpers):
            continue
        if any("," in piece.text for piece in b[:-1]):
            b = (*b, Piece(",", (), spaced=False))
        moved = (replace(b[0], spaced=a[0].spaced), *b[1:], Piece(verb, (*helpers, v)))
        second = (replace(a[0], text=lowered(tree, a[0]), spaced=True), *a[1:])
        yield 0.9, Sketch((*row.pieces[:start], *moved, *second, *row.pieces[stop + 1 :]))


def _report_by(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[tuple[float, Sketch]]:
    """ "a report by Radio Marlo that" and "a Radio Marlo report that"."""
    for i in range(sentence.first + 1, sentence.last - 2):
        if tree.lower(i) not in _REPORTS or tree.lower(i - 1) not in ("a", "an") or tree.lower(i + 1) != "by":
            continue
        name = i + 2
        while name < sentence.last and tree.tokens[name].pos == "PROPN" and tree.tokens[name].ent[2:] != "PERSON":
            name += 1
        if not 1 <= name - i - 2 <= 3 or tree.lower(name) in ("’s", "'s", "of", "and"):
            continue
        shown = tree.text[tree.tokens[i + 2].start : tree.tokens[name - 1].end]
        article = "an" if shown[0].lower() in "aeio" else "a"
        changed = put(row, list(range(i - 1, name)), f"{article} {shown} {tree.word(i)}")
        if changed:
            yield 0.6, changed


def _kind_last(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[tuple[float, Sketch]]:
    """ "the mining company Alta Minas" and "Alta Minas, a mining company,"."""
    for i in range(sentence.first + 1, sentence.last - 1):
        if tree.lower(i) not in _KINDS or tree.tokens[i].tag != "NN" or tree.tokens[i + 1].pos != "PROPN":
            continue
        words = [k for k in tree.subtree(i) if k <= i]
        if not solid(words) or not 2 <= len(words) <= 4 or tree.lower(words[0]) != "the":
            continue
        if any(tree.tokens[k].pos not in ("NOUN", "ADJ") for k in words[1:]) or tree.tokens[words[1]].tag == "JJS":
            continue
        end = i + 1
        while end < sentence.last and (
            tree.tokens[end].pos == "PROPN" or tree.lower(end) in ("de", "del", "of", "van")
        ):
            end += 1
        if end < sentence.last and tree.lower(end) in ("’s", "'s", "and", "(", "or", "-"):
            continue
        kind = tree.text[tree.tokens[words[1]].start : tree.tokens[i].end]
        shown = tree.text[tree.tokens[i + 1].start : tree.tokens[end - 1].end]
        article = "an" if kind[0].lower() in "aeio" else "a"
        closes = end >= sentence.last or tree.word(end) in (",", ".", ";")
        changed = put(row, list(range(words[0], end)), f"{shown}, {article} {kind}{'' if closes else ','}")
        if changed:
            yield 0.8, changed


def _both_nouns(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[tuple[float, Sketch]]:
    """ "residents and the mayor" and "the mayor and residents": two plain nouns without a number, in either order."""
    for first in range(sentence.first, sentence.last):
        joined = [k for k in tree.children(first, "conj") if tree.tokens[k].pos == "NOUN"]
        links = [k for k in tree.children(first, "cc") if joined and k < joined[0]]
        if tree.tokens[first].tag not in ("NN", "NNS") or len(joined) != 1 or len(links) != 1:
            continue
        second, link = joined[0], links[0]
        if tree.lower(link) not in ("and", "or") or tree.tokens[second].tag not in ("NN", "NNS"):
            continue
        one, two = [k for k in tree.subtree(first) if k < link], tree.subtree(second)
        if not solid(one) or not solid(two) or one[-1] != first or two[-1] != second:
            continue
        if link != first + 1 or two[0] != link + 1 or len(one) > 4 or len(two) > 4 or tree.children(second, "conj"):
            continue
        if not all(tree.tokens[k].dep in ("det", "amod", "compound") for k in (*one, *two) if k not in (first, second)):
            continue
        bare = {k for part in (one, two) for k in part if tree.tokens[k].dep == "det"}
        shared = any(tree.tokens[k].dep != "det" for k in one[:-1]) or len(bare) == 1
        if (shared and len(two) == 1) or tree.lower(one[0] - 1) in ("between", "both", "either", "from", "of"):
            # "old men and women": the first word may be of both
            continue
        a, b = together(row, one), together(row, two)
        start = row.index(one[0])
        if a is None or b is None or start is None or row.index(two[0]) != start + len(a) + 1:
            continue
        middle = row.pieces[start + len(a)]
        front = (replace(b[0], spaced=a[0].spaced), *b[1:])
        back = (replace(a[0], text=lowered(tree, a[0]), spaced=True), *a[1:])
        yield 0.8, Sketch((*row.pieces[:start], *front, middle, *back, *row.pieces[start + len(a) + 1 + len(b) :]))
