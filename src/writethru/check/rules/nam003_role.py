"""NAM003: a role outdated or not as in the source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from writethru.check.against.bearers import offices_of_others, offices_unheard
from writethru.check.against.changed import NEAR_COPY, copied
from writethru.check.against.turned import former
from writethru.check.align import Place
from writethru.check.context import Context
from writethru.check.edits import decides_in
from writethru.check.quotes import fold
from writethru.check.rule import Rule
from writethru.core.types import Finding, Span

_ROLE = (
    r"president|vice-president|chairman|chairwoman|chair|chairperson|director|secretary|minister|premier|governor|mayor|chief|"
    r"head|leader|spokesman|spokeswoman|spokesperson|negotiator|commissioner|ambassador|prosecutor|judge|general|colonel|"
    r"captain|major|professor|economist|analyst|engineer|senator|lawmaker|mp|chancellor|king|queen|manager|founder|owner|"
    r"executive|officer|treasurer|coach|editor|lawyer|scientist|seismologist|researcher|teacher|doctor|nurse|farmer|envoy|"
    r"adviser|advisor|counsel|inspector|superintendent|sheriff|bishop|archbishop|rabbi|imam|clerk|deputy"
)
_HEAD = re.compile(rf"\b(?:{_ROLE}|ceo)\b", re.I)
_CEO = re.compile(r"\bchief executive(?: officer)?\b", re.I)
_IS = re.compile(r"\b(?:is|was|became|as|been)\b")
# words on either side of a name among which its office stands
BESIDE = 6
_FORMER = re.compile(r"\b(?:former|formerly|ex|retired|onetime|once|previously|then|late|outgoing)\b", re.I)
_ACTING = re.compile(r"\b(?:acting|interim|caretaker)\b", re.I)
# who left an office, in whatever words
_LEFT = re.compile(
    r"\b(?:former|formerly|ex|retired|outgoing|until|resign\w*|step(?:s|ped)? down|stood down|oust\w*|dismiss\w*|"
    r"sacked|fired|had been|used to|served as|once|previously|ran|led|headed|chaired|left)\b"
)
_ONCE = re.compile(r"\b(?:former|formerly|ex|retired|outgoing)\b")
# "deputy leader": the second, not the first
_SECOND = re.compile(rf"\b(?:deputy|vice)[ -](?:\w+ )?(?:{_ROLE})\b", re.I)
# words of a minister's or chief's field: two different ones are two different offices
_FIELD = frozenset(
    "foreign defence defense interior finance health labour labor education transport justice energy trade environment "
    "agriculture housing culture economy economic prime home security development digital science industry "
    "planning fire "
    "police army navy financial executive operating medical technical commercial".split()
)


class Role(Rule):
    """## What it does
    Reports a role beside a person's name that no source gives this person, where the sources give another: a "former",
    "acting" or "deputy" lost or added, another ministry, another office. What the sources say of somebody else counts,
    and in a near copy any title that no source has near the name.

    ## Why it matters
    The office is why the reader should listen. A retired man's opinion is not his ministry's.

    ## Example
        Tomas Reyle, head of the flood agency, says ... (The source: a former head)

    ## Instead
        Tomas Reyle, a former head of the flood agency, says ...

    ## Fix
    Take the role from the source.
    """

    code = "NAM003"
    name = "role"
    severity = "error"
    needs = "src"

    def check(self, ctx: Context) -> Iterable[Finding]:
        people = {entity.canonical for entity in ctx.reading.entities if entity.type == "PERSON"}
        surnames = {name.split()[-1] for name in people if len(name.split()) > 1}
        copy = set(ctx.copy)
        told: set[tuple[int, str]] = set()
        for entity in ctx.reading.entities:
            words = entity.text.removesuffix("'s").removesuffix("’s").split()
            if entity.type != "PERSON" or not words or (words[-1] not in surnames and len(words) < 2):
                continue
            for i, span, role in _roles(ctx, entity.start, entity.end):
                if i not in copy or (i, words[-1]) in told:
                    continue
                sure = copied(ctx, i) >= NEAR_COPY
                wrong = _wrong(ctx, words[-1], role, sure)
                stays = _never_left(ctx, words[-1], role) if sure and wrong is None else None
                if wrong:
                    told.add((i, words[-1]))
                    place, theirs = wrong
                    yield self.finding(
                        f'"{role}" for {entity.text}: the source has "{theirs}"',
                        span,
                        citations=[ctx.cite(place)],
                        fix=theirs,
                        deciding=[decides_in(ctx, place, theirs)],
                    )
                elif stays:
                    told.add((i, words[-1]))
                    said = f'"{role}" for {entity.text}: no source calls this person a former one'
                    yield self.finding(said, span, citations=[ctx.cite(stays)])
        for i in ctx.copy:
            if not any(where == i for where, _ in told):
                for borne in offices_of_others(ctx, i):
                    told.add((i, ctx.words(borne.span)))
                    said = f'"{ctx.words(borne.span)}": the sources say this of {borne.fix}'
                    yield self.finding(said, borne.span, citations=[ctx.cite(borne.place)], fix=borne.fix)
                for odd_one in offices_unheard(ctx, i):
                    told.add((i, ctx.words(odd_one.span)))
                    said = f'"{ctx.words(odd_one.span)}": no source calls this person so'
                    yield self.finding(said, odd_one.span, citations=[ctx.cite(odd_one.place)])
            found = None if any(where == i for where, _ in told) else former(ctx, i)
            if found:
                odd, mine = found
                said = "the draft has a former one, the source a present one" if mine else "in the source a former one"
                yield self.finding(f'"{ctx.words(odd.span)}": {said}', odd.span, citations=[ctx.cite(odd.place)])


def _roles(ctx: Context, start: int, end: int) -> Iterator[tuple[int, Span, str]]:
    """The role before or after a name in its sentence: "Labour Minister X", "X, president of Y,"."""
    for i, sentence in enumerate(ctx.sentences):
        if sentence.start <= start < sentence.end:
            text = ctx.draft.text
            for left, right in role_spans(text, sentence.start, sentence.end, start, end):
                yield i, Span(left, right), " ".join(text[left:right].split())


def role_spans(text: str, first: int, last: int, start: int, end: int) -> list[tuple[int, int]]:
    """Spans of the role words beside the name at ``start``..``end`` of a sentence ``first``..``last``."""
    out = []
    after = re.match(
        rf",\s+(?!who\b|whose\b|which\b|where\b)((?:an?|the|its|his|her|their)?\s*(?:[\w’'-]+\s+){{0,6}}?(?:{_ROLE})\b[^,;.()“”\"]{{0,60}})",
        text[end:last],
        re.I,
    )
    if after:
        out.append((end + after.start(1), end + after.end(1)))
    apposed = re.search(
        rf"\b((?:an?|the|its)\s+(?:[\w’'-]+\s+){{0,3}}(?:{_ROLE})\b[^,;.()“”\"]{{0,70}}),\s*$", text[first:start], re.I
    )
    if apposed:
        out.append((first + apposed.start(1), first + apposed.end(1)))
    before = re.search(rf"((?:[\w’'-]+\s+){{0,4}}(?:{_ROLE})\b),?\s*$", text[first:start], re.I)
    if before:
        out.append((first + before.start(1), first + before.end(1)))
    return out


def _wrong(ctx: Context, surname: str, role: str, sure: bool) -> tuple[Place, str] | None:
    """Place and words of the source's role where none of the roles that the sources give this person agrees.

    ``sure``: the draft's sentence is copied from a source nearly word by word.
    """
    found: list[tuple[Place, str]] = []
    for number, reading in enumerate(ctx.sources):
        text = reading.article.text
        for match in re.finditer(rf"\b{re.escape(surname)}\b", text):
            k = next((k for k, s in enumerate(reading.sentences) if s.start <= match.start() < s.end), None)
            if k is None:
                continue
            sentence = reading.sentences[k]
            left = _name_start(text, sentence.start, match.start())
            for a, b in role_spans(text, sentence.start, sentence.end, left, match.end()):
                found.append((Place(number, k), " ".join(text[a:b].split())))
    if not found or not all(_differ(role, theirs, sure) for _, theirs in found):
        return None
    if sure and all(bool(_ACTING.search(role)) != bool(_ACTING.search(theirs)) for _, theirs in found):
        return found[0]
    if _heads(role) <= _BESIDES or any(_heads(theirs) <= _BESIDES for _, theirs in found):
        # one may be an economist and a chairman
        if not sure or _stands_with(ctx, surname, role, sure):
            return None
    if bool(_SECOND.search(role)) != bool(_SECOND.search(found[0][1])):
        return found[0]
    if bool(_FORMER.search(role)) and not _ever_former(ctx, surname):
        return found[0]
    if _fields(role) or any(_FORMER.search(theirs) for _, theirs in found):
        return found[0]
    return None if _stands_with(ctx, surname, role, sure) else found[0]


def _never_left(ctx: Context, surname: str, role: str) -> Place | None:
    """A source sentence with the name, where the draft's role is a former one and none with it says that he left it."""
    if not _ONCE.match(role.removeprefix("a ").removeprefix("the ").lower()):
        return None
    named = [(place, text) for place, text in ctx.held.folded_sentences if f" {fold(surname)} " in text]
    if not named or any(_LEFT.search(text) for _, text in named):
        return None
    return named[0][0]


def _ever_former(ctx: Context, surname: str) -> bool:
    """Does any source sentence with the name hold "former", "retired" or the like?"""
    return any(
        fold(surname) in f" {text} ".split() and bool(_ONCE.search(text)) for _, text in ctx.held.folded_sentences
    )


def _stands_with(ctx: Context, surname: str, role: str, near: bool) -> bool:
    """Does any source sentence hold the name and the draft's office, in whatever construction?

    ``near``: the one beside the other."""
    mine = {word.lower() for word in _HEAD.findall(role)}
    for _, text in ctx.held.folded_sentences:
        words = text.split()
        spots = [n for n, word in enumerate(words) if word == fold(surname)]
        if any(mine & set(words[max(0, n - BESIDE) : n + BESIDE + 1] if near else words) for n in spots):
            return True
        if spots and any(_is(words, n, role) for n, word in enumerate(words) if word in mine):
            return True
    return False


def _is(words: list[str], at: int, role: str) -> bool:
    """Does a source sentence say what somebody is, or was: "Ann Lee, who came in May, is a former inspector"?"""
    before = " ".join(words[max(0, at - 4) : at])
    return bool(_IS.search(before)) and bool(_ONCE.search(before)) == bool(_ONCE.search(role))


def _name_start(text: str, first: int, at: int) -> int:
    """Where the full name ends that ends in the surname: capitalised words before it belong to it, roles do not."""
    while True:
        match = re.search(r"([A-ZÀ-Þ][\w’'.-]*|de|van|von|der|el|al|bin|da|di|la)\s+$", text[first:at])
        if match is None or _HEAD.fullmatch(match[1]):
            return at
        at = first + match.start()


def _differ(mine: str, theirs: str, sure: bool) -> bool:
    """Another office, another field, or a "former" on one side alone.

    ``sure``: the draft copies the source, so that a chairman is no director."""
    if bool(_FORMER.search(mine)) != bool(_FORMER.search(theirs)):
        return True
    if bool(_SECOND.search(mine)) != bool(_SECOND.search(theirs)):
        return True
    if sure and bool(_ACTING.search(mine)) != bool(_ACTING.search(theirs)):
        return True
    heads, others = _heads(mine), _heads(theirs)
    a, b = _fields(mine), _fields(theirs)
    if a and b and not a & b:
        return True
    if heads & others:
        return False
    if sure and heads and others and not _WIDE & (heads | others):
        return not any(heads & office and others & office for office in _CALLED)
    return bool(heads and others) and not _same_office(heads, others)


def _heads(role: str) -> set[str]:
    """The offices that a role names; "chief" before another office is its adjective."""
    found = {word.lower() for word in _HEAD.findall(_CEO.sub("ceo", role))}
    return found - _ADJECTIVES or found


# what one may be beside another office
_BESIDES = frozenset(
    "lawmaker senator mp economist analyst engineer professor scientist researcher lawyer doctor teacher seismologist "
    "farmer owner founder officer king queen nurse general colonel captain major envoy adviser advisor counsel".split()
)
_ADJECTIVES = frozenset({"chief", "head", "deputy", "executive"})
_OFFICES = (
    frozenset(
        "head chief leader director chair chairman chairwoman chairperson president executive manager ceo".split()
    ),
    frozenset("spokesman spokeswoman spokesperson".split()),
    frozenset("lawmaker senator mp deputy".split()),
    frozenset("seismologist scientist researcher professor engineer analyst economist teacher doctor".split()),
    frozenset("envoy ambassador".split()),
    frozenset("general colonel captain major officer".split()),
    frozenset("minister secretary".split()),
    frozenset("adviser advisor counsel lawyer".split()),
)
# who is called so may hold any office at the top
_WIDE = frozenset({"head", "chief", "leader"})
# one office under several names
_CALLED = (
    frozenset("chair chairman chairwoman chairperson president".split()),
    frozenset("director manager".split()),
    frozenset("spokesman spokeswoman spokesperson".split()),
    frozenset("lawmaker senator mp deputy".split()),
    frozenset("scientist researcher professor".split()),
    frozenset("envoy ambassador".split()),
    frozenset("adviser advisor counsel lawyer".split()),
    frozenset("minister secretary".split()),
    frozenset("premier minister".split()),
)


def _same_office(a: set[str], b: set[str]) -> bool:
    return any(a & office and b & office for office in _OFFICES)


def _fields(role: str) -> frozenset[str]:
    return frozenset(fold(role).split()) & _FIELD


PLUGIN = Role()
