"""Who signed the article: people, and desks that carry the outlet's own name. Agencies, sections and roles are not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from writethru.reading.extract.agencies import is_agency
from writethru.reading.extract.words import tokens

_LEAD = re.compile(
    r"^\W*(?:(?:(?:written|posted|published|reported|words|story|text|photos?|analysis|report|reporting|compiled|edited)\s+)?by\b"
    r"|by:|from\b|author\(?s?\)?\s*:|door\b|von\b|por\b|par\b|di\b|av\b|af\b|przez\b|autor(?:es|a)?\s*:)\s*:?\s*",
    re.IGNORECASE,
)
_LABEL = re.compile(r"^[^\W\d_]{2,20}:\s+")
_PRINTED_BY = re.compile(
    r"^\W*(?P<by>(?:(?:words|written|story|text|analysis)\s+)?(?:by|door|von|por|par)\s+(?-i:[^\W\d_a-z]))"
    r"|(?:[\d.)|·•—–-]|[ap]\.?m\.?|20\d\d)\s*,?\s+(?P<late>by\s+(?-i:[^\W\d_a-z]))",
    re.IGNORECASE,
)
# What comes behind the names in a printed byline: a date or a time.
_DATE_TAIL = re.compile(
    r"[\s,|·•]+(?:\d|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?\s+\d).*$",
    re.IGNORECASE | re.DOTALL,
)
_SPLIT = re.compile(r"\s*(?:;|\||/|\n|·|•|\s&\s|,?\s+(?:and|en|und|y|et|og|och|e|with|con|avec|mit|met)\s+)\s*")
_PLACE = re.compile(r"\s+(?:in|at|reporting\s+from|in\s+the|from|for|reports?|writes)\s+.*$")
_NOISE = re.compile(
    r"\([^()]*\)|\S+@\S+|https?://\S+|www\.\S+|(?<!\w)@\w+|\bphotograph(?:y|s)?\s+by\b.*$|\b(?:published|updated|posted)\b.*$",
    re.IGNORECASE,
)
_ROLE = frozenset(
    """editor editors correspondent correspondents reporter reporters writer writers journalist columnist contributor
    contributors
    analyst producer photographer staff desk team newsroom bureau chief agency agencies newspaper service services news
    editorial board special guest senior deputy assistant managing political business foreign world national health
    science
    economics defence defense diplomatic court crime sports sport technology education environment home affairs admin
    administrator webmaster redaktion redactie redaction redacción redazione editor-in-chief online digital web site
    author
    media press wire wires newswire report reports analysis opinion politics politic culture international local
    exclusive update updated published posted share follow view profile comments subscribe minutes minute read ago
    january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday""".split()
)
_DESK = frozenset(
    "staff desk team newsroom bureau reporter reporters correspondent correspondents editors writers".split()
)
_PARTICLE = frozenset(
    "de la le du des del della di da dos das do van von der den ter ten te el al bin bint ben ibn abu "
    "y e af av zu zum st st. ny ni mac d' o' la'".split()
)


def clean_authors(raw: Iterable[str], outlet: str, *, marked: bool) -> tuple[str, ...]:
    """Names in the order given, each once.

    ``marked`` says that the strings come from data that holds authors only (JSON-LD, meta), where "A B, C D" are two
    people; in a printed byline what follows a comma may be a role or a place.
    """
    found: list[str] = []
    for text in raw:
        for name in _names(text, outlet, marked):
            if not any(tokens(name) == tokens(other) for other in found):
                found.append(name)
    return tuple(found[:20])


def _names(text: str, outlet: str, marked: bool) -> list[str]:
    if len(text) > 400 or text.startswith(("http://", "https://")):
        return []
    text = _LABEL.sub("", text)
    text = _LEAD.sub("", _NOISE.sub(" ", text)).strip(" ,;:-–—|.")
    if not marked:
        text = _DATE_TAIL.sub("", text)
    if desk := _outlet_desk(text, outlet):
        return [desk]
    groups = [[piece.strip() for piece in part.split(",")] for part in _SPLIT.split(text)]
    several = len(groups) > 1
    out: list[str] = []
    for nth, group in enumerate(groups):
        for place, piece in enumerate(group):
            name = _without_outlet(_LEAD.sub("", _PLACE.sub("", piece)).strip(" ,;:-–—|.'’\""), outlet)
            # "A B and C D, Paris and Rome": once a printed byline has named people, a comma turns to places
            if not marked and place > 0 and (several or not _looks_full(name)):
                if nth == 0 and several and len(group) > 1 and _is_person(name, outlet) and nth < len(groups) - 1:
                    out.append(name)
                    continue
                return out
            if _is_person(name, outlet):
                out.append(name)
    return out


def _outlet_desk(text: str, outlet: str) -> str:
    """The text where it names a desk of the outlet ("<Outlet> foreign staff"), else ""."""
    words = tokens(text)
    own = [word for word in tokens(outlet) if len(word) > 3]
    if (
        2 <= len(words) <= 6
        and any(word in _DESK for word in words)
        and any(word in own for word in words)
        and not is_agency(text)
    ):
        return text
    return ""


def _without_outlet(name: str, outlet: str) -> str:
    """The name without the outlet's behind it, as some pages run them together."""
    own, words = outlet.lower().split(), name.split()
    if own and len(words) > len(own) + 1 and [word.lower() for word in words[-len(own) :]] == own:
        return " ".join(words[: -len(own)])
    return name


def _looks_full(name: str) -> bool:
    return len(name.split()) >= 2


def _is_person(name: str, outlet: str) -> bool:
    words = name.split()
    if not 2 <= len(words) <= 6 or len(name) > 60 or any(char.isdigit() for char in name):
        return False
    if is_agency(name) or tokens(name) == tokens(outlet) or [*tokens(outlet)][-len(words) :] == tokens(name):
        return False
    if any(word in _ROLE for word in tokens(name)):
        return False
    if words[0].lower() in ("the", "a", "an", "our"):
        return False
    capitals = [word for word in words if word[:1].isupper()]
    return len(capitals) >= 2 and all(
        word[:1].isupper() or word.lower() in _PARTICLE or word[:2].lower() in ("d'", "d’", "l'", "l’")
        for word in words
    )


def byline_lines(lines: Sequence[str]) -> list[str]:
    """The printed bylines ("By ...") among a page's short lines, each from its "By" on."""
    return [
        line[max(match.start("by"), match.start("late")) :]
        for line in lines
        if len(line) <= 160 and (match := _PRINTED_BY.search(line))
    ]
