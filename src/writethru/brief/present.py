"""Headlines stand in the present tense: "A ferry sank" as "A ferry sinks"."""

from __future__ import annotations

import re

from writethru.brief.rewrite.sketch import Sketch, drop, put
from writethru.core.tree import Tree

_BE = {"was": "is", "were": "are"}
_HAVE = {"had": "has"}
# nouns that take a plural verb without an s
_MANY = frozenset("police people staff troops".split())


def present(row: Sketch, tree: Tree) -> Sketch:
    """The sketch with the past tense of its main clause, and of a "when" clause in it, in the present.

    "were killed" loses its "were", and "will vote" becomes "to vote", as headlines have it. What somebody said, and
    what had been done before, keeps its tense; so does a row whose main verb is not in the past.
    """
    for i in sorted(set(row.tokens)):
        token = tree.tokens[i]
        if not _leads(tree, i):
            continue
        passive = tree.child(i, "auxpass")
        if passive is not None and tree.lower(passive) in _BE and not tree.children(i, "aux", "neg"):
            row = drop(row, [passive]) or row
        elif token.tag == "VBD" and not tree.children(i, "aux"):
            row = put(row, [i], _now(tree, i)) or row
        elif token.tag == "VB" and [tree.lower(k) for k in tree.children(i, "aux", "neg")] == ["will"]:
            row = put(row, tree.children(i, "aux"), "to") or row
        elif token.tag == "VBN" and _perfect(tree, i):
            auxiliary = tree.children(i, "aux")[0]
            if passive is None and not tree.children(i, "neg") and auxiliary == i - 1:
                # "the club have threatened": the writer's own plural
                many = tree.lower(auxiliary) == "have"
                row = put(row, [auxiliary, i], tree.tokens[i].lemma.lower() if many else _inflected(tree, i)) or row
    return row


def _perfect(tree: Tree, i: int) -> bool:
    """ "Has struck", and "had struck" where somebody says so."""
    words = [tree.lower(k) for k in tree.children(i, "aux")]
    return words in (["has"], ["have"]) or (words == ["had"] and tree.tokens[i].dep == "ccomp")


def _leads(tree: Tree, i: int) -> bool:
    """Is it the verb of the main clause, one joined to it, or that of a "when" or "as" clause under it?"""
    token = tree.tokens[i]
    if token.pos not in ("VERB", "AUX") or token.dep in ("aux", "auxpass"):
        return False
    if token.dep == "conj" and tree.child(i, "nsubj", "nsubjpass") is None:
        return token.head < i and _leads(tree, token.head)
    if token.dep == "advcl":
        return any(tree.lower(k) in ("when", "as") for k in tree.children(i, "advmod", "mark"))
    above = tree.tokens[token.head]
    return token.head == i or (token.dep == "ccomp" and above.head == token.head and above.lemma in ("say", "tell"))


def _now(tree: Tree, i: int) -> str:
    word = tree.lower(i)
    return _BE.get(word) or _HAVE.get(word) or _inflected(tree, i)


def _inflected(tree: Tree, i: int) -> str:
    lemma = tree.tokens[i].lemma.lower()
    if _plural(tree, i):
        return lemma
    if re.search(r"(?:s|x|z|ch|sh|[^aeiou]o)$", lemma):
        return lemma + "es"
    return lemma[:-1] + "ies" if re.search(r"[^aeiou]y$", lemma) else lemma + "s"


def _subject(tree: Tree, verb: int) -> int | None:
    """The subject nearest before the verb: the parser may take a dateline for one as well."""
    found = tree.children(verb, "nsubj", "nsubjpass")
    return max((k for k in found if k < verb), default=found[0] if found else None)


def _plural(tree: Tree, i: int) -> bool:
    verb = i
    subject = _subject(tree, verb)
    while subject is None and tree.tokens[verb].dep == "conj":
        verb = tree.tokens[verb].head
        subject = _subject(tree, verb)
    if subject is None:
        return False
    if tree.children(subject, "conj") or tree.lower(subject) in _MANY or tree.tokens[subject].tag in ("NNS", "NNPS"):
        return True
    return tree.tokens[subject].pos == "NUM" and tree.lower(subject) not in ("one", "1")
