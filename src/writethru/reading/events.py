"""Who did what to whom, where and when: main clauses and what speakers say, as simple records."""

from __future__ import annotations

from collections.abc import Sequence

from writethru.core.tree import Tree
from writethru.core.types import Article, Entity, Event, EventStatus, Sentence, Statement, TimeMention
from writethru.reading.clauses import is_negated
from writethru.reading.hedges import hedges
from writethru.reading.tense import PLANS, looks_ahead

# states, sayings and helpers are no events
_NO_EVENTS = frozenset(
    """add appear argue ask be become believe belong call claim consider contain cost describe expect feel find have
    hear hope include insist involve keep know lack like look love mean need note own remain report represent require
    say see seem show sound stand suggest suppose tell think understand want warn wish write""".split()
)
_CLAUSES = frozenset(("ROOT", "ccomp", "parataxis"))
_CUT = frozenset(("relcl", "acl", "advcl", "appos", "parataxis", "punct"))
_PLACES = frozenset(("GPE", "LOC", "FAC"))
# words of an actor or target kept at most
WORDS = 12


def find_events(
    article: Article,
    tree: Tree,
    sentences: Sequence[Sentence],
    statements: Sequence[Statement],
    entities: Sequence[Entity],
    times: Sequence[TimeMention],
) -> tuple[Event, ...]:
    """Events in text order. ``start`` and ``end`` span the clause from its first actor or verb to its last object."""
    finder = _Finder(tree, statements, entities, times)
    out: list[Event] = []
    for number, sentence in enumerate(sentences):
        for i in range(sentence.first, sentence.last):
            token = tree.tokens[i]
            if token.pos == "VERB" and token.lemma.lower() not in _NO_EVENTS and finder.is_clause(i):
                event = finder.event(i, number)
                if event is not None:
                    out.append(event)
    return tuple(out)


class _Finder:
    def __init__(
        self,
        tree: Tree,
        statements: Sequence[Statement],
        entities: Sequence[Entity],
        times: Sequence[TimeMention],
    ) -> None:
        self.tree = tree
        self.cues = {s.cue.start: s for s in statements}
        self.denied = [(span.start, span.end) for s in statements if s.certainty == "denied" for span in s.content]
        self.asked = [(span.start, span.end) for s in statements if s.certainty == "asked" for span in s.content]
        self.cue_spans = {place for s in statements for place in range(s.cue.start, s.cue.end)}
        self.entity_at = {entity.start: entity for entity in entities}
        self.time_at = {time.start: time for time in times}

    def is_clause(self, i: int) -> bool:
        tokens = self.tree.tokens
        if tokens[i].start in self.cue_spans:
            return False
        while tokens[i].dep == "conj" and tokens[tokens[i].head].pos == "VERB":
            i = tokens[i].head
        return tokens[i].dep in _CLAUSES or self._is_vowed(i)

    def _is_vowed(self, i: int) -> bool:
        """ "plans to close the bridge": the cue is the planning, the event is the closing."""
        token = self.tree.tokens[i]
        head = self.tree.tokens[token.head]
        return token.dep == "xcomp" and head.start in self.cue_spans and head.lemma.lower() in PLANS

    def event(self, verb: int, number: int) -> Event | None:
        tree = self.tree
        actor = self._subject(verb)
        status = self._status(verb)
        below = tree.child(verb, "xcomp")
        if below is not None and tree.tokens[verb].lemma.lower() in PLANS and tree.tokens[below].pos == "VERB":
            verb = below  # "was preparing to launch a satellite": the launch is what is planned
        passive = tree.child(verb, "nsubjpass")
        target = passive if passive is not None else tree.child(verb, "dobj")
        if passive is not None:
            agent = tree.child(verb, "agent")
            actor = tree.child(agent, "pobj") if agent is not None else None
        if actor is None and target is None:
            return None
        place, date = self._where_when(verb)
        ends = [verb, *(k for k in (actor, target) if k is not None)]
        first = min(self._words(k)[0] if k != verb else k for k in ends)
        last = max(self._words(k)[-1] if k != verb else k for k in ends)
        return Event(
            actor=self._name(actor),
            action=tree.tokens[verb].lemma.lower(),
            target=self._name(target),
            place=place,
            date=date,
            status=status,
            start=tree.tokens[first].start,
            end=tree.tokens[last].end,
            sentence=number,
        )

    def _subject(self, verb: int) -> int | None:
        found = self.tree.child(verb, "nsubj")
        while found is None and (self.tree.tokens[verb].dep == "conj" or self._is_vowed(verb)):
            if self.tree.child(verb, "nsubjpass") is not None:
                return None
            verb = self.tree.tokens[verb].head
            found = self.tree.child(verb, "nsubj")
        return found

    def _words(self, head: int) -> list[int]:
        cut = [k for k in self.tree.children(head) if self.tree.tokens[k].dep in _CUT]
        return self.tree.subtree(head, without=cut)

    def _name(self, head: int | None) -> str | None:
        if head is None:
            return None
        words = self._words(head)
        bare = [k for k in words if self.tree.tokens[k].dep != "det"]
        entity = self.entity_at.get(self.tree.tokens[bare[0]].start) if bare else None
        if entity is not None and entity.end == self.tree.tokens[bare[-1]].end:
            return entity.canonical
        words = words[:WORDS]
        text = self.tree.text[self.tree.tokens[words[0]].start : self.tree.tokens[words[-1]].end]
        return " ".join(text.split())

    def _where_when(self, verb: int) -> tuple[str | None, str | None]:
        tree = self.tree
        place = date = None
        for k in tree.children(verb):
            dep = tree.tokens[k].dep
            if dep not in ("prep", "npadvmod", "advmod", "nummod"):
                continue
            for i in tree.subtree(k):
                start = tree.tokens[i].start
                entity = self.entity_at.get(start)
                if place is None and dep == "prep" and entity is not None and entity.type in _PLACES:
                    place = entity.canonical
                time = self.time_at.get(start)
                if date is None and time is not None:
                    date = time.date
        return place, date

    def _status(self, verb: int) -> EventStatus:
        tree = self.tree
        start = tree.tokens[verb].start
        if is_negated(tree, verb) or any(a <= start < b for a, b in self.denied):
            return "denied"
        first, last = min([verb, *tree.children(verb)]), verb + 1
        if any(a <= start < b for a, b in self.asked) or any(run[1] > first for run in hedges(tree, first, last)):
            return "possible"
        if looks_ahead(tree, verb) or self._planned(verb) or self._is_vowed(verb):
            return "planned"
        return "happened"

    def _planned(self, verb: int) -> bool:
        return self.tree.tokens[verb].lemma.lower() in PLANS and self.tree.child(verb, "xcomp") is not None
