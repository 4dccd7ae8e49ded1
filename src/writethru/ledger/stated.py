"""Relations that the text itself states: a figure revised from another, or given as a part of another.

These are read from the words right before and after the numbers of one sentence (of a paragraph, where it is a
correction), and they go before any comparison: whoever writes "to 52 from 58" says that it is one count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from writethru.core.types import Figure, Reading, Relation
from writethru.ledger.announced import find_announced
from writethru.ledger.count import Count
from writethru.ledger.left_out import find_left_out
from writethru.ledger.measures import HUMAN, loose_measure
from writethru.ledger.values import below, equal_value, show

# how the reason of such an update opens
TOLD = "the text says so"
_CHANGE = re.compile(
    r"\b(?:rais|lower|cut|revis|correct|rose|ris(?:e|en|ing)|f[ae]ll|drop|increas|reduc|grew|grow|climb|jump|updat|chang"
    r"|mov|trim|slash|doubl|up|down|shr[aiu]nk|swell|swollen|declin|went|go(?:es|ne)?|narrow|widen|upgrad|downgrad|retreat|back(?:s|ed|ing)?\b"
    r"|scal|now\b)",
    re.IGNORECASE,
)
_BOUND = r"(?:about|around|some|roughly|nearly|almost|over|more than|at least|up to|under|fewer than|less than|the|an?)"
_FROM = re.compile(
    rf"(?<!\bhear )(?<!\bheard )(?<!\breceived )(?<!\bcollected )(?<!\bcame )(?<!\bcome )"
    rf"\b(?:from|against|compared (?:with|to))(?: (?:an? )?(?:earlier|previous|initial|first|original)(?: \w+){{0,4}})?"
    rf"(?: {_BOUND})*\s*[$€£]?$",
    re.IGNORECASE,
)
# "90 a month ago": an older value, whatever the verb
_AGO = re.compile(
    r"^[^,.;\d]{0,30}?\b(?:(?:a|one|two|three|six|\d+) (?:days?|weeks?|months?|years?) (?:ago|earlier|before)"
    r"|the (?:day|week|month|year) before|last (?:week|month|year))\b",
    re.IGNORECASE,
)
_TO = re.compile(rf"\b(?:to|at|stands? at|now)(?: {_BOUND})*\s*[$€£]?$", re.IGNORECASE)
_FIRST = re.compile(
    r"\b(?:first|initially|originally|earlier|previous(?:ly)?|begun|began at|at first"
    r"|had (?:said|put|given|reported|published"
    r"|announced|estimated|counted|spoken of|claimed))\b[^.;]{0,60}$",
    re.IGNORECASE,
)
# "fewer than the 14,000 that it had mentioned a day earlier"
_THAN = re.compile(rf"\b(?:fewer|less|more|higher|lower|not)(?: than)?(?: the| its)?(?: {_BOUND})*\s*$", re.IGNORECASE)
_HAD_GIVEN = re.compile(
    r"^[^.;,]{0,20}?\b(?:that |which )?(?:it|he|she|they) had (?:\w+ )?(?:mentioned|given|said|put|reported|announced"
    r"|estimated|counted|named|claimed|spoken of|published)\b",
    re.IGNORECASE,
)
_NOW = re.compile(
    r"\b(?:now|later|since|then|has|have)\b[^.;]{0,60}$|\b(?:lowered|raised|revised|corrected|cut|updated)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_LATER = re.compile(r"\b(?:now|later|lowered|raised|revised|corrected|cut|updated|withdrew)\b", re.IGNORECASE)
_PREVIOUS = re.compile(
    r"\b(?:previous|earlier|last|initial|first|prior|original) (?:official )?(?:count|figure|estimate|toll|number|tally"
    r"|total|report|assessment)\b",
    re.IGNORECASE,
)
_CORRECTION = re.compile(r"^\W*(?:correction|clarification|corrects?|an earlier version)\b", re.IGNORECASE)
_PART_BEFORE = re.compile(
    rf"\b(?:of whom|of which|of them|of these|of those|including|among them|among those|one of them)(?: (?:were|was"
    rf"|are|is))?(?: {_BOUND})*\s*$",
    re.IGNORECASE,
)
_PART_AFTER = re.compile(
    r"^\s*of (?:them|these|those|whom|which|the (?:dead|wounded|injured|missing|victims))\b", re.IGNORECASE
)
_OUT_OF = re.compile(rf"\b(?:out of|from among)(?: {_BOUND})*\s*$", re.IGNORECASE)
_SURVEY = re.compile(
    rf"\b(?:survey|sample|study|analysis|review|examination|inspection|check|list|total) of(?: {_BOUND})*\s*$",
    re.IGNORECASE,
)
_OF_WHOLE = re.compile(rf"(?:^|[,:;–—(])\W*of(?: (?:its|their|the|his|her|our|all))*(?: {_BOUND})*\s*$", re.IGNORECASE)
_OF_THE = re.compile(r"^\s*of(?: (?:the|its|their|his|her|all|some|about|roughly))*\s*$", re.IGNORECASE)
_NOT = re.compile(
    rf"(?:,|\band|\bbut) not(?: {_BOUND})*\s*$|\b(?:rather than|instead of)(?: {_BOUND})*\s*$", re.IGNORECASE
)

# what makes the number behind "not" or "rather than" an old one of the same speaker
_CORRECTS = re.compile(
    r"\b(?:corrects?|corrected|correcting|correction|revis(?:ed?|es|ing)|amend(?:s|ed)?"
    r"|now (?:says?|puts?|gives?|counts?|estimates?|speaks?|has|believes?|expects?))\b",
    re.IGNORECASE,
)
_AS_ANNOUNCED = re.compile(
    r"^[^.;,]{0,20}?\bas (?:(?:was|were|had been|first|previously|earlier|originally|initially) )*"
    r"(?:announced|reported|stated|thought|given|published|planned)\b(?! by\b)",
    re.IGNORECASE,
)

# figures of one sentence that are weighed: no sentence of prose has more
_MOST = 20

Pair = tuple[str, str]


def find_stated(readings: Mapping[str, Reading], counts: Mapping[str, Count]) -> dict[Pair, Relation]:
    """Relations stated in the text, by the ids of the two figures: the earlier or smaller first."""
    out: dict[Pair, Relation] = {}
    for reading in readings.values():
        opening: dict[int, str] = {}
        for sentence in reading.sentences:
            opening.setdefault(sentence.paragraph, reading.article.text[sentence.start : sentence.end])
        by_sentence: dict[int, list[Figure]] = {}
        for figure in reading.figures:
            by_sentence.setdefault(figure.sentence, []).append(figure)
        for number, figures in by_sentence.items():
            before = by_sentence.get(number - 1, [])
            for relation in _in_sentence(reading, number, figures[:_MOST], before[-_MOST:], counts, opening):
                out.setdefault((relation.a, relation.b), relation)
        for relation in find_announced(reading, counts):
            out.setdefault((relation.a, relation.b), relation)
    return {**find_left_out(readings, counts), **out}


def is_former(figure: Figure, reading: Reading) -> bool:
    """Does the text give the figure as an old one, which a newer replaced?"""
    sentence = reading.sentences[figure.sentence]
    text = reading.article.text[sentence.start : sentence.end]
    before = _before(figure, reading)
    ago = _AGO.match(text[figure.end - sentence.start :])
    if _FROM.search(before) and (ago or _CHANGE.search(text)):
        return True
    if _replaced(before, text[figure.end - sentence.start :]):
        return True
    if _NOT.search(before) and _is_corrected(text, text[figure.end - sentence.start :]):
        return True
    if _FIRST.search(before) and _LATER.search(text[figure.end - sentence.start :]):
        return True
    return bool(_PREVIOUS.search(text[: figure.start - sentence.start]) and not _CHANGE.search(text))


def _replaced(before: str, after: str) -> bool:
    """Is it said of the number between that its own speaker had given it, and gives another now?"""
    return bool(_THAN.search(before) and _HAD_GIVEN.match(after))


def _is_corrected(text: str, after: str) -> bool:
    """Does the sentence replace the number that ``after`` follows, where it sets another against it?"""
    return bool(_CORRECTS.search(text) or _AS_ANNOUNCED.match(after))


def _before(figure: Figure, reading: Reading) -> str:
    """The words of the sentence before the number."""
    return reading.article.text[reading.sentences[figure.sentence].start : figure.start]


def _in_sentence(
    reading: Reading,
    number: int,
    figures: Sequence[Figure],
    before: Sequence[Figure],
    counts: Mapping[str, Count],
    opening: Mapping[int, str],
) -> Iterator[Relation]:
    yield from _revisions(reading, figures, counts)
    yield from _parts(reading, figures, before, counts)
    yield from _contrasts(reading, figures, counts)
    sentence = reading.sentences[number]
    text = reading.article.text[sentence.start : sentence.end]
    if _PREVIOUS.search(text):
        yield from _updates(figures, before, counts, "the text gives the first as the previous count")
    if _CORRECTION.match(opening[sentence.paragraph]):
        yield from _updates(before, figures, counts, "the text corrects the first to the second")


def _alike(a: Count, b: Count) -> bool:
    """May one be a revision of the other? A number with no noun of its own takes its neighbour's."""
    same_thing = a.unit.kind == b.unit.kind or "" in (a.unit.kind, b.unit.kind)
    measures = loose_measure(a.measure, a.unit.kind), loose_measure(b.measure, b.unit.kind)
    return same_thing and (measures[0] == measures[1] or "other" in (a.measure, b.measure))


def _updates(
    old: Sequence[Figure], new: Sequence[Figure], counts: Mapping[str, Count], reason: str
) -> Iterator[Relation]:
    for one in old:
        for other in new:
            a, b = counts[one.id], counts[other.id]
            if _alike(a, b) and not equal_value(a, b):
                yield Relation(one.id, other.id, "update", f"{reason}: {show(a)}, {show(b)}")


def _revisions(reading: Reading, figures: Sequence[Figure], counts: Mapping[str, Count]) -> Iterator[Relation]:
    if not figures:
        return
    sentence = reading.sentences[figures[0].sentence]
    text = reading.article.text[sentence.start : sentence.end]
    changes = bool(_CHANGE.search(text))
    for old in figures:
        before_old = _before(old, reading)
        ago = bool(_AGO.match(text[old.end - sentence.start :]))
        from_old = (changes or ago) and bool(_FROM.search(before_old))
        from_old = from_old or _replaced(before_old, text[old.end - sentence.start :])
        first = bool(_FIRST.search(before_old))
        if not from_old and not first:
            continue
        new = _partner(old, figures, reading, counts, from_old)
        if new is not None:
            a, b = counts[old.id], counts[new.id]
            yield Relation(old.id, new.id, "update", f"{TOLD}: from {show(a)} to {show(b)}")


def _partner(
    old: Figure, figures: Sequence[Figure], reading: Reading, counts: Mapping[str, Count], from_old: bool
) -> Figure | None:
    """The figure that replaced ``old``: the one after it with "to", else the nearest before it."""
    fit = [f for f in figures if f.id != old.id and _alike(counts[old.id], counts[f.id])]
    fit = [f for f in fit if not equal_value(counts[old.id], counts[f.id])]
    if not from_old:
        fit = [f for f in fit if f.start > old.start and _NOW.search(reading.article.text[old.end : f.start])]
        return fit[0] if fit else None
    after = [f for f in fit if f.start > old.start and _TO.search(reading.article.text[old.end : f.start])]
    if after:
        return after[0]
    earlier = [f for f in fit if f.end <= old.start]
    return earlier[-1] if earlier else None


def _parts(
    reading: Reading, figures: Sequence[Figure], before: Sequence[Figure], counts: Mapping[str, Count]
) -> Iterator[Relation]:
    text = reading.article.text
    for n, figure in enumerate(figures):
        sentence = reading.sentences[figure.sentence]
        ahead, after = text[sentence.start : figure.start], text[figure.end : sentence.end]
        if _OUT_OF.search(ahead):
            yield from (_subset(part, figure, counts) for part in figures[:n] if _within(part, figure, counts))
        elif _PART_BEFORE.search(ahead[-60:]) or _PART_AFTER.search(after):
            whole = _whole(figure, [*before, *figures[:n]], counts)
            if whole is not None:
                yield _subset(figure, whole, counts)
        elif _OF_WHOLE.search(ahead) or _SURVEY.search(ahead):
            rest = figures[n + 1 : n + 3]
            yield from (_subset(part, figure, counts) for part in rest if _within(part, figure, counts))
        elif n and _OF_THE.search(text[figures[n - 1].end : figure.start]) and _within(figures[n - 1], figure, counts):
            yield _subset(figures[n - 1], figure, counts)
    yield from _sums(figures, counts)


def _contrasts(reading: Reading, figures: Sequence[Figure], counts: Mapping[str, Count]) -> Iterator[Relation]:
    """Numbers that the text itself sets against each other: "341, not 312 as the firm had said"; a corrected one is an
    old one: "it now says 40, not 38", "41 million and not 32 million as announced"."""
    for n, figure in enumerate(figures):
        fit = [f for f in figures[:n] if _alike(counts[f.id], counts[figure.id])]
        if fit and _NOT.search(_before(figure, reading)) and not equal_value(counts[fit[-1].id], counts[figure.id]):
            a, b = counts[fit[-1].id], counts[figure.id]
            sentence = reading.sentences[figure.sentence]
            text = reading.article.text[sentence.start : sentence.end]
            if _is_corrected(text, reading.article.text[figure.end : sentence.end]):
                yield Relation(figure.id, fit[-1].id, "update", f"the text corrects {show(b)} to {show(a)}")
                continue
            yield Relation(fit[-1].id, figure.id, "conflict", f"the text sets {show(a)} against {show(b)}")


def _within(part: Figure, whole: Figure, counts: Mapping[str, Count]) -> bool:
    a, b = counts[part.id], counts[whole.id]
    human = {a.measure, b.measure} <= HUMAN and "household" not in (a.unit.kind, b.unit.kind)
    return below(a, b) and (a.unit.kind == b.unit.kind or human)


def _whole(part: Figure, candidates: Sequence[Figure], counts: Mapping[str, Count]) -> Figure | None:
    """The nearest figure before that can hold the part."""
    fit = [f for f in candidates if _within(part, f, counts)]
    return fit[-1] if fit else None


def _subset(part: Figure, whole: Figure, counts: Mapping[str, Count]) -> Relation:
    reason = f"the text gives {show(counts[part.id])} as a part of {show(counts[whole.id])}"
    return Relation(part.id, whole.id, "subset", reason)


def _sums(figures: Sequence[Figure], counts: Mapping[str, Count]) -> Iterator[Relation]:
    """Two numbers of a sentence that add up to a third of at least three digits are its parts."""
    for whole in figures:
        total = counts[whole.id].nominal or 0
        if total < 100 or counts[whole.id].approx != "exact":
            continue
        rest = [f for f in figures if f.id != whole.id and _within(f, whole, counts)]
        for i, a in enumerate(rest):
            for b in rest[i + 1 :]:
                if (counts[a.id].nominal or 0) + (counts[b.id].nominal or 0) == total:
                    yield _subset(a, whole, counts)
                    yield _subset(b, whole, counts)
