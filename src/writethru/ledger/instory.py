"""How two figures of one story stand to each other: the rules of ``relate``, and what a whole story lets us know.

A story's figures seldom say all that a record says. What is left out is filled in with care: a time that is not given
is the time of publication; a speaker who gives two numbers at once counts two things; a count of things in general
("14 ships") is compared across speakers only where their clauses share words. What remains unsure is not called a
conflict.
"""

from __future__ import annotations

import math
import re
from dataclasses import replace

from writethru.ledger.asof import order
from writethru.ledger.count import Count
from writethru.ledger.kinds import one_balance, rival_wins, share_prices, staff_part, staff_reason
from writethru.ledger.measures import CUMULATIVE, HUMAN, STATE, loose_measure
from writethru.ledger.names import content_words, fold_word, folded, proper_words, same_speaker
from writethru.ledger.relate import Verdict, relate_counts
from writethru.ledger.values import below, equal_value, show
from writethru.ledger.wordset import words

# two numbers further apart than this are hardly two counts of one thing, unless both name whose
_APART = 2.5
# people counted by two speakers who are both named may be further apart
_NAMED_APART = 4.0
# "at least" so many leaves room for a few more
_BEYOND = 1.3
# sentences between two measures of land that are set side by side
_BESIDE_SENTENCES = 2
# people who do not come and go within the hour
_HELD = words("displaced missing")
# as may two numbers that are set side by side
_BESIDE_APART = 10.0
# and a count that another speaker raises by more is hardly the same count
_GROWN = 4.0
# shared words by which two clauses speak of one thing, and their share of the shorter clause
_WORDS, _SHARE = 2, 0.4
# of measures that say little of what is counted more is asked
_LOOSE = words("change share rate price duration amount other audience strength")
_MORE_WORDS, _MORE_SHARE = 3, 0.5
# "put the number at 2,600": the number spoken of just before
_TWO_DIGITS = 10
_TELLING = 100
# characters of a date without a time
_DAY = 10
_POINTS_BACK = re.compile(
    r"\b(?:the|that|this|its|their|his|her|\w+['’]s?) (?:own )?"
    r"(?:number|figure|toll|total|count|estimate|cost|share|sum)\b"
    r"|\b(?:a|an) (?:\w+ )?(?:higher|lower|smaller|larger|bigger|different|similar) (?:number|figure|toll|total|count"
    r"|estimate|sum)\b"
    r"|\b(?:put|puts|putting|estimate[sd]?|place[sd]?|reckon\w*|ha[sd]|have|gives?|sa(?:ys|id)) "
    r"(?:it|that|this|them|the|its|his|her|their)\b[^.;]{0,30}\bat\b",
    re.IGNORECASE,
)
# characters around a number in which it is said that it is another count of the same
_POINTING = 80
_ACCUSED = re.compile(r"\b(?:accus\w+|alleg\w+|claim\w*|blam\w+|charg(?:es?|ed|ing))\b", re.IGNORECASE)
_SHARE_OF = re.compile(r"^(?: per ?cent| percent)? of ((?:[\w-]+ ?){1,5})")
# words of clauses about numbers of every kind
_SAYS_LITTLE = folded(
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday year month week day quarter "
    "night early earlier late later last next recent current "
    "previous rise fall grow growth increase decrease drop climb jump slip gain decline see keep hold hit reach stand "
    "forecast expect estimate predict report figure number total average overall less more least most high low percent "
    "put give come go take make have be say speak tell add mean show remain become begin end also still already only "
    "just"
)
# what is owed is a debt
_ONE_SENSE = {fold_word(word): fold_word("debt") for word in ("owe", "owed", "liability", "liabilities", "debts")}
_LONG_PRODUCT = folded("gross domestic product")
_PRODUCT = "gdp"
_OWN_NOUNS = words("magnitude")
# counted where they lie: two speakers count at two places
_BY_PLACE = words("bodies_found")


def relate_in_story(a: Count, b: Count) -> Verdict:
    """The relation of two figures of one story and the reason in one line."""
    if a.measure != b.measure:
        one = _one_measure(a, b)
        if one is None:
            return relate_counts(a, b)
        a, b = one
    if a.delta or b.delta:
        return "not_comparable", "one is a difference, the other a count"
    a, b = _fill_place(a, b)
    if _is_limit(a) != _is_limit(b):
        return "not_comparable", "one is a limit, the other a count"
    early = _parts(a, b) or _former(a, b) or _of_a_kind(a, b) or _one_text(a, b)
    if early:
        return early
    if not _one_thing(a, b):
        return "not_comparable", "it is not said that both count one thing"
    if a.measure == "other" and a.unit.kind and a.reporter and b.reporter:
        # things of one noun in clauses of one sense are counted, whatever the verb is
        a, b = replace(a, measure="count"), replace(b, measure="count")
    if _neighbours(a, b) and (a.elliptic or b.elliptic or _points_back(_second(a, b))):
        # "this would cost 310 million a year; the union says 190 million": the second clause leaves the rest out
        a, b = replace(a, planned=False, rate=""), replace(b, planned=False, rate="")
    when = time_order(a, b)
    if when is None and order(a.as_of, b.as_of) and a.measure in STATE - CUMULATIVE:
        return "not_comparable", f"it is not said that {show(a)} and {show(b)} are of one time"
    verdict = relate_counts(a, b, when)
    apart = a.measure in _BY_PLACE and not _neighbours(a, b) and not _one_place(a, b)
    if verdict[0] in ("conflict", "update") and apart:
        return "not_comparable", "each is a count of the place where it was made"
    by_two = not same_speaker(a.reporter, b.reporter)
    if verdict[0] == "same" and _beyond(a, b):
        verdict = "conflict", f"{show(a)} and {show(b)} are two counts by two speakers"
    if verdict[1].startswith("two speakers at two times") and a.measure in _HELD and _rivals(a, b) and one_day(a, b):
        verdict = "conflict", f"{show(a)} and {show(b)} cannot both hold for one day"
    if verdict[0] == "conflict" and not _surely_one(a, b, _APART):
        return "not_comparable", f"it is not said whether {show(a)} and {show(b)} count the same"
    if verdict[0] == "update" and not by_two and a.measure not in HUMAN and _ratio(a, b) > _BESIDE_APART:
        return "not_comparable", f"{show(a)} and {show(b)} are too far apart to be two states of one count"
    if verdict[0] == "update" and by_two and not _surely_one(a, b, _GROWN):
        return "not_comparable", f"it is not said whether {show(a)} and {show(b)} count the same"
    return verdict


_LIMIT_AFTER = re.compile(r"^[^,.;]{0,24}\bas the (?:most|least|maximum|minimum|limit|ceiling|floor)\b", re.IGNORECASE)
_LIMIT_BEFORE = re.compile(r"\b(?:limit|ceiling|cap|threshold|maximum|minimum) of(?: \w+){0,2}\s*$", re.IGNORECASE)


def _is_limit(count: Count) -> bool:
    """Is the number what may be, not what is: "has mentioned 4.5 percent as the most that it could bear"?"""
    return bool(_LIMIT_AFTER.match(count.after) or _LIMIT_BEFORE.search(count.before))


def _one_measure(a: Count, b: Count) -> tuple[Count, Count] | None:
    """Two counts whose measures were read differently, as counts of one measure where their words say that they are."""
    if a.unit.kind != b.unit.kind or a.event or b.event:
        return None
    if loose_measure(a.measure, a.unit.kind) != loose_measure(b.measure, b.unit.kind):
        return None
    left, right = (_telling_words(count) - count.reporter for count in (a, b))
    shared = (left & right) - {a.unit.name, a.unit.who, b.unit.name, b.unit.who}
    one_speaker = same_speaker(a.reporter, b.reporter)
    revised = one_speaker and a.article != b.article
    if a.unit.kind.startswith("money "):
        # two speakers' sums in two reports are two sums unless both reports read them alike
        beside = a.article == b.article and not one_speaker and len(shared) >= _WORDS
        enough = bool(shared) if revised else beside and len(shared) >= _SHARE * min(len(left), len(right))
        enough = enough or (_neighbours(a, b) and (_points_back(_second(a, b)) or _answers(a, b)))
        measure = "funding"
    else:
        enough, measure = True, "count"
    return (replace(a, measure=measure), replace(b, measure=measure)) if enough else None


def _of_a_kind(a: Count, b: Count) -> Verdict | None:
    """What the trade's words settle: a vote that two cannot have won, a share's price, the staff of a works."""
    if rival_wins(a, b):
        return "conflict", f"{show(a)} and {show(b)} percent of one vote cannot both have been won"
    if pair := staff_part(a, b):
        return "subset", staff_reason(*pair)
    traded, when = share_prices(a, b)
    if not traded or equal_value(a, b):
        return None
    if when is None:
        return "not_comparable", "two prices of a day, which move from hour to hour"
    earlier, later = (a, b) if when < 0 else (b, a)
    return "update", f"the price went from {show(earlier)} to {show(later)}"


def _rivals(a: Count, b: Count) -> bool:
    """Do two named speakers give them?"""
    return bool(a.reporter and b.reporter) and not same_speaker(a.reporter, b.reporter)


def one_day(a: Count, b: Count) -> bool:
    """Are both of one day, as far as they say?"""
    x, y = a.as_of, b.as_of
    return None not in (x.day, y.day) and (x.month, x.day) == (y.month, y.day)


def _beyond(a: Count, b: Count) -> bool:
    """Does one speaker count "at least" so many of whom another counts far more? Both are counts: they disagree."""
    least, other = sorted((a, b), key=lambda count: count.nominal or 0.0)
    open_ended = least.approx == "at_least" and other.approx in ("exact", "about", "over")
    in_time = one_day(a, b) or order(least.as_of, other.as_of) == 1
    human = a.measure in CUMULATIVE & HUMAN
    return open_ended and in_time and human and _rivals(a, b) and _ratio(a, b) >= _BEYOND


def _fill_place(a: Count, b: Count) -> tuple[Count, Count]:
    """Places named near a number are often not its own: one alone, or two that differ, decide nothing here."""
    if a.place and b.place and a.place != b.place and not (a.place[0] <= b.place[0] or b.place[0] <= a.place[0]):
        return a, b
    return (replace(a, place=()) if a.place else a), (replace(b, place=()) if b.place else b)


def _parts(a: Count, b: Count) -> Verdict | None:
    """A number given as a part of another is weighed only against the same part."""
    if _neighbours(a, b) and (later := _second(a, b)).elliptic and _points_back(later):
        # "took 740 of the 2,600 away; the prefect gives a higher figure, 900"
        return None
    if bool(a.part) == bool(b.part):
        if a.part and not same_speaker(a.reporter, b.reporter) and not equal_value(a, b):
            return "not_comparable", "two parts, by two speakers"
        return None
    part, whole = (a, b) if a.part else (b, a)
    one_day = (part.as_of.month, part.as_of.day) == (whole.as_of.month, whole.as_of.day)
    if part.part.endswith("alone") and below(whole, part) and one_day and not whole.former:
        return "conflict", f"{show(part)} in one place alone cannot fit inside {show(whole)} in the whole"
    if part.measure in HUMAN and part.unit.kind == whole.unit.kind and below(part, whole) and not whole.event:
        return "subset", f"{show(part)} is given as a part of the whole ({part.part})"
    return "not_comparable", "one is given as a part of a whole"


def _former(a: Count, b: Count) -> Verdict | None:
    """An old value agrees with its equals; with a date of its own it is weighed against its speaker's other values."""
    stale = (a.former and a.inherited) or (b.former and b.inherited)
    if not stale and not ((a.former or b.former) and not same_speaker(a.reporter, b.reporter)):
        return None
    if equal_value(a, b) and a.unit.kind == b.unit.kind and a.rate == b.rate and _one_thing(a, b):
        return "same", "the same number, since replaced"
    return "not_comparable", "one is an old value that the text says was replaced"


def _one_text(a: Count, b: Count) -> Verdict | None:
    """Two numbers by one speaker in one text are two things, unless they are given for two times."""
    if a.article != b.article or a.unit.kind != b.unit.kind:
        return None
    one_voice = same_speaker(a.reporter, b.reporter) or not (a.reporter or b.reporter)
    # a second number in a speaker's sentence is the speaker's too
    one_voice = one_voice or (a.sentence == b.sentence and not (a.reporter and b.reporter))
    if equal_value(a, b):
        return None
    if a.unit.who and b.unit.who and a.unit.who != b.unit.who:
        return "not_comparable", f"one text tells them apart: {a.unit.who} and {b.unit.who}"
    if not one_voice:
        return None
    moves = a.measure in CUMULATIVE | STATE or a.sentence != b.sentence
    if not a.inherited and not b.inherited and order(a.as_of, b.as_of) and moves:
        return None
    return "not_comparable", "one speaker gives both at once, so they count two things"


def _one_thing(a: Count, b: Count) -> bool:
    """Do both clauses speak of one thing? Human measures and units of their own say so by themselves."""
    if a.measure in HUMAN | {"attendance"} or a.unit.kind in _OWN_NOUNS:
        return True
    one_speaker = same_speaker(a.reporter, b.reporter)
    beside = a.sentence == b.sentence or a.elliptic or b.elliptic
    if _neighbours(a, b) and (beside or _points_back(_second(a, b)) or _answers(a, b)):
        return not _two_shares(a, b)
    near = a.article == b.article and abs(a.sentence - b.sentence) <= _BESIDE_SENTENCES
    if a.measure == "territory" and near and _rivals(a, b):
        # two speakers' measures of land, side by side
        return True
    if equal_value(a, b) and (one_speaker or _noun_tells(a, b)):
        return True
    if one_speaker and _one_bound(a, b):
        return True
    # a firm that gives the growth of its own sales is whose growth it is; whoever counts ships is not the ships
    if one_balance(a, b) and (equal_value(a, b) or ((a.reporter or b.reporter) and not one_speaker)):
        return True
    if equal_value(a, b) and a.measure == "share" and _PRODUCT in _telling_words(a) & _telling_words(b):
        return True
    speakers = frozenset() if a.measure in _LOOSE else a.reporter | b.reporter
    left_names, right_names = (proper_words(count.names) - speakers - {_PRODUCT} for count in (a, b))
    if left_names and right_names and not left_names & right_names:
        # one country's growth is not another's
        return False
    if a.article == b.article and not (a.reporter and b.reporter):
        return False
    noun = {a.unit.name, a.unit.who, b.unit.name, b.unit.who}
    left, right = (_telling_words(count) - count.reporter - noun for count in (a, b))
    shared = left & right
    repeated = a.measure == "count" and bool(a.unit.name) and a.unit.name == b.unit.name
    if repeated and _neighbours(a, b) and _rivals(a, b) and _says_no_more(left, right, a, b):
        # "the line said 61 trains had been cancelled; the union spoke of 97 trains"
        return True
    if a.measure == "share" and _PRODUCT in shared and len(shared) > 1:
        return True
    if one_speaker and a.measure not in _LOOSE:
        return bool(shared) or not left or not right
    words, part = (_MORE_WORDS, _MORE_SHARE) if a.measure in _LOOSE else (_WORDS, _SHARE)
    return len(shared) >= words and len(shared) >= part * min(len(left), len(right))


def _one_bound(a: Count, b: Count) -> bool:
    """Do two intervals of one unit end at one telling number: "up to 14,000" and "between 12,000 and 14,000"?"""
    ends = {a.low, a.high} & {b.low, b.high} - {None}
    return a.unit.kind == b.unit.kind and any(abs(end or 0) >= _TELLING for end in ends)


def _answers(a: Count, b: Count) -> bool:
    """Does whoever is accused of the first sum give the second: "accused Arno of taking 75 million; Arno said it had
    had 31 million"?"""
    second = _second(a, b)
    first = b if second is a else a
    own = proper_words(second.reporter)
    return bool(own) and bool(_ACCUSED.search(first.before)) and bool(own & content_words(first.text))


def _second(a: Count, b: Count) -> Count:
    """Which of two counts of one article is given after the other."""
    return max((a, b), key=lambda count: (count.sentence, len(count.before)))


def _points_back(later: Count) -> bool:
    """Do the words before the later number, or right behind it, speak of the number that was given before?"""
    return bool(_POINTS_BACK.search(f"{later.before[-_POINTING:]} {later.after[:_POINTING]}"))


def _two_shares(a: Count, b: Count) -> bool:
    """Are they shares of two different things, each named behind its number: "69% of pensioners, 17% of students"?"""
    if a.measure != "share":
        return False
    wholes = [content_words(match[1]) if (match := _SHARE_OF.match(count.after)) else frozenset() for count in (a, b)]
    return bool(wholes[0] and wholes[1]) and not wholes[0] & wholes[1]


def _says_no_more(left: frozenset[str], right: frozenset[str], a: Count, b: Count) -> bool:
    """Does one of two clauses say nothing beside the number, its noun and its speaker?"""
    speakers = {word.lower() for word in a.reporter | b.reporter}
    return not left - speakers or not right - speakers


def _telling_words(count: Count) -> frozenset[str]:
    """The words of the clause that say what is counted; "gross domestic product" is one, under its short name."""
    left = frozenset(_ONE_SENSE.get(word, word) for word in count.clause - _SAYS_LITTLE)
    return (left - _LONG_PRODUCT) | {_PRODUCT} if left >= _LONG_PRODUCT else left


def _noun_tells(a: Count, b: Count) -> bool:
    """One number of two digits and more, of one noun that is not everybody's: "51 drones"."""
    plain = a.unit.kind in ("", "person", "percent") or a.unit.kind.startswith("money")
    return not plain and a.unit.name == b.unit.name and (a.nominal or 0) >= _TWO_DIGITS


def _neighbours(a: Count, b: Count) -> bool:
    """In one sentence or the next, by two speakers."""
    return a.article == b.article and abs(a.sentence - b.sentence) <= 1 and not same_speaker(a.reporter, b.reporter)


def time_order(a: Count, b: Count) -> int | None:
    """Which is the later, as far as the texts say.

    Two speakers set side by side speak of one time. Of two times that are not given, those of publication count; a time
    given and one not given can be put in order only for one speaker.
    """
    one_speaker = same_speaker(a.reporter, b.reporter)
    told = order(a.as_of, b.as_of)
    dated = not a.inherited and not b.inherited and told
    beside = a.article == b.article and abs(a.sentence - b.sentence) <= 2
    if beside and a.reporter and b.reporter and not one_speaker and not dated:
        return 0
    if _fresh(a) and _fresh(b) and (a.as_of.hour is None or b.as_of.hour is None):
        return published_order(a, b)
    if told == 0 and one_speaker and a.article != b.article:
        # a speaker who gives another number in a later text has revised the first
        return published_order(a, b)
    return None if a.inherited != b.inherited and told and not one_speaker else told


def published_order(a: Count, b: Count) -> int | None:
    """-1 where the article of ``a`` is the earlier, 0 for one time, 1 where it is the later; None for unknown.

    Where one of two articles gives no offset from UTC the clocks on their walls are compared.
    """
    x, y = (a.stamp, b.stamp) if a.zoned and b.zoned else (a.wall, b.wall)
    if not x or not y or (x[:10] == y[:10] and min(len(x), len(y)) == _DAY):
        return 0 if x == y else None
    return 0 if x == y else -1 if x < y else 1


def _fresh(count: Count) -> bool:
    """Is the count of the day of publication?"""
    day = f"{count.as_of.year or 0:04}-{count.as_of.month or 0:02}-{count.as_of.day or 0:02}"
    return count.inherited or count.wall[:10] == day


def _one_place(a: Count, b: Count) -> bool:
    """By one speaker, or both in one named place."""
    return same_speaker(a.reporter, b.reporter) or bool(a.place and a.place == b.place)


def _ratio(a: Count, b: Count) -> float:
    """The greater number over the lesser; infinite over nothing."""
    low, high = sorted(abs(count.nominal or 0.0) for count in (a, b))
    return high / low if low else math.inf


def _surely_one(a: Count, b: Count, apart: float) -> bool:
    """May a difference be called a conflict? Both say whose, are set side by side, or are not far from each other."""
    if a.population and b.population and not (a.assumed or b.assumed):
        return True
    named = bool(a.reporter and b.reporter)
    x, y = (count.nominal or 0.0 for count in (a, b))
    low, high = sorted((abs(x), abs(y)))
    if named and _neighbours(a, b) and (not low or high / low <= _BESIDE_APART):
        return True
    if low == 0:
        # "not one of them died": a speaker who counts none denies the other count
        none = a if x == 0 else b
        return bool(none.reporter and a.population) and a.population == b.population
    return high / low <= (_NAMED_APART if named and a.measure in HUMAN | {"attendance"} else apart)
