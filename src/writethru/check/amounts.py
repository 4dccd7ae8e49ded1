"""Figures of a draft held against figures of the sources: value, bound, unit, what is counted."""

from __future__ import annotations

import re
from collections.abc import Iterable

from writethru.check.align import Place
from writethru.check.context import Context
from writethru.check.words import close
from writethru.core.types import Figure

# Bounds as classes: "over" and "at least" promise the same, and so do "up to" and "under".
BOUND = {
    "exact": "exact", "about": "about", "nearly": "about", "over": "lower", "at_least": "lower", "up_to": "upper",
    "under": "upper", "range": "range", "vague": "vague",
}  # fmt: skip
_LOWER = (
    r"at least|(?<!\bno )(?<!\bnot )more than|over|above|upwards of|no fewer than|not fewer than|no less than|"
    r"not less than|no (?:\w+ )?(?:below|under|less than|fewer than)|"
    r"in excess of|a minimum of|exceeding|beyond|better than|north of"
)
_UPPER = (
    r"up to|as many as|as much as|no more than|not more than|at most|(?<!\bno )fewer than|(?<!\bno )less than|under|"
    r"below|"
    r"a maximum of|almost|nearly|close to|just under|short of"
)
_ABOUT = (
    r"about|around|some|roughly|approximately|an estimated|nearly|almost|close to|nearer|just over|or so|circa|"
    r"estimated at|estimated"
)
_BEFORE = {
    "lower": re.compile(rf"\b(?:{_LOWER})(?: (?:a|the|another))?\s*[^\w\s]?\s*$", re.I),
    "upper": re.compile(rf"\b(?:{_UPPER})(?: (?:a|the|another))?\s*[^\w\s]?\s*$", re.I),
    "about": re.compile(rf"\b(?:{_ABOUT})(?: (?:a|the|another|to))?\s*[^\w\s]?\s*$", re.I),
}
# "took its tally up to 64" is a movement, not a bound
_MOVED = re.compile(
    r"\b(?:mov\w+|ris\w+|rose|rais\w+|go\w*|went|climb\w*|lift\w*|tak\w+|took|bring\w*|brought|add\w*|increas\w+)\b[^.;]{0,25}"
    r"\bup to\s*[^\w\s]?\s*$",
    re.I,
)
# "who died over 16 years": across them, and no bound; "for over two hours" is one
_ACROSS = re.compile(r"(?<!\bfor )(?<!\blasted )(?<!\btook )(?<!\bwell )(?<!\bjust )\bover (?:the \w+ )?$", re.I)
_TIME = re.compile(r"\s*(?:minute|hour|day|night|week|month|year|decade)s\b", re.I)
_AFTER = {
    "lower": re.compile(r"^\s*(?:\w+ )?(?:or more|at least|plus)\b|^\s*\+", re.I),
    "upper": re.compile(r"^\s*(?:\w+ )?(?:or fewer|or less|at (?:the )?most)\b", re.I),
    "about": re.compile(r"^\s*(?:\w+ )?(?:or so|roughly|approximately|on average)\b", re.I),
}

# Nouns that count as one kind of thing; two known kinds that differ are different things.
_KINDS = """
person: people person man woman child boy girl baby soldier troop serviceman sailor marine pilot fighter militant
officer policeman resident inhabitant villager citizen civilian worker employee staff docker miner farmer teacher
nurse doctor student pupil passenger tourist migrant refugee evacuee patient victim survivor prisoner detainee captive
hostage protester demonstrator striker member firefighter rescuer volunteer reservist recruit guard journalist driver
lawmaker voter customer subscriber user visitor fan player engineer official candidate delegate shareholder investor
adult teenager pensioner commuter spectator supporter rebel insurgent gunman agent sailor crewman casualty death
fatality
family: family household
building: house home building dwelling flat apartment hut structure property
vessel: ship vessel boat ferry tanker freighter trawler
box: container crate
vehicle: car lorry truck bus vehicle van
aircraft: aircraft plane jet helicopter airliner
flight: flight
train: train
settlement: village town city hamlet municipality
region: province district region county
country: country nation
company: company firm business
shop: shop store outlet supermarket
school: school classroom
hospital: hospital clinic
bridge: bridge
farm: farm
animal: cow sheep pig bird chicken horse dog cattle goat hen
tree: tree
job: job post
metre: km kilometre kilometer mile metre meter foot cm centimetre yard
area: hectare acre sqkm km2
weight: tonne ton kg kilogram pound gram
barrel: barrel
volume: litre liter gallon
bottle: bottle
time: second minute hour day week month year decade
percent: percent percentage point %
energy: megawatt kilowatt gigawatt mw gw kwh
degree: degree celsius fahrenheit
"""
KIND = {
    word: line.split(":")[0]
    for line in re.sub(r"\n(?![a-z]+:)", " ", _KINDS).strip().splitlines()
    for word in line.split(":")[1].split()
}
# the units that are converted or miscopied, not counted: another unit of these is a changed unit, FIG010
MEASURED = frozenset({"metre", "area", "weight", "barrel", "volume", "percent", "energy", "degree", "bottle"})
_CURRENCY = re.compile(r"[A-Z]{3}")

HUMAN = {
    "killed": "killed", "bodies_found": "killed", "injured": "injured", "hospitalised": "injured", "missing": "missing",
    "killed_or_injured": "killed_or_injured", "displaced": "displaced", "arrested": "arrested", "captured": "captured",
    "rescued": "rescued",
}  # fmt: skip
CASUALTY = frozenset({"killed", "injured", "killed_or_injured", "missing", "bodies_found"})
_DEAD = r"kill\w*|dead|deaths?|die[ds]?|dying|fatal\w*|toll|lives|bod(?:y|ies)|claimed"
_HURT = r"wound\w*|injur\w*|hurt"
CUE = {
    "killed": re.compile(rf"\b(?:{_DEAD})\b", re.I),
    "injured": re.compile(rf"\b(?:{_HURT}|hospitals?|treated)\b", re.I),
    "killed_or_injured": re.compile(
        rf"\bcasualt\w+|\b(?:{_DEAD})\b[^.;]{{0,40}}?\b(?:or|and|as well as)\s+(?:\w+\s+)?(?:{_HURT})\b", re.I
    ),
    "missing": re.compile(r"\bmissing\b|\bunaccounted\b", re.I),
    "displaced": re.compile(
        r"\bdisplac\w*|\bhomeless\b|\bevacuat\w*|\bfled\b|\bflee\w*|\bmoved\b|\btaken out\b|\bhomes?\b", re.I
    ),
    "arrested": re.compile(r"\barrest\w*|\bdetain\w*|\bcustody\b|\bheld\b", re.I),
    "captured": re.compile(r"\bcaptur\w*|\bprisoners?\b|\bhostages?\b|\babduct\w*|\btaken\b", re.I),
    "rescued": re.compile(r"\brescu\w*|\bsaved\b|\bpulled\b", re.I),
}


_AT = r"(?:\w+ ){0,3}(?:at|of|to|was|is|stood at|stands at|reached|reaches|passed) (?:\w+ ){0,3}[^\w\s]?$"
_TOLL_BEFORE = re.compile(rf"\bdeath toll {_AT}", re.I)
_CASUALTIES_BEFORE = re.compile(rf"\bcasualt(?:y|ies) {_AT}", re.I)
_CASUALTIES_AFTER = re.compile(r"\s+(?:\w+ ){0,2}casualties\b", re.I)

# "316 of the patients died": of people who were ill, and no pronoun opens a clause about others
_DIED_AFTER = re.compile(
    r"(?! (?:who|that|which|where|when))(?:(?!\b(?:not|never|nobody|none|no|who|where|when)\b)[^.;,]){0,60}?"
    r"\b(?:died|(?:proved|was|were|been) (?:fatal|killed|dead)|lost their lives)\b",
    re.I,
)
_ILL = re.compile(r"\b(?:ill|sick\w*|illness\w*|cases?|infect\w*|patients?|diseases?|symptoms?)\b", re.I)


# "put those rescued at 79": what is counted stands before the number
_LABEL = re.compile(
    r"\b(killed|dead|injured|wounded|hurt|missing|rescued|saved|arrested|displaced|evacuated) at (?:\w+ )?$", re.I
)
# "six dead", "14 people wounded": the word that says it stands right after the number
_BESIDE = re.compile(
    r"\s+(?:(?:people|civilians|persons|soldiers|others) )?"
    r"(?:(?P<killed>dead|killed|deaths)|(?P<injured>wounded|injured|hurt))\b"
    r"(?! (?:or|and) (?:wounded|injured|hurt|dead|killed)\b)",
    re.I,
)


def beside(text: str, end: int) -> str | None:
    """ "killed" or "injured" where the words right after a number that ends at ``end`` say so; None otherwise."""
    found = _BESIDE.match(text, end)
    return found.lastgroup if found else None


def values(figure: Figure) -> tuple[float, ...]:
    """The ends of a figure's interval that are given."""
    ends = {end for end in (figure.value_low, figure.value_high) if end is not None}
    return tuple(sorted(ends))


def same_value(a: Figure, b: Figure) -> bool:
    """The same number or the same range, bounds aside."""
    mine, theirs = values(a), values(b)
    return bool(mine) and len(mine) == len(theirs) and all(close(x, y) for x, y in zip(mine, theirs, strict=True))


def kind(figure: Figure) -> str | None:
    """What kind of thing is counted: a kind of the table, a currency code, or None where we do not know."""
    unit = figure.unit
    if unit is None:
        return "person" if figure.measure in HUMAN else None
    if _CURRENCY.fullmatch(unit):
        return unit
    found = KIND.get(unit.lower())
    if found is None and " " in unit:
        found = KIND.get(unit.lower().split()[-1])
    return found


def is_currency(found: str | None) -> bool:
    return bool(found and _CURRENCY.fullmatch(found))


def same_kind(a: Figure, b: Figure) -> bool:
    """May count the same kind of thing: unknown kinds may."""
    mine, theirs = kind(a), kind(b)
    return mine is None or theirs is None or mine == theirs


# characters beside a number that are looked at
NEAR = 100


def measure_in(text: str, figure: Figure, offset: int = 0) -> str | None:
    """What happened to the people counted, where the sentence says so in words; None otherwise.

    ``text`` is the sentence and ``offset`` its place in the text that the figure points into.
    """
    left, right = max(0, figure.start - offset), max(0, figure.end - offset)
    before, after = text[max(0, left - NEAR) : left], text[right : right + NEAR]
    told = beside(text, right)
    if told is not None and told == HUMAN.get(figure.measure):
        return told
    if _TOLL_BEFORE.search(before):
        return "killed"
    if _CASUALTIES_BEFORE.search(before) or _CASUALTIES_AFTER.match(after):
        return "killed_or_injured"
    if figure.measure == "sick":
        return "killed" if _DIED_AFTER.match(after) else "sick" if _ILL.search(text) else None
    found = HUMAN.get(figure.measure)
    label = _LABEL.search(before)
    if found is None or not CUE[found].search(text) or (label and not CUE[found].search(label[1])):
        return None
    if found in ("killed", "injured") and CUE["killed_or_injured"].search(text):
        return None  # "dead and wounded together": which of the two is counted cannot be told from here
    return found


def bound(text: str, start: int, end: int) -> str | None:
    """The bound that stands beside the number in a text ("lower", "upper", "about"), None where there is none."""
    before, after = text[max(0, start - 40) : start], text[end : end + 30]
    if _MOVED.search(before) or (_ACROSS.search(before) and _TIME.match(after)):
        return None
    for name, pattern in _BEFORE.items():
        if pattern.search(before):
            return name
    for name, pattern in _AFTER.items():
        if pattern.search(after):
            return name
    return None


def bound_start(text: str, start: int) -> int | None:
    """Where the words of the bound before a number begin, None where none stands there."""
    left = max(0, start - 40)
    found = (pattern.search(text[left:start]) for pattern in _BEFORE.values())
    # of "nearly", which two patterns know, and "more than just over" the longest
    starts = [left + match.start() for match in found if match]
    return min(starts) if starts and not _MOVED.search(text[left:start]) else None


def known_numbers(ctx: Context) -> frozenset[float]:
    """Every number of the sources, titles included."""
    return ctx.held.known_numbers


def is_known(value: float, known: Iterable[float]) -> bool:
    return any(close(value, other) for other in known)


def near_figures(ctx: Context, i: int, *, floor: float = 0.3) -> list[tuple[Place, Figure]]:
    """Figures of the source sentences that draft sentence ``i`` rests on, the best sentence first."""
    return [(hit.place, figure) for hit in ctx.hits(i, floor=floor) for figure in ctx.figures_at(hit.place)]


def twins(ctx: Context, figure: Figure) -> list[tuple[Place, Figure]]:
    """All source figures with the same value."""
    mine = values(figure)
    return [
        (place, other)
        for theirs, place, other in ctx.held.valued
        if mine and len(mine) == len(theirs) and all(map(close, mine, theirs))
    ]


def odd(figure: Figure) -> bool:
    """A number so little round that it seldom stands for two things in one coverage: three digits, the last no 0."""
    ends = values(figure)
    return bool(ends) and all(end >= 100 and end % 10 != 0 for end in ends)


def checked(ctx: Context) -> list[tuple[int, Figure]]:
    """Figures of the copy outside quotation marks, with the number of their sentence."""
    copy = set(ctx.copy)
    return [
        (figure.sentence, figure)
        for figure in ctx.reading.figures
        if figure.sentence in copy and not ctx.in_quotes(figure.start, figure.end)
    ]
