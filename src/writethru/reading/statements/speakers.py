"""Who makes a statement: the mention, the fullest name, what kind of speaker, role and affiliation.

Pronouns are resolved to the last speaker or subject that agrees with them in the same paragraph or the one before;
where there is none they stay unresolved, with an empty canonical name.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import dataclass

from writethru.core.tree import Tree
from writethru.core.types import Entity, Sentence, Speaker, SpeakerKind
from writethru.reading.people import People, Person
from writethru.reading.places import capitals, country
from writethru.reading.titles import (
    DOCUMENTS,
    GROUPS,
    OFFICES,
    ORGANISATIONS,
    UNNAMED,
    is_person_noun,
)

_SINGULAR = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
_THINGS = frozenset(("it", "its", "itself"))
_PLURAL = frozenset(("they", "them", "their", "theirs", "both", "neither"))
_OTHERS = frozenset("i we you us me my our your this that these those what one someone everyone anybody nobody".split())
_PAIRED = frozenset(("neither", "both", "either"))
_RELATIVE = frozenset(("who", "which", "that", "whom", "whose"))
# clauses and asides that are not part of a speaker's words
_CUT = frozenset(("relcl", "acl", "advcl", "parataxis", "ccomp", "prt"))
_OFFICE_HEADS = frozenset(
    """ambassador chancellor commissioner emir general governor king mayor minister pope premier president queen
    secretary speaker sultan""".split()
)
# names looked back over for the one that "the ministry" takes up
BACK = 200
_GENERIC = frozenset("company firm union party group agency organisation organization employer paper newspaper".split())
# people who speak for others and could have been named
_NAMELESS = frozenset(
    """advisers advisors aides diplomats employees executives insiders negotiators officers officials operatives
    sources""".split()
)
_POLICE = frozenset(("police", "authorities", "army", "navy", "military", "government", "troops"))


@dataclass(frozen=True, slots=True, order=True)
class _Salient:
    """Something a later pronoun may stand for."""

    token: int
    canonical: str
    kind: SpeakerKind
    # it made a statement, so a pronoun that follows is most likely its
    spoke: bool = False


class Speakers:
    """Resolves the speakers of one article; ask in text order."""

    def __init__(self, tree: Tree, sentences: Sequence[Sentence], entities: Sequence[Entity]) -> None:
        self.tree = tree
        self.entities = entities
        self.spans = _token_spans(tree, entities)
        self.people = People(tree, entities, self.spans)
        self.entity_at: dict[int, int] = {}
        for number, (first, last) in enumerate(self.spans):
            for i in range(first, last):
                self.entity_at[i] = number
        self.sentences = sentences
        self._firsts = [sentence.first for sentence in sentences]
        self.bodies = {e.canonical for e in entities if e.type in ("ORG", "MISC")}
        self.called = self._descriptions()
        self.salient: list[_Salient] = []
        for number, (first, last) in enumerate(self.spans):
            self._note_subject(number, first, last)

    def _note_subject(self, number: int, first: int, last: int) -> None:
        entity = self.entities[number]
        kind = _KINDS.get(entity.type)
        if kind is None:
            return
        for i in range(first, last):
            if self._is_topic(i):
                insort(self.salient, _Salient(first, entity.canonical, kind))
                return

    def _is_topic(self, i: int) -> bool:
        """Subject of a main clause, or an apposition to it: what the next pronoun most likely takes up."""
        tokens = self.tree.tokens
        if tokens[i].dep == "appos":
            i = tokens[i].head
        if tokens[i].dep not in ("nsubj", "nsubjpass"):
            return False
        verb = tokens[i].head
        while tokens[verb].dep == "conj" and tokens[verb].head != verb:
            verb = tokens[verb].head
        return tokens[verb].dep == "ROOT"

    def _descriptions(self) -> dict[str, list[str]]:
        """What the article calls its organisations: "union" for "the Havne union" or "the union, Havne"."""
        tree = self.tree
        out: dict[str, list[str]] = {}
        for number, (first, last) in enumerate(self.spans):
            entity = self.entities[number]
            if entity.type not in ("ORG", "MISC"):
                continue
            nouns = []
            if last < len(tree) and tree.tokens[last].pos == "NOUN":
                nouns.append(last)
            before = first - 1
            if before > 0 and tree.lower(before) == ",":
                before -= 1
            if before >= 0 and tree.tokens[before].pos == "NOUN":
                nouns.append(before)
            for k in self.tree.children(last - 1, "appos"):
                nouns.append(k)
            for k in nouns:
                lemma = tree.tokens[k].lemma.lower()
                if lemma in ORGANISATIONS and entity.canonical not in out.setdefault(lemma, []):
                    out[lemma].append(entity.canonical)
        return out

    def paragraph(self, i: int) -> int:
        return self.sentences[bisect_left(self._firsts, i + 1) - 1].paragraph

    def speaker(self, head: int, without: Sequence[int]) -> Speaker:
        """The speaker whose head word is token ``head``; the branches in ``without`` are not part of its words."""
        tree = self.tree
        first, last = self._mention(head, without)
        start, end = tree.tokens[first].start, tree.tokens[last - 1].end
        text = tree.text[start:end]
        word = tree.lower(head)
        if last - first == 1 and word in _RELATIVE and tree.tokens[head].pos in ("PRON", "DET", "SCONJ"):
            antecedent = self._antecedent(head)
            if antecedent is not None:
                inner = self._named(antecedent, antecedent, antecedent + 1)
                made = Speaker(text, start, end, *inner)
                self._remember(head, made)
                return made
        if last - first == 1 and (word in _SINGULAR or word in _THINGS or word in _PLURAL or word in _OTHERS):
            return self._pronoun(head, text, start, end)
        made = Speaker(text, start, end, *self._named(head, first, last))
        self._remember(head, made)
        return made

    def _remember(self, head: int, speaker: Speaker) -> None:
        if speaker.canonical:
            insort(self.salient, _Salient(head, speaker.canonical, speaker.kind, True))
            if speaker.kind == "office" and speaker.affiliation in self.people.by_name:
                # "Brask's office said she ..."
                insort(self.salient, _Salient(head, str(speaker.affiliation), "person"))

    def _antecedent(self, head: int) -> int | None:
        """The noun that a relative pronoun stands for: the one its clause hangs on."""
        for i in self.tree.ancestors(head):
            if self.tree.tokens[i].dep == "relcl" and self.tree.tokens[i].head < head:
                return self.tree.tokens[i].head
        k = head - 1
        while k > 0 and self.tree.lower(k) in (",", "(", ")"):
            k -= 1
        return k if k >= 0 and self.tree.tokens[k].pos in ("PROPN", "NOUN", "PRON") else None

    def _mention(self, head: int, without: Sequence[int]) -> tuple[int, int]:
        tree = self.tree
        cut = [*without, *(k for k in tree.children(head) if tree.tokens[k].dep in _CUT and not self._keeps(head, k))]
        words = tree.subtree(head, without=cut)
        at = words.index(head)
        first = last = at
        while first > 0 and words[first - 1] >= words[first] - 1:
            first -= 1
        while last + 1 < len(words) and words[last + 1] <= words[last] + 1:
            last += 1
        first, last = words[first], words[last] + 1
        while last - 1 > head and tree.tokens[last - 1].pos in ("PUNCT", "CCONJ", "ADP", "SCONJ"):
            last -= 1
        while first < head and tree.tokens[first].pos in ("PUNCT", "CCONJ") and tree.lower(first) not in _PAIRED:
            first += 1
        if last < len(tree) and tree.lower(last) == ")" and any(tree.lower(k) == "(" for k in range(first, last)):
            last += 1
        return first, last

    def _keeps(self, head: int, k: int) -> bool:
        """Why a speaker is not named belongs to what the article calls it: "an official who asked not to be named"."""
        if self.tree.tokens[k].dep == "acl" and self.tree.tokens[k].tag == "VBN":
            return self.tree.tokens[k - 1].pos in ("NOUN", "PROPN")  # "a summary seen by the paper"
        if self.tree.tokens[k].dep != "relcl" or self.tree.tokens[head].lemma.lower() not in UNNAMED:
            return False
        words = {self.tree.lower(i) for i in self.tree.subtree(k)}
        return bool(words & {"named", "name", "anonymity", "identified", "authorised", "authorized", "allowed"})

    def _named(self, head: int, first: int, last: int) -> tuple[str, SpeakerKind, str | None, str | None, str]:
        """Canonical name, kind, role, affiliation and how it was resolved."""
        tree = self.tree
        person = self._person_in(head, first, last)
        if person is not None:
            entity = self.entities[person]
            known = self.people.by_name[entity.canonical]
            how = "name" if entity.text == entity.canonical or len(entity.text.split()) > 1 else "surname"
            self._owned(head, person, first, known)
            return entity.canonical, "person", known.role, known.affiliation, how
        lemma = tree.tokens[head].lemma.lower()
        number = self.entity_at.get(head)
        several = tree.child(head, "conj") is not None
        if number is not None and not several and tree.lower(head) not in GROUPS:
            entity = self.entities[number]
            if entity.type in ("GPE", "LOC"):
                if not self._speaks(head):
                    return entity.canonical, "organisation", None, None, "name"
                return self._state(entity)
            if entity.type in ("ORG", "MISC", "FAC", "PRODUCT", "EVENT", "NORP"):
                return self._body(entity, head, first)
        if number is not None and several:
            return self._list(head)
        for k in tree.children(head, "appos"):
            inner = self.entity_at.get(k)
            if inner is not None and first <= k < last and self.entities[inner].type in ("ORG", "MISC"):
                return self._body(self.entities[inner], k, first)
        for k in tree.children(head, "compound", "nmod"):
            inner = self.entity_at.get(k)
            if inner is not None and lemma in ORGANISATIONS and self.entities[inner].type in ("ORG", "MISC"):
                return self._body(self.entities[inner], k, first)
        owner = self._owner(head)
        kind = self._kind(head, lemma, several)
        if kind == "anonymous":
            last = self._without_reason(head, last)
        description = self._description(head, first, last, owner)
        if kind in ("organisation", "person", "office") and owner is None and not several:
            found = self._earlier(head, first, lemma, kind)
            if found is not None:
                return found
        return description, kind, None, owner, "description"

    def _owned(self, head: int, person: int, first: int, known: Person) -> None:
        """ "Its secretary-general, NAME": the role and affiliation of whom "its" stands for."""
        tree = self.tree
        begin = self.spans[person][0]
        if tree.tokens[first].tag != "PRP$" or begin - first < 2 or (known.affiliation and known.role):
            return
        owner = self._pronoun_owner(first)
        noun = begin - 2 if tree.lower(begin - 1) == "," else begin - 1
        if owner is None or noun <= first or tree.tokens[noun].pos not in ("NOUN", "PROPN"):
            return
        role = self._text(first + 1, noun + 1)
        if len(role.split()) <= 5 and "," not in role and owner in self.bodies and " " in owner:
            known.role, known.affiliation = f"{role} of {owner}", owner

    def _person_in(self, head: int, first: int, last: int) -> int | None:
        """The person named by the head or by an apposition to it."""
        number = self.entity_at.get(head)
        if number is not None and self.entities[number].type == "PERSON":
            return None if self.tree.child(head, "conj") is not None and self._two_people(head) else number
        for k in self.tree.children(head):
            if self.tree.tokens[k].dep in ("appos", "compound", "nmod", "flat") and first <= k < last:
                number = self.entity_at.get(k)
                if number is not None and self.entities[number].type == "PERSON":
                    if self.tree.tokens[k].dep == "appos" or self.tree.tokens[head].pos == "PROPN":
                        return number
        return None

    def _list(self, head: int) -> tuple[str, SpeakerKind, str | None, str | None, str]:
        """Several that speak together: "Neither Tolm nor Brenna", "Ada Brask and Jo Ek"."""
        names = []
        at: int | None = head
        while at is not None:
            number = self.entity_at.get(at)
            names.append(self.entities[number].canonical if number is not None else self.tree.word(at))
            at = self.tree.child(at, "conj")
        return (
            " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 2 else names),
            "group",
            None,
            None,
            "name",
        )

    def _two_people(self, head: int) -> bool:
        other = self.tree.child(head, "conj")
        number = self.entity_at.get(other) if other is not None else None
        return number is not None and self.entities[number].type == "PERSON"

    def _speaks(self, head: int) -> bool:
        """Whether a place stands where speakers do: a subject, an agent, or "according to"; not in "in Finland"."""
        tree = self.tree
        above = tree.tokens[head].head
        if tree.tokens[head].dep in ("dobj", "attr", "npadvmod", "compound"):
            return False
        return tree.tokens[head].dep != "pobj" or tree.lower(above) in ("by", "to", "with", "from", "of")

    def _state(self, entity: Entity) -> tuple[str, SpeakerKind, str | None, str | None, str]:
        """A country or capital that speaks is its government."""
        of = capitals().get(entity.text.lower())
        if of is not None:
            return f"Government of {of}", "organisation", None, of, "capital"
        known = country(entity.text)
        name = f"Government of {known}" if known else entity.canonical
        return name, "organisation", None, known, "name"

    def _body(self, entity: Entity, head: int, first: int) -> tuple[str, SpeakerKind, str | None, str | None, str]:
        owner = self._owner(head)
        name = entity.canonical
        how = "name" if name == entity.text else "acronym" if entity.text.isupper() else "description"
        if owner and not name.lower().startswith(owner.lower()):
            name = f"{owner} {name}"
        kind: SpeakerKind = "group" if entity.type == "NORP" else "organisation"
        return name, kind, None, owner, how

    def _without_reason(self, head: int, last: int) -> int:
        """End of the words that say who it is, before the clause that says why no name is given."""
        clause = self.tree.child(head, "relcl")
        if clause is None:
            return last
        end = self.tree.subtree(clause)[0]
        while end > head + 1 and self.tree.tokens[end - 1].pos == "PUNCT":
            end -= 1
        return min(end, last) if end > head else last

    def _owner(self, head: int) -> str | None:
        """The possessor by its fullest name: "Tolm" in "Tolm's foreign ministry"."""
        poss = self.tree.child(head, "poss")
        if poss is None:
            return None
        number = self.entity_at.get(poss)
        if number is not None:
            return self.entities[number].canonical
        if self.tree.tokens[poss].pos == "PRON":
            return self._pronoun_owner(poss)
        first, last = self._mention(poss, ())
        return _without_article(self._text(first, last - 1 if self.tree.tokens[last - 1].tag == "POS" else last))

    def _pronoun_owner(self, poss: int) -> str | None:
        """Whose "its spokeswoman" or "her group" is, where it can be told."""
        word = self.tree.lower(poss)
        if word in _SINGULAR:
            found = self._last(poss, ("person",), _SINGULAR[word], back=1)
        elif word in ("its", "their"):
            found = self._last(poss, ("organisation",), "", back=1)
        else:
            return None
        return found.canonical if found is not None else None

    def _description(self, head: int, first: int, last: int, owner: str | None) -> str:
        tree = self.tree
        poss = tree.child(head, "poss")
        start = first
        if poss is not None and owner is not None and tree.tokens[poss].pos != "PRON":
            while start <= head and tree.tokens[start].tag != "POS":
                start += 1
            start = min(start + 1, head)
        while (
            start < head and tree.tokens[start].pos in ("DET", "PUNCT") and tree.lower(start) not in ("no", "neither")
        ):
            start += 1
        if poss is not None and tree.tokens[start].tag == "PRP$":
            start = min(start + 1, head)
        words = self._text(start, last)
        if owner is None:
            return words
        if owner in self.people.by_name:
            return f"{self._titled(owner)}'s {words}"
        return f"{owner} {words}"

    def _titled(self, name: str) -> str:
        """A person's name with the title the article writes before it: "President Ada Brask"."""
        role = self.people.by_name[name].role
        return f"{role} {name}" if role and role.split()[-1][:1].isupper() and role[:1].isupper() else name

    def _kind(self, head: int, lemma: str, several: bool) -> SpeakerKind:
        tree = self.tree
        word = tree.lower(head)
        if word in _POLICE:
            return "organisation"
        if lemma in OFFICES:
            return "office"
        if lemma in DOCUMENTS and lemma not in ("paper", "website", "account"):
            return "document"
        plural = tree.tokens[head].tag in ("NNS", "NNPS") or word in GROUPS
        if plural or several:
            return "anonymous" if word in _NAMELESS else "group"
        if lemma in ORGANISATIONS and tree.child(head, "compound", "amod", "poss") is not None:
            return "organisation"
        if is_person_noun(lemma) or lemma in UNNAMED:
            article = tree.child(head, "det")
            indefinite = article is not None and tree.lower(article) in ("a", "an", "one", "another", "some")
            if lemma in _OFFICE_HEADS and not indefinite:
                return "office"
            return "anonymous" if indefinite or tree.child(head, "nummod") is not None else "person"
        if lemma in ORGANISATIONS:
            return "organisation"
        return "group" if word in ("some", "many", "most", "few", "others") else "organisation"

    def _earlier(
        self, head: int, first: int, lemma: str, kind: SpeakerKind
    ) -> tuple[str, SpeakerKind, str | None, str | None, str] | None:
        """The named thing that "the ministry" or "the mayor" takes up, where just one fits."""
        if self.tree.lower(first) not in ("the", "this", "that", "its", "his", "her", "their") or head - first > 2:
            return None
        if kind in ("person", "office"):
            said = [self.tree.lower(i) for i in range(first + 1, head) if self.tree.tokens[i].pos != "PUNCT"]
            fitting = [
                person
                for person in self.people.with_role(lemma)
                if set(said) <= set(f"{person.role} {person.affiliation}".lower().replace(",", " ").split())
            ]
            if len(fitting) == 1:
                person = fitting[0]
                return person.name, "person", person.role, person.affiliation, "description"
            return None
        words = self._text(first + 1, head + 1).lower()
        here = bisect_left(self.spans, (head, head))
        for number in range(here - 1, max(-1, here - 1 - BACK), -1):
            entity = self.entities[number]
            if entity.type in ("ORG", "MISC") and entity.canonical.lower().endswith(words):
                return entity.canonical, "organisation", None, None, "description"
        if len(self.called.get(lemma, [])) == 1 and head - first == 1:
            return self.called[lemma][0], "organisation", None, None, "description"
        if lemma in _GENERIC and head - first == 1:
            near = self._last(head, ("organisation",), "", back=1)
            if near is not None and near.canonical in self.bodies:
                return near.canonical, "organisation", None, None, "description"
        return None

    def _pronoun(self, head: int, text: str, start: int, end: int) -> Speaker:
        word = self.tree.lower(head)
        found = None
        gender = _SINGULAR.get(word, "")
        if word in _SINGULAR:
            found = self._last(head, ("person", "anonymous", "office"), gender, back=1)
        elif word in _THINGS:
            found = self._last(head, ("organisation", "document", "office"), "", back=1)
        elif word in _PLURAL:
            found = self._last(head, ("group", "organisation", "anonymous"), "", back=1)
        if found is None:
            kind: SpeakerKind = "person" if gender or word == "i" else "organisation" if word in _THINGS else "group"
            return Speaker(text, start, end, "", kind, None, None, "unresolved")
        known = self.people.by_name.get(found.canonical)
        if known is not None and gender and not known.gender:
            known.gender = gender
        made = Speaker(
            text, start, end, found.canonical, found.kind,
            known.role if known else None, known.affiliation if known else None, "pronoun",
        )  # fmt: skip
        self._remember(head, made)
        return made

    def _last(self, head: int, kinds: tuple[SpeakerKind, ...], gender: str, back: int) -> _Salient | None:
        """The last salient thing before ``head`` of these kinds, not more than ``back`` paragraphs up."""
        floor = self.paragraph(head) - back
        i = bisect_left(self.salient, _Salient(head, "", "person")) - 1
        while i >= 0:
            thing = self.salient[i]
            if self.paragraph(thing.token) < floor:
                return None
            if thing.kind in kinds and self._agrees(thing.canonical, gender):
                return None if gender and self._is_rivalled(thing, head, gender) else thing
            i -= 1
        return None

    def _is_rivalled(self, thing: _Salient, head: int, gender: str) -> bool:
        """Whether somebody named since then agrees as well, while ``thing`` neither spoke nor is known to agree."""
        known = self.people.by_name.get(thing.canonical)
        if thing.spoke or (known is not None and known.gender == gender):
            return False
        first = bisect_left(self.spans, (thing.token + 1, 0))
        for number in range(first, min(len(self.spans), first + BACK)):
            if self.spans[number][0] >= head:
                return False
            entity = self.entities[number]
            if (
                entity.type == "PERSON"
                and entity.canonical != thing.canonical
                and self._agrees(entity.canonical, gender)
            ):
                return True
        return False

    def _agrees(self, canonical: str, gender: str) -> bool:
        known = self.people.by_name.get(canonical)
        return not gender or known is None or not known.gender or known.gender == gender

    def _text(self, first: int, last: int) -> str:
        if first >= last:
            return ""
        return " ".join(self.tree.text[self.tree.tokens[first].start : self.tree.tokens[last - 1].end].split())


_KINDS: dict[str, SpeakerKind] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "organisation",
    "MISC": "organisation",
}


def _without_article(text: str) -> str:
    for article in ("the ", "a ", "an ", "The ", "A ", "An "):
        if text.startswith(article):
            return text[len(article) :]
    return text


def _token_spans(tree: Tree, entities: Sequence[Entity]) -> list[tuple[int, int]]:
    """Tokens of each entity. Entities and tokens are both in text order."""
    out = []
    i, n = 0, len(tree)
    for entity in entities:
        while i < n and tree.tokens[i].end <= entity.start:
            i += 1
        first = i
        while i < n and tree.tokens[i].start < entity.end:
            i += 1
        out.append((first, max(i, first + 1)))
    return out
