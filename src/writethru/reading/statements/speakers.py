"""Who makes a statement: the mention, the fullest name, what kind of speaker, role and affiliation.

Names lead to the fullest name of the article, aliases to the name of the table, descriptions to the one named thing
that fits, pronouns to the last speaker or topic that agrees with them. Each keeps the words it was taken from and how
sure it is; where nothing fits, the canonical name is empty.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from writethru.core.tree import Tree
from writethru.core.types import Entity, Sentence, Span, Speaker, SpeakerKind
from writethru.reading.aliases import Aliases, load_aliases
from writethru.reading.people import Person
from writethru.reading.places import capitals, country
from writethru.reading.statements.kinds import kind_of
from writethru.reading.statements.mentions import antecedent, cut_after_rank, mention, without_clauses
from writethru.reading.statements.roles import role_class
from writethru.reading.statements.salience import PLURAL, SINGULAR, THINGS, Salience, Salient
from writethru.reading.statements.scene import BODIES, FAIRLY_SURE, LIKELY, SURE, Named, Scene
from writethru.reading.statements.takenup import TakenUp
from writethru.reading.titles import DOCUMENTS, FIRMS, GROUPS, ORGANISATIONS, is_person_noun

_OTHERS = frozenset("i we you us me my our your this that these those what one someone everyone anybody nobody".split())
_OF_TWO = frozenset(("both", "neither"))
_RELATIVE = frozenset(("who", "which", "that", "whom", "whose"))
# offices that a place has and no other body
_OF_PLACES = frozenset("mayor mayoress burgomaster prefect alderman alderwoman".split())
_LISTED = ("NOUN", "PROPN", "PRON", "NUM", "ADJ")


def _is_pair(name: str) -> bool:
    """Whether a description is of two: "the two governments", "the ministry and the union"."""
    words = name.lower().split()
    return "two" in words or "both" in words or ("and" in words and words[0] != "and")


class Speakers:
    """Resolves the speakers of one article; ask in text order."""

    def __init__(
        self, tree: Tree, sentences: Sequence[Sentence], entities: Sequence[Entity], aliases: Aliases | None = None
    ) -> None:
        self.tree = tree
        self.scene = Scene(tree, sentences, entities, aliases or load_aliases())
        self.salience = Salience(self.scene)
        self.taken_up = TakenUp(self.scene, self.salience)
        self._note_nameless()

    def _note_nameless(self) -> None:
        """People without a name whom a sentence is about: "A statistician who left last year, because he ..., said"."""
        tree = self.tree
        for i, token in enumerate(tree.tokens):
            if (
                token.tag != "NN"
                or token.dep not in ("nsubj", "nsubjpass")
                or i in self.scene.entity_at
                or not is_person_noun(token.lemma.lower())
            ):
                continue
            article = tree.child(i, "det")
            if article is None or tree.lower(article) not in ("a", "an") or not self.salience.is_topic(i):
                continue
            first, last = mention(tree, i, ())
            named_within = any(
                self.scene.entities[self.scene.entity_at[k]].type == "PERSON"
                for k in range(first, last)
                if k in self.scene.entity_at
            )
            if not named_within and self._person_in(i, first, last) is None:
                named = self._described(i, first, last, False)
                thing = Salient(i, named.canonical, "anonymous", False, self.scene.span(first, last), named.affiliation)
                self.salience.remember(thing)

    def speaker(self, head: int, without: Sequence[int]) -> Speaker:
        """The speaker whose head word is token ``head``; the branches in ``without`` are not part of its words."""
        tree = self.tree
        first, last = mention(tree, head, without)
        word = tree.lower(head)
        alone = last - first == 1
        if alone and word in _RELATIVE and tree.tokens[head].pos in ("PRON", "DET", "SCONJ"):
            noun = antecedent(tree, head)
            if noun is not None:
                return self._made(head, first, last, self._behind(noun))
        if alone and (word in SINGULAR or word in THINGS or word in PLURAL or word in _OTHERS):
            return self._made(head, first, last, self._pronoun(head))
        behind = cut_after_rank(tree, last)
        entity = self.scene.entity(behind) if behind is not None else None
        if behind is not None and entity is not None and entity.type == "PERSON":
            last = self.scene.spans[self.scene.entity_at[behind]][1]
            return self._made(head, first, last, self._one(self.scene.entity_at[behind], first))
        return self._made(head, first, last, self._named(head, first, last))

    def _made(self, head: int, first: int, last: int, who: Named) -> Speaker:
        span = self.scene.span(first, last)
        text = span.of(self.tree.text)
        known = self.scene.aliases.named(who.canonical)
        affiliation = who.affiliation or (known.of if known is not None else None)
        stands_in = known.role_class if known is not None and known.role_class else None
        made = Speaker(
            text, span.start, span.end, who.canonical, who.kind, who.role, affiliation, who.how, who.confidence,
            who.evidence if who.evidence != span else None,
            role_class=stands_in or role_class(who, affiliation, text),
        )  # fmt: skip
        self._remember(head, made, who)
        return made

    def _remember(self, head: int, speaker: Speaker, who: Named) -> None:
        if not speaker.canonical:
            return
        span = Span(speaker.start, speaker.end)
        if who.how == "pronoun" and who.evidence is not None:
            span = who.evidence
        thing = Salient(head, speaker.canonical, speaker.kind, True, span, speaker.affiliation)
        self.salience.remember(thing)
        if speaker.kind == "office" and speaker.affiliation in self.scene.people.by_name:
            # "Brask's office said she ..."
            self.salience.remember(Salient(head, speaker.affiliation, "person", span=span))

    def _behind(self, noun: int) -> Named:
        """Whom "who" stands for: a name, or the name that its noun stands beside."""
        above = self.tree.tokens[noun].head
        if self.tree.tokens[noun].dep == "appos" and self.scene.entity(above) is not None:
            noun = above
        first, last = (noun, noun + 1) if self.scene.entity(noun) is not None else mention(self.tree, noun, ())
        named = self._named(noun, first, last)
        evidence = named.evidence or self.scene.span(first, last)
        return Named(named.canonical, named.kind, named.role, named.affiliation, named.how, named.confidence, evidence)

    def _named(self, head: int, first: int, last: int) -> Named:
        """Who a mention that is no pronoun stands for."""
        tree, scene = self.tree, self.scene
        person = self._person_in(head, first, last)
        if person is not None:
            return self._one(person, first)
        entity = scene.entity(head)
        # "Cabin and Ground Staff Union" is one name
        within = range(*scene.spans[scene.entity_at[head]]) if entity is not None else range(0)
        several = any(tree.tokens[k].pos in _LISTED and k not in within for k in tree.children(head, "conj"))
        if entity is not None and not several and (tree.lower(head) not in GROUPS or " " in entity.text):
            if entity.type in ("GPE", "LOC"):
                return (
                    self._state(entity) if self._speaks(head) else Named(entity.canonical, "organisation", how="name")
                )
            if entity.type in (*BODIES, "FAC", "PRODUCT", "EVENT", "NORP"):
                return self._body(entity, head)
        if entity is not None and several:
            return self._list(head)
        lemma = tree.tokens[head].lemma.lower()
        for k in tree.children(head, "appos"):
            inner = scene.entity(k)
            if inner is not None and first <= k < last and inner.type in BODIES:
                return self._body(inner, k)
        for k in tree.children(head, "compound", "nmod"):
            inner = scene.entity(k)
            if inner is not None and lemma in ORGANISATIONS and inner.type in BODIES:
                return self._body(inner, k)
        return self._described(head, first, last, several)

    def _described(self, head: int, first: int, last: int, several: bool) -> Named:
        """A speaker without a name of its own, or the named one that it takes up."""
        owner = self.taken_up.owner(head)
        kind = kind_of(self.scene, head, several)
        if kind in ("organisation", "person", "office") and owner is None and not several:
            found = self.taken_up.find(head, first, kind)
            if found is not None:
                return found
        if kind == "person" and not several:
            named = self._named_next(head, first)
            if named is not None:
                return named
        last = without_clauses(self.tree, head, last)
        if last - 1 > head and self.tree.tokens[last - 1].tag == "POS":
            last -= 1
        of = owner
        if of is None and kind in ("anonymous", "document", "person", "group"):
            of = self.taken_up.body_of(head)
        poss = self.tree.child(head, "poss")
        pronominal = owner is not None and poss is not None and self.tree.tokens[poss].pos == "PRON"
        evidence = self.scene.told(str(owner)) if pronominal else None
        sure = LIKELY if pronominal else SURE
        return Named(self._description(head, first, last, owner), kind, None, of, "description", sure, evidence)

    def _named_next(self, head: int, first: int) -> Named | None:
        """The one whom an opening sentence gives by office alone and the next by name.

        "The clinic's lists are longer, its director said. Ada Brask, who has run the Orlan Clinic since May, ...": the
        person heads what the opening speaks of, in its own words.
        """
        tree, scene = self.tree, self.scene
        here = scene.sentence(head)
        if here > 1 or tree.tokens[first].tag != "PRP$" or here + 1 >= len(scene.sentences):
            return None
        following = scene.sentences[here + 1]
        number = bisect_left(scene.spans, (following.first, 0))
        if number >= len(scene.spans) or scene.entities[number].type != "PERSON":
            return None
        begin, end = scene.spans[number]
        subject = any(tree.tokens[k].dep == "nsubj" for k in range(begin, end))
        person = scene.people.by_name[scene.entities[number].canonical]
        if begin - following.first > 1 or not subject or person.affiliation is None:
            return None
        owners = {tree.lower(k) for k in range(scene.sentences[here].first, first) if tree.tokens[k].pos == "NOUN"}
        if not (owners & ORGANISATIONS & set(person.affiliation.lower().split())):
            return None
        evidence = scene.told(person.name)
        return Named(person.name, "person", person.role, person.affiliation, "description", LIKELY, evidence)

    def _one(self, number: int, first: int) -> Named:
        """A person of the article."""
        entity = self.scene.entities[number]
        known = self.scene.people.by_name[entity.canonical]
        self._owned(number, first, known)
        alias = self.scene.aliases.by_alias.get(entity.text)
        if alias is not None and alias.name == entity.canonical != entity.text:
            return Named(entity.canonical, "person", known.role, known.affiliation, "alias", SURE)
        short = entity.text != entity.canonical
        how = "surname" if short and len(entity.text.split()) == 1 else "name"
        evidence = self.scene.told(entity.canonical) if short else None
        return Named(
            entity.canonical, "person", known.role, known.affiliation, how, FAIRLY_SURE if short else SURE, evidence
        )

    def _owned(self, person: int, first: int, known: Person) -> None:
        """ "Its secretary-general, NAME": the role and affiliation of whom "its" stands for."""
        tree = self.tree
        begin = self.scene.spans[person][0]
        if tree.tokens[first].tag != "PRP$" or begin - first < 2 or (known.affiliation and known.role):
            return
        noun = begin - 2 if tree.lower(begin - 1) == "," else begin - 1
        if noun <= first or tree.tokens[noun].pos not in ("NOUN", "PROPN", "ADJ"):
            return
        role = self.scene.text(first + 1, noun + 1)
        of_place = role.split()[-1].lower() in _OF_PLACES
        owner = self._place_before(first) if of_place else self.taken_up.pronoun_owner(first)
        if owner is None or len(role.split()) > 5 or "," in role:
            return
        if of_place or (owner in self.scene.bodies and " " in owner):
            known.role, known.affiliation = f"{role} of {owner}", owner

    def _place_before(self, head: int) -> str | None:
        """The place named last before a word, in its paragraph: whose mayor "its mayor" is."""
        scene = self.scene
        for number in range(bisect_left(scene.spans, (head, 0)) - 1, -1, -1):
            if scene.paragraph(scene.spans[number][0]) != scene.paragraph(head):
                return None
            if scene.entities[number].type in ("GPE", "LOC"):
                return scene.entities[number].canonical
        return None

    def _person_in(self, head: int, first: int, last: int) -> int | None:
        """The person named by the head or by an apposition to it."""
        number = self.scene.entity_at.get(head)
        if number is not None and self.scene.entities[number].type == "PERSON":
            return None if self.tree.child(head, "conj") is not None and self._two_people(head) else number
        for k in self.tree.children(head):
            if self.tree.tokens[k].dep in ("appos", "compound", "nmod", "flat") and first <= k < last:
                number = self.scene.entity_at.get(k)
                if number is not None and self.scene.entities[number].type == "PERSON":
                    if self.tree.tokens[k].dep == "appos" or self.tree.tokens[head].pos == "PROPN":
                        return number
        return self._person_behind(head, last)

    def _person_behind(self, head: int, last: int) -> int | None:
        """The name at the end of what a person is: "a spokeswoman for the service, Ada Brask"."""
        token = self.tree.tokens[head]
        if token.tag != "NN" or not is_person_noun(token.lemma.lower()) or last > len(self.tree):
            return None
        number = self.scene.entity_at.get(last - 1)
        if number is None or self.scene.entities[number].type != "PERSON":
            return None
        first, end = self.scene.spans[number]
        return number if end == last and first - 1 > head and self.tree.lower(first - 1) == "," else None

    def _two_people(self, head: int) -> bool:
        other = self.tree.child(head, "conj")
        entity = self.scene.entity(other) if other is not None else None
        return entity is not None and entity.type == "PERSON"

    def _list(self, head: int) -> Named:
        """Several that speak together: "Neither Tolm nor Brenna", "Ada Brask and Jo Ek"."""
        names = []
        at: int | None = head
        while at is not None:
            entity = self.scene.entity(at)
            names.append(entity.canonical if entity is not None else self.tree.word(at))
            at = self.tree.child(at, "conj")
        joined = " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 2 else names)
        return Named(joined, "group", how="name")

    def _speaks(self, head: int) -> bool:
        """Whether a place stands where speakers do: a subject, an agent, or "according to"; not in "in Finland"."""
        tree = self.tree
        above = tree.tokens[head].head
        if tree.tokens[head].dep in ("dobj", "attr", "npadvmod", "compound"):
            return False
        return tree.tokens[head].dep != "pobj" or tree.lower(above) in ("by", "to", "with", "from", "of")

    def _state(self, entity: Entity) -> Named:
        """A country or capital that speaks is its government; a seat of the table is the body it stands for."""
        seat = self.scene.aliases.seat(entity.text)
        if seat is not None:
            return Named(seat.name, seat.kind, None, seat.of, "alias", FAIRLY_SURE)
        of = capitals().get(entity.text.lower())
        if of is not None:
            return Named(f"Government of {of}", "organisation", None, of, "capital", FAIRLY_SURE)
        known = country(entity.text)
        name = f"Government of {known}" if known else entity.canonical
        return Named(name, "organisation", None, known, "name")

    def _body(self, entity: Entity, head: int) -> Named:
        name, short = entity.canonical, entity.canonical != entity.text
        alias = self.scene.aliases.by_alias.get(entity.text)
        if alias is not None and alias.name == name:
            return Named(name, alias.kind, None, alias.of, "alias" if short else "name", FAIRLY_SURE if short else SURE)
        owner = self.taken_up.owner(head)
        how = "acronym" if short and entity.text.isupper() else "description" if short else "name"
        if owner and not name.lower().startswith(owner.lower()) and name.split()[-1].lower() not in FIRMS:
            name = f"{owner} {name}"
        kind: SpeakerKind = "group" if entity.type == "NORP" else "organisation"
        evidence = self.scene.told(entity.canonical) if short else None
        return Named(name, kind, None, owner, how, FAIRLY_SURE if short else SURE, evidence)

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
        words = self.scene.text(start, last)
        if owner is None:
            body = self.taken_up.body_of(head) if tree.tokens[head].lemma.lower() in DOCUMENTS else None
            noun = self.taken_up.compound_body(head)
            return words.replace(noun, body, 1) if noun and body and words.startswith(noun) else words
        if owner in self.scene.people.by_name:
            return f"{self._titled(owner)}'s {words}"
        return f"{owner} {words}"

    def _titled(self, name: str) -> str:
        """A person's name with the title the article writes before it: "President Ada Brask"."""
        role = self.scene.people.by_name[name].role
        return f"{role} {name}" if role and role.split()[-1][:1].isupper() and role[:1].isupper() else name

    def _pronoun(self, head: int) -> Named:
        word = self.tree.lower(head)
        gender = SINGULAR.get(word, "")
        found = self.salience.pronoun(head) if word not in _OTHERS else None
        if found is not None and word in _OF_TWO and not _is_pair(found.thing.canonical):
            # "both" and "neither" stand for two, never for the one body that was named last
            found = None
        if found is None:
            kind: SpeakerKind = "person" if gender or word == "i" else "organisation" if word in THINGS else "group"
            return Named("", kind, None, None, "unresolved", 0.0)
        thing = found.thing
        known = self.scene.people.by_name.get(thing.canonical)
        if known is not None and gender and not known.gender:
            known.gender = gender
        affiliation = known.affiliation if known is not None else thing.affiliation
        return Named(
            thing.canonical, thing.kind, known.role if known else None, affiliation, "pronoun", found.confidence,
            thing.span,
        )  # fmt: skip
