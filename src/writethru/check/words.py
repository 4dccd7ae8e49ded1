"""Words as the aligner compares them: stems, a small thesaurus of the news desk, numbers in words and digits."""

from __future__ import annotations

import re
from functools import lru_cache

STOP = frozenset(
    """a about above after again against ago all almost along already also although always am among an and another any
    are around as at away back be became because become been before began begin being below besides between both but
    by can come could did do does doing done down during each early either else even ever every few first following
    for former from further get give given go going gone good got had has have having he her here hers herself him
    himself his how however i if in indeed instead into is it its itself just last later least less like likewise made
    make makes making many may me meanwhile might more most much must my near nearly neither never new next no nor not
    now of off often on once one only onto or other others ought our out over own part per perhaps put quite rather
    really same say said says saying see seen several shall she should show since so some still such take taken tell
    than that the their theirs them themselves then there these they thing this those though through thus till to
    today together told too took toward towards two under until up upon us use used very via was way we well went were
    what when where whether which while who whom whose why will with within without would yet you your according add
    added adding note noted speak spoke speaking call called word accord tonight yesterday tomorrow mr mrs ms dr
    ask asked explain explained argue argued reckon reckoned think thought believe believed expect expected warn warned
    person people man woman figure number report reported reporter statement matter fact""".split()
)

# Groups of words that the news uses for one thing. Each word stands in one group only.
_GROUPS = """
kill dead death die deadly fatal fatality toll slay perish lethal life corpse body remains
injure injury wound wounded hurt casualty
missing unaccounted
arrest detain detention custody
displace evacuate homeless flee uproot shelter evacuation evacuee
soldier troop serviceman military army contingent personnel
ship vessel boat freighter
worker employee staff docker stevedore labourer
strike stoppage walkout
company firm business operator corporation
government cabinet administration
authority agency directorate
minister ministry secretary
president leader ruler head chief chair chairman chairwoman chairperson director boss lead
spokesman spokeswoman spokesperson spokespeople
parliament lawmaker legislator mp senate congress assembly deputy legislature senator
police officer policeman
begin start launch open commence
end finish stop halt cease conclude over
rise increase climb grow raise hike surge growth jump higher gain up
fall drop decline decrease shrink lower reduce cut slump sink
offer proposal propose deal bid
agree agreement pact treaty
vote ballot poll referendum decide decision
reject refuse decline rebuff
deny dispute contest contradict rebut refute
confirm verify corroborate check
prepare ready preparation readying
send dispatch deploy deployment
attack assault raid offensive
home house dwelling building housing
destroy collapse flatten ruin wreck demolish raze
damage harm
quake earthquake shock tremor temblor
flood flooding inundate
fire blaze wildfire
crash collision accident
money sum amount cash
cost price expense charge fee
pay payment wage salary
aid help assistance relief support
plan intend intention scheme
want seek demand wish
may might could possible possibly
believe suspect suspicion
show indicate suggest
estimate reckon assess assessment estimation
inquiry investigation probe investigate inquire
court judge tribunal judicial
law legislation statute act
talk negotiation negotiate discuss discussion dialogue
expert analyst economist specialist scholar researcher
hospital clinic ward
doctor physician medic surgeon
child kid youngster
pupil student
school classroom
road highway motorway route
river stream
border frontier
province region district area county territory
town city village hamlet municipality
country nation state
world global international
war conflict fighting battle combat
ally allied alliance
weapon arm armament
share stock
market trade
supply provide deliver delivery
quick fast rapid swift speed accelerate
large big huge major great vast
small little minor tiny
week weekly
year annual yearly
month monthly
day daily
half fifty
quarter fourth
double twice
cause reason because
blame fault responsible
warn caution
promise pledge commit vow undertake undertaking
hold keep retain maintain
leave depart departure withdraw withdrawal quit
return back
meet meeting session hearing
letter note message missive
ban prohibit forbid bar
allow permit let authorise
bury funeral
rescue save
search hunt look
find discover detect
rebuild reconstruct reconstruction rebuilding
close shut closure
resume restart reopen
delay postpone
cancel scrap call-off
group organisation organization body association federation union
member
resident inhabitant villager townspeople citizen
motorist driver
lorry truck
car vehicle automobile
plane aircraft jet airliner
flight fly flown
train rail railway
passenger traveller
farmer grower
mine mining
dam barrage embankment
leak spill seep seepage
storm hurricane cyclone typhoon
heavy severe serious grave badly
quiet silent fallen
free release freed
prisoner captive detainee
swap exchange trade-off
evidence proof
secret confidential closed closed-door
predecessor
hint suggest-that
increase-in
hide conceal
buy purchase acquire
sell sale
build construct construction erect
teach teacher lecturer professor
newspaper paper daily-paper journal magazine
lawyer attorney solicitor barrister
employer
winner win victory won
lose loss lost defeat
eat food meal
drink beverage
water
power electricity energy
phone telephone
computer
sick ill illness disease infection
vaccine jab inoculation
treat treatment
test trial
clear obvious plain
wrong false untrue incorrect mistaken
true correct accurate right
new fresh newly
extra additional further supplementary
early retirement
approve approval endorse back-up
oppose opposition against
differ difference discrepancy gap
count tally total
include comprise contain
exclude omit
about roughly approximately around some
immediate prompt
imminent soon
remark comment
describe call
name identify identity
unnamed anonymous unidentified
apology apologise sorry
summon
response reply answer respond
question query
likely probable probably likelihood chance odds
unlikely improbable
"""

_SUFFIXES = (
    "isations", "izations", "isation", "ization", "fulness", "ations", "ments", "ation", "ition", "ement", "ments",
    "ments", "ities", "ment", "ness", "ions", "ings", "ates", "ated", "able", "ible", "ence", "ance", "ally", "ical",
    "ity", "ing", "ion", "ies", "ied", "ers", "ors", "ate", "ive", "ous", "ful", "ent", "ant", "ely", "est", "ed", "er",
    "or", "es", "ly", "al", "ic", "s", "e", "y",
)  # fmt: skip
_IRREGULAR = {
    "decision": "decid", "decide": "decid", "choice": "choos", "chose": "choos", "loss": "los", "lose": "los",
    "lost": "los", "sale": "sell", "sold": "sell", "flight": "fly", "flown": "fly", "flew": "fly", "fled": "flee",
    "built": "build", "bought": "buy", "held": "hold", "left": "leav", "sent": "send", "went": "go", "met": "meet",
    "paid": "pay", "led": "lead", "won": "win", "grew": "grow", "grown": "grow", "rose": "ris", "risen": "ris",
    "fell": "fall", "fallen": "fall", "began": "begin", "begun": "begin", "shut": "shut", "taught": "teach",
    "sought": "seek", "found": "find", "kept": "keep", "broke": "break", "broken": "break", "men": "man",
    "women": "woman", "children": "child", "lives": "life", "dying": "die", "died": "die", "dead": "die",
    "death": "die", "bodies": "body", "people": "person", "shot": "shoot", "struck": "strike", "spent": "spend",
    "hidden": "hide", "hid": "hide", "drew": "draw", "drawn": "draw", "drove": "drive", "driven": "drive",
    "swore": "swear", "sworn": "swear", "stole": "steal", "stolen": "steal", "burnt": "burn", "explosion": "explod",
    # "station" is no "state" and "plane" no "plan"
    "station": "station", "stations": "station", "plane": "plane", "planes": "plane",
}  # fmt: skip


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A crude stem that puts "deployment", "deployed" and "deploys" together. Lower case, without possessive."""
    word = word.lower().replace("’", "'")
    if word.endswith("'s"):
        word = word[:-2]
    word = word.strip("'-.")
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if not word.isascii() or len(word) < 4:
        return word
    for suffix in _SUFFIXES:
        rest = len(word) - len(suffix)
        if rest >= (3 if len(suffix) <= 2 else 4) and word.endswith(suffix):
            if suffix == "s" and word.endswith("ss"):
                break
            base = word[:rest]
            if len(base) > 4 and base[-1] == base[-2] and base[-1] not in "ls":
                base = base[:-1]
            if suffix == "s":
                return stem(base)
            return base.removesuffix("y")
    return word


def _thesaurus() -> dict[str, str]:
    out: dict[str, str] = {}
    for line in _GROUPS.strip().splitlines():
        words = line.split()
        for word in words:
            out.setdefault(stem(word), "=" + words[0])
    return out


_SENSES = _thesaurus()


@lru_cache(maxsize=65536)
def concept(word: str) -> str:
    """What a word stands for: its group in the thesaurus ("=kill"), or its stem."""
    base = stem(word)
    return _SENSES.get(base, base)


_DEMONYM = re.compile(r"(?:ians?|ans?|ns?|ish|ese|is|i|ers?|s)$")


@lru_cache(maxsize=65536)
def name_key(word: str) -> str:
    """One key for a place and its people: "Norvia", "Norvian" and "Norvians" are one."""
    word = word.lower().replace("’", "'").removesuffix("'s").strip("'")
    if len(word) < 5:
        return word
    short = _DEMONYM.sub("", word)
    short = short.rstrip("aeiouy") if len(short) > 4 else short
    return short if len(short) >= 4 else word


_UNITS = {
    word: float(value)
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
_UNITS.update(
    {w: 10.0 * i for i, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)}
)
_SCALES = {
    "dozen": 12.0, "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "k": 1e3,
    "m": 1e6, "mn": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12, "mln": 1e6,
}  # fmt: skip
_VAGUE = {"dozens": 24.0, "scores": 40.0, "hundreds": 200.0, "thousands": 2000.0, "millions": 2e6, "billions": 2e9}
_PARTS = {
    "half": 0.5, "third": 1 / 3, "thirds": 2 / 3, "quarter": 0.25, "quarters": 0.75, "fifth": 0.2, "tenth": 0.1,
    "twice": 2.0, "double": 2.0, "both": 2.0, "pair": 2.0, "couple": 2.0, "single": 1.0, "no": 0.0, "none": 0.0,
    "nobody": 0.0, "first": 1.0, "second": 2.0, "fourth": 4.0, "seventh": 7.0, "sixth": 6.0, "eighth": 8.0,
    "ninth": 9.0,
}  # fmt: skip
_DIGITS = re.compile(r"(\d[\d,.\u202f\u00a0]*)(?:[\s-]?([a-z]+))?", re.I)
_RANGE = re.compile(
    r"(\d[\d.,]*)\s?(?:-|–|to|and)\s?[^\w\s]?(\d[\d.,]*)\s?(hundred|thousand|million|billion|trillion|bn|mn|m|k)\b",
    re.I,
)
# numbers that a tokeniser has taken apart: "735, 000", "1. 1 million"
_APART = re.compile(
    r"(?<![\d.,])(?:\d{1,3}(?:, \d{3})+(?!\d)|"
    r"\d+\. \d+(?= ?(?:hundred|thousand|million|billion|trillion|per ?cent|%)))",
    re.I,
)
_WORD = re.compile(r"[a-z]+", re.I)


def _value(digits: str) -> float | None:
    cleaned = re.sub(r"[\u202f\u00a0]", "", digits).rstrip(".,")
    if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", cleaned) or "," in cleaned:
        cleaned = cleaned.replace(",", "")
    try:
        return float(cleaned)
    except ValueError:
        return None


@lru_cache(maxsize=16384)
def numbers(text: str) -> frozenset[float]:
    """Every number a text may stand for: digits with and without their scale word, number words, parts, vague words."""
    out: set[float] = set()
    for match in _DIGITS.finditer(text):
        value = _value(match[1])
        if value is None:
            continue
        out.add(value)
        scale = (match[2] or "").lower()
        if scale in _SCALES:
            out.add(value * _SCALES[scale])
    for match in _RANGE.finditer(text):
        value = _value(match[1])
        if value is not None:
            out.add(value * _SCALES[match[3].lower()])
    out |= _spelt(text)
    joined = _APART.sub(lambda match: match[0].replace(" ", ""), text)
    return frozenset(out) if joined == text else frozenset(out) | numbers(joined)


def _spelt(text: str) -> set[float]:
    out: set[float] = set()
    total = current = 0.0
    inside = article = False
    for match in [*_WORD.finditer(text), None]:
        word = match[0].lower() if match else ""
        if word in _UNITS:
            current, inside = current + _UNITS[word], True
            out.add(_UNITS[word])
        elif word in _SCALES and len(word) > 3 and (inside or article):
            current, inside = (current or 1.0) * _SCALES[word], True
            if _SCALES[word] >= 1e3:
                total, current = total + current, 0.0
        elif word == "and" and inside:
            out.add(total + current)
        else:
            if inside:
                out.add(total + current)
            total, current, inside = 0.0, 0.0, False
            for table in (_VAGUE, _PARTS):
                if word in table:
                    out.add(table[word])
        article = word in ("a", "an")
    return out


def close(a: float | None, b: float | None) -> bool:
    """Equal within one part in a thousand; two open ends are equal."""
    if a is None or b is None:
        return a is None and b is None
    return abs(a - b) <= 1e-3 * max(abs(a), abs(b), 1e-9)
