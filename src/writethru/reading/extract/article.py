"""A raw entry to an Article."""

from __future__ import annotations

from writethru.core.errors import NoArticleError
from writethru.core.ids import make_id, sha256
from writethru.core.types import Article, RawEntry
from writethru.reading.extract.furniture import is_furniture_line, prune_furniture
from writethru.reading.extract.page import parse_page


def extract(entry: RawEntry) -> Article:
    if entry.kind == "text":
        text = "\n\n".join(" ".join(p.split()) for p in entry.body.split("\n\n") if p.strip())
        title, published, outlet = entry.title or "", entry.published, entry.outlet
    else:
        from trafilatura.core import bare_extraction

        page = parse_page(entry.source, entry.body)
        h1 = next(page.root.iter("h1"), None)
        title = " ".join(h1.text_content().split()) if h1 is not None else entry.title or ""
        prune_furniture(page.root)
        found = bare_extraction(page.root, include_comments=False, favor_precision=True, with_metadata=True)
        lines = (found.text or "").split("\n") if found is not None else []
        text = "\n\n".join(" ".join(x.split()) for x in lines if x.strip() and x.strip() != title and not is_furniture_line(x))
        published, outlet = (found.date if found is not None else None), (found.sitename if found is not None else None)
    if not text:
        raise NoArticleError(entry.source, "the page holds no article")
    return Article(make_id("art", entry.url or sha256(text)), 1, entry.url, entry.file, outlet, None, title, entry.authors,
                   published, None, "en", "full", None, sha256(text), text)
