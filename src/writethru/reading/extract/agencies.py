"""News agencies: which names are one, and which one a page credits."""

from __future__ import annotations

import re
from collections.abc import Sequence

from writethru.reading.extract.words import tokens

# Short forms as they stand in brackets, and the names behind them; these are what pages print.
_KNOWN = {
    "ap": "AP", "associated press": "AP", "the associated press": "AP",
    "reuters": "Reuters", "thomson reuters": "Reuters",
    "afp": "AFP", "agence france presse": "AFP",
    "upi": "UPI", "united press international": "UPI",
    "pa": "PA", "pa media": "PA", "press association": "PA", "pa news agency": "PA",
    "dpa": "dpa", "efe": "EFE", "ansa": "ANSA", "apa": "APA", "aap": "AAP", "australian associated press": "AAP",
    "pti": "PTI", "press trust of india": "PTI", "ani": "ANI", "ians": "IANS", "uni": "UNI",
    "xinhua": "Xinhua", "tass": "TASS", "itar tass": "TASS", "interfax": "Interfax", "ria": "RIA", "ria novosti": "RIA",
    "kyodo": "Kyodo", "kyodo news": "Kyodo", "jiji": "Jiji", "yonhap": "Yonhap", "kcna": "KCNA", "irna": "IRNA",
    "anadolu": "Anadolu", "anadolu agency": "Anadolu", "bloomberg": "Bloomberg", "bloomberg news": "Bloomberg",
    "belga": "Belga", "anp": "ANP", "ntb": "NTB", "tt": "TT", "ritzau": "Ritzau", "lusa": "Lusa", "pap": "PAP",
    "cp": "CP", "canadian press": "CP", "the canadian press": "CP", "cnn wire": "CNN", "ukrinform": "Ukrinform",
}  # fmt: skip
# "Lakeland Newswire", "Northern News Agency": a name of its own and an ending that only agencies have.
_ENDINGS = re.compile(
    r"^(?!(?:the\s)?(?:the|post|our|your|free|local)\s\w+$)\w.*\s(?:(?:news|press|wire)\s+(?:agency|agencies|service|association|trust)|newswire|press)$|^news\s+agencies$",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"^\s*(?P<place>[^\W\d_][\w.'’ -]{1,40}(?:,\s[\w.'’ -]{2,40}){0,3})?\s*\((?P<name>[^()\d]{2,40})\)\s*[-–—:]+\s"
)
_DASHED = re.compile(r"^\s*(?P<place>[A-Z][\w.'’, -]{1,60}?),?\s+(?P<name>[A-Z][A-Za-z]{1,11})\s*[-–—]+\s")
_BRACKETED = re.compile(r"\(\s*(?:source:\s*)?(?P<name>[^()\d]{2,60})\)\W*$")
_LINE = re.compile(
    r"^\W*(?:(?:source|agency|credit|with|via|from|by)\s*:?\s+)?(?P<name>[^\W\d][\w.&'’ /,-]{1,60}?)\W*$", re.IGNORECASE
)


def is_agency(name: str) -> bool:
    """True for a known news agency, and for a name that ends as agencies' names do."""
    plain = name.strip(" .,;:()")
    if " ".join(tokens(plain)) in _KNOWN:
        return True
    return len(plain.split()) <= 5 and not re.search("[,/|]", plain) and bool(_ENDINGS.match(plain))


def agency_name(name: str) -> str:
    """The usual short form of a known agency, else the name as it stands."""
    plain = name.strip(" .,;:()")
    return _KNOWN.get(" ".join(tokens(plain))) or _known_ending(plain) or plain


def find_credit(
    paragraphs: Sequence[str], lines: Sequence[str], authors: Sequence[str], holder: str, outlet: str
) -> str | None:
    """The agency that the page credits, or None.

    ``paragraphs`` are the article's, ``lines`` the short lines around it, ``authors`` the uncleaned authors, ``holder``
    a copyright holder named in the page's data. A dateline says it best; then a bracket at the end of the first or last
    paragraph; then a line or author that is an agency's name.
    """
    for text in paragraphs[:2]:
        match = _DATELINE.match(text) or _DASHED.match(text)
        if not match or not ((match.re is _DATELINE and _may_be_name(match["name"])) or is_agency(match["name"])):
            continue
        if is_agency(match["name"]) or not _is_own(match["name"], outlet):
            return agency_name(match["name"])
    for text in (*paragraphs[:1], *paragraphs[-1:]):
        match = _BRACKETED.search(text)
        if match and _may_be_name(match["name"]) and (is_agency(match["name"]) or _is_acronym_after_stop(text, match)):
            return agency_name(match["name"])
    for text in (*lines, *authors):
        match = _LINE.match(text) if len(text) <= 80 else None
        if match and is_agency(match["name"]) and not _is_own(match["name"], outlet):
            return agency_name(match["name"])
    for text in authors:
        if known := _known_ending(text):
            return known
    if holder and is_agency(holder) and not _is_own(holder, outlet):
        return agency_name(holder)
    return None


def _may_be_name(name: str) -> bool:
    """Capitals and at most five words: "CP", "Lakeland Newswire", not "see page two"."""
    words = name.replace("/", " ").split()
    return 1 <= len(words) <= 5 and all(
        word[0].isupper() or word.lower() in ("dpa", "of", "the", "and") for word in words
    )


def _is_acronym_after_stop(text: str, bracket: re.Match[str]) -> bool:
    """ "... he said. (XYZ)": two to six capitals behind a full stop sign off an agency's text."""
    name = bracket["name"].strip()
    return (
        name.isupper()
        and 2 <= len(name) <= 6
        and text[: bracket.start()].rstrip().endswith((".", "”", '"', "’", "!", "?"))
    )


def _is_own(name: str, outlet: str) -> bool:
    mine, other = "".join(tokens(outlet)), "".join(tokens(name))
    return bool(mine) and (mine in other or other in mine)


def _known_ending(author: str) -> str | None:
    """The agency behind an author's name: "A B, Associated Press"."""
    words = tokens(author)
    for size in (3, 2):
        ending = " ".join(words[-size:])
        if len(words) > size and ending in _KNOWN:
            return _KNOWN[ending]
    return None
