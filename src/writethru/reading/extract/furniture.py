"""What a site puts around an article, told by the tags, roles and names of its elements."""

from __future__ import annotations

import re
from itertools import pairwise

from lxml.html import HtmlElement

from writethru.reading.extract.blocks import Block
from writethru.reading.extract.page import name_of, remove

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")

# One of these words in the class, id, role or tag of an element says what it is.
_NAMES = frozenset(
    """related relatedarticles recirc recirculation recommended recommendations recommendation relacionadas relacionados
    newsletter newsletters nieuwsbrief signup subscribe subscription subscribers optin
    share sharing sharebar sharethis addthis social socials botones compartir teilen partager
    cookie cookies consent gdpr cmp
    promo promos promotion promoted advert adverts advertisement advertising advertorial adslot adunit adsense dfp
    sponsored sponsor outbrain taboola zergnet pub publicidad publicite werbung anzeige
    comments comment comentarios commentaires kommentare coment disqus livefyre
    trending popular mostread mostpopular ticker masthead
    breadcrumb breadcrumbs pagination pager nav navbar navigation menu sidebar rail
    caption captions figcaption leyenda leyendas
    bio authorbio authorbox
    toolbar poll quiz donate donation membership paywall
    skip listen tags taglist topics hashtags
    teaser teasers readnext readmore morefrom mostviewed
    footer copyright copyrights disclaimer endnote
    credits rating ratings nl""".split()
)
# Two words side by side.
_PAIRS = frozenset(
    """most read|most popular|most viewed|most commented|most shared|read more|read next|read also|also read|see also
    more from|more on|more stories|more news|up next|top stories|latest news|editors picks|editor picks
    around web|lees ook
    leer mas|author box|author bio|author info|about author|bio box|end note|block ad|ad slot|ad unit
    ad wrapper
    ad container|ad box|ad block|inline ad|image credit|photo credit|photo caption|img caption|image caption
    caption text
    wp caption|media caption|sign up|log in|sign in|tag list|topic tags|topic list|tags list|article tags|post tags
    link list|links block|link block|teaser card|site footer|page footer|site header|side bar|social media
    follow us|join us|back top|print only""".replace("\n    ", "|").split("|")
)
_CROSSHEADS = frozenset(
    """crosshead|crossheading|cross head|cross heading|inter title|intertitle|inter head|interhead|zwischentitel|ladillo
    intertitre""".replace("\n    ", "|").split("|")
)
_BODY = re.compile(r"(?:article|story|post|entry|news|main)[_-]?(?:inner[_-]?)?(?:body|content|text)", re.IGNORECASE)
_ROLES = frozenset(
    ["navigation", "contentinfo", "complementary", "banner", "search", "dialog", "alertdialog", "menu", "toolbar"]
)
_TAGS = frozenset(["nav", "aside", "footer", "figcaption", "menu"])
LONG_PIECE = 60
_SELF_CLASS = re.compile(r"(?:^|[\s_-])(?:ad|ads|agency)(?:$|[\s_-])", re.IGNORECASE)


def names_of(element: HtmlElement) -> list[str]:
    """The words of an element's tag, class, id, role and component name, in lower case."""
    tag = element.tag if "-" in element.tag else ""
    return [word.lower() for word in _WORD.findall(f"{tag} {name_of(element)}")]


def is_furniture_element(element: HtmlElement) -> bool:
    """True where the tag, role or a name of the element says that it is no part of an article."""
    if element.tag in _TAGS or (element.get("role") or "").lower() in _ROLES:
        return True
    if element.tag in ("html", "body", "main", "article", "p", "a", "span", "b", "strong", "em", "i", "time"):
        return element.tag in ("p", "span") and _named(element)
    return _named(element)


def _named(element: HtmlElement) -> bool:
    names = names_of(element)
    if any(name in _NAMES for name in names):
        return True
    if any(f"{a} {b}" in _PAIRS for a, b in pairwise(names)):
        return True
    return bool(_SELF_CLASS.search(element.get("class") or ""))


def prune_furniture(root: HtmlElement) -> None:
    """Takes furniture elements out of the tree.

    An element that holds the page's first heading or a quarter of its long paragraphs stays: layout classes such as
    ``with-sidebar`` stand on wrappers of everything.
    """
    weight = _paragraph_weights(root)
    whole = weight.get(root, 0) or 1
    for element in list(root.iter()):
        if not isinstance(element.tag, str) or element is root or not is_furniture_element(element):
            continue
        if weight.get(element, 0) * 4 <= whole and not _holds_headline(element) and not _BODY.search(name_of(element)):
            remove(element)


def _holds_headline(element: HtmlElement) -> bool:
    return element.tag not in _TAGS and next(element.iter("h1"), None) is not None


def _paragraph_weights(root: HtmlElement) -> dict[HtmlElement, int]:
    """Characters of running text (pieces of 60 characters or more, outside links) below each element."""
    own: dict[HtmlElement, int] = {}
    order = [element for element in root.iter() if isinstance(element.tag, str)]
    for element in order:
        size = 0
        for text in (element.text, *(child.tail for child in element)):
            piece = len(text.strip()) if text and len(text) >= LONG_PIECE else 0
            size += piece if piece >= LONG_PIECE else 0
        own[element] = 0 if element.tag == "a" else size
    for element in reversed(order):
        parent = element.getparent()
        if parent is not None and parent in own:
            own[parent] += own[element]
    return own


def is_link_line(block: Block) -> bool:
    """True for a block that is all link and no sentence."""
    return block.linked > 0.8 and (block.words < 25 or block.kind == "li")


def is_crosshead(block: Block) -> bool:
    """True for a heading between paragraphs that its name or role gives away: layout, not a sentence of the article.

    Plain h2 to h6 stay: in lists and explainers they carry words of the text.
    """
    names = names_of(block.element)
    return any(name in _CROSSHEADS for name in names) or any(f"{a} {b}" in _CROSSHEADS for a, b in pairwise(names))
