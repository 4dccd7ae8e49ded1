"""Ids and hashes. Everything here is a pure function of its input."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from writethru.core.types import Article, Citation


def sha256(text: str) -> str:
    """SHA-256 of the text in UTF-8, as 64 hexadecimal digits. Lone surrogates are kept as they are."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def make_id(kind: str, *parts: object) -> str:
    """A short id such as ``st-3fa91c0d2b7e``: the kind and 48 bits of the hash of all parts, in order."""
    digest = hashlib.sha256("\x1f".join([kind, *map(str, parts)]).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{kind}-{digest[:12]}"


def short_ids(ids: Iterable[str], least: int = 6) -> dict[str, str]:
    """For each id the beginning of its hash by which it is known among them all: at least so many digits, the same
    number for each."""
    digests = {key: key.rsplit("-", 1)[-1] for key in ids}
    for size in range(least, max((len(one) for one in digests.values()), default=0)):
        if len({one[:size] for one in digests.values()}) == len(digests):
            return {key: one[:size] for key, one in digests.items()}
    return digests


def cite(article: Article, start: int, end: int) -> Citation:
    """The citation of ``article.text[start:end]``.

    Raises ValueError for an empty or outlying span: a citation always holds words of the article.
    """
    if not 0 <= start < end <= len(article.text):
        raise ValueError(f"span {start}:{end} is not inside article {article.id} of {len(article.text)} characters")
    quote = article.text[start:end]
    return Citation(article.id, article.revision, start, end, sha256(quote), quote)
