"""Figures of an article: numbers with what they count, what happened to it, where, when, and who says so."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from writethru.core.ids import make_id
from writethru.core.tree import Tree
from writethru.core.types import Article, Entity, Figure, Sentence, Span, Statement, TimeMention
from writethru.reading.figures.amounts import measure_of_amount, money_around
from writethru.reading.figures.context import as_of, place_of, population_of
from writethru.reading.figures.grids import Grids, Meaning, in_scale, unit_and_measure
from writethru.reading.figures.hedges import is_hedged
from writethru.reading.figures.lexicon import HUMAN
from writethru.reading.figures.measures import Draft, guessed, measure_of
from writethru.reading.figures.nouns import Counted, counted, is_person, token_range
from writethru.reading.figures.quantities import Quantity, parse_quantities
from writethru.reading.figures.refuse import mentioned_before, refused
from writethru.reading.figures.reporters import Reporters
from writethru.reading.figures.resolve import implicit_unit, names_quake
from writethru.reading.figures.units import family

# How many earlier figures a bare number is compared with.
_REACH = 40


def find_figures(
    article: Article,
    tree: Tree,
    sentences: Sequence[Sentence],
    statements: Sequence[Statement],
    entities: Sequence[Entity],
    times: Sequence[TimeMention],
) -> tuple[Figure, ...]:
    """The figures of an article in text order. Text, tree and all offsets are the article's own."""
    drafts = _drafts(article.text, tree, sentences)
    reporters = Reporters(tree, sentences, statements, entities)
    out: list[Figure] = []
    for position, draft in enumerate(drafts):
        quantity, sentence = draft.quantity, sentences[draft.sentence]
        gap = _gap(drafts, position, sentence)
        reporter = reporters.of(quantity, draft.sentence, sentence, draft.counted)
        statement = reporter.statement
        span = Span(quantity.start, quantity.end)
        out.append(
            Figure(
                id=make_id("fg", article.id, article.revision, quantity.start, quantity.end),
                article=article.id,
                revision=article.revision,
                sentence=draft.sentence,
                start=quantity.start,
                end=quantity.end,
                text=quantity.words,
                value_low=quantity.low,
                value_high=quantity.high,
                approx=quantity.approx,
                unit=draft.unit,
                unit_implicit=draft.counted.implicit and draft.counted.unit is None,
                measure=draft.measure,
                population=draft.population,
                place=place_of(article.text, sentence, quantity.start, draft.measure, entities, statement),
                as_of=as_of(article, tree, sentence, draft.counted, span, gap, draft.measure, times, statement),
                statement=statement.id if statement else None,
                reporter=reporter.span,
                reporter_name=reporter.name,
                hedged=is_hedged(tree, sentence, quantity, draft.counted, statement),
                phrase=_phrase(tree, draft),
            )
        )
    return tuple(out)


def _gap(drafts: Sequence[Draft], position: int, sentence: Sentence) -> Span:
    """From the end of the figure before to the start of the figure after, within the sentence."""
    index = drafts[position].sentence
    start, end = sentence.start, sentence.end
    if position and drafts[position - 1].sentence == index:
        start = drafts[position - 1].quantity.end
    if position + 1 < len(drafts) and drafts[position + 1].sentence == index:
        end = drafts[position + 1].quantity.phrase_start
    return Span(start, end)


def _drafts(text: str, tree: Tree, sentences: Sequence[Sentence]) -> list[Draft]:
    """The quantities that count something, with unit and measure."""
    starts = [sentence.start for sentence in sentences]
    drafts: list[Draft] = []
    coins, grids = _coins(text), Grids(text)
    for quantity in parse_quantities(text):
        at = bisect_right(starts, quantity.end - 1) - 1
        if at < 0 or quantity.end > sentences[at].end:
            continue
        sentence = sentences[at]
        cell = grids.at(quantity)
        if cell is not None:
            drafts += _in_grid(tree, sentence, at, quantity, cell)
            continue
        phrase = counted(tree, sentence, quantity)
        if refused(tree, sentence, quantity, phrase):
            continue
        source: Draft | None = None
        unit, measure = phrase.unit, measure_of(tree, sentence, quantity, phrase)
        if names_quake(tree, phrase):
            unit, measure = "magnitude", "amount"
        if unit == "name" and measure in HUMAN:
            unit = "people"
        if unit in coins:
            measure = measure_of_amount(tree, sentence, quantity, phrase, "money") or money_around(
                tree, sentence, phrase
            )
        told = measure is not None
        known = _same_value(quantity, drafts) if phrase.implicit and measure is None else None
        if known is not None:
            unit, measure, source = known.unit, known.measure, known
        elif phrase.implicit:
            unit, measure, source = implicit_unit(tree, sentence, at, phrase, measure, drafts, scaled=_scaled(quantity))
            unit = phrase.unit or unit
            kind = family(unit)
            if kind in ("money", "percent"):
                measure = measure_of_amount(tree, sentence, quantity, phrase, kind) or measure
        measure = (
            measure
            or _of_part(tree, quantity, unit, phrase, drafts, at)
            or _carried(unit, at, drafts)
            or guessed(tree, sentence, quantity, phrase, unit)
        )
        happened = measure in HUMAN or measure in ("killed_or_injured", "prosecuted")
        if not happened and (quantity.words.lower() == "one" or mentioned_before(tree, sentence, quantity, phrase)):
            continue
        listed = phrase.unit == "name" and unit == "people"
        listed = listed or quantity.kind == "zero"
        population = (None if listed else population_of(tree, phrase, unit)) or (source.population if source else None)
        draft = Draft(quantity, at, phrase, unit, measure, told, population)
        if drafts and _shares_verb(tree, drafts[-1], draft):
            drafts[-1] = replace(drafts[-1], measure=measure, told=True)
        drafts.append(draft)
    return drafts


def _in_grid(tree: Tree, sentence: Sentence, at: int, quantity: Quantity, cell: Meaning) -> list[Draft]:
    """The draft of a number that fills a cell under a heading; none where the column numbers or dates its rows."""
    if cell.measure is None:
        return []
    _, number = token_range(tree, sentence, quantity.start, quantity.end)
    unit, measure = unit_and_measure(quantity, cell)
    phrase = Counted(number, number, quantity.unit, quantity.unit is None, number)
    return [Draft(in_scale(quantity, cell), at, phrase, unit, measure, True, cell.population)]


def _coins(text: str) -> frozenset[str]:
    """Nouns that the text uses for money without a code of their own: "30 billion talers ($4 billion)", "9 per
    dollar"."""
    return frozenset((match[1] or match[2]).lower() for match in _COIN.finditer(text))


def _shares_verb(tree: Tree, first: Draft, second: Draft) -> bool:
    """Whether one verb holds for both and the parse shows it at the second alone: "about 70 fighters of the group and
    two soldiers have been killed"."""
    if first.told or not second.told or first.sentence != second.sentence or second.measure not in HUMAN:
        return False
    if first.counted.implicit or not is_person(first.unit or ""):
        return False
    between = range(first.counted.noun + 1, second.counted.number)
    return (
        len(between) < 14
        and any(tree.lower(i) == "and" for i in between)
        and not any(tree.tokens[i].pos in ("VERB", "AUX") for i in between)
    )


_COIN = re.compile(
    r"\d (?:million|billion|trillion) ([a-z]{3,}?)s? \((?:about |around |some |roughly |nearly )?[$€£¥]\s?\d"
    r"|(?<=[Tt]he )([a-z]{3,}) (?:strengthened|weakened|rose|fell|slid|gained|lost)\b[^.;]{0,40}"
    r"\b(?:per|to the|against the) (?:dollar|euro)\b"
)
_AMONG = re.compile(r"\b(?:among\s(?:them|those)|including|of\s(?:them|whom|which))[\s,]*(?:were\s|are\s)?$", re.I)


def _of_part(
    tree: Tree, quantity: Quantity, unit: str | None, counted: Counted, drafts: Sequence[Draft], sentence: int
) -> str | None:
    """People who are part of those just counted suffered the same: "70 were held, including five nurses", "Police held
    70. Among them five nurses."."""
    if not drafts or drafts[-1].measure not in HUMAN or sentence - drafts[-1].sentence > 1:
        return None
    among = _AMONG.search(tree.text, max(0, quantity.phrase_start - 24), quantity.phrase_start)
    if among is None or (sentence != drafts[-1].sentence and not among.group()[:1].isupper()):
        return None
    return drafts[-1].measure if unit and is_person(unit, tree.lower(counted.noun)) else None


def _same_value(quantity: Quantity, drafts: Sequence[Draft]) -> Draft | None:
    """An earlier figure of the same telling value: a bare "2,350" is the 2,350 homes told of above."""
    value = quantity.low if quantity.low is not None else quantity.high
    if value is None or value < 100 or quantity.kind in ("vague", "zero"):
        return None
    for draft in reversed(drafts[-_REACH:]):
        own = draft.quantity.low if draft.quantity.low is not None else draft.quantity.high
        if own == value and draft.unit and draft.told:
            return draft
    return None


def _carried(unit: str | None, sentence: int, drafts: Sequence[Draft]) -> str | None:
    """Money or percent without a telling word has the measure of the figure of its kind before it in the sentence."""
    kind = family(unit)
    if kind in ("money", "percent"):
        for draft in reversed(drafts[-4:]):
            if family(draft.unit) != kind or draft.measure == "other":
                continue
            # a rate or a change goes on in the next sentence ("It expects 9 percent next year"), a share does not
            goes_on = kind == "money" or (draft.told and draft.measure in ("rate", "change"))
            if sentence - draft.sentence <= goes_on:
                return draft.measure
    return None


def _scaled(quantity: Quantity) -> bool:
    return (quantity.low or quantity.high or 0) >= 1e6 and quantity.kind == "digits"


def _phrase(tree: Tree, draft: Draft) -> Span:
    """The whole phrase with bound word and noun, as a reader would quote it."""
    quantity = draft.quantity
    last = draft.counted.last if not draft.counted.implicit else draft.counted.noun
    end = max(quantity.phrase_end, tree.tokens[max(last, draft.counted.number)].end)
    return Span(quantity.phrase_start, end)
