"""The extractive writer: every line is a source sentence, shortened and reworded, and cites that sentence."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from writethru.brief.copying import CopyIndex, count, unquoted
from writethru.brief.fuller import name_words
from writethru.brief.material import Material, View
from writethru.brief.names import Cast, Figurehead, guessed, introduced, reintroduced, trusted
from writethru.brief.retold import office
from writethru.brief.rewrite import attribution, trim
from writethru.brief.rewrite.adjuncts import adjuncts
from writethru.brief.rewrite.bodies import bodies
from writethru.brief.rewrite.clauses import clauses
from writethru.brief.rewrite.dates import RELATIVE, date_words, year_named
from writethru.brief.rewrite.ends import conditions, ends, later
from writethru.brief.rewrite.frames import frames
from writethru.brief.rewrite.groups import members
from writethru.brief.rewrite.here import dateline_place, placed
from writethru.brief.rewrite.mention import dateless, from_article, noun_phrase, without_aside
from writethru.brief.rewrite.order import reorderings, reporting
from writethru.brief.rewrite.party import party_says
from writethru.brief.rewrite.pronouns import acting_body, antecedent, head_pronoun, unbound
from writethru.brief.rewrite.proof import garbled, unsound
from writethru.brief.rewrite.recast import recastings, tails
from writethru.brief.rewrite.refer import stands_alone, whole
from writethru.brief.rewrite.refuse import CUT_OFF, EMPTY, NOTHING, SNATCH, bare_shell, orphan, unheard
from writethru.brief.rewrite.relatives import relatives
from writethru.brief.rewrite.reported import reported
from writethru.brief.rewrite.sketch import Piece, Sketch, drop, put, sketch, text_of
from writethru.brief.rewrite.swaps import style, swaps
from writethru.brief.rewrite.toll import told_from_event
from writethru.brief.rewrite.turns import turns
from writethru.brief.rewrite.units import clock, shortened
from writethru.brief.rewrite.voice import revoiced, said_plainly
from writethru.brief.titles import form_words, released
from writethru.core.tree import Tree
from writethru.core.types import Entity, Sentence, Speaker, Statement

NAME = "extractive"
# a line longer than this reads badly and leaves no room for others
LONGEST = 44
SHORTEST = 6
_VICTIMS = frozenset("killed injured killed_or_injured missing".split())
PRONOUNS = frozenset("he she it they who which that i we his her its their".split())


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that could be written: its sketch, where it comes from and what it rests on."""

    view: View = field(repr=False)
    sentence: int
    row: Sketch = field(repr=False)
    statements: tuple[Statement, ...] = ()
    figures: tuple[str, ...] = ()
    # the main statement of the line, if it is one
    main: Statement | None = None

    @property
    def source(self) -> Sentence:
        return self.view.reading.sentences[self.sentence]

    @property
    def key(self) -> tuple[int, int, int]:
        return (self.view.place, self.sentence, len(self.row.pieces))


class Extractive:
    """Makes candidates of a story and writes them as text."""

    name = NAME

    def __init__(
        self, material: Material, cast: Cast, index: CopyIndex, disputed: Collection[str] = frozenset()
    ) -> None:
        """``disputed`` has the ids of figures that others contradict: none is printed without who gives it."""
        self.material = material
        self._disputed = disputed
        self.cast = cast
        self.index = index
        homes = [(view.origin, dateline_place(view.article.text)) for view in material.views]
        self._homes = {origin: place for origin, place in reversed(homes) if place}
        # sketches whose copied runs were broken before: a line is written many times while a brief is planned
        self._known: dict[tuple[object, Sketch], Sketch | None] = {}

    def candidates(self) -> list[Candidate]:
        """All lines the story allows, in the order of its articles. Copies of an origin come after their lead."""
        return [
            candidate
            for view in self.material.views
            for number in range(len(view.reading.sentences))
            for candidate in self._of_sentence(view, number)
        ]

    def _of_sentence(self, view: View, number: int) -> Iterator[Candidate]:
        sentence = view.reading.sentences[number]
        before = view.text(view.reading.sentences[number - 1]) if number else ""
        if CUT_OFF.search(view.text(sentence)) or CUT_OFF.search(before) or form_words(view.text(sentence)):
            return
        row = self._base(view, sentence)
        if row is None:
            return
        statements = _sound(view, sentence, number)
        if unheard(view.tree, sentence, statements):
            return
        main = _main(statements, view, sentence)
        if main is not None:
            row = self._attributed(view, number, sentence, row, main)
        row = self._named(view, sentence, row, statements)
        row = placed(_outlet_named(view, sentence, row), view.tree, sentence, self._homes.get(view.origin))
        row = bodies(self._resolved(view, number, sentence, row), view, sentence, self.cast)
        row = date_words(row, view.tree, sentence, view.times_in(sentence), self.material.day)
        row = said_plainly(row, view.tree, sentence)
        row = clock(style(row, view.tree, sentence), view.tree, sentence)
        seen: set[str] = set()
        for variant in self._variants(view, sentence, row):
            text = text_of(variant)
            if text in seen or not self._usable(variant, view, text):
                continue
            seen.add(text)
            held = set(variant.tokens)
            if _unknown(variant, view, statements) or unbound(view, sentence, held, statements):
                continue
            kept = tuple(item for item in statements if _touches(view, held, item))
            if any(self.cast.doubtful(view, *spot) for spot in _surnames_alone(view, sentence, held, kept)):
                continue
            if any(_nobody(item) or guessed(view, item.speaker) for item in kept) or any(
                not _credited(view, held, variant, item, self.cast) for item in kept
            ):
                continue
            figures = tuple(f.id for f in view.figures.get(number, ()) if self._holds(view, held, f.start, f.end))
            yield Candidate(view, number, variant, kept, figures, main if main in kept else _main(kept, view, sentence))

    @staticmethod
    def _holds(view: View, held: set[int], start: int, end: int) -> bool:
        tokens = view.reading.tokens
        return any(start <= tokens[i].start and tokens[i].end <= end for i in held)

    def _base(self, view: View, sentence: Sentence) -> Sketch | None:
        """The sentence without dateline, linking word, credit and conversions; None where it is no sentence."""
        tree, text = view.tree, view.text(sentence)
        start = sentence.start + trim.dateline(text)
        tokens = [i for i in range(sentence.first, sentence.last) if tree.tokens[i].start >= start]
        if not tokens:
            return None
        gone = set(trim.opener(tree, sentence, tokens[0]))
        for aside in trim.asides(tree, sentence):
            gone.update(aside)
        # "has just said": true on the page that said it, not in print
        gone.update(i for i in tokens if tree.lower(i) == "just" and _perfect(tree, i))
        row = sketch(tree, view.quotations, tokens)
        return drop(row, gone) if gone else row

    def _attributed(self, view: View, number: int, sentence: Sentence, row: Sketch, main: Statement) -> Sketch:
        """The speaker moved to the front, where the source has it after what is said."""
        speaker = main.speaker
        if speaker is None:
            return row
        pronoun = speaker.text.strip().lower()
        if pronoun in PRONOUNS:
            others = [item.speaker for item in view.statements.get(number, ()) if item.speaker and item is not main]
            if any(item.text.strip().lower() not in PRONOUNS for item in others):
                return row
            speaker = antecedent(view, number, pronoun, speaker.canonical)
            who = self.cast.of(speaker)
            if who is None:
                return row
            return attribution.fronted(row, view.tree, sentence, main, _name(who)) or row
        who = self.cast.of(speaker)
        named = _name(who) if who is not None and (who.kind == "person" or _points(speaker, who)) else None
        if named is not None and who is not None and not (who.role or who.beside or speaker.resolved_by == "surname"):
            named = None
        return attribution.fronted(row, view.tree, sentence, main, named) or row

    def _named(self, view: View, sentence: Sentence, row: Sketch, statements: Sequence[Statement]) -> Sketch:
        """Speakers replaced by the name the story knows them by; an office written out stays as it is written."""
        for statement in statements:
            speaker = statement.speaker
            who = self.cast.of(speaker)
            if speaker is None or who is None:
                row = members(row, view, sentence, statement, self.cast)
                continue
            tokens = dateless(view, view.tokens_in(speaker.start, speaker.end, sentence))
            if not tokens or any(row.index(i) is None for i in tokens):
                continue
            if any(piece.speaker for piece in row.pieces if set(piece.tokens) & set(tokens)):
                continue
            if speaker.text.strip().lower() in PRONOUNS or (_OWNED.match(speaker.text) and speaker.canonical.islower()):
                # "his office": whose it is stands beside it, or nowhere
                continue
            whole = noun_phrase(view, tokens, row)
            source = view.article.text[view.reading.tokens[whole[0]].start : view.reading.tokens[whole[-1]].end]
            if any(view.tree.children(i, "conj") for i in tokens):
                # two who speak as one are not the first of them
                named = source
            elif who.kind == "person":
                named = introduced(who) if who.role or who.beside or len(whole) == len(tokens) else source
            elif _points(speaker, who):
                named = introduced(who)
                whole = tokens
            else:
                whole = without_aside(view, whole, tokens)
                named = view.article.text[view.reading.tokens[whole[0]].start : view.reading.tokens[whole[-1]].end]
            head = next((i for i in tokens if view.reading.tokens[i].head not in tokens), tokens[-1])
            if view.reading.tokens[head].dep == "poss":
                # "in Roe's view" has no room for a role
                owned = view.tree.child(head, "case")
                whole = sorted({*tokens, *([owned] if owned is not None else [])})
                named = f"{who.name if who.kind == 'person' else who.named}’s"
            if _OWNED.match(named):
                # "Her office", "Its director, Ada Roe": the owner is in the line before
                canonical = (who.name if who.kind == "person" else speaker.canonical).replace("'s ", "’s ")
                if not canonical[:1].isupper() or (who.kind != "person" and who.name in named and "’s " in named):
                    continue
                named = canonical
            if named.startswith(("The ", "A ", "An ")):
                named = named[0].lower() + named[1:]
            ahead = view.tree.word(whole[0] - 1) if whole[0] > sentence.first + 1 else ""
            if ahead[:1].isupper() or ahead in ("van", "den", "der", "de", "del", "la", "von", "bin", "al"):
                # the rest of the name stands before it
                continue
            whole = from_article(view, sentence, whole, named)
            after = whole[-1] + 1
            if after < sentence.last and view.reading.tokens[after].pos == "PROPN" and row.index(after) is not None:
                named = source
            row = put(row, whole, named, speaker=who.key) or row
        return self._surnames(view, sentence, row)

    def _surnames(self, view: View, sentence: Sentence, row: Sketch) -> Sketch:
        """Persons named by surname alone who are no speakers of the sentence: in full at first mention."""
        tree = view.tree
        for entity in view.reading.entities:
            if entity.type != "PERSON" or not sentence.start <= entity.start < sentence.end or " " in entity.text:
                continue
            if not entity.canonical.endswith(" " + entity.text):
                continue
            tokens = view.tokens_in(entity.start, entity.end, sentence)
            place = row.index(tokens[0]) if tokens else None
            if place is None or row.pieces[place].speaker or tree.tokens[tokens[-1]].dep == "compound":
                continue
            if tokens[0] > sentence.first and tree.tokens[tokens[0] - 1].pos == "PROPN":
                continue
            who = self.cast.find(entity.canonical)
            if who is None:
                row = (put(row, tokens, entity.canonical) if _in_full(view, entity) else None) or row
            elif who.kind == "person" and who.name == entity.canonical and (who.role or who.beside):
                subject = tree.tokens[tokens[-1]].dep in ("nsubj", "nsubjpass")
                row = put(row, tokens, introduced(who) if subject else who.name, speaker=who.key) or row
        return row

    def _resolved(self, view: View, number: int, sentence: Sentence, row: Sketch) -> Sketch:
        """A pronoun at the head replaced by the name it stands for, where that is beyond doubt."""
        first = next((piece.tokens[0] for piece in row.pieces if piece.tokens), None)
        pronoun = head_pronoun(view, sentence, first) if first is not None else None
        place = row.index(pronoun) if pronoun is not None else None
        if pronoun is None or place is None or row.pieces[place].speaker or row.pieces[place].quoted:
            return row
        if any(piece.speaker for piece in row.pieces[:place]):
            # the speaker stands before it: "Ada Roe said that she has counted"
            return row
        start = view.reading.tokens[pronoun].start
        hint = next(
            (s.speaker.canonical for s in view.statements.get(number, ()) if s.speaker and s.speaker.start == start), ""
        )
        if not hint and view.tree.lower(pronoun) == "it":
            # what does not speak may be the offer, the ruling or the count that was spoken of
            who = self.cast.of(acting_body(view, number, pronoun))
            return put(row, [pronoun], introduced(who), speaker=who.key) or row if who is not None else row
        speaker = antecedent(view, number, view.tree.lower(pronoun), hint)
        who = self.cast.of(speaker)
        if who is None:
            return row
        text = f"{who.named}’s" if view.tree.tokens[pronoun].dep == "poss" else introduced(who)
        return put(row, [pronoun], text, speaker=who.key) or row

    def _variants(self, view: View, sentence: Sentence, row: Sketch) -> Iterator[Sketch]:
        """The sentence as it is, its clauses, and shorter forms of each."""
        parts = [row, *clauses(row, view.tree, sentence)]
        parts += [edited for _, edited in tails(row, view.tree, sentence)]
        for part in parts[1:6]:
            parts += [deeper for deeper in clauses(part, view.tree, sentence) if deeper not in parts]
        for part in parts:
            yield part
            yield from self._shorter(view, sentence, part)

    def _shorter(self, view: View, sentence: Sentence, row: Sketch) -> Iterator[Sketch]:
        figures = [(f.start, f.end) for f in view.reading.figures if sentence.start <= f.start < sentence.end]
        for clause in trim.spare(view.tree, sentence, figures):
            shorter = drop(row, [i for i in clause if row.index(i) is not None])
            if shorter is not None and shorter != row:
                row = shorter
                yield row

    def _usable(self, row: Sketch, view: View, text: str) -> bool:
        size = count(text)
        if not SHORTEST <= size <= LONGEST or text.endswith("?"):
            return False
        plain = unquoted(text)
        if size <= 10 and bare_shell(row, view.tree):
            return False
        if RELATIVE.search(plain) or re.search(r"\bthis (?:newspaper|magazine|paper|website|reporter)\b", plain):
            return False
        if plain.count("(") != plain.count(")") or plain.strip()[-1:] == ":":
            return False
        if len(re.findall(r"\w+", plain)) < 3 or SNATCH.search(text) or EMPTY.search(text) or NOTHING.search(plain):
            return False
        if orphan(row, view.tree) or unsound(row, view.tree):
            return False
        return whole(row, view.tree) and stands_alone(row, view.tree, self.cast.people)

    def write(self, candidate: Candidate, told: str) -> str | None:
        """The text of a candidate after the lines in ``told``; None where the copy limit cannot be kept."""
        row = self._broken(self._mentions(candidate, told), candidate)
        if row is None:
            return None
        row = self._reported(row, candidate)
        text = text_of(row)
        return text if not (self.index.excess(text) or NOTHING.search(unquoted(text)) or garbled(text)) else None

    def _reported(self, row: Sketch, candidate: Candidate) -> Sketch:
        """A disputed figure, or a count of dead, hurt or missing, that its article gives in its own voice: credited."""
        outlet = candidate.view.article.outlet
        if outlet and released(candidate.view.article):
            spoken = candidate.main is not None and any(piece.speaker for piece in row.pieces[:2])
            return row if spoken else party_says(row, outlet)
        if candidate.main is not None or not outlet or any(piece.speaker for piece in row.pieces):
            return row
        figures = candidate.view.figures.get(candidate.sentence, ())
        own = [f for f in figures if f.id in candidate.figures]
        if not any(f.measure in _VICTIMS or f.id in self._disputed for f in own) or _credited_to(row, outlet):
            return row
        pieces = row.pieces[:-1] if row.pieces[-1].text == "." else row.pieces
        return Sketch((*pieces, Piece(",", (), spaced=False), Piece(f"{_in_text(outlet)} reports")))

    def _mentions(self, candidate: Candidate, told: str) -> Sketch:
        """Names in full at first mention, short afterwards."""
        row, view = candidate.row, candidate.view
        pieces = []
        named: set[str] = set()
        for piece in row.pieces:
            who = self.cast.get(piece.speaker) if piece.speaker else None
            if who is not None and (who.told(told) or who.key in named):
                short = who.short if who.kind == "person" else office(piece.text, who)
                piece = replace(piece, text=f"{short}’s" if piece.text.endswith("’s") else short)
            elif who is not None and piece.text.lower().removeprefix("the ") == who.name.lower():
                owned = self.cast.owned(who, view, candidate.main)
                piece = replace(piece, text=owned if owned and owned not in told else piece.text)
            elif who is not None and who.owner and who.owner not in told:
                piece = replace(piece, text=who.name)
            if who is not None:
                named.add(who.key)
            pieces.append(piece)
        return Sketch(tuple(pieces))

    def _broken(self, row: Sketch, candidate: Candidate) -> Sketch | None:
        """The sketch edited until no run of copied words is over the limit."""
        key = (*candidate.key, *(statement.id for statement in candidate.statements)), row
        if key not in self._known:
            self._known[key] = self._unrun(row, candidate)
        return self._known[key]

    def _unrun(self, row: Sketch, candidate: Candidate) -> Sketch | None:
        excess = self.index.excess(text_of(row))
        # a cheaper edit may lead nowhere: the cheapest that would have done alone
        able: tuple[float, Sketch] | None = None
        while excess:
            best: tuple[float, int, Sketch] | None = None
            for cost, edited in self._edits(row, candidate):
                text = text_of(edited)
                left = self.index.excess(text)
                better = best is None or left * 0.4 + cost < best[0]
                alone = not left and (able is None or cost < able[0])
                if left < excess and (better or alone) and not NOTHING.search(text):
                    if not garbled(text) and not unsound(edited, candidate.view.tree):
                        best = (left * 0.4 + cost, left, edited) if better else best
                        able = (cost, edited) if alone else able
            if best is None:
                return able[1] if able is not None else None
            row, excess = best[2], best[1]
        return row

    def _edits(self, row: Sketch, candidate: Candidate) -> Iterator[tuple[float, Sketch]]:
        """All edits that could break a run, with what each costs the reader."""
        view, sentence = candidate.view, candidate.source
        yield from reorderings(row, view.tree, sentence)
        yield from recastings(row, view.tree, sentence)
        yield from told_from_event(row, view.tree, sentence)
        yield from revoiced(row, view.tree, sentence)
        yield from reported(row, view.tree, sentence)
        yield from relatives(row, view.tree, sentence)
        yield from adjuncts(row, view.tree, sentence)
        yield from ends(row, view.tree, sentence)
        yield from later(row, view.tree, sentence)
        yield from conditions(row, view.tree, sentence)
        yield from shortened(row, view.tree, sentence)
        yield from frames(row, view.tree, sentence)
        yield from turns(row, view.tree, sentence)
        for _, edited in swaps(row, view.tree, sentence):
            yield 0.6, edited
        for i, piece in enumerate(row.pieces):
            who = self.cast.get(piece.speaker) if piece.speaker else None
            other = reintroduced(who) if who is not None and piece.text == introduced(who) else None
            if other:
                yield 0.7, Sketch((*row.pieces[:i], replace(piece, text=other), *row.pieces[i + 1 :]))
        figures = [(f.start, f.end) for f in view.reading.figures if sentence.start <= f.start < sentence.end]
        for clause in trim.spare(view.tree, sentence, figures):
            edited_row = drop(row, [i for i in clause if row.index(i) is not None])
            if edited_row is not None and edited_row != row and whole(edited_row, view.tree):
                yield 0.8, edited_row
        for clause in trim.asides_of_names(view.tree, sentence):
            edited_row = drop(row, [i for i in clause if row.index(i) is not None])
            if edited_row is not None and edited_row != row and whole(edited_row, view.tree):
                yield 1.5, edited_row
        year = year_named(row, view.tree, sentence, self.material.day)
        if year is not None:
            yield 0.6, year
        outlet = view.article.outlet
        told = re.search(r"\b(?:said|says?|told|according|reports?)\b", unquoted(text_of(row)), re.I)
        if outlet and not told and not any(_holds_root(view, sentence, item) for item in candidate.statements):
            yield from reporting(row, view.tree, sentence, _in_text(outlet))


def _surnames_alone(
    view: View, sentence: Sentence, held: set[int], statements: Sequence[Statement]
) -> Iterator[tuple[int, str]]:
    """Where the line has a person by the surname alone, and the surname."""
    inside = [e for e in view.reading.entities if e.type == "PERSON" and sentence.start <= e.start < sentence.end]
    spots = [(entity.start, entity.text) for entity in inside]
    spots += [(s.speaker.start, s.speaker.text.strip()) for s in statements if s.speaker]
    for start, text in sorted(set(spots)):
        tokens = view.tokens_in(start, start + len(text), sentence)
        if " " not in text and tokens and tokens[0] in held:
            yield start, text


def _perfect(tree: Tree, i: int) -> bool:
    """Does the adverb stand beside a perfect: "has just said"?"""
    head = tree.tokens[i].head
    return tree.tokens[i].dep == "advmod" and any(tree.tokens[k].lemma == "have" for k in tree.children(head, "aux"))


def _in_full(view: View, entity: Entity) -> bool:
    """Does the article write the person's full name somewhere?"""
    return any(other.text == entity.canonical and other.type == "PERSON" for other in view.reading.entities)


def _nobody(statement: Statement) -> bool:
    """Is the speaker "the diplomat" or "the teacher", whom only an earlier line has met?"""
    speaker = statement.speaker
    if speaker is None or (speaker.canonical[:1].isupper() and speaker.kind != "anonymous"):
        return False
    found = re.fullmatch(r"[Tt]he ([a-z]+)(?:, \d\d,?)?", speaker.text.strip())
    return found is not None and (speaker.kind in ("person", "anonymous") or found[1] in _ANYONE)


_ANYONE = frozenset("office group firm company agency service team bureau operator charity party club outlet".split())


def _unknown(row: Sketch, view: View, statements: Sequence[Statement]) -> bool:
    """Does the line open with "the company" or "the union", which no name in the article can be trusted to be?"""
    first = next((piece for piece in row.pieces if piece.text), None)
    if first is None or first.speaker or not first.tokens:
        return False
    start = view.reading.tokens[first.tokens[0]].start
    for statement in statements:
        speaker = statement.speaker
        if speaker and speaker.start == start and speaker.resolved_by == "description" and not trusted(speaker):
            return len(speaker.text.split()) <= 2
    return False


def _outlet_named(view: View, sentence: Sentence, row: Sketch) -> Sketch:
    """ "told this newspaper" names the newspaper."""
    outlet, tree = view.article.outlet, view.tree
    if not outlet:
        return row
    name = _in_text(outlet)
    for i in range(sentence.first, sentence.last - 1):
        if tree.lower(i) == "this" and tree.lower(i + 1) in (
            "newspaper",
            "magazine",
            "paper",
            "website",
            "broadcaster",
        ):
            row = put(row, [i, i + 1], name) or row
    return row


def _in_text(outlet: str) -> str:
    return "the " + outlet[4:] if outlet.startswith("The ") else outlet


def _main(statements: Sequence[Statement], view: View, sentence: Sentence) -> Statement | None:
    """The statement that spans the sentence: the outermost, longest one."""
    ids = {statement.id for statement in statements}
    outer = [item for item in statements if item.parent is None or item.parent not in ids]
    if not outer:
        return None
    tokens = view.reading.tokens

    def rank(item: Statement) -> tuple[bool, bool, int, int]:
        cue = [i for i in range(sentence.first, sentence.last) if item.cue.start <= tokens[i].start < item.cue.end]
        root = any(tokens[i].head == i for i in cue)
        source = item.cue.lemma == "according" or item.cue.text.lower().startswith("according")
        return (source, root, sum(span.end - span.start for span in item.content), -item.cue.start)

    return max([*outer, *(item for item in statements if any(rank(item)[:2]))], key=rank)


def _touches(view: View, held: set[int], statement: Statement) -> bool:
    """Is any word of what is said still in the line?"""
    tokens = view.reading.tokens
    return any(
        span.start <= tokens[i].start and tokens[i].end <= span.end
        for i in held
        for span in statement.content
        if tokens[i].pos != "PUNCT"
    )


def _credited(view: View, held: set[int], row: Sketch, statement: Statement, cast: Cast) -> bool:
    """What is said stands with who says it: the cue is kept, or the speaker is named."""
    tokens = view.reading.tokens
    cue = statement.cue
    speaker = statement.speaker
    who = cast.of(speaker)
    if any(piece.speaker is not None and who is not None and piece.speaker == who.key for piece in row.pieces):
        return True
    said = any(cue.start <= tokens[i].start and tokens[i].end <= cue.end for i in held)
    where = range(len(tokens)) if speaker else ()
    spoke = [i for i in where if speaker and speaker.start <= tokens[i].start and tokens[i].end <= speaker.end]
    if any(i in held for i in spoke):
        # the verb may be ours: "two witnesses said that"
        return said or any(not piece.tokens and piece.text in ("said", "says") for piece in row.pieces)
    # "A never paid X, insisted": the cue alone says nothing of who spoke
    return said and (not spoke or any(piece.speaker for piece in row.pieces[:3]))


def _holds_root(view: View, sentence: Sentence, statement: Statement) -> bool:
    """Is the main verb of the sentence said by somebody, or the verb that says it?"""
    tokens = view.reading.tokens[sentence.first : sentence.last]
    cue = statement.cue
    return any(
        t.dep == "ROOT"
        and (cue.start <= t.start < cue.end or any(s.start <= t.start < s.end for s in statement.content))
        for t in tokens
    )


def _credited_to(row: Sketch, outlet: str) -> bool:
    return any(piece.text.endswith(" reports") and _in_text(outlet) in piece.text for piece in row.pieces)


_OWNED = re.compile(r"(?:its|his|her|their) ", re.I)


def _sound(view: View, sentence: Sentence, number: int) -> tuple[Statement, ...]:
    """The statements of a sentence, without those whose speaker is a word of the dateline."""
    start = sentence.start + trim.dateline(view.text(sentence))
    return tuple(
        s
        for s in view.statements.get(number, ())
        if s.speaker is None or s.speaker.start >= start or s.speaker.start < sentence.start
    )


def _name(who: Figurehead) -> Piece:
    return Piece(introduced(who), (), speaker=who.key)


def _points(speaker: Speaker, who: Figurehead) -> bool:
    """Is the mention a pronoun, an acronym alone or a word such as "the company", which the name should replace?"""
    text = speaker.text.strip()
    if speaker.resolved_by in ("pronoun", "acronym") or text == who.acronym:
        return True
    own = name_words(text)
    if text[:1].islower() and speaker.resolved_by == "description" and set(own) < set(name_words(who.name)):
        # "ministry records" of a ministry that has a name
        return len(own) <= 2 and who.kind != "person" and not re.match(r"(?:an?|its|his|her|their) ", text)
    if text.lower() == f"the {speaker.canonical.lower()}" and len(own) == 1 and own != name_words(who.named):
        # "The ministry", of the one that the story has
        return True
    return (
        speaker.resolved_by == "description"
        and text.lower().removeprefix("the ") != speaker.canonical.lower()
        and (len(text.split()) <= 2 and text.split()[0].lower() in ("the", "its", "his", "her", "their"))
    )
