"""What a pronoun may stand for: who spoke last, and what the last sentences were about.

A pronoun is the last speaker or topic that agrees with it. How sure that is falls with the distance, with others who
agree as well, and where gender is not known. Below ``LEAST`` it stays open.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import dataclass, field

from writethru.core.types import Entity, Span, SpeakerKind
from writethru.reading.statements.scene import Scene

SINGULAR = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
THINGS = frozenset(("it", "its", "itself"))
PLURAL = frozenset(("they", "them", "their", "theirs", "both", "neither"))
# names looked back over
BACK = 200
# a pronoun that is less sure than this stays open
LEAST = 0.5
# paragraphs without a rival over which a voice that spoke is still the one meant
FAR = 3

_KINDS: dict[str, SpeakerKind] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "organisation",
    "MISC": "organisation",
}
_FOR = {
    "person": ("person", "anonymous", "office"),
    "thing": ("organisation", "document", "office"),
    "plural": ("group", "organisation", "anonymous"),
}


@dataclass(frozen=True, slots=True, order=True)
class Salient:
    """Something a later pronoun may stand for."""

    token: int
    canonical: str
    kind: SpeakerKind
    # it made a statement, so a pronoun that follows is most likely its
    spoke: bool = False
    span: Span = field(default=Span(0, 0), compare=False)
    affiliation: str | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Found:
    thing: Salient
    confidence: float


class Salience:
    """The speakers and topics of an article in text order."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self._things: list[Salient] = []
        for number, (first, last) in enumerate(scene.spans):
            self._note_topic(scene.entities[number], first, last)

    def _note_topic(self, entity: Entity, first: int, last: int) -> None:
        kind = _KINDS.get(entity.type)
        shouted = entity.text.isupper() and " " in entity.text
        if kind is not None and not shouted and any(self.is_topic(i) for i in range(first, last)):
            insort(self._things, Salient(first, entity.canonical, kind, span=Span(entity.start, entity.end)))

    def is_topic(self, i: int) -> bool:
        """Subject of a main clause, or an apposition to it: what the next pronoun most likely takes up."""
        tokens = self.scene.tree.tokens
        if tokens[i].dep == "appos":
            i = tokens[i].head
        if tokens[i].dep not in ("nsubj", "nsubjpass"):
            return False
        verb = tokens[i].head
        while tokens[verb].dep == "conj" and tokens[verb].head != verb:
            verb = tokens[verb].head
        return tokens[verb].dep == "ROOT"

    def remember(self, thing: Salient) -> None:
        insort(self._things, thing)

    def pronoun(self, head: int) -> Found | None:
        """What the pronoun at token ``head`` stands for; None where it cannot be told."""
        word = self.scene.tree.lower(head)
        if word in SINGULAR:
            found = self._person(head, SINGULAR[word])
        else:
            group = "thing" if word in THINGS else "plural"
            found = self._body(head, group)
        return found if found is not None and found.confidence >= LEAST else None

    def body(self, head: int, back: int = 1) -> Found | None:
        """The body spoken of last, for "the company" and "its"."""
        return self._body(head, "only", back)

    def earlier(self, head: int) -> Sequence[Salient]:
        """What was salient before token ``head``, the last first."""
        at = bisect_left(self._things, Salient(head, "", "person"))
        return self._things[max(0, at - BACK) : at][::-1]

    def _person(self, head: int, gender: str) -> Found | None:
        scene = self.scene
        here = scene.paragraph(head)
        for thing in self.earlier(head):
            gap = here - scene.paragraph(thing.token)
            if gap > FAR:
                return None
            if thing.kind not in _FOR["person"] or not self.agrees(thing.canonical, gender):
                continue
            rivals = self._rivals(thing, head, gender)
            known = scene.people.by_name.get(thing.canonical)
            certain = known is not None and known.gender == gender
            if rivals and not thing.spoke and not certain:
                return None
            if gap > 1 and (rivals or not thing.spoke):
                return None
            sure = 0.95 if thing.spoke else 0.85
            sure -= 0.0 if certain else 0.1
            sure -= 0.1 * min(rivals, 2) + 0.05 * gap
            return Found(thing, round(sure, 2))
        return None

    def _body(self, head: int, group: str, back: int = 1) -> Found | None:
        scene = self.scene
        kinds = _FOR.get(group, ("organisation",))
        here = scene.paragraph(head)
        for others, thing in enumerate(self.earlier(head)):
            gap = here - scene.paragraph(thing.token)
            if gap > back:
                return None
            if thing.kind in kinds:
                sure = (0.9 if thing.spoke else 0.75) - 0.1 * gap - 0.05 * min(others, 2)
                return Found(thing, round(sure, 2))
        return None

    def _rivals(self, thing: Salient, head: int, gender: str) -> int:
        """How many people named since then agree as well."""
        scene = self.scene
        first = bisect_left(scene.spans, (thing.token + 1, 0))
        names: list[str] = []
        for number in range(first, min(len(scene.spans), first + BACK)):
            if scene.spans[number][0] >= head:
                break
            entity = scene.entities[number]
            if (
                entity.type == "PERSON"
                and entity.canonical not in (thing.canonical, *names)
                and self.agrees(entity.canonical, gender)
            ):
                names.append(entity.canonical)
        return len(names)

    def agrees(self, canonical: str, gender: str) -> bool:
        known = self.scene.people.by_name.get(canonical)
        return not gender or known is None or not known.gender or known.gender == gender
