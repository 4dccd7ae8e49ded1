"""Scale, unit or currency changed: million and billion, kilometres and miles, euros and dollars."""

from __future__ import annotations

import re
from random import Random

from edits.base import Document, Edit, like
from writethru.core.types import Sentence

_SWAPS = {
    "million": ["billion", "thousand"], "billion": ["million", "trillion"], "thousand": ["million"],
    "bn": ["m"], "m": ["bn"], "km": ["miles"], "kilometres": ["miles"], "kilometers": ["miles"],
    "miles": ["kilometres"],
    "mile": ["kilometre"], "kilometre": ["mile"], "kilometer": ["mile"],
    "metres": ["feet", "kilometres"], "meters": ["feet", "kilometers"], "feet": ["metres"], "hectares": ["acres"],
    "acres": ["hectares"], "tonnes": ["kilograms", "pounds"], "tons": ["pounds"], "kilograms": ["tonnes"],
    "euros": ["dollars", "pounds"], "dollars": ["euros", "pounds"], "pounds": ["euros", "dollars"], "yen": ["dollars"],
    "pesos": ["dollars"], "francs": ["dollars"], "talars": ["euros"], "soles": ["dollars"], "rupees": ["dollars"],
    "litres": ["gallons", "barrels"], "barrels": ["litres", "tonnes"], "percent": ["percentage points"],
    "hours": ["days"], "days": ["weeks", "hours"], "weeks": ["months"], "months": ["years", "weeks"],
    "years": ["months"], "day": ["week"], "hour": ["day"], "week": ["month"], "minutes": ["hours"],
    "kg": ["tonnes"], "cm": ["metres"], "mph": ["km/h"],
}  # fmt: skip
_AFTER = re.compile(rf"(?<=\d)[ -]?({'|'.join(sorted(_SWAPS, key=len, reverse=True))})\b")
_SPELT = re.compile(rf"\b(?:million|billion|thousand|hundred|dozen)[ -]({'|'.join(sorted(_SWAPS))})\b")
_SIGN = re.compile(r"[$£€](?=\d)")


def edits(sentence: Sentence, doc: Document, rng: Random) -> list[Edit]:
    """One edit a scale word, unit or sign of currency that stands beside a number."""
    out = []
    for pattern in (_AFTER, _SPELT):
        for match in doc.matches(pattern, sentence):
            new = like(rng.choice(_SWAPS[match[1]]), match[1])
            out.append(doc.edit("scale", True, match.start(1), match.end(1), new))
    for match in doc.matches(_SIGN, sentence):
        new = rng.choice([sign for sign in "$£€" if sign != match[0]])
        out.append(doc.edit("scale", True, match.start(), match.end(), new))
    return out
