"""Bound words: what "about", "more than", "up to", "or more" do to the interval of a number."""

from __future__ import annotations

import re

from writethru.core.types import Approx

# The longest wording first: "no more than" is not "more than".
_BEFORE: list[tuple[Approx, str]] = [
    ("nearly", r"just\s(?:under|below|short\sof|shy\sof)|(?:well\s)?nearly|almost|close\sto|approaching|not\squite"),
    ("about", r"about|around|roughly|approximately|approx\.?|some|circa|ca?\.|near|nearer(?:\sto)?|closer\sto|~|≈"
              r"|in\sthe\s(?:region|order|neighbou?rhood|vicinity)\sof|on\sthe\sorder\sof|something\slike"
              r"|an\sestimated|estimated\sat|more\sor\sless|or\sso|give\sor\stake"),
    ("at_least", r"at\sleast|at\sa\sminimum|(?:no|not)\s(?:fewer|less|lower)\sthan|a\sminimum\sof|minimum\sof"
                 r"|as\s(?:few|little)\sas|≥|>=|upwards?\sof"),
    ("up_to", r"up\sto|as\s(?:many|much|high|long|far)\sas|(?:no|not)\s(?:more|greater|higher|longer|over|better)\sthan"
              r"|at\s(?:the\s)?(?:most|maximum)|a\smaximum\sof|maximum\sof|(?:an?\s)?upper\slimit\sof|within|≤|<="),
    ("over", r"(?:far\s|many\s|much\s|well\s|slightly\s|a\slittle\s)?more\sthan"
             r"|(?:just\s|well\s|slightly\s)?(?:over|above)"
             r"|upwards\sof|in\sexcess\sof|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|topp(?:ed|ing)|tops"
             r"|(?:long\s|already\s)?pass(?:ed|es)|past|north\sof|(?:greater|higher|larger|bigger|longer)\sthan|>"),
    ("under", r"(?:far\s|many\s|much\s|well\s|slightly\s|a\slittle\s)?(?:fewer|less|lower|smaller|shorter)\sthan"
              r"|(?:well\s)?(?:under|below)|short\sof|south\sof|sub-|<"),
]  # fmt: skip
_FILL = (
    r"(?:\s|[\"'“”‘’(]"
    r"|\b(?:an?|another|a\sfurther|further|an\sadditional|additional|a\stotal\sof|a\srecord|other|perhaps|possibly"
    r"|probably)\b)*"
)


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?P<bound>{words}){_FILL}$", re.IGNORECASE)


_PATTERNS = [(approx, _pattern(words)) for approx, words in _BEFORE]
# Most numbers have no bound: the patterns are tried only where one of the last words can end or be a bound.
_ENDS = frozenset(
    """about around roughly approximately approx approx. some circa c. ca. near nearer to of like estimated at less
    so take least minimum than as most maximum within over above exceed exceeds exceeded exceeding surpass
    surpasses surpassed surpassing topped topping tops pass passed passes past under below nearly almost
    approaching quite short sub-""".split()
)
_SIGNS = ("~", "≈", "≥", "≤", "<", ">", ">=", "<=")
_AFTER: list[tuple[Approx, re.Pattern[str]]] = [
    ("at_least", re.compile(r"\s?(?:\+|(?:-\s?)?plus\b(?!\s\d)|or\s(?:more|greater)\b|at\s(?:the\svery\s)?least\b"
                            r"|and\scounting\b)", re.I)),
    ("up_to", re.compile(r"\s(?:or\s(?:fewer|less)\b|at\s(?:the\s)?most\b)", re.I)),
    ("about", re.compile(r"(?:\s(?:or\sso|or\sthereabouts|give\sor\stake)\b|-odd\b|\sodd\b)", re.I)),
]  # fmt: skip
# Longest stretch before a number that can hold a bound with its filling words.
REACH = 48


def bound_before(text: str, start: int) -> tuple[Approx, int] | None:
    """The bound whose words end at ``start`` and where they begin; the outermost of two ("up to about") wins when it
    has one side."""
    window_start = max(0, start - REACH)
    window = text[window_start:start]
    if "\n\n" in window:
        window_start += window.rindex("\n\n") + 1
        window = text[window_start:start]
    best: tuple[Approx, int] | None = None
    words = window.lower().rsplit(None, 5)[-5:]
    if not any(word.strip("\"'“”‘’(") in _ENDS for word in words) and not window.rstrip().endswith(_SIGNS):
        return None
    for approx, pattern in _PATTERNS:
        found = pattern.search(window)
        if found and (best is None or found.start() < best[1] - window_start):
            best = (approx, window_start + found.start())
    if best is None:
        return None
    outer = bound_before(text, best[1]) if best[0] in ("about", "nearly") else None
    if outer and outer[0] not in ("about", "nearly"):
        return outer
    return best


def bound_after(text: str, end: int) -> tuple[Approx, int] | None:
    """The bound that follows a number directly ("or more", "-odd") and where it ends."""
    window = text[end : end + 24]
    for approx, pattern in _AFTER:
        found = pattern.match(window)
        if found:
            return approx, end + found.end()
    return None


def interval(approx: Approx, low: float, high: float | None) -> tuple[float | None, float | None]:
    """The values the words allow: None is an open end."""
    if approx in ("over", "at_least"):
        return low, None
    if approx in ("under", "up_to"):
        return None, low if high is None else high
    return low, high
