"""Conflicts of figures, told in a sentence of ours that names both sides and both values."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from writethru.brief.copying import CopyIndex, count
from writethru.brief.counted import HUMAN, names_measure, weak, with_measure
from writethru.brief.material import Material
from writethru.brief.rewrite.dates import spoken
from writethru.brief.table import Count, evidence
from writethru.core.types import Citation, Figure, Ledger
from writethru.ledger.left_out import GAP
from writethru.reading.figures.units import family
from writethru.reading.titles import GROUPS


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
    for group in (*groups, *_across(groups, pairs)):
        rows = [row for row in group if not any(figure.id in old for figure in row.figures)]
        best = _best_pair(rows, pairs, material)
        if best is None:
            continue
        worth, first, second = best
        gap = _between(first, second, gaps)
        third = _third(rows, first, second, pairs) if gap is None else None
        for sides in ((first, second, third), (first, second)) if third else ((first, second),):
            shown = [side for side in sides if side is not None]
            text = _sentence(shown, material)
            if gap is not None:
                text = f"{text[:-1]}{_left_out(first, second, gap, material)}."
            if index.excess(text) or (len(shown) > 2 and count(text) > _LONGEST):
                continue
            told = [side.figure for side in shown] + ([gap] if gap else [])
            cites = tuple(dict.fromkeys(evidence(figure, material) for figure in told))
            ids = tuple(figure.id for side in shown for figure in side.figures)
            found.append((-worth, len(found), Clash(text, cites, ids)))
            break
    return [clash for _, _, clash in sorted(found, key=lambda item: item[:2])]


# words of a sentence with a third side at most
_LONGEST = 30


def _across(groups: Sequence[Sequence[Count]], pairs: set[frozenset[str]]) -> list[list[Count]]:
    """Counts of two series that the ledger holds to conflict, as bodies do with dead; the count of people first."""
    rows = [(n, row) for n, group in enumerate(groups) for row in group]
    held = {key for pair in pairs for key in pair}
    own = [(n, row) for n, row in rows if any(figure.id in held for figure in row.figures)]
    out = []
    for i, (n, a) in enumerate(own):
        for m, b in own[i + 1 :]:
            if n != m and a.series.measure != b.series.measure and _clash(a, b, pairs):
                out.append(sorted((a, b), key=lambda row: row.series.measure == "bodies_found"))
    return out


def _clash(a: Count, b: Count, pairs: set[frozenset[str]]) -> bool:
    return any(frozenset((x.id, y.id)) in pairs for x in a.figures for y in b.figures)


def _third(rows: Sequence[Count], a: Count, b: Count, pairs: set[frozenset[str]]) -> Count | None:
    """A third named reporter whose count is in conflict with one of two, and is neither's."""
    return next(
        (
            row
            for row in rows
            if row.named
            and row.reporter not in (a.reporter, b.reporter)
            and row.figure.value_low not in (a.figure.value_low, b.figure.value_low)
            and (_clash(row, a, pairs) or _clash(row, b, pairs))
        ),
        None,
    )


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
            if a.reporter == b.reporter or not (_told(a) and _told(b)) or a.value == b.value:
                continue
            if not _clash(a, b, pairs):
                continue
            worth = a.origins + b.origins + _GRAVITY.get(a.figure.measure, 0.0) - _distance(a, b)
            # the count that the story leads with is the one that others dispute
            worth += 1.5 * any(
                figure.sentence <= 2 and material.view(figure.article).place == 0 for figure in (*a.figures, *b.figures)
            )
            if best is None or worth > best[0]:
                best = (worth, a, b)
    return best


def _told(side: Count) -> bool:
    """Is it somebody who gives a count, and not a number that was taken for a speaker: "nine, says the other"?"""
    return side.named and not _NUMERAL.fullmatch(side.reporter.strip())


_NUMERAL = re.compile(
    r"(?:an? |the )?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+ty|\d+)", re.I
)
# a dispute about lives comes before one about kilometres
_GRAVITY = {"killed": 3.0, "killed_or_injured": 3.0, "injured": 1.5, "missing": 1.5, "displaced": 1.0, "distance": -0.5}


def _distance(a: Count, b: Count) -> float:
    """How far two values lie apart, in tenfolds: a count far off its series is more likely misread than disputed."""
    x = a.figure.value_low or a.figure.value_high or 1.0
    y = b.figure.value_low or b.figure.value_high or 1.0
    return abs(math.log10(max(x, 0.01) / max(y, 0.01)))


def _sentence(sides: Sequence[Count], material: Material) -> str:
    a = sides[0]
    measure = a.series.measure
    # the words of an article that say most of what is counted; the shorter of two
    subject = min(
        (side.what for side in sides),
        key=lambda what: (
            weak(what),
            measure in HUMAN and " who " not in what and not names_measure(what, measure),
            _bare(what, a.figure) or what.endswith(" taking part"),
            " as a share of " not in what,
            len(what),
            what,
        ),
    )
    for kind in (a.figure.measure, measure):
        if kind in HUMAN and " who " not in subject and not names_measure(subject, kind):
            subject = with_measure(subject, kind, a.figure)
    things = not (family(a.figure.unit) or a.figure.measure in _OTHERWISE) or subject.startswith("jobs ")
    named = subject if subject.startswith("the ") else f"the {subject}"
    kind = f"Counts of {subject}" if things else f"Figures for {named}"
    by = subject.startswith(("cut in ", "rise in ", "fall in "))
    return f"{kind} differ: {_sides_text(sides, material, by=by)}."


# measures of sums and shares, which are no counts of things
_OTHERWISE = frozenset(
    "loss price funding transfer revenue profit assets change share rate amount distance duration territory".split()
)


def _bare(what: str, figure: Figure) -> bool:
    """Does the label name what is counted and no more?"""
    return what.lower().removesuffix("s") == (figure.unit or "").lower().removesuffix("s")


def _sides_text(sides: Sequence[Count], material: Material, *, by: bool) -> str:
    dated = any(side.figure.as_of != sides[0].figure.as_of for side in sides)
    crossed = any(side.series.measure != sides[0].series.measure for side in sides)
    told = [_side(row, material, dated, crossed, by=by) for row in sides]
    if by:
        return "; ".join(told)
    if len(told) > 2:
        return f"{'; '.join(told[:-1])}; and {told[-1]}"
    return f"{told[0]}, while {told[1]}"


def _side(row: Count, material: Material, dated: bool, crossed: bool, *, by: bool) -> str:
    """ "the port says about 40 (10 January)"; of a change "by a third, says the port"."""
    who = within(row.reporter, row, material)
    when = _when(row.figure, material) if dated else ""
    shown = row.value if crossed and row.series.measure == "bodies_found" else bare(row, material)
    if by:
        return f"by {shown}{when}, {verb_of(who)} {who}"
    comma = "," if "," in who else ""
    return f"{who}{comma} {verb_of(who)} {shown}{when}"


def within(who: str, row: Count, material: Material) -> str:
    """A reporter as named inside a sentence: "the Red Cross", and "police" where the article writes it small."""
    inside = who[:1].lower() + who[1:]
    if inside in GROUPS:
        return inside
    text = material.view(row.figure.article).article.text
    small = re.search(rf"(?<!\w){re.escape(inside.split(' at ')[0])}\b", text) or who.startswith(("The ", "A ", "An "))
    return inside if small else who


def verb_of(who: str) -> str:
    """ "say" of the many, "says" of one."""
    several = re.match(r"(?:the )?(?:[a-z]+ )?[a-z]{3,}[^su\W]s(?= (?:at|of|in|from|who)\b|$)", who)
    return "say" if several or _PLURAL.search(who) else "says"


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
