"""Which series are drawn, and as what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Literal

from writethru.core.errors import NothingToDoError
from writethru.core.types import Ledger
from writethru.publish.charts.line import line_spec
from writethru.publish.charts.points import Counted
from writethru.publish.charts.range import range_spec
from writethru.publish.charts.spec import WIDE
from writethru.publish.charts.timeline import Item, timeline_spec

Kind = Literal["range", "line"]
# series of one page or folder
MOST = 30
# figures of one reporter that make a line
_LINE_OF = 3


def kind_of(series: Counted) -> Kind:
    """A line where one reporter gives counts of three days or more, else a range chart."""
    days = [len({point.day[:10] for point in given if point.day}) for given in series.voices.values()]
    return "line" if max(days, default=0) >= _LINE_OF else "range"


def chosen(series: Sequence[Counted], wanted: str | None, *, several: bool) -> tuple[Counted, ...]:
    """The series of that number or with those words in its name.

    Without ``wanted`` the first one, or with ``several`` all that hold two different figures. Raises NothingToDoError
    where there is none, naming those there are.
    """
    if not series:
        raise NothingToDoError("no series of this story holds a number", hint="`writethru ledger` shows what was read")
    if wanted is not None:
        found = [one for one in series if str(one.number) == wanted.strip()]
        found = found or [one for one in series if wanted.strip().lower() in one.what.lower()]
        if not found:
            named = "; ".join(f"{one.number} {one.what}" for one in series[:8])
            raise NothingToDoError(f"no series of this story is {wanted!r}", hint=f"there are: {named}")
        return tuple(found[:MOST] if several else found[:1])
    differing = [one for one in series if one.differs]
    return tuple((differing or series[:1])[: MOST if several else 1])


def spec_of(series: Counted, kind: str | None, *, width: int = WIDE, titled: bool = True) -> dict[str, Any]:
    """The specification of that kind, or of the kind that suits the series."""
    draw = line_spec if (kind or kind_of(series)) == "line" else range_spec
    return draw(series, width=width, titled=titled)


def story_timeline(ledger: Ledger, items: Sequence[Item], **look: Any) -> dict[str, Any]:
    """The specification of a story's timeline. Raises NothingToDoError where nothing has a date."""
    if not items:
        raise NothingToDoError("nothing in this story has a date", hint="draw a series with --kind range")
    return timeline_spec(ledger.story.title, items, **look)


def file_name(title: str, number: int, kind: str, ending: str) -> str:
    """``01-range-people-killed.svg``: safe on every disk."""
    words = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:40].strip("-")
    return "-".join(filter(None, (f"{number:02}" if number else "", kind, words))) + ending
