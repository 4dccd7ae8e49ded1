"""A day written in another form: "12 February" and "February 12", "Monday" and its date."""

from __future__ import annotations

import re
from datetime import date
from random import Random

from edits.base import Document, Edit
from edits.date import DAYS, MONTHS
from writethru.core.types import Sentence

_MONTH = "|".join(MONTHS)
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}}) ({_MONTH})\b(?! \d{{4}})")
_MONTH_FIRST = re.compile(rf"\b({_MONTH}) (\d{{1,2}})\b(?!,? \d{{4}})")


def edits(sentence: Sentence, doc: Document, rng: Random) -> list[Edit]:
    """One edit a day of which the date is known."""
    out = []
    for match in doc.matches(_DAY_FIRST, sentence):
        out.append(doc.edit("weekday_form", False, *match.span(), f"{match[2]} {match[1]}"))
    for match in doc.matches(_MONTH_FIRST, sentence):
        out.append(doc.edit("weekday_form", False, *match.span(), f"{match[2]} {match[1]}"))
    for time in doc.reading.times:
        if not sentence.start <= time.start < sentence.end or doc.in_quotes(time.start) or len(time.date or "") != 10:
            continue
        day = date.fromisoformat(time.date or "")
        text = doc.text[time.start : time.end]
        on = doc.text[max(0, time.start - 3) : time.start].lower() == "on "
        if text in DAYS:
            new = f"{'' if on else 'on '}{day.day} {MONTHS[day.month - 1]}"
            out.append(doc.edit("weekday_form", False, time.start, time.end, new))
        elif re.fullmatch(rf"\d{{1,2}} (?:{_MONTH})", text):
            new = f"{DAYS[day.weekday()]}, {text}"
            out.append(doc.edit("weekday_form", False, time.start, time.end, new))
    return out
