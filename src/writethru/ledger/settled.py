"""Speakers that one article leaves short and another tells: a bare surname, a short form, "the health minister".

Only where the story has one bearer: of two people who share a surname, or two ministers, nobody can say which.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from writethru.core.types import Reading, Speaker, Statement

# how sure a name of another article is
_BY_NAME, _BY_ROLE = 0.85, 0.7


def settle(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """The readings with the speakers of their statements under the fullest name of the story.

    What an article itself says of a speaker is never replaced, only filled in: name, role, affiliation.
    """
    known = _Known(readings)
    return tuple(
        replace(reading, statements=tuple(known.statement(statement) for statement in reading.statements))
        for reading in readings
    )


class _Known:
    """What the articles of a story tell of its speakers."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._by_surname: dict[str, list[str]] = {}
        self._by_short: dict[str, list[str]] = {}
        self._people: dict[str, list[Speaker]] = {}
        for reading in readings:
            for entity in reading.entities:
                words = entity.canonical.split()
                if entity.type == "PERSON" and len(words) > 1:
                    _note(self._by_surname, words[-1], entity.canonical)
                elif entity.type == "ORG" and entity.text != entity.canonical and " " not in entity.text:
                    _note(self._by_short, entity.text, entity.canonical)
        speakers = (s.speaker for reading in readings for s in reading.statements if s.speaker is not None)
        for speaker in speakers:
            if speaker.kind == "person" and " " in speaker.canonical:
                self._people.setdefault(speaker.canonical, []).append(speaker)

    def statement(self, statement: Statement) -> Statement:
        speaker = statement.speaker
        if speaker is None or not speaker.canonical or speaker.kind in ("anonymous", "document", "group"):
            return statement
        settled = self._filled(self._named(speaker))
        return statement if settled is speaker else replace(statement, speaker=settled)

    def _named(self, speaker: Speaker) -> Speaker:
        if " " not in speaker.canonical:
            found = self._by_surname.get(speaker.canonical, []) if speaker.kind == "person" else []
            found = found or (self._by_short.get(speaker.canonical, []) if speaker.kind == "organisation" else [])
            if len(found) == 1 and speaker.canonical[:1].isupper():
                return _under(speaker, found[0], _BY_NAME)
        if speaker.kind == "office" and speaker.resolved_by == "description" and speaker.canonical.islower():
            holders = self._holders(speaker.canonical)
            if len(holders) == 1 and speaker.text.lower().startswith("the "):
                return replace(_under(speaker, holders[0], _BY_ROLE), kind="person")
        return speaker

    def _holders(self, office: str) -> list[str]:
        """The people whose role holds all words of an office."""
        words = set(office.split())
        return [
            name
            for name, mentions in self._people.items()
            if any(words <= set((one.role or "").lower().replace(",", " ").split()) for one in mentions)
        ]

    def _filled(self, speaker: Speaker) -> Speaker:
        """Role and affiliation as another article has them, where the speaker's own has none."""
        if speaker.kind != "person" or speaker.role:
            return speaker
        other = next((one for one in self._people.get(speaker.canonical, []) if one.role), None)
        if other is None:
            return speaker
        affiliation = speaker.affiliation or other.affiliation
        return replace(speaker, role=other.role, affiliation=affiliation, role_class=other.role_class)


def _under(speaker: Speaker, name: str, sure: float) -> Speaker:
    return replace(speaker, canonical=name, resolved_by="story", confidence=min(sure, speaker.confidence))


def _note(names: dict[str, list[str]], short: str, full: str) -> None:
    held = names.setdefault(short, [])
    if full not in held:
        held.append(full)
