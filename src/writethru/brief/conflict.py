"""Conflicts of figures, told in a sentence of ours that names both sides and both values."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from writethru.brief.copying import CopyIndex
from writethru.brief.counted import HUMAN, JOB, MEASURE_WORDS, names_measure, weak
from writethru.brief.material import Material
from writethru.brief.rewrite.dates import spoken
from writethru.brief.table import Count, evidence
from writethru.core.types import Citation, Figure, Ledger
from writethru.ledger.left_out import GAP


@dataclass(frozen=True, slots=True)
class Clash:
    text: str
    citations: tuple[Citation, ...]
    figures: tuple[str, ...]


def clashes(
    ledger: Ledger,
    groups: Sequence[Sequence[Count]],
    material: Material,
    index: CopyIndex,
    old: Collection[str] = (),
) -> list[Clash]:
    """One sentence for each conflicting series whose two sides can be named, the most carried first.

    The pair told is the one that the ledger holds to conflict and that most origins carry; two reporters must be
    named, since "38 by an outlet, 33 by its copy" is a matter for the table. Where a text says what one of two counts
    leaves out, they do not conflict, and the sentence ends with what lies between them. Figures in ``old`` have been
    overtaken: what their speakers say now is what counts.
    """
    pairs = {frozenset((item.a, item.b)) for item in ledger.relations if item.relation == "conflict"}
    gaps = _gaps(ledger)
    pairs.update(gaps)
    found: list[tuple[float, int, Clash]] = []
    for group in groups:
        rows = [row for row in group if not any(figure.id in old for figure in row.figures)]
        best = _best_pair(rows, pairs, material)
        if best is None:
            continue
        worth, first, second = best
        text = _sentence(first, second, material)
        gap = _between(first, second, gaps)
        if gap is not None:
            text = f"{text[:-1]}{_left_out(first, second, gap, material)}."
        if not index.excess(text):
            told = [side.figure for side in (first, second)] + ([gap] if gap else [])
            cites = tuple(dict.fromkeys(evidence(figure, material) for figure in told))
            ids = tuple(figure.id for side in (first, second) for figure in side.figures)
            found.append((-worth, len(found), Clash(text, cites, ids)))
    return [clash for _, _, clash in sorted(found, key=lambda item: item[:2])]


def _gaps(ledger: Ledger) -> dict[frozenset[str], Figure]:
    """What the text says that the lower of two counts leaves out, by the two counts."""
    figures = {figure.id: figure for figure in ledger.figures}
    found = [item for item in ledger.relations if item.reason.startswith(GAP)]
    parts: dict[str, list[Figure]] = {}
    for item in found:
        parts.setdefault(item.b, []).append(figures[item.a])
    out: dict[frozenset[str], Figure] = {}
    for item in found:
        low, high = figures[item.a], figures[item.b]
        if low.measure != high.measure or low.value_low is None or high.value_low is None:
            continue
        between = high.value_low - low.value_low
        gap = next((one for one in parts[high.id] if one.id != low.id and one.value_low == between), None)
        if gap is not None:
            out[frozenset((low.id, high.id))] = gap
    return out


def _between(a: Count, b: Count, gaps: dict[frozenset[str], Figure]) -> Figure | None:
    """The figure that lies between two counts, where a text gives one."""
    pairs = (frozenset((x.id, y.id)) for x in a.figures for y in b.figures)
    return next((gaps[pair] for pair in pairs if pair in gaps), None)


def _left_out(a: Count, b: Count, gap: Figure, material: Material) -> str:
    """The end of the sentence: "; the 36 leave out five bodies"."""
    low = min(a, b, key=lambda row: row.figure.value_low or 0)
    text = material.view(gap.article).article.text
    words = " ".join((gap.phrase.of(text) if gap.phrase else gap.text).split())
    return f"; the {low.figure.text} leave out {words}"


def _best_pair(
    rows: Sequence[Count], pairs: set[frozenset[str]], material: Material
) -> tuple[float, Count, Count] | None:
    best: tuple[float, Count, Count] | None = None
    for i, a in enumerate(rows):
        for b in rows[i + 1 :]:
            if a.reporter == b.reporter or not (a.named and b.named) or a.value == b.value:
                continue
            if not any(frozenset((x.id, y.id)) in pairs for x in a.figures for y in b.figures):
                continue
            worth = a.origins + b.origins + _GRAVITY.get(a.figure.measure, 0.0) - _distance(a, b)
            # the count that the story leads with is the one that others dispute
            worth += 1.5 * any(
                figure.sentence <= 2 and material.view(figure.article).place == 0 for figure in (*a.figures, *b.figures)
            )
            if best is None or worth > best[0]:
                best = (worth, a, b)
    return best


# a dispute about lives comes before one about kilometres
_GRAVITY = {"killed": 3.0, "killed_or_injured": 3.0, "injured": 1.5, "missing": 1.5, "displaced": 1.0, "distance": -0.5}


def _distance(a: Count, b: Count) -> float:
    """How far two values lie apart, in tenfolds: a count far off its series is more likely misread than disputed."""
    x = a.figure.value_low or a.figure.value_high or 1.0
    y = b.figure.value_low or b.figure.value_high or 1.0
    return abs(math.log10(max(x, 0.01) / max(y, 0.01)))


def _sentence(a: Count, b: Count, material: Material) -> str:
    unit = a.figure.unit or ""
    if a.series.measure == "loss" and JOB.fullmatch(unit):
        return f"Counts of jobs to be lost differ: {_sides_text(a, b, material)}."
    if a.series.measure in _MONEY:
        return f"Figures for the {MEASURE_WORDS[a.series.measure]} differ: {_sides_text(a, b, material)}."
    measure = a.series.measure
    # the words of an article where they name the measure, else ours; the shorter of two
    subject = min(
        (a.what, b.what),
        key=lambda what: (
            weak(what),
            not names_measure(what, measure),
            unit.lower() not in what.lower(),
            len(what),
            what,
        ),
    )
    human = a.figure.measure in HUMAN or a.figure.measure == "count"
    if a.figure.measure in HUMAN and not names_measure(subject, a.figure.measure):
        subject = f"{subject} {MEASURE_WORDS[a.figure.measure]}"
    elif human and measure in HUMAN and not names_measure(subject, measure):
        subject = f"{subject} {MEASURE_WORDS[measure]}"
    parts = re.fullmatch(r"(.*), (change|share|rate)", subject)
    if parts:
        # "cut, change" is the cut, "firebreaks, change" the change in firebreaks
        named = re.fullmatch(r"cuts?|rise|increase|fall|drop|growth", parts[1])
        subject = parts[1] if named else f"{parts[2]} {'in' if parts[2] == 'change' else 'of'} {parts[1]}"
    kind = f"Counts of {subject}" if human else f"Figures for the {subject}"
    return f"{kind} differ: {_sides_text(a, b, material)}."


_MONEY = frozenset(("loss", "price", "funding", "transfer", "revenue", "profit", "assets"))


def _sides_text(a: Count, b: Count, material: Material) -> str:
    dated = a.figure.as_of != b.figure.as_of
    return f"{_side(a, material, dated)}, while {_side(b, material, dated)}"


def _side(row: Count, material: Material, dated: bool) -> str:
    who = within(row.reporter, row, material)
    comma = "," if "," in who else ""
    return f"{who}{comma} {verb_of(who)} {bare(row, material)}" + (_when(row.figure, material) if dated else "")


def within(who: str, row: Count, material: Material) -> str:
    """A reporter as named inside a sentence: "the Red Cross", and "police" where the article writes it small."""
    inside = who[:1].lower() + who[1:]
    text = material.view(row.figure.article).article.text
    small = re.search(rf"(?<!\w){re.escape(inside)}", text) or who.startswith(("The ", "A ", "An "))
    return inside if small else who


def verb_of(who: str) -> str:
    """ "say" of the many, "says" of one."""
    return "say" if _PLURAL.search(who) else "says"


_PLURAL = re.compile(
    r"(?:^|\s)(?:police|figures|statistics|documents|estimates|officials|employers|authorities|doctors|residents|rescuers|records|organi[sz]ers|workers|protesters|survivors|unions|activists|experts|lawyers|advisers|campaigners)$",
    re.I,
)


def bare(row: Count, material: Material) -> str:
    """The value with its bound word, without the noun that the sentence has named already."""
    figure = row.figure
    if not figure.phrase or figure.measure not in HUMAN:
        return row.value
    text = material.view(figure.article).article.text
    words = " ".join(text[figure.phrase.start : figure.end].split())
    words = words[:1].lower() + words[1:] if words[1:2].islower() else words
    return row.value if not row.value.startswith(words.split()[0]) else words


def _when(figure: Figure, material: Material) -> str:
    """The day a count speaks of, as far as its sentence names one: " (10 January)", " (end of January)" or ""."""
    view = material.view(figure.article)
    sentence = view.reading.sentences[figure.sentence]
    day = figure.as_of or ""
    for mention in view.times_in(sentence):
        if mention.date and mention.date == day:
            return f" ({spoken(day, material.day)})"
        if mention.date and len(mention.date) == 7 and day.startswith(mention.date):
            late = re.search(r"end of(?: the)?\s+$", view.article.text[sentence.start : mention.start])
            return f" ({'end of ' if late else ''}{spoken(mention.date, material.day)})"
    return ""
