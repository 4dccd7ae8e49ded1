"""All candidates of a sentence, with their content grown over the quotations it touches."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from writethru.core.tree import Tree
from writethru.core.types import Sentence
from writethru.reading.quotes import Quote
from writethru.reading.statements.candidate import Candidate, Range
from writethru.reading.statements.context import context
from writethru.reading.statements.headlines import headline_candidates, label_candidates
from writethru.reading.statements.nouns import according_candidates, adjective_candidates, noun_candidates
from writethru.reading.statements.verbs import silent_candidate, verb_candidates

Known = Callable[[str], bool]


class QuotedTokens:
    """Which quotation each token stands in. ``of[i]`` is an index of ``quotes`` or -1; marks count as inside."""

    __slots__ = ("of", "quotes", "spans")

    def __init__(self, tree: Tree, quotes: tuple[Quote, ...]) -> None:
        self.quotes = quotes
        self.of = [-1] * len(tree)
        self.spans: list[Range] = []
        i, n = 0, len(tree)
        for number, quote in enumerate(quotes):
            while i < n and tree.tokens[i].end <= quote.start:
                i += 1
            first = i
            while i < n and tree.tokens[i].start < quote.end:
                self.of[i] = number
                i += 1
            self.spans.append((first, i))

    def touches(self, run: Range) -> bool:
        """Whether a token of the run stands in a quotation."""
        first, last = run
        return any(number >= 0 for number in self.of[first:last])

    def grow(self, candidate: Candidate) -> Candidate:
        """The candidate with its content grown to the ends of the quotations that its content touches."""
        if not self.quotes:
            return candidate
        first, last = candidate.cue
        out: list[Range] = []
        changed = False
        for run in candidate.content:
            a, b = run
            for edge in (a, b - 1):
                number = self.of[edge]
                if number < 0:
                    continue
                left, right = self.spans[number]
                if left < last and first < right:
                    continue  # the cue itself stands in that quotation
                a, b = min(a, left), max(b, right)
            changed = changed or (a, b) != run
            if out and a < out[-1][1]:
                out[-1] = (out[-1][0], max(b, out[-1][1]))
            else:
                out.append((a, b))
        return replace(candidate, content=tuple(out)) if changed else candidate


_NAMING = frozenset(("PROPN", "NOUN", "PRON"))
# "1,100 jobs in Norway, said ...": a place that something lies in says nothing
_WHERE = frozenset(("across", "around", "at", "for", "in", "into", "near", "outside", "to"))
_PLACES = frozenset(("GPE", "LOC"))
_ACTIVE = frozenset(("that", "fronted", "paren", "as", "obj", "quote"))


def with_source(tree: Tree, candidate: Candidate, quoted: QuotedTokens) -> Candidate:
    """The candidate with the noun beside its cue as speaker, where the parser gave it none outside the quotation."""
    who = candidate.source
    if who is not None and quoted.of[who] < 0:
        return candidate
    if candidate.frame not in _ACTIVE or tree.tokens[candidate.head].tag not in ("VBD", "VBZ", "VBP", "VBN"):
        return candidate
    beside = _beside(tree, candidate, quoted)
    return candidate if beside is None else replace(candidate, source=beside)


def without_cited(tree: Tree, candidate: Candidate, quoted: QuotedTokens) -> Candidate:
    """The candidate without "citing …" at its head or end: whom a speaker cites is not what is said."""
    if candidate.lemma == "cite":
        return candidate
    first, last = candidate.content[0]
    if tree.lower(first) in ("citing", "quoting") and first > 0 and tree.lower(first - 1) == ",":
        comma = next((i for i in range(first, last - 1) if tree.lower(i) == ","), None)
        if comma is not None:
            return replace(candidate, content=((comma + 1, last), *candidate.content[1:]))
    first, last = candidate.content[-1]
    for i in range(max(first + 1, candidate.cue[1]), last):
        if tree.lower(i) in ("citing", "quoting") and tree.lower(i - 1) == "," and quoted.of[i] < 0 and i - 1 > first:
            return replace(candidate, content=(*candidate.content[:-1], (first, i - 1)))
    return candidate


def _beside(tree: Tree, candidate: Candidate, quoted: QuotedTokens) -> int | None:
    """Head of the noun phrase right before the cue, over an apposition between commas, or right after it."""
    tokens = tree.tokens
    content = candidate.content
    i = candidate.cue[0] - 1
    if i > 0 and tree.lower(i) == ")":
        while i > 0 and tree.lower(i) != "(":
            i -= 1
        i -= 1
    if i >= 0 and tree.lower(i) == ",":
        opened = i - 1
        while opened > 0 and i - opened < 16 and tree.lower(opened) not in (",", ".", ";", "”", '"'):
            opened -= 1
        i = opened - 1 if opened >= 0 and tree.lower(opened) == "," else -1
    if i >= 0 and tokens[i].dep == "pobj" and tree.lower(tokens[i].head) in _WHERE and tokens[i].ent[2:] in _PLACES:
        return None
    if i >= 0 and tokens[i].pos in _NAMING and quoted.of[i] < 0 and not any(a <= i < b for a, b in content):
        while tokens[i].dep in ("compound", "nmod", "poss") and i < tokens[i].head < candidate.cue[0]:
            i = tokens[i].head
        return i if tokens[i].ent[2:] not in ("DATE", "TIME") else None
    j = candidate.cue[1]
    if candidate.frame in ("fronted", "paren", "quote") and j < len(tokens) and tokens[j].pos in ("PROPN", "DET"):
        while j + 1 < len(tokens) and tokens[j].dep in ("compound", "det", "amod") and tokens[j].head > j:
            j += 1
        return j if tokens[j].pos in _NAMING and quoted.of[j] < 0 else None
    return None


def offers(tree: Tree, sentence: Sentence, quoted: QuotedTokens, known: Known | None = None) -> Iterator[Candidate]:
    """Candidates whose cue stands outside quotations; of the lemmas that are ``known`` only, where that is given."""
    opening = sentence.paragraph == 0
    for each in _offers(tree, sentence, quoted, known):
        in_quotes = bool(quoted.quotes) and any(quoted.touches(run) for run in each.content)
        yield replace(each, context=context(tree, each, in_quotes, opening))


def _offers(tree: Tree, sentence: Sentence, quoted: QuotedTokens, known: Known | None) -> Iterator[Candidate]:
    tokens = tree.tokens
    of = quoted.of
    yield from headline_candidates(tree, sentence, of)
    yield from label_candidates(tree, sentence, of)
    for i in range(sentence.first, sentence.last):
        pos = tokens[i].pos
        if pos not in _CUES or of[i] >= 0:
            continue
        lemma = tokens[i].lemma.lower()
        if pos == "AUX":
            if lemma == "be" and tokens[i].dep not in ("aux", "auxpass"):
                yield from map(quoted.grow, adjective_candidates(tree, i))
            continue
        if lemma in ("accord", "in", "by"):
            yield from map(quoted.grow, according_candidates(tree, i))
            continue
        if pos in ("ADP", "SCONJ") or (known is not None and not known(lemma)):
            continue
        made = noun_candidates(tree, i) if pos == "NOUN" else verb_candidates(tree, i)
        for each in made:
            yield with_source(tree, quoted.grow(without_cited(tree, each, quoted)), quoted)
        silent = silent_candidate(tree, i) if pos == "VERB" else None
        if silent is not None:
            yield silent


_CUES = frozenset(("VERB", "NOUN", "AUX", "ADP", "SCONJ"))
