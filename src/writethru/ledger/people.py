"""Which mentions of a story are one speaker, for a table by speaker: it would rather show one twice than mix two."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from writethru.core.types import Reading, Speaker, Statement
from writethru.ledger.names import fold_word
from writethru.ledger.speakers import Speakers

# "one of them", "a woman from Aldmere", "several officials": no name, whatever capitals follow
_COUNTED = re.compile(
    r"^(?:an?|one|two|three|four|five|six|seven|another|some|someone|several|many|most|none|both|others?|few) ?\b",
    re.IGNORECASE,
)
_SINGLE = re.compile(r"^(?:an?|one|another|someone)\b", re.IGNORECASE)
_DEFINITE = re.compile(r"^(?:the|his|her|its|their) ", re.IGNORECASE)
_BACK = re.compile(r"^(?:the|that|this|those|these) ", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:[-.'’][^\W_]+)*")

# what tells a speaker from the others; comparable with its like only
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """A statement's speaker with the words that name it and the body it speaks for."""

    article: str
    speaker: Speaker
    voice: frozenset[str]

    @property
    def head(self) -> str:
        """The noun of a body's name: the Ministry of Health and a Health Ministry do not meet by it, two bureaus do."""
        found = _WORD.findall(self.speaker.canonical)
        return fold_word(found[-1]) if found else ""


def keys_of(readings: Sequence[Reading], statements: Sequence[Statement]) -> dict[str, Key]:
    """The key of each statement's speaker: equal keys are one speaker. ``readings`` are those of the whole story.

    A person is known by the name, and by the surname alone where the story has one person of that name. A body is known
    by its words and acronym, and without its owner ("the State Office") where the story has one such body. What has no
    name of its own is known inside its article; anonymous voices only while the text goes on about them; and where
    nobody is named or resolved, each statement stands alone.
    """
    speakers = Speakers(readings)
    mentions = {
        statement.id: Mention(statement.article, statement.speaker, speakers.of(statement))
        for statement in statements
        if statement.speaker and statement.speaker.canonical
    }
    persons = _Persons(mention for mention in mentions.values() if _is_person(mention.speaker))
    bodies = _Bodies(mention for mention in mentions.values() if _is_body(mention.speaker))
    out: dict[str, Key] = {}
    chains: dict[str, dict[str | int, Key]] = {}
    for statement in sorted(statements, key=lambda one: (one.article, one.cue.start, one.cue.end, one.id)):
        mention = mentions.get(statement.id)
        if mention is None:
            out[statement.id] = ("nobody", statement.id)
        elif is_anonymous(mention.speaker):
            out[statement.id] = _anonymous(statement, mention, chains.setdefault(statement.article, {}))
        elif is_nameless(mention.speaker):
            out[statement.id] = ("nameless", mention.article, mention.speaker.canonical.casefold())
        elif mention.speaker.kind == "person":
            out[statement.id] = persons.key(mention)
        else:
            out[statement.id] = bodies.key(mention)
    return out


def is_nameless(speaker: Speaker) -> bool:
    """Has the speaker no name of its own: "the guards", "residents"?"""
    return not any(char.isupper() for char in speaker.canonical) or bool(_COUNTED.match(speaker.canonical))


def is_definite(speaker: Speaker) -> bool:
    """Is it somebody without a name whom the reader is taken to know: "the mayor", "its captain"?"""
    return is_nameless(speaker) and bool(_DEFINITE.match(speaker.text))


def is_anonymous(speaker: Speaker) -> bool:
    """Is it a person or voice that the article keeps from us: "an official", "a woman who saw it"?"""
    single = speaker.kind == "person" or bool(_SINGLE.match(speaker.canonical))
    return speaker.kind == "anonymous" or (single and is_nameless(speaker))


def _is_person(speaker: Speaker) -> bool:
    return speaker.kind == "person" and not is_nameless(speaker)


def _is_body(speaker: Speaker) -> bool:
    return speaker.kind not in ("person", "anonymous") and not is_nameless(speaker)


def _anonymous(statement: Statement, mention: Mention, chain: dict[str | int, Key]) -> Key:
    """The voice of the same words, or that a pronoun or "the official" goes back to in its article; else a new one."""
    name, start = mention.speaker.canonical.casefold(), mention.speaker.start
    back = mention.speaker.resolved_by == "pronoun" or bool(_BACK.match(mention.speaker.text))
    if start in chain:
        chain[name] = chain[start]
    elif not (back and name in chain):
        chain[name] = ("anonymous", statement.id)
    chain[start] = chain[name]
    return chain[name]


class _Persons:
    """The persons of a story by the words of their names."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self._full: dict[str, list[Key]] = {}
        self._here: dict[tuple[str, str], list[Key]] = {}
        for mention in mentions:
            name = _name_words(mention.speaker.canonical)
            if len(name) < 2:
                continue
            for held in (
                self._full.setdefault(name[-1], []),
                self._here.setdefault((mention.article, name[-1]), []),
            ):
                if name not in held:
                    held.append(name)

    def key(self, mention: Mention) -> Key:
        name = _name_words(mention.speaker.canonical)
        if len(name) > 1:
            return ("person", *self._fuller(name))
        surname = name[-1] if name else ""
        for known in (self._here.get((mention.article, surname), []), self._full.get(surname, [])):
            if len({self._fuller(one) for one in known}) == 1:
                return ("person", *self._fuller(known[0]))
        # of two who share a surname nobody can say which
        return ("person", mention.article, *name) if self._full.get(surname) else ("person", *name)

    def _fuller(self, name: Key) -> Key:
        """The one longer name of the story that begins and ends alike: "Ada M. Quist" for "Ada Quist"."""
        longer = [one for one in self._full.get(name[-1], []) if len(one) > len(name) and one[0] == name[0]]
        return longer[0] if len(longer) == 1 and set(name) <= set(longer[0]) else name


def _name_words(name: str) -> Key:
    return tuple(word.casefold().rstrip(".") for word in _WORD.findall(name))


class _Bodies:
    """The bodies of a story by their words: ministries, firms, papers, states."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        by_head: dict[str, list[frozenset[str]]] = {}
        for mention in mentions:
            held = by_head.setdefault(mention.head, [])
            if mention.voice not in held:
                held.append(mention.voice)
        self._by_head = by_head

    def key(self, mention: Mention) -> Key:
        voice = mention.voice
        owned = [one for one in self._by_head.get(mention.head, []) if voice < one]
        # the largest, if there is but one that no other of them exceeds
        widest = [one for one in owned if not any(one < other for other in owned)]
        if len(widest) == 1:
            voice = widest[0]
        return ("body", *sorted(voice)) if voice else ("body", mention.speaker.canonical.casefold())
