"""A figure where it stands: its sentence, the figures and times beside it, and what they say of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from writethru.core.tree import Tree
from writethru.core.types import Figure, Reading, Sentence, TimeMention
from writethru.ledger.asof import AsOf, parse_as_of
from writethru.ledger.measures import CUMULATIVE, HUMAN, normal_measure
from writethru.ledger.parts import PART_CUE
from writethru.ledger.stated import is_former

_RATE = re.compile(
    r"^\W{0,2}(?:[\w$€£.,()-]+ ){0,3}?(?:a|an|per|each|every) "
    r"(day|week|month|year|hour|minute|night|head|person|house|barrel|tonne|ton|litre|box|container|share|unit)\b"
    r"(?! (?:after|before|later|earlier|ago|since))"
)
_DELTA_AFTER = re.compile(r"^\s*(?:[\w-]+ ){0,2}?(?:more|fewer|less|higher|lower|either way)\b(?! than (?:one|two)\b)")
_MORE_ARE = re.compile(
    r"^\s*(?:more|others?) (?:were|are|remain(?:ed)?|had|have|was|is|missing|injured|wounded|hurt)\b"
)
_DELTA_BEFORE = re.compile(
    r"\b(?:by|a (?:further|difference of)|another|an? (?:additional|extra)|wrong by)\s*(?:about |some )?$"
)
_DIFFERENCE = re.compile(r"\b(?:difference|gap|margin) of(?: about| some)?\s*$", re.IGNORECASE)
_OF_THE = re.compile(r"^\s*of (?:the|those|them|these|whom|which)\b(?! (?:order|magnitude))")
_OF_THOSE = re.compile(
    r"^\W*of (?:the|those|these|them)\b[^,]{0,80},(?: (?:about|some|at least|nearly|more than|only))*\s*$", re.I
)
# those put up by somebody are a part of all who left
_SHELTERED = re.compile(
    r"\b(?:registered|sheltered|housed|lodged|accommodated|sleeping|staying)\b[^.;]*\b(?:shelters?|gymnasiums?|schools?|camps?)\b"
    r"|\bin (?:a|an|the|its|\w+) (?:\w+ )?(?:shelters?|gymnasiums?|camps?)\b",
    re.IGNORECASE,
)
# "the register of the dead", "the number of the injured": all of them
_LIST_OF = re.compile(r"\b(?:lists?|registers?|rolls?|names?|number|toll|count|tally)\s*$", re.IGNORECASE)
_ALONE = re.compile(
    r"\b(?:there alone|alone"
    r"|(?:from|in) (?:his|her|their|its|that|this) (?:own )?(?:district|town|village|city|area|unit))\b"
)
_CLOCK = re.compile(
    r"\b(?:by|as of|until|at)(?: (?:about|early|late|the))? "
    r"(?:\d{1,2}(?:[:.]\d{2})? ?[ap]\.?m\b|\d{1,2}[:.]\d{2}\b|noon|midday"
    r"|midnight|dawn|morning|afternoon|evening|night)|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day "
    r"(?:morning|afternoon|evening|night)|\bin the (?:morning|afternoon|evening)\b",
    re.IGNORECASE,
)
_COST = re.compile(r"\bcosts?\b", re.IGNORECASE)
_EACH = re.compile(r"\W*(?:\w+ ){0,2}(?:a|an|per|each)\b", re.IGNORECASE)
_SINCE = re.compile(
    r"\b(?:since|after|before|from|until|till)(?: (?:last|late|early|about|the|mid))*\s*$", re.IGNORECASE
)
# states that make a narrower population of a measure; the one nearest to the number counts
_KINDS: tuple[tuple[frozenset[str], re.Pattern[str]], ...] = (
    (
        frozenset({"displaced"}),
        re.compile(
            r"\b(?:(?P<homeless>homeless)|(?P<evacuated>evacu\w+|moved (?:out|from|to)|being moved)|displac\w+)\b", re.I
        ),
    ),
    (
        frozenset({"injured", "hospitalised"}),
        re.compile(r"\b(?P<serious>serious(?:ly)?|critical(?:ly)?|grave(?:ly)?|severe(?:ly)?)\b", re.I),
    ),
    (
        frozenset({"sick"}),
        re.compile(r"\b(?:(?P<confirmed>confirm(?:ed|s)?)|suspected|probable)\b", re.I),
    ),
    (frozenset({"amount"}), re.compile(r"\b(?P<aftershock>aftershocks?)\b", re.I)),
)
_IN_MONTH = re.compile(
    r"\b[Ii]n (?:early |mid-|late )?(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December)\b"
)
# "900 hectares (about 2,200 acres)": the number again, in another unit
_CONVERTED = re.compile(r"\s?[\w./-]+ \((?:about |some |around |roughly |nearly )?[$€£¥]?$")
_BEGINS = re.compile(r"\b(?:since|from|until|till)(?: \w+)?\s*$", re.IGNORECASE)
_TREATED = re.compile(r"\btreat(?:ed|ing)\b", re.IGNORECASE)
_ADMITTED = re.compile(
    r"\b(?:to (?:a |the |\w+ )?hospitals?|admitted|intensive care|remain(?:ed|s)? in hospital|kept)\b", re.IGNORECASE
)
_CLAIMED_BY = re.compile(
    r"^[^,.;:]{0,40}?\b(?:implied|claimed|given|estimated|counted|reported|cited|announced|published|quoted) by "
    r"((?:(?! as | because | who )[^,.;:“”\"(]){3,80})"
)
_NARROWED = re.compile(r"^\s*(?:that|who|which|whom|whose|where|of|in|at|from|with|for)\b", re.IGNORECASE)
_SHARES = frozenset(["share", "rate", "change"])
_COMPONENT = frozenset(["of whom", "of which", "including", "among them"])
# "by five votes to four": the votes on the other side
_AGAINST = re.compile(r"\b(?:by|voted|vote of|majority of) [\w ,-]{1,30}?\bvotes? (?:to|against)\s*$", re.IGNORECASE)
# what happened another time, set beside what happened now
_RECORD = re.compile(
    r"\b(?:(?:dead|bloodi|big|larg|high|low|heavi|grav|clos|sharp|steep)\w*st|worst|first|most \w+|record)\b"
    r"[^.;]{0,80}?\bsince (?P<when>[^.;]{2,60}?),? (?:when|in which|that)\b[^.;]*$"
    r"|\b(?P<earlier>(?:record (?:was|is) (?:set|held)|worst|deadliest|bloodiest) [^.;]{0,40}?\b(?:before|by) "
    r"(?:it|this|that|then|the|an?)|previous record|old record"
    r"|previous (?:disaster|accident|attack|crash|storm|strike|vote|election)"
    r"|last such|last time|similar (?:\w+ )?(?:in|on) |a (?:year|decade) (?:ago|earlier|before))\b[^.;]*$",
    re.IGNORECASE,
)
# a number of no one occasion, and one of no real one
_TYPICAL = re.compile(
    r"\b(?:on average|an? (?:\w+ )?average of|average[ds]?|typical(?:ly)?|usual(?:ly)?|normal(?:ly)?|in a normal"
    r"|every year|each year)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_STAFF = re.compile(r"\b(?:workforce|staff|payroll|headcount)\b", re.IGNORECASE)
_FAMILIES = re.compile(r"\b(?:families|households)\b", re.IGNORECASE)
# characters between a part's cue and its number
_NEAR = 25
_YEARS_APART = 2
_MONTHS_APART = 4
# figures looked at on either side of a figure: no sentence of prose has more
_BESIDE = 20


@dataclass(frozen=True, slots=True)
class Frame:
    """A figure with its surroundings."""

    figure: Figure
    reading: Reading
    tree: Tree
    sentence: Sentence
    # the other figures of the sentence, and the figures before this one, in text order
    beside: tuple[Figure, ...]
    earlier: tuple[Figure, ...]
    # the times of the sentence
    times: tuple[TimeMention, ...]

    @property
    def words(self) -> str:
        """The sentence."""
        return self.reading.article.text[self.sentence.start : self.sentence.end]

    @property
    def before(self) -> str:
        """The words of the sentence before the number."""
        return self.reading.article.text[self.sentence.start : self.figure.start]

    @property
    def after(self) -> str:
        """The words of the sentence after the number."""
        return self.reading.article.text[self.figure.end : self.sentence.end]

    @property
    def segment(self) -> tuple[int, int]:
        """The characters around the number up to the numbers before and after it, inside the sentence."""
        left = max((f.end for f in self.beside if f.end <= self.figure.start), default=self.sentence.start)
        text, end = self.reading.article.text, self.figure.end
        following = [f.start for f in self.beside if f.start >= end and not _CONVERTED.match(text[end : f.start])]
        right = min(following, default=self.sentence.end)
        return left, right


def frames_of(reading: Reading) -> Iterator[Frame]:
    """All figures of a reading in text order."""
    tree = Tree(reading.article.text, reading.tokens)
    figures = sorted(reading.figures, key=lambda figure: (figure.start, figure.end))
    times = sorted(reading.times, key=lambda time: time.start)
    starts = [time.start for time in times]
    for n, figure in enumerate(figures):
        sentence = reading.sentences[figure.sentence]
        near = [*figures[max(0, n - _BESIDE) : n], *figures[n + 1 : n + 1 + _BESIDE]]
        yield Frame(
            figure,
            reading,
            tree,
            sentence,
            tuple(other for other in near if other.sentence == figure.sentence),
            tuple(figures[max(0, n - _BESIDE) : n]),
            tuple(times[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]),
        )


def measure_of(frame: Frame) -> str:
    """The measure; whoever a hospital treats and sends home is hurt, not in hospital."""
    measure = normal_measure(frame.figure.measure)
    if measure == "hospitalised" and _TREATED.search(frame.words) and not _ADMITTED.search(frame.words):
        return "injured"
    # what a whole thing costs is read as its price or as a loss, by the verb; it is one cost all the same
    if measure == "price" and _COST.search(frame.words) and not _EACH.match(frame.after):
        return "loss"
    return measure


def unit_of(frame: Frame) -> str | None:
    """The unit; a bare number in a sentence about families counts families, one of a workforce people."""
    anybody = frame.figure.unit in (None, "people", "person")
    if anybody and frame.figure.unit_implicit and _FAMILIES.search(frame.before):
        return "family"
    if frame.figure.unit is None and frame.figure.measure == "strength" and _STAFF.search(frame.before):
        return "people"
    return frame.figure.unit


def kinds_of(frame: Frame, measure: str) -> frozenset[str]:
    """The narrower kind of the measure ("homeless") that the words around the number name."""
    left, right = frame.segment
    text = frame.reading.article.text
    near = _kinds(measure, text[left : frame.figure.start], text[frame.figure.end : right])
    return near or _kinds(measure, frame.before, "")


def _kinds(measure: str, before: str, after: str) -> frozenset[str]:
    """The kind named nearest to the number."""
    out: set[str] = set()
    for measures, pattern in _KINDS:
        if measure not in measures:
            continue
        found = [(len(before) - match.end(), match) for match in pattern.finditer(before)]
        # "2,000 cases, and tests confirmed it in 300": of the ill the next clause counts others
        own = re.split(r"[,;]", after)[0] if measure == "sick" else after
        found += [(match.start(), match) for match in pattern.finditer(own)]
        if found:
            nearest = min(found, key=lambda item: item[0])[1]
            out |= {name for name, value in nearest.groupdict().items() if value}
    return frozenset(out)


def part_of(frame: Frame, measure: str) -> str:
    """The words that make the number a part of another of its measure: "of the", "among them"; "" for none."""
    if measure in _SHARES:
        # "half of the valves" says of what the share is
        return ""
    if measure == "displaced" and _SHELTERED.search(_between_commas(frame)):
        return "in a shelter"
    after = _OF_THE.match(frame.after) or _ALONE.search(frame.after[:60])
    cue = after.group().strip() if after else _part_before(frame.before)
    return "" if cue in _COMPONENT and _whole_differs(frame, measure) else cue


def _between_commas(frame: Frame) -> str:
    """The words around the number from the comma before it to the one after it."""
    return f"{frame.before.rsplit(',', 1)[-1]}{frame.figure.text}{frame.after.split(',', 1)[0]}"


def _part_before(before: str) -> str:
    if _OF_THOSE.match(before):
        return "of those"
    found = [cue for cue in PART_CUE.finditer(before) if not _LIST_OF.search(before[: cue.start()])]
    return found[-1].group() if found and len(before) - found[-1].end() <= _NEAR else ""


def _whole_differs(frame: Frame, measure: str) -> bool:
    """Is the whole before it of another measure? Then the figure is no part of its own measure's counts."""
    before = [f for f in frame.earlier if frame.figure.sentence - f.sentence <= 1]
    whole = next((f for f in reversed(before) if normal_measure(f.measure) in HUMAN), None)
    return whole is not None and normal_measure(whole.measure) != measure


def rate_of(frame: Frame) -> str:
    """What the number is divided by: "day" for "45 million a day"."""
    match = _RATE.match(frame.after)
    return match[1] if match else ""


def claimed_by(frame: Frame) -> str:
    """Who is named right after the number as the one who gives it: "the 4,000 claimed by the president"."""
    match = _CLAIMED_BY.match(frame.after)
    return match[1] if match else ""


def is_elliptic(frame: Frame) -> bool:
    """Is the noun left out, and nothing said after the number that would narrow it ("25 that wait for a berth")?"""
    return frame.figure.unit_implicit and not _NARROWED.match(frame.after)


def is_difference(frame: Frame, measure: str) -> bool:
    """Is the number a difference, which counts nothing: "six fewer", "two more than"?"""
    ahead = [normal_measure(one.measure) for one in frame.beside if one.end < frame.figure.start]
    if measure in HUMAN and ahead and measure not in ahead and _MORE_ARE.match(frame.after):
        # "nine died, and three more are missing": the first count of the missing
        return False
    if _DELTA_AFTER.match(frame.after) or _DIFFERENCE.search(frame.before):
        return True
    return measure in HUMAN and bool(_DELTA_BEFORE.search(frame.before))


def opposed(frame: Frame) -> bool:
    """Is it the lesser side of a vote, given after the greater one: "by five votes to four"?"""
    return bool(frame.beside) and bool(_AGAINST.search(frame.before))


def past_event(frame: Frame, as_of: AsOf, inherited: bool, measure: str) -> frozenset[str]:
    """A count of months ago, of what can only add up, belongs to an event of its own; so does any of years ago.

    A count without a time of its own belongs to the old time that its sentence names: "after 1988, when 12 died". So
    does a count that is set beside today's as a record or as usual, whatever its date.
    """
    if match := _RECORD.search(frame.before):
        return frozenset({f"since {match['when']}" if match["when"] else match["earlier"].strip().lower()})
    if _TYPICAL.search(frame.before):
        return frozenset({"average"})
    published = frame.reading.article.published or ""
    times = [as_of, parse_as_of(frame.figure.as_of)]
    if inherited:
        text, start = frame.reading.article.text, frame.sentence.start
        named = [t for t in frame.times if t.date and t.start < frame.figure.start and not _told_aside(frame, t)]
        times += [parse_as_of(t.date) for t in named if not _BEGINS.search(text[start : t.start])]
    found = (_event(time, published, measure) for time in times)
    return next((event for event in found if event), _other_month(frame, as_of, measure))


def _other_month(frame: Frame, as_of: AsOf, measure: str) -> frozenset[str]:
    """An event told with an earlier month for its time is another one: "In March a ferry sank off Tol, killing 58"."""
    published = frame.reading.article.published or ""
    if measure not in CUMULATIVE or as_of.day is not None or not as_of.month or not published[5:7].isdigit():
        return frozenset()
    named = _IN_MONTH.search(frame.before)
    if not named or int(published[5:7]) == as_of.month:
        return frozenset()
    return frozenset({f"{as_of.year}-{as_of.month}"})


def _event(as_of: AsOf, published: str, measure: str) -> frozenset[str]:
    if not as_of.year or not published[:4].isdigit():
        return frozenset()
    year, month = int(published[:4]), int(published[5:7]) if published[5:7].isdigit() else 6
    months = (year - as_of.year) * 12 + month - (as_of.month or 6)
    if months >= 12 * _YEARS_APART or (measure in CUMULATIVE and months >= _MONTHS_APART):
        return frozenset({f"{as_of.year}-{as_of.month}" if as_of.month else str(as_of.year)})
    return frozenset()


def _told_aside(frame: Frame, time: TimeMention) -> bool:
    """Is it the time of a clause beside the count's own: "Rowe, who left in 2014, said 30 were ill", "took 40 million
    since it bought the firm in 2024"?"""
    tree, sentence = frame.tree, frame.sentence
    at = next((i for i in range(sentence.first, sentence.last) if tree.tokens[i].end > time.start), None)
    number = next((i for i in range(sentence.first, sentence.last) if tree.tokens[i].end > frame.figure.start), None)
    if at is None or number is None:
        return False
    above = [i for i in (at, *tree.ancestors(at)) if sentence.first <= i < sentence.last]
    since = next((i for i in above if tree.tokens[i].dep == "advcl"), None)
    if since is not None and any(tree.lower(j) == "since" for j in tree.children(since, "mark")):
        return number not in tree.subtree(since)
    clause = next((i for i in above if tree.tokens[i].dep == "relcl"), None)
    if clause is None or tree.tokens[tree.tokens[clause].head].dep != "nsubj":
        return False
    return number not in tree.subtree(tree.tokens[clause].head)


def as_of(frame: Frame) -> tuple[AsOf, bool]:
    """The time of a count, and whether it is only that of publication.

    Of the times in the sentence the nearest counts, one after the number before one ahead of it; "since Monday" begins
    a count and does not date it, and a time that follows an old value is that value's.
    """
    text, figure, sentence = frame.reading.article.text, frame.figure, frame.sentence
    left, right = frame.segment
    clock = _CLOCK.search(text[figure.end : right]) or _CLOCK.search(text[left : figure.start])
    hour = f" {clock.group()}" if clock else ""
    times = [t for t in frame.times if t.date and not _SINCE.search(text[sentence.start : t.start])]
    times = [t for t in times if not _told_aside(frame, t)]
    near = [t for t in times if figure.end <= t.start < right] or [t for t in times if left <= t.end <= figure.start]
    own = [f.start for f in frame.beside if f.start >= figure.end and is_former(f, frame.reading)]
    times = [t for t in times if not any(start <= t.start for start in own)]
    near = near or sorted(times, key=lambda t: (t.start < figure.end, abs(t.start - figure.end)))
    published = (frame.reading.article.published or "")[:10]
    day = (near[0].date_end or near[0].date or "") if near else ""
    if day and not (published and day > published >= (figure.as_of or "")):
        return parse_as_of(day + hour), False
    # a day to come dates only what the reading takes for forthcoming
    return parse_as_of(published + hour), not clock
