"""What is set aside: by a comment in the draft, by a named person in the settings file, or for a draft as a whole.

Nothing is dropped without a trace: what is set aside becomes an :class:`~writethru.core.types.Override`, and an excuse
that excuses nothing is a finding of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Mapping, Sequence
from typing import Any

from writethru.check.config import Accepted
from writethru.check.context import Context
from writethru.check.draft import Ignore
from writethru.check.policy import GUARDED, Policy, signed
from writethru.check.rules.ign001_unused_suppression import PLUGIN as UNUSED
from writethru.core.types import Finding, Override, Span


def set_aside(
    ctx: Context, findings: Sequence[Finding], policy: Policy, ran: Container[str], known: Mapping[str, Any]
) -> tuple[list[Finding], list[Override]]:
    """The findings that are left, those on idle excuses among them, and what was set aside.

    ``ran`` holds the codes of the rules that ran: of another rule nobody can tell whether its excuse is idle. ``known``
    are all rules by code.
    """
    comments = _Comments(ctx)
    persons = [(item, _occurrences(ctx, item.words)) for item in policy.accepted]
    idle = {index for index, (_, places) in enumerate(persons) if places}
    kept: list[Finding] = []
    aside: list[Override] = []
    for finding in findings:
        excuse = comments.excuse(finding) or _person(finding, persons, idle, policy) or _file(finding, policy)
        if excuse is None:
            kept.append(finding)
        else:
            by, reason, where = excuse
            words = ctx.words(Span(finding.start, finding.end))
            aside.append(
                Override(
                    *(finding.code, finding.severity, finding.message, finding.start, finding.end),
                    *(words, by, reason, where),
                )
            )
    kept.extend(comments.idle(ran, known))
    for index in sorted(idle):
        item, places = persons[index]
        if item.code in ran:
            text = f"Nothing to override: {item.code} was not found on these words ({policy.file}: overrides)"
            kept.append(UNUSED.report(text, places[0].start, places[0].end))
    return kept, aside


def guarded(finding: Finding) -> bool:
    """Does it take a named person to set the finding aside?"""
    return finding.severity == "error" and finding.code.startswith(GUARDED)


class _Comments:
    """The comments of a draft, each with the sentence it stands on, and what came of it."""

    def __init__(self, ctx: Context) -> None:
        self._starts = [sentence.start for sentence in ctx.sentences]
        self._ends = [sentence.end for sentence in ctx.sentences]
        self._all = ctx.draft.ignores
        self._on: dict[int, list[Ignore]] = {}
        for ignore in self._all:
            i = self._sentence(ctx.draft.raw, ignore)
            if i is not None:
                self._on.setdefault(i, []).append(ignore)
        self._used: set[tuple[int, str]] = set()
        self._refused: set[tuple[int, str]] = set()

    def _sentence(self, raw: str, ignore: Ignore) -> int | None:
        """Number of the sentence around or before the comment on its paragraph, else of the one after."""
        after = bisect_left(self._starts, ignore.end)
        if after == len(self._starts):
            return after - 1 if after else None
        return after if not after or "\n" in raw[self._ends[after - 1] : ignore.start] else after - 1

    def excuse(self, finding: Finding) -> tuple[str | None, str, str] | None:
        """Person, reason and place of the comment that sets the finding aside, or None."""
        i = bisect_right(self._ends, finding.start)
        while i < len(self._starts) and self._starts[i] < max(finding.end, finding.start + 1):
            for ignore in self._on.get(i, ()):
                if finding.code not in ignore.codes:
                    continue
                person = signed(ignore.reason)
                if guarded(finding) and person is None:
                    self._refused.add((ignore.start, finding.code))
                    continue
                self._used.add((ignore.start, finding.code))
                by, reason = person or (None, ignore.reason or "no reason given")
                return by, reason, "comment"
            i += 1
        return None

    def idle(self, ran: Container[str], known: Mapping[str, Any]) -> Iterable[Finding]:
        for ignore in self._all:
            if not ignore.codes:
                yield UNUSED.report("This suppression names no rule, so it does nothing", ignore.start, ignore.end)
            for code in ignore.codes:
                key = ignore.start, code
                if code not in known:
                    yield UNUSED.report(f"There is no rule {code} to suppress", ignore.start, ignore.end)
                elif key in self._refused:
                    text = f"{code} is overridden only by a named person with a reason: "
                    text += f"<!-- wt:ignore {code} Ada Morrow: why it is so -->"
                    yield UNUSED.report(text, ignore.start, ignore.end)
                elif key not in self._used and code in ran:
                    yield UNUSED.report(f"Nothing to suppress: {code} was not found here", ignore.start, ignore.end)


def _person(
    finding: Finding, persons: Sequence[tuple[Accepted, Sequence[Span]]], idle: set[int], policy: Policy
) -> tuple[str, str, str] | None:
    here = Span(finding.start, max(finding.end, finding.start + 1))
    for index, (item, places) in enumerate(persons):
        if item.code == finding.code and any(place.overlaps(here) for place in places):
            idle.discard(index)
            return item.by, item.reason, f"{policy.file}: overrides"
    return None


def _file(finding: Finding, policy: Policy) -> tuple[str | None, str, str] | None:
    for item in policy.file_ignores:
        person = signed(item.reason)
        if item.code == finding.code and not (guarded(finding) and person is None):
            by, reason = person or (None, item.reason)
            return by, reason, f"{policy.file}: per-file-ignores {item.pattern!r}"
    return None


def _occurrences(ctx: Context, words: str) -> list[Span]:
    """Where the words stand in the draft, white space and painted markup apart."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    return [Span(*found.span()) for found in re.finditer(pattern, ctx.draft.text)] if pattern else []
