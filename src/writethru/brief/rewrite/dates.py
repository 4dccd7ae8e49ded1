"""Weekdays and relative words into dates: "on Thursday" becomes "on 12 February"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from writethru.brief.rewrite.sketch import Sketch, put
from writethru.core.tree import Tree
from writethru.core.types import Sentence, TimeMention

MONTHS = (
    "January February March April May June July August September October November December".split()
)
WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.I)
# a reader of another day is lost without a date
RELATIVE = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|today|yesterday|tomorrow|tonight)\b", re.I
)
_PART = re.compile(r"\b(dawn|morning|noon|midday|lunchtime|afternoon|evening|night|midnight)\b", re.I)
_MONTH = re.compile(
    r"^(?:(?:the )?(\d{1,2})(?:st|nd|rd|th)?(?: of)? )?"
    r"(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?(?: (\d{1,2})(?:st|nd|rd|th)?)?(?:,? (\d{4}))?$",
    re.I,
)
_BEFORE = frozenset("on since by until till before after from for through to of in over between and".split())


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
    for mention in times:
        tokens = [
            i
            for i in range(sentence.first, sentence.last)
            if mention.start <= tree.tokens[i].start and tree.tokens[i].end <= mention.end
        ]
        if not tokens or tree.text[tree.tokens[tokens[-1]].end - 1 : tree.tokens[tokens[-1]].end] == "":
            continue
        before = tree.lower(tokens[0] - 1) if tokens[0] > sentence.first else ""
        first = tree.lower(tokens[0])
        if first in _BEFORE and len(tokens) > 1:
            before, tokens = first, tokens[1:]
        owner = tree.lower(tokens[-1] + 1) if tokens[-1] + 1 < sentence.last else ""
        if tree.lower(tokens[-1]) in ("'s", "’s"):
            owner, tokens = tree.lower(tokens[-1]), tokens[:-1]
        text = tree.text[tree.tokens[tokens[0]].start : tree.tokens[tokens[-1]].end] if tokens else ""
        new = _wording(text, mention, before, day)
        if new is None or not tokens:
            continue
        if owner in ("'s", "’s"):
            changed = _possessive(row, tree, tokens, new, before)
        else:
            changed = put(row, tokens, new)
        row = changed or row
    return row


def _possessive(row: Sketch, tree: Tree, tokens: list[int], new: str, before: str) -> Sketch | None:
    """ "Tuesday's vote" becomes "the 10 March vote"."""
    bare = re.sub(r"^on ", "", new)
    if not re.match(r"\d", bare):
        return None
    return put(row, [*tokens, tokens[-1] + 1], bare if before in ("the", "a") else f"the {bare}")


def _wording(text: str, mention: TimeMention, before: str, day: str | None) -> str | None:
    """What to print for the words, or None to leave them."""
    if mention.date is None:
        return None
    low = text.lower()
    if RELATIVE.search(low) or (mention.relative and len(mention.date) == 10 and mention.date_end is None):
        return _day(low, mention.date, before, day) if len(mention.date) == 10 else None
    absolute = _MONTH.match(text.strip())
    if absolute and len(mention.date) == 10 and (absolute[1] or absolute[3]):
        return spoken(mention.date, day)
    if mention.relative and re.fullmatch(r"last (?:year|month)", low) and len(mention.date) in (4, 7):
        return ("" if before in _BEFORE else "in ") + spoken(mention.date, None if len(mention.date) == 4 else day)
    if mention.relative and re.fullmatch(r"last [a-z]+", low) and len(mention.date) == 7:
        return ("" if before in _BEFORE else "in ") + spoken(mention.date, day)
    return None


def _day(low: str, date: str, before: str, day: str | None) -> str | None:
    bare = spoken(date, day)
    part = _PART.search(low)
    if before in _BEFORE and before not in ("of", "in"):
        prefix = ""
    elif before in ("the", "a", "an", "this", "that", "every", "each"):
        return bare if before == "the" else None
    else:
        prefix = "on "
    if "every" in low or re.search(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days\b", low):
        return None
    if low.startswith("tonight"):
        part = re.search("night", low)
    if not part:
        return prefix + bare
    name = part[0]
    if name in ("noon", "midnight", "midday", "dawn"):
        at = "at " if prefix else ""
        return f"{at}{name} on {bare}"
    if before in ("by", "until", "till", "since", "before", "after", "from"):
        return f"the {name} of {bare}"
    return f"{prefix}the {name} of {bare}"
