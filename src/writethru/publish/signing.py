"""What a named person may decide of an edition, and what the edition is after that.

    draft -> reviewed -> published
    any of them -> withheld, killed; withheld -> reviewed

Pure: the time comes in from outside, and rows are returned for the store to add. A published text is never changed:
what is wrong with it is put right by the next edition and its corrections, or it is withheld or killed.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import get_args

from writethru.core.errors import GateError, UsageError
from writethru.core.ids import make_id
from writethru.core.signoffs import OUTCOMES, Decision, SignOff
from writethru.core.types import Brief, Finding, Override, Report, State
from writethru.publish.words import count, plain, when

# states from which each decision can be made
FROM: dict[Decision, tuple[State, ...]] = {
    "review": ("draft", "reviewed", "withheld"),
    "publish": ("reviewed",),
    "withhold": ("draft", "reviewed", "published"),
    "kill": ("draft", "reviewed", "published", "withheld"),
}
# characters of a name and of a reason that are kept
LONGEST_NAME, LONGEST_REASON = 100, 1000


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person wants to decide, as it was given."""

    decision: Decision
    by: str
    reason: str = ""
    # ISO 8601 in UTC; "" lifts one that was set, None says nothing of it
    embargo: str | None = None
    # the reason for each code of an error that the person answers for
    overrides: Mapping[str, str] | None = None


def state_of(rows: Sequence[SignOff]) -> State:
    """Where an edition stands after these decisions."""
    return OUTCOMES[rows[-1].decision] if rows else "draft"


def embargo_of(rows: Sequence[SignOff]) -> str | None:
    """The embargo that was set last, None where there is none or it was lifted."""
    return next((row.embargo for row in reversed(rows) if row.embargo is not None), None) or None


def text_of(brief: Brief, report: Report, rows: Sequence[SignOff]) -> tuple[Brief, Report]:
    """The edition as people left it, and what the check says of that."""
    for row in reversed(rows):
        if row.brief is not None and row.report is not None:
            return row.brief, row.report
    return brief, report


def overrides_of(rows: Sequence[SignOff]) -> tuple[Override, ...]:
    """The errors that named persons answer for in the text as it is: a change of the text voids those before it."""
    out: list[Override] = []
    for row in rows:
        out = ([] if row.brief is not None else out) + list(row.overrides)
    return tuple(out)


def decide(
    brief: Brief,
    report: Report,
    rows: Sequence[SignOff],
    wish: Wish,
    now: datetime,
    edited: tuple[Brief, Report] | None = None,
) -> SignOff:
    """The row of a decision on an edition, after the ``rows`` made of it before; ``edited`` is the text as this person
    changed it, with its check.

    Raises UsageError where the decision cannot be made in this state or says too little, and GateError where errors or
    an embargo stand against publishing.
    """
    what = f"edition {brief.edition} of {brief.story}"
    name, reason = _signed(wish)
    state = state_of(rows)
    if state not in FROM[wish.decision]:
        raise UsageError(_refusal(what, state, rows, wish.decision), hint=_way(state, wish.decision))
    if wish.decision != "review" and (edited or wish.embargo is not None):
        raise UsageError(
            f"a text is changed, and an embargo set or lifted, by a review, not when you {wish.decision}",
            hint="sign off a review first",
        )
    before, _ = text_of(brief, report, rows)
    now_text, now_report = edited or text_of(brief, report, rows)
    errors = [finding for finding in now_report.findings if finding.severity == "error"]
    overrides = _overrides(wish, name, errors, now_report)
    if wish.decision == "publish":
        _may_publish(what, rows, errors, overrides, now)
    changed = edited is not None and edited[0] != before
    at = now.isoformat(timespec="microseconds")
    return SignOff(
        id=make_id("so", brief.story, brief.edition, len(rows) + 1, wish.decision, name, reason, at),
        story=brief.story,
        edition=brief.edition,
        number=len(rows) + 1,
        decision=wish.decision,
        by=name,
        reason=reason,
        at=at,
        embargo=wish.embargo,
        words_changed=words_changed(before, now_text) if changed else 0,
        overrides=overrides,
        brief=now_text if changed else None,
        report=now_report if changed else None,
    )


def signed(brief: Brief, report: Report, rows: Sequence[SignOff]) -> tuple[Brief, Report]:
    """The edition as it stands after these decisions, its label filled; a killed one without its text."""
    text, checked = text_of(brief, report, rows)
    if not rows:
        return text, checked
    last = rows[-1]
    reviews = [row for row in rows if row.decision == "review"]
    label = replace(
        text.label,
        reviewed_by=reviews[-1].by if reviews else None,
        reviewed_at=reviews[-1].at if reviews else None,
        state=state_of(rows),
        state_by=last.by,
        state_at=last.at,
        state_reason=last.reason,
        embargo=embargo_of(rows),
        words_changed=sum(row.words_changed for row in rows),
        overrides=overrides_of(rows),
    )
    out = replace(text, label=label)
    return (_killed(out) if label.state == "killed" else out), checked


def _killed(brief: Brief) -> Brief:
    """What is left of an edition that was killed: that it was. Its words stay in the store alone."""
    return replace(
        brief,
        headline=f"Killed: edition {brief.edition} of {brief.story}",
        standfirst="This edition was killed. Its text must not be used.",
        headline_citations=(),
        standfirst_citations=(),
        sections=(),
        figures_table=(),
        sources=(),
        corrections=(),
        notes=(),
    )


def words_changed(before: Brief, after: Brief) -> int:
    """Words of headline, standfirst and lines that were put in, taken out or replaced, by the shortest way."""
    old, new = _words(before), _words(after)
    steps = difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return sum(max(i2 - i1, j2 - j1) for kind, i1, i2, j1, j2 in steps if kind != "equal")


def _words(brief: Brief) -> list[str]:
    lines = [line.text for section in brief.sections for line in section.lines]
    return " ".join([brief.headline, brief.standfirst, *lines]).split()


def _signed(wish: Wish) -> tuple[str, str]:
    name, reason = plain(wish.by), plain(wish.reason)
    if wish.decision not in get_args(Decision):
        raise UsageError(f"{wish.decision!r} is no decision", hint=f"say {', '.join(get_args(Decision))}")
    if len([part for part in name.split() if part[0].isalpha()]) < 2 or len(name) > LONGEST_NAME:
        raise UsageError(
            f"{name!r} is not the first and last name of a person", hint='a sign-off has one: --by "Ada Holt"'
        )
    if len(reason) > LONGEST_REASON:
        raise UsageError(f"the reason has more than {LONGEST_REASON:,} characters", hint="say it shorter")
    if wish.decision in ("withhold", "kill") and not reason:
        raise UsageError(f"nothing is said of why you {wish.decision}", hint='give --reason "..."')
    return name, reason


def _refusal(what: str, state: State, rows: Sequence[SignOff], decision: Decision) -> str:
    if state == "draft":
        return f"{what} is a draft: nobody has reviewed it, so it cannot be {OUTCOMES[decision]}"
    last = rows[-1]
    return f"{what} was {state} by {last.by}, {when(last.at)}, so it cannot be {OUTCOMES[decision]}"


def _way(state: State, decision: Decision) -> str:
    if state == "killed":
        return "a killed edition stays killed; write the next one"
    if decision == "publish":
        return "it is published once" if state == "published" else "sign off a review first"
    return "a published text is put right by the next edition, or withheld or killed"


def _overrides(wish: Wish, name: str, errors: Sequence[Finding], report: Report) -> tuple[Override, ...]:
    given = wish.overrides or {}
    if given and wish.decision not in ("review", "publish"):
        raise UsageError(f"no error is set aside when you {wish.decision}", hint="leave --override out")
    for code, why in given.items():
        if not plain(why):
            raise UsageError(f"no reason is given for setting {plain(code)} aside", hint="write CODE=REASON")
        if code not in {finding.code for finding in errors}:
            has = ", ".join(dict.fromkeys(finding.code for finding in errors)) or "none"
            raise UsageError(f"the edition has no error {plain(code)!r}", hint=f"its errors: {has}")
    return tuple(
        Override(
            code=finding.code,
            severity=finding.severity,
            message=finding.message,
            start=finding.start,
            end=finding.end,
            words=" ".join(report.text[finding.start : finding.end].split()),
            by=name,
            reason=plain(given[finding.code])[:LONGEST_REASON],
            where="sign-off",
        )
        for finding in errors
        if finding.code in given
    )


def _may_publish(
    what: str, rows: Sequence[SignOff], errors: Sequence[Finding], overrides: Sequence[Override], now: datetime
) -> None:
    answered = {one.code for one in (*overrides_of(rows), *overrides)}
    left = [finding for finding in errors if finding.code not in answered]
    if left:
        listed = "; ".join(f"{finding.code}, {finding.message}" for finding in left)
        raise GateError(
            f"{what} is not published, it has {count(len(left), 'error')}: {listed}",
            hint='mend the line with a review --edited, or answer for it: --override CODE="why"',
        )
    embargo = embargo_of(rows)
    if embargo and now < datetime.fromisoformat(embargo):
        raise GateError(
            f"{what} is not published, it is embargoed until {when(embargo)}; it is {when(now.isoformat())}",
            hint='wait, or lift it: review --embargo none --reason "..."',
        )
