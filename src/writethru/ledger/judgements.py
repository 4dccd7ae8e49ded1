"""What editors judged of pairs of figures: which judgements are in force, and which are stale or overruled.

Pure: rows and readings in, standings out. How a judgement changes the relations of a story: ``ledger/judged.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from writethru.core.errors import UsageError
from writethru.core.ids import make_id
from writethru.core.judgements import Anchor, Judgement, JudgementVerdict, Withdrawal
from writethru.core.showing import plain
from writethru.core.types import Figure, Reading
from writethru.ledger.anchors import anchor_of, find_anchored, why_lost

State = Literal["in_force", "overruled", "withdrawn", "stale"]
STATES: dict[State, str] = {
    "in_force": "in force",
    "overruled": "overruled by a later one",
    "withdrawn": "withdrawn",
    "stale": "stale",
}
# characters of a name and of a reason at most, and digits that name a judgement at least
_NAME, _REASON, _LEAST = 120, 2_000, 4
VERDICTS = {"same": "the same", "different": "different", "unsure": "not surely the same"}


@dataclass(frozen=True, slots=True)
class Standing:
    """A judgement and whether it holds now."""

    judgement: Judgement
    state: State
    # ids of the two figures in the texts as they are now; None where one is not found
    a: str | None = None
    b: str | None = None
    # what took it out of force, in words
    why: str = ""
    # the judgement that overrules it
    overruled_by: Judgement | None = None
    withdrawal: Withdrawal | None = None


def new_judgement(
    a: tuple[Figure, Reading], b: tuple[Figure, Reading], verdict: JudgementVerdict, by: str, reason: str, at: str
) -> Judgement:
    """The row of a judgement of two figures, each given with its reading; ``at`` is the time in ISO 8601.

    Raises UsageError for a verdict that we do not know, a figure judged against itself, and a name or a reason that is
    missing or too long.
    """
    if verdict not in VERDICTS:
        raise UsageError(f"{verdict!r} is no verdict on two figures", hint="say " + ", ".join(VERDICTS))
    first, second = anchor_of(*a), anchor_of(*b)
    if a[0].id == b[0].id:
        raise UsageError(f"both ids are those of one figure, “{first.text}” in {first.outlet}", hint="name two figures")
    name, why = _signed(by, reason, "a judgement")
    places = [part for one in (first, second) for part in (one.article, one.revision, one.start, one.end)]
    return Judgement(make_id("jd", *places, verdict, name, why, at), first, second, verdict, name, why, at)


def new_withdrawal(
    called: str, judgements: Sequence[Judgement], withdrawals: Sequence[Withdrawal], by: str, reason: str, at: str
) -> Withdrawal:
    """The row that takes back the judgement whose id is, or begins with, ``called``.

    Raises UsageError where there is none or more than one, where it was taken back, and as :func:`new_judgement`.
    """
    digits = called.strip().lower().removeprefix("jd-")
    found = [one for one in in_order(judgements) if one.id.startswith(f"jd-{digits}")] if len(digits) >= _LEAST else []
    if len(found) != 1:
        which = f"{len(found)} judgements have" if found else "no judgement has"
        raise UsageError(
            f"{which} an id that begins with {plain(called)!r}", hint="`writethru judgements` lists them with their ids"
        )
    earlier = next((one for one in withdrawals if one.judgement == found[0].id), None)
    if earlier is not None:
        raise UsageError(
            f"judgement {found[0].id} was withdrawn by {earlier.by} on {earlier.at[:10]}", hint="judge the figures anew"
        )
    name, why = _signed(by, reason, "a withdrawal")
    return Withdrawal(make_id("jw", found[0].id, name, why, at), found[0].id, name, why, at)


def _signed(by: str, reason: str, what: str) -> tuple[str, str]:
    """The name and the reason, each on one line without controls."""
    out = []
    for words, named, most in ((by, "the name of who makes it", _NAME), (reason, "a reason", _REASON)):
        one = plain(words)
        if not one:
            raise UsageError(f"{what} needs {named}", hint="give --by NAME and --reason TEXT")
        if len(one) > most:
            raise UsageError(f"{what} needs {named} of at most {most} characters, and this has {len(one):,}")
        out.append(one)
    return out[0], out[1]


def in_order(judgements: Sequence[Judgement]) -> list[Judgement]:
    """Each judgement once, the earliest first; of one time by id, so that the order of rows decides nothing."""
    return sorted({one.id: one for one in judgements}.values(), key=lambda one: (one.at, one.id))


def not_withdrawn(judgements: Sequence[Judgement], withdrawals: Sequence[Withdrawal]) -> tuple[Judgement, ...]:
    """The judgements that nobody took back, in order of time."""
    taken = {one.judgement for one in withdrawals}
    return tuple(one for one in in_order(judgements) if one.id not in taken)


class Held:
    """The readings of a story, asked for the article of an anchor."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._by_id = {reading.article.id: reading for reading in readings}
        self._by_file: dict[str, Reading] = {}
        for reading in readings:
            if reading.article.url is None and reading.article.file:
                self._by_file.setdefault(reading.article.file, reading)

    def reading(self, anchor: Anchor) -> Reading | None:
        """The reading of the anchor's article, in whatever text it has now; an article without an address is known
        by its path."""
        found = self._by_id.get(anchor.article)
        return self._by_file.get(anchor.file) if found is None and anchor.file else found


def standings(
    judgements: Sequence[Judgement],
    reading_for: Callable[[Anchor], Reading | None],
    withdrawals: Sequence[Withdrawal] = (),
) -> tuple[Standing, ...]:
    """How each judgement stands, in order of time.

    ``reading_for`` gives the reading of an anchor's article as it is now. Of several on one pair of figures the last is
    in force, whoever made it; when it is withdrawn the one before is in force again.
    """
    taken: dict[str, Withdrawal] = {}
    for withdrawal in sorted(withdrawals, key=lambda one: (one.at, one.id)):
        taken.setdefault(withdrawal.judgement, withdrawal)
    found = [_standing(one, reading_for, taken.get(one.id)) for one in in_order(judgements)]
    last = {_pair(one): one.judgement for one in found if one.state == "in_force"}
    return tuple(_overruled(one, last[_pair(one)]) if one.state == "in_force" else one for one in found)


def _standing(
    judgement: Judgement, reading_for: Callable[[Anchor], Reading | None], withdrawal: Withdrawal | None
) -> Standing:
    """How a judgement stands by itself."""
    a, lost_a = _found(judgement.a, reading_for)
    b, lost_b = _found(judgement.b, reading_for)
    if withdrawal is not None:
        why = f"withdrawn by {withdrawal.by} on {withdrawal.at[:10]}: {withdrawal.reason}"
        return Standing(judgement, "withdrawn", a, b, why, withdrawal=withdrawal)
    if a is None or b is None:
        return Standing(judgement, "stale", a, b, "; ".join(dict.fromkeys(filter(None, (lost_a, lost_b)))))
    if a == b:
        return Standing(judgement, "stale", a, b, "both are one figure in the text as it is now")
    return Standing(judgement, "in_force", a, b)


def _pair(standing: Standing) -> tuple[str, ...]:
    return tuple(sorted(filter(None, (standing.a, standing.b))))


def _overruled(standing: Standing, last: Judgement) -> Standing:
    if standing.judgement.id == last.id:
        return standing
    why = f"{last.by} judged them {VERDICTS[last.verdict]} on {last.at[:10]}"
    return replace(standing, state="overruled", why=why, overruled_by=last)


def concerning(judgements: Sequence[Judgement], readings: Sequence[Reading]) -> tuple[Judgement, ...]:
    """The judgements whose two articles are both among the readings, in whatever text."""
    held = Held(readings)
    return tuple(one for one in judgements if held.reading(one.a) is not None and held.reading(one.b) is not None)


def standings_in(judgements: Sequence[Judgement], readings: Sequence[Reading]) -> tuple[Standing, ...]:
    """How the judgements that concern the readings stand in them."""
    return standings(concerning(judgements, readings), Held(readings).reading) if judgements else ()


def _found(anchor: Anchor, reading_for: Callable[[Anchor], Reading | None]) -> tuple[str | None, str]:
    """The id of the figure at the words, or why there is none."""
    reading = reading_for(anchor)
    if reading is None:
        return None, f"the article of {anchor.outlet} is not held any more"
    figure = find_anchored(anchor, reading)
    return (figure.id, "") if figure is not None else (None, why_lost(anchor, reading))
