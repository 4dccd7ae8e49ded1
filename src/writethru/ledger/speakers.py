"""Who is one speaker: acronyms, the body a person speaks for, "the ministry" and "it"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from writethru.core.types import Figure, Reading, Statement
from writethru.ledger.names import speaker_words

_ACRONYM = re.compile(
    r"((?:[A-Z][\w'’.-]*\s+(?:(?:of|the|and|for|de|del|la)\s+)*){1,7}[A-Z]?[\w'’.-]*)\s?\(([A-Z][A-Za-z]{1,6})\)"
)


class Speakers:
    """The names that the articles of a story give to its speakers."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._names = _acronyms(readings)
        self._bodies = _bodies(readings)

    def words(self, name: str | None) -> frozenset[str]:
        """The words that name a speaker, its acronym and what the acronym stands for."""
        words = speaker_words(name)
        for acronym, full in self._names.items():
            if acronym in words or (full and full <= words):
                words |= full | {acronym}
        return words

    def of(self, statement: Statement | None) -> frozenset[str]:
        """The words that name a statement's speaker and the body it speaks for; none while it is unresolved."""
        speaker = statement.speaker if statement else None
        if speaker is None or not speaker.canonical:
            return frozenset()
        body = speaker.affiliation or self._bodies.get(speaker.canonical, "")
        return self.words(f"{speaker.canonical}, {body}")

    def voice(self, figure: Figure, statement: Statement | None) -> frozenset[str]:
        """The words that name whoever gives a figure; none where the article gives it in its own voice."""
        if not figure.reporter_name:
            return self.of(statement)
        body = self._bodies.get(figure.reporter_name, "")
        words = self.words(f"{figure.reporter_name}, {body}")
        spoken = self.of(statement)
        return words | spoken if words & spoken else words


def _acronyms(readings: Sequence[Reading]) -> dict[str, frozenset[str]]:
    """Acronyms that the articles spell out, with the words of the name."""
    found: dict[str, frozenset[str]] = {}
    for reading in readings:
        for match in _ACRONYM.finditer(reading.article.text):
            found.setdefault(match[2], speaker_words(_spelled_out(match[1].split(), match[2])))
    return dict(sorted(found.items()))


def _spelled_out(words: Sequence[str], acronym: str) -> str:
    """The last words whose capitals are the acronym's letters, else the last five."""
    letters = [char for char in acronym if char.isupper()]
    for start in range(len(words)):
        if [word[0] for word in words[start:] if word[0].isupper()] == letters:
            return " ".join(words[start:])
    return " ".join(words[-5:])


def _bodies(readings: Sequence[Reading]) -> dict[str, str]:
    found: dict[str, str] = {}
    for reading in readings:
        for statement in reading.statements:
            speaker = statement.speaker
            if speaker and speaker.canonical and speaker.affiliation:
                found.setdefault(speaker.canonical, speaker.affiliation)
    return found
