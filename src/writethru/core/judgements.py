"""The records of what editors judge of two figures: their words, how the figures are found again, and what follows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

RelationName = Literal["same", "update", "conflict", "subset", "not_comparable"]
JudgementVerdict = Literal["same", "different", "unsure"]


@dataclass(frozen=True, slots=True)
class Anchor:
    """The words of a figure that an editor judged: by them it is found again when the article has a new text."""

    article: str
    # the revision, and the span of the number in it, that the editor saw
    revision: int
    start: int
    end: int
    # the words of the number, and of its sentence with single spaces
    text: str
    sentence: str
    # characters of ``sentence`` before the number
    offset: int
    # hash of ``sentence``
    sha256: str
    # who published it, for showing it where the article is not at hand
    outlet: str
    # path of an article that has no address: what lies there later is its next text
    file: str | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """An editor's word on two figures. It is never changed: a later one overrules it, a withdrawal takes it back."""

    id: str
    a: Anchor
    b: Anchor
    verdict: JudgementVerdict
    # the editor's name, and why
    by: str
    reason: str
    # when: ISO 8601 in UTC
    at: str


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A judgement taken back, by whom and why. Both rows stay."""

    id: str
    # id of the judgement
    judgement: str
    by: str
    reason: str
    at: str


@dataclass(frozen=True, slots=True)
class Judged:
    """The judgement that a relation follows, in place of what the machine found."""

    # id of the judgement
    id: str
    verdict: JudgementVerdict
    by: str
    reason: str
    at: str
    # not these two figures were judged, but others that say the same, and it follows from that
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """What the machine says of two figures that an editor judged."""

    relation: RelationName
    reason: str
    backward: bool = False
