"""The headline: without the outlet, the section and the kicker that sites put around it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from writethru.reading.extract.words import agreement, same_words, tokens

_SEPARATOR = re.compile(r"\s+(?:[|·•»«›‹~>]|::|//|[-–—])\s+|\s*[|»]\s*|\s+:\s+")
_KICKER = re.compile(
    r"^\s*(?:[A-Z][A-Z0-9’'&/-]*(?:\s+[A-Z0-9’'&/-]+){0,3}|(?:(?i:news\s+)?(?i:analysis|opinion|exclusive|comment|commentary|explainer|"
    r"editorial|live|watch|video|breaking(?:\s+news)?|update\s*\d*|fact\s*check|interview|review|factbox|timeline|column|"
    r"special\s+report|in\s+pictures|podcast|perspective|insight|feature|profile|obituary)))\s*(?:[:|»]|\s[–—-]\s)\s*(?=\S)"
)
_WIRE_KICKER = re.compile(
    r"^(?:UPDATE|WRAPUP|RPT|CORRECTED|REFILE|FACTBOX|EXCLUSIVE|ANALYSIS|FOCUS|INSIGHT)\s*\d*\s*[-–—:]\s*"
)


def segments(title: str) -> list[str]:
    """The parts of a page title between its separators, in order; separators inside words do not count."""
    return [part.strip() for part in _SEPARATOR.split(title) if part.strip()]


def find_title(
    page_title: str, headings: Sequence[str], named: Sequence[str], lines: Sequence[str], outlet: str
) -> str:
    """The headline of the page, or "".

    ``headings`` are the texts of its h1 elements, ``named`` the titles of JSON-LD and Open Graph, ``lines`` short
    visible lines from its top. What two places agree on wins; a heading wins over a title in the head.
    """
    told = [text for text in (*named, page_title) if text]
    for heading in headings:
        if same_words(heading, outlet):
            continue
        if any(_agree(heading, text) for text in told):
            return _shorter_named(heading, named)
    for text in named:
        if text and not same_words(text, outlet):
            plain = strip_kicker(strip_site(text, outlet, ()), lines)
            shown = next((line for line in lines if same_words(line, plain)), "")
            return shown or plain
    if page_title:
        plain = strip_kicker(strip_site(page_title, outlet, lines), lines)
        shown = next((line for line in lines if same_words(line, plain)), "")
        return shown or plain
    return next((heading for heading in headings if not same_words(heading, outlet)), "")


def _agree(heading: str, text: str) -> bool:
    """The heading's words stand in the text, or most of each in the other (a web title is often a rewording)."""
    if len(tokens(heading)) < 2:
        return same_words(heading, text)
    return agreement(heading, text) >= 0.6


def _shorter_named(heading: str, named: Sequence[str]) -> str:
    """The heading, without the kicker or label inside it where another title says the same without."""
    for text in named:
        mine, other = tokens(heading), tokens(text)
        if 3 <= len(other) < len(mine) and (mine[-len(other) :] == other or mine[: len(other)] == other):
            at = heading.lower().find(text.lower())
            if at >= 0 and len(mine) - len(other) <= 4:
                return heading[at : at + len(text)]
    return heading


def strip_site(title: str, outlet: str, lines: Sequence[str]) -> str:
    """The title without the outlet's name and sections before or after it."""
    parts = segments(title)
    if len(parts) < 2:
        return title
    for line in lines:
        if _is_outlet(line, outlet):
            continue
        if len(tokens(line)) >= 3 and any(
            same_words(line, part) or same_words(line, strip_kicker(part, ())) for part in parts
        ):
            return line
    if outlet:
        rest = [part for part in parts if not _is_outlet(part, outlet)]
        if rest and len(rest) < len(parts):
            at = title.find(max(rest, key=len))
            return _longest_run(title, rest, at)
    best = max(parts, key=len)
    # Short parts at the ends are sections and site names; a long one is the rest of a headline with a dash in it.
    return best if all(len(tokens(part)) <= 4 for part in parts if part is not best) else title


def _longest_run(title: str, rest: Sequence[str], at: int) -> str:
    longest = max(rest, key=len)
    i = rest.index(longest)
    if i + 1 < len(rest) and len(tokens(rest[i + 1])) > 4:
        end = title.find(rest[i + 1], at) + len(rest[i + 1])
        return title[at:end]
    return title[at : at + len(longest)]


def _is_outlet(part: str, outlet: str) -> bool:
    a, b = _bare(part), _bare(outlet)
    return bool(a) and (a == b or (len(b) >= 4 and (a.startswith(b) or b.startswith(a)) and abs(len(a) - len(b)) <= 20))


def _bare(text: str) -> str:
    return "".join(word for word in tokens(text) if word not in ("the", "www", "com", "org", "net"))


def strip_kicker(title: str, lines: Sequence[str]) -> str:
    """The title without a leading label ("WORLD:", "Analysis:"); a visible line that keeps it decides otherwise."""
    if any(same_words(line, title) for line in lines):
        return title
    match = _WIRE_KICKER.match(title) or _KICKER.match(title)
    if not match or len(tokens(title[match.end() :])) < 3:
        return title
    return title[match.end() :].strip()
