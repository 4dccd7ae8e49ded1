"""Titles and openings of pages: which are a party's own release, and which can head a brief."""

from __future__ import annotations

import re

from writethru.core.types import Article

# what issues releases; "Press Agency" and "News Service" issue news
_PARTY = re.compile(
    r"\b(?:Ministry|Minister|Department|Government|General Staff|Armed Forces|Directorate|Municipality|Prefecture"
    r"|Embassy|Presidency|Police|Prosecutor\w*|Parliament|City Council|County Council|Inspectorate|Secretariat)\b"
)
_NUMBERED = re.compile(
    r"^(?:(?:Joint|Official|Press|Special) )?(?:Communiqu[eé]|Bulletin|Press [Rr]elease|Statement|Release|Notice"
    r"|Circular|Situation [Rr]eport)\b,? (?:(?:[Nn]o|[Nn]umber|[Nn]r|#|[Nn]°)\.? ?)?\d",
)
_FORM = re.compile(
    r"^[^.:;“”]{0,140}\b(?:announces?|announced|communicates?|states?|informs?) (?:as follows|the following)[.:]?$"
    r"|^(?:for immediate release|embargoed until|press release|notes? to editors?|ends|media contacts?)\b"
    r"|^The next (?:communiqué|communique|bulletin|statement|update|briefing) (?:will|is to) (?:be|follow)\b",
    re.I,
)


def form_words(text: str) -> bool:
    """Is a sentence the form of a release and no news: "The ministry announces the following."?"""
    return _FORM.search(text.strip()) is not None


def released(article: Article) -> bool:
    """Is the page a release of a party to the story: numbered, opened by its form, or issued by an office?"""
    opening = article.text.strip().split("\n", 1)[0]
    return bool(_NUMBERED.match(article.title) or _PARTY.search(article.outlet or "") or form_words(opening))


_LAST = re.compile(r"^(?P<claim>[^“”\"‘]+), (?P<who>[^,“”\"‘]{3,40}) (?P<verb>says?|finds?|warns?|rules?|shows?)$")


def speaker_first(title: str, text: str) -> str:
    """The title with its speaker in front: "A might have B, inquiry says" as "Inquiry says A might have B".

    ``text`` is the article, which shows whether the first word is a name; the title is returned where that is open.
    """
    found = _LAST.match(title)
    if found is None:
        return title
    word = re.match(r"\w+", found["claim"])
    common = word is not None and re.search(rf"\b{word[0].lower()}\b", text) is not None
    name = word is not None and re.search(rf"[a-z,] {re.escape(word[0])}\b", text) is not None
    if not (common or name):
        return title
    claim = found["claim"] if name and not common else found["claim"][:1].lower() + found["claim"][1:]
    who = found["who"]
    return f"{who[:1].upper()}{who[1:]} {found['verb']} {claim}"
