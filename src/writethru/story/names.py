"""Outlets and times of articles, in forms to show, to compare and to sort by."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime

from writethru.core.types import Article


def name_of(article: Article) -> str:
    """How messages name an article: its outlet, or else its domain, file or id."""
    return article.outlet or article.domain or article.file or article.id


def fold(name: str | None) -> str:
    """A name in a form to compare: case, accents' encoding and white space aside. Look-alike letters stay unlike."""
    return " ".join(unicodedata.normalize("NFC", name or "").casefold().split())


def initials(name: str) -> str:
    """The capitals that begin the words of a name."""
    return "".join(word[0] for word in re.findall(r"\w+", name) if word[0].isupper())


def is_agency_of(article: Article, credit: str | None) -> bool:
    """Is the article of the outlet that ``credit`` names, by its name or its initials?"""
    if not credit or not article.outlet:
        return False
    bare = credit.strip("() ")
    return fold(article.outlet) == fold(bare) or (len(bare) >= 2 and bare == initials(article.outlet))


def when(article: Article) -> tuple[bool, str, str]:
    """Sorting key: by time of publication in UTC, undated last, then by id."""
    return article.published is None, utc(article.published or ""), article.id


def utc(stamp: str) -> str:
    """A time in UTC without its offset, so that times of several zones sort; what is no time stays as it is."""
    if len(stamp) <= 10:
        return stamp
    try:
        moment = datetime.fromisoformat(stamp)
    except ValueError:
        return stamp
    return (moment if moment.tzinfo is None else moment.astimezone(UTC)).replace(tzinfo=None).isoformat()
