"""SRC004: a listed source without outlet, title, date or URL."""

from __future__ import annotations

import re
from collections.abc import Iterable

from writethru.check.context import Context
from writethru.check.rule import Rule
from writethru.core.types import Finding, Span

_DATE = re.compile(
    r"\b\d{4}-\d\d-\d\d\b|\b\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}\.?,? \d{4}\b|\b[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}\b"
    r"|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\b\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b"
)
_URL = re.compile(r"https?://|www\.", re.I)
_LINE = re.compile(r"[^\n]+")


class SourceEntry(Rule):
    """## What it does
    Reports entries of the draft's list of sources (under a heading "Sources", "References" or the like) that lack the
    address, the date, or words enough for an outlet and a title.

    ## Why it matters
    A source that cannot be found again is no source.

    ## Example
        - Harbour Gazette

    ## Instead
        - Harbour Gazette, "Ferry line to close in May", 3 April 2031, https://harbourgazette.example/ferry

    ## Fix
    Add what is missing.
    """

    code = "SRC004"
    name = "source-entry"
    severity = "warning"
    needs = "draft"

    def check(self, ctx: Context) -> Iterable[Finding]:
        seen: set[int] = set()
        for i in ctx.listed:
            sentence = ctx.sentences[i]
            start = ctx.draft.raw.rfind("\n", 0, sentence.start) + 1
            match = _LINE.match(ctx.draft.raw, start)
            if match is None or start in seen:
                continue
            seen.add(start)
            missing = _missing(match[0])
            if missing:
                yield self.finding(
                    f"This source lacks {' and '.join(missing)}", Span(sentence.start, min(sentence.end, match.end()))
                )


def _missing(line: str) -> list[str]:
    out = []
    if not _URL.search(line):
        out.append("its address")
    if not _DATE.search(line):
        out.append("its date")
    words = re.sub(r"\(?<?https?://[^\s)>]+[)>]?", " ", _DATE.sub(" ", line))
    if len(re.findall(r"[^\W\d_]+", words)) < 3:
        out.append("outlet or title")
    return out


PLUGIN = SourceEntry()
