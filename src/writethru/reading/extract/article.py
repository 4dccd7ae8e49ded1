"""A raw entry to an Article: each field from the best voice the page has for it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from lxml.html import HtmlElement

from writethru.core.errors import FormatError, NoArticleError
from writethru.core.ids import make_id, sha256
from writethru.core.types import Article, Completeness, RawEntry
from writethru.reading.extract.agencies import find_credit
from writethru.reading.extract.body import Body, find_body
from writethru.reading.extract.bylines import byline_lines, clean_authors
from writethru.reading.extract.completeness import judge
from writethru.reading.extract.dates import Dates, find_dates, read_printed, read_stamp
from writethru.reading.extract.jsonld import Marked, read_marked
from writethru.reading.extract.language import find_language
from writethru.reading.extract.lines import Lines, read_lines
from writethru.reading.extract.meta import Head, Marks, read_head, read_marks
from writethru.reading.extract.outlets import canonical_url, find_outlet, registered_domain
from writethru.reading.extract.page import MAX_CHARS, clean, parse_page
from writethru.reading.extract.plain import read_plain
from writethru.reading.extract.titles import find_title
from writethru.reading.extract.words import agreement, word_count

# Fewer words than this are no article, whatever the page calls them.
MIN_WORDS = 20
# On a page with more links than text, paragraphs of fewer words than this on average are teasers of other articles.
INDEX_WORDS = 16
# Longer texts are no news; the parser's time grows with them.
MAX_ARTICLE = 300_000
_CHECK = "check that the address or file is that of one article"
_AUTHOR_METAS = (
    "author",
    "article:author",
    "parsely-author",
    "dc.creator",
    "dcterms.creator",
    "byl",
    "sailthru.author",
    "citation_author",
)
_DATE_METAS = (
    "article:published_time", "og:article:published_time", "article:published", "datepublished", "date",
    "parsely-pub-date",
    "sailthru.date", "pubdate", "publishdate", "publish-date", "publication_date", "dc.date.issued", "dcterms.created",
    "dc.date", "citation_publication_date", "og:published_time", "published_time", "article.published",
)  # fmt: skip
_MODIFIED_METAS = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "lastmod",
    "last-modified",
    "dcterms.modified",
    "article.updated",
)


def extract(entry: RawEntry, *, max_chars: int = MAX_CHARS, today: date | None = None) -> Article:
    """The article of a page or a text. ``text`` is its paragraphs, standfirst first, joined by blank lines.

    ``today`` is used for one thing: a date printed without its year is that of the latest year it fits. Raises
    FormatError for what is no page or text, NoArticleError where there is no article in it; both say what to try.
    """
    if not entry.body.strip("\ufeff \t\r\n\0"):
        raise NoArticleError(entry.source, "the page is empty", hint=_CHECK)
    if entry.body.lstrip("\ufeff \r\n")[:5] == "%PDF-":
        raise FormatError(
            entry.source,
            "it is a PDF, whatever its name says",
            hint="save its text as .txt or the article's page as .html",
        )
    if entry.body[:4000].count("\ufffd") + entry.body[:4000].count("\0") > 400:
        raise FormatError(
            entry.source, "it is not text: most of it cannot be decoded", hint="check what kind of file it is"
        )
    return _from_text(entry, max_chars, today) if entry.kind == "text" else _from_page(entry, max_chars, today)


def _from_text(entry: RawEntry, max_chars: int, today: date | None) -> Article:
    plain = read_plain(entry.body, entry.title, max_chars=max_chars, latest=today)
    if sum(map(word_count, plain.paragraphs)) < 5:
        raise NoArticleError(entry.source, "the text holds no sentences of an article", hint=_CHECK)
    text, cut = _join(plain.paragraphs)
    return _build(
        entry,
        title=plain.title,
        text=text,
        url=entry.url,
        outlet=entry.outlet,
        byline=clean_authors(entry.authors, entry.outlet or "", marked=True) or plain.authors,
        dates=Dates(_given(entry) or plain.published, None),
        language=find_language((), text),
        completeness="teaser" if entry.teaser else "full",
        credit=find_credit(plain.paragraphs, (), entry.authors, "", entry.outlet or ""),
        notes=(*plain.notes, *cut),
    )


def _from_page(entry: RawEntry, max_chars: int, today: date | None) -> Article:
    page = parse_page(entry.source, entry.body, max_chars=max_chars)
    head = read_head(page.head)
    headings = [text for h1 in page.root.iter("h1") if (text := clean(h1.text_content()))][:20]
    marked = read_marked(page.scripts, headings[0] if headings else head.title)
    marks = read_marks(page.root)
    lines = read_lines(page.root)
    url = canonical_url((head.canonical, head.first("og:url"), marked.url), entry.url)
    domain = registered_domain(url) if url else None
    named_titles = [
        text
        for text in (marked.headline, head.first("og:title"), head.first("twitter:title"), *marks.values("headline"))
        if text
    ]
    outlet = _outlet(entry, head, marked, marks, lines, [*headings, *named_titles], domain)
    title = find_title(head.title, headings, named_titles, lines.short, outlet or "") or entry.title or ""
    body = find_body(
        page.root,
        [title, head.title, *named_titles, *(text for text in headings if agreement(text, title) > 0.5)],
        marked.body,
    )
    _require_article(entry, body, bool(marked.types) or head.first("og:type").lower() == "article")
    near = lines.near(body.paragraphs)
    authors = _authors(head, marked, marks, lines, near)
    names = [name for group in authors for name in group]
    paragraphs = _without_bio(body.paragraphs, names)
    completeness, notes = judge(body, marked, lines.after(paragraphs), lines.walls)
    text, cut = _join(paragraphs)
    return _build(
        entry,
        title=title,
        text=text,
        url=url,
        outlet=outlet,
        byline=_byline(entry, authors, outlet or ""),
        dates=_dates(entry, page.root, head, marked, marks, lines.dated(body.paragraphs), url or "", today),
        language=find_language(_told_languages(page.root, head, marked), text),
        completeness=completeness,
        credit=find_credit(paragraphs, near, names, marked.holder, outlet or ""),
        notes=(*page.notes, *body.notes, *notes, *cut),
    )


def _join(paragraphs: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """The paragraphs as one text, cut at a paragraph where it is longer than any article, and a note of the cut."""
    text = "\n\n".join(paragraphs)
    if len(text) <= MAX_ARTICLE:
        return text, ()
    at = text.rfind("\n\n", 0, MAX_ARTICLE)
    if at <= 0:
        at = text.rfind(" ", 0, MAX_ARTICLE)
    return text[: at if at > 0 else MAX_ARTICLE].rstrip(), (
        f"the text was cut: only its first {MAX_ARTICLE:,} characters are kept",
    )


def _build(
    entry: RawEntry, *, title: str, text: str, url: str | None, outlet: str | None, byline: tuple[str, ...],
    dates: Dates,
    language: str, completeness: Completeness, credit: str | None, notes: tuple[str, ...],
) -> Article:  # fmt: skip
    return Article(
        id=make_id("art", url or sha256(text)),
        revision=1,
        url=url,
        file=entry.file,
        outlet=outlet,
        domain=registered_domain(url) if url else None,
        title=title,
        byline=byline,
        published=dates.published,
        modified=dates.modified,
        language=language,
        completeness=completeness,
        credit=credit,
        sha256=sha256(text),
        text=text,
        notes=(*entry.notes, *notes, *dates.notes),
    )


def _outlet(
    entry: RawEntry, head: Head, marked: Marked, marks: Marks, lines: Lines, titles: Sequence[str], domain: str | None
) -> str | None:
    named = [
        head.first("og:site_name"),
        marked.publisher,
        head.first("application-name", "publisher", "dc.publisher"),
        *marks.values("publisher"),
    ]
    headline = next((text for text in titles if text), "")
    return (
        find_outlet(named, head.title, headline, lines.brands, domain)
        if any(named) or head.title or lines.brands or domain
        else entry.outlet
    )


def _authors(head: Head, marked: Marked, marks: Marks, lines: Lines, near: Sequence[str]) -> list[list[str]]:
    """The authors as each voice of the page has them, the most reliable voice first."""
    return [
        [name for name, _ in marked.authors],
        head.all(*_AUTHOR_METAS),
        marks.values("author", "creator"),
        list(lines.authors),
        [line for line in lines.bylines if line in near] + byline_lines(near),
    ]


def _byline(entry: RawEntry, authors: Sequence[Sequence[str]], outlet: str) -> tuple[str, ...]:
    *data, related, printed = authors
    for group in data:
        if found := clean_authors(group, outlet, marked=True):
            return found
    for lines in (related, *([line] for line in printed)):
        if found := clean_authors(lines, outlet, marked=False):
            return found
    return clean_authors(entry.authors, outlet, marked=True)


def _dates(
    entry: RawEntry, root: HtmlElement, head: Head, marked: Marked, marks: Marks, printed: Sequence[str], url: str,
    today: date | None,
) -> Dates:  # fmt: skip
    published = [marked.published, *head.all(*_DATE_METAS), *marks.values("datePublished", "dateCreated")]
    modified = [marked.modified, *head.all(*_MODIFIED_METAS), *marks.values("dateModified")]
    shown = [*(text for _, text in marks.times), *printed]
    found = find_dates(published, modified, [stamp for stamp, _ in marks.times], shown, url, today)
    if found.published is None and (given := _given(entry)):
        return Dates(given, found.modified, found.notes)
    if found.published is None:
        return Dates(_guessed_date(root, url) or found.modified, found.modified, found.notes)
    return found


def _given(entry: RawEntry) -> str | None:
    """The date that a feed gave of the entry."""
    return read_stamp(entry.published) or read_printed(entry.published) if entry.published else None


def _guessed_date(root: HtmlElement, url: str) -> str | None:
    from htmldate import find_date  # costs more than all else here, so it is asked last

    return find_date(root, url=url or None, original_date=True, extensive_search=False)


def _told_languages(root: HtmlElement, head: Head, marked: Marked) -> list[str]:
    return [
        root.get("lang") or root.get("xml:lang") or "",
        marked.language,
        head.first("content-language", "language", "og:locale"),
    ]


def _require_article(entry: RawEntry, body: Body, said: bool) -> None:
    """Raises NoArticleError for a page without one; ``said`` is that the page calls itself an article."""
    words = sum(map(word_count, body.paragraphs))
    if words < MIN_WORDS:
        raise NoArticleError(
            entry.source, f"the page holds no article: {words or 'no'} words in sentences", hint=_CHECK
        )
    if (
        not said
        and len(body.paragraphs) > 3
        and words < INDEX_WORDS * len(body.paragraphs)
        and body.linked_words > words
    ):
        raise NoArticleError(
            entry.source, "the page lists articles and holds none itself", hint="give the address of one of them"
        )


def _without_bio(paragraphs: Sequence[str], authors: Sequence[str]) -> tuple[str, ...]:
    """Drops a last paragraph that tells who the author is."""
    out = list(paragraphs)
    names = clean_authors(authors, "", marked=True)
    while len(out) > 2 and any(out[-1].startswith((f"{name} ", f"{name}, ")) and len(out[-1]) < 500 for name in names):
        out.pop()
    return tuple(out)
