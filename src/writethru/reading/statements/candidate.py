"""What the grammar offers as an attribution, before the lexicon says which offers are taken."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from writethru.core.tree import Tree

Range = tuple[int, int]
"""Tokens ``[first, last)``."""

# word classes that belong to a cue when they stand right before it: "has not yet said", "later said"
# nouns of time that parsers take for verbs: "who hours after the vote said"
_UNITS = frozenset("minutes hours days weeks months years".split())
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_CUE_DEPS = frozenset(("aux", "auxpass", "neg", "advmod"))
# verbs by which a speaker goes on: ", adding that …", "… and warned that …"
_SPEECH = frozenset(
    """accuse add argue assert caution claim complain conclude contend declare deny explain insist joke note observe
    pledge promise remark repeat say stress suggest tell urge vow warn write""".split()
)
# steps up the tree from such a verb to the clause that the first verb of saying holds
_CLIMB = 6
# words that may stand between a cue and the preposition that ends it: "spoke at length about"
_BETWEEN = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """A cue with its content in one grammatical frame, such as "that" (clause after it) or "of" (a noun's object)."""

    head: int
    cue: Range
    # head word of the speaker, None where there is none
    source: int | None
    content: tuple[Range, ...]
    frame: str
    lemma: str
    # marks of what stands around it, for the list of cues to weigh
    context: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        return f"{self.lemma} {self.frame}"


class Offered(NamedTuple):
    """A candidate with its chance of being an attribution."""

    chance: float
    candidate: Candidate
    # the chance was set by hand, for what annotated news holds too seldom or marks otherwise
    by_hand: bool


def ranges(indexes: Iterable[int]) -> tuple[Range, ...]:
    """Ordered token indexes as runs without gaps."""
    out: list[Range] = []
    for i in indexes:
        if out and out[-1][1] == i:
            out[-1] = (out[-1][0], i + 1)
        else:
            out.append((i, i + 1))
    return tuple(out)


def trim(tree: Tree, run: Range) -> Range | None:
    """The run without punctuation at its ends (quotation marks are added later); None where nothing is left."""
    first, last = run
    while first < last and tree.tokens[first].pos == "PUNCT":
        first += 1
    while last > first and tree.tokens[last - 1].pos == "PUNCT":
        last -= 1
    return (first, last) if first < last else None


def trimmed(tree: Tree, runs: Iterable[Range]) -> tuple[Range, ...]:
    return tuple(run for run in (trim(tree, r) for r in runs) if run is not None)


def quoting_verb(tree: Tree, saying: int) -> int | None:
    """The verb that quotes: "was quoted by the Post as saying", for the token of "saying"."""
    token = tree.tokens[saying]
    verb = tree.tokens[token.head].head
    quoting = token.dep == "pcomp" and tree.tokens[verb].lemma.lower() in ("quote", "cite")
    return verb if quoting else None


def segment(tree: Tree, at: int, words: list[int]) -> list[int]:
    """Those of the words that no semicolon or colon parts from token ``at``."""
    first, last = -1, len(tree)
    for i in range(min([at, *words]), max([at, *words])):
        if tree.lower(i) in (";", ":") and tree.tokens[i].pos == "PUNCT":
            if i < at:
                first = i
            elif i < last:
                last = i
    return [i for i in words if first < i < last]


def cue_range(tree: Tree, verb: int) -> Range:
    """The verb with its auxiliaries, negation, adverbs and particle, as far as they touch it."""
    first, last = verb, verb + 1
    while first > 0 and tree.tokens[first - 1].head == verb and _belongs(tree, first - 1):
        first -= 1
    while last < len(tree) and tree.tokens[last].dep in ("prt", "neg") and tree.tokens[last].head == verb:
        last += 1
    return first, last


def _belongs(tree: Tree, i: int) -> bool:
    """Whether the word before a verb is part of the cue; "when" of "when asked" is not."""
    return tree.tokens[i].dep in _CUE_DEPS and tree.tokens[i].tag != "WRB"


def with_preposition(cue: Range, preposition: int) -> Range:
    """The cue up to its preposition ("called for", "support for"), where that is near."""
    first, last = cue
    return (first, preposition + 1) if last <= preposition <= last + _BETWEEN else cue


def subject(tree: Tree, verb: int, depth: int = 0) -> int | None:
    """Head word of who does it: its own subject, or one shared with the clause it is joined to."""
    tokens = tree.tokens
    for j in tree.children(verb):
        if tokens[j].dep in ("nsubj", "csubj"):
            return j
    if tokens[verb].tag in _FINITE:
        who = _relative_before(tree, verb)
        if who is not None:
            return who
    if depth > 4:
        return None
    token = tokens[verb]
    head = token.head
    if head == verb:
        return None
    earlier = resumed(tree, verb)
    if earlier is not None:
        return _any_subject(tree, earlier, depth + 1)
    if token.dep == "conj" and tokens[head].pos in ("VERB", "AUX"):
        if tree.child(verb, "nsubjpass", "expl") is not None:
            return None
        return subject(tree, head, depth + 1)
    if token.dep == "xcomp":
        receiver = tree.child(head, "dobj", "dative")
        if receiver is not None and tokens[head].lemma not in ("promise", "threaten", "take", "make", "use"):
            return receiver
        return _any_subject(tree, head, depth + 1)
    if token.dep == "advcl" and token.tag == "VBN":
        return None  # "Asked about it, X said": X did not ask
    if token.dep in ("advcl", "parataxis", "dep"):
        return _any_subject(tree, head, depth + 1)
    if token.dep == "pcomp":
        above = tokens[head].head
        quoted = tree.child(above, "dobj")
        if quoted is not None and tree.lower(head) == "as":
            return quoted  # "the paper quoted the mayor as saying"
        if tokens[above].pos in ("VERB", "AUX") and above != head:
            return _any_subject(tree, above, depth + 1)
    if token.dep == "acl" and (token.tag == "VBG" or tree.child(verb, "ccomp") is not None):
        # "the ministry, which …, estimated that" is often read as a participle
        return head
    return None


def resumed(tree: Tree, verb: int) -> int | None:
    """The verb of saying whose speaker goes on with ``verb``, where the parser hung that below what was said: "said the
    bridge fell, adding that …", "said the bridge fell and warned that …"."""
    tokens = tree.tokens
    token = tokens[verb]
    if token.lemma.lower() not in _SPEECH or verb == 0:
        return None
    finite = token.tag in ("VBD", "VBZ", "VBP") and token.dep == "conj"
    if not finite and (token.tag != "VBG" or tree.lower(verb - 1) != ","):
        return None
    if tree.child(verb, "nsubj", "nsubjpass") is not None:
        return None
    i = verb
    for _ in range(_CLIMB):
        head = tokens[i].head
        if head == i:
            return None
        if tokens[i].dep == "ccomp" and head < i:
            same = tokens[head].tag == token.tag or not finite
            return head if same and tokens[head].lemma.lower() in _SPEECH else None
        i = head
    return None


def _relative_before(tree: Tree, verb: int) -> int | None:
    """The "who" before a finite verb that the parser tied to something else: "who, hours after the vote, said"."""
    for i in range(verb - 1, max(-1, verb - 14), -1):
        if tree.lower(i) in (";", ":", "”", "“", '"') or (
            tree.tokens[i].tag in _FINITE and tree.lower(i) not in _UNITS
        ):
            return None
        if tree.tokens[i].tag == "WP" and tree.lower(i) == "who":
            return i
    return None


def _any_subject(tree: Tree, verb: int, depth: int) -> int | None:
    """The subject, of a passive clause too: "accused of taking bribes, he said"."""
    found = tree.child(verb, "nsubj", "nsubjpass")
    return found if found is not None else subject(tree, verb, depth)
