"""Attributions that hang on a noun, an adjective or a preposition: "X's claim that", "according to X"."""

from __future__ import annotations

from collections.abc import Iterator

from writethru.core.tree import Tree
from writethru.reading.statements.candidate import (
    Candidate,
    Range,
    cue_range,
    ranges,
    segment,
    subject,
    trimmed,
    with_preposition,
)

# verbs that only carry the noun: "made the claim that", "issued a warning that", "gave an estimate of"
_LIGHT = frozenset(
    """make issue give have repeat express voice offer raise deliver reject dismiss deny put lower cut double maintain
    face draw get receive level file lodge hold share""".split()
)
_TOWARDS = frozenset("face draw get receive".split())
_PREPS = frozenset("of about on for against to with over at as toward towards".split())
# "in her view", "by its own count"
_VIEWS = frozenset("view opinion estimate count account telling reckoning calculation judgment judgement tally".split())
# "raised its estimate of the dead to about 380"
_REVISES = frozenset("cut double increase lower put raise reduce revise triple halve lift adjust".split())
_COUNTS = frozenset("estimate count toll tally forecast figure projection assessment total".split())


def noun_candidates(tree: Tree, n: int) -> Iterator[Candidate]:
    tokens = tree.tokens
    lemma = tokens[n].lemma.lower()
    cue, who = _noun_cue(tree, n)

    def make(frame: str, content: tuple[Range, ...], speaker: int | None, preposition: int = -1) -> Iterator[Candidate]:
        content = trimmed(tree, content)
        if content:
            yield Candidate(n, with_preposition(cue, preposition), speaker, content, "n:" + frame, lemma)

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
                yield from make(prep, ((k + 1, words[-1] + 1),), who, k)
    if lemma in _COUNTS and tokens[n].dep == "dobj" and tokens[tokens[n].head].lemma.lower() in _REVISES:
        yield from make("revised", _revised(tree, n), subject(tree, tokens[n].head) if who is None else who)
    # "his estimate is between 18 and 22", "her message was that"
    token = tokens[n]
    if token.dep == "nsubj" and tokens[token.head].lemma == "be" and who is not None:
        for k in tree.children(token.head):
            if k > token.head and tokens[k].dep in ("ccomp", "attr", "prep"):
                words = tree.subtree(k)
                yield from make("is", ((words[0], words[-1] + 1),), who, token.head)
                break


def _revised(tree: Tree, n: int) -> tuple[Range, ...]:
    """From what is counted to the new number: "of the dead to about 380"."""
    verb = tree.tokens[n].head
    ends = [k for k in [*tree.children(n), *tree.children(verb)] if k > n and tree.lower(k) in ("to", "at", "by")]
    if not ends:
        return ()
    start = n + 1
    if start < len(tree) and tree.lower(start) in ("of", "to", "at"):
        start += 1
    return ((start, max(tree.subtree(k)[-1] for k in ends) + 1),)


_WITHIN = frozenset(("xcomp", "acl", "relcl", "pcomp", "pobj", "prep", "dobj", "advcl", "aux", "attr", "appos"))


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
        own = who is None or tokens[who].tag == "PRP$"
        if own and tokens[verb].lemma.lower() not in _TOWARDS:
            who = subject(tree, verb) if subject(tree, verb) is not None else who
        if verb < n and n - verb <= 4:
            cue = (cue_range(tree, verb)[0], n + 1)
    if who is None:
        name = tree.child(n, "compound", "amod")
        if name is not None and tokens[name].pos == "PROPN":
            who = name
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
            whole = with_preposition(cue, j) if dep == "prep" else cue
            yield Candidate(k, whole, who, content, "a:" + frame, lemma)
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
    comma = i > 0 and tree.lower(i - 1) == ","
    within = _WITHIN if frame == "according" else _WITHIN - {"relcl", "advcl"}
    if comma and _ends_sentence(tree, i):
        within = within | {"ccomp"}  # "X said that …, according to Y": Y speaks of it all
    verb = _clause_head(tree, head, comma, within)
    content = trimmed(tree, ranges(segment(tree, i, tree.subtree(verb, without=(i,)))))
    if content:
        yield Candidate(i, cue, who, content, frame, "accord" if frame == "according" else "view")


def _ends_sentence(tree: Tree, i: int) -> bool:
    last = tree.subtree(i)[-1] + 1
    return last >= len(tree) or tree.lower(last) in (".", "”", '"')


def _clause_head(tree: Tree, head: int, joined: bool, within: frozenset[str]) -> int:
    """The main clause of a finite verb that is itself within one; the first of clauses joined, after a comma."""
    tokens = tree.tokens
    while tokens[head].dep in within or (joined and tokens[head].dep == "conj"):
        if tokens[head].head == head:
            break
        head = tokens[head].head
    return head
