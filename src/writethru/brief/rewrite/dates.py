"""Weekdays and relative words into dates: "on Thursday" becomes "on 12 February"."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from writethru.brief.rewrite.sketch import Sketch, put
from writethru.core.tree import Tree
from writethru.core.types import Sentence, TimeMention

MONTHS = "January February March April May June July August September October November December".split()
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.I)
# a reader of another day is lost without a date
RELATIVE = re.compile(r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|today|yesterday|tomorrow|tonight)\b", re.I)
_PART = re.compile(r"\b(dawn|morning|noon|midday|lunchtime|afternoon|evening|night|midnight)\b", re.I)
_MONTH = re.compile(
    r"^(?:(?:the )?(\d{1,2})(?:st|nd|rd|th)?(?: of)? )?"
    r"(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?(?: (\d{1,2})(?:st|nd|rd|th)?)?(?:,? (\d{4}))?$",
    re.I,
)
_BEFORE = frozenset("on since by until till before after from for through to of in over between and than".split())


def spoken(date: str, day: str | None) -> str:
    """A date as British papers write it: "12 February", with the year only where it is not that of ``day``.

    >>> spoken("2026-02-12", "2026-02-13"), spoken("2025-10", "2026-02-13"), spoken("2024", None)
    ('12 February', 'October 2025', '2024')
    """
    parts = date.split("-")
    year = "" if day and day[:4] == parts[0] else f" {parts[0]}"
    if len(parts) == 1:
        return parts[0]
    month = MONTHS[int(parts[1]) - 1]
    return f"{month}{year}" if len(parts) == 2 else f"{int(parts[2])} {month}{year}"


def date_words(row: Sketch, tree: Tree, sentence: Sentence, times: Sequence[TimeMention], day: str | None) -> Sketch:
    """The sketch with every weekday and month-first date outside quotations written as a date.

    What cannot be resolved is left as it is: the caller looks for it with :data:`RELATIVE`.
    """
    for number, mention in enumerate(times):
        tokens = [
            i
            for i in range(sentence.first, sentence.last)
            if mention.start <= tree.tokens[i].start and tree.tokens[i].end <= mention.end
        ]
        if not tokens:
            continue
        date = mention.date
        following = times[number + 1] if number + 1 < len(times) else None
        if following and following.date_end and following.start - mention.end == 1 and WEEKDAY.search(mention.text):
            # "Thursday last week": the weekday of that week
            date = _within(mention.text, following)
            tokens += [i for i in range(tokens[-1] + 1, sentence.last) if tree.tokens[i].end <= following.end]
        elif tokens[-1] + 1 < sentence.last and _PART.fullmatch(tree.word(tokens[-1] + 1)):
            tokens.append(tokens[-1] + 1)
        if tree.lower(tokens[-1]) in ("'s", "’s"):
            tokens = tokens[:-1]
        before = tree.lower(tokens[0] - 1) if tokens[0] > sentence.first else ""
        if tokens[0] > sentence.first and tree.tokens[tokens[0] - 1].dep == "prt":
            # "sworn in that morning": no preposition of the day
            before = ""
        if before == "the" and tree.lower(tokens[0]) in ("next", "following", "previous", "same"):
            tokens = [tokens[0] - 1, *tokens]
            before = tree.lower(tokens[0] - 1) if tokens[0] > sentence.first else ""
        text = tree.text[tree.tokens[tokens[0]].start : tree.tokens[tokens[-1]].end]
        near = {tree.lower(k) for k in range(max(sentence.first, tokens[0] - 3), tokens[0])}
        if date and day and near & {"by", "until", "till"} and date < day and _ahead(tree, tokens[0]):
            date = _later(date, 7) if len(date) == 10 and mention.relative else date
        if date and day and near & {"until", "till"} and len(date) == 10 and mention.relative and _far(date, day):
            # "until midnight on Monday", written on a Sunday: the Monday to come is nearer
            date = _later(date, 7)
        if date and day and date < day and len(date) == 10 and "from" in near and _announced(tree, tokens[0]):
            date = _later(date, 7) if mention.relative else date
        last = tree.tokens[tokens[-1]]
        if last.dep in ("dobj", "nsubj", "nsubjpass", "attr") or tree.tokens[last.head].lemma in ("spend", "take"):
            # "spent Thursday insisting": a day that is an object takes no "on"
            before = "on"
        if text.lower() == "today" and _these_days(tree, tokens[0]):
            continue
        if date and day and date < day and WEEKDAY.fullmatch(text) and (agreed := _agreed(tree, sentence, tokens[0])):
            if not _PLACED.search(agreed):
                continue
            date = _later(date, 7)
        if text.lower() == "this month" and day:
            new: str | None = ("" if before in _BEFORE else "in ") + MONTHS[int(day[5:7]) - 1]
        else:
            new = _wording(text, mention, date, before, day)
        if new is None:
            continue
        after = tree.lower(tokens[-1] + 1) if tokens[-1] + 1 < sentence.last else ""
        if after in ("'s", "’s"):
            row = _possessive(row, tokens, new, before) or row
        else:
            row = put(row, tokens, new) or row
    return row


def year_named(row: Sketch, tree: Tree, sentence: Sentence, day: str | None) -> Sketch | None:
    """The sketch with "this year" as the year of ``day``, or None where it has none outside quotations."""
    for i in range(sentence.first, sentence.last - 1):
        if day and tree.lower(i) == "this" and tree.lower(i + 1) == "year" and row.index(i) is not None:
            before = tree.lower(i - 1) if i > sentence.first else ""
            return put(row, [i, i + 1], day[:4] if before in _BEFORE else f"in {day[:4]}")
    return None


_STATE = frozenset("be live exist remain stand stay".split())


def _these_days(tree: Tree, token: int) -> bool:
    """ "might be alive today", "is today the largest": a state of things, which no date of ours may limit to a day."""
    for i in tree.ancestors(token):
        if tree.tokens[i].pos in ("VERB", "AUX"):
            modal = any(tree.lower(k) in ("might", "would", "could", "may", "should") for k in tree.children(i, "aux"))
            bare = tree.tokens[i].tag in ("VBZ", "VBP") and tree.child(i, "attr", "acomp") is not None
            return tree.tokens[i].lemma in _STATE and (modal or bare)
    return False


def _agreed(tree: Tree, sentence: Sentence, token: int) -> str:
    """What stands between "agreed" and a weekday: " to talks" on Monday; "" where nothing was agreed to.

    Without more it may be the Monday of the talks or that of the agreement, which no date of ours may decide.
    """
    for i in range(sentence.first, token):
        if tree.tokens[i].lemma in _ARRANGE and tree.tokens[i].pos == "VERB":
            between = tree.text[tree.tokens[i].end : tree.tokens[token].start]
            return between if re.search(r"\bto\b", between) else ""
    return ""


# "to talks in the town of Harn on Monday": what has a place is what has the day, and it lies ahead
_PLACED = re.compile(
    r"\bto (?:\w+ )?(?:talks|a meeting|a summit|a conference|meet)\b[^,;]* (?:in|at) [^,;]*[A-Z][^,;]*$"
)
_ARRANGE = frozenset("agree plan arrange schedule invite propose offer promise intend hope prepare".split())


def _announced(tree: Tree, token: int) -> bool:
    """Does "from Wednesday" stand under a verb that sets what is to come: "declared", "ordered"?"""
    lemmas = ("declare", "order", "announce", "call", "set", "schedule", "impose", "ban", "suspend", "close")
    return any(tree.tokens[i].lemma in lemmas for i in tree.ancestors(token))


def _ahead(tree: Tree, token: int) -> bool:
    """Does a deadline ("by Monday") stand under a verb that looks ahead: "would ... unless", "must", "if"?"""
    for i in tree.ancestors(token):
        if any(
            tree.lower(k) in ("will", "would", "must", "should", "shall", "’ll", "'ll") for k in tree.children(i, "aux")
        ):
            return True
        if any(tree.lower(k) in ("if", "unless") for k in tree.children(i, "mark")):
            return True
    return False


def _far(date: str, day: str) -> bool:
    """Does the date lie four days or more before the day?"""
    return (datetime.date.fromisoformat(day) - datetime.date.fromisoformat(date)).days >= 4


def _later(date: str, days: int) -> str:
    return (datetime.date.fromisoformat(date) + datetime.timedelta(days=days)).isoformat()


def _within(weekday: str, week: TimeMention) -> str | None:
    """The date of a weekday in the week that starts with ``week.date``."""
    found = WEEKDAY.search(weekday)
    if not found or not week.date:
        return None
    start = datetime.date.fromisoformat(week.date)
    for shift in range(7):
        when = start + datetime.timedelta(days=shift)
        if _DAYS[when.weekday()] == found[0].lower():
            return when.isoformat()
    return None


def _possessive(row: Sketch, tokens: list[int], new: str, before: str) -> Sketch | None:
    """ "Tuesday's vote" becomes "the 10 March vote", "this month's vote" the March vote."""
    bare = re.sub(r"^(?:on|in) ", "", new)
    if not re.match(r"\d", bare) and bare not in MONTHS:
        return None
    return put(row, [*tokens, tokens[-1] + 1], bare if before in ("the", "a") else f"the {bare}")


def _wording(text: str, mention: TimeMention, date: str | None, before: str, day: str | None) -> str | None:
    """What to print for the words, or None to leave them."""
    if date is None:
        return None
    low = text.lower()
    lead = "" if before in _BEFORE else "in "
    if "overnight" in low or re.search(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days\b", low):
        return None
    absolute = _MONTH.match(text.strip())
    if absolute:
        if len(date) != 10 or not (absolute[1] or absolute[3]):
            return None
        # a year that the source does not name is not ours to add
        return spoken(date, day) if absolute[4] else spoken(date, date)
    if not mention.relative:
        return None
    if len(date) == 10 and (mention.date_end is None or WEEKDAY.search(low)):
        return _day(low, date, before, day)
    ahead = re.fullmatch(r"the (?:next|coming) ((?:\w+ )?(?:days|weeks|fortnight))", low)
    if ahead and before in _BEFORE and mention.date_end and len(mention.date_end) == 10:
        return f"the {ahead[1]} to {spoken(mention.date_end, day)}"
    if low == "this week" and before in ("for", "of", "from", "until", "since"):
        return f"the week of {spoken(date, day)}"
    if re.fullmatch(r"last week", low):
        return f"{lead}the week of {spoken(date, day)}"
    if low == "last year" and len(date) == 4:
        return lead + date
    if re.fullmatch(r"last [a-z]+", low) and len(date) == 7:
        return lead + spoken(date, day)
    return None


def _day(low: str, date: str, before: str, day: str | None) -> str | None:
    bare = spoken(date, day)
    part = _PART.search(low) or re.search("night", low)
    if before in ("the", "a", "an", "this", "that", "every", "each"):
        return bare if before == "the" and not part else None
    prefix = "" if before in _BEFORE and before != "and" else "on "
    if not part:
        return prefix + bare
    name = part[0]
    if name in ("noon", "midnight", "midday", "dawn"):
        return f"{name} on {bare}" if before in _BEFORE else f"at {name} on {bare}"
    return f"{prefix}the {name} of {bare}"
