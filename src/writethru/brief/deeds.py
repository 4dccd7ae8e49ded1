"""Whom and what a number counts, with what they did: "people who left their machines", "vessels at anchor"."""

from __future__ import annotations

import re

from writethru.brief.material import View
from writethru.brief.phrases import number_tokens, phrase, text_of
from writethru.core.types import Figure
from writethru.reading.figures.nouns import is_person

# words behind the verb of a label at most
_LONGEST = 6
_NOT_SAID = frozenset("be have do say tell add hold include".split())
_STOPS = frozenset(
    ', ; . ( — – “ ” " and but when after as since while because although though before until or'.split()
)


def deed_label(figure: Figure, view: View) -> str | None:
    """The counted noun with the verb that it is the subject or the object of; None where it is neither.

    "About 400 people left their machines" counts people who left their machines, "38 vessels were at anchor" vessels
    at anchor, and "brought in 34 people" people brought in.
    """
    number = number_tokens(figure, view)
    noun = _noun(number, view) if number else None
    tree = view.tree
    if noun is None:
        verb = tree.tokens[number[-1]].head if number else 0
        alone = bool(number) and figure.unit_implicit and tree.tokens[number[-1]].dep == "nsubj" and number[-1] < verb
        done = doing(number[-1], verb, view).removeprefix(" that") if alone else ""
        # "organizers said more than 60,000 took part"
        return f"people who{done}" if done and figure.unit == "people" else None
    named = _named(noun, number, view)
    verb = tree.tokens[noun].head
    dep = tree.tokens[noun].dep
    if named is None or verb == noun or (tree.tokens[verb].pos not in ("VERB", "AUX")):
        return None
    if dep == "nsubj" and noun < verb:
        done = doing(noun, verb, view)
        return f"{named}{done}" if done else None
    if dep == "dobj" and verb < number[0] and _plainly_done(verb, view):
        particle = tree.child(verb, "prt")
        particle_word = f" {tree.lower(particle)}" if particle is not None else ""
        return f"{named} {_participle(verb, view)}{particle_word}"
    return None


def _noun(number: list[int], view: View) -> int | None:
    tree = view.tree
    noun = number[-1]
    while tree.tokens[noun].pos != "NOUN" and tree.tokens[tree.tokens[noun].head].pos == "NOUN":
        noun = tree.tokens[noun].head
        if noun < number[0]:
            return None
    return noun if tree.tokens[noun].pos == "NOUN" and noun > number[-1] and noun - number[-1] < 5 else None


def _named(noun: int, number: list[int], view: View) -> str | None:
    words = phrase(noun, number, view)
    return words if words and not re.search(r"\d", words) else None


def doing(noun: int, verb: int, view: View) -> str:
    """What the counted do or are, with a blank before it: " who left their machines", " at anchor"; else ""."""
    tree = view.tree
    if any(tree.lower(k) in ("not", "n't", "n’t", "never") for k in tree.children(verb, "neg", "advmod")):
        return ""
    group = [k for k in tree.children(verb, "aux", "auxpass") if noun < k < verb]
    first = min([*group, verb])
    if any(tree.word(k) in (",", ";", "(") for k in range(noun, first)):
        return ""
    lemma = tree.tokens[verb].lemma.lower()
    end = clause_end(verb, view)
    if lemma == "be":
        return _state(verb, end, view)
    bare = end == verb and tree.child(verb, "dobj", "npadvmod") is not None
    if lemma in _NOT_SAID or tree.tokens[verb].pos != "VERB" or bare:
        return ""
    person = tree.lower(noun) in ("people", "persons") or is_person(tree.tokens[noun].lemma.lower(), tree.lower(noun))
    who = "who" if person else "that"
    return f" {who} {text_of(first, end, view)}"


def _state(verb: int, end: int, view: View) -> str:
    """ "38 vessels were at anchor", "240 crews were out", "190,000 homes were without power"."""
    tree = view.tree
    if end == verb or tree.tokens[verb + 1].pos not in ("ADP", "ADV"):
        return ""
    if tree.tokens[verb + 1].pos == "ADV" and tree.lower(verb + 1) in ("still", "now", "also", "already"):
        verb += 1
    return f" {text_of(verb + 1, end, view)}" if end > verb else ""


def clause_end(verb: int, view: View) -> int:
    """The last word of the clause that belongs in a label."""
    tree = view.tree
    own = set(tree.subtree(verb))
    last = verb
    while last + 1 in own and last + 1 - verb <= _LONGEST and tree.lower(last + 1) not in _STOPS:
        token = tree.tokens[last + 1]
        if token.ent[2:] in ("DATE", "TIME") or token.tag in ("WP", "WDT", "WRB") or token.pos in ("NUM", "SCONJ"):
            break
        last += 1
    if last + 1 - verb > _LONGEST:
        # a phrase that is cut off says the wrong thing: it goes as a whole
        links = [k for k in range(verb + 1, last + 1) if tree.tokens[k].pos == "ADP" and tree.tokens[k].dep == "prep"]
        last = links[0] - 1 if links else verb
    while last > verb and tree.tokens[last].pos in ("ADP", "DET", "PRON", "AUX", "PART", "CCONJ"):
        if tree.tokens[last].dep == "prt":
            break
        last -= 1
    return last


def _plainly_done(verb: int, view: View) -> bool:
    tree = view.tree
    token = tree.tokens[verb]
    if token.lemma.lower() in _NOT_SAID or token.tag not in ("VBD", "VBN"):
        return False
    return not any(tree.lower(k) in ("would", "could", "may", "might", "will", "not") for k in tree.children(verb))


def _participle(verb: int, view: View) -> str:
    word = view.tree.lower(verb)
    return _IRREGULAR.get(word, word)


# pasts whose participle is another word
_IRREGULAR = {
    "took": "taken", "gave": "given", "saw": "seen", "wrote": "written", "drove": "driven", "broke": "broken",
    "chose": "chosen", "stole": "stolen", "flew": "flown", "drew": "drawn", "knew": "known", "threw": "thrown",
}  # fmt: skip
