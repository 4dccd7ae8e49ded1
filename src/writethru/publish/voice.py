"""How a speaker and the certainty of a statement are said on a page."""

from __future__ import annotations

import re
from collections.abc import Iterable

from writethru.core.types import RoleClass, Speaker, SpeakerKind, Statement
from writethru.publish.words import plain

# what the marks beside a cue mean, in the order of a legend; what is asserted carries none
MARKS: dict[str, str] = {
    "hedged": "said with reserve: may, probably, suspects",
    "estimated": "a number or state put at about so much",
    "expected": "said of what is to come",
    "denied": "said not to be so",
    "asked": "a question",
    "declined": "the speaker would not say",
    "not": "somebody is said not to have said or done it",
}
KINDS: dict[SpeakerKind, str] = {
    "person": "person",
    "office": "office",
    "organisation": "organisation",
    "group": "group",
    "document": "document",
    "anonymous": "not named",
}
_RESOLVED = {
    "surname": "by the surname",
    "acronym": "by the acronym",
    "pronoun": "by the pronoun",
    "capital": "by the capital or seat",
    "description": "by the description",
    "alias": "by the alias table",
    "story": "by another article of the story",
    "unresolved": "not resolved",
}
# characters of a name that are shown; "one of them, who asked not to be named because he ..." says enough by then
_LONGEST = 60
NOBODY = "no speaker named"


def mark_of(statement: Statement) -> str:
    """What stands beside a cue where something is not simply asserted: "hedged", "not · asked"; else ""."""
    certainty = "" if statement.certainty == "asserted" else statement.certainty
    # who would not say has already said no
    negated = "not" if statement.negated and certainty not in ("denied", "declined") else ""
    return " · ".join(filter(None, (negated, certainty)))


def marks_in(marks: Iterable[str]) -> tuple[str, ...]:
    """The words of these marks, each once, in the order of a legend."""
    found = {word for mark in marks for word in mark.split(" · ")}
    return tuple(word for word in MARKS if word in found)


def name_of(speaker: Speaker | None) -> str:
    """The canonical name, or the words of the text where that is not known."""
    if speaker is None:
        return NOBODY
    return shortened(speaker.canonical or speaker.text)


def shortened(text: str, most: int = _LONGEST) -> str:
    """The words on one line, cut after the last word that fits."""
    words = plain(text)
    return words if len(words) <= most else words[:most].rsplit(" ", 1)[0].rstrip(",;") + " …"


def is_known(speaker: Speaker | None) -> bool:
    return speaker is not None and bool(speaker.canonical)


def about(speaker: Speaker | None) -> str:
    """Role and affiliation of a speaker; "" where neither is known."""
    return about_words(speaker.canonical, speaker.role, speaker.affiliation) if speaker else ""


def about_words(name: str, role: str | None, affiliation: str | None) -> str:
    """``spokeswoman, Harbour Office``; a body that the name or the role holds already is not said again."""
    role, body = plain(role), plain(affiliation)
    said = f"{plain(name)} {role}".lower()
    return role if body.lower() in said else ", ".join(filter(None, (role, body)))


def kind_of(kind: SpeakerKind | None, role_class: RoleClass | None) -> str:
    """``organisation, military``, ``official``; "" for a person in no known capacity."""
    words = [KINDS[kind]] if kind and kind != "person" else []
    if role_class and role_class not in ("other", kind):
        words.append(role_class.replace("_", " "))
    return ", ".join(words)


def how_resolved(speaker: Speaker | None) -> str:
    """How the name was found where the text does not have it in that place: "“she”, by the pronoun, 80 % sure"."""
    if speaker is None:
        return ""
    way = _RESOLVED.get(speaker.resolved_by, "" if speaker.resolved_by == "name" else f"by {speaker.resolved_by}")
    if not way or speaker.resolved_by == "unresolved":
        return way
    written = plain(speaker.text)
    bare = re.sub(r"^(?:the|an?) ", "", written, flags=re.IGNORECASE)
    if bare.lower() == plain(speaker.canonical).lower():
        return ""
    sure = f", {speaker.confidence:.0%} sure".replace("%", " %") if speaker.confidence < 1 else ""
    return f"“{written}”, {way}{sure}"
