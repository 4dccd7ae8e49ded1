"""House styles: what AP, the BBC and the Guardian ask for where they differ, in our own words.

Only what a rule reads stands here. The facts follow the public stylebooks: the Associated Press Stylebook, the BBC News
style guide and the Guardian and Observer style guide.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from writethru.core.errors import UsageError

if TYPE_CHECKING:
    from writethru.check.context import Context

_MONTHS = "January February March April May June July August September October November December".split()
# AP shortens the long months before a day of the month, and leaves March to July as they are
_SHORT = ("Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """What one house writes where houses differ."""

    # as the setting has it, and as messages have it
    name: str
    label: str
    # whole counts under this are written in words, the others in figures
    words_below: int
    # what follows a figure for a share in a hundred: the sign or the word
    percent: Literal["%", "percent", "per cent"]
    # how sums of money are scaled: "$5 million" or "£5m"
    money_scale: Literal["word", "letter"]
    # currencies written with their sign before the figure; the others have their name after it
    signs: tuple[str, ...]
    # "Prime Minister Ada Holt" or "prime minister Ada Holt"; alone it is lower case in all three
    capital_before_name: bool
    # later mentions take "Mr", "Mrs" or "Ms"
    courtesy_titles: bool
    # how words of a headline are capitalised
    headline: Literal["sentence", "title"]
    # "April 8" or "8 April"
    month_first: bool
    short_months: bool
    # "Tuesday, April 8" or "Tuesday 8 April"
    comma_after_weekday: bool

    def day(self, day: date) -> str:
        """Day and month as the house writes them: "Sept. 8", "8 September"."""
        month = (_SHORT if self.short_months else _MONTHS)[day.month - 1]
        return f"{month} {day.day}" if self.month_first else f"{day.day} {month}"

    def weekday(self, weekday: str, day: date) -> str:
        """A weekday with its date: "Tuesday, April 8", "Tuesday 8 April"."""
        return f"{weekday}{',' if self.comma_after_weekday else ''} {self.day(day)}"


AP = HouseStyle(
    name="ap",
    label="AP",
    words_below=10,
    percent="%",
    money_scale="word",
    signs=("$",),
    capital_before_name=True,
    courtesy_titles=False,
    headline="sentence",
    month_first=True,
    short_months=True,
    comma_after_weekday=True,
)
BBC = HouseStyle(
    name="bbc",
    label="the BBC",
    words_below=10,
    percent="%",
    money_scale="letter",
    signs=("£", "$", "€"),
    capital_before_name=True,
    courtesy_titles=True,
    headline="sentence",
    month_first=False,
    short_months=False,
    comma_after_weekday=False,
)
GUARDIAN = HouseStyle(
    name="guardian",
    label="the Guardian",
    words_below=10,
    percent="%",
    money_scale="letter",
    signs=("£", "$", "€"),
    capital_before_name=False,
    courtesy_titles=False,
    headline="sentence",
    month_first=False,
    short_months=False,
    comma_after_weekday=False,
)
HOUSES = {style.name: style for style in (AP, BBC, GUARDIAN)}


def house_style(name: str) -> HouseStyle:
    """The style of that name, in any case. Raises UsageError where there is none."""
    found = HOUSES.get(name.strip().lower())
    if found is None:
        raise UsageError(f"no house style is called {name!r}", hint=f"there are {', '.join(HOUSES)}")
    return found


def house_of(ctx: Context) -> HouseStyle:
    """The style that the settings name."""
    return house_style(ctx.settings.house)
