"""What "the ministry", "the mayor", "the official" and "her office" take up of what the article named before."""

from __future__ import annotations

import re
from bisect import bisect_left

from writethru.core.types import SpeakerKind
from writethru.reading.statements.mentions import mention
from writethru.reading.statements.salience import BACK, SINGULAR, Found, Salience
from writethru.reading.statements.scene import BODIES, FAIRLY_SURE, LIKELY, Named, Scene, without_article
from writethru.reading.titles import ORGANISATIONS, is_person_noun

_DEFINITE = frozenset(("the", "this", "that", "its", "his", "her", "their"))
_GENERIC = frozenset("company firm union party group agency organisation organization employer paper newspaper".split())
# "the rival group" is another
_OTHER = frozenset(
    """other another rival second third new same similar different opposing competing local foreign former smaller
    larger bigger biggest largest many opposition rights""".split()
)
_TIES = ("of", "at", "for", "from", "with", "in")

# what countries have and no other body; tokens of a sentence that are looked back over for theirs
_OF_STATES = frozenset("government cabinet parliament army military constitution".split())
_SENTENCE = 60


class TakenUp:
    """Finds in an article the one named thing that a description takes up."""

    def __init__(self, scene: Scene, salience: Salience) -> None:
        self.scene = scene
        self.salience = salience
        self.called = self._descriptions()

    def _descriptions(self) -> dict[str, list[str]]:
        """What the article calls its organisations: "union" for "the Havne union" or "the union, Havne"."""
        tree = self.scene.tree
        out: dict[str, list[str]] = {}
        for entity, (first, last) in zip(self.scene.entities, self.scene.spans, strict=True):
            if entity.type not in BODIES:
                continue
            nouns = []
            if last < len(tree) and tree.tokens[last].pos == "NOUN":
                nouns.append(last)
            before = first - 1
            if before > 0 and tree.lower(before) == ",":
                before -= 1
            if before >= 0 and tree.tokens[before].pos == "NOUN":
                nouns.append(before)
            nouns += tree.children(last - 1, "appos")
            for k in nouns:
                lemma = tree.tokens[k].lemma.lower()
                if lemma in ORGANISATIONS and entity.canonical not in out.setdefault(lemma, []):
                    out[lemma].append(entity.canonical)
        return out

    def find(self, head: int, first: int, kind: SpeakerKind) -> Named | None:
        """The named thing that the mention from ``first`` to its head takes up, where just one fits."""
        tree = self.scene.tree
        if tree.lower(first) not in _DEFINITE or head - first > 2:
            return None
        lemma = tree.tokens[head].lemma.lower()
        if kind in ("person", "office"):
            return self._holder(head, first, lemma) or self._nameless(head, first, lemma)
        return self.body(head, first)

    def _holder(self, head: int, first: int, lemma: str) -> Named | None:
        """The one person whose role holds the noun: "the mayor" where one mayor is named."""
        scene = self.scene
        said = {scene.tree.lower(i) for i in range(first + 1, head) if scene.tree.tokens[i].pos != "PUNCT"}
        fitting = [
            person
            for person in scene.people.with_role(lemma)
            if said <= set(f"{person.role} {person.affiliation}".lower().replace(",", " ").split())
        ]
        if len(fitting) != 1:
            return None
        person = fitting[0]
        evidence = scene.told(person.name)
        return Named(person.name, "person", person.role, person.affiliation, "description", FAIRLY_SURE, evidence)

    def _nameless(self, head: int, first: int, lemma: str) -> Named | None:
        """The nameless voice that "the official" goes on with, in this paragraph or the two before."""
        scene = self.scene
        if scene.tree.lower(first) != "the" or head - first != 1:
            return None
        floor = scene.paragraph(head) - 2
        for thing in self.salience.earlier(head):
            if scene.paragraph(thing.token) < floor:
                return None
            if thing.kind == "anonymous" and thing.spoke and scene.tree.tokens[thing.token].lemma.lower() == lemma:
                return Named(
                    thing.canonical, "anonymous", None, thing.affiliation, "description", FAIRLY_SURE, thing.span
                )
        return None

    def body(self, head: int, first: int) -> Named | None:
        """The body that "the ministry" or "the firm" takes up."""
        scene, tree = self.scene, self.scene.tree
        begin = first + 1
        if tree.lower(begin) == "same" and begin < head:
            begin += 1
        words, lemma = scene.text(begin, head + 1).lower(), tree.tokens[head].lemma.lower()
        if not words:
            return None
        here = bisect_left(scene.spans, (head, head))
        for number in range(here - 1, max(-1, here - 1 - BACK), -1):
            entity = scene.entities[number]
            if entity.type in BODIES and (entity.canonical.lower().endswith(words) or _headed(entity.canonical, words)):
                return self._named(entity.canonical, FAIRLY_SURE)
        if begin == head and len(self.called.get(lemma, [])) == 1:
            return self._named(self.called[lemma][0], FAIRLY_SURE)
        if lemma in _GENERIC and self._is_plain(begin, head):
            near = self.salience.body(head)
            if near is not None and self._is_body(near.thing.canonical):
                return self._named(near.thing.canonical, LIKELY if begin == head else LIKELY - 0.15, near)
        return None

    def _is_body(self, name: str) -> bool:
        return name in self.scene.bodies or any(name.endswith(f" {body}") for body in self.scene.bodies)

    def _is_plain(self, begin: int, head: int) -> bool:
        """No word, or one that describes without telling from others: "the industrial group"."""
        tree = self.scene.tree
        if begin == head:
            return True
        return (
            head - begin == 1
            and tree.tokens[begin].pos == "ADJ"
            and tree.lower(begin) not in _OTHER
            and tree.text[tree.tokens[begin].start].islower()
        )

    def _named(self, canonical: str, sure: float, near: Found | None = None) -> Named:
        evidence = near.thing.span if near is not None else self.scene.told(canonical)
        return Named(canonical, "organisation", None, None, "description", sure, evidence)

    def owner(self, head: int) -> str | None:
        """The possessor by its fullest name: "Tolm" in "Tolm's foreign ministry"."""
        scene, tree = self.scene, self.scene.tree
        poss = tree.child(head, "poss")
        if poss is None:
            return None
        entity = scene.entity(poss)
        if entity is not None:
            return entity.canonical
        if tree.tokens[poss].pos == "PRON":
            return self._state_before(head, poss) or self.pronoun_owner(poss)
        first, last = mention(tree, poss, ())
        return without_article(scene.text(first, last - 1 if tree.tokens[last - 1].tag == "POS" else last)) or None

    def _state_before(self, head: int, poss: int) -> str | None:
        """The country of "its government": the one that its sentence names before, no ministry and no embassy."""
        scene, tree = self.scene, self.scene.tree
        if tree.lower(poss) != "its" or tree.tokens[head].lemma.lower() not in _OF_STATES:
            return None
        for k in range(poss - 1, max(-1, poss - _SENTENCE), -1):
            if tree.lower(k) in (".", "!", "?"):
                return None
            entity = scene.entity(k)
            if entity is not None and entity.type == "GPE":
                return entity.canonical
        return None

    def pronoun_owner(self, poss: int) -> str | None:
        """Whose "its spokeswoman" or "her group" is, where it can be told."""
        word = self.scene.tree.lower(poss)
        if word in SINGULAR:
            found = self.salience.pronoun(poss)
            return found.thing.canonical if found is not None and found.thing.kind == "person" else None
        near = self.salience.body(poss) if word in ("its", "their") else None
        return near.thing.canonical if near is not None else None

    def body_of(self, head: int) -> str | None:
        """The body that a nameless voice or a document is of: "a company official", "an official at the ministry"."""
        scene, tree = self.scene, self.scene.tree
        for k in tree.children(head, "compound", "nmod"):
            entity = scene.entity(k)
            if entity is not None and entity.type in BODIES:
                return entity.canonical
            if tree.tokens[k].lemma.lower() in ORGANISATIONS and tree.text[tree.tokens[k].start].islower():
                found = self.body(k, k - 1)
                return found.canonical if found is not None else None
        for k in tree.children(head, "prep"):
            what = tree.child(k, "pobj")
            if what is None or tree.lower(k) not in _TIES:
                continue
            named = self._body_at(what)
            if named is not None:
                return named
        return None

    def compound_body(self, head: int) -> str | None:
        """The common noun before a noun that means a body: "ministry" in "ministry records"."""
        tree = self.scene.tree
        for k in tree.children(head, "compound", "nmod"):
            if tree.tokens[k].lemma.lower() in ORGANISATIONS and tree.text[tree.tokens[k].start].islower():
                return tree.word(k)
        return None

    def _body_at(self, what: int) -> str | None:
        """The body behind "at": by its name, by what it takes up, or by its words."""
        scene, tree = self.scene, self.scene.tree
        entity = scene.entity(what)
        if entity is not None:
            return entity.canonical if entity.type in (*BODIES, "FAC") else None
        if tree.tokens[what].lemma.lower() not in ORGANISATIONS or is_person_noun(tree.tokens[what].lemma.lower()):
            return None
        first, _ = mention(tree, what, ())
        if tree.lower(first) == "the":
            found = self.body(what, first)
            if found is not None:
                return found.canonical
        return without_article(scene.text(first, what + 1)) or None


def _headed(name: str, words: str) -> bool:
    """Whether a body "of" something is what the words say: "bank" of "National Bank of Orlan"."""
    head = re.split(r" (?:of|for) ", name.lower(), maxsplit=1)
    return len(head) == 2 and head[0].split()[-1:] == words.split() and words in ORGANISATIONS
