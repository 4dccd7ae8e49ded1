"""What a number is told of, where the words at it name a unit only: "wages were raised by 12 percent" is of wages.

The parse is asked, from the near to the far: a noun that the number belongs to ("a 6 percent stake in the firm"), what
is put, estimated or found at it, what is changed by it, the whole that the clause opens with, the votes beside it.
"""

from __future__ import annotations

import re

from writethru.brief.material import View
from writethru.brief.phrases import NAMES_ITSELF, behind, phrase, subject_of, valued
from writethru.core.types import Figure
from writethru.reading.figures.units import family

# verbs that give a number to their object: "put the chance of a deal at 40 percent"
_PUTS = frozenset("put estimate place set give reckon keep expect forecast see".split())
# verbs whose object or subject rises or falls by the number
_CHANGES = frozenset(
    """raise lift increase boost expand lower cut reduce trim slash rise fall grow drop climb jump slip gain decline
    shrink surge slide soar sink plunge ease slump rally""".split()
)
_IS = frozenset("be stand remain average reach hit exceed total come".split())
EXTENTS = {"distance": "distance", "territory": "area", "duration": "duration"}
_AFTER_EXTENT = {
    "distance": frozenset("from off above below beyond north south east west".split()),
    "territory": frozenset(("of",)),
    "duration": frozenset(("of",)),
}
_AFTER_COUNT = frozenset("against for in from at on under over without".split())
_VOTES = re.compile(r"\b(votes?|seats?|ballots?)\b[^.;]{0,20},? or (?:about |just )?$")
# words of a phrase at most
_LONGEST = 7


def told_of(figure: Figure, measure: str, view: View) -> str | None:
    """The noun phrase in the article's words, or None where the parse gives none."""
    sentence = view.reading.sentences[figure.sentence]
    number = view.tokens_in(figure.start, figure.end, sentence)
    if not number:
        return None
    if measure in EXTENTS:
        return _extent(measure, number, view) if family(figure.unit) in ("length", "area", "time") else None
    if measure == "strength":
        return _before_of(number, view)
    for find in (_stake, _put, _changed, _whole):
        found = find(number, measure, view)
        if found:
            return found
    votes = _VOTES.search(view.article.text[sentence.start : figure.start])
    return votes[1] if votes and measure == "share" else None


def narrowed(figure: Figure, view: View) -> str | None:
    """The words behind a number without a noun that say which of the counted it is of: "against the offer"."""
    sentence = view.reading.sentences[figure.sentence]
    number = view.tokens_in(figure.start, figure.end, sentence)
    if not number or number[-1] + 2 >= sentence.last:
        return None
    at = number[-1] + 1
    if view.tree.lower(at) not in _AFTER_COUNT:
        return None
    end = at + 1
    while end < sentence.last and view.tree.tokens[end].pos in ("DET", "ADJ", "NOUN", "PROPN") and end - at < _LONGEST:
        end += 1
    words = view.tree.text[view.tree.tokens[at].start : view.tree.tokens[end - 1].end]
    dated = any(view.tree.tokens[k].ent[2:] in ("DATE", "TIME") for k in range(at, end))
    return words if end > at + 1 and view.tree.tokens[end - 1].pos in ("NOUN", "PROPN") and not dated else None


def _stake(number: list[int], measure: str, view: View) -> str | None:
    """ "a 6.4 per cent stake in Tolm"."""
    tree = view.tree
    head = number[-1]
    for _ in range(3):
        head = tree.tokens[head].head
        if tree.lower(head) in ("stake", "holding", "interest", "share", "majority") and head > number[-1]:
            tail = next((k for k in tree.children(head, "prep") if tree.lower(k) in ("in", "of")), None)
            ends = [k for k in tree.subtree(tail) if k <= tail + 4] if tail is not None else []
            return tree.text[tree.tokens[head].start : tree.tokens[ends[-1] if ends else head].end]
    return None


def _put(number: list[int], measure: str, view: View) -> str | None:
    """ "puts the chance of a deal at 40 percent", "Turnout was about 85 percent"."""
    tree = view.tree
    verb = _verb(number, view)
    if verb is None:
        return None
    lemma = tree.tokens[verb].lemma.lower()
    if lemma in _PUTS:
        thing = tree.child(verb, "dobj")
        return _phrase(thing, number, view) if thing is not None and thing < number[0] else None
    if lemma in _IS:
        return _phrase(tree.child(verb, "nsubj"), number, view)
    return None


def _changed(number: list[int], measure: str, view: View) -> str | None:
    """ "wages were raised by 12 percent", "would raise pay by 4.5 percent this year and 3 percent next year"."""
    tree = view.tree
    verb = _verb(number, view)
    if measure != "change" or verb is None or tree.tokens[verb].lemma.lower() not in _CHANGES:
        return None
    thing = tree.child(verb, "nsubjpass")
    if thing is None:
        thing = tree.child(verb, "dobj")
    if thing is None or thing in number or thing > number[0]:
        thing = tree.child(verb, "nsubj")
    return _phrase(thing, number, view)


def _whole(number: list[int], measure: str, view: View) -> str | None:
    """ "Of the 5,300 members in his district, 88 per cent had voted": the members."""
    tree = view.tree
    if measure not in ("share", "rate"):
        return None
    sentence = next(s for s in view.reading.sentences if s.first <= number[0] < s.last)
    if tree.lower(sentence.first) not in ("of", "among"):
        return None
    noun = tree.child(sentence.first, "pobj")
    return _phrase(noun, number, view) if noun is not None and noun < number[0] else None


def _before_of(number: list[int], view: View) -> str | None:
    """ "a combined workforce of 19,400"."""
    tree = view.tree
    at = number[0] - 1
    if at < 1 or tree.lower(at) != "of" or tree.tokens[at - 1].pos != "NOUN":
        return None
    return _phrase(at - 1, number, view)


def extent_label(figure: Figure, measure: str, view: View) -> str | None:
    """Of a time what lasts so long ("cooling-off period", "duration of the test"), of land what was done to it."""
    number = view.tokens_in(figure.start, figure.end, view.reading.sentences[figure.sentence])
    if not number or family(figure.unit) not in ("area", "time", "length"):
        return None
    tree = view.tree
    if measure == "distance":
        return _length_of(number, view)
    verb = _verb(number, view)
    lemma = tree.tokens[verb].lemma.lower() if verb is not None else ""
    if measure == "territory":
        done = (
            verb is not None and verb < number[0] and tree.tokens[verb].tag in ("VBD", "VBN") and _object(number, view)
        )
        return f"area {tree.lower(verb)}" if verb is not None and done and lemma not in ("say", "be", "have") else None
    unit = tree.tokens[number[-1]].head
    head = tree.tokens[unit].head
    if tree.tokens[unit].dep in ("compound", "nmod", "amod", "npadvmod") and tree.tokens[head].pos == "NOUN":
        return phrase(head, [*number, unit], view) if head > unit else None
    before = behind(number, view)
    within = before is not None and tree.lower(before) in ("in", "for", "within", "after", "before", "since", "over")
    named = valued(number, view) if not within else None
    if named:
        return named
    if verb is not None and lemma in ("take", "last") and verb < number[0]:
        what = phrase(subject_of(verb, view), number, view, inside=True)
        return f"duration of {what}" if what else None
    return "wait" if lemma == "wait" else None


def _length_of(number: list[int], view: View) -> str | None:
    """ "20 metres of cable": the cable."""
    tree = view.tree
    unit = tree.tokens[number[-1]].head
    of = next((k for k in tree.children(unit, "prep") if k == unit + 1 and tree.lower(k) == "of"), None)
    return phrase(tree.child(of, "pobj"), number, view) if of is not None and unit > number[-1] else None


def _object(number: list[int], view: View) -> bool:
    """Is the number, or the unit that it counts, the object of its verb?"""
    tree = view.tree
    unit = tree.tokens[number[-1]].head
    return tree.tokens[unit].dep == "dobj" or tree.tokens[number[-1]].dep == "dobj"


def _extent(measure: str, number: list[int], view: View) -> str | None:
    """ "3 kilometres from the jetty" is a distance from the jetty, "480 square kilometres of the province" an area."""
    tree = view.tree
    first = number[-1] + 1
    while first < len(tree) and tree.tokens[first].pos in ("NOUN", "ADJ", "SYM") and first - number[-1] < 4:
        first += 1
    if first == number[-1] + 1 or first >= len(tree) or tree.lower(first) not in _AFTER_EXTENT[measure]:
        return None
    end = first + 1
    while end < len(tree) and tree.tokens[end].pos in ("DET", "ADJ", "NOUN", "PROPN") and end - first < _LONGEST:
        end += 1
    if end == first + 1 or tree.tokens[end - 1].pos not in ("NOUN", "PROPN"):
        return None
    return f"{EXTENTS[measure]} {tree.text[tree.tokens[first].start : tree.tokens[end - 1].end]}"


def _verb(number: list[int], view: View) -> int | None:
    """The verb over the number, in its own sentence."""
    tree = view.tree
    for i in tree.ancestors(number[-1]):
        if tree.tokens[i].pos in ("VERB", "AUX"):
            return i
    return None


def _phrase(noun: int | None, number: list[int], view: View) -> str | None:
    """The noun with what stands before it and one phrase behind it, without its article or owner."""
    tree = view.tree
    if noun is None or tree.tokens[noun].pos not in ("NOUN", "PROPN") or noun in number:
        return None
    named = tree.tokens[noun].ent[2:] in ("PERSON", "GPE", "DATE", "ORG", "NORP")
    if named and not NAMES_ITSELF.fullmatch(tree.word(noun)):
        return None
    own = [k for k in tree.subtree(noun, without=tree.children(noun, "relcl", "acl", "appos")) if k not in number]
    first = noun
    while first - 1 in own and tree.tokens[first - 1].pos in ("NOUN", "PROPN", "ADJ"):
        first -= 1
    last = noun
    while last + 1 in own and last + 1 - first < _LONGEST and tree.tokens[last + 1].pos not in ("PUNCT", "VERB", "NUM"):
        last += 1
    while last > noun and tree.tokens[last].pos not in ("NOUN", "PROPN"):
        last -= 1
    return tree.text[tree.tokens[first].start : tree.tokens[last].end]
