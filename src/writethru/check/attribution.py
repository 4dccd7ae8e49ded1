"""Does a sentence of a draft say who says so?"""

from __future__ import annotations

import re

from writethru.check.amounts import twins
from writethru.check.context import Context
from writethru.check.words import STOP, name_key
from writethru.core.types import Figure, Speaker

_VERB = (
    r"said|says|say|saying|tells?|told|reports?|reported|announce[ds]?|according to|confirm(?:s|ed)?|claim(?:s|ed)?|"
    r"estimate[ds]?|estimating|counts?|counted|puts?|believe[sd]?|reckon(?:s|ed)?|record(?:s|ed)?|cit(?:es|ed|ing)|"
    r"quot(?:es|ed|ing)|acknowledge[ds]?|admit(?:s|ted)?|list(?:s|ed)|register(?:s|ed)|maintain(?:s|ed)?|insist(?:s|ed)?|"
    r"warn(?:s|ed)?|stated?|states|argue[ds]?|thinks?|suspect(?:s|ed)?|assess(?:es|ed)?|calculate[sd]?|show(?:s|ed)?|"
    r"speaks? of|spoke of|spoken of|names?|gives?|gave|treated|treats|recognise[sd]?|recorded|documented|"
    r"tallied|concludes?|concluded|finds?|found|rate[ds]?|makes?|wants?|measured?|measures"
)
_SPOKEN = re.compile(rf"\b(?:{_VERB})\b", re.I)
_BY = re.compile(
    r"\b(?:by|in|on|from|per)\b[^.;]{0,60}\b(?:counts?|estimates?|reckoning|tally|figures?|records?|account|view|words|data|"
    r"report|statement|survey|census|list)\b"
    r"|['’]s? (?:\w+ ){0,2}(?:counts?|estimates?|reckoning|tally|figures?|claim|assessment|total|range|range of)\b",
    re.I,
)


def attributed(ctx: Context, i: int, figure: Figure | None = None) -> bool:
    """Does draft sentence ``i`` say who says, counts or estimates? Lenient: any word of attribution counts."""
    if figure is not None and (figure.statement or figure.reporter):
        return True
    if ctx.statements(i):
        return True
    return _spoken(ctx, i)


def _spoken(ctx: Context, i: int) -> bool:
    return ctx.once("spoken", i, lambda text: bool(_SPOKEN.search(text) or _BY.search(text)))


def voiced(ctx: Context, i: int) -> bool:
    """Does draft sentence ``i`` give its content as somebody's word? Stricter than :func:`attributed`."""
    if _spoken(ctx, i):
        return True
    return any(
        statement.speaker is not None and statement.speaker.kind in ("person", "office", "organisation", "anonymous")
        for statement in ctx.statements(i)
    )


def names_speaker(ctx: Context, i: int, figure: Figure) -> bool:
    """Does draft sentence ``i`` name a person or body of its own, or the one who gives the figure in a source?"""
    if ctx.names_body(i):
        return True
    words = ctx.once("words", i, keys_of)
    for place, other in twins(ctx, figure):
        for statement in ctx.statements_at(place):
            if statement.id == other.statement and statement.speaker and words & speaker_words(statement.speaker):
                return True
        if other.reporter_name and words & keys_of(other.reporter_name):
            return True
    return False


def speaker_words(speaker: Speaker) -> frozenset[str]:
    """Keys of the words that name a speaker, role and affiliation included."""
    return keys_of(" ".join((speaker.text, speaker.canonical, speaker.role or "", speaker.affiliation or "")))


def keys_of(text: str) -> frozenset[str]:
    """Keys of the words of a text, stop words apart."""
    words = (word.strip(".,;:()“”\"'") for word in text.split())
    return frozenset(name_key(word) for word in words if len(word) > 2 and word.lower() not in STOP)
