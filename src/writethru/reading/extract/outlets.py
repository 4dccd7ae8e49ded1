"""Which outlet a page is of, and under which address it wants to be known."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from urllib.parse import urljoin, urlsplit

from writethru.reading.extract.titles import segments
from writethru.reading.extract.words import same_words, tokens

_GENERIC = re.compile(
    r"^(?:home|news|start|startseite|accueil|inicio|menu|search|skip\b.*|sign\s?in|log\s?in|subscribe\b.*|world|sport|opinion|live)$",
    re.IGNORECASE,
)


def find_outlet(
    named: Sequence[str], page_title: str, headline: str, mastheads: Sequence[str], domain: str | None
) -> str | None:
    """The outlet's name: as the page's data gives it, else the part of the title that masthead or domain confirm.

    A domain alone is the last resort, so that two outlets are never one for want of a name.
    """
    headline = headline or max(segments(page_title), key=len, default="")
    parts = [part for part in segments(page_title) if not _is_headline(part, headline)]
    heads = [text for text in mastheads if text and not _GENERIC.match(text) and not _is_headline(text, headline)]
    told = [plain for name in named if (plain := _plain_name(name, headline, domain))]
    for name in told:
        if domain and _fits_domain(name, domain):
            return name
    if told:
        return told[0]
    for part in parts:
        if any(same_words(part, head) for head in heads):
            return part
    for head in heads:
        if domain and _fits_domain(head, domain):
            return head
    for part in parts:
        if domain and _fits_domain(part, domain):
            return part
    for head in heads:
        if any(_begins(part, head) for part in parts):
            return head
    if parts and len(segments(page_title)) > len(parts):
        return _likeliest(parts, segments(page_title))
    return domain


def _plain_name(name: str, headline: str, domain: str | None) -> str:
    """The name without the motto or headline that some sites put into it; "" where nothing is left."""
    if not name or name.startswith(("http", "@", "www.")) or same_words(name, headline):
        return ""
    parts = [part for part in segments(name) if not _is_headline(part, headline)] if "|" in name else [name]
    fitting = [part for part in parts if domain and _fits_domain(part, domain)]
    return (fitting or parts or [""])[0]


def _likeliest(parts: Sequence[str], whole: Sequence[str]) -> str:
    """Of several parts the last, for sections come before the name; a name before the headline comes first."""
    return parts[0] if whole[0] == parts[0] and len(parts) > 1 and whole[-1] not in parts else parts[-1]


def _is_headline(part: str, headline: str) -> bool:
    a, b = tokens(part), tokens(headline)
    if not a or not b:
        return False
    return a == b or (len(a) > 3 and " ".join(a) in " ".join(b)) or (len(b) > 3 and " ".join(b) in " ".join(a))


def _begins(part: str, head: str) -> bool:
    a, b = tokens(part), tokens(head)
    return bool(b) and (a[: len(b)] == b or b[: len(a)] == a)


def _fits_domain(name: str, domain: str) -> bool:
    label = re.sub(r"[^a-z0-9]", "", domain.rsplit(".", 1)[0].lower())
    words = tokens(name)
    joined = ["".join(words), "".join(word for word in words if word != "the")]
    return any(len(text) >= 4 and (text == label or (len(text) >= 6 and text in label)) for text in joined)


def canonical_url(told: Sequence[str], url: str | None) -> str | None:
    """The first address the page gives of itself, made absolute; an address of another host is not believed."""
    for text in told:
        if not text:
            continue
        try:
            address = urljoin(url or "", text)
            parts = urlsplit(address)
        except ValueError:
            continue
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.username:
            continue
        if url and registered_domain(url) != registered_domain(address):
            continue
        if url and len(parts.path.strip("/")) == 0 and len(urlsplit(url).path.strip("/")) > 0:
            continue
        return address
    return url


@lru_cache(maxsize=1024)
def registered_domain(url: str) -> str | None:
    """The domain under which the host is registered, by the public suffix list that ships with tldextract."""
    try:
        host = (urlsplit(url).hostname or "").strip(".").lower()
    except ValueError:
        return None
    if not host:
        return None
    if host.replace(".", "").isdigit() or ":" in host:
        return host
    found = _suffixes()(host)
    return found.top_domain_under_public_suffix or (".".join(host.split(".")[-2:]) if "." in host else host)


@lru_cache(maxsize=1)
def _suffixes():  # type: ignore[no-untyped-def]
    import tldextract

    return tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)
