"""HTML source to a tree that holds only what a reader of the page can see, in bounded time.

The parser's own limits (depth 255, ten million characters in one text) lose text silently, so sources that would
reach them are flattened or cut before it sees them, and a note says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import lxml.html
from lxml import etree
from lxml.html import HtmlElement

from writethru.core.errors import FormatError

MAX_CHARS = 8_000_000
MAX_ELEMENTS = 60_000
MAX_TEXT = 1_000_000
MAX_DEPTH = 200
MANY_BREAKS = 2_000
MAX_ATTRIBUTE = 2_000
MAX_SCRIPT = 1_000_000
MAX_SHEET = 100_000

# Elements whose text is never an article's: code, controls, and what stands in for something not shown.
_UNSEEN = frozenset(
    "script style noscript template svg math iframe object embed audio video canvas select option textarea input "
    "button dialog datalist map area track source link param".split()
)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
# Format characters that show nothing: zero-width space, soft hyphen, word joiner, direction marks, tag characters.
# The joiners U+200C and U+200D stay: Persian, Indic scripts and emoji are written with them.
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\U000e0000-\U000e007f]")
_BREAKS = re.compile(r"(?:<br\s*/?>\s*){3,}", re.IGNORECASE)
_OPENING_RUN = re.compile(r"(?:<(?!p\b|h\d)[A-Za-z][\w-]{0,30}(?:\s[^<>]{0,200})?>\s*){100,}")
_WRAPPER = re.compile(
    r"</?(?:div|span|section|font|b|i|em|strong|center|table|tbody|tr|td|ul|ol|blockquote)\b[^<>]{0,500}>",
    re.IGNORECASE,
)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_HIDING_RULE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SHEET_MARK = re.compile(r"[{};]|display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SIMPLE_SELECTOR = re.compile(r"^[a-z0-9]*([.#])([\w-]+)$", re.IGNORECASE)
_HIDING_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$|!)|font-size\s*:\s*0(?:px|em|rem|pt|%)?\s*(?:;|$|!)"
    r"|(?:left|top|text-indent)\s*:\s*-\d{3,}",
    re.IGNORECASE,
)
_HIDDEN_NAMES = frozenset(
    "sr-only sr-only-focusable visually-hidden visuallyhidden screen-reader-text screenreader element-invisible "
    "u-hidden is-hidden d-none a11y-hidden assistive-text offscreen off-screen".split()
)
_NEVER_HIDDEN = frozenset(["html", "body", "main", "article"])


@dataclass(frozen=True, slots=True)
class Page:
    """The visible tree of a page, and the parts that are read but not shown."""

    root: HtmlElement
    # text of each JSON-LD script, in page order
    scripts: tuple[str, ...]
    # the head as it was parsed: title, meta and link elements
    head: tuple[HtmlElement, ...]
    notes: tuple[str, ...]


def parse_page(source: str, body: str, *, max_chars: int = MAX_CHARS) -> Page:
    """The page behind ``body``. Raises FormatError naming ``source`` where there is no HTML to be read."""
    notes: list[str] = []
    if len(body) > max_chars:
        body = body[:max_chars]
        notes.append(f"only the first {max_chars:,} characters of the page were read")
    text = _CONTROL.sub("", _DECLARATION.sub("", body, count=1))
    if text.count("<br") > MANY_BREAKS:
        text = _BREAKS.sub("<br><br>", text)
    root = _parse(source, text)
    if _too_deep(root):
        root = _parse(source, _OPENING_RUN.sub("<div>", text))
    if _too_deep(root):
        notes.append("the page is nested too deeply, so its layout was ignored")
        root = _parse(source, _WRAPPER.sub("\n", text))
    scripts = tuple(
        script.text[:MAX_SCRIPT]
        for script in root.iter("script")
        if "ld+json" in (script.get("type") or "").lower() and script.text
    )
    head = tuple(root.iter("title", "meta", "link"))
    hidden = _stylesheet_hides(root)
    _drop_unseen(root)
    if cut := _limit(root):
        notes.append(cut)
    _drop_hidden(root, hidden)
    return Page(root, scripts, head, tuple(notes))


def clean(text: str) -> str:
    """The text without invisible format characters, white space made single spaces."""
    return " ".join(_INVISIBLE.sub("", text).split())


def without_control(text: str) -> str:
    """The text without control characters and lone surrogates."""
    return _CONTROL.sub("", text)


def name_of(element: HtmlElement) -> str:
    """Class, id, role and component name of an element as one string."""
    get = element.get
    parts = (get("class"), get("id"), get("role"), get("data-component"), get("data-testid"), get("itemprop"))
    return " ".join(part[:MAX_ATTRIBUTE] for part in parts if part)


def _parse(source: str, text: str) -> HtmlElement:
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        raise FormatError(source, "the page is empty", hint="check that the address or file is the right one") from None
    if not isinstance(root, HtmlElement):
        raise FormatError(source, "the page holds no HTML", hint="check that the address or file is the right one")
    return root


def _too_deep(root: HtmlElement) -> bool:
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > MAX_DEPTH:
            return True
    return False


def _limit(root: HtmlElement) -> str:
    """Cuts the tree where it has more elements or text than any article; says what was cut, or ""."""
    size = 0
    for count, element in enumerate(root.iter()):
        size += len(element.text or "") + len(element.tail or "")
        if count >= MAX_ELEMENTS or size > MAX_TEXT:
            element.text = (element.text or "")[:MAX_TEXT]
            element.tail = ""
            _cut_after(element)
            if count >= MAX_ELEMENTS:
                return f"only the first {MAX_ELEMENTS:,} elements of the page were read"
            return f"only the first {MAX_TEXT:,} characters of the page's text were read"
    return ""


def _cut_after(element: HtmlElement) -> None:
    node: HtmlElement | None = element
    for child in list(element):
        element.remove(child)
    while node is not None:
        parent = node.getparent()
        if parent is not None:
            for later in list(node.itersiblings()):
                parent.remove(later)
        node = parent


def _stylesheet_hides(root: HtmlElement) -> tuple[frozenset[str], frozenset[str]]:
    """Classes and ids that the page's own style sheets hide by a plain selector outside any condition."""
    classes: list[str] = []
    ids: list[str] = []
    for style in root.iter("style"):
        sheet = (style.text or "")[:MAX_SHEET]
        if (style.get("media") or "all").lower() not in ("all", "screen") or not _HIDING_RULE.search(sheet):
            continue
        for selectors in _hiding_selectors(sheet):
            for selector in selectors.split(","):
                plain = _SIMPLE_SELECTOR.match(selector.strip())
                if plain:
                    (classes if plain[1] == "." else ids).append(plain[2])
    return frozenset(classes), frozenset(ids)


def _hiding_selectors(sheet: str) -> Iterator[str]:
    """The selectors of the top-level rules that hide; what a condition (print, narrow screens) hides, others see."""
    depth = begin = 0
    selector = ""
    for mark in _SHEET_MARK.finditer(sheet):
        found = mark[0]
        if found == "{":
            if depth == 0:
                selector = sheet[begin : mark.start()].strip()
            depth += 1
        elif found == "}":
            depth = max(0, depth - 1)
            begin = mark.end()
        elif found == ";":
            begin = mark.end() if depth == 0 else begin
        elif depth == 1 and not selector.startswith("@"):
            yield selector


def _drop_unseen(root: HtmlElement) -> None:
    for element in list(root.iter(*_UNSEEN)):
        remove(element)


def _drop_hidden(root: HtmlElement, sheets: tuple[frozenset[str], frozenset[str]]) -> None:
    classes, ids = sheets
    whole = sum(len(text) for text in root.itertext()) or 1
    for element in list(root.iter()):
        for name in ("class", "id", "style"):
            if len(value := element.get(name, "")) > MAX_ATTRIBUTE:
                element.set(name, value[:MAX_ATTRIBUTE])
        if element.tag in _NEVER_HIDDEN or not _is_hidden(element, classes, ids):
            continue
        # Sites hide a whole article until a script shows it; what hides more than half of a page is not a trick.
        if sum(len(text) for text in element.itertext()) * 2 <= whole:
            remove(element)


def _is_hidden(element: HtmlElement, classes: frozenset[str], ids: frozenset[str]) -> bool:
    get = element.get
    if get("hidden") is not None or (get("aria-hidden") or "").lower() == "true":
        return True
    style = get("style")
    if style and _HIDING_STYLE.search(style[:MAX_ATTRIBUTE]):
        return True
    if get("id") in ids:
        return True
    names = (get("class") or "")[:MAX_ATTRIBUTE].split()
    return any(name in classes or name.lower() in _HIDDEN_NAMES for name in names)


def remove(element: HtmlElement) -> None:
    """Takes the element out and leaves the text behind it in place."""
    parent = element.getparent()
    if parent is None:
        return
    tail = element.tail
    if tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + tail
        else:
            parent.text = (parent.text or "") + tail
    parent.remove(element)


def iter_ancestors(element: HtmlElement) -> Iterator[HtmlElement]:
    """The element, its parent and so on up to the root."""
    node: HtmlElement | None = element
    while node is not None:
        yield node
        node = node.getparent()
