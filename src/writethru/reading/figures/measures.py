"""What happened to, or what is said of, the counted: one measure of the closed list for each figure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from writethru.core.tree import Tree
from writethru.core.types import Sentence
from writethru.reading.figures import lexicon as lex
from writethru.reading.figures.amounts import measure_of_amount, money_around, money_by_place
from writethru.reading.figures.clauses import attached, clause_words, governors
from writethru.reading.figures.deeds import both_of, deed, state_in, would_live
from writethru.reading.figures.nouns import Counted, is_person, token_range
from writethru.reading.figures.quantities import Quantity
from writethru.reading.figures.units import family

_PAIR = frozenset(["killed", "injured"])
# Words that may stand between the counted and the word for its state.
_LIGHT = frozenset(
    """be been being was were is are has have had ’ve 've also now still already then all reported confirmed
    reportedly seriously badly critically severely slightly left found listed feared presumed believed said get
    got to later since not yet officially either both shot more others other people""".split()
)
# A noun that means the measure itself: no verb changes it.
_STRONG = frozenset("killed injured killed_or_injured sick arrested displaced hospitalised missing".split())
_COURT = frozenset("court lawsuit judge fraud corruption legal trial prosecutor prosecutors charges".split())
# Verbs that say nothing of what the counted do or suffer.
_NEUTRAL = frozenset(
    """be have include number total estimate put count say report exist employ comprise consist contain list remain
    live need want face speak represent rise fall raise cut reach make own hold lead there""".split()
)
# What crowds do.
_CROWD = frozenset(
    """shout clash chant throw cheer flood pour pack fill line come turn join stage sing wave camp occupy storm
    besiege surround descend converge mourn celebrate greet welcome queue cram throng jeer boo applaud defy brave
    crowd flock""".split()
)
# Verbs of holding: their object is a capacity or a plain count of people.
_HOLDS = frozenset("carry seat hold accommodate fit count transport".split())
# Coins without a code of their own come in millions.
_MILLION = 1e6
# What names of people stand on, and those whose names they are; tokens back in which these are looked for.
_LISTS = frozenset("list register roll board roster log book record".split())
_LISTING = frozenset("list count name hold record contain give put".split())
_LISTED = frozenset("dead missing injured wounded displaced detained".split())
_LIST_REACH = 16
# people who come and go: their number is no group's strength
_PASSING = frozenset("passenger customer visitor tourist guest shopper commuter traveller traveler pilgrim".split())
_DEFINITE = frozenset("the these those its their his her our all".split())
_WARDS = frozenset("hospital hospitals intensive".split())
_ESTIMATES = frozenset("estimate put raise lower number count revise rise fall".split())


@dataclass(frozen=True, slots=True)
class Draft:
    """A figure before its context is read."""

    quantity: Quantity
    # index of its sentence
    sentence: int
    counted: Counted
    unit: str | None
    measure: str
    # the measure was read from words of this clause, not carried over or guessed from the unit
    told: bool
    # whose or of what, in the article's words
    population: str | None = None


def measure_of(tree: Tree, sentence: Sentence, quantity: Quantity, counted: Counted) -> str | None:
    """The measure that the words tell, or None where they do not."""
    if counted.unit in lex.COINS:
        return measure_of_amount(tree, sentence, quantity, counted, "money")
    kind = family(counted.unit)
    if kind:
        return measure_of_amount(tree, sentence, quantity, counted, kind)
    if quantity.kind == "zero":
        return _zero(tree, quantity)
    if _is_whole(tree, sentence, quantity):
        return None
    if counted.implicit and _is_vote(tree, sentence, counted):
        return "count"
    if _is_job_loss(tree, sentence, counted):
        return "loss"
    if not counted.implicit and (quantity.low or quantity.high or 0) >= _MILLION and not _alive(counted.unit or ""):
        found = money_by_place(tree, sentence, counted)
        if found:
            return found
    return _of_counted(tree, sentence, counted)


def _is_whole(tree: Tree, sentence: Sentence, quantity: Quantity) -> bool:
    """Whether another number is a part of it, so that nothing happened to it: "two of the three drowned"."""
    i, _ = token_range(tree, sentence, quantity.phrase_start, quantity.end)
    while i > sentence.first and tree.lower(i - 1) in _DEFINITE:
        i -= 1
    return i - 2 >= sentence.first and tree.lower(i - 1) == "of" and tree.tokens[i - 2].pos == "NUM"


def _alive(unit: str) -> bool:
    """People, and the lives and jobs that something costs."""
    return is_person(unit) or unit in lex.JOBS or unit in lex.NOUNS


def _of_counted(tree: Tree, sentence: Sentence, counted: Counted) -> str | None:
    unit = counted.unit or ""
    row = _row_head(tree, sentence, counted) if counted.implicit else None
    if row:
        return row
    people = counted.implicit or _may_suffer(tree, counted)
    found = _state_after(tree, sentence, counted) if people else None
    if found:
        return found
    if unit == "point" and any(
        tree.tokens[verb].lemma.lower() in lex.CHANGE_VERBS for verb, _ in governors(tree, sentence, counted.noun)
    ):
        return "change"
    if unit == "name":
        return _listed(tree, sentence)
    # "two tolls" are two counts, not two dead
    own = None if unit == "toll" else lex.NOUNS.get(unit) or lex.STATES.get(tree.lower(counted.noun))
    if unit == "patient" and _admitted(tree, sentence, counted):
        return "hospitalised"
    if unit == "patient" and any(would_live(tree, *verb) for verb in governors(tree, sentence, counted.noun)):
        return "killed"
    if own == "share":
        own = "count"  # "4 million shares"
    if own in _STRONG and not (unit == "case" and _in_court(tree, sentence, counted.noun)):
        return own
    found = state_in(tree, list(range(counted.number + 1, counted.noun))) if people and not counted.implicit else None
    if found:
        return found
    around = [
        *_predicate(tree, sentence, counted),
        *governors(tree, sentence, counted.noun),
        *attached(tree, counted.noun),
    ]
    found = _tallied(tree, around) if people else None
    if found:
        return found
    for head, part in around:
        found = _by_governor(tree, head, part, people, counted)
        if found:
            return "captured" if found == "arrested" and own == "captured" else found
    if unit == "body":
        return None if _is_institution(tree, counted) else own
    return None if unit == "case" else own


def _predicate(tree: Tree, sentence: Sentence, counted: Counted) -> list[tuple[int, str]]:
    """The verb right behind a bare number, where the parse has it without a subject: "killed in action and 14 have
    received injuries"."""
    at = counted.number + 1
    if not counted.implicit or at >= sentence.last or tree.tokens[at].dep not in ("aux", "auxpass"):
        return []
    verb = tree.tokens[at].head
    if verb <= at or tree.child(verb, "nsubj", "nsubjpass", "expl") is not None:
        return []
    return [(verb, "object" if tree.child(verb, "auxpass") is not None else "subject")]


def _tallied(tree: Tree, around: Sequence[tuple[int, str]]) -> str | None:
    """What a tally of deaths or injuries counts: "a police tally of drownings lists 90 sailors"."""
    for verb, part in around:
        if tree.tokens[verb].lemma.lower() not in _LISTING or part != "object":
            continue
        tally = tree.child(verb, "nsubj")
        if tally is None or tree.tokens[tally].lemma.lower() not in lex.LABELS | _LISTS:
            continue
        for prep in tree.children(tally, "prep"):
            of = tree.child(prep, "pobj")
            found = lex.NOUNS.get(tree.tokens[of].lemma.lower()) if of is not None else None
            if found in lex.HUMAN:
                return found
    return None


def _admitted(tree: Tree, sentence: Sentence, counted: Counted) -> bool:
    """Whether patients are those whom a hospital took in, not all who are ill: "90 patients had been admitted"."""
    around = [*governors(tree, sentence, counted.noun), *attached(tree, counted.noun)]
    return any(_by_governor(tree, head, part, True, counted) == "hospitalised" for head, part in around)


def _listed(tree: Tree, sentence: Sentence) -> str | None:
    """What a list of names is of, told by its sentence or the few words before it: "the register of the dead runs to
    61 names", "the lists of the missing differ; the board has 26 names"."""
    if not any(tree.tokens[i].lemma.lower() in _LISTS for i in range(sentence.first, sentence.last)):
        return None
    for i in range(sentence.last - 1, max(-1, sentence.first - _LIST_REACH), -1):
        if tree.lower(i) in _LISTED and tree.lower(i - 1) == "the":
            return lex.STATES[tree.lower(i)]
    return None


def _is_institution(tree: Tree, counted: Counted) -> bool:
    """Whether "bodies" are those of public life: "four governing bodies"."""
    before = tree.lower(counted.noun - 1) if counted.noun > counted.number + 1 else ""
    return before.endswith(("ing", "al", "ory", "ate", "ic")) or before in ("student", "trade", "state", "sports")


def _is_job_loss(tree: Tree, sentence: Sentence, counted: Counted) -> bool:
    """Whether jobs go: "300 redundancies", "some 90 posts will go"."""
    unit = counted.unit or ""
    if unit in lex.LAYOFFS:
        return True
    if unit == "cut":
        return True
    if unit not in lex.JOBS:
        return False
    near = clause_words(tree, sentence, counted.noun, 7)
    return any(tree.tokens[i].lemma.lower() in lex.JOB_LOSS for i in near)


def _may_suffer(tree: Tree, counted: Counted) -> bool:
    token = tree.tokens[counted.noun]
    unit = counted.unit or ""
    return (unit in lex.NOUNS and unit != "share") or is_person(unit, tree.lower(counted.noun), token.ent)


def _by_governor(tree: Tree, head: int, part: str, people: bool, counted: Counted) -> str | None:
    token = tree.tokens[head]
    if token.pos in ("VERB", "AUX", "ADJ") or token.tag in ("VBN", "VBG", "VBD"):
        return deed(tree, head, part, people, counted)
    if part in ("of", "for", "in", "to") and people:
        found = lex.DEEDS.get(token.lemma.lower()) or lex.DEEDS.get(tree.lower(head))
        if found:
            return both_of(tree, head, found)
    return _label(tree, head) if part in ("", "of") and counted.implicit else None


def _label(tree: Tree, i: int) -> str | None:
    """The measure of a noun that a bare number belongs to: "the toll", "the number of injured"."""
    inner = [k for prep in tree.children(i, "prep") for k in tree.children(prep, "pobj", "amod")]
    for j in [i, *inner]:
        found = lex.STATES.get(tree.lower(j)) or lex.NOUNS.get(tree.tokens[j].lemma.lower())
        if found:
            return found
    return None


def _row_head(tree: Tree, sentence: Sentence, counted: Counted) -> str | None:
    """The measure at the head of a table's row: "Injured: 40", "| Dead | 31 |"."""
    i = counted.number - 1
    while i > sentence.first and tree.lower(i).strip() in ("", ":", "|", "-", "–", "—"):
        i -= 1
    if i < sentence.first or i == counted.number - 1 or tree.lower(i) not in lex.STATES:
        return None
    at = tree.tokens[i].start
    before = tree.text[max(0, at - 8) : at].rstrip(" |*-•\t")
    return lex.STATES[tree.lower(i)] if before in ("", "\n") or before.endswith("\n") else None


def _state_after(tree: Tree, sentence: Sentence, counted: Counted) -> str | None:
    """A participle or adjective right after the phrase: "31 wounded", "23 people were killed", "5,200 homeless"."""
    first = i = counted.last + 1
    while i < min(sentence.last, first + 5) and tree.lower(i) in _LIGHT:
        i += 1
    if i + 1 < sentence.last and tree.lower(i) == "in" and tree.lower(i + 1) in _WARDS:
        return "hospitalised"
    found = lex.STATES.get(tree.lower(i)) if i < sentence.last else None
    if found is None or "\n" in tree.text[tree.tokens[counted.last].end : tree.tokens[i].start]:
        return None  # the head of a table's next row
    token = tree.tokens[i]
    if token.tag == "VBD" and i == first:
        if tree.child(i, "dobj") is not None:
            return None  # "300 men killed a guard"
        dies = lex.SUBJECT_VERBS.get(token.lemma.lower()) == found
        if not counted.implicit and found not in _PAIR and not dies:
            return None
    return _joined(tree, sentence, i, found)


def _joined(tree: Tree, sentence: Sentence, i: int, found: str) -> str:
    """The measure of a state word, both where another is joined to it: "killed or wounded", "dead and injured"."""
    if found not in _PAIR or i + 2 >= sentence.last or tree.lower(i + 1) not in ("or", "and", "/"):
        return found
    at = i + 3 if tree.lower(i + 2) in ("seriously", "badly", "severely") else i + 2
    other = lex.STATES.get(tree.lower(at)) if at < sentence.last else None
    return "killed_or_injured" if other in _PAIR and other != found else found


def _is_vote(tree: Tree, sentence: Sentence, counted: Counted) -> bool:
    """Whether it is "1,656 against" or "1,249 for" in a sentence about a vote."""
    after = counted.number + 1
    if after >= sentence.last or tree.lower(after) not in ("against", "for"):
        return False
    return any(tree.lower(i).startswith(("vot", "ballot")) for i in range(sentence.first, sentence.last))


def _in_court(tree: Tree, sentence: Sentence, noun: int) -> bool:
    """Whether "cases" are those of a court, not of a disease."""
    return any(tree.lower(i) in _COURT for i in clause_words(tree, sentence, noun, 14))


def _zero(tree: Tree, quantity: Quantity) -> str | None:
    words = tree.text[quantity.start : quantity.phrase_end].lower().replace("-", " ").split()
    for word in reversed(words):
        plain = word.strip(".,;”\"'")
        if plain == "harmed":
            return "injured"
        for form in (plain, plain.removesuffix("s"), plain.removesuffix("ies") + "y", plain.removesuffix("es")):
            found = lex.STATES.get(form) or lex.NOUNS.get(form)
            if found:
                return found
    return None


_DEADLY = re.compile(
    r"\b(?:kill(?:s|ed|ing|er)?|dead|deadly|deaths?|die[sd]?|dying|fatal\w*|murder\w*|drown\w*|corpse)\b", re.I
)


def guessed(tree: Tree, sentence: Sentence, quantity: Quantity, counted: Counted, unit: str | None) -> str:
    """A measure by the unit and the kind of clause, for a clause that tells none."""
    kind = "money" if unit in lex.COINS else family(unit)
    if kind:
        if kind == "money":
            return money_around(tree, sentence, counted)
        return {"percent": "share", "time": "duration", "length": "distance"}.get(kind, "amount")
    if not unit:
        return "other"
    if unit == "victim":
        # of a text without a death the victims are those of a fraud or a theft
        return "killed" if _DEADLY.search(tree.text) else "count"
    if unit in _PASSING:
        return "count"
    if not (is_person(unit) or (not counted.implicit and is_person(unit, tree.lower(counted.noun)))):
        return "count"
    many = quantity.kind == "vague" or (quantity.low or quantity.high or 0) >= 20
    gathered = many and _in_gathering(tree, sentence)
    for verb, part in governors(tree, sentence, counted.noun):
        token = tree.tokens[verb]
        if token.lemma.lower() in _HOLDS and part == "object":
            return "count"
        if token.pos == "AUX" or token.lemma.lower() in _NEUTRAL:
            break
        if token.pos == "VERB" and part == "object":
            return "other" if tree.child(verb, "nsubjpass") is not None else _of_group(quantity)
        if token.pos == "VERB" and part == "subject":
            crowd = gathered or (many and token.lemma.lower() in _CROWD)
            return "attendance" if crowd or quantity.kind == "vague" else "other"
    if _estimates(tree, sentence, counted):
        return state_in(tree, list(clause_words(tree, sentence, counted.number, 20))) or "strength"
    return _of_group(quantity)


def _in_gathering(tree: Tree, sentence: Sentence) -> bool:
    """Whether the sentence, or what stands shortly before it, speaks of people who come together."""
    return any(
        tree.tokens[i].lemma.lower() in lex.GATHERINGS for i in range(max(0, sentence.first - 16), sentence.last)
    )


def _of_group(quantity: Quantity) -> str:
    """A group of people: its strength where it is large, else a plain count."""
    return "strength" if quantity.kind == "vague" or (quantity.low or quantity.high or 0) >= 100 else "count"


def same_deed(tree: Tree, sentence: Sentence, counted: Counted) -> bool:
    """Whether no verb of its own tells a number without a noun from the one before it ("47, up from 31")."""
    for verb, part in governors(tree, sentence, counted.noun):
        token = tree.tokens[verb]
        if token.pos == "VERB" and part in ("subject", "object"):
            return token.lemma.lower() in _NEUTRAL
    return True


def _estimates(tree: Tree, sentence: Sentence, counted: Counted) -> bool:
    """The number is said of something named elsewhere in the sentence ("raised its estimate to 12,000 people")."""
    return any(tree.tokens[verb].lemma.lower() in _ESTIMATES for verb, _ in governors(tree, sentence, counted.noun))
