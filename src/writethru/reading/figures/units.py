"""Units that stand at a number: currencies, percent, lengths, areas, weights, times, and the words for them."""

from __future__ import annotations

import re

# canonical unit -> ways to write it (regular expressions), by family
_FAMILIES: dict[str, dict[str, str]] = {
    "percent": {
        "percent": r"%|per\s?cent|percent|pct|pc",
        "percentage point": r"percentage[\s-]points?|pp|pps",
        "basis point": r"basis\spoints?|bps?",
    },
    "time": {
        "second": r"seconds?|secs?",
        "minute": r"minutes?|mins?",
        "hour": r"hours?|hrs?",
        "day": r"days?",
        "week": r"weeks?",
        "month": r"months?",
        "year": r"years?|yrs?",
        "decade": r"decades?",
        "century": r"century|centuries",
    },
    "area": {
        "sq km": r"sq(?:uare|\.)?[\s-]?(?:km|kilomet(?:re|er)s?)|km2|km²",
        "sq mile": r"sq(?:uare|\.)?[\s-]?(?:mi|miles?)",
        "sq metre": r"sq(?:uare|\.)?[\s-]?(?:m|met(?:re|er)s?)|sqm|m2|m²",
        "sq foot": r"sq(?:uare|\.)?[\s-]?(?:ft|feet|foot)",
        "hectare": r"hectares?|ha",
        "acre": r"acres?",
    },
    "length": {
        "km": r"km|kms|kilomet(?:re|er)s?",
        "metre": r"met(?:re|er)s?",
        "cm": r"cm|centimet(?:re|er)s?",
        "mm": r"mm|millimet(?:re|er)s?",
        "micrometre": r"[μµ]m|micromet(?:re|er)s?|microns?",
        "nanometre": r"nm|nanomet(?:re|er)s?",
        "mile": r"miles?|mi",
        "nautical mile": r"nautical\smiles?",
        "foot": r"feet|foot|ft",
        "inch": r"inch(?:es)?|″|in(?!\w|\s[A-Za-z]+s?\s)",
        "yard": r"yards?",
    },
    "mass": {
        "kg": r"kg|kgs|kilos?|kilograms?",
        "gram": r"grams?|g",
        "mg": r"mg|milligrams?",
        "microgram": r"micrograms?|µg|mcg",
        "tonne": r"tonnes?|metric\stons?|t",
        "ton": r"tons?",
        "ounce": r"ounces?|oz",
        "lb": r"lbs?",
    },
    "volume": {
        "litre": r"lit(?:re|er)s?|l",
        "ml": r"m[lL]|millilit(?:re|er)s?",
        "barrel": r"barrels?|bbl",
        "gallon": r"gallons?",
        "cubic metre": r"cubic\smet(?:re|er)s?|m3|m³",
        "bushel": r"bushels?",
    },
    "energy": {
        "MW": r"MW|megawatts?",
        "GW": r"GW|gigawatts?",
        "kW": r"kW|kilowatts?",
        "MWh": r"MWh",
        "kWh": r"kWh",
        "GWh": r"GWh",
        "TWh": r"TWh",
        "watt": r"W|watts?",
        "TW": r"TW|terawatts?",
        "horsepower": r"b?hp|B?HP|horsepower|PS",
        "Nm": r"Nm|newton[\s-]met(?:re|er)s?",
        "lb-ft": r"lb[\s-]ft|ft[\s-]lbs?|pound[\s-](?:feet|foot)",
        "volt": r"V|volts?",
        "mAh": r"mAh",
        "kiloton": r"kilotons?|kilotonnes?",
    },
    "speed": {
        "km/h": r"km/h|kmh|kph|kilomet(?:re|er)s\s(?:per|an)\shour",
        "mph": r"mph|m\.p\.h\.?|miles\s(?:per|an)\shour",
        "mpg": r"mpg|miles\s(?:per|to\sthe)\sgallon",
        "knot": r"knots?",
    },
    "temperature": {
        "celsius": r"(?:(?:deg(?:rees?)?\s?|°\s?|º\s?)(?:[Cc]elsius|[Cc]entigrade|C\b)|[Cc]elsius|C(?=[\s.,;)]))",
        "fahrenheit": r"(?:(?:deg(?:rees?)?\s?|°\s?|º\s?)(?:[Ff]ahrenheit|F\b)|[Ff]ahrenheit|F(?=[\s.,;)]))",
        "degree": r"deg(?:rees?)?|°",
    },
    "data": {
        "GB": r"[gG][bB]|gigabytes?",
        "MB": r"[mM][bB]|megabytes?",
        "TB": r"[tT][bB]|terabytes?",
        "Mbps": r"[MG]bps|[MG]bit/s",
        "kHz": r"k[hH][zZ]|kilohertz",
        "MHz": r"M[hH][zZ]|megahertz",
        "GHz": r"G[hH][zZ]|gigahertz",
        "hertz": r"H[zZ]|hertz",
    },
}
# Letters that are units only when they touch the digits ("90km", "5g", "35C", "7t").
_TOUCHING = {"g", "t", "p", "in", "l", "W", "V", "pc", "C", "F", "ha", "pp", "pps", "mi", "bp"}

FAMILY = {unit: family for family, units in _FAMILIES.items() for unit in units}
TIME_UNITS = frozenset(_FAMILIES["time"])

_CURRENCY_WORDS: dict[str, str] = {
    "USD": r"(?:US|U\.S\.|American)?\s?dollars?", "AUD": r"Australian\sdollars?", "CAD": r"Canadian\sdollars?",
    "HKD": r"Hong\sKong\sdollars?", "NZD": r"New\sZealand\sdollars?", "SGD": r"Singapore\sdollars?",
    "EUR": r"euros?", "GBP": r"pounds\ssterling|British\spounds?", "JPY": r"(?:Japanese\s)?yen",
    "CNY": r"(?:Chinese\s)?(?:yuan|renminbi)", "INR": r"(?:Indian\s)?rupees?", "PKR": r"Pakistani\srupees?",
    "RUB": r"(?:Russian\s)?rou?bles?", "UAH": r"(?:Ukrainian\s)?hryvnias?", "CHF": r"(?:Swiss\s)?francs?",
    "KRW": r"(?:South\sKorean\s)?won", "TRY": r"(?:Turkish\s)?liras?", "PLN": r"(?:Polish\s)?zlot(?:y|ys|ych)",
    "ZAR": r"(?:South\sAfrican\s)?rand", "NGN": r"(?:Nigerian\s)?nairas?", "KES": r"Kenyan\sshillings?",
    "ILS": r"(?:Israeli\s)?(?:new\s)?shekels?", "PEN": r"(?:Peruvian\s)?(?:nuevo\s)?soles",
    "SAR": r"(?:Saudi\s)?riyals?",
    "BRL": r"(?:Brazilian\s)?(?:reais|reals?)", "MXN": r"Mexican\spesos?", "PHP": r"Philippine\spesos?",
    "ARS": r"Argentine\spesos?", "CLP": r"Chilean\spesos?", "COP": r"Colombian\spesos?", "peso": r"pesos?",
    "SEK": r"Swedish\s(?:kronor|kronas?|crowns?)", "NOK": r"Norwegian\s(?:kroner|kronor|crowns?)",
    "DKK": r"Danish\s(?:kroner|crowns?)", "CZK": r"Czech\scrowns?|korunas?", "krona": r"kronor|kronas?|kroner|crowns",
    "HUF": r"(?:Hungarian\s)?forints?", "RON": r"Romanian\slei", "IDR": r"(?:Indonesian\s)?rupiahs?",
    "MYR": r"(?:Malaysian\s)?ringgit", "THB": r"(?:Thai\s)?baht", "VND": r"(?:Vietnamese\s)?dong",
    "AED": r"(?:UAE\s)?dirhams?", "IRR": r"(?:Iranian\s)?rials?", "IQD": r"Iraqi\sdinars?", "KWD": r"Kuwaiti\sdinars?",
    "dinar": r"dinars?", "EGP": r"Egyptian\spounds?", "shilling": r"shillings?",
    "cent": r"cents?", "sen": r"sen", "penny": r"pence|p(?=[\s.,;)])",
}  # fmt: skip
_CODES = "USD EUR GBP CHF JPY CNY INR AUD CAD SEK NOK DKK PLN RUB UAH KRW BRL MXN ZAR TRY ILS SGD HKD NZD".split()
SIGNS = {
    "$": "USD", "US$": "USD", "USD": "USD", "A$": "AUD", "AU$": "AUD", "AUD": "AUD", "C$": "CAD", "CA$": "CAD",
    "CAD": "CAD", "NZ$": "NZD", "HK$": "HKD", "S$": "SGD", "R$": "BRL", "NT$": "TWD", "€": "EUR", "EUR": "EUR",
    "£": "GBP", "GBP": "GBP", "¥": "JPY", "JPY": "JPY", "CNY": "CNY", "RMB": "CNY", "₹": "INR", "INR": "INR",
    "Rs": "INR", "Rs.": "INR", "PKR": "PKR", "₽": "RUB", "₩": "KRW", "₺": "TRY", "₴": "UAH", "₪": "ILS", "₦": "NGN",
    "฿": "THB", "₫": "VND", "₱": "PHP", "CHF": "CHF", "RM": "MYR",
    # what is left of ¥ and £ where signs were put into plain letters
    "Y=": "JPY", "PS": "GBP",
}  # fmt: skip
CURRENCIES = frozenset(SIGNS.values()) | frozenset(_CURRENCY_WORDS)

_ALL: list[tuple[str, str]] = [
    *((unit, pattern) for units in _FAMILIES.values() for unit, pattern in units.items()),
    *_CURRENCY_WORDS.items(),
    *((code, code) for code in _CODES),
]


def _alternatives() -> tuple[re.Pattern[str], list[str]]:
    """One pattern with a numbered group per unit; the longest spelling wins because speeds precede lengths."""
    order = sorted(_ALL, key=lambda item: -_weight(item[0]))
    groups = [f"(?P<u{i}>{pattern})" for i, (_, pattern) in enumerate(order)]
    return re.compile(rf"(?:{'|'.join(groups)})(?![\w²³])"), [unit for unit, _ in order]


def _weight(unit: str) -> int:
    """Units whose spelling begins with another unit's come first: "km/h" before "km"."""
    if unit == "degree":
        return 1
    longer = FAMILY.get(unit) in ("speed", "area", "temperature") or " " in unit
    return 2 if longer or unit in ("MWh", "kWh", "GWh", "lb-ft", "Nm") else 1


_UNIT, _ORDER = _alternatives()
# Not across a paragraph break.
_GAP = re.compile(r"[^\S\n]?-[^\S\n]?|[^\S\n]{1,2}|\n(?!\n)|")
# "40 Miles", "40 MILES"; letters for units ("MW", "mW") keep their case
_WRITTEN_UP = re.compile(r"[A-Z](?:[a-z]|[A-Z]{2})")
_POUNDS = re.compile(r"(?P<word>pounds?)\b(?P<of>\sof\b)?", re.IGNORECASE)
_METRES = re.compile(
    r"\)?\s?-?(?:high|tall|long|deep|wide|away|above|below|from|of\s(?:water|snow|rain)|waves?|walls?|towers?|statues?"
    r"|sprint|race|freestyle|hurdles|butterfly|relay|final|in\s(?:height|length|depth|diameter)|asl|down|off|champions?|runners?|medals?|gold|silver|bronze|titles?|record|backstroke|breaststroke|medley)\b|\s\(\d[\d.,]*\s?(?:ft|feet)\b",
    re.IGNORECASE,
)


def sign_unit(sign: str) -> str | None:
    """Currency code of a sign before a number."""
    plain = sign.replace(" ", "")
    return SIGNS.get(plain) or (SIGNS.get(f"{plain[1:]}$") if plain.startswith("$") else None)


def unit_after(text: str, end: int, *, scaled: bool = False) -> tuple[str, int] | None:
    """Unit written at or after position ``end`` (the end of a number), and where it ends; None where there is none.

    ``scaled`` says that a million or the like was read, which makes "pounds" money.
    """
    gap = _GAP.match(text, end)
    at = gap.end() if gap else end
    window = text[at : at + 40]
    found = _UNIT.match(window) or (_UNIT.match(window.lower()) if _WRITTEN_UP.match(window) else None)
    if found and found.lastgroup:
        if found.group() in _TOUCHING and at > end:
            return None
        return _ORDER[int(found.lastgroup[1:])], at + found.end()
    pounds = _POUNDS.match(window)
    if pounds:
        heavy = pounds["of"] or text[end : end + 1] == "-"
        return ("lb" if heavy and not scaled else "GBP"), at + pounds.end("word")
    return None


# What a rate is divided by: "$62 a share", "40 barrels per day", "62 km/h".
_RATE = re.compile(
    r"[\s-]?(?:per[\s-]|/)(?P<per>(?:(?:square|sq\.?|cubic)[\s-])?(?!cent\b)[A-Za-z]+)\b"
    r"|[\s-]an?[\s-](?P<a>second|minute|hour|day|week|month|year|share|barrel|ounce|tonne|ton|lit(?:re|er)|gallon|head|kilo|pound"
    r"|night|seat|bushel|person|unit|piece)\b(?!\s(?:ago|earlier|later|before))",
    re.IGNORECASE,
)
_PERS = {
    "sq m": "square metre", "square meter": "square metre", "square feet": "square foot", "liter": "litre",
    "hr": "hour",
}  # fmt: skip


def rate_after(text: str, end: int) -> str | None:
    """What the amount that ends at ``end`` is divided by ("share", "day"), or None where it is no rate."""
    found = _RATE.match(text, end)
    if found is None:
        return None
    word = " ".join((found["per"] or found["a"]).lower().replace("-", " ").split())
    return _PERS.get(word, word)


def metres_after(text: str, end: int) -> bool:
    """Whether a touching "m" before position ``end`` means metres, by the words that follow it."""
    return _METRES.match(text, end) is not None


def family(unit: str | None) -> str:
    """Returns "money", "percent", "time", "length", "area", "mass" ... or "" for a counted noun."""
    if unit is None:
        return ""
    return "money" if unit in CURRENCIES else FAMILY.get(unit, "")
