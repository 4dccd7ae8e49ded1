"""How sure: of a statement by its cue and its words, and of the article itself in its own voice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from writethru.core.tree import Tree
from writethru.core.types import Certainty, CueClass, Sentence, Span, Statement
from writethru.reading.contents import main_verb
from writethru.reading.tense import PLANS

_WORDS = frozenset(
    """allegedly apparently arguably conceivably doubtful likely ostensibly perhaps possibly potentially presumably
    probable probably purportedly reportedly rumored rumoured seemingly supposedly unconfirmed unlikely unverified
    alleged purported suspected maybe""".split()
)
_MODALS = frozenset(("may", "might", "could"))
# "is believed to", "was thought to have", "are feared dead"
_PASSIVES = frozenset(
    "allege assume believe consider fear hear presume report rumour rumor say suppose suspect think understand".split()
)
_SEEMS = frozenset(("seem", "appear", "tend"))
_CHECKS = frozenset("verify confirm check authenticate corroborate substantiate establish ascertain".split())
_DECLINES = frozenset(("decline", "refuse"))
_COMMENTS = frozenset(
    """acknowledge answer comment confirm deny disclose discuss elaborate explain give identify name offer predict
    provide react reply respond reveal return say specify discuss""".split()
)
_ASKS = frozenset(("ask", "inquire", "enquire", "wonder", "query", "question"))
_DENIES = frozenset(
    ("deny", "reject", "dispute", "refute", "rebut", "disagree", "repudiate", "denial", "disavow", "rubbish")
)
_EXPECTS = frozenset(
    """anticipate expect forecast foresee hope intend plan pledge predict promise vow want threaten prepare
    aim expectation promise pledge plan intention threat prediction vow""".split()
)
_ESTIMATES = frozenset(
    "estimate calculate compute reckon put count assess gauge tally projection reckoning calculation".split()
)
# "put the damage at 4 million"; without a number they are cues like any other
_NUMBERED = frozenset(("put", "count"))
_HEDGING_CUES = frozenset(
    "worry concern afraid worried concerned suspect doubt suppose speculate guess fear imagine suspicion speculation seem appear hint".split()
)


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
    """Token runs within ``[first, last)`` by which a writer or speaker stops short of saying that it is so."""
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
    if word in _MODALS:
        return _modal(tree, i, last) if token.tag == "MD" else None
    if word in _WORDS:
        return (i, i + 1) if word != "likely" or token.pos in ("ADV", "ADJ") else None
    if token.pos == "VERB":
        lemma = token.lemma.lower()
        if lemma in _SEEMS and tree.child(i, "xcomp", "oprd", "ccomp", "acomp") is not None:
            return (i, i + 1)
        if lemma in _PASSIVES and token.tag == "VBN":
            aux = tree.child(i, "auxpass")
            if (
                aux is not None
                and tree.child(i, "agent") is None
                and tree.child(i, "xcomp", "oprd", "ccomp") is not None
            ):
                return (aux, i + 1) if first <= aux < i else (i, i + 1)
        if lemma in _CHECKS and _negated(tree, i):
            start = min([i, *tree.children(i, "aux", "auxpass", "neg")])
            return (max(first, start), i + 1)
    if word in ("unclear", "uncertain", "unknown") or (
        word in ("clear", "certain") and i > first and tree.lower(i - 1) == "not"
    ):
        return (i - 1, i + 1) if word in ("clear", "certain") else (i, i + 1)
    return None


def _modal(tree: Tree, i: int, last: int) -> tuple[int, int] | None:
    """ "may", "could not be independently verified"; "could not" alone tells of what failed and is no hedge."""
    verb = tree.tokens[i].head
    if tree.tokens[verb].lemma.lower() in _CHECKS and i < verb < last and _negated(tree, verb):
        return i, verb + 1
    if tree.lower(i) == "could" and tree.child(verb, "neg") is not None:
        return None
    return i, i + 1


def _negated(tree: Tree, verb: int) -> bool:
    if is_negated(tree, verb):
        return True
    head = tree.tokens[verb].head
    if tree.tokens[verb].dep != "xcomp" or head == verb:
        return False
    return tree.child(head, "neg") is not None or tree.tokens[head].lemma in ("unable", "fail")


def is_negated(tree: Tree, head: int) -> bool:
    """Whether the cue itself is denied: "did not say", "never claimed", "nobody said"."""
    for k in tree.children(head):
        token = tree.tokens[k]
        if token.dep == "neg" or tree.lower(k) == "never":
            return True
        if token.dep in ("nsubj", "nsubjpass"):
            word = tree.lower(k)
            if word in ("nobody", "none", "neither", "no-one", "nothing"):
                return True
            if any(tree.lower(j) in ("no", "neither", "none") for j in tree.children(k, "det", "preconj", "cc")):
                return True
    return False


def certainty_of(
    tree: Tree, head: int, lemma: str, cls: CueClass, frame: str, content: Sequence[tuple[int, int]], negated: bool
) -> Certainty:
    """How sure the speaker is of the content, by cue and words. ``content`` holds token runs."""
    if lemma in _DECLINES or _turned_down(tree, head):
        return "declined"
    if lemma in _COMMENTS and negated and lemma != "deny":
        return "declined"
    if lemma == "rule" and negated:
        return "hedged"
    if lemma in _DENIES or (cls == "deny" and not negated) or _taken_back(tree, head, lemma):
        return "denied"
    if lemma in _ASKS and frame not in ("to", "obj+to", "prep:for") and not negated:
        return "asked"
    if lemma in _ESTIMATES and (lemma not in _NUMBERED or _has_number(tree, content)):
        return "estimated"
    if lemma in _HEDGING_CUES or _half_said(tree, head):
        return "hedged"
    if _is_question(tree, content):
        return "asked"
    if lemma in _EXPECTS:
        return "expected"
    return _by_content(tree, content, cls)


def _turned_down(tree: Tree, head: int) -> bool:
    """ "refused to say", "would neither confirm nor deny"."""
    above = tree.tokens[head].head
    if tree.tokens[head].dep == "xcomp" and tree.tokens[above].lemma.lower() in _DECLINES:
        return True
    pair = [head, *tree.children(head, "conj")] if tree.tokens[head].dep != "conj" else [above, head]
    words = {tree.tokens[k].lemma.lower() for k in pair}
    neither = any(tree.lower(j) == "neither" for k in pair for j in tree.children(k))
    return neither and "deny" in words and len(words) > 1


def _taken_back(tree: Tree, head: int, lemma: str) -> bool:
    """ "walked back the claim", "took back what he had said"."""
    if lemma in ("retract", "withdraw", "recant"):
        return True
    return lemma in ("walk", "take", "row") and any(tree.lower(j) == "back" for j in tree.children(head))


def _half_said(tree: Tree, head: int) -> bool:
    """ "apparently believed", "seemed to say": the article itself is not sure that it was said."""
    above = tree.tokens[head].head
    if tree.tokens[head].dep == "xcomp" and tree.tokens[above].lemma.lower() in _SEEMS and above != head:
        return True
    return any(tree.lower(j) in _WORDS for j in tree.children(head, "advmod"))


def _has_number(tree: Tree, content: Sequence[tuple[int, int]]) -> bool:
    return any(tree.tokens[i].pos == "NUM" for first, last in content for i in range(first, last))


def _is_question(tree: Tree, content: Sequence[tuple[int, int]]) -> bool:
    """One sentence that ends in a question mark, within or right behind the content."""
    if len(content) != 1:
        return False
    first, last = content[0]
    marks = [tree.lower(i) for i in range(first, min(last + 1, len(tree))) if tree.lower(i) in ("?", ".", "!")]
    return marks == ["?"]


def _by_content(tree: Tree, content: Sequence[tuple[int, int]], cls: CueClass) -> Certainty:
    if _is_no(tree, content[0][0]):
        return "denied"
    if any(_main_hedges(tree, first, last) for first, last in content):
        return "hedged"
    if cls == "intend":
        return "expected"
    for first, last in content[:1]:
        top = main_verb(tree, first, last)
        if top is None:
            continue
        words = {tree.lower(j) for j in tree.children(top, "aux", "auxpass")}
        if words & {"will", "shall", "’ll", "'ll", "wo"} or ("would" in words and "have" not in words):
            return "expected"
        lemma = tree.tokens[top].lemma.lower()
        if lemma in PLANS and tree.child(top, "xcomp") is not None and tree.tokens[top].pos in ("VERB", "ADJ"):
            return "expected"
        quality = tree.child(top, "acomp") if lemma == "be" else None
        if quality is not None and tree.lower(quality) in ("concerned", "worried", "afraid"):
            return "hedged"
        if tree.child(top, "xcomp", "ccomp") is not None and tree.child(top, "neg") is None:
            if lemma in _EXPECTS:
                return "expected"
            if lemma in _HEDGING_CUES:
                return "hedged"
        if lemma == "be" and (k := tree.child(top, "acomp")) is not None and tree.tokens[k].lemma.lower() in PLANS:
            return "expected"
        if lemma == "go" and tree.child(top, "xcomp") is not None:
            return "expected"
    return "asserted"


def _is_no(tree: Tree, first: int) -> bool:
    """ "(that) there is no crack", "there is none": the content denies by itself."""
    if tree.lower(first) in ("that", "“", '"'):
        first += 1
    words = [tree.lower(i) for i in range(first, min(first + 4, len(tree)))]
    return words[:1] == ["there"] and any(word in ("no", "none", "nothing") for word in words[2:4])


def _main_hedges(tree: Tree, first: int, last: int) -> bool:
    """A hedge that bears on the whole content: on its main verb, or an adverb of it, not deep in a side clause."""
    top = main_verb(tree, first, last)
    for a, b in hedges(tree, first, last):
        if top is None:
            return True
        for i in (top, *tree.children(top), *tree.children(top, "ccomp", "xcomp", "conj")):
            if a <= i < b or (i == top and tree.tokens[b - 1].head == i):
                return True
        if a <= tree.tokens[top].head < b:
            return True
    return False
