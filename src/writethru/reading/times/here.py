"""Where the scanner stands: the sentence, the day of publication, and the days named before."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from writethru.core.tree import Tree
from writethru.core.types import Sentence
from writethru.reading.tense import arranged, looks_ahead, past_verb_beside


@dataclass(frozen=True, slots=True)
class Found:
    """A time in tokens ``[first, last)``; ``relative`` where its words need the day of publication or another time."""

    first: int
    last: int
    date: str | None
    date_end: str | None = None
    relative: bool = False
    clock: bool = False

    @property
    def day(self) -> datetime.date | None:
        """The day, where it is one."""
        if self.date is None or self.date_end is not None or len(self.date) != 10:
            return None
        return datetime.date.fromisoformat(self.date)


@dataclass(slots=True)
class Anchors:
    """The last day, month and year named in this paragraph or the one before, for "a day earlier"."""

    day: datetime.date | None = None
    month: datetime.date | None = None
    year: datetime.date | None = None
    fresh: bool = False

    def take(self, found: Found) -> None:
        if found.date is None or found.clock:
            return
        parts = [int(part) for part in found.date.split("-")]
        self.fresh = True
        self.year = datetime.date(parts[0], parts[1] if len(parts) > 1 else 6, 1)
        if len(parts) > 1:
            self.month = datetime.date(parts[0], parts[1], parts[2] if len(parts) > 2 else 1)
        if len(parts) > 2 and found.date_end is None:
            self.day = self.month

    def next_paragraph(self) -> None:
        """What a whole paragraph has not gone on from is forgotten."""
        if not self.fresh:
            self.day = self.month = self.year = None
        self.fresh = False

    def of(self, unit: str) -> datetime.date | None:
        return {"month": self.month, "year": self.year}.get(unit, self.day)


@dataclass(slots=True)
class Here:
    """A sentence being scanned; words outside it read as ""."""

    tree: Tree
    sentence: Sentence
    # the calendar day of publication as the page has it, and the moment where it gives one
    today: datetime.date | None
    moment: datetime.datetime | None
    anchors: Anchors
    # tokens before this are taken by other times
    floor: int = 0
    found: list[Found] = field(default_factory=list)

    def word(self, i: int) -> str:
        return self.tree.lower(i) if self.floor <= i < self.sentence.last else ""

    def before(self, i: int) -> str:
        """A word of the sentence, taken by another time or not."""
        return self.tree.lower(i) if self.sentence.first <= i < self.sentence.last else ""

    def is_capital(self, i: int) -> bool:
        return self.tree.word(i)[0].isupper()

    def ahead(self, i: int, *, by_verb: bool = False) -> bool:
        """Whether the time at a token lies ahead, as far as the words around it tell; ``by_verb``: by a verb's tense,
        not by what was arranged."""
        first = i
        while self.before(first - 1) in ("the", "a", "an", "late", "early"):
            first -= 1
        if self.before(first - 1) == "of" and self.before(first - 2) == "ahead":
            return True
        if past_verb_beside(self.tree, self.sentence, i):
            return False
        return looks_ahead(self.tree, i) or (not by_verb and arranged(self.tree, i))

    def range_start(self, i: int) -> Found | None:
        """The day that a range begins with which ends at token ``i``: "from Monday to ..."."""
        if not self.found:
            return None
        start = self.found[-1]
        between = [self.before(k) for k in range(start.last, i)]
        joined = between in (["to"], ["through"], ["until"], ["till"], ["-"], ["–"])
        if between == ["and"]:
            joined = self.before(start.first - 1) == "between"
        return start if joined and start.day is not None else None

    def tokens_to(self, i: int, end: int) -> int | None:
        """The token index behind the characters up to ``end``, counted from token ``i``; None where it cuts a word."""
        last = i
        while last < self.sentence.last and self.tree.tokens[last].start < end:
            last += 1
        return last if self.tree.tokens[last - 1].end == end else None
