"""Who does what to whom, verb by verb, the same for active and passive.

"The pickets stopped the drivers" and "the drivers were stopped by the pickets" are one deed: the pickets do it, it is
done to the drivers. Relative clauses, participles ("a plan approved by the council"), verbs joined by "and" and
infinitives take their doer from where the sentence has it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from writethru.core.tree import Tree
from writethru.core.types import Sentence

_DONE_TO = ("dobj", "obj", "dative", "iobj")
# what is "won against" and "lost to" somebody
_CONVERSE = {
    "lose": ("beat", "to"),
    "borrow": ("lend", "from"),
    "receive": ("give", "from"),
    "buy": ("sell", "from"),
    "inherit": ("leave", "from"),
}
_SAME = {"defeat": "beat", "get": "receive", "loan": "lend", "hand": "give", "purchase": "buy"}
# what is given to somebody is done to him
_GIVING = frozenset("give lend sell send pay offer award grant owe leave promise pledge".split())


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb with the tokens of those who do it and of those it is done to."""

    verb: int
    # what it is, the same for "beat" and for "lose to"
    name: str
    doers: tuple[int, ...]
    done_to: tuple[int, ...]
    passive: bool


def deeds(tree: Tree, sentence: Sentence) -> tuple[Deed, ...]:
    """The deeds of a sentence in text order; verbs without any side are left out."""
    return tree.once(("deeds", sentence.first, sentence.last), lambda: tuple(_deeds(tree, sentence)))


def _deeds(tree: Tree, sentence: Sentence) -> Iterator[Deed]:
    for verb in range(sentence.first, sentence.last):
        if tree.tokens[verb].pos != "VERB":
            continue
        doers, done_to = _doers(tree, verb), _done_to(tree, verb)
        lemma = tree.tokens[verb].lemma.lower()
        name = _SAME.get(lemma, lemma)
        if name in _CONVERSE and not _passive(tree, verb):
            other, word = _CONVERSE[name]
            partners = _behind(tree, verb, word)
            if partners:
                name, doers, done_to = other, partners, doers
        if name in _GIVING and name == _SAME.get(lemma, lemma):
            done_to = done_to + _behind(tree, verb, "to")
        if doers or done_to:
            yield Deed(verb, name, tuple(doers), tuple(done_to), _passive(tree, verb))


def _passive(tree: Tree, verb: int) -> bool:
    """Is the verb told in the passive: "was approved", "a plan approved by the council"? Without either word a verb
    ("the men filled in forms") is easily taken for a participle."""
    return tree.child(verb, "auxpass", "nsubjpass", "agent") is not None


def _doers(tree: Tree, verb: int) -> list[int]:
    if _passive(tree, verb):
        return [k for agent in tree.children(verb, "agent") for k in _heads(tree, tree.child(agent, "pobj"))]
    return _subject(tree, verb, "nsubj")


def _done_to(tree: Tree, verb: int) -> list[int]:
    objects = [k for child in tree.children(verb, *_DONE_TO) for k in _heads(tree, child)]
    if _passive(tree, verb):
        objects += _subject(tree, verb, "nsubjpass")
    return objects


def _behind(tree: Tree, verb: int, word: str) -> list[int]:
    found = (j for j in tree.children(verb, "prep", "dative") if tree.lower(j) == word)
    return [k for j in found for k in _heads(tree, tree.child(j, "pobj"))]


def _subject(tree: Tree, verb: int, dep: str) -> list[int]:
    """Heads of the subject; where the verb has none, those of the verb or noun that it hangs on."""
    found = tree.child(verb, dep)
    if found is not None:
        if tree.tokens[found].tag.startswith("W"):  # "the man who": whom "who" stands for
            top = tree.tokens[verb].head
            return _heads(tree, top) if tree.tokens[verb].dep == "relcl" else []
        return _heads(tree, found)
    token = tree.tokens[verb]
    if tree.child(verb, "nsubj", "nsubjpass", "expl") is not None or token.head == verb:
        return []
    if token.dep == "acl":
        return _heads(tree, token.head) if tree.tokens[token.head].pos in ("NOUN", "PROPN") else []
    if token.dep == "conj" and tree.tokens[token.head].pos == "VERB":
        if _passive(tree, token.head) == _passive(tree, verb):
            return _subject(tree, token.head, dep)
        other = "nsubj" if dep == "nsubjpass" else "nsubjpass"
        return _subject(tree, token.head, other)
    if token.dep == "xcomp" and dep == "nsubj" and tree.tokens[token.head].pos == "VERB":
        above = tree.child(token.head, *_DONE_TO)
        if above is not None:
            return _heads(tree, above)
        return _subject(tree, token.head, "nsubjpass" if _passive(tree, token.head) else "nsubj")
    return []


def _heads(tree: Tree, head: int | None) -> list[int]:
    """The head of a phrase, the name beside it and those joined to it by "and", pronouns among them; what they are of
    where it is a number ("two of the guards")."""
    out: list[int] = []
    while head is not None:
        if tree.tokens[head].pos in ("NOUN", "PROPN", "PRON"):
            out.append(head)
            out += [j for j in tree.children(head, "appos") if tree.tokens[j].pos in ("NOUN", "PROPN")]
        elif tree.tokens[head].pos in ("NUM", "DET", "ADJ"):
            out += [k for k in _behind(tree, head, "of") if k > head]
        head = tree.child(head, "conj")
    return out
