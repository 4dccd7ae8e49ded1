"""The one finder of hedges: words by which a writer or speaker stops short of saying that it is so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from writethru.core.tree import Tree
from writethru.core.types import Sentence, Span, Statement
from writethru.reading.clauses import in_main_clause, is_negated, is_perfect

HEDGE_WORDS = frozenset(
    """allegedly apparently arguably conceivably doubtful likely ostensibly perhaps possibly potentially presumably
    probable probably purportedly reportedly rumored rumoured seemingly supposedly unconfirmed unlikely unverified
    alleged purported suspected maybe""".split()
)
MODALS = frozenset(("may", "might", "could"))
# "is believed to", "was thought to have", "are feared dead"
_PASSIVES = frozenset(
    "allege assume believe consider fear hear presume report rumour rumor say suppose suspect think understand".split()
)
SEEMS = frozenset(("seem", "appear", "tend"))
CHECKS = frozenset("verify confirm check authenticate corroborate substantiate establish ascertain".split())


@dataclass(frozen=True, slots=True)
class Voice:
    """How sure the article itself is in a sentence, and the words that say so."""

    hedged: bool
    hedges: tuple[Span, ...] = ()


def own_voice(tree: Tree, sentence: Sentence, statements: Sequence[Statement] = ()) -> Voice:
    """The hedges of a sentence; those within the content of the given statements belong to their speakers."""
    theirs = [span for s in statements if s.speaker is not None for span in s.content if span.start < sentence.end]
    spans = []
    for first, last in hedges(tree, sentence.first, sentence.last):
        span = Span(tree.tokens[first].start, tree.tokens[last - 1].end)
        if not any(content.contains(span) for content in theirs):
            spans.append(span)
    return Voice(bool(spans), tuple(spans))


def article_hedges(tree: Tree, sentences: Sequence[Sentence], statements: Sequence[Statement]) -> tuple[Span, ...]:
    """The hedges of the article's own voice, in text order."""
    return tuple(span for sentence in sentences for span in own_voice(tree, sentence, statements).hedges)


def hedges(tree: Tree, first: int, last: int) -> list[tuple[int, int]]:
    """Token runs within ``[first, last)`` by which a writer or speaker stops short, in text order."""
    out: list[tuple[int, int]] = []
    i = first
    while i < last:
        run = _hedge_at(tree, i, first, last)
        if run is not None:
            out.append(run)
            i = run[1]
        else:
            i += 1
    return out


def _hedge_at(tree: Tree, i: int, first: int, last: int) -> tuple[int, int] | None:
    token = tree.tokens[i]
    word = tree.lower(i)
    if word in MODALS:
        return _modal(tree, i, last) if token.tag == "MD" else None
    if word in HEDGE_WORDS:
        return (i, i + 1) if word != "likely" or token.pos in ("ADV", "ADJ") else None
    if token.pos == "VERB":
        lemma = token.lemma.lower()
        if lemma in SEEMS and tree.child(i, "xcomp", "oprd", "ccomp", "acomp") is not None:
            return (i, i + 1)
        if lemma in _PASSIVES and token.tag == "VBN":
            return _passive(tree, i, first)
        if lemma in CHECKS and _unchecked(tree, i):
            start = min([i, *tree.children(i, "aux", "auxpass", "neg")])
            return (max(first, start), i + 1)
    if word in ("unclear", "uncertain", "unknown"):
        return (i, i + 1)
    if word in ("clear", "certain") and i > first and tree.lower(i - 1) == "not":
        return (i - 1, i + 1)
    return None


def _passive(tree: Tree, i: int, first: int) -> tuple[int, int] | None:
    """ "is believed to"; "is supposed to" tells of a duty or an aim unless it tells of the past."""
    aux = tree.child(i, "auxpass")
    below = tree.child(i, "xcomp", "oprd", "ccomp")
    if aux is None or below is None or tree.child(i, "agent") is not None:
        return None
    if tree.tokens[i].lemma.lower() == "suppose" and not is_perfect(tree, below):
        return None
    return (aux, i + 1) if first <= aux < i else (i, i + 1)


def _modal(tree: Tree, i: int, last: int) -> tuple[int, int] | None:
    """ "may", "could not be independently verified"; "could not" alone tells of what failed and is no hedge."""
    verb = tree.tokens[i].head
    if tree.tokens[verb].lemma.lower() in CHECKS and i < verb < last and _unchecked(tree, verb):
        return i, verb + 1
    if tree.lower(i) == "could" and tree.child(verb, "neg") is not None:
        return None
    return i, i + 1


def _unchecked(tree: Tree, verb: int) -> bool:
    if is_negated(tree, verb):
        return True
    head = tree.tokens[verb].head
    if tree.tokens[verb].dep != "xcomp" or head == verb:
        return False
    return tree.child(head, "neg") is not None or tree.tokens[head].lemma in ("unable", "fail")


def bears_on_all(tree: Tree, top: int | None, first: int, last: int) -> bool:
    """Whether a hedge of a run bears on its main verb, or is an adverb of it, and does not stand in a side clause."""
    for a, b in hedges(tree, first, last):
        if tree.lower(a) == "unknown":
            continue  # who says that it is not known says so without reserve
        if top is None:
            if in_main_clause(tree, a, first, last):
                return True
            continue
        for i in (top, *tree.children(top), *tree.children(top, "ccomp", "xcomp", "conj")):
            if a <= i < b or (i == top and tree.tokens[b - 1].head == i):
                return True
        if a <= tree.tokens[top].head < b:
            return True
    return False
