"""A lead that counts first, told from its event: "Six died when a ferry sank" as "A ferry sank, killing six"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from writethru.brief.rewrite.order import lowered
from writethru.brief.rewrite.sketch import Piece, Sketch, take
from writethru.core.tree import Tree
from writethru.core.types import Sentence

# what happened to people, as a participle that says the event did it to them
_DOING = {"kill": "killing", "injure": "injuring", "wound": "wounding", "hurt": "injuring", "die": "killing"}
_WHEN = ("when", "after")


def told_from_event(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[tuple[float, Sketch]]:
    """The event first and its toll as a participle, under the attribution the sentence has.

    Only where the subject of the toll is a number of people and the event is a clause of its own in the past: nothing
    is said that the sentence does not say.
    """
    for event in range(sentence.first, sentence.last):
        if tree.tokens[event].dep != "advcl" or not (tree.tokens[event].tag in ("VBD", "VBN") or _misread(tree, event)):
            continue
        toll = tree.tokens[event].head
        parts = _parts(tree, toll)
        branch = tree.subtree(event)
        if not parts or tree.lower(branch[0]) not in _WHEN or branch[-1] - branch[0] + 1 != len(branch):
            continue
        subject = tree.child(event, "nsubj", "nsubjpass")
        if (subject is None and not _misread(tree, event)) or tree.child(event, "neg") is not None:
            continue
        made = _made(row, tree, parts, branch)
        if made is not None:
            yield 0.5, made


def _misread(tree: Tree, noun: int) -> bool:
    """ "When a crowded ferry overturned", parsed as a noun with a participle: the past tense looks the same."""
    if tree.tokens[noun].pos not in ("NOUN", "PROPN") or not any(tree.lower(k) in _WHEN for k in tree.children(noun)):
        return False
    return any(tree.tokens[k].tag == "VBN" and k == noun + 1 for k in tree.children(noun, "acl"))


def _parts(tree: Tree, verb: int) -> list[tuple[int, list[int]]]:
    """The verbs of a toll with the tokens that count: "23 people were killed and 160 injured" has two. Else none."""
    top = verb
    if tree.tokens[verb].dep == "conj" and tree.tokens[tree.tokens[verb].head].lemma in _DOING:
        top = tree.tokens[verb].head
    out: list[tuple[int, list[int]]] = []
    for v in (top, *[k for k in tree.children(top, "conj") if tree.tokens[k].lemma in _DOING]):
        subject = tree.child(v, "nsubj", "nsubjpass")
        if tree.tokens[v].lemma not in _DOING or subject is None or subject > v or tree.child(v, "neg") is not None:
            return []
        passive = tree.tokens[v].lemma != "die"
        if passive and tree.tokens[v].tag != "VBN":
            return []
        if any(tree.tokens[k].tag == "MD" or tree.lower(k) == "to" for k in tree.children(v, "aux", "auxpass")):
            return []
        words = tree.subtree(subject)
        counted = tree.tokens[subject].pos == "NUM" or any(tree.tokens[k].pos == "NUM" for k in words)
        if not counted or words[-1] - words[0] + 1 != len(words):
            return []
        out.append((v, words))
    return out


def _made(row: Sketch, tree: Tree, parts: list[tuple[int, list[int]]], branch: list[int]) -> Sketch | None:
    """Pieces before the toll, the event, the toll as participles, and what follows the event."""
    start = row.index(parts[0][1][0])
    first, last = row.index(branch[1]), row.index(branch[-1])
    if start is None or first is None or last is None or not start < first <= last:
        return None
    between = set(tree.subtree(parts[0][0])) - set(branch)
    if any(not set(piece.tokens) <= between for piece in row.pieces[start : first - 1] if piece.tokens):
        return None
    if any(piece.quoted for piece in row.pieces[start : last + 1]):
        return None
    event = list(row.pieces[first : last + 1])
    while event and event[-1].text == ",":
        event.pop()
    toll: list[Piece] = []
    for number, (verb, words) in enumerate(parts):
        counted = take(row, words)
        if not counted:
            return None
        counted = (replace(counted[0], text=lowered(tree, counted[0]), spaced=True), *counted[1:])
        lead = Piece(",", (), spaced=False) if number == 0 else Piece("and")
        toll += [lead, Piece(_DOING[tree.tokens[verb].lemma], (verb,)), *counted]
    after = row.pieces[last + 1 :]
    if after and after[0].text not in (",", ".", ";"):
        return None
    return Sketch((*row.pieces[:start], replace(event[0], spaced=True), *event[1:], *toll, *after))
