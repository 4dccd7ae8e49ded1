"""Edits that recast or leave out a phrase the claim can do without, where a run of copied words has to be broken.

Like those of order.py each yields the cost of reading and the edited sketch; they come after those in cost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from writethru.brief.rewrite.sketch import Piece, Sketch, drop, insert, put, take
from writethru.brief.rewrite.trim import WEIGHTY
from writethru.core.tree import Tree
from writethru.core.types import Sentence

# "the ferry’s operator, Marsh Lines," and "Marsh Lines, the ferry’s operator,"
_BESIDE = re.compile(r"^((?:the|a|an) [^,]{3,60}|[A-Z][^,]{2,60}), ([^,]{3,60}?)(,?)$")
_LIGHT = frozenset("already later then again both now soon still also".split())
_PAST = {
    "offering": "offered", "rejecting": "rejected", "killing": "killed", "injuring": "injured", "wounding": "wounded",
    "leaving": "left", "forcing": "forced", "sending": "sent", "ordering": "ordered", "demanding": "demanded",
    "accusing": "accused", "raising": "raised", "prompting": "prompted", "triggering": "triggered", "ending": "ended",
    "destroying": "destroyed", "damaging": "damaged", "closing": "closed", "blocking": "blocked", "cutting": "cut",
    "giving": "gave", "taking": "took", "bringing": "brought", "overturning": "overturned", "backing": "backed",
    "halting": "halted", "clearing": "cleared", "blaming": "blamed", "trapping": "trapped", "flooding": "flooded",
}  # fmt: skip
_ADJUNCT = frozenset(
    "in on at during after before near around outside over with across from along above below behind beside".split()
)


def recastings(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[tuple[float, Sketch]]:
    """All edits of this file that the sketch allows."""
    yield from _turned(row)
    for edit in (
        _said_again,
        _until,
        _worth,
        _worth_up_to,
        _adverbs,
        _participle,
        tails,
        _first_adjunct,
        _last_adjunct,
    ):
        yield from edit(row, tree, sentence)


def _turned(row: Sketch) -> Iterator[tuple[float, Sketch]]:
    """A speaker and what stands beside the name change places."""
    for i, piece in enumerate(row.pieces):
        found = _BESIDE.match(piece.text) if piece.speaker and not piece.quoted else None
        if found is None or "“" in piece.text or found[2].split()[0].lower() in ("who", "which", "whose"):
            continue
        if re.search(r"[’'a-z] of (?:the )?[A-Z]", found[1]):
            # "Ada Roe of the Marlo Trust, a charity,": what stands beside may be of the trust
            continue
        first = found[1][:1].lower() + found[1][1:] if found[1].startswith(("The ", "A ", "An ")) else found[1]
        if not (found[2][:1].isupper() or found[2].startswith(("the ", "a ", "an "))):
            continue
        if re.search(r"\d", found[2]):
            # "A country of 8 million people, Marlo,"
            continue
        turned = replace(piece, text=f"{found[2]}, {first},")
        yield 0.6, Sketch((*row.pieces[:i], turned, *row.pieces[i + 1 :]))


def _said_again(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[tuple[float, Sketch]]:
    """ "said A and that B" and "said A and added that B"."""
    for i in range(sentence.first + 1, sentence.last - 1):
        if tree.lower(i) != "that" or tree.tokens[i].dep != "mark" or tree.lower(i - 1) != "and":
            continue
        verb = tree.tokens[i].head
        above = tree.tokens[tree.tokens[verb].head].head
        if tree.tokens[verb].dep == "conj" and tree.tokens[above].lemma in ("say", "tell"):
            changed = insert(row, i, "added")
            if changed:
                yield 0.7, changed


def _worth(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[tuple[float, Sketch]]:
    """ "goods worth at least $6 million" and "at least $6 million worth of goods"."""
    for i in range(sentence.first + 1, sentence.last - 2):
        thing = i - 1
        if tree.lower(i) != "worth" or tree.tokens[thing].tag != "NNS" or tree.lower(thing - 1) in ("the", "of"):
            continue
        end = i + 1
        while end < sentence.last and tree.tokens[end].ent[2:] == "MONEY":
            end += 1
        amount = take(row, list(range(i + 1, end)))
        start, stop = row.index(thing), row.index(end - 1)
        if not amount or start is None or stop is None or stop - start != len(amount) + 1:
            continue
        if tree.subtree(thing)[0] != thing or any(piece.quoted for piece in row.pieces[start : stop + 1]):
            continue
        noun, worth = row.pieces[start], row.pieces[start + 1]
        amount = (replace(amount[0], spaced=True), *amount[1:])
        yield 0.6, Sketch((*row.pieces[:start], *amount, worth, Piece("of"), noun, *row.pieces[stop + 1 :]))


_SUMS = frozenset("line loan deal contract package fund grant order budget bid facility investment".split())


def _worth_up_to(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[tuple[float, Sketch]]:
    """ "a credit line of up to $3 million" and "a credit line worth up to $3 million"."""
    for i in range(sentence.first + 1, sentence.last - 2):
        if tree.lower(i) != "of" or tree.lower(i - 1) not in _SUMS or tree.tokens[i].head != i - 1:
            continue
        if any(tree.tokens[k].ent[2:] == "MONEY" for k in range(i + 1, min(i + 4, sentence.last))):
            changed = put(row, [i], "worth")
            if changed:
                yield 0.5, changed


def _until(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[tuple[float, Sketch]]:
    """ "until they have been inspected" and "until inspected"."""
    for i in range(sentence.first, sentence.last - 3):
        if tree.lower(i) not in ("until", "once", "unless") or tree.lower(i + 1) not in ("they", "it"):
            continue
        words = [i + 1]
        while words[-1] + 1 < sentence.last and tree.lower(words[-1] + 1) in ("have", "has", "been", "are", "is"):
            words.append(words[-1] + 1)
        verb = words[-1] + 1
        if len(words) > 1 and verb < sentence.last and tree.tokens[verb].tag == "VBN":
            changed = drop(row, words)
            if changed and changed != row:
                yield 0.6, changed


def _adverbs(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[tuple[float, Sketch]]:
    """Without "already" or "later" beside a verb."""
    for i in range(sentence.first, sentence.last):
        if (
            tree.lower(i) in _LIGHT
            and tree.tokens[i].dep == "advmod"
            and tree.tokens[tree.tokens[i].head].pos == "VERB"
        ):
            if tree.children(i) or tree.lower(i - 1) in ("not", "n’t", "n't", "no"):
                continue
            changed = drop(row, [i])
            if changed and changed != row:
                yield 0.8, changed


def _participle(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[tuple[float, Sketch]]:
    """ "went to court, demanding a recount" and "went to court and demanded a recount"."""
    for i in range(sentence.first + 1, sentence.last):
        word, head = _PAST.get(tree.lower(i)), tree.tokens[i].head
        if word is None or tree.tokens[i].dep != "advcl" or tree.word(i - 1) != "," or head > i:
            continue
        if tree.tokens[head].tag != "VBD" or tree.children(i, "conj") or tree.children(head, "conj"):
            continue
        place, comma = row.index(i), row.index(i - 1)
        if place is None or comma is None or row.pieces[place].quoted:
            continue
        changed = put(row, [i], word)
        changed = changed and put(changed, [i - 1], "and")
        if changed:
            at = changed.index(i - 1)
            pieces = list(changed.pieces)
            pieces[at or 0] = replace(pieces[at or 0], spaced=True)
            yield 0.9, Sketch(tuple(pieces))


def tails(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[tuple[float, Sketch]]:
    """Without the participle or clause of time that ends the sentence after a comma: a fact of its own."""
    for i in range(sentence.first + 1, sentence.last):
        if tree.tokens[i].dep != "advcl" or tree.tokens[i].tag not in ("VBG", "VBD"):
            continue
        branch = [k for k in tree.subtree(i) if row.index(k) is not None]
        if not branch or tree.word(branch[0] - 1) != "," or tree.tokens[i].head > branch[0]:
            continue
        if tree.lower(branch[0]) in ("if", "unless", "although", "though", "because", "but"):
            continue
        head = tree.tokens[i].head
        # a participle joined to it hangs on the same verb for the parser
        joined = [c for c in tree.children(head, "conj") if tree.tokens[c].tag == "VBG" and c > branch[-1]]
        if joined:
            branch += [k for k in tree.children(head, "cc") if k > branch[-1]]
            branch += [k for c in joined for k in tree.subtree(c)]
        changed = drop(row, [branch[0] - 1, *branch])
        if changed:
            yield 1.3, changed


def _first_adjunct(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[tuple[float, Sketch]]:
    """Without the phrase of place or manner that opens the sentence before a comma, where it holds no number."""
    held = [k for k in row.tokens if tree.tokens[k].pos != "PUNCT"]
    first = min(held, default=None)
    if first is None or tree.tokens[first].dep != "prep" or tree.lower(first) not in _ADJUNCT:
        return
    branch = [k for k in tree.subtree(first) if row.index(k) is not None]
    after = branch[-1] + 1
    if branch[0] != first or branch[-1] - first + 1 != len(branch) or after >= sentence.last or tree.word(after) != ",":
        return
    text = tree.text[tree.tokens[first].start : tree.tokens[branch[-1]].end]
    if re.search(r"\d", text) or WEIGHTY.search(text) or any(tree.tokens[k].pos == "NUM" for k in branch):
        return
    changed = drop(row, [*branch, after])
    if changed:
        yield 1.5, changed


def _last_adjunct(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[tuple[float, Sketch]]:
    """Without the phrase of time, place or manner that ends the sentence, where it holds no number and no doubt."""
    held = [k for k in row.tokens if tree.tokens[k].pos != "PUNCT"]
    if not held:
        return
    last = max(held)
    for i in sorted(set(held)):
        token = tree.tokens[i]
        if token.dep != "prep" or tree.lower(i) not in _ADJUNCT or tree.tokens[token.head].tag == "IN":
            continue
        branch = [k for k in tree.subtree(i) if row.index(k) is not None]
        before = tree.tokens[i - 1].lemma if i > sentence.first else ""
        if tree.tokens[token.head].pos == "NUM" or {tree.tokens[token.head].lemma, before} & {
            "day",
            "week",
            "month",
            "year",
            "hour",
            "minute",
        }:
            # "in the two days before the sale" says nothing without the sale
            continue
        if len(branch) < 2 or branch[-1] != last or branch[0] != i:
            continue
        text = tree.text[tree.tokens[i].start : tree.tokens[last].end]
        dated = all(tree.tokens[k].ent[2:] in ("DATE", "TIME") for k in branch[1:])
        counted = re.search(r"\d", text) or any(tree.tokens[k].pos == "NUM" for k in branch)
        if WEIGHTY.search(text) or (counted and not dated) or "“" in text:
            continue
        head = tree.tokens[token.head]
        if head.pos in ("VERB", "AUX") and not tree.children(token.head, "dobj", "attr", "acomp", "ccomp", "nsubjpass"):
            continue
        if tree.child(token.head, "neg") is not None:
            continue
        changed = drop(row, branch)
        if changed:
            yield 1.6, changed
