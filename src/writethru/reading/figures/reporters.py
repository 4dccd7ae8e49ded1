"""Who gives a figure: the innermost statement whose content holds it, or the one who puts, counts or lists it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from writethru.core.tree import Tree
from writethru.core.types import Entity, Sentence, Span, Statement
from writethru.reading.entities import dateline_end
from writethru.reading.figures import lexicon as lex
from writethru.reading.figures.nouns import Counted, is_person
from writethru.reading.figures.quantities import Quantity
from writethru.reading.figures.units import family

# Verbs by which a subject gives a number without "said": "the union counted 32", "the ministry puts it at 36".
_GIVES = frozenset("put count list estimate record tally register report number reckon calculate".split())
# These do so only when what is changed is a count of their own: "raised its estimate to 36".
_REVISES = frozenset("raise lower revise correct cut update increase reduce keep give announce publish".split())
# And these when it is a list of theirs: "the volunteers keep a board with 26 names".
_KEEPS = frozenset("keep hold publish".split())
_LISTS = frozenset("list register board roll".split())
_COUNTS = frozenset("estimate count toll figure number tally total forecast magnitude depth".split())
_TAIL = re.compile(
    r"[\s,;”\"'’)(—–-]*(?:(?:of\swhom|of\swhich|including|among\sthem|most\sof\s(?:them|whom)|with|up\sfrom|down\sfrom|compared\swith)\b"
    r"[^.;:”\"]*)?$",
    re.I,
)
_STOP = re.compile(r"[.;:“”\"]")
_POSSESSIVE = re.compile(r"['’]s?$")
_ARTICLE = re.compile(r"^(?:the|an?)\s", re.I)
_BOOKS = frozenset("book books register registers records list lists files".split())
_SAYS = frozenset("say show estimate reckon calculate suggest report argue add note claim think believe".split())
_RECORDS = frozenset("data datum record statistic document filing".split())
_OFFICERS = frozenset(
    """secretary-general secretary chief head director director-general president chairman chairwoman chair minister
    spokesman spokeswoman spokesperson mayor governor commissioner manager superintendent leader founder executive
    inspector commander captain""".split()
)
_POSSESSIVES = frozenset("its their his her our your my whose".split())
# What no speaker says, though a verb of saying stands there: "a petitioner must show that ..."
_DUTY = frozenset("must should ought need needs cannot can".split())
# Sentences back in which the one a pronoun means is looked for.
_BACK = 3
_PRONOUNS = frozenset("it they he she we i".split())
# words between a figure and a verb of saying behind it at most
_FAR = 100


@dataclass(frozen=True, slots=True)
class Reporter:
    """Who gives a figure."""

    span: Span | None
    name: str | None
    statement: Statement | None


NOBODY = Reporter(None, None, None)


class Reporters:
    """Finds the reporter of each figure of one article."""

    def __init__(
        self, tree: Tree, sentences: Sequence[Sentence], statements: Sequence[Statement], entities: Sequence[Entity]
    ) -> None:
        self._tree = tree
        self._entities = entities
        self._acronyms = _acronyms(entities)
        self._people = frozenset(entity.canonical for entity in entities if entity.type == "PERSON")
        self._starts = [sentence.start for sentence in sentences]
        self._held: dict[int, list[Statement]] = {}
        self._said: dict[int, list[Statement]] = {}
        for statement in statements:
            self._said.setdefault(statement.sentence, []).append(statement)
            reached: dict[int, None] = {}
            for span in statement.content:
                last = self._index(max(span.start, span.end - 1))
                reached.update(dict.fromkeys(range(self._index(span.start), last + 1)))
            for index in reached:
                self._held.setdefault(index, []).append(statement)

    def _index(self, offset: int) -> int:
        return max(0, bisect_right(self._starts, offset) - 1)

    def of(self, quantity: Quantity, index: int, sentence: Sentence, counted: Counted) -> Reporter:
        """The reporter of a figure; NOBODY where the article speaks in its own voice."""
        statement = self._holding(quantity, index) or self._trailing(quantity, index)
        for subject in (
            self._relative(counted, sentence),
            self._tally(counted, sentence),
            self._giver(counted, sentence),
            self._by_count(sentence, counted),
            self._deciding(counted, sentence),
            None if statement is not None else self._said_after(counted, sentence),
        ):
            own = self._as_reporter(subject, counted, index, sentence, statement) if subject is not None else None
            if own is not None:
                return own
        if statement is None or statement.speaker is None:
            return NOBODY
        speaker = statement.speaker
        if speaker.text.lower() in _PRONOUNS and not speaker.canonical:
            name = self._meant(speaker.text.lower(), speaker.start, index)
        else:
            name = speaker.canonical or speaker.text
        return Reporter(Span(speaker.start, speaker.end), self._full(name, statement), statement)

    def _holding(self, quantity: Quantity, index: int) -> Statement | None:
        """The statement with the shortest content span around the number, of those that have a speaker; one that is
        declined or asked ("failed to explain why") only where no other holds it."""
        best: Statement | None = None
        rank = (True, 0)
        for statement in self._held.get(index, ()):
            for span in statement.content:
                if statement.speaker is None or not (span.start <= quantity.start and quantity.end <= span.end):
                    continue
                own = (self._unsaid(statement), span.end - span.start)
                if not self._owed(statement) and (best is None or own < rank):
                    best, rank = statement, own
        return best

    def _owed(self, statement: Statement) -> bool:
        """Whether the speaker has yet to say it: "a petitioner must show that ..."."""
        before = self._tree.text[max(0, statement.cue.start - 24) : statement.cue.start].lower().split()[-2:]
        return any(word in _DUTY for word in before) or bool(_DUTY & set(statement.cue.text.lower().split()[:1]))

    def _unsaid(self, statement: Statement) -> bool:
        """Whether the speaker does not in fact say the content."""
        before = self._tree.text[max(0, statement.cue.start - 24) : statement.cue.start].lower().split()[-2:]
        failed = any(word in ("fail", "failed", "fails", "refused", "refuses", "declined") for word in before)
        return failed or statement.certainty in ("declined", "asked")

    def _trailing(self, quantity: Quantity, index: int) -> Statement | None:
        """The statement that a tail of its sentence still belongs to ("..., of whom fewer than 20 were dead"), or one
        whose content begins after the number though its cue stands before it."""
        text = self._tree.text
        for statement in self._held.get(index, ()):
            cue, first = statement.cue, statement.content[0]
            if statement.speaker is not None and cue.end <= quantity.start < quantity.end <= first.start:
                if first.start - cue.end <= 120 and not _STOP.search(text, cue.end, first.start):
                    return statement
            for span in statement.content:
                if statement.speaker is None or not 0 <= quantity.start - span.end <= 60:
                    continue
                tail = text[span.end : quantity.start]
                if _TAIL.fullmatch(tail) and self._index(span.end - 1) == index:
                    return statement
        return None

    def _relative(self, counted: Counted, sentence: Sentence) -> int | None:
        """The one who counts in a clause on the noun: "the 40 dockers whom the port lists", "the 90 claimed by Kyr"."""
        tree = self._tree
        for child in tree.children(counted.noun, "relcl", "acl"):
            lemma = tree.tokens[child].lemma.lower()
            if lemma not in _GIVES and lemma not in ("claim", "give", "cite", "quote", "order", "declare"):
                continue
            agent = tree.child(child, "agent")
            subject = tree.child(agent, "pobj") if agent is not None else tree.child(child, "nsubj")
            if subject is not None and tree.tokens[child].pos == "NOUN":
                subject = tree.child(child, "compound")  # "whom the port lists", parsed as if lists were a noun
            if subject is not None and tree.tokens[subject].tag not in ("WP", "WDT") and child < sentence.last:
                return subject
        return None

    def _tally(self, counted: Counted, sentence: Sentence) -> int | None:
        """The owner of the count that the number is given as: "the port tally of 70", "the guild's figure of 300"."""
        tree = self._tree
        for i in tree.ancestors(counted.number):
            if not sentence.first <= i < sentence.last or tree.tokens[i].pos in ("VERB", "AUX"):
                return None
            if tree.tokens[i].lemma.lower() in _COUNTS:
                owner = tree.child(i, "poss", "compound", "nmod")
                return owner if owner is not None and tree.lower(owner) not in _POSSESSIVES else None
        return None

    def _deciding(self, counted: Counted, sentence: Sentence) -> int | None:
        """The body that decides by so many votes: "the court upheld the ban by six votes to three"."""
        tree = self._tree
        if counted.unit != "vote":
            return None
        for i in tree.ancestors(counted.noun):
            if not sentence.first <= i < sentence.last:
                return None
            if tree.tokens[i].pos == "VERB":
                return tree.child(i, "nsubj")
            if tree.tokens[i].pos == "ADP" and tree.lower(i) != "by":
                return None
        return None

    def _said_after(self, counted: Counted, sentence: Sentence) -> int | None:
        """The speaker of a clause set off behind the figure: "..., exchange data show.", "..., its head said"."""
        tree = self._tree
        for verb in range(counted.number + 2, min(sentence.last - 1, counted.number + _FAR)):
            if tree.lower(verb) == ";":
                return None
            if tree.tokens[verb].lemma.lower() not in _SAYS or tree.tokens[verb + 1].pos != "PUNCT":
                continue
            subject = tree.child(verb, "nsubj")
            if subject is None:
                subject = self._noun_before(verb, counted)
            if subject is None or not counted.number < subject < verb:
                continue
            first = min(tree.subtree(subject))
            if first > counted.number + 1 and tree.lower(first - 1) in (",", "”", '"', "—", "–"):
                return subject
        return None

    def _noun_before(self, verb: int, counted: Counted) -> int | None:
        """The noun before a verb of saying that the parse hung elsewhere: "90 boats, its head, Ada Lind, said"."""
        tree = self._tree
        i = verb - 1
        while i > counted.noun and tree.tokens[i].pos == "PUNCT":
            i -= 1
        if i <= counted.noun or tree.tokens[i].pos not in ("NOUN", "PROPN"):
            return None
        while tree.tokens[i].dep in ("appos", "compound") and counted.noun < tree.tokens[i].head < verb:
            i = tree.tokens[i].head
        return i

    def _giver(self, counted: Counted, sentence: Sentence) -> int | None:
        """The subject of "put the toll at 36", "counted 32", "raised its estimate to 36"."""
        tree = self._tree
        verb = counted.noun
        for verb in tree.ancestors(counted.noun):
            if not sentence.first <= verb < sentence.last:
                break
            # "put the number of people who fell ill at 500", "of people killed at 500": "at 500" is often hung on that
            token = tree.tokens[verb]
            clause = token.dep == "relcl" or (token.dep, token.tag) == ("acl", "VBN")
            if token.pos == "VERB" and (not clause or self._gives(verb, counted)):
                break
        if not sentence.first <= verb < sentence.last or tree.tokens[verb].pos != "VERB":
            return None
        if not self._gives(verb, counted):
            return None
        subject = tree.child(verb, "nsubj")
        if subject is not None and tree.tokens[subject].tag in ("WDT", "WP") and tree.tokens[verb].dep == "relcl":
            return tree.tokens[verb].head
        while subject is None and tree.tokens[verb].dep == "conj":
            verb = tree.tokens[verb].head
            subject = tree.child(verb, "nsubj")
        if tree.child(verb, "nsubjpass") is not None:
            return None
        head = tree.tokens[verb].head
        if subject is None and tree.tokens[verb].dep == "acl" and tree.tokens[head].dep == "ROOT":
            subject = head  # "The Council, a watchdog, put the gap at 6": read as "the Council that was put"
        if subject is None:
            subject = self._name_before(verb, sentence)
        if subject is not None and subject < dateline_end(tree, sentence):
            subject = self._behind_dateline(verb, sentence)
        return subject if subject is not None and subject < counted.number else None

    def _name_before(self, verb: int, sentence: Sentence) -> int | None:
        """The name that stands right before a verb whose subject the parse has lost."""
        tree = self._tree
        i = verb - 1
        while i > sentence.first and tree.tokens[i].pos in ("AUX", "ADV", "PUNCT"):
            i -= 1
        if i < sentence.first:
            return None
        named = tree.tokens[tree.tokens[i].head].pos == "PROPN" and sentence.first <= tree.tokens[i].head < i
        if tree.tokens[i].pos != "PROPN" and not (tree.tokens[i].dep == "appos" and named):
            return None
        return tree.tokens[i].head if tree.tokens[i].dep == "appos" else i

    def _behind_dateline(self, verb: int, sentence: Sentence) -> int | None:
        """The noun between a dateline and the verb, where the parse took the dateline for the subject."""
        tokens = self._tree.tokens
        beside = ("compound", "poss", "pobj", "amod", "nmod", "npadvmod")
        between = range(dateline_end(self._tree, sentence), verb)
        return next((i for i in between if tokens[i].pos in ("NOUN", "PROPN") and tokens[i].dep not in beside), None)

    def _by_count(self, sentence: Sentence, counted: Counted) -> int | None:
        """The owner in "by the union's count", "by Orlan's own estimate"."""
        tree = self._tree
        near = range(max(sentence.first, counted.number - 14), min(sentence.last, counted.number + 15))
        for i in near:
            if tree.lower(i) == "by":
                thing = tree.child(i, "pobj")
                if thing is not None and tree.tokens[thing].lemma.lower() in _COUNTS | {"reckoning", "calculation"}:
                    return tree.child(thing, "poss")
        return None

    def _as_reporter(
        self, subject: int, counted: Counted, index: int, sentence: Sentence, statement: Statement | None
    ) -> Reporter | None:
        """The reporter that a subject names, unless it is the speaker of the statement around the figure anyway."""
        tree = self._tree
        if subject < dateline_end(tree, sentence):
            # "SELMONT (NP) - The bureau raised its count": a dateline counts nothing, though the parse may say so
            return None
        words = tree.subtree(subject, without=tree.children(subject, "relcl", "acl", "case"))
        words = [i for i in words if i >= dateline_end(tree, sentence)]
        whole = tree.span(words)
        span = self._core(subject, words)
        if statement is not None and statement.speaker is not None:
            speaker = Span(statement.speaker.start, statement.speaker.end)
            if tree.lower(subject) in _PRONOUNS or whole.overlaps(speaker):
                return None
        if not self._can_count(subject, alone=statement is None):
            return None
        name = self._name(subject, span, whole, index)
        return Reporter(span, self._full(name, None), statement) if name is not None else None

    def _core(self, subject: int, words: list[int]) -> Span:
        """The subject without what is set off by commas or brackets."""
        tree = self._tree
        cut = next((k for k, i in enumerate(words) if i > subject and tree.tokens[i].pos == "PUNCT"), len(words))
        span = tree.span(words[:cut])
        # "the ministry on Friday raised its count": the day is often hung on the name
        day = _ON_A_DAY.search(span.of(tree.text))
        return Span(span.start, span.start + day.start()) if day else span

    def _gives(self, verb: int, counted: Counted) -> bool:
        """A verb of counting, one of changing whose object is a count ("its estimate"), or one whose object is the bare
        number itself ("the ministry says 36")."""
        tree = self._tree
        lemma = tree.tokens[verb].lemma.lower()
        if lemma in _GIVES:
            # "had counted on 9 million" gives no number
            return not (
                lemma in ("count", "reckon") and any(tree.lower(i) == "on" for i in tree.children(verb, "prep"))
            )
        if lemma == "give" and tree.tokens[verb].tag in ("VBZ", "VBP") and family(counted.unit) in ("area", "length"):
            return True
        if lemma in _REVISES or lemma in _KEEPS:
            thing = tree.child(verb, "dobj")
            kept = (_COUNTS if lemma in _REVISES else frozenset()) | (_LISTS if lemma in _KEEPS else frozenset())
            return thing is not None and tree.tokens[thing].lemma.lower() in kept
        if lemma == "have" and self._on_books(verb):
            return True
        own = tree.tokens[counted.noun].head == verb and tree.tokens[counted.noun].dep in ("dobj", "obj", "ccomp")
        return own and (lemma in ("say", "claim") or (lemma == "have" and counted.implicit))

    def _on_books(self, verb: int) -> bool:
        """Whether what the subject has stands in its records: "the league had 90 cases on its books"."""
        tree = self._tree
        return any(
            tree.lower(i) in _BOOKS
            and tree.child(i, "poss") is not None
            and tree.lower(tree.tokens[i].head) in ("on", "in")
            for i in tree.subtree(verb, without=tree.children(verb, "conj", "advcl", "ccomp"))
        )

    def _can_count(self, subject: int, *, alone: bool) -> bool:
        """A name, a pronoun or an office, and no other thing: "the figure counts" gives nothing. Other people and
        records do so where no statement holds the figure (``alone``)."""
        tree = self._tree
        token = tree.tokens[subject]
        if token.pos == "PROPN" or tree.lower(subject) in _PRONOUNS:
            return True
        lemma = token.lemma.lower()
        if alone and (is_person(lemma, tree.lower(subject)) or lemma in _RECORDS):
            return True
        return lemma in lex.BODIES or token.ent[2:] in ("ORG", "PERSON", "GPE", "NORP")

    def _name(self, subject: int, span: Span, whole: Span, index: int) -> str | None:
        """Canonical name of the subject; for a pronoun that of the last speaker before it."""
        tree = self._tree
        if tree.lower(subject) in _PRONOUNS:
            return self._meant(tree.lower(subject), span.start, index)
        first = bisect_left(self._entities, whole.start, key=lambda entity: entity.start)
        inside = [entity for entity in self._entities[first : first + 4] if entity.end <= whole.end]
        named = [entity for entity in inside if entity.type not in ("NORP", "GPE") or entity.start == span.start]
        own = next((entity for entity in named if span.start <= entity.start and entity.end == span.end), None)
        if own is None and tree.tokens[subject].pos == "NOUN":
            own = next((entity for entity in named if entity.start >= span.end), None)
        name = own.canonical or own.text if own else span.of(tree.text)
        return _POSSESSIVE.sub("", _ARTICLE.sub("", name)) or None

    def _meant(self, pronoun: str, at: int, index: int) -> str | None:
        """The last speaker before a pronoun that it can mean: a named person for "he" and "she", else the last one."""
        person = pronoun in ("he", "she")
        for before in range(index, max(-1, index - _BACK - 1), -1):
            for statement in reversed(self._said.get(before, [])):
                speaker = statement.speaker
                if speaker is None or not speaker.canonical or speaker.start >= at:
                    continue
                if not person or speaker.canonical in self._people or _holds_office(speaker.text):
                    return speaker.canonical
        return None

    def _full(self, name: str | None, statement: Statement | None) -> str | None:
        """The name with the acronym that the article gives it, and with the one quoted through."""
        if name is None:
            return None
        acronym = self._acronyms.get(name)
        if acronym and f"({acronym})" not in name:
            name = f"{name} ({acronym})"
        return f"{name}, via {statement.via}" if statement is not None and statement.via else name


_ON_A_DAY = re.compile(r"\s+(?:(?:late|early) )?on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$")


def _holds_office(text: str) -> bool:
    """Whether a speaker's words name one person by an office: "its secretary-general, Ada Lind"."""
    office, comma, _ = text.partition(",")
    return bool(comma) and office.split()[-1].lower() in _OFFICERS


def _acronyms(entities: Sequence[Entity]) -> dict[str, str]:
    """Canonical name to the acronym that stands for it in the article, where its initials do not give it anyway."""
    found: dict[str, str] = {}
    for entity in entities:
        short = entity.text
        if not (short.isupper() and short.isalpha() and 2 <= len(short) <= 7) or entity.canonical.isupper():
            continue
        initials = "".join(letter for letter in re.sub(r"(?<=[A-Z])[a-z]\S*", "", entity.canonical) if letter.isupper())
        if initials != short:
            found.setdefault(entity.canonical, short)
    return found
