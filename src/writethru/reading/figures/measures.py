"""What happened to, or what is said of, the counted: one measure of the closed list for each figure."""

from __future__ import annotations

from dataclasses import dataclass

from writethru.core.tree import Tree
from writethru.core.types import Sentence
from writethru.reading.figures import lexicon as lex
from writethru.reading.figures.clauses import attached, clause_words, governors
from writethru.reading.figures.nouns import Counted, is_person
from writethru.reading.figures.quantities import Quantity
from writethru.reading.figures.units import family

_PAIR = frozenset(["killed", "injured"])
_LIGHT = frozenset(
    "be been being was were is are has have had also now still already then all reported confirmed reportedly seriously"
    " badly critically severely slightly left found listed feared presumed believed said get got to later since not yet"
    " officially either both shot".split()
)


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


def measure_of(tree: Tree, sentence: Sentence, quantity: Quantity, counted: Counted) -> str | None:
    """The measure that the words tell, or None where they do not."""
    kind = family(counted.unit)
    if kind:
        return _of_family(tree, sentence, quantity, counted, kind)
    if quantity.kind == "zero":
        return _zero(tree, sentence, quantity)
    return _of_counted(tree, sentence, counted)


def _of_counted(tree: Tree, sentence: Sentence, counted: Counted) -> str | None:
    noun = counted.noun
    unit = counted.unit or ""
    after = _state_after(tree, sentence, counted)
    if after and (counted.implicit or _may_suffer(tree, counted)):
        return after
    own = lex.NOUNS.get(unit)
    if own in ("killed", "injured", "killed_or_injured", "sick", "arrested", "displaced", "hospitalised", "missing"):
        if own == "sick" and unit == "case" and not _medical(tree, sentence, noun):
            return None
        return own
    if not counted.implicit and (between := _state_between(tree, counted)):
        return between
    people = counted.implicit or _may_suffer(tree, counted)
    for verb, part in [*attached(tree, noun), *governors(tree, sentence, noun)]:
        found = _by_governor(tree, verb, part, people, counted)
        if found:
            return found
    return own


def _may_suffer(tree: Tree, counted: Counted) -> bool:
    token = tree.tokens[counted.noun]
    return is_person(counted.unit or "", tree.lower(counted.noun), token.ent) or (counted.unit or "") in lex.NOUNS


def _by_governor(tree: Tree, head: int, part: str, people: bool, counted: Counted) -> str | None:
    token = tree.tokens[head]
    lemma = token.lemma.lower()
    if token.pos in ("VERB", "AUX", "ADJ") or token.tag in ("VBN", "VBG", "VBD"):
        return _by_verb(tree, head, lemma, part, people, counted)
    if part in ("of", "for", "in") and people:
        word = tree.lower(head)
        found = lex.DEEDS.get(lemma) or lex.DEEDS.get(word)
        if found:
            return _pair_of(tree, head, found)
    if part == "of" and counted.implicit or part in ("", "of") and counted.implicit:
        return _label(tree, head)
    return None


def _by_verb(tree: Tree, verb: int, lemma: str, part: str, people: bool, counted: Counted) -> str | None:
    word = tree.lower(verb)
    unit = counted.unit or ""
    particle = tree.child(verb, "prt")
    if particle is not None:
        lemma = f"{lemma} {tree.lower(particle)}" if f"{lemma} {tree.lower(particle)}" in _PHRASAL else lemma
    if part == "object" and unit in lex.WEAPONS and lemma in ("fire", "launch", "shoot", "intercept", "down", "destroy"):
        return "attack"
    if unit in lex.PLACES and lemma in lex.TAKE_PLACE and part == "object":
        return "territory"
    if unit == "body" and lemma in ("find", "recover", "pull", "retrieve", "discover", "exhume", "bring"):
        return "bodies_found"
    if not people:
        if part == "object" and lemma in ("send", "deploy", "dispatch", "station") and unit in lex.MILITARY:
            return "deployed"
        return None
    if lemma in ("take", "hold") and part == "object" and _object_word(tree, verb) in ("hostage", "captive", "prisoner"):
        return "captured"
    if lemma == "hold" and part == "object":
        return "arrested"
    if lemma in ("shoot", "find") and _has_word(tree, verb, ("dead",)):
        return "killed"
    if lemma == "lose" and _has_word(tree, verb, ("life", "lives")):
        return "killed"
    if lemma == "force" and _has_word(tree, verb, ("home", "homes", "house", "houses", "from", "flee", "out")):
        return "displaced"
    if lemma == "turn" and part == "subject" and _has_word(tree, verb, ("alive",)):
        return "rescued"
    if lemma == "pull" and part == "object" and _has_word(tree, verb, ("alive",)):
        return "rescued"
    if lemma in ("treat", "take", "admit", "rush", "bring") and part == "object" and _has_word(
        tree, verb, ("hospital", "hospitals", "clinic")
    ):
        return "hospitalised"
    if lemma == "treat" and part in ("object",):
        return "hospitalised"
    if lemma == "test" and _has_word(tree, verb, ("positive",)):
        return "sick"
    if lemma in ("take", "participate") and _has_word(tree, verb, ("part",)):
        return "attendance"
    if lemma == "allow" and part == "object" and _has_word(tree, verb, ("home", "back", "return")):
        return "released"
    if lemma in ("remain", "be", "stay", "operate", "base", "involve") and unit in lex.MILITARY:
        return "deployed" if _located(tree, verb) else None
    if part == "object":
        found = lex.OBJECT_VERBS.get(lemma) or lex.STATES.get(word)
    elif part == "subject":
        found = lex.SUBJECT_VERBS.get(lemma) or (lex.STATES.get(word) if tree.tokens[verb].pos == "ADJ" else None)
    else:
        found = None
    if found == "deployed" and unit and unit not in lex.MILITARY:
        return None
    return _pair_of(tree, verb, found) if found else None


_PHRASAL = frozenset(["turn out", "walk out", "shoot down"])


def _pair_of(tree: Tree, i: int, measure: str) -> str:
    """"killed or wounded" is one measure."""
    if measure not in _PAIR:
        return measure
    for other in [*tree.children(i, "conj"), tree.tokens[i].head]:
        joined = other in tree.children(i, "conj") or tree.tokens[i].dep == "conj"
        word, lemma = tree.lower(other), tree.tokens[other].lemma.lower()
        second = lex.STATES.get(word) or lex.OBJECT_VERBS.get(lemma) or lex.NOUNS.get(lemma)
        own = tree.child(other, "nsubj", "nsubjpass", "dobj", "nummod")
        if joined and second in _PAIR and second != measure and own is None:
            return "killed_or_injured"
    return measure


def _state_after(tree: Tree, sentence: Sentence, counted: Counted) -> str | None:
    """A participle or adjective right after the phrase: "31 wounded", "23 people were killed", "5,200 homeless"."""
    i = (counted.number if counted.implicit else counted.last) + 1
    steps = 0
    while i < sentence.last and steps < 5 and tree.lower(i) in _LIGHT | {"’ve", "'ve", "more", "others", "other", "people"}:
        i += 1
        steps += 1
    if i >= sentence.last:
        return None
    word = tree.lower(i)
    found = lex.STATES.get(word)
    if found is None:
        return None
    token = tree.tokens[i]
    if token.tag == "VBD" and steps == 0 and tree.child(i, "dobj") is not None:
        return None  # "300 men killed a guard"
    if token.tag in ("VBD", "VBN") and steps == 0 and not counted.implicit and found not in _PAIR and token.tag == "VBD":
        if lex.SUBJECT_VERBS.get(token.lemma.lower()) != found:
            return None
    return _joined(tree, sentence, i, found)


def _joined(tree: Tree, sentence: Sentence, i: int, found: str) -> str:
    """The measure of a state word, both where another is joined to it: "killed or wounded", "dead and injured"."""
    if found in _PAIR and i + 2 < sentence.last and tree.lower(i + 1) in ("or", "and", "/"):
        other = lex.STATES.get(tree.lower(i + 2))
        if other is None and tree.lower(i + 2) in ("seriously", "badly", "severely") and i + 3 < sentence.last:
            other = lex.STATES.get(tree.lower(i + 3))
        if other in _PAIR and other != found:
            return "killed_or_injured"
    return found


def _state_between(tree: Tree, counted: Counted) -> str | None:
    """A state word inside the phrase: "2,700 wounded soldiers", "two infected individuals"."""
    for i in range(counted.number + 1, counted.noun):
        found = lex.STATES.get(tree.lower(i))
        if found and tree.lower(i) != "ill":
            return found
    return None


def _label(tree: Tree, i: int) -> str | None:
    """The measure of a noun that a bare number belongs to: "the toll", "the number of injured"."""
    for j in [i, *[k for prep in tree.children(i, "prep") for k in tree.children(prep, "pobj", "amod")]]:
        word, lemma = tree.lower(j), tree.tokens[j].lemma.lower()
        found = lex.STATES.get(word) or lex.NOUNS.get(lemma)
        if found:
            return found
    return None


def _object_word(tree: Tree, verb: int) -> str:
    child = tree.child(verb, "dobj", "oprd", "attr")
    return tree.tokens[child].lemma.lower() if child is not None else ""


def _has_word(tree: Tree, verb: int, words: tuple[str, ...]) -> bool:
    return any(tree.lower(j) in words for j in tree.subtree(verb)[:40] if abs(j - verb) <= 7)


def _located(tree: Tree, verb: int) -> bool:
    return any(tree.lower(child) in ("in", "at", "on", "inside", "there", "near", "along") for child in tree.children(verb))


def _medical(tree: Tree, sentence: Sentence, noun: int) -> bool:
    """"cases" of a disease, not of a court."""
    for i in clause_words(tree, sentence, noun, 14):
        if tree.lower(i) in _COURT:
            return False
    return True


_COURT = frozenset("court lawsuit judge fraud corruption legal trial prosecutor prosecutors charges".split())


def _zero(tree: Tree, sentence: Sentence, quantity: Quantity) -> str | None:
    words = tree.text[quantity.start : quantity.phrase_end].lower().replace("-", " ").split()
    for word in reversed(words):
        plain = word.strip(".,;”\"'")
        for form in (plain, plain.removesuffix("s"), plain.removesuffix("ies") + "y", plain.removesuffix("es")):
            found = lex.STATES.get(form) or lex.NOUNS.get(form)
            if found:
                return found
        if plain == "harmed":
            return "injured"
    return None


def _of_family(tree: Tree, sentence: Sentence, quantity: Quantity, counted: Counted, kind: str) -> str | None:
    if kind == "time":
        return _of_time(tree, sentence, counted)
    if kind == "length":
        return "distance"
    if kind == "area":
        return "territory"
    if kind == "money":
        return _of_money(tree, sentence, counted)
    if kind == "percent":
        return _of_percent(tree, sentence, quantity, counted)
    return "amount"


def _of_time(tree: Tree, sentence: Sentence, counted: Counted) -> str:
    for i in clause_words(tree, sentence, counted.noun, 6):
        if tree.lower(i) in ("jail", "prison", "sentence", "sentenced", "imprisonment", "jailed", "behind") or (
            tree.tokens[i].lemma.lower() == "sentence"
        ):
            return "sentence"
    return "duration"


def _of_money(tree: Tree, sentence: Sentence, counted: Counted) -> str | None:
    number = counted.number
    following = [tree.lower(i) for i in range(counted.last + 1, min(counted.last + 4, sentence.last))]
    if following[:1] and (following[0] in ("a", "an", "per", "each", "apiece") and following[1:2] not in (["day"], ["year"], ["month"], ["week"])):
        return "price"
    for i in clause_words(tree, sentence, number, 12):
        lemma = tree.tokens[i].lemma.lower()
        found = lex.MONEY_WORDS.get(lemma) or lex.MONEY_WORDS.get(tree.lower(i))
        if found:
            return found
        if lemma in ("cost", "costing"):
            return "loss"
    return None


def _of_percent(tree: Tree, sentence: Sentence, quantity: Quantity, counted: Counted) -> str | None:
    at = counted.last + 1
    following = tree.lower(at) if at < sentence.last else ""
    for verb, part in governors(tree, sentence, counted.noun):
        lemma = tree.tokens[verb].lemma.lower()
        if lemma in lex.CHANGE_VERBS and part in ("by", "", "object") and not (following == "of" and lemma == "lose"):
            return "change"
        if part in ("by",):
            return "change"
        if lemma in lex.RATE_NOUNS and part in ("of", "at", ""):
            return "rate"
    if following == "of" or quantity.kind == "fraction":
        for i in clause_words(tree, sentence, at, 8):
            if tree.lower(i) in ("territory", "land"):
                return "territory"
        return "share"
    for i in clause_words(tree, sentence, counted.noun, 8):
        lemma = tree.tokens[i].lemma.lower()
        if lemma in lex.CHANGE_VERBS or lemma in lex.CHANGE_NOUNS:
            return "change"
        if lemma in lex.RATE_NOUNS:
            return "rate"
    return None


def guessed(tree: Tree, counted: Counted, unit: str | None) -> str:
    """A measure by the unit alone, for a clause that tells none."""
    kind = family(unit)
    if kind == "percent":
        return "share"
    if kind:
        return {"money": "other", "time": "duration", "length": "distance", "area": "territory"}.get(kind, "amount")
    if unit and is_person(unit, tree.lower(counted.noun)):
        return "strength"
    return "count" if unit else "other"
