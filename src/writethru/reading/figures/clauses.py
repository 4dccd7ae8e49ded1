"""What the clause around a number says of the counted: the governing verbs, with the part the number has in them."""

from __future__ import annotations

from collections.abc import Iterator

from writethru.core.tree import Tree
from writethru.core.types import Sentence

_THROUGH = ("conj", "appos", "nummod", "amod", "quantmod", "compound", "nmod", "npadvmod", "attr", "dep", "oprd")
_SUBJECT = ("nsubj", "csubj")
_PASSIVE = ("nsubjpass",)
_OBJECT = ("dobj", "obj", "dative")


def governors(tree: Tree, sentence: Sentence, i: int) -> Iterator[tuple[int, str]]:
    """Words that govern token ``i``, nearest first, each with the part that ``i`` plays: "subject", "object" (also the
    subject of a passive), the preposition it comes through ("of", "to"), or "" for any other."""
    part = ""
    at = i
    for _ in range(10):
        token = tree.tokens[at]
        head = token.head
        if head == at or not sentence.first <= head < sentence.last:
            return
        dep = token.dep
        if dep in _SUBJECT:
            part = "subject"
        elif dep in _PASSIVE or dep in _OBJECT:
            part = "object"
        elif dep in ("pobj", "pcomp"):
            prep = tree.lower(head)
            at, part = head, prep
            if prep == "with" and head > sentence.first and tree.lower(head - 1) in ("along", "together"):
                part = "company"
            if tree.tokens[at].head == at:
                return
            head = tree.tokens[at].head
            # "out of 11,000", "up from 31"
            if (
                tree.tokens[at].dep == "prep"
                and tree.tokens[head].pos in ("ADP", "ADV", "SCONJ")
                and tree.tokens[head].head != head
            ):
                at, head = head, tree.tokens[head].head
            if part == "company" and tree.tokens[head].pos in ("ADP", "ADV"):
                head = tree.tokens[head].head
            if part == "company" and tree.tokens[head].pos in ("VERB", "AUX"):
                part = "object" if tree.child(head, "nsubjpass", "dobj") is not None else "subject"
            yield head, part
            if tree.tokens[head].pos in ("VERB", "AUX"):
                return
            at = head
            continue
        elif dep in ("conj", "appos") or dep in _THROUGH:
            if tree.tokens[head].pos in ("VERB", "AUX") and dep not in ("npadvmod", "attr", "oprd", "dep"):
                if dep == "conj" and token.pos in ("NOUN", "PROPN") and tree.child(head, "dobj") is not None:
                    yield head, "object"  # a noun joined to a verb's object, which the parse hangs on the verb
                return
        if tree.tokens[head].pos in ("VERB", "AUX"):
            yield head, part
            if part in ("subject", "object") and dep not in _OBJECT:
                yield from _shared(tree, head, part)
            return
        if dep not in ("conj", "appos", "nummod", "amod", "quantmod", "compound"):
            yield head, part
        at = head


def _shared(tree: Tree, verb: int, part: str) -> Iterator[tuple[int, str]]:
    """Verbs that share the subject: "are believed to remain", "shouted and clashed", "were kidnapped and shot"."""
    for child in tree.children(verb, "xcomp", "conj", "ccomp", "acomp", "oprd"):
        token = tree.tokens[child]
        if token.dep in ("conj", "ccomp") and tree.child(child, "nsubj", "nsubjpass") is not None:
            continue
        passive = tree.child(child, "auxpass") is not None or (token.dep == "conj" and token.tag == "VBN")
        yield child, "object" if passive else "subject"
        for deeper in tree.children(child, "xcomp"):
            yield deeper, "object" if tree.child(deeper, "auxpass") is not None else "subject"


def attached(tree: Tree, i: int) -> Iterator[tuple[int, str]]:
    """Participles and relative clauses that hang on a noun: "people who died", "men held in the raid"."""
    for child in tree.children(i, "acl", "relcl", "amod"):
        token = tree.tokens[child]
        if token.dep == "relcl":
            passive = tree.child(child, "nsubjpass") is not None
            subject = tree.child(child, "nsubj", "nsubjpass")
            own = subject is not None and tree.tokens[subject].tag in ("WDT", "WP")
            yield child, "object" if passive or not own else "subject"
            if own:
                yield from _shared(tree, child, "object" if passive else "subject")
        elif token.tag == "VBN":
            yield child, "object"
        elif token.tag == "VBG":
            yield child, "subject"


def clause_words(tree: Tree, sentence: Sentence, i: int, reach: int = 12) -> Iterator[int]:
    """Tokens around ``i``, nearest first, not beyond a semicolon or the sentence's end."""
    left, right = i - 1, i + 1
    go_left = go_right = True
    for _ in range(reach):
        if go_left and left >= sentence.first:
            if tree.lower(left) in (";", ":"):
                go_left = False
            else:
                yield left
            left -= 1
        if go_right and right < sentence.last:
            if tree.lower(right) in (";", ":"):
                go_right = False
            else:
                yield right
            right += 1
