"""The counted noun of a number, by the parse and by the words that follow it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from writethru.core.tree import Tree
from writethru.core.types import Sentence
from writethru.reading.figures.lexicon import PEOPLE, STATES
from writethru.reading.figures.quantities import Quantity
from writethru.reading.figures.units import TIME_UNITS, family

_DEMONYMS = ("ians", "eans", "icans", "ans", "nese", "aelis", "aqis", "audis", "anis", "aards", "iards")
_PEOPLES = frozenset(
    """briton kurd turk greek czech dane swede finn pole serb croat thai arab jew sikh muslim christian hindu tutsi hutu
    slovak scot spaniard iraqi saudi israeli pakistani bangladeshi afghan uzbek tajik kazakh filipino roma uighur houthi
    shia sunni palestinian american african asian european australian canadian mexican syrian russian ukrainian iranian
    german italian lebanese chinese japanese nepali rohingya yazidi catholic protestant""".split()
)
SEXES = frozenset("man woman child boy girl".split())
# "no reports of deaths"
_NEWS_OF = frozenset("report word sign".split())
# "41 of about 1,900 boxes"
BOUNDS = frozenset("about around some roughly nearly almost".split())
# Marks that may stand inside a number phrase.
_INSIDE = frozenset(["-", "%", "“", '"', "’", "'", "”", "‘"])
_STAND_INS = frozenset("other others more another ones one each rest".split())
# Lemmas that the pipeline gets wrong.
_MISREAD = {"dos": "dose", "graf": "grave"}
_NAMES = ("NOUN", "PROPN")
_PERSON_ENDINGS = ("ists", "eers", "ians", "smen", "swomen", "goers")
# Nouns that end like people and are things.
_THINGS = frozenset(
    """container computer paper letter quarter tanker trailer booster launcher tractor server router flower shower
    tower river center layer chamber printer freezer cruiser carrier destroyer trawler corner chapter poster
    newspaper cluster shelter matter winter summer semester parameter filter helicopter barrier scooter charter
    border offer transfer answer power cover drawer sticker laser sneaker burger slider thriller bestseller charger
    skyscraper other superpower disaster bunker crater glider loudspeaker speaker typewriter number order finger
    shoulder liner steamer hammer locker meter litre metre dinner supper ladder feather leather rubber timber
    trigger transformer header folder banner counter register theater theatre centre pointer sensor reactor
    generator bulldozer digger mixer dozer lever diaper copper spider tiger panther lobster oyster hamster rooster
    cucumber pepper burner heater cooler cylinder quadcopter interceptor manoeuvre blister ulcer cancer fever tumor
    tumour disorder list checklist shortlist wrist fist twist mist quarter-final letter-box passer corridor
    stretcher""".split()
)


@dataclass(frozen=True, slots=True)
class Counted:
    """What a number counts. Indexes are those of the tree's tokens."""

    # the last token of the number itself
    number: int
    # the counted noun, or the token of a written unit; the number's own token where there is neither
    noun: int
    unit: str | None
    implicit: bool
    # last token of the number phrase
    last: int


def token_range(tree: Tree, sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """First and last token of the sentence that overlap the characters."""
    first = last = sentence.first
    low, high = sentence.first, sentence.last
    while low < high:
        middle = (low + high) // 2
        if tree.tokens[middle].end <= start:
            low = middle + 1
        else:
            high = middle
    first = last = min(low, sentence.last - 1)
    while last + 1 < sentence.last and tree.tokens[last + 1].start < end:
        last += 1
    return first, last


def is_person(lemma: str, word: str = "", ent: str = "") -> bool:
    """Whether a noun means people."""
    if lemma in PEOPLE or ent.endswith("NORP"):
        return True
    if lemma in _THINGS or lemma.rsplit("-", 1)[-1] in _THINGS:
        return False
    return word.endswith(_PERSON_ENDINGS) or (word.endswith(("ers", "men", "women")) and len(word) > 5)


def counted(tree: Tree, sentence: Sentence, quantity: Quantity) -> Counted:
    """What the number counts as far as its own phrase tells; ``implicit`` where it does not."""
    _, number = token_range(tree, sentence, quantity.start, quantity.end)
    if quantity.unit is not None:
        _, last = token_range(tree, sentence, quantity.start, quantity.phrase_end)
        noun = last
        if family(quantity.unit) == "percent" or quantity.kind == "fraction":
            noun = number if last == number else last
        return Counted(number, noun, quantity.unit, False, last)
    at = number + 1
    if at < sentence.last and tree.lower(at) == "of":
        after = _after_of(tree, sentence, at + 1)
        if after is not None:
            found_of = _as_counted(tree, number, after)
            # "two of them officers": what happened to them is told of the number before
            them = at + 1 < sentence.last and tree.lower(at + 1) in ("them", "whom")
            return replace(found_of, implicit=True) if them else found_of
        return Counted(number, number, None, True, number)
    found = _scan(tree, sentence, at)
    if quantity.kind == "zero" and found is not None and tree.tokens[found].lemma.lower() in _NEWS_OF:
        _, found = token_range(tree, sentence, quantity.start, quantity.phrase_end)
    if found is None:
        head = tree.tokens[number].head
        if (
            tree.tokens[number].dep in ("nummod", "amod", "compound")
            and number < head <= number + 8
            and tree.tokens[head].pos in _NAMES
            and any(map(str.isalnum, tree.word(head)))
        ):
            between = {tree.tokens[k].pos for k in range(number + 1, head)}
            found = head if not between & {"VERB", "AUX", "ADP", "PUNCT"} else None
    if found is None:
        return Counted(number, number, None, True, number)
    return _as_counted(tree, number, found)


def _as_counted(tree: Tree, number: int, noun: int) -> Counted:
    token = tree.tokens[noun]
    lemma = token.lemma.lower()
    word = tree.lower(noun)
    if word in ("them", "whom"):
        return Counted(number, number, None, True, noun)
    if word == "those":
        return Counted(number, noun, "people", True, noun)
    if word in _STAND_INS or (
        token.pos == "PROPN" and token.ent.endswith(("GPE", "PERSON", "LOC")) and not word.endswith("s")
    ):
        return Counted(number, number, None, True, noun if word in _STAND_INS else number)
    if word in STATES and STATES[word] in ("killed", "injured", "missing", "displaced", "sick"):
        return Counted(number, noun, None, True, noun)
    if token.ent.endswith("NORP") or (
        tree.word(noun)[:1].isupper() and (lemma in _PEOPLES or word.endswith(_DEMONYMS))
    ):
        return Counted(number, noun, "people", False, noun)
    if lemma in _PEOPLES and word.endswith("s"):
        return Counted(number, noun, "people", False, noun)
    if lemma in ("person", "peoples"):
        lemma = "people" if word.startswith("people") else "person"
    if token.tag == "NNP" and not word.endswith("s") and tree.tokens[number + 1].tag == "NNP":
        return Counted(number, number, None, True, number)  # "4,806 Liberia 3,912 Guinea": a list of places
    lemma = _MISREAD.get(lemma, lemma)
    if lemma.endswith("men") and f"{lemma[:-3]}man" in PEOPLE:
        lemma = f"{lemma[:-3]}man"
    if lemma in SEXES and joined_person(tree, noun) is not None:
        lemma = "people"
    if token.pos == "PROPN":
        lemma = word[:-1] if word.endswith("s") and not word.endswith("ss") else word
    return Counted(number, noun, lemma, False, noun)


def joined_person(tree: Tree, noun: int) -> int | None:
    """The second noun of "women and children" that one number counts together."""
    second = noun + 2
    if second >= len(tree) or tree.lower(noun + 1) not in ("and", "or"):
        return None
    return second if tree.tokens[second].lemma.lower() in SEXES and tree.tokens[second].head == noun else None


def _scan(tree: Tree, sentence: Sentence, at: int) -> int | None:
    """The head of the noun phrase that begins at token ``at``."""
    i = at
    while i < sentence.last and i < at + 9:
        token = tree.tokens[i]
        word = tree.lower(i)
        if token.pos in _NAMES or (len(word) > 1 and tree.word(i).isupper() and word.isalpha()):
            return _end_of_run(tree, sentence, i)
        if (
            word in ("last", "next", "previous", "earlier", "ago", "later", "every", "this")
            and i + 1 < sentence.last
            and tree.tokens[i + 1].lemma in TIME_UNITS
        ):
            return None
        if (word not in _INSIDE and not any(map(str.isalnum, word))) or token.tag in (
            "WDT",
            "WP",
            "IN",
            "TO",
            "MD",
            "VBD",
            "VBZ",
            "VBP",
            "PRP",
            "DT",
            "WRB",
        ):
            return None
        if token.tag in ("CC",) and not (
            i > at
            and tree.tokens[i - 1].pos == "ADJ"
            and i + 1 < sentence.last
            and tree.tokens[i + 1].pos in ("ADJ", "NOUN")
        ):
            return None
        if token.pos == "VERB" and token.tag not in ("VBN", "VBG", "JJ"):
            return None
        if word in STATES and (i + 1 >= sentence.last or tree.tokens[i + 1].pos not in ("NOUN", "PROPN", "ADJ")):
            return None
        if token.pos == "NUM" and i > at:
            return None
        i += 1
    return None


def _end_of_run(tree: Tree, sentence: Sentence, i: int) -> int:
    while i + 1 < sentence.last:
        token = tree.tokens[i + 1]
        if token.pos in _NAMES and not _starts_anew(tree, i, i + 1):
            i += 1
            continue
        if tree.lower(i + 1) == "-" and i + 3 < sentence.last and tree.tokens[i + 2].tag in ("VBG", "VBN"):
            following = _scan(tree, sentence, i + 3)  # "four water-dropping planes"
            return i if following is None else following
        if tree.lower(i + 1) in ("-", "/") and i + 2 < sentence.last and tree.tokens[i + 2].pos in _NAMES:
            i += 2
            continue
        if tree.lower(i + 1) in ("’s", "'s", "’", "'") and i + 2 < sentence.last:
            following = _scan(tree, sentence, i + 2)
            return i if following is None else following
        break
    return i


def _starts_anew(tree: Tree, left: int, right: int) -> bool:
    """Whether a new phrase begins, as in "350 soldiers Tuesday": a plural noun that no noun after it depends on."""
    token = tree.tokens[right]
    return (
        tree.tokens[left].tag in ("NNS", "NNPS")
        and tree.tokens[left].head != right
        and not (token.tag in ("NNS", "NN") and tree.tokens[left].dep == "compound")
    )


def _after_of(tree: Tree, sentence: Sentence, at: int) -> int | None:
    """The noun after "of": "hundreds of demonstrators", "four of the vessels"."""
    i = at
    while (
        i < sentence.last
        and (tree.tokens[i].pos in ("DET", "PRON", "NUM") or tree.lower(i) in BOUNDS)
        and tree.lower(i) not in ("them", "those", "whom", "us", "which", "these", "it")
    ):
        i += 1
    if i >= sentence.last:
        return None
    if tree.lower(i) in ("them", "whom"):
        following = _scan(tree, sentence, i + 1)
        return i if following is None else following
    if tree.lower(i) == "those" or tree.lower(i) in STATES:
        return i
    return _scan(tree, sentence, i)
