"""Tables of a page: what a number in a row counts is told by the heading of its column and the head of its row.

An extracted page has one row a line, its cells parted by bars. A heading line is a row without a bare number over rows
of as many cells that have some.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from writethru.reading.figures import lexicon as lex
from writethru.reading.figures.nouns import is_person
from writethru.reading.figures.quantities import Quantity
from writethru.reading.figures.units import family, sign_unit, unit_after

_ROW = re.compile(r"^[^\n|]*\|[^\n]*$", re.MULTILINE)
_BAR = re.compile(r"\|")
_RULE = re.compile(r"[\s:|+-]*")
# a cell that is a number and nothing else
_NUMBER = re.compile(
    r"(?:(?:about|around|some|nearly|over|up to|at least|more than)\s)?[~<>≥≤+±-]?\s?[$€£¥]?\s?\d[\d.,\s]*"
    r"(?:\s?(?:%|[kmKM]|bn|million|billion|thousand))?\s?[*†‡]?",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[^\W\d_]")
# columns that number, name or date the rows
_NO_COUNT = re.compile(
    r"\W*(?:no\.?|nr\.?|#|rank|pos(?:ition)?|place|year|date|day|time|month|week|age|phone|tel(?:ephone)?|code|id|flight"
    r"|route|page|score|seed|born|founded|built|kick-off)\W*",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"\W*(?:(?:grand |overall )?totals?|all|sum|overall|together|in all)\W*", re.IGNORECASE)
_SCALE = re.compile(r"[(,][^()]*?\b(thousand|million|billion|bn|m|k)s?\b", re.IGNORECASE)
_SIGN = re.compile(r"[A-Z]{0,2}[$€£¥]|\b[A-Z]{3}\b")
_BRACKETS = re.compile(r"\([^()]*\)")
_SIZES = {"k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9}
_BOTH = re.compile(r"\b(?:or|and)\b|[/&]")
_RISES = re.compile(r"\b(?:change|rise|fall|increase|decrease|growth|up|down)\b", re.IGNORECASE)
_KINDS = {"percent": "share", "length": "distance", "area": "territory", "time": "duration", "money": "price"}
# bare numbers that make a table of rows
_FEWEST = 2
# rows and cells read of one table, and letters of a heading or row head that still name something
_MOST_ROWS, _MOST_CELLS, _NAME = 2_000, 40, 60


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the numbers of one cell count; no measure where the column only numbers or dates its rows."""

    measure: str | None
    unit: str | None = None
    # the head of the row, or of the column where the rows say what happened
    population: str | None = None
    scale: float = 1.0


@dataclass(frozen=True, slots=True)
class _Cell:
    start: int
    end: int
    text: str


class Grids:
    """The tables of one text."""

    def __init__(self, text: str) -> None:
        # the cells that a number fills, by where they start
        self._starts: list[int] = []
        self._cells: list[tuple[_Cell, Meaning]] = []
        if "|" in text:
            for table in _tables(text):
                self._read(table)

    def at(self, quantity: Quantity) -> Meaning | None:
        """What a quantity counts that fills a cell under a heading line; None for all others."""
        i = bisect_right(self._starts, quantity.start) - 1
        if i < 0:
            return None
        cell, meaning = self._cells[i]
        return meaning if quantity.end <= cell.end else None

    def _read(self, table: Sequence[Sequence[_Cell]]) -> None:
        head, *rows = table
        names = [cell.text for cell in head[1:]]
        columns = [_of_words(name) for name in names]
        told = [_of_words(row[0].text) for row in rows]
        # "Dead | 12 | 5" under the names of places
        turned = any(what[0] for what in told) and not any(what[0] for what in columns)
        for row, own in zip(rows, told, strict=True):
            for name, column, cell in zip(names, columns, row[1:], strict=True):
                if not _is_number(cell):
                    continue
                self._starts.append(cell.start)
                meaning = _meaning(row[0].text, own, name) if turned else _meaning(name, column, row[0].text)
                self._cells.append((cell, meaning))


def _tables(text: str) -> Iterator[list[list[_Cell]]]:
    """Runs of rows of as many cells, with nothing but white space between, that begin with a heading line."""
    run: list[list[_Cell]] = []
    last = 0
    for match in _ROW.finditer(text):
        if _RULE.fullmatch(match[0]):
            # the rule under a heading
            last = match.end() if run and not text[last : match.start()].strip() else last
            continue
        cells = _cells(text, match.start(), match.end())
        joins = run and len(cells) == len(run[0]) and not text[last : match.start()].strip() and len(run) < _MOST_ROWS
        if not joins:
            yield from _headed(run)
            run = []
        run.append(cells)
        last = match.end()
    yield from _headed(run)


def _headed(run: list[list[_Cell]]) -> Iterator[list[list[_Cell]]]:
    if len(run) < 2 or not 2 <= len(run[0]) <= _MOST_CELLS:
        return
    if any(_is_number(cell) or not _LETTER.search(cell.text) for cell in run[0][1:]):
        return
    if sum(_is_number(cell) for row in run[1:] for cell in row[1:]) >= _FEWEST:
        yield run


def _is_number(cell: _Cell) -> bool:
    return len(cell.text) <= _NAME and _NUMBER.fullmatch(cell.text) is not None


def _cells(text: str, start: int, end: int) -> list[_Cell]:
    bars = [start - 1, *(match.start() for match in _BAR.finditer(text, start, end)), end]
    cells = []
    for left, right in pairwise(bars):
        words = text[left + 1 : right]
        first = left + 1 + len(words) - len(words.lstrip())
        cells.append(_Cell(first, first + len(words.strip()), words.strip()))
    if cells[0].text or len(cells) < 3:
        return cells
    # bars that open and close the row part no cells
    return cells[1:] if cells[-1].text else cells[1:-1]


def _of_words(words: str) -> tuple[str | None, str | None]:
    """Measure and unit that a heading names: "Injured", "Soldiers killed", "Share of vote (%)", "Houses destroyed"."""
    plain = " ".join(re.findall(r"[^\W\d_]+", _BRACKETS.sub(" ", words).lower()))
    unit = _written_unit(words)
    if unit is not None:
        kind = family(unit)
        if kind == "percent":
            return ("change" if _RISES.search(plain) else "share"), unit
        return _KINDS.get(kind, "amount"), unit
    found = [measure for word in plain.split() if (measure := _state(word)) is not None]
    noun = next((_singular(word) for word in plain.split() if _state(word) is None and _counts(word)), None)
    if not found:
        return None, None
    if set(found) == {"killed", "injured"} and _BOTH.search(words.lower()):
        return "killed_or_injured", noun or "people"
    return found[0], noun if noun and is_person(noun) else "people"


def _state(word: str) -> str | None:
    measure = lex.STATES.get(word) or lex.NOUNS.get(_singular(word))
    return measure if measure in lex.HUMAN or measure == "killed_or_injured" else None


def _counts(word: str) -> bool:
    return is_person(_singular(word), word)


def _written_unit(words: str) -> str | None:
    """A currency, percent or physical unit that the heading gives: "Cost ($m)", "Turnout, %", "Distance (km)"."""
    sign = _SIGN.search(words)
    if sign is not None and (unit := sign_unit(sign[0])) is not None:
        return unit
    for match in re.finditer(r"[(,]\s*(?:in )?|\bper ?cent|%", words):
        at = match.end() if match[0][0] in "(," else match.start()
        found = unit_after(words, at)
        if found is not None and family(found[0]):
            return found[0]
    return None


def _meaning(heading: str, told: tuple[str | None, str | None], name: str) -> Meaning:
    """What is counted by the words of a heading, and what the words of its name add: whose it is."""
    if _NO_COUNT.fullmatch(heading):
        return Meaning(None)
    measure, unit = told
    population = name if _LETTER.search(name) and len(name) <= _NAME and not _TOTAL.fullmatch(name) else None
    if measure is None:
        measure, unit = ("change", None) if _RISES.search(heading) else ("count", _thing(heading))
    return Meaning(measure, unit, population, _size(heading, money=family(unit) == "money"))


def _size(heading: str, *, money: bool) -> float:
    """What the numbers of a column are multiplied by: "($m)", "(thousands)"; "(m)" alone is metres."""
    found = _SCALE.search(heading)
    if found is None or (len(found[1]) < 3 and not money):
        return 1.0
    return _SIZES[found[1].lower()]


def _thing(heading: str) -> str | None:
    """The noun that a heading counts: "Houses destroyed", "Votes"; the first word, since what follows narrows it."""
    words = re.findall(r"[^\W\d_]+", _BRACKETS.sub(" ", heading).lower())
    plural = next((word for word in words if word.endswith("s") and len(word) > 3), None)
    return _singular(plural or words[-1]) if words else None


def _singular(word: str) -> str:
    if word in ("people", "persons"):
        return "people"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses", "lities")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word


def unit_and_measure(quantity: Quantity, meaning: Meaning) -> tuple[str | None, str]:
    """Unit and measure of a quantity in a cell; a unit that is written at the number stands before the heading's."""
    kind = family(quantity.unit)
    if quantity.unit is None or kind == family(meaning.unit):
        return quantity.unit or meaning.unit, meaning.measure or "other"
    return quantity.unit, _KINDS.get(kind, "amount")


def in_scale(quantity: Quantity, meaning: Meaning) -> Quantity:
    """The quantity in the scale of its column: 3.5 under "Cost ($m)" is 3,500,000."""
    if meaning.scale == 1.0 or _LETTER.search(quantity.words):
        return quantity
    low, high = (None if end is None else end * meaning.scale for end in (quantity.low, quantity.high))
    return replace(quantity, low=low, high=high)
