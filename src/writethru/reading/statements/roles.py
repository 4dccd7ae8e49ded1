"""In what capacity a speaker speaks, told from kind, role, affiliation and the words of the mention."""

from __future__ import annotations

import re

from writethru.core.types import RoleClass
from writethru.reading.statements.scene import Named


def _any(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(words.split())})", re.IGNORECASE)


# each is matched against single words in lower case
_VICTIM = _any(
    """survivors? victims? widow widower mother father parents? son daughter brother sister husband wife uncle aunt
    cousin nephew niece grand(?:mother|father|son|daughter|parents?) relatives? famil(?:y|ies) bereaved patients?
    refugees? evacuees? hostages? orphans?"""
)
_WITNESS = _any(
    """(?:eye)?witness(?:es)? residents? neighbou?rs? villagers? passengers? passers?-?by bystanders? shopkeepers?
    shopper farmers? fisher(?:man|men|woman|women) drivers? students? pupils? tourists? commuters? motorists? voters?
    baker teachers? waiter waitress people locals? pensioners? protesters? demonstrators? workers? dockers? miners?"""
)
_MILITARY = _any(
    """army navy military troops soldiers? general colonel lieutenant admiral brigadier commander sergeant marshal
    corporal col gen lt brig adm maj major sgt cmdr warship battalion brigade infantry militia rebels? fighters?
    insurgents? guerrillas? airm[ae]n paratroopers?"""
)
_MILITARY_NAMES = re.compile(
    r"\b(?:armed forces|air force|joint (?:chiefs|staff)|general staff|defen[cs]e forces?|marine corps"
    r"|military intelligence)\b",
    re.IGNORECASE,
)
_CIVIL_GENERAL = re.compile(
    r"\b(?:secretary|attorney|director|consul|solicitor|governor|inspector|auditor|comptroller|surgeon|prosecutor)"
    r"[- ]general\b|\bgeneral (?:secretary|manager|director|counsel|strike)\b|\bmajor (?:shareholder|investor)\b",
    re.IGNORECASE,
)
_ANALYST = _any("analysts? strategists? forecasters? pollsters? commentators? observers? investors?")
_EXPERT = _any(
    """experts? professors? lecturers? scholars? scientists? researchers? academics? historians? economists? engineers?
    geographers? physicists? chemists? statisticians? mathematicians? doctors? physicians? surgeons? nurses?
    specialists? \\w+ologists? \\w+iatrists? dean fellow universit(?:y|ies) institute observatory laboratory
    academy faculty"""
)
_BUSINESS = _any(
    """ceo cfo coo compan(?:y|ies) firms? business(?:es|man|woman|men)? bankers? traders? brokers? founder owners?
    shareholders? entrepreneurs? employer manufacturer(?:s)? maker retailer supplier airlines? carrier ab ag plc inc
    corp corporation co ltd llc oyj asa gmbh sa spa nv lines holdings? brewery shipowner landlord bank insurer utility
    operator executives?"""
)
_BUSINESS_NAMES = re.compile(
    r"\b(?:chief (?:executive|financial|operating|technology|commercial) officer|chief executive|managing director"
    r"|finance chief|general manager|head of (?:sales|trading))\b",
    re.IGNORECASE,
)
_CAMPAIGNER = _any(
    """unions? charit(?:y|ies) activists? campaigners? organi[sz]ers? volunteers? ngo federation league foundation
    association coalition steward watchdog movement campaign alliance"""
)
_OUTLET = _any(
    """newspapers? broadcasters? magazines? television tv radio media gazette herald courier tribune journalists?
    reporters? correspondent editor"""
)
_OUTLET_NAMES = re.compile(r"\b(?:news|wire|press) (?:agency|service|site|outlet)s?\b|\bPress\b$")
_OFFICIAL = _any(
    """ministers? ministr(?:y|ies) president presidency prime premier chancellor mayors? governors? governments? state
    officials? authorit(?:y|ies) police prosecutors? prosecution judges? courts? justice magistrates? senators?
    lawmakers? parliament mps? mp congress(?:man|woman|men)? council(?:lor|lors|man|woman)? commission(?:er|ers)?
    ambassadors? embassy diplomats? envoy consul king queen prince princess emir sultan pope office department
    directorate agency bureau board regulator sheriff coroner inspector superintendent constable chief
    firefighters? fire rescuers? spokesman spokeswoman spokesperson secretary secretary-general negotiators?
    delegation administration party
    opposition coastguard guard harbourmaster candidate speaker treasury customs municipality service services hospital
    deputy undersecretary institution mission detective deputy-governor"""
)


def role_class(who: Named, affiliation: str | None, text: str) -> RoleClass:
    """The class of a speaker; "other" where nothing tells."""
    if who.kind == "document":
        return "document"
    if who.kind == "anonymous":
        return "anonymous"
    if not who.canonical:
        return "other"
    if who.kind == "person":
        told = who.role or ("" if who.how in ("name", "surname", "pronoun", "alias") else who.canonical)
        return _person(told, affiliation or "")
    return _body(who.canonical, affiliation or "")


def _person(role: str, affiliation: str) -> RoleClass:
    """By the role first, then by the body: an economist at a bank is an expert, a manager of it business."""
    plain = _CIVIL_GENERAL.sub(" official ", role)
    head = re.split(r"\b(?:of|for|at|in|who|whose|from|with)\b", plain, maxsplit=1)[0] or plain
    for words in (head, plain):
        found = _by_words(
            words,
            ("victim_or_relative", _VICTIM), ("analyst", _ANALYST), ("military", _MILITARY), ("expert", _EXPERT),
            ("outlet", _OUTLET), ("witness", _WITNESS),
        )  # fmt: skip
        if found == "military" and "captain" in words.lower():
            found = None
        if found is not None:
            return found
    whole = f"{plain} {affiliation}"
    if _MILITARY_NAMES.search(whole):
        return "military"
    if _BUSINESS_NAMES.search(plain):
        return "business"
    speaks_for = affiliation or plain
    found = _by_words(
        speaks_for,
        ("military", _MILITARY), ("business", _BUSINESS), ("campaigner", _CAMPAIGNER), ("expert", _EXPERT),
        ("outlet", _OUTLET), ("official", _OFFICIAL),
    )  # fmt: skip
    if found is not None:
        return found
    return (
        _by_words(plain, ("campaigner", _CAMPAIGNER), ("business", _BUSINESS), ("official", _OFFICIAL))
        or ("official" if role and affiliation and _is_state(affiliation) else None)
        or "other"
    )


def _body(name: str, affiliation: str) -> RoleClass:
    if name.startswith(("Government of ", "Governments of ")):
        return "official"
    if _MILITARY_NAMES.search(name):
        return "military"
    if _OUTLET_NAMES.search(name):
        return "outlet"
    return (
        _by_words(
            name,
            ("victim_or_relative", _VICTIM), ("military", _MILITARY), ("outlet", _OUTLET), ("analyst", _ANALYST),
            ("expert", _EXPERT), ("campaigner", _CAMPAIGNER), ("business", _BUSINESS), ("official", _OFFICIAL),
            ("witness", _WITNESS),
        )
        or ("official" if affiliation and _is_state(affiliation) else None)
        or "other"
    )  # fmt: skip


def _is_state(name: str) -> bool:
    from writethru.reading.places import country

    return country(name) is not None


def _by_words(text: str, *classes: tuple[RoleClass, re.Pattern[str]]) -> RoleClass | None:
    """The first class of which one of the words is."""
    words = [word.strip(".,;:()'’\"").lower().removesuffix("'s").removesuffix("’s") for word in text.split()]
    for name, pattern in classes:
        if any(pattern.fullmatch(word) for word in words):
            return name
    return None
