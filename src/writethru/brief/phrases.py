"""Noun phrases of an article for labels: a noun with what stands before it and one phrase behind it."""

from __future__ import annotations

import re

from writethru.brief.material import View
from writethru.core.types import Figure
from writethru.reading.figures.units import family

# nouns that are the kind of number by themselves
NAMES_ITSELF = re.compile(
    r"\b(?:turnout|stake|chances?|probability|odds|likelihood|majority|margin|workforce|yield|inflation|growth|speed|average"
    r"|distance|depth|height|width|length|range|radius|area|duration|wait|delay|period|deadline|age)\b",
    re.IGNORECASE,
)
# words of a phrase at most
LONGEST = 9
_OWN = frozenset("its their his her our your my own the a an this that these those per cent percent %".split())
_AFTER = frozenset(("relcl", "acl", "appos", "advcl", "cc", "conj", "punct", "ccomp", "parataxis"))
_INSIDE = ("NOUN", "PROPN", "ADJ", "PART", "ADV")
# verbs that give a number to their object: "put the chance of a deal at 40 percent"
PUTS = frozenset("put estimate place set give reckon keep expect forecast see calculate value".split())
# verbs whose subject is what the number says
IS = frozenset("be stand remain average reach hit exceed total come end".split())
RISES = frozenset("raise lift increase boost expand rise grow climb jump gain surge soar rally add widen".split())
FALLS = frozenset(
    "lower cut reduce trim slash fall drop slip decline shrink slide sink plunge ease slump lose narrow".split()
)
# of these the object is changed, and the change is called by the verb
CUTS = frozenset("cut reduce trim slash lower".split())
_BOUNDS = frozenset(("at least", "at most", "at around", "at about"))
_BOUND = frozenset("up more less than as about around over under above below nearly almost".split())
_TO = frozenset(("to", "at", "from", "nearer", "near"))


def number_tokens(figure: Figure, view: View) -> list[int]:
    return view.tokens_in(figure.start, figure.end, view.reading.sentences[figure.sentence])


def phrase(noun: int | None, number: list[int], view: View, *, inside: bool = False) -> str | None:
    """The words of a noun phrase, without its article or pronoun; None where it is a person, a date or no noun.

    With ``inside`` it stands behind other words of a label and keeps "the": "rise in the price of public works".
    """
    tree = view.tree
    if noun is None or noun in number:
        return None
    sure = NAMES_ITSELF.fullmatch(tree.word(noun))
    if not sure and (
        tree.tokens[noun].pos not in ("NOUN", "PROPN") or tree.tokens[noun].ent[2:] in ("PERSON", "DATE", "TIME")
    ):
        return None
    while tree.tokens[noun].dep in ("compound", "nmod") and tree.tokens[noun].head == noun + 1:
        noun += 1
    cut = [k for k in tree.children(noun) if tree.tokens[k].dep in _AFTER]
    own = set(tree.subtree(noun, without=cut)) - set(number)
    first = noun
    while first - 1 in own and (
        tree.tokens[first - 1].pos in _INSIDE or "-" in (tree.word(first - 1), tree.word(first))
    ):
        first -= 1
    while first < noun and (tree.lower(first) in _OWN or tree.tokens[first].pos == "PART" or _dated(first, view)):
        first += 1
    article = first > 0 and (
        tree.lower(first - 1) == "the" or (tree.tokens[first - 1].tag == "PRP$" and tree.tokens[noun].tag == "NN")
    )
    # "the CNF’s budget": the article is the owner's
    owned = tree.lower(first - 1) == "the" and tree.tokens[first].dep == "poss" if first else False
    last = noun
    while last + 1 in own and last + 1 - first < LONGEST and _goes_on(last + 1, view):
        last += 1
    while last > noun and (tree.tokens[last].pos not in ("NOUN", "PROPN") or _cut_off(last, own, view)):
        last -= 1
    words = text_of(first, last, view)
    if inside and first and tree.lower(first - 1) in ("each", "every"):
        return f"each {words}"
    return f"the {words}" if owned or (inside and article) else words


def text_of(first: int, last: int, view: View) -> str:
    """The words of tokens ``first`` to ``last``, without quotation marks and the capital of a sentence's head."""
    tree = view.tree
    words = tree.text[tree.tokens[first].start : tree.tokens[last].end]
    words = " ".join(words.replace("“", "").replace("”", "").replace('"', "").split())
    start = tree.tokens[first].start
    opens = view.reading.sentences[view.sentence_at(start)].start == start
    named = tree.tokens[first].pos == "PROPN" or any(entity.start == start for entity in view.reading.entities)
    common = NAMES_ITSELF.fullmatch(words.split()[0]) or words.split()[0].endswith("ing")
    headed = opens and (common or not named) and words[1:2].islower()
    return words[:1].lower() + words[1:] if headed else words


def _dated(i: int, view: View) -> bool:
    return view.tree.tokens[i].ent[2:] in ("DATE", "TIME")


def _goes_on(i: int, view: View) -> bool:
    token = view.tree.tokens[i]
    return token.pos not in ("PUNCT", "VERB", "AUX", "NUM", "SCONJ", "SYM") and not _dated(i, view)


def _cut_off(last: int, own: set[int], view: View) -> bool:
    """Does the phrase end before the noun that its last word belongs to?"""
    return view.tree.tokens[last].dep in ("compound", "poss", "amod") and last + 1 in own


def over(number: list[int], view: View) -> int | None:
    """The verb over the number."""
    tree = view.tree
    return next((i for i in tree.ancestors(number[-1]) if tree.tokens[i].pos in ("VERB", "AUX")), None)


def subject_of(verb: int, view: View) -> int | None:
    """The subject of a verb, or of the one that it goes on."""
    tree = view.tree
    for _ in range(3):
        found = tree.child(verb, "nsubj", "nsubjpass", "csubj")
        if found is not None or tree.tokens[verb].dep not in ("conj", "xcomp"):
            return found
        verb = tree.tokens[verb].head
    return None


def behind(number: list[int], view: View) -> int | None:
    """The preposition before the number and its bound words: "to" in "to about 11.4 percent"."""
    tree = view.tree
    for i in range(number[0] - 1, max(-1, number[0] - 6), -1):
        if f"{tree.lower(i)} {tree.lower(i + 1)}" in _BOUNDS or tree.lower(i) in _BOUND:
            continue
        if tree.lower(i) == "to" and tree.lower(i - 1) == "up":
            continue
        if tree.tokens[i].pos in ("ADP", "PART") or tree.lower(i) in _TO or tree.lower(i) == "worth":
            return i
        if tree.tokens[i].pos not in ("ADV", "ADJ", "SYM", "NUM", "DET") and tree.lower(i) not in ("$", "£", "€"):
            return None
    return None


def valued(number: list[int], view: View) -> str | None:
    """The noun whose value the number is: "the deficit at 6.3 percent", "a stake of 9 percent", "Inflation was 11"."""
    tree = view.tree
    before = behind(number, view)
    if before is not None and before > 0 and tree.lower(before) in ("of", "worth", "between"):
        noun = tree.tokens[before].head
        while noun < before and tree.tokens[noun].pos == "ADP":
            noun = tree.tokens[noun].head
        if noun < before and tree.tokens[noun].pos in ("NOUN", "PROPN"):
            return phrase(noun, number, view)
    verb = over(number, view)
    if verb is None or verb > number[0]:
        return None
    lemma = tree.tokens[verb].lemma.lower()
    if lemma in PUTS and (before is None or tree.lower(before) in ("at", "nearer")):
        thing = tree.child(verb, "dobj", "nsubjpass")
        if tree.tokens[verb].dep == "relcl" and (thing is None or tree.tokens[thing].pos == "PRON"):
            thing = _related(verb, view) if lemma != "value" else None
        return phrase(thing, number, view) if thing is not None and thing < number[0] else None
    moved = lemma in RISES | FALLS and before is not None and tree.lower(before) in ("to", "from", "at")
    if lemma in IS or moved:
        thing = tree.child(verb, "dobj", "nsubjpass") if moved else None
        if thing is None or thing > number[0] or thing in number:
            thing = subject_of(verb, view)
        if thing is None or thing > number[0] or tree.children(thing, "nummod"):
            # "56 billion crowns would be 7.1": a sum that is told in other words names nothing
            return None
        return phrase(thing, number, view)
    return None


def _related(verb: int, view: View) -> int | None:
    """The noun of "overtime that he put at $9 million" and of "the cost of buses, which she put at $2 million"."""
    tree = view.tree
    pronoun = next((k for k in tree.subtree(verb) if k < verb and tree.tokens[k].tag in ("WDT", "WP", "IN")), None)
    noun = pronoun - 1 if pronoun else -1
    while noun > 0 and tree.word(noun) == ",":
        noun -= 1
    of = tree.tokens[noun].head if noun > 0 else -1
    if noun > 0 and tree.tokens[noun].dep == "pobj" and tree.lower(of) == "of" and tree.tokens[of - 1].pos == "NOUN":
        return of - 1
    return noun if noun > 0 else None


def is_money(figure: Figure, view: View) -> bool:
    """Is the unit a currency, by its code or by what the article does with it elsewhere?"""
    unit = figure.unit or ""
    if (len(unit) == 3 and unit.isupper()) or family(unit) == "money":
        return True
    same = (other for other in view.reading.figures if other.unit == unit)
    return bool(unit) and not family(unit) and unit not in _JOBS and any(other.measure in _MONEY for other in same)


_JOBS = frozenset("job position post cut place".split())
_MONEY = frozenset("loss price transfer funding revenue profit assets".split())
