"""Short forms of names and what they stand for within one article."""

from __future__ import annotations

from collections.abc import Sequence

from writethru.core.tree import Tree
from writethru.reading.places import country
from writethru.reading.spelled import short_form, stands_for

# words between two people of one surname below which the nearer one is meant
NEAR = 120


class Namebook:
    """Full names, acronyms and surnames of an article. Places are token indexes."""

    def __init__(self, tree: Tree, mentions: Sequence[tuple[int, int, str]]) -> None:
        self.tree = tree
        self.acronyms: dict[str, str] = {}
        # part of a name, lower case, to the full names that hold it, in order of appearance
        self.people: dict[str, list[str]] = {}
        self.places: dict[str, list[int]] = {}
        self.types: dict[str, str] = {}
        self.bodies: dict[str, list[str]] = {}
        for first, last, kind in mentions:
            self._note(first, last, kind)
        for name in list(self.places):
            for part in _parts(name):
                known = self.people.setdefault(part, [])
                if name not in known:
                    known.append(name)

    def _note(self, first: int, last: int, kind: str) -> None:
        name = self._text(first, last)
        self.types.setdefault(name, kind)
        words = name.split()
        if kind == "PERSON" and len(words) > 1:
            self.places.setdefault(name, []).append(first)
        elif kind in ("ORG", "MISC", "FAC", "EVENT"):
            short = short_form(self.tree, last)
            if short and short != name and stands_for(short, name):
                self.acronyms.setdefault(short, name)
            for k in range(1, len(words) - 1):
                rest = " ".join(words[k:])
                known = self.bodies.setdefault(rest, [])
                if name not in known:
                    known.append(name)

    def _text(self, first: int, last: int) -> str:
        return self.tree.text[self.tree.tokens[first].start : self.tree.tokens[last - 1].end].replace("\n", " ")

    def canonical(self, first: int, last: int, kind: str) -> tuple[str, str]:
        """Type and fullest name of a mention. A surname that two people bear goes to the one named last and near."""
        name = self._text(first, last)
        if name in self.acronyms:
            full = self.acronyms[name]
            return self.types.get(full, kind), full
        found = self.person(name, first)
        if found and (kind == "PERSON" or (len(name.split()) == 1 and kind in ("MISC", "GPE", "ORG", "NORP"))):
            return "PERSON", found
        if kind == "GPE":
            return kind, country(name) or name
        owned = first > 0 and self.tree.lower(first - 1) in ("’s", "'s")
        if kind == "ORG" and len(name.split()) > 1 and not owned:
            longer = self.bodies.get(name, [])
            if len(longer) == 1:
                return kind, longer[0]
        return ("ORG" if kind == "MISC" and name.isupper() and len(name) > 1 else kind), name

    def person(self, name: str, place: int) -> str | None:
        """The full name that a surname or a shorter form of it stands for, or None."""
        words = name.split()
        if len(words) > 1:
            return self._fuller(name, words)
        bearers = self.people.get(name.lower(), [])
        bearers = [full for full in bearers if full.split()[-1].lower() == name.lower()] or bearers
        if len(bearers) <= 1:
            return bearers[0] if bearers else None
        near = [(place - spot, full) for full in bearers for spot in self.places[full] if 0 <= place - spot <= NEAR]
        return min(near)[1] if near else None

    def _fuller(self, name: str, words: list[str]) -> str:
        """ "Ada Brask" is "Ada Maria Brask" where the article has no other."""
        same = [
            full
            for full in self.people.get(words[-1].lower(), [])
            if full.split()[0].rstrip(".")[:1] == words[0][:1]
            and len(full.split()) > len(words)
            and set(words) <= set(full.split())
        ]
        return same[0] if len(same) == 1 else name


def _parts(name: str) -> list[str]:
    """The parts by which a person may be called: every word but the first, and a hyphenated name as a whole."""
    words = name.split()
    return [word.lower() for word in words[1:] if len(word) > 1 and word[0].isupper()]
