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
    unit = counted.unit or ""
    people = counted.implicit or _may_suffer(tree, counted)
    found = _state_after(tree, sentence, counted) if people else None
    if found:
        return found
    own = lex.NOUNS.get(unit) or lex.STATES.get(tree.lower(counted.noun))
    if own in _STRONG and not (unit == "case" and not _medical(tree, sentence, counted.noun)):
        return own
    found = _state_between(tree, counted) if people else None
    if found:
        return found
    at = counted.number if counted.noun == counted.number else counted.noun
    for verb, part in governors(tree, sentence, at):
        found = _by_governor(tree, verb, part, people, counted)
        if found:
            return "captured" if found == "arrested" and own == "captured" else found
    for verb, part in attached(tree, counted.noun):
        found = _by_governor(tree, verb, part, people, counted)
        if found:
            return found
    return None if unit in ("case", "body") else own


_STRONG = frozenset("killed injured killed_or_injured sick arrested displaced hospitalised missing".split())


def _may_suffer(tree: Tree, counted: Counted) -> bool:
    token = tree.tokens[counted.noun]
    return is_person(counted.unit or "", tree.lower(counted.noun), token.ent) or (counted.unit or "") in lex.NOUNS


def _by_governor(tree: Tree, head: int, part: str, people: bool, counted: Counted) -> str | None:
    token = tree.tokens[head]
    lemma = token.lemma.lower()
    if token.pos in ("VERB", "AUX", "ADJ") or token.tag in ("VBN", "VBG", "VBD"):
        return _by_verb(tree, head, lemma, part, people, counted)
    if part in ("of", "for", "in", "to") and people:
        word = tree.lower(head)
        found = lex.DEEDS.get(lemma) or lex.DEEDS.get(word)
        if found:
            return _pair_of(tree, head, found)
    return _label(tree, head) if part in ("", "of") and counted.implicit else None


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
        arms = unit in lex.MILITARY and (lemma in ("deploy", "dispatch", "station") or lemma == "send" and unit in lex.FORCES)
        return "deployed" if part == "object" and arms else None
    if lemma in ("take", "hold") and part == "object" and _object_word(tree, verb) in ("hostage", "captive", "prisoner"):
        return "captured"
    if lemma in ("swap", "exchange", "trade") and part in ("object", "for"):
        return "released"
    if lemma == "hold" and part == "object":
        taken = any(tree.lower(i) in _TAKEN for i in range(max(0, verb - 60), min(len(tree), verb + 20)))
        return "captured" if taken else "arrested"
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
    if lemma == "move" and part == "object" and _has_word(tree, verb, ("out", "from", "shelter", "shelters", "safety")):
        return "displaced"
    if lemma in ("stop", "walk", "down", "lay") and part == "subject" and _has_word(tree, verb, ("work", "tools", "out", "off")):
        return "attendance"
    if lemma == "be" and _has_word(tree, verb, ("strike", "out")) and any(
        tree.lower(child) in ("on", "out") and child == verb + 1 for child in tree.children(verb)
    ):
        return "attendance"
    if lemma == "allow" and part == "object" and _has_word(tree, verb, ("home", "back", "return")):
        return "released"
    if unit == "body" and lemma in ("leave", "count", "list", "bring", "lie", "wash", "identify"):
        return "bodies_found"
    if lemma == "be" and (state := _of_subject(tree, verb, counted)):
        return state
    if lemma == "be" and tree.child(verb, "expl") is not None:
        return None
    if lemma in ("remain", "be", "stay", "operate", "base", "involve", "arrive", "reach", "join") and unit in lex.FORCES:
        return "deployed" if _located(tree, verb) else None
    if part == "object":
        found = lex.OBJECT_VERBS.get(lemma) or lex.STATES.get(word)
    elif part == "subject":
        found = lex.SUBJECT_VERBS.get(lemma) or (lex.STATES.get(word) if tree.tokens[verb].pos == "ADJ" else None)
    else:
        found = None
    if found == "deployed" and unit and unit not in (lex.FORCES if lemma in ("send", "post", "commit", "serve") else lex.MILITARY):
        return None
    return _pair_of(tree, verb, found) if found else None


_TAKEN = frozenset("hostage hostages captive kidnapped kidnapping kidnappers abducted abduction abductors captors".split())
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


def _of_subject(tree: Tree, verb: int, counted: Counted) -> str | None:
    """"The homeless are 640 families", "the families listed as homeless are now 710"."""
    subject = tree.child(verb, "nsubj")
    if subject is None or subject >= counted.number:
        return None
    return _in_words(tree, tree.subtree(subject)[:16])


def _in_words(tree: Tree, indexes: list[int]) -> str | None:
    for i in indexes:
        found = lex.STATES.get(tree.lower(i))
        if found:
            return found
    return None


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
        if lemma in lex.CHANGE_VERBS and part in ("by", "", "object") and following != "of":
            return "change"
        if lemma in lex.RATE_NOUNS and part in ("of", "at", ""):
            return "rate"
    if following == "of" or quantity.kind == "fraction":
        for i in clause_words(tree, sentence, at, 8):
            if tree.lower(i) in ("territory", "land"):
                return "territory"
        return "share"
    before = tree.lower(counted.number - 1) if counted.number > sentence.first else ""
    if following in ("more", "less", "fewer", "higher", "lower", "stronger", "weaker", "up", "down") or before in ("up", "down"):
        return "change"
    for i in clause_words(tree, sentence, counted.noun, 8):
        lemma = tree.tokens[i].lemma.lower()
        if lemma in lex.CHANGE_VERBS or lemma in lex.CHANGE_NOUNS:
            return "change"
        if lemma in lex.RATE_NOUNS:
            return "rate"
    return None


def guessed(tree: Tree, sentence: Sentence, quantity: Quantity, counted: Counted, unit: str | None) -> str:
    """A measure by the unit and the kind of clause, for a clause that tells none."""
    kind = family(unit)
    if kind:
        return {"percent": "share", "money": "other", "time": "duration", "length": "distance"}.get(kind, "amount")
    if unit == "victim":
        return "killed"
    if not unit:
        return "other"
    if not (is_person(unit) or not counted.implicit and is_person(unit, tree.lower(counted.noun))):
        return "count"
    for verb, part in governors(tree, sentence, counted.noun):
        token = tree.tokens[verb]
        lemma = token.lemma.lower()
        if token.pos == "AUX" or lemma in _NEUTRAL:
            break
        if token.pos == "VERB" and part == "object":
            return "other" if tree.child(verb, "nsubjpass") is not None else "strength"
        if token.pos == "VERB" and part == "subject":
            return "attendance" if quantity.kind == "vague" or (quantity.low or quantity.high or 0) >= 20 else "other"
    told = _in_words(tree, list(clause_words(tree, sentence, counted.number, 20))) if _estimates(tree, sentence, counted) else None
    return told or "strength"


_NEUTRAL = frozenset(
    "be have include number total estimate put count say report exist employ comprise consist contain list remain live"
    " need want face speak represent rise fall raise cut reach make own hold lead there".split()
)


def same_deed(tree: Tree, sentence: Sentence, counted: Counted) -> bool:
    """Whether no verb of its own tells a number without a noun from the one before it ("47, up from 31")."""
    for verb, part in governors(tree, sentence, counted.noun):
        token = tree.tokens[verb]
        if token.pos == "VERB" and part in ("subject", "object"):
            return token.lemma.lower() in _NEUTRAL
    return True


def _estimates(tree: Tree, sentence: Sentence, counted: Counted) -> bool:
    """The number is said of something named elsewhere in the sentence ("raised its estimate to 12,000 people")."""
    for verb, _ in governors(tree, sentence, counted.noun):
        if tree.tokens[verb].lemma.lower() in ("estimate", "put", "raise", "lower", "number", "count", "revise", "rise", "fall"):
            return True
    return False
