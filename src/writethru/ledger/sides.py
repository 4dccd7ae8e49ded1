"""Whose dead, in a fight that has sides: what "its soldiers", "the attackers" and a bare "33 wounded" leave out.

A side is a people that some count of casualties names ("Norran soldiers"). A body speaks for a side where the story
says whose it is ("the Norran General Staff", "General Staff of the Armed Forces of Norra") and names one side alone.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from writethru.core.types import Figure, Reading
from writethru.ledger.count import Count
from writethru.ledger.names import fold_word, folded, proper_words, same_speaker
from writethru.ledger.parts import soldierly

_CASUALTY = frozenset({"killed", "injured", "killed_or_injured", "missing", "captured", "deployed"})
# nouns for those who fight against whoever speaks
_FOES = re.compile(r"\b(?:attackers?|assailants?|invaders?|aggressors?|enemy|enemies)\b", re.IGNORECASE)
# words of an army's name that do not say whose it is
_FORCES = folded("armed force forces army military troops national defence defense")
_ARMED = folded("staff army military defence defense navy command forces")
# "Its spokesman said": whoever spoke before
_ITS_OWN = re.compile(
    r"\W*(?:Its|Their|His|Her) (?:\w+ )?(?:spokes\w+|commander|minister|chief|general|envoy|head|leader)\b"
)
# characters around a number in which these stand
_FOE_BEFORE, _FOE_AFTER = 60, 24
_NAME = re.compile(r"[A-Z][\w-]+(?: (?:of |the |and )*[A-Z][\w-]+)+")
_CAPITAL = r"([A-Z][\w-]+)"
_PEOPLE = 2
# a number of one digit is repeated by chance
_TWO_DIGITS = 10


def with_sides(
    counts: Mapping[str, Count], figures: Mapping[str, Figure], readings: Sequence[Reading], own: Collection[str]
) -> dict[str, Count]:
    """The counts, those of casualties with the side that the story gives them. ``own`` are the figures of which the
    text says that they are the speaker's own losses. A population that is worked out here is marked as assumed."""
    sides = _sides({key: count for key, count in counts.items() if key not in own})
    if not sides:
        return dict(counts)
    owners = _owners(counts, readings, sides)
    paragraphs = {
        figure.id: reading.sentences[figure.sentence].paragraph for reading in readings for figure in reading.figures
    }
    out = dict(counts)
    spoken: dict[tuple[str, int], str] = {}
    for key in sorted(counts, key=lambda one: (figures[one].article, figures[one].start)):
        count, place = counts[key], (counts[key].article, paragraphs[key])
        side = _side_of(count, sides, owners) or (spoken.get(place, "") if _ITS_OWN.match(count.text) else "")
        spoken[place] = side
        if count.measure not in _CASUALTY:
            continue
        named = count.population & sides
        if len(named) == 1 and (key in own or count.population - sides <= _FORCES):
            out[key] = replace(count, population=named)
        elif side and key in own and not count.population & sides:
            out[key] = replace(count, population=frozenset({side}))
        elif not side and key in own and not named and len(sides) == _PEOPLE:
            # somebody's own, and nobody can say which of the two
            out[key] = replace(count, population=frozenset({f"@{count.article}"}), assumed=True)
        elif side and len(sides) == _PEOPLE and not count.population & sides and _is_foe(count):
            out[key] = replace(count, population=sides - {side}, part="")
        elif side and not count.population and soldierly(count) and count.reporter & _ARMED and not count.event:
            # an army that gives no people counts its own
            out[key] = replace(count, population=frozenset({side}), assumed=True)
    return _carried(out, figures, paragraphs, sides)


def _sides(counts: Mapping[str, Count]) -> frozenset[str]:
    """The peoples whose soldiers are counted, where they or their bodies also speak."""
    spoken = frozenset().union(*(proper_words(count.reporter) for count in counts.values()))
    return frozenset(
        next(iter(count.population))
        for count in counts.values()
        if count.measure in _CASUALTY and len(count.population) == 1 and soldierly(count) and count.population <= spoken
    )


def sides_of(counts: Iterable[Count]) -> frozenset[str]:
    """The peoples whose soldiers some count of casualties names, folded; an army's other words are left out."""
    out: set[str] = set()
    for count in counts:
        if count.measure in _CASUALTY and soldierly(count):
            # small letters first: as a name "Forces" folds otherwise
            names = (word for word in count.who.split() if word[:1].isupper() and not _of_any_army(word))
            own = proper_words(count.population) & {fold_word(word) for word in names}
            if len(own) == 1:
                out |= own
    return frozenset(out)


def _of_any_army(word: str) -> bool:
    return fold_word(word.lower()) in _FORCES | _ARMED


def _owners(
    counts: Mapping[str, Count], readings: Sequence[Reading], sides: frozenset[str]
) -> dict[frozenset[str], str]:
    """The side of each speaking body, by the folded words of its name, where the texts name it with one side only."""
    names = {name for count in counts.values() for name in _NAME.findall(count.reporter_name)}
    texts = [f"{reading.article.outlet}\n{reading.article.text}" for reading in readings]
    out: dict[frozenset[str], str] = {}
    for name in sorted(names):
        body = re.escape(name)
        before = re.compile(rf"\b{_CAPITAL}(?:['’]s?)? {body}\b")
        after = re.compile(rf"\b{body} of (?:the )?(?:[A-Z][\w-]+ )*?(?:[A-Z][\w-]+ of (?:the )?)?{_CAPITAL}")
        found = {fold_word(word) for text in texts for one in (before, after) for word in one.findall(text)} & sides
        if len(found) == 1:
            out[folded(name)] = found.pop()
    return out


def _side_of(count: Count, sides: frozenset[str], owners: Mapping[frozenset[str], str]) -> str:
    """The side that whoever gives the count speaks for; "" for none or both."""
    named = count.reporter & sides
    if len(named) == 1:
        return next(iter(named))
    if named:
        return ""
    found = {side for body, side in owners.items() if body <= count.reporter}
    return found.pop() if len(found) == 1 else ""


def _is_foe(count: Count) -> bool:
    return bool(_FOES.search(f"{count.before[-_FOE_BEFORE:]} {count.after[:_FOE_AFTER]}"))


def _carried(
    counts: dict[str, Count], figures: Mapping[str, Figure], paragraphs: Mapping[str, int], sides: frozenset[str]
) -> dict[str, Count]:
    """A bare count takes the side of the count before it by the same speaker in its paragraph: "It lost 12 soldiers.
    The number of wounded rose to 33, it said"; and a number that its article repeats is one count."""
    last: dict[tuple[str, int], Count] = {}
    given: dict[tuple[str, str, float], set[frozenset[str]]] = {}
    for count in counts.values():
        if count.population and count.population <= sides and (count.nominal or 0) >= _TWO_DIGITS:
            given.setdefault((count.article, count.measure, count.nominal or 0), set()).add(count.population)
    for key in sorted(counts, key=lambda one: (figures[one].article, figures[one].start)):
        count = counts[key]
        if count.measure not in _CASUALTY:
            continue
        bare = not count.population and soldierly(count) and not count.event
        told = given.get((count.article, count.measure, count.nominal or 0), set())
        if bare and len(told) == 1:
            count = counts[key] = replace(count, population=next(iter(told)), assumed=True)
            continue
        if not count.reporter:
            continue
        place = count.article, paragraphs[key]
        held = last.get(place)
        if held is not None and bare and same_speaker(held.reporter, count.reporter):
            count = counts[key] = replace(count, population=held.population, assumed=True)
        if count.population and count.population <= sides:
            last[place] = count
    return counts
