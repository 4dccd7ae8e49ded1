"""A role or title changed: "foreign minister" becomes "finance minister", a "former" is dropped or added."""

from __future__ import annotations

import re
from random import Random

from edits.base import Document, Edit, capital, like
from writethru.core.types import Sentence

_SWAPS = {
    "chief executive": ["finance director", "chairman"], "secretary-general": ["treasurer"],
    "prime minister": ["president", "foreign minister"], "president": ["prime minister", "vice-president"],
    "minister": ["deputy minister", "ambassador"], "spokesman": ["director", "lawyer"],
    "spokeswoman": ["director", "lawyer"], "director": ["spokesman", "deputy director"], "chairman": ["treasurer"],
    "chairwoman": ["spokeswoman", "treasurer"], "chair": ["secretary"], "governor": ["mayor"], "mayor": ["governor"],
    "head": ["deputy head", "spokesman"], "leader": ["spokesman", "deputy leader"], "professor": ["student"],
    "economist": ["historian", "lawyer"], "analyst": ["lobbyist"], "engineer": ["lawyer"], "general": ["colonel"],
    "lawmaker": ["ambassador"], "seismologist": ["geologist", "engineer"], "statistician": ["lawyer"],
    "senator": ["judge"], "manager": ["owner"], "owner": ["manager"], "ambassador": ["minister"],
    "epidemiologist": ["surgeon"], "teacher": ["pupil"], "negotiator": ["lawyer"], "captain": ["owner"],
    "ecologist": ["chemist"], "secretary": ["treasurer"], "founder": ["chairman"], "judge": ["prosecutor"],
    "lawyer": ["judge"], "coach": ["captain"], "editor": ["owner"], "scientist": ["journalist"], "officer": ["clerk"],
    "foreign": ["finance"], "finance": ["defence"], "defence": ["interior"], "interior": ["foreign"],
    "energy": ["transport"], "labour": ["education"], "health": ["education"], "economy": ["energy"],
}  # fmt: skip
_FIELDS = frozenset("foreign finance defence interior energy labour health economy".split())
_ROLE = re.compile(rf"\b(?:{'|'.join(sorted(_SWAPS, key=len, reverse=True))})\b", re.I)
_FORMER = re.compile(r"\b(?:former|retired|deputy|acting|vice)[ -]", re.I)
# characters between a role and the name it belongs to
NEAR = 60


def edits(sentence: Sentence, doc: Document, rng: Random) -> list[Edit]:
    """One edit a role that stands beside a person's name."""
    people = doc.entities(sentence, "PERSON")
    out = []
    for match in doc.matches(_ROLE, sentence):
        word = match[0].lower()
        near = any(0 <= p.start - match.end() <= NEAR or 0 <= match.start() - p.end <= NEAR for p in people)
        after = doc.text[match.end() : match.end() + 10]
        if not near or (word in _FIELDS and not after.lower().startswith((" minister", " secretary"))):
            continue
        if any(p.start <= match.start() < p.end for p in people) and word not in ("president", "governor", "mayor"):
            continue
        new = rng.choice(_SWAPS[word])
        out.append(doc.edit("role", True, match.start(), match.end(), like(new, match[0])))
        joined = re.search(
            r"(?:\b(?:an?|the)|['’]s?|^|,|\b\w+:|while) $", doc.text[sentence.start : match.start()] or " "
        )
        if (
            word not in _FIELDS
            and (joined or match.start() == sentence.start)
            and not _FORMER.search(doc.text[max(0, match.start() - 28) : match.start()])
        ):
            old = match[0]
            text = "former " + (old[:1].lower() + old[1:])
            first = match.start() == sentence.start
            out.append(doc.edit("role", True, match.start(), match.end(), capital(text) if first else text))
    for match in doc.matches(_FORMER, sentence):
        if any(0 <= p.start - match.end() <= NEAR or 0 <= match.start() - p.end <= NEAR for p in people):
            keep = doc.text[match.end() : match.end() + 1]
            keep = keep.upper() if match.start() == sentence.start else keep
            out.append(doc.edit("role", True, match.start(), match.end() + 1, keep))
    return out
