"""What is counted changed: killed, wounded, killed or wounded, missing; people and households."""

from __future__ import annotations

import re
from random import Random

from edits.base import Document, Edit, like
from writethru.core.types import Sentence

_SWAPS = {
    "killed or wounded": ["killed", "wounded"], "killed and wounded": ["killed"], "dead or wounded": ["dead"],
    "killed": ["wounded", "injured", "killed or wounded"], "wounded": ["killed", "missing", "killed or wounded"],
    "injured": ["killed", "missing"], "missing": ["dead", "injured"], "dead": ["injured", "missing"],
    "hurt": ["killed", "missing"], "died": ["were hurt", "went missing"], "deaths": ["injuries", "cases"],
    "injuries": ["deaths"], "displaced": ["killed", "injured"], "evacuated": ["injured"], "rescued": ["missing"],
    "arrested": ["injured", "charged"], "detained": ["charged", "injured"], "charged": ["convicted"],
    "bodies": ["survivors"], "survivors": ["bodies"], "cases": ["deaths"],
    "people": ["families", "households", "children"], "families": ["people"], "households": ["people"],
    "men": ["women"], "women": ["men"], "soldiers": ["civilians", "officers"], "civilians": ["soldiers"],
    "workers": ["managers"], "passengers": ["crew members"], "homes": ["schools", "shops"], "houses": ["villages"],
    "ships": ["containers"], "vessels": ["containers"], "containers": ["ships"], "villages": ["houses"],
    "patients": ["doctors"], "students": ["teachers"], "jobs": ["factories"], "shops": ["homes"], "trains": ["buses"],
    "firefighters": ["doctors"], "tickets": ["berths"], "schools": ["hospitals"], "hospitals": ["schools"],
    "votes": ["seats"], "seats": ["votes"], "employees": ["customers"], "customers": ["employees"],
    "stations": ["officials"], "children": ["adults"], "planes": ["ships"], "shares": ["bonds"],
}  # fmt: skip
_COUNTED = re.compile(rf"\b(?:{'|'.join(sorted(_SWAPS, key=len, reverse=True))})\b")
# characters between the number and the word, without another number between
NEAR = 45


def edits(sentence: Sentence, doc: Document, rng: Random) -> list[Edit]:
    """One edit a word that says what a number counts."""
    figures = doc.figures(sentence)
    out = []
    for match in doc.matches(_COUNTED, sentence):
        after = [f for f in figures if f.end <= match.start() <= f.end + NEAR and f.end < match.start()]
        killed = match[0] in ("killed", "injured")
        beside = [f for f in figures if killed and match.end() <= f.start <= match.end() + 25]
        if not after and not beside:
            continue
        if after and re.search(r"\d|[,;.:]", doc.text[after[-1].end : match.start()]):
            continue
        new = rng.choice(_SWAPS[match[0]])
        out.append(doc.edit("counted", True, match.start(), match.end(), like(new, match[0])))
    return out
