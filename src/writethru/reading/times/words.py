"""Words of the calendar."""

from __future__ import annotations

import re

WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ("monday mon", "tuesday tue tues", "wednesday wed", "thursday thu thur thurs", "friday fri", "saturday sat",
         "sunday sun")
    )
    for name in names.split()
}  # fmt: skip
ABBREVIATED_DAYS = frozenset(name for name in WEEKDAYS if len(name) < 6)
MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sep sept", "october oct", "november nov", "december dec"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
SMALL = {
    word: number
    for number, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen twenty""".split()
    )
} | {"a": 1, "an": 1}
# units of distance, by what they are counted in
UNITS = {
    "hour": "hour", "hours": "hour", "day": "day", "days": "day", "week": "week", "weeks": "week",
    "fortnight": "fortnight", "month": "month", "months": "month", "year": "year", "years": "year",
}  # fmt: skip
DAY_PARTS = frozenset("morning afternoon evening night".split())
PERIODS = frozenset("week month year weekend".split())
SEASONS = frozenset("spring summer autumn fall winter".split())
DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "overnight": 0}
DASHES = frozenset(("-", "–", "—"))
# what may stand before a year
YEAR_BEFORE = frozenset(
    """in since until till by from of during between and to before after for early late mid through the than back
    around ( ,""".split()
)
MONTH_BEFORE = YEAR_BEFORE | {"last", "next", "this", "throughout"}
# "every Sunday", "a Sunday": no day of the calendar
INDEFINITE = frozenset("every each any a one another some most".split())

NUMBER = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?$")
NUMBERS = re.compile(r"(\d{1,2})[-–](\d{1,2})$")
YEAR = re.compile(r"(?:19|20)\d\d$")


def small_number(word: str) -> int | None:
    """The number that a word or up to three digits name, or None."""
    if word in SMALL:
        return SMALL[word]
    return int(word) if word.isdecimal() and len(word) <= 3 else None


def day_number(word: str) -> int | None:
    """1 to 31, or None."""
    match = NUMBER.match(word)
    return int(match[1]) if match and 1 <= int(match[1]) <= 31 else None
