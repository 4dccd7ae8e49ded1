"""Records of a story that is followed: which articles were withdrawn, and what the store keeps of each edition."""

from __future__ import annotations

from dataclasses import dataclass

from writethru.core.types import Brief, Report, Story


@dataclass(frozen=True, slots=True)
class ArticleWithdrawal:
    """An outlet took an article back after we had used it. Its text stays in the store."""

    article: str
    # the text that we had used
    revision: int
    # ISO 8601, when we noticed
    at: str
    # "the site answers 410 Gone", or what an editor said
    reason: str
    # the desk said so: the same text stays out until the outlet gives another
    by_desk: bool = False


@dataclass(frozen=True, slots=True)
class Kept:
    """An edition with what the store notes beside it."""

    brief: Brief
    # what the check found when it was written
    report: Report
    # hash of the articles, their revisions and the judgements it rests on; None in stores of an older schema
    coverage: str | None
    # ISO 8601, when it was first kept; None in stores of an older schema
    written_at: str | None


@dataclass(frozen=True, slots=True)
class Next:
    """What an edition that is to be kept adds to its story."""

    # the articles it rests on, in their revisions
    story: Story
    coverage: str
    # the edition that was the newest when it was written, 0 for none
    after: int
    at: str
    withdrawn: tuple[ArticleWithdrawal, ...] = ()
