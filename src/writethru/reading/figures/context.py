"""Whose, where and when: population, place and as-of of a figure, in the article's own words."""

from __future__ import annotations

import calendar
import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from writethru.core.tree import Tree
from writethru.core.types import Article, Entity, Sentence, Span, Statement, TimeMention
from writethru.reading.figures import lexicon as lex
from writethru.reading.figures.clauses import governors
from writethru.reading.figures.nouns import BOUNDS, SEXES, Counted, joined_person, token_range
from writethru.reading.figures.units import family

_PLACE_TYPES = ("GPE", "LOC", "FAC")
_WHERE = re.compile(
    r"\b(?P<prep>in|at|across|near|inside|around|outside|throughout|off|within|along|to)\s(?:the\s|northern\s|southern\s"
    r"|eastern\s|western\s|central\s|nearby\s|neighbou?ring\s|[a-z]+\s(?:of\s)?(?:the\s)?){0,4}$",
    re.I,
)
# A time after one of these is the day that the count stands at; after the others it is not.
_AS_OF = re.compile(
    r"\b(?:as\sof|by|up\sto|through|until|till|as\sat|to)\s(?:the\send\sof\s|late\s|early\s|mid-?\s?|[a-z]+\son\s)?$",
    re.I,
)
_NOT_AS_OF = re.compile(
    r"\b(?:(?:from|between|after|before)\s(?:late\s|early\s|mid-?\s?|the\s)?|since\b[^,.;]*)$", re.I
)
# Words by which a count may be of a day to come.
_FORTHCOMING = re.compile(
    r"\b(?:will|would|shall|may|might|could|can|should|to\s[a-z]+|due|expect\w*|plan\w*|schedul\w*|forecast\w*|predict\w*"
    r"|promis\w*|pledg\w*|project\w*|by|until|set|next\syear|aim\w*|target\w*|call\w*|propos\w*|is|are)\b",
    re.I,
)
# What happens on a day, and is counted later: "12 were arrested on Tuesday" stands at the day of saying.
_DEEDS = frozenset(
    """killed injured killed_or_injured hospitalised arrested captured rescued released prosecuted attack
    bodies_found""".split()
)
# Beyond this many days before publication the day of the deed is the better guess.
_OLD = 30
_END_OF = re.compile(r"\b(?:the\send\sof|end-)\s?$", re.I)
# Words of a figure phrase that say nothing of whose it is.
_PLAIN = frozenset(
    """hundred thousand lakh million crore billion more other others of the or so - % new further additional another
    total""".split()
)
_SUFFER = frozenset("take suffer lose sustain incur pass exceed reach record top surpass".split())


def population_of(tree: Tree, counted: Counted, unit: str | None) -> str | None:
    """The words between number and noun with the noun and its "of" phrase ("members of the guard"); for casualties and
    for numbers without a noun, the subject they are said of ("the northern contingent had taken 40 casualties")."""
    if not counted.implicit and counted.noun > counted.number and not family(unit):
        kind = _told_kind(tree, counted)
        if kind:
            return kind
        if lex.NOUNS.get(unit or "") in ("killed_or_injured", "killed", "injured"):
            subject = _subject(tree, counted)
            if subject:
                return subject
        return _phrase(tree, counted)
    if counted.implicit:
        return _subject(tree, counted)
    return None


def _told_kind(tree: Tree, counted: Counted) -> str | None:
    """What part of a known whole is counted: "46 of the missiles were cruise missiles"."""
    if tree.lower(counted.number + 1) != "of":
        return None
    head = tree.tokens[counted.number].head
    verb = tree.tokens[counted.number].head if tree.tokens[head].lemma == "be" else tree.tokens[head].head
    kind = tree.child(verb, "attr") if tree.tokens[verb].lemma == "be" else None
    if kind is None or kind < counted.noun or tree.tokens[kind].lemma != tree.tokens[counted.noun].lemma:
        return None
    words = [i for i in tree.subtree(kind) if i <= kind]
    return tree.span(words).of(tree.text)


def _phrase(tree: Tree, counted: Counted) -> str | None:
    first = counted.number + 1
    while first < counted.noun and (
        tree.lower(first) in _PLAIN | BOUNDS or tree.tokens[first].pos in ("PUNCT", "CCONJ", "NUM", "DET")
    ):
        first += 1
    last = counted.noun
    if counted.unit == "people" and tree.tokens[last].lemma.lower() in SEXES:
        last = joined_person(tree, last) or last
    following = last + 1
    if following < len(tree) and tree.lower(following) == "of" and tree.tokens[following].head == last:
        inside = [i for i in tree.subtree(following) if i <= last + 8]
        cut = next((i for i in inside if tree.lower(i) in ("who", "which", "that", ",", ";", "(")), None)
        last = max(following, cut - 1 if cut is not None else max(inside))
    words = tree.text[tree.tokens[first].start : tree.tokens[last].end]
    return words if words.lower() not in ("", "people", "persons") else None


def _subject(tree: Tree, counted: Counted) -> str | None:
    """A subject that is no speaker: "the contingent had taken", "their losses have passed"."""
    whole = Sentence(0, 0, 0, len(tree), 0)
    for verb, part in governors(tree, whole, counted.noun):
        token = tree.tokens[verb]
        if token.pos != "VERB":
            continue
        if part != "object" or token.lemma.lower() not in _SUFFER:
            return None
        subject = tree.child(verb, "nsubj")
        if subject is None or tree.tokens[subject].tag in ("PRP", "WP", "WDT") or subject > counted.number:
            return None
        label = tree.child(subject, "prep") if tree.tokens[subject].lemma.lower() in lex.LABELS else None
        inner = tree.child(label, "pobj") if label is not None and tree.lower(label) == "of" else None
        words = tree.subtree(subject if inner is None else inner)
        return tree.span(words).of(tree.text) if len(words) <= 7 else None
    return None


def _slice(items: Sequence[Entity] | Sequence[TimeMention], start: int, end: int) -> range:
    """Indexes of the items that begin in the characters; items are in text order."""
    return range(
        bisect_left(items, start, key=lambda item: item.start), bisect_left(items, end, key=lambda item: item.start)
    )


def _scope(sentence: Sentence, at: int, statement: Statement | None) -> Span:
    """The content span of the statement around the figure, else its sentence."""
    if statement is not None:
        for span in statement.content:
            if span.start <= at < span.end:
                return Span(max(span.start, sentence.start), min(span.end, sentence.end))
    return Span(sentence.start, sentence.end)


def place_of(
    text: str, sentence: Sentence, at: int, measure: str, entities: Sequence[Entity], statement: Statement | None
) -> str | None:
    """The place that a preposition ties to the clause of the figure: the nearest after it, else the nearest before."""
    scope = _scope(sentence, at, statement)
    before: str | None = None
    for i in _slice(entities, scope.start, scope.end):
        entity = entities[i]
        where = _WHERE.search(text, max(scope.start, entity.start - 40), entity.start)
        if entity.type not in _PLACE_TYPES or where is None or text[entity.end : entity.end + 2] in ("’s", "'s"):
            continue
        if where["prep"].lower() == "to" and measure != "deployed":
            continue
        name = entity.canonical or entity.text
        if entity.start > at:
            return name
        before = name
    return before


def as_of(
    article: Article,
    tree: Tree,
    sentence: Sentence,
    counted: Counted,
    figure: Span,
    gap: Span,
    measure: str,
    times: Sequence[TimeMention],
    statement: Statement | None,
) -> str | None:
    """The day (or month, or year) that the count stands at.

    A time of the figure's own clause comes first ("by the end of May", "38 on Wednesday"), then the day of saying, then
    the day of publication. ``gap`` runs from the figure before to the one after it in the sentence.
    """
    published = article.published[:10] if article.published else None
    past = _past_year(article.text, tree, sentence, counted, figure, published, times)
    if past is not None:
        return past
    said = (statement.said_at if statement is not None else None) or published
    scope = _scope(sentence, figure.start, statement)
    before: str | None = None
    for i in _slice(times, scope.start, scope.end):
        time = times[i]
        words = article.text[max(scope.start, time.start - 40) : time.start]
        if not time.date or (time.start < figure.end and time.end > figure.start) or _NOT_AS_OF.search(words):
            continue
        day = _last_day(time, words, published)
        if day and published and day > published and not _FORTHCOMING.search(article.text, scope.start, scope.end):
            continue  # "has chartered 19 flights for the next three days"
        if _AS_OF.search(words) and (gap.start <= time.start < gap.end or time.start > figure.end):
            return day
        if gap.start <= time.start < gap.end:
            near = measure in _DEEDS and published is not None and _is_near(day, published)
            if time.start < figure.start:
                before = None if near else day
            elif not near:
                return day
    return before or said


def _past_year(
    text: str,
    tree: Tree,
    sentence: Sentence,
    counted: Counted,
    figure: Span,
    published: str | None,
    times: Sequence[TimeMention],
) -> str | None:
    """The earlier year in which the figure's own clause lies: "the worst since 2009, when 112 drowned", "a fire in 2018
    killed 31"; the year alone, as it is written."""
    for i in _slice(times, sentence.start, sentence.end):
        time = times[i]
        if not time.date or len(time.date) != 4 or (published is not None and time.date >= published[:4]):
            continue
        if figure.start < time.end and time.start < figure.end:
            continue
        if _WHEN.match(text, time.end) and time.end < figure.start and ";" not in text[time.end : figure.start]:
            return time.date
        first, _ = token_range(tree, sentence, time.start, time.end)
        before = text[max(sentence.start, time.start - 24) : time.start]
        own = _clause(tree, sentence, first)
        if not _NOT_AS_OF.search(before) and own is not None and own == _clause(tree, sentence, counted.noun):
            return time.date
    return None


_WHEN = re.compile(r",?\s(?:when|in\swhich)\b")


def _clause(tree: Tree, sentence: Sentence, i: int) -> int | None:
    """The nearest verb above a token, or None where no verb of its sentence is."""
    for head in tree.ancestors(i):
        if not sentence.first <= head < sentence.last:
            return None
        if tree.tokens[head].pos in ("VERB", "AUX"):
            return head
    return None


def _is_near(day: str | None, published: str) -> bool:
    """Whether a deed's day is so close to publication that it is the news itself."""
    if day is None or len(day) != 10:
        return day is not None and published.startswith(day)
    return (date.fromisoformat(published) - date.fromisoformat(day)).days <= _OLD


def _last_day(time: TimeMention, before: str, published: str | None) -> str | None:
    """The date, or the last day of a span; "the end of May" is its last day, "this year" reaches to publication."""
    if time.date is None:
        return None
    if published is not None and len(time.date) < 10 and published.startswith(time.date):
        return published
    if _END_OF.search(before) and re.fullmatch(r"\d{4}-\d\d", time.date):
        year, month = map(int, time.date.split("-"))
        return f"{time.date}-{calendar.monthrange(year, month)[1]:02d}"
    return time.date_end or time.date
