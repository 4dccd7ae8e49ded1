"""The active voice as the passive, a date nearer its verb, and numbers in figures: edits that break a copied run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from writethru.brief.rewrite.order import SAYING, lowered
from writethru.brief.rewrite.sketch import Piece, Sketch, drop, put, take
from writethru.core.tree import Tree
from writethru.core.types import Sentence

# past tenses that are participles as well, beside those in -ed
_SAME = frozenset(
    "upheld held found built cut hit made sent lost won bought sold shot met led left struck brought".split()
)
_FRACTIONS = {
    "half a percentage point": "0.5 percentage points",
    "a half percentage point": "0.5 percentage points",
    "a quarter of a percentage point": "0.25 percentage points",
    "three quarters of a percentage point": "0.75 percentage points",
    "three - quarters of a percentage point": "0.75 percentage points",
    "three-quarters of a percentage point": "0.75 percentage points",
}
_FRACTION_HEADS = frozenset(words.split(" ")[0] for words in _FRACTIONS)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()


def revoiced(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[tuple[float, Sketch]]:
    """All edits of this file that the sketch allows."""
    for edit in (_passive, _dated_verb, _fraction, _in_figures, _kind_of_place, _late, _where_said, _listed):
        yield from edit(row, tree, sentence)


def _passive(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[tuple[float, Sketch]]:
    """ "A flood has killed six people in May" and "six people have been killed in May by a flood"."""
    for v in range(sentence.first, sentence.last):
        found = _frame(row, tree, v)
        if found is None:
            continue
        subject, auxiliary, thing = found
        aside = {k for c in tree.children(v, "advcl") for k in tree.subtree(c)}
        inside = [k for k in tree.subtree(v) if row.index(k) is not None and tree.tokens[k].pos != "PUNCT"]
        clause = [k for k in inside if k not in aside]
        start, stop = row.index(subject[0]), row.index(clause[-1])
        early = [k for k in clause if subject[-1] < k < (auxiliary or [v])[0]]
        rest = [*early, *[k for k in clause if k > thing[-1] and k not in thing]]
        if start is None or stop is None or clause[0] != subject[0]:
            continue
        parts = [take(row, tokens) for tokens in (subject, thing, rest, [v])]
        if any(part is None for part in parts) or any(p.quoted for part in parts for p in part or ()):
            continue
        doer, done, after, verb = (part or () for part in parts)
        if sum(len(part) for part in (doer, done, after, verb)) + len(auxiliary) != stop - start + 1:
            continue
        many = tree.tokens[found[2][-1]].tag in ("NNS", "NNPS") or any(
            tree.tokens[k].tag in ("NNS", "NNPS") and tree.tokens[k].head == v for k in thing
        )
        be = ("have been" if many else "has been") if auxiliary else ("were" if many else "was")
        done = (replace(done[0], spaced=True), *done[1:])
        doer = (replace(doer[0], text=lowered(tree, doer[0]), spaced=True), *doer[1:])
        if after:
            after = (replace(after[0], spaced=True), *after[1:])
        middle = (*done, Piece(be, tuple(auxiliary)), *verb, *after, Piece("by"), *doer)
        yield 1.1, Sketch((*row.pieces[:start], *middle, *row.pieces[stop + 1 :]))


def _frame(row: Sketch, tree: Tree, v: int) -> tuple[list[int], list[int], list[int]] | None:
    """Subject, "has" and object of a plain active clause that can be turned, else None."""
    token = tree.tokens[v]
    if (
        token.pos != "VERB"
        or token.tag not in ("VBN", "VBD")
        or token.lemma in SAYING
        or token.dep not in ("ROOT", "ccomp")
    ):
        return None
    if token.dep == "ccomp" and tree.tokens[token.head].lemma not in SAYING:
        return None
    # the parser may take the place of a dateline, which has gone, for a subject as well
    subject = next((k for k in tree.children(v, "nsubj") if row.index(k) is not None), None)
    thing = tree.child(v, "dobj")
    if subject is None or thing is None or not subject < v < thing or tree.children(v, "conj", "neg", "prt", "dative"):
        return None
    if tree.children(v, "xcomp", "ccomp", "oprd") or tree.child(v, "auxpass") is not None:
        return None
    if not all(_when_behind(row, tree, v, c) for c in tree.children(v, "advcl")):
        return None
    auxiliary = tree.children(v, "aux")
    if token.tag == "VBN":
        if len(auxiliary) != 1 or tree.lower(auxiliary[0]) not in ("has", "have") or auxiliary[0] != v - 1:
            return None
    elif auxiliary or not (tree.lower(v).endswith("ed") or tree.lower(v) in _SAME):
        return None
    doer, done = tree.subtree(subject), tree.subtree(thing)
    if (
        done[0] != v + 1
        or len(done) > 14
        or not _dated_only(tree, v, range(doer[-1] + 1, (auxiliary or [v])[0]))
        or doer[-1] - doer[0] + 1 != len(doer)
    ):
        return None
    if done[-1] - done[0] + 1 != len(done) or any(tree.word(k) == "," for k in done):
        return None
    if any(tree.tokens[k].tag in ("PRP", "PRP$", "WP", "WDT", "EX") or tree.lower(k) == "that" for k in (*doer, *done)):
        return None
    if any(row.index(k) is None for k in (*doer, *done, v)):
        return None
    return doer, auxiliary, done


def _when_behind(row: Sketch, tree: Tree, v: int, c: int) -> bool:
    """Is the clause one of time that ends the sentence, or was moved to its front?"""
    branch = tree.subtree(c)
    first, verb = row.index(branch[0]), row.index(v)
    if first is None or verb is None or tree.lower(branch[0]) not in ("after", "when", "before"):
        return False
    last = max(k for k in tree.subtree(v) if tree.tokens[k].pos != "PUNCT")
    return first < verb or branch[-1] == last


def _dated_only(tree: Tree, v: int, between: range) -> bool:
    """Does nothing but a date stand between subject and verb: "The court on Friday ordered"?"""
    dates = [p for p in between if tree.tokens[p].head == v and tree.tokens[p].dep in ("prep", "npadvmod")]
    held = {k for p in dates for k in tree.subtree(p)}
    return held == set(between) and all(tree.tokens[k].ent[2:] == "DATE" for k in held if k not in dates)


def _dated_verb(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[tuple[float, Sketch]]:
    """ "The bank raised its rate on 14 October" and "the bank on 14 October raised its rate"."""
    for p in range(sentence.first, sentence.last):
        v = tree.tokens[p].head
        if tree.tokens[p].dep != "prep" or tree.lower(p) != "on" or tree.tokens[v].tag != "VBD" or p < v:
            continue
        branch = [k for k in tree.subtree(p) if row.index(k) is not None]
        subject = tree.child(v, "nsubj")
        dated = branch and all(tree.tokens[k].ent[2:] == "DATE" for k in branch[1:])
        if subject is None or not dated or len(branch) < 2 or tree.tokens[v].lemma in SAYING or tree.children(v, "aux"):
            continue
        place, moved = row.index(v), take(row, branch)
        if not place or not moved or row.pieces[place - 1].text == "," or any(piece.quoted for piece in moved):
            continue
        if tree.tokens[v].dep not in ("ROOT", "ccomp") or subject > v:
            continue
        rest = [piece for piece in row.pieces if piece not in moved]
        at = rest.index(row.pieces[place])
        yield 0.9, Sketch((*rest[:at], replace(moved[0], spaced=True), *moved[1:], *rest[at:]))


def _fraction(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[tuple[float, Sketch]]:
    """ "three-quarters of a percentage point" and "0.75 percentage points"."""
    lowered = [tree.lower(k) for k in range(sentence.first, sentence.last)]
    for i in range(sentence.first, sentence.last):
        if lowered[i - sentence.first] not in _FRACTION_HEADS:
            continue
        for size in (3, 4, 5, 6, 7):
            if i + size > sentence.last:
                break
            words = " ".join(lowered[i - sentence.first : i - sentence.first + size])
            if words in _FRACTIONS:
                changed = put(row, list(range(i, i + size)), _FRACTIONS[words])
                if changed:
                    yield 0.4, changed


def _in_figures(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[tuple[float, Sketch]]:
    """A number of ten and more in figures, as news style has it everywhere but at the head of a sentence."""
    for i in range(sentence.first, sentence.last):
        place = row.index(i)
        after = tree.lower(i + 1) if i + 1 < sentence.last else ""
        dated = tree.tokens[i].ent[2:] in ("DATE", "TIME") and after not in (
            "days",
            "weeks",
            "months",
            "years",
            "hours",
        )
        if not place or tree.tokens[i].pos != "NUM" or dated:
            continue
        shown = _digits(tree.lower(i))
        if shown and after not in ("-", "million", "billion", "thousand", "hundred") and tree.word(i - 1) != "-":
            changed = put(row, [i], shown)
            if changed:
                yield 0.2, changed


_PLACES = frozenset("province district town city port village region state island county valley municipality".split())


def _kind_of_place(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[tuple[float, Sketch]]:
    """ "the southern Utopian province of Marlo" and "Marlo, a southern Utopian province,"."""
    for i in range(sentence.first + 1, sentence.last - 2):
        if tree.lower(i) not in _PLACES or tree.lower(i + 1) != "of" or tree.tokens[i + 2].pos != "PROPN":
            continue
        name = i + 2
        while name + 1 < sentence.last and tree.tokens[name + 1].pos == "PROPN":
            name += 1
        words = [k for k in tree.subtree(i) if k < i]
        if not words or tree.lower(words[0]) != "the" or words[-1] != i - 1 or len(words) != i - words[0]:
            continue
        if len(words) < 2 or any(tree.tokens[k].pos not in ("ADJ", "PROPN", "NOUN") for k in words[1:]):
            continue
        kind = tree.text[tree.tokens[words[1]].start : tree.tokens[i].end]
        if tree.tokens[i].tag != "NN" or kind.split()[0].endswith(("est", "st")):
            continue
        shown = tree.text[tree.tokens[i + 2].start : tree.tokens[name].end]
        article = "an" if kind[0].lower() in "aeiou" else "a"
        closes = name + 1 >= sentence.last or tree.word(name + 1) in (",", ".", ";")
        changed = put(row, list(range(words[0], name + 1)), f"{shown}, {article} {kind}{'' if closes else ','}")
        if changed:
            yield 0.8, changed


def _late(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[tuple[float, Sketch]]:
    """ "late on 11 May" and "on 11 May"."""
    for i in range(sentence.first, sentence.last - 1):
        place = row.index(i)
        if tree.lower(i) in ("late", "early") and place is not None and place + 1 < len(row.pieces):
            if row.pieces[place + 1].text.startswith("on ") and row.pieces[place].text == tree.word(i):
                yield 1.0, Sketch((*row.pieces[:place], *row.pieces[place + 1 :]))


def _where_said(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[tuple[float, Sketch]]:
    """ "said in a statement that" and "told reporters that" as "said that": how it was said is no part of the claim."""
    for v in range(sentence.first, sentence.last):
        place = row.index(v)
        if place is None or tree.tokens[v].lemma not in ("say", "tell", "write", "announce"):
            continue
        for p in tree.children(v, "prep"):
            branch = tree.subtree(p)
            if p > v and tree.lower(p) == "in" and tree.lower(branch[-1]) in _CHANNELS and len(branch) <= 4:
                changed = drop(row, [k for k in branch if row.index(k) is not None])
                if changed and changed != row:
                    yield 0.3, changed


def said_plainly(row: Sketch, tree: Tree, sentence: Sentence) -> Sketch:
    """ "told reporters in Marlo that" as "said that", "said in a statement that" as "said that", everywhere.

    Who was listening, and on what paper it stood, is no part of a claim; that parliament or a court was told is.
    """
    for v in range(sentence.first, sentence.last):
        token = tree.tokens[v]
        if token.pos != "VERB" or token.tag not in ("VBD", "VBZ") or tree.child(v, "ccomp") is None:
            continue
        said = tree.child(v, "ccomp") or v
        if token.lemma == "tell" and said > v:
            end = v + 1
            if end >= sentence.last or tree.lower(end) not in _LISTENERS or tree.tokens[end].head != v:
                continue
            place = next((k for k in (*tree.children(end, "prep"), *tree.children(v, "prep")) if k == end + 1), None)
            if place is not None and tree.lower(place) in ("in", "at", "outside") and len(tree.subtree(place)) <= 4:
                end = tree.subtree(place)[-1]
            if end < tree.subtree(said)[0]:
                row = put(row, list(range(v, end + 1)), "said" if token.tag == "VBD" else "says") or row
        elif token.lemma == "say":
            for _, changed in _where_said(row, tree, sentence):
                row = changed
                break
    return row


_LISTENERS = frozenset("reporters journalists".split())
_CHANNELS = frozenset("statement interview email bulletin message post letter report briefing conference".split())


def _listed(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[tuple[float, Sketch]]:
    """ "40 divers and two boats" and "two boats and 40 divers": plain counts, in either order."""
    for first in range(sentence.first, sentence.last):
        joined, links = tree.children(first, "conj"), tree.children(first, "cc")
        if tree.tokens[first].pos != "NOUN" or len(joined) != 1 or len(links) != 1 or tree.lower(links[0]) != "and":
            continue
        second = joined[0]
        one = [k for k in tree.subtree(first) if k < links[0]]
        two = tree.subtree(second)
        plain = all(
            tree.tokens[k].dep in ("nummod", "amod", "compound", "quantmod", "advmod")
            for k in (*one, *two)
            if k not in (first, second)
        )
        if not plain or one[-1] != first or two[-1] != second or links[0] != first + 1 or two[0] != links[0] + 1:
            continue
        if not all(any(tree.tokens[k].pos == "NUM" for k in part) for part in (one, two)) or one[-1] - one[
            0
        ] + 1 != len(one):
            continue
        a, b = take(row, one), take(row, two)
        start, stop = row.index(one[0]), row.index(two[-1])
        if not a or not b or start is None or stop is None or start == 0 or stop - start != len(a) + len(b):
            continue
        middle = row.pieces[start + len(a)]
        yield 0.7, Sketch((*row.pieces[:start], *b, middle, *a, *row.pieces[stop + 1 :]))


def _digits(word: str) -> str | None:
    if word in _TEENS:
        return str(10 + _TEENS.index(word))
    return str(20 + 10 * _TENS.index(word)) if word in _TENS else None
