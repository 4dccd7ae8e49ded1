"""The unit of a number whose noun is left out: "31 wounded", "up from 31 on Tuesday", "put the toll at 36"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from writethru.core.tree import Tree
from writethru.core.types import Sentence
from writethru.reading.figures import lexicon as lex
from writethru.reading.figures.clauses import attached, governors
from writethru.reading.figures.deeds import both_of, deed
from writethru.reading.figures.measures import Draft, same_deed
from writethru.reading.figures.nouns import BOUNDS, Counted, is_person
from writethru.reading.figures.units import family

# How many earlier figures are looked at.
_REACH = 6


def label_of(tree: Tree, sentence: Sentence, counted: Counted) -> int | None:
    """The noun that a bare number is said of: "the injured" in "put the injured at 300", "depth" in "a depth of 18"."""
    for head, part in governors(tree, sentence, counted.number):
        token = tree.tokens[head]
        if token.pos == "NOUN" and (part == "of" or (part == "" and _is_label(tree, head))):
            return _inner(tree, head)
        if token.pos in ("VERB", "AUX"):
            return _argument(tree, head, counted)
    return None


def _argument(tree: Tree, verb: int, counted: Counted) -> int | None:
    """Subject or object of the verb that can be counted: "revised the figure to 36", "raised to nine the number"."""
    for _ in range(3):
        for child in tree.children(verb, "dobj", "nsubjpass", "nsubj"):
            if child != counted.number and _is_label(tree, child):
                return _inner(tree, child)
        token = tree.tokens[verb]
        if token.dep == "relcl":
            return _labelled(tree, token.head)
        if token.dep not in ("conj", "xcomp", "acl", "advcl") or tree.child(verb, "nsubj", "nsubjpass") is not None:
            return None
        verb = token.head
    return None


def _labelled(tree: Tree, noun: int) -> int | None:
    """The people of "put the number of people who fell ill at 500", where the parse hangs "at 500" on their clause, or
    the clause on the number."""
    if tree.tokens[noun].lemma.lower() in lex.LABELS:
        return _inner(tree, noun)
    prep = tree.tokens[noun].head
    label = tree.tokens[prep].head
    return noun if tree.lower(prep) == "of" and tree.tokens[label].lemma.lower() in lex.LABELS else None


def _is_label(tree: Tree, i: int) -> bool:
    lemma = tree.tokens[i].lemma.lower()
    return lemma in lex.LABELS or lemma in lex.NOUNS or tree.lower(i) in lex.STATES or lemma in _SCALARS


_SCALARS = frozenset(
    "magnitude depth height length width distance price cost speed temperature population size".split()
)


def _inner(tree: Tree, i: int) -> int:
    """What a label counts: "injured" in "the number of injured"."""
    if tree.tokens[i].lemma.lower() in lex.LABELS:
        for prep in tree.children(i, "prep"):
            if tree.lower(prep) == "of":
                inner = tree.child(prep, "pobj", "pcomp", "amod")
                if inner is not None and tree.tokens[inner].pos != "NUM":
                    return inner
    return i


Resolved = tuple[str | None, str | None, Draft | None]


def implicit_unit(
    tree: Tree,
    sentence: Sentence,
    index: int,
    counted: Counted,
    measure: str | None,
    earlier: Sequence[Draft],
    *,
    scaled: bool,
) -> Resolved:
    """Unit and measure of a number without a noun, from its clause or from an earlier figure (returned third)."""
    near = [draft for draft in earlier[-_REACH:] if index - draft.sentence <= 2]
    pair = near[-1] if near and near[-1].sentence == index else None
    if pair is not None and family(pair.unit) in ("time", "length", "percent") and _goes_on(tree, pair, counted):
        return pair.unit, pair.measure, pair
    if _is_magnitude(tree, sentence, counted):
        return "magnitude", "amount", None
    if near and not scaled and (share := _of_a_list(tree, near, index, counted)) is not None:
        return share.unit, share.measure, share
    if near and family(near[-1].unit) == "percent" and _is_short(tree, sentence, counted):
        return near[-1].unit, near[-1].measure, near[-1]
    money = next((draft for draft in reversed(near) if family(draft.unit) == "money"), None) if scaled else None
    if money and money.sentence == index:
        return money.unit, measure or money.measure, money
    label = None if measure else label_of(tree, sentence, counted)
    if label is not None:
        unit, told = _of_label(tree, label)
        measure = told or measure
        if unit:
            return unit, measure, _of_unit(near, unit, measure)
        first = _first_before(index, near)
        if first:
            return first.unit, measure or first.measure, first
        if measure is None and tree.child(label, "poss") is not None and _crowd_before(tree, sentence):
            return "people", "attendance", None
    if measure in lex.HUMAN or measure == "killed_or_injured":
        return _people(index, measure, near)
    if money:
        return money.unit, measure or money.measure, money
    whose = _of_whom(tree, sentence, counted)
    if whose is not None and not any(draft.sentence == index and draft.counted.noun == whose for draft in near):
        return tree.tokens[whose].lemma.lower(), measure, None
    if any(tree.tokens[verb].lemma.lower() in lex.OF_PEOPLE for verb, _ in _verbs(tree, sentence, counted)):
        who = next((draft for draft in reversed(near) if draft.unit and is_person(draft.unit)), None)
        return (who.unit if who else "people"), measure, None
    same = [draft for draft in near if draft.sentence == index]
    for draft in [*reversed(same), *reversed(near)]:
        kind = family(draft.unit)
        if (
            draft.unit
            and draft.unit != "magnitude"
            and (not kind or (draft in same and kind not in ("time", "percent")))
        ):
            carried = draft.measure if draft.measure == "loss" or same_deed(tree, sentence, counted) else None
            return draft.unit, measure or carried, draft
    unit, told = _from_words(tree, sentence, counted, measure)
    if unit is None and measure is None:
        unit, told = _asked(tree, sentence)
    return unit, told, None


def _goes_on(tree: Tree, pair: Draft, counted: Counted) -> bool:
    """Whether the number is the other end of the one before: "had risen to 5.2 days from 0.8", "9 percent, not 12"."""
    between = tree.text[pair.quantity.end : tree.tokens[counted.number].start]
    like = family(pair.unit) != "percent" or re.fullmatch(r"\d{1,2}(?:\.\d+)?", tree.word(counted.number))
    return bool(like and _OTHER_END.fullmatch(between))


_OTHER_END = re.compile(
    r"\s?[\w.]*(?: ?cent)?,? (?:(?:up|down) )?(?:from|against|compared (?:with|to)) (?:about |just )?"
)


def _of_a_list(tree: Tree, near: Sequence[Draft], index: int, counted: Counted) -> Draft | None:
    """The percentage that a list of bare decimals goes on from: "The ministry says 4.9 percent. The party's 56 billion
    would be 7.1": a small decimal beside millions of the same sentence is none of those."""
    if not re.fullmatch(r"\d{1,2}\.\d", tree.word(counted.number)):
        return None
    large = any(draft.sentence == index and (draft.quantity.low or 0) >= _MILLION for draft in near)
    bare = [draft for draft in near if family(draft.unit) == "percent"]
    return bare[-1] if large and bare and family(near[0].unit) == "percent" else None


_MILLION = 1_000_000


def _verbs(tree: Tree, sentence: Sentence, counted: Counted) -> list[tuple[int, str]]:
    """The verbs of which the number is the subject, or the object of a passive."""
    found = governors(tree, sentence, counted.number)
    return [
        (verb, part)
        for verb, part in found
        if tree.tokens[verb].pos in ("VERB", "ADJ") and part in ("subject", "object") and verb > counted.number
    ]


def _of_whom(tree: Tree, sentence: Sentence, counted: Counted) -> int | None:
    """The people that a relative clause counts, right before its number: "customers, about 300 of whom"."""
    after = counted.number + 2
    if after >= sentence.last or tree.lower(after - 1) != "of" or tree.lower(after) != "whom":
        return None
    i = counted.number - 1
    while i > sentence.first and (tree.tokens[i].pos in ("PUNCT", "ADV", "ADP", "ADJ") or tree.lower(i) in BOUNDS):
        i -= 1
    token = tree.tokens[i]
    return i if token.tag == "NNS" and is_person(token.lemma.lower(), tree.lower(i)) else None


def _asked(tree: Tree, sentence: Sentence) -> tuple[str | None, str | None]:
    """What a short question just before asks for: "And the homes? The mayor says 900.", "How many are out?"."""
    mark = next((i for i in range(sentence.first - 1, max(-1, sentence.first - 14), -1) if tree.lower(i) == "?"), None)
    if mark is None:
        return None, None
    for i in range(mark - 1, max(-1, mark - 8), -1):
        lemma = tree.tokens[i].lemma.lower()
        if tree.lower(i) in (".", "?", "!"):
            break
        if tree.tokens[i].tag == "NNS":
            return lemma, "loss" if lemma in lex.JOBS else lex.NOUNS.get(lemma)
        if tree.lower(i) in lex.STATES:
            return "people", lex.STATES[tree.lower(i)]
        if tree.lower(i) == "out" and tree.lower(i - 1) in ("are", "is", "were"):
            return "people", "attendance"
    return None, None


def _undergone(tree: Tree, i: int, lemma: str) -> str | None:
    """What a clause says of the people of a label, wherever the parse hangs it: "the number of people displaced"."""
    clauses = [*attached(tree, i)]
    prep = tree.tokens[i].head
    if tree.lower(prep) == "of" and tree.tokens[tree.tokens[prep].head].lemma.lower() in lex.LABELS:
        clauses += attached(tree, tree.tokens[prep].head)
    told = (k for verb, _ in clauses for k in (verb, *tree.children(verb, "acomp", "advmod", "oprd")))
    state = next((found for k in told if (found := lex.STATES.get(tree.lower(k)))), None)
    people = Counted(i, i, lemma, False, i)
    done = next((found for verb, part in clauses if (found := deed(tree, verb, part, True, people))), None)
    # "babies who might have been saved" were not
    return done if done == "killed" else state or done


def _crowd_before(tree: Tree, sentence: Sentence) -> bool:
    """Whether those before are a crowd: "Crowds gathered. Police put their number at 300"."""
    return any(
        tree.tokens[i].lemma.lower() in lex.CROWD_NOUNS for i in range(max(0, sentence.first - 30), sentence.first)
    )


def _people(index: int, measure: str | None, near: Sequence[Draft]) -> Resolved:
    """Something happened to people: they are those of the sentence's last figure of people, else of one like it."""
    for draft in reversed(near):
        if draft.unit and is_person(draft.unit) and (draft.sentence == index or draft.measure == measure):
            own = (
                draft.unit in ("casualty", "death", "fatality", "injury", "body", "victim", "case")
                and draft.measure != measure
            )
            return "people" if own else draft.unit, measure, draft
    return "people", measure, None


def _of_unit(near: Sequence[Draft], unit: str, measure: str | None) -> Draft | None:
    """The last figure of the same unit and measure."""
    return next((draft for draft in reversed(near) if draft.unit == unit and draft.measure == measure), None)


def _first_before(index: int, near: Sequence[Draft]) -> Draft | None:
    """The figure that "the number" in a later sentence speaks of: the first of the last sentence that has one."""
    before = [draft for draft in near if draft.sentence < index and draft.unit and not family(draft.unit)]
    return next((draft for draft in before if draft.sentence == before[-1].sentence), None)


def _from_words(tree: Tree, sentence: Sentence, counted: Counted, measure: str | None) -> tuple[str | None, str | None]:
    """Unit and measure from the nearest telling word before the number, in this sentence or the one before it."""
    for i in range(counted.number - 1, max(-1, sentence.first - 40), -1):
        noun = tree.tokens[i].pos == "NOUN"
        found = lex.NOUNS.get(tree.tokens[i].lemma.lower()) if noun else lex.STATES.get(tree.lower(i))
        if found in ("killed", "injured", "missing", "killed_or_injured", "displaced", "sick"):
            return "people", measure or both_of(tree, i, found)
    return None, measure


def _is_short(tree: Tree, sentence: Sentence, counted: Counted) -> bool:
    """Whether a sentence gives no more than somebody's number with decimals: "The council says 6.3."."""
    word = tree.word(counted.number)
    return sentence.last - sentence.first <= _SHORT and "." in word and word.replace(".", "").isdigit()


# Tokens of a sentence that leaves out what its number is of.
_SHORT = 8
_QUAKE = frozenset("magnitude earthquake quake aftershock tremor seismic richter".split())


def names_quake(tree: Tree, counted: Counted) -> bool:
    """Whether a decimal before the shock itself is its size: "a 5.1 aftershock"."""
    return (
        bool(re.fullmatch(r"\d\.\d", tree.word(counted.number))) and tree.tokens[counted.noun].lemma.lower() in _SHOCKS
    )


_SHOCKS = frozenset("earthquake quake aftershock foreshock tremor temblor shock".split())


def _is_magnitude(tree: Tree, sentence: Sentence, counted: Counted) -> bool:
    """A decimal between 1 and 10 near the word earthquake: "put it at 6.8"."""
    word = tree.word(counted.number)
    if len(word) != 3 or word[1] != ".":
        return False
    return any(tree.lower(i) in _QUAKE for i in range(max(0, sentence.first - 80), sentence.last))


def _of_label(tree: Tree, i: int) -> tuple[str | None, str | None]:
    """Unit and measure that a label noun gives."""
    lemma, word = tree.tokens[i].lemma.lower(), tree.lower(i)
    if word in lex.STATES:
        return "people", both_of(tree, i, lex.STATES[word])
    if lemma in ("toll", "casualty"):
        return "people", "killed" if lemma == "toll" else "killed_or_injured"
    if lemma == "magnitude":
        return "magnitude", "amount"
    if lemma == "population":
        return "people", "strength"
    if lemma in lex.LABELS:
        return None, None
    if is_person(lemma, word):
        return lemma, _undergone(tree, i, lemma)
    return lemma, lex.NOUNS.get(lemma)
