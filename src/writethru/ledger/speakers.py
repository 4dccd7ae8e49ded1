"""Who is one speaker: acronyms, the body a person speaks for, "the ministry" and "it"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from writethru.core.types import Figure, Reading, Statement
from writethru.ledger.names import folded, is_mouthpiece, is_office, proper_words, speaker_words

_ACRONYM = re.compile(
    r"((?:[A-Z][\w'’.-]*\s+(?:(?:of|the|and|for|de|del|la)\s+)*){1,7}[A-Z]?[\w'’.-]*)\s?\(([A-Z][A-Za-z]{1,6})\)"
)
_DATELINE = re.compile(r"^.{0,60}?\([\w .]{2,30}\) ?[—–-] ?")
_SECOND_HAND = re.compile(r",? \(?(?:via|citing|quoting|which|who|whose)\b")


# what the name of a body has in it that publishes its own announcements; and that of a paper which is called after one
_ANNOUNCERS = folded(
    "ministry department staff police army navy government authority council commission inspectorate directorate court "
    "parliament embassy headquarters command presidency prosecutor municipality prefecture"
)
_PRESS = folded(
    "news gazette herald times post daily tribune courier journal magazine press wire radio television tv review "
    "chronicle"
)


class Speakers:
    """The names that the articles of a story give to its speakers."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._names = _acronyms(readings)
        self._bodies = _bodies(readings)
        self._holders = self._find_holders(readings)

    def of_release(self, reading: Reading) -> frozenset[str]:
        """The words that name the body whose own announcement an article is: what it says in its own voice, that body
        says. None for the outlets of the press."""
        words = speaker_words(reading.article.outlet)
        return self.words(reading.article.outlet) if words & _ANNOUNCERS and not words & _PRESS else frozenset()

    def _find_holders(self, readings: Sequence[Reading]) -> tuple[frozenset[str], ...]:
        """The words of every speaker of the story that has words of its own."""
        names: dict[str, None] = {}
        for reading in readings:
            names.update(dict.fromkeys(figure.reporter_name for figure in reading.figures if figure.reporter_name))
            for statement in reading.statements:
                if statement.speaker and statement.speaker.canonical:
                    names[statement.speaker.canonical] = None
        voices = dict.fromkeys(self.words(name) for name in names)
        return tuple(voice for voice in voices if proper_words(voice))

    def _told_apart(self, voice: frozenset[str], article: str) -> frozenset[str]:
        """A bare office that two bodies of the story share is known only inside its article."""
        if not is_office(voice):
            return voice
        if is_mouthpiece(voice):
            return voice | {f"@{article}"}
        owners = {proper_words(holder) for holder in self._holders if voice <= holder}
        owners.discard(frozenset())
        if len(owners) == 1:
            # "the Defence Ministry" of a story with one such ministry
            return voice | owners.pop()
        return voice | {f"@{article}"} if owners else voice

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
        body = f"{speaker.affiliation or ''} {speaker.role or ''}".strip() or self._bodies.get(speaker.canonical, "")
        return self._told_apart(self.words(f"{speaker.canonical}, {body}"), statement.article if statement else "")

    def voice(self, figure: Figure, statement: Statement | None, text: str) -> frozenset[str]:
        """The words that name whoever gives a figure; none where the article gives it in its own voice."""
        name = _SECOND_HAND.split(_DATELINE.sub("", figure.reporter_name or ""))[0]
        if not name:
            return self.of(statement)
        if text.startswith(name) and name.isupper():
            # a dateline read as a name
            return frozenset()
        words = self.words(f"{name}, {self._bodies.get(name, '')}")
        spoken = self.of(statement)
        return self._told_apart(words | spoken if words & spoken else words, figure.article)


def _acronyms(readings: Sequence[Reading]) -> dict[str, frozenset[str]]:
    """Acronyms that the articles spell out, with the words of the name."""
    found: dict[str, frozenset[str]] = {}
    for reading in readings:
        for match in _ACRONYM.finditer(reading.article.text):
            words = speaker_words(_spelled_out(match[1].split(), match[2]))
            if len(words) > 1:
                found.setdefault(match[2], words)
    return dict(sorted(found.items()))


def _spelled_out(words: Sequence[str], acronym: str) -> str:
    """The last words whose capitals are the acronym's letters, else (a foreign acronym) the last five."""
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
            if speaker and speaker.canonical and (speaker.affiliation or speaker.role):
                found.setdefault(speaker.canonical, f"{speaker.affiliation or ''} {speaker.role or ''}")
    return found
