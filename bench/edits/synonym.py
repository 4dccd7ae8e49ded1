"""A word put for another that means the same: "began" for "started"."""

from __future__ import annotations

import re
from random import Random

from edits.base import Document, Edit, like
from edits.opposite import HELPERS
from writethru.core.types import Sentence

# pairs of the news that mean one thing wherever they stand
_PAIRS = (
    ("killed", "left dead"), ("about", "around"), ("around", "about"), ("more than", "over"), ("over", "more than"),
    ("said", "told reporters"), ("says", "said"), ("said", "stated"), ("people", "persons"), ("up to", "as many as"),
    ("as many as", "up to"), ("at least", "no fewer than"), ("wounded", "injured"), ("injured", "wounded"),
    ("toll", "death toll"), ("declined to", "refused to"), ("according to", "as reported by"), ("but", "yet"),
    ("wants", "would like"), ("because", "since"), ("although", "though"), ("though", "although"), ("while", "whereas"),
    ("also", "as well"), ("died", "lost their lives"), ("began", "started"), ("started", "began"), ("near", "close to"),
    ("bought", "purchased"), ("got", "received"), ("sent", "dispatched"), ("showed", "indicated"), ("stuck",
    "stranded"),
    ("would", "was to"), ("until", "till"), ("car", "vehicle"), ("police officers", "police"), ("vessels", "ships"),
    ("ferry", "boat"), ("earthquake", "quake"), ("quake", "earthquake"), ("strike", "walkout"), ("strike", "stoppage"),
    ("firm", "company"), ("company", "firm"), ("dockers", "dock workers"), ("soldiers", "troops"), ("jumped", "leapt"),
    ("fell", "dropped"), ("rose", "climbed"), ("proposal", "proposition"), ("took place", "happened"),
)  # fmt: skip
_BY_WORD: dict[str, list[str]] = {}
for _old, _new in _PAIRS:
    _BY_WORD.setdefault(_old, []).append(_new)
_HAND = re.compile(rf"\b(?:{'|'.join(sorted(_BY_WORD, key=len, reverse=True))})\b", re.I)
_LEFT_ALONE = frozenset("also would but since because over around toll up says killed died people told got".split())


def edits(sentence: Sentence, doc: Document, rng: Random) -> list[Edit]:
    """One edit a word with a synonym, outside names and quotation marks."""
    out = []
    for match in doc.matches(_HAND, sentence):
        if match[0].lower() not in _LEFT_ALONE and not _in_name(doc, match.start()):
            new = rng.choice(_BY_WORD[match[0].lower()])
            if not (new == "told reporters" and doc.text[match.end() :].startswith((" “", ":", ": ", " in "))):
                out.append(doc.edit("synonym", False, match.start(), match.end(), like(new, match[0])))
    for i in doc.words(sentence):
        token = doc.tree.tokens[i]
        lemma = token.lemma.lower()
        if doc.named(i) or lemma in HELPERS or token.dep in ("aux", "auxpass", "neg"):
            continue
        found = doc.lexicon.synonyms(lemma, token.pos)
        other = doc.lexicon.inflect(rng.choice(found), token.tag) if found else None
        if other and (other[0] in "aeiou") == (lemma[0] in "aeiou"):
            out.append(doc.edit("synonym", False, token.start, token.end, like(other, doc.tree.word(i))))
    return out


def _in_name(doc: Document, at: int) -> bool:
    return any(entity.start <= at < entity.end for entity in doc.reading.entities)
