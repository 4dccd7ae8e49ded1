"""Units of figures in one form: people are people, miles become kilometres, currencies stay apart."""

from __future__ import annotations

from dataclasses import dataclass

from writethru.ledger.wordset import words

# nouns that count any human being; a narrower noun (soldier, protester) also says who
ANYONE = words(
    "people person human individual man soul life body death fatality victim casualty case injury wounded dead member "
    "resident inhabitant adult survivor evacuee other attacker assailant"
)
# nouns that count human beings of a kind: the kind is part of the population
_SOMEONE = words(
    "soldier troop serviceman trooper fighter militant rebel insurgent civilian protester demonstrator marcher officer "
    "policeman guard worker miner docker employee striker crew sailor fisherman passenger tourist migrant refugee "
    "child woman girl boy schoolgirl schoolboy pupil student teacher patient prisoner hostage captive detainee suspect "
    "defendant firefighter rescuer doctor nurse medic journalist lawmaker voter adherent pilgrim worshipper villager "
    "peacekeeper mercenary conscript recruit reservist infant baby teenager pensioner pedestrian cyclist driver "
    "paramedic volunteer farmer settler displaced homeless customer user subscriber viewer spectator fan supporter "
    "staff personnel combatant marine diver climber skier hiker swimmer camper guest shopper commuter inmate "
    "servicewoman policewoman"
)
HOUSEHOLD = words("family household")
_SAME_NOUN = {
    "troops": "soldier", "serviceman": "soldier", "servicewoman": "soldier", "trooper": "soldier", "troop": "soldier",
    "personnel": "soldier", "vessel": "ship", "boat": "ship", "home": "house", "building": "building",
    "dwelling": "house", "demonstrator": "protester", "policeman": "officer", "policewoman": "officer",
    "crewman": "crew",
    "crew member": "crew", "lorry": "truck", "plane": "aircraft", "airplane": "aircraft", "jet": "aircraft",
    "percent": "percent", "per cent": "percent", "%": "percent", "pct": "percent",
    "percentage point": "percentage point", "point": "percentage point", "employee": "worker", "staff": "worker",
    "child": "child", "kid": "child", "infant": "child", "baby": "child",
}  # fmt: skip
# factor to the base unit of each physical kind
_PHYSICAL: dict[str, tuple[str, float]] = {
    "m": ("km", 0.001), "meter": ("km", 0.001), "metre": ("km", 0.001), "km": ("km", 1.0), "kilometer": ("km", 1.0),
    "kilometre": ("km", 1.0), "mile": ("km", 1.609344), "foot": ("km", 0.0003048), "ft": ("km", 0.0003048),
    "yard": ("km", 0.0009144), "inch": ("km", 0.0000254), "cm": ("km", 0.00001), "centimetre": ("km", 0.00001),
    "centimeter": ("km", 0.00001), "mm": ("km", 0.000001), "millimetre": ("km", 0.000001),
    "millimeter": ("km", 0.000001), "nautical mile": ("km", 1.852),
    "km2": ("km2", 1.0), "square kilometre": ("km2", 1.0), "square kilometer": ("km2", 1.0), "sq km": ("km2", 1.0),
    "square mile": ("km2", 2.589988), "sq mile": ("km2", 2.589988), "hectare": ("km2", 0.01), "ha": ("km2", 0.01),
    "acre": ("km2", 0.00404686), "square metre": ("km2", 0.000001), "square meter": ("km2", 0.000001),
    "kg": ("kg", 1.0), "kilogram": ("kg", 1.0), "kilo": ("kg", 1.0), "gram": ("kg", 0.001), "tonne": ("kg", 1000.0),
    "metric ton": ("kg", 1000.0), "ton": ("kg", 1000.0), "pound weight": ("kg", 0.453592), "lb": ("kg", 0.453592),
    "litre": ("litre", 1.0), "liter": ("litre", 1.0), "gallon": ("litre", 3.785412), "barrel": ("litre", 158.987295),
    "cubic metre": ("litre", 1000.0), "cubic meter": ("litre", 1000.0),
    "second": ("hour", 1 / 3600), "minute": ("hour", 1 / 60), "hour": ("hour", 1.0), "day": ("hour", 24.0),
    "week": ("hour", 168.0), "month": ("month", 1.0), "year": ("month", 12.0), "decade": ("month", 120.0),
    "kw": ("mw", 0.001), "mw": ("mw", 1.0), "megawatt": ("mw", 1.0), "gw": ("mw", 1000.0), "gigawatt": ("mw", 1000.0),
    "kilowatt": ("mw", 0.001), "mph": ("km/h", 1.609344), "km/h": ("km/h", 1.0), "kph": ("km/h", 1.0),
    "knot": ("km/h", 1.852),
}  # fmt: skip
# temperatures and magnitudes are left as they are: their zero is not nothing
_CURRENCY_WORDS = {
    "dollar": "USD", "us dollar": "USD", "$": "USD", "us$": "USD", "euro": "EUR", "€": "EUR", "pound": "GBP",
    "pound sterling": "GBP", "£": "GBP", "yen": "JPY", "yuan": "CNY", "rouble": "RUB", "ruble": "RUB", "rupee": "INR",
    "hryvnia": "UAH", "franc": "CHF", "won": "KRW",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit in one form. ``kind`` says what may be compared: person, household, money, length ..., or the noun."""

    kind: str
    # base unit or singular noun, "" where none is given
    name: str
    factor: float = 1.0
    # the noun says whose or who, which belongs to the population
    who: str = ""


def singular(noun: str) -> str:
    """The singular of an English noun, by its ending: enough for lemmas that were left in the plural."""
    irregular = {
        "people": "people",
        "men": "man",
        "women": "woman",
        "children": "child",
        "lives": "life",
        "wives": "wife",
    }
    if noun in irregular:
        return irregular[noun]
    if noun.endswith("men") and f"{noun[:-3]}man" in _SOMEONE:
        return f"{noun[:-3]}man"
    if len(noun) > 4 and noun.endswith("ies"):
        return noun[:-3] + "y"
    if len(noun) > 4 and noun.endswith(("ches", "shes", "xes", "sses")):
        return noun[:-2]
    if len(noun) > 3 and noun.endswith("s") and not noun.endswith(("ss", "us", "is")):
        return noun[:-1]
    return noun


def normal_unit(unit: str | None, measure: str = "") -> Unit:
    """The unit in one form. Human measures without a noun count people."""
    from writethru.ledger.measures import HUMAN

    raw = " ".join((unit or "").split())
    if len(raw) == 3 and raw.isupper() and raw.isalpha():
        return Unit("money " + raw, raw)
    text = raw.lower()
    noun = " ".join([*text.split()[:-1], singular(text.split()[-1])]) if text else ""
    if noun in _CURRENCY_WORDS:
        code = _CURRENCY_WORDS[noun]
        return Unit("money " + code, code)
    for form in (text, noun):
        if form in _PHYSICAL:
            base, factor = _PHYSICAL[form]
            return Unit(base, base, factor)
    if not noun:
        return Unit("person", "person") if measure in HUMAN else Unit("", "")
    name = _SAME_NOUN.get(noun, _SAME_NOUN.get(text, noun))
    last = name.split()[-1]
    if last in HOUSEHOLD:
        return Unit("household", "household")
    if last in ANYONE and (measure in HUMAN or last in ("people", "person")):
        return Unit("person", "person")
    if last in _SOMEONE or (measure in HUMAN and measure != "deployed"):
        return Unit("person", "person", who=name)
    return Unit(name, name)
