"""Records of sign-off: what a named person decided of an edition. Rows are added, never changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from writethru.core.types import Brief, Override, Report, State

Decision = Literal["review", "publish", "withhold", "kill"]
OUTCOMES: dict[Decision, State] = {
    "review": "reviewed",
    "publish": "published",
    "withhold": "withheld",
    "kill": "killed",
}


@dataclass(frozen=True, slots=True)
class SignOff:
    """One decision on one edition."""

    id: str
    story: str
    edition: int
    # 1 for the first decision on this edition, then 2, 3 ...: their order, whatever the clock said
    number: int
    decision: Decision
    by: str
    reason: str
    # ISO 8601 in UTC
    at: str
    # ISO 8601 in UTC, before which it must not be published; "" lifts an embargo, None leaves it as it was
    embargo: str | None = None
    # words of the prose that this person changed
    words_changed: int = 0
    # findings of severity error that this person answers for
    overrides: tuple[Override, ...] = ()
    # the edition as this person left it, and what the check says of that; None where nothing was changed
    brief: Brief | None = None
    report: Report | None = None
