"""What a series counts, in plain words: "Soldiers killed", "Families displaced", "Depth"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from writethru.brief.counted import HUMAN, MEASURE_WORDS, counted, weak
from writethru.brief.material import Material
from writethru.core.types import Figure, Series
from writethru.publish.words import capital, plain

# lives and limbs: what an editor looks for first, in this order
TOLLS = (
    "killed", "killed_or_injured", "injured", "missing", "bodies_found", "displaced", "hospitalised", "sick",
    "captured", "arrested", "rescued", "released",
)  # fmt: skip
# how a human measure is said after the people it counts
_DONE = {**MEASURE_WORDS, "sick": "sick", "bodies_found": "found"}
# words that say what happened and not to whom
_VICTIMS = re.compile(
    r"(?:the )?(?:victims?|dead|deaths?|casualt(?:y|ies)|tolls?|death tolls?|fatalit(?:y|ies)|wounded|injured"
    r"|injur(?:y|ies)|missing|persons?|people|cases?|patients?|detainees|prisoners?|evacuees|survivors|others|names|entries|lists?)",
    re.I,
)
# "town's seven shelters", "men of his platoon of 30": the words hold more than who is counted
_LOADED = re.compile(r"\d|\b(?:of|his|her|their|its|who|that|which)\b|['’]s\b", re.I)
_MOST_WORDS = 5
# letters of a label of the article's words
_LONGEST = 60
_IRREGULAR = {"person": "people", "man": "men", "woman": "women", "child": "children", "body": "bodies"}
_KINDS = {
    "loss": "Cost or loss", "price": "Price or cost", "transfer": "Payment", "count": "Number", "amount": "Amount",
    "other": "Number",
}  # fmt: skip
# kinds of number that are said after the words of the article: "Houses, share"
_SAID = {"share": "share", "duration": "duration", "distance": "distance", "change": "change", "rate": "rate"}
_EXTENTS = re.compile(
    r"\b(?:depth|height|width|length|range|altitude|radius|distance|span|time|duration|age|period|delay|wait|deadline|share|rate"
    r"|turnout|majority|change|rise|fall|cut|increase|decrease|growth|drop|gain)s?\b", re.I,
)  # fmt: skip
# units that are counted and not measured: their plural is a label
_COUNTED = re.compile(r"[a-z][a-z -]{2,}")
_MEASURED = re.compile(
    r"(?:sq )?(?:k?m|kilomet\w+|met(?:re|er)s?|miles?|f(?:oo|ee)t|hectares?|acres?|tonnes?|tons?|kg|per ?cent|percent"
    r"|percentage points?|degrees?|minutes?|hours?|days?|weeks?|months?|years?|nights?|litres?|barrels?)",
    re.I,
)

_OF = re.compile(r"\s?(?:%|per ?cent)?\sof\s", re.I)


def label_of(series: Series, figures: Sequence[Figure], material: Material) -> str:
    """The label of a series; the place of most of its figures ends it, where it is not said already."""
    label = _human(series) if series.measure in HUMAN else _thing(series, figures, material)
    place = plain(series.place)
    # one village named beside one of ten counts is not where all ten were made
    here = 2 * sum(plain(figure.place) == place for figure in figures) > len(figures)
    if place and here and place.lower() not in label.lower() and not is_nameless(label):
        label = f"{label}, {place}"
    return capital(label)


def is_bare(measure: str) -> bool:
    """Is it a share, a change, a time or a length, whose label leaves much to the sentence it stands in?"""
    return measure in _SAID


def is_nameless(label: str) -> bool:
    """Does the label name a kind of number only, so that no reader could tell what is counted?"""
    return weak(label) or label in _KINDS.values() or label.lower() in MEASURE_WORDS.values()


def _human(series: Series) -> str:
    done = _DONE.get(series.measure, "")
    who = _people(series)
    if series.measure == "killed_or_injured" and who != "people":
        done = "killed or wounded" if re.search(r"soldier|troop|fighter|militar|recruit", who, re.I) else done
    return f"{who} {done}".strip()


def _people(series: Series) -> str:
    population = re.sub(r"^(?:the|an?|some|all|other) ", "", plain(series.population), flags=re.I)
    bare = _VICTIMS.fullmatch(population)
    if population and not bare and not _LOADED.search(population) and len(population.split()) <= _MOST_WORDS:
        return plural(population)
    if series.measure == "bodies_found":
        return "bodies"
    unit = (series.unit or "").strip()
    return plural(unit) if _COUNTED.fullmatch(unit) and not _VICTIMS.fullmatch(unit) else "people"


def _thing(series: Series, figures: Sequence[Figure], material: Material) -> str:
    """What the articles call it; what most of them can tell of it where they give the bare number."""
    names = [_told(figure, series, material) for figure in figures[:12]]
    told = next((name for name in names if not weak(name) and len(name) <= _LONGEST), "")
    unit = (series.unit or "").strip()
    counts = series.measure in ("count", "other", "attack") and _COUNTED.fullmatch(unit)
    if told and not _is_unit(told.split(",")[0]):
        if counts and told == unit:
            return plural(told)
        said = _SAID.get(series.measure, "")
        if said == "share" and not _EXTENTS.search(told) and any(_is_part(figure, material) for figure in figures):
            return f"share of {told}"
        return f"{told}, {said}" if said and not _EXTENTS.search(told) else told
    if counts and not _MEASURED.fullmatch(unit):
        return plural(unit)
    if series.measure == "amount" and _COUNTED.fullmatch(unit):
        return unit
    return _KINDS.get(series.measure, MEASURE_WORDS.get(series.measure, "number"))


def _is_part(figure: Figure, material: Material) -> bool:
    """Is the share of what follows it: "a quarter of the men", "70 per cent of houses"?"""
    text = material.view(figure.article).article.text
    return _OF.match(text, figure.end) is not None


def _is_unit(words: str) -> bool:
    """Do the words name what is measured in and not what is measured: "days", "days given", but not "days of rain"?"""
    found = _MEASURED.match(words)
    rest = words[found.end() :] if found else ""
    return found is not None and (not rest or (rest[0] == " " and not rest.startswith(" of ")))


def _told(figure: Figure, series: Series, material: Material) -> str:
    view = material.view(figure.article)
    words = plain(counted(figure, series, view)).rstrip(" .,;:")
    head, _, kind = words.rpartition(", ")
    phrase = figure.phrase.of(view.article.text) if figure.phrase else ""
    if series.measure not in ("count", "other", "attack") and head and phrase.lower().endswith(f" {head.lower()}"):
        # "400 million crowns": the crowns are the unit of the value
        words = kind
    return re.sub(r"^(?:his|her|their|its|our|my)(?: own)? ", "", words, flags=re.I)


def plural(noun: str) -> str:
    """The noun in the plural, where its last word is a plain English singular: "firm" to "firms"."""
    head, _, last = noun.rpartition(" ")
    low = last.lower()
    if low in _IRREGULAR:
        last = _IRREGULAR[low]
    elif not re.fullmatch(r"[a-z]+", low) or low.endswith("s") or low in _IRREGULAR.values() or low == "police":
        return noun
    elif re.search(r"[^aeiou]y$", low):
        last = f"{last[:-1]}ies"
    else:
        last += "es" if re.search(r"(?:ch|sh|x|z)$", low) else "s"
    return f"{head} {last}".strip()
