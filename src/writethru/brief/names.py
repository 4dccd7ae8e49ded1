"""Who is who: one record per speaker of the story, and how to name them at first and later mention."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from writethru.brief.material import View
from writethru.core.types import Speaker

_TITLE = re.compile(
    r"^(?:Mr|Mrs|Ms|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Gen|Brig|Col|Lt|Maj|Capt|Sgt|Adm|Rev|Marshal)\.?\s+", re.I
)
_BRACKET = re.compile(r"\s*\(([A-Z][A-Za-z&.-]{1,9})\)")
_RANK = re.compile(r"^(?:(?:Brig|Gen|Lt|Maj|Col|Capt|Sgt|Adm|Rear|Vice)\.?\s+)+")


@dataclass(frozen=True, slots=True)
class Figurehead:
    """A speaker as the story knows them."""

    key: str
    name: str
    kind: str
    role: str | None
    affiliation: str | None
    acronym: str | None = None
    # how the articles write the name of an office, with its article: "the Foreign Ministry", "Utopia's army"
    mention: str | None = None

    @property
    def short(self) -> str:
        """How later lines name them: a surname, an acronym, or the name."""
        if self.kind == "person" and " " in self.name:
            return surname(self.name)
        return self.acronym or self.name

    @property
    def named(self) -> str:
        """The name as it stands in a sentence, with the article an office takes."""
        if self.kind == "person":
            return self.name
        return self.mention or with_article(self.name)

    def told(self, text: str) -> bool:
        """Has the text named them in full, or by the acronym it has explained?"""
        if self.kind == "person" or self.mention is None:
            return self.name in text
        return self.mention in text or bool(self.acronym and f"({self.acronym})" in text)


def surname(name: str) -> str:
    """The family name with the particles before it."""
    parts = name.split()
    i = len(parts) - 1
    if parts[i].rstrip(".").lower() in ("jr", "sr", "ii", "iii") and i > 1:
        i -= 1
    while i > 1 and parts[i - 1].lower() in ("van", "von", "der", "den", "de", "del", "della", "di", "da", "el", "al", "bin", "ter", "la"):
        i -= 1
    return " ".join(parts[i:])


def with_article(name: str) -> str:
    """ "the Foreign Ministry", but "Utopia's Foreign Ministry" and a plain name as it is."""
    if re.match(r"(?:the|a|an|its|their|his|her|some|one|two|three|[a-z]+ of)\b", name, re.I) or "'s " in name or "’s " in name:
        return name[:1].lower() + name[1:] if name[:4] == "The " else name
    if _OFFICE.search(name) and " " in name or name.split()[0] in ("National", "Joint", "European", "United"):
        return f"the {name}"
    if name.islower():
        return f"the {name}"
    return name


_OFFICE = re.compile(
    r"\b(?:ministry|military|office|department|agency|government|authority|centre|center|council|commission|committee|court"
    r"|police|army|service|union|federation|association|institute|bank|board|directorate|survey|party|society|forum"
    r"|organi[sz]ation|bureau|inspectorate|staff|chiefs|network|group|chamber|foundation|league|fund|corps|navy)\b",
    re.I,
)


class Cast:
    """All speakers of the story. The same name in several articles is one speaker."""

    def __init__(self, views: Iterable[View]) -> None:
        self._people: dict[str, Figurehead] = {}
        self._alias: dict[str, str] = {}
        records = [
            (view, statement.speaker)
            for view in views
            for statement in view.reading.statements
            if statement.speaker and statement.speaker.canonical and statement.speaker.kind != "anonymous"
        ]
        for _, speaker in sorted(records, key=lambda item: (-len(_bare(item[1].canonical)), item[0].place)):
            self._add(speaker)
        self._mention([speaker for _, speaker in records])

    def _mention(self, speakers: list[Speaker]) -> None:
        """The way articles write an office that has all words of its name, the most frequent and shortest first."""
        seen: dict[str, Counter[str]] = {}
        for speaker in speakers:
            who = self.find(speaker.canonical)
            text = _BRACKET.sub("", speaker.text).strip()
            if who is None or who.kind == "person" or not text or len(text.split()) > 9:
                continue
            if set(_name_words(who.name)) <= set(_name_words(text)):
                text = text[:1].lower() + text[1:] if text.split()[0] in ("The", "A", "An") else text
                seen.setdefault(who.key, Counter())[text] += 1
        for key, texts in seen.items():
            best = min(texts, key=lambda text: (-texts[text], len(text), text))
            self._people[key] = replace(self._people[key], mention=best)

    def _add(self, speaker: Speaker) -> None:
        name, acronym = _split(speaker.canonical)
        key = self.key(name)
        if key not in self._people and acronym:
            key = self._alias.get(acronym.lower(), key)
        old = self._people.get(key)
        if old is None:
            self._people[key] = Figurehead(key, name, speaker.kind, speaker.role, speaker.affiliation, acronym)
            if speaker.kind == "person" and " " in name:
                self._alias.setdefault(surname(name).lower(), key)
                self._alias.setdefault(_bare(name).lower(), key)
            if acronym:
                self._alias.setdefault(acronym.lower(), key)
            return
        self._people[key] = replace(
            old,
            role=_fuller(old.role, speaker.role),
            affiliation=_fuller(old.affiliation, speaker.affiliation),
            acronym=old.acronym or acronym,
        )

    def key(self, canonical: str) -> str:
        """The key of a canonical name, however short an article gives it."""
        low = _bare(_split(canonical)[0]).lower()
        return self._alias.get(low, low)

    def get(self, key: str) -> Figurehead | None:
        return self._people.get(key)

    def find(self, canonical: str) -> Figurehead | None:
        return self._people.get(self.key(canonical))


def _name_words(name: str) -> list[str]:
    return [word for word in re.findall(r"\w+", re.sub(r"['’]s\b", "", name.lower())) if word not in ("the", "a", "an")]


def _split(canonical: str) -> tuple[str, str | None]:
    found = _BRACKET.search(canonical)
    if not found:
        return canonical.strip(), None
    return (canonical[: found.start()] + canonical[found.end() :]).strip(), found[1]


def _bare(name: str) -> str:
    return re.sub(r"^(?:the|The)\s+", "", _TITLE.sub("", _RANK.sub("", name))).strip()


def _fuller(a: str | None, b: str | None) -> str | None:
    if not a or not b:
        return a or b
    return a if len(a) >= len(b) else b


_TITLED = re.compile(
    r"^(?:[A-Z][\w'’-]* ){0,3}(?:President|Minister|Prime Minister|Governor|Mayor|Senator|Chancellor|Secretary|King|Queen"
    r"|Prince|Princess|Pope|Bishop|Archbishop|Judge|Justice|Ambassador|Commissioner|Dr|Prof|Professor|General|Colonel|Gen\."
    r"|Col\.|Brig\. Gen\.|Lt\.|Maj\.|Capt\.|Marshal|Sheriff|Inspector|Sir|Dame|Lord|Lady)$"
)


def introduced(who: Figurehead) -> str:
    """Name with role and affiliation, as at first mention: "Ada Roe, director of the Harbour Trust,"."""
    if who.kind != "person":
        acronym = f" ({who.acronym})" if who.acronym and who.acronym.lower() not in who.name.lower() else ""
        return who.named + acronym
    role, home = (who.role or "").strip(" ,"), (who.affiliation or "").strip(" ,")
    if not role:
        return f"{who.name} of {with_article(home)}" if home else who.name
    if _TITLED.match(role) and len(role.split()) <= 4:
        return f"{role} {who.name}"
    if home and home.lower() not in role.lower() and not re.search(r"\b(?:of|for|at|in|from|to|who)\b", role):
        role = f"{role} of {with_article(home)}"
    return f"{who.name}, {role},"
