"""Attributions that hang on a noun, an adjective or a preposition: "X's claim that", "X is sure that", "according to X"."""

from __future__ import annotations

from collections.abc import Iterator

from writethru.core.tree import Tree
from writethru.reading.statements.candidate import Candidate, Range, cue_range, ranges, subject, trimmed

# verbs that only carry the noun: "made the claim that", "issued a warning that", "gave an estimate of"
_LIGHT = frozenset(
    """make issue give have repeat express voice offer raise deliver reject dismiss deny put lower cut double maintain
    face draw get receive level file lodge hold share""".split()
)
_TOWARDS = frozenset("face draw get receive".split())
_PREPS = frozenset("of about on for against to with over at as toward towards".split())
# "in her view", "by its own count"
_VIEWS = frozenset("view opinion estimate count account word telling reckoning judgment judgement admission mind eye".split())


def noun_candidates(tree: Tree, n: int) -> Iterator[Candidate]:
    tokens = tree.tokens
    lemma = tokens[n].lemma.lower()
    cue, who = _noun_cue(tree, n)

    def make(frame: str, content: tuple[Range, ...], speaker: int | None) -> Iterator[Candidate]:
        content = trimmed(tree, content)
        if content:
            yield Candidate(n, cue, speaker, content, "n:" + frame, lemma)

    for k in tree.children(n):
        if k < n:
            continue
        dep = tokens[k].dep
        if dep in ("acl", "ccomp", "relcl") and tokens[k].pos in ("VERB", "AUX"):
            words = tree.subtree(k)
            if tokens[k].tag not in ("VBG", "VBN") or _first_is_that(tree, words):
                frame = "to" if any(tokens[j].tag == "TO" for j in tree.children(k, "aux")) else "that"
                if frame == "to" or _first_is_that(tree, words) or dep == "ccomp":
                    yield from make(frame, ((words[0], words[-1] + 1),), who)
        elif dep == "prep":
            prep = tree.lower(k)
            inner = tree.child(k, "pobj", "pcomp")
            if inner is not None and prep in _PREPS:
                words = tree.subtree(k)
                yield from make(prep, ((k + 1, words[-1] + 1),), who)
    # "his estimate is between 18 and 22", "her message was that"
    token = tokens[n]
    if token.dep == "nsubj" and tokens[token.head].lemma == "be" and who is not None:
        for k in tree.children(token.head):
            if k > token.head and tokens[k].dep in ("ccomp", "attr", "prep"):
                words = tree.subtree(k)
                yield from make("is", ((words[0], words[-1] + 1),), who)
                break


def _first_is_that(tree: Tree, words: list[int]) -> bool:
    return tree.lower(words[0]) in ("that", "whether", "how", "why")


def _noun_cue(tree: Tree, n: int) -> tuple[Range, int | None]:
    """The cue with its light verb, and the speaker: possessor, "by X", "from X", or the light verb's subject."""
    tokens = tree.tokens
    cue = (n, n + 1)
    who: int | None = tree.child(n, "poss")
    if who is None:
        for k in tree.children(n, "prep"):
            if tree.lower(k) in ("by", "from") and k > n:
                who = tree.child(k, "pobj")
    token = tokens[n]
    if token.dep == "dobj" and tokens[token.head].lemma.lower() in _LIGHT:
        verb = token.head
        if who is None and tokens[verb].lemma.lower() not in _TOWARDS:
            who = subject(tree, verb)
        if verb < n and n - verb <= 4:
            cue = (cue_range(tree, verb)[0], n + 1)
    if who is None:
        k = tree.child(n, "compound", "amod")
        if k is not None and tokens[k].pos == "PROPN":
            who = k
    return cue, who


def adjective_candidates(tree: Tree, be: int) -> Iterator[Candidate]:
    """ "X is sure that", "X was critical of": the verb be with an adjective."""
    tokens = tree.tokens
    k = tree.child(be, "acomp")
    if k is None or k < be:
        return
    who = subject(tree, be)
    cue = (cue_range(tree, be)[0], k + 1)
    lemma = tokens[k].lemma.lower()
    for j in [*tree.children(k), *tree.children(be)]:
        if j <= k:
            continue
        dep = tokens[j].dep
        words = tree.subtree(j)
        frame, first = None, words[0]
        if dep == "ccomp":
            frame = "that"
        elif dep == "xcomp":
            frame = "to"
        elif dep == "prep" and tree.lower(j) in _PREPS:
            frame, first = tree.lower(j), words[0] + 1
        if frame is None:
            continue
        content = trimmed(tree, ((first, words[-1] + 1),))
        if content:
            yield Candidate(k, cue, who, content, "a:" + frame, lemma)
            return


def according_candidates(tree: Tree, i: int) -> Iterator[Candidate]:
    """ "according to X" at token ``i``, and "in X's view", "by X's count"."""
    tokens = tree.tokens
    if tree.lower(i) == "according":
        to = tree.child(i, "prep")
        if to is None or tree.lower(to) != "to":
            to = i + 1 if i + 1 < len(tree) and tree.lower(i + 1) == "to" else None
        if to is None:
            return
        who = tree.child(to, "pobj")
        if who is None:
            return
        cue = (i, to + 1)
        frame = "according"
    else:
        noun = tree.child(i, "pobj")
        if noun is None or tokens[noun].lemma.lower() not in _VIEWS:
            return
        who = tree.child(noun, "poss")
        if who is None:
            return
        cue = (noun, noun + 1)
        frame = "view"
    top = i
    head = tokens[i].head
    # the phrase often hangs on the last noun: climb to the clause it comments on
    while head != top and tokens[head].pos not in ("VERB", "AUX") and tokens[head].head != head:
        head = tokens[head].head
    verb = _clause_head(tree, head)
    content = trimmed(tree, ranges(tree.subtree(verb, without=(i,))))
    if content:
        yield Candidate(i, cue, who, content, frame, "accord" if frame == "according" else "view")


def _clause_head(tree: Tree, head: int) -> int:
    """The main clause of a finite verb that is itself within one."""
    tokens = tree.tokens
    while tokens[head].dep in ("xcomp", "acl", "relcl", "pcomp", "pobj", "prep", "dobj", "advcl", "aux", "attr", "appos"):
        if tokens[head].head == head:
            break
        head = tokens[head].head
    return head
