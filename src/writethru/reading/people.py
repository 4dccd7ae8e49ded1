"""What the article says of the people it names: role, affiliation and gender, read from the words around each name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from writethru.core.tree import Tree
from writethru.core.types import Entity
from writethru.reading.given_names import gender_of
from writethru.reading.titles import COURTESY, FEMALE, MALE, ORGANISATIONS, RANKS, is_person_noun

_LEADING = frozenset(("a", "an", "the", "its", "his", "her", "their", "our", "whose"))
# what somebody does, as the role it makes: "who chairs the harbour board"
_DOING = {
    "chair": "chair", "head": "head", "lead": "leader", "run": "head", "direct": "director", "edit": "editor",
    "own": "owner", "manage": "manager", "command": "commander", "represent": "representative", "found": "founder",
}  # fmt: skip
_CHAIRS = {"f": "chairwoman", "m": "chairman", "": "chair"}
_TIES = frozenset(("of", "for", "at", "with", "from", "in", "to"))
# words inside the name of a body, and marks that close a name in apposition
_INSIDE = frozenset(("of", "for", "and", "’s", "'s", "’", "'", "&", "-"))
_CLOSING = frozenset((",", ".", ";", "”", '"', ")", "—", "–"))
# words a role in apposition may run over at most
REACH = 16


@dataclass(slots=True)
class Person:
    """One person of the article."""

    name: str
    role: str | None = None
    affiliation: str | None = None
    # "f", "m" or "" while unknown
    gender: str = ""


class People:
    """The people of an article by canonical name."""

    def __init__(self, tree: Tree, entities: Sequence[Entity], spans: Sequence[tuple[int, int]]) -> None:
        self.tree = tree
        self.by_name: dict[str, Person] = {}
        for entity, (first, last) in zip(entities, spans, strict=True):
            if entity.type == "PERSON":
                person = self.by_name.setdefault(entity.canonical, Person(entity.canonical))
                self._describe(person, first, last)
        for person in self.by_name.values():
            person.gender = person.gender or gender_of(person.name.split()[0])
        self._by_role: dict[str, list[Person]] = {}
        for person in self.by_name.values():
            for word in dict.fromkeys((person.role or "").lower().replace(",", " ").split()):
                self._by_role.setdefault(word, []).append(person)

    def with_role(self, noun: str) -> list[Person]:
        """Those whose role holds the noun: "the mayor" where one mayor is named."""
        return self._by_role.get(noun, [])

    def _describe(self, person: Person, first: int, last: int) -> None:
        role, tie = self._before(first)
        if role is None:
            role, tie = self._ahead(first, last)
        if not person.gender:
            person.gender = self._gender(first, role)
        if role is None or all(word.endswith(".") for word in role.split()):
            # what somebody heads or speaks for tells more than a rank
            told, body = self._after(last)
            role, tie = (told, body) if told else (role, tie)
            if not person.gender and role:
                person.gender = _gender_of(role.split())
        if role is None and person.role is None:
            role, tie = self._doing(last, person.gender or gender_of(person.name.split()[0]))
        if person.role is None and role:
            person.role = role
        if person.affiliation is None:
            person.affiliation = tie or self._of(last)

    def _gender(self, first: int, role: str | None) -> str:
        words = [self.tree.lower(k).rstrip(".") for k in range(max(0, first - 2), first)]
        return _gender_of([*words, *(role or "").lower().split()])

    def _before(self, first: int) -> tuple[str | None, str | None]:
        """ "X's defence minister, NAME", "Labour Minister NAME", "Col. NAME": role and affiliation."""
        tree = self.tree
        k = first - 1
        if k >= 0 and tree.lower(k) == ",":
            k -= 1
        if k < 0 or not self._is_role(k):
            return None, None
        if k == first - 1 and tree.lower(k).rstrip(".") in COURTESY:
            return None, None
        start = k
        while start > 0 and first - start < 8 and self._modifies(start - 1):
            start -= 1
        words = tree.text[tree.tokens[start].start : tree.tokens[k].end]
        owner = None
        if start > 1 and tree.lower(start - 1) in ("’s", "'s", "’", "'") and tree.tokens[start - 1].tag == "POS":
            owner = self._owner(start - 2)
        return words, owner

    def _ahead(self, first: int, last: int) -> tuple[str | None, str | None]:
        """ "the mayor of Orlan, NAME,": role and affiliation. A mark closes the name, else a clause begins with it."""
        tree = self.tree
        k = first - 2
        if k < 1 or tree.lower(k + 1) != "," or (last < len(tree) and tree.lower(last) not in _CLOSING):
            return None, None
        tie = None
        for i in range(k, max(1, k - REACH), -1):
            word = tree.lower(i)
            if word in _TIES and self._is_role(i - 1):
                tie = i
                break
            if tree.tokens[i].pos not in ("NOUN", "PROPN", "ADJ", "DET", "NUM") and word not in _INSIDE:
                break
        if tie is None or tie == k:
            return None, None
        start = tie - 1
        while start > 0 and tie - start < 8 and self._modifies(start - 1):
            start -= 1
        role = tree.text[tree.tokens[start].start : tree.tokens[k].end]
        return role, _plain(tree.text[tree.tokens[tie + 1].start : tree.tokens[k].end])

    def _is_role(self, k: int) -> bool:
        word = self.tree.lower(k).rstrip(".")
        if k > 1 and word == "general" and self.tree.lower(k - 1) == "-":
            return is_person_noun(self.tree.lower(k - 2))  # "secretary-general" in three tokens
        pos = self.tree.tokens[k].pos
        return pos in ("NOUN", "PROPN") and (is_person_noun(word) or word in RANKS or word == "executive")

    def _modifies(self, k: int) -> bool:
        token = self.tree.tokens[k]
        word = self.tree.lower(k)
        if token.ent[2:] in ("DATE", "TIME") or "\n" in self.tree.text[token.end : self.tree.tokens[k + 1].start]:
            return False
        return (
            token.pos in ("ADJ", "NOUN", "PROPN") or word in ("-", "deputy", "vice", "former", "then")
        ) and token.tag not in ("POS", "DT")

    def _owner(self, k: int) -> str | None:
        tree = self.tree
        last = k
        while k > 0 and last - k < 6 and tree.tokens[k - 1].pos in ("PROPN", "NOUN", "ADJ"):
            k -= 1
        return _plain(tree.text[tree.tokens[k].start : tree.tokens[last].end])

    def _after(self, last: int) -> tuple[str | None, str | None]:
        """ "NAME, a spokeswoman for X," and "NAME, X's mayor,": role and affiliation."""
        tree = self.tree
        n = len(tree)
        if last >= n or tree.lower(last) != ",":
            return None, None
        first = last + 1
        end, noun, tie = first, -1, -1
        while end < n and end - first < REACH:
            token = tree.tokens[end]
            word = tree.lower(end)
            if word in (",", ".", ";", ":", "—", "–", "”", "“", '"', "(", "who", "which", "that"):
                break
            if token.pos == "AUX" or (token.pos == "VERB" and token.tag in ("VBD", "VBZ", "VBP", "VBG")):
                break
            if noun < 0 and self._is_role(end):
                noun = end
                while noun + 1 < n and self._is_role(noun + 1):
                    noun += 1
            if tie < 0 <= noun < end and word in _TIES:
                tie = end
            end += 1
        if (
            noun < 0
            or noun - first > 7
            or end <= noun
            or (end < n and tree.lower(end) not in (",", ".", "who", "”", ";", "("))
        ):
            if noun < 0 or tie < 0:
                return None, None
        if any(tree.tokens[k].pos in ("ADP", "CCONJ") for k in range(first, noun)):
            return None, None
        start = first
        if tree.lower(start) in _LEADING:
            start += 1
        owner = None
        for k in range(start, noun):
            if tree.tokens[k].tag == "POS":
                owner = _plain(tree.text[tree.tokens[first].start : tree.tokens[k - 1].end])
                start = k + 1
        role = tree.text[tree.tokens[start].start : tree.tokens[end - 1].end]
        if tie >= 0 and owner is None and tie + 1 < end:
            owner = _plain(tree.text[tree.tokens[tie + 1].start : tree.tokens[end - 1].end])
        return role, owner

    def _doing(self, last: int, gender: str) -> tuple[str | None, str | None]:
        """ "NAME, who chairs (or has chaired) the harbour board,": role and affiliation."""
        tree = self.tree
        if last + 3 >= len(tree) or tree.lower(last) != "," or tree.lower(last + 1) != "who":
            return None, None
        still = tree.lower(last + 2) == "has" and tree.tokens[last + 3].tag == "VBN"
        verb = last + 3 if still else last + 2
        role = _DOING.get(tree.tokens[verb].lemma.lower())
        if (
            role is None
            or tree.tokens[verb].tag not in ("VBZ", "VBD", "VBN")
            or tree.child(verb, "auxpass") is not None
        ):
            return None, None
        what = tree.child(verb, "dobj")
        if what is None:
            return None, None
        cut = [k for k in tree.children(what) if tree.tokens[k].dep in ("relcl", "acl", "appos", "punct")]
        words = tree.subtree(what, without=cut)
        place = next((k for k in tree.children(verb, "prep") if k == words[-1] + 1 and tree.lower(k) == "at"), None)
        house = tree.subtree(place)[1:] if place is not None else []
        if place is not None:
            words = [*words, place, *house]
        if words[0] != verb + 1 or len(words) > REACH:
            return None, None
        text = tree.text[tree.tokens[words[0]].start : tree.tokens[words[-1]].end]
        role = _CHAIRS[gender] if role == "chair" else role
        former = "former " if tree.tokens[verb].tag == "VBD" else ""
        at = tree.span(house).of(tree.text) if house else text
        heads = {tree.tokens[k].lemma.lower() for k in words}
        named = any(tree.tokens[k].pos == "PROPN" for k in (*words[-2:], *house))
        return f"{former}{role} of {text}", _plain(at) if house or named or heads & ORGANISATIONS else None

    def _of(self, last: int) -> str | None:
        """ "NAME of the X institute"."""
        tree = self.tree
        if last + 1 < len(tree) and tree.lower(last) in ("of", "from"):
            k = last + 1
            if tree.lower(k) in ("the", "a"):
                k += 1
            start = k
            while (
                k < len(tree)
                and k - start < 8
                and (
                    tree.tokens[k].pos in ("PROPN", "NOUN", "ADJ") or tree.lower(k) in ("of", "for", "’s", "'s", "and")
                )
            ):
                k += 1
            while k > start and tree.tokens[k - 1].pos != "PROPN":
                k -= 1
            if k > start:
                return tree.text[tree.tokens[start].start : tree.tokens[k - 1].end]
        return None


def _gender_of(words: Sequence[str]) -> str:
    for word in words:
        if word.lower() in FEMALE:
            return "f"
        if word.lower() in MALE:
            return "m"
    return ""


def _plain(text: str) -> str | None:
    """The words without an article in front; None where only a pronoun or nothing is left."""
    words = text.split()
    while words and words[0].lower() in _LEADING:
        words = words[1:]
    return " ".join(words) or None
