"""What a verb says happened to those whom a number counts."""

from __future__ import annotations

from writethru.core.tree import Tree
from writethru.reading.figures import lexicon as lex
from writethru.reading.figures.nouns import Counted

_PAIR = frozenset(["killed", "injured"])
_PHRASAL = frozenset(["turn out", "walk out", "shoot down"])
_ANY = ("subject", "object", "")

# Verbs whose meaning hangs on a word near them: (verbs, parts, words, measure), the first that fits.
_PHRASES: tuple[tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], str], ...] = (
    (("shoot", "find"), ("object",), ("dead",), "killed"),
    (("lose",), _ANY, ("life", "lives"), "killed"),
    (("lose",), ("with",), ("contact",), "missing"),
    (("receive", "suffer", "sustain"), ("subject",), ("injury", "injuries", "wound", "wounds", "burns"), "injured"),
    (("force", "drive"), _ANY, ("home", "homes", "house", "houses", "from", "flee", "out"), "displaced"),
    (("turn",), ("subject",), ("alive",), "rescued"),
    (("leave",), ("subject",), ("home", "homes", "house", "houses"), "displaced"),
    (("pull",), ("object",), ("alive",), "rescued"),
    (("treat", "take", "admit", "rush", "bring"), ("object",), ("hospital", "hospitals", "clinic"), "hospitalised"),
    (("remain", "be", "stay"), ("subject",), ("hospital", "hospitals"), "hospitalised"),
    (("test",), _ANY, ("positive",), "sick"),
    (("fall", "become", "get", "feel", "take"), ("subject",), ("ill", "sick", "unwell"), "sick"),
    (("cross",), ("subject",), ("border", "borders", "frontier"), "displaced"),
    (("take", "participate"), _ANY, ("part",), "attendance"),
    (("move",), ("object", "subject"), ("out", "from", "shelter", "shelters", "safety"), "displaced"),
    (("stop", "walk", "down", "lay"), ("subject",), ("work", "tools", "out", "off"), "attendance"),
    (("allow",), ("object",), ("home", "back", "return"), "released"),
    (("find", "account", "locate", "trace", "return"), _ANY, ("not", "n't", "n’t", "never"), "missing"),
    (
        ("bring", "pull", "pluck", "lift", "winch", "haul", "fish", "take", "carry", "pick"),
        ("object",),
        tuple(sorted(lex.VESSELS)),
        "rescued",
    ),
)
_CAPTIVE = ("hostage", "captive", "prisoner")
_TAKEN = frozenset(
    "hostage hostages captive kidnapped kidnapping kidnappers abducted abduction abductors captors".split()
)
_FIRED = frozenset("fire launch shoot intercept down destroy".split())
_FOUND = frozenset("find recover pull retrieve discover exhume bring leave count list lie wash identify".split())
_PRESENT = frozenset("remain be stay operate base involve arrive reach join".split())
_RESIDENTS = frozenset("people person resident villager inhabitant family household islander".split())
_SHELTERED = frozenset("register house shelter lodge accommodate".split())
_ROOFS = frozenset("shelter gymnasium camp dormitory".split())
_SENT = frozenset("send post commit serve".split())
_IF_ONLY = frozenset("might could would should".split())
# What holds people and has nobody in custody.
_ROOMS = frozenset(
    """hall cellar room building stadium church mosque temple school house home boat ship ferry bus train plane arena
    theatre theater tent shelter basement gymnasium bunker square field venue centre center carriage classroom lift
    elevator site""".split()
)


def deed(tree: Tree, verb: int, part: str, people: bool, counted: Counted) -> str | None:
    """The measure that a governing verb tells of the counted, which plays ``part`` in it; ``people`` where it can be
    people. None where the verb tells nothing."""
    unit = counted.unit or ""
    lemma = _with_particle(tree, verb)
    things = _of_things(lemma, part, unit)
    if things or not people:
        return things
    if would_live(tree, verb, part):
        return "killed"
    if lemma == "hold" and part == "object" and _contains(tree, verb):
        return None
    if (lemma == "hold" and part == "object") or (lemma == "take" and _object_word(tree, verb) in _CAPTIVE):
        return _held(tree, verb)
    if lemma in ("swap", "exchange", "trade") and part in ("object", "for"):
        return "released"
    for verbs, parts, words, measure in _PHRASES:
        if lemma in verbs and part in parts and has_word(tree, verb, words):
            return measure
    if lemma == "leave" and part == "subject" and (counted.implicit or unit in _RESIDENTS):
        if _goes_away(tree, verb):
            return "displaced"
    if lemma in _SHELTERED and part == "object" and _below_roof(tree, verb):
        return "displaced"
    if lemma == "treat" and part == "object":
        return "hospitalised" if _cared_for(tree, verb) else "injured"
    if lemma in ("admit", "hospitalise") and part == "object" and unit != "student":
        return "hospitalised"
    if lemma == "do" and has_word(tree, verb, ("so",)):
        return _done_before(tree, verb)
    if lemma == "be":
        told = _of_being(tree, verb, counted)
        if told or tree.child(verb, "expl") is not None:
            return told
    if lemma in _PRESENT and unit in lex.FORCES:
        return "deployed" if _located(tree, verb) else None
    return _by_table(tree, verb, lemma, part, unit)


def _goes_away(tree: Tree, verb: int) -> bool:
    """Whether people have left a town or land, or with nothing said of what: "no more than 900 people have left in
    all"."""
    thing = tree.child(verb, "dobj")
    if thing is not None and tree.tokens[thing].pos == "PROPN" and not tree.tokens[thing].ent.endswith("ORG"):
        return tree.child(thing, "det", "poss") is None
    return tree.tokens[verb].tag == "VBN" and (thing is None or tree.lower(thing) == "all")


def _below_roof(tree: Tree, verb: int) -> bool:
    """Whether the verb's own clause names a place where people without a home are put up."""
    own = tree.subtree(verb, without=tree.children(verb, "conj", "advcl", "ccomp"))
    return any(tree.tokens[i].lemma.lower() in _ROOFS for i in own)


def _cared_for(tree: Tree, verb: int) -> bool:
    """Whether a hospital treats, by the words of the verb's own clause; elsewhere the hurt are treated on the spot."""
    own = tree.subtree(verb, without=tree.children(verb, "conj", "advcl", "ccomp"))
    return any(tree.tokens[i].lemma.lower() in lex.CARE for i in own)


def _done_before(tree: Tree, verb: int) -> str | None:
    """What "did so" stands for: the last telling verb before it ("of 90 members entitled to vote, 80 did so")."""
    for i in range(verb - 1, max(-1, verb - 13), -1):
        found = lex.SUBJECT_VERBS.get(tree.tokens[i].lemma.lower()) if tree.tokens[i].pos == "VERB" else None
        if found:
            return found
    return None


def _with_particle(tree: Tree, verb: int) -> str:
    lemma = tree.tokens[verb].lemma.lower()
    particle = tree.child(verb, "prt")
    both = f"{lemma} {tree.lower(particle)}" if particle is not None else ""
    return both if both in _PHRASAL else lemma


def _of_things(lemma: str, part: str, unit: str) -> str | None:
    """Measures of weapons, places, bodies and equipment."""
    if unit == "body" and lemma in _FOUND:
        return "bodies_found"
    if unit in lex.JOBS and lemma in ("go", "disappear", "vanish") and part == "subject":
        return "loss"
    if part != "object":
        return None
    if unit in lex.JOBS and (lemma in lex.JOB_LOSS or lemma == "cost"):
        return "loss"
    if unit == "life" and lemma in ("take", "claim", "cost", "lose"):
        return "killed"
    if unit in lex.WEAPONS and lemma in _FIRED:
        return "attack"
    if unit in lex.PLACES and lemma in lex.TAKE_PLACE:
        return "territory"
    if unit in lex.MILITARY and lemma in ("deploy", "dispatch", "station"):
        return "deployed"
    return "deployed" if unit in lex.FORCES and lemma in _SENT else None


def _by_table(tree: Tree, verb: int, lemma: str, part: str, unit: str) -> str | None:
    word = tree.lower(verb)
    found: str | None = None
    if part == "object":
        found = lex.OBJECT_VERBS.get(lemma) or lex.STATES.get(word)
    elif part == "subject":
        found = lex.SUBJECT_VERBS.get(lemma) or (lex.STATES.get(word) if tree.tokens[verb].pos == "ADJ" else None)
    if found == "deployed" and unit and unit not in (lex.FORCES if lemma in _SENT else lex.MILITARY):
        return None
    return both_of(tree, verb, found) if found else None


def would_live(tree: Tree, verb: int, part: str) -> bool:
    """Whether people are said to have died who need not have: "might have survived", "should have been saved", "might
    be alive today"."""
    lemma, helpers = tree.tokens[verb].lemma.lower(), {tree.lower(k) for k in tree.children(verb, "aux")}
    if not helpers & _IF_ONLY:
        return False
    if lemma == "be" and part == "subject":
        return any(tree.lower(k) == "alive" for k in tree.children(verb, "acomp"))
    lives = lemma in ("survive", "live") and part == "subject"
    return "have" in helpers and (lives or (lemma == "save" and part == "object"))


def _contains(tree: Tree, verb: int) -> bool:
    """Whether a room or a ship holds the people, no captor."""
    holder = tree.child(verb, "nsubj")
    return holder is not None and tree.tokens[holder].lemma.lower() in _ROOMS


def _held(tree: Tree, verb: int) -> str:
    """Held by captors or by the police, as the words around it tell."""
    if _object_word(tree, verb) in _CAPTIVE:
        return "captured"
    around = range(max(0, verb - 60), min(len(tree), verb + 20))
    return "captured" if any(tree.lower(i) in _TAKEN for i in around) else "arrested"


def _of_being(tree: Tree, verb: int, counted: Counted) -> str | None:
    """What "be" tells: "2,000 are on strike", "the homeless are 640 families"."""
    following = verb + 1
    group = next((k for k in tree.children(verb, "prep") if tree.lower(k) == "among"), None)
    if group is not None:
        return state_in(tree, tree.subtree(group)[:5])
    if (
        following in tree.children(verb)
        and tree.lower(following) in ("on", "out")
        and has_word(tree, verb, ("strike", "out"))
    ):
        return "attendance"
    subject = tree.child(verb, "nsubj")
    if subject is None or subject >= counted.number:
        return None
    return state_in(tree, tree.subtree(subject)[:16])


def state_in(tree: Tree, indexes: list[int]) -> str | None:
    """The measure of the first state word ("homeless", "wounded") among the tokens."""
    return next((lex.STATES[tree.lower(i)] for i in indexes if tree.lower(i) in lex.STATES), None)


def both_of(tree: Tree, i: int, measure: str) -> str:
    """The measure, or the one for both where "killed or wounded" stands."""
    if measure not in _PAIR:
        return measure
    joined = tree.children(i, "conj")
    if tree.tokens[i].dep == "conj":
        joined = [*joined, tree.tokens[i].head]
    for other in joined:
        word, lemma = tree.lower(other), tree.tokens[other].lemma.lower()
        second = lex.STATES.get(word) or lex.OBJECT_VERBS.get(lemma) or lex.NOUNS.get(lemma)
        if second in _PAIR and second != measure and tree.child(other, "nsubj", "nsubjpass", "dobj", "nummod") is None:
            return "killed_or_injured"
    return measure


def _object_word(tree: Tree, verb: int) -> str:
    child = tree.child(verb, "dobj", "oprd", "attr")
    return tree.tokens[child].lemma.lower() if child is not None else ""


def has_word(tree: Tree, verb: int, words: tuple[str, ...]) -> bool:
    """Whether one of the words hangs below the verb within seven words of it."""
    near = range(max(0, verb - 7), min(len(tree), verb + 8))
    return any(tree.lower(i) in words and _below(tree, i, verb) for i in near)


def _below(tree: Tree, i: int, verb: int) -> bool:
    return i == verb or any(head == verb for head in tree.ancestors(i))


def _located(tree: Tree, verb: int) -> bool:
    where = ("in", "at", "on", "inside", "there", "near", "along")
    return any(tree.lower(child) in where for child in tree.children(verb))
