"""Attributions that hang on a verb: "X said that", "…, X said", "X vowed to", "Y was endorsed by X"."""

from __future__ import annotations

from collections.abc import Iterator

from writethru.core.tree import Tree
from writethru.reading.statements.candidate import (
    Candidate,
    Range,
    cue_range,
    ranges,
    resumed,
    segment,
    subject,
    trimmed,
    with_preposition,
)
from writethru.reading.titles import GROUPS, is_person_noun

# complements that are part of what is said about the object: "called it a lie", "accused him of lying"
_OBJECT_PARTS = frozenset(("dobj", "oprd", "attr", "prep", "xcomp", "ccomp", "advmod", "acomp", "dative"))
# "the court appears to agree": that is the article's own view of the court
_SEEMING = frozenset(("appear", "seem"))
_PREPS = frozenset("about on for to of with against as at over from in into behind off out up by".split())


def verb_candidates(tree: Tree, v: int) -> Iterator[Candidate]:
    """All frames that the verb offers, the fullest first."""
    tokens = tree.tokens
    lemma = tokens[v].lemma.lower()
    cue = cue_range(tree, v)
    passive = tree.child(v, "nsubjpass")
    kids = tree.children(v)
    if passive is not None or tree.child(v, "auxpass") is not None:
        yield from _passive(tree, v, lemma, cue, passive)
        return
    who = subject(tree, v)
    if who is not None and tokens[who].tag == "EX":
        who = None

    def make(frame: str, content: tuple[Range, ...]) -> Iterator[Candidate]:
        content = trimmed(tree, content)
        if content:
            nobody = frame == "to" and lemma in _SEEMING
            yield Candidate(v, cue, None if nobody else who, content, frame, lemma)

    after = [k for k in kids if tokens[k].dep == "ccomp" and k > v]
    if after:
        start, end = _clause(tree, after[0], cue)[0][0], _clause(tree, after[-1], cue)[0][1]
        yield from make("that", ((start, _until_resumed(tree, v, start, end)),))
    elif tree.child(v, "xcomp") is None:
        for k in kids:
            if tokens[k].dep == "ccomp":
                yield from make("fronted", ranges(segment(tree, v, tree.subtree(k))))
        yield from make("that", _past_citing(tree, v))
    token = tokens[v]
    if token.head == v or any(k > v and tokens[k].dep in ("ccomp", "xcomp", "dobj") for k in kids):
        pass  # it has content of its own, so the clause around it is none
    elif token.dep == "parataxis":
        yield from make("paren", _around(tree, token.head, v))
    elif token.dep == "advcl" and _marker(tree, v) == "as":
        yield from make("as", _around(tree, token.head, v))
    elif token.dep == "ccomp" and not any(tokens[k].dep == "ccomp" for k in kids):
        # a parser's slip on "…, he said, …": the saying is hung below what is said
        if _set_off(tree, v, who):
            yield from make("paren", _around(tree, token.head, v))
    for k in kids:
        dep = tokens[k].dep
        if dep == "xcomp" and k > v:
            tag = tokens[k].tag
            frame = "to" if _has_to(tree, k) else "ing" if tag == "VBG" else "adj"
            yield from make(frame, (_span_of(tree, _object_kids(tree, v, k), k),))
        elif dep == "advcl" and k > v and _marker(tree, k) in ("if", "whether"):
            yield from make("if", ranges(tree.subtree(k)))
    objects = [k for k in kids if tokens[k].dep in ("dobj", "oprd", "attr", "acomp") and k > v]
    if objects:
        parts = [k for k in kids if k >= objects[0] and tokens[k].dep in _OBJECT_PARTS]
        named = (_span_of(tree, parts, objects[0]),)
        preps = [tree.lower(k) for k in parts if tokens[k].dep == "prep"]
        for prep in preps:
            if prep in ("of", "as", "at", "for", "over", "about", "with", "to", "against", "on"):
                yield from make(f"obj+{prep}", named)
                break
        yield from make("obj", named)
    for k in kids:
        if tokens[k].dep == "prep" and k > v and tree.lower(k) in _PREPS:
            inner = tree.children(k)
            if inner:
                yield from make("that", _reply(tree, inner[0]))
                parts = [j for j in kids if j >= k and tokens[j].dep in ("prep", "xcomp", "ccomp")]
                whole = _span_of(tree, parts, k)
                content = trimmed(tree, ((k + 1, whole[1]),))
                if content:
                    longer = with_preposition(cue, k)
                    yield Candidate(v, longer, who, content, f"prep:{tree.lower(k)}", lemma)


def cited_voice(tree: Tree, verb: int) -> int | None:
    """The person, group or named body that "citing" names: a voice behind the speaker, not something said."""
    cited = tree.child(verb, "dobj")
    if cited is None:
        return None
    token = tree.tokens[cited]
    named = token.ent[2:] in ("PERSON", "ORG", "GPE", "NORP") or token.pos == "PROPN"
    return cited if named or is_person_noun(token.lemma.lower()) or tree.lower(cited) in GROUPS else None


def silent_candidate(tree: Tree, v: int) -> Candidate | None:
    """ "has not commented", "would not predict": the refusal itself is all that can be reported."""
    if tree.tokens[v].lemma.lower() not in _SILENT or tree.child(v, "neg") is None:
        return None
    who = subject(tree, v)
    if who is None or tree.child(v, "dobj", "ccomp", "xcomp", "prep") is not None:
        return None
    cue = cue_range(tree, v)
    return Candidate(v, cue, who, (cue,), "silent", tree.tokens[v].lemma.lower())


_SILENT = frozenset("comment respond reply answer predict elaborate speculate".split())


def _passive(tree: Tree, v: int, lemma: str, cue: Range, subj: int | None) -> Iterator[Candidate]:
    tokens = tree.tokens
    agent = tree.child(v, "agent")
    who = tree.child(agent, "pobj") if agent is not None else None

    def make(frame: str, content: tuple[Range, ...]) -> Iterator[Candidate]:
        content = trimmed(tree, content)
        if content:
            yield Candidate(v, cue, who, content, frame, lemma)

    for k in tree.children(v):
        dep = tokens[k].dep
        if dep in ("ccomp", "csubj") and k > v:
            yield from make("p:that", _clause(tree, k, cue))
        elif dep == "ccomp":
            yield from make("p:fronted", ranges(tree.subtree(k)))
    right = [
        k
        for k in tree.children(v)
        if k > v and tokens[k].dep in ("xcomp", "oprd", "prep", "attr", "acomp", "dobj", "advmod")
    ]
    left = ranges(tree.subtree(subj)) if subj is not None else ()
    rest = (_span_of(tree, right, right[0]),) if right else ()
    if any(tokens[k].dep == "xcomp" for k in right):
        yield from make("p:to", left + rest)
    if who is not None:
        yield from make("p:by", left)
    elif any(tokens[k].dep == "oprd" or (tokens[k].dep == "prep" and tree.lower(k) == "as") for k in right):
        yield from make("p:as", left + rest)
    elif subj is not None:
        yield from make("p", left)


def _until_resumed(tree: Tree, v: int, first: int, last: int) -> int:
    """Where the clause said by the verb ends: before a verb by which its speaker goes on ("…, adding that")."""
    for i in range(first + 2, last):
        if tree.tokens[i].pos == "VERB" and resumed(tree, i) == v:
            start = cue_range(tree, i)[0]
            while start > first + 1 and tree.lower(start - 1) in (",", "and", "but", "also"):
                start -= 1
            return start
    return last


def _past_citing(tree: Tree, v: int) -> tuple[Range, ...]:
    """The clause that the parser hung on the citing between: "said, citing police, that …"."""
    for k in tree.children(v, "advcl"):
        clause = tree.child(k, "ccomp") if k > v and tree.lower(k) in ("citing", "quoting") else None
        if clause is not None and clause > k:
            words = tree.subtree(clause)
            return ((words[0], words[-1] + 1),)
    return ()


def _clause(tree: Tree, k: int, cue: Range) -> tuple[Range, ...]:
    inside = [i for i in tree.subtree(k) if not cue[0] <= i < cue[1]]
    return ((inside[0], inside[-1] + 1),)


def _reply(tree: Tree, noun: int) -> tuple[Range, ...]:
    """The clause that the parser hung on the noun between: "said in response that", "said in a statement that"."""
    for k in tree.children(noun, "acl", "ccomp", "relcl"):
        words = tree.subtree(k)
        if tree.lower(words[0]) == "that" and tree.tokens[words[0]].dep == "mark":
            return ((words[0], words[-1] + 1),)
    return ()


def _around(tree: Tree, head: int, v: int) -> tuple[Range, ...]:
    return ranges(segment(tree, v, tree.subtree(head, without=(v,))))


def _set_off(tree: Tree, v: int, who: int | None) -> bool:
    first = min(v, who) if who is not None else v
    return first > 0 and tree.lower(first - 1) in (",", "”", '"', "''", "—", "–")


def _marker(tree: Tree, v: int) -> str:
    k = tree.child(v, "mark")
    return tree.lower(k) if k is not None else ""


def _has_to(tree: Tree, k: int) -> bool:
    return any(tree.tokens[j].tag == "TO" for j in tree.children(k, "aux"))


def _object_kids(tree: Tree, v: int, k: int) -> list[int]:
    return [j for j in tree.children(v) if j > v and tree.tokens[j].dep in ("dobj", "dative", "xcomp") and j <= k]


def _span_of(tree: Tree, parts: list[int], default: int) -> Range:
    """One run from the first to the last word of the parts."""
    words = [i for k in parts or [default] for i in (tree.subtree(k)[0], tree.subtree(k)[-1])]
    return min(words), max(words) + 1
