"""What a news desk weighs beside words: whom an event harmed, and lines that tell of nobody but their speaker."""

from __future__ import annotations

import re

from writethru.brief.rewrite.sketch import text_of
from writethru.brief.writers.extractive import Candidate
from writethru.core.types import Figure
from writethru.reading.figures.nouns import is_person

# worth of a count of people harmed that no line has told: its words are those of all the other counts
HARM = {"killed": 8.0, "killed_or_injured": 8.0, "missing": 5.0, "injured": 5.0, "displaced": 5.0}
# measures of how long something took
_SPANS = frozenset({"duration"})
# what somebody says of himself
_OWN = re.compile(r"\b(?:I|we|my|our|me|us)\b|\b(?:I|we)[’']")
# whoever tells for an outlet what others said
_REPORTER = re.compile(r"\b(?:correspondent|reporter|our [a-z]+ editor|journalist)\b", re.I)


def harmed(item: Candidate, day: str | None) -> frozenset[tuple[str, float]]:
    """How many people a line tells were killed, hurt, missing or driven out: what it is of them and the lower bound.

    Not those of earlier months or years, before the coverage that reaches ``day``.
    """
    held = _figures(item)
    return frozenset(
        (f.measure, f.value_low) for f in held if f.measure in HARM and f.value_low is not None and not before(f, day)
    )


def _figures(item: Candidate) -> list[Figure]:
    return [figure for figure in item.view.figures.get(item.sentence, ()) if figure.id in item.figures]


def before(figure: Figure, day: str | None) -> bool:
    """Does a figure count what was months before the coverage that reaches ``day``?"""
    return bool(day and figure.as_of and months(day) - months(figure.as_of) > 1)


def months(date: str) -> int:
    """The months up to a date; a year alone counts to its middle."""
    parts = date.split("-")
    return int(parts[0]) * 12 + (int(parts[1]) if len(parts) > 1 else 6)


def colour(item: Candidate) -> bool:
    """What somebody says of himself, with nothing counted and nobody named: "every door I open is another bill"."""
    if item.main is None or any(f.measure not in _SPANS for f in _figures(item)):
        return False
    if not any(piece.quoted and _OWN.search(piece.text) for piece in item.row.pieces):
        return False
    tokens = item.view.reading.tokens
    spoken = {i for piece in item.row.pieces if piece.speaker for i in piece.tokens}
    speaker = item.main.speaker
    if speaker is not None:
        spoken |= {i for i in item.row.tokens if speaker.start <= tokens[i].start < speaker.end}
    return not any(i not in spoken and tokens[i].pos == "PROPN" for i in item.row.tokens)


def anybody(item: Candidate) -> bool:
    """Is the speaker a single person without a name or an office: "a porter on his break"?"""
    speaker = item.main.speaker if item.main else None
    if speaker is None or _IN_OFFICE.search(speaker.text):
        return False
    if not re.match(r"(?:an?|one) [a-z]", speaker.text, re.I):
        return False
    # the reader takes who is described at length for a body
    own = re.search(r"\b(?:his|her|who)\b", speaker.text) or any(is_person(word) for word in speaker.text.split()[1:3])
    return speaker.kind in ("person", "anonymous") or (speaker.kind == "organisation" and bool(own))


_IN_OFFICE = re.compile(
    r"\b(?:officials?|officer|spokes\w+|diplomat|minister|lawmaker|judge|prosecutor|director|executive|inspector)\b"
)


def newsroom(item: Candidate) -> bool:
    """Does a newsroom tell of itself: its correspondent as if a party spoke, or what the outlet shows and does not?"""
    outlet, main = item.view.article.outlet, item.main
    if outlet and text_of(item.row).startswith(f"{outlet} ") and (main is None or main.cue.cls != "say"):
        return True
    return bool(main and main.speaker and main.speaker.role and _REPORTER.search(main.speaker.role))


__all__ = ["HARM", "anybody", "before", "colour", "harmed", "months", "newsroom"]
