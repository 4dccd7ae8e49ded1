"""Whole frames said in another way: "put X at 40" and "said X was 40", "expects X to rise" and "expects that X will".

Each yields the cost of reading and the edited sketch, as the edits of order.py do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from writethru.brief.rewrite.order import lowered
from writethru.brief.rewrite.sketch import Piece, Sketch, insert, put, solid, together
from writethru.core.tree import Tree
from writethru.core.types import Sentence

# verbs whose object is told to do something
_BIDDING = {
    "order": "ordered", "ask": "asked", "urge": "urged", "force": "forced", "allow": "allowed", "tell": "told",
    "advise": "advised", "require": "required", "warn": "warned", "invite": "invited",
}  # fmt: skip
_SPANS = {"days": "day", "weeks": "week", "months": "month", "years": "year", "hours": "hour", "minutes": "minute"}


def frames(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[tuple[float, Sketch]]:
    """All edits of this file that the sketch allows."""
    for edit in (_put_at, _expects, _bidden, _told_that, _long):
        yield from edit(row, tree, sentence)


def _put_at(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[tuple[float, Sketch]]:
    """ "The office put turnout at 88 per cent" and "the office said that turnout was 88 per cent"."""
    for v in range(sentence.first, sentence.last):
        at = next((k for k in tree.children(v, "prep") if k > v and tree.lower(k) == "at" and _amount(tree, k)), None)
        thing = tree.child(v, "dobj")
        if tree.lower(v) not in ("put", "puts") or tree.tokens[v].pos != "VERB" or at is None or thing is None:
            continue
        if tree.children(v, "aux", "auxpass", "neg") or tree.child(v, "nsubj") is None or thing < v:
            continue
        between = list(range(v + 1, at))
        if tree.tokens[thing].tag not in ("NN", "NNP", "NNS") or thing not in between:
            continue
        if any(tree.tokens[k].tag in ("PRP", "PRP$") or tree.word(k) in (",", ";") for k in between):
            continue
        be = "were" if tree.tokens[thing].tag == "NNS" else "was"
        verb = "says" if tree.lower(v) == "puts" else "said"
        be = {"was": "is", "were": "are"}[be] if verb == "says" else be
        changed = put(row, [at], be)
        changed = changed and put(changed, [v], f"{verb} that")
        if changed:
            yield 0.6, changed


def _amount(tree: Tree, at: int) -> bool:
    after = [k for k in tree.subtree(at) if k > at][:4]
    return any(tree.tokens[k].pos == "NUM" for k in after)


def _expects(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[tuple[float, Sketch]]:
    """ "expects the inquiry to take a year" and "expects that the inquiry will take a year"."""
    for v in range(sentence.first, sentence.last):
        if tree.tokens[v].lemma != "expect" or tree.tokens[v].tag not in ("VBZ", "VBP", "VBD"):
            continue
        for c in tree.children(v, "ccomp", "xcomp"):
            subject, to = tree.child(c, "nsubj", "nsubjpass"), tree.child(c, "aux")
            if subject is None or to is None or tree.lower(to) != "to" or tree.tokens[c].tag != "VB" or c < v:
                continue
            if tree.tokens[to].head != c or subject > to or tree.child(v, "neg") is not None:
                continue
            if tree.subtree(subject)[0] != v + 1 or tree.children(v, "aux") or tree.tokens[subject].pos == "PRON":
                continue
            changed = put(row, [to], "would" if tree.tokens[v].tag == "VBD" else "will")
            changed = changed and insert(changed, v + 1, "that")
            if changed:
                yield 0.6, changed


def _bidden(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[tuple[float, Sketch]]:
    """ "a court ordered the club to pay" and "the club was ordered by a court to pay"."""
    for v in range(sentence.first, sentence.last):
        token = tree.tokens[v]
        subject, thing = tree.child(v, "nsubj"), tree.child(v, "dobj")
        act = next((k for k in tree.children(v, "xcomp", "ccomp") if k > v and tree.tokens[k].tag == "VB"), None)
        if token.lemma not in _BIDDING or subject is None or act is None or token.dep not in ("ROOT", "ccomp"):
            continue
        if thing is None:
            # the parser makes the one who is told the subject of what is to be done
            thing = tree.child(act, "nsubj")
        helpers = tree.children(v, "aux", "auxpass", "neg")
        had = [tree.lower(k) for k in helpers] == ["had"]
        if thing is None or not (had or (not helpers and token.tag == "VBD")):
            continue
        doer, done = tree.subtree(subject), tree.subtree(thing)
        if not solid(doer) or not solid(done) or done[0] != v + 1 or tree.lower(done[-1] + 1) not in ("to", "not"):
            continue
        if doer[-1] + 1 != (helpers or [v])[0] or any(tree.tokens[k].pos == "PRON" for k in (*doer, *done)):
            continue
        a, b = together(row, doer), together(row, done)
        start, stop = row.index(doer[0]), row.index(done[-1])
        if a is None or b is None or start is None or stop is None or any(tree.word(k) == "," for k in (*doer, *done)):
            continue
        if stop - start + 1 != len(a) + len(b) + 1 + len(helpers):
            continue
        many = tree.tokens[thing].tag in ("NNS", "NNPS") or bool(tree.children(thing, "conj"))
        be = "had been" if had else "were" if many else "was"
        verb = Piece(f"{be} {_BIDDING[token.lemma]} by", (*helpers, v))
        front = (replace(b[0], spaced=a[0].spaced), *b[1:])
        back = (replace(a[0], text=lowered(tree, a[0]), spaced=True), *a[1:])
        yield 0.9, Sketch((*row.pieces[:start], *front, verb, *back, *row.pieces[stop + 1 :]))


def _told_that(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[tuple[float, Sketch]]:
    """ "told patients not to stop" and "told patients that they should not stop"."""
    for v in range(sentence.first, sentence.last):
        if tree.tokens[v].lemma != "tell" or tree.tokens[v].tag not in ("VBD", "VBN"):
            continue
        act = next((k for k in tree.children(v, "xcomp", "ccomp") if k > v and tree.tokens[k].tag == "VB"), None)
        if act is None:
            continue
        heard = tree.child(v, "dobj") or tree.child(act, "nsubj")
        to = next((k for k in tree.children(act, "aux") if tree.lower(k) == "to"), None)
        if heard is None or to is None or heard < v or tree.tokens[heard].tag != "NNS" or act != to + 1:
            continue
        denied = tree.lower(to - 1) == "not"
        first = to - 1 if denied else to
        if tree.subtree(heard)[-1] + 1 != first:
            continue
        changed = put(row, list(range(first, to + 1)), "that they should not" if denied else "that they should")
        if changed:
            yield 0.9, changed


def _long(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[tuple[float, Sketch]]:
    """ "a delay of two weeks" and "a two-week delay"."""
    for i in range(sentence.first + 1, sentence.last - 3):
        article, of, number, unit = i - 1, i + 1, i + 2, i + 3
        if tree.lower(article) not in ("a", "an", "the") or tree.tokens[i].tag != "NN" or tree.lower(of) != "of":
            continue
        if tree.tokens[number].pos != "NUM" or tree.lower(unit) not in _SPANS or not tree.word(number).isalnum():
            continue
        if unit + 1 < sentence.last and tree.lower(unit + 1) in ("and", "or", "to", "-"):
            continue
        vowel = re.match(r"8|11\b|18\b|eight|eleven", tree.lower(number)) is not None
        the = "the" if tree.lower(article) == "the" else "an" if vowel else "a"
        shown = f"{the} {tree.lower(number)}-{_SPANS[tree.lower(unit)]} {tree.word(i)}"
        changed = put(row, [article, i, of, number, unit], shown)
        if changed:
            yield 0.6, changed
