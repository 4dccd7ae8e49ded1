"""Who did what to whom, what is said of what: the arcs of a line, each of which must stand in a cited sentence.

After the arcs of Goyal and Durrett (2020): a claim holds where each of its words hangs on its head as in the source.
Passive and active, relative clauses, participles and joined verbs are brought to one form first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from writethru.brief.writers.llm import Fault
from writethru.core.tree import Tree
from writethru.publish.faithful.keys import FREE, LIGHT, MONTHS, PRONOUNS, Keys, Side, keys, name_keys, same, vocabulary

_QUALITY = frozenset({"amod", "compound", "poss", "appos", "nmod", "nummod", "advmod", "det", "predet", "quantmod"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
# prepositions that place a thing, of which one may stand for the other
_PLACING = frozenset({"in", "on", "at"})
_SETS = frozenset("all every each both no any some most many few several half only either neither".split())


@dataclass(frozen=True, slots=True)
class Arc:
    """``kind`` tells how the second hangs on the first; each has the keys by which it may be known."""

    kind: str
    head: Keys
    part: Keys
    # tokens, for the words of a finding
    head_at: int
    part_at: int


def arcs_fault(line: Side, sources: Sequence[Side], extractive: str) -> Fault | None:
    """The first arc of the line that no cited sentence has.

    What stands side by side in the extractive line, as a name and a title do, may stand so here: that line has passed.
    """
    held = [arc for one in sources for arc in arcs(one, wide=True)]
    known = vocabulary(sources)
    names, beside, said = _one_name(line), _beside(extractive), line.quoted()
    for arc in arcs(line, wide=False):
        if {arc.head_at, arc.part_at} <= said:
            # letter by letter the source's
            continue
        if (arc.head_at, arc.part_at) in names or same(arc.head, arc.part):
            continue
        if arc.kind == "quality" and _words(line, arc) in beside:
            continue
        if arc.kind == "day" and not same(arc.part, known):
            # the day was worked out from "Tuesday" by the extractive writer; the check holds it to the source's date
            continue
        if arc.kind == "and":
            # joining is free, but what the source has as "one or the other" is not both
            wrong = any(other.kind == "or" and _holds(replace(arc, kind="or"), other) for other in held)
        else:
            wrong = not any(_holds(arc, other) for other in held)
        if wrong:
            head, part = line.tree.word(arc.head_at), line.tree.word(arc.part_at)
            return Fault("arcs", f"no cited sentence has “{part}” together with “{head}” in this way ({arc.kind})")
    return None


def _holds(mine: Arc, other: Arc) -> bool:
    if mine.kind == other.kind and same(mine.head, other.head) and same(mine.part, other.part):
        return True
    if mine.kind != "quality":
        return False
    turned = same(mine.part, other.head) and same(mine.head, other.part)
    straight = same(mine.head, other.head) and same(mine.part, other.part)
    if other.kind == "object" and straight:
        # "who chairs the board" makes the chair of the board
        return True
    if not any(key.startswith("@") for key in mine.head | mine.part):
        return False
    # "the port of Marlo" and "Marlo, a port"; "who directs the institute" makes a director
    return (other.kind == "quality" and turned) or (other.kind == "subject" and (turned or straight))


def _words(line: Side, arc: Arc) -> tuple[str, str]:
    """The two words of an arc in text order."""
    first, last = sorted((arc.head_at, arc.part_at))
    return line.tree.lower(first), line.tree.lower(last)


def _beside(text: str) -> set[tuple[str, str]]:
    """Pairs of words of a text with at most two between them, at least one of them with a capital."""
    words = re.findall(r"[^\W_]+(?:-[^\W_]+)*", text)
    return {
        (a.lower(), b.lower())
        for n, a in enumerate(words)
        for b in words[n + 1 : n + 4]
        if a[:1].isupper() or b[:1].isupper()
    }


def _one_name(line: Side) -> set[tuple[int, int]]:
    """Pairs of words of one name: which of them is the head is the parser's whim; their order is held elsewhere."""
    tree = line.tree
    return {
        (tree.tokens[i].head, i)
        for i in line.tokens()
        if tree.tokens[i].dep == "compound" and tree.tokens[i].pos == tree.tokens[tree.tokens[i].head].pos == "PROPN"
    }


def arcs(one: Side, *, wide: bool) -> Iterator[Arc]:
    """The arcs of the sentences. ``wide``: each part goes by all names that it has, as is right for a source."""
    make = _Maker(one, wide)
    for i in one.tokens():
        yield from make.of(i)


class _Maker:
    def __init__(self, one: Side, wide: bool) -> None:
        self._one = one
        self._tree = one.tree
        self._wide = wide
        self._called = _called(one) if wide else {}

    def of(self, i: int) -> Iterator[Arc]:
        tree = self._tree
        token = tree.tokens[i]
        head = token.head
        if token.pos in ("VERB", "AUX") and token.dep not in ("aux", "auxpass"):
            yield from self._roles(i)
        if self._wide and token.dep not in ("amod", "compound"):
            # what is more than a describing word may stand after "of"
            yield from self._arc("of", i, i, any_head=True)
        if token.dep in _QUALITY and head != i:
            yield from self._quality(head, i)
        elif token.dep in ("pobj", "pcomp") and head != i:
            yield from self._placed(head, i)
        elif token.dep in ("xcomp", "acomp", "attr", "oprd") and head != i:
            if tree.tokens[head].lemma.lower() not in LIGHT:
                yield from self._arc("complement", head, i)
        if token.dep == "mark" and tree.lower(i) != "that" and head != i:
            yield from self._arc("clause", head, i)
        if token.dep == "conj" and head != i:
            joined = [tree.lower(j) for j in tree.children(head, "cc", "preconj")]
            yield from self._arc("or" if {"or", "nor"} & set(joined) else "and", head, i)

    def _roles(self, verb: int) -> Iterator[Arc]:
        """Subject and object of a verb, or subject and what it is said to be."""
        tree = self._tree
        lemma = tree.tokens[verb].lemma.lower()
        subjects, objects = self._subjects(verb), self._objects(verb)
        if lemma == "be":
            for focus in tree.children(verb, "acomp", "attr"):
                for j in (focus, *tree.children(focus, "conj")):
                    for subject in subjects:
                        yield from self._arc("is", j, subject)
            return
        if lemma in LIGHT and not (lemma == "have" and objects):
            return
        for subject in subjects:
            yield from self._arc("subject", verb, subject)
        for thing in objects:
            yield from self._arc("object", verb, thing)

    def _subjects(self, verb: int, depth: int = 0) -> list[int]:
        tree = self._tree
        token = tree.tokens[verb]
        found = self._joined(tree.children(verb, "nsubj"))
        for agent in tree.children(verb, "agent"):
            found += self._joined(tree.children(agent, "pobj"))
        passive = bool(tree.children(verb, "nsubjpass")) or (token.tag == "VBN" and token.dep in ("acl", "relcl"))
        found = [self._relative(verb, j) for j in found]
        if found or passive or depth > 3:
            return found
        if token.dep == "acl" and token.tag == "VBG":
            return [token.head]
        if token.dep in ("conj", "xcomp", "advcl") and token.head != verb:
            if token.dep == "xcomp" and tree.children(token.head, "dobj"):
                return self._joined(tree.children(token.head, "dobj"))
            if token.dep == "conj" and tree.children(token.head, "nsubjpass") and token.tag == "VBN":
                return []
            above = self._subjects(token.head, depth + 1)
            return above or [self._relative(token.head, j) for j in tree.children(token.head, "nsubjpass")]
        return []

    def _objects(self, verb: int, depth: int = 0) -> list[int]:
        tree = self._tree
        token = tree.tokens[verb]
        found = self._joined(tree.children(verb, "dobj", "nsubjpass", "dative"))
        found = [self._relative(verb, j) for j in found]
        if token.dep in ("acl", "relcl") and token.tag == "VBN" and not tree.children(verb, "nsubj", "nsubjpass"):
            found.append(token.head)
        if token.dep == "relcl" and tree.children(verb, "nsubj") and not tree.children(verb, "dobj"):
            found.append(token.head)
        if not found and depth < 3 and token.dep == "conj" and token.tag == "VBN" and not tree.children(verb, "nsubj"):
            found = self._objects(token.head, depth + 1)
        return found

    def _relative(self, verb: int, j: int) -> int:
        """The noun that "who" or "which" stands for."""
        token = self._tree.tokens[verb]
        return token.head if token.dep == "relcl" and self._tree.lower(j) in _RELATIVE else j

    def _joined(self, nodes: Sequence[int]) -> list[int]:
        """The nodes with those joined to them by "and"."""
        out = list(nodes)
        for j in out:
            out.extend(k for k in self._tree.children(j, "conj") if k not in out)
        return out

    def _quality(self, head: int, i: int) -> Iterator[Arc]:
        tree = self._tree
        dep, word = tree.tokens[i].dep, tree.lower(i)
        if dep in ("det", "predet", "quantmod", "advmod") and word not in _SETS:
            return
        if dep == "nummod":
            yield from self._number(head, i)
        for j in self._joined([i]) if dep in ("amod", "appos") else [i]:
            yield from self._arc("quality", head, j)
        if self._wide:
            # a quality of the first of a list is often one of all: "old ferries and boats"
            for other in tree.children(head, "conj") if dep == "amod" else ():
                yield from self._arc("quality", other, i)
            if dep == "appos":
                yield from self._arc("quality", i, head)

    def _number(self, noun: int, number: int) -> Iterator[Arc]:
        """A number and what the counted thing hangs on: of two percentages in a sentence each has its own verb."""
        tree = self._tree
        above, kind = tree.tokens[noun].head, "number"
        if tree.tokens[number].ent[2:] in ("DATE", "TIME") or tree.lower(noun) in MONTHS:
            return
        if tree.tokens[above].pos == "ADP" and tree.tokens[noun].dep == "pobj":
            kind = f"number {'in' if tree.lower(above) in _PLACING else tree.lower(above)}"
            above = tree.tokens[above].head
        if above == noun:
            return
        if tree.tokens[above].lemma.lower() in LIGHT:
            for subject in self._subjects(above):
                if subject != noun:
                    yield from self._arc(kind, subject, number)
        for head in self._above(above):
            yield from self._arc(kind, head, number)

    def _placed(self, prep: int, i: int) -> Iterator[Arc]:
        tree = self._tree
        word, above = tree.lower(prep), tree.tokens[prep].head
        if tree.tokens[prep].dep == "agent":
            return
        for j in self._joined([i]):
            if tree.tokens[j].ent[2:] in ("DATE", "TIME") and word in _PLACING:
                yield from self._dated(above, j)
            elif word == "of":
                yield from self._arc("quality", above, j)
                if not self._wide and tree.word(j)[:1].isupper():
                    yield from self._arc("of", prep, j, any_head=True)
            else:
                kind = "place" if word in _PLACING else word
                for part in (j, *self._inner(j)) if word in _PLACING else (j,):
                    yield from self._arc(kind, prep, part, any_head=True)
                    for head in self._above(above):
                        yield from self._arc(f"{kind}-of", head, part)

    def _above(self, i: int) -> list[int]:
        """What a phrase hangs on, by word and by verb: the parser's choice between the noun before it and the verb is a
        guess, but not which verb.

        Of a source all heads up to the verb, and the verb's object; of a line the head itself and the verb. What hangs
        on a subject hangs on no verb.
        """
        tree = self._tree
        chain = [i]
        while tree.tokens[chain[-1]].pos not in ("VERB", "AUX") and tree.tokens[chain[-1]].head != chain[-1]:
            if tree.tokens[chain[-1]].dep in ("nsubj", "nsubjpass"):
                break
            chain.append(tree.tokens[chain[-1]].head)
        found = [j for j in chain if tree.tokens[j].pos != "ADP" and tree.tokens[j].lemma.lower() not in LIGHT]
        if not self._wide:
            return list(dict.fromkeys([*found[:1], *found[-1:]]))
        return [*found, *(k for j in found[-1:] for k in self._objects(j))]

    def _inner(self, i: int) -> list[int]:
        """The name in "the port of Marlo": what is in the one is in the other."""
        tree = self._tree
        of = [j for j in tree.children(i, "prep") if tree.lower(j) == "of"] if self._wide else []
        return [k for j in of for k in tree.children(j, "pobj") if tree.tokens[k].pos == "PROPN"]

    def _dated(self, verb: int, day: int) -> Iterator[Arc]:
        """A day and the deed that it dates. That something was *said* on a day needs no proof of its own."""
        if self._tree.tokens[verb].lemma.lower() not in LIGHT:
            yield from self._arc("day", verb, day)

    def _arc(self, kind: str, head: int, part: int, *, any_head: bool = False) -> Iterator[Arc]:
        tree = self._tree
        if tree.lower(part) in PRONOUNS and part not in self._called:
            return
        if tree.lower(part) in FREE or not (tree.word(part)[:1].isalnum() or tree.word(part) == "%"):
            return
        first = frozenset({"*"}) if any_head else self._known(head)
        yield Arc(kind, first, self._known(part), head, part)

    def _known(self, i: int) -> Keys:
        """The keys of a token, and of a source's also those of the names and titles that go with it."""
        own = keys(self._tree, i)
        if not self._wide:
            return own
        tree = self._tree
        out = set(own) | self._called.get(i, frozenset())
        for j in tree.children(i, "appos") + (tree.children(i, "compound") if tree.tokens[i].pos == "PROPN" else []):
            out |= keys(tree, j)
        if tree.tokens[i].dep == "appos":
            out |= keys(tree, tree.tokens[i].head)
        return frozenset(out)


def _called(one: Side) -> dict[int, Keys]:
    """The full names of those whom a source calls by a pronoun, a surname or an office, by token."""
    out: dict[int, Keys] = {}
    spans = [(s.speaker.start, s.speaker.end, s.speaker.canonical) for s in one.reading.statements if s.speaker]
    spans += [(e.start, e.end, e.canonical) for e in one.reading.entities]
    tree: Tree = one.tree
    for i in one.tokens():
        for start, end, name in spans:
            if start <= tree.tokens[i].start < end and name:
                out[i] = out.get(i, frozenset()) | name_keys(name)
    return out
